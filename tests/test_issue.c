/* What holds for every issue of a digest: each article is told in one story or
 * left out with a reason, never both; no budget is exceeded; each sentence of a
 * summary is cut from its article by its offsets; a second run gives the same
 * bytes. The articles are made up, some of them copies, empty or undated. */
#include <check.h>
#include <json-c/json.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "nutgraf.h"
#include "support.h"

Suite *issue_suite(void);

enum { ROUNDS = 60, MOST_ARTICLES = 40 };

static nutgraf_engine *engine;
static char *texts[MOST_ARTICLES];
static uint32_t count;
static nutgraf_digest_options options;

static void setup(void)
{
    engine = nutgraf_engine_new(NULL);
}

static void teardown(void)
{
    nutgraf_engine_free(engine);
}

/* ---- one round ---- */

static void make_up(uint32_t *state)
{
    static const nutgraf_unit UNITS[] = {NUTGRAF_SENTENCES, NUTGRAF_WORDS, NUTGRAF_BYTES,
                                         NUTGRAF_CHARACTERS, NUTGRAF_PERCENT};

    count = random_next(state) % MOST_ARTICLES;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t kind = random_next(state) % 8;

        if (kind == 0)
            texts[i] = strdup("");
        else if (kind == 1 && i > 0)
            texts[i] = strdup(texts[random_next(state) % i]);
        else
            texts[i] = random_lines(1 + random_next(state) % 30, random_next(state));
    }
    options = nutgraf_digest_defaults();
    options.now = nutgraf_date("2026-03-10");
    options.stories = 1 + random_next(state) % 30;
    options.total_words = random_next(state) % 3 ? 0 : 1 + random_next(state) % 400;
    options.summary.unit = UNITS[random_next(state) % 5];
    options.summary.budget = random_next(state) % 100;
    if (random_next(state) % 2)
        options.since = nutgraf_date("2026-03-05");
}

static void forget(void)
{
    for (uint32_t i = 0; i < count; i++)
        free(texts[i]);
}

/* The issue as JSON; the caller frees it. */
static char *issue_of(uint32_t state)
{
    nutgraf_digest *digest = nutgraf_digest_new(engine, &options, NULL);
    nutgraf_buffer *buffer = nutgraf_buffer_new();
    char *copy;

    for (uint32_t i = 0; i < count; i++) {
        char date[32], link[64];
        nutgraf_about about = {
            .source = "pile", .line = i + 1, .language = "en", .format = NUTGRAF_INPUT_TEXT};

        snprintf(date, sizeof date, "2026-03-%02u", (unsigned)(1 + random_next(&state) % 12));
        snprintf(link, sizeof link, "https://%u.example/%u", (unsigned)(random_next(&state) % 4),
                 (unsigned)(random_next(&state) % 50));
        about.date = random_next(&state) % 4 ? date : NULL;
        about.link = random_next(&state) % 3 ? link : NULL;
        about.title = random_next(&state) % 3 ? "A title" : NULL;
        ck_assert_int_eq(nutgraf_digest_add(digest, texts[i], strlen(texts[i]), &about, NULL),
                         NUTGRAF_OK);
    }
    ck_assert_int_eq(nutgraf_digest_finish(digest, NULL), NUTGRAF_OK);
    for (nutgraf_format format = NUTGRAF_TEXT; format <= NUTGRAF_ATOM; format++) {
        nutgraf_buffer_clear(buffer);
        ck_assert_int_eq(nutgraf_digest_write(digest, format, buffer, NULL), NUTGRAF_OK);
    }
    nutgraf_buffer_clear(buffer);
    nutgraf_digest_write(digest, NUTGRAF_JSON, buffer, NULL);
    copy = strdup(nutgraf_buffer_bytes(buffer));
    nutgraf_buffer_free(buffer);
    nutgraf_digest_free(digest);
    return copy;
}

/* ---- what must hold ---- */

static struct json_object *item(struct json_object *list, size_t i)
{
    return json_object_array_get_idx(list, i);
}

static int number(struct json_object *object, const char *key)
{
    return json_object_get_int(json_object_object_get(object, key));
}

static size_t length(struct json_object *object, const char *key)
{
    return json_object_array_length(json_object_object_get(object, key));
}

/* How often each article is named; sentences are where they say. */
static void look_at_story(struct json_object *story, uint32_t *named)
{
    struct json_object *articles = json_object_object_get(story, "articles");
    struct json_object *summary = json_object_object_get(story, "summary");

    ck_assert_uint_ge(json_object_array_length(articles), 1);
    for (size_t i = 0; i < json_object_array_length(articles); i++)
        named[number(item(articles, i), "line") - 1]++;
    for (size_t i = 0; i < json_object_array_length(summary); i++) {
        struct json_object *sentence = item(summary, i);
        struct json_object *article = item(articles, (size_t)number(sentence, "article"));
        const char *text = json_object_get_string(json_object_object_get(sentence, "text"));
        int start = number(sentence, "start"), end = number(sentence, "end");

        ck_assert_int_eq((int)strlen(text), end - start);
        ck_assert_mem_eq(texts[number(article, "line") - 1] + start, text, strlen(text));
    }
    if (options.total_words == 0 && options.summary.unit == NUTGRAF_SENTENCES)
        ck_assert_uint_le(json_object_array_length(summary),
                          options.summary.budget ? options.summary.budget : 3);
}

static void look_at(const char *issue)
{
    struct json_object *object = json_tokener_parse(issue);
    struct json_object *stories = json_object_object_get(object, "stories");
    struct json_object *skipped = json_object_object_get(object, "skipped");
    uint32_t named[MOST_ARTICLES] = {0};

    ck_assert_uint_le(json_object_array_length(stories), options.stories);
    if (options.total_words > 0)
        ck_assert_int_le(number(object, "words"), (int)options.total_words);
    for (size_t i = 0; i < json_object_array_length(stories); i++)
        look_at_story(item(stories, i), named);
    for (size_t i = 0; i < length(object, "skipped"); i++)
        named[number(item(skipped, i), "line") - 1]++;
    for (uint32_t i = 0; i < count; i++)
        ck_assert_uint_eq(named[i], 1);
    json_object_put(object);
}

START_TEST(every_issue_keeps_what_it_promises)
{
    uint32_t state = 17;

    for (int round = 0; round < ROUNDS; round++) {
        char *issue, *again;
        uint32_t about;

        make_up(&state);
        about = random_next(&state);
        issue = issue_of(about);
        again = issue_of(about);
        ck_assert_str_eq(issue, again);
        look_at(issue);
        free(issue);
        free(again);
        forget();
    }
}
END_TEST

Suite *issue_suite(void)
{
    Suite *suite = suite_create("issue");
    TCase *tcase = tcase_create("properties");

    tcase_add_checked_fixture(tcase, setup, teardown);
    tcase_set_timeout(tcase, 120);
    tcase_add_test(tcase, every_issue_keeps_what_it_promises);
    suite_add_tcase(suite, tcase);
    return suite;
}
