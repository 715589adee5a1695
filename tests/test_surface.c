#include <check.h>
#include <string.h>

#include "language/surface.h"

static bool same(struct span a, struct span b)
{
    struct surface one = surface_of(a), other = surface_of(b);

    return one.low == other.low && one.high == other.high;
}

START_TEST(words_that_differ_in_a_byte_or_in_length_are_told_apart)
{
    char word[40], other[40];

    memset(word, 'r', sizeof word);
    memcpy(other, word, sizeof word);
    for (size_t length = 1; length <= sizeof word; length++) {
        ck_assert(same(span_of(word, length), span_of(other, length)));
        ck_assert(!same(span_of(word, length), span_of(word, length - 1)));
        for (size_t i = 0; i < length; i++) {
            other[i] = 'R';
            ck_assert(!same(span_of(word, length), span_of(other, length)));
            other[i] = 'r';
        }
    }
}
END_TEST

START_TEST(zeros_behind_a_word_are_of_another)
{
    ck_assert(!same(span_of("oar", 3), span_of("oar\0", 4)));
    ck_assert(!same(span_of("\0", 1), span_of("\0\0", 2)));
    ck_assert_uint_ne(surface_of(span_of("\0", 1)).low, 0);
    ck_assert_uint_ne(surface_of(span_of("", 0)).low, 0);
}
END_TEST

/* The tokenizer takes every byte of 0x40 to 0x7F for a letter, and must not find
 * what it took. */
START_TEST(a_mark_among_the_letters_is_never_in_a_surface)
{
    for (int c = 0x40; c < 0x80; c++) {
        char word[8] = {'b', (char)c, 'd'};
        struct surface surface = surface_of(span_of(word, 3));
        bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');

        ck_assert_int_eq(surface_is_odd(hash_load((const unsigned char *)word, 8)), !letter);
        ck_assert_int_eq(surface.low == hash_load((const unsigned char *)word, 8), letter);
    }
}
END_TEST

Suite *surface_suite(void);
Suite *surface_suite(void)
{
    Suite *suite = suite_create("surface");
    TCase *tests = tcase_create("surface");

    tcase_add_test(tests, words_that_differ_in_a_byte_or_in_length_are_told_apart);
    tcase_add_test(tests, zeros_behind_a_word_are_of_another);
    tcase_add_test(tests, a_mark_among_the_letters_is_never_in_a_surface);
    suite_add_tcase(suite, tests);
    return suite;
}
