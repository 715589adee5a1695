/* dot.h -- the sum of products of two lists of numbers. */
#ifndef BASE_DOT_H
#define BASE_DOT_H

#include <stdint.h>
#include <string.h>

/* Two numbers that one instruction works on; gcc and clang know it, whatever the
 * machine. */
typedef double dot_pair __attribute__((vector_size(2 * sizeof(double))));

static inline dot_pair dot_load(const double *from)
{
    dot_pair loaded;

    memcpy(&loaded, from, sizeof loaded);
    return loaded;
}

/* Four sums side by side, in an order that is the same everywhere. */
static inline double dot(const double *a, const double *b, uint32_t n)
{
    dot_pair even = {0, 0}, odd = {0, 0};
    double sum;
    uint32_t i = 0;

    for (; i + 4 <= n; i += 4) {
        even += dot_load(a + i) * dot_load(b + i);
        odd += dot_load(a + i + 2) * dot_load(b + i + 2);
    }
    sum = (even[0] + even[1]) + (odd[0] + odd[1]);
    for (; i < n; i++)
        sum += a[i] * b[i];
    return sum;
}

#endif
