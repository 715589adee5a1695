/* novelty.h -- does a later version of an article tell anything new? */
#ifndef COMPARE_NOVELTY_H
#define COMPARE_NOVELTY_H

#include <stdbool.h>
#include <stdint.h>

#include "result/article.h"

struct novelty {
    uint32_t words; /* of the new version, noise left out */
    double fresh;   /* of these, in sentences that came, or as far as others are not alike */
    uint32_t facts; /* figures, dates and names in the place of others */
};

/* Holds two marked articles against each other. In `arena`, of which the caller
 * may rewind what it took. False: memory ran out. */
bool novelty_measure(struct novelty *novelty, struct arena *arena, const struct article *old,
                     const struct article *new);
/* Is it news again? A fact became another, or what is fresh is a tenth of the
 * text or forty words. Order, layout, case, marks, noise and what was left out
 * are no news. */
bool novelty_is_material(const struct novelty *novelty);

#endif
