#include <check.h>
#include <math.h>
#include <stdlib.h>

#include "model/tfidf.h"
#include "support.h"

static struct reading reading;

static const struct matrix *matrix_of(const char *text)
{
    reading_open_lines(&reading, "en", text);
    return &reading.article.ranking.tfidf->matrix;
}

START_TEST(a_row_has_length_one)
{
    char *text = random_lines(200, 3);
    const struct matrix *matrix = matrix_of(text);

    for (uint32_t s = 0; s < matrix->rows; s++) {
        double square = 0;

        for (uint32_t e = matrix->row[s]; e < matrix->row[s + 1]; e++)
            square += matrix->value[e] * matrix->value[e];
        ck_assert_double_eq_tol(square, 1, 1e-12);
    }
    reading_close(&reading);
    free(text);
}
END_TEST

START_TEST(a_rows_columns_ascend_and_none_comes_twice)
{
    char *text = random_lines(200, 4);
    const struct matrix *matrix = matrix_of(text);

    for (uint32_t s = 0; s < matrix->rows; s++) {
        for (uint32_t e = matrix->row[s] + 1; e < matrix->row[s + 1]; e++)
            ck_assert_uint_lt(matrix->column[e - 1], matrix->column[e]);
    }
    reading_close(&reading);
    free(text);
}
END_TEST

START_TEST(a_stem_counts_once_and_weighs_the_root_of_its_idf)
{
    const struct matrix *matrix = matrix_of("Glaciers shrink, glaciers melt, a glacier dies\n");
    const double *idf = reading.article.ranking.tfidf->idf;
    double sum = 0;

    ck_assert_uint_eq(matrix->row[1], 4);
    for (uint32_t e = 0; e < 4; e++)
        sum += idf[matrix->column[e]];
    for (uint32_t e = 0; e < 4; e++)
        ck_assert_double_eq_tol(matrix->value[e], sqrt(idf[matrix->column[e]] / sum), 1e-12);
    reading_close(&reading);
}
END_TEST

START_TEST(noise_has_an_empty_row)
{
    struct document *document = &reading.article.document;
    struct tfidf *tfidf;

    matrix_of("Tides turn turbines\nSubscribe to our newsletter\nTurbines feed harbours\n");
    document->sentences[1].noise = NOISE_CALL;
    tfidf = tfidf_build(document, reading.article.background);
    ck_assert_uint_eq(tfidf->matrix.rows, 3);
    ck_assert_uint_eq(tfidf->matrix.row[1], 3);
    ck_assert_uint_eq(tfidf->matrix.row[2], 3);
    ck_assert_uint_eq(tfidf->matrix.row[3], 6);
    reading_close(&reading);
}
END_TEST

START_TEST(a_run_has_every_term_as_it_stands)
{
    const struct tfidf *tfidf;

    matrix_of("Turbines turn the turbines\nTides turn\n");
    tfidf = reading.article.ranking.tfidf;
    ck_assert_uint_eq(tfidf->run_end[0], 3);
    ck_assert_uint_eq(tfidf->run_end[1], 5);
    ck_assert_uint_eq(tfidf->run[0], tfidf->run[2]);
    ck_assert_uint_eq(tfidf->run[1], tfidf->run[4]);
    reading_close(&reading);
}
END_TEST

START_TEST(no_text_has_no_rows)
{
    const struct matrix *matrix = matrix_of("");

    ck_assert_uint_eq(matrix->rows, 0);
    ck_assert_uint_eq(matrix->row[0], 0);
    reading_close(&reading);
}
END_TEST

Suite *tfidf_suite(void);
Suite *tfidf_suite(void)
{
    Suite *suite = suite_create("tfidf");
    TCase *tests = tcase_create("rows");

    tcase_add_test(tests, a_row_has_length_one);
    tcase_add_test(tests, a_rows_columns_ascend_and_none_comes_twice);
    tcase_add_test(tests, a_stem_counts_once_and_weighs_the_root_of_its_idf);
    tcase_add_test(tests, noise_has_an_empty_row);
    tcase_add_test(tests, a_run_has_every_term_as_it_stands);
    tcase_add_test(tests, no_text_has_no_rows);
    suite_add_tcase(suite, tests);
    return suite;
}
