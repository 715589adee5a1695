/* Documents as sparse rows, and which of them are neighbours. */
#include <check.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "failing.h"
#include "model/neighbours.h"
#include "support.h"

Suite *collection_suite(void);

static const char *const TEXTS[] = {
    "The ferry to Saltholm sank off the inner harbour on Monday.\n"
    "Divers searched the harbour for the ferry while Captain Ilse Brandt waited ashore.\n",
    "Divers raised the ferry that sank off the harbour.\n"
    "The owner of the ferry, Ilse Brandt, thanked the divers of Saltholm.\n",
    "A baker in Lund won the prize for the longest loaf of rye bread.\n"
    "The loaf was 41 metres long and fed the whole school.\n",
};

enum { TEXT_COUNT = sizeof TEXTS / sizeof *TEXTS };

static struct collection collection;
static struct arena arena;

static void setup(void)
{
    collection_init(&collection);
    arena_init(&arena);
}

static void teardown(void)
{
    failing_from(0);
    collection_release(&collection);
    arena_release(&arena);
}

static void add(const char *language, const char *text, const char *title)
{
    struct reading reading, above;

    reading_open_lines(&reading, language, text);
    if (title)
        reading_open_lines(&above, language, title);
    ck_assert(collection_add(&collection, &reading.article.document,
                             title ? &above.article.document : NULL, reading.article.background));
    if (title)
        reading_close(&above);
    reading_close(&reading);
}

static void weigh_texts(void)
{
    for (int i = 0; i < TEXT_COUNT; i++)
        add("en", TEXTS[i], NULL);
    ck_assert(collection_weigh(&collection));
}

static const struct collection_entry *entry_of(uint32_t row, const char *stem)
{
    struct collection_row entries = collection_row(&collection, row);
    char key[64];
    int length = snprintf(key, sizeof key, "en%c%s", '\0', stem);
    uint32_t number = intern_find(&collection.stems, span_of(key, (size_t)length));

    for (uint32_t e = 0; e < entries.count; e++)
        if (entries.entries[e].stem == number)
            return &entries.entries[e];
    return NULL;
}

static struct collection_product product_of(uint32_t a, uint32_t b)
{
    return collection_product(collection_row(&collection, a), collection_row(&collection, b));
}

/* ---- rows ---- */

START_TEST(rows_have_length_one)
{
    weigh_texts();
    for (uint32_t r = 0; r < TEXT_COUNT; r++) {
        ck_assert_double_eq_tol(product_of(r, r).all, 1, 1e-6);
        ck_assert_double_eq_tol(product_of(r, r).names, 1, 1e-6);
    }
}
END_TEST

START_TEST(two_reports_of_one_event_are_closer_than_two_subjects)
{
    weigh_texts();
    ck_assert_double_gt(product_of(0, 1).all, 4 * product_of(0, 2).all);
    ck_assert_double_gt(product_of(0, 1).names, product_of(0, 2).names);
    ck_assert_double_eq(product_of(0, 1).all, product_of(1, 0).all);
}
END_TEST

START_TEST(what_few_hold_weighs_more)
{
    weigh_texts();
    ck_assert_ptr_nonnull(entry_of(2, "bread"));
    ck_assert_float_gt(entry_of(2, "bread")->weight, entry_of(2, "whole")->weight);
}
END_TEST

START_TEST(names_are_what_stands_in_capitals_inside_sentences_and_figures)
{
    weigh_texts();
    ck_assert_float_gt(entry_of(0, "saltholm")->name, 0);
    ck_assert_float_gt(entry_of(2, "41")->name, 0);
    ck_assert_float_eq(entry_of(0, "harbour")->name, 0);
    ck_assert_float_eq(entry_of(1, "diver")->name, 0); /* a capital only where a sentence begins */
}
END_TEST

START_TEST(a_title_counts_as_text)
{
    add("en", "It went down.\n", "Ferry lost at Saltholm");
    add("en", "It went down.\n", NULL);
    ck_assert(collection_weigh(&collection));
    ck_assert_ptr_nonnull(entry_of(0, "ferri"));
    ck_assert_ptr_null(entry_of(1, "ferri"));
}
END_TEST

START_TEST(a_word_of_two_languages_is_two_stems)
{
    add("en", "The gift was a kettle.\n", NULL);
    add("de", "Das Gift war im Kessel.\n", NULL);
    ck_assert(collection_weigh(&collection));
    ck_assert_double_eq(product_of(0, 1).all, 0);
}
END_TEST

START_TEST(the_mean_is_what_all_rows_share)
{
    double cosines = 0;

    weigh_texts();
    for (uint32_t r = 1; r < TEXT_COUNT; r++)
        cosines += product_of(0, r).all;
    /* Fifty strangers without a common stem stand beside them. */
    ck_assert_double_eq_tol((double)collection_mean(&collection, 0), cosines / (TEXT_COUNT + 50),
                            1e-6);
}
END_TEST

START_TEST(a_document_without_words_is_an_empty_row)
{
    add("en", "...\n", NULL);
    add("en", TEXTS[0], NULL);
    ck_assert(collection_weigh(&collection));
    ck_assert_uint_eq(collection_row(&collection, 0).count, 0);
    ck_assert_double_eq(product_of(0, 1).all, 0);
    ck_assert_float_eq(collection_mean(&collection, 0), 0);
}
END_TEST

START_TEST(a_stem_longer_than_any_word_is_counted_by_its_beginning)
{
    char text[1000];

    memset(text, 'x', sizeof text);
    memcpy(text + 900, "\n", 2);
    add("en", text, NULL);
    ck_assert(collection_weigh(&collection));
    ck_assert_uint_eq(collection_row(&collection, 0).count, 1);
}
END_TEST

/* ---- neighbours ---- */

static bool allow_all(const void *context, uint32_t a, uint32_t b)
{
    (void)context;
    return a != b;
}

static bool allow_none(const void *context, uint32_t a, uint32_t b)
{
    (void)context;
    (void)a;
    (void)b;
    return false;
}

static struct neighbours *find(double least, neighbours_allow *may_meet)
{
    uint32_t *order = arena_array(&arena, collection.rows, sizeof *order);

    for (uint32_t r = 0; r < collection.rows; r++)
        order[r] = r;
    return neighbours_find(&arena, &collection, order, least, may_meet, NULL);
}

static bool are_neighbours(const struct neighbours *neighbours, uint32_t a, uint32_t b)
{
    for (uint32_t i = neighbours->first[a]; i < neighbours->first[a + 1]; i++)
        if (neighbours->row[i] == b)
            return true;
    return false;
}

START_TEST(neighbours_are_the_rows_with_that_cosine_both_ways_round)
{
    struct neighbours *neighbours;
    char *text;

    for (uint32_t i = 0; i < 30; i++) {
        text = random_lines(8, i + 1);
        add("en", text, NULL);
        free(text);
    }
    ck_assert(collection_weigh(&collection));
    neighbours = find(0.05, allow_all);
    ck_assert_ptr_nonnull(neighbours);
    for (uint32_t a = 0; a < 30; a++)
        for (uint32_t b = 0; b < 30; b++)
            if (fabs(product_of(a, b).all - 0.05) > 1e-5)
                ck_assert_int_eq(are_neighbours(neighbours, a, b),
                                 a != b && product_of(a, b).all > 0.05);
}
END_TEST

START_TEST(rows_that_may_not_meet_are_no_neighbours)
{
    struct neighbours *neighbours;

    weigh_texts();
    neighbours = find(0, allow_none);
    ck_assert_uint_eq(neighbours->first[TEXT_COUNT], 0);
}
END_TEST

START_TEST(a_thousand_equal_rows_have_a_bounded_number_of_neighbours)
{
    struct neighbours *neighbours;

    for (uint32_t i = 0; i < 1000; i++)
        add("en", TEXTS[0], NULL);
    ck_assert(collection_weigh(&collection));
    neighbours = find(0.5, allow_all);
    ck_assert_uint_gt(neighbours->first[1000], 0);
    ck_assert_uint_le(neighbours->first[1000], 2 * 1000 * NEIGHBOURS_MOST);
}
END_TEST

START_TEST(nothing_has_no_neighbours)
{
    ck_assert(collection_weigh(&collection));
    ck_assert_ptr_nonnull(find(0.1, allow_all));
}
END_TEST

/* ---- memory ---- */

/* Adds, weighs and searches; false: memory ran out. */
static bool run(struct reading *readings)
{
    static const uint32_t ORDER[] = {0, 1, 2};
    bool done = true;

    for (int i = 0; done && i < TEXT_COUNT; i++)
        done = collection_add(&collection, &readings[i].article.document, NULL,
                              readings[i].article.background);
    return done && collection_weigh(&collection) &&
           neighbours_find(&arena, &collection, ORDER, 0.1, allow_all, NULL) != NULL;
}

START_TEST(every_failed_allocation_is_survived)
{
    bool done = false, failed;

    for (size_t nth = 1; !done; nth++) {
        struct reading readings[TEXT_COUNT];

        for (int i = 0; i < TEXT_COUNT; i++)
            reading_open_lines(&readings[i], "en", TEXTS[i]);
        failing_from(nth);
        done = run(readings);
        failed = failing_happened();
        failing_from(0); /* before check needs memory of its own */
        ck_assert_int_eq(done, !failed);
        for (int i = 0; i < TEXT_COUNT; i++)
            reading_close(&readings[i]);
        teardown();
        setup();
    }
}
END_TEST

Suite *collection_suite(void)
{
    Suite *suite = suite_create("collection");
    TCase *rows = tcase_create("rows"), *neighbours = tcase_create("neighbours");

    tcase_add_checked_fixture(rows, setup, teardown);
    tcase_add_test(rows, rows_have_length_one);
    tcase_add_test(rows, two_reports_of_one_event_are_closer_than_two_subjects);
    tcase_add_test(rows, what_few_hold_weighs_more);
    tcase_add_test(rows, names_are_what_stands_in_capitals_inside_sentences_and_figures);
    tcase_add_test(rows, a_title_counts_as_text);
    tcase_add_test(rows, a_word_of_two_languages_is_two_stems);
    tcase_add_test(rows, the_mean_is_what_all_rows_share);
    tcase_add_test(rows, a_document_without_words_is_an_empty_row);
    tcase_add_test(rows, a_stem_longer_than_any_word_is_counted_by_its_beginning);
    suite_add_tcase(suite, rows);
    tcase_add_checked_fixture(neighbours, setup, teardown);
    tcase_add_test(neighbours, neighbours_are_the_rows_with_that_cosine_both_ways_round);
    tcase_add_test(neighbours, rows_that_may_not_meet_are_no_neighbours);
    tcase_add_test(neighbours, a_thousand_equal_rows_have_a_bounded_number_of_neighbours);
    tcase_add_test(neighbours, nothing_has_no_neighbours);
    tcase_add_test(neighbours, every_failed_allocation_is_survived);
    suite_add_tcase(suite, neighbours);
    return suite;
}
