/* tfidf.h -- sentences as sparse rows of unit length. */
#ifndef MODEL_TFIDF_H
#define MODEL_TFIDF_H

#include <stdint.h>

#include "base/arena.h"
#include "model/background.h"
#include "text/document.h"

/* Compressed sparse rows; a row's columns are the document's terms, ascending. */
struct matrix {
    uint32_t rows, columns;
    uint32_t *row;    /* rows + 1: where each row's entries begin */
    uint32_t *column; /* by entry */
    double *value;    /* by entry */
    uint32_t *held;   /* by column: rows that hold it */
};

struct tfidf {
    struct matrix matrix;
    double *idf;       /* by document term */
    double *root;      /* of each idf */
    uint32_t *run;     /* the terms as they stand in the text, noise left out */
    uint32_t *run_end; /* by sentence: of its own */
};

/* A row per sentence, each stem once, times sqrt(idf), scaled to length 1; a
 * noise sentence has an empty row. In the document's arena; NULL: memory. */
struct tfidf *tfidf_build(const struct document *document, const struct background *background);
/* The cosine of two rows. */
double matrix_cosine(const struct matrix *matrix, uint32_t a, uint32_t b);

#endif
