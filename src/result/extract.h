/* extract.h -- the sentences chosen so far, and what any other would add. */
#ifndef RESULT_EXTRACT_H
#define RESULT_EXTRACT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "result/appeal.h"
#include "result/concepts.h"

struct extract {
    const struct ranking *ranking;
    struct budget budget;
    struct appeal appeal;
    struct concepts *concepts;
    bool *chosen; /* by sentence */
    uint32_t count;
    size_t cost; /* in units of the budget, joints included */
};

/* Nothing chosen yet. In the document's arena. False: memory ran out. */
bool extract_init(struct extract *extract, const struct ranking *ranking, struct budget budget);
void extract_add(struct extract *extract, uint32_t s);
void extract_remove(struct extract *extract, uint32_t s);
/* Does the budget hold sentence `s` beside what is chosen? */
bool extract_fits(const struct extract *extract, uint32_t s);
/* 1, or less when `s` opens with "he" or "but" and the one before it is not
 * chosen. */
double extract_standing_alone(const struct extract *extract, uint32_t s);
/* Whether a chosen sentence says nearly the same as `s`. Of many chosen ones
 * only the first are asked. */
bool extract_echoes(const struct extract *extract, uint32_t s);

#endif
