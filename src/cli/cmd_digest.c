/* cmd_digest.c -- a newsletter from a pile of articles and feeds. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "cli/command.h"
#include "cli/delivery.h"
#include "cli/desk.h"
#include "cli/file.h"
#include "cli/intake.h"
#include "cli/message.h"
#include "cli/moment.h"

/* Each means that another digest was recorded meanwhile. */
enum { MOST_ATTEMPTS = 16 };

/* What the options name, read. */
struct press {
    const struct settings *settings;
    nutgraf_digest_options options;
    struct input intro, page; /* ended by a NUL */
    nutgraf_section sections[MOST_SECTIONS];
    char *section_names;      /* owned: all NAME=GLOB, cut */
    nutgraf_archive *archive; /* NULL: none */
    nutgraf_digest *digest;
};

/* ---- options ---- */

/* Reads a file as a string. True also when there is none to read. */
static bool read_text(const char *file, struct input *input, const char **text)
{
    char *ended;

    *text = NULL;
    if (!file)
        return true;
    if (!input_read(input, file))
        return false;
    ended = realloc(input->bytes, input->length + 1);
    if (!ended) {
        message(file, "out of memory");
        return false;
    }
    input->bytes = ended;
    ended[input->length] = '\0';
    *text = ended;
    return true;
}

static bool read_moments(struct press *press)
{
    const struct settings *settings = press->settings;
    int64_t now = (int64_t)time(NULL);

    if (settings->now && !moment_read(settings->now, "now", NUTGRAF_NO_DATE, &now))
        return false;
    press->options.now = now;
    return moment_read(settings->since, "since", now, &press->options.since) &&
           moment_read(settings->until, "until", now, &press->options.until);
}

/* Cuts each NAME=GLOB in two, in a copy of them all. */
static bool cut_sections(struct press *press)
{
    const struct settings *settings = press->settings;
    size_t length = 1;
    char *at;

    for (size_t i = 0; i < settings->section_count; i++)
        length += strlen(settings->sections[i]) + 1;
    at = press->section_names = malloc(length);
    if (!at) {
        message(NULL, "out of memory");
        return false;
    }
    for (size_t i = 0; i < settings->section_count; i++) {
        char *equals;

        memcpy(at, settings->sections[i], strlen(settings->sections[i]) + 1);
        equals = strchr(at, '=');
        *equals = '\0';
        press->sections[i] = (nutgraf_section){at, equals + 1};
        at += strlen(settings->sections[i]) + 1;
    }
    press->options.sections = press->sections;
    press->options.section_count = settings->section_count;
    return true;
}

static nutgraf_digest_options given_options(const struct settings *settings)
{
    nutgraf_digest_options options = nutgraf_digest_defaults();
    size_t stories = options.stories, window = options.window;

    options = settings->digest;
    options.summary = settings->summary;
    options.stories = options.stories ? options.stories : stories;
    options.window = options.window ? options.window : window;
    return options;
}

/* True also when there is none to open. A trial changes nothing and makes none. */
static bool open_archive(struct press *press)
{
    const struct settings *settings = press->settings;
    nutgraf_archive_mode mode = settings->dry_run ? NUTGRAF_ARCHIVE_READ : NUTGRAF_ARCHIVE_WRITE;
    nutgraf_error error;

    if (!settings->archive || (settings->dry_run && access(settings->archive, F_OK) != 0))
        return true;
    press->archive = press->options.archive = nutgraf_archive_open(settings->archive, mode, &error);
    if (!press->archive) {
        message(settings->archive, "%s", error.message);
        return false;
    }
    return settings->dry_run || delivery_settle(press->archive, settings);
}

/* An exit code. */
static int press_open(struct press *press, const struct settings *settings)
{
    press->settings = settings;
    press->options = given_options(settings);
    if (!read_moments(press))
        return EXIT_USAGE;
    return read_text(settings->intro, &press->intro, &press->options.intro) &&
                   read_text(settings->page, &press->page, &press->options.page) &&
                   cut_sections(press) && open_archive(press)
               ? EXIT_DONE
               : EXIT_FAILED;
}

static void press_close(struct press *press)
{
    nutgraf_digest_free(press->digest);
    nutgraf_archive_free(press->archive);
    input_release(&press->intro);
    input_release(&press->page);
    free(press->section_names);
}

/* ---- remarks ---- */

static void print_remarks(const struct press *press, bool all)
{
    nutgraf_buffer *remarks = nutgraf_buffer_new();
    const char *line;

    if (!remarks || nutgraf_digest_remarks(press->digest, all, remarks) != NUTGRAF_OK) {
        nutgraf_buffer_free(remarks);
        return;
    }
    line = nutgraf_buffer_bytes(remarks);
    for (const char *end; (end = strchr(line, '\n')); line = end + 1)
        message(NULL, "%.*s", (int)(end - line), line);
    nutgraf_buffer_free(remarks);
}

/* ---- the run ---- */

static nutgraf_status finish(struct press *press)
{
    nutgraf_error error;
    nutgraf_status status = nutgraf_digest_finish(press->digest, &error);

    if (status != NUTGRAF_OK)
        message(press->settings->archive, "%s", error.message);
    return status;
}

/* Another process may send the same meanwhile: then what is left is told. */
static bool publish(struct press *press)
{
    const struct settings *settings = press->settings;
    nutgraf_status status = NUTGRAF_STALE;

    for (int i = 0; i < MOST_ATTEMPTS && status == NUTGRAF_STALE; i++) {
        status = finish(press);
        if (status == NUTGRAF_OK && !settings->dry_run)
            status = delivery_run(press->digest, press->archive, settings);
    }
    if (status == NUTGRAF_STALE)
        message(settings->archive, "too many digests at a time");
    if (status == NUTGRAF_OK && (settings->dry_run || !settings->quiet))
        print_remarks(press, settings->dry_run || settings->verbose);
    return status == NUTGRAF_OK;
}

static bool print_digest(struct press *press, const struct desk *desk)
{
    struct intake intake = {.settings = press->settings,
                            .progress = !press->settings->quiet && isatty(STDERR_FILENO)};
    nutgraf_error error;

    press->digest = intake.digest = nutgraf_digest_new(desk->engine, &press->options, &error);
    if (!press->digest) {
        message(NULL, "%s", error.message);
        return false;
    }
    intake_run(&intake);
    return !intake.stopped && publish(press) && !intake.failed;
}

int cmd_digest(const struct settings *settings)
{
    struct settings tables = *settings; /* the desk reads tables; the output is ours */
    struct press press = {0};
    struct desk desk;
    int code = EXIT_FAILED;

    tables.output = NULL;
    if (desk_open(&desk, &tables)) {
        code = press_open(&press, settings);
        if (code == EXIT_DONE && !print_digest(&press, &desk))
            code = EXIT_FAILED;
        press_close(&press);
    }
    desk_release(&desk);
    return code;
}
