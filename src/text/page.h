/* page.h -- a document as the boilerplate model sees it: its sentences, the
 * lines they stand in, and where the article seems to be. */
#ifndef TEXT_PAGE_H
#define TEXT_PAGE_H

#include <stdint.h>

#include "text/document.h"
#include "text/page_features.h"

/* What a passage looks like to its neighbours. */
enum passage_view {
    VIEW_LOG_WORDS = 0,
    VIEW_TERMINAL,
    VIEW_STOP, /* shares of the words */
    VIEW_CALL,
    VIEW_CAPITAL,
    VIEW_LEGAL, /* words, at most 3 */
    VIEW_ODD,   /* marks, at most 5 */
    VIEW_DATE,  /* dates over the square root of the words */
    VIEW_SCORE, /* by hand: above 0 like an article, below like furniture (METHODS' g0) */
    VIEW_COUNT
};

/* A stretch of text, sentence or line. */
struct passage {
    const struct text_features *features;
    double words;
    const double *view; /* VIEW_COUNT */
};

enum {
    PAGE_SIDE = 2, /* neighbours on each side that a sentence is seen with */
    PAGE_REACH = 8 /* sentences on each side whose mass is asked for */
};

/* Both ends of the page are padded, so that nobody needs to look for them: the views
 * of the sentences stand one behind the other, with PAGE_SIDE of an edge before
 * the first and behind the last; `mass` can be read PAGE_REACH places beyond its
 * ends. */
struct page {
    const struct document *document;
    uint32_t count; /* sentences */
    struct passage *sentences;
    struct passage *lines;  /* by block */
    double *mass;           /* count + 1: words in good sentences before each, scores as weights */
    uint32_t first, last;   /* the best run of sentences, both ends in it */
    double *overlap;        /* by sentence: share of its topic words that the run has elsewhere */
    double *strong_overlap; /* the same, in three sentences or more */
    double *repeated;       /* page_find_repeated: share of word triples said elsewhere; or NULL */
    uint32_t *twin;         /* the first sentence that says the same; itself when there is none */
    uint32_t *twins;        /* by first sentence: how many say it */
    double words;           /* of the whole page */
    double log_words;
    double log_lines; /* of 1 + lines a sentence */
};

/* Reads the page; the document has its tokens. All in the document's arena.
 * Linear in the text. NULL: memory ran out. */
struct page *page_of(const struct document *document);
/* Fills `repeated`. False: memory ran out. */
bool page_find_repeated(struct page *page);
/* The run of sentences with the largest sum of `value` (Kadane's scan); the
 * first of equals. `count` is at least 1. */
void page_best_run(const double *value, uint32_t count, uint32_t *first, uint32_t *last);

#endif
