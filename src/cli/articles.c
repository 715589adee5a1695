#include "cli/articles.h"

#include <string.h>

#include "cli/command.h"
#include "cli/desk.h"
#include "cli/message.h"

struct run {
    const struct settings *settings;
    article_step *step;
    struct desk desk;
    size_t done;  /* articles printed */
    bool failed;  /* some input failed */
    bool stopped; /* nothing more can be done */
};

static void flush(struct run *run)
{
    if (!desk_flush(&run->desk))
        run->stopped = run->failed = true;
}

/* ---- one article ---- */

static void describe_noise(const struct article_job *job)
{
    nutgraf_buffer *noise = nutgraf_buffer_new();
    const char *line;

    if (!noise)
        return;
    message(job->name, "language: %s", nutgraf_document_language(job->document));
    nutgraf_noise_write(job->document, noise);
    line = nutgraf_buffer_bytes(noise);
    for (const char *end; (end = strchr(line, '\n')); line = end + 1)
        message(job->name, "set aside, %.*s", (int)(end - line), line);
    nutgraf_buffer_free(noise);
}

static nutgraf_status do_article(struct run *run, const char *name, const nutgraf_record *record,
                                 struct input text, nutgraf_error *error)
{
    struct article_job job = {run->settings, name, NULL, record, run->desk.buffer};
    nutgraf_input input = run->settings->input;
    nutgraf_status status;

    input.name = record ? NULL : name;
    job.document = nutgraf_document_new(run->desk.worker, text.bytes, text.length, &input, error);
    if (!job.document)
        return error->status;
    if (run->settings->verbose)
        describe_noise(&job);
    status = run->step(&job);
    if (status == NUTGRAF_NO_MEMORY)
        memcpy(error->message, "out of memory", sizeof "out of memory");
    else
        error->message[0] = '\0'; /* the step has said it */
    nutgraf_document_free(job.document);
    return status;
}

/* head(1) heads its files like this. */
static void head(struct run *run, const char *name)
{
    if (run->settings->operand_count < 2 || run->settings->format != NUTGRAF_TEXT)
        return;
    if (run->done > 0)
        nutgraf_buffer_append(run->desk.buffer, "\n", 1);
    nutgraf_buffer_append(run->desk.buffer, "==> ", 4);
    nutgraf_buffer_append(run->desk.buffer, name, strlen(name));
    nutgraf_buffer_append(run->desk.buffer, " <==\n", 5);
}

static void do_file(struct run *run, const char *operand)
{
    struct input input;
    nutgraf_error error;
    nutgraf_status status;

    if (!input_read(&input, operand)) {
        run->failed = true;
        return;
    }
    head(run, file_name(operand));
    status = do_article(run, file_name(operand), NULL, input, &error);
    input_release(&input);
    run->done++;
    if (status != NUTGRAF_OK) {
        run->failed = true;
        if (error.message[0])
            message(file_name(operand), "%s", error.message);
    }
    run->stopped = run->stopped || status == NUTGRAF_NO_MEMORY;
    flush(run);
}

/* ---- lines of JSON ---- */

/* Exactly one object out, whatever the line holds. */
static void do_line(struct run *run, const struct lines *lines, const char *line, size_t length)
{
    nutgraf_error error = {0};
    nutgraf_record *record = nutgraf_record_new(line, length, &run->settings->keys, &error);
    struct input text = {0};
    size_t before = nutgraf_buffer_length(run->desk.buffer);

    if (record)
        text.bytes = (char *)nutgraf_record_text(record, &text.length, &error);
    if (text.bytes)
        do_article(run, lines->name, record, text, &error);
    if (nutgraf_buffer_length(run->desk.buffer) == before)
        nutgraf_record_write_error(record, lines->number, &error, run->desk.buffer);
    nutgraf_record_free(record);
}

static void do_lines(struct run *run, const char *operand)
{
    struct lines lines;
    const char *line;
    size_t length;

    if (!lines_open(&lines, operand)) {
        run->failed = true;
        return;
    }
    while (!run->stopped && (line = lines_next(&lines, &length, &run->failed))) {
        do_line(run, &lines, line, length);
        if (lines_would_read(&lines)) /* a reader behind a pipe waits for it */
            flush(run);
    }
    flush(run);
    lines_close(&lines);
}

void articles_warn(const struct article_job *job, const nutgraf_summary *summary)
{
    const char *warning;

    if (job->settings->quiet || job->record)
        return;
    for (size_t i = 0; (warning = nutgraf_summary_warning(summary, i)); i++)
        message(job->name, "%s", warning);
}

int articles_run(const struct settings *settings, article_step *step)
{
    static const char *const STANDARD_INPUT[] = {"-"};
    struct run run = {.settings = settings, .step = step};
    const char *const *operands = settings->operand_count ? settings->operands : STANDARD_INPUT;
    size_t count = settings->operand_count ? settings->operand_count : 1;

    if (!desk_open(&run.desk, settings)) {
        desk_release(&run.desk);
        return EXIT_FAILED;
    }
    for (size_t i = 0; i < count && !run.stopped; i++) {
        if (settings->jsonl)
            do_lines(&run, operands[i]);
        else
            do_file(&run, operands[i]);
    }
    if (!desk_close(&run.desk))
        run.failed = true;
    desk_release(&run.desk);
    return run.failed ? EXIT_FAILED : EXIT_DONE;
}
