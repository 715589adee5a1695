#include "cli/archived.h"

#include <stdlib.h>
#include <string.h>

#include "cli/message.h"

/* 0: it is none. */
static size_t read_number(const char *text)
{
    size_t number;

    return options_number(text, &number) ? number : 0;
}

static bool fetch(struct archived *archived, size_t number, nutgraf_archived *version)
{
    const struct settings *settings = archived->settings;
    nutgraf_error error;

    nutgraf_buffer_clear(archived->text);
    if (nutgraf_archive_version(archived->archive, settings->operands[0], number - 1, version,
                                archived->text, &error) == NUTGRAF_OK)
        return true;
    message(settings->archive, "%s", error.message);
    return false;
}

static bool count_versions(struct archived *archived)
{
    const struct settings *settings = archived->settings;
    nutgraf_archived version;

    for (size_t i = 1; i < settings->operand_count; i++)
        if (read_number(settings->operands[i]) == 0) {
            message(settings->operands[i], "not the number of a version");
            return false;
        }
    if (!fetch(archived, 1, &version))
        return false;
    archived->count = settings->operand_count > 1 ? settings->operand_count - 1 : version.count;
    if (archived->count < 2)
        message(settings->operands[0], "one version is nothing to compare");
    return archived->count >= 2;
}

bool archived_open(struct archived *archived, const struct settings *settings)
{
    nutgraf_error error = {.message = "out of memory"};

    *archived = (struct archived){.settings = settings, .text = nutgraf_buffer_new()};
    if (archived->text)
        archived->archive = nutgraf_archive_open(settings->archive, NUTGRAF_ARCHIVE_READ, &error);
    if (!archived->archive)
        message(settings->archive, "%s", error.message);
    return archived->archive && count_versions(archived);
}

size_t archived_number(const struct archived *archived, size_t i)
{
    const struct settings *settings = archived->settings;

    return settings->operand_count > 1 ? read_number(settings->operands[i + 1]) : i + 1;
}

bool archived_read(struct archived *archived, size_t i, struct input *input,
                   nutgraf_archived *version)
{
    size_t number = archived_number(archived, i);

    if (!fetch(archived, number, version))
        return false;
    if (version->pruned) {
        message(archived->settings->operands[0], "version %zu was pruned", number);
        return false;
    }
    input->length = nutgraf_buffer_length(archived->text);
    input->bytes = malloc(input->length);
    if (!input->bytes) {
        message(archived->settings->archive, "out of memory");
        return false;
    }
    memcpy(input->bytes, nutgraf_buffer_bytes(archived->text), input->length);
    return true;
}

void archived_close(struct archived *archived)
{
    nutgraf_archive_free(archived->archive);
    nutgraf_buffer_free(archived->text);
}
