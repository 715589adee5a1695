#include "cli/delivery.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/file.h"
#include "cli/message.h"

/* ---- what killed runs left ---- */

enum trace {
    TRACE_GONE,     /* the file has its name, or everything was printed */
    TRACE_HELD,     /* its run is alive, or nobody can tell */
    TRACE_ABANDONED /* its run was killed; we hold it now */
};

/* A run that has just finished lets go of a file that is no longer under this
 * name: having got the lock is not enough. */
static enum trace find_trace(const char *file, int *descriptor)
{
    struct stat held, named;

    *descriptor = open(file, O_RDONLY | O_CLOEXEC);
    if (*descriptor < 0)
        return errno == ENOENT || errno == ENOTDIR ? TRACE_GONE : TRACE_HELD;
    if (flock(*descriptor, LOCK_EX | LOCK_NB) != 0 || fstat(*descriptor, &held) != 0)
        return TRACE_HELD;
    if (stat(file, &named) != 0 || named.st_ino != held.st_ino || named.st_dev != held.st_dev)
        return TRACE_GONE;
    return TRACE_ABANDONED;
}

static nutgraf_status settle(nutgraf_archive *archive, int64_t digest, const char *file,
                             const struct settings *settings, nutgraf_error *error)
{
    nutgraf_status status = NUTGRAF_OK;
    int descriptor;
    enum trace trace = find_trace(file, &descriptor);

    if (trace == TRACE_GONE)
        status = nutgraf_archive_delivered(archive, digest, error);
    if (trace == TRACE_ABANDONED) {
        status = nutgraf_archive_take_back(archive, digest, error);
        if (status == NUTGRAF_OK)
            unlink(file);
        if (status == NUTGRAF_OK && !settings->quiet)
            message(settings->archive, "digest %lld was interrupted: what it told is told again",
                    (long long)digest);
    }
    if (descriptor >= 0)
        close(descriptor);
    return status;
}

bool delivery_settle(nutgraf_archive *archive, const struct settings *settings)
{
    nutgraf_buffer *file = nutgraf_buffer_new();
    nutgraf_status status = file ? NUTGRAF_OK : NUTGRAF_NO_MEMORY;
    nutgraf_error error = {.message = "out of memory"};
    int64_t digest = 0;

    while (status == NUTGRAF_OK) {
        status = nutgraf_archive_pending(archive, digest, &digest, file, &error);
        if (status != NUTGRAF_OK || digest == 0)
            break;
        status = settle(archive, digest, nutgraf_buffer_bytes(file), settings, &error);
    }
    if (status != NUTGRAF_OK)
        message(settings->archive, "%s", error.message);
    nutgraf_buffer_free(file);
    return status == NUTGRAF_OK;
}

/* ---- the file that stands for a digest ---- */

static const char TOKEN[] = ".sending-XXXXXX";

struct delivery {
    nutgraf_digest *digest;
    nutgraf_archive *archive;
    const struct settings *settings;
    nutgraf_buffer *buffer;
    struct output output;
    char *file; /* owned: the absolute path of the file that is locked, or NULL */
    int guard;  /* holds the lock; -1: none */
    int64_t number;
};

/* The path as a later run in another folder finds it, with `more` behind it;
 * NULL: it cannot be said. */
static char *absolute(const char *path, const char *more)
{
    char folder[4096] = "";
    size_t size;
    char *whole;

    if (path[0] != '/' && !getcwd(folder, sizeof folder))
        return NULL;
    size = strlen(folder) + strlen(path) + strlen(more) + 2;
    whole = malloc(size);
    if (whole)
        snprintf(whole, size, "%s%s%s%s", folder, path[0] == '/' ? "" : "/", path, more);
    return whole;
}

/* The output under its first name, or a token beside the archive. */
static bool guard(struct delivery *delivery)
{
    const char *temporary = delivery->output.temporary;

    delivery->file =
        temporary ? absolute(temporary, "") : absolute(delivery->settings->archive, TOKEN);
    if (!delivery->file)
        return false;
    delivery->guard = temporary ? dup(delivery->output.descriptor) : mkstemp(delivery->file);
    return delivery->guard >= 0 && flock(delivery->guard, LOCK_EX | LOCK_NB) == 0 &&
           fsync(delivery->guard) == 0;
}

/* The new name must be on the disk before the archive says that it is. */
static void sync_folder(const char *file)
{
    size_t length = (size_t)(strrchr(file, '/') - file);
    char *folder = malloc(length + 2);
    int descriptor;

    if (!folder)
        return;
    memcpy(folder, file, length + 1);
    folder[length + 1] = '\0';
    descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor >= 0) {
        fsync(descriptor);
        close(descriptor);
    }
    free(folder);
}

/* ---- one digest ---- */

static bool write_buffer(struct delivery *delivery)
{
    return output_write(&delivery->output, nutgraf_buffer_bytes(delivery->buffer),
                        nutgraf_buffer_length(delivery->buffer));
}

static nutgraf_status record(struct delivery *delivery, nutgraf_error *error)
{
    if (!guard(delivery)) {
        snprintf(error->message, sizeof error->message, "cannot be written safely: %s",
                 strerror(errno));
        return NUTGRAF_BAD_INPUT;
    }
    return nutgraf_digest_record(delivery->digest, nutgraf_buffer_bytes(delivery->buffer),
                                 nutgraf_buffer_length(delivery->buffer), delivery->file,
                                 &delivery->number, error);
}

/* Not recorded: what was begun goes. */
static void give_up(struct delivery *delivery)
{
    bool token = !delivery->output.temporary;

    delivery->output.failed = true;
    output_close(&delivery->output);
    if (token && delivery->guard >= 0)
        unlink(delivery->file);
}

/* Recorded, but it did not arrive: as long as the archive does not know that,
 * the file stays for the next run to find. */
static nutgraf_status take_back(struct delivery *delivery)
{
    if (nutgraf_archive_take_back(delivery->archive, delivery->number, NULL) == NUTGRAF_OK)
        unlink(delivery->file);
    return NUTGRAF_BAD_INPUT;
}

/* To standard output last, when it is known that nobody else sends the same. */
static nutgraf_status send_recorded(struct delivery *delivery, nutgraf_error *error)
{
    bool late = !delivery->output.temporary;
    bool written = late || write_buffer(delivery);
    nutgraf_status status = written ? record(delivery, error) : NUTGRAF_BAD_INPUT;

    if (status != NUTGRAF_OK) {
        give_up(delivery);
        return status;
    }
    delivery->output.kept = true;
    written = !late || write_buffer(delivery);
    error->message[0] = '\0'; /* of what fails here a message was printed */
    if (!output_close(&delivery->output) || !written)
        return take_back(delivery);
    if (late)
        unlink(delivery->file);
    sync_folder(delivery->file);
    return nutgraf_archive_delivered(delivery->archive, delivery->number, error);
}

static nutgraf_status send(struct delivery *delivery, nutgraf_error *error)
{
    error->message[0] = '\0';
    if (!output_open(&delivery->output, delivery->settings->output))
        return NUTGRAF_BAD_INPUT;
    if (delivery->archive)
        return send_recorded(delivery, error);
    write_buffer(delivery);
    return output_close(&delivery->output) ? NUTGRAF_OK : NUTGRAF_BAD_INPUT;
}

/* Nothing to tell makes no mail and no page; a program that asked for data gets
 * them. */
static bool is_silent(const struct delivery *delivery)
{
    return nutgraf_digest_story_count(delivery->digest) == 0 &&
           delivery->settings->format != NUTGRAF_JSON && delivery->settings->format != NUTGRAF_ATOM;
}

static nutgraf_status deliver(struct delivery *delivery, nutgraf_error *error)
{
    const struct settings *settings = delivery->settings;
    nutgraf_status status =
        nutgraf_digest_write(delivery->digest, settings->format, delivery->buffer, error);

    if (status != NUTGRAF_OK) {
        message(settings->page, "%s", error->message);
        error->message[0] = '\0';
        return status;
    }
    if (!is_silent(delivery))
        return send(delivery, error);
    if (!settings->quiet)
        message(NULL, "nothing to tell");
    return delivery->archive
               ? nutgraf_digest_record(delivery->digest, "", 0, NULL, &delivery->number, error)
               : NUTGRAF_OK;
}

nutgraf_status delivery_run(nutgraf_digest *digest, nutgraf_archive *archive,
                            const struct settings *settings)
{
    struct delivery delivery = {.digest = digest,
                                .archive = archive,
                                .settings = settings,
                                .buffer = nutgraf_buffer_new(),
                                .guard = -1};
    nutgraf_error error = {.message = "out of memory"};
    nutgraf_status status = NUTGRAF_NO_MEMORY;

    if (delivery.buffer)
        status = deliver(&delivery, &error);
    if (status != NUTGRAF_OK && status != NUTGRAF_STALE && error.message[0])
        message(settings->archive, "%s", error.message);
    if (delivery.guard >= 0)
        close(delivery.guard);
    free(delivery.file);
    nutgraf_buffer_free(delivery.buffer);
    return status;
}
