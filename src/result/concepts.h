/* concepts.h -- what a summary should tell: weighted stems and pairs of stems. */
#ifndef RESULT_CONCEPTS_H
#define RESULT_CONCEPTS_H

#include <stdbool.h>
#include <stdint.h>

#include "result/selector.h"

/* Which sentences hold which concepts, both ways round. Concepts that occur in
 * one sentence only are left out. */
struct concepts {
    uint32_t sentences, count;
    uint32_t *row;      /* by sentence, sentences + 1: where its concepts begin */
    uint32_t *concept;  /* by entry */
    uint32_t *column;   /* by concept, count + 1: where its sentences begin */
    uint32_t *sentence; /* by entry */
    double *weight;     /* by concept */
};

/* The stems, and the pairs of neighbouring stems, of at least two sentences, and
 * the stems `wanted` (by term; NULL: none), which weigh more. Each weighs idf *
 * ln(sentences)^(spread + gate * spread_gate) * mean score of those sentences,
 * a pair, whose idf is the mean of its two, `pair` times that (METHODS' recipe,
 * step 4; the gate's share and the pair's are ours). In the document's arena, linear in its
 * tokens. NULL: memory ran out. */
struct concepts *concepts_of(const struct ranking *ranking, double gate, const bool *wanted,
                             const struct weights *weights);

#endif
