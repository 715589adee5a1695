/* logs.h -- logarithms of counts. */
#ifndef BASE_LOGS_H
#define BASE_LOGS_H

#include <math.h>
#include <stdint.h>

enum { LOGS_COUNT = 256 }; /* most sentences have fewer bytes, most pages fewer sentences */

/* ln(1 + n), by n. */
extern const double LOGS[LOGS_COUNT];

/* ln(1 + n). */
static inline double log_count(uint32_t n)
{
    return n < LOGS_COUNT ? LOGS[n] : log(1.0 + n);
}

#endif
