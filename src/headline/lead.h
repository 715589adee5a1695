/* lead.h -- the sentence that carries the story. */
#ifndef HEADLINE_LEAD_H
#define HEADLINE_LEAD_H

#include "headline/line.h"

/* Reads the lead: the first sentence of the article, unless it is a poor one
 * (short, a question, without a verb, leaning on what is not there) and one of
 * the next three is better. `*lead` is NULL when the document has no word.
 * False: memory ran out. */
bool lead_read(const struct document *document, struct line **lead);
/* Reads the next sentence behind sentence `after` that could stand for the lead
 * and shares a content word with it, as its mentions tell; `*next` is NULL when
 * there is none. False: memory ran out. */
bool lead_read_next(const struct line *lead, uint32_t after, struct line **next);

#endif
