/* risk.h -- cuts that leave a whole sentence and yet not what it said. */
#ifndef HEADLINE_RISK_H
#define HEADLINE_RISK_H

#include "headline/tailcut.h"

/* Is what begins at `cut` wanted by what is left, whose last piece is `last`?
 * Such cuts are made only where nothing else fits. English only. */
enum risk risk_of(const struct compression *compression, const struct cut *cut, uint32_t last);

#endif
