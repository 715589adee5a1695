/* mention.h -- where the article uses the words of a line. */
#ifndef HEADLINE_MENTION_H
#define HEADLINE_MENTION_H

#include "headline/line.h"

/* Finds them, in the order of the text: once for each line, before its words are
 * weighed. False: memory ran out. */
bool mentions_find(struct line *line);

#endif
