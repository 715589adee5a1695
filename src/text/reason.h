/* reason.h -- why a sentence is none of the article's. */
#ifndef TEXT_REASON_H
#define TEXT_REASON_H

#include <stdbool.h>

#include "text/page.h"

/* Fewer words are no sentence. */
enum { FRAGMENT_WORDS = 5 };

/* What fits best a passage that is taken for noise; never NOISE_NONE. */
enum noise reason_of(const struct passage *passage);
/* What markup says of a block is believed: headings, captions and cells are no
 * sentences of the article. NOISE_NONE: it says nothing. */
enum noise reason_of_kind(enum block_kind kind, bool terminal);
/* "Last updated at 3:31 PM on 19 July 2011.": a stamp with at most one other word,
 * which no full stop makes a sentence. Two figures and small words are no stamp:
 * "That was 7 more than in 2003." */
bool reason_is_bare_stamp(const struct passage *passage);

#endif
