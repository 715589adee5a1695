#include <check.h>
#include <math.h>
#include <stdlib.h>

#include "model/textrank.h"
#include "support.h"

static struct arena arena;

static void setup(void)
{
    arena_init(&arena);
}

static void teardown(void)
{
    arena_release(&arena);
}

/* Rows of unit length out of the filled cells of a table, row by row. */
static struct matrix *matrix_of(uint32_t rows, uint32_t columns, const double *cells)
{
    struct matrix *matrix = arena_alloc(&arena, sizeof *matrix);
    uint32_t entries = 0;

    *matrix = (struct matrix){.rows = rows, .columns = columns};
    matrix->row = arena_array(&arena, (size_t)rows + 1, sizeof *matrix->row);
    matrix->held = arena_zeroed(&arena, columns, sizeof *matrix->held);
    matrix->column = arena_array(&arena, (size_t)rows * columns, sizeof *matrix->column);
    matrix->value = arena_array(&arena, (size_t)rows * columns, sizeof *matrix->value);
    for (uint32_t i = 0; i < rows; i++) {
        double square = 0;

        matrix->row[i] = entries;
        for (uint32_t k = 0; k < columns; k++)
            square += cells[i * columns + k] * cells[i * columns + k];
        for (uint32_t k = 0; k < columns; k++) {
            if (cells[i * columns + k] <= 0)
                continue;
            matrix->column[entries] = k;
            matrix->held[k]++;
            matrix->value[entries++] = cells[i * columns + k] / sqrt(square);
        }
    }
    matrix->row[rows] = entries;
    return matrix;
}

/* Each row holds some 8 of the columns, low ones far more often: as words do. */
static struct matrix *random_matrix(uint32_t rows, uint32_t columns, uint32_t seed)
{
    double *cells = arena_zeroed(&arena, (size_t)rows * columns, sizeof *cells);

    for (uint32_t i = 0; i < rows; i++) {
        uint32_t filled = random_next(&seed) % 15;

        for (uint32_t j = 0; j < filled; j++) {
            double u = random_next(&seed) / 4294967296.0;
            uint32_t k = (uint32_t)(columns * u * u * u);

            cells[i * columns + k] = 0.2 + random_next(&seed) / 4294967296.0;
        }
    }
    return matrix_of(rows, columns, cells);
}

/* ---- the dense reference: the graph itself, eliminated in long double ---- */

static long double *dense_weights(const struct matrix *matrix)
{
    size_t n = matrix->rows;
    long double *w = calloc(n * n, sizeof *w), *row = calloc(matrix->columns, sizeof *row);

    for (uint32_t i = 0; i < n; i++) {
        for (uint32_t e = matrix->row[i]; e < matrix->row[i + 1]; e++)
            row[matrix->column[e]] = (long double)matrix->value[e];
        for (uint32_t j = 0; j < n; j++) {
            for (uint32_t e = matrix->row[j]; i != j && e < matrix->row[j + 1]; e++)
                w[i * n + j] += row[matrix->column[e]] * (long double)matrix->value[e];
        }
        for (uint32_t e = matrix->row[i]; e < matrix->row[i + 1]; e++)
            row[matrix->column[e]] = 0;
    }
    free(row);
    return w;
}

/* p = 0.85 (W D^-1 + t 1_isolated^T) p + 0.15 t by Gaussian elimination; the
 * matrix is diagonally dominant by columns, so that no pivot is needed. */
static long double *dense_textrank(const struct matrix *matrix, const double *teleport)
{
    size_t n = matrix->rows;
    long double *w = dense_weights(matrix), *p = calloc(n, sizeof *p), sum = 0, filled = 0;
    long double *degree = calloc(n, sizeof *degree), *t = calloc(n, sizeof *t);

    for (size_t i = 0; i < n; i++) {
        bool empty = matrix->row[i + 1] == matrix->row[i];

        for (size_t j = 0; j < n; j++)
            degree[i] += w[i * n + j];
        t[i] = empty ? 0 : teleport ? (long double)teleport[i] : 1;
        sum += t[i];
        filled += !empty;
    }
    for (size_t i = 0; i < n; i++)
        p[i] = 0.15L * (t[i] /= sum);
    for (size_t i = 0; i < n; i++) {
        for (size_t j = 0; j < n; j++)
            w[i * n + j] = (degree[i] > 0 ? w[i * n + j] : 0);
    }
    for (size_t j = 0; j < n; j++) {
        for (size_t i = 0; i < n; i++) {
            long double flow = degree[j] > 0 ? w[i * n + j] / degree[j] : t[i];

            w[i * n + j] = (i == j) - 0.85L * flow;
        }
    }
    for (size_t k = 0; k < n; k++) {
        for (size_t i = k + 1; i < n; i++) {
            long double factor = w[i * n + k] / w[k * n + k];

            for (size_t j = k + 1; factor != 0 && j < n; j++)
                w[i * n + j] -= factor * w[k * n + j];
            p[i] -= factor * p[k];
        }
    }
    for (size_t i = n; i-- > 0;) {
        for (size_t j = i + 1; j < n; j++)
            p[i] -= w[i * n + j] * p[j];
        p[i] /= w[i * n + i];
    }
    for (size_t i = 0; i < n; i++)
        p[i] *= filled;
    free(w);
    free(t);
    free(degree);
    return p;
}

static void check_against_dense(const struct matrix *matrix, const double *teleport)
{
    double *score = textrank(&arena, links_of(&arena, matrix), teleport, NULL);
    long double *expected = dense_textrank(matrix, teleport);

    ck_assert_ptr_nonnull(score);
    for (uint32_t i = 0; i < matrix->rows; i++)
        ck_assert_double_le(fabs(score[i] - (double)expected[i]), 1e-12 * (double)expected[i]);
    free(expected);
}

START_TEST(scores_equal_the_dense_walk)
{
    static const uint32_t ROWS[] = {1, 2, 3, 5, 20, 63, 64, 65, 66, 127, 128, 129, 300, 1000};

    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++)
        check_against_dense(random_matrix(ROWS[i], 4 * ROWS[i] + 3, 77 + (uint32_t)i), NULL);
}
END_TEST

START_TEST(scores_follow_the_teleport_vector)
{
    static const uint32_t ROWS[] = {4, 40, 65, 128, 200};

    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        double *teleport = arena_array(&arena, ROWS[i], sizeof *teleport);

        for (uint32_t j = 0; j < ROWS[i]; j++)
            teleport[j] = exp(-5.0 * j / ROWS[i]);
        check_against_dense(random_matrix(ROWS[i], 3 * ROWS[i], 5 + (uint32_t)i), teleport);
    }
}
END_TEST

START_TEST(a_hub_outranks_its_spokes)
{
    static const double STAR[] = {1, 1, 1, 1, 0, 0, 0, 1, 0, 0, 0, 1};
    double *score = textrank(&arena, links_of(&arena, matrix_of(4, 3, STAR)), NULL, NULL);

    for (int i = 1; i < 4; i++) {
        ck_assert_double_gt(score[0], score[i]);
        ck_assert_double_eq_tol(score[i], score[1], 1e-12);
    }
    ck_assert_double_eq_tol(score[0] + score[1] + score[2] + score[3], 4, 1e-12);
}
END_TEST

START_TEST(equal_sentences_rank_alike)
{
    static const double CELLS[] = {1, 1, 1, 1, 1, 1};
    double mean_cosine,
        *score = textrank(&arena, links_of(&arena, matrix_of(3, 2, CELLS)), NULL, &mean_cosine);

    for (int i = 0; i < 3; i++)
        ck_assert_double_eq_tol(score[i], 1, 1e-12);
    ck_assert_double_eq_tol(mean_cosine, 1, 1e-12);
}
END_TEST

START_TEST(a_sentence_without_neighbours_gets_only_landings)
{
    static const double CELLS[] = {1, 0, 0, 1, 0, 0, 0, 1, 1, 0, 0, 0};
    double *score = textrank(&arena, links_of(&arena, matrix_of(4, 3, CELLS)), NULL, NULL);

    /* s = 0.15 / (1 - 0.85 / 3): one of three rows alone */
    ck_assert_double_eq_tol(score[2], 0.15 / (1 - 0.85 / 3), 1e-12);
    ck_assert_double_eq_tol(score[0], (3 - score[2]) / 2, 1e-12);
    ck_assert_double_eq(score[3], 0);
}
END_TEST

START_TEST(no_two_sentences_alike_rank_all_the_same)
{
    static const double CELLS[] = {1, 0, 0, 0, 1, 0, 0, 0, 1};
    double mean_cosine,
        *score = textrank(&arena, links_of(&arena, matrix_of(3, 3, CELLS)), NULL, &mean_cosine);

    for (int i = 0; i < 3; i++)
        ck_assert_double_eq_tol(score[i], 1, 1e-12);
    ck_assert_double_eq(mean_cosine, 0);
}
END_TEST

START_TEST(nothing_ranks_nothing)
{
    static const double EMPTY[] = {0, 0};
    double mean_cosine = 7;

    ck_assert_ptr_nonnull(
        textrank(&arena, links_of(&arena, matrix_of(0, 0, NULL)), NULL, &mean_cosine));
    ck_assert_double_eq(mean_cosine, 0);
    ck_assert_double_eq(textrank(&arena, links_of(&arena, matrix_of(2, 1, EMPTY)), NULL, NULL)[1],
                        0);
}
END_TEST

START_TEST(a_term_that_all_hold_costs_linear_time)
{
    static const uint32_t ROWS = 1000000;
    uint32_t held = ROWS;
    struct matrix matrix = {.rows = ROWS, .columns = 1, .held = &held};
    double *score;

    matrix.row = arena_array(&arena, (size_t)ROWS + 1, sizeof *matrix.row);
    matrix.column = arena_zeroed(&arena, ROWS, sizeof *matrix.column);
    matrix.value = arena_array(&arena, ROWS, sizeof *matrix.value);
    for (uint32_t i = 0; i < ROWS; i++) {
        matrix.row[i] = i;
        matrix.value[i] = 1;
    }
    matrix.row[ROWS] = ROWS;
    score =
        textrank(&arena, links_of(&arena, &matrix), NULL, NULL); /* or the test's time runs out */
    ck_assert_double_eq_tol(score[0], 1, 1e-9);
    ck_assert_double_eq_tol(score[ROWS - 1], 1, 1e-9);
}
END_TEST

Suite *textrank_suite(void);
Suite *textrank_suite(void)
{
    Suite *suite = suite_create("textrank");
    TCase *dense = tcase_create("against the dense walk"), *small = tcase_create("by hand");

    tcase_add_checked_fixture(dense, setup, teardown);
    tcase_add_test(dense, scores_equal_the_dense_walk);
    tcase_add_test(dense, scores_follow_the_teleport_vector);
    suite_add_tcase(suite, dense);
    tcase_add_checked_fixture(small, setup, teardown);
    tcase_add_test(small, a_hub_outranks_its_spokes);
    tcase_add_test(small, equal_sentences_rank_alike);
    tcase_add_test(small, a_sentence_without_neighbours_gets_only_landings);
    tcase_add_test(small, no_two_sentences_alike_rank_all_the_same);
    tcase_add_test(small, nothing_ranks_nothing);
    tcase_add_test(small, a_term_that_all_hold_costs_linear_time);
    suite_add_tcase(suite, small);
    return suite;
}
