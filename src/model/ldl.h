/* ldl.h -- small dense systems of equations, solved in single precision. */
#ifndef MODEL_LDL_H
#define MODEL_LDL_H

#include <stddef.h>
#include <stdint.h>

/* Four numbers that one instruction works on; gcc and clang know it, whatever
 * the machine. */
typedef float ldl_four __attribute__((vector_size(4 * sizeof(float))));

/* The distance of rows, in numbers: `n` rounded up to whole fours. */
static inline uint32_t ldl_stride(uint32_t n)
{
    return (n + 3) / 4 * 4;
}

/* The numbers of a system: its rows, each padded, and one more for the factors. */
static inline size_t ldl_size(uint32_t n)
{
    return (size_t)ldl_stride(n) * (ldl_stride(n) + 1);
}

/* Factors a symmetric positive definite A of n rows, of which only the lower
 * triangle is read, into L D L^T in place. `a` has ldl_size(n) numbers, aligned
 * to 16 bytes, and zeros outside of the rows' first n. n^3 / 6 products. */
void ldl_factor(float *a, uint32_t n);
/* Solves A x = b with those factors: `x` holds b before and x after, ldl_stride(n)
 * numbers, aligned likewise, zeros behind the first n. */
void ldl_solve(const float *a, uint32_t n, float *x);

#endif
