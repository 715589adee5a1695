/* The public interface, as a program that links the library sees it. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "failing.h"
#include "nutgraf.h"

Suite *nutgraf_suite(void);

static const char ARTICLE[] =
    "The port authority of Maren voted on Monday to close the inner harbour to cargo ships.\n\n"
    "Cargo ships will use the outer dock at Saltholm, where the authority is building two "
    "cranes.\n\n"
    "Shipping companies said the outer dock was too exposed in winter storms. “We lose a month "
    "every year,” said the head of their association.\n\n"
    "The authority expects the cranes to be ready by March, and the harbour to close a month "
    "later.\n";

static nutgraf_engine *engine;
static nutgraf_worker *worker;

static void setup(void)
{
    engine = nutgraf_engine_new(NULL);
    worker = nutgraf_worker_new(engine, NULL);
}

static void teardown(void)
{
    nutgraf_worker_free(worker);
    nutgraf_engine_free(engine);
}

static nutgraf_document *read_text(const char *text)
{
    return nutgraf_document_new(worker, text, strlen(text), NULL, NULL);
}

START_TEST(a_summary_has_the_sentences_asked_for_in_document_order)
{
    nutgraf_document *document = read_text(ARTICLE);
    nutgraf_summary_options options = {.unit = NUTGRAF_SENTENCES, .budget = 3};
    const nutgraf_summary *summary = nutgraf_summarise(document, &options, NULL);

    ck_assert_uint_eq(nutgraf_summary_count(summary), 3);
    for (size_t i = 0; i < 3; i++) {
        nutgraf_chosen chosen = nutgraf_summary_sentence(summary, i);

        ck_assert_uint_lt(chosen.start, chosen.end);
        ck_assert_uint_le(chosen.end, strlen(ARTICLE));
        if (i > 0)
            ck_assert_uint_ge(chosen.start, nutgraf_summary_sentence(summary, i - 1).end);
    }
    ck_assert_int_eq(nutgraf_summary_outcome(summary), NUTGRAF_DONE);
    nutgraf_document_free(document);
}
END_TEST

START_TEST(the_default_is_three_sentences_and_a_headline)
{
    nutgraf_document *document = read_text(ARTICLE);
    const nutgraf_summary *summary = nutgraf_summarise(document, NULL, NULL);

    ck_assert_uint_eq(nutgraf_summary_count(summary), 3);
    ck_assert_uint_gt(strlen(nutgraf_summary_headline(summary)), 0);
    ck_assert_uint_le(strlen(nutgraf_summary_headline(summary)), 75);
    nutgraf_document_free(document);
}
END_TEST

START_TEST(the_parts_not_asked_for_are_not_made)
{
    nutgraf_document *document = read_text(ARTICLE);
    nutgraf_summary_options options = {.no_headline = true};
    const nutgraf_summary *summary = nutgraf_summarise(document, &options, NULL);

    ck_assert_str_eq(nutgraf_summary_headline(summary), "");
    options = (nutgraf_summary_options){.no_sentences = true};
    summary = nutgraf_summarise(document, &options, NULL);
    ck_assert_uint_eq(nutgraf_summary_count(summary), 0);
    ck_assert_str_ne(nutgraf_summary_headline(summary), "");
    nutgraf_document_free(document);
}
END_TEST

START_TEST(a_document_without_text_says_so)
{
    static const char *const EMPTY[] = {"", " \n\t\n ", "\xef\xbb\xbf", "--- *** ---"};

    for (size_t i = 0; i < sizeof EMPTY / sizeof *EMPTY; i++) {
        nutgraf_document *document = read_text(EMPTY[i]);
        const nutgraf_summary *summary = nutgraf_summarise(document, NULL, NULL);

        ck_assert_int_eq(nutgraf_summary_outcome(summary), NUTGRAF_NO_TEXT);
        ck_assert_uint_eq(nutgraf_summary_count(summary), 0);
        ck_assert_str_eq(nutgraf_summary_warning(summary, 0), "no text to summarise");
        ck_assert_ptr_null(nutgraf_summary_warning(summary, 1));
        nutgraf_document_free(document);
    }
}
END_TEST

START_TEST(a_budget_below_every_sentence_gives_none_or_a_cut_one)
{
    nutgraf_document *document = read_text(ARTICLE);
    nutgraf_summary_options options = {.unit = NUTGRAF_BYTES, .budget = 30};
    const nutgraf_summary *summary = nutgraf_summarise(document, &options, NULL);
    nutgraf_buffer *buffer = nutgraf_buffer_new();

    ck_assert_int_eq(nutgraf_summary_outcome(summary), NUTGRAF_BUDGET_TOO_SMALL);
    ck_assert_uint_eq(nutgraf_summary_count(summary), 0);
    options.cut = options.no_headline = true;
    summary = nutgraf_summarise(document, &options, NULL);
    ck_assert_uint_eq(nutgraf_summary_count(summary), 1);
    ck_assert_int_eq(nutgraf_summary_write(summary, NUTGRAF_TEXT, NULL, buffer), NUTGRAF_OK);
    ck_assert_uint_le(nutgraf_buffer_length(buffer), 30 + 1); /* and the end of the line */
    ck_assert_ptr_nonnull(strstr(nutgraf_buffer_bytes(buffer), "…\n"));
    nutgraf_buffer_free(buffer);
    nutgraf_document_free(document);
}
END_TEST

START_TEST(bytes_that_are_not_utf8_are_counted_in_a_warning)
{
    nutgraf_document *document = read_text("The quay\xff was closed on Monday by the board.");
    const nutgraf_summary *summary = nutgraf_summarise(document, NULL, NULL);

    ck_assert_str_eq(nutgraf_summary_warning(summary, 0), "1 byte is not UTF-8, read as U+FFFD");
    nutgraf_document_free(document);
}
END_TEST

START_TEST(many_documents_may_be_alive_at_once)
{
    nutgraf_document *documents[8];
    char first[8][128];

    for (size_t i = 0; i < 8; i++) {
        documents[i] = read_text(ARTICLE);
        snprintf(first[i], sizeof first[i], "%s",
                 nutgraf_summary_headline(nutgraf_summarise(documents[i], NULL, NULL)));
    }
    for (size_t i = 0; i < 8; i++) {
        ck_assert_str_eq(nutgraf_summary_headline(nutgraf_summarise(documents[i], NULL, NULL)),
                         first[0]);
        nutgraf_document_free(documents[i]);
    }
}
END_TEST

START_TEST(an_unknown_language_and_a_text_too_large_are_refused)
{
    nutgraf_input input = {.language = "xx"};
    nutgraf_error error = {0};

    ck_assert_ptr_null(nutgraf_document_new(worker, "A.", 2, &input, &error));
    ck_assert_int_eq(error.status, NUTGRAF_BAD_ARGUMENT);
    ck_assert_ptr_null(nutgraf_document_new(worker, "A.", NUTGRAF_MAX_BYTES + 1, NULL, &error));
    ck_assert_int_eq(error.status, NUTGRAF_TOO_LARGE);
}
END_TEST

START_TEST(every_language_has_a_code_and_a_name)
{
    size_t count = nutgraf_language_count();

    ck_assert_uint_ge(count, 28);
    for (size_t i = 0; i < count; i++) {
        ck_assert_ptr_nonnull(nutgraf_language_code(i));
        ck_assert_ptr_nonnull(nutgraf_language_name(nutgraf_language_code(i)));
    }
    ck_assert_ptr_null(nutgraf_language_code(count));
    ck_assert_ptr_null(nutgraf_language_name("xx"));
}
END_TEST

START_TEST(own_stop_words_replace_the_built_in_ones)
{
    static const char WORDS[] = "# the port\nharbour\nHARBOURS\n";
    nutgraf_buffer *buffer = nutgraf_buffer_new();
    nutgraf_document *document;

    ck_assert_int_eq(nutgraf_engine_set_stopwords(engine, WORDS, strlen(WORDS), NULL), NUTGRAF_OK);
    document = read_text("The harbour is closed.");
    ck_assert_int_eq(nutgraf_sentences_write(document, NUTGRAF_JSON, NULL, buffer), NUTGRAF_OK);
    ck_assert_ptr_nonnull(
        strstr(nutgraf_buffer_bytes(buffer), "\"stems\":[\"the\",null,\"is\",\"close\"]"));
    nutgraf_document_free(document);
    nutgraf_buffer_free(buffer);
}
END_TEST

/* The whole way once; true when every call succeeded. */
static bool whole_way(void)
{
    nutgraf_engine *own = nutgraf_engine_new(NULL);
    nutgraf_worker *hand = own ? nutgraf_worker_new(own, NULL) : NULL;
    nutgraf_buffer *buffer = nutgraf_buffer_new();
    nutgraf_document *document = NULL;
    nutgraf_summary_options options = {.keywords = 3};
    const nutgraf_summary *summary = NULL;
    bool done = false;

    if (own && hand && nutgraf_engine_set_stopwords(own, "a\nthe\n", 6, NULL) == NUTGRAF_OK)
        document = nutgraf_document_new(hand, ARTICLE, sizeof ARTICLE - 1, NULL, NULL);
    if (document)
        summary = nutgraf_summarise(document, &options, NULL);
    if (summary && buffer)
        done = nutgraf_summary_write(summary, NUTGRAF_JSON, NULL, buffer) == NUTGRAF_OK &&
               nutgraf_sentences_write(document, NUTGRAF_JSON, NULL, buffer) == NUTGRAF_OK &&
               nutgraf_noise_write(document, buffer) == NUTGRAF_OK;
    nutgraf_document_free(document);
    nutgraf_buffer_free(buffer);
    nutgraf_worker_free(hand);
    nutgraf_engine_free(own);
    return done;
}

START_TEST(every_failed_allocation_is_reported_and_leaks_nothing)
{
    bool done = false, failed;

    for (size_t nth = 1; !done; nth++) {
        failing_from(nth);
        done = whole_way();
        failed = failing_happened();
        failing_from(0); /* Check allocates too */
        ck_assert_msg(done == !failed, "allocation %zu", nth);
    }
}
END_TEST

Suite *nutgraf_suite(void)
{
    Suite *suite = suite_create("nutgraf");
    TCase *tests = tcase_create("nutgraf");

    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, a_summary_has_the_sentences_asked_for_in_document_order);
    tcase_add_test(tests, the_default_is_three_sentences_and_a_headline);
    tcase_add_test(tests, the_parts_not_asked_for_are_not_made);
    tcase_add_test(tests, a_document_without_text_says_so);
    tcase_add_test(tests, a_budget_below_every_sentence_gives_none_or_a_cut_one);
    tcase_add_test(tests, bytes_that_are_not_utf8_are_counted_in_a_warning);
    tcase_add_test(tests, many_documents_may_be_alive_at_once);
    tcase_add_test(tests, an_unknown_language_and_a_text_too_large_are_refused);
    tcase_add_test(tests, every_language_has_a_code_and_a_name);
    tcase_add_test(tests, own_stop_words_replace_the_built_in_ones);
    tcase_add_test(tests, every_failed_allocation_is_reported_and_leaks_nothing);
    suite_add_tcase(suite, tests);
    return suite;
}
