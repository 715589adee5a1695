#include <check.h>
#include <stdlib.h>

#include "result/exchange.h"
#include "support.h"

static struct reading reading;
static struct extract extract;
static struct demand demand;
static struct concepts *concepts;
static struct appeal appeal;

/* An extract of a document built from lines, nothing chosen yet. */
static void start(const char *text, nutgraf_unit unit, size_t size)
{
    const struct ranking *ranking = &reading.article.ranking;

    reading_open_lines(&reading, "en", text);
    demand = (struct demand){.budget = {unit, size}};
    ck_assert(extract_init(&extract, ranking, &demand));
    concepts = concepts_of(ranking, extract.gate, NULL, &SUMMARY_WEIGHTS);
    ck_assert_ptr_nonnull(concepts);
    ck_assert(appeal_of(&appeal, &extract));
}

/* What the chosen sentences tell: each concept by its best sentence. */
static double told(void)
{
    double sum = 0;

    for (uint32_t c = 0; c < concepts->count; c++) {
        double best = 0;

        for (uint32_t e = concepts->column[c]; e < concepts->column[c + 1]; e++) {
            uint32_t s = concepts->sentence[e];
            double factor = appeal.factor[s] * extract_standing_alone(&extract, s);

            if (extract.chosen[s] && factor > best)
                best = factor;
        }
        sum += best * concepts->weight[c];
    }
    return sum;
}

static const char CHOICES[] = "The ferry line, the ferry price.\n"
                              "Goats and bread in winter.\n"
                              "The ferry line and the ferry price of goats and bread this winter.\n"
                              "Price of the ferry.\n"
                              "Winter bread.\n";

START_TEST(two_that_tell_less_make_room_for_one_that_tells_more)
{
    start(CHOICES, NUTGRAF_WORDS, 13);
    extract_add(&extract, 3);
    extract_add(&extract, 4);
    ck_assert(exchange(&extract, concepts, &appeal));
    ck_assert(extract.chosen[0] || extract.chosen[2]);
    ck_assert_uint_le(extract.cost, 13);
    reading_close(&reading);
}
END_TEST

START_TEST(what_must_be_there_is_not_exchanged)
{
    start(CHOICES, NUTGRAF_WORDS, 13);
    extract_add(&extract, 4);
    extract.kept[4] = true;
    ck_assert(exchange(&extract, concepts, &appeal));
    ck_assert(extract.chosen[4]);
    reading_close(&reading);
}
END_TEST

START_TEST(a_budget_of_sentences_is_left_alone)
{
    start(CHOICES, NUTGRAF_SENTENCES, 1);
    extract_add(&extract, 4);
    ck_assert(exchange(&extract, concepts, &appeal));
    ck_assert_uint_eq(extract.count, 1);
    ck_assert(extract.chosen[4]);
    reading_close(&reading);
}
END_TEST

START_TEST(it_never_tells_less_nor_costs_more)
{
    uint32_t seed = 99;

    for (uint32_t round = 0; round < 100; round++) {
        char *text = random_lines(30, round + 1);
        size_t size = 30 + random_next(&seed) % 150, cost = 0;
        uint32_t count = 0;
        double before;

        start(text, round % 2 ? NUTGRAF_WORDS : NUTGRAF_BYTES, size * (round % 2 ? 1 : 6));
        for (uint32_t s = random_next(&seed) % 5; s < extract.sentences; s += 3) {
            if (extract.standing[s] == STANDING_FULL && extract_fits(&extract, s))
                extract_add(&extract, s);
        }
        before = told();
        ck_assert(exchange(&extract, concepts, &appeal));
        ck_assert_double_ge(told(), before * (1 - 1e-9));
        ck_assert_uint_le(extract.cost, demand.budget.size);
        for (uint32_t s = 0; s < extract.sentences; s++) {
            if (!extract.chosen[s])
                continue;
            cost += budget_cost(extract.ranking->document, s, demand.budget.unit);
            count++;
        }
        ck_assert_uint_eq(count, extract.count);
        if (count > 0)
            cost += (count - 1) * budget_joint(demand.budget.unit);
        ck_assert_uint_eq(cost, extract.cost);
        reading_close(&reading);
        free(text);
    }
}
END_TEST

/* ---- the extract itself ---- */

START_TEST(a_leaning_sentence_stands_by_its_neighbour)
{
    start("The mayor spoke of ferries.\nHe praised the ferries.\nGoats sleep.\n", NUTGRAF_SENTENCES,
          2);
    ck_assert_double_lt(extract_standing_alone(&extract, 1), 1);
    ck_assert_double_eq(extract_standing_alone(&extract, 2), 1);
    extract_add(&extract, 0);
    ck_assert_double_eq(extract_standing_alone(&extract, 1), 1);
    reading_close(&reading);
}
END_TEST

START_TEST(an_echo_is_heard)
{
    start("The ferry line closes in March.\nIn March the ferry line closes.\n"
          "Goats sleep on the slope.\n",
          NUTGRAF_SENTENCES, 2);
    ck_assert(!extract_echoes(&extract, 1));
    extract_add(&extract, 0);
    ck_assert(extract_echoes(&extract, 1));
    ck_assert(!extract_echoes(&extract, 2));
    reading_close(&reading);
}
END_TEST

START_TEST(what_is_removed_costs_nothing)
{
    start(CHOICES, NUTGRAF_BYTES, 100);
    extract_add(&extract, 3);
    extract_add(&extract, 0);
    extract_remove(&extract, 3);
    ck_assert_uint_eq(extract.cost, 32);
    extract_remove(&extract, 0);
    ck_assert_uint_eq(extract.cost, 0);
    ck_assert_uint_eq(extract.count, 0);
    reading_close(&reading);
}
END_TEST

START_TEST(each_sentence_stands_as_it_reads)
{
    start("The ferry line closes in March.\nBread, too.\nThe ferry line closes in March.\n***\n"
          "14:25 GMT, 3 May 2021.\n",
          NUTGRAF_SENTENCES, 2);
    ck_assert_int_eq(extract.standing[0], STANDING_FULL);
    ck_assert_int_eq(extract.standing[1], STANDING_LATE);
    ck_assert_int_eq(extract.standing[2], STANDING_NEVER);
    ck_assert_int_eq(extract.standing[3], STANDING_NEVER);
    ck_assert_int_eq(extract.standing[4], STANDING_LATE);
    reading_close(&reading);
}
END_TEST

Suite *exchange_suite(void);
Suite *exchange_suite(void)
{
    Suite *suite = suite_create("exchange");
    TCase *pass = tcase_create("the second pass"), *tests = tcase_create("the extract");

    tcase_set_timeout(pass, 30);
    tcase_add_test(pass, two_that_tell_less_make_room_for_one_that_tells_more);
    tcase_add_test(pass, what_must_be_there_is_not_exchanged);
    tcase_add_test(pass, a_budget_of_sentences_is_left_alone);
    tcase_add_test(pass, it_never_tells_less_nor_costs_more);
    suite_add_tcase(suite, pass);
    tcase_add_test(tests, a_leaning_sentence_stands_by_its_neighbour);
    tcase_add_test(tests, an_echo_is_heard);
    tcase_add_test(tests, what_is_removed_costs_nothing);
    tcase_add_test(tests, each_sentence_stands_as_it_reads);
    suite_add_tcase(suite, tests);
    return suite;
}
