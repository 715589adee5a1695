/* propose.h -- which unmatched sentences might be rewordings of each other. */
#ifndef COMPARE_PROPOSE_H
#define COMPARE_PROPOSE_H

#include <stdbool.h>

#include "compare/assign.h"
#include "compare/script.h"

struct proposals {
    struct candidate *candidates;
    uint32_t count, capacity;
};

/* Proposes pairs of sentences without a partner (UINT32_MAX) that are alike:
 * those that share a word few sentences hold, and those that stand between the
 * same neighbours. Linear but for the sort. False: memory ran out. */
bool propose(struct proposals *proposals, struct arena *arena, const struct scripts *scripts,
             const uint32_t *old_partner, const uint32_t *new_partner);

#endif
