#include <check.h>
#include <math.h>
#include <stdlib.h>

#include "result/concepts.h"
#include "support.h"

static struct reading reading;

static const struct concepts *concepts_in(const char *text)
{
    const struct ranking *ranking = &reading.article.ranking;

    reading_open_lines(&reading, "en", text);
    return concepts_of(ranking, ranking->gate, NULL, &SUMMARY_WEIGHTS);
}

START_TEST(what_one_sentence_says_alone_is_no_concept)
{
    const struct concepts *concepts = concepts_in("Ferries carry goats\nTurbines feed harbours\n");

    ck_assert_ptr_nonnull(concepts);
    ck_assert_uint_eq(concepts->count, 0);
    ck_assert_uint_eq(concepts->row[2], 0);
    reading_close(&reading);
}
END_TEST

START_TEST(neighbours_in_two_sentences_are_a_concept_of_their_own)
{
    const struct concepts *concepts =
        concepts_in("Harbour ferries carry goats\nThe harbour of the ferries sleeps\n");

    ck_assert_uint_eq(concepts->count, 3); /* harbour, ferry, harbour + ferry */
    ck_assert_uint_eq(concepts->row[1], 3);
    ck_assert_uint_eq(concepts->row[2], 6);
    reading_close(&reading);
}
END_TEST

START_TEST(a_pair_in_the_other_order_is_another_pair)
{
    const struct concepts *concepts = concepts_in("Harbour ferries carry\nFerries harbour goats\n");

    ck_assert_uint_eq(concepts->count, 2);
    reading_close(&reading);
}
END_TEST

START_TEST(a_concept_weighs_idf_times_log_times_mean_score)
{
    const struct concepts *concepts = concepts_in("Turbines turn\nTurbines stop\nGoats sleep\n");
    const struct ranking *ranking = &reading.article.ranking;
    double mean = (ranking->score[0] + ranking->score[1]) / 2;

    ck_assert_uint_eq(concepts->count, 1);
    ck_assert_double_eq_tol(concepts->weight[0],
                            ranking->tfidf->idf[0] * pow(log(2), 1 + ranking->gate) * mean, 1e-12);
    reading_close(&reading);
}
END_TEST

START_TEST(a_pair_weighs_a_quarter_more_than_its_mean_stem)
{
    const struct concepts *concepts = concepts_in("Harbour ferries\nHarbour ferries\n");

    ck_assert_uint_eq(concepts->count, 3);
    ck_assert_double_eq_tol(concepts->weight[2],
                            1.25 * (concepts->weight[0] + concepts->weight[1]) / 2, 1e-12);
    reading_close(&reading);
}
END_TEST

START_TEST(what_a_query_wants_weighs_though_said_once)
{
    const struct ranking *ranking = &reading.article.ranking;
    const struct concepts *concepts;
    static const bool FIRST[] = {true, false, false, false};

    reading_open_lines(&reading, "en", "Ferries carry\nGoats sleep\n");
    concepts = concepts_of(ranking, 0, FIRST, &SUMMARY_WEIGHTS);
    ck_assert_uint_eq(concepts->count, 1);
    ck_assert_double_gt(concepts->weight[0], 0);
    reading_close(&reading);
}
END_TEST

START_TEST(both_directions_tell_the_same)
{
    char *text = random_lines(300, 11);
    const struct concepts *concepts = concepts_in(text);
    uint32_t entries = concepts->row[concepts->sentences], found = 0;

    ck_assert_uint_gt(concepts->count, 100);
    ck_assert_uint_eq(concepts->column[concepts->count], entries);
    for (uint32_t c = 0; c < concepts->count; c++) {
        ck_assert_uint_ge(concepts->column[c + 1] - concepts->column[c], 2);
        for (uint32_t e = concepts->column[c]; e < concepts->column[c + 1]; e++) {
            uint32_t s = concepts->sentence[e];

            for (uint32_t f = concepts->row[s]; f < concepts->row[s + 1]; f++)
            found += concepts->concept[f] == c;
        }
    }
    ck_assert_uint_eq(found, entries);
    reading_close(&reading);
    free(text);
}
END_TEST

Suite *concepts_suite(void);
Suite *concepts_suite(void)
{
    Suite *suite = suite_create("concepts");
    TCase *tests = tcase_create("harvest");

    tcase_add_test(tests, what_one_sentence_says_alone_is_no_concept);
    tcase_add_test(tests, neighbours_in_two_sentences_are_a_concept_of_their_own);
    tcase_add_test(tests, a_pair_in_the_other_order_is_another_pair);
    tcase_add_test(tests, a_concept_weighs_idf_times_log_times_mean_score);
    tcase_add_test(tests, a_pair_weighs_a_quarter_more_than_its_mean_stem);
    tcase_add_test(tests, what_a_query_wants_weighs_though_said_once);
    tcase_add_test(tests, both_directions_tell_the_same);
    suite_add_tcase(suite, tests);
    return suite;
}
