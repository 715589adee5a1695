/* With rows X of unit length the graph's weights are W = X X^T - diag, so that
 * W v costs two passes over the entries of X and W itself is never built. The
 * ranks p of a walk that follows an edge with probability a, and else lands as
 * `t` says, solve p = a W D^-1 p + (1 - a) t with D the row sums of W; put
 * w = D^-1 p and the system (D - a W) w = (1 - a) t is symmetric and positive
 * definite. */
#include "model/textrank.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

#include "model/ldl.h"

/* Up to so many, dense factors are fewer operations than rounds are. */
static const uint32_t DENSE_ROWS = 128;
/* The eigenvalues of D^-1 (D - a W) lie in [0.15, 1.85]: the error shrinks by at
 * least 0.56 a round, and 0.56^60 is below the precision of a double. */
static const int MAX_ROUNDS = 60;
static const double TOLERANCE = 1e-14; /* of the residual's first length */

/* The rows that have neighbours, and the columns that make them so: a term of
 * one sentence alone links nothing. */
struct graph {
    uint32_t rows, columns;
    uint32_t *source; /* by row: its number in the matrix */
    uint32_t *row;    /* rows + 1 */
    uint32_t *column;
    double *value;
    double *sum;      /* by column, of its values */
    double *degree;   /* row sums of W */
    double *diagonal; /* of D - a (W + diag), which is what two passes make */
};

static bool graph_alloc(struct graph *graph, struct arena *arena, const struct matrix *matrix)
{
    uint32_t entries = matrix->row[matrix->rows];

    graph->rows = graph->columns = 0;
    graph->source = arena_array(arena, matrix->rows, sizeof *graph->source);
    graph->row = arena_array(arena, (size_t)matrix->rows + 1, sizeof *graph->row);
    graph->column = arena_array(arena, entries, sizeof *graph->column);
    graph->value = arena_array(arena, entries, sizeof *graph->value);
    graph->sum = arena_array(arena, matrix->columns, sizeof *graph->sum);
    graph->degree = arena_array(arena, matrix->rows, sizeof *graph->degree);
    graph->diagonal = arena_array(arena, matrix->rows, sizeof *graph->diagonal);
    return graph->source && graph->row && graph->column && graph->value && graph->sum &&
           graph->degree && graph->diagonal;
}

/* Adds a row's entries that link it; `number` by column of the matrix, plus 1,
 * 0: not met yet. */
static void graph_add_row(struct graph *graph, const struct matrix *matrix, uint32_t i,
                          uint32_t *number)
{
    uint32_t begin = graph->row[graph->rows], end = begin;

    for (uint32_t e = matrix->row[i]; e < matrix->row[i + 1]; e++) {
        uint32_t k = matrix->column[e];

        if (matrix->held[k] < 2)
            continue;
        if (number[k] == 0) {
            number[k] = ++graph->columns;
            graph->sum[graph->columns - 1] = 0;
        }
        graph->column[end] = number[k] - 1;
        graph->sum[number[k] - 1] += matrix->value[e];
        graph->value[end++] = matrix->value[e];
    }
    if (end == begin)
        return;
    graph->source[graph->rows] = i;
    graph->row[++graph->rows] = end;
}

/* d_i = sum over k of x_ik (c_k - x_ik): exactly 0 for a row without
 * neighbours, which sum over k of x_ik c_k - 1 would not be. */
static void graph_weigh_row(struct graph *graph, uint32_t i)
{
    double degree = 0, square = 0;

    for (uint32_t e = graph->row[i]; e < graph->row[i + 1]; e++) {
        double value = graph->value[e];

        degree += value * (graph->sum[graph->column[e]] - value);
        square += value * value;
    }
    graph->degree[i] = degree;
    graph->diagonal[i] = degree + TEXTRANK_DAMPING * square;
}

static bool graph_build(struct graph *graph, struct arena *arena, const struct matrix *matrix)
{
    uint32_t *number = arena_zeroed(arena, matrix->columns, sizeof *number);

    if (!number || !graph_alloc(graph, arena, matrix))
        return false;
    graph->row[0] = 0;
    for (uint32_t i = 0; i < matrix->rows; i++)
        graph_add_row(graph, matrix, i, number);
    for (uint32_t i = 0; i < graph->rows; i++)
        graph_weigh_row(graph, i);
    return true;
}

/* out = (D - a W) v; `sums` has room for the columns. */
static void graph_multiply(const struct graph *graph, const double *v, double *sums, double *out)
{
    memset(sums, 0, graph->columns * sizeof *sums);
    for (uint32_t i = 0; i < graph->rows; i++) {
        for (uint32_t e = graph->row[i]; e < graph->row[i + 1]; e++)
            sums[graph->column[e]] += graph->value[e] * v[i];
    }
    for (uint32_t i = 0; i < graph->rows; i++) {
        double received = 0;

        for (uint32_t e = graph->row[i]; e < graph->row[i + 1]; e++)
            received += graph->value[e] * sums[graph->column[e]];
        out[i] = graph->diagonal[i] * v[i] - TEXTRANK_DAMPING * received;
    }
}

/* ---- the system, dense ---- */

/* The earlier entries of each column, newest first, while rows are added. */
struct chains {
    uint32_t *newest, *older, *row; /* entries plus 1, 0 ends; an entry's row */
};

static bool chains_init(struct chains *chains, struct arena *arena, const struct graph *graph)
{
    uint32_t entries = graph->row[graph->rows];

    chains->newest = arena_zeroed(arena, graph->columns, sizeof *chains->newest);
    chains->older = arena_array(arena, entries, sizeof *chains->older);
    chains->row = arena_array(arena, entries, sizeof *chains->row);
    return chains->newest && chains->older && chains->row;
}

/* The lower triangle of D - a W, in single precision. */
static float *graph_dense(const struct graph *graph, struct arena *arena)
{
    size_t stride = ldl_stride(graph->rows);
    float *a = arena_zeroed(arena, ldl_size(graph->rows), sizeof *a);
    struct chains chains;

    if (!a || !chains_init(&chains, arena, graph))
        return NULL;
    for (uint32_t i = 0; i < graph->rows; i++) {
        for (uint32_t e = graph->row[i]; e < graph->row[i + 1]; e++) {
            uint32_t k = graph->column[e];
            double share = TEXTRANK_DAMPING * graph->value[e];

            for (uint32_t f = chains.newest[k]; f > 0; f = chains.older[f - 1])
                a[i * stride + chains.row[f - 1]] -= (float)(share * graph->value[f - 1]);
            chains.row[e] = i;
            chains.older[e] = chains.newest[k];
            chains.newest[k] = e + 1;
        }
        a[i * stride + i] = (float)graph->degree[i];
    }
    return a;
}

/* One round: adds to `w` what `missing` from it asks for, with the factors `a`. */
static void dense_step(const struct graph *graph, const float *a, float *missing, double *w)
{
    for (uint32_t i = graph->rows; i < ldl_stride(graph->rows); i++)
        missing[i] = 0;
    ldl_solve(a, graph->rows, missing);
    for (uint32_t i = 0; i < graph->rows; i++)
        w[i] += (double)missing[i];
}

/* Solves (D - a W) w = w in place: factors in single precision, refined with
 * residuals in double (Golub and Van Loan, 3.5.3). The system's condition is
 * below 13, so that each of the two rounds gains six figures. */
static bool dense_solve(const struct graph *graph, struct arena *arena, double *w)
{
    float *a = graph_dense(graph, arena);
    float *missing = arena_array(arena, ldl_stride(graph->rows), sizeof *missing);
    double *landing = arena_array(arena, graph->rows, sizeof *landing);
    double *image = arena_array(arena, graph->rows, sizeof *image);
    double *sums = arena_array(arena, graph->columns, sizeof *sums);

    if (!a || !missing || !landing || !image || !sums)
        return false;
    ldl_factor(a, graph->rows);
    for (uint32_t i = 0; i < graph->rows; i++) {
        missing[i] = (float)w[i];
        landing[i] = w[i];
        w[i] = 0;
    }
    dense_step(graph, a, missing, w);
    graph_multiply(graph, w, sums, image);
    for (uint32_t i = 0; i < graph->rows; i++)
        missing[i] = (float)(landing[i] - image[i]);
    dense_step(graph, a, missing, w);
    return true;
}

/* ---- the system, by conjugate gradients ---- */

struct vectors {
    double *residual, *direction, *image, *sums;
};

static bool vectors_init(struct vectors *vectors, struct arena *arena, const struct graph *graph)
{
    vectors->residual = arena_array(arena, graph->rows, sizeof *vectors->residual);
    vectors->direction = arena_array(arena, graph->rows, sizeof *vectors->direction);
    vectors->image = arena_array(arena, graph->rows, sizeof *vectors->image);
    vectors->sums = arena_array(arena, graph->columns, sizeof *vectors->sums);
    return vectors->residual && vectors->direction && vectors->image && vectors->sums;
}

/* The residual's length under D^-1, squared. */
static double residual_square(const struct graph *graph, const double *residual)
{
    double square = 0;

    for (uint32_t i = 0; i < graph->rows; i++)
        square += residual[i] * residual[i] / graph->degree[i];
    return square;
}

/* One round (Saad, Iterative Methods, algorithm 9.1, preconditioned by D):
 * `w` and the residual move along the direction, which is turned. Returns the
 * residual's new square. */
static double conjugate_step(const struct graph *graph, struct vectors *v, double square, double *w)
{
    double along = 0, step, turned;

    graph_multiply(graph, v->direction, v->sums, v->image);
    for (uint32_t i = 0; i < graph->rows; i++)
        along += v->direction[i] * v->image[i];
    step = square / along;
    for (uint32_t i = 0; i < graph->rows; i++) {
        w[i] += step * v->direction[i];
        v->residual[i] -= step * v->image[i];
    }
    turned = residual_square(graph, v->residual);
    for (uint32_t i = 0; i < graph->rows; i++)
        v->direction[i] = v->residual[i] / graph->degree[i] + turned / square * v->direction[i];
    return turned;
}

/* Solves (D - a W) w = w in place. The start is the walk's own end without
 * landings, p in proportion to D, for which (D - a W) 1 = (1 - a) D. */
static bool conjugate_solve(const struct graph *graph, struct arena *arena, double *w)
{
    double total = 0, mass = 0, start, square, first = 0;
    struct vectors v;

    if (!vectors_init(&v, arena, graph))
        return false;
    for (uint32_t i = 0; i < graph->rows; i++) {
        total += graph->degree[i];
        mass += w[i];
    }
    start = mass / ((1 - TEXTRANK_DAMPING) * total);
    first = residual_square(graph, w);
    for (uint32_t i = 0; i < graph->rows; i++) {
        v.residual[i] = w[i] - (1 - TEXTRANK_DAMPING) * start * graph->degree[i];
        v.direction[i] = v.residual[i] / graph->degree[i];
        w[i] = start;
    }
    square = residual_square(graph, v.residual);
    for (int round = 0; round < MAX_ROUNDS && square > first * TOLERANCE * TOLERANCE; round++)
        square = conjugate_step(graph, &v, square, w);
    return true;
}

static bool graph_solve(const struct graph *graph, struct arena *arena, double *w)
{
    if (graph->rows > DENSE_ROWS)
        return conjugate_solve(graph, arena, w);
    return dense_solve(graph, arena, w);
}

/* ---- the ranks ---- */

static uint32_t rows_filled(const struct matrix *matrix)
{
    uint32_t filled = 0;

    for (uint32_t i = 0; i < matrix->rows; i++)
        filled += matrix->row[i + 1] > matrix->row[i];
    return filled;
}

/* The teleport vector over the rows that are not empty, with mean 1. */
static void land(const struct matrix *matrix, const double *teleport, uint32_t filled,
                 double *score)
{
    double sum = 0;

    for (uint32_t i = 0; i < matrix->rows; i++) {
        bool empty = matrix->row[i + 1] == matrix->row[i];

        score[i] = empty ? 0 : teleport ? teleport[i] : 1;
        sum += score[i];
    }
    for (uint32_t i = 0; i < matrix->rows && sum > 0; i++)
        score[i] *= filled / sum;
}

/* A walk that stands on a sentence without neighbours lands anew: with T the
 * share of landings on those, every landing comes 1 / (1 - a T) times as often. */
static double landings(const struct graph *graph, const double *score, uint32_t filled)
{
    double connected = 0;

    for (uint32_t i = 0; i < graph->rows; i++)
        connected += score[graph->source[i]];
    return (1 - TEXTRANK_DAMPING) / (1 - TEXTRANK_DAMPING * (1 - connected / filled));
}

/* Fills the scores, which lie before everything that is needed on the way. */
static bool rank(double *score, struct arena *arena, const struct matrix *matrix,
                 const double *teleport, double *mean_cosine)
{
    double *w = arena_array(arena, matrix->rows, sizeof *w);
    uint32_t filled = rows_filled(matrix);
    double scale, total = 0;
    struct graph graph;

    if (!w || !graph_build(&graph, arena, matrix))
        return false;
    land(matrix, teleport, filled, score);
    scale = filled > 0 ? landings(&graph, score, filled) : 0;
    for (uint32_t i = 0; i < graph.rows; i++) {
        w[i] = scale * score[graph.source[i]];
        total += graph.degree[i];
    }
    if (!graph_solve(&graph, arena, w))
        return false;
    for (uint32_t i = 0; i < matrix->rows; i++)
        score[i] *= scale;
    for (uint32_t i = 0; i < graph.rows; i++)
        score[graph.source[i]] = graph.degree[i] * w[i];
    if (mean_cosine)
        *mean_cosine = filled > 1 ? total / filled / (filled - 1) : 0;
    return true;
}

double *textrank(struct arena *arena, const struct matrix *matrix, const double *teleport,
                 double *mean_cosine)
{
    double *score = arena_array(arena, matrix->rows, sizeof *score);
    struct arena_mark mark = arena_mark(arena);
    bool ranked;

    if (!score)
        return NULL;
    ranked = rank(score, arena, matrix, teleport, mean_cosine);
    arena_rewind(arena, mark);
    return ranked ? score : NULL;
}
