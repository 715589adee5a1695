#include <check.h>

#include "base/logs.h"

START_TEST(counts_have_the_logarithms_of_the_library)
{
    for (uint32_t n = 0; n < 2 * LOGS_COUNT; n++)
        ck_assert_double_eq_tol(log_count(n), log(1.0 + n), 1e-15);
    ck_assert_double_eq_tol(log_count(UINT32_MAX), 22.18070977791825, 1e-12);
}
END_TEST

Suite *logs_suite(void);

Suite *logs_suite(void)
{
    Suite *suite = suite_create("logs");
    TCase *tests = tcase_create("logs");

    tcase_add_test(tests, counts_have_the_logarithms_of_the_library);
    suite_add_tcase(suite, tests);
    return suite;
}
