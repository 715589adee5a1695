/* explanation.h -- why these sentences: every sentence's place, and what its
 * score is made of. */
#ifndef EXPLAIN_EXPLANATION_H
#define EXPLAIN_EXPLANATION_H

#include <stdbool.h>
#include <stdint.h>

#include "explain/nearest.h"
#include "explain/shares.h"
#include "nutgraf.h"
#include "result/summary.h"

enum {
    EXPLAIN_TERMS = 6,     /* told of a sentence */
    EXPLAIN_NEAR = 3,      /* likewise */
    EXPLAIN_DETAILED = 300 /* on a page, the strongest sentences have their reasons */
};

struct explanation {
    struct arena arena; /* holds all that follows */
    const struct article *article;
    const struct nutgraf_summary *summary;
    uint32_t ranked; /* sentences with a score */
    uint32_t noisy;  /* sentences set aside */
    uint32_t *rank;  /* by sentence, from 1; 0: it has no score */
    uint32_t *order; /* the sentences that have one, by rank */
    uint32_t *place; /* by sentence: in the summary, from 1; 0: not chosen */
    uint32_t *uses;  /* by document term: how often the article has it, without noise */
    struct shares shares;
    struct nearest *nearest;
};

/* A word of a sentence and what it does for it. */
struct reason {
    struct span word; /* as the sentence has it first */
    struct span stem;
    uint32_t here;      /* how often the sentence has it */
    uint32_t article;   /* ... and the article */
    uint32_t frequency; /* documents of the background table that hold it */
    double idf, weight; /* weight: in the sentence's row, whose squares sum to 1 */
    double share;       /* of the sentence's score, in the score's unit */
};

struct reasons {
    struct reason terms[EXPLAIN_TERMS]; /* what gives most first */
    uint32_t term_count;
    double landing; /* of the score, what no word gives: the same for every sentence */
    struct near near[EXPLAIN_NEAR]; /* the nearest first */
    uint32_t near_count;
};

/* Explains a summary, which is borrowed. False: memory ran out (release it all
 * the same). */
bool explanation_init(struct explanation *explanation, const struct nutgraf_summary *summary);
void explanation_release(struct explanation *explanation);
/* What the score of a sentence is made of; nothing for one without a score.
 * O(its words), and a bounded number of neighbours. */
void explanation_reasons(const struct explanation *explanation, uint32_t sentence,
                         struct reasons *reasons);
/* Does a page tell the reasons of the sentence? */
bool explanation_is_detailed(const struct explanation *explanation, uint32_t sentence);

static inline struct span explanation_text(const struct explanation *explanation, uint32_t sentence)
{
    const struct document *document = &explanation->article->document;

    return document_span(document, document->sentences[sentence].start,
                         document->sentences[sentence].length);
}

static inline double explanation_score(const struct explanation *explanation, uint32_t sentence)
{
    return explanation->article->ranking.score[sentence];
}

#endif
