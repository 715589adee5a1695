/* With rows X of unit length the graph's weights are W = X X^T - diag, so that
 * W v costs two passes over the entries of X and W itself need not be built. The
 * ranks p of a walk that follows an edge with probability a, and else lands as
 * `t` says, solve p = a W D^-1 p + (1 - a) t with D the row sums of W; put
 * w = D^-1 p and the system (D - a W) w = (1 - a) t is symmetric and positive
 * definite. */
#include "model/textrank.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

#include "model/system.h"

/* Up to so many, elimination is fewer operations than rounds are. */
static const uint32_t DENSE_ROWS = 128;
/* The eigenvalues of D^-1 (D - a W) lie in [0.15, 1.85]: the error shrinks by at
 * least 0.56 a round, and 0.56^60 is below the precision of a double. */
static const int MAX_ROUNDS = 60;
static const double TOLERANCE = 1e-14; /* of the residual's first length */

/* The sentences that have neighbours, and the system of their walk. */
struct graph {
    const struct links *links;
    uint32_t rows;
    uint32_t *source; /* by row: its sentence */
    double *degree;   /* by row: the sum of W; known once the system is solved */
    double *w;        /* by row: the right side, and then the solution */
};

/* ---- the graph ---- */

/* Links of a sentence, or LONGEST. */
enum { LONGEST = 63 };

static uint32_t row_length(const struct links *links, uint32_t s)
{
    uint32_t length = links->row[s + 1] - links->row[s];

    return length < LONGEST ? length : LONGEST;
}

/* The sentences with the fewest links come first, equals as they stand: in
 * elimination few rows are long then before the last ones are. */
static void graph_order(struct graph *graph)
{
    const struct links *links = graph->links;
    uint32_t first[LONGEST + 2] = {0};

    for (uint32_t s = 0; s < links->matrix->rows; s++)
        first[row_length(links, s) + 1]++;
    first[1] = 0; /* who has none is left out */
    for (uint32_t length = 1; length <= LONGEST; length++)
        first[length + 1] += first[length];
    for (uint32_t s = 0; s < links->matrix->rows; s++) {
        if (row_length(links, s) > 0)
            graph->source[first[row_length(links, s)]++] = s;
    }
    graph->rows = first[LONGEST];
}

static bool graph_build(struct graph *graph, struct arena *arena, const struct links *links)
{
    uint32_t rows = links->matrix->rows;

    graph->links = links;
    graph->source = arena_array(arena, rows, sizeof *graph->source);
    graph->degree = arena_zeroed(arena, rows, sizeof *graph->degree);
    graph->w = arena_array(arena, rows, sizeof *graph->w);
    if (!graph->source || !graph->degree || !graph->w)
        return false;
    graph_order(graph);
    return true;
}

/* ---- the system, by elimination ---- */

/* The rows of the system that hold a column, as far as they were met. */
struct holder {
    double value;
    double *row, *degree;
};
struct holders {
    struct holder *first, *end;
};

/* Adds row i's part of W and of its sums: it meets the rows before it in its
 * columns. */
static void add_row(struct graph *graph, double *row, struct holders *holders, uint32_t i)
{
    const struct links *links = graph->links;
    uint32_t end = links->row[graph->source[i] + 1];
    double degree = 0;

    for (uint32_t e = links->row[graph->source[i]]; e < end; e++) {
        struct holders *of = &holders[links->column[e]];
        double value = links->value[e];

        for (const struct holder *before = of->first; before < of->end; before++) {
            double weight = value * before->value;

            before->row[i] += weight;
            *before->degree += weight;
            degree += weight;
        }
        *of->end++ = (struct holder){value, row, &graph->degree[i]};
    }
    graph->degree[i] += degree;
}

/* Solves (D / a - W) w = w / a in place. */
static bool dense_solve(struct graph *graph, struct arena *arena)
{
    const struct links *links = graph->links;
    uint32_t entries = links->row[links->matrix->rows];
    struct holders *holders = arena_array(arena, links->columns, sizeof *holders);
    struct holder *holder = arena_array(arena, entries, sizeof *holder);
    struct system system;

    if (!holders || !holder || !system_init(&system, arena, graph->rows))
        return false;
    for (uint32_t k = 0; k < links->columns; k++) {
        holders[k].first = holders[k].end = holder;
        holder += links_held(links, k);
    }
    for (uint32_t i = 0; i < graph->rows; i++)
        add_row(graph, system_row(&system, i), holders, i);
    for (uint32_t i = 0; i < graph->rows; i++)
        system_set(&system, i, graph->degree[i] / TEXTRANK_DAMPING, graph->w[i] / TEXTRANK_DAMPING);
    system_solve(&system);
    memcpy(graph->w, system.x, graph->rows * sizeof *graph->w);
    return true;
}

/* ---- the system, by conjugate gradients ---- */

struct vectors {
    double *diagonal; /* of D - a (W + diag), which is what two passes make */
    double *residual, *direction, *image, *sums;
};

/* d_i = sum over k of x_ik (c_k - x_ik), c the sums of the columns. */
static void graph_weigh(struct graph *graph, struct vectors *v)
{
    const struct links *links = graph->links;
    uint32_t entries = links->row[links->matrix->rows];

    memset(v->sums, 0, links->columns * sizeof *v->sums);
    for (uint32_t e = 0; e < entries; e++)
        v->sums[links->column[e]] += links->value[e];
    for (uint32_t i = 0; i < graph->rows; i++) {
        uint32_t end = links->row[graph->source[i] + 1];
        double square = 0;

        for (uint32_t e = links->row[graph->source[i]]; e < end; e++) {
            graph->degree[i] += links->value[e] * (v->sums[links->column[e]] - links->value[e]);
            square += links->value[e] * links->value[e];
        }
        v->diagonal[i] = graph->degree[i] + TEXTRANK_DAMPING * square;
    }
}

static bool vectors_init(struct vectors *vectors, struct arena *arena, const struct graph *graph)
{
    vectors->diagonal = arena_array(arena, graph->rows, sizeof *vectors->diagonal);
    vectors->residual = arena_array(arena, graph->rows, sizeof *vectors->residual);
    vectors->direction = arena_array(arena, graph->rows, sizeof *vectors->direction);
    vectors->image = arena_array(arena, graph->rows, sizeof *vectors->image);
    vectors->sums = arena_array(arena, graph->links->columns, sizeof *vectors->sums);
    return vectors->diagonal && vectors->residual && vectors->direction && vectors->image &&
           vectors->sums;
}

/* image = (D - a W) direction */
static void multiply(const struct graph *graph, struct vectors *v)
{
    const struct links *links = graph->links;

    memset(v->sums, 0, links->columns * sizeof *v->sums);
    for (uint32_t i = 0; i < graph->rows; i++) {
        uint32_t end = links->row[graph->source[i] + 1];

        for (uint32_t e = links->row[graph->source[i]]; e < end; e++)
            v->sums[links->column[e]] += links->value[e] * v->direction[i];
    }
    for (uint32_t i = 0; i < graph->rows; i++) {
        uint32_t end = links->row[graph->source[i] + 1];
        double received = 0;

        for (uint32_t e = links->row[graph->source[i]]; e < end; e++)
            received += links->value[e] * v->sums[links->column[e]];
        v->image[i] = v->diagonal[i] * v->direction[i] - TEXTRANK_DAMPING * received;
    }
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
 * w and the residual move along the direction, which is turned. Returns the
 * residual's new square. */
static double conjugate_step(struct graph *graph, struct vectors *v, double square)
{
    double along = 0, step, turned;

    multiply(graph, v);
    for (uint32_t i = 0; i < graph->rows; i++)
        along += v->direction[i] * v->image[i];
    step = square / along;
    for (uint32_t i = 0; i < graph->rows; i++) {
        graph->w[i] += step * v->direction[i];
        v->residual[i] -= step * v->image[i];
    }
    turned = residual_square(graph, v->residual);
    for (uint32_t i = 0; i < graph->rows; i++)
        v->direction[i] = v->residual[i] / graph->degree[i] + turned / square * v->direction[i];
    return turned;
}

/* Solves (D - a W) w = w in place. The start is the walk's own end without
 * landings, p in proportion to D, for which (D - a W) 1 = (1 - a) D. */
static bool conjugate_solve(struct graph *graph, struct arena *arena)
{
    double total = 0, mass = 0, start, square, first = 0;
    struct vectors v;

    if (!vectors_init(&v, arena, graph))
        return false;
    graph_weigh(graph, &v);
    for (uint32_t i = 0; i < graph->rows; i++) {
        total += graph->degree[i];
        mass += graph->w[i];
    }
    start = mass / ((1 - TEXTRANK_DAMPING) * total);
    first = residual_square(graph, graph->w);
    for (uint32_t i = 0; i < graph->rows; i++) {
        v.residual[i] = graph->w[i] - (1 - TEXTRANK_DAMPING) * start * graph->degree[i];
        v.direction[i] = v.residual[i] / graph->degree[i];
        graph->w[i] = start;
    }
    square = residual_square(graph, v.residual);
    for (int round = 0; round < MAX_ROUNDS && square > first * TOLERANCE * TOLERANCE; round++)
        square = conjugate_step(graph, &v, square);
    return true;
}

static bool graph_solve(struct graph *graph, struct arena *arena)
{
    return graph->rows > DENSE_ROWS ? conjugate_solve(graph, arena) : dense_solve(graph, arena);
}

/* ---- the ranks ---- */

/* The teleport vector over the rows that are not empty, with mean 1. Returns
 * their number. */
static uint32_t land(const struct matrix *matrix, const double *teleport, double *score)
{
    uint32_t filled = 0;
    double sum = 0;

    for (uint32_t i = 0; i < matrix->rows; i++) {
        bool empty = matrix->row[i + 1] == matrix->row[i];

        score[i] = empty ? 0 : teleport ? teleport[i] : 1;
        sum += score[i];
        filled += !empty;
    }
    for (uint32_t i = 0; teleport && i < matrix->rows && sum > 0; i++)
        score[i] *= filled / sum;
    return filled;
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
static bool rank(double *score, struct arena *arena, const struct links *links,
                 const double *teleport, double *mean_cosine)
{
    const struct matrix *matrix = links->matrix;
    uint32_t filled = land(matrix, teleport, score);
    double scale, total = 0;
    struct graph graph;

    if (!graph_build(&graph, arena, links))
        return false;
    scale = filled > 0 ? landings(&graph, score, filled) : 0;
    for (uint32_t i = 0; i < graph.rows; i++)
        graph.w[i] = scale * score[graph.source[i]];
    if (!graph_solve(&graph, arena))
        return false;
    for (uint32_t i = 0; i < matrix->rows; i++)
        score[i] *= scale;
    for (uint32_t i = 0; i < graph.rows; i++) {
        score[graph.source[i]] = graph.degree[i] * graph.w[i];
        total += graph.degree[i];
    }
    if (mean_cosine)
        *mean_cosine = filled > 1 ? total / filled / (filled - 1) : 0;
    return true;
}

double *textrank(struct arena *arena, const struct links *links, const double *teleport,
                 double *mean_cosine)
{
    double *score = arena_array(arena, links->matrix->rows, sizeof *score);
    struct arena_mark mark = arena_mark(arena);
    bool ranked;

    if (!score)
        return NULL;
    ranked = rank(score, arena, links, teleport, mean_cosine);
    arena_rewind(arena, mark);
    return ranked ? score : NULL;
}
