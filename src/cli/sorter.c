#include "cli/sorter.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/message.h"

/* Entries in memory; runs merged at a time; entries read of each at a time. */
enum { HELD = 1 << 15, FAN = 64, CHUNK = 512 };

/* A run that is being read. */
struct cursor {
    uint64_t next, end; /* entries in the file that were not read yet */
    struct entry chunk[CHUNK];
    size_t at, count;
};

static int by_key(const void *left, const void *right)
{
    const struct entry *a = left, *b = right;

    if (a->key != b->key)
        return a->key < b->key ? -1 : 1;
    for (int side = 0; side < 2; side++)
        if (a->at[side] != b->at[side])
            return a->at[side] < b->at[side] ? -1 : 1;
    return 0;
}

/* ---- the file ---- */

int sorter_temporary(void)
{
    const char *folder = getenv("TMPDIR");
    char name[4096];
    int file, length;

    if (!folder || !*folder)
        folder = "/tmp";
    length = snprintf(name, sizeof name, "%s/nutgraf.XXXXXX", folder);
    if (length < 0 || (size_t)length >= sizeof name) {
        message(folder, "%s", strerror(ENAMETOOLONG));
        return -1;
    }
    file = mkstemp(name);
    if (file < 0)
        message(name, "%s", strerror(errno));
    else
        unlink(name);
    return file;
}

static bool write_all(int file, const void *bytes, size_t length, uint64_t at)
{
    while (length > 0) {
        ssize_t put = pwrite(file, bytes, length, (off_t)at);

        if (put < 0 && errno == EINTR)
            continue;
        if (put <= 0) {
            message("temporary file", "%s", put < 0 ? strerror(errno) : "nothing was written");
            return false;
        }
        bytes = (const char *)bytes + put;
        length -= (size_t)put;
        at += (uint64_t)put;
    }
    return true;
}

static bool read_all(int file, void *bytes, size_t length, uint64_t at)
{
    while (length > 0) {
        ssize_t got = pread(file, bytes, length, (off_t)at);

        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0) {
            message("temporary file", "%s", got < 0 ? strerror(errno) : "too short");
            return false;
        }
        bytes = (char *)bytes + got;
        length -= (size_t)got;
        at += (uint64_t)got;
    }
    return true;
}

/* ---- runs ---- */

static bool add_run(struct sorter *sorter, uint64_t end)
{
    if (sorter->run_count + 2 > sorter->run_capacity) {
        size_t capacity = sorter->run_capacity ? sorter->run_capacity * 2 : 64;
        uint64_t *more = realloc(sorter->run, capacity * sizeof *more);

        if (!more) {
            message(NULL, "out of memory");
            return false;
        }
        sorter->run = more;
        sorter->run_capacity = capacity;
        sorter->run[0] = 0;
    }
    sorter->run[++sorter->run_count] = end;
    return true;
}

/* What is held becomes a run. */
static bool spill(struct sorter *sorter)
{
    uint64_t start = sorter->run_count > 0 ? sorter->run[sorter->run_count] : 0;

    if (sorter->file < 0)
        sorter->file = sorter_temporary();
    qsort(sorter->held, sorter->count, sizeof *sorter->held, by_key);
    if (sorter->file < 0 ||
        !write_all(sorter->file, sorter->held, sorter->count * sizeof *sorter->held,
                   start * sizeof *sorter->held) ||
        !add_run(sorter, start + sorter->count))
        return false;
    sorter->count = 0;
    return true;
}

bool sorter_init(struct sorter *sorter)
{
    *sorter = (struct sorter){.file = -1};
    sorter->held = malloc(HELD * sizeof *sorter->held);
    if (!sorter->held)
        message(NULL, "out of memory");
    return sorter->held != NULL;
}

bool sorter_put(struct sorter *sorter, const struct entry *entry)
{
    if (sorter->count == HELD && !spill(sorter))
        return false;
    sorter->held[sorter->count++] = *entry;
    return true;
}

/* ---- merging ---- */

/* The next entry of a run, or NULL. */
static const struct entry *peek(struct sorter *sorter, struct cursor *cursor, bool *failed)
{
    if (cursor->at < cursor->count)
        return &cursor->chunk[cursor->at];
    if (cursor->next == cursor->end || *failed)
        return NULL;
    cursor->count =
        cursor->end - cursor->next < CHUNK ? (size_t)(cursor->end - cursor->next) : CHUNK;
    cursor->at = 0;
    if (!read_all(sorter->file, cursor->chunk, cursor->count * sizeof *cursor->chunk,
                  cursor->next * sizeof *cursor->chunk)) {
        *failed = true;
        return NULL;
    }
    cursor->next += cursor->count;
    return cursor->chunk;
}

static void open_runs(struct sorter *sorter, size_t first, size_t count)
{
    for (size_t r = 0; r < FAN; r++)
        sorter->cursors[r] = (struct cursor){0};
    for (size_t r = 0; r < count; r++) {
        sorter->cursors[r].next = sorter->run[first + r];
        sorter->cursors[r].end = sorter->run[first + r + 1];
    }
}

/* The least of the open runs' next entries. */
static bool merge_next(struct sorter *sorter, struct entry *entry, bool *failed)
{
    struct cursor *best = NULL;

    for (size_t r = 0; r < FAN; r++) {
        const struct entry *next = peek(sorter, &sorter->cursors[r], failed);

        if (next && (!best || by_key(next, &best->chunk[best->at]) < 0))
            best = &sorter->cursors[r];
    }
    if (!best || *failed)
        return false;
    *entry = best->chunk[best->at++];
    return true;
}

/* Merges FAN runs at a time into runs of another file. */
static bool merge_level(struct sorter *sorter)
{
    struct sorter merged = {.file = sorter_temporary(), .held = sorter->held};
    bool failed = merged.file < 0;
    uint64_t written = 0;

    for (size_t first = 0; first < sorter->run_count && !failed; first += FAN) {
        size_t left = sorter->run_count - first;
        struct entry entry;

        open_runs(sorter, first, left < FAN ? left : FAN);
        while (!failed) {
            bool more = merge_next(sorter, &entry, &failed);

            if (more)
                merged.held[merged.count++] = entry;
            if (merged.count == HELD || (!more && merged.count > 0)) {
                failed = failed ||
                         !write_all(merged.file, merged.held, merged.count * sizeof *merged.held,
                                    written * sizeof *merged.held);
                written += merged.count;
                merged.count = 0;
            }
            if (!more)
                break;
        }
        failed = failed || !add_run(&merged, written);
    }
    close(sorter->file);
    free(sorter->run);
    merged.cursors = sorter->cursors;
    *sorter = merged;
    return !failed;
}

bool sorter_sort(struct sorter *sorter)
{
    if (sorter->file < 0) {
        qsort(sorter->held, sorter->count, sizeof *sorter->held, by_key);
        return true;
    }
    if (sorter->count > 0 && !spill(sorter))
        return false;
    sorter->cursors = malloc(FAN * sizeof *sorter->cursors);
    if (!sorter->cursors) {
        message(NULL, "out of memory");
        return false;
    }
    while (sorter->run_count > FAN)
        if (!merge_level(sorter))
            return false;
    open_runs(sorter, 0, sorter->run_count);
    return true;
}

bool sorter_next(struct sorter *sorter, struct entry *entry, bool *failed)
{
    if (sorter->cursors)
        return merge_next(sorter, entry, failed);
    if (sorter->next == sorter->count)
        return false;
    *entry = sorter->held[sorter->next++];
    return true;
}

void sorter_release(struct sorter *sorter)
{
    if (sorter->file >= 0)
        close(sorter->file);
    free(sorter->held);
    free(sorter->run);
    free(sorter->cursors);
    *sorter = (struct sorter){.file = -1};
}
