/* page.h -- a document as the boilerplate model sees it: its sentences, the
 * lines they stand in, and where the article seems to be. */
#ifndef TEXT_PAGE_H
#define TEXT_PAGE_H

#include <stdint.h>

#include "text/document.h"
#include "text/page_features.h"

/* A stretch of text, sentence or line, with what is asked of it most. */
struct passage {
    struct text_features features;
    double words;
    double score; /* text_features_score */
};

struct page {
    const struct document *document;
    uint32_t count; /* sentences */
    struct passage *sentences;
    struct passage *lines;  /* by block */
    double *mass;           /* count + 1: words in good sentences before each, scores as weights */
    uint32_t first, last;   /* the best run of sentences, both ends in it */
    double *overlap;        /* by sentence: share of its topic words that the run has elsewhere */
    double *strong_overlap; /* the same, in three sentences or more */
    double *repeated;       /* share of its word triples that the page has elsewhere */
    uint32_t *twin;         /* the first sentence that says the same; itself when there is none */
    uint32_t *twins;        /* by first sentence: how many say it */
    double words;           /* of the whole page */
};

/* Reads the page; the document has its tokens. All in the document's arena.
 * Linear in the text. NULL: memory ran out. */
struct page *page_of(const struct document *document);
/* The run of sentences with the largest sum of `value` (Kadane's scan); the
 * first of equals. `count` is at least 1. */
void page_best_run(const double *value, uint32_t count, uint32_t *first, uint32_t *last);

#endif
