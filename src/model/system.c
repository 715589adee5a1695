#include "model/system.h"

#include <string.h>

/* Numbers that one instruction works on; gcc and clang know them, whatever the
 * machine. Rows are worked on in steps of two of them. */
typedef double two __attribute__((vector_size(2 * sizeof(double)), may_alias));
enum { STEP = 4 };

/* Where the step begins that holds a column. */
static uint32_t step_of(uint32_t column)
{
    return column / STEP * STEP;
}

bool system_init(struct system *system, struct arena *arena, uint32_t rows)
{
    system->rows = rows;
    system->stride = step_of(rows) + STEP; /* there is a column more than rows */
    system->cells = arena_array(arena, (size_t)rows * system->stride, sizeof *system->cells);
    system->x = arena_zeroed(arena, system->stride, sizeof *system->x);
    if (!system->cells || !system->x)
        return false;
    for (uint32_t i = 0; i < rows; i++)
        memset(system_row(system, i) + step_of(i), 0,
               (system->stride - step_of(i)) * sizeof *system->cells);
    return true;
}

/* A row that others are taken from, and how much of it. */
struct share {
    const double *row;
    double factor;
};

/* Adds shares of two rows to the steps of `row` from `begin` to `end`. Rows are
 * aligned as arenas align. */
static void add(double *row, struct share one, struct share other, size_t begin, size_t end)
{
    two first = {one.factor, one.factor}, second = {other.factor, other.factor};

    for (size_t j = begin; j < end; j += STEP) {
        for (size_t half = 0; half < STEP; half += 2)
            *(two *)(row + j + half) += first * *(const two *)(one.row + j + half) +
                                        second * *(const two *)(other.row + j + half);
    }
}

/* The products of whole steps, summed. */
static double multiply(const double *row, const double *end, const double *other)
{
    const two *by = (const two *)other;
    two even = {0}, odd = {0};

    for (const two *of = (const two *)row; of < (const two *)end; of += 2, by += 2) {
        even += of[0] * by[0];
        odd += of[1] * by[1];
    }
    even += odd;
    return even[0] + even[1];
}

/* Takes the unknowns of rows k and k + 1 out of the rows behind them, which are
 * so walked half as often. Only their part from the diagonal on is kept; what a
 * step holds before it is of no use. */
static void eliminate_two(struct system *system, uint32_t k)
{
    double *one = system_row(system, k), *other = one + system->stride, *row = other;
    double inverse = -1 / one[k], inverse_other;

    add(other, (struct share){one, one[k + 1] * inverse}, (struct share){other, 0}, step_of(k + 1),
        system->stride);
    inverse_other = -1 / other[k + 1];
    for (uint32_t i = k + 2; i < system->rows; i++) {
        row += system->stride;
        if (one[i] + other[i] > 0)
            add(row, (struct share){one, one[i] * inverse},
                (struct share){other, other[i] * inverse_other}, step_of(i), system->stride);
    }
}

/* From the last row up: what is not known yet is 0 and adds nothing, and b is
 * met by the 1 behind the unknowns. */
void system_solve(struct system *system)
{
    uint32_t n = system->rows;

    for (uint32_t k = 0; k + 1 < n; k += 2)
        eliminate_two(system, k);
    system->x[n] = 1;
    for (uint32_t k = n; k-- > 0;) {
        const double *row = system_row(system, k);

        system->x[k] =
            multiply(row + step_of(k), row + system->stride, system->x + step_of(k)) / -row[k];
    }
}
