/* detect.h -- which language a text is in. */
#ifndef LANGUAGE_DETECT_H
#define LANGUAGE_DETECT_H

#include "base/span.h"
#include "language/language.h"
#include "language/profile.h"

/* The language of `text`, from its scripts, words and letters; looks at two
 * stretches of a hundred bytes, spread over the text, and at three more where
 * these do not clearly agree. Never NULL: the "und" row when the language is not
 * one of ours or nothing tells. */
const struct language *detect(struct span text);
/* The same by a table of one's own, to measure tables. */
const struct language *detect_by(const struct profile_table *table, struct span text);

#endif
