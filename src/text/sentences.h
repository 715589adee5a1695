/* sentences.h -- where sentences begin and end. */
#ifndef TEXT_SENTENCES_H
#define TEXT_SENTENCES_H

#include <stdbool.h>

#include "text/document.h"

/* Splits every block into sentences, in the order of the text. A sentence is
 * never empty and holds at least one visible character. Linear in the text.
 * False: memory ran out. */
bool sentences_split(struct document *document);

#endif
