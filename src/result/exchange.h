/* exchange.h -- a second pass over a extract: what uses the budget better? */
#ifndef RESULT_EXCHANGE_H
#define RESULT_EXCHANGE_H

#include "result/appeal.h"
#include "result/concepts.h"
#include "result/extract.h"

/* For a budget of words, bytes or characters: takes chosen sentences out one at
 * a time (but those that must be there) and fills the room anew, as long as
 * what the summary tells grows. It
 * never tells less than before. Long choices and documents are left alone: their
 * budgets are nearly full. False: memory ran out. */
bool exchange(struct extract *extract, const struct concepts *concepts,
              const struct appeal *appeal);

#endif
