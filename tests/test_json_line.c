#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "input/json_line.h"

static struct json_member members[2];

static bool read_line(const char *line)
{
    members[0].key = "text";
    members[1].key = "id";
    return json_line_read(span_from(line), members, 2);
}

static bool is_value(int i, const char *expected)
{
    return members[i].value.bytes && span_equal(members[i].value, span_from(expected));
}

START_TEST(members_are_found_among_others)
{
    ck_assert(
        read_line("{\"a\": [1, {\"text\": 2}], \"text\" :\t\"Goats.\", \"b\": {}, \"id\":7}"));
    ck_assert(is_value(0, "\"Goats.\""));
    ck_assert(is_value(1, "7"));
}
END_TEST

START_TEST(the_last_of_equal_keys_counts)
{
    ck_assert(read_line("{\"id\":1,\"id\":true}"));
    ck_assert(is_value(1, "true"));
    ck_assert_ptr_null(members[0].value.bytes);
}
END_TEST

START_TEST(every_kind_of_value_is_passed)
{
    ck_assert(
        read_line(" {\"a\":null,\"b\":-0.5,\"c\":[],\"d\":[[[\"\\u00e9\\n\"]],{\"e\":{\"f\":0}}],"
                  "\"id\":false} \r\n"));
    ck_assert(is_value(1, "false"));
    ck_assert(read_line("{}"));
}
END_TEST

START_TEST(what_is_not_plain_json_is_not_understood)
{
    static const char *const LINES[] = {
        "",
        "[]",
        "{",
        "{\"a\":1",
        "{\"a\":1}}",
        "{\"a\"}",
        "{'a':1}",
        "{\"a\":01}",
        "{\"a\":1.}",
        "{\"a\":+1}",
        "{\"a\":nul}",
        "{\"a\":[1,]}",
        "{\"a\":1,}",
        "{\"a\":\"\t\"}",
        "{\"a\":\"\\x\"}",
        "{\"a\":\"",
        "{\"a\":\"\\",
        "{\"a\":[}",
        "{\"a\":\"\\u00g0\"}",
        "{\"a\":{\"b\"}}",
        "{\"\\u0061\":1}",
    };

    for (size_t i = 0; i < sizeof LINES / sizeof *LINES; i++)
        ck_assert_msg(!read_line(LINES[i]), "%s", LINES[i]);
}
END_TEST

START_TEST(nesting_beyond_the_room_is_not_understood)
{
    char line[256] = "{\"a\":";

    for (int depth = 0; depth < 33; depth++)
        strcat(line, "[");
    for (int depth = 0; depth < 33; depth++)
        strcat(line, "]");
    strcat(line, "}");
    ck_assert(!read_line(line));
}
END_TEST

/* What a string value says; NULL: not understood, or no string. */
static const char *said(const char *value)
{
    static char line[256], out[256];
    struct json_member member = {.key = "a", .room = out};

    snprintf(line, sizeof line, "{\"a\":%s}", value);
    if (!json_line_read(span_from(line), &member, 1) || !member.said.bytes)
        return NULL;
    ck_assert_uint_le(member.said.length, strlen(value));
    out[member.said.length] = '\0';
    return out;
}

START_TEST(escapes_say_what_they_stand_for)
{
    ck_assert_str_eq(said("\"plain\""), "plain");
    ck_assert_str_eq(said("\"\""), "");
    ck_assert_str_eq(said("\"a\\\"b\\\\c\\/d\\n\\t\\r\\b\\fe and some more\""),
                     "a\"b\\c/d\n\t\r\b\fe and some more");
    ck_assert_str_eq(said("\"\\u0041\\u00e9\\u20AC\\ud83d\\ude00\""), "Aé€😀");
}
END_TEST

START_TEST(halves_of_pairs_and_nul_are_not_understood)
{
    ck_assert_ptr_null(said("\"\\ud83d\""));
    ck_assert_ptr_null(said("\"\\ude00\\ud83d\""));
    ck_assert_ptr_null(said("\"\\ud83d\\u0041\""));
    ck_assert_ptr_null(said("\"\\ud83dxxxxxx\""));
    ck_assert_ptr_null(said("\"a\\u0000b\""));
    ck_assert_ptr_null(said("7"));
}
END_TEST

START_TEST(the_last_of_equal_keys_says_what_is_said)
{
    ck_assert_str_eq(said("\"long ago\",\"a\":\"now\""), "now");
    ck_assert_str_eq(said("7,\"a\":\"now\""), "now");
    ck_assert_ptr_null(said("\"now\",\"a\":7"));
}
END_TEST

/* Sixteen bytes are looked at in one go: wherever the special one is, it is seen. */
START_TEST(a_special_byte_is_seen_at_every_place)
{
    for (size_t place = 0; place < 40; place++) {
        char line[64] = "{\"text\":\"";
        size_t at = strlen(line);

        memset(line + at, 'x', place);
        strcpy(line + at + place, "\xC3\xA9\"}");
        ck_assert(read_line(line));
        ck_assert_uint_eq(members[0].value.length, place + 4);
        strcpy(line + at + place, "\x1F\"}");
        ck_assert(!read_line(line));
        strcpy(line + at + place, "\\\"\"}");
        ck_assert(read_line(line));
        ck_assert_uint_eq(members[0].value.length, place + 4);
    }
}
END_TEST

Suite *json_line_suite(void);
Suite *json_line_suite(void)
{
    Suite *suite = suite_create("json_line");
    TCase *tests = tcase_create("json_line");

    tcase_add_test(tests, members_are_found_among_others);
    tcase_add_test(tests, the_last_of_equal_keys_counts);
    tcase_add_test(tests, every_kind_of_value_is_passed);
    tcase_add_test(tests, what_is_not_plain_json_is_not_understood);
    tcase_add_test(tests, nesting_beyond_the_room_is_not_understood);
    tcase_add_test(tests, escapes_say_what_they_stand_for);
    tcase_add_test(tests, the_last_of_equal_keys_says_what_is_said);
    tcase_add_test(tests, halves_of_pairs_and_nul_are_not_understood);
    tcase_add_test(tests, a_special_byte_is_seen_at_every_place);
    suite_add_tcase(suite, tests);
    return suite;
}
