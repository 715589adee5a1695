#include <check.h>
#include <math.h>

#include "base/json.h"

Suite *json_suite(void);

static struct nutgraf_buffer out;

static void setup(void)
{
    buffer_init(&out);
}

static void teardown(void)
{
    buffer_release(&out);
}

START_TEST(commas_stand_between_values_only)
{
    json_open(&out, '{');
    json_key(&out, "a");
    json_open(&out, '[');
    json_number(&out, 1);
    json_null(&out);
    json_open(&out, '{');
    json_close(&out, '}');
    json_close(&out, ']');
    json_key(&out, "b");
    json_boolean(&out, true);
    json_close(&out, '}');
    ck_assert_str_eq(nutgraf_buffer_bytes(&out), "{\"a\":[1,null,{}],\"b\":true}");
}
END_TEST

START_TEST(strings_that_end_like_brackets_do_not_swallow_a_comma)
{
    json_open(&out, '[');
    json_string(&out, span_from("["));
    json_string(&out, span_from(":"));
    json_close(&out, ']');
    ck_assert_str_eq(nutgraf_buffer_bytes(&out), "[\"[\",\":\"]");
}
END_TEST

START_TEST(quotes_backslashes_and_controls_are_escaped)
{
    json_string(&out, span_of("\"\\\n\t\x01\x7f\0é", 9));
    ck_assert_str_eq(nutgraf_buffer_bytes(&out), "\"\\\"\\\\\\n\\t\\u0001\\u007f\\u0000é\"");
}
END_TEST

START_TEST(what_is_not_utf8_becomes_the_replacement_character)
{
    json_string(&out, span_from("a\xff"
                                "b\xc0\xaf\xed\xa0\x80\xf4\x90\x80\x80\xe2\x82"));
    ck_assert_str_eq(nutgraf_buffer_bytes(&out),
                     "\"a\xef\xbf\xbd"
                     "b\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd"
                     "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\"");
}
END_TEST

/* Sixteen bytes are looked at in one go: wherever the special one is, it is seen. */
START_TEST(what_needs_an_escape_is_seen_at_every_place)
{
    static const char *const ODD[][2] = {
        {"\"", "\\\""}, {"\\", "\\\\"}, {"\x1f", "\\u001f"}, {"é", "é"}, {"\xff", "\xef\xbf\xbd"}};

    for (size_t place = 0; place < 40; place++)
        for (size_t i = 0; i < sizeof ODD / sizeof *ODD; i++) {
            char text[64] = "", expected[64] = "\"";

            memset(text, 'x', place);
            memset(expected + 1, 'x', place);
            strcat(strcat(text, ODD[i][0]), "yz");
            strcat(strcat(expected, ODD[i][1]), "yz\"");
            nutgraf_buffer_clear(&out);
            json_string(&out, span_from(text));
            ck_assert_str_eq(nutgraf_buffer_bytes(&out), expected);
        }
}
END_TEST

START_TEST(decimals_are_rounded_and_keep_their_zeros)
{
    json_open(&out, '[');
    json_decimal(&out, 1.0, 3);
    json_decimal(&out, 0.0005, 3);
    json_decimal(&out, -2.5, 0);
    json_decimal(&out, -0.0001, 3);
    json_decimal(&out, 1234.056, 2);
    json_decimal(&out, NAN, 2);
    json_decimal(&out, INFINITY, 2);
    json_close(&out, ']');
    ck_assert_str_eq(nutgraf_buffer_bytes(&out), "[1.000,0.001,-3,0.000,1234.06,null,null]");
}
END_TEST

Suite *json_suite(void)
{
    Suite *suite = suite_create("json");
    TCase *tests = tcase_create("json");

    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, commas_stand_between_values_only);
    tcase_add_test(tests, strings_that_end_like_brackets_do_not_swallow_a_comma);
    tcase_add_test(tests, quotes_backslashes_and_controls_are_escaped);
    tcase_add_test(tests, what_is_not_utf8_becomes_the_replacement_character);
    tcase_add_test(tests, what_needs_an_escape_is_seen_at_every_place);
    tcase_add_test(tests, decimals_are_rounded_and_keep_their_zeros);
    suite_add_tcase(suite, tests);
    return suite;
}
