/* keywords.h -- the terms that a document is about, as it writes them. */
#ifndef RESULT_KEYWORDS_H
#define RESULT_KEYWORDS_H

#include "result/selector.h"

struct keyword {
    uint32_t start, length; /* bytes of the text: where it stands first in its usual form */
    double weight;          /* the first keyword's is 1 */
};

struct keywords {
    struct keyword *items; /* heaviest first */
    uint32_t count;
};

/* At most `most` words and pairs of neighbouring words (of two sentences at
 * least), no stem twice, numbers aside. One weighs the sum of its words' idf
 * times the TextRank scores of the sentences that hold it. In the document's
 * arena, n log n in its tokens. NULL: memory ran out. */
struct keywords *keywords_of(const struct ranking *ranking, size_t most);

#endif
