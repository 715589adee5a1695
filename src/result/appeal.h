/* appeal.h -- what speaks for a sentence before anything is chosen. */
#ifndef RESULT_APPEAL_H
#define RESULT_APPEAL_H

#include <stdbool.h>
#include <stdint.h>

#include "result/selector.h"

/* When a sentence may be chosen. */
enum standing {
    STANDING_NEVER = 0, /* said before, without a word, or noise */
    STANDING_LATE,      /* short: only when no other is left */
    STANDING_FULL
};

struct appeal {
    double *factor; /* by sentence: position, form, TextRank */
    double *length; /* by sentence: what its coverage is divided by */
    unsigned char *standing;
    bool single; /* one sentence is asked for */
};

/* By the gated recipe of METHODS.md. In the document's arena. False: memory
 * ran out. */
bool appeal_of(struct appeal *appeal, const struct ranking *ranking, bool single);

#endif
