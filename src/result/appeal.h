/* appeal.h -- what speaks for a sentence before anything is chosen. */
#ifndef RESULT_APPEAL_H
#define RESULT_APPEAL_H

#include <stdbool.h>

#include "result/extract.h"

struct appeal {
    double *factor; /* by sentence: position, form, TextRank */
    double *length; /* by sentence: what its coverage is divided by */
};

/* By the gated recipe of METHODS.md. In the document's arena. False: memory
 * ran out. */
bool appeal_of(struct appeal *appeal, const struct extract *extract);

#endif
