#include <check.h>

#include "input/encoding.h"
#include "input/sniff.h"

static struct arena arena;

static void setup(void)
{
    arena_init(&arena);
}

static void teardown(void)
{
    arena_release(&arena);
}

/* Checks what `bytes` is read as; `repaired` bytes are not. */
static void reads(struct span bytes, const char *declared, const char *wanted, uint32_t repaired)
{
    struct decoded decoded;
    nutgraf_status status = encoding_decode(&arena, bytes, span_from(declared), &decoded, NULL);

    ck_assert_int_eq(status, NUTGRAF_OK);
    ck_assert_uint_eq(decoded.repaired, repaired);
    ck_assert_uint_eq(decoded.text.length, strlen(wanted));
    ck_assert_int_eq(memcmp(decoded.text.bytes, wanted, decoded.text.length), 0);
}

START_TEST(utf8_stays_where_it_is)
{
    struct span text = span_from("Ein schöner Tag");
    struct decoded decoded;

    ck_assert_int_eq(encoding_decode(&arena, text, span_from("iso-8859-1"), &decoded, NULL),
                     NUTGRAF_OK);
    ck_assert_ptr_eq(decoded.text.bytes, text.bytes); /* whatever it is said to be */
}
END_TEST

START_TEST(utf16_is_told_by_its_mark_or_its_zeros)
{
    reads(span_of("\xFF\xFEH\0i\0", 6), "", "\xEF\xBB\xBFHi", 0);
    reads(span_of("\xFE\xFF\0H\0i", 6), "", "\xEF\xBB\xBFHi", 0);
    reads(span_of("H\0e\0y\0 \0\xE4\0.\0", 12), "", "Hey ä.", 0);
    reads(span_of("\0H\0e\0y\0 \0\xE4\0.", 12), "", "Hey ä.", 0);
    reads(span_of("\xFF\xFE\x3D\xD8\x00\xDE\x3D\xD8", 8), "", "\xEF\xBB\xBF😀\xEF\xBF\xBD", 1);
}
END_TEST

START_TEST(what_is_declared_is_believed_where_it_can_be)
{
    reads(span_from("\xEF\xF0\xE8\xE2\xE5\xF2"), "windows-1251", "привет", 0);
    reads(span_from("\xF0\xD2\xC9\xD7\xC5\xD4"), "KOI8-R", "Привет", 0);
    reads(span_from("caf\xE9 \x93so\x94"), "ISO-8859-1", "café “so”", 0);
    reads(span_from("caf\xE9 bar"), "no-such-encoding", "café bar", 0);
}
END_TEST

START_TEST(words_of_windows_1252_are_no_broken_utf8)
{
    reads(span_from("Ein sch\xF6ner Tag \x96 f\xFCr alle"), "", "Ein schöner Tag – für alle", 0);
    reads(span_from("Ein schöner\xFF Tag"), "", "Ein schöner\xFF Tag", 1);
}
END_TEST

START_TEST(what_is_no_text_is_refused_by_name)
{
    static const char *const FILES[][2] = {{"\x1f\x8b\b", "gzip"},
                                           {"PK\3\4...", "zip"},
                                           {"%PDF-1.4", "PDF"},
                                           {"\x89PNG\r\n", "PNG"},
                                           {"SQLite format 3\0", "database"},
                                           {"BZh91AY&SY", "bzip2"}};
    struct decoded decoded;
    nutgraf_error error;

    for (size_t i = 0; i < sizeof FILES / sizeof *FILES; i++) {
        ck_assert_int_eq(
            encoding_decode(&arena, span_from(FILES[i][0]), span_from(""), &decoded, &error),
            NUTGRAF_BAD_INPUT);
        ck_assert_ptr_nonnull(strstr(error.message, FILES[i][1]));
    }
    reads(span_from("BZhou went home."), "", "BZhou went home.", 0);
}
END_TEST

START_TEST(data_that_names_itself_nothing_is_refused_and_stray_bytes_are_not)
{
    char data[256], text[256];
    struct decoded decoded;
    nutgraf_error error;

    for (size_t i = 0; i < sizeof data; i++) {
        data[i] = (char)(i * 167 + 91); /* every byte once, in no order */
        text[i] = i % 32 == 5 ? '\0' : i % 64 == 9 ? '\xff' : i % 8 == 7 ? ' ' : 'a';
    }
    ck_assert_int_eq(
        encoding_decode(&arena, span_of(data, sizeof data), span_from(""), &decoded, &error),
        NUTGRAF_BAD_INPUT);
    ck_assert_ptr_nonnull(strstr(error.message, "binary"));
    ck_assert_int_eq(
        encoding_decode(&arena, span_of(text, sizeof text), span_from(""), &decoded, &error),
        NUTGRAF_OK);
}
END_TEST

START_TEST(a_page_names_its_encoding_in_several_ways)
{
    static const char *const PAGES[] = {
        "<meta charset=koi8-r>",
        "<html><head><META CHARSET='koi8-r' />",
        "<meta http-equiv=Content-Type content=\"text/html; charset=koi8-r\">",
        "<?xml version=\"1.0\" encoding=\"koi8-r\"?><html>",
    };

    for (size_t i = 0; i < sizeof PAGES / sizeof *PAGES; i++)
        ck_assert(span_equal(encoding_declared(span_from(PAGES[i])), span_from("koi8-r")));
    ck_assert_uint_eq(encoding_declared(span_from("<p>charset=koi8-r")).length, 0);
}
END_TEST

START_TEST(content_is_stronger_than_the_name)
{
    struct span page = span_from("\n<!-- x --><!DOCTYPE html><p>Hello"), note = span_from("Hello.");

    ck_assert_int_eq(sniff(page, "notes.txt"), NUTGRAF_INPUT_HTML);
    ck_assert_int_eq(sniff(page, NULL), NUTGRAF_INPUT_HTML);
    ck_assert_int_eq(sniff(note, "page.HTML"), NUTGRAF_INPUT_HTML);
    ck_assert_int_eq(sniff(note, "note.md"), NUTGRAF_INPUT_MARKDOWN);
    ck_assert_int_eq(sniff(note, "note"), NUTGRAF_INPUT_TEXT);
    ck_assert_int_eq(sniff(span_from(""), NULL), NUTGRAF_INPUT_TEXT);
}
END_TEST

START_TEST(pieces_of_pages_and_notes_are_known_without_a_name)
{
    ck_assert_int_eq(sniff(span_from("<p>One.</p><p>Two.</p>"), NULL), NUTGRAF_INPUT_HTML);
    ck_assert_int_eq(sniff(span_from("# Plan\n\nSee [the map](http://example.org/).\n"), NULL),
                     NUTGRAF_INPUT_MARKDOWN);
    ck_assert_int_eq(sniff(span_from("<3 is what she wrote, and x < y."), NULL),
                     NUTGRAF_INPUT_TEXT);
    ck_assert_int_eq(sniff(span_from("# 1 in the charts again\n\nThe song stayed."), NULL),
                     NUTGRAF_INPUT_TEXT);
    ck_assert_int_eq(sniff(span_of("<\0h\0t\0m\0l\0>\0", 12), NULL), NUTGRAF_INPUT_HTML);
}
END_TEST

Suite *encoding_suite(void);
Suite *encoding_suite(void)
{
    Suite *suite = suite_create("encoding");
    TCase *tests = tcase_create("encoding");

    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, utf8_stays_where_it_is);
    tcase_add_test(tests, utf16_is_told_by_its_mark_or_its_zeros);
    tcase_add_test(tests, what_is_declared_is_believed_where_it_can_be);
    tcase_add_test(tests, words_of_windows_1252_are_no_broken_utf8);
    tcase_add_test(tests, what_is_no_text_is_refused_by_name);
    tcase_add_test(tests, data_that_names_itself_nothing_is_refused_and_stray_bytes_are_not);
    tcase_add_test(tests, a_page_names_its_encoding_in_several_ways);
    tcase_add_test(tests, content_is_stronger_than_the_name);
    tcase_add_test(tests, pieces_of_pages_and_notes_are_known_without_a_name);
    suite_add_tcase(suite, tests);
    return suite;
}
