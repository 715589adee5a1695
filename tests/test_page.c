#include <check.h>

#include "support.h"
#include "text/body_context.h"
#include "text/body_model.h"

static struct reading reading;

static struct page *open_page(const char *text)
{
    struct page *page;

    reading_open_tokens(&reading, "en", text);
    page = page_of(&reading.article.document);
    ck_assert_ptr_nonnull(page);
    return page;
}

static const char PAGE[] =
    "Home | News | Sport\n"
    "Sign in\n"
    "The council agreed on Friday to drain the mill pond for the first time in sixty years.\n"
    "The pond will be drained in June, when the council has counted the swans.\n"
    "Sign in\n"
    "Read more\n";

START_TEST(the_best_run_has_the_largest_sum)
{
    static const double VALUES[] = {-1, 2, -1, 3, -5, 3};
    uint32_t first, last;

    page_best_run(VALUES, 6, &first, &last);
    ck_assert_uint_eq(first, 1);
    ck_assert_uint_eq(last, 3);
    page_best_run(VALUES, 1, &first, &last);
    ck_assert_uint_eq(first, 0);
    ck_assert_uint_eq(last, 0);
}
END_TEST

START_TEST(the_run_of_a_page_is_its_story)
{
    struct page *page = open_page(PAGE);

    ck_assert_uint_eq(page->first, 2);
    ck_assert_uint_eq(page->last, 3);
    reading_close(&reading);
}
END_TEST

START_TEST(twins_point_to_the_first_that_said_it)
{
    struct page *page = open_page(PAGE);

    ck_assert_uint_eq(page->twin[4], 1);
    ck_assert_uint_eq(page->twin[1], 1);
    ck_assert_uint_eq(page->twins[1], 2);
    ck_assert_uint_eq(page->twins[4], 0);
    ck_assert_uint_eq(page->twin[2], 2);
    reading_close(&reading);
}
END_TEST

START_TEST(different_sentences_are_no_twins)
{
    /* Short ones, whose words have the first numbers. */
    struct page *page = open_page("Swans\nPond\n...\nMill\nSwans mill\nMill mill\nPond pond\n"
                                  "Pond mill\n...\nMill pond swans\nPond mill swans\n");

    ck_assert_uint_eq(page->count, 11);
    for (uint32_t i = 0; i < page->count; i++)
        ck_assert_uint_eq(page->twin[i], i == 8 ? 2 : i);
    reading_close(&reading);
}
END_TEST

START_TEST(a_sentence_overlaps_with_what_the_others_of_the_run_say)
{
    struct page *page = open_page(PAGE);

    ck_assert_double_gt(page->overlap[2], 0.2);
    ck_assert_double_eq(page->overlap[5], 0);
    reading_close(&reading);
}
END_TEST

START_TEST(a_line_has_the_features_of_its_sentences)
{
    struct page *page = open_page("It rained. The pond is full.\nThe swans are gone.\n");

    ck_assert_uint_eq(page->lines[0].features->tokens, 6);
    ck_assert_uint_eq(page->lines[0].features->stops, 1);
    ck_assert_uint_eq(page->lines[1].features->tokens, 4);
    reading_close(&reading);
}
END_TEST

START_TEST(every_feature_has_a_name_and_is_finite)
{
    struct page *page = open_page(PAGE);
    double p[6], x[BODY_FEATURE_COUNT], y[CONTEXT_FEATURE_COUNT];
    struct context *context;

    ck_assert_uint_eq(page->count, 6);
    ck_assert(page_find_repeated(page));
    body_first(page, p);
    context = context_of(page, p);
    ck_assert_ptr_nonnull(context);
    for (uint32_t i = 0; i < page->count; i++) {
        body_features(page, i, x);
        for (int k = 0; k < BODY_FEATURE_COUNT; k++)
            ck_assert_msg(x[k] > -100 && x[k] < 100, "%s", body_feature_name((enum body_feature)k));
        context_features(context, i, y);
        for (int k = 0; k < CONTEXT_FEATURE_COUNT; k++)
            ck_assert_msg(y[k] > -100 && y[k] < 100, "%s",
                          context_feature_name((enum context_feature)k));
    }
    reading_close(&reading);
}
END_TEST

START_TEST(the_story_is_likelier_than_the_menu)
{
    struct page *page = open_page(PAGE);
    double likely[6], sure[6];

    ck_assert(body_probabilities(page, likely, sure));
    for (uint32_t i = 0; i < page->count; i++) {
        ck_assert_double_ge(likely[i], sure[i]);
        ck_assert_double_ge(sure[i], 0);
        ck_assert_double_le(likely[i], 1);
        if (i != 2 && i != 3)
            ck_assert_double_lt(likely[i], likely[2]);
    }
    reading_close(&reading);
}
END_TEST

static double score_of(const char *text)
{
    double score = open_page(text)->sentences[0].view[VIEW_SCORE];

    reading_close(&reading);
    return score;
}

START_TEST(prose_scores_above_furniture)
{
    ck_assert_double_gt(score_of("The council agreed on Friday to drain the pond for the first "
                                 "time in sixty years."),
                        0);
    ck_assert_double_lt(score_of("Sign in | Register"), 0);
    ck_assert_double_lt(score_of("Home News Sport Weather"), 0);
    ck_assert_double_lt(score_of("Photo: PIA HOLM"), score_of("The pond was drained."));
    ck_assert_double_lt(score_of("..."), 0);
}
END_TEST

Suite *page_suite(void);

Suite *page_suite(void)
{
    Suite *suite = suite_create("page");
    TCase *tests = tcase_create("page");

    tcase_add_test(tests, the_best_run_has_the_largest_sum);
    tcase_add_test(tests, the_run_of_a_page_is_its_story);
    tcase_add_test(tests, twins_point_to_the_first_that_said_it);
    tcase_add_test(tests, different_sentences_are_no_twins);
    tcase_add_test(tests, a_sentence_overlaps_with_what_the_others_of_the_run_say);
    tcase_add_test(tests, a_line_has_the_features_of_its_sentences);
    tcase_add_test(tests, every_feature_has_a_name_and_is_finite);
    tcase_add_test(tests, the_story_is_likelier_than_the_menu);
    tcase_add_test(tests, prose_scores_above_furniture);
    suite_add_tcase(suite, tests);
    return suite;
}
