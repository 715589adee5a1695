#include "cli/join.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/message.h"

/* Bytes read at a time: in a row, and of a line out of turn. */
enum { CHUNK = 1 << 16, JUMP = 1 << 13 };

/* ---- shelves ---- */

static bool copy_to(int to, int from, const char *name)
{
    char bytes[CHUNK];

    for (;;) {
        ssize_t got = read(from, bytes, sizeof bytes);

        if (got < 0 && errno == EINTR)
            continue;
        if (got == 0)
            return true;
        for (ssize_t put = 0, wrote; got > 0 && put < got; put += wrote) {
            wrote = write(to, bytes + put, (size_t)(got - put));
            if (wrote < 0 && errno != EINTR) {
                got = -1;
                break;
            }
            wrote = wrote < 0 ? 0 : wrote;
        }
        if (got < 0) {
            message(name, "%s", strerror(errno));
            return false;
        }
    }
}

static bool shelf_open(struct shelf *shelf, const char *operand)
{
    struct stat status;
    int source = strcmp(operand, "-") == 0 ? dup(STDIN_FILENO) : open(operand, O_RDONLY);

    *shelf = (struct shelf){.name = file_name(operand), .file = source};
    if (source < 0 || fstat(source, &status) < 0) {
        message(shelf->name, "%s", strerror(errno));
        return false;
    }
    if (S_ISDIR(status.st_mode)) {
        message(shelf->name, "%s", strerror(EISDIR));
        return false;
    }
    if (S_ISREG(status.st_mode) && strcmp(operand, "-") != 0)
        return true;
    shelf->file = sorter_temporary();
    if (shelf->file >= 0 && copy_to(shelf->file, source, shelf->name)) {
        close(source);
        return true;
    }
    close(source);
    return false;
}

static void shelf_close(struct shelf *shelf)
{
    if (shelf->name && shelf->file >= 0)
        close(shelf->file);
    free(shelf->bytes);
    *shelf = (struct shelf){.file = -1};
}

/* More of the file behind what is there; 0: its end, below 0: a message. */
static ssize_t shelf_fill(struct shelf *shelf)
{
    ssize_t got;

    if (shelf->capacity - shelf->length < CHUNK) {
        size_t capacity = shelf->capacity * 2 + CHUNK;
        char *more = shelf->length <= NUTGRAF_MAX_BYTES ? realloc(shelf->bytes, capacity) : NULL;

        if (!more) {
            message(shelf->name, "%s",
                    shelf->length > NUTGRAF_MAX_BYTES ? "a line is too long" : "out of memory");
            return -1;
        }
        shelf->bytes = more;
        shelf->capacity = capacity;
    }
    do
        got = pread(shelf->file, shelf->bytes + shelf->length,
                    shelf->length > 0 ? shelf->capacity - shelf->length : JUMP,
                    (off_t)(shelf->from + shelf->length));
    while (got < 0 && errno == EINTR);
    if (got < 0)
        message(shelf->name, "%s", strerror(errno));
    else
        shelf->length += (size_t)got;
    return got;
}

/* The line at `at` without its end; NULL: there is none, or `*failed`. */
static const char *shelf_line(struct shelf *shelf, uint64_t at, size_t *length, bool *failed)
{
    const char *newline = NULL;
    size_t start = 0, searched;
    ssize_t got = 1;

    if (at < shelf->from || at > shelf->from + shelf->length) {
        shelf->from = at;
        shelf->length = 0;
    }
    start = (size_t)(at - shelf->from);
    for (searched = start; !newline && got > 0;) {
        if (shelf->length > searched)
            newline = memchr(shelf->bytes + searched, '\n', shelf->length - searched);
        if (newline)
            break;
        searched = shelf->length;
        if (start > 0 && start >= shelf->length / 2) { /* what was read is not needed any more */
            memmove(shelf->bytes, shelf->bytes + start, shelf->length - start);
            shelf->from += start;
            shelf->length -= start;
            searched -= start;
            start = 0;
        }
        got = shelf_fill(shelf);
    }
    if (got < 0)
        *failed = true;
    if (got < 0 || (!newline && start == shelf->length))
        return NULL;
    *length = newline ? (size_t)(newline - (shelf->bytes + start)) : shelf->length - start;
    return shelf->bytes + start;
}

/* ---- the index of one side ---- */

/* FNV-1a (Fowler, Noll and Vo), mixed. That two ids have one hash is noticed when
 * their lines are read. */
static uint64_t hash_of(const char *id)
{
    uint64_t h = 0xcbf29ce484222325ull;

    for (; *id; id++)
        h = (h ^ (unsigned char)*id) * 0x100000001b3ull;
    return h ^ h >> 31;
}

struct indexer {
    struct join *join;
    struct sorter *sorter;
    const nutgraf_record_keys *keys;
    join_bad *bad;
    void *context;
    int side;
};

static bool index_line(struct indexer *indexer, uint64_t at, uint64_t number, const char *line,
                       size_t length)
{
    nutgraf_error error = {.status = NUTGRAF_BAD_INPUT, .message = "no id"};
    nutgraf_record *record = nutgraf_record_new(line, length, indexer->keys, &error);
    const char *id = record ? nutgraf_record_id(record) : NULL;
    struct entry entry = {0, {SORTER_NONE, SORTER_NONE}, {0, 0}};
    bool done;

    if (id) {
        entry.key = hash_of(id);
        entry.at[indexer->side] = at;
        entry.line[indexer->side] = number;
        done = sorter_put(indexer->sorter, &entry);
    } else {
        done = indexer->bad(indexer->context, indexer->side, number, &error);
    }
    nutgraf_record_free(record);
    return done;
}

static bool index_side(struct indexer *indexer)
{
    struct shelf *shelf = &indexer->join->shelves[indexer->side];
    bool failed = false;
    uint64_t at = 0, number = 1;
    size_t length;

    for (const char *line; (line = shelf_line(shelf, at, &length, &failed));
         at += length + 1, number++)
        if (!index_line(indexer, at, number, line, length))
            return false;
    return !failed && sorter_sort(indexer->sorter);
}

/* ---- the pairs ---- */

static bool put_pair(struct join *join, const struct entry *old, const struct entry *new)
{
    static const uint64_t BEHIND = (uint64_t)1 << 63; /* no file is as long */
    uint64_t old_at = old ? old->at[0] : SORTER_NONE, new_at = new ? new->at[1] : SORTER_NONE;
    struct entry pair = {new ? new_at : BEHIND | old_at,
                         {old_at, new_at},
                         {old ? old->line[0] : 0, new ? new->line[1] : 0}};

    return sorter_put(&join->sorter, &pair);
}

/* Matches equal hashes, the k-th of one side with the k-th of the other. */
static bool match(struct join *join, struct sorter *olds, struct sorter *news)
{
    struct entry old, new;
    bool failed = false;
    bool more_old = sorter_next(olds, &old, &failed), more_new = sorter_next(news, &new, &failed);

    while ((more_old || more_new) && !failed) {
        bool take_old = more_old && (!more_new || old.key <= new.key);
        bool take_new = more_new && (!more_old || new.key <= old.key);

        if (!put_pair(join, take_old ? &old : NULL, take_new ? &new : NULL))
            return false;
        more_old = take_old ? sorter_next(olds, &old, &failed) : more_old;
        more_new = take_new ? sorter_next(news, &new, &failed) : more_new;
    }
    return !failed && sorter_sort(&join->sorter);
}

bool join_open(struct join *join, const char *const *operands, const nutgraf_record_keys *keys,
               join_bad *bad, void *context)
{
    struct sorter sorters[2] = {{.file = -1}, {.file = -1}};
    bool done = true;

    *join = (struct join){.shelves = {{.file = -1}, {.file = -1}}, .sorter = {.file = -1}};
    for (int side = 0; side < 2 && done; side++) {
        struct indexer indexer = {join, &sorters[side], keys, bad, context, side};

        done = shelf_open(&join->shelves[side], operands[side]) && sorter_init(&sorters[side]) &&
               index_side(&indexer);
    }
    done = done && sorter_init(&join->sorter) && match(join, &sorters[0], &sorters[1]);
    sorter_release(&sorters[0]);
    sorter_release(&sorters[1]);
    return done;
}

bool join_next(struct join *join, struct entry *pair)
{
    return sorter_next(&join->sorter, pair, &join->failed);
}

const char *join_line(struct join *join, int side, uint64_t at, size_t *length)
{
    bool failed = false;
    const char *line = shelf_line(&join->shelves[side], at, length, &failed);

    if (!line && !failed)
        message(join->shelves[side].name, "the file changed while it was read");
    join->failed = join->failed || !line;
    return line;
}

void join_release(struct join *join)
{
    shelf_close(&join->shelves[0]);
    shelf_close(&join->shelves[1]);
    sorter_release(&join->sorter);
}
