#include <check.h>
#include <stdlib.h>

#include "input/feed.h"

Suite *feed_suite(void);

static struct arena arena;
static nutgraf_error error;

static void setup(void)
{
    arena_init(&arena);
    error = (nutgraf_error){0};
}

static void teardown(void)
{
    arena_release(&arena);
}

static struct feed *read_feed(const char *text)
{
    return feed_read(&arena, span_from(text), &error);
}

static void is(struct span span, const char *text)
{
    char *copy = arena_string(&arena, span.bytes, span.length);

    ck_assert_str_eq(copy, text);
}

/* ---- the kinds ---- */

START_TEST(an_item_of_rss_has_its_parts)
{
    struct feed *feed = read_feed("<?xml version='1.0'?><rss version='2.0'><channel>"
                                  "<title>Quay &amp; Co</title><link>http://q.example/</link>"
                                  "<language>da</language>"
                                  "<image><title>not the title</title></image>\n"
                                  "<item><title>Ferry &amp;amp; fog</title><link>/late</link>"
                                  "<guid isPermaLink='false'>http://id</guid>"
                                  "<category>Harbour</category><category>Second</category>"
                                  "<pubDate>Tue, 02 Mar 2021 23:39:15 +0100</pubDate>"
                                  "<description>short</description>"
                                  "<content:encoded><![CDATA[<p>The whole of it.</p>]]>"
                                  "</content:encoded></item></channel></rss>");
    struct feed_entry *entry;

    ck_assert_ptr_nonnull(feed);
    ck_assert_int_eq(feed->kind, FEED_RSS);
    ck_assert_uint_eq(feed->count, 1);
    is(feed->title, "Quay & Co");
    is(feed->language, "da");
    entry = feed->entries;
    is(entry->title, "Ferry & fog");
    is(entry->category, "Harbour");
    is(entry->text, "<p>The whole of it.</p>");
    ck_assert(entry->is_html);
    ck_assert_int_eq(entry->published, date_parse(span_from("2021-03-02T22:39:15Z")));
    ck_assert_uint_eq(entry->line, 2);
    ck_assert_ptr_null(feed->warnings);
}
END_TEST

START_TEST(rdf_items_stand_beside_the_channel)
{
    struct feed *feed =
        read_feed("<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' "
                  "xmlns='http://purl.org/rss/1.0/' xmlns:d='http://purl.org/dc/elements/1.1/'>"
                  "<channel rdf:about='x'><title>T</title></channel>"
                  "<item rdf:about='http://r.example/1'><title>One</title>"
                  "<d:date>2003-12-13T18:30:02-02:30</d:date></item></rdf:RDF>");

    is(feed->title, "T");
    is(feed->entries->link, "http://r.example/1");
    ck_assert_int_eq(feed->entries->published, date_parse(span_from("2003-12-13T21:00:02Z")));
}
END_TEST

START_TEST(an_entry_of_atom_has_its_parts)
{
    struct feed *feed = read_feed(
        "<a:feed xmlns:a='http://www.w3.org/2005/Atom' xml:base='http://b.example/dir/' "
        "xml:lang='fr'><a:title>F</a:title><a:entry><a:title type='html'>1 &amp;lt; "
        "&lt;i>2&lt;/i></a:title><a:link rel='self' href='no'/><a:link href='../yes?a=b'/>"
        "<a:id>tag:1</a:id><a:updated>2020-05-05T05:05:05Z</a:updated>"
        "<a:author><a:name>nobody</a:name></a:author><a:category term='t' label='Label'/>"
        "<a:source><a:title>elsewhere</a:title></a:source>"
        "<a:content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>a &lt; <b>b</b></div>"
        "</a:content></a:entry></a:feed>");
    struct feed_entry *entry = feed->entries;

    ck_assert_int_eq(feed->kind, FEED_ATOM);
    is(feed->language, "fr");
    is(entry->title, "1 < 2");
    is(entry->link, "http://b.example/yes?a=b");
    is(entry->category, "Label");
    is(entry->text, "<div xmlns=\"http://www.w3.org/1999/xhtml\">a &lt; <b>b</b></div>");
    ck_assert(entry->is_html);
    ck_assert_int_eq(entry->published, DATE_NONE);
    ck_assert_int_ne(entry->updated, DATE_NONE);
}
END_TEST

START_TEST(plain_text_of_atom_is_not_markup)
{
    struct feed *feed = read_feed("<feed xmlns='http://www.w3.org/2005/Atom'><entry>"
                                  "<title>&lt;b> is bold</title><summary>a &lt;tag></summary>"
                                  "</entry></feed>");

    is(feed->entries->title, "<b> is bold");
    is(feed->entries->text, "a <tag>");
    ck_assert(!feed->entries->is_html);
}
END_TEST

START_TEST(an_item_of_json_has_its_parts)
{
    struct feed *feed = read_feed("{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": "
                                  "\"J\", \"items\": [{\"id\": 7, \"url\": \"http://j.example/7\", "
                                  "\"title\": \"<b>Seven</b>\", \"content_html\": \"<p>x</p>\", "
                                  "\"tags\": [\"odd\"], \"date_published\": \"2021-01-02\"}, 5]}");
    struct feed_entry *entry = feed->entries;

    ck_assert_int_eq(feed->kind, FEED_JSON);
    ck_assert_uint_eq(feed->count, 1);
    is(entry->title, "<b>Seven</b>");
    is(entry->id, "7");
    is(entry->category, "odd");
    ck_assert(entry->is_html);
}
END_TEST

START_TEST(outlines_name_feeds_and_their_groups)
{
    struct feed *feed =
        read_feed("<opml version='2.0'><head><title>List</title></head><body>"
                  "<outline text='Ships'><outline text='A' xmlUrl='ships/a.xml'/></outline>"
                  "<outline title='B' text='b' xmlUrl='b.xml'/></body></opml>");

    ck_assert_int_eq(feed->kind, FEED_OPML);
    ck_assert_uint_eq(feed->count, 2);
    is(feed->entries->link, "ships/a.xml");
    is(feed->entries->category, "Ships");
    is(feed->entries->next->title, "B");
    is(feed->entries->next->category, "");
}
END_TEST

START_TEST(other_xml_and_json_is_no_feed)
{
    static const char *const OTHERS[] = {"",
                                         "plain text",
                                         "<html><body>rss</body></html>",
                                         "<catalog><item/></catalog>",
                                         "{\"text\": \"x\", \"items\": 3}",
                                         "[1, 2]",
                                         "<"};

    for (size_t i = 0; i < sizeof OTHERS / sizeof *OTHERS; i++) {
        ck_assert_int_eq(feed_sniff(span_from(OTHERS[i])), FEED_NONE);
        ck_assert_ptr_null(read_feed(OTHERS[i]));
        ck_assert_int_eq(error.status, NUTGRAF_BAD_INPUT);
    }
}
END_TEST

/* ---- mistakes ---- */

START_TEST(mistakes_that_stop_a_strict_parser_do_not_stop_the_feed)
{
    struct feed *feed =
        read_feed("\n<?xml version='1.0'?>\n<!-- c --><rss><channel><item><title>Salt & Pepper "
                  "&nbsp;3 < 4 caf&eacute;\x01</title><link>http://x/?a=1&copy=2</link>"
                  "<description>one<br>two<img src='x'>three]]></description>"
                  "<media:thing/></item></channel></rss>");

    ck_assert_ptr_null(feed->warnings);
    is(feed->entries->title, "Salt & Pepper 3 < 4 café");
    is(feed->entries->link, "http://x/?a=1&copy=2");
    is(feed->entries->text, "one<br></br>two<img src=\"x\"></img>three]]>");
}
END_TEST

START_TEST(a_truncated_feed_gives_what_was_there_and_where_it_ended)
{
    struct feed *feed = read_feed("<rss><channel>\n<item><title>One</title></item>\n"
                                  "<item><title>Two</title><description>It was cut in the mid");

    ck_assert_uint_eq(feed->count, 2);
    is(feed->entries->next->title, "Two");
    is(feed->entries->next->text, "It was cut in the mid");
    ck_assert_ptr_nonnull(feed->warnings);
    ck_assert_uint_eq(feed->warnings->line, 3);
    ck_assert_uint_eq(feed->warnings->column, 59);
}
END_TEST

START_TEST(a_broken_entry_does_not_take_the_next_ones_along)
{
    struct feed *feed = read_feed("<rss><channel><item><title>One</title></item>\n"
                                  "<item><title>Two</title><description><p>open</description>"
                                  "<link>lost</link></item>\n"
                                  "<item><title>Three</title></item></channel></rss>");

    ck_assert_uint_eq(feed->count, 3);
    is(feed->entries->next->text, "<p>open");
    is(feed->entries->next->next->title, "Three");
    ck_assert_uint_eq(feed->entries->next->next->line, 3);
    ck_assert_uint_eq(feed->warnings->line, 2);
    ck_assert_str_eq(feed->warnings->text, "tags that do not match");
}
END_TEST

START_TEST(a_truncated_json_feed_gives_its_whole_entries)
{
    struct feed *feed = read_feed("{\"version\": \"https://jsonfeed.org/version/1\",\n\"items\": "
                                  "[{\"title\": \"One\"}, {\"title\": \"Tw");

    ck_assert_uint_eq(feed->count, 1);
    is(feed->entries->title, "One");
    ck_assert_uint_eq(feed->warnings->line, 2);
}
END_TEST

START_TEST(the_encoding_is_what_it_is_and_not_what_it_says)
{
    struct feed *feed = read_feed("<?xml version='1.0' encoding='ISO-8859-1'?><rss><channel><item>"
                                  "<title>Stra\xdf"
                                  "e</title></item></channel></rss>");

    is(feed->entries->title, "Straße");
    feed = read_feed("<?xml version='1.0' encoding='ISO-8859-1'?><rss><channel><item>"
                     "<title>Straße</title></item></channel></rss>");
    is(feed->entries->title, "Straße");
    feed = read_feed("<?xml version='1.0' encoding='UTF-8'?><rss><channel><item>\n"
                     "<title>Straße, Stra\xdf"
                     "e, Übung, Größe</title></item></channel></rss>");
    is(feed->entries->title, "Straße, Stra\xef\xbf\xbd"
                             "e, Übung, Größe");
    ck_assert_uint_eq(feed->warnings->line, 2);
    ck_assert_uint_eq(feed->warnings->column, 21);
}
END_TEST

START_TEST(entries_with_nothing_in_them_are_still_entries)
{
    struct feed *feed = read_feed("<feed xmlns='http://www.w3.org/2005/Atom'>"
                                  "<entry><id>http://only.example/id</id></entry><entry/></feed>");

    ck_assert_uint_eq(feed->count, 2);
    is(feed->entries->link, "http://only.example/id");
    ck_assert_uint_eq(feed->entries->next->title.length, 0);
}
END_TEST

/* ---- hostility ---- */

START_TEST(bombs_and_files_in_entities_are_refused)
{
    static const char *const HOSTILE[] = {
        "<!DOCTYPE rss [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]><rss><channel/></rss>",
        "<!DOCTYPE rss [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><rss>&x;</rss>",
        "<!DOCTYPE rss [<!ENTITY % p 'x'> %p;]><rss/>",
        "<!DOCTYPE rss [<!ENTITY x PUBLIC 'a' 'b'>]><rss/>"};

    for (size_t i = 0; i < sizeof HOSTILE / sizeof *HOSTILE; i++) {
        ck_assert_ptr_null(read_feed(HOSTILE[i]));
        ck_assert_int_eq(error.status, NUTGRAF_BAD_INPUT);
        ck_assert_ptr_nonnull(strstr(error.message, "line 1, column"));
    }
}
END_TEST

START_TEST(a_harmless_document_type_is_passed_over)
{
    struct feed *feed =
        read_feed("<!DOCTYPE rss PUBLIC \"-//Netscape//DTD RSS 0.91//EN\" \"http://x/rss.dtd\" "
                  "[<!ENTITY nbsp \"&#160;\">]><rss version='0.91'><channel><item>"
                  "<title>a&nbsp;b</title></item></channel></rss>");

    ck_assert_uint_eq(feed->count, 1);
    is(feed->entries->title, "a b");
}
END_TEST

static struct feed *read_repeated(const char *head, const char *piece, size_t bytes)
{
    size_t length = strlen(piece), start = strlen(head);
    char *text = malloc(start + bytes);
    struct feed *feed;

    memcpy(text, head, start);
    for (size_t i = 0; i < bytes; i++)
        text[start + i] = piece[i % length];
    feed = feed_read(&arena, span_of(text, start + bytes), &error);
    free(text);
    return feed;
}

START_TEST(nesting_and_endless_tags_take_neither_time_nor_memory)
{
    static const char *const PIECES[] = {
        "<a>",  "<a ", "<a b=\"",   "<item>",           "<item x",    "</item>", "&",
        "<!--", "]]>", "<![CDATA[", "<item><a></item>", "<!DOCTYPE ", "<?",      "<entry a='<'>"};

    for (size_t i = 0; i < sizeof PIECES / sizeof *PIECES; i++) {
        struct feed *feed = read_repeated("<rss><channel><item>", PIECES[i], 2000000);

        ck_assert_msg(feed != NULL, "%s", PIECES[i]);
        arena_reset(&arena);
    }
}
END_TEST

START_TEST(a_feed_over_the_limit_is_refused)
{
    ck_assert_ptr_null(read_repeated("<rss>", "<item/>", FEED_MAX_BYTES));
    ck_assert_int_eq(error.status, NUTGRAF_TOO_LARGE);
}
END_TEST

Suite *feed_suite(void)
{
    Suite *suite = suite_create("feed");
    TCase *tests = tcase_create("feed");

    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, an_item_of_rss_has_its_parts);
    tcase_add_test(tests, rdf_items_stand_beside_the_channel);
    tcase_add_test(tests, an_entry_of_atom_has_its_parts);
    tcase_add_test(tests, plain_text_of_atom_is_not_markup);
    tcase_add_test(tests, an_item_of_json_has_its_parts);
    tcase_add_test(tests, outlines_name_feeds_and_their_groups);
    tcase_add_test(tests, other_xml_and_json_is_no_feed);
    tcase_add_test(tests, mistakes_that_stop_a_strict_parser_do_not_stop_the_feed);
    tcase_add_test(tests, a_truncated_feed_gives_what_was_there_and_where_it_ended);
    tcase_add_test(tests, a_broken_entry_does_not_take_the_next_ones_along);
    tcase_add_test(tests, a_truncated_json_feed_gives_its_whole_entries);
    tcase_add_test(tests, the_encoding_is_what_it_is_and_not_what_it_says);
    tcase_add_test(tests, entries_with_nothing_in_them_are_still_entries);
    tcase_add_test(tests, bombs_and_files_in_entities_are_refused);
    tcase_add_test(tests, a_harmless_document_type_is_passed_over);
    tcase_add_test(tests, nesting_and_endless_tags_take_neither_time_nor_memory);
    tcase_add_test(tests, a_feed_over_the_limit_is_refused);
    suite_add_tcase(suite, tests);
    return suite;
}
