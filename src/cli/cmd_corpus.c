/* cmd_corpus.c -- background tables: build, merge, info. */
#include <stdlib.h>
#include <string.h>

#include "cli/command.h"
#include "cli/file.h"
#include "cli/message.h"
#include "cli/walk.h"

/* Word counts stand for so many documents of 300 content words: with 5,000 the
 * summaries are as good as with 20,000 news articles. */
static const uint64_t PSEUDO_DOCUMENTS = 5000;

struct corpus_run {
    const struct settings *settings;
    nutgraf_corpus *corpus;
};

static bool report(nutgraf_status status, const char *name, const nutgraf_error *error)
{
    if (status != NUTGRAF_OK)
        message(name, "%s", error->message);
    return status == NUTGRAF_OK;
}

/* ---- build ---- */

static bool add_line(struct corpus_run *run, const struct lines *lines, const char *line,
                     size_t length)
{
    nutgraf_error error;
    nutgraf_record *record;
    nutgraf_status status = NUTGRAF_BAD_INPUT;

    if (!run->settings->jsonl)
        return report(nutgraf_corpus_add(run->corpus, line, length, &error), lines->name, &error);
    record = nutgraf_record_new(line, length, &run->settings->keys, &error);
    if (record && (line = nutgraf_record_text(record, &length, &error)))
        status = nutgraf_corpus_add(run->corpus, line, length, &error);
    if (status != NUTGRAF_OK)
        message(lines->name, "line %zu: %s", lines->number, error.message);
    nutgraf_record_free(record);
    return status == NUTGRAF_OK;
}

static bool add_lines(struct corpus_run *run, const char *file)
{
    struct lines lines;
    const char *line;
    size_t length;
    bool failed = false;

    if (!lines_open(&lines, file))
        return false;
    while (!failed && (line = lines_next(&lines, &length, &failed)))
        failed = !add_line(run, &lines, line, length);
    lines_close(&lines);
    return !failed;
}

/* Reads a whole file and hands it to one of the library's calls. */
static bool add_whole(struct corpus_run *run, const char *file,
                      nutgraf_status (*add)(nutgraf_corpus *, const char *, size_t,
                                            nutgraf_error *))
{
    struct input input;
    nutgraf_error error;
    bool done;

    if (!input_read(&input, file))
        return false;
    done = report(add(run->corpus, input.bytes, input.length, &error), file_name(file), &error);
    input_release(&input);
    return done;
}

static bool add_file(void *context, const char *file)
{
    struct corpus_run *run = context;

    if (run->settings->lines || run->settings->jsonl)
        return add_lines(run, file);
    return add_whole(run, file, nutgraf_corpus_add);
}

static nutgraf_status add_counts(nutgraf_corpus *corpus, const char *bytes, size_t length,
                                 nutgraf_error *error)
{
    return nutgraf_corpus_add_counts(corpus, bytes, length, PSEUDO_DOCUMENTS, error);
}

static bool build(struct corpus_run *run)
{
    const struct settings *settings = run->settings;

    for (size_t i = 1; i < settings->operand_count; i++)
        if (!walk(settings->operands[i], add_file, run))
            return false;
    return !settings->counts || add_whole(run, settings->counts, add_counts);
}

/* ---- merge and info ---- */

static bool merge(struct corpus_run *run)
{
    for (size_t i = 1; i < run->settings->operand_count; i++)
        if (!add_whole(run, run->settings->operands[i], nutgraf_corpus_merge))
            return false;
    return true;
}

/* ---- the command ---- */

enum what { WRITE_TABLE, WRITE_DESCRIPTION };

static bool write_result(const struct corpus_run *run, enum what what)
{
    nutgraf_buffer *buffer = nutgraf_buffer_new();
    size_t least = run->settings->least ? run->settings->least : 1;
    struct output output;
    nutgraf_status status = NUTGRAF_NO_MEMORY;
    bool done = false;

    if (buffer && what == WRITE_TABLE)
        status = nutgraf_corpus_write(run->corpus, least, buffer);
    else if (buffer)
        status = nutgraf_corpus_describe(run->corpus, buffer);
    if (status != NUTGRAF_OK)
        message(NULL, "out of memory");
    else if (output_open(&output, run->settings->output)) {
        output_write(&output, nutgraf_buffer_bytes(buffer), nutgraf_buffer_length(buffer));
        done = output_close(&output);
    }
    nutgraf_buffer_free(buffer);
    return done;
}

static bool run_corpus(struct corpus_run *run, const nutgraf_engine *engine,
                       bool (*fill)(struct corpus_run *), enum what what)
{
    nutgraf_error error;
    bool done = false;

    run->corpus = nutgraf_corpus_new(engine, run->settings->input.language, &error);
    if (!run->corpus)
        return report(error.status, NULL, &error);
    if (!run->settings->source ||
        nutgraf_corpus_source(run->corpus, run->settings->source) == NUTGRAF_OK)
        done = fill(run) && write_result(run, what);
    nutgraf_corpus_free(run->corpus);
    return done;
}

int cmd_corpus(const struct settings *settings)
{
    static const struct {
        const char *name;
        bool (*fill)(struct corpus_run *);
        enum what what;
    } ACTIONS[] = {
        {"build", build, WRITE_TABLE},
        {"merge", merge, WRITE_TABLE},
        {"info", merge, WRITE_DESCRIPTION},
    };
    const char *name = settings->operand_count > 0 ? settings->operands[0] : "";
    struct corpus_run run = {.settings = settings};
    nutgraf_engine *engine;
    bool done;

    for (size_t i = 0; i < sizeof ACTIONS / sizeof *ACTIONS; i++) {
        if (strcmp(name, ACTIONS[i].name) != 0)
            continue;
        if (settings->operand_count < 2 && !settings->counts) {
            message_usage("corpus %s needs a file", name);
            return EXIT_USAGE;
        }
        engine = nutgraf_engine_new(NULL);
        done = engine && run_corpus(&run, engine, ACTIONS[i].fill, ACTIONS[i].what);
        nutgraf_engine_free(engine);
        return done ? EXIT_DONE : EXIT_FAILED;
    }
    message_usage("corpus takes build, merge or info");
    return EXIT_USAGE;
}
