/* Two versions side by side: alignment, verdicts, figures, words. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "compare/assign.h"
#include "compare/comparison.h"
#include "compare/normal.h"
#include "compare/review.h"
#include "cosmetic.h"
#include "failing.h"
#include "nutgraf.h"

Suite *compare_suite(void);

static const char OLD[] =
    "The port authority of Maren voted on Monday to close the inner harbour to cargo ships.\n"
    "Cargo ships will use the outer dock at Saltholm, where the authority is building two cranes.\n"
    "Shipping companies said the outer dock was too exposed in winter storms last year.\n"
    "The move is expected to cost the authority about 41 million over three years.\n"
    "Residents of the fishing quarter have asked for quieter nights since the ferries came.\n";

static nutgraf_engine *engine;
static nutgraf_worker *worker;
static nutgraf_document *old_document, *new_document;
static nutgraf_comparison *comparison;

static void setup(void)
{
    engine = nutgraf_engine_new(NULL);
    worker = nutgraf_worker_new(engine, NULL);
}

static void forget(void)
{
    nutgraf_comparison_free(comparison);
    nutgraf_document_free(old_document);
    nutgraf_document_free(new_document);
    comparison = NULL;
    old_document = new_document = NULL;
}

static void teardown(void)
{
    forget();
    nutgraf_worker_free(worker);
    nutgraf_engine_free(engine);
}

static void compare_with(const char *old, const char *new, const nutgraf_compare_options *options)
{
    forget();
    old_document = nutgraf_document_new(worker, old, strlen(old), NULL, NULL);
    new_document = nutgraf_document_new(worker, new, strlen(new), NULL, NULL);
    comparison = nutgraf_compare(old_document, new_document, options, NULL);
    ck_assert_ptr_nonnull(comparison);
}

static uint32_t count_kind(enum align_kind kind)
{
    uint32_t count = 0;

    for (uint32_t k = 0; k < comparison->alignment->count; k++)
        count += comparison->alignment->links[k].kind == kind;
    return count;
}

/* Replaces the first `from` in OLD. */
static const char *edited(const char *from, const char *to)
{
    static char text[2048];
    const char *at = strstr(OLD, from);

    ck_assert_ptr_nonnull(at);
    snprintf(text, sizeof text, "%.*s%s%s", (int)(at - OLD), OLD, to, at + strlen(from));
    return text;
}

static const char *written(nutgraf_format format)
{
    static char text[100000];
    nutgraf_buffer *buffer = nutgraf_buffer_new();

    ck_assert_int_eq(nutgraf_comparison_write(comparison, format, false, buffer), NUTGRAF_OK);
    snprintf(text, sizeof text, "%s", nutgraf_buffer_bytes(buffer));
    nutgraf_buffer_free(buffer);
    return text;
}

START_TEST(a_text_is_the_same_as_itself)
{
    compare_with(OLD, OLD, NULL);
    ck_assert(!nutgraf_comparison_differs(comparison));
    ck_assert_uint_eq(count_kind(ALIGN_SAME), 5);
    ck_assert_double_eq(comparison->figures.source_changed, 0);
    ck_assert_double_eq(comparison->figures.summary_changed, 0);
    ck_assert_double_eq_tol(comparison->figures.jaccard, 1, 1e-12);
    ck_assert_double_eq_tol(comparison->figures.rouge[0], 1, 1e-12);
    ck_assert_double_eq_tol(comparison->figures.tau, 1, 1e-12);
    ck_assert_ptr_nonnull(strstr(written(NUTGRAF_TEXT), "Nothing changed."));
}
END_TEST

START_TEST(a_changed_figure_is_a_rewording_shown_word_by_word)
{
    compare_with(OLD, edited("41 million", "57 million"), NULL);
    ck_assert(nutgraf_comparison_differs(comparison));
    ck_assert_uint_eq(count_kind(ALIGN_REWORDED), 1);
    ck_assert_uint_eq(count_kind(ALIGN_SAME), 4);
    ck_assert_ptr_nonnull(strstr(written(NUTGRAF_TEXT), "[-41-] [+57+]"));
    ck_assert_ptr_nonnull(strstr(written(NUTGRAF_MARKDOWN), "~~41~~"));
    ck_assert_ptr_nonnull(strstr(written(NUTGRAF_HTML), "<del"));
    ck_assert_ptr_nonnull(strstr(written(NUTGRAF_JSON), "\"kind\":\"reworded\""));
}
END_TEST

START_TEST(what_came_and_what_went_is_told_apart)
{
    compare_with(OLD,
                 edited("Residents of the fishing quarter have asked for quieter nights since the "
                        "ferries came.",
                        "A minister promised to visit the engineers before the summer."),
                 NULL);
    ck_assert_uint_eq(count_kind(ALIGN_ADDED), 1);
    ck_assert_uint_eq(count_kind(ALIGN_DROPPED), 1);
    ck_assert_uint_eq(count_kind(ALIGN_SAME), 4);
}
END_TEST

START_TEST(a_sentence_that_went_elsewhere_has_moved)
{
    static const char MOVED[] =
        "The move is expected to cost the authority about 41 million over three years.\n"
        "The port authority of Maren voted on Monday to close the inner harbour to cargo ships.\n"
        "Cargo ships will use the outer dock at Saltholm, where the authority is building two "
        "cranes.\n"
        "Shipping companies said the outer dock was too exposed in winter storms last year.\n"
        "Residents of the fishing quarter have asked for quieter nights since the ferries came.\n";
    uint32_t moved = 0;

    compare_with(OLD, MOVED, NULL);
    for (uint32_t k = 0; k < comparison->alignment->count; k++)
        if (comparison->alignment->links[k].moved) {
            moved++;
            ck_assert_uint_eq(comparison->alignment->links[k].old_first, 3);
            ck_assert_uint_eq(comparison->alignment->links[k].new_first, 0);
        }
    ck_assert_uint_eq(moved, 1);
    ck_assert_uint_eq(count_kind(ALIGN_SAME), 5);
    ck_assert(nutgraf_comparison_differs(comparison));
}
END_TEST

START_TEST(a_sentence_cut_in_two_is_split_and_back_again_merged)
{
    const char *split = edited("at Saltholm, where the authority is building two cranes.",
                               "at Saltholm. The authority is building two cranes there.");

    compare_with(OLD, split, NULL);
    ck_assert_uint_eq(count_kind(ALIGN_SPLIT), 1);
    ck_assert_uint_eq(count_kind(ALIGN_ADDED), 0);
    compare_with(split, OLD, NULL);
    ck_assert_uint_eq(count_kind(ALIGN_MERGED), 1);
    ck_assert_uint_eq(count_kind(ALIGN_DROPPED), 0);
}
END_TEST

START_TEST(quotes_dashes_case_and_space_are_no_change_unless_strict)
{
    static const nutgraf_compare_options STRICT = {.strict = true};
    static const char PLAIN[] =
        "The board -- all nine of them -- called it \"a good day for the quarter\" on Monday.\n"
        "It's the first vote that the board has held in public since the spring.\n";
    static const char DRESSED[] =
        "The  board—all nine of them—called it “a good day for the quarter” on MONDAY.\n\n"
        "It’s the first vote that\nthe board has held in pub\xc2\xadlic since the spring.\n";

    compare_with(PLAIN, DRESSED, NULL);
    ck_assert_uint_eq(count_kind(ALIGN_SAME), comparison->alignment->count);
    compare_with(PLAIN, DRESSED, &STRICT);
    ck_assert_uint_lt(count_kind(ALIGN_SAME), comparison->alignment->count);
}
END_TEST

START_TEST(a_change_below_the_threshold_is_no_difference)
{
    nutgraf_compare_options options = {.threshold = 50};

    compare_with(OLD, edited("41 million", "57 million"), &options);
    ck_assert(!nutgraf_comparison_differs(comparison));
    options.threshold = 0.5;
    compare_with(OLD, edited("41 million", "57 million"), &options);
    ck_assert(nutgraf_comparison_differs(comparison));
}
END_TEST

START_TEST(two_different_articles_are_shown_whole)
{
    static const char OTHER[] =
        "Nine mountain villages were cut off by heavy snow on Friday evening.\n"
        "Engineers hope to bring back the power by the end of the week.\n"
        "Schools in the valley will not open before Tuesday morning.\n";

    compare_with(OLD, OTHER, NULL);
    ck_assert_double_lt(comparison->figures.survived, 1.0 / 3);
    ck_assert_ptr_nonnull(strstr(written(NUTGRAF_TEXT), "Old article"));
    ck_assert_ptr_nonnull(strstr(written(NUTGRAF_TEXT), "New article"));
}
END_TEST

START_TEST(nothing_against_something_is_all_added)
{
    compare_with("", OLD, NULL);
    ck_assert_uint_eq(count_kind(ALIGN_ADDED), 5);
    compare_with("", "", NULL);
    ck_assert_uint_eq(comparison->alignment->count, 0);
    ck_assert(!nutgraf_comparison_differs(comparison));
}
END_TEST

/* ---- figures and names ---- */

/* What changed between two sentences, "old>new" each, in a line. */
static const char *called_out(const char *language, const char *old, const char *new)
{
    static char line[1024];
    nutgraf_input input = {.language = language};
    struct arena arena;
    size_t length = 0;

    forget();
    old_document = nutgraf_document_new(worker, old, strlen(old), &input, NULL);
    new_document = nutgraf_document_new(worker, new, strlen(new), &input, NULL);
    comparison = nutgraf_compare(old_document, new_document, NULL, NULL);
    arena_init(&arena);
    line[0] = '\0';
    for (uint32_t k = 0; k < comparison->alignment->count; k++) {
        struct callouts callouts;

        ck_assert(
            comparison_callouts(comparison, &comparison->alignment->links[k], &arena, &callouts));
        for (uint32_t c = 0; c < callouts.count; c++) {
            const struct callout *callout = &callouts.callouts[c];

            length += (size_t)snprintf(line + length, sizeof line - length, "%s%.*s>%.*s",
                                       length > 0 ? " | " : "", (int)callout->old_length,
                                       old + callout->old_start, (int)callout->new_length,
                                       new + callout->new_start);
        }
    }
    arena_release(&arena);
    return line;
}

static const struct {
    const char *language, *old, *new, *changed;
} CALLED[] = {
    {"en", "The flood killed 6,500 people in the valley on May 14, the board said.",
     "The flood killed 7,000 people in the valley on May 15, the board said.",
     "6,500>7,000 | May 14>May 15"},
    {"en", "Repairs of the wall will cost $2.1 billion, or 3.5 per cent of the budget.",
     "Repairs of the wall will cost $2,100 million, or 3.5% of the budget.", ""},
    {"en", "Seven bridges were closed on Monday after the storm hit the coast of Kilmore.",
     "Nine bridges were closed on Tuesday after the storm hit the coast of Osterby.",
     "Seven>Nine | Monday>Tuesday | Kilmore>Osterby"},
    {"en", "The plane, an A320, landed late in the fog with 165 people aboard.",
     "The plane, an A321, landed late in the fog with 165 people aboard.", "A320>A321"},
    {"en", "The minister, Ilka Marn, opened the quay with a speech to the pilots.",
     "The minister, Marn, opened the quay with a short speech to the pilots.", ""},
    {"en", "Officials counted 40 boats in the harbour before the storm came.",
     "Officials counted the boats in the harbour before the storm came.", "40>"},
    {"de", "Die Reparatur der Brücke kostet die Stadt 6.500 Euro, sagte der Rat am 14. Mai.",
     "Die Reparatur der Brücke kostet die Stadt 7.000 Euro, sagte der Rat am 15. Mai.",
     "6.500 Euro>7.000 Euro | 14. Mai>15. Mai"},
    {"fr", "La crue a touché 6 500 foyers dans la vallée, a déclaré le conseil mardi.",
     "La crue a touché 7 000 foyers dans la vallée, a déclaré le conseil mercredi.",
     "6 500>7 000 | mardi>mercredi"},
    {"sv", "Stormen drabbade 1,5 miljoner hushåll längs kusten under natten, sade rådet.",
     "Stormen drabbade 1 500 000 hushåll längs kusten under natten, sade rådet.", ""},
    {"hi", "बाढ़ में घाटी के ६,५०० लोग बेघर हो गए और कई घर टूट गए।",
     "बाढ़ में घाटी के 7,000 लोग बेघर हो गए और कई घर टूट गए।", "६,५००>7,000"},
    {"ja", "町は川の近くで6500人が避難し、被害額は3億円に上ると発表した。",
     "町は川の近くで7000人が避難し、被害額は3億円に上ると発表した。", "6500>7000"},
    {"ru", "Наводнение затронуло 6 500 домов в долине, сообщил совет 14 мая.",
     "Наводнение затронуло 7 000 домов в долине, сообщил совет 15 мая.",
     "6 500>7 000 | 14 мая>15 мая"},
};

START_TEST(figures_and_names_that_changed_are_called_out)
{
    ck_assert_str_eq(called_out(CALLED[_i].language, CALLED[_i].old, CALLED[_i].new),
                     CALLED[_i].changed);
}
END_TEST

START_TEST(called_out_in_every_format)
{
    called_out(CALLED[0].language, CALLED[0].old, CALLED[0].new);
    ck_assert_ptr_nonnull(strstr(written(NUTGRAF_TEXT), "[-6,500-] -> [+7,000+]"));
    ck_assert_ptr_nonnull(strstr(written(NUTGRAF_HTML), "Numbers and names"));
    ck_assert_ptr_nonnull(
        strstr(written(NUTGRAF_JSON), "{\"kind\":\"number\",\"old\":\"6,500\",\"new\":\"7,000\"}"));
}
END_TEST

/* ---- what is no change ---- */

static const char *const ARTICLES[] = {"bees.txt",     "bibliothek.de.txt", "harbour.txt",
                                       "kettle.txt",   "puente.es.txt",     "storm.txt",
                                       "vignes.fr.txt"};

/* Must the choice be the same? Capitals are a sign of names, and in a text of
 * capitals alone nothing tells a broken line from a heading. */
static bool must_stay(const char *article, enum cosmetic edit)
{
    return edit != COSMETIC_CAPITALS &&
           !(edit == COSMETIC_WRAP && strcmp(article, "storm.txt") == 0);
}

static bool summary_stays(void)
{
    for (uint32_t v = 0; v < comparison->verdict_count; v++)
        if (comparison->verdicts[v].fate != FATE_STAYED)
            return false;
    return true;
}

/* The short form of what `make bench-compare` does on 500 articles. */
START_TEST(cosmetic_edits_change_nothing)
{
    char name[64], text[16384];
    struct nutgraf_buffer edited;
    size_t length;
    FILE *file;

    snprintf(name, sizeof name, "tests/articles/%s", ARTICLES[_i]);
    file = fopen(name, "r");
    ck_assert_ptr_nonnull(file);
    length = fread(text, 1, sizeof text, file);
    fclose(file);
    for (int edit = 0; edit < COSMETICS; edit++) {
        nutgraf_input input = {.format = NUTGRAF_INPUT_TEXT};

        forget();
        buffer_init(&edited);
        cosmetic_edit(&edited, span_of(text, length), (enum cosmetic)edit);
        old_document = nutgraf_document_new(worker, text, length, &input, NULL);
        input.format = cosmetic_format((enum cosmetic)edit);
        new_document = nutgraf_document_new(worker, nutgraf_buffer_bytes(&edited), edited.length,
                                            &input, NULL);
        comparison = nutgraf_compare(old_document, new_document, NULL, NULL);
        ck_assert_msg(comparison->figures.changes == 0, "%s: %s", name,
                      cosmetic_name((enum cosmetic)edit));
        ck_assert_msg(!must_stay(ARTICLES[_i], (enum cosmetic)edit) || summary_stays(), "%s: %s",
                      name, cosmetic_name((enum cosmetic)edit));
        forget();
        buffer_release(&edited);
    }
}
END_TEST

START_TEST(a_sentence_cut_elsewhere_is_the_same)
{
    static const char WHOLE[] = "The ferry left at noon\nand came back before the storm broke.\n"
                                "Nobody on the quay had seen waves like that since the spring.\n";
    static const char CUT[] = "The ferry left at noon and came back before the storm broke.\n"
                              "Nobody on the quay had seen waves like that since the spring.\n";

    compare_with(WHOLE, CUT, NULL);
    ck_assert(!nutgraf_comparison_differs(comparison));
    compare_with(CUT, WHOLE, NULL);
    ck_assert(!nutgraf_comparison_differs(comparison));
}
END_TEST

/* ---- saved results ---- */

/* The result of a document as JSON, read back. */
static nutgraf_record *saved_record(nutgraf_document *document)
{
    nutgraf_buffer *buffer = nutgraf_buffer_new();
    const nutgraf_summary *summary = nutgraf_summarise(document, NULL, NULL);
    nutgraf_record *record;

    nutgraf_summary_write(summary, NUTGRAF_JSON, NULL, buffer);
    record =
        nutgraf_record_new(nutgraf_buffer_bytes(buffer), nutgraf_buffer_length(buffer), NULL, NULL);
    ck_assert_ptr_nonnull(record);
    nutgraf_buffer_free(buffer);
    return record;
}

START_TEST(a_saved_result_gives_back_its_summary)
{
    nutgraf_document *document = nutgraf_document_new(worker, OLD, strlen(OLD), NULL, NULL);
    const nutgraf_summary *summary = nutgraf_summarise(document, NULL, NULL), *again;
    nutgraf_record *record = saved_record(document);

    old_document = nutgraf_document_of_record(worker, record, NULL, NULL);
    again = nutgraf_summarise(old_document, NULL, NULL);
    ck_assert_str_eq(nutgraf_summary_headline(again), nutgraf_summary_headline(summary));
    ck_assert_uint_eq(nutgraf_summary_count(again), nutgraf_summary_count(summary));
    for (size_t i = 0; i < nutgraf_summary_count(again); i++)
        ck_assert_double_eq_tol(nutgraf_summary_sentence(again, i).score,
                                nutgraf_summary_sentence(summary, i).score, 1e-6);
    nutgraf_record_free(record);
    nutgraf_document_free(document);
}
END_TEST

START_TEST(a_saved_result_is_compared_with_another_and_with_an_article)
{
    const char *new = edited("41 million", "57 million");
    nutgraf_document *was = nutgraf_document_new(worker, OLD, strlen(OLD), NULL, NULL);
    nutgraf_document *now = nutgraf_document_new(worker, new, strlen(new), NULL, NULL);
    nutgraf_record *record = saved_record(was);
    nutgraf_compare_options four = {.summary = {.budget = 4}};

    old_document = nutgraf_document_of_record(worker, record, NULL, NULL);
    comparison = nutgraf_compare(old_document, was, NULL, NULL);
    ck_assert(!nutgraf_comparison_differs(comparison));
    nutgraf_comparison_free(comparison);
    comparison = nutgraf_compare(was, old_document, &four, NULL);
    ck_assert(nutgraf_comparison_differs(comparison));
    ck_assert_ptr_nonnull(strstr(written(NUTGRAF_TEXT), "The summary changed."));
    ck_assert_ptr_nonnull(strstr(written(NUTGRAF_JSON), "\"source_changed\":null"));
    nutgraf_comparison_free(comparison);
    comparison = nutgraf_compare(old_document, now, NULL, NULL);
    ck_assert(comparison->saved);
    nutgraf_comparison_free(comparison);
    comparison = NULL;
    nutgraf_document_free(was);
    nutgraf_document_free(now);
    nutgraf_record_free(record);
}
END_TEST

/* All that a comparison does, with the `nth` allocation failing and those after it. */
static bool compare_failing(size_t nth, bool saved)
{
    const char *new = edited("41 million", "57 million");
    nutgraf_document *was = nutgraf_document_new(worker, OLD, strlen(OLD), NULL, NULL), *now;
    nutgraf_record *record = saved ? saved_record(was) : NULL;
    nutgraf_buffer *buffer = nutgraf_buffer_new();
    nutgraf_review *review;
    bool happened;

    failing_from(nth);
    review = nutgraf_review_new(NULL);
    now = saved ? nutgraf_document_of_record(worker, record, NULL, NULL)
                : nutgraf_document_new(worker, new, strlen(new), NULL, NULL);
    if (now)
        comparison = nutgraf_compare(was, now, NULL, NULL);
    if (comparison) {
        const nutgraf_comparison *whole[] = {comparison};

        for (int format = NUTGRAF_TEXT; format <= NUTGRAF_HTML; format++)
            nutgraf_comparison_write(comparison, (nutgraf_format)format, true, buffer);
        if (review && nutgraf_review_add(review, "one", comparison, 0, 0) == NUTGRAF_OK)
            nutgraf_review_write(review, whole, 1, NUTGRAF_TEXT, false, buffer);
    }
    if (review)
        nutgraf_review_lone(review, "two", 0);
    happened = failing_happened();
    failing_from(0);
    nutgraf_comparison_free(comparison);
    comparison = NULL;
    nutgraf_review_free(review);
    nutgraf_document_free(now);
    nutgraf_document_free(was);
    nutgraf_record_free(record);
    nutgraf_buffer_free(buffer);
    return happened;
}

START_TEST(every_allocation_may_fail)
{
    size_t nth = 1;

    while (compare_failing(nth, _i))
        nth++;
    ck_assert_uint_gt(nth, 20);
}
END_TEST

/* ---- reviews ---- */

START_TEST(a_review_keeps_the_most_changed_in_order)
{
    nutgraf_review *review = nutgraf_review_new(NULL);
    const char *small = edited("41 million", "57 million");
    char id[16];
    uint64_t old, new;

    for (uint64_t i = 0; i < 300; i++) {
        compare_with(OLD, i == 250 ? "A bell rang all night over the snow of the pass.\n" : small,
                     NULL);
        snprintf(id, sizeof id, "n%d", (int)i);
        ck_assert_int_eq(nutgraf_review_add(review, id, comparison, i, i), NUTGRAF_OK);
    }
    ck_assert_uint_eq(review->row_count, NUTGRAF_REVIEW_ROWS);
    ck_assert_str_eq(review->rows[0].id, "n250");
    ck_assert_str_eq(review->rows[1].id, "n0");
    ck_assert(nutgraf_review_worst(review, 0, &old, &new) && old == 250);
    ck_assert(!nutgraf_review_worst(review, NUTGRAF_REVIEW_WHOLE, &old, &new));
    ck_assert_uint_eq(review->compared, 300);
    ck_assert_uint_eq(review->different, 300);
    ck_assert_uint_eq(review->steps[5], 1);
    nutgraf_review_free(review);
}
END_TEST

START_TEST(a_review_counts_more_notes_than_it_keeps)
{
    nutgraf_review *review = nutgraf_review_new(NULL);
    nutgraf_buffer *buffer = nutgraf_buffer_new();

    ck_assert(!nutgraf_review_differs(review));
    for (int i = 0; i < 250; i++)
        ck_assert_int_eq(nutgraf_review_lone(review, "alone", 1), NUTGRAF_OK);
    nutgraf_review_bad(review, 0, 17, "no id");
    ck_assert(nutgraf_review_differs(review));
    ck_assert_int_eq(nutgraf_review_write(review, NULL, 0, NUTGRAF_TEXT, false, buffer),
                     NUTGRAF_OK);
    ck_assert_ptr_nonnull(strstr(nutgraf_buffer_bytes(buffer), "250, of which the first 100:"));
    ck_assert_ptr_nonnull(strstr(nutgraf_buffer_bytes(buffer), "old, line 17: no id"));
    nutgraf_buffer_free(buffer);
    nutgraf_review_free(review);
}
END_TEST

/* ---- properties over shuffled and edited articles ---- */

static uint32_t state;

static uint32_t random_below(uint32_t n)
{
    state = state * 1664525 + 1013904223;
    return (state >> 8) % n;
}

/* Sentences of words from a small store, so that many are alike. */
static void random_article(char *text, size_t size)
{
    static const char *const WORDS[] = {"harbour", "crane",  "vote",  "storm", "ferry",   "board",
                                        "winter",  "cargo",  "quay",  "wall",  "court",   "plan",
                                        "pilot",   "market", "night", "coast", "channel", "net"};
    size_t length = 0;

    text[0] = '\0';
    for (uint32_t s = 0, count = 3 + random_below(12); s < count; s++) {
        length += (size_t)snprintf(text + length, size - length, "The");
        for (uint32_t w = 0, words = 5 + random_below(6); w < words; w++)
            length +=
                (size_t)snprintf(text + length, size - length, " %s", WORDS[random_below(18)]);
        length += (size_t)snprintf(text + length, size - length, " was seen again.\n");
    }
}

static void check_complete(void)
{
    const struct alignment *alignment = comparison->alignment;
    const struct scripts *scripts = comparison->scripts;
    uint32_t olds = 0, news = 0;

    for (uint32_t k = 0; k < alignment->count; k++) {
        const struct align_link *link = &alignment->links[k];

        for (uint32_t i = 0; i < link->old_count; i++)
            ck_assert_uint_eq(alignment->of_old[link->old_first + i], k);
        for (uint32_t j = 0; j < link->new_count; j++)
            ck_assert_uint_eq(alignment->of_new[link->new_first + j], k);
        olds += link->old_count;
        news += link->new_count;
    }
    ck_assert_uint_eq(olds, scripts->old.count);
    ck_assert_uint_eq(news, scripts->new.count);
}

/* What becomes of a sentence when the sides are swapped. */
static enum align_kind mirrored(enum align_kind kind)
{
    static const enum align_kind MIRROR[ALIGN_KINDS] = {
        [ALIGN_SAME] = ALIGN_SAME,     [ALIGN_REWORDED] = ALIGN_REWORDED,
        [ALIGN_SPLIT] = ALIGN_MERGED,  [ALIGN_MERGED] = ALIGN_SPLIT,
        [ALIGN_ADDED] = ALIGN_DROPPED, [ALIGN_DROPPED] = ALIGN_ADDED,
        [ALIGN_ASIDE] = ALIGN_ASIDE};

    return MIRROR[kind];
}

START_TEST(every_sentence_is_accounted_for_once_and_the_mirror_agrees)
{
    char a[8192], b[8192];

    state = (uint32_t)_i + 1;
    random_article(a, sizeof a);
    random_article(b, sizeof b);
    if (_i % 2 == 0) { /* half of them share most of their sentences */
        b[strlen(b) / 2] = '\0';
        strncat(b, a, sizeof b - strlen(b) - 1);
    }
    compare_with(a, b, NULL);
    check_complete();
    {
        uint32_t count = comparison->alignment->count, olds = comparison->scripts->old.count;
        struct align_link *links = calloc(count, sizeof *links);
        uint32_t *of_old = calloc((size_t)olds + 1, sizeof *of_old);

        memcpy(links, comparison->alignment->links, count * sizeof *links);
        memcpy(of_old, comparison->alignment->of_old, olds * sizeof *of_old);
        compare_with(b, a, NULL);
        check_complete();
        ck_assert_uint_eq(comparison->alignment->count, count);
        for (uint32_t s = 0; s < olds; s++) {
            const struct align_link *there = &links[of_old[s]];
            const struct align_link *here =
                &comparison->alignment->links[comparison->alignment->of_new[s]];

            ck_assert_int_eq(here->kind, mirrored(there->kind));
            ck_assert_uint_eq(here->old_first, there->new_first);
            ck_assert_uint_eq(here->old_count, there->new_count);
            ck_assert_int_eq(here->moved, there->moved);
        }
        free(links);
        free(of_old);
    }
}
END_TEST

START_TEST(the_best_pairs_are_those_of_the_highest_sum)
{
    /* Taking the single best pair (0, 0) first would leave 1 + 1. */
    struct candidate candidates[] = {
        {0, 0, 10, false}, {0, 1, 9, false}, {1, 0, 9, false}, {1, 1, 1, false}};
    struct arena arena;
    int64_t sum = 0;

    arena_init(&arena);
    ck_assert(assign(candidates, 4, 2, 2, &arena));
    for (int i = 0; i < 4; i++)
        sum += candidates[i].taken ? candidates[i].value : 0;
    ck_assert_int_eq(sum, 18);
    arena_release(&arena);
}
END_TEST

START_TEST(a_large_group_takes_each_once)
{
    enum { SIDE = 100 };
    struct candidate *candidates = calloc(SIDE * SIDE, sizeof *candidates);
    bool old[SIDE] = {false}, new[SIDE] = {false};
    struct arena arena;
    uint32_t taken = 0;

    arena_init(&arena);
    for (uint32_t e = 0; e < SIDE * SIDE; e++)
        candidates[e] = (struct candidate){e / SIDE, e % SIDE, 1 + (e * 7919) % 1000, false};
    ck_assert(assign(candidates, SIDE * SIDE, SIDE, SIDE, &arena));
    for (uint32_t e = 0; e < SIDE * SIDE; e++) {
        if (!candidates[e].taken)
            continue;
        ck_assert(!old[candidates[e].old] && !new[candidates[e].new]);
        old[candidates[e].old] = new[candidates[e].new] = true;
        taken++;
    }
    ck_assert_uint_eq(taken, SIDE);
    arena_release(&arena);
    free(candidates);
}
END_TEST

START_TEST(unicode_normal_forms_are_one)
{
    struct nutgraf_buffer a, b;

    buffer_init(&a);
    buffer_init(&b);
    normal_append(&a,
                  span_from("Caf\xc3\xa9 \xe2\x80\xa6 stra\xc3\x9f"
                            "e"),
                  false);
    normal_append(&b, span_from("CAFE\xcc\x81 ... STRASSE"), false);
    ck_assert_str_eq(nutgraf_buffer_bytes(&a), nutgraf_buffer_bytes(&b));
    buffer_release(&a);
    buffer_release(&b);
}
END_TEST

Suite *compare_suite(void)
{
    Suite *suite = suite_create("compare");
    TCase *tests = tcase_create("compare");

    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, a_text_is_the_same_as_itself);
    tcase_add_test(tests, a_changed_figure_is_a_rewording_shown_word_by_word);
    tcase_add_test(tests, what_came_and_what_went_is_told_apart);
    tcase_add_test(tests, a_sentence_that_went_elsewhere_has_moved);
    tcase_add_test(tests, a_sentence_cut_in_two_is_split_and_back_again_merged);
    tcase_add_test(tests, quotes_dashes_case_and_space_are_no_change_unless_strict);
    tcase_add_test(tests, a_change_below_the_threshold_is_no_difference);
    tcase_add_test(tests, two_different_articles_are_shown_whole);
    tcase_add_test(tests, nothing_against_something_is_all_added);
    tcase_add_loop_test(tests, figures_and_names_that_changed_are_called_out, 0,
                        sizeof CALLED / sizeof *CALLED);
    tcase_add_test(tests, called_out_in_every_format);
    tcase_add_loop_test(tests, cosmetic_edits_change_nothing, 0,
                        sizeof ARTICLES / sizeof *ARTICLES);
    tcase_add_test(tests, a_sentence_cut_elsewhere_is_the_same);
    tcase_add_test(tests, a_saved_result_gives_back_its_summary);
    tcase_add_test(tests, a_saved_result_is_compared_with_another_and_with_an_article);
    tcase_add_loop_test(tests, every_allocation_may_fail, 0, 2);
    tcase_add_test(tests, a_review_keeps_the_most_changed_in_order);
    tcase_add_test(tests, a_review_counts_more_notes_than_it_keeps);
    tcase_add_loop_test(tests, every_sentence_is_accounted_for_once_and_the_mirror_agrees, 0, 60);
    tcase_add_test(tests, the_best_pairs_are_those_of_the_highest_sum);
    tcase_add_test(tests, a_large_group_takes_each_once);
    tcase_add_test(tests, unicode_normal_forms_are_one);
    suite_add_tcase(suite, tests);
    return suite;
}
