/* query.h -- which of a document's terms a few words name. */
#ifndef RESULT_QUERY_H
#define RESULT_QUERY_H

#include <stdbool.h>

#include "text/document.h"

/* By document term, whether `words` name it; in the document's arena. NULL:
 * memory ran out. Linear in both. */
bool *query_terms(const struct document *document, struct span words);
/* Does the sentence hold one of `terms`? */
bool query_matches(const struct document *document, uint32_t sentence, const bool *terms);

#endif
