#include <check.h>
#include <stdio.h>

#include "result/pairs.h"
#include "support.h"

static struct reading reading;
static struct pairs pairs;

static void find(const char *text)
{
    reading_open_lines(&reading, "en", text);
    ck_assert(pairs_find(&pairs, &reading.article.ranking));
}

START_TEST(a_pair_is_counted_once_a_sentence)
{
    find("Harbour ferries meet harbour ferries\nHarbour ferries\n");
    ck_assert_uint_eq(pairs.pair[0].held, 2);
    ck_assert_uint_eq(pairs.end[1] - pairs.end[0], 1);
    reading_close(&reading);
}
END_TEST

START_TEST(a_stop_word_between_stems_parts_no_pair)
{
    find("The harbour of the ferries\nHarbour ferries\n");
    ck_assert_uint_eq(pairs.count, 1);
    ck_assert_uint_eq(pairs.pair[0].held, 2);
    reading_close(&reading);
}
END_TEST

START_TEST(a_stem_of_one_sentence_parts_a_pair)
{
    find("Harbour turbines ferries\nHarbour ferries\n");
    ck_assert_uint_eq(pairs.pair[0].held, 1);
    ck_assert_uint_eq(pairs.end[0], 0);
    reading_close(&reading);
}
END_TEST

/* More pairs than there were slots for at first, counted by comparing all. */
START_TEST(many_pairs_are_told_apart)
{
    char text[4096], *at = text;
    uint32_t state = 9;

    for (int i = 0; i < 600; i++)
        at += snprintf(at, 8, "x%u%c", random_next(&state) % 25, i % 300 == 299 ? '\n' : ' ');
    find(text);
    ck_assert_uint_gt(pairs.count, 60);
    for (uint32_t i = 0; i < pairs.count; i++)
        for (uint32_t j = 0; j < i; j++)
            ck_assert(pairs.pair[i].first != pairs.pair[j].first ||
                      pairs.pair[i].second != pairs.pair[j].second);
    reading_close(&reading);
}
END_TEST

Suite *pairs_suite(void);
Suite *pairs_suite(void)
{
    Suite *suite = suite_create("pairs");
    TCase *tests = tcase_create("pairs");

    tcase_add_test(tests, a_pair_is_counted_once_a_sentence);
    tcase_add_test(tests, a_stop_word_between_stems_parts_no_pair);
    tcase_add_test(tests, a_stem_of_one_sentence_parts_a_pair);
    tcase_add_test(tests, many_pairs_are_told_apart);
    suite_add_tcase(suite, tests);
    return suite;
}
