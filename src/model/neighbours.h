/* neighbours.h -- for each row of a collection, the rows most like it.
 *
 * Through an inverted index: a row meets only rows with which it shares a stem,
 * the rarest stems first, and no more than a bounded number of them, so that a
 * hundred thousand rows take seconds. In a small collection nothing is missed. */
#ifndef MODEL_NEIGHBOURS_H
#define MODEL_NEIGHBOURS_H

#include "base/arena.h"
#include "model/collection.h"

enum { NEIGHBOURS_MOST = 32 };

struct neighbours {
    uint32_t *first; /* by row, rows + 1: where its neighbours begin */
    uint32_t *row;   /* by entry */
    float *cosine;   /* by entry */
};

/* May two rows be neighbours at all? */
typedef bool neighbours_allow(const void *context, uint32_t a, uint32_t b);

/* The neighbours of a row are the rows before it in `order` (of all rows) with
 * a cosine of at least `least`, NEIGHBOURS_MOST of them; and those that have it
 * for theirs. In `arena`; NULL: memory ran out. */
struct neighbours *neighbours_find(struct arena *arena, const struct collection *collection,
                                   const uint32_t *order, double least, neighbours_allow *allow,
                                   const void *context);

#endif
