/* article.h -- a document with everything that the results are made from. */
#ifndef RESULT_ARTICLE_H
#define RESULT_ARTICLE_H

#include <stdbool.h>

#include "model/background.h"
#include "nutgraf.h"
#include "result/selector.h"
#include "text/document.h"

struct article {
    struct arena arena; /* holds all that follows */
    struct document document;
    const struct background *background; /* borrowed */
    struct ranking ranking;
    const char *name;          /* of the file, or NULL */
    const struct saved *saved; /* it is a summary whose article is not at hand; NULL: it is not */
};

/* Splits a document that has its text, blocks, language and lexicon into
 * sentences and words, and marks what is noise. False: memory ran out. */
bool article_mark(struct article *article);
/* Ranks the sentences of a marked document. False: memory ran out. */
bool article_rank(struct article *article);
/* Both: all stages from sentences to scores over a document that has its text,
 * blocks, language and lexicon. False: memory ran out. */
bool article_analyse(struct article *article);
/* The place of each sentence by score, from 1, in `arena`. NULL: memory. */
uint32_t *article_ranks(const struct article *article, struct arena *arena);
/* Words of the sentences that are not noise. */
size_t article_words(const struct article *article);
/* Has it words, and any that are not noise? */
nutgraf_outcome article_outcome(const struct article *article);
/* Blocks in which every sentence is noise. */
size_t article_noise_blocks(const struct article *article);

#endif
