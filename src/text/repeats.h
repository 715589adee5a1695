/* repeats.h -- what a page says more than once. */
#ifndef TEXT_REPEATS_H
#define TEXT_REPEATS_H

#include <stdbool.h>
#include <stdint.h>

#include "text/document.h"

/* For each sentence the first with the same words (itself when there is none
 * before it), into `twin`. Linear in the tokens. False: memory ran out. */
bool repeats_find(const struct document *document, uint32_t *twin);
/* For each sentence how much of its runs of three words another sentence has
 * too, 0 to 1, into `share`; very long texts forget the oldest runs. Linear in
 * the tokens. False: memory ran out. */
bool repeats_share(const struct document *document, double *share);

#endif
