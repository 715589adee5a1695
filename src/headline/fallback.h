/* fallback.h -- a headline where no candidate fits: the front of the lead. */
#ifndef HEADLINE_FALLBACK_H
#define HEADLINE_FALLBACK_H

#include "headline/compress.h"
#include "headline/limit.h"

/* The pieces up to the last noun phrase that fits, all that can go being gone;
 * behind the main verb and with nothing wanting if possible; `*strained` says that
 * it was not. Empty when
 * nothing fits. METHODS' recipe, step 7. */
struct mask fallback_make(const struct compression *compression, struct limit limit,
                          bool *strained);

#endif
