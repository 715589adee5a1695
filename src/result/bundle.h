/* bundle.h -- several articles on one event, read as one.
 *
 * Their texts one behind the other, with every sentence's noise as it was found
 * in its own article; places count within each (METHODS: several documents:
 * i/n within each). A summary of it says nothing twice, whoever said it. */
#ifndef RESULT_BUNDLE_H
#define RESULT_BUNDLE_H

#include "result/article.h"

struct bundle {
    struct article article; /* the whole; its arena is the bundle's */
    uint32_t *text_starts;  /* by part: where its text begins in the whole */
    uint32_t part_count;
};

/* Where a stretch of the whole comes from. */
struct bundle_place {
    uint32_t part;
    uint32_t start; /* byte of the part's own text */
};

/* Joins marked articles (at least one) of one language and lexicon and ranks the
 * sentences of all; what they borrow must stay. False: memory ran out, or the
 * texts together are over NUTGRAF_MAX_BYTES; release it all the same. */
bool bundle_init(struct bundle *bundle, const struct article *const *parts, uint32_t count);
void bundle_release(struct bundle *bundle);
struct bundle_place bundle_place(const struct bundle *bundle, uint32_t start);

#endif
