/* join.h -- two files of JSON lines, matched by id, in memory that does not grow
 * with them: ids are hashed and sorted on disk, lines are read where they are. */
#ifndef CLI_JOIN_H
#define CLI_JOIN_H

#include "cli/file.h"
#include "cli/sorter.h"
#include "nutgraf.h"

/* A file whose lines can be read in any order; a pipe is copied to disk first. */
struct shelf {
    const char *name;
    int file;
    char *bytes; /* owned: of the file, from `from` */
    size_t length, capacity;
    uint64_t from;
};

/* Called for a line that is no record with an id. False ends the join. */
typedef bool join_bad(void *context, int side, uint64_t line, const nutgraf_error *error);

struct join {
    struct shelf shelves[2]; /* old, new */
    struct sorter sorter;    /* the pairs in the order of the new file, then what is only old */
    bool failed;             /* a message was printed */
};

/* Reads both files once. False: a message was printed (release it all the same). */
bool join_open(struct join *join, const char *const *operands, const nutgraf_record_keys *keys,
               join_bad *bad, void *context);
/* The next pair; a side that has no such id has SORTER_NONE. */
bool join_next(struct join *join, struct entry *pair);
/* The line at a place, valid until the next of that side. NULL: a message was
 * printed. */
const char *join_line(struct join *join, int side, uint64_t at, size_t *length);
void join_release(struct join *join);

#endif
