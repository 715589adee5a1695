#include <check.h>

#include "text/marks.h"

static bool closed(const char *line)
{
    return marks_closed(span_from(line), 0, (uint32_t)span_from(line).length);
}

START_TEST(marks_are_known_in_every_script)
{
    static const uint32_t ENDS[] = {'!', '?', 0x61F, 0x6D4, 0x964, 0x589, 0x3002, 0xFF01, 0x1362};

    for (size_t i = 0; i < sizeof ENDS / sizeof *ENDS; i++)
        ck_assert(marks_of(ENDS[i]) & MARK_END);
    ck_assert_uint_eq(marks_of('.'), MARK_STOP);
    ck_assert(marks_of(0x2026) & MARK_ELLIPSIS);
    ck_assert(marks_of(0x3002) & MARK_WIDE);
    ck_assert(marks_of(0x301) & MARK_HIDDEN);
    ck_assert_uint_eq(marks_of('a') | marks_of(',') | marks_of(0x416) | marks_of(0x10FFFF), 0);
}
END_TEST

START_TEST(a_line_closes_with_a_mark_whatever_quotes_stand_behind_it)
{
    ck_assert(closed("The lamp hung low."));
    ck_assert(closed("\"The lamp hung low.\""));
    ck_assert(closed("(So it was!)\xE2\x80\x9D"));
    ck_assert(closed("Take these:"));
    ck_assert(closed("\xE6\xBD\xAE\xE9\x80\x80\xE3\x80\x82\xE3\x80\x8D"));
    ck_assert(closed("The lamp hung low.[4][11, 12]"));
    ck_assert(closed("The lamp hung low.\xC2\xB9"));
    ck_assert(!closed("Harbour news[3]"));
    ck_assert(!closed("so.[]"));
    ck_assert(!closed("[7]"));
    ck_assert(!closed("Harbour news"));
    ck_assert(!closed("rope, lamps,"));
    ck_assert(!closed("\"\""));
    ck_assert(!closed(""));
}
END_TEST

START_TEST(the_code_point_before_a_place_is_found_in_broken_bytes_too)
{
    uint32_t code_point;

    ck_assert_uint_eq(marks_before(span_from("a\xC3\xA9"), 0, 3, &code_point), 1);
    ck_assert_uint_eq(code_point, 0xE9);
    ck_assert_uint_eq(marks_before(span_from("ab"), 0, 2, &code_point), 1);
    ck_assert_uint_eq(code_point, 'b');
    ck_assert_uint_eq(marks_before(span_from("a\x80\x80\x80\x80\x80"), 0, 6, &code_point), 5);
    ck_assert_uint_eq(code_point, 0xFFFD);
    ck_assert_uint_eq(marks_before(span_from("\xC3\xA9"), 1, 2, &code_point), 1);
}
END_TEST

START_TEST(emoticons_have_eyes_a_mouth_and_a_gap_behind)
{
    ck_assert_uint_eq(marks_emoticon(span_from(":-) So"), 0, 6), 3);
    ck_assert_uint_eq(marks_emoticon(span_from(";D"), 0, 2), 2);
    ck_assert_uint_eq(marks_emoticon(span_from(":("), 0, 2), 2);
    ck_assert_uint_eq(marks_emoticon(span_from(":-)x"), 0, 4), 0);
    ck_assert_uint_eq(marks_emoticon(span_from(": )"), 0, 3), 0);
    ck_assert_uint_eq(marks_emoticon(span_from(":"), 0, 1), 0);
}
END_TEST

Suite *marks_suite(void);
Suite *marks_suite(void)
{
    Suite *suite = suite_create("marks");
    TCase *cases = tcase_create("marks");

    tcase_add_test(cases, marks_are_known_in_every_script);
    tcase_add_test(cases, a_line_closes_with_a_mark_whatever_quotes_stand_behind_it);
    tcase_add_test(cases, the_code_point_before_a_place_is_found_in_broken_bytes_too);
    tcase_add_test(cases, emoticons_have_eyes_a_mouth_and_a_gap_behind);
    suite_add_tcase(suite, cases);
    return suite;
}
