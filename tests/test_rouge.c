/* Scores of small texts worked out by hand from ROUGE-1.5.5's rules, and the
 * bit-parallel subsequence against the plain table. */
#include <check.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "evaluate/rouge.h"
#include "evaluate/rouge_lcs.h"
#include "support.h"

Suite *rouge_suite(void);

static struct arena arena;
static struct rouge_vocabulary vocabulary;

static void setup(void)
{
    arena_init(&arena);
    ck_assert(rouge_vocabulary_init(&vocabulary, false, false));
    rouge_vocabulary_begin(&vocabulary);
}

static void teardown(void)
{
    rouge_vocabulary_release(&vocabulary);
    arena_release(&arena);
}

static struct rouge_text read_limited(const char *text, struct rouge_limits limits)
{
    struct rouge_text read;

    ck_assert(rouge_text_read(&read, &vocabulary, &arena, span_from(text), limits));
    return read;
}

static struct rouge_text read_text(const char *text)
{
    return read_limited(text, (struct rouge_limits){0});
}

static struct rouge_tally tally(struct rouge_metric metric, const char *system,
                                const char *reference)
{
    struct rouge_text mine = read_text(system), theirs = read_text(reference);
    struct rouge_tally tallies[9];
    struct rouge_metric metrics[9];
    uint32_t count = metric.kind == ROUGE_N ? metric.size : 1;

    for (uint32_t i = 0; i < count; i++)
        metrics[i] = count > 1 ? (struct rouge_metric){ROUGE_N, i + 1, 0} : metric;
    ck_assert_int_eq(
        rouge_tally(tallies, metrics, count, &mine, &theirs, vocabulary.numbers, &arena),
        NUTGRAF_OK);
    return tallies[count - 1];
}

static void expect(struct rouge_metric metric, const char *system, const char *reference,
                   double hits, double in_reference, double in_system)
{
    struct rouge_tally found = tally(metric, system, reference);

    ck_assert_double_eq_tol(found.hits, hits, 1e-9);
    ck_assert_double_eq_tol(found.reference, in_reference, 1e-9);
    ck_assert_double_eq_tol(found.system, in_system, 1e-9);
}

static struct rouge_metric ngram(uint32_t n)
{
    return (struct rouge_metric){ROUGE_N, n, 0};
}

static const struct rouge_metric LCS = {ROUGE_L, 0, 0};

/* ---- words ---- */

START_TEST(a_word_is_a_run_of_ascii_letters_and_digits)
{
    expect(ngram(1), "The OLD-harbour's 2nd quay", "the old harbour s 2nd quay", 6, 6, 6);
    expect(ngram(1), "caf\xc3\xa9", "caf", 1, 1, 1);
    expect(ngram(1), "\xd0\xbc\xd0\xb8\xd1\x80", "...", 0, 0, 0);
    expect(ngram(1), "", "quay", 0, 1, 0);
}
END_TEST

START_TEST(words_of_three_letters_are_not_stemmed)
{
    vocabulary.stem = true;
    expect(ngram(1), "gas ships", "ga ship", 1, 2, 2);
}
END_TEST

START_TEST(irregular_forms_come_before_the_stemmer)
{
    static const char FORMS[] = "oxen ox oxbow\ngeese goose\n\nlonely\n geese gander\n";

    vocabulary.stem = true;
    ck_assert(rouge_vocabulary_irregular(&vocabulary, span_from(FORMS)));
    expect(ngram(1), "oxen", "ox", 1, 1, 1);
    /* As in ROUGE-1.5.5, what the list gives is not stemmed, but the base is. */
    expect(ngram(1), "geese", "goose", 0, 1, 1);
    expect(ngram(1), "lonely", "lone", 1, 1, 1); /* a line without a base says nothing */
}
END_TEST

START_TEST(stop_words_of_ones_own_replace_the_list)
{
    rouge_vocabulary_release(&vocabulary);
    ck_assert(rouge_vocabulary_init(&vocabulary, false, true));
    ck_assert(rouge_vocabulary_stopwords(&vocabulary, span_from("# mine\ngulls\n")));
    expect(ngram(1), "the gulls", "the geese", 1, 2, 1);
}
END_TEST

START_TEST(stop_words_go_before_anything_is_counted)
{
    rouge_vocabulary_release(&vocabulary);
    ck_assert(rouge_vocabulary_init(&vocabulary, false, true));
    rouge_vocabulary_begin(&vocabulary);
    expect(ngram(2), "the quay of the town", "quay and town", 1, 1, 1);
    expect(ngram(1), "Apr on Monday mon zero", "monday", 1, 1, 1);
}
END_TEST

/* ---- n-grams ---- */

START_TEST(hits_are_clipped_to_what_both_texts_have)
{
    expect(ngram(1), "ferry ferry ferry port", "ferry ferry quay", 2, 3, 4);
    expect(ngram(2), "a b a b a b", "a b c a b", 2, 4, 5);
    expect(ngram(4), "a b c d e", "z a b c d", 1, 2, 2);
}
END_TEST

START_TEST(n_grams_run_across_lines)
{
    expect(ngram(2), "one two\nthree four", "two three", 1, 1, 3);
}
END_TEST

START_TEST(a_text_shorter_than_n_has_no_n_gram)
{
    expect(ngram(3), "a b", "a b c", 0, 1, 0);
    expect(ngram(3), "a b c", "a b", 0, 0, 1);
}
END_TEST

/* ---- pairs ---- */

START_TEST(skip_bigrams_have_at_most_the_gap_between_them)
{
    /* a-b a-c b-c b-d c-d */
    expect((struct rouge_metric){ROUGE_S, 1, 0}, "a b c d", "a x c d", 2, 5, 5);
    expect((struct rouge_metric){ROUGE_S, 0, 0}, "a b c d", "a b d c", 1, 3, 3);
    expect((struct rouge_metric){ROUGE_S, ROUGE_ANY_GAP, 0}, "a b c d", "a b d c", 5, 6, 6);
}
END_TEST

START_TEST(the_last_word_is_never_counted_as_a_single)
{
    /* pairs and singles of all but the last word */
    expect((struct rouge_metric){ROUGE_SU, 0, 0}, "a b c", "b a c", 2, 4, 4);
    expect((struct rouge_metric){ROUGE_SU, 4, 0}, "a", "a", 0, 0, 0);
}
END_TEST

START_TEST(too_many_pairs_are_refused)
{
    size_t words = 66000;
    char *text = malloc(2 * words + 1);
    struct rouge_tally found;
    struct rouge_metric metric = {ROUGE_S, ROUGE_ANY_GAP, 0};
    struct rouge_text read;

    for (size_t i = 0; i < words; i++)
        memcpy(text + 2 * i, "a ", 2);
    text[2 * words] = '\0';
    read = read_text(text);
    ck_assert_int_eq(rouge_tally(&found, &metric, 1, &read, &read, vocabulary.numbers, &arena),
                     NUTGRAF_TOO_LARGE);
    metric = LCS;
    ck_assert_int_eq(rouge_tally(&found, &metric, 1, &read, &read, vocabulary.numbers, &arena),
                     NUTGRAF_TOO_LARGE);
    for (size_t i = 0; i < words; i++)
        text[2 * i + 1] = '\n';
    read = read_text(text);
    metric = (struct rouge_metric){ROUGE_W, 0, 1.2};
    ck_assert_int_eq(rouge_tally(&found, &metric, 1, &read, &read, vocabulary.numbers, &arena),
                     NUTGRAF_TOO_LARGE);
    free(text);
}
END_TEST

/* ---- common subsequences ---- */

START_TEST(the_union_of_common_subsequences_counts_each_word_once)
{
    /* Lin 2004, 3.2: the line shares "1 2" with the first, "1 3 5" with the second. */
    expect(LCS, "w1 w2 w6 w7 w8\nw1 w3 w8 w9 w5", "w1 w2 w3 w4 w5", 4, 5, 10);
}
END_TEST

START_TEST(hits_are_clipped_to_the_words_of_both)
{
    expect(LCS, "buoy", "buoy\nbuoy", 1, 2, 1);
    expect(LCS, "buoy\nbuoy", "buoy", 1, 1, 2);
}
END_TEST

START_TEST(order_matters_within_a_line_only)
{
    expect(LCS, "night fell\nthe pilot slept", "the pilot slept\nnight fell", 5, 5, 5);
    expect(LCS, "slept pilot the", "the pilot slept", 1, 3, 3);
}
END_TEST

START_TEST(runs_weigh_more_than_scattered_words)
{
    struct rouge_metric metric = {ROUGE_W, 0, 1.2};
    struct rouge_tally run = tally(metric, "a b c d x y z", "a b c d e f g");
    struct rouge_tally scattered = tally(metric, "a x b y c z d", "a e b f c g d");

    ck_assert_double_eq_tol(run.hits, pow(4, 1.2), 1e-12);
    ck_assert_double_eq_tol(scattered.hits, 4, 1e-12);
    ck_assert_double_eq_tol(run.reference, pow(pow(7, 1.2), 1.2), 1e-12);
    ck_assert_double_eq_tol(run.system, pow(7, 1.2), 1e-12);
}
END_TEST

/* The table of the textbook, with ROUGE-1.5.5's way back. */
static void plain_lcs(const uint32_t *a, uint32_t m, const uint32_t *b, uint32_t n, bool *common)
{
    uint32_t *table = calloc((size_t)(m + 1) * (n + 1), sizeof *table), i = m, j = n;
    size_t width = n + 1;

    for (uint32_t y = 1; y <= m; y++)
        for (uint32_t x = 1; x <= n; x++) {
            uint32_t up = table[(y - 1) * width + x], left = table[y * width + x - 1];

            table[y * width + x] = a[y - 1] == b[x - 1] ? table[(y - 1) * width + x - 1] + 1
                                   : up >= left         ? up
                                                        : left;
        }
    while (i > 0 && j > 0) {
        if (a[i - 1] == b[j - 1]) {
            i--;
            j--;
            common[i] = true;
        } else if (table[(i - 1) * width + j] >= table[i * width + j - 1]) {
            i--;
        } else {
            j--;
        }
    }
    free(table);
}

/* The hits of one line against several, counted the slow way. */
static uint32_t plain_hits(const struct rouge_text *system, const struct rouge_text *reference)
{
    bool *common = calloc(reference->count, sizeof *common);
    uint32_t *left = calloc(vocabulary.numbers, sizeof *left), hits = 0;

    for (uint32_t i = 0; i < system->lines; i++)
        for (uint32_t k = 0; k < reference->lines; k++) {
            uint32_t start = i > 0 ? system->line_end[i - 1] : 0;
            uint32_t begin = k > 0 ? reference->line_end[k - 1] : 0;

            plain_lcs(reference->line_words + begin, reference->line_end[k] - begin,
                      system->line_words + start, system->line_end[i] - start, common + begin);
        }
    for (uint32_t i = 0; i < system->count; i++)
        left[system->words[i]]++;
    for (uint32_t i = 0; i < reference->count; i++)
        if (common[i] && left[reference->words[i]] > 0) {
            left[reference->words[i]]--;
            hits++;
        }
    free(common);
    free(left);
    return hits;
}

/* Letters of a small alphabet, so that many ways are equally good. */
static char *letters(uint32_t *state, uint32_t words, uint32_t alphabet, uint32_t line)
{
    char *text = malloc(2 * (size_t)words + 1);

    for (uint32_t i = 0; i < words; i++) {
        text[2 * i] = (char)('a' + random_next(state) % alphabet);
        text[2 * i + 1] = random_next(state) % line == 0 ? '\n' : ' ';
    }
    text[2 * (size_t)words] = '\0';
    return text;
}

START_TEST(bits_find_what_the_plain_table_finds)
{
    uint32_t state = 7;

    for (uint32_t round = 0; round < 400; round++) {
        uint32_t words = 1 + random_next(&state) % 300, line = 1 + random_next(&state) % 200;
        uint32_t alphabet = 1 + random_next(&state) % 20;
        char *a = letters(&state, words, alphabet, line);
        char *b = letters(&state, words, alphabet, line);
        struct rouge_text mine = read_text(a), theirs = read_text(b);
        struct rouge_tally found;

        ck_assert_int_eq(rouge_lcs(&found, &mine, &theirs, vocabulary.numbers, &arena), NUTGRAF_OK);
        ck_assert_double_eq(found.hits, plain_hits(&mine, &theirs));
        free(a);
        free(b);
        arena_reset(&arena);
    }
}
END_TEST

START_TEST(a_weight_of_one_counts_words)
{
    uint32_t state = 3;

    for (uint32_t round = 0; round < 100; round++) {
        char *a = letters(&state, 60, 26, 70), *b = letters(&state, 60, 26, 70);
        struct rouge_tally found = tally((struct rouge_metric){ROUGE_W, 0, 1}, a, b);

        ck_assert_double_le(found.hits, found.reference);
        ck_assert_double_eq(found.hits, floor(found.hits));
        free(a);
        free(b);
    }
}
END_TEST

/* ---- limits ---- */

static uint32_t kept(const char *text, size_t bytes, size_t words)
{
    return read_limited(text, (struct rouge_limits){bytes, words}).count;
}

START_TEST(a_limit_in_words_counts_what_white_space_parts)
{
    ck_assert_uint_eq(kept("one two-three four", 0, 2), 3);
    ck_assert_uint_eq(kept("one two\nthree four\nfive", 0, 3), 3);
    ck_assert_uint_eq(kept("one two\nthree four", 0, 4), 4);
    ck_assert_uint_eq(kept("  one two", 0, 2), 1); /* perl's split sees an empty first field */
    ck_assert_uint_eq(kept(" \t \none two", 0, 2), 2);
}
END_TEST

START_TEST(a_limit_in_bytes_may_cut_a_word)
{
    struct rouge_text text = read_limited("harbour quay", (struct rouge_limits){9, 0});

    ck_assert_uint_eq(text.count, 2);
    ck_assert_uint_ne(text.words[1], read_text("quay").words[0]);
    ck_assert_uint_eq(kept("one two\nthree four", 10, 0), 3); /* line ends are not counted */
}
END_TEST

START_TEST(subsequences_forget_to_add_up_bytes)
{
    struct rouge_text text =
        read_limited("one two\nthree four\nfive", (struct rouge_limits){10, 0});

    ck_assert_uint_eq(text.count, 3);
    ck_assert_uint_eq(text.lines, 2); /* the second line is as long as the limit: the last */
    ck_assert_uint_eq(text.line_end[1], 4);
}
END_TEST

/* ---- joining ---- */

START_TEST(rounding_is_that_of_printf)
{
    ck_assert_double_eq(rouge_round(1.0 / 64), 0.01562);
    ck_assert_double_eq(rouge_round(3.0 / 64), 0.04688);
    ck_assert_double_eq(rouge_round(2.0 / 3), 0.66667);
    ck_assert_double_eq(rouge_round(0), 0);
    ck_assert_double_eq(rouge_round(1), 1);
    for (int n = 1; n < 400; n++)
        for (int m = 0; m <= n; m++) {
            char text[32];

            snprintf(text, sizeof text, "%.5f", (double)m / n);
            ck_assert_double_eq(rouge_round((double)m / n), strtod(text, NULL));
        }
}
END_TEST

START_TEST(references_are_summed_or_the_best_is_taken)
{
    const struct rouge_tally tallies[] = {
        {1, 4, 5, 0.25}, {3, 6, 5, 0.5}, {2, 4, 5, 0.5}, {0, 0, 5, 0}};
    struct rouge_score sum = rouge_join(tallies, 4, 1, ngram(1), ROUGE_SUM, 0.5);
    struct rouge_score best = rouge_join(tallies, 4, 1, ngram(1), ROUGE_BEST, 0.5);
    struct rouge_score each = rouge_join(tallies, 3, 1, ngram(1), ROUGE_JACKKNIFE, 0.5);

    ck_assert_double_eq(sum.recall, 0.42857);
    ck_assert_double_eq(sum.precision, 0.3);
    ck_assert_double_eq(best.recall, 0.5); /* the first of equals */
    ck_assert_double_eq(best.precision, 0.6);
    ck_assert_double_eq_tol(each.recall, 0.5, 1e-12);
    ck_assert_double_eq_tol(each.precision, (0.6 + 0.4 + 0.6) / 3, 1e-12);
}
END_TEST

START_TEST(alpha_leans_f_to_precision)
{
    const struct rouge_tally one = {2, 4, 10, 0.5};

    ck_assert_double_eq(rouge_join(&one, 1, 1, ngram(1), ROUGE_SUM, 1).f, 0.2);
    ck_assert_double_eq(rouge_join(&one, 1, 1, ngram(1), ROUGE_SUM, 0).f, 0.5);
    ck_assert_double_eq(rouge_join(&one, 1, 1, ngram(1), ROUGE_SUM, 0.5).f, 0.28571);
}
END_TEST

Suite *rouge_suite(void)
{
    Suite *suite = suite_create("rouge");
    TCase *tcase = tcase_create("rouge");

    tcase_add_checked_fixture(tcase, setup, teardown);
    tcase_add_test(tcase, a_word_is_a_run_of_ascii_letters_and_digits);
    tcase_add_test(tcase, words_of_three_letters_are_not_stemmed);
    tcase_add_test(tcase, irregular_forms_come_before_the_stemmer);
    tcase_add_test(tcase, stop_words_of_ones_own_replace_the_list);
    tcase_add_test(tcase, stop_words_go_before_anything_is_counted);
    tcase_add_test(tcase, hits_are_clipped_to_what_both_texts_have);
    tcase_add_test(tcase, n_grams_run_across_lines);
    tcase_add_test(tcase, a_text_shorter_than_n_has_no_n_gram);
    tcase_add_test(tcase, skip_bigrams_have_at_most_the_gap_between_them);
    tcase_add_test(tcase, the_last_word_is_never_counted_as_a_single);
    tcase_add_test(tcase, too_many_pairs_are_refused);
    tcase_add_test(tcase, the_union_of_common_subsequences_counts_each_word_once);
    tcase_add_test(tcase, hits_are_clipped_to_the_words_of_both);
    tcase_add_test(tcase, order_matters_within_a_line_only);
    tcase_add_test(tcase, runs_weigh_more_than_scattered_words);
    tcase_add_test(tcase, bits_find_what_the_plain_table_finds);
    tcase_add_test(tcase, a_weight_of_one_counts_words);
    tcase_add_test(tcase, a_limit_in_words_counts_what_white_space_parts);
    tcase_add_test(tcase, a_limit_in_bytes_may_cut_a_word);
    tcase_add_test(tcase, subsequences_forget_to_add_up_bytes);
    tcase_add_test(tcase, rounding_is_that_of_printf);
    tcase_add_test(tcase, references_are_summed_or_the_best_is_taken);
    tcase_add_test(tcase, alpha_leans_f_to_precision);
    suite_add_tcase(suite, tcase);
    return suite;
}
