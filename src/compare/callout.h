/* callout.h -- figures, dates and names that are others in the new version:
 * "6,500 -> 7,000". */
#ifndef COMPARE_CALLOUT_H
#define COMPARE_CALLOUT_H

#include "compare/fact.h"

/* Bytes of the old and the new text; a length of 0: on the other side only. */
struct callout {
    enum fact_kind kind;
    uint32_t old_start, old_length, new_start, new_length;
};

struct callouts {
    struct callout *callouts; /* pairs and what came in the order of the new text, then what went */
    uint32_t count;
};

/* Finds what changed inside a pair of stretches, whose words `diff` tells apart.
 * A figure that only moved or is written in another way has not changed. In
 * `arena`. False: memory ran out. */
bool callouts_find(struct callouts *callouts, struct arena *arena, struct stretch old,
                   struct stretch new, const struct word_diff *diff);

#endif
