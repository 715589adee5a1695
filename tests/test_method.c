#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "result/method.h"
#include "support.h"

static struct reading reading;

static struct selection *choose_by(nutgraf_method method, const char *text, nutgraf_unit unit,
                                   size_t size)
{
    struct demand demand = {.budget = {unit, size}, .method = method};
    struct selection *selection;

    reading_open_lines(&reading, "en", text);
    selection = selector_choose(&reading.article.ranking, &demand);
    ck_assert_ptr_nonnull(selection);
    return selection;
}

/* The one sentence that a method would choose. */
static uint32_t first_of(nutgraf_method method, const char *text)
{
    struct selection *selection = choose_by(method, text, NUTGRAF_SENTENCES, 1);
    uint32_t first;

    ck_assert_uint_eq(selection->count, 1);
    first = selection->sentences[0];
    reading_close(&reading);
    return first;
}

static const char FERRY[] = "Goats graze on the southern slope all summer.\n"
                            "The council closes the ferry line in spring.\n"
                            "The ferry line costs the council too much money.\n"
                            "Bakers on the mainland sell dark bread.\n"
                            "Money for the ferry line came from the council.\n";

/* ---- all of them ---- */

START_TEST(every_method_has_a_name_and_no_two_the_same)
{
    size_t count = 0;

    while (nutgraf_method_name(count))
        count++;
    ck_assert_uint_eq(count, NUTGRAF_KL + 1);
    for (size_t i = 0; i < count; i++) {
        ck_assert_str_eq(nutgraf_method_name(i), method_of((nutgraf_method)i)->name);
        for (size_t j = 0; j < i; j++)
            ck_assert_str_ne(nutgraf_method_name(i), nutgraf_method_name(j));
    }
}
END_TEST

START_TEST(no_method_exceeds_a_budget)
{
    uint32_t seed = 4;

    for (uint32_t round = 0; round < 60; round++) {
        char *text = random_lines(1 + random_next(&seed) % 50, round + 1);
        size_t size = random_next(&seed) % 300;
        struct selection *selection =
            choose_by((nutgraf_method)_i, text, round % 2 ? NUTGRAF_WORDS : NUTGRAF_BYTES, size);

        ck_assert_uint_le(selection->cost, size);
        reading_close(&reading);
        free(text);
    }
}
END_TEST

START_TEST(no_method_tells_a_sentence_twice_or_takes_noise)
{
    static const char TWICE[] = "Ferries stop in March.\nFerries stop in March.\nSubscribe now.\n"
                                "Ferries stop in March.\nGoats like ferries and bread.\n";
    struct demand demand = {.budget = {NUTGRAF_SENTENCES, 5}, .method = (nutgraf_method)_i};
    struct selection *selection;

    reading_open_lines(&reading, "en", TWICE);
    reading.article.document.sentences[2].noise = NOISE_CALL;
    selection = selector_choose(&reading.article.ranking, &demand);
    ck_assert_uint_eq(selection->count, 2);
    ck_assert_uint_eq(selection->sentences[0], 0);
    ck_assert_uint_eq(selection->sentences[1], 4);
    reading_close(&reading);
}
END_TEST

START_TEST(every_method_copes_with_a_page_without_words)
{
    struct selection *selection = choose_by((nutgraf_method)_i, "***\n", NUTGRAF_SENTENCES, 3);

    ck_assert_uint_eq(selection->count, 0);
    reading_close(&reading);
}
END_TEST

START_TEST(every_method_copes_with_stop_words_alone)
{
    struct selection *selection =
        choose_by((nutgraf_method)_i, "It is what it is.\nSo be it.\n", NUTGRAF_SENTENCES, 1);

    ck_assert_uint_eq(selection->count, 1);
    reading_close(&reading);
}
END_TEST

START_TEST(no_method_takes_long_over_a_long_document)
{
    char *text = random_lines(30000, 6);
    struct selection *selection = choose_by((nutgraf_method)_i, text, NUTGRAF_WORDS, 100000);

    if (_i != NUTGRAF_LEAD)
        ck_assert_uint_gt(selection->cost, 99900);
    reading_close(&reading);
    free(text);
}
END_TEST

/* ---- each of them ---- */

START_TEST(the_lead_is_the_first_sentences)
{
    struct selection *selection = choose_by(NUTGRAF_LEAD, FERRY, NUTGRAF_SENTENCES, 2);

    ck_assert_uint_eq(selection->count, 2);
    ck_assert_uint_eq(selection->sentences[0], 0);
    ck_assert_uint_eq(selection->sentences[1], 1);
    reading_close(&reading);
}
END_TEST

START_TEST(the_walks_end_where_most_sentences_meet)
{
    uint32_t ranked = first_of(NUTGRAF_TEXTRANK, FERRY);

    ck_assert(ranked == 2 || ranked == 4);
    ranked = first_of(NUTGRAF_LEXRANK, FERRY);
    ck_assert(ranked == 2 || ranked == 4);
    ranked = first_of(NUTGRAF_CENTROID, FERRY);
    ck_assert(ranked == 2 || ranked == 4);
}
END_TEST

START_TEST(luhn_wants_frequent_words_close_together)
{
    static const char CLUSTERS[] =
        "Ferries and, on most days of a long and windy autumn and winter, some bread.\n"
        "Ferries bring bread.\n"
        "Nobody knows why harbours freeze.\n"
        "Ferries sink and bread swims.\n";

    ck_assert_uint_eq(first_of(NUTGRAF_LUHN, CLUSTERS), 1);
}
END_TEST

START_TEST(lsa_follows_the_main_topic)
{
    static const char TOPICS_OF_TWO[] = "Volcano ash grounds planes.\n"
                                        "Ash from the volcano grounds planes again.\n"
                                        "The volcano throws ash at planes.\n"
                                        "Chess masters meet.\n";

    ck_assert_uint_ne(first_of(NUTGRAF_LSA, TOPICS_OF_TWO), 3);
}
END_TEST

START_TEST(sumbasic_goes_on_to_other_words)
{
    static const char OTHERS[] = "Ferry line.\nFerry lines again.\nFerry line once more.\n"
                                 "Bread and goats.\nBread for goats in winter.\n";
    struct selection *selection = choose_by(NUTGRAF_SUMBASIC, OTHERS, NUTGRAF_SENTENCES, 2);

    ck_assert_uint_eq(selection->sentences[0], 0);
    ck_assert_uint_eq(selection->sentences[1], 3);
    reading_close(&reading);
}
END_TEST

START_TEST(kl_wants_the_words_of_the_whole)
{
    static const char WHOLE[] = "Ferry ferry line.\nBread and goats.\nFerry, bread and goats.\n"
                                "Chess in rainy weather.\n";

    ck_assert_uint_eq(first_of(NUTGRAF_KL, WHOLE), 2);
}
END_TEST

/* ---- what a demand adds ---- */

static struct selection *choose_with(struct demand demand, const char *text)
{
    struct selection *selection;

    reading_open_lines(&reading, "en", text);
    selection = selector_choose(&reading.article.ranking, &demand);
    ck_assert_ptr_nonnull(selection);
    return selection;
}

START_TEST(a_word_that_must_be_there_is_there)
{
    for (nutgraf_method method = 0; method <= NUTGRAF_KL; method++) {
        struct demand demand = {
            .budget = {NUTGRAF_WORDS, 20}, .method = method, .must = span_from("goat")};
        struct selection *selection = choose_with(demand, FERRY);

        ck_assert_uint_ge(selection->count, 1);
        ck_assert_uint_eq(selection->sentences[0], 0);
        reading_close(&reading);
    }
}
END_TEST

START_TEST(a_word_that_is_nowhere_changes_nothing)
{
    struct demand demand = {.budget = {NUTGRAF_SENTENCES, 1}, .must = span_from("walrus")};
    uint32_t first = first_of(NUTGRAF_RECIPE, FERRY);
    struct selection *selection = choose_with(demand, FERRY);

    ck_assert_uint_eq(selection->count, 1);
    ck_assert_uint_eq(selection->sentences[0], first);
    reading_close(&reading);
}
END_TEST

START_TEST(a_query_draws_the_choice_to_its_words)
{
    struct demand demand = {.budget = {NUTGRAF_SENTENCES, 1}, .query = span_from("bakers, bread")};
    struct selection *selection;

    ck_assert_uint_ne(first_of(NUTGRAF_RECIPE, FERRY), 3);
    selection = choose_with(demand, FERRY);
    ck_assert_uint_eq(selection->sentences[0], 3);
    reading_close(&reading);
    demand.method = NUTGRAF_TEXTRANK;
    selection = choose_with(demand, FERRY);
    ck_assert_uint_eq(selection->sentences[0], 3);
    reading_close(&reading);
}
END_TEST

START_TEST(a_flat_prior_forgets_the_order)
{
    static const char LATE[] = "Doors opened on Monday morning at nine, a guard said.\n"
                               "Tea was served in the museum, a waiter said.\n"
                               "The cellar was cold, a visitor said.\n"
                               "Bombs are rare in this town, a teacher said.\n"
                               "Guards found a bomb in the museum cellar.\n";
    struct demand demand = {.budget = {NUTGRAF_SENTENCES, 1}, .prior = NUTGRAF_PRIOR_LEAD};
    struct selection *selection = choose_with(demand, LATE);

    ck_assert_uint_eq(selection->sentences[0], 0);
    reading_close(&reading);
    demand.prior = NUTGRAF_PRIOR_FLAT;
    selection = choose_with(demand, LATE);
    ck_assert_uint_eq(selection->sentences[0], 4);
    reading_close(&reading);
}
END_TEST

Suite *method_suite(void);
Suite *method_suite(void)
{
    Suite *suite = suite_create("method");
    TCase *all = tcase_create("all of them"), *each = tcase_create("each of them"),
          *demand = tcase_create("what a demand adds");

    tcase_add_test(all, every_method_has_a_name_and_no_two_the_same);
    tcase_add_loop_test(all, no_method_exceeds_a_budget, 0, NUTGRAF_KL + 1);
    tcase_add_loop_test(all, no_method_tells_a_sentence_twice_or_takes_noise, 0, NUTGRAF_KL + 1);
    tcase_add_loop_test(all, every_method_copes_with_a_page_without_words, 0, NUTGRAF_KL + 1);
    tcase_add_loop_test(all, every_method_copes_with_stop_words_alone, 0, NUTGRAF_KL + 1);
    tcase_add_loop_test(all, no_method_takes_long_over_a_long_document, 0, NUTGRAF_KL + 1);
    suite_add_tcase(suite, all);
    tcase_add_test(each, the_lead_is_the_first_sentences);
    tcase_add_test(each, the_walks_end_where_most_sentences_meet);
    tcase_add_test(each, luhn_wants_frequent_words_close_together);
    tcase_add_test(each, lsa_follows_the_main_topic);
    tcase_add_test(each, sumbasic_goes_on_to_other_words);
    tcase_add_test(each, kl_wants_the_words_of_the_whole);
    suite_add_tcase(suite, each);
    tcase_add_test(demand, a_word_that_must_be_there_is_there);
    tcase_add_test(demand, a_word_that_is_nowhere_changes_nothing);
    tcase_add_test(demand, a_query_draws_the_choice_to_its_words);
    tcase_add_test(demand, a_flat_prior_forgets_the_order);
    suite_add_tcase(suite, demand);
    return suite;
}
