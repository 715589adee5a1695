/* Several articles read as one. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "failing.h"
#include "language/utf8.h"
#include "result/bundle.h"
#include "result/summary.h"
#include "support.h"
#include "worker.h"

Suite *bundle_suite(void);

static const char *const TEXTS[] = {
    ("The Saltholm ferry sank off the harbour of Maren on Monday with forty people on board.\n\n"
     "Divers searched the wreck of the ferry for its captain until night fell on the harbour.\n\n"
     "The harbour office said that a drifting container had holed the hull of the ferry.\n"),
    ("A ferry with forty people on board went down off the harbour of Maren on Monday.\n\n"
     "Divers found the captain of the ferry alive in an air pocket of the wreck on Tuesday.\n"),
    "The owner of the Saltholm ferry will pay for the divers, the wreck and the container.\n",
};

enum { TEXT_COUNT = sizeof TEXTS / sizeof *TEXTS };

static nutgraf_engine *engine;
static nutgraf_worker *worker;
static nutgraf_document *documents[TEXT_COUNT];
static const struct article *parts[TEXT_COUNT];
static struct bundle bundle;

static void open_documents(void)
{
    for (int i = 0; i < TEXT_COUNT; i++) {
        documents[i] = document_new_marked(worker, span_from(TEXTS[i]),
                                           &(nutgraf_input){.language = "en"}, NULL);
        ck_assert_ptr_nonnull(documents[i]);
        parts[i] = document_article(documents[i]);
    }
}

static void setup(void)
{
    engine = nutgraf_engine_new(NULL);
    worker = nutgraf_worker_new(engine, NULL);
    open_documents();
}

static void close_documents(void)
{
    for (int i = 0; i < TEXT_COUNT; i++)
        nutgraf_document_free(documents[i]);
}

static void teardown(void)
{
    failing_from(0);
    bundle_release(&bundle);
    close_documents();
    nutgraf_worker_free(worker);
    nutgraf_engine_free(engine);
}

static struct nutgraf_summary *summarise(size_t sentences)
{
    struct nutgraf_summary *summary;

    ck_assert(bundle_init(&bundle, parts, TEXT_COUNT));
    summary = summary_make(&bundle.article, &(nutgraf_summary_options){.budget = sentences});
    ck_assert_ptr_nonnull(summary);
    return summary;
}

START_TEST(every_sentence_is_found_in_its_own_article)
{
    const struct document *whole;

    ck_assert(bundle_init(&bundle, parts, TEXT_COUNT));
    whole = &bundle.article.document;
    ck_assert_uint_eq(whole->sentence_count, 6);
    for (uint32_t s = 0; s < whole->sentence_count; s++) {
        const struct sentence *sentence = &whole->sentences[s];
        struct bundle_place place = bundle_place(&bundle, sentence->start);

        ck_assert_uint_eq(place.part, s < 3 ? 0 : s < 5 ? 1 : 2);
        ck_assert_mem_eq(TEXTS[place.part] + place.start,
                         document_span(whole, sentence->start, sentence->length).bytes,
                         sentence->length);
    }
}
END_TEST

START_TEST(a_word_of_two_articles_is_one_term)
{
    const struct document *whole;

    ck_assert(bundle_init(&bundle, parts, TEXT_COUNT));
    whole = &bundle.article.document;
    for (uint32_t a = 0; a < whole->term_count; a++)
        for (uint32_t b = 0; b < a; b++)
            ck_assert_uint_ne(whole->terms[a], whole->terms[b]);
    for (uint32_t t = 0; t < whole->token_count; t++)
        if (whole->tokens[t].term != TERM_NONE)
            ck_assert_uint_lt(whole->tokens[t].term, whole->term_count);
}
END_TEST

/* Both articles open with the sinking; a summary of two tells it once. */
START_TEST(what_two_articles_say_is_told_once)
{
    struct nutgraf_summary *summary = summarise(2);
    int sinking = 0;

    ck_assert_uint_eq(summary->selection->count, 2);
    for (uint32_t i = 0; i < 2; i++)
        sinking += summary->selection->sentences[i] == 0 || summary->selection->sentences[i] == 3;
    ck_assert_int_eq(sinking, 1);
}
END_TEST

START_TEST(one_article_alone_is_summarised_like_itself)
{
    nutgraf_summary_options options = {.budget = 2};
    nutgraf_document *alone = nutgraf_document_new(worker, TEXTS[0], strlen(TEXTS[0]),
                                                   &(nutgraf_input){.language = "en"}, NULL);
    const nutgraf_summary *own = nutgraf_summarise(alone, &options, NULL);
    struct nutgraf_summary *summary;

    ck_assert(bundle_init(&bundle, parts, 1));
    summary = summary_make(&bundle.article, &options);
    ck_assert_uint_eq(summary->selection->count, nutgraf_summary_count(own));
    for (uint32_t i = 0; i < summary->selection->count; i++)
        ck_assert_uint_eq(summary->selection->sentences[i], nutgraf_summary_sentence(own, i).index);
    nutgraf_document_free(alone);
}
END_TEST

START_TEST(an_article_of_nothing_adds_nothing)
{
    nutgraf_document *empty =
        document_new_marked(worker, span_of("", 0), &(nutgraf_input){.language = "en"}, NULL);
    const struct article *with[] = {document_article(empty), parts[0]};

    ck_assert(bundle_init(&bundle, with, 2));
    ck_assert_uint_eq(bundle.article.document.sentence_count, 3);
    ck_assert_uint_eq(bundle_place(&bundle, bundle.article.document.sentences[0].start).part, 1);
    nutgraf_document_free(empty);
}
END_TEST

/* A text kept and read again is the same document. */
START_TEST(what_was_kept_is_read_again_as_it_was)
{
    const struct document *first = &parts[0]->document, *again;
    nutgraf_document *document = document_new_kept(
        worker, &(struct kept_text){first->text, first->blocks, first->block_count, first->language,
                                    first->judged});

    ck_assert_ptr_nonnull(document);
    again = &document_article(document)->document;
    ck_assert_uint_eq(again->sentence_count, first->sentence_count);
    for (uint32_t s = 0; s < first->sentence_count; s++) {
        ck_assert_uint_eq(again->sentences[s].start, first->sentences[s].start);
        ck_assert_uint_eq(again->sentences[s].noise, first->sentences[s].noise);
    }
    nutgraf_document_free(document);
}
END_TEST

START_TEST(every_failed_allocation_is_survived)
{
    bool done = false, failed;

    for (size_t nth = 1; !done; nth++) {
        struct bundle again;

        failing_from(nth);
        done = bundle_init(&again, parts, TEXT_COUNT) &&
               summary_make(&again.article, &(nutgraf_summary_options){.budget = 2});
        failed = failing_happened();
        failing_from(0); /* before check needs memory of its own */
        bundle_release(&again);
        ck_assert_int_eq(done, !failed);
    }
}
END_TEST

START_TEST(every_failed_allocation_of_a_document_is_survived)
{
    bool done = false, failed;

    for (size_t nth = 1; !done; nth++) {
        const struct document *first = &parts[0]->document;
        nutgraf_document *marked, *kept;
        nutgraf_error error;

        failing_from(nth);
        marked = document_new_marked(worker, span_from(TEXTS[0]), NULL, &error);
        kept = document_new_kept(worker,
                                 &(struct kept_text){first->text, first->blocks, first->block_count,
                                                     first->language, first->judged});
        failed = failing_happened();
        failing_from(0);
        done = marked && kept;
        nutgraf_document_free(marked);
        nutgraf_document_free(kept);
        ck_assert_int_eq(done, !failed);
    }
}
END_TEST

Suite *bundle_suite(void)
{
    Suite *suite = suite_create("bundle");
    TCase *whole = tcase_create("whole");

    tcase_add_checked_fixture(whole, setup, teardown);
    tcase_add_test(whole, every_sentence_is_found_in_its_own_article);
    tcase_add_test(whole, a_word_of_two_articles_is_one_term);
    tcase_add_test(whole, what_two_articles_say_is_told_once);
    tcase_add_test(whole, one_article_alone_is_summarised_like_itself);
    tcase_add_test(whole, an_article_of_nothing_adds_nothing);
    tcase_add_test(whole, what_was_kept_is_read_again_as_it_was);
    tcase_add_test(whole, every_failed_allocation_is_survived);
    tcase_add_test(whole, every_failed_allocation_of_a_document_is_survived);
    suite_add_tcase(suite, whole);
    return suite;
}
