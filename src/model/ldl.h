/* ldl.h -- small dense systems of equations, solved exactly. */
#ifndef MODEL_LDL_H
#define MODEL_LDL_H

#include <stdint.h>

/* Solves A x = b for a symmetric positive definite A of n rows, of which only
 * the lower triangle (row by row, n apart) is read; it is overwritten by its
 * factors L and D. `x` holds b before and x after. n^3 / 6 products. */
void ldl_solve(double *a, uint32_t n, double *x);

#endif
