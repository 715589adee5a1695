/* plain_end.h -- the end of nearly every sentence, told at a glance. */
#ifndef TEXT_PLAIN_END_H
#define TEXT_PLAIN_END_H

#include <stdbool.h>

#include "text/stop.h"

/* Where a stop ends, and where the next sentence begins. */
struct plain_end {
    uint32_t end, next;
};

/* Does a sentence end at the full stop at `at` as in "... of the harbour. The ..."?
 * True only where ending_at() says so of the stop that stop_read() reads there;
 * false says nothing. */
bool plain_end_at(const struct stop_context *context, uint32_t at, struct plain_end *end);

#endif
