#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "language/utf8.h"
#include "result/selector.h"
#include "support.h"

static struct reading reading;

static const char ISLAND[] =
    "The island council will close its ferry line in March to save money.\n"
    "The ferry line carries four hundred islanders to the mainland every day.\n"
    "Council members voted for the closure on Monday evening.\n"
    "But islanders say the council never asked them about the ferry.\n"
    "Who will carry the mail?\n"
    "Bread, too.\n"
    "A bridge to the mainland would cost the council sixty million.\n"
    "Goats outnumber voters on the island by three to one.\n";

static struct selection *choose_from(const char *text, nutgraf_unit unit, size_t size)
{
    struct selection *selection;

    reading_open_lines(&reading, "en", text);
    selection = selector_choose(&reading.article.ranking, &(struct demand){.budget = {unit, size}});
    ck_assert_ptr_nonnull(selection);
    return selection;
}

/* What the selection costs when its sentences are joined by newlines. */
static size_t printed_cost(const struct selection *selection, nutgraf_unit unit)
{
    const struct document *document = &reading.article.document;
    struct nutgraf_buffer out;
    size_t words = 0, cost;

    buffer_init(&out);
    for (uint32_t i = 0; i < selection->count; i++) {
        const struct sentence *sentence = &document->sentences[selection->sentences[i]];

        if (i > 0)
            buffer_byte(&out, '\n');
        utf8_fold_space(&out, document_span(document, sentence->start, sentence->length));
        words += sentence->words;
    }
    cost = unit == NUTGRAF_BYTES        ? out.length
           : unit == NUTGRAF_CHARACTERS ? utf8_characters(span_of(out.bytes, out.length))
           : unit == NUTGRAF_WORDS      ? words
                                        : selection->count;
    buffer_release(&out);
    return cost;
}

static bool is_chosen(const struct selection *selection, uint32_t s)
{
    for (uint32_t i = 0; i < selection->count; i++) {
        if (selection->sentences[i] == s)
            return true;
    }
    return false;
}

/* ---- budgets ---- */

START_TEST(no_budget_is_exceeded)
{
    static const nutgraf_unit UNITS[] = {NUTGRAF_SENTENCES, NUTGRAF_WORDS, NUTGRAF_BYTES,
                                         NUTGRAF_CHARACTERS};
    uint32_t seed = 21;

    for (uint32_t round = 0; round < 400; round++) {
        nutgraf_unit unit = UNITS[round % 4];
        size_t size = random_next(&seed) % (unit == NUTGRAF_SENTENCES ? 12 : 400);
        char *text = random_lines(1 + random_next(&seed) % 60, round + 1);
        struct selection *selection = choose_from(text, unit, size);

        ck_assert_uint_le(printed_cost(selection, unit), size);
        ck_assert_uint_eq(printed_cost(selection, unit), selection->cost);
        reading_close(&reading);
        free(text);
    }
}
END_TEST

/* Does a chosen sentence say nearly the same? */
static bool is_echo(const struct selection *selection, uint32_t s)
{
    const struct matrix *matrix = &reading.article.ranking.tfidf->matrix;

    for (uint32_t i = 0; i < selection->count; i++)
        if (matrix_cosine(matrix, selection->sentences[i], s) > 0.5)
            return true;
    return false;
}

START_TEST(a_scrap_or_an_echo_fills_no_room)
{
    static const char TEXT[] = "The ferry to Hellersand leaves at noon today.\n"
                               "At noon today the ferry leaves to Hellersand.\n"
                               "It leaves.\n";
    struct selection *selection = choose_from(TEXT, NUTGRAF_WORDS, 17);

    ck_assert_uint_eq(selection->count, 1);
    reading_close(&reading);
    selection = choose_from(TEXT, NUTGRAF_SENTENCES, 3); /* so many were asked for */
    ck_assert_uint_eq(selection->count, 3);
    reading_close(&reading);
    selection = choose_from(TEXT, NUTGRAF_WORDS, 18); /* the whole document */
    ck_assert_uint_eq(selection->count, 3);
    reading_close(&reading);
    selection = choose_from("It leaves.\n", NUTGRAF_WORDS, 100);
    ck_assert_uint_eq(selection->count, 1); /* better than nothing */
    reading_close(&reading);
}
END_TEST

START_TEST(a_budget_is_filled_until_no_sentence_fits)
{
    static const nutgraf_unit UNITS[] = {NUTGRAF_WORDS, NUTGRAF_BYTES, NUTGRAF_CHARACTERS};
    const struct document *document = &reading.article.document;
    uint32_t seed = 8;

    for (uint32_t round = 0; round < 200; round++) {
        nutgraf_unit unit = UNITS[round % 3];
        size_t size = 20 + random_next(&seed) % 300;
        char *text = random_lines(40, round + 1);
        struct selection *selection = choose_from(text, unit, size);

        for (uint32_t s = 0; s < document->sentence_count; s++) {
            size_t more = budget_cost(document, s, unit);

            if (selection->count > 0)
                more += budget_joint(unit);
            ck_assert(is_chosen(selection, s) || selection->cost + more > size ||
                      document->sentences[s].words < 5 || is_echo(selection, s));
        }
        reading_close(&reading);
        free(text);
    }
}
END_TEST

/* The first and the last fit together; but the last leans on the one between. */
START_TEST(no_room_is_filled_with_what_leans_on_nothing)
{
    static const char TEXT[] =
        "The ferry council raised the ferry fares of the island by a tenth on Monday.\n"
        "Students and pensioners of the island will ride the ferry for nothing until the end of "
        "next year, whatever fares the others pay to the council.\n"
        "They asked for that ferry rule.\n";
    struct selection *selection = choose_from(TEXT, NUTGRAF_WORDS, 22);

    ck_assert_uint_eq(selection->count, 1);
    ck_assert(is_chosen(selection, 0));
    reading_close(&reading);
}
END_TEST

START_TEST(a_line_of_capitals_that_nothing_closes_is_a_scrap)
{
    static const char TEXT[] =
        "The ferry council raised the ferry fares of the island by a tenth on Monday.\n"
        "SCROLL DOWN FOR MORE FERRY NEWS\n"
        "Students and pensioners of the island will ride the ferry for nothing until the end of "
        "next year, whatever fares the others pay to the council.\n";
    struct selection *selection = choose_from(TEXT, NUTGRAF_WORDS, 22);

    ck_assert_uint_eq(selection->count, 1);
    ck_assert(is_chosen(selection, 0));
    reading_close(&reading);
}
END_TEST

START_TEST(neither_a_credit_nor_a_caption_fills_room)
{
    static const char TEXT[] =
        "The ferry council raised the ferry fares of the island by a tenth on Monday.\n"
        "Jo Berg and Ulla Lind contributed to this report.\n"
        "Calm before the storm: ferry fares on the island.\n"
        "Students and pensioners of the island will ride the ferry for nothing until the end of "
        "next year, whatever fares the others pay to the council.\n";
    struct selection *selection = choose_from(TEXT, NUTGRAF_WORDS, 26);

    ck_assert_uint_eq(selection->count, 1);
    ck_assert(is_chosen(selection, 0));
    reading_close(&reading);
}
END_TEST

START_TEST(who_speaks_is_no_caption)
{
    static const char TEXT[] =
        "Anna: The ferry fares rise by a tenth on Monday.\n"
        "Karin: Students ride the ferry for nothing until the end of May.\n"
        "Anna: The council wants the pensioners to pay half of the fares.\n"
        "Karin: Nobody asked the pensioners of the island what they want.\n"
        "Anna: The ferry council asked them in the harbour hall last year.\n";
    struct selection *selection = choose_from(TEXT, NUTGRAF_WORDS, 36);

    ck_assert_uint_eq(selection->count, 3);
    reading_close(&reading);
}
END_TEST

START_TEST(a_budget_below_every_sentence_chooses_none)
{
    struct selection *selection = choose_from(ISLAND, NUTGRAF_BYTES, 10);

    ck_assert_uint_eq(selection->count, 0);
    ck_assert_uint_eq(selection->cost, 0);
    reading_close(&reading);
}
END_TEST

START_TEST(a_budget_above_the_document_takes_all_of_it)
{
    struct selection *selection = choose_from(ISLAND, NUTGRAF_SENTENCES, 1000);

    ck_assert_uint_eq(selection->count, reading.article.document.sentence_count);
    reading_close(&reading);
}
END_TEST

/* ---- choices ---- */

START_TEST(sentences_come_in_the_order_of_the_article)
{
    char *text = random_lines(100, 31);
    struct selection *selection = choose_from(text, NUTGRAF_SENTENCES, 20);

    ck_assert_uint_eq(selection->count, 20);
    for (uint32_t i = 1; i < selection->count; i++)
        ck_assert_uint_lt(selection->sentences[i - 1], selection->sentences[i]);
    reading_close(&reading);
    free(text);
}
END_TEST

START_TEST(nothing_is_told_twice)
{
    static const char LINE[] = "The ferry stops in March.\n";
    char text[30 * sizeof LINE] = "";
    struct selection *selection;

    for (int i = 0; i < 30; i++)
        strcat(text, LINE);
    selection = choose_from(text, NUTGRAF_SENTENCES, 3);
    ck_assert_uint_eq(selection->count, 1);
    ck_assert_uint_eq(selection->sentences[0], 0);
    reading_close(&reading);
}
END_TEST

/* Sentences of as many words that begin, turn and end alike are not the same. */
START_TEST(sentences_are_the_same_by_every_word)
{
    const char *text = "Anna sold two old goats to Ben\nAnna lent two old goats to Ben\n"
                       "Anna sold two old ducks to Ben\nAnna lent two old goats to Ben\n"
                       "Anna sold two old ducks to Ben\n";
    struct selection *selection = choose_from(text, NUTGRAF_SENTENCES, 5);

    ck_assert_uint_eq(selection->count, 3);
    for (uint32_t i = 0; i < 3; i++)
        ck_assert_uint_eq(selection->sentences[i], i);
    reading_close(&reading);
}
END_TEST

START_TEST(noise_is_left_out_while_there_is_anything_else)
{
    struct selection *selection;

    reading_open_lines(&reading, "en", ISLAND);
    for (uint32_t s = 0; s < 7; s++)
        reading.article.document.sentences[s].noise = NOISE_CALL;
    selection = selector_choose(&reading.article.ranking,
                                &(struct demand){.budget = {NUTGRAF_SENTENCES, 3}});
    ck_assert_uint_eq(selection->count, 1);
    ck_assert_uint_eq(selection->sentences[0], 7);
    reading_close(&reading);
}
END_TEST

START_TEST(of_nothing_but_noise_the_least_noisy_is_taken)
{
    struct document *document = &reading.article.document;
    struct selection *selection;

    reading_open_lines(&reading, "en", ISLAND);
    for (uint32_t s = 0; s < document->sentence_count; s++) {
        document->sentences[s].noise = NOISE_LEGAL;
        document->sentences[s].body = s == 6 ? 0.4F : 0.1F;
    }
    selection = selector_choose(&reading.article.ranking,
                                &(struct demand){.budget = {NUTGRAF_SENTENCES, 3}});
    ck_assert_uint_eq(selection->count, 1);
    ck_assert_uint_eq(selection->sentences[0], 6);
    reading_close(&reading);
}
END_TEST

START_TEST(a_fragment_waits_for_all_whole_sentences)
{
    struct selection *selection = choose_from(ISLAND, NUTGRAF_SENTENCES, 7);

    ck_assert(!is_chosen(selection, 5)); /* Bread, too. */
    reading_close(&reading);
}
END_TEST

START_TEST(news_is_led_by_its_first_sentence)
{
    struct selection *selection = choose_from(ISLAND, NUTGRAF_SENTENCES, 1);

    ck_assert_uint_eq(selection->count, 1);
    ck_assert_uint_eq(selection->sentences[0], 0);
    reading_close(&reading);
}
END_TEST

START_TEST(a_page_without_a_word_gives_nothing)
{
    ck_assert_uint_eq(choose_from("* * *\n---\n", NUTGRAF_SENTENCES, 3)->count, 0);
    reading_close(&reading);
    ck_assert_uint_eq(choose_from("", NUTGRAF_WORDS, 100)->count, 0);
    reading_close(&reading);
}
END_TEST

START_TEST(the_same_document_gives_the_same_choice)
{
    char *text = random_lines(200, 77);

    for (int round = 0; round < 3; round++) {
        struct selection *first = choose_from(text, NUTGRAF_WORDS, 150), *second;

        second = selector_choose(&reading.article.ranking,
                                 &(struct demand){.budget = {NUTGRAF_WORDS, 150}});
        ck_assert_uint_eq(first->count, second->count);
        ck_assert_mem_eq(first->sentences, second->sentences,
                         first->count * sizeof *first->sentences);
        reading_close(&reading);
    }
    free(text);
}
END_TEST

/* ---- large: what is quadratic would not come back; cost.bats has the ceilings ---- */

START_TEST(a_large_share_of_a_long_document_is_chosen)
{
    char *text = random_lines(100000, 5);
    struct selection *selection = choose_from(text, NUTGRAF_WORDS, 300000);

    ck_assert_uint_gt(selection->cost, 299990);
    reading_close(&reading);
    free(text);
}
END_TEST

START_TEST(one_term_in_every_sentence_hides_no_other)
{
    static const uint32_t LINES = 200000;
    char *text = malloc((size_t)LINES * 16), *at = text;
    struct selection *selection;

    for (uint32_t i = 0; i < LINES; i++)
        at += snprintf(at, 16, "ferry x%u\n", i);
    selection = choose_from(text, NUTGRAF_SENTENCES, LINES / 4);
    ck_assert_uint_eq(selection->count, LINES / 4);
    reading_close(&reading);
    free(text);
}
END_TEST

Suite *selector_suite(void);
Suite *selector_suite(void)
{
    Suite *suite = suite_create("selector");
    TCase *budgets = tcase_create("budgets"), *choices = tcase_create("choices"),
          *growth = tcase_create("growth");

    tcase_add_test(budgets, no_budget_is_exceeded);
    tcase_add_test(budgets, a_budget_is_filled_until_no_sentence_fits);
    tcase_add_test(budgets, a_scrap_or_an_echo_fills_no_room);
    tcase_add_test(budgets, no_room_is_filled_with_what_leans_on_nothing);
    tcase_add_test(budgets, a_line_of_capitals_that_nothing_closes_is_a_scrap);
    tcase_add_test(budgets, neither_a_credit_nor_a_caption_fills_room);
    tcase_add_test(budgets, who_speaks_is_no_caption);
    tcase_add_test(budgets, a_budget_below_every_sentence_chooses_none);
    tcase_add_test(budgets, a_budget_above_the_document_takes_all_of_it);
    suite_add_tcase(suite, budgets);
    tcase_add_test(choices, sentences_come_in_the_order_of_the_article);
    tcase_add_test(choices, nothing_is_told_twice);
    tcase_add_test(choices, sentences_are_the_same_by_every_word);
    tcase_add_test(choices, noise_is_left_out_while_there_is_anything_else);
    tcase_add_test(choices, of_nothing_but_noise_the_least_noisy_is_taken);
    tcase_add_test(choices, a_fragment_waits_for_all_whole_sentences);
    tcase_add_test(choices, news_is_led_by_its_first_sentence);
    tcase_add_test(choices, a_page_without_a_word_gives_nothing);
    tcase_add_test(choices, the_same_document_gives_the_same_choice);
    suite_add_tcase(suite, choices);
    tcase_add_test(growth, a_large_share_of_a_long_document_is_chosen);
    tcase_add_test(growth, one_term_in_every_sentence_hides_no_other);
    suite_add_tcase(suite, growth);
    return suite;
}
