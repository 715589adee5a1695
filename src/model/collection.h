/* collection.h -- many documents as sparse rows, to tell which are about the same.
 *
 * A row holds the square root of each stem's count times its idf, scaled to
 * length 1, and the same of its names and numbers alone: reports of one form
 * share their words, but not whom and how much they are about. */
#ifndef MODEL_COLLECTION_H
#define MODEL_COLLECTION_H

#include "base/buffer.h"
#include "base/intern.h"
#include "model/background.h"
#include "text/document.h"

struct collection_entry {
    uint32_t stem;
    float weight; /* in the row of all stems */
    float name;   /* in the row of names and numbers; 0: it is none */
};

struct collection {
    struct intern stems;              /* language, NUL, stem */
    struct nutgraf_buffer frequency;  /* uint32_t by stem: rows that hold it */
    struct nutgraf_buffer background; /* float by stem: its share of the background's documents */
    struct nutgraf_buffer entries;    /* of struct collection_entry, by row; a row's ascend */
    struct nutgraf_buffer starts;     /* uint32_t by row, and the end */
    struct nutgraf_buffer means;      /* float by row: mean cosine with all others, shrunk */
    uint32_t rows;
};

struct collection_row {
    const struct collection_entry *entries;
    uint32_t count;
};

void collection_init(struct collection *collection);
void collection_release(struct collection *collection);
/* Adds a row for a document whose noise is marked and for what stands above it
 * (a title; NULL: nothing). False: memory ran out. */
bool collection_add(struct collection *collection, const struct document *document,
                    const struct document *above, const struct background *background);
/* Turns counts into weights, once, when every row is there. A stem's idf is
 * -ln of its share among the rows and, where those are few, the background.
 * False: memory ran out. */
bool collection_weigh(struct collection *collection);
struct collection_row collection_row(const struct collection *collection, uint32_t row);
/* The mean cosine of a row with the others: what two rows have in common for
 * no other reason than being of this collection. Below 1; close to 0 for a
 * collection of few rows. */
float collection_mean(const struct collection *collection, uint32_t row);
/* Sums of products of two rows: of all stems, and of the names alone. */
struct collection_product {
    double all, names;
};
struct collection_product collection_product(struct collection_row a, struct collection_row b);

#endif
