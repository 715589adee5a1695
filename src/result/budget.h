/* budget.h -- how long a summary may be, counted as it will be printed. */
#ifndef RESULT_BUDGET_H
#define RESULT_BUDGET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "nutgraf.h"
#include "text/document.h"

struct budget {
    nutgraf_unit unit; /* PERCENT: `size` is in words, counted as the document's are */
    size_t size;
};

/* What a text with so many word tokens costs in a unit, as it will be printed:
 * white space folded, what is not UTF-8 as U+FFFD. A budget of words holds
 * whether one counts tokens or what stands between spaces. */
size_t budget_text(struct span text, size_t words, nutgraf_unit unit);
/* The same of a sentence. */
size_t budget_cost(const struct document *document, uint32_t sentence, nutgraf_unit unit);
/* What two sentences cost more than each alone: the end of the line between. */
size_t budget_joint(nutgraf_unit unit);

#endif
