/* normal.h -- a sentence without what does not change what it says. */
#ifndef COMPARE_NORMAL_H
#define COMPARE_NORMAL_H

#include "base/buffer.h"
#include "base/span.h"

/* Appends the normal form: white space folded, compatibility forms and case
 * folded (Unicode NFKC with full case folding), quotes of every style one,
 * dashes one with no space around, nothing that is invisible. `strict`: white
 * space alone. */
void normal_append(struct nutgraf_buffer *out, struct span text, bool strict);

#endif
