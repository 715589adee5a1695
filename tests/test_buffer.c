#include <check.h>
#include <inttypes.h>
#include <math.h>
#include <stdio.h>

#include "base/buffer.h"

Suite *buffer_suite(void);

START_TEST(an_empty_buffer_reads_as_an_empty_string)
{
    nutgraf_buffer *buffer = nutgraf_buffer_new();

    ck_assert_str_eq(nutgraf_buffer_bytes(buffer), "");
    ck_assert_uint_eq(nutgraf_buffer_length(buffer), 0);
    nutgraf_buffer_free(buffer);
    nutgraf_buffer_free(NULL);
}
END_TEST

START_TEST(what_is_appended_stands_in_order)
{
    struct nutgraf_buffer buffer;

    buffer_init(&buffer);
    buffer_text(&buffer, "ab");
    buffer_byte(&buffer, 'c');
    buffer_number(&buffer, 0);
    buffer_number(&buffer, UINT64_MAX);
    buffer_print(&buffer, "<%d %s>", -7, "seven");
    ck_assert_str_eq(nutgraf_buffer_bytes(&buffer), "abc018446744073709551615<-7 seven>");
    nutgraf_buffer_clear(&buffer);
    ck_assert_str_eq(nutgraf_buffer_bytes(&buffer), "");
    buffer_release(&buffer);
}
END_TEST

START_TEST(growing_loses_no_byte)
{
    struct nutgraf_buffer buffer;

    buffer_init(&buffer);
    for (int i = 0; i < 100000; i++)
        buffer_byte(&buffer, (char)('a' + i % 26));
    ck_assert_uint_eq(buffer.length, 100000);
    for (int i = 0; i < 100000; i++)
        ck_assert_int_eq(buffer.bytes[i], 'a' + i % 26);
    buffer_release(&buffer);
}
END_TEST

START_TEST(a_size_that_overflows_fails_until_cleared)
{
    struct nutgraf_buffer buffer;

    buffer_init(&buffer);
    ck_assert_ptr_null(buffer_reserve(&buffer, SIZE_MAX / 2));
    ck_assert_int_eq(nutgraf_buffer_append(&buffer, "x", 1), NUTGRAF_NO_MEMORY);
    ck_assert_uint_eq(buffer.length, 0);
    nutgraf_buffer_clear(&buffer);
    ck_assert_int_eq(nutgraf_buffer_append(&buffer, "x", 1), NUTGRAF_OK);
    buffer_release(&buffer);
}
END_TEST

START_TEST(every_length_of_number_is_written)
{
    struct nutgraf_buffer buffer;
    char expected[32];
    uint64_t power = 1;

    buffer_init(&buffer);
    for (int digits = 1; digits <= 20; digits++, power *= 10)
        for (uint64_t number = power - 1; number - power + 1 < 3; number++) {
            nutgraf_buffer_clear(&buffer);
            buffer_number(&buffer, number);
            snprintf(expected, sizeof expected, "%" PRIu64, number);
            ck_assert_str_eq(nutgraf_buffer_bytes(&buffer), expected);
        }
    buffer_release(&buffer);
}
END_TEST

static void check_decimal(double number, int decimals, const char *expected)
{
    struct nutgraf_buffer buffer;

    buffer_init(&buffer);
    buffer_decimal(&buffer, number, decimals);
    ck_assert_str_eq(nutgraf_buffer_bytes(&buffer), expected);
    buffer_release(&buffer);
}

START_TEST(a_decimal_has_a_point_and_the_digits_asked_for)
{
    check_decimal(0.0625, 3, "0.063");
    check_decimal(-2.5, 0, "-3");
    check_decimal(-0.001, 2, "0.00");
    check_decimal(41, 1, "41.0");
    check_decimal(7.012345, 5, "7.01235");
    check_decimal(0.000000001, 9, "0.000000001");
    check_decimal(999999999.96, 1, "1000000000.0");
    check_decimal(1e9, 1, "");
    check_decimal(NAN, 1, "");
}
END_TEST

Suite *buffer_suite(void)
{
    Suite *suite = suite_create("buffer");
    TCase *tests = tcase_create("buffer");

    tcase_add_test(tests, an_empty_buffer_reads_as_an_empty_string);
    tcase_add_test(tests, what_is_appended_stands_in_order);
    tcase_add_test(tests, growing_loses_no_byte);
    tcase_add_test(tests, every_length_of_number_is_written);
    tcase_add_test(tests, a_decimal_has_a_point_and_the_digits_asked_for);
    tcase_add_test(tests, a_size_that_overflows_fails_until_cleared);
    suite_add_tcase(suite, tests);
    return suite;
}
