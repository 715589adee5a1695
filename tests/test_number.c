/* Figures as people write them, in many languages. */
#include <check.h>

#include "language/number.h"

Suite *number_suite(void);

static struct number first(const char *language, const char *text)
{
    struct number number;
    size_t at = 0;

    ck_assert(number_next(span_from(text), language_find(language), &at, &number));
    return number;
}

static void check_extent(const char *language, const char *text, const char *extent)
{
    struct number number = first(language, text);

    ck_assert_uint_eq(number.length, strlen(extent));
    ck_assert_int_eq(strncmp(text + number.start, extent, number.length), 0);
}

static const struct {
    const char *language, *a, *b;
} SAME[] = {
    {"en", "6,500", "6500"},
    {"en", "6 500", "6,500"},
    {"de", "6.500", "6500"},
    {"fr",
     "6\xc2\xa0"
     "500",
     "6500"},
    {"fr",
     "6\xe2\x80\xaf"
     "500",
     "6 500"},
    {"de", "2,1 Milliarden", "2.100 Millionen"},
    {"en", "2.1 billion", "2,100 million"},
    {"es", "1 billón", "1.000.000 millones"},
    {"hi", "१२,३४,५६७", "1234567"},
    {"hi", "५ लाख", "500000"},
    {"ar", "٦٬٥٠٠", "6500"},
    {"ar", "٣٫٥", "3.5"},
    {"ja", "3億", "300000000"},
    {"ja", "５００", "500"},
    {"ru", "1,5 млн", "1 500 000"},
    {"en", "3.50", "3.5"},
    {"de", "1'000'000", "1.000.000"},
    {"en", "7.0 per cent", "7%"},
};

START_TEST(one_value_in_two_ways_is_one)
{
    ck_assert_msg(first(SAME[_i].language, SAME[_i].a).value ==
                      first(SAME[_i].language, SAME[_i].b).value,
                  "%s is not %s", SAME[_i].a, SAME[_i].b);
}
END_TEST

static const struct {
    const char *language, *a, *b;
} OTHER[] = {
    {"en", "6,500", "7,000"},
    {"en", "6.500", "6,500"},
    {"de", "6,5", "65"},
    {"de", "6.500", "6,500"},
    {"en", "2.1 billion", "2.1 million"},
    {"en", "10", "100"},
    {"en", "14:30", "1430"},
    {"en", "2024-05-17", "2024-05-18"},
};

START_TEST(two_values_are_two)
{
    ck_assert_msg(first(OTHER[_i].language, OTHER[_i].a).value !=
                      first(OTHER[_i].language, OTHER[_i].b).value,
                  "%s is %s", OTHER[_i].a, OTHER[_i].b);
}
END_TEST

START_TEST(a_figure_takes_its_sign_scale_and_unit_with_it)
{
    check_extent("en", "cost $2.1 billion, or", "$2.1 billion");
    check_extent("en", "rose 17 per cent to", "17 per cent");
    check_extent("en", "rose 17% to", "17%");
    check_extent("de", "um 3,5 Prozent auf", "3,5 Prozent");
    check_extent("de", "rund 40 Millionen Euro kostet", "40 Millionen Euro");
    check_extent("fr", "environ 3 millions d'euros", "3 millions");
    check_extent("ja", "被害額は3億円に上る", "3億円");
    check_extent("en", "on 2024-05-17 at", "2024-05-17");
    check_extent("en", "at 14:30 local", "14:30");
    check_extent("en", "12 peoples", "12");
}
END_TEST

START_TEST(what_a_figure_is_shows)
{
    ck_assert_int_eq(first("en", "7 per cent").kind, NUMBER_PERCENT);
    ck_assert_int_eq(first("en", "7").kind, NUMBER_PLAIN);
    ck_assert_int_eq(first("en", "€7").kind, NUMBER_MONEY);
    ck_assert_int_eq(first("sv", "7 kronor").kind, NUMBER_MONEY);
    ck_assert_int_eq(first("de", "17.5.2024").kind, NUMBER_DATE);
    ck_assert_int_eq(first("en", "9:05").kind, NUMBER_TIME);
}
END_TEST

START_TEST(a_range_is_two_figures)
{
    struct number number;
    size_t at = 0;
    struct span text = span_from("from 10-12 to 1,000,000.");

    ck_assert(number_next(text, language_find("en"), &at, &number));
    ck_assert_uint_eq(number.length, 2);
    ck_assert(number_next(text, language_find("en"), &at, &number));
    ck_assert_uint_eq(number.length, 2);
    ck_assert(number_next(text, language_find("en"), &at, &number));
    ck_assert_uint_eq(number.length, 9);
    ck_assert(!number_next(text, language_find("en"), &at, &number));
}
END_TEST

START_TEST(digits_in_a_word_are_no_figure)
{
    struct number number;
    size_t at = 0;

    ck_assert(!number_next(span_from("the A320 and F-16"), language_find("en"), &at, &number));
}
END_TEST

START_TEST(any_bytes_are_read_to_their_end)
{
    static const char *const ODD[] = {
        "9\xff", "1.",     "1,,2", "1 2 3", "\xd9\xa0\xd9", "1-2-3-4-5-6-7-8-9-0",
        "$",     "1 \xe5", "1'",   "::1::"};

    for (size_t i = 0; i < sizeof ODD / sizeof *ODD; i++) {
        struct number number;
        size_t at = 0, before = 0;

        while (number_next(span_from(ODD[i]), language_find("en"), &at, &number)) {
            ck_assert_uint_gt(at, before);
            ck_assert_uint_le(number.start + number.length, strlen(ODD[i]));
            before = at;
        }
    }
}
END_TEST

START_TEST(numbers_in_words_have_the_value_of_figures)
{
    ck_assert_int_eq(number_count(language_find("en"), span_from("seven")), 7);
    ck_assert_int_eq(number_count(language_find("pt"), span_from("duas")), 2);
    ck_assert_int_eq(number_count(language_find("de"), span_from("zwölf")), 12);
    ck_assert_int_eq(number_count(language_find("en"), span_from("-")), -1);
    ck_assert_int_eq(number_count(language_find("en"), span_from("even")), -1);
    ck_assert(number_small(7) == first("en", "7").value);
    ck_assert(number_small(20) == first("en", "20").value);
}
END_TEST

Suite *number_suite(void)
{
    Suite *suite = suite_create("number");
    TCase *tests = tcase_create("number");

    tcase_add_loop_test(tests, one_value_in_two_ways_is_one, 0, sizeof SAME / sizeof *SAME);
    tcase_add_loop_test(tests, two_values_are_two, 0, sizeof OTHER / sizeof *OTHER);
    tcase_add_test(tests, a_figure_takes_its_sign_scale_and_unit_with_it);
    tcase_add_test(tests, what_a_figure_is_shows);
    tcase_add_test(tests, a_range_is_two_figures);
    tcase_add_test(tests, digits_in_a_word_are_no_figure);
    tcase_add_test(tests, any_bytes_are_read_to_their_end);
    tcase_add_test(tests, numbers_in_words_have_the_value_of_figures);
    suite_add_tcase(suite, tests);
    return suite;
}
