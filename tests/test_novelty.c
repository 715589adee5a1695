#include <check.h>

#include "compare/novelty.h"
#include "support.h"

Suite *novelty_suite(void);

static const char STORY[] =
    "The ferry between Port Maren and Saltholm will sail again from March, the operator said.\n\n"
    "Two ships were repaired at a cost of 4.2 million crowns in the yard at Lindow.\n\n"
    "\"We have waited long enough,\" said the mayor, Ines Falk, who came to the quay.\n\n"
    "Commuters can register for a monthly ticket at the office of the harbour.\n\n"
    "The line was closed three years ago when a boiler burst off the southern mole.\n";

static struct novelty measure(const char *old_text, const char *new_text)
{
    struct reading old, new;
    struct novelty novelty;
    struct arena arena;

    arena_init(&arena);
    reading_open(&old, "en", span_from(old_text));
    reading_open(&new, "en", span_from(new_text));
    ck_assert(novelty_measure(&novelty, &arena, &old.article, &new.article));
    reading_close(&old);
    reading_close(&new);
    arena_release(&arena);
    return novelty;
}

static bool is_news(const char *old_text, const char *new_text)
{
    struct novelty novelty = measure(old_text, new_text);

    return novelty_is_material(&novelty);
}

START_TEST(the_same_text_is_no_news)
{
    struct novelty novelty = measure(STORY, STORY);

    ck_assert_double_eq(novelty.fresh, 0);
    ck_assert_uint_eq(novelty.facts, 0);
    ck_assert_uint_gt(novelty.words, 60);
    ck_assert(!novelty_is_material(&novelty));
}
END_TEST

START_TEST(layout_marks_case_and_order_are_no_news)
{
    static const char OTHERWISE[] =
        "The ferry between Port Maren  and Saltholm will sail again from March, the operator "
        "said.\n\n"
        "Commuters can register for a monthly ticket at the office of the harbour.\n\n"
        "TWO ships were repaired at a cost of 4.2 million crowns\nin the yard at Lindow.\n\n"
        "\xe2\x80\x9cWe have waited long enough,\xe2\x80\x9d said the mayor, Ines Falk, who came "
        "to "
        "the quay.\n\n"
        "The line was closed three years ago when a boiler burst off the southern mole.\n";

    ck_assert(!is_news(STORY, OTHERWISE));
}
END_TEST

START_TEST(another_figure_is_news)
{
    static const char DEARER[] =
        "The ferry between Port Maren and Saltholm will sail again from March, the operator "
        "said.\n\n"
        "Two ships were repaired at a cost of 6.8 million crowns in the yard at Lindow.\n\n"
        "\"We have waited long enough,\" said the mayor, Ines Falk, who came to the quay.\n\n"
        "Commuters can register for a monthly ticket at the office of the harbour.\n\n"
        "The line was closed three years ago when a boiler burst off the southern mole.\n";

    ck_assert(is_news(STORY, DEARER));
    ck_assert(is_news(DEARER, STORY));
}
END_TEST

START_TEST(a_spelling_put_right_is_no_news)
{
    static const char MISPELT[] =
        "The ferry between Port Maren and Saltholm will sail again from March, the operator "
        "said.\n\n"
        "Two ships were repaired at a cost of 4.2 million crowns in the yard at Lindow.\n\n"
        "\"We have waited long enough,\" said the mayor, Ines Falk, who came to the quay.\n\n"
        "Commuters can register for a montly ticket at the ofice of the harbour.\n\n"
        "The line was closed three years ago when a boiler burst off the southern mole.\n";

    ck_assert(!is_news(MISPELT, STORY));
}
END_TEST

START_TEST(a_new_passage_is_news_and_a_shorter_text_is_none)
{
    static const char LONGER[] =
        "The ferry between Port Maren and Saltholm will sail again from March, the operator "
        "said.\n\n"
        "Two ships were repaired at a cost of 4.2 million crowns in the yard at Lindow.\n\n"
        "\"We have waited long enough,\" said the mayor, Ines Falk, who came to the quay.\n\n"
        "Fishermen of the island have sued, because the new berth takes the place where their "
        "boats lie in winter.\n\n"
        "Commuters can register for a monthly ticket at the office of the harbour.\n\n"
        "The line was closed three years ago when a boiler burst off the southern mole.\n";

    ck_assert(is_news(STORY, LONGER));
    ck_assert(!is_news(LONGER, STORY));
}
END_TEST

START_TEST(anything_is_news_after_nothing_and_nothing_after_anything)
{
    ck_assert(is_news("", STORY));
    ck_assert(!is_news(STORY, ""));
    ck_assert(!is_news("", ""));
}
END_TEST

Suite *novelty_suite(void)
{
    Suite *suite = suite_create("novelty");
    TCase *cases = tcase_create("novelty");

    tcase_add_test(cases, the_same_text_is_no_news);
    tcase_add_test(cases, layout_marks_case_and_order_are_no_news);
    tcase_add_test(cases, another_figure_is_news);
    tcase_add_test(cases, a_spelling_put_right_is_no_news);
    tcase_add_test(cases, a_new_passage_is_news_and_a_shorter_text_is_none);
    tcase_add_test(cases, anything_is_news_after_nothing_and_nothing_after_anything);
    suite_add_tcase(suite, cases);
    return suite;
}
