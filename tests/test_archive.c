#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buffer.h"
#include "failing.h"
#include "store/archive.h"

Suite *archive_suite(void);

static const int64_t MONDAY = 1700000000, DAY = 86400;

static char folder[] = "/tmp/nutgraf-archive-XXXXXX";
static char path[64];
static nutgraf_archive *archive;
static struct nutgraf_buffer out;
static nutgraf_error error;

/* NULL: refused. Waits for no disk: tests that kill kill processes, not machines. */
static nutgraf_archive *open_quickly(void)
{
    nutgraf_archive *opened = nutgraf_archive_open(path, NUTGRAF_ARCHIVE_WRITE, &error);

    if (opened)
        sqlite3_exec(opened->database, "PRAGMA synchronous=OFF", NULL, NULL, NULL);
    return opened;
}

static void open_again(void)
{
    nutgraf_archive_free(archive);
    archive = open_quickly();
    ck_assert_msg(archive != NULL, "%s", error.message);
}

static void set_up(void)
{
    memcpy(folder + sizeof folder - 7, "XXXXXX", 6);
    ck_assert_ptr_nonnull(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/a.db", folder);
    archive = NULL;
    buffer_init(&out);
    open_again();
}

static void tear_down(void)
{
    char command[128];

    failing_from(0);
    sqlite3_hard_heap_limit64(0);
    nutgraf_archive_free(archive);
    buffer_release(&out);
    snprintf(command, sizeof command, "rm -rf %s", folder);
    ck_assert_int_eq(system(command), 0);
}

static struct archive_article article_of(const char *key, const char *text, uint64_t hash)
{
    return (struct archive_article){.key = span_from(key),
                                    .link = span_from("https://paper.example/a"),
                                    .source = span_from("feed.xml"),
                                    .title = span_from("Ferry runs again"),
                                    .text = span_from(text),
                                    .language = span_from("en"),
                                    .hash = hash,
                                    .moment = MONDAY};
}

/* Records a digest of one story with these articles, as one that is pending. */
static nutgraf_status record(const struct archive_article *articles, size_t count, int64_t *digest)
{
    struct archive_digest row = {.identity = span_from("0123456789abcdef"),
                                 .title = span_from("Monday"),
                                 .output = span_from("1. Ferry runs again\n"),
                                 .file = "/nowhere/x.tmp",
                                 .moment = MONDAY};
    struct archive_story told = {span_from("Ferry back"), span_from(""), span_from("It runs.\n"),
                                 false};
    int64_t story = 0, version = 0;
    nutgraf_status status = database_begin(archive, &error);

    if (status == NUTGRAF_OK)
        status = archive_put_digest(archive, &row, digest, &error);
    if (status == NUTGRAF_OK)
        status = archive_put_story(archive, *digest, 0, &told, &story, &error);
    for (size_t i = 0; i < count && status == NUTGRAF_OK; i++) {
        status = archive_put_article(archive, &articles[i], MONDAY, &version, &error);
        if (status == NUTGRAF_OK)
            status = archive_put_sent(archive, *digest, story, version, &error);
    }
    if (status == NUTGRAF_OK)
        return database_commit(archive, &error);
    database_give_up(archive);
    return status;
}

static int64_t record_one(const char *key, const char *text, uint64_t hash)
{
    struct archive_article article = article_of(key, text, hash);
    int64_t digest;

    ck_assert_msg(record(&article, 1, &digest) == NUTGRAF_OK, "%s", error.message);
    ck_assert_int_eq(nutgraf_archive_delivered(archive, digest, &error), NUTGRAF_OK);
    return digest;
}

/* Its text; "-" when nothing was sent. In a buffer of its own. */
static const char *sent_text(const char *key, uint64_t hash, bool by_content)
{
    static char text[256];
    struct archive_version version;
    struct arena arena;

    arena_init(&arena);
    ck_assert_int_eq(
        archive_find_sent(archive, &arena, span_from(key), hash, by_content, &version, &error),
        NUTGRAF_OK);
    snprintf(text, sizeof text, "%.*s", (int)version.text.length, version.text.bytes);
    arena_release(&arena);
    return version.known ? text : "-";
}

static const char *listed(void)
{
    nutgraf_buffer_clear(&out);
    ck_assert_msg(nutgraf_archive_list(archive, &out, &error) == NUTGRAF_OK, "%s", error.message);
    return nutgraf_buffer_bytes(&out);
}

/* ---- what was sent ---- */

START_TEST(what_was_sent_is_known_again_after_closing)
{
    record_one("paper.example/a", "The ferry runs.", 7);
    open_again();
    ck_assert_str_eq(sent_text("paper.example/a", 7, false), "The ferry runs.");
    ck_assert_str_eq(sent_text("paper.example/b", 8, true), "-");
}
END_TEST

START_TEST(an_article_at_a_new_address_is_known_by_its_content)
{
    record_one("paper.example/a", "The ferry runs.", 7);
    ck_assert_str_eq(sent_text("paper.example/moved", 7, true), "The ferry runs.");
    ck_assert_str_eq(sent_text("paper.example/moved", 7, false), "-");
}
END_TEST

START_TEST(of_several_versions_the_one_sent_last_counts)
{
    record_one("k", "first", 1);
    record_one("k", "second", 2);
    ck_assert_str_eq(sent_text("k", 0, false), "second");
    record_one("k", "first", 1);
    ck_assert_str_eq(sent_text("k", 0, false), "first");
    ck_assert_ptr_nonnull(strstr(listed(), "2 versions, sent 3 times  k  Ferry"));
}
END_TEST

START_TEST(a_digest_taken_back_was_never_sent)
{
    struct archive_article article = article_of("k", "text", 1);
    int64_t first, again, before, after;

    ck_assert_int_eq(record(&article, 1, &first), NUTGRAF_OK);
    ck_assert_str_eq(sent_text("k", 0, false), "text");
    ck_assert_int_eq(archive_generation(archive, &before, &error), NUTGRAF_OK);
    ck_assert_int_eq(nutgraf_archive_take_back(archive, first, &error), NUTGRAF_OK);
    ck_assert_int_eq(archive_generation(archive, &after, &error), NUTGRAF_OK);
    ck_assert_int_gt(after, before);
    ck_assert_str_eq(sent_text("k", 0, false), "-");
    ck_assert_int_eq(record(&article, 1, &again), NUTGRAF_OK);
    ck_assert_msg(again > first, "a number was given out twice");
}
END_TEST

START_TEST(a_digest_that_arrived_cannot_be_taken_back)
{
    int64_t digest = record_one("k", "text", 1);

    ck_assert_int_eq(nutgraf_archive_take_back(archive, digest, &error), NUTGRAF_OK);
    ck_assert_str_eq(sent_text("k", 0, false), "text");
}
END_TEST

START_TEST(pending_digests_are_told_one_after_the_other)
{
    struct archive_article article = article_of("k", "text", 1);
    int64_t first, second, found;

    ck_assert_int_eq(record(&article, 1, &first), NUTGRAF_OK);
    ck_assert_int_eq(record(&article, 1, &second), NUTGRAF_OK);
    ck_assert_int_eq(nutgraf_archive_pending(archive, 0, &found, &out, &error), NUTGRAF_OK);
    ck_assert_int_eq(found, first);
    ck_assert_str_eq(nutgraf_buffer_bytes(&out), "/nowhere/x.tmp");
    ck_assert_int_eq(nutgraf_archive_delivered(archive, second, &error), NUTGRAF_OK);
    ck_assert_int_eq(nutgraf_archive_pending(archive, first, &found, &out, &error), NUTGRAF_OK);
    ck_assert_int_eq(found, 0);
}
END_TEST

/* ---- what it holds ---- */

START_TEST(every_version_is_shown_by_any_spelling_of_its_address)
{
    static const char *const NAMES[] = {"paper.example/a", "https://paper.example/a",
                                        "http://www.paper.example/a/?utm_source=x#top"};

    record_one("paper.example/a", "first state", 1);
    record_one("paper.example/a", "second state", 2);
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++) {
        nutgraf_archived version;

        nutgraf_buffer_clear(&out);
        ck_assert_int_eq(nutgraf_archive_show(archive, NAMES[i], &out, &error), NUTGRAF_OK);
        ck_assert_ptr_nonnull(strstr(nutgraf_buffer_bytes(&out), "first state"));
        ck_assert_ptr_nonnull(strstr(nutgraf_buffer_bytes(&out), "second state"));
        nutgraf_buffer_clear(&out);
        ck_assert_int_eq(nutgraf_archive_version(archive, NAMES[i], 1, &version, &out, &error),
                         NUTGRAF_OK);
        ck_assert_str_eq(nutgraf_buffer_bytes(&out), "second state");
        ck_assert_str_eq(version.language, "en");
        ck_assert_uint_eq(version.count, 2);
        ck_assert_int_eq(version.moment, MONDAY);
    }
}
END_TEST

START_TEST(what_is_not_there_is_refused_by_name)
{
    nutgraf_archived version;

    record_one("paper.example/a", "state", 1);
    ck_assert_int_eq(nutgraf_archive_show(archive, "elsewhere.example", &out, &error),
                     NUTGRAF_BAD_INPUT);
    ck_assert_str_eq(error.message, "not in the archive: elsewhere.example");
    ck_assert_int_eq(nutgraf_archive_show(archive, "9", &out, &error), NUTGRAF_BAD_INPUT);
    ck_assert_int_eq(nutgraf_archive_version(archive, "paper.example/a", 1, &version, &out, &error),
                     NUTGRAF_BAD_INPUT);
    ck_assert_str_eq(error.message, "no version 2 of paper.example/a");
}
END_TEST

START_TEST(an_export_is_an_object_a_line_in_any_portions)
{
    static const char WANTED[] =
        "{\"id\":\"a\",\"link\":\"https://paper.example/a\",\"source\":\"feed.xml\","
        "\"title\":\"Ferry runs again\",\"text\":\"first\\n\\\"state\\\"\",\"language\":\"en\","
        "\"date\":\"2023-11-14T22:13:20Z\",\"seen\":\"2023-11-14T22:13:20Z\","
        "\"sent\":[{\"digest\":1,\"date\":\"2023-11-14T22:13:20Z\",\"status\":\"new\","
        "\"headline\":\"Ferry back\",\"summary\":\"It runs.\\n\"}]}\n";
    struct nutgraf_buffer whole;
    int64_t after = 0;

    record_one("a", "first\n\"state\"", 1);
    record_one("b", "other", 2);
    buffer_init(&whole);
    ck_assert_int_eq(nutgraf_archive_export(archive, &after, 1, &whole, &error), NUTGRAF_OK);
    ck_assert_str_eq(nutgraf_buffer_bytes(&whole), WANTED);
    ck_assert_int_eq(nutgraf_archive_export(archive, &after, 1, &whole, &error), NUTGRAF_OK);
    ck_assert_int_eq(nutgraf_archive_export(archive, &after, 1, &whole, &error), NUTGRAF_OK);
    after = 0;
    ck_assert_int_eq(nutgraf_archive_export(archive, &after, 100, &out, &error), NUTGRAF_OK);
    ck_assert_str_eq(nutgraf_buffer_bytes(&whole), nutgraf_buffer_bytes(&out));
    buffer_release(&whole);
}
END_TEST

START_TEST(what_is_shown_steers_no_terminal)
{
    struct archive_article article = article_of("a\x1b[2J", "\x1b]0;owned\x07 text", 1);
    int64_t digest;

    article.title = span_from("\x1b[31mred\x9b");
    ck_assert_int_eq(record(&article, 1, &digest), NUTGRAF_OK);
    ck_assert_ptr_null(strchr(listed(), '\x1b'));
    nutgraf_buffer_clear(&out);
    ck_assert_int_eq(nutgraf_archive_show(archive, "a\x1b[2J", &out, &error), NUTGRAF_OK);
    ck_assert_ptr_null(strchr(nutgraf_buffer_bytes(&out), '\x1b'));
    ck_assert_ptr_null(strchr(nutgraf_buffer_bytes(&out), '\x07'));
}
END_TEST

START_TEST(pruning_forgets_texts_but_not_that_they_were_sent)
{
    struct archive_article unsent = article_of("unsent", "never told", 3);
    nutgraf_archived version;
    int64_t number;

    record_one("sent", "told", 1);
    ck_assert_int_eq(database_begin(archive, &error), NUTGRAF_OK);
    ck_assert_int_eq(archive_put_article(archive, &unsent, MONDAY, &number, &error), NUTGRAF_OK);
    ck_assert_int_eq(database_commit(archive, &error), NUTGRAF_OK);
    ck_assert_int_eq(nutgraf_archive_prune(archive, MONDAY, &error), NUTGRAF_OK);
    ck_assert_str_eq(sent_text("sent", 0, false), "told");
    ck_assert_int_eq(nutgraf_archive_prune(archive, MONDAY + DAY, &error), NUTGRAF_OK);
    ck_assert_str_eq(sent_text("sent", 0, false), "");
    ck_assert_ptr_null(strstr(listed(), "unsent"));
    nutgraf_buffer_clear(&out);
    ck_assert_int_eq(nutgraf_archive_version(archive, "sent", 0, &version, &out, &error),
                     NUTGRAF_OK);
    ck_assert(version.pruned);
    ck_assert_int_eq(nutgraf_archive_show(archive, "1", &out, &error), NUTGRAF_BAD_INPUT);
    ck_assert_str_eq(error.message, "digest 1 was pruned");
}
END_TEST

START_TEST(an_article_that_is_read_again_is_kept)
{
    struct archive_article article = article_of("k", "told", 1);
    int64_t number;

    record_one("k", "told", 1);
    ck_assert_int_eq(database_begin(archive, &error), NUTGRAF_OK);
    ck_assert_int_eq(archive_put_article(archive, &article, MONDAY + 2 * DAY, &number, &error),
                     NUTGRAF_OK);
    ck_assert_int_eq(database_commit(archive, &error), NUTGRAF_OK);
    ck_assert_int_eq(nutgraf_archive_prune(archive, MONDAY + DAY, &error), NUTGRAF_OK);
    ck_assert_str_eq(sent_text("k", 0, false), "told");
}
END_TEST

static char *long_text(size_t length)
{
    char *text = malloc(length + 1);

    ck_assert_ptr_nonnull(text);
    memset(text, 'w', length);
    text[length] = '\0';
    return text;
}

static off_t file_size(void)
{
    struct stat status;

    ck_assert_int_eq(stat(path, &status), 0);
    return status.st_size;
}

START_TEST(pruning_makes_the_file_smaller)
{
    char *text = long_text((size_t)1 << 20);

    record_one("k", text, 1);
    ck_assert_int_gt(file_size(), 1 << 20);
    ck_assert_int_eq(nutgraf_archive_prune(archive, MONDAY + DAY, &error), NUTGRAF_OK);
    ck_assert_int_lt(file_size(), 1 << 17);
    free(text);
}
END_TEST

/* ---- files that are none of ours ---- */

static void put_file(const char *bytes, size_t length)
{
    FILE *file = fopen(path, "wb");

    ck_assert_ptr_nonnull(file);
    ck_assert_uint_eq(fwrite(bytes, 1, length, file), length);
    ck_assert_int_eq(fclose(file), 0);
}

static void refuses(nutgraf_archive_mode mode, const char *why)
{
    nutgraf_archive *refused = nutgraf_archive_open(path, mode, &error);

    ck_assert_ptr_null(refused);
    ck_assert_int_eq(error.status, NUTGRAF_BAD_INPUT);
    ck_assert_msg(strstr(error.message, why) != NULL, "%s", error.message);
}

START_TEST(another_format_or_program_is_refused)
{
    ck_assert_int_eq(database_execute(archive, "PRAGMA user_version=2", &error), NUTGRAF_OK);
    refuses(NUTGRAF_ARCHIVE_READ, "an archive of format 2; this nutgraf reads format 1");
    refuses(NUTGRAF_ARCHIVE_WRITE, "format 2");
    ck_assert_int_eq(database_execute(archive, "PRAGMA application_id=1", &error), NUTGRAF_OK);
    refuses(NUTGRAF_ARCHIVE_WRITE, "not an archive but another database");
}
END_TEST

START_TEST(a_file_that_is_no_database_is_refused_and_left_alone)
{
    static const char LETTER[] = "Dear archive, this is a letter and no database at all.\n";
    off_t before;

    put_file(LETTER, sizeof LETTER - 1);
    before = file_size();
    refuses(NUTGRAF_ARCHIVE_READ, "not an archive");
    refuses(NUTGRAF_ARCHIVE_WRITE, "not an archive");
    ck_assert_int_eq(file_size(), before);
    put_file("", 0);
    refuses(NUTGRAF_ARCHIVE_READ, "not an archive: it is empty");
    ck_assert_int_eq(file_size(), 0);
}
END_TEST

START_TEST(reading_makes_no_file)
{
    ck_assert_int_eq(unlink(path), 0);
    refuses(NUTGRAF_ARCHIVE_READ, "No such file");
    ck_assert_int_ne(access(path, F_OK), 0);
    ck_assert_int_eq(mkdir(path, 0700), 0);
    refuses(NUTGRAF_ARCHIVE_WRITE, "cannot be opened");
}
END_TEST

START_TEST(a_name_that_means_something_to_sqlite_is_a_file)
{
    static const char *const NAMES[] = {":memory:", "file:x.db?mode=memory"};
    char before[512];

    ck_assert_ptr_nonnull(getcwd(before, sizeof before));
    ck_assert_int_eq(chdir(folder), 0);
    for (size_t i = 0; i < 2; i++) {
        nutgraf_archive_free(nutgraf_archive_open(NAMES[i], NUTGRAF_ARCHIVE_WRITE, &error));
        ck_assert_int_eq(access(NAMES[i], F_OK), 0);
    }
    ck_assert_int_eq(chdir(before), 0);
}
END_TEST

static void use_all(nutgraf_archive *used)
{
    nutgraf_archived version;
    int64_t after = 0, digest;

    nutgraf_buffer_clear(&out);
    nutgraf_archive_list(used, &out, &error);
    nutgraf_archive_show(used, "k3", &out, &error);
    nutgraf_archive_show(used, "1", &out, &error);
    nutgraf_archive_version(used, "k3", 0, &version, &out, &error);
    nutgraf_archive_export(used, &after, 1000, &out, &error);
    nutgraf_archive_pending(used, 0, &digest, &out, &error);
    nutgraf_archive_prune(used, MONDAY + DAY, &error);
}

START_TEST(a_damaged_archive_does_no_harm)
{
    char key[8], *bytes;
    size_t length;
    FILE *file;

    for (int i = 0; i < 40; i++) {
        snprintf(key, sizeof key, "k%d", i);
        record_one(key, "some text of an article about a ferry and its quay", (uint64_t)i);
    }
    length = (size_t)file_size();
    bytes = malloc(length);
    file = fopen(path, "rb");
    ck_assert(bytes && file && fread(bytes, 1, length, file) == length);
    fclose(file);
    nutgraf_archive_free(archive);
    for (size_t at = 0; at < length; at += 211) {
        char was = bytes[at];
        nutgraf_archive *damaged;

        bytes[at] = (char)~was;
        put_file(bytes, length);
        damaged = open_quickly();
        if (damaged)
            use_all(damaged);
        nutgraf_archive_free(damaged);
        bytes[at] = was;
    }
    put_file(bytes, length / 2);
    archive = nutgraf_archive_open(path, NUTGRAF_ARCHIVE_WRITE, &error);
    if (archive)
        ck_assert_int_eq(nutgraf_archive_list(archive, &out, &error), NUTGRAF_BAD_INPUT);
    ck_assert_str_eq(error.message, "the archive is damaged");
    free(bytes);
}
END_TEST

/* ---- trouble ---- */

START_TEST(a_full_disk_leaves_the_archive_as_it_was)
{
    char *text = long_text((size_t)1 << 20), *before;
    struct archive_article article = article_of("big", text, 2);
    int64_t digest;

    record_one("small", "told", 1);
    before = strdup(listed());
    ck_assert_int_eq(database_execute(archive, "PRAGMA max_page_count=40", &error), NUTGRAF_OK);
    ck_assert_int_eq(record(&article, 1, &digest), NUTGRAF_BAD_INPUT);
    ck_assert_str_eq(error.message, "no space left for the archive");
    ck_assert_str_eq(listed(), before);
    ck_assert_int_eq(database_execute(archive, "PRAGMA max_page_count=4000", &error), NUTGRAF_OK);
    ck_assert_int_eq(record(&article, 1, &digest), NUTGRAF_OK);
    free(text);
    free(before);
}
END_TEST

START_TEST(a_second_writer_waits_and_then_says_so)
{
    nutgraf_archive *other = nutgraf_archive_open(path, NUTGRAF_ARCHIVE_WRITE, &error);

    ck_assert_ptr_nonnull(other);
    ck_assert_int_eq(database_begin(archive, &error), NUTGRAF_OK);
    sqlite3_busy_timeout(other->database, 50);
    ck_assert_int_eq(database_begin(other, &error), NUTGRAF_BAD_INPUT);
    ck_assert_str_eq(error.message, "in use by another process for too long");
    ck_assert_int_eq(nutgraf_archive_list(other, &out, &error), NUTGRAF_OK);
    database_give_up(archive);
    ck_assert_int_eq(database_begin(other, &error), NUTGRAF_OK);
    nutgraf_archive_free(other);
}
END_TEST

/* More than SQLite's cache holds, so that some of it is in the file already. */
static void die_while_recording(void)
{
    char *text = long_text((size_t)8 << 20);
    struct archive_article article = article_of("k", text, 2);
    int64_t version;

    archive = nutgraf_archive_open(path, NUTGRAF_ARCHIVE_WRITE, &error);
    if (archive && database_begin(archive, &error) == NUTGRAF_OK)
        archive_put_article(archive, &article, MONDAY, &version, &error);
    _exit(0);
}

START_TEST(what_a_killed_process_had_half_written_is_not_there)
{
    char *before, journal[80];
    pid_t child;

    record_one("small", "told", 1);
    before = strdup(listed());
    nutgraf_archive_free(archive);
    archive = NULL;
    child = fork();
    ck_assert_int_ge(child, 0);
    if (child == 0)
        die_while_recording();
    ck_assert_int_eq(waitpid(child, NULL, 0), child);
    snprintf(journal, sizeof journal, "%s-journal", path);
    ck_assert_int_eq(access(journal, F_OK), 0);
    ck_assert_int_gt(file_size(), 1 << 20);
    open_again();
    ck_assert_str_eq(listed(), before);
    ck_assert_int_ne(access(journal, F_OK), 0);
    free(before);
}
END_TEST

/* Of a new archive, so that the number of allocations does not grow. */
static nutgraf_status use_once(void)
{
    struct archive_article article = article_of("k", "told", 1);
    struct archive_version version;
    struct arena arena;
    int64_t digest, after = 0;
    nutgraf_status status;

    nutgraf_archive_free(archive);
    unlink(path);
    archive = open_quickly();
    if (!archive)
        return error.status;
    arena_init(&arena);
    nutgraf_buffer_clear(&out);
    status = record(&article, 1, &digest);
    if (status == NUTGRAF_OK)
        status = archive_find_sent(archive, &arena, article.key, 1, true, &version, &error);
    if (status == NUTGRAF_OK)
        status = nutgraf_archive_show(archive, "k", &out, &error);
    if (status == NUTGRAF_OK)
        status = nutgraf_archive_export(archive, &after, 9, &out, &error);
    if (status == NUTGRAF_OK)
        status = nutgraf_archive_take_back(archive, digest, &error);
    arena_release(&arena);
    return status;
}

/* No digest without its story and article, no page astray. */
static void check_whole(void)
{
    int64_t halves;

    open_again();
    ck_assert_int_eq(database_number(archive,
                                     "SELECT count(*) FROM digest WHERE number NOT IN (SELECT "
                                     "digest FROM sent JOIN story USING(digest))",
                                     &halves, &error),
                     NUTGRAF_OK);
    ck_assert_int_eq(halves, 0);
    ck_assert_int_eq(database_number(archive,
                                     "SELECT integrity_check = 'ok' FROM pragma_integrity_check",
                                     &halves, &error),
                     NUTGRAF_OK);
    ck_assert_int_eq(halves, 1);
}

START_TEST(running_out_of_memory_is_told_and_survived)
{
    nutgraf_status status = NUTGRAF_NO_MEMORY;
    bool happened = true;

    for (size_t n = 1; status != NUTGRAF_OK; n++) {
        buffer_release(&out);
        failing_from(n);
        status = use_once();
        happened = failing_happened();
        failing_from(0);
        ck_assert(status == NUTGRAF_OK || status == NUTGRAF_NO_MEMORY);
        check_whole();
    }
    ck_assert(!happened);
}
END_TEST

START_TEST(sqlite_running_out_of_memory_is_told_and_survived)
{
    nutgraf_status status = NUTGRAF_NO_MEMORY;
    int refused = 0;

    nutgraf_archive_free(archive);
    archive = NULL;
    for (sqlite3_int64 limit = 4096; status != NUTGRAF_OK; limit += 1024) {
        sqlite3_hard_heap_limit64(sqlite3_memory_used() + limit);
        status = use_once();
        sqlite3_hard_heap_limit64(0);
        refused += status == NUTGRAF_NO_MEMORY;
        ck_assert_msg(status == NUTGRAF_OK || status == NUTGRAF_NO_MEMORY, "%s", error.message);
        check_whole();
    }
    ck_assert_int_gt(refused, 10);
}
END_TEST

Suite *archive_suite(void)
{
    Suite *suite = suite_create("archive");
    TCase *cases = tcase_create("archive");

    tcase_add_checked_fixture(cases, set_up, tear_down);
    tcase_add_test(cases, what_was_sent_is_known_again_after_closing);
    tcase_add_test(cases, an_article_at_a_new_address_is_known_by_its_content);
    tcase_add_test(cases, of_several_versions_the_one_sent_last_counts);
    tcase_add_test(cases, a_digest_taken_back_was_never_sent);
    tcase_add_test(cases, a_digest_that_arrived_cannot_be_taken_back);
    tcase_add_test(cases, pending_digests_are_told_one_after_the_other);
    tcase_add_test(cases, every_version_is_shown_by_any_spelling_of_its_address);
    tcase_add_test(cases, what_is_not_there_is_refused_by_name);
    tcase_add_test(cases, an_export_is_an_object_a_line_in_any_portions);
    tcase_add_test(cases, what_is_shown_steers_no_terminal);
    tcase_add_test(cases, pruning_forgets_texts_but_not_that_they_were_sent);
    tcase_add_test(cases, an_article_that_is_read_again_is_kept);
    tcase_add_test(cases, pruning_makes_the_file_smaller);
    tcase_add_test(cases, another_format_or_program_is_refused);
    tcase_add_test(cases, a_file_that_is_no_database_is_refused_and_left_alone);
    tcase_add_test(cases, reading_makes_no_file);
    tcase_add_test(cases, a_name_that_means_something_to_sqlite_is_a_file);
    tcase_add_test(cases, a_damaged_archive_does_no_harm);
    tcase_add_test(cases, a_full_disk_leaves_the_archive_as_it_was);
    tcase_add_test(cases, a_second_writer_waits_and_then_says_so);
    tcase_add_test(cases, what_a_killed_process_had_half_written_is_not_there);
    tcase_add_test(cases, running_out_of_memory_is_told_and_survived);
    tcase_add_test(cases, sqlite_running_out_of_memory_is_told_and_survived);
    suite_add_tcase(suite, cases);
    return suite;
}
