/* openings.h -- datelines, bylines and stamps cut off the sentences they stand before. */
#ifndef TEXT_OPENINGS_H
#define TEXT_OPENINGS_H

#include <stdbool.h>

#include "text/document.h"

/* Moves the start of sentences that are no noise past what dateline_opening() finds
 * there, notes it in `trimmed`, and counts their features anew. Linear in the
 * text. False: memory ran out. */
bool openings_trim(struct document *document);

#endif
