/* dot.h -- the sum of products of weights and numbers. */
#ifndef BASE_DOT_H
#define BASE_DOT_H

#include <stdint.h>
#include <string.h>

/* Two numbers that one instruction works on; gcc and clang know it, whatever the
 * machine. */
typedef double dot_pair __attribute__((vector_size(2 * sizeof(double))));

/* Tables of weights stand so that each pair of them is loaded at once. */
#define DOT_ALIGNED _Alignas(sizeof(dot_pair))

static inline dot_pair dot_load(const double *from)
{
    dot_pair loaded;

    memcpy(&loaded, from, sizeof loaded);
    return loaded;
}

/* Four sums side by side, in an order that is the same everywhere. `weights` is in
 * a table that is DOT_ALIGNED, an even number of places behind its start. */
static inline double dot(const double *weights, const double *x, uint32_t n)
{
    const double *w = __builtin_assume_aligned(weights, sizeof(dot_pair));
    dot_pair even = {0, 0}, odd = {0, 0};
    double sum;
    uint32_t i = 0;

    for (; i + 4 <= n; i += 4) {
        even += dot_load(w + i) * dot_load(x + i);
        odd += dot_load(w + i + 2) * dot_load(x + i + 2);
    }
    sum = (even[0] + even[1]) + (odd[0] + odd[1]);
    for (; i < n; i++)
        sum += w[i] * x[i];
    return sum;
}

#endif
