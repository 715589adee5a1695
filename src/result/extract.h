/* extract.h -- the sentences chosen so far, and whether another may join them. */
#ifndef RESULT_EXTRACT_H
#define RESULT_EXTRACT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "result/selector.h"

/* When a sentence may be chosen. */
enum standing {
    STANDING_NEVER = 0, /* said before, without a word, or noise */
    STANDING_LATE,      /* short: only when no other is left */
    STANDING_FULL
};

struct extract {
    const struct ranking *ranking;
    const struct demand *demand;
    const struct weights *weights;
    double gate;             /* the ranking's, unless the demand knows better */
    unsigned char *standing; /* by sentence */
    const bool *wanted;      /* by document term: of the query; NULL: there is none */
    bool *chosen;            /* by sentence */
    bool *kept;              /* by sentence: chosen and not to be exchanged */
    bool whole;              /* the budget holds all there is: scraps and echoes too */
    bool script;             /* many sentences have a label: who speaks */
    uint32_t sentences, count;
    size_t cost; /* in units of the budget, joints included */
};

/* Nothing chosen yet. In the document's arena. False: memory ran out. */
bool extract_init(struct extract *extract, const struct ranking *ranking,
                  const struct demand *demand);
void extract_add(struct extract *extract, uint32_t s);
void extract_remove(struct extract *extract, uint32_t s);
/* Does the budget hold sentence `s` beside what is chosen? Room that is left of
 * words or bytes is not for scraps. */
bool extract_fits(const struct extract *extract, uint32_t s);
/* Is one sentence asked for? */
bool extract_is_single(const struct extract *extract);
/* Adds sentences in the order of `score` (not negative), equal ones by place,
 * until the budget holds no more. False: memory ran out. */
bool extract_fill(struct extract *extract, const double *score);
/* 1, or less when `s` opens with "he" or "but" and the one before it is not
 * chosen, or leaves a quotation open that no chosen neighbour closes. */
double extract_standing_alone(const struct extract *extract, uint32_t s);
/* Whether sentence `s` fits, and does not lean on what is not there: a number of
 * sentences is given as it was asked for, but room of words or bytes is not
 * filled with "He did" of nobody knows whom, nor with captions: "Label: ...". */
bool extract_suits(const struct extract *extract, uint32_t s);
/* Whether a chosen sentence says nearly the same as `s`. Of many chosen ones
 * only the first are asked. */
bool extract_echoes(const struct extract *extract, uint32_t s);

#endif
