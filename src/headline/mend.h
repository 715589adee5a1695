/* mend.h -- tags set right where the rest of the line tells better. */
#ifndef HEADLINE_MEND_H
#define HEADLINE_MEND_H

#include "headline/line.h"

/* Of a tagged line: numbers and acronyms of every language, the rest of English. */
void mend_tags(struct line *line);

#endif
