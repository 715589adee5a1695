/* assign.h -- which pairs to make so that their values sum highest. */
#ifndef COMPARE_ASSIGN_H
#define COMPARE_ASSIGN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

struct candidate {
    uint32_t old, new;
    int64_t value; /* above 0 */
    bool taken;
};

/* Takes candidates so that no `old` and no `new` is taken twice: those of the
 * highest sum within each group of candidates that hang together, if it is
 * small (Kuhn 1955, Munkres 1957); in a large one the best left each time.
 * Equal sums give the same pairs when the sides are swapped as long as no two
 * candidates of an `old` or `new` have the same value. Sorts the candidates.
 * False: memory ran out. */
bool assign(struct candidate *candidates, uint32_t count, uint32_t olds, uint32_t news,
            struct arena *arena);

#endif
