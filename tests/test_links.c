#include <check.h>

#include "model/links.h"

/* Three rows: a b d, a c, b (columns 0 to 3). */
static const struct matrix MATRIX = {.rows = 3,
                                     .columns = 4,
                                     .row = (uint32_t[]){0, 3, 5, 6},
                                     .column = (uint32_t[]){0, 1, 3, 0, 2, 1},
                                     .value = (double[]){0.1, 0.2, 0.3, 0.4, 0.5, 0.6},
                                     .held = (uint32_t[]){2, 2, 1, 1}};

START_TEST(a_row_of_terms_of_its_own_links_nothing)
{
    struct matrix matrix = MATRIX;
    struct arena arena;
    struct links *links;

    arena_init(&arena);
    matrix.column = (uint32_t[]){0, 1, 3, 2, 2, 1}; /* the second row: c alone */
    matrix.held = (uint32_t[]){1, 2, 1, 1};
    links = links_of(&arena, &matrix);
    ck_assert_uint_eq(links->columns, 1);
    ck_assert_uint_eq(links->row[2] - links->row[1], 0);
    ck_assert_uint_eq(links->number[0], 0);
    ck_assert_uint_eq(links->number[1], 1);
    arena_release(&arena);
}
END_TEST

START_TEST(rows_keep_what_links_them_in_order)
{
    static const uint32_t COLUMNS[] = {0, 1, 0, 1};
    static const double VALUES[] = {0.1, 0.2, 0.4, 0.6};
    struct arena arena;
    struct links *links;

    arena_init(&arena);
    links = links_of(&arena, &MATRIX);
    ck_assert_uint_eq(links->columns, 2);
    ck_assert_uint_eq(links->row[3], 4);
    for (uint32_t e = 0; e < 4; e++) {
        ck_assert_uint_eq(links->column[e], COLUMNS[e]);
        ck_assert_double_eq(links->value[e], VALUES[e]);
    }
    ck_assert_uint_eq(links_held(links, 1), 2);
    ck_assert_uint_eq(links->term[1], 1);
    arena_release(&arena);
}
END_TEST

Suite *links_suite(void);
Suite *links_suite(void)
{
    Suite *suite = suite_create("links");
    TCase *tests = tcase_create("links");

    tcase_add_test(tests, a_row_of_terms_of_its_own_links_nothing);
    tcase_add_test(tests, rows_keep_what_links_them_in_order);
    suite_add_tcase(suite, tests);
    return suite;
}
