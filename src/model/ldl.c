#include "model/ldl.h"

#include <stddef.h>
#include <string.h>

/* Two numbers that one instruction works on; gcc and clang know it, whatever the
 * machine. */
typedef double pair __attribute__((vector_size(2 * sizeof(double))));

static inline pair pair_load(const double *from)
{
    pair loaded;

    memcpy(&loaded, from, sizeof loaded);
    return loaded;
}

/* Four sums side by side, in an order that is the same everywhere. */
static double dot(const double *a, const double *b, uint32_t n)
{
    pair even = {0, 0}, odd = {0, 0};
    double sum;
    uint32_t i = 0;

    for (; i + 4 <= n; i += 4) {
        even += pair_load(a + i) * pair_load(b + i);
        odd += pair_load(a + i + 2) * pair_load(b + i + 2);
    }
    sum = (even[0] + even[1]) + (odd[0] + odd[1]);
    for (; i < n; i++)
        sum += a[i] * b[i];
    return sum;
}

/* A = L D L^T, row by row: while row i is worked on it holds L_ij D_j, which
 * saves a product in the innermost loop (Golub and Van Loan, 4.1). */
static void ldl_factor(double *a, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        double *row = a + (size_t)i * n;

        for (uint32_t j = 1; j < i; j++)
            row[j] -= dot(row, a + (size_t)j * n, j);
        for (uint32_t j = 0; j < i; j++) {
            double scaled = row[j] / a[(size_t)j * n + j];

            row[i] -= row[j] * scaled;
            row[j] = scaled;
        }
    }
}

void ldl_solve(double *a, uint32_t n, double *x)
{
    ldl_factor(a, n);
    for (uint32_t i = 1; i < n; i++)
        x[i] -= dot(a + (size_t)i * n, x, i);
    for (uint32_t i = 0; i < n; i++)
        x[i] /= a[(size_t)i * n + i];
    for (uint32_t i = n; i-- > 1;) {
        for (uint32_t j = 0; j < i; j++)
            x[j] -= a[(size_t)i * n + j] * x[i];
    }
}
