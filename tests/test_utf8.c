#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "language/utf8.h"
#include "support.h"

static struct nutgraf_buffer buffer;

static void setup(void)
{
    buffer_init(&buffer);
}

static void teardown(void)
{
    buffer_release(&buffer);
}

START_TEST(every_code_point_comes_back)
{
    for (uint32_t c = 0; c < 0x110000; c++) {
        uint32_t decoded;
        char bytes[4];
        uint32_t length;

        if (c >= 0xD800 && c < 0xE000)
            continue; /* surrogates are no characters */
        length = utf8_encode(c, bytes);
        if (utf8_decode(span_of(bytes, length), &decoded) != length || decoded != c)
            ck_abort_msg("U+%04X", (unsigned)c);
        if (utf8_invalid(span_of(bytes, length)) != 0)
            ck_abort_msg("U+%04X is said to be invalid", (unsigned)c);
    }
}
END_TEST

struct broken {
    const char *bytes;
    uint32_t length; /* of the first maximal subpart */
    size_t invalid;  /* bytes in all */
};

/* Unicode 15, section 3.9, and every kind of damage. */
static const struct broken BROKEN[] = {
    {"\x80", 1, 1},
    {"\xC0\xAF", 1, 2},             /* overlong */
    {"\xC1\xBF", 1, 2},             /* overlong */
    {"\xC3", 1, 1},                 /* cut */
    {"\xC3(", 1, 1},                /* cut by ASCII */
    {"\xE0\x9F\x80", 1, 3},         /* overlong */
    {"\xED\xA0\x80", 1, 3},         /* surrogate */
    {"\xE2\x82", 2, 2},             /* cut */
    {"\xE2\x82(", 2, 2},            /* cut by ASCII */
    {"\xEF\xBF", 2, 2},             /* cut U+FFFD */
    {"\xF0\x80\x80\x80", 1, 4},     /* overlong */
    {"\xF0\x9F\x98", 3, 3},         /* cut */
    {"\xF1\x80\xC3\xA9", 2, 2},     /* cut by another character */
    {"\xF4\x90\x80\x80", 1, 4},     /* past U+10FFFF */
    {"\xF8\x88\x80\x80\x80", 1, 5}, /* five bytes were never allowed */
    {"\xFF", 1, 1}};

START_TEST(damage_is_replaced_by_its_longest_part)
{
    const struct broken *broken = &BROKEN[_i];
    struct span text = span_from(broken->bytes);
    uint32_t c;

    ck_assert_uint_eq(utf8_decode(text, &c), broken->length);
    ck_assert_uint_eq(c, 0xFFFD);
    ck_assert_uint_eq(utf8_invalid(text), broken->invalid);
}
END_TEST

START_TEST(damage_is_counted_wherever_it_stands)
{
    char text[64];

    for (size_t at = 0; at < sizeof text; at++) {
        memset(text, 'x', sizeof text);
        text[at] = '\xA0';
        ck_assert_uint_eq(utf8_invalid(span_of(text, sizeof text)), 1);
        if (at + 1 < sizeof text) {
            memcpy(text + at, "\xC3\xA9", 2);
            ck_assert_uint_eq(utf8_invalid(span_of(text, sizeof text)), 0);
        }
    }
    ck_assert_uint_eq(utf8_invalid(span_from("\xEF\xBF\xBD")), 0);
}
END_TEST

static const char *folded(struct span text)
{
    nutgraf_buffer_clear(&buffer);
    utf8_fold_space(&buffer, text);
    return nutgraf_buffer_bytes(&buffer);
}

START_TEST(white_space_becomes_one_space_and_none_at_the_ends)
{
    ck_assert_str_eq(folded(span_from(" \t a \r\n\n b\xC2\xA0\xE3\x80\x80 ")), "a b");
    ck_assert_str_eq(folded(span_from("\xEF\xBB\xBF"
                                      "a")),
                     "a");
    ck_assert_str_eq(folded(span_from("")), "");
    ck_assert_str_eq(folded(span_from(" \n ")), "");
}
END_TEST

/* As the header says it, code point by code point. */
static void fold_slowly(struct nutgraf_buffer *out, struct span text)
{
    bool gap = false;
    uint32_t code_point;

    for (size_t at = 0; at < text.length;) {
        at += utf8_decode(span_of(text.bytes + at, text.length - at), &code_point);
        if (!utf8_is_space(code_point)) {
            if (gap && out->length > 0)
                buffer_byte(out, ' ');
            utf8_append(out, code_point);
        }
        gap = utf8_is_space(code_point);
    }
}

/* Stretches of ASCII are folded sixteen bytes at a time. */
START_TEST(the_fast_way_folds_as_the_slow_one)
{
    static const char *const PIECES[] = {"a",    "B7",       "words",    "sixteen letters.",
                                         " ",    " ",        "\t",       "~",
                                         "\x7f", "\xC3\xA9", "\xC2\xA0", "\xE2"};
    struct nutgraf_buffer text, slow;
    uint32_t state = 7;

    buffer_init(&text);
    buffer_init(&slow);
    for (int round = 0; round < 3000; round++) {
        nutgraf_buffer_clear(&text);
        nutgraf_buffer_clear(&slow);
        for (uint32_t pieces = random_next(&state) % 40; pieces > 0; pieces--)
            buffer_text(&text, PIECES[random_next(&state) % (sizeof PIECES / sizeof *PIECES)]);
        fold_slowly(&slow, span_of(nutgraf_buffer_bytes(&text), text.length));
        ck_assert_str_eq(folded(span_of(nutgraf_buffer_bytes(&text), text.length)),
                         nutgraf_buffer_bytes(&slow));
    }
    buffer_release(&text);
    buffer_release(&slow);
}
END_TEST

START_TEST(no_control_character_is_left)
{
    char text[32];

    for (size_t i = 0; i < sizeof text; i++)
        text[i] = (char)i;
    ck_assert_str_eq(folded(span_of(text, sizeof text)), "");
    ck_assert_str_eq(folded(span_of("a\0b\x7F"
                                    "c\xC2\x85"
                                    "d",
                                    8)),
                     "a b c d");
}
END_TEST

START_TEST(what_is_not_utf8_is_shown_as_a_replacement)
{
    ck_assert_str_eq(folded(span_from("a\xFF"
                                      "b")),
                     "a\xEF\xBF\xBD"
                     "b");
}
END_TEST

START_TEST(characters_are_what_a_reader_counts)
{
    ck_assert_uint_eq(utf8_characters(span_from("")), 0);
    ck_assert_uint_eq(utf8_characters(span_from("  two\n\nwords ")), 9);
    ck_assert_uint_eq(utf8_characters(span_from("e\xCC\x81t\xC3\xA9")), 3);
    /* a family of three is one, a flag is one */
    ck_assert_uint_eq(utf8_characters(span_from("\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA9"
                                                "\xE2\x80\x8D\xF0\x9F\x91\xA7")),
                      1);
    ck_assert_uint_eq(utf8_characters(span_from("\xF0\x9F\x87\xAB\xF0\x9F\x87\xB7!")), 2);
}
END_TEST

Suite *utf8_suite(void);
Suite *utf8_suite(void)
{
    Suite *suite = suite_create("utf8");
    TCase *characters = tcase_create("characters");

    tcase_add_checked_fixture(characters, setup, teardown);
    tcase_add_test(characters, every_code_point_comes_back);
    tcase_add_loop_test(characters, damage_is_replaced_by_its_longest_part, 0,
                        (int)(sizeof BROKEN / sizeof *BROKEN));
    tcase_add_test(characters, damage_is_counted_wherever_it_stands);
    tcase_add_test(characters, white_space_becomes_one_space_and_none_at_the_ends);
    tcase_add_test(characters, the_fast_way_folds_as_the_slow_one);
    tcase_add_test(characters, no_control_character_is_left);
    tcase_add_test(characters, what_is_not_utf8_is_shown_as_a_replacement);
    tcase_add_test(characters, characters_are_what_a_reader_counts);
    suite_add_tcase(suite, characters);
    return suite;
}
