/* A newsletter from a pile of articles and feeds. */
#include <check.h>
#include <json-c/json.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "digest/digest.h"
#include "digest/sections.h"
#include "failing.h"
#include "nutgraf.h"

Suite *digest_suite(void);

static const char FERRY[] =
    "The ferry to Saltholm sank off the inner harbour of Maren on Monday morning.\n\n"
    "Divers searched the wreck for the captain, Ilse Brandt, until night fell.\n\n"
    "The harbour office said that the hull had been holed by a drifting container.\n";
static const char FERRY_TOO[] =
    "Divers have found Captain Ilse Brandt alive in the wreck of the Saltholm ferry.\n\n"
    "The ferry went down off the harbour of Maren after it hit a container.\n\n"
    "The harbour office had already called off the search for survivors.\n";
static const char LOAF[] =
    "A baker in Lund has won the prize for the longest loaf of rye bread.\n\n"
    "The loaf measured 41 metres and fed every class of the Vipe school.\n\n"
    "Anders Holm had risen at three to knead the dough with his sons.\n";
static const char BRUECKE[] =
    "Die Brücke über die Este bei Hollern bleibt bis zum Herbst für Lastwagen gesperrt.\n\n"
    "Das Landesamt hat in den Pfeilern Risse gefunden, die tiefer sind als gedacht.\n\n"
    "Der Umweg über Jork kostet die Obstbauern nach eigenen Angaben eine halbe Stunde.\n";

static nutgraf_engine *engine;
static nutgraf_digest_options options;
static nutgraf_digest *digest;
static nutgraf_buffer *buffer;
static nutgraf_error error;
static struct json_object *object;

static void setup(void)
{
    engine = nutgraf_engine_new(NULL);
    options = nutgraf_digest_defaults();
    options.now = nutgraf_date("2026-03-10T08:00:00Z");
    buffer = nutgraf_buffer_new();
    digest = NULL;
    object = NULL;
}

static void teardown(void)
{
    failing_from(0);
    nutgraf_digest_free(digest);
    nutgraf_engine_free(engine);
    nutgraf_buffer_free(buffer);
    json_object_put(object);
}

static nutgraf_status add_about(const char *text, nutgraf_about about)
{
    if (!digest)
        digest = nutgraf_digest_new(engine, &options, NULL);
    ck_assert_ptr_nonnull(digest);
    return nutgraf_digest_add(digest, text, strlen(text), &about, &error);
}

/* An article of the ninth of March. */
static void add(const char *text, const char *title, const char *link)
{
    nutgraf_about about = {.source = title, .title = title, .link = link, .date = "2026-03-09"};

    ck_assert_int_eq(add_about(text, about), NUTGRAF_OK);
}

static void add_feed(const char *feed)
{
    ck_assert_int_eq(add_about(feed, (nutgraf_about){.source = "feed.xml"}), NUTGRAF_OK);
}

static const char *written(nutgraf_format format)
{
    nutgraf_buffer_clear(buffer);
    ck_assert_int_eq(nutgraf_digest_write(digest, format, buffer, &error), NUTGRAF_OK);
    return nutgraf_buffer_bytes(buffer);
}

static const char *finished(nutgraf_format format)
{
    ck_assert_int_eq(nutgraf_digest_finish(digest, &error), NUTGRAF_OK);
    return written(format);
}

static const char *remarks(bool all)
{
    nutgraf_buffer_clear(buffer);
    ck_assert_int_eq(nutgraf_digest_remarks(digest, all, buffer), NUTGRAF_OK);
    return nutgraf_buffer_bytes(buffer);
}

/* ---- JSON ---- */

static void parse(void)
{
    json_object_put(object);
    object = json_tokener_parse(finished(NUTGRAF_JSON));
    ck_assert_ptr_nonnull(object);
}

/* "stories.0.articles.1": the value there; NULL: none. */
static struct json_object *value(const char *path)
{
    struct json_object *found = object;
    char step[32];

    while (found && *path) {
        size_t length = strcspn(path, ".");

        snprintf(step, sizeof step, "%.*s", (int)length, path);
        found = json_object_is_type(found, json_type_array)
                    ? json_object_array_get_idx(found, (size_t)strtoul(step, NULL, 10))
                    : json_object_object_get(found, step);
        path += length + (path[length] == '.');
    }
    return found;
}

static const char *string(const char *path)
{
    return json_object_get_string(value(path));
}

static size_t count(const char *path)
{
    return json_object_array_length(value(path));
}

/* ---- stories ---- */

START_TEST(one_event_is_told_once_with_all_its_links)
{
    add(FERRY, "Ferry sinks", "https://one.example/ferry");
    add(LOAF, "Longest loaf", "https://two.example/loaf");
    add(FERRY_TOO, "Captain found", "https://three.example/captain");
    parse();
    ck_assert_uint_eq(count("stories"), 2);
    ck_assert_uint_eq(count("stories.0.articles"), 2);
    ck_assert_int_eq(json_object_get_int(value("stories.0.sources")), 2);
    ck_assert_str_eq(string("stories.1.headline"), "Longest loaf");
    ck_assert_ptr_nonnull(strstr(written(NUTGRAF_TEXT), "Also in: "));
    ck_assert_ptr_nonnull(strstr(written(NUTGRAF_HTML), "href=\"https://one.example/ferry\""));
    ck_assert_ptr_nonnull(strstr(written(NUTGRAF_HTML), "href=\"https://three.example/captain\""));
}
END_TEST

START_TEST(the_summary_says_where_each_sentence_stands)
{
    static const char *const TEXTS[] = {FERRY, FERRY_TOO};

    add(TEXTS[0], "0", "https://one.example/ferry");
    add(TEXTS[1], "1", "https://three.example/captain");
    parse();
    ck_assert_uint_eq(count("stories.0.summary"), 3);
    for (int i = 0; i < 3; i++) {
        char path[64];
        struct json_object *sentence;
        const char *source, *text;
        int start, end;

        snprintf(path, sizeof path, "stories.0.summary.%d", i);
        sentence = value(path);
        source = json_object_get_string(json_object_object_get(sentence, "source"));
        text = json_object_get_string(json_object_object_get(sentence, "text"));
        start = json_object_get_int(json_object_object_get(sentence, "start"));
        end = json_object_get_int(json_object_object_get(sentence, "end"));
        ck_assert_int_eq((int)strlen(text), end - start);
        ck_assert_int_eq(strncmp(TEXTS[*source - '0'] + start, text, strlen(text)), 0);
    }
}
END_TEST

START_TEST(a_wire_copy_is_no_source_of_its_own)
{
    add(FERRY, "Ferry sinks", "https://one.example/ferry");
    add(FERRY, "Ferry sank", "https://two.example/news/77");
    parse();
    ck_assert_uint_eq(count("stories.0.articles"), 2);
    ck_assert_int_eq(json_object_get_int(value("stories.0.sources")), 1);
    ck_assert(json_object_get_boolean(value("stories.0.articles.1.copy")));
}
END_TEST

START_TEST(one_address_counts_once_and_its_latest_text)
{
    add(FERRY, "Ferry sinks", "https://www.one.example/ferry?utm_source=mail");
    ck_assert_int_eq(add_about(FERRY_TOO, (nutgraf_about){.source = "later",
                                                          .title = "Captain found",
                                                          .link = "http://one.example/ferry/",
                                                          .date = "2026-03-10"}),
                     NUTGRAF_OK);
    parse();
    ck_assert_uint_eq(count("stories"), 1);
    ck_assert_uint_eq(count("stories.0.articles"), 1);
    ck_assert_str_eq(string("stories.0.articles.0.source"), "later");
    ck_assert_str_eq(string("skipped.0.reason"), "the same article once more");
}
END_TEST

START_TEST(one_story_is_what_the_caller_says)
{
    options.one_story = true;
    add(FERRY, "Ferry sinks", NULL);
    add(LOAF, "Longest loaf", NULL);
    parse();
    ck_assert_uint_eq(count("stories"), 1);
}
END_TEST

START_TEST(a_story_that_more_tell_comes_first)
{
    add(LOAF, "Longest loaf", "https://two.example/loaf");
    add(FERRY, "Ferry sinks", "https://one.example/ferry");
    add(FERRY_TOO, "Captain found", "https://three.example/captain");
    parse();
    ck_assert_uint_eq(count("stories.0.articles"), 2);
    ck_assert_double_gt(json_object_get_double(value("stories.0.score")),
                        json_object_get_double(value("stories.1.score")));
}
END_TEST

START_TEST(what_is_fresh_comes_before_what_is_old)
{
    nutgraf_about old = {.source = "old", .title = "Longest loaf", .date = "2026-03-01"};

    ck_assert_int_eq(add_about(LOAF, old), NUTGRAF_OK);
    add(FERRY, "Ferry sinks", NULL);
    parse();
    ck_assert_str_eq(string("stories.0.headline"), "Ferry sinks");
}
END_TEST

START_TEST(the_stories_beyond_the_limit_are_named)
{
    options.stories = 1;
    add(FERRY, "Ferry sinks", NULL);
    add(LOAF, "Longest loaf", NULL);
    parse();
    ck_assert_uint_eq(count("stories"), 1);
    ck_assert_str_eq(string("skipped.0.reason"), "its story ranks too low");
    ck_assert_ptr_nonnull(strstr(remarks(true), "its story ranks too low"));
}
END_TEST

START_TEST(languages_do_not_mix_in_a_story)
{
    add(FERRY, "Ferry sinks", NULL);
    add(BRUECKE, "Brücke gesperrt", NULL);
    parse();
    ck_assert_uint_eq(count("stories"), 2);
    ck_assert_ptr_nonnull(strstr(written(NUTGRAF_HTML), " lang=\"de\""));
}
END_TEST

/* ---- lengths ---- */

START_TEST(no_total_of_words_is_exceeded)
{
    for (size_t words = 1; words < 120; words += 7) {
        options.total_words = words;
        add(FERRY, "Ferry sinks", NULL);
        add(LOAF, "Longest loaf", NULL);
        add(BRUECKE, "Brücke gesperrt", NULL);
        parse();
        ck_assert_uint_le((size_t)json_object_get_int(value("words")), words);
        nutgraf_digest_free(digest);
        digest = NULL;
    }
}
END_TEST

START_TEST(every_story_keeps_the_budget_of_a_summary)
{
    options.summary.unit = NUTGRAF_SENTENCES;
    options.summary.budget = 1;
    add(FERRY, "Ferry sinks", NULL);
    add(LOAF, "Longest loaf", NULL);
    parse();
    ck_assert_uint_eq(count("stories.0.summary"), 1);
    ck_assert_uint_eq(count("stories.1.summary"), 1);
}
END_TEST

START_TEST(a_title_is_not_repeated_as_a_sentence)
{
    add("FERRY SINKS OFF MAREN!\n\nDivers searched the wreck for the captain, Ilse Brandt, until "
        "night fell on the harbour.\n",
        "Ferry sinks off Maren", NULL);
    parse();
    for (size_t i = 0; i < count("stories.0.summary"); i++)
        ck_assert_ptr_null(
            strstr(string(i ? "stories.0.summary.1.text" : "stories.0.summary.0.text"), "FERRY"));
}
END_TEST

START_TEST(a_sentence_that_is_not_closed_does_not_run_into_the_next)
{
    add("Divers searched the wreck of the ferry for its captain until night fell\n\n"
        "The harbour office said that the hull had been holed by a container.\n",
        "Ferry sinks", NULL);
    finished(NUTGRAF_HTML);
    ck_assert_ptr_nonnull(strstr(written(NUTGRAF_HTML), "night fell · The harbour office"));
}
END_TEST

START_TEST(an_article_without_title_gets_a_headline)
{
    add(FERRY, NULL, NULL);
    parse();
    ck_assert_uint_gt(strlen(string("stories.0.headline")), 10);
}
END_TEST

/* ---- what is left out, and what is odd ---- */

START_TEST(a_window_of_time_leaves_out_what_is_outside_but_not_what_has_no_date)
{
    options.since = nutgraf_date("2026-03-08");
    options.until = nutgraf_date("2026-03-10");
    add(FERRY, "Ferry sinks", NULL);
    add_about(LOAF, (nutgraf_about){.source = "old", .date = "2026-03-07"});
    add_about(LOAF, (nutgraf_about){.source = "new", .date = "2026-03-10"});
    add_about(BRUECKE, (nutgraf_about){.source = "undated"});
    parse();
    ck_assert_uint_eq(count("stories"), 2);
    ck_assert_str_eq(string("skipped.0.reason"), "older than asked for");
    ck_assert_str_eq(string("skipped.1.reason"), "newer than asked for");
}
END_TEST

START_TEST(dates_that_cannot_be_are_no_dates)
{
    static const char *const DATES[] = {"1970-01-01", "2170-05-05", "soon"};

    for (int i = 0; i < 3; i++) {
        add_about(LOAF, (nutgraf_about){.source = "odd", .title = "Loaf", .date = DATES[i]});
        parse();
        ck_assert_uint_eq(count("stories"), 1);
        ck_assert_ptr_null(value("stories.0.articles.0.date"));
        ck_assert_ptr_nonnull(strstr(remarks(false), "odd: a date that can"));
        nutgraf_digest_free(digest);
        digest = NULL;
    }
}
END_TEST

START_TEST(an_article_without_text_is_kept_with_a_note)
{
    add("", "A title is all there is", "https://one.example/short");
    ck_assert_ptr_nonnull(strstr(finished(NUTGRAF_TEXT), "The source gives no text."));
    ck_assert_ptr_nonnull(strstr(written(NUTGRAF_TEXT), "A title is all there is"));
}
END_TEST

START_TEST(neither_text_nor_title_is_skipped_with_its_reason)
{
    add_about("", (nutgraf_about){.source = "empty.txt"});
    parse();
    ck_assert_uint_eq(count("stories"), 0);
    ck_assert_str_eq(string("skipped.0.source"), "empty.txt");
    ck_assert_str_eq(string("skipped.0.reason"), "neither text nor title");
    ck_assert_ptr_nonnull(strstr(written(NUTGRAF_TEXT), "Nothing new."));
}
END_TEST

START_TEST(what_is_no_text_is_refused_and_the_digest_goes_on)
{
    ck_assert_int_eq(add_about("%PDF-1.7\n", (nutgraf_about){.source = "a.pdf"}),
                     NUTGRAF_BAD_INPUT);
    add(FERRY, "Ferry sinks", NULL);
    parse();
    ck_assert_uint_eq(count("stories"), 1);
}
END_TEST

START_TEST(nothing_is_added_to_a_finished_digest)
{
    add(FERRY, "Ferry sinks", NULL);
    finished(NUTGRAF_TEXT);
    ck_assert_int_eq(add_about(LOAF, (nutgraf_about){.source = "late"}), NUTGRAF_BAD_ARGUMENT);
}
END_TEST

START_TEST(a_digest_may_be_finished_again_with_the_same_bytes)
{
    char *once;

    add(FERRY, "Ferry sinks", "https://one.example/ferry");
    add(LOAF, "Longest loaf", NULL);
    once = strdup(finished(NUTGRAF_JSON));
    ck_assert_str_eq(finished(NUTGRAF_JSON), once);
    free(once);
}
END_TEST

START_TEST(reasons_say_what_joined_and_how_the_story_ranks)
{
    add(FERRY, "Ferry sinks", "https://one.example/ferry");
    add(FERRY_TOO, "Captain found", "https://three.example/captain");
    finished(NUTGRAF_TEXT);
    ck_assert_ptr_nonnull(strstr(remarks(true), "story 1: \""));
    ck_assert_ptr_nonnull(strstr(remarks(true), "% of its words with the first"));
}
END_TEST

/* ---- sections ---- */

START_TEST(globs_match_as_shells_do)
{
    ck_assert(sections_match("*", span_from("")));
    ck_assert(sections_match("*.example/*", span_from("https://a.example/b")));
    ck_assert(sections_match("a?c", span_from("abc")));
    ck_assert(sections_match("*a*b*", span_from("xxaxxbaxb")));
    ck_assert(!sections_match("a?c", span_from("ac")));
    ck_assert(!sections_match("", span_from("a")));
    ck_assert(!sections_match("*a", span_from("ab")));
}
END_TEST

START_TEST(sections_gather_their_stories_and_the_rest_comes_last)
{
    nutgraf_section sections[] = {{"Sea", "*one.example*"}, {"Bread", "*loaf"}};

    options.sections = sections;
    options.section_count = 2;
    add(BRUECKE, "Brücke gesperrt", "https://de.example/este");
    add(FERRY, "Ferry sinks", "https://one.example/ferry");
    add(LOAF, "Longest loaf", "https://two.example/loaf");
    parse();
    ck_assert_str_eq(string("stories.2.section"), "");
    ck_assert_str_eq(string("stories.2.headline"), "Brücke gesperrt");
    ck_assert_ptr_nonnull(strstr(written(NUTGRAF_MARKDOWN), "## Sea"));
    ck_assert_ptr_nonnull(strstr(written(NUTGRAF_MARKDOWN), "## More"));
}
END_TEST

/* ---- feeds ---- */

static const char FEED[] =
    "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Harbour post</title>\n"
    "<item><title>Ferry sinks &lt;b&gt;off&lt;/b&gt; Maren</title>"
    "<link>https://one.example/ferry</link><category>Sea</category>"
    "<pubDate>Mon, 09 Mar 2026 09:00:00 GMT</pubDate>"
    "<description>&lt;p&gt;The ferry to Saltholm sank off the inner harbour on Monday.&lt;/p&gt;"
    "</description></item>\n"
    "<item><title>Loaf of 41 metres</title><link>https://one.example/loaf</link>"
    "<category>Sea</category><pubDate>Mon, 09 Mar 2026 10:00:00 GMT</pubDate>"
    "<description>A baker in Lund won the prize for the longest loaf of bread.</description>"
    "</item></channel></rss>\n";

START_TEST(a_feed_is_as_many_articles_as_it_has_entries)
{
    add_feed(FEED);
    parse();
    ck_assert_uint_eq(count("stories"), 2);
    ck_assert_str_eq(string("stories.0.section"), "Sea");
    ck_assert_str_eq(string("stories.0.articles.0.source"), "feed.xml");
    ck_assert_ptr_nonnull(strstr(written(NUTGRAF_TEXT), "Ferry sinks off Maren"));
    ck_assert_ptr_null(strstr(written(NUTGRAF_TEXT), "<p>"));
}
END_TEST

START_TEST(a_truncated_feed_gives_what_could_be_read_and_says_where_it_ends)
{
    char half[sizeof FEED];
    const char *cut = strstr(FEED, "<item><title>Loaf") + 30;

    snprintf(half, sizeof half, "%.*s", (int)(cut - FEED), FEED);
    add_feed(half);
    ck_assert_ptr_nonnull(strstr(finished(NUTGRAF_TEXT), "Ferry sinks"));
    ck_assert_ptr_nonnull(strstr(remarks(false), "feed.xml:3:"));
}
END_TEST

START_TEST(a_bomb_of_entities_is_refused)
{
    ck_assert_int_eq(
        add_about("<?xml version=\"1.0\"?><!DOCTYPE r [<!ENTITY a \"ha\"><!ENTITY b "
                  "\"&a;&a;&a;&a;&a;&a;\">]><rss><channel><item><title>&b;</title></item>"
                  "</channel></rss>",
                  (nutgraf_about){.source = "bomb.xml"}),
        NUTGRAF_BAD_INPUT);
}
END_TEST

START_TEST(two_entries_with_one_link_are_one_article)
{
    add_feed("<rss version=\"2.0\"><channel>"
             "<item><guid>7</guid><title>Ferry sinks</title><link>https://one.example/7</link>"
             "<description>The ferry to Saltholm sank.</description></item>"
             "<item><guid>7</guid><title>Ferry sinks</title><link>https://one.example/7</link>"
             "<description>The ferry to Saltholm sank on Monday morning.</description></item>"
             "</channel></rss>");
    parse();
    ck_assert_uint_eq(count("stories"), 1);
    ck_assert_uint_eq(count("stories.0.articles"), 1);
    ck_assert_ptr_nonnull(strstr(string("stories.0.summary.0.text"), "Monday morning"));
}
END_TEST

START_TEST(an_opml_lists_its_feeds_and_their_outlines)
{
    static const char OPML[] = "<opml version=\"2.0\"><body><outline text=\"Sea\">"
                               "<outline type=\"rss\" xmlUrl=\"feeds/one.xml\"/></outline>"
                               "<outline type=\"rss\" xmlUrl=\"two.xml\"/></body></opml>";
    nutgraf_outlines *outlines = nutgraf_outlines_new(OPML, strlen(OPML), &error);
    const char *section;

    ck_assert_ptr_nonnull(outlines);
    ck_assert_str_eq(nutgraf_outlines_feed(outlines, 0, &section), "feeds/one.xml");
    ck_assert_str_eq(section, "Sea");
    ck_assert_str_eq(nutgraf_outlines_feed(outlines, 1, &section), "two.xml");
    ck_assert_str_eq(section, "");
    ck_assert_ptr_null(nutgraf_outlines_feed(outlines, 2, &section));
    nutgraf_outlines_free(outlines);
    ck_assert_ptr_null(nutgraf_outlines_new(FEED, strlen(FEED), &error));
    ck_assert_int_eq(error.status, NUTGRAF_BAD_INPUT);
}
END_TEST

/* ---- what strangers write ---- */

START_TEST(a_title_with_a_script_is_inert_in_every_format)
{
    static const char TITLE[] =
        "<script>alert(1)</script> <img src=x onerror=alert(2)>\r\nBcc: a@b";

    add(FERRY, TITLE, "javascript:alert(3)");
    finished(NUTGRAF_HTML);
    for (nutgraf_format format = NUTGRAF_TEXT; format <= NUTGRAF_ATOM; format++)
        if (format != NUTGRAF_JSON && format != NUTGRAF_TEXT && format != NUTGRAF_EML) {
            ck_assert_ptr_null(strstr(written(format), "<script>"));
            ck_assert_ptr_null(strstr(written(format), "<img"));
            ck_assert_ptr_null(strstr(written(format), "(javascript:"));
            ck_assert_ptr_null(strstr(written(format), "href=\"javascript:"));
        }
    ck_assert_ptr_null(strstr(written(NUTGRAF_TEXT), "\nBcc:"));
    ck_assert_ptr_null(strstr(written(NUTGRAF_EML), "\nBcc:"));
}
END_TEST

START_TEST(twenty_stories_stay_below_what_mail_clients_cut)
{
    add(FERRY, "0", NULL);
    for (int i = 1; i < 40; i++) {
        char text[400], title[32];

        snprintf(title, sizeof title, "Item %d", i);
        snprintf(text, sizeof text,
                 "Gate %d%d%d of the canal opened.\n\nKeeper x%dy said the lock of z%dz was dry.\n",
                 i, i, i, i, i);
        add(text, title, NULL);
    }
    finished(NUTGRAF_HTML);
    ck_assert_uint_eq(nutgraf_digest_story_count(digest), 20);
    ck_assert_uint_lt(nutgraf_buffer_length(buffer), 100000);
}
END_TEST

/* ---- the page's frame ---- */

START_TEST(a_frame_is_filled_in)
{
    options.page = "<title>{{title}}</title>{{ date }} {{stories}}/{{minutes}}\n<body>{{content}}";
    options.title = "Sea & bread";
    add(FERRY, "Ferry sinks", NULL);
    ck_assert_int_eq(strncmp(finished(NUTGRAF_HTML),
                             "<title>Sea &amp; bread</title>2026-03-10 1/1\n<body><h1",
                             strlen("<title>Sea &amp; bread</title>2026-03-10 1/1\n<body><h1")),
                     0);
}
END_TEST

START_TEST(a_frame_that_asks_for_what_is_not_known_is_told_where)
{
    options.page = "<p>\n  {{title}} {{weather}}";
    add(FERRY, "Ferry sinks", NULL);
    ck_assert_int_eq(nutgraf_digest_finish(digest, &error), NUTGRAF_OK);
    ck_assert_int_eq(nutgraf_digest_write(digest, NUTGRAF_HTML, buffer, &error), NUTGRAF_BAD_INPUT);
    ck_assert_str_eq(error.message, "line 2, column 13: no such field: weather");
}
END_TEST

START_TEST(braces_that_are_not_closed_are_told)
{
    options.page = "<p>{{title";
    add(FERRY, "Ferry sinks", NULL);
    ck_assert_int_eq(nutgraf_digest_finish(digest, &error), NUTGRAF_OK);
    ck_assert_int_eq(nutgraf_digest_write(digest, NUTGRAF_HTML, buffer, &error), NUTGRAF_BAD_INPUT);
    ck_assert_str_eq(error.message, "line 1, column 4: {{ without }}");
}
END_TEST

/* ---- memory ---- */

static bool run(nutgraf_format format)
{
    nutgraf_about about = {.source = "a", .title = "Ferry", .link = "https://a.example/1"};
    nutgraf_buffer *out = nutgraf_buffer_new();
    nutgraf_digest *own = out ? nutgraf_digest_new(engine, &options, NULL) : NULL;
    bool done = own && nutgraf_digest_add(own, FERRY, strlen(FERRY), &about, NULL) == NUTGRAF_OK &&
                nutgraf_digest_add(own, FEED, strlen(FEED), &(nutgraf_about){.source = "f"},
                                   NULL) == NUTGRAF_OK &&
                nutgraf_digest_finish(own, NULL) == NUTGRAF_OK &&
                nutgraf_digest_write(own, format, out, NULL) == NUTGRAF_OK;

    nutgraf_digest_free(own);
    nutgraf_buffer_free(out);
    return done;
}

START_TEST(every_failed_allocation_is_survived)
{
    bool done = false, failed;

    options.intro = "Good morning.\n\nThe news.";
    for (size_t nth = 1; !done; nth++) {
        failing_from(nth);
        done = run((nutgraf_format)_i);
        failed = failing_happened();
        failing_from(0); /* before check needs memory of its own */
        ck_assert_msg(done == !failed, "allocation %zu", nth);
    }
}
END_TEST

static TCase *stories_case(void)
{
    TCase *tcase = tcase_create("stories");

    tcase_add_checked_fixture(tcase, setup, teardown);
    tcase_add_test(tcase, one_event_is_told_once_with_all_its_links);
    tcase_add_test(tcase, the_summary_says_where_each_sentence_stands);
    tcase_add_test(tcase, a_wire_copy_is_no_source_of_its_own);
    tcase_add_test(tcase, one_address_counts_once_and_its_latest_text);
    tcase_add_test(tcase, one_story_is_what_the_caller_says);
    tcase_add_test(tcase, a_story_that_more_tell_comes_first);
    tcase_add_test(tcase, what_is_fresh_comes_before_what_is_old);
    tcase_add_test(tcase, the_stories_beyond_the_limit_are_named);
    tcase_add_test(tcase, languages_do_not_mix_in_a_story);
    tcase_add_test(tcase, no_total_of_words_is_exceeded);
    tcase_add_test(tcase, every_story_keeps_the_budget_of_a_summary);
    tcase_add_test(tcase, a_title_is_not_repeated_as_a_sentence);
    tcase_add_test(tcase, a_sentence_that_is_not_closed_does_not_run_into_the_next);
    tcase_add_test(tcase, an_article_without_title_gets_a_headline);
    return tcase;
}

static TCase *odd_case(void)
{
    TCase *tcase = tcase_create("what is odd");

    tcase_add_checked_fixture(tcase, setup, teardown);
    tcase_add_test(tcase, a_window_of_time_leaves_out_what_is_outside_but_not_what_has_no_date);
    tcase_add_test(tcase, dates_that_cannot_be_are_no_dates);
    tcase_add_test(tcase, an_article_without_text_is_kept_with_a_note);
    tcase_add_test(tcase, neither_text_nor_title_is_skipped_with_its_reason);
    tcase_add_test(tcase, what_is_no_text_is_refused_and_the_digest_goes_on);
    tcase_add_test(tcase, nothing_is_added_to_a_finished_digest);
    tcase_add_test(tcase, a_digest_may_be_finished_again_with_the_same_bytes);
    tcase_add_test(tcase, reasons_say_what_joined_and_how_the_story_ranks);
    tcase_add_test(tcase, a_title_with_a_script_is_inert_in_every_format);
    tcase_add_test(tcase, twenty_stories_stay_below_what_mail_clients_cut);
    tcase_add_loop_test(tcase, every_failed_allocation_is_survived, NUTGRAF_TEXT, NUTGRAF_ATOM + 1);
    return tcase;
}

static TCase *inputs_case(void)
{
    TCase *tcase = tcase_create("inputs");

    tcase_add_checked_fixture(tcase, setup, teardown);
    tcase_add_test(tcase, a_frame_is_filled_in);
    tcase_add_test(tcase, a_frame_that_asks_for_what_is_not_known_is_told_where);
    tcase_add_test(tcase, braces_that_are_not_closed_are_told);
    tcase_add_test(tcase, globs_match_as_shells_do);
    tcase_add_test(tcase, sections_gather_their_stories_and_the_rest_comes_last);
    tcase_add_test(tcase, a_feed_is_as_many_articles_as_it_has_entries);
    tcase_add_test(tcase, a_truncated_feed_gives_what_could_be_read_and_says_where_it_ends);
    tcase_add_test(tcase, a_bomb_of_entities_is_refused);
    tcase_add_test(tcase, two_entries_with_one_link_are_one_article);
    tcase_add_test(tcase, an_opml_lists_its_feeds_and_their_outlines);
    return tcase;
}

Suite *digest_suite(void)
{
    Suite *suite = suite_create("digest");

    suite_add_tcase(suite, stories_case());
    suite_add_tcase(suite, odd_case());
    suite_add_tcase(suite, inputs_case());
    return suite;
}
