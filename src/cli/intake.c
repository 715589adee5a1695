#include "cli/intake.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/file.h"
#include "cli/message.h"
#include "cli/walk.h"

/* The largest input that is no lines of JSON: no article and no feed is larger. */
static const size_t MOST_BYTES = (size_t)64 << 20;
static const char SCHEME[] = "file://";

enum { DEEPEST_LIST = 4 }; /* lists that name lists */

static void show_progress(const struct intake *intake)
{
    size_t count = nutgraf_digest_article_count(intake->digest);

    if (intake->progress && count % 256 == 0 && count > 0)
        fprintf(stderr, "\rnutgraf: %zu articles", count);
}

static void report(struct intake *intake, const char *name, size_t line, nutgraf_status status,
                   const nutgraf_error *error)
{
    show_progress(intake);
    if (status == NUTGRAF_OK)
        return;
    intake->failed = true;
    intake->stopped = status == NUTGRAF_NO_MEMORY;
    if (line > 0)
        message(name, "line %zu: %s", line, error->message);
    else
        message(name, "%s", error->message);
}

/* ---- lines of JSON ---- */

static void add_record(struct intake *intake, const struct lines *lines,
                       const nutgraf_record *record)
{
    const struct settings *settings = intake->settings;
    const char *link = nutgraf_record_field(record, "link");
    const char *title = nutgraf_record_field(record, "title");
    nutgraf_error error;
    size_t length = 0;
    const char *text = nutgraf_record_text(record, &length, &error);
    nutgraf_status status = error.status;
    nutgraf_about about = {
        .source = lines->name,
        .id = nutgraf_record_id(record),
        .title = title ? title : nutgraf_record_field(record, "headline"),
        .link = link ? link : nutgraf_record_field(record, "url"),
        .date = nutgraf_record_field(record, "date"),
        .section = nutgraf_record_field(record, "section"),
        .language = settings->input.language,
        .format = settings->input.format ? settings->input.format : NUTGRAF_INPUT_TEXT,
        .line = lines->number,
    };

    if (text)
        status = nutgraf_digest_add(intake->digest, text, length, &about, &error);
    report(intake, lines->name, lines->number, status, &error);
}

static void add_lines(struct intake *intake, const char *file)
{
    struct lines lines;
    const char *line;
    size_t length;

    if (!lines_open(&lines, file)) {
        intake->failed = true;
        return;
    }
    while (!intake->stopped && (line = lines_next(&lines, &length, &intake->failed))) {
        nutgraf_error error;
        nutgraf_record *record;

        if (length == 0)
            continue;
        record = nutgraf_record_new(line, length, &intake->settings->keys, &error);
        if (record)
            add_record(intake, &lines, record);
        else
            report(intake, lines.name, lines.number, error.status, &error);
        nutgraf_record_free(record);
    }
    lines_close(&lines);
}

static bool has_ending(const char *file, const char *ending)
{
    size_t length = strlen(file), tail = strlen(ending);

    return length > tail && strcmp(file + length - tail, ending) == 0;
}

static bool is_lines(const struct intake *intake, const char *file)
{
    return intake->settings->jsonl || has_ending(file, ".jsonl") || has_ending(file, ".ndjson");
}

/* ---- lists of feeds ---- */

static void add_file(struct intake *intake, const char *file, const char *section, int depth);

/* A path of a list is seen from the folder of the list. NULL: memory ran out. */
static char *path_from(const char *list, const char *path)
{
    const char *slash = path[0] == '/' ? NULL : strrchr(list, '/');
    size_t folder = slash ? (size_t)(slash - list) + 1 : 0;
    char *joined = malloc(folder + strlen(path) + 1);

    if (!joined)
        return NULL;
    memcpy(joined, list, folder);
    memcpy(joined + folder, path, strlen(path) + 1);
    return joined;
}

static void add_outline(struct intake *intake, const char *list, const char *feed,
                        const char *section, int depth)
{
    bool local = strncmp(feed, SCHEME, strlen(SCHEME)) == 0;
    char *path;

    if (!local && strstr(feed, "://")) {
        message(list, "passed over, for nutgraf uses no network: %s", feed);
        return;
    }
    path = path_from(list, local ? feed + strlen(SCHEME) : feed);
    if (path)
        add_file(intake, path, *section ? section : NULL, depth + 1);
    else
        intake->stopped = intake->failed = true;
    free(path);
}

/* False: the bytes are no list. */
static bool add_outlines(struct intake *intake, const char *file, const struct input *input,
                         int depth)
{
    nutgraf_error error;
    nutgraf_outlines *outlines = nutgraf_outlines_new(input->bytes, input->length, &error);
    const char *feed, *section;

    if (!outlines)
        return false;
    if (depth == DEEPEST_LIST) {
        message(file, "lists within lists within lists");
        intake->failed = true;
    }
    for (size_t i = 0; depth < DEEPEST_LIST && !intake->stopped; i++) {
        feed = nutgraf_outlines_feed(outlines, i, &section);
        if (!feed)
            break;
        add_outline(intake, file, feed, section, depth);
    }
    nutgraf_outlines_free(outlines);
    return true;
}

/* ---- files ---- */

static void add_file(struct intake *intake, const char *file, const char *section, int depth)
{
    nutgraf_about about = {.source = file_name(file),
                           .section = section,
                           .language = intake->settings->input.language,
                           .format = intake->settings->input.format};
    struct input input;
    nutgraf_error error;

    if (is_lines(intake, file)) {
        add_lines(intake, file);
        return;
    }
    if (!input_read_most(&input, file, MOST_BYTES)) {
        intake->failed = true;
        return;
    }
    if (!add_outlines(intake, file, &input, depth))
        report(intake, about.source, 0,
               nutgraf_digest_add(intake->digest, input.bytes, input.length, &about, &error),
               &error);
    input_release(&input);
}

static const char *base_name(const char *file)
{
    const char *slash = strrchr(file, '/');

    return slash ? slash + 1 : file;
}

static bool is_same(const char *file, const char *own)
{
    struct stat one, other;

    return own && stat(file, &one) == 0 && stat(own, &other) == 0 && one.st_ino == other.st_ino &&
           one.st_dev == other.st_dev;
}

/* The archive, what is beside it for a while, and the output may stand in a
 * folder of inputs: they are none. */
static bool is_own(const struct settings *settings, const char *file)
{
    const char *stem = settings->archive ? base_name(settings->archive) : "";
    const char *name = base_name(file), *tail = name + strlen(stem);

    if (*stem && strncmp(name, stem, strlen(stem)) == 0 &&
        (strcmp(tail, "-journal") == 0 || strncmp(tail, ".sending-", strlen(".sending-")) == 0))
        return true;
    return is_same(file, settings->archive) || is_same(file, settings->output);
}

static bool visit(void *context, const char *file)
{
    struct intake *intake = context;

    if (!is_own(intake->settings, file))
        add_file(intake, file, NULL, 0);
    return !intake->stopped;
}

void intake_run(struct intake *intake)
{
    const struct settings *settings = intake->settings;

    if (settings->operand_count == 0)
        add_file(intake, "-", NULL, 0);
    for (size_t i = 0; i < settings->operand_count && !intake->stopped; i++) {
        if (strcmp(settings->operands[i], "-") == 0)
            add_file(intake, "-", NULL, 0);
        else if (!walk(settings->operands[i], visit, intake))
            intake->failed = true;
    }
    if (intake->progress && nutgraf_digest_article_count(intake->digest) >= 256)
        fputc('\n', stderr);
}
