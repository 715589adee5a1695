#include <check.h>

#include "model/ldl.h"

START_TEST(a_system_of_one_is_a_division)
{
    double a[] = {4}, x[] = {10};

    ldl_solve(a, 1, x);
    ck_assert_double_eq_tol(x[0], 2.5, 1e-15);
}
END_TEST

START_TEST(only_the_lower_triangle_is_read)
{
    double a[] = {4, 99, 99, 2, 5, 99, 1, 3, 6}, x[] = {4 - 2 + 3, 2 - 5 + 9, 1 - 3 + 18};

    ldl_solve(a, 3, x);
    ck_assert_double_eq_tol(x[0], 1, 1e-14);
    ck_assert_double_eq_tol(x[1], -1, 1e-14);
    ck_assert_double_eq_tol(x[2], 3, 1e-14);
}
END_TEST

START_TEST(an_empty_system_is_left_alone)
{
    double untouched = 7;

    ldl_solve(&untouched, 0, &untouched);
    ck_assert_double_eq(untouched, 7);
}
END_TEST

Suite *ldl_suite(void);
Suite *ldl_suite(void)
{
    Suite *suite = suite_create("ldl");
    TCase *tests = tcase_create("solve");

    tcase_add_test(tests, a_system_of_one_is_a_division);
    tcase_add_test(tests, only_the_lower_triangle_is_read);
    tcase_add_test(tests, an_empty_system_is_left_alone);
    suite_add_tcase(suite, tests);
    return suite;
}
