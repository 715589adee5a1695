#include "explain/shares.h"

#include "model/textrank.h"

/* d_i = sum over k of x_ik (c_k - x_ik), exactly 0 for a row without neighbours. */
static double degree(const struct matrix *matrix, const double *sums, uint32_t i)
{
    double sum = 0;

    for (uint32_t e = matrix->row[i]; e < matrix->row[i + 1]; e++)
        sum += matrix->value[e] * (sums[matrix->column[e]] - matrix->value[e]);
    return sum;
}

bool shares_init(struct shares *shares, struct arena *arena, const struct matrix *matrix,
                 const double *score)
{
    double *sums = arena_zeroed(arena, matrix->columns, sizeof *sums);

    shares->matrix = matrix;
    shares->flow = arena_zeroed(arena, matrix->rows, sizeof *shares->flow);
    shares->pull = arena_zeroed(arena, matrix->columns, sizeof *shares->pull);
    if (!sums || !shares->flow || !shares->pull)
        return false;
    for (uint32_t e = 0; e < matrix->row[matrix->rows]; e++)
        sums[matrix->column[e]] += matrix->value[e];
    for (uint32_t i = 0; i < matrix->rows; i++) {
        double of_row = degree(matrix, sums, i);

        shares->flow[i] = of_row > 0 ? score[i] / of_row : 0;
        for (uint32_t e = matrix->row[i]; e < matrix->row[i + 1]; e++)
            shares->pull[matrix->column[e]] += matrix->value[e] * shares->flow[i];
    }
    return true;
}

double shares_of_entry(const struct shares *shares, uint32_t i, uint32_t entry)
{
    double value = shares->matrix->value[entry];
    double others = shares->pull[shares->matrix->column[entry]] - value * shares->flow[i];

    return TEXTRANK_DAMPING * value * others;
}

double shares_of_neighbour(const struct shares *shares, uint32_t neighbour, double cosine)
{
    return TEXTRANK_DAMPING * cosine * shares->flow[neighbour];
}
