#include <check.h>

#include "language/utf8.h"
#include "result/budget.h"
#include "support.h"

/* A document of one sentence: the whole text. */
static size_t cost_of(struct span text, nutgraf_unit unit)
{
    struct sentence sentence = {.length = (uint32_t)text.length, .words = 7};
    struct document document = {.text = text, .sentences = &sentence, .sentence_count = 1};

    return budget_cost(&document, 0, unit);
}

START_TEST(white_space_costs_as_it_is_printed)
{
    ck_assert_uint_eq(cost_of(span_from("one two"), NUTGRAF_BYTES), 7);
    ck_assert_uint_eq(cost_of(span_from("one \t\r\n  two"), NUTGRAF_BYTES), 7);
    ck_assert_uint_eq(cost_of(span_from(" one\xC2\xA0two\n"), NUTGRAF_BYTES), 7);
    ck_assert_uint_eq(cost_of(span_of("one\0two", 7), NUTGRAF_BYTES), 7);
}
END_TEST

START_TEST(a_broken_byte_costs_the_three_of_its_replacement)
{
    ck_assert_uint_eq(cost_of(span_from("a\xFFz"), NUTGRAF_BYTES), 5);
    ck_assert_uint_eq(cost_of(span_from("a\xFFz"), NUTGRAF_CHARACTERS), 3);
}
END_TEST

START_TEST(a_character_is_what_a_reader_counts)
{
    ck_assert_uint_eq(cost_of(span_from("cafe\xCC\x81"), NUTGRAF_CHARACTERS), 4);
    ck_assert_uint_eq(cost_of(span_from("a  b"), NUTGRAF_CHARACTERS), 3);
}
END_TEST

START_TEST(words_and_sentences_are_counted_not_measured)
{
    ck_assert_uint_eq(cost_of(span_from("seven words it says"), NUTGRAF_WORDS), 7);
    ck_assert_uint_eq(cost_of(span_from("seven words it says"), NUTGRAF_SENTENCES), 1);
}
END_TEST

START_TEST(a_dash_between_spaces_is_a_word_to_whoever_counts_spaces)
{
    ck_assert_uint_eq(cost_of(span_from(" a \xe2\x80\x93 b - c -  d & e\n"), NUTGRAF_WORDS), 9);
    ck_assert_uint_eq(cost_of(span_from("a - b - c - d - e"), NUTGRAF_PERCENT), 7);
}
END_TEST

START_TEST(only_what_has_a_newline_pays_for_it)
{
    ck_assert_uint_eq(budget_joint(NUTGRAF_BYTES), 1);
    ck_assert_uint_eq(budget_joint(NUTGRAF_CHARACTERS), 1);
    ck_assert_uint_eq(budget_joint(NUTGRAF_WORDS), 0);
    ck_assert_uint_eq(budget_joint(NUTGRAF_SENTENCES), 0);
}
END_TEST

START_TEST(any_bytes_cost_what_folding_makes_of_them)
{
    static const unsigned char ODD[] = {' ',  '\n', 'a',  0x7F, 0xC2, 0xA0, 0x85, 0xE2,
                                        0x80, 0xA8, 0xF0, 0x9F, 0x92, 0xA9, 0,    0xFF,
                                        0xCC, 0x81, 0xEF, 0xBB, 0xBF, 0x9B, 0xAD, 'z'};
    uint32_t seed = 9;
    char bytes[40];

    for (int round = 0; round < 20000; round++) {
        size_t length = random_next(&seed) % sizeof bytes;
        struct nutgraf_buffer folded;

        for (size_t i = 0; i < length; i++)
            bytes[i] = (char)ODD[random_next(&seed) % sizeof ODD];
        buffer_init(&folded);
        utf8_fold_space(&folded, span_of(bytes, length));
        ck_assert_uint_eq(cost_of(span_of(bytes, length), NUTGRAF_BYTES), folded.length);
        buffer_release(&folded);
    }
}
END_TEST

Suite *budget_suite(void);
Suite *budget_suite(void)
{
    Suite *suite = suite_create("budget");
    TCase *tests = tcase_create("costs");

    tcase_add_test(tests, white_space_costs_as_it_is_printed);
    tcase_add_test(tests, a_broken_byte_costs_the_three_of_its_replacement);
    tcase_add_test(tests, a_character_is_what_a_reader_counts);
    tcase_add_test(tests, words_and_sentences_are_counted_not_measured);
    tcase_add_test(tests, a_dash_between_spaces_is_a_word_to_whoever_counts_spaces);
    tcase_add_test(tests, only_what_has_a_newline_pays_for_it);
    tcase_add_test(tests, a_dash_between_spaces_is_a_word_to_whoever_counts_spaces);
    tcase_add_test(tests, any_bytes_cost_what_folding_makes_of_them);
    suite_add_tcase(suite, tests);
    return suite;
}
