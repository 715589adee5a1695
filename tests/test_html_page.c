#include <check.h>
#include <stdlib.h>

#include "base/buffer.h"
#include "input/html_page.h"
#include "input/html_words.h"

static struct arena arena;

static void setup(void)
{
    arena_init(&arena);
}

static void teardown(void)
{
    arena_release(&arena);
}

static struct html_page *page_read(const char *html)
{
    struct html_page *page = html_page_read(&arena, span_from(html));

    ck_assert_ptr_nonnull(page);
    return page;
}

/* Checks the blocks of `html`, given with '|' between them. */
static void blocks(const char *html, const char *wanted)
{
    struct html_page *page = page_read(html);
    struct nutgraf_buffer found;

    buffer_init(&found);
    for (uint32_t i = 0; i < page->block_count; i++) {
        if (i > 0)
            buffer_byte(&found, '|');
        buffer_append(&found, page->text.bytes + page->blocks[i].start, page->blocks[i].length);
    }
    buffer_byte(&found, '\0');
    ck_assert_str_eq(found.bytes, wanted);
    buffer_release(&found);
}

START_TEST(block_tags_part_and_inline_tags_do_not)
{
    blocks("<p>The <b>old</b> mill<em>s</em>.</p><div>A barn</div>", "The old mills.|A barn");
    blocks("before<p>inside</p>behind", "before|inside|behind");
    blocks("a <span>b</span>c <unknown>d</unknown>", "a bc d");
}
END_TEST

START_TEST(white_space_is_folded_and_what_nobody_sees_is_gone)
{
    blocks("<p>  one\n\ttwo&nbsp;&nbsp;three  </p>", "one two three");
    blocks("<p>Donau&shy;dampf\xE2\x80\x8Bschiff", "Donaudampfschiff");
    blocks("<p>nul</p><p>***</p><p>&copy;</p><p>7</p>", "nul|7");
}
END_TEST

START_TEST(end_tags_may_be_left_out)
{
    blocks("<p>one<p>two<ul><li>three<li>four</ul><p>five", "one|two|three|four|five");
    blocks("<table><tr><td>a<td>b<tr><td>c</table>d", "a|b|c|d");
    blocks("<dl><dt>term<dd>meaning<dt>other</dl>", "term|meaning|other");
    blocks("<h2>head<h3>lower</h3>text", "head|lower|text");
}
END_TEST

START_TEST(end_tags_without_a_start_do_no_harm)
{
    blocks("</p></div></td>one</b></body></html> two", "one two");
    blocks("<div><table><tr><td>cell</div> goes on</td></tr></table>", "cell goes on");
    blocks("<b><p>bold</b> plain</p>", "bold plain");
}
END_TEST

START_TEST(one_break_is_a_line_and_two_are_a_block)
{
    blocks("<p>one<br>two<br/><br />three", "one\ntwo|three");
    blocks("<br><br>one<br>", "one");
}
END_TEST

START_TEST(a_raised_number_does_not_join_the_one_before_it)
{
    blocks("<p>in 1871<sup>3</sup>, 40 km<sup>2</sup>", "in 1871³, 40 km²");
    blocks("<p>the lamp.<sup><a href='#n12'>12</a></sup> Oil<sup>1,2</sup>", "the lamp.¹² Oil¹,²");
    blocks("<p>the state.<sup>[4]</sup><sup>&#91;15&#93;</sup>", "the state.[4][15]");
    blocks("<p>the 4<sup>th</sup>, <sup>7</sup> alone", "the 4th, 7 alone");
}
END_TEST

START_TEST(scripts_styles_and_comments_are_no_text)
{
    blocks("a<script>if (x < 1) '</p>'; \"<p>no\"</script>b", "ab");
    blocks("a<style>p > b { }</style><!-- <p>no</p> -- > still -->b", "ab");
    blocks("a<!-->b<!--->c<!DOCTYPE x>d<?php e ?>f", "abcdf");
    blocks("a<script><!-- <script> </script> --></script>b", "ab");
    blocks("<p>a<svg><title>no</title><path d=''/></svg>b<select><option>no</select>c", "ab|c");
    blocks("<p>a</p><p style='color:red; display : none'>c</p>", "a|c"); /* known, not dropped */
    blocks("<p>a<span hidden>no</span>b<i style=\"visibility:hidden\">no</i>", "ab");
}
END_TEST

START_TEST(a_page_cut_in_two_keeps_its_text)
{
    blocks("<p>one<script>var x = 1; ", "onevar x = 1;");
    blocks("<p>one <!-- never ends <p>two", "one two");
    blocks("<p>one <a href=\"x>two</a> <p>three", "one two|three");
    blocks("<p>one <b", "one");
    blocks("<p>one <", "one <");
}
END_TEST

START_TEST(a_sign_is_no_tag)
{
    blocks("<p>1 < 2 and a <b c> d & e", "1 < 2 and a d & e");
    blocks("<p title='a > b'>text</p title=\"x\">", "text");
}
END_TEST

START_TEST(preformatted_text_keeps_its_lines)
{
    blocks("<pre>one\n  two\n\nthree\n</pre>", "one\n  two\n\nthree");
}
END_TEST

START_TEST(a_link_knows_where_it_stands)
{
    struct html_page *page =
        page_read("<p>See <a href=x>the old</a> barn <a>and</p><p>more</a> on");

    ck_assert_uint_eq(page->block_count, 2);
    ck_assert_uint_eq(page->blocks[0].link_count, 2);
    ck_assert_uint_eq(page->blocks[1].link_count, 0); /* a link ends with its block */
    ck_assert_int_eq(
        memcmp(page->text.bytes + page->links[0].start + page->links[0].length - 7, "the old", 7),
        0);
}
END_TEST

START_TEST(lists_headings_and_tables_are_numbered)
{
    struct html_page *page =
        page_read("<h3>Head</h3><ol start=4><li>four<p>more<ul><li>inner</ul><li value=9>nine</ol>"
                  "<table><tr><th>a<th>b<tr><td>c<td>d</table>");
    const struct html_block *b = page->blocks;

    ck_assert_uint_eq(page->block_count, 9);
    ck_assert_uint_eq(b[0].level, 3);
    ck_assert_uint_eq(b[1].number, 4);
    ck_assert(!b[1].continues && b[2].continues);
    ck_assert_uint_eq(b[3].level, 2);
    ck_assert_uint_eq(b[3].number, 0);
    ck_assert_uint_eq(b[4].number, 9);
    ck_assert(b[8].row == 2 && b[8].column == 2 && b[8].table == b[5].table);
}
END_TEST

START_TEST(only_what_holds_text_becomes_a_node)
{
    struct html_page *page = page_read("<div><div></div><section class=\"Comment-List\" hidden>"
                                       "<p>text</section></div>");

    ck_assert_uint_eq(page->node_count, 4); /* body, div, section, p */
    ck_assert_uint_eq(page->nodes[2].tag, TAG_SECTION);
    ck_assert(page->nodes[2].named & NAMED_COMMENTS);
    ck_assert(page->nodes[3].hidden);
    ck_assert_uint_eq(page->nodes[3].depth, 3);
}
END_TEST

START_TEST(names_are_looked_for_inside_of_names)
{
    struct html_words words;

    html_words_init(&words);
    ck_assert(html_words_of(&words, span_from("entry_Content")) & NAMED_BODY);
    ck_assert(html_words_of(&words, span_from("entrycontent")) & NAMED_BODY);
    ck_assert(html_words_of(&words, span_from("top ads")) & NAMED_NAG);
    ck_assert(!(html_words_of(&words, span_from("loads")) & NAMED_NAG));
    ck_assert_uint_eq(html_words_of(&words, span_from("")), 0);
}
END_TEST

/* `count` times `piece`, and then `end`. The caller frees it. */
static char *many(const char *piece, size_t count, const char *end)
{
    size_t length = strlen(piece);
    char *all = malloc(length * count + strlen(end) + 1);

    ck_assert_ptr_nonnull(all);
    for (size_t i = 0; i < count; i++)
        memcpy(all + i * length, piece, length);
    memcpy(all + length * count, end, strlen(end) + 1);
    return all;
}

/* What makes a standard parser quadratic, or recurse until the stack is gone:
 * each within the test's seconds. */
START_TEST(hostile_nesting_takes_linear_time)
{
    static const char *const PIECES[] = {"<div>",
                                         "<b>",
                                         "<ul><li>x",
                                         "<table><tr><td>",
                                         "<font size=1>x<p>",
                                         "<a href=x>y<div>",
                                         "<p><button>",
                                         "</div>",
                                         "<script>",
                                         "<!--",
                                         "<a href=\"",
                                         "<svg><div>",
                                         "&notanentity",
                                         "<li><b>z",
                                         "<p x=1 y=2 "};

    for (size_t i = 0; i < sizeof PIECES / sizeof *PIECES; i++) {
        char *html = many(PIECES[i], 100000, "<p>the end");
        struct html_page *page = html_page_read(&arena, span_from(html));

        ck_assert_ptr_nonnull(page);
        for (uint32_t n = 1; n < page->node_count; n++)
            ck_assert_uint_lt(page->nodes[n].parent, n);
        free(html);
        arena_reset(&arena);
    }
}
END_TEST

START_TEST(what_is_too_deep_is_read_all_the_same)
{
    char *html = many("<div>", 1000, "inside");
    char *ends = many("</div>", 1000, "<p>behind");
    struct nutgraf_buffer all;

    buffer_init(&all);
    buffer_text(&all, html);
    buffer_text(&all, ends);
    buffer_byte(&all, '\0');
    blocks(all.bytes, "inside|behind");
    buffer_release(&all);
    free(html);
    free(ends);
}
END_TEST

START_TEST(a_page_says_who_when_and_where)
{
    struct html_page *page = page_read(
        "<html lang=de-AT><head><title>Der Damm h&auml;lt | Flussbote</title>"
        "<meta property='og:site_name' content=Flussbote>"
        "<meta name=author content='Mara Lindt'><link rel=canonical href='http://x.example/damm'>"
        "<meta property='article:published_time' content='2021-05-04'></head><body>"
        "<h1>Der Damm h&auml;lt</h1><p>Text.");
    const struct metadata *m = &page->metadata;

    ck_assert_str_eq(m->title.bytes, "Der Damm hält");
    ck_assert_str_eq(m->byline.bytes, "Mara Lindt");
    ck_assert_str_eq(m->date.bytes, "2021-05-04");
    ck_assert_str_eq(m->site.bytes, "Flussbote");
    ck_assert_str_eq(m->language.bytes, "de-AT");
    ck_assert_str_eq(m->link.bytes, "http://x.example/damm");
}
END_TEST

START_TEST(linked_data_is_read_wherever_it_is_nested)
{
    struct html_page *page = page_read(
        "<title>Bees return to the roof - The Hive</title>"
        "<script type='application/ld+json'>not json at all</script>"
        "<script type='application/ld+json'>{\"@graph\":[{\"@type\":\"WebSite\",\"name\":\"No\"},"
        "{\"@type\":[\"NewsArticle\"],\"headline\":\"Bees return to the roof\","
        "\"author\":[{\"name\":\"Ada Holm\"}],\"datePublished\":\"2020-01-02\","
        "\"publisher\":{\"name\":\"The Hive\"}}]}</script><p>Text.");

    ck_assert_str_eq(page->metadata.title.bytes, "Bees return to the roof");
    ck_assert_str_eq(page->metadata.byline.bytes, "Ada Holm");
    ck_assert_str_eq(page->metadata.date.bytes, "2020-01-02");
    ck_assert_str_eq(page->metadata.site.bytes, "The Hive");
}
END_TEST

START_TEST(a_byline_is_read_from_the_page)
{
    struct html_page *page = page_read("<p class='story-byline'>By Jo Marsh</p><p>Text.</p>"
                                       "<a rel=author>Somebody Else</a>");

    ck_assert_str_eq(page->metadata.byline.bytes, "By Jo Marsh");
}
END_TEST

static const char *title_of(const char *html)
{
    return page_read(html)->metadata.title.bytes;
}

START_TEST(the_name_of_a_blog_is_not_the_title_of_its_posts)
{
    ck_assert_str_eq(
        title_of("<title>Salt and Slate &raquo; Archive &raquo; How the old quay was mended"
                 "</title><h1><a href=/>Salt and Slate</a></h1>"
                 "<h2>How the old quay was mended</h2><p>Text."),
        "How the old quay was mended");
    ck_assert_str_eq(title_of("<title>Moos: Die Farne kommen zur&uuml;ck | Moos</title>"
                              "<h1><a href=/>Moos</a></h1>"
                              "<h3><a href=/7>Die Farne kommen zur&uuml;ck</a></h3><p>Text."),
                     "Die Farne kommen zurück");
}
END_TEST

START_TEST(a_heading_below_the_first_is_no_title_where_the_first_is)
{
    ck_assert_str_eq(
        title_of("<title>Short days: how the herd gets through the winter - Fell</title>"
                 "<h1>Short days</h1><h2>How the herd gets through the winter</h2><p>Text."),
        "Short days");
    ck_assert_str_eq(title_of("<title>Winter films of the fell</title><h2>Films</h2><p>Text."),
                     "Winter films of the fell");
}
END_TEST

START_TEST(a_title_for_machines_that_names_the_site_is_passed_over)
{
    ck_assert_str_eq(title_of("<title>Calm through the storm | The Furrow</title>"
                              "<meta property='og:site_name' content='The Furrow'>"
                              "<meta property='og:title' content='Calm through the storm'>"
                              "<script type='application/ld+json'>{\"@type\":\"Article\","
                              "\"name\":\"The Furrow\"}</script><p>Text."),
                     "Calm through the storm");
}
END_TEST

Suite *html_page_suite(void);
Suite *html_page_suite(void)
{
    Suite *suite = suite_create("html_page");
    TCase *tests = tcase_create("html_page");

    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, block_tags_part_and_inline_tags_do_not);
    tcase_add_test(tests, white_space_is_folded_and_what_nobody_sees_is_gone);
    tcase_add_test(tests, end_tags_may_be_left_out);
    tcase_add_test(tests, end_tags_without_a_start_do_no_harm);
    tcase_add_test(tests, one_break_is_a_line_and_two_are_a_block);
    tcase_add_test(tests, a_raised_number_does_not_join_the_one_before_it);
    tcase_add_test(tests, scripts_styles_and_comments_are_no_text);
    tcase_add_test(tests, a_page_cut_in_two_keeps_its_text);
    tcase_add_test(tests, a_sign_is_no_tag);
    tcase_add_test(tests, preformatted_text_keeps_its_lines);
    tcase_add_test(tests, a_link_knows_where_it_stands);
    tcase_add_test(tests, lists_headings_and_tables_are_numbered);
    tcase_add_test(tests, only_what_holds_text_becomes_a_node);
    tcase_add_test(tests, names_are_looked_for_inside_of_names);
    tcase_add_test(tests, hostile_nesting_takes_linear_time);
    tcase_add_test(tests, what_is_too_deep_is_read_all_the_same);
    tcase_add_test(tests, a_page_says_who_when_and_where);
    tcase_add_test(tests, linked_data_is_read_wherever_it_is_nested);
    tcase_add_test(tests, a_byline_is_read_from_the_page);
    tcase_add_test(tests, the_name_of_a_blog_is_not_the_title_of_its_posts);
    tcase_add_test(tests, a_heading_below_the_first_is_no_title_where_the_first_is);
    tcase_add_test(tests, a_title_for_machines_that_names_the_site_is_passed_over);
    suite_add_tcase(suite, tests);
    return suite;
}
