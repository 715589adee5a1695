/* links.h -- what sentences have in common: the terms of two or more. */
#ifndef MODEL_LINKS_H
#define MODEL_LINKS_H

#include "model/tfidf.h"

/* The entries of a matrix whose column holds two at least, columns numbered
 * anew: a term of one sentence alone links nothing. */
struct links {
    const struct matrix *matrix;
    uint32_t columns;
    uint32_t *row;    /* the matrix's rows + 1: where each row's entries begin */
    uint32_t *column; /* by entry, ascending in a row */
    double *value;    /* by entry */
    uint32_t *term;   /* by column: the matrix's */
    uint32_t *number; /* by the matrix's columns: the column here, plus 1; 0: it is none */
};

/* In `arena`; `matrix` is borrowed. NULL: memory ran out. */
struct links *links_of(struct arena *arena, const struct matrix *matrix);
/* The rows that hold a column. */
static inline uint32_t links_held(const struct links *links, uint32_t column)
{
    return links->matrix->held[links->term[column]];
}

#endif
