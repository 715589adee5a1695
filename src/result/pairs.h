/* pairs.h -- stems that stand beside each other, and the sentences they do so in. */
#ifndef RESULT_PAIRS_H
#define RESULT_PAIRS_H

#include <stdbool.h>
#include <stdint.h>

#include "result/selector.h"

struct pair {
    uint32_t first, second; /* columns of the links */
    uint32_t held;          /* sentences that hold it */
    uint32_t last;          /* of them, plus 1 */
};

/* Of stems of two sentences at least, since others make no pair of two. */
struct pairs {
    struct pair *pair; /* in the order in which they are met */
    uint32_t count;
    uint32_t *met;   /* numbers of pairs, sentence by sentence, once each in one */
    uint32_t *end;   /* by sentence: of what is met in it */
    uint32_t *slots; /* open addressing, at most half full: number plus 1; 0 is empty */
    uint32_t mask;
};

/* The pairs of neighbours in a sentence, stop words passed over. In the document's
 * arena, linear in its terms. False: memory ran out. */
bool pairs_find(struct pairs *pairs, const struct ranking *ranking);

#endif
