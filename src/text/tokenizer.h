/* tokenizer.h -- words (UAX #29) of each sentence, folded, stemmed, numbered. */
#ifndef TEXT_TOKENIZER_H
#define TEXT_TOKENIZER_H

#include <stdbool.h>

#include "text/document.h"

/* Fills the tokens of every sentence and the document's terms. Scripts written
 * without spaces give overlapping pairs of characters. Linear in the text.
 * False: memory ran out. */
bool tokenize(struct document *document);

#endif
