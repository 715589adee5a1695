#include <check.h>
#include <string.h>

#include "headline/limit.h"
#include "headline/line.h"
#include "support.h"

Suite *line_suite(void);

static struct reading reading;

static struct line *line_of(const char *language, const char *text)
{
    struct line *line;

    reading_open_lines(&reading, language, text);
    line = line_read(&reading.article.document, 0);
    ck_assert_ptr_nonnull(line);
    return line;
}

/* Checks the pieces of a line, printed with a bar between them. */
static void check_pieces(const char *language, const char *text, const char *expected)
{
    struct line *line = line_of(language, text);
    char pieces[512] = "";

    for (uint32_t i = 0; i < line->count; i++) {
        struct span piece = line_text(line, i);

        strcat(pieces, i > 0 ? "|" : "");
        strncat(pieces, piece.bytes, piece.length);
    }
    ck_assert_str_eq(pieces, expected);
    reading_close(&reading);
}

START_TEST(words_keep_what_belongs_to_them)
{
    check_pieces("en", "U.S. firm AT&T paid $2.3m, or 4.5%.",
                 "U.S.|firm|AT&T|paid|$2.3m|,|or|4.5%|.");
    check_pieces("en", "Mr. Hale met J. K. Moss at 9:30 a.m. today",
                 "Mr.|Hale|met|J.|K.|Moss|at|9:30|a.m.|today");
    check_pieces("en", "a well-known half-built pier", "a|well-known|half-built|pier");
}
END_TEST

START_TEST(clitics_and_elisions_are_pieces)
{
    check_pieces("en", "The town's mayor didn't say she’d go",
                 "The|town|'s|mayor|did|n't|say|she|’d|go");
    check_pieces("fr", "L'homme qu'il a vu aujourd'hui", "L'|homme|qu'|il|a|vu|aujourd'hui");
}
END_TEST

START_TEST(scripts_without_spaces_are_cut_by_character)
{
    check_pieces("ja", "港の市場。", "港|の|市|場|。");
}
END_TEST

START_TEST(bytes_that_are_not_utf8_are_passed_over)
{
    check_pieces("en", "a \xff\xfe ship", "a|ship");
}
END_TEST

START_TEST(quotation_marks_are_paired)
{
    struct line *line = line_of("en", "A \"lost\" boat and a \"found one");

    ck_assert_int_eq(line->pieces[1].quote, QUOTE_OPEN);
    ck_assert_int_eq(line->pieces[3].quote, QUOTE_CLOSE);
    ck_assert_int_eq(line->pieces[7].quote, QUOTE_LONE);
    reading_close(&reading);
}
END_TEST

START_TEST(a_long_line_is_clipped)
{
    static char text[4 * LINE_MOST * 4];
    struct line *line;

    for (size_t i = 0; i + 4 < sizeof text - 1; i += 4)
        memcpy(text + i, "tin ", 4);
    line = line_of("en", text);
    ck_assert_uint_eq(line->count, LINE_MOST);
    ck_assert(line->clipped);
    reading_close(&reading);
}
END_TEST

START_TEST(tidying_drops_marks_without_a_purpose)
{
    struct line *line = line_of("en", "Ships, \"big\" ones, sank");
    struct mask keep = mask_range(0, line->count);
    struct nutgraf_buffer text;

    mask_remove(&keep, 3); /* big */
    mask_remove(&keep, 5); /* ones */
    line_tidy(line, &keep);
    buffer_init(&text);
    line_print(line, keep, &text);
    ck_assert_str_eq(nutgraf_buffer_bytes(&text), "Ships, sank");
    buffer_release(&text);
    reading_close(&reading);
}
END_TEST

START_TEST(a_limit_counts_what_is_printed)
{
    struct line *line = line_of("en", "The caf\xc3\xa9's owner left");
    struct mask all = mask_range(0, line->count);

    ck_assert_uint_eq(limit_measure(line, NUTGRAF_BYTES, all),
                      strlen("The caf\xc3\xa9's owner left"));
    ck_assert_uint_eq(limit_measure(line, NUTGRAF_CHARACTERS, all), 21);
    ck_assert_uint_eq(limit_measure(line, NUTGRAF_WORDS, all), 4);
    reading_close(&reading);
}
END_TEST

START_TEST(a_mask_is_a_set_on_both_sides_of_its_middle)
{
    struct mask mask = mask_range(60, 70);

    ck_assert_uint_eq(mask_count(mask), 10);
    ck_assert_uint_eq(mask_next(&mask, 0), 60);
    ck_assert_uint_eq(mask_next(&mask, 65), 65);
    ck_assert_uint_eq(mask_next(&mask, 70), 128);
    ck_assert_uint_eq(mask_end(mask), 70);
    mask_remove(&mask, 69);
    ck_assert_uint_eq(mask_end(mask), 69);
    ck_assert_uint_eq(mask_end((struct mask){{0, 0}}), 0);
}
END_TEST

Suite *line_suite(void);
Suite *line_suite(void)
{
    Suite *suite = suite_create("line");
    TCase *cases = tcase_create("line");

    tcase_add_test(cases, words_keep_what_belongs_to_them);
    tcase_add_test(cases, clitics_and_elisions_are_pieces);
    tcase_add_test(cases, scripts_without_spaces_are_cut_by_character);
    tcase_add_test(cases, bytes_that_are_not_utf8_are_passed_over);
    tcase_add_test(cases, quotation_marks_are_paired);
    tcase_add_test(cases, a_long_line_is_clipped);
    tcase_add_test(cases, tidying_drops_marks_without_a_purpose);
    tcase_add_test(cases, a_limit_counts_what_is_printed);
    tcase_add_test(cases, a_mask_is_a_set_on_both_sides_of_its_middle);
    suite_add_tcase(suite, cases);
    return suite;
}
