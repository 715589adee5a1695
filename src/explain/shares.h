/* shares.h -- from which words and which neighbours a TextRank score comes.
 *
 * A score p solves p = a W D^-1 p + landings, with W the cosines and D their row
 * sums (model/textrank.c). As W_ij is a sum over the terms k that i and j share,
 *
 *     p_i = landings + a sum_k x_ik (sum_j x_jk w_j - x_ik w_i),   w = D^-1 p,
 *
 * and each summand is what the term gives; a W_ij w_j is what a neighbour gives. */
#ifndef EXPLAIN_SHARES_H
#define EXPLAIN_SHARES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "model/tfidf.h"

struct shares {
    const struct matrix *matrix; /* borrowed */
    double *flow;                /* by row: w, what it gives for a cosine of 1 */
    double *pull;                /* by column: the sum of x_jk w_j */
};

/* From scores that textrank() gave with the same landing for all. Linear. False:
 * memory ran out. */
bool shares_init(struct shares *shares, struct arena *arena, const struct matrix *matrix,
                 const double *score);
/* What the term of an entry of row `i` gives to its score. */
double shares_of_entry(const struct shares *shares, uint32_t i, uint32_t entry);
/* What a neighbour at a cosine gives. */
double shares_of_neighbour(const struct shares *shares, uint32_t neighbour, double cosine);

#endif
