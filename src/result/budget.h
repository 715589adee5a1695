/* budget.h -- how long a summary may be, counted as it will be printed. */
#ifndef RESULT_BUDGET_H
#define RESULT_BUDGET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "nutgraf.h"
#include "text/document.h"

struct budget {
    nutgraf_unit unit; /* not PERCENT: the caller made words of it */
    size_t size;
};

/* What a sentence costs in a unit, as it will be printed: white space folded,
 * what is not UTF-8 as U+FFFD. */
size_t budget_cost(const struct document *document, uint32_t sentence, nutgraf_unit unit);
/* What two sentences cost more than each alone: the end of the line between. */
size_t budget_joint(nutgraf_unit unit);

#endif
