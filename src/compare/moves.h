/* moves.h -- which sentences stayed in order and which went elsewhere. */
#ifndef COMPARE_MOVES_H
#define COMPARE_MOVES_H

#include <stdbool.h>

#include "compare/align.h"

/* Marks as moved the links outside the heaviest sequence that is in the order
 * of both sides; a link weighs its words. The links have two sides each and are
 * sorted by old sentence. O(n log n). False: memory ran out. */
bool moves_mark(struct align_link *links, uint32_t count, struct arena *arena,
                const struct scripts *scripts);

#endif
