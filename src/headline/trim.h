/* trim.h -- a lead made shorter by what every language marks alike: commas,
 * brackets, days of the week, words that report, words that cannot end. */
#ifndef HEADLINE_TRIM_H
#define HEADLINE_TRIM_H

#include "headline/limit.h"

/* The pieces to keep: side clauses, attributions and time phrases go, the end is
 * cut at the boundary of a clause or phrase. Never ends in a function word,
 * never exceeds the limit; empty when not even the first words fit. */
struct mask trim_line(const struct line *line, struct limit limit);
/* May a headline end with piece `i` when `next` (`count`: nothing) was cut? */
bool trim_may_end(const struct line *line, uint32_t i, uint32_t next);

#endif
