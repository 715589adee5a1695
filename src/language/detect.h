/* detect.h -- which language a text is in. */
#ifndef LANGUAGE_DETECT_H
#define LANGUAGE_DETECT_H

#include "base/span.h"
#include "language/language.h"

/* The language of `text`, from its script and its commonest words; looks at no
 * more than a few kilobytes. Never NULL: the "und" row when nothing votes. */
const struct language *detect(struct span text);

#endif
