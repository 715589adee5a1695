#include <check.h>
#include <stdio.h>

#include "base/hash.h"
#include "base/intern.h"

Suite *intern_suite(void);

START_TEST(ids_count_up_and_come_back)
{
    struct intern intern;
    char word[16];

    intern_init(&intern);
    for (uint32_t i = 0; i < 20000; i++) {
        snprintf(word, sizeof word, "word%u", (unsigned)i);
        ck_assert_uint_eq(intern_add(&intern, span_from(word)), i);
    }
    for (uint32_t i = 0; i < 20000; i++) {
        snprintf(word, sizeof word, "word%u", (unsigned)i);
        ck_assert_uint_eq(intern_add(&intern, span_from(word)), i);
        ck_assert_uint_eq(intern_find(&intern, span_from(word)), i);
        ck_assert(span_equal(intern_string(&intern, i), span_from(word)));
    }
    ck_assert_uint_eq(intern.count, 20000);
    intern_release(&intern);
}
END_TEST

START_TEST(what_was_not_added_is_not_found)
{
    struct intern intern;

    intern_init(&intern);
    ck_assert_uint_eq(intern_find(&intern, span_from("lead")), INTERN_FAILED);
    intern_add(&intern, span_from("lead"));
    ck_assert_uint_eq(intern_find(&intern, span_from("leads")), INTERN_FAILED);
    ck_assert_uint_eq(intern_find(&intern, span_of("lead\0", 5)), INTERN_FAILED);
    intern_release(&intern);
}
END_TEST

START_TEST(the_empty_string_and_one_with_a_nul_are_strings)
{
    struct intern intern;

    intern_init(&intern);
    ck_assert_uint_eq(intern_add(&intern, span_of("", 0)), 0);
    ck_assert_uint_eq(intern_add(&intern, span_of("a\0b", 3)), 1);
    ck_assert_uint_eq(intern_add(&intern, span_of("a", 1)), 2);
    ck_assert_uint_eq(intern_find(&intern, span_of("a\0b", 3)), 1);
    intern_release(&intern);
}
END_TEST

START_TEST(clearing_forgets_and_counts_from_zero)
{
    struct intern intern;

    intern_init(&intern);
    intern_add(&intern, span_from("old"));
    intern_clear(&intern);
    ck_assert_uint_eq(intern_find(&intern, span_from("old")), INTERN_FAILED);
    ck_assert_uint_eq(intern_add(&intern, span_from("new")), 0);
    intern_release(&intern);
}
END_TEST

START_TEST(a_hash_sees_every_byte_and_the_length)
{
    char text[40] = {0};
    uint64_t plain = hash_bytes(text, sizeof text);

    for (size_t i = 0; i < sizeof text; i++) {
        text[i] = 1;
        ck_assert_uint_ne(hash_bytes(text, sizeof text), plain);
        text[i] = 0;
    }
    for (size_t length = 0; length < sizeof text; length++)
        ck_assert_uint_ne(hash_bytes(text, length), plain);
}
END_TEST

START_TEST(what_lies_behind_the_bytes_is_not_hashed)
{
    char text[40], padded[48];

    for (size_t length = 0; length <= sizeof text; length++) {
        memset(padded, (int)length + 1, sizeof padded);
        for (size_t i = 0; i < length; i++)
            padded[i] = text[i] = (char)(7 * i + length);
        ck_assert_uint_eq(hash_padded(padded, length), hash_bytes(text, length));
    }
}
END_TEST

Suite *intern_suite(void)
{
    Suite *suite = suite_create("intern");
    TCase *tests = tcase_create("intern");

    tcase_add_test(tests, ids_count_up_and_come_back);
    tcase_add_test(tests, what_was_not_added_is_not_found);
    tcase_add_test(tests, the_empty_string_and_one_with_a_nul_are_strings);
    tcase_add_test(tests, clearing_forgets_and_counts_from_zero);
    tcase_add_test(tests, a_hash_sees_every_byte_and_the_length);
    tcase_add_test(tests, what_lies_behind_the_bytes_is_not_hashed);
    suite_add_tcase(suite, tests);
    return suite;
}
