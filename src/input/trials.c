/* ROUGE's config.xml:
 *
 *     <ROUGE-EVAL>
 *       <EVAL ID="1">
 *         <PEER-ROOT>systems</PEER-ROOT> <MODEL-ROOT>models</MODEL-ROOT>
 *         <INPUT-FORMAT TYPE="SPL"/>
 *         <PEERS> <P ID="mine">1.txt</P> </PEERS>
 *         <MODELS> <M ID="A">1.A.txt</M> </MODELS>
 *       </EVAL>
 *     </ROUGE-EVAL>
 *
 * Names of elements may be in any case. As in ROUGE-1.5.5, a second EVAL with
 * an ID adds to the first, and the last file named for an ID of a P or M
 * stands for all of them. */
#include <expat.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/intern.h"
#include "base/status.h"

struct nutgraf_trials {
    struct arena arena; /* the strings */
    nutgraf_trial *trials;
    size_t count;
    size_t current;             /* the trial being read; `count` before the first */
    struct intern ids;          /* of the trials, numbered as they are */
    struct nutgraf_buffer text; /* of the element being read */
    const char *file_id;        /* of the P or M being read */
    const char *fault;          /* NULL: none so far */
};

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* `name` in any case is `lowered`. */
static bool is(const char *name, const char *lowered)
{
    while (*name && lower(*name) == *lowered) {
        name++;
        lowered++;
    }
    return !*name && !*lowered;
}

/* The value of an attribute, or NULL. */
static const char *attribute(const char **attributes, const char *lowered)
{
    for (; *attributes; attributes += 2)
        if (is(attributes[0], lowered))
            return attributes[1];
    return NULL;
}

static const char *keep(nutgraf_trials *trials, const char *bytes, size_t length)
{
    const char *copy = arena_string(&trials->arena, bytes, length);

    if (!copy)
        trials->fault = "";
    return copy;
}

/* Room for one more item of `size` bytes: doubled whenever `count` is a power
 * of two. NULL: memory ran out, `items` stays. */
static void *one_more(void *items, size_t count, size_t size)
{
    if (count > 0 && (count & (count - 1)) != 0)
        return items;
    return realloc(items, (count > 0 ? 2 * count : 1) * size);
}

static void begin_trial(nutgraf_trials *trials, const char *id)
{
    uint32_t number = intern_add(&trials->ids, span_from(id));
    nutgraf_trial *grown = trials->trials;

    if (number != INTERN_FAILED && number == trials->count) {
        grown = one_more(grown, trials->count, sizeof *grown);
        if (grown) {
            trials->trials = grown;
            grown[trials->count++] = (nutgraf_trial){
                .id = keep(trials, id, strlen(id)), .peer_root = "", .model_root = ""};
        }
    }
    if (number == INTERN_FAILED || !grown)
        trials->fault = "";
    else
        trials->current = number;
}

/* The trial being read, or NULL before the first. */
static nutgraf_trial *current(nutgraf_trials *trials)
{
    return trials->count > 0 ? &trials->trials[trials->current] : NULL;
}

static bool set_format(nutgraf_lines_format *format, const char *name)
{
    static const char *const NAMES[] = {"spl", "see", "isi"};

    for (size_t i = 0; name && i < sizeof NAMES / sizeof *NAMES; i++)
        if (is(name, NAMES[i])) {
            *format = (nutgraf_lines_format)i;
            return true;
        }
    return false;
}

static void begin_element(void *context, const char *name, const char **attributes)
{
    nutgraf_trials *trials = context;
    const char *id = attribute(attributes, "id");

    nutgraf_buffer_clear(&trials->text);
    if (trials->fault)
        return;
    if (is(name, "eval")) {
        if (id)
            begin_trial(trials, id);
        else
            trials->fault = "an EVAL without an ID";
    } else if (is(name, "p") || is(name, "m")) {
        if (id)
            trials->file_id = keep(trials, id, strlen(id));
        else
            trials->fault = "a P or M without an ID";
    } else if (is(name, "input-format") && current(trials)) {
        if (!set_format(&current(trials)->format, attribute(attributes, "type")))
            trials->fault = "no such INPUT-FORMAT; there are SPL, SEE and ISI";
    }
}

/* Is there a file of this id? Then `file` takes its place. */
static bool replace_files(const nutgraf_trials *trials, nutgraf_trial_file *files, size_t count,
                          const char *file)
{
    bool replaced = false;

    for (size_t i = 0; i < count; i++)
        if (strcmp(files[i].id, trials->file_id) == 0) {
            files[i].file = file;
            replaced = true;
        }
    return replaced;
}

static void add_file(nutgraf_trials *trials, nutgraf_trial_file **files, size_t *count,
                     const char *file)
{
    nutgraf_trial_file *grown = one_more(*files, *count, sizeof *grown);

    if (!grown) {
        trials->fault = "";
        return;
    }
    grown[(*count)++] = (nutgraf_trial_file){trials->file_id, file};
    *files = grown;
}

static void add_peer(nutgraf_trials *trials, nutgraf_trial *trial, const char *file)
{
    if (!replace_files(trials, trial->peers, trial->peer_count, file))
        add_file(trials, &trial->peers, &trial->peer_count, file);
}

/* A model named twice counts twice. */
static void add_model(nutgraf_trials *trials, nutgraf_trial *trial, const char *file)
{
    (void)replace_files(trials, trial->models, trial->model_count, file);
    add_file(trials, &trial->models, &trial->model_count, file);
}

/* The text of the element without the white space around it. */
static const char *element_text(nutgraf_trials *trials)
{
    const char *start = trials->text.bytes, *end = start + trials->text.length;

    while (start < end && strchr(" \t\r\n", *start))
        start++;
    while (end > start && strchr(" \t\r\n", end[-1]))
        end--;
    return keep(trials, start, (size_t)(end - start));
}

static void end_element(void *context, const char *name)
{
    nutgraf_trials *trials = context;
    nutgraf_trial *trial = current(trials);

    if (trials->fault || !trial)
        return;
    if (is(name, "peer-root"))
        trial->peer_root = element_text(trials);
    else if (is(name, "model-root"))
        trial->model_root = element_text(trials);
    else if (is(name, "p"))
        add_peer(trials, trial, element_text(trials));
    else if (is(name, "m"))
        add_model(trials, trial, element_text(trials));
    nutgraf_buffer_clear(&trials->text);
}

static void add_text(void *context, const char *bytes, int length)
{
    nutgraf_trials *trials = context;

    buffer_append(&trials->text, bytes, (size_t)length);
}

static nutgraf_status parse(nutgraf_trials *trials, XML_Parser parser, const char *bytes,
                            size_t length, nutgraf_error *error)
{
    enum XML_Status status;

    XML_SetUserData(parser, trials);
    XML_SetElementHandler(parser, begin_element, end_element);
    XML_SetCharacterDataHandler(parser, add_text);
    status = XML_Parse(parser, bytes, (int)length, XML_TRUE);
    if (status == XML_STATUS_ERROR && XML_GetErrorCode(parser) == XML_ERROR_NO_MEMORY)
        return error_no_memory(error);
    if (status == XML_STATUS_ERROR)
        return error_set(error, NUTGRAF_BAD_INPUT, (size_t)XML_GetCurrentByteIndex(parser),
                         "line %lu: %s", (unsigned long)XML_GetCurrentLineNumber(parser),
                         XML_ErrorString(XML_GetErrorCode(parser)));
    if (trials->text.failed || (trials->fault && !*trials->fault))
        return error_no_memory(error);
    if (trials->fault)
        return error_set(error, NUTGRAF_BAD_INPUT, 0, "%s", trials->fault);
    return NUTGRAF_OK;
}

nutgraf_trials *nutgraf_trials_new(const char *bytes, size_t length, nutgraf_error *error)
{
    nutgraf_trials *trials = calloc(1, sizeof *trials);
    XML_Parser parser = XML_ParserCreate(NULL);
    nutgraf_status status;

    if (length > NUTGRAF_MAX_BYTES)
        status = error_set(error, NUTGRAF_TOO_LARGE, 0, "more than %zu bytes", NUTGRAF_MAX_BYTES);
    else if (!trials || !parser)
        status = error_no_memory(error);
    else
        status = parse(trials, parser, bytes, length, error);
    if (parser)
        XML_ParserFree(parser);
    if (status == NUTGRAF_OK)
        return trials;
    nutgraf_trials_free(trials);
    return NULL;
}

const nutgraf_trial *nutgraf_trials_at(const nutgraf_trials *trials, size_t i)
{
    return i < trials->count ? &trials->trials[i] : NULL;
}

void nutgraf_trials_free(nutgraf_trials *trials)
{
    if (!trials)
        return;
    for (size_t i = 0; i < trials->count; i++) {
        free(trials->trials[i].peers);
        free(trials->trials[i].models);
    }
    free(trials->trials);
    intern_release(&trials->ids);
    arena_release(&trials->arena);
    buffer_release(&trials->text);
    free(trials);
}
