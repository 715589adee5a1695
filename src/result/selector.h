/* selector.h -- the sentences that tell most within a budget. */
#ifndef RESULT_SELECTOR_H
#define RESULT_SELECTOR_H

#include <stdbool.h>
#include <stdint.h>

#include "model/features.h"
#include "model/links.h"
#include "model/tfidf.h"
#include "result/budget.h"

struct ranking {
    const struct document *document;
    const struct tfidf *tfidf;
    const struct links *links; /* of its matrix */
    const struct features *features;
    const double *score; /* TextRank by sentence */
    double gate;
    const uint32_t *parts; /* of several articles in one document: where each one's sentences
                              begin, and the end; NULL: one article */
    uint32_t part_count;
};

/* What is asked of a summary; all zero but the budget is the default. */
struct demand {
    struct budget budget;
    nutgraf_method method;
    nutgraf_prior prior;
    struct span query, must;       /* words, or empty */
    const struct weights *weights; /* NULL: SUMMARY_WEIGHTS */
};

struct selection {
    uint32_t *sentences; /* ascending */
    uint32_t count;
    size_t cost; /* in units of the budget, joints included */
};

/* Chooses by the method asked for. Never exceeds the budget, never tells a
 * sentence twice, takes noise only where there is nothing else (then the least
 * noisy sentence); an empty selection means that no sentence fits. In the
 * document's arena. NULL: memory ran out. */
struct selection *selector_choose(const struct ranking *ranking, const struct demand *demand);

#endif
