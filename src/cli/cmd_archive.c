/* cmd_archive.c -- what digests remember: list, show, export, prune. */
#include <string.h>
#include <time.h>

#include "cli/command.h"
#include "cli/file.h"
#include "cli/message.h"
#include "cli/moment.h"

static const size_t EXPORTED = 256; /* versions at a time */

struct archive_run {
    const struct settings *settings;
    nutgraf_archive *archive;
    nutgraf_buffer *buffer;
    struct output output;
    int64_t before; /* prune */
};

static bool report(const struct archive_run *run, nutgraf_status status, const nutgraf_error *error)
{
    if (status != NUTGRAF_OK)
        message(run->settings->operands[1], "%s", error->message);
    return status == NUTGRAF_OK;
}

static bool flush(struct archive_run *run)
{
    bool done = output_write(&run->output, nutgraf_buffer_bytes(run->buffer),
                             nutgraf_buffer_length(run->buffer));

    nutgraf_buffer_clear(run->buffer);
    return done;
}

static bool list(struct archive_run *run)
{
    nutgraf_error error;

    return report(run, nutgraf_archive_list(run->archive, run->buffer, &error), &error) &&
           flush(run);
}

static bool show(struct archive_run *run)
{
    nutgraf_error error;
    bool done = true;

    for (size_t i = 2; i < run->settings->operand_count; i++)
        done = report(run,
                      nutgraf_archive_show(run->archive, run->settings->operands[i], run->buffer,
                                           &error),
                      &error) &&
               flush(run) && done;
    return done;
}

static bool export(struct archive_run *run)
{
    int64_t after = 0, before;
    nutgraf_error error;

    do {
        before = after;
        if (!report(run,
                    nutgraf_archive_export(run->archive, &after, EXPORTED, run->buffer, &error),
                    &error) ||
            !flush(run))
            return false;
    } while (after != before);
    return true;
}

static bool prune(struct archive_run *run)
{
    nutgraf_error error;

    return report(run, nutgraf_archive_prune(run->archive, run->before, &error), &error);
}

static const struct {
    const char *name;
    size_t operands; /* at least, the name and the file among them */
    nutgraf_archive_mode mode;
    bool (*run)(struct archive_run *run);
} WAYS[] = {{"list", 2, NUTGRAF_ARCHIVE_READ, list},
            {"show", 3, NUTGRAF_ARCHIVE_READ, show},
            {"export", 2, NUTGRAF_ARCHIVE_READ, export},
            {"prune", 2, NUTGRAF_ARCHIVE_WRITE, prune}};

enum { WAY_COUNT = sizeof WAYS / sizeof *WAYS };

static bool open_archive(struct archive_run *run, nutgraf_archive_mode mode)
{
    const char *file = run->settings->operands[1];
    nutgraf_error error = {.message = "out of memory"};

    run->buffer = nutgraf_buffer_new();
    run->archive = run->buffer ? nutgraf_archive_open(file, mode, &error) : NULL;
    if (!run->archive)
        message(file, "%s", error.message);
    return run->archive && output_open(&run->output, run->settings->output);
}

int cmd_archive(const struct settings *settings)
{
    const char *name = settings->operand_count > 0 ? settings->operands[0] : "";
    struct archive_run run = {.settings = settings};
    size_t way = 0;
    bool done;

    while (way < WAY_COUNT && strcmp(WAYS[way].name, name) != 0)
        way++;
    if (way == WAY_COUNT || settings->operand_count < WAYS[way].operands) {
        message_usage("archive takes list, show, export or prune, a file, and for show a key");
        return EXIT_USAGE;
    }
    if (!moment_read(settings->before ? settings->before : "90d", "before", (int64_t)time(NULL),
                     &run.before))
        return EXIT_USAGE;
    done = open_archive(&run, WAYS[way].mode);
    if (done) {
        done = WAYS[way].run(&run);
        run.output.failed = run.output.failed || !done;
        done = output_close(&run.output) && done;
    }
    nutgraf_archive_free(run.archive);
    nutgraf_buffer_free(run.buffer);
    return done ? EXIT_DONE : EXIT_FAILED;
}
