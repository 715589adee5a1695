#include <check.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "failing.h"
#include "nutgraf.h"

static const char *const DOCUMENTS[] = {
    "The bells rang over the harbour. Every bell in the town rang.",
    "A bell was cast in the old foundry near the harbour.",
    "Fishermen mended their nets while the foundry burned."};

static nutgraf_corpus *corpus_of(const char *language)
{
    nutgraf_error error;
    nutgraf_corpus *corpus = nutgraf_corpus_new(NULL, language, &error);

    ck_assert_ptr_nonnull(corpus);
    return corpus;
}

static void add(nutgraf_corpus *corpus, const char *text)
{
    ck_assert_int_eq(nutgraf_corpus_add(corpus, text, strlen(text), NULL), NUTGRAF_OK);
}

/* The table as text; the caller frees it. */
static nutgraf_buffer *written(const nutgraf_corpus *corpus, uint64_t least)
{
    nutgraf_buffer *buffer = nutgraf_buffer_new();

    ck_assert_int_eq(nutgraf_corpus_write(corpus, least, buffer), NUTGRAF_OK);
    return buffer;
}

static void expect_line(const nutgraf_buffer *table, const char *line, bool there)
{
    if ((strstr(nutgraf_buffer_bytes(table), line) != NULL) != there)
        ck_abort_msg("%s: %s in\n%s", line, there ? "not" : "is", nutgraf_buffer_bytes(table));
}

START_TEST(a_document_counts_a_stem_once)
{
    nutgraf_corpus *corpus = corpus_of("en");
    nutgraf_buffer *table;

    for (size_t i = 0; i < 3; i++)
        add(corpus, DOCUMENTS[i]);
    table = written(corpus, 1);
    expect_line(table, "# nutgraf-corpus 1\n# language en\n# stemmer english\n# documents 3\n",
                true);
    expect_line(table, "\nbell\t2\n", true);
    expect_line(table, "\nfoundri\t2\n", true);
    expect_line(table, "\nnet\t1\n", true);
    expect_line(table, "\nthe\t3\n", true); /* stop words too: another list may not have them */
    nutgraf_buffer_free(table);
    table = written(corpus, 2);
    expect_line(table, "\nnet\t", false);
    expect_line(table, "\nbell\t2\n", true);
    nutgraf_buffer_free(table);
    nutgraf_corpus_free(corpus);
}
END_TEST

START_TEST(merging_in_any_order_gives_the_same_bytes)
{
    static const char *const SOURCES[] = {"Notes; CC0", "Tales; MIT", "Notes; CC0"};
    nutgraf_buffer *parts[3], *forwards, *backwards, *whole;
    nutgraf_corpus *one = corpus_of("en"), *other = corpus_of(NULL), *all = corpus_of("en");

    for (size_t i = 0; i < 3; i++) {
        nutgraf_corpus *part = corpus_of("en");

        add(part, DOCUMENTS[i]);
        add(all, DOCUMENTS[i]);
        ck_assert_int_eq(nutgraf_corpus_source(part, SOURCES[i]), NUTGRAF_OK);
        ck_assert_int_eq(nutgraf_corpus_source(all, SOURCES[i]), NUTGRAF_OK);
        parts[i] = written(part, 1);
        nutgraf_corpus_free(part);
    }
    for (size_t i = 0; i < 3; i++) {
        ck_assert_int_eq(nutgraf_corpus_merge(one, nutgraf_buffer_bytes(parts[i]),
                                              nutgraf_buffer_length(parts[i]), NULL),
                         NUTGRAF_OK);
        ck_assert_int_eq(nutgraf_corpus_merge(other, nutgraf_buffer_bytes(parts[2 - i]),
                                              nutgraf_buffer_length(parts[2 - i]), NULL),
                         NUTGRAF_OK);
    }
    forwards = written(one, 1);
    backwards = written(other, 1);
    whole = written(all, 1);
    ck_assert_str_eq(nutgraf_buffer_bytes(forwards), nutgraf_buffer_bytes(backwards));
    ck_assert_str_eq(nutgraf_buffer_bytes(forwards), nutgraf_buffer_bytes(whole));
    for (size_t i = 0; i < 3; i++)
        nutgraf_buffer_free(parts[i]);
    nutgraf_buffer_free(forwards);
    nutgraf_buffer_free(backwards);
    nutgraf_buffer_free(whole);
    nutgraf_corpus_free(one);
    nutgraf_corpus_free(other);
    nutgraf_corpus_free(all);
}
END_TEST

START_TEST(sums_stop_at_the_largest_number)
{
    static const char HUGE_TABLE[] = "# nutgraf-corpus 1\n# language en\n"
                                     "# documents 9223372036854775807\nbell\t9223372036854775800\n";
    nutgraf_corpus *corpus = corpus_of("en");
    nutgraf_buffer *table;

    for (int i = 0; i < 3; i++)
        ck_assert_int_eq(nutgraf_corpus_merge(corpus, HUGE_TABLE, sizeof HUGE_TABLE - 1, NULL),
                         NUTGRAF_OK);
    table = written(corpus, 1);
    expect_line(table, "# documents 9223372036854775807\n", true);
    expect_line(table, "\nbell\t9223372036854775807\n", true);
    nutgraf_buffer_free(table);
    nutgraf_corpus_free(corpus);
}
END_TEST

START_TEST(word_counts_become_pseudo_documents)
{
    static const char COUNTS[] = "the 900\nbells 60\n\nbell 30\r\nanchor\t10\n--- 5\n";
    nutgraf_corpus *corpus = corpus_of("en");
    nutgraf_buffer *table;
    char line[64];

    ck_assert_int_eq(nutgraf_corpus_add_counts(corpus, COUNTS, sizeof COUNTS - 1, 5000, NULL),
                     NUTGRAF_OK);
    table = written(corpus, 1);
    expect_line(table, "# documents 5000\n", true);
    expect_line(table, "\nthe\t5000\n", true);
    snprintf(line, sizeof line, "\nanchor\t%.0f\n", 5000 * (1 - exp(-300 * 10.0 / 1000)));
    expect_line(table, line, true);
    nutgraf_buffer_free(table);
    nutgraf_corpus_free(corpus);
}
END_TEST

START_TEST(a_count_line_without_a_count_changes_nothing)
{
    static const char *const BAD[] = {"the 9\nbell\n", "the 9\nbell x\n", "the 9\n 7\n",
                                      "the 9\nbell 7 \n"};
    nutgraf_corpus *corpus = corpus_of("en");
    nutgraf_buffer *before = written(corpus, 1), *after;
    nutgraf_error error;

    for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++) {
        ck_assert_int_eq(nutgraf_corpus_add_counts(corpus, BAD[i], strlen(BAD[i]), 5000, &error),
                         NUTGRAF_BAD_INPUT);
        ck_assert_ptr_nonnull(strstr(error.message, "line 2"));
    }
    after = written(corpus, 1);
    ck_assert_str_eq(nutgraf_buffer_bytes(before), nutgraf_buffer_bytes(after));
    nutgraf_buffer_free(before);
    nutgraf_buffer_free(after);
    nutgraf_corpus_free(corpus);
}
END_TEST

START_TEST(a_table_of_another_language_or_damaged_is_refused_whole)
{
    static const char *const BAD[] = {
        "# nutgraf-corpus 1\n# language fr\n# documents 3\ncloche\t2\n",
        "# nutgraf-corpus 1\n# language xx\n# documents 3\ncloche\t2\n",
        "# nutgraf-corpus 1\n# language en\n# documents 3\nbell\t2\nbell\t2\n", "bell 2\n"};
    nutgraf_corpus *corpus = corpus_of("en");
    nutgraf_error error;
    nutgraf_buffer *table;

    for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++) {
        error = (nutgraf_error){0};
        ck_assert_int_eq(nutgraf_corpus_merge(corpus, BAD[i], strlen(BAD[i]), &error),
                         NUTGRAF_BAD_INPUT);
        ck_assert_int_eq(error.status, NUTGRAF_BAD_INPUT);
    }
    table = written(corpus, 1);
    expect_line(table, "# documents 0\n", true);
    nutgraf_buffer_free(table);
    nutgraf_corpus_free(corpus);
}
END_TEST

START_TEST(without_a_language_the_first_text_decides)
{
    nutgraf_corpus *corpus = corpus_of(NULL);
    nutgraf_buffer *table;

    add(corpus, "Die Glocken läuteten über dem Hafen, und die Fischer kamen mit ihren Netzen nach "
                "Hause, weil der Wind zu stark geworden war.");
    table = written(corpus, 1);
    expect_line(table, "# language de\n", true);
    nutgraf_buffer_free(table);
    nutgraf_corpus_free(corpus);
}
END_TEST

START_TEST(an_empty_corpus_is_a_table_too)
{
    nutgraf_corpus *corpus = corpus_of(NULL);
    nutgraf_buffer *table = written(corpus, 1);

    ck_assert_str_eq(nutgraf_buffer_bytes(table),
                     "# nutgraf-corpus 1\n# language und\n# stemmer none\n# documents 0\n");
    nutgraf_buffer_free(table);
    nutgraf_corpus_free(corpus);
    nutgraf_corpus_free(NULL);
}
END_TEST

START_TEST(a_description_names_language_size_and_sources)
{
    nutgraf_corpus *corpus = corpus_of("en");
    nutgraf_buffer *text = nutgraf_buffer_new();

    add(corpus, "Bells ring.");
    ck_assert_int_eq(nutgraf_corpus_source(corpus, "Notes; CC0"), NUTGRAF_OK);
    ck_assert_int_eq(nutgraf_corpus_describe(corpus, text), NUTGRAF_OK);
    ck_assert_ptr_nonnull(strstr(nutgraf_buffer_bytes(text),
                                 "language: en\nstemmer: english\ndocuments: 1\n"
                                 "source: Notes; CC0\nstems: 2\nchecksum: "));
    nutgraf_buffer_free(text);
    nutgraf_corpus_free(corpus);
}
END_TEST

START_TEST(what_cannot_be_is_said_so)
{
    nutgraf_corpus *corpus = corpus_of("en");
    nutgraf_error error = {0};

    ck_assert_ptr_null(nutgraf_corpus_new(NULL, "xx", &error));
    ck_assert_int_eq(error.status, NUTGRAF_BAD_ARGUMENT);
    ck_assert_int_eq(nutgraf_corpus_source(corpus, ""), NUTGRAF_BAD_ARGUMENT);
    ck_assert_int_eq(nutgraf_corpus_source(corpus, "two\nlines"), NUTGRAF_BAD_ARGUMENT);
    ck_assert_int_eq(nutgraf_corpus_add(corpus, "", NUTGRAF_MAX_BYTES + 1, &error),
                     NUTGRAF_TOO_LARGE);
    nutgraf_corpus_free(corpus);
}
END_TEST

/* Everything a corpus does, with the `nth` allocation failing and those after
 * it: false when one of the calls said so. */
static bool survives(size_t nth)
{
    static const char TABLE[] =
        "# nutgraf-corpus 1\n# language en\n# documents 9\n# source Notes; CC0\nbell\t3\n";
    nutgraf_corpus *corpus;
    nutgraf_buffer *table = nutgraf_buffer_new();
    bool done;

    failing_from(nth);
    corpus = nutgraf_corpus_new(NULL, "en", NULL);
    done = corpus &&
           nutgraf_corpus_add(corpus, DOCUMENTS[0], strlen(DOCUMENTS[0]), NULL) == NUTGRAF_OK &&
           nutgraf_corpus_merge(corpus, TABLE, sizeof TABLE - 1, NULL) == NUTGRAF_OK &&
           nutgraf_corpus_add_counts(corpus, "bell 3\nrope 4\n", 14, 50, NULL) == NUTGRAF_OK &&
           nutgraf_corpus_source(corpus, "Tales; MIT") == NUTGRAF_OK &&
           nutgraf_corpus_write(corpus, 1, table) == NUTGRAF_OK &&
           nutgraf_corpus_describe(corpus, table) == NUTGRAF_OK;
    nutgraf_corpus_free(corpus);
    failing_from(0);
    nutgraf_buffer_free(table);
    return done;
}

START_TEST(every_allocation_may_fail)
{
    size_t nth = 1;

    while (!survives(nth))
        ck_assert_uint_lt(++nth, 1000);
    ck_assert_uint_gt(nth, 10);
}
END_TEST

Suite *corpus_suite(void);
Suite *corpus_suite(void)
{
    Suite *suite = suite_create("corpus");
    TCase *tables = tcase_create("tables");

    tcase_add_test(tables, a_document_counts_a_stem_once);
    tcase_add_test(tables, merging_in_any_order_gives_the_same_bytes);
    tcase_add_test(tables, sums_stop_at_the_largest_number);
    tcase_add_test(tables, word_counts_become_pseudo_documents);
    tcase_add_test(tables, a_count_line_without_a_count_changes_nothing);
    tcase_add_test(tables, a_table_of_another_language_or_damaged_is_refused_whole);
    tcase_add_test(tables, without_a_language_the_first_text_decides);
    tcase_add_test(tables, an_empty_corpus_is_a_table_too);
    tcase_add_test(tables, a_description_names_language_size_and_sources);
    tcase_add_test(tables, what_cannot_be_is_said_so);
    tcase_add_test(tables, every_allocation_may_fail);
    suite_add_tcase(suite, tables);
    return suite;
}
