#include <check.h>
#include <string.h>

#include "language/wordbreak.h"
#include "support.h"

/* Checks the segments of `text`, given with '|' between them. */
static void segments(const char *text, const char *wanted)
{
    struct span span = span_from(text);
    char found[256];
    size_t length = 0;
    uint32_t kinds;

    for (size_t at = 0, end; at < span.length; at = end) {
        end = wordbreak_end(span, at, &kinds);
        if (at > 0)
            found[length++] = '|';
        memcpy(found + length, text + at, end - at);
        length += end - at;
    }
    found[length] = '\0';
    ck_assert_str_eq(found, wanted);
}

START_TEST(apostrophes_points_and_low_lines_join)
{
    segments("the ship's 3.5 tons", "the| |ship's| |3.5| |tons");
    segments("l\xE2\x80\x99"
             "eau",
             "l\xE2\x80\x99"
             "eau");
    segments("old_map 1,250", "old_map| |1,250");
    segments("end. Next", "end|.| |Next");
}
END_TEST

START_TEST(hyphens_and_spaces_part)
{
    segments("well-known  port", "well|-|known|  |port");
}
END_TEST

START_TEST(letters_and_digits_are_one_word)
{
    segments("U2 B52s", "U2| |B52s");
}
END_TEST

START_TEST(accents_stay_with_their_letter)
{
    segments("cafe\xCC\x81 bar", "cafe\xCC\x81| |bar");
    segments("\xD0\xB8\xCC\x86\xD0\xBE\xD0\xB4", "\xD0\xB8\xCC\x86\xD0\xBE\xD0\xB4");
}
END_TEST

START_TEST(flags_are_pairs)
{
    segments("\xF0\x9F\x87\xA9\xF0\x9F\x87\xAA\xF0\x9F\x87\xAB",
             "\xF0\x9F\x87\xA9\xF0\x9F\x87\xAA|\xF0\x9F\x87\xAB");
}
END_TEST

START_TEST(hebrew_keeps_its_quotation_marks_inside)
{
    segments("\xD7\x90\"\xD7\x91 \xD7\x90'", "\xD7\x90\"\xD7\x91| |\xD7\x90'");
}
END_TEST

START_TEST(a_carriage_return_and_line_feed_are_one)
{
    segments("a\r\nb", "a|\r\n|b");
    segments("a\n\nb", "a|\n|\n|b");
}
END_TEST

START_TEST(each_han_character_is_alone)
{
    segments("\xE6\xBD\xAE\xE6\xB0\xB4", "\xE6\xBD\xAE|\xE6\xB0\xB4");
    ck_assert_uint_eq(wordbreak_of(0x6F6E), WORDBREAK_PAIR);
    ck_assert_uint_eq(wordbreak_of(0x20000), WORDBREAK_PAIR);
    ck_assert_uint_eq(wordbreak_of(0xE0041), WORDBREAK_EXTEND);
    ck_assert_uint_eq(wordbreak_of(0x10FFFF), WORDBREAK_OTHER);
}
END_TEST

START_TEST(any_bytes_are_tiled_by_segments)
{
    uint32_t state = 77, kinds;
    char bytes[300];

    for (int round = 0; round < 500; round++) {
        size_t length = random_next(&state) % sizeof bytes + 1;

        for (size_t i = 0; i < length; i++)
            bytes[i] = (char)(random_next(&state) >> 9);
        for (size_t at = 0, end; at < length; at = end) {
            end = wordbreak_end(span_of(bytes, length), at, &kinds);
            ck_assert_uint_gt(end, at);
            ck_assert_uint_le(end, length);
            ck_assert_uint_ne(kinds, 0);
        }
    }
}
END_TEST

Suite *wordbreak_suite(void);
Suite *wordbreak_suite(void)
{
    Suite *suite = suite_create("wordbreak");
    TCase *cases = tcase_create("wordbreak");

    tcase_add_test(cases, apostrophes_points_and_low_lines_join);
    tcase_add_test(cases, hyphens_and_spaces_part);
    tcase_add_test(cases, letters_and_digits_are_one_word);
    tcase_add_test(cases, accents_stay_with_their_letter);
    tcase_add_test(cases, flags_are_pairs);
    tcase_add_test(cases, hebrew_keeps_its_quotation_marks_inside);
    tcase_add_test(cases, a_carriage_return_and_line_feed_are_one);
    tcase_add_test(cases, each_han_character_is_alone);
    tcase_add_test(cases, any_bytes_are_tiled_by_segments);
    suite_add_tcase(suite, cases);
    return suite;
}
