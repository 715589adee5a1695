/* boilerplate.h -- what on a page is not the article. */
#ifndef TEXT_BOILERPLATE_H
#define TEXT_BOILERPLATE_H

#include <stdbool.h>

#include "text/document.h"

/* Marks noise sentences (`noise`, `body`) and moves the start of those that
 * begin with a dateline or byline past it (`trimmed`). Nothing is deleted.
 * Linear in the text. False: memory ran out. */
bool boilerplate_mark(struct document *document);

#endif
