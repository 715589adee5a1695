#include "input/html_kin.h"

#include <check.h>

static struct arena arena;

static void setup(void)
{
    arena_init(&arena);
}

static void teardown(void)
{
    arena_release(&arena);
}

/* Checks the first of its template for each block, given as a row of digits. */
static void firsts(const char *html, const char *wanted)
{
    struct html_page *page = html_page_read(&arena, span_from(html));
    uint32_t *first = html_kin(page, &arena);

    ck_assert_ptr_nonnull(first);
    ck_assert_uint_eq(page->block_count, strlen(wanted));
    for (uint32_t i = 0; i < page->block_count; i++)
        ck_assert_uint_eq(first[i], (uint32_t)(wanted[i] - '0'));
}

START_TEST(blocks_with_the_same_tags_and_classes_are_kin)
{
    firsts("<p>one<p>two<h2>three</h2><p>four", "0020");
    firsts("<p class=lead>one<p>two<p class=lead>three", "010");
}
END_TEST

START_TEST(what_stands_around_a_block_parts_it_from_its_likes)
{
    firsts("<article><p>one<p>two</article><div class=card><p>three</div><div "
           "class=card><p>four</div>",
           "0022");
}
END_TEST

START_TEST(a_page_without_text_has_no_kin)
{
    firsts("<div></div>", "");
}
END_TEST

Suite *html_kin_suite(void);
Suite *html_kin_suite(void)
{
    Suite *suite = suite_create("html_kin");
    TCase *tests = tcase_create("html_kin");

    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, blocks_with_the_same_tags_and_classes_are_kin);
    tcase_add_test(tests, what_stands_around_a_block_parts_it_from_its_likes);
    tcase_add_test(tests, a_page_without_text_has_no_kin);
    suite_add_tcase(suite, tests);
    return suite;
}
