#include <check.h>

#include "model/ldl.h"

/* Solves a system of `n` rows, at most 12, with the lower triangle of `cells`. */
static void solve(const float *cells, uint32_t n, float *x)
{
    _Alignas(16) float a[12 * 13] = {0}, padded[12] = {0};

    for (uint32_t i = 0; i < n; i++) {
        for (uint32_t j = 0; j < n; j++)
            a[i * ldl_stride(n) + j] = cells[i * n + j];
        padded[i] = x[i];
    }
    ldl_factor(a, n);
    ldl_solve(a, n, padded);
    for (uint32_t i = 0; i < n; i++)
        x[i] = padded[i];
}

START_TEST(a_system_of_one_is_a_division)
{
    float a[] = {4}, x[] = {10};

    solve(a, 1, x);
    ck_assert_float_eq_tol(x[0], 2.5F, 1e-6F);
}
END_TEST

START_TEST(only_the_lower_triangle_is_read)
{
    float a[] = {4, 99, 99, 2, 5, 99, 1, 3, 6}, x[] = {4 - 2 + 3, 2 - 5 + 9, 1 - 3 + 18};

    solve(a, 3, x);
    ck_assert_float_eq_tol(x[0], 1, 1e-5F);
    ck_assert_float_eq_tol(x[1], -1, 1e-5F);
    ck_assert_float_eq_tol(x[2], 3, 1e-5F);
}
END_TEST

/* Every length of a last stretch of fewer than four. */
START_TEST(systems_of_any_size_give_back_what_was_multiplied)
{
    uint32_t n = (uint32_t)_i;
    float a[12 * 12] = {0}, x[12];

    for (uint32_t i = 0; i < n; i++) {
        x[i] = 0;
        for (uint32_t j = 0; j < n; j++) {
            a[i * n + j] = i == j ? (float)n + 2 : (float)((i + 1) * (j + 1) % 5) / 3;
            x[i] += a[i * n + j] * (float)(j % 3 + 1);
        }
    }
    solve(a, n, x);
    for (uint32_t i = 0; i < n; i++)
        ck_assert_float_eq_tol(x[i], (float)(i % 3 + 1), 1e-4F);
}
END_TEST

START_TEST(an_empty_system_is_left_alone)
{
    _Alignas(16) float untouched[4] = {7};

    ldl_factor(untouched, 0);
    ldl_solve(untouched, 0, untouched);
    ck_assert_float_eq(untouched[0], 7);
}
END_TEST

Suite *ldl_suite(void);
Suite *ldl_suite(void)
{
    Suite *suite = suite_create("ldl");
    TCase *tests = tcase_create("solve");

    tcase_add_test(tests, a_system_of_one_is_a_division);
    tcase_add_test(tests, only_the_lower_triangle_is_read);
    tcase_add_loop_test(tests, systems_of_any_size_give_back_what_was_multiplied, 1, 13);
    tcase_add_test(tests, an_empty_system_is_left_alone);
    suite_add_tcase(suite, tests);
    return suite;
}
