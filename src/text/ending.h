/* ending.h -- does a sentence end at a stop? */
#ifndef TEXT_ENDING_H
#define TEXT_ENDING_H

#include <stdbool.h>

#include "text/stop.h"

/* By the marks, the words beside them and what their language knows of those.
 * O(1): looks no further than some words. */
bool ending_at(const struct stop_context *context, const struct stop *stop);

#endif
