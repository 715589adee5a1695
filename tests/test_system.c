#include <check.h>

#include "model/system.h"

static struct arena arena;

static void setup(void)
{
    arena_init(&arena);
}

static void teardown(void)
{
    arena_release(&arena);
}

/* Of (D - W) x = b, with W above the diagonal and D on it. */
static double *solve(const double *cells, const double *b, uint32_t n)
{
    struct system system;

    ck_assert(system_init(&system, &arena, n));
    for (uint32_t i = 0; i < n; i++) {
        system_set(&system, i, cells[i * n + i], b[i]);
        for (uint32_t j = i + 1; j < n; j++)
            system_row(&system, i)[j] += cells[i * n + j];
    }
    system_solve(&system);
    return system.x;
}

START_TEST(a_system_of_one_is_a_division)
{
    ck_assert_double_eq_tol(*solve((double[]){4}, (double[]){10}, 1), 2.5, 1e-15);
}
END_TEST

START_TEST(only_what_is_above_the_diagonal_is_read)
{
    static const double CELLS[] = {5, 1, 2, 99, 6, 0, 99, 99, 7};
    double *x = solve(CELLS, (double[]){5 - 2 - 6, 12 - 1, 21 - 2}, 3);

    ck_assert_double_eq_tol(x[0], 1, 1e-14);
    ck_assert_double_eq_tol(x[1], 2, 1e-14);
    ck_assert_double_eq_tol(x[2], 3, 1e-14);
}
END_TEST

/* Every length of a last step; few cells are filled, so that rows are passed by. */
START_TEST(systems_of_any_size_give_back_what_was_multiplied)
{
    uint32_t n = (uint32_t)_i;
    double cells[14 * 14] = {0}, b[14] = {0}, *x;

    for (uint32_t i = 0; i < n; i++) {
        b[i] = 0;
        for (uint32_t j = 0; j < n; j++) {
            uint32_t pattern = (i + 1) * (j + 1) % 5;

            cells[i * n + j] = i == j ? n + 2 : pattern < 2 ? 0 : pattern / 4.0;
            b[i] += (i == j ? 1 : -1) * cells[i * n + j] * (j % 3 + 1);
        }
    }
    x = solve(cells, b, n);
    for (uint32_t i = 0; i < n; i++)
        ck_assert_double_eq_tol(x[i], i % 3 + 1, 1e-13);
}
END_TEST

START_TEST(an_empty_system_has_a_solution)
{
    ck_assert_ptr_nonnull(solve(NULL, NULL, 0));
}
END_TEST

Suite *system_suite(void);
Suite *system_suite(void)
{
    Suite *suite = suite_create("system");
    TCase *tests = tcase_create("solve");

    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, a_system_of_one_is_a_division);
    tcase_add_test(tests, only_what_is_above_the_diagonal_is_read);
    tcase_add_loop_test(tests, systems_of_any_size_give_back_what_was_multiplied, 1, 14);
    tcase_add_test(tests, an_empty_system_has_a_solution);
    suite_add_tcase(suite, tests);
    return suite;
}
