/* The public calls of an evaluation, over made-up documents. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "failing.h"
#include "nutgraf.h"

Suite *evaluate_suite(void);

static nutgraf_bytes bytes(const char *text)
{
    return (nutgraf_bytes){text, strlen(text)};
}

static nutgraf_evaluation *evaluation_of(const nutgraf_evaluation_options *options)
{
    nutgraf_error error;
    nutgraf_evaluation *evaluation = nutgraf_evaluation_new(options, &error);

    ck_assert_ptr_nonnull(evaluation);
    return evaluation;
}

static nutgraf_status add(nutgraf_evaluation *evaluation, const char *id, const char *system,
                          const char *reference, const char *other)
{
    nutgraf_bytes references[] = {bytes(reference)};
    nutgraf_evaluated document = {.id = id,
                                  .system = bytes(system),
                                  .references = references,
                                  .reference_count = 1,
                                  .paired = other != NULL};

    if (other)
        document.other = bytes(other);
    return nutgraf_evaluation_add(evaluation, &document, NULL);
}

/* What is written, which the caller frees. */
static char *written(const nutgraf_evaluation *evaluation, nutgraf_format format, bool each)
{
    nutgraf_buffer *buffer = nutgraf_buffer_new();
    char *text;

    ck_assert_int_eq(nutgraf_evaluation_write(evaluation, format, NULL, each, buffer), NUTGRAF_OK);
    text = strdup(nutgraf_buffer_bytes(buffer));
    nutgraf_buffer_free(buffer);
    return text;
}

START_TEST(scores_are_kept_by_document_and_metric)
{
    nutgraf_evaluation *evaluation = evaluation_of(NULL);
    nutgraf_score score;

    ck_assert_int_eq(add(evaluation, "1", "the ferry sank", "a ferry sank", NULL), NUTGRAF_OK);
    ck_assert_int_eq(add(evaluation, "2", "nobody was hurt", "all were safe", NULL), NUTGRAF_OK);
    ck_assert_uint_eq(nutgraf_evaluation_count(evaluation), 2);
    ck_assert_str_eq(nutgraf_evaluation_metric(evaluation, 0), "ROUGE-1");
    ck_assert_str_eq(nutgraf_evaluation_metric(evaluation, 2), "ROUGE-L");
    ck_assert_ptr_null(nutgraf_evaluation_metric(evaluation, 3));
    score = nutgraf_evaluation_score(evaluation, 0, 0, false);
    ck_assert_double_eq(score.recall, 0.66667);
    ck_assert_double_eq(score.f, 0.66667);
    ck_assert_double_eq(nutgraf_evaluation_score(evaluation, 0, 1, false).f, 0.5);
    ck_assert_double_eq(nutgraf_evaluation_score(evaluation, 1, 0, false).f, 0);
    nutgraf_evaluation_free(evaluation);
}
END_TEST

START_TEST(every_metric_has_its_name)
{
    static const char *const NAMES[] = {"ROUGE-1",     "ROUGE-2",  "ROUGE-3",  "ROUGE-L",
                                        "ROUGE-W-1.2", "ROUGE-S4", "ROUGE-SU4"};
    nutgraf_evaluation_options options = nutgraf_evaluation_defaults();
    nutgraf_evaluation *evaluation;

    options.ngrams = 3;
    options.weight = 1.2;
    options.skip = options.skip_single = true;
    evaluation = evaluation_of(&options);
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++)
        ck_assert_str_eq(nutgraf_evaluation_metric(evaluation, i), NAMES[i]);
    nutgraf_evaluation_free(evaluation);
    options.skip_gap = -1;
    options.weight = 2;
    evaluation = evaluation_of(&options);
    ck_assert_str_eq(nutgraf_evaluation_metric(evaluation, 4), "ROUGE-W-2");
    ck_assert_str_eq(nutgraf_evaluation_metric(evaluation, 6), "ROUGE-SU*");
    nutgraf_evaluation_free(evaluation);
}
END_TEST

static void refuse(nutgraf_evaluation_options options, const char *part)
{
    nutgraf_error error = {0};

    ck_assert_ptr_null(nutgraf_evaluation_new(&options, &error));
    ck_assert_int_eq(error.status, NUTGRAF_BAD_ARGUMENT);
    ck_assert_ptr_nonnull(strstr(error.message, part));
}

START_TEST(options_that_cannot_be_are_refused)
{
    const nutgraf_evaluation_options good = nutgraf_evaluation_defaults();
    nutgraf_evaluation_options bad = good;

    bad.ngrams = 10;
    refuse(bad, "n-grams");
    bad = good;
    bad.weight = -1;
    refuse(bad, "ROUGE-W");
    bad = good;
    bad.bytes = bad.words = 9;
    refuse(bad, "not both");
    bad = good;
    bad.alpha = 1.5;
    refuse(bad, "alpha");
    bad = good;
    bad.samples = 1;
    refuse(bad, "samples");
    bad = good;
    bad.confidence = 100;
    refuse(bad, "confidence");
    bad = good;
    bad.ngrams = 0;
    bad.no_lcs = true;
    refuse(bad, "nothing to measure");
    bad = good;
    bad.language = "xx";
    refuse(bad, "no such language: xx");
}
END_TEST

START_TEST(documents_that_cannot_be_measured_do_not_count)
{
    nutgraf_evaluation *evaluation = evaluation_of(NULL);
    nutgraf_evaluated bare = {.id = "bare", .system = bytes("text")};
    nutgraf_error error;
    char *line = malloc(40001);

    ck_assert_int_eq(nutgraf_evaluation_add(evaluation, &bare, &error), NUTGRAF_BAD_ARGUMENT);
    ck_assert_str_eq(error.message, "bare: no reference");
    for (size_t i = 0; i < 20000; i++)
        memcpy(line + 2 * i, "a ", 2);
    line[40000] = '\0';
    ck_assert_int_eq(add(evaluation, "long", line, line, NULL), NUTGRAF_TOO_LARGE);
    free(line);
    ck_assert_int_eq(add(evaluation, "1", "a", "a", NULL), NUTGRAF_OK);
    ck_assert_int_eq(add(evaluation, "2", "a", "a", "b"), NUTGRAF_BAD_ARGUMENT);
    ck_assert_uint_eq(nutgraf_evaluation_count(evaluation), 1);
    nutgraf_evaluation_free(evaluation);
}
END_TEST

/* Twenty documents of which the system has a bit more than the other. */
static nutgraf_evaluation *paired(uint64_t seed)
{
    static const char *const WORDS[] = {"mast", "sail", "deck", "keel", "rope", "helm"};
    nutgraf_evaluation_options options = nutgraf_evaluation_defaults();
    nutgraf_evaluation *evaluation;

    options.seed = seed;
    evaluation = evaluation_of(&options);
    for (size_t i = 0; i < 20; i++) {
        char id[8], system[64], other[64], reference[64];

        snprintf(id, sizeof id, "%zu", i);
        snprintf(reference, sizeof reference, "%s %s %s", WORDS[i % 6], WORDS[(i + 1) % 6],
                 WORDS[(i + 2) % 6]);
        snprintf(system, sizeof system, "%s %s %s", WORDS[i % 6], WORDS[(i + 1) % 6],
                 WORDS[(i * i + 5) % 6]);
        snprintf(other, sizeof other, "%s %s", WORDS[i % 6], WORDS[(i + 4) % 6]);
        ck_assert_int_eq(add(evaluation, id, system, reference, other), NUTGRAF_OK);
    }
    return evaluation;
}

START_TEST(a_better_system_is_called_better)
{
    nutgraf_evaluation *evaluation = paired(1);
    char *text = written(evaluation, NUTGRAF_TEXT, false);

    ck_assert_ptr_nonnull(strstr(text, "20 documents"));
    ck_assert_ptr_nonnull(strstr(text, "better\n"));
    ck_assert_ptr_null(strstr(text, "worse"));
    free(text);
    nutgraf_evaluation_free(evaluation);
}
END_TEST

START_TEST(the_same_seed_gives_the_same_intervals)
{
    nutgraf_evaluation *one = paired(5), *same = paired(5), *different = paired(6);
    char *a = written(one, NUTGRAF_JSON, true), *b = written(same, NUTGRAF_JSON, true);
    char *c = written(different, NUTGRAF_JSON, true);

    ck_assert_str_eq(a, b);
    ck_assert_str_ne(a, c);
    free(a);
    free(b);
    free(c);
    nutgraf_evaluation_free(one);
    nutgraf_evaluation_free(same);
    nutgraf_evaluation_free(different);
}
END_TEST

START_TEST(an_interval_holds_its_mean_and_one_document_has_none)
{
    nutgraf_evaluation *evaluation = evaluation_of(NULL);
    char *text;

    ck_assert_int_eq(add(evaluation, "1", "a b", "a c", NULL), NUTGRAF_OK);
    text = written(evaluation, NUTGRAF_TEXT, true);
    ck_assert_ptr_nonnull(strstr(text, "1 document;"));
    ck_assert_ptr_nonnull(strstr(text, "50.00 [50.00, 50.00]"));
    ck_assert_ptr_nonnull(strstr(text, "\nROUGE-1 Eval 1 R:0.50000 P:0.50000 F:0.50000\n"));
    free(text);
    nutgraf_evaluation_free(evaluation);
}
END_TEST

START_TEST(json_names_metrics_and_escapes_ids)
{
    nutgraf_evaluation *evaluation = evaluation_of(NULL);
    char *text;

    ck_assert_int_eq(add(evaluation, "a\"b", "x", "x", NULL), NUTGRAF_OK);
    text = written(evaluation, NUTGRAF_JSON, true);
    ck_assert_ptr_nonnull(strstr(text, "\"ROUGE-L\":{\"system\":{\"recall\":{\"mean\":1.00000"));
    ck_assert_ptr_nonnull(strstr(text, "\"each\":[{\"id\":\"a\\\"b\",\"system\":{\"ROUGE-1\":["
                                       "1.00000,1.00000,1.00000]"));
    free(text);
    nutgraf_evaluation_free(evaluation);
}
END_TEST

START_TEST(a_language_brings_its_own_words)
{
    nutgraf_evaluation_options options = nutgraf_evaluation_defaults();
    nutgraf_evaluation *evaluation;

    options.language = "ru";
    evaluation = evaluation_of(&options);
    ck_assert_int_eq(add(evaluation, "1", "Лодка в порту", "лодки стояли\nв порту", NULL),
                     NUTGRAF_OK);
    ck_assert_double_eq(nutgraf_evaluation_score(evaluation, 0, 0, false).recall, 0.75);
    ck_assert_double_eq(nutgraf_evaluation_score(evaluation, 0, 2, false).precision, 1);
    nutgraf_evaluation_free(evaluation);
    options.language = "";
    evaluation = evaluation_of(&options);
    ck_assert_int_eq(add(evaluation, "1", "船が港に着いた", "船が港を出た", NULL), NUTGRAF_OK);
    ck_assert_double_gt(nutgraf_evaluation_score(evaluation, 0, 0, false).recall, 0);
    nutgraf_evaluation_free(evaluation);
}
END_TEST

START_TEST(limits_cut_both_texts)
{
    nutgraf_evaluation_options options = nutgraf_evaluation_defaults();
    nutgraf_evaluation *evaluation;

    options.words = 2;
    evaluation = evaluation_of(&options);
    ck_assert_int_eq(add(evaluation, "1", "a b c", "a b d e", NULL), NUTGRAF_OK);
    ck_assert_double_eq(nutgraf_evaluation_score(evaluation, 0, 0, false).f, 1);
    nutgraf_evaluation_free(evaluation);
}
END_TEST

/* Everything an evaluation does, until an allocation fails: true. */
static bool run_failing(size_t nth, bool *happened)
{
    nutgraf_evaluation_options options = nutgraf_evaluation_defaults();
    nutgraf_buffer *buffer = nutgraf_buffer_new();
    nutgraf_evaluation *evaluation;
    bool failed;

    options.stem = options.stop = options.skip = true;
    options.weight = 1.2;
    options.language = nth % 2 ? "en" : NULL;
    failing_from(nth);
    evaluation = nutgraf_evaluation_new(&options, NULL);
    failed = !evaluation ||
             nutgraf_evaluation_irregular(evaluation, "went go\n", 8, NULL) != NUTGRAF_OK ||
             add(evaluation, "1", "ships went to sea", "a ship went", "no ships") != NUTGRAF_OK ||
             nutgraf_evaluation_write(evaluation, NUTGRAF_JSON, "x", true, buffer) != NUTGRAF_OK;
    *happened = failing_happened();
    failing_from(0);
    nutgraf_evaluation_free(evaluation);
    nutgraf_buffer_free(buffer);
    return failed;
}

START_TEST(every_failed_allocation_is_reported_and_leaves_nothing)
{
    size_t nth = 1, passed = 0;

    for (; nth < 2000 && passed < 2; nth++) {
        bool happened, failed = run_failing(nth, &happened);

        ck_assert_int_eq(failed, happened);
        passed = failed ? 0 : passed + 1;
    }
    ck_assert_uint_gt(nth, 10);
    ck_assert_uint_eq(passed, 2);
}
END_TEST

Suite *evaluate_suite(void)
{
    Suite *suite = suite_create("evaluate");
    TCase *tcase = tcase_create("evaluate");

    tcase_add_test(tcase, scores_are_kept_by_document_and_metric);
    tcase_add_test(tcase, every_metric_has_its_name);
    tcase_add_test(tcase, options_that_cannot_be_are_refused);
    tcase_add_test(tcase, documents_that_cannot_be_measured_do_not_count);
    tcase_add_test(tcase, a_better_system_is_called_better);
    tcase_add_test(tcase, the_same_seed_gives_the_same_intervals);
    tcase_add_test(tcase, an_interval_holds_its_mean_and_one_document_has_none);
    tcase_add_test(tcase, json_names_metrics_and_escapes_ids);
    tcase_add_test(tcase, a_language_brings_its_own_words);
    tcase_add_test(tcase, limits_cut_both_texts);
    tcase_add_test(tcase, every_failed_allocation_is_reported_and_leaves_nothing);
    suite_add_tcase(suite, tcase);
    return suite;
}
