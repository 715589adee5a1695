/* saved.h -- a summary without its article: what a result that was printed as
 * JSON, or another program's, still tells. */
#ifndef COMPARE_SAVED_H
#define COMPARE_SAVED_H

#include <stdbool.h>
#include <stdint.h>

#include "result/article.h"
#include "result/summary.h"

struct saved_sentence {
    struct span text;
    uint32_t index; /* in its article, from 0; UINT32_MAX: not said */
    double score;   /* below 0: not said */
};

struct saved {
    struct span headline; /* empty: none */
    struct saved_sentence *sentences;
    uint32_t count;
    uint32_t total; /* sentences of the article; 0: not said */
    uint64_t bytes; /* of the article; 0: not said */
};

/* Makes an article of the sentences, a block each, copied into its arena, so
 * that they can be aligned. It has its language, lexicon and background. False:
 * memory ran out. */
bool saved_read(struct article *article, const struct saved *saved);
/* The summary that the article is. In its arena. NULL: memory ran out. */
struct nutgraf_summary *saved_summary(struct article *article);
/* Were both summaries made of one article, as far as they tell? */
bool saved_of_one(const struct saved *a, const struct saved *b);
/* Fills `article` with the summary of another one. False: memory ran out. */
bool saved_reduce(struct article *article, const struct nutgraf_summary *summary);

#endif
