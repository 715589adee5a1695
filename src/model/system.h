/* system.h -- small systems of equations, solved by elimination. */
#ifndef MODEL_SYSTEM_H
#define MODEL_SYSTEM_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

/* (D - W) x = b: D is a diagonal, W symmetric and not negative, with row sums
 * below D's, and b not negative. Elimination keeps all these signs, so that no
 * difference but D's is ever taken and no pivot is looked for. */
struct system {
    uint32_t rows, stride;
    double *cells; /* by row, `stride` apart: W above the diagonal, -D on it, then b */
    double *x;     /* by row, once it is solved */
};

/* W is 0; D and b are not set. False: memory ran out. */
bool system_init(struct system *system, struct arena *arena, uint32_t rows);
/* At most rows^3 / 6 products, far fewer where the first rows hold little but
 * zeros. What the cells hold then is of no use. */
void system_solve(struct system *system);

static inline double *system_row(const struct system *system, uint32_t row)
{
    return system->cells + row * system->stride;
}

/* What lies above the diagonal is set, or added to, by the caller. */
static inline void system_set(struct system *system, uint32_t row, double diagonal, double b)
{
    system_row(system, row)[row] = -diagonal;
    system_row(system, row)[system->rows] = b;
}

#endif
