#include "model/ldl.h"

#include <stddef.h>

#include "base/dot.h"

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
