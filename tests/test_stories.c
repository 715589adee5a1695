/* Articles about one event: which of them are found, and which are kept apart. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "failing.h"
#include "result/stories.h"
#include "support.h"

Suite *stories_suite(void);

static const int64_t DAY = 86400;

static const char FERRY[] =
    "The ferry to Saltholm sank off the inner harbour of Maren on Monday morning.\n"
    "Divers searched the wreck for the captain, Ilse Brandt, until night fell.\n"
    "The harbour office said that the hull had been holed by a drifting container.\n";
static const char FERRY_TOO[] =
    "Divers have found Captain Ilse Brandt alive in the wreck of the Saltholm ferry.\n"
    "The ferry went down off the harbour of Maren after it hit a container.\n"
    "The harbour office had already called off the search for survivors.\n";
static const char LOAF[] = "A baker in Lund has won the prize for the longest loaf of rye bread.\n"
                           "The loaf measured 41 metres and fed every class of the Vipe school.\n"
                           "Anders Holm had risen at three to knead the dough with his sons.\n";

static struct collection collection;
static struct arena arena;

static void setup(void)
{
    collection_init(&collection);
    arena_init(&arena);
}

static void teardown(void)
{
    failing_from(0);
    collection_release(&collection);
    arena_release(&arena);
}

static void add(const char *text)
{
    struct reading reading;

    reading_open_lines(&reading, "en", text);
    ck_assert(
        collection_add(&collection, &reading.article.document, NULL, reading.article.background));
    reading_close(&reading);
}

static struct stories *find(const struct stories_limits *limits)
{
    struct stories *stories;

    ck_assert(collection_weigh(&collection));
    stories = stories_find(&arena, &collection, limits);
    ck_assert_ptr_nonnull(stories);
    return stories;
}

static struct stories *find_anywhere(void)
{
    return find(&(struct stories_limits){NULL, 0, NULL, NULL});
}

START_TEST(two_reports_of_one_event_are_one_story)
{
    struct stories *stories;

    add(FERRY);
    add(LOAF);
    add(FERRY_TOO);
    stories = find_anywhere();
    ck_assert_uint_eq(stories->count, 2);
    ck_assert_uint_eq(stories->story[0], 0); /* numbered by their first rows */
    ck_assert_uint_eq(stories->story[1], 1);
    ck_assert_uint_eq(stories->story[2], 0);
}
END_TEST

START_TEST(closeness_is_the_mean_cosine_within_the_story)
{
    struct stories *stories;
    struct collection_product product;

    add(FERRY);
    add(LOAF);
    add(FERRY_TOO);
    stories = find_anywhere();
    product = collection_product(collection_row(&collection, 0), collection_row(&collection, 2));
    ck_assert_double_eq_tol(stories->closeness[0], product.all, 1e-5);
    ck_assert_double_eq(stories->closeness[1], 1);
}
END_TEST

/* One form, other companies: the words agree, the names and figures do not. */
START_TEST(reports_of_one_form_about_others_stay_apart)
{
    struct stories *stories;

    add("Shares of Orvane Mills rose after its results for the quarter.\n"
        "Net profit of Orvane Mills was 412 million crowns against 388 million a year ago.\n"
        "The chairman, Greta Lindqvist, expects revenue of Orvane to grow in the second half.\n");
    add("Shares of Teblin Foods rose after its results for the quarter.\n"
        "Net profit of Teblin Foods was 97 million crowns against 61 million a year ago.\n"
        "The chairman, Pavel Kosta, expects revenue of Teblin to grow in the second half.\n");
    stories = find_anywhere();
    ck_assert_uint_eq(stories->count, 2);
}
END_TEST

START_TEST(a_correction_with_other_figures_stays_with_its_story)
{
    struct stories *stories;

    add("Shares of Orvane Mills rose after its results for the quarter.\n"
        "Net profit of Orvane Mills was 412 million crowns against 388 million a year ago.\n"
        "The chairman, Greta Lindqvist, expects revenue of Orvane to grow in the second half.\n");
    add("Shares of Orvane Mills rose after its results for the quarter.\n"
        "Net profit of Orvane Mills was 421 million crowns against 388 million a year ago.\n"
        "The chairman, Greta Lindqvist, expects revenue of Orvane to grow in the second half.\n");
    stories = find_anywhere();
    ck_assert_uint_eq(stories->count, 1);
}
END_TEST

START_TEST(what_is_weeks_apart_is_another_event)
{
    int64_t moments[] = {100 * DAY, 120 * DAY};
    struct stories *stories;

    add(FERRY);
    add(FERRY);
    stories = find(&(struct stories_limits){moments, 7 * DAY, NULL, NULL});
    ck_assert_uint_eq(stories->count, 2);
}
END_TEST

START_TEST(a_window_of_none_joins_across_any_time)
{
    int64_t moments[] = {100 * DAY, 120 * DAY};
    struct stories *stories;

    add(FERRY);
    add(FERRY);
    stories = find(&(struct stories_limits){moments, 0, NULL, NULL});
    ck_assert_uint_eq(stories->count, 1);
}
END_TEST

START_TEST(what_has_no_date_may_be_of_any_day)
{
    int64_t moments[] = {100 * DAY, DATE_NONE, 120 * DAY};
    struct stories *stories;

    add(FERRY);
    add(FERRY);
    add(LOAF);
    stories = find(&(struct stories_limits){moments, 7 * DAY, NULL, NULL});
    ck_assert_uint_eq(stories->story[1], stories->story[0]);
}
END_TEST

START_TEST(a_row_left_out_joins_no_other)
{
    bool left_out[] = {false, true};
    struct stories *stories;

    add(FERRY);
    add(FERRY);
    stories = find(&(struct stories_limits){NULL, 0, left_out, NULL});
    ck_assert_uint_eq(stories->count, 2);
}
END_TEST

START_TEST(a_publisher_has_to_say_more_of_the_same_to_be_on_one_story)
{
    uint32_t one[] = {1, 1}, two[] = {1, 2};
    struct stories *apart, *together;

    add("The council of Maren spoke about the ferry, the school roof and the dog tax.\n"
        "The mayor, Ruth Olsen, was not there; the ferry costs 12 million a year.\n");
    add("The ferry of Maren will run every hour in summer, said the mayor, Ruth Olsen.\n"
        "Tickets for children cost two crowns, and bicycles travel free.\n");
    together = find(&(struct stories_limits){NULL, 0, NULL, two});
    apart = stories_find(&arena, &collection, &(struct stories_limits){NULL, 0, NULL, one});
    ck_assert_ptr_nonnull(apart);
    ck_assert_uint_eq(together->count, 1);
    ck_assert_uint_eq(apart->count, 2);
}
END_TEST

/* Eight texts that say the same in an order of their own: the numbering may
 * differ, the grouping may not. */
START_TEST(the_order_of_articles_does_not_change_the_stories)
{
    static const char *const TEXTS[] = {FERRY, LOAF, FERRY_TOO, LOAF, FERRY};
    static const int ORDERS[][5] = {{0, 1, 2, 3, 4}, {4, 3, 2, 1, 0}, {1, 3, 0, 4, 2}};

    for (size_t o = 0; o < sizeof ORDERS / sizeof *ORDERS; o++) {
        struct stories *stories;

        for (int i = 0; i < 5; i++)
            add(TEXTS[ORDERS[o][i]]);
        stories = find_anywhere();
        ck_assert_uint_eq(stories->count, 2);
        for (int i = 0; i < 5; i++)
            for (int k = 0; k < 5; k++)
                ck_assert_int_eq(stories->story[i] == stories->story[k],
                                 (TEXTS[ORDERS[o][i]] == LOAF) == (TEXTS[ORDERS[o][k]] == LOAF));
        teardown();
        setup();
    }
}
END_TEST

START_TEST(no_articles_no_stories)
{
    ck_assert_uint_eq(find_anywhere()->count, 0);
}
END_TEST

START_TEST(articles_without_words_are_stories_of_their_own)
{
    add("...\n");
    add("?!\n");
    ck_assert_uint_eq(find_anywhere()->count, 2);
}
END_TEST

/* Longer than what a sum of rows keeps, and more links than a group has. */
START_TEST(three_hundred_copies_are_one_story)
{
    char *text = random_lines(200, 7);
    struct stories *stories;

    for (int i = 0; i < 300; i++)
        add(text);
    free(text);
    stories = find_anywhere();
    ck_assert_uint_eq(stories->count, 1);
}
END_TEST

START_TEST(every_failed_allocation_is_survived)
{
    struct stories *stories = NULL;
    bool failed;

    add(FERRY);
    add(LOAF);
    add(FERRY_TOO);
    ck_assert(collection_weigh(&collection));
    for (size_t nth = 1; !stories; nth++) {
        arena_release(&arena);
        arena_init(&arena);
        failing_from(nth);
        stories = stories_find(&arena, &collection, &(struct stories_limits){NULL, 0, NULL, NULL});
        failed = failing_happened();
        failing_from(0); /* before check needs memory of its own */
        ck_assert_int_eq(stories == NULL, failed);
    }
}
END_TEST

Suite *stories_suite(void)
{
    Suite *suite = suite_create("stories");
    TCase *stories = tcase_create("stories");

    tcase_add_checked_fixture(stories, setup, teardown);
    tcase_add_test(stories, two_reports_of_one_event_are_one_story);
    tcase_add_test(stories, closeness_is_the_mean_cosine_within_the_story);
    tcase_add_test(stories, reports_of_one_form_about_others_stay_apart);
    tcase_add_test(stories, a_correction_with_other_figures_stays_with_its_story);
    tcase_add_test(stories, what_is_weeks_apart_is_another_event);
    tcase_add_test(stories, a_window_of_none_joins_across_any_time);
    tcase_add_test(stories, what_has_no_date_may_be_of_any_day);
    tcase_add_test(stories, a_row_left_out_joins_no_other);
    tcase_add_test(stories, a_publisher_has_to_say_more_of_the_same_to_be_on_one_story);
    tcase_add_test(stories, the_order_of_articles_does_not_change_the_stories);
    tcase_add_test(stories, no_articles_no_stories);
    tcase_add_test(stories, articles_without_words_are_stories_of_their_own);
    tcase_add_test(stories, three_hundred_copies_are_one_story);
    tcase_add_test(stories, every_failed_allocation_is_survived);
    suite_add_tcase(suite, stories);
    return suite;
}
