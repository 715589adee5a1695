/* Summaries and references on lines of JSON, joined by id. The files are read
 * side by side: where their ids come in the same order, memory holds one
 * document; a line that comes too early waits in memory for its turn. */
#include <stdlib.h>
#include <string.h>

#include "cli/evaluate.h"
#include "cli/file.h"
#include "cli/message.h"
#include "cli/pending.h"

struct source {
    struct lines lines;
    struct pending pending;
};

/* The line as a record, or NULL after a message. */
static nutgraf_record *read_record(struct evaluator *evaluator, const struct lines *lines,
                                   const char *line, size_t length)
{
    nutgraf_error error;
    nutgraf_record *record = nutgraf_record_new(line, length, &evaluator->settings->keys, &error);

    if (record && nutgraf_record_id(record))
        return record;
    message(lines->name, "line %zu: %s", lines->number, record ? "no id" : error.message);
    nutgraf_record_free(record);
    evaluator->failed = true;
    return NULL;
}

static nutgraf_record *read_pending(struct evaluator *evaluator, struct source *source,
                                    const char *id)
{
    size_t length = 0;
    char *line = pending_take(&source->pending, id, &length);
    nutgraf_record *record = line ? read_record(evaluator, &source->lines, line, length) : NULL;

    free(line);
    return record;
}

/* The record of an id, or NULL when the source has none. */
static nutgraf_record *find_record(struct evaluator *evaluator, struct source *source,
                                   const char *id)
{
    nutgraf_record *record = read_pending(evaluator, source, id);
    const char *line;
    size_t length;

    while (!record && !evaluator->stopped &&
           (line = lines_next(&source->lines, &length, &evaluator->failed))) {
        record = read_record(evaluator, &source->lines, line, length);
        if (!record || strcmp(nutgraf_record_id(record), id) == 0)
            continue;
        if (!pending_put(&source->pending, nutgraf_record_id(record), line, length))
            evaluator_no_memory(evaluator);
        nutgraf_record_free(record);
        record = NULL;
    }
    return record;
}

static bool read_summary(struct evaluator *evaluator, struct source *source, const char *id,
                         nutgraf_buffer *summary)
{
    nutgraf_record *record = find_record(evaluator, source, id);
    nutgraf_status status;
    nutgraf_error error;

    if (!record)
        return false;
    nutgraf_buffer_clear(summary);
    status = nutgraf_record_summary(record, evaluator->settings->keys.text, summary, &error);
    if (status != NUTGRAF_OK) {
        message(source->lines.name, "%s: %s", id, error.message);
        evaluator->failed = true;
    }
    nutgraf_record_free(record);
    return status == NUTGRAF_OK;
}

static bool read_references(struct evaluator *evaluator, const char *name,
                            const nutgraf_record *record, size_t count)
{
    const char *key = evaluator->settings->references_key;
    nutgraf_error error;

    for (size_t i = 0; i < count; i++) {
        nutgraf_buffer *buffer = evaluator_reference(evaluator, i);

        if (!buffer)
            return false;
        if (nutgraf_record_reference(record, key, i, buffer, &error) == NUTGRAF_OK)
            continue;
        message(name, "%s: %s", nutgraf_record_id(record), error.message);
        evaluator->failed = true;
        return false;
    }
    return true;
}

/* `sources`: the system's and, when there is one, the other's. */
static void add_document(struct evaluator *evaluator, struct source *sources, const char *name,
                         const nutgraf_record *references)
{
    const char *id = nutgraf_record_id(references);
    size_t count = nutgraf_record_reference_count(references, evaluator->settings->references_key);

    if (!read_references(evaluator, name, references, count))
        return;
    if (read_summary(evaluator, &sources[0], id, evaluator->system) &&
        (!evaluator->other || read_summary(evaluator, &sources[1], id, evaluator->other)))
        evaluator_add(evaluator, id, count);
    else
        evaluator->unmatched++;
}

static void add_documents(struct evaluator *evaluator, struct source *sources,
                          struct lines *references)
{
    const char *line;
    size_t length;

    while (!evaluator->stopped && (line = lines_next(references, &length, &evaluator->failed))) {
        nutgraf_record *record = read_record(evaluator, references, line, length);

        if (record)
            add_document(evaluator, sources, references->name, record);
        nutgraf_record_free(record);
    }
}

static void close_source(struct source *source)
{
    if (source->lines.name)
        lines_close(&source->lines);
    pending_release(&source->pending);
}

void evaluate_lines(struct evaluator *evaluator, const char *system, const char *references,
                    const char *other)
{
    struct source sources[2] = {0};
    struct lines lines;

    if (!lines_open(&lines, references)) {
        evaluator->failed = true;
        return;
    }
    if (!lines_open(&sources[0].lines, system) || (other && !lines_open(&sources[1].lines, other)))
        evaluator->failed = true;
    else
        add_documents(evaluator, sources, &lines);
    close_source(&sources[0]);
    close_source(&sources[1]);
    lines_close(&lines);
}
