/* nearest.h -- the sentences most like a sentence. */
#ifndef EXPLAIN_NEAREST_H
#define EXPLAIN_NEAREST_H

#include <stdint.h>

#include "base/arena.h"
#include "model/tfidf.h"

struct near {
    uint32_t row;
    double cosine;
};

/* Puts a row into a list of at most `most`, the nearest first, ties by place;
 * returns how many it has then. */
uint32_t near_insert(struct near *near, uint32_t count, uint32_t most, struct near new);

struct nearest;

/* Which rows hold each term. In `arena`, linear in the entries; `matrix` is
 * borrowed. NULL: memory ran out. */
struct nearest *nearest_new(struct arena *arena, const struct matrix *matrix);
/* The `most` (at most 8) rows nearest to row `i`, the nearest first, ties by
 * place; returns how many have a cosine above 0. Of a long document only rows
 * that share one of its rarer terms are asked: 4,096 places a row, n log n of
 * the row's own terms. */
uint32_t nearest_find(struct nearest *nearest, uint32_t i, struct near *near, uint32_t most);

#endif
