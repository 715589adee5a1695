/* stories.h -- articles about one event, found by what they say.
 *
 * Average linkage (Sokal and Michener 1958) over the cosines of a collection's
 * rows. Which articles may meet comes from the inverted index; how alike two
 * groups are is worked out from the sums of their rows, so it is exact. */
#ifndef RESULT_STORIES_H
#define RESULT_STORIES_H

#include "model/collection.h"

struct stories_limits {
    const int64_t *moment; /* by row, seconds; DATE_NONE: not known; NULL: none is */
    int64_t window;        /* a story's articles follow each other within so many seconds; 0: any */
    const bool *left_out;  /* by row: it joins no other; NULL: none is left out */
    const uint32_t *publisher; /* by row, from 1; 0: not known; NULL: none is */
};

struct stories {
    uint32_t *story;   /* by row: numbered by their first rows */
    uint32_t count;    /* of stories */
    double *closeness; /* by row: mean cosine with the others of its story; 1: alone */
};

/* Groups the rows of a weighed collection. In `arena`; NULL: memory ran out. */
struct stories *stories_find(struct arena *arena, const struct collection *collection,
                             const struct stories_limits *limits);

#endif
