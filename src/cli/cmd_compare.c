/* cmd_compare.c -- what changed between versions, and why the summary did. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/archived.h"
#include "cli/command.h"
#include "cli/compare.h"
#include "cli/message.h"

/* One version, read. */
struct version {
    const char *name;
    char label[128]; /* of an archive's version, its name */
    struct input input;
    nutgraf_record *record; /* a result saved as JSON; NULL: it is none */
    nutgraf_document *document;
};

/* Where the versions are: the operands, or versions in an archive. */
struct sides {
    const struct settings *settings;
    size_t count;
    struct archived archived;
};

static bool version_fetch(struct version *version, struct sides *sides, size_t i,
                          nutgraf_archived *archived)
{
    snprintf(version->label, sizeof version->label, "%.96s version %zu",
             sides->settings->operands[0], archived_number(&sides->archived, i));
    version->name = version->label;
    return archived_read(&sides->archived, i, &version->input, archived);
}

/* The one object that a file is, or NULL: text that only begins like one is text. */
static nutgraf_record *read_result(const struct input *input, const struct settings *settings)
{
    size_t start = 0;

    while (start < input->length && input->bytes[start] && strchr(" \t\r\n", input->bytes[start]))
        start++;
    if (settings->input.format != NUTGRAF_INPUT_AUTO || start == input->length ||
        input->bytes[start] != '{')
        return NULL;
    return nutgraf_record_new(input->bytes + start, input->length - start, &settings->keys, NULL);
}

static bool version_read(struct version *version, const struct desk *desk, struct sides *sides,
                         size_t i)
{
    nutgraf_input input = sides->settings->input;
    nutgraf_archived archived;
    nutgraf_error error;

    if (sides->settings->archive) {
        if (!version_fetch(version, sides, i, &archived))
            return false;
        input.format = NUTGRAF_INPUT_TEXT;
        if (!input.language && nutgraf_language_name(archived.language))
            input.language = archived.language;
    } else {
        version->name = input.name = file_name(sides->settings->operands[i]);
        if (!input_read(&version->input, sides->settings->operands[i]))
            return false;
        version->record = read_result(&version->input, sides->settings);
    }
    version->document =
        version->record ? nutgraf_document_of_record(desk->worker, version->record, &input, &error)
                        : nutgraf_document_new(desk->worker, version->input.bytes,
                                               version->input.length, &input, &error);
    if (!version->document)
        message(version->name, "%s", error.message);
    return version->document != NULL;
}

static void version_release(struct version *version)
{
    nutgraf_document_free(version->document);
    nutgraf_record_free(version->record);
    input_release(&version->input);
    *version = (struct version){0};
}

static nutgraf_status print(const nutgraf_comparison *comparison, const struct settings *settings,
                            nutgraf_buffer *out)
{
    if (settings->brief)
        return NUTGRAF_OK;
    return nutgraf_comparison_write(comparison, settings->format, desk_wants_color(settings), out);
}

/* An exit code. */
static int compare(struct desk *desk, const struct settings *settings, const struct version *old,
                   const struct version *new)
{
    nutgraf_compare_options options = {settings->summary, settings->strict, settings->threshold};
    nutgraf_comparison *comparison = nutgraf_compare(old->document, new->document, &options, NULL);
    int code = EXIT_TROUBLE;

    if (!comparison || print(comparison, settings, desk->buffer) != NUTGRAF_OK)
        message(NULL, "out of memory");
    else
        code = nutgraf_comparison_differs(comparison) ? EXIT_DIFFERENT : EXIT_SAME;
    nutgraf_comparison_free(comparison);
    if (code == EXIT_DIFFERENT && settings->brief && !settings->quiet) {
        nutgraf_buffer_append(desk->buffer, old->name, strlen(old->name));
        nutgraf_buffer_append(desk->buffer, " and ", 5);
        nutgraf_buffer_append(desk->buffer, new->name, strlen(new->name));
        nutgraf_buffer_append(desk->buffer, " differ\n", 8);
    }
    return desk_flush(desk) ? code : EXIT_TROUBLE;
}

/* Each version against the one before; the worst code. */
static int compare_all(struct desk *desk, struct sides *sides)
{
    struct version versions[2] = {{0}, {0}};
    int worst = version_read(&versions[0], desk, sides, 0) ? EXIT_SAME : EXIT_TROUBLE;

    for (size_t i = 1; i < sides->count && worst != EXIT_TROUBLE; i++) {
        struct version *old = &versions[(i - 1) % 2], *new = &versions[i % 2];
        int code = EXIT_TROUBLE;

        if (version_read(new, desk, sides, i))
            code = compare(desk, sides->settings, old, new);
        worst = code > worst ? code : worst;
        version_release(old);
    }
    version_release(&versions[0]);
    version_release(&versions[1]);
    return worst;
}

static bool sides_open(struct sides *sides, const struct settings *settings)
{
    *sides = (struct sides){.settings = settings, .count = settings->operand_count};
    if (!settings->archive)
        return true;
    if (!archived_open(&sides->archived, settings))
        return false;
    sides->count = sides->archived.count;
    return true;
}

/* Do both names say that there is an object on each line? */
static bool is_many(const struct settings *settings)
{
    if (settings->jsonl || settings->archive)
        return settings->jsonl;
    for (size_t i = 0; i < settings->operand_count; i++) {
        const char *ending = strrchr(settings->operands[i], '.');

        if (!ending || (strcmp(ending, ".jsonl") != 0 && strcmp(ending, ".ndjson") != 0))
            return false;
    }
    return true;
}

static int compare_sides(struct desk *desk, const struct settings *settings)
{
    struct sides sides;
    int code = EXIT_TROUBLE;

    if (sides_open(&sides, settings))
        code = compare_all(desk, &sides);
    archived_close(&sides.archived);
    desk->output.failed = desk->output.failed || code == EXIT_TROUBLE;
    return code;
}

int cmd_compare(const struct settings *settings)
{
    struct desk desk;
    int code = EXIT_TROUBLE;

    if (settings->operand_count < (settings->archive ? 1 : 2)) {
        message_usage(settings->archive ? "compare --archive takes a key and perhaps versions"
                                        : "compare takes two files or more");
        return EXIT_TROUBLE;
    }
    if (is_many(settings) && (settings->archive || settings->operand_count != 2)) {
        message_usage("compare takes two files of many articles");
        return EXIT_TROUBLE;
    }
    if (desk_open(&desk, settings)) {
        code = is_many(settings) ? compare_many(&desk, settings) : compare_sides(&desk, settings);
        if (!desk_close(&desk))
            code = EXIT_TROUBLE;
    }
    desk_release(&desk);
    return code;
}
