/* limit.h -- how long a headline may be, counted as it will be printed. */
#ifndef HEADLINE_LIMIT_H
#define HEADLINE_LIMIT_H

#include "headline/line.h"
#include "nutgraf.h"

struct limit {
    nutgraf_unit unit; /* BYTES, CHARACTERS or WORDS */
    size_t size;
};

/* What a piece costs in a unit when `gap` says that white space is before it. */
size_t limit_cost(const struct line *line, nutgraf_unit unit, uint32_t piece, bool gap);
/* What the pieces of `keep` cost together. */
size_t limit_measure(const struct line *line, nutgraf_unit unit, struct mask keep);
static inline bool limit_holds(const struct line *line, struct limit limit, struct mask keep)
{
    return limit_measure(line, limit.unit, keep) <= limit.size;
}

#endif
