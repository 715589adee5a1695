/* A digest and the archive that remembers what it sent. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "failing.h"
#include "store/database.h"

Suite *sent_suite(void);

static const char FERRY[] =
    "The ferry to Saltholm sank off the inner harbour of Maren on Monday morning.\n\n"
    "Divers searched the wreck for the captain, Ilse Brandt, until 9 in the evening.\n\n"
    "The harbour office said that the hull had been holed by a drifting container.\n";
static const char FERRY_LATER[] =
    "The ferry to Saltholm sank off the inner harbour of Maren on Monday morning.\n\n"
    "Divers searched the wreck for the captain, Ilse Brandt, until 11 in the evening.\n\n"
    "She was found alive in a pocket of air under the bridge, wet and cold but unhurt.\n\n"
    "The harbour office said that the hull had been holed by a drifting container.\n";
static const char LOAF[] =
    "A baker in Lund has won the prize for the longest loaf of rye bread.\n\n"
    "The loaf measured 41 metres and fed every class of the Vipe school.\n\n"
    "Anders Holm had risen at three to knead the dough with his sons.\n";

static char path[] = "/tmp/nutgraf-sent-XXXXXX";
static nutgraf_engine *engine;
static nutgraf_digest_options options;
static nutgraf_error error;

static nutgraf_archive *open_archive(void)
{
    nutgraf_archive *archive = nutgraf_archive_open(path, NUTGRAF_ARCHIVE_WRITE, &error);

    if (archive) /* nobody pulls the plug */
        sqlite3_exec(archive->database, "PRAGMA synchronous=OFF", NULL, NULL, NULL);
    return archive;
}

static void setup(void)
{
    int descriptor;

    memcpy(path + sizeof path - 7, "XXXXXX", 6);
    descriptor = mkstemp(path);
    ck_assert_int_ge(descriptor, 0);
    close(descriptor);
    engine = nutgraf_engine_new(NULL);
    options = nutgraf_digest_defaults();
    options.now = nutgraf_date("2026-03-10T08:00:00Z");
    options.archive = open_archive();
    ck_assert_ptr_nonnull(options.archive);
}

static void teardown(void)
{
    failing_from(0);
    nutgraf_archive_free(options.archive);
    nutgraf_engine_free(engine);
    unlink(path);
}

static nutgraf_status add(nutgraf_digest *digest, const char *link, const char *text)
{
    nutgraf_about about = {.source = link, .title = "A title", .link = link, .date = "2026-03-09"};

    return nutgraf_digest_add(digest, text, strlen(text), &about, &error);
}

/* A digest of the ferry as it is told and the loaf. */
static nutgraf_digest *finished(const char *ferry)
{
    nutgraf_digest *digest = nutgraf_digest_new(engine, &options, &error);

    ck_assert_ptr_nonnull(digest);
    ck_assert_int_eq(add(digest, "https://paper.example/ferry", ferry), NUTGRAF_OK);
    ck_assert_int_eq(add(digest, "https://paper.example/loaf", LOAF), NUTGRAF_OK);
    ck_assert_msg(nutgraf_digest_finish(digest, &error) == NUTGRAF_OK, "%s", error.message);
    return digest;
}

static int64_t record(nutgraf_digest *digest)
{
    int64_t number;

    ck_assert_msg(nutgraf_digest_record(digest, "out", 3, "/x", &number, &error) == NUTGRAF_OK,
                  "%s", error.message);
    return number;
}

/* How many stories a digest has that is made now; its first one's status in JSON. */
static size_t told(const char *ferry, bool *updated)
{
    nutgraf_digest *digest = finished(ferry);
    nutgraf_buffer *out = nutgraf_buffer_new();
    size_t stories = nutgraf_digest_story_count(digest);

    ck_assert_int_eq(nutgraf_digest_write(digest, NUTGRAF_JSON, out, &error), NUTGRAF_OK);
    if (updated)
        *updated = strstr(nutgraf_buffer_bytes(out), "\"status\":\"updated\"") != NULL;
    nutgraf_buffer_free(out);
    nutgraf_digest_free(digest);
    return stories;
}

START_TEST(what_was_recorded_is_not_told_again)
{
    nutgraf_digest *digest = finished(FERRY);

    ck_assert_uint_eq(told(FERRY, NULL), 2);
    ck_assert_int_eq(record(digest), 1);
    ck_assert_uint_eq(told(FERRY, NULL), 0);
    nutgraf_digest_free(digest);
}
END_TEST

START_TEST(what_has_become_news_again_is_told_as_updated)
{
    nutgraf_digest *digest = finished(FERRY);
    bool updated;

    record(digest);
    ck_assert_uint_eq(told(FERRY_LATER, &updated), 1);
    ck_assert(updated);
    nutgraf_digest_free(digest);
    digest = finished(FERRY_LATER);
    record(digest);
    ck_assert_uint_eq(told(FERRY_LATER, NULL), 0);
    nutgraf_digest_free(digest);
}
END_TEST

START_TEST(what_is_taken_back_is_told_again_as_new)
{
    nutgraf_digest *digest = finished(FERRY);
    bool updated;

    ck_assert_int_eq(nutgraf_archive_take_back(options.archive, record(digest), &error),
                     NUTGRAF_OK);
    ck_assert_uint_eq(told(FERRY_LATER, &updated), 2);
    ck_assert(!updated);
    nutgraf_digest_free(digest);
}
END_TEST

START_TEST(of_two_digests_of_the_same_the_second_is_stale)
{
    nutgraf_digest *first = finished(FERRY), *second = finished(FERRY);
    int64_t number;

    record(first);
    ck_assert_int_eq(nutgraf_digest_record(second, "out", 3, "/x", &number, &error), NUTGRAF_STALE);
    ck_assert_int_eq(nutgraf_digest_finish(second, &error), NUTGRAF_OK);
    ck_assert_uint_eq(nutgraf_digest_story_count(second), 0);
    ck_assert_int_eq(record(second), 0);
    nutgraf_digest_free(first);
    nutgraf_digest_free(second);
}
END_TEST

START_TEST(a_digest_without_an_archive_is_not_recorded)
{
    nutgraf_archive *archive = options.archive;
    nutgraf_digest *digest;
    int64_t number;

    options.archive = NULL;
    digest = finished(FERRY);
    ck_assert_int_eq(nutgraf_digest_record(digest, "", 0, NULL, &number, &error),
                     NUTGRAF_BAD_ARGUMENT);
    nutgraf_digest_free(digest);
    options.archive = archive;
}
END_TEST

/* Asks what has changed and records it. */
static bool run(void)
{
    nutgraf_digest *digest = nutgraf_digest_new(engine, &options, NULL);
    int64_t number;
    bool done = digest && add(digest, "https://paper.example/ferry", FERRY_LATER) == NUTGRAF_OK &&
                nutgraf_digest_finish(digest, NULL) == NUTGRAF_OK &&
                nutgraf_digest_record(digest, "", 0, "/x", &number, NULL) == NUTGRAF_OK;

    nutgraf_digest_free(digest);
    return done;
}

START_TEST(every_failed_allocation_leaves_the_archive_as_it_was)
{
    nutgraf_digest *digest = finished(FERRY);
    bool done = false, failed;

    record(digest);
    nutgraf_digest_free(digest);
    for (size_t nth = 1; !done; nth++) {
        failing_from(nth);
        done = run();
        failed = failing_happened();
        failing_from(0);
        ck_assert_msg(done == !failed, "allocation %zu", nth);
        ck_assert_uint_eq(told(FERRY_LATER, NULL), done ? 0 : 1);
    }
}
END_TEST

Suite *sent_suite(void)
{
    Suite *suite = suite_create("sent");
    TCase *cases = tcase_create("sent");

    tcase_add_checked_fixture(cases, setup, teardown);
    tcase_add_test(cases, what_was_recorded_is_not_told_again);
    tcase_add_test(cases, what_has_become_news_again_is_told_as_updated);
    tcase_add_test(cases, what_is_taken_back_is_told_again_as_new);
    tcase_add_test(cases, of_two_digests_of_the_same_the_second_is_stale);
    tcase_add_test(cases, a_digest_without_an_archive_is_not_recorded);
    tcase_add_test(cases, every_failed_allocation_leaves_the_archive_as_it_was);
    suite_add_tcase(suite, cases);
    return suite;
}
