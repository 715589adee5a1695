/* seams.h -- sentences that were glued to what stands before them. */
#ifndef TEXT_SEAMS_H
#define TEXT_SEAMS_H

#include <stdbool.h>

#include "text/document.h"

/* On a page whose lines were run together a sentence may open with a heading, a
 * credit or a menu. Parts such sentences where the sentence proper begins; the
 * document has its tokens. Linear in the tokens. False: memory ran out. */
bool seams_part(struct document *document);

#endif
