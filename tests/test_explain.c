/* Why these sentences: shares, neighbours, layout, cutting, page, data. */
#include <check.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "explain/cutting.h"
#include "explain/layout.h"
#include "explain/page.h"
#include "failing.h"
#include "model/textrank.h"
#include "support.h"

Suite *explain_suite(void);

static const char ARTICLE[] =
    "PORT MAREN — The port authority of Maren voted on Monday to close the inner harbour to cargo "
    "ships, officials said.\n\n"
    "Cargo ships will use the outer dock at Saltholm, where the authority is building two "
    "cranes.\n\n"
    "Shipping companies said the outer dock was too exposed in winter storms. The dock was built "
    "for fishing boats, not for cargo ships.\n\n"
    "The authority expects the cranes to be ready by March, and the harbour to close a month "
    "later.\n\n"
    "Subscribe to our newsletter\n";

static struct reading reading;
static struct explanation explanation;
static char *lines;

static void explain_lines(uint32_t count, uint32_t seed)
{
    lines = random_lines(count, seed);
    reading_open_lines(&reading, "en", lines);
    ck_assert(explanation_init(&explanation, summary_make(&reading.article, NULL)));
}

static void explain_text(const char *text)
{
    reading_open(&reading, "en", span_from(text));
    ck_assert(explanation_init(&explanation, summary_make(&reading.article, NULL)));
}

static void forget(void)
{
    explanation_release(&explanation);
    reading_close(&reading);
    free(lines);
    lines = NULL;
}

/* ---- shares ---- */

/* Sizes on both sides of the solver's 64 rows. */
static const uint32_t SIZES[] = {1, 2, 7, 40, 64, 65, 150};
enum { SIZE_COUNT = sizeof SIZES / sizeof *SIZES };

START_TEST(what_the_words_give_and_the_landing_add_up_to_the_score)
{
    const struct matrix *matrix;
    double landing = -1;

    explain_lines(SIZES[_i % SIZE_COUNT], (uint32_t)_i + 1);
    matrix = explanation.shares.matrix;
    for (uint32_t s = 0; s < matrix->rows; s++) {
        double sum = 0;

        if (explanation.rank[s] == 0)
            continue;
        for (uint32_t e = matrix->row[s]; e < matrix->row[s + 1]; e++)
            sum += shares_of_entry(&explanation.shares, s, e);
        if (landing < 0)
            landing = explanation_score(&explanation, s) - sum;
        ck_assert_double_eq_tol(explanation_score(&explanation, s), landing + sum, 1e-9);
    }
    ck_assert_double_ge(landing, 1 - TEXTRANK_DAMPING - 1e-9);
    ck_assert_double_le(landing, 1 + 1e-9);
    forget();
}
END_TEST

START_TEST(what_the_neighbours_give_is_what_the_words_give)
{
    const struct matrix *matrix;

    explain_lines(SIZES[_i % SIZE_COUNT], (uint32_t)_i + 100);
    matrix = explanation.shares.matrix;
    for (uint32_t s = 0; s < matrix->rows; s++) {
        double words = 0, neighbours = 0;

        for (uint32_t e = matrix->row[s]; e < matrix->row[s + 1]; e++)
            words += shares_of_entry(&explanation.shares, s, e);
        for (uint32_t j = 0; j < matrix->rows; j++)
            if (j != s)
                neighbours +=
                    shares_of_neighbour(&explanation.shares, j, matrix_cosine(matrix, s, j));
        ck_assert_double_eq_tol(words, neighbours, 1e-9);
    }
    forget();
}
END_TEST

START_TEST(a_word_is_told_with_its_counts)
{
    static const char TEXT[] =
        "The heron waited, and the heron struck at the quiet water again.\n\n"
        "A second heron waited by the reeds until the evening came.\n\n"
        "Nobody in the village had expected so much rain that week.\n";
    struct reasons reasons;
    bool found = false;

    explain_text(TEXT);
    explanation_reasons(&explanation, 0, &reasons);
    for (uint32_t i = 0; i < reasons.term_count; i++) {
        const struct reason *reason = &reasons.terms[i];

        if (!span_equal(reason->word, span_from("heron")))
            continue;
        found = true;
        ck_assert_uint_eq(reason->here, 2);
        ck_assert_uint_eq(reason->article, 3);
        ck_assert_uint_eq(reason->frequency,
                          background_frequency(reading.article.background, reason->stem));
        ck_assert_double_eq(reason->idf, background_idf(reading.article.background, reason->stem));
        ck_assert_double_gt(reason->share, 0);
    }
    ck_assert(found);
    ck_assert_uint_eq(reasons.near[0].row, 1);
    for (uint32_t i = 1; i < reasons.term_count; i++)
        ck_assert_double_ge(reasons.terms[i - 1].share, reasons.terms[i].share - 1e-6);
    forget();
}
END_TEST

START_TEST(a_sentence_that_shares_no_word_has_its_landing_alone)
{
    struct reasons reasons;

    explain_text("The heron waited at the quiet water for a long time that day.\n\n"
                 "A second heron waited by the reeds until the evening came.\n\n"
                 "Nobody had expected cheaper tractors.\n");
    explanation_reasons(&explanation, 2, &reasons);
    ck_assert_uint_eq(reasons.near_count, 0);
    ck_assert_double_eq(reasons.landing, explanation_score(&explanation, 2));
    forget();
}
END_TEST

/* ---- neighbours ---- */

static uint32_t nearest_of_all(const struct matrix *matrix, uint32_t s, struct near *near)
{
    uint32_t count = 0;

    for (uint32_t j = 0; j < matrix->rows; j++) {
        double cosine = j == s ? 0 : matrix_cosine(matrix, s, j);

        if (cosine > 0)
            count = near_insert(near, count, EXPLAIN_NEAR, (struct near){j, cosine});
    }
    return count;
}

START_TEST(the_nearest_are_those_that_asking_all_would_find)
{
    const struct matrix *matrix;

    explain_lines(SIZES[_i % SIZE_COUNT], (uint32_t)_i + 200);
    matrix = explanation.shares.matrix;
    for (uint32_t s = 0; s < matrix->rows; s++) {
        struct near near[EXPLAIN_NEAR], all[EXPLAIN_NEAR];
        uint32_t count = nearest_find(explanation.nearest, s, near, EXPLAIN_NEAR);

        ck_assert_uint_eq(count, nearest_of_all(matrix, s, all));
        for (uint32_t i = 0; i < count; i++) {
            ck_assert_uint_eq(near[i].row, all[i].row);
            ck_assert_double_eq_tol(near[i].cosine, all[i].cosine, 1e-12);
        }
    }
    forget();
}
END_TEST

START_TEST(in_a_long_document_the_cosines_are_still_exact)
{
    const struct matrix *matrix;
    uint32_t told = 0;

    explain_lines(6000, 17);
    matrix = explanation.shares.matrix;
    for (uint32_t s = 0; s < matrix->rows; s += 97) {
        struct near near[EXPLAIN_NEAR];
        uint32_t count = nearest_find(explanation.nearest, s, near, EXPLAIN_NEAR);

        for (uint32_t i = 0; i < count; i++) {
            ck_assert_uint_ne(near[i].row, s);
            ck_assert_double_eq_tol(near[i].cosine, matrix_cosine(matrix, s, near[i].row), 1e-12);
            told++;
        }
    }
    ck_assert_uint_gt(told, 100);
    forget();
}
END_TEST

/* ---- layout ---- */

START_TEST(no_two_nodes_touch_and_none_leaves_the_picture)
{
    static const uint32_t COUNTS[] = {1, 2, 3, 12, 30, 60, 400};
    struct layout layout, again;

    explain_lines(COUNTS[_i], (uint32_t)_i + 300);
    layout_make(&layout, &explanation);
    layout_make(&again, &explanation);
    ck_assert_uint_eq(layout.node_count,
                      explanation.ranked < LAYOUT_NODES ? explanation.ranked : LAYOUT_NODES);
    for (uint32_t a = 0; a < layout.node_count; a++) {
        const struct node *node = &layout.nodes[a];

        ck_assert(node->x >= 15 && node->x <= LAYOUT_WIDTH - 15);
        ck_assert(node->y >= 15 && node->y <= LAYOUT_HEIGHT - 15);
        ck_assert(node->x == again.nodes[a].x && node->y == again.nodes[a].y);
        for (uint32_t b = a + 1; b < layout.node_count; b++)
            ck_assert_double_ge(hypot(node->x - layout.nodes[b].x, node->y - layout.nodes[b].y),
                                30);
    }
    for (uint32_t e = 0; e < layout.edge_count; e++)
        ck_assert(layout.edges[e].a < layout.edges[e].b && layout.edges[e].b < layout.node_count);
    forget();
}
END_TEST

/* ---- the headline ---- */

START_TEST(what_was_kept_and_what_was_trimmed_is_the_whole_sentence)
{
    const struct sentence *sentence;
    struct cut_run run = {0};
    uint32_t at, kept = 0, trimmed = 0;

    explain_text(ARTICLE);
    sentence = &reading.article.document.sentences[explanation.summary->headline->sentence];
    at = sentence->start;
    while (cutting_next(explanation.summary, &run)) {
        ck_assert_uint_lt(run.start, run.end);
        for (; at < run.start; at++)
            ck_assert_int_eq(ARTICLE[at], ' ');
        ck_assert_uint_eq(at, run.start);
        at = run.end;
        kept += run.kept;
        trimmed += !run.kept;
    }
    ck_assert_uint_eq(at, sentence->start + sentence->length);
    ck_assert_uint_ge(kept, 1);
    ck_assert_uint_ge(trimmed, 1);
    forget();
}
END_TEST

/* ---- what is written ---- */

static nutgraf_engine *engine;
static nutgraf_worker *worker;
static nutgraf_buffer *out;

static void setup(void)
{
    engine = nutgraf_engine_new(NULL);
    worker = nutgraf_worker_new(engine, NULL);
    out = nutgraf_buffer_new();
}

static void teardown(void)
{
    nutgraf_buffer_free(out);
    nutgraf_worker_free(worker);
    nutgraf_engine_free(engine);
}

static const char *written(const char *text, nutgraf_format format,
                           const nutgraf_summary_options *options)
{
    nutgraf_document *document = nutgraf_document_new(worker, text, strlen(text), NULL, NULL);

    nutgraf_buffer_clear(out);
    ck_assert_int_eq(
        nutgraf_explain_write(nutgraf_summarise(document, options, NULL), format, false, NULL, out),
        NUTGRAF_OK);
    nutgraf_document_free(document);
    return nutgraf_buffer_bytes(out);
}

static uint32_t count_of(const char *text, const char *part)
{
    uint32_t count = 0;

    for (; (text = strstr(text, part)); text += strlen(part))
        count++;
    return count;
}

START_TEST(a_page_marks_what_was_chosen_and_says_why_the_rest_was_set_aside)
{
    nutgraf_summary_options options = {.unit = NUTGRAF_SENTENCES, .budget = 2};
    const char *page = written(ARTICLE, NUTGRAF_HTML, &options);

    ck_assert_uint_eq(count_of(page, "<b class=\"c\" lang=\"en\" dir=\"ltr\">"), 2);
    ck_assert_ptr_nonnull(
        strstr(page, "PORT MAREN — <span class=\"r\" lang=\"en\" dir=\"ltr\">dateline"));
    ck_assert_ptr_nonnull(strstr(page, "Subscribe to our newsletter <span class=\"r\""));
    ck_assert_ptr_nonnull(strstr(page, "<ins>"));
    ck_assert_ptr_nonnull(strstr(page, "<del>"));
    ck_assert_ptr_nonnull(strstr(page, "role=\"group\" aria-label=\"Graph of 5 sentences\""));
}
END_TEST

START_TEST(the_text_of_a_stranger_is_text)
{
    static const char HOSTILE[] =
        "The <script>alert(1)</script> quay & \"wall\" was closed on Monday to cargo ships.\n\n"
        "Ships at the quay <img src=x onerror=alert(2)> were closed to the wall on Monday.\n\n"
        "The wall' style='x was 'closed' by ships &lt;b&gt; of the quay on Monday evening.\n";
    static const char *const NEVER[] = {"<script", "<img", "onerror=alert(2)>", " style='x",
                                        "http:",   "src=", "@import",           "url("};
    const char *page = written(HOSTILE, NUTGRAF_HTML, NULL);

    ck_assert_ptr_nonnull(strstr(page, "&lt;script&gt;alert(1)&lt;/script&gt;"));
    ck_assert_ptr_nonnull(strstr(page, "&amp;lt;b"));
    for (size_t i = 0; i < sizeof NEVER / sizeof *NEVER; i++) {
        const char *found = strstr(page, NEVER[i]);

        ck_assert_msg(!found || strncmp(found, "src=x onerror=alert(2)&gt;", 26) == 0 ||
                          strcmp(NEVER[i], "onerror=alert(2)>") == 0,
                      "%s", NEVER[i]);
    }
}
END_TEST

START_TEST(a_document_without_a_word_is_explained_as_such)
{
    ck_assert_ptr_nonnull(strstr(written("", NUTGRAF_HTML, NULL), "0 of 0 sentences chosen"));
    ck_assert_ptr_nonnull(strstr(written("", NUTGRAF_JSON, NULL), "\"sentences\":[]"));
    written("", NUTGRAF_TEXT, NULL);
    ck_assert_ptr_nonnull(strstr(written("Subscribe now!\n", NUTGRAF_HTML, NULL), "set aside"));
}
END_TEST

/* Sentences as an article has them, of words from a small store. */
static char *many_sentences(uint32_t count)
{
    static const char *const WORDS[] = {"harbour", "crane",  "vote",   "storm",  "ferry", "board",
                                        "winter",  "cargo",  "quay",   "wall",   "court", "plan",
                                        "pilot",   "market", "bridge", "school", "river", "farmer"};
    static const size_t LONGEST = 120;
    char *text = malloc(count * LONGEST + 1);
    uint32_t state = 11;
    size_t length = 0;

    ck_assert_ptr_nonnull(text);
    for (uint32_t s = 0; s < count; s++) {
        length += (size_t)snprintf(text + length, LONGEST, "The");
        for (uint32_t w = 0; w < 8; w++)
            length += (size_t)snprintf(text + length, LONGEST, "%s %s%u", w == 4 ? " told the" : "",
                                       WORDS[random_next(&state) % 18],
                                       (unsigned)(random_next(&state) % 40));
        length += (size_t)snprintf(text + length, LONGEST, " to wait.\n\n");
    }
    return text;
}

START_TEST(every_sentence_is_on_the_page_once_but_not_every_one_has_reasons)
{
    char *text = many_sentences(4000), id[24];
    const char *page = written(text, NUTGRAF_HTML, NULL);

    ck_assert_uint_ge(count_of(page, "class=\"k\""), EXPLAIN_DETAILED);
    ck_assert_uint_le(count_of(page, "class=\"k\""), EXPLAIN_DETAILED + 3);
    ck_assert_uint_eq(count_of(page, "<circle"), LAYOUT_NODES);
    ck_assert_uint_eq(count_of(page, "<rect"), 240);
    ck_assert_ptr_nonnull(strstr(page, "the 60 strongest are drawn"));
    for (uint32_t s = 1; s <= 4000; s += 101) {
        snprintf(id, sizeof id, " id=\"s%u\"", (unsigned)s);
        ck_assert_uint_eq(count_of(page, id), 1);
    }
    ck_assert_uint_lt(nutgraf_buffer_length(out), 2 * strlen(text) + 1000000);
    free(text);
}
END_TEST

START_TEST(data_has_every_sentence_with_its_reasons)
{
    const char *data = written(ARTICLE, NUTGRAF_JSON, NULL);

    ck_assert_uint_eq(count_of(data, "{\"index\":0,\"text\":"), 1);
    ck_assert_uint_eq(count_of(data, "\"landing\":"), 6);
    ck_assert_ptr_nonnull(strstr(data, "\"noise\":\"dateline\"}]"));
    ck_assert_ptr_nonnull(strstr(data, "\"parts\":[{\"start\":"));
    ck_assert_int_eq(data[nutgraf_buffer_length(out) - 1], '\n');
}
END_TEST

/* ---- colours ---- */

/* The relative luminance (WCAG 2) of a colour of the sheet's `scheme`-th set. */
static double luminance(int scheme, const char *name)
{
    static const double OF_WHITE[] = {0.2126, 0.7152, 0.0722};
    const char *set = PAGE_STYLE;
    char key[16];
    double sum = 0;
    unsigned rgb = 0;
    int digits;

    for (int i = 0; i <= scheme; i++)
        ck_assert_ptr_nonnull(set = strstr(set + (i > 0), ":root{"));
    snprintf(key, sizeof key, "--%s:#", name);
    ck_assert_ptr_nonnull(set = strstr(set, key));
    set += strlen(key);
    digits = (int)strspn(set, "0123456789abcdef");
    ck_assert(digits == 3 || digits == 6);
    rgb = (unsigned)strtoul(set, NULL, 16);
    for (int c = 0; c < 3; c++) {
        double part =
            digits == 6 ? (rgb >> (16 - 8 * c) & 255) / 255.0 : (rgb >> (8 - 4 * c) & 15) / 15.0;

        sum += OF_WHITE[c] * (part <= 0.03928 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4));
    }
    return sum;
}

START_TEST(every_text_can_be_read_on_its_ground_in_light_in_dark_and_on_paper)
{
    static const struct {
        const char *text, *ground;
        double least; /* 3: of what is no text (WCAG 2.1, 1.4.11) */
    } PAIRS[] = {{"ink", "paper", 4.5}, {"ink", "card", 4.5},   {"ink", "t1", 4.5},
                 {"ink", "t2", 4.5},    {"ink", "t3", 4.5},     {"ink", "t4", 4.5},
                 {"ink", "t5", 4.5},    {"ink", "t6", 4.5},     {"soft", "paper", 4.5},
                 {"soft", "card", 4.5}, {"pick", "paper", 4.5}, {"pick", "card", 4.5},
                 {"on", "pick", 4.5},   {"pick", "t6", 3},      {"bar", "paper", 3},
                 {"edge", "paper", 3}};

    for (size_t i = 0; i < sizeof PAIRS / sizeof *PAIRS; i++) {
        double a = luminance(_i, PAIRS[i].text) + 0.05, b = luminance(_i, PAIRS[i].ground) + 0.05;

        ck_assert_msg(fmax(a, b) / fmin(a, b) >= PAIRS[i].least, "%s on %s: %.2f", PAIRS[i].text,
                      PAIRS[i].ground, fmax(a, b) / fmin(a, b));
    }
}
END_TEST

/* Everything from bytes to a page. False: something reported that memory ran
 * out. */
static bool whole_way(nutgraf_format format)
{
    nutgraf_engine *own_engine = nutgraf_engine_new(NULL);
    nutgraf_worker *own_worker = own_engine ? nutgraf_worker_new(own_engine, NULL) : NULL;
    nutgraf_document *document =
        own_worker ? nutgraf_document_new(own_worker, ARTICLE, strlen(ARTICLE), NULL, NULL) : NULL;
    nutgraf_buffer *buffer = nutgraf_buffer_new();
    const nutgraf_summary *summary = document ? nutgraf_summarise(document, NULL, NULL) : NULL;
    bool done = summary && buffer &&
                nutgraf_explain_write(summary, format, false, NULL, buffer) == NUTGRAF_OK;

    nutgraf_buffer_free(buffer);
    nutgraf_document_free(document);
    nutgraf_worker_free(own_worker);
    nutgraf_engine_free(own_engine);
    return done;
}

START_TEST(every_failed_allocation_is_reported_and_leaks_nothing)
{
    static const nutgraf_format FORMATS[] = {NUTGRAF_TEXT, NUTGRAF_JSON, NUTGRAF_MARKDOWN,
                                             NUTGRAF_HTML};
    bool done = false, failed;

    for (size_t nth = 1; !done; nth++) {
        failing_from(nth);
        done = whole_way(FORMATS[_i]);
        failed = failing_happened();
        failing_from(0);
        ck_assert_msg(done == !failed, "allocation %zu", nth);
    }
}
END_TEST

Suite *explain_suite(void)
{
    Suite *suite = suite_create("explain");
    TCase *parts = tcase_create("parts"), *whole = tcase_create("whole");

    tcase_add_loop_test(parts, what_the_words_give_and_the_landing_add_up_to_the_score, 0, 21);
    tcase_add_loop_test(parts, what_the_neighbours_give_is_what_the_words_give, 0, 14);
    tcase_add_test(parts, a_word_is_told_with_its_counts);
    tcase_add_test(parts, a_sentence_that_shares_no_word_has_its_landing_alone);
    tcase_add_loop_test(parts, the_nearest_are_those_that_asking_all_would_find, 0, 14);
    tcase_add_test(parts, in_a_long_document_the_cosines_are_still_exact);
    tcase_add_loop_test(parts, no_two_nodes_touch_and_none_leaves_the_picture, 0, 7);
    tcase_add_loop_test(parts, every_text_can_be_read_on_its_ground_in_light_in_dark_and_on_paper,
                        0, 3);
    tcase_add_test(parts, what_was_kept_and_what_was_trimmed_is_the_whole_sentence);
    suite_add_tcase(suite, parts);
    tcase_add_checked_fixture(whole, setup, teardown);
    tcase_add_test(whole, a_page_marks_what_was_chosen_and_says_why_the_rest_was_set_aside);
    tcase_add_test(whole, the_text_of_a_stranger_is_text);
    tcase_add_test(whole, a_document_without_a_word_is_explained_as_such);
    tcase_add_test(whole, every_sentence_is_on_the_page_once_but_not_every_one_has_reasons);
    tcase_add_test(whole, data_has_every_sentence_with_its_reasons);
    tcase_add_loop_test(whole, every_failed_allocation_is_reported_and_leaks_nothing, 0, 4);
    suite_add_tcase(suite, whole);
    return suite;
}
