/* recut.h -- sentences that say the same but are cut elsewhere: a break of lines, a
 * capital or a mark has moved the end of one. */
#ifndef COMPARE_RECUT_H
#define COMPARE_RECUT_H

#include <stdbool.h>

#include "compare/script.h"

/* Neighbours of one side that are, read as one, neighbours of the other. */
struct recut {
    uint32_t old_first, old_count, new_first, new_count;
};

struct recuts {
    struct recut *recuts; /* by old sentence */
    uint32_t count;
};

/* Finds them behind each pair of partners and at the start, and makes them
 * partners. `strict` as in normal.h. False: memory ran out. */
bool recuts_find(struct recuts *recuts, struct arena *arena, const struct scripts *scripts,
                 bool strict, uint32_t *old_partner, uint32_t *new_partner);

#endif
