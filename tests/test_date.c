#include <check.h>

#include "base/date.h"

Suite *date_suite(void);

static const char *reads(const char *text)
{
    static struct nutgraf_buffer out; /* freed never, reused always */
    int64_t moment = date_parse(span_from(text));

    nutgraf_buffer_clear(&out);
    if (moment == DATE_NONE)
        return "none";
    date_write(&out, moment);
    return nutgraf_buffer_bytes(&out);
}

START_TEST(the_dates_of_mail_are_read)
{
    ck_assert_str_eq(reads("Thu, 21 Jan 2016 23:45:12 +0000"), "2016-01-21T23:45:12Z");
    ck_assert_str_eq(reads("Thu, 21 Jan 2016 23:45:12 -0830"), "2016-01-22T08:15:12Z");
    ck_assert_str_eq(reads("21 Jan 16 23:45 EST"), "2016-01-22T04:45:00Z");
    ck_assert_str_eq(reads("Mon, 1 Feb 1999 00:00:00 GMT"), "1999-02-01T00:00:00Z");
    ck_assert_str_eq(reads("Sun, 19 May 2002 15:21:36 PDT"), "2002-05-19T22:21:36Z");
}
END_TEST

START_TEST(the_dates_of_the_internet_are_read)
{
    ck_assert_str_eq(reads("2016-01-21T23:45:12Z"), "2016-01-21T23:45:12Z");
    ck_assert_str_eq(reads("2016-01-21T23:45:12.345+01:00"), "2016-01-21T22:45:12Z");
    ck_assert_str_eq(reads("2016-01-21T23:45-0130"), "2016-01-22T01:15:00Z");
    ck_assert_str_eq(reads("2016-01-21 23:45:12"), "2016-01-21T23:45:12Z");
    ck_assert_str_eq(reads("2016-01-21"), "2016-01-21T00:00:00Z");
    ck_assert_str_eq(reads("2016-01"), "2016-01-01T00:00:00Z");
    ck_assert_str_eq(reads("20160121T234512Z"), "2016-01-21T23:45:12Z");
    ck_assert_str_eq(reads("20160121"), "2016-01-21T00:00:00Z");
}
END_TEST

START_TEST(usual_mistakes_are_read_too)
{
    ck_assert_str_eq(reads("Thursday, January 21, 2016 11:45 PM"), "2016-01-21T23:45:00Z");
    ck_assert_str_eq(reads("January 21st, 2016, 12:05 am"), "2016-01-21T00:05:00Z");
    ck_assert_str_eq(reads("Seg, 11 Set 2017 10:00:00 -0300"), "2017-09-11T13:00:00Z");
    ck_assert_str_eq(reads("Mar, 05 Apr 2016 08:00:00 +0200"), "2016-04-05T06:00:00Z");
    ck_assert_str_eq(reads("3 août 2018 à 14:02"), "2018-08-03T14:02:00Z");
    ck_assert_str_eq(reads("14. Juli 2019, 7:05"), "2019-07-14T07:05:00Z");
    ck_assert_str_eq(reads("21/01/2016 09:30"), "2016-01-21T09:30:00Z");
    ck_assert_str_eq(reads("01/21/2016"), "2016-01-21T00:00:00Z");
    ck_assert_str_eq(reads("Thu, 21-Jan-2016 23:45:12 GMT+0100"), "2016-01-21T22:45:12Z");
    ck_assert_str_eq(reads("  Thu,21 Jan 2016 23:45:12 Z\n"), "2016-01-21T23:45:12Z");
    ck_assert_str_eq(reads("30 juillet 2020"), "2020-07-30T00:00:00Z");
}
END_TEST

START_TEST(what_is_no_date_gives_none)
{
    static const char *const BAD[] = {
        "",      "yesterday",  "2016",           "2016-13-40",           "31 Feb 2016",
        "12:30", "0000000000", "99999999999999", "2016-01-21T99:00:00Z", "21 Jan",
        "+",     "\xff\xfe"};

    for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++)
        ck_assert_msg(strcmp(reads(BAD[i]), "none") == 0, "%s", BAD[i]);
}
END_TEST

START_TEST(letters_where_digits_belong_count_nothing)
{
    static const char *const LIKE[] = {
        "2026-05-02T08:00:00+02:\xc3\xa4\xc3\xa4\xc3\xa4\xc3\xa4\xc3\xa4",
        "2026-05-02T08:00:zzzzzzzzzzzzzz+02:00"};

    for (size_t i = 0; i < sizeof LIKE / sizeof *LIKE; i++)
        ck_assert_str_eq(reads(LIKE[i]), "2026-05-02T06:00:00Z");
}
END_TEST

START_TEST(leap_days_exist_every_fourth_year_but_three_in_four_centuries)
{
    ck_assert_str_eq(reads("2016-02-29"), "2016-02-29T00:00:00Z");
    ck_assert_str_eq(reads("2000-02-29"), "2000-02-29T00:00:00Z");
    ck_assert_str_eq(reads("1900-02-29"), "none");
    ck_assert_str_eq(reads("2015-02-29"), "none");
}
END_TEST

START_TEST(every_day_of_four_centuries_survives_the_calendar)
{
    int64_t start = date_parse(span_from("1850-01-01"));

    for (int day = 0; day < 146097 + 400; day++) {
        int64_t moment = start + (int64_t)day * 86400 + day % 86400;
        struct date date = date_of(moment);

        ck_assert_int_eq(date_moment(&date), moment);
        ck_assert_int_eq(date.weekday, (2 + day) % 7); /* a Tuesday */
    }
}
END_TEST

START_TEST(mail_gets_the_weekday_right)
{
    struct nutgraf_buffer out;

    buffer_init(&out);
    date_write_mail(&out, date_parse(span_from("2024-02-29T06:07:08Z")));
    ck_assert_str_eq(nutgraf_buffer_bytes(&out), "Thu, 29 Feb 2024 06:07:08 +0000");
    buffer_release(&out);
}
END_TEST

Suite *date_suite(void)
{
    Suite *suite = suite_create("date");
    TCase *tests = tcase_create("date");

    tcase_add_test(tests, the_dates_of_mail_are_read);
    tcase_add_test(tests, the_dates_of_the_internet_are_read);
    tcase_add_test(tests, usual_mistakes_are_read_too);
    tcase_add_test(tests, what_is_no_date_gives_none);
    tcase_add_test(tests, letters_where_digits_belong_count_nothing);
    tcase_add_test(tests, leap_days_exist_every_fourth_year_but_three_in_four_centuries);
    tcase_add_test(tests, every_day_of_four_centuries_survives_the_calendar);
    tcase_add_test(tests, mail_gets_the_weekday_right);
    suite_add_tcase(suite, tests);
    return suite;
}
