#include <check.h>

#include "output/html.h"
#include "output/markdown.h"
#include "output/text.h"
#include "result/report.h"

Suite *report_suite(void);

static struct arena arena;
static struct report report;
static struct nutgraf_buffer out;

static void setup(void)
{
    arena_init(&arena);
    buffer_init(&out);
    report_init(&report, &arena, span_from("Tidings"));
}

static void teardown(void)
{
    buffer_release(&out);
    arena_release(&arena);
}

static const char *as_text(uint32_t width, bool color)
{
    nutgraf_buffer_clear(&out);
    ck_assert_int_eq(text_write(&out, &report, (struct text_style){width, color}), NUTGRAF_OK);
    return nutgraf_buffer_bytes(&out);
}

static const char *as_markdown(void)
{
    nutgraf_buffer_clear(&out);
    ck_assert_int_eq(markdown_write(&out, &report), NUTGRAF_OK);
    return nutgraf_buffer_bytes(&out);
}

static const char *as_html(void)
{
    nutgraf_buffer_clear(&out);
    ck_assert_int_eq(html_write_body(&out, &report), NUTGRAF_OK);
    return nutgraf_buffer_bytes(&out);
}

static struct report_node *paragraph(const char *text)
{
    return report_add(&report, report.root, REPORT_PARAGRAPH, span_from(text));
}

/* ---- text ---- */

START_TEST(lines_are_broken_between_words_at_the_width)
{
    paragraph("The ferry\n left  the quay late");
    ck_assert_str_eq(as_text(10, false), "The ferry\nleft the\nquay late\n");
    ck_assert_str_eq(as_text(0, false), "The ferry left the quay late\n");
}
END_TEST

START_TEST(a_word_longer_than_the_line_stays_whole)
{
    paragraph("a Donaudampfschifffahrt b");
    ck_assert_str_eq(as_text(8, false), "a\nDonaudampfschifffahrt\nb\n");
}
END_TEST

START_TEST(blocks_stand_apart_and_headings_are_underlined)
{
    report_heading(&report, report.root, 1, span_from("Été"));
    paragraph("Il pleut.");
    ck_assert_str_eq(as_text(0, false), "Été\n===\n\nIl pleut.\n");
}
END_TEST

START_TEST(sentences_are_joined_by_one_space)
{
    struct report_node *node = paragraph("");

    report_sentence(&report, node, span_from("One."), REPORT_PLAIN, -1);
    report_sentence(&report, node, span_from("Two."), REPORT_PLAIN, -1);
    ck_assert_str_eq(as_text(0, false), "One. Two.\n");
    ck_assert_str_eq(as_markdown(), "One. Two.\n");
    ck_assert_str_eq(as_html(), "<p dir=\"auto\" style=\"margin:0 0 12px\">One. Two.</p>\n");
}
END_TEST

START_TEST(the_mark_of_an_item_is_its_bullet)
{
    struct report_node *list = report_add(&report, report.root, REPORT_LIST, NO_TEXT);
    struct report_node *item = report_add(&report, list, REPORT_ITEM, span_from("came"));

    item->mark = REPORT_ADDED;
    item = report_add(&report, list, REPORT_ITEM, span_from("stayed"));
    list = report_add(&report, item, REPORT_LIST, NO_TEXT);
    report_add(&report, list, REPORT_ITEM, span_from("inner"));
    ck_assert_str_eq(as_text(0, false), "+ came\n- stayed\n  - inner\n");
    ck_assert_str_eq(as_markdown(), "- added: came\n- stayed\n  - inner\n");
}
END_TEST

START_TEST(changed_words_are_bracketed_or_coloured)
{
    struct report_node *node = paragraph("from ");

    report_add(&report, node, REPORT_TEXT, span_from("six"))->mark = REPORT_DROPPED;
    report_add(&report, node, REPORT_TEXT, span_from(" to "));
    report_add(&report, node, REPORT_TEXT, span_from("seven"))->mark = REPORT_ADDED;
    ck_assert_str_eq(as_text(0, false), "from [-six-] to [+seven+]\n");
    ck_assert_str_eq(as_text(14, true), "from \033[31msix\033[0m to\n\033[32mseven\033[0m\n");
    ck_assert_str_eq(as_markdown(), "from ~~six~~ to **seven**\n");
    ck_assert_ptr_nonnull(strstr(as_html(), ">six</del> to <ins"));
}
END_TEST

static void make_table(void)
{
    static const char *const CELLS[3][2] = {{"name", "n"}, {"Æro|skøbing", "7"}, {"Ry", "12"}};
    struct report_node *table = report_add(&report, report.root, REPORT_TABLE, NO_TEXT);

    for (int i = 0; i < 3; i++) {
        struct report_node *row = report_add(&report, table, REPORT_ROW, NO_TEXT);

        row->level = i == 0;
        report_add(&report, row, REPORT_CELL, span_from(CELLS[i][0]));
        report_add(&report, row, REPORT_CELL, span_from(CELLS[i][1]))->level = 1;
    }
}

START_TEST(columns_of_a_table_line_up)
{
    make_table();
    ck_assert_str_eq(as_text(0, false), "name          n\nÆro|skøbing   7\nRy           12\n");
    ck_assert_str_eq(as_markdown(), "| name | n |\n| --- | --: |\n| Æro\\|skøbing | 7 |\n"
                                    "| Ry | 12 |\n");
    ck_assert_ptr_nonnull(strstr(as_html(), "<th "));
    ck_assert_ptr_nonnull(strstr(as_html(), "text-align:right\">12</td>"));
}
END_TEST

START_TEST(control_characters_never_reach_a_terminal)
{
    paragraph("a\033[31mb\x07\xc2\x9b"
              "c\r\nd\xff");
    ck_assert_str_eq(as_text(0, false), "a[31mbc d\xef\xbf\xbd\n");
}
END_TEST

/* ---- strangers ---- */

START_TEST(markup_in_a_text_comes_out_inert)
{
    report_heading(&report, report.root, 2, span_from("<script>alert('x')</script>"));
    ck_assert_ptr_null(strstr(as_html(), "<script"));
    ck_assert_ptr_nonnull(strstr(as_html(), "&lt;script&gt;alert(&#39;x&#39;)"));
    ck_assert_ptr_null(strstr(as_markdown(), "<script"));
}
END_TEST

START_TEST(a_note_cannot_leave_its_attribute)
{
    paragraph("x")->note = span_from("\" onmouseover=\"alert(1)");
    ck_assert_ptr_nonnull(strstr(as_html(), "title=\"&quot; onmouseover=&quot;alert(1)\""));
}
END_TEST

START_TEST(only_harmless_addresses_are_linked)
{
    static const char *const BAD[] = {"javascript:alert(1)",
                                      " javascript:x",
                                      "data:text/html,x",
                                      "JaVaScRiPt:x",
                                      "//host/x",
                                      "http://",
                                      "vbscript:x",
                                      ""};
    static const char *const GOOD[] = {"http://a.example/", "HTTPS://a.example",
                                       "mailto:a@b.example", "#story-1"};

    for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++)
        ck_assert(!report_target_is_safe(span_from(BAD[i])));
    for (size_t i = 0; i < sizeof GOOD / sizeof *GOOD; i++)
        ck_assert(report_target_is_safe(span_from(GOOD[i])));
    report_link(&report, paragraph(""), span_from("click"), span_from(BAD[0]));
    ck_assert_ptr_null(strstr(as_html(), "href"));
    ck_assert_str_eq(as_markdown(), "click\n");
    ck_assert_str_eq(as_text(0, false), "click\n");
}
END_TEST

START_TEST(an_address_cannot_leave_its_place)
{
    report_link(&report, paragraph(""), span_from("a"), span_from("http://x.example/(\"> <b)&c=ü"));
    ck_assert_ptr_nonnull(
        strstr(as_html(), "href=\"http://x.example/%28%22%3E%20%3Cb%29&amp;c=%C3%BC\""));
    ck_assert_str_eq(as_markdown(), "[a](http://x.example/%28%22%3E%20%3Cb%29&c=%C3%BC)\n");
    ck_assert_str_eq(as_text(0, false), "a <http://x.example/%28%22%3E%20%3Cb%29&c=%C3%BC>\n");
}
END_TEST

START_TEST(no_text_makes_markdown_of_its_own)
{
    static const struct {
        const char *text, *markdown;
    } CASES[] = {
        {"1. one", "1\\. one\n"},
        {"- x", "\\- x\n"},
        {"  + x", "\\+ x\n"},
        {"# x", "\\# x\n"},
        {"===", "\\===\n"},
        {"![a](b)", "\\!\\[a\\](b)\n"},
        {"*a* _b_", "\\*a\\* \\_b\\_\n"},
        {"2024", "2024\n"},
        {"> x", "&gt; x\n"},
        {"\\", "\\\\\n"},
        {"&lt;", "&amp;lt;\n"},
        {"12) x", "12\\) x\n"},
    };

    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        report_init(&report, &arena, NO_TEXT);
        paragraph(CASES[i].text);
        ck_assert_str_eq(as_markdown(), CASES[i].markdown);
    }
}
END_TEST

/* ---- the page ---- */

START_TEST(the_page_names_its_title_and_language)
{
    report.language = "no";
    nutgraf_buffer_clear(&out);
    html_write(&out, &report);
    ck_assert_ptr_nonnull(strstr(out.bytes, "<html lang=\"no\">"));
    ck_assert_ptr_nonnull(strstr(out.bytes, "<title>Tidings</title>"));
    ck_assert_ptr_null(strstr(out.bytes, "src="));
}
END_TEST

START_TEST(a_figure_is_a_drawing_with_a_name)
{
    struct report_node *figure =
        report_add(&report, report.root, REPORT_FIGURE, span_from("Scores by place"));
    struct report_node *point = report_add(&report, figure, REPORT_POINT, span_from("1"));

    point->x = 0.5;
    point->y = 1;
    point->score = 0.25;
    ck_assert_ptr_nonnull(strstr(as_html(), "aria-label=\"Scores by place\""));
    ck_assert_ptr_nonnull(strstr(as_html(), "<circle cx=\"320.0\" cy=\"16.0\" r=\"5.3\""));
    ck_assert_str_eq(as_text(0, false), "[Scores by place]\n");
}
END_TEST

START_TEST(a_score_tints_a_sentence_and_a_choice_is_underlined)
{
    report_sentence(&report, paragraph(""), span_from("A."), REPORT_CHOSEN, 6);
    ck_assert_ptr_nonnull(
        strstr(as_html(), "<mark class=\"mt\" style=\"background:rgba(230,160,0,.45);"));
}
END_TEST

START_TEST(what_is_kept_outlives_its_buffer_and_what_failed_is_remembered)
{
    struct nutgraf_buffer buffer;
    struct span kept;

    buffer_init(&buffer);
    buffer_text(&buffer, "Nine of ten");
    kept = report_keep(&report, &buffer);
    ck_assert_uint_eq(buffer.capacity, 0);
    ck_assert(span_equal(kept, span_from("Nine of ten")));
    ck_assert(!report.failed);
    buffer_reserve(&buffer, SIZE_MAX / 2);
    ck_assert_uint_eq(report_keep(&report, &buffer).length, 0);
    ck_assert(report.failed);
}
END_TEST

Suite *report_suite(void)
{
    Suite *suite = suite_create("report");
    TCase *tests = tcase_create("report");

    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, what_is_kept_outlives_its_buffer_and_what_failed_is_remembered);
    tcase_add_test(tests, lines_are_broken_between_words_at_the_width);
    tcase_add_test(tests, a_word_longer_than_the_line_stays_whole);
    tcase_add_test(tests, blocks_stand_apart_and_headings_are_underlined);
    tcase_add_test(tests, sentences_are_joined_by_one_space);
    tcase_add_test(tests, the_mark_of_an_item_is_its_bullet);
    tcase_add_test(tests, changed_words_are_bracketed_or_coloured);
    tcase_add_test(tests, columns_of_a_table_line_up);
    tcase_add_test(tests, control_characters_never_reach_a_terminal);
    tcase_add_test(tests, markup_in_a_text_comes_out_inert);
    tcase_add_test(tests, a_note_cannot_leave_its_attribute);
    tcase_add_test(tests, only_harmless_addresses_are_linked);
    tcase_add_test(tests, an_address_cannot_leave_its_place);
    tcase_add_test(tests, no_text_makes_markdown_of_its_own);
    tcase_add_test(tests, the_page_names_its_title_and_language);
    tcase_add_test(tests, a_figure_is_a_drawing_with_a_name);
    tcase_add_test(tests, a_score_tints_a_sentence_and_a_choice_is_underlined);
    suite_add_tcase(suite, tests);
    return suite;
}
