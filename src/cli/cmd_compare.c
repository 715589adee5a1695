/* cmd_compare.c -- what changed between versions, and why the summary did. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/command.h"
#include "cli/desk.h"
#include "cli/message.h"

/* As diff(1). */
enum { EXIT_SAME = 0, EXIT_DIFFERENT = 1, EXIT_TROUBLE = 2 };

/* One version, read. */
struct version {
    const char *name;
    struct input input;
    nutgraf_document *document;
};

static bool version_read(struct version *version, const struct desk *desk,
                         const struct settings *settings, const char *operand)
{
    nutgraf_input input = settings->input;
    nutgraf_error error;

    version->name = input.name = file_name(operand);
    if (!input_read(&version->input, operand))
        return false;
    version->document = nutgraf_document_new(desk->worker, version->input.bytes,
                                             version->input.length, &input, &error);
    if (!version->document)
        message(version->name, "%s", error.message);
    return version->document != NULL;
}

static void version_release(struct version *version)
{
    nutgraf_document_free(version->document);
    input_release(&version->input);
    *version = (struct version){0};
}

static bool wants_color(const struct settings *settings)
{
    const char *none = getenv("NO_COLOR");

    return !settings->no_color && !(none && *none) && !settings->output && isatty(STDOUT_FILENO);
}

static nutgraf_status print(const nutgraf_comparison *comparison, const struct settings *settings,
                            nutgraf_buffer *out)
{
    if (settings->brief)
        return NUTGRAF_OK;
    return nutgraf_comparison_write(comparison, settings->format, wants_color(settings), out);
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
static int compare_all(struct desk *desk, const struct settings *settings)
{
    struct version old = {0}, new = {0};
    int worst = EXIT_SAME;

    if (!version_read(&old, desk, settings, settings->operands[0]))
        worst = EXIT_TROUBLE;
    for (size_t i = 1; i < settings->operand_count && worst != EXIT_TROUBLE; i++) {
        int code = EXIT_TROUBLE;

        if (version_read(&new, desk, settings, settings->operands[i]))
            code = compare(desk, settings, &old, &new);
        worst = code > worst ? code : worst;
        version_release(&old);
        old = new;
        new = (struct version){0};
    }
    version_release(&old);
    return worst;
}

int cmd_compare(const struct settings *settings)
{
    struct desk desk;
    int code = EXIT_TROUBLE;

    if (settings->operand_count < 2) {
        message_usage("compare takes two files or more");
        return EXIT_TROUBLE;
    }
    if (desk_open(&desk, settings)) {
        code = compare_all(&desk, settings);
        if (!desk_close(&desk))
            code = EXIT_TROUBLE;
    }
    desk_release(&desk);
    return code;
}
