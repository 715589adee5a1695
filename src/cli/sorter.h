/* sorter.h -- sorting more entries than memory should hold: sorted runs on disk,
 * merged (Knuth, volume 3, 5.4.1). Memory is two megabytes, whatever comes. */
#ifndef CLI_SORTER_H
#define CLI_SORTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Where the two lines of one id are; SORTER_NONE: that side has none. */
struct entry {
    uint64_t key;
    uint64_t at[2];   /* byte offsets */
    uint64_t line[2]; /* numbers, from 1 */
};

static const uint64_t SORTER_NONE = UINT64_MAX;

struct sorter {
    struct entry *held; /* not yet on disk */
    size_t count;
    int file;      /* of the runs, unlinked; -1: none was needed */
    uint64_t *run; /* where each run begins, in entries, and the end of the last */
    size_t run_count, run_capacity;
    struct cursor *cursors; /* of the runs that are merged; NULL: what is held is all */
    size_t next;
};

/* A file in TMPDIR that is gone when it is closed. -1: a message was printed. */
int sorter_temporary(void);

/* False: memory ran out (release it all the same). */
bool sorter_init(struct sorter *sorter);
/* Takes an entry. False: a message was printed. */
bool sorter_put(struct sorter *sorter, const struct entry *entry);
/* Ends the taking. False: a message was printed. */
bool sorter_sort(struct sorter *sorter);
/* The next entry by key, then by offsets; false: there is none, or `*failed`. */
bool sorter_next(struct sorter *sorter, struct entry *entry, bool *failed);
void sorter_release(struct sorter *sorter);

#endif
