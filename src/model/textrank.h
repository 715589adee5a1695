/* textrank.h -- how central each sentence is among the others (TextRank). */
#ifndef MODEL_TEXTRANK_H
#define MODEL_TEXTRANK_H

#include "base/arena.h"
#include "model/links.h"

/* How often the walk follows an edge; Brin and Page, 1998. */
static const double TEXTRANK_DAMPING = 0.85;

/* Mihalcea and Tarau 2004 on the full cosine graph of the rows: the scores solve
 * a sparse symmetric positive definite system. The graph itself is only built
 * where it is small.
 * One score per row in `arena`, mean 1 over the rows that are not empty, 0 for
 * those that are. `teleport` (by row, any positive scale; NULL: uniform).
 * `mean_cosine` (may be NULL) receives the mean pairwise cosine.
 * O(entries) a round, at most 60 rounds, where it is not. NULL: memory ran out. */
double *textrank(struct arena *arena, const struct links *links, const double *teleport,
                 double *mean_cosine);

#endif
