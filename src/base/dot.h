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

/* Eight sums side by side, in an order that is the same everywhere. `weights` is in
 * a table that is DOT_ALIGNED, an even number of places behind its start. */
static inline double dot(const double *weights, const double *x, uint32_t n)
{
    const double *w = __builtin_assume_aligned(weights, sizeof(dot_pair));
    dot_pair a = {0, 0}, b = {0, 0}, c = {0, 0}, d = {0, 0};
    double sum;
    uint32_t i = 0;

    for (; i + 8 <= n; i += 8) {
        a += dot_load(w + i) * dot_load(x + i);
        b += dot_load(w + i + 2) * dot_load(x + i + 2);
        c += dot_load(w + i + 4) * dot_load(x + i + 4);
        d += dot_load(w + i + 6) * dot_load(x + i + 6);
    }
    for (; i + 2 <= n; i += 2)
        a += dot_load(w + i) * dot_load(x + i);
    a = (a + b) + (c + d);
    sum = a[0] + a[1];
    return i < n ? sum + w[i] * x[i] : sum;
}

#endif
