/* method_lsa.c -- latent semantic analysis: the sentences that are longest in
 * the space of the article's main topics.
 *
 * The topics are the strongest singular vectors of the rows X (here not scaled to
 * length 1: long sentences are part of the method), found together by orthogonal
 * iteration (Golub and Van Loan, 8.2.4): each round multiplies by
 * X X^T, two passes over the entries a vector, and makes them orthogonal again. */
#include "result/method.h"

#include <math.h>
#include <string.h>

enum { TOPICS = 6, ROUNDS = 30 };

struct space {
    struct matrix matrix;
    double *topic[TOPICS]; /* by sentence, length 1 */
    double square[TOPICS]; /* of the singular values */
    double *sums;          /* by term */
};

/* Undoes the scaling: the root of idf for every term. */
static bool lengthen_rows(struct space *space, const double *idf, struct arena *arena)
{
    struct matrix *matrix = &space->matrix;
    uint32_t entries = matrix->row[matrix->rows];

    matrix->value = arena_array(arena, entries, sizeof *matrix->value);
    if (!matrix->value)
        return false;
    for (uint32_t e = 0; e < entries; e++)
        matrix->value[e] = sqrt(idf[matrix->column[e]]);
    return true;
}

static bool space_init(struct space *space, const struct tfidf *tfidf, struct arena *arena)
{
    const struct matrix *matrix = &tfidf->matrix;

    space->matrix = *matrix;
    space->sums = arena_array(arena, matrix->columns, sizeof *space->sums);
    for (uint32_t k = 0; k < TOPICS; k++) {
        space->topic[k] = arena_array(arena, matrix->rows, sizeof **space->topic);
        if (!space->topic[k])
            return false;
        for (uint32_t s = 0; s < matrix->rows; s++) /* any start with no pattern does */
            space->topic[k][s] = 1 + sin((k + 1.0) * (s + 1.0));
    }
    return space->sums && lengthen_rows(space, tfidf->idf, arena);
}

/* v = X X^T v */
static void multiply(struct space *space, double *v)
{
    const struct matrix *matrix = &space->matrix;

    memset(space->sums, 0, matrix->columns * sizeof *space->sums);
    for (uint32_t s = 0; s < matrix->rows; s++) {
        for (uint32_t e = matrix->row[s]; e < matrix->row[s + 1]; e++)
            space->sums[matrix->column[e]] += matrix->value[e] * v[s];
    }
    for (uint32_t s = 0; s < matrix->rows; s++) {
        v[s] = 0;
        for (uint32_t e = matrix->row[s]; e < matrix->row[s + 1]; e++)
            v[s] += matrix->value[e] * space->sums[matrix->column[e]];
    }
}

static double product(const double *a, const double *b, uint32_t n)
{
    double sum = 0;

    for (uint32_t i = 0; i < n; i++)
        sum += a[i] * b[i];
    return sum;
}

/* Gram and Schmidt; the length a vector had is what the round multiplied it by. */
static void orthogonalise(struct space *space)
{
    uint32_t n = space->matrix.rows;

    for (uint32_t k = 0; k < TOPICS; k++) {
        double length;

        for (uint32_t j = 0; j < k; j++) {
            double shared = product(space->topic[j], space->topic[k], n);

            for (uint32_t s = 0; s < n; s++)
                space->topic[k][s] -= shared * space->topic[j][s];
        }
        length = sqrt(product(space->topic[k], space->topic[k], n));
        space->square[k] = length;
        for (uint32_t s = 0; s < n; s++)
            space->topic[k][s] = length > 1e-12 ? space->topic[k][s] / length : 0;
    }
}

/* Topics weaker than half the first are left out, as the authors do. */
static double length_in(const struct space *space, uint32_t s)
{
    double square = 0;

    for (uint32_t k = 0; k < TOPICS; k++) {
        if (space->square[k] >= space->square[0] / 4)
            square += space->square[k] * space->topic[k][s] * space->topic[k][s];
    }
    return sqrt(square);
}

bool method_lsa(struct extract *extract)
{
    struct arena *arena = extract->ranking->document->arena;
    double *score = arena_array(arena, extract->sentences, sizeof *score);
    struct space space;

    if (!score || !space_init(&space, extract->ranking->tfidf, arena))
        return false;
    orthogonalise(&space);
    for (int round = 0; round < ROUNDS; round++) {
        for (uint32_t k = 0; k < TOPICS; k++)
            multiply(&space, space.topic[k]);
        orthogonalise(&space);
    }
    for (uint32_t s = 0; s < extract->sentences; s++)
        score[s] = length_in(&space, s);
    return extract_fill(extract, score);
}
