#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "failing.h"
#include "model/background.h"
#include "model/table.h"

static const char SMALL[] = "# nutgraf-corpus 1\n# language en\n# documents 99\n"
                            "bell\t9\nbridge\t99\nrare\t1\n";

/* The whole of a file of the tree, or an empty buffer. */
static struct nutgraf_buffer file_of(const char *code)
{
    struct nutgraf_buffer file;
    char path[64];
    FILE *in;

    buffer_init(&file);
    snprintf(path, sizeof path, "corpora/%s.tsv", code);
    in = fopen(path, "rb");
    for (size_t got = 1; in && got > 0; file.length += got) {
        char *room = buffer_reserve(&file, 65536);

        ck_assert_ptr_nonnull(room);
        got = fread(room, 1, 65536, in);
    }
    if (in)
        fclose(in);
    return file;
}

START_TEST(a_loaded_table_knows_its_stems)
{
    struct background *background = background_load(span_from(SMALL), NULL);

    ck_assert_ptr_nonnull(background);
    ck_assert_str_eq(background->name, "en");
    ck_assert_uint_eq(background->documents, 99);
    ck_assert_uint_eq(background->count, 3);
    ck_assert_uint_eq(background->version, TABLE_VERSION);
    ck_assert_uint_eq(background->checksum, table_checksum(span_from(SMALL)));
    ck_assert_uint_eq(background_frequency(background, span_from("bell")), 9);
    ck_assert_uint_eq(background_frequency(background, span_from("bel")), 0);
    background_free(background);
}
END_TEST

START_TEST(a_rarer_stem_weighs_more_and_none_weighs_nothing)
{
    struct background *background = background_load(span_from(SMALL), NULL);

    ck_assert_double_eq_tol(background_idf(background, span_from("bell")), 2.353878, 1e-6);
    ck_assert_double_eq_tol(background_idf(background, span_from("unknown")), 5.298317, 1e-6);
    ck_assert_double_gt(background_idf(background, span_from("rare")),
                        background_idf(background, span_from("bell")));
    ck_assert_double_eq(background_idf(background, span_from("bridge")), 0.05);
    background_free(background);
}
END_TEST

START_TEST(a_bad_table_says_where)
{
    nutgraf_error error = {0};

    ck_assert_ptr_null(background_load(span_from("stems\n"), &error));
    ck_assert_int_eq(error.status, NUTGRAF_BAD_INPUT);
    error = (nutgraf_error){0};
    ck_assert_ptr_null(
        background_load(span_from("# nutgraf-corpus 1\n# documents 9\nb\t1\na\t1\n"), &error));
    ck_assert_int_eq(error.status, NUTGRAF_BAD_INPUT);
    ck_assert_uint_gt(error.offset, 0);
    background_free(NULL);
}
END_TEST

START_TEST(a_table_without_memory_is_none)
{
    nutgraf_error error = {0};
    struct background *background;

    failing_from(1);
    background = background_load(span_from(SMALL), &error);
    failing_from(0);
    ck_assert_ptr_null(background);
    ck_assert_int_eq(error.status, NUTGRAF_NO_MEMORY);
}
END_TEST

START_TEST(a_built_in_table_is_its_file)
{
    const struct language *language = language_at((uint32_t)_i);
    struct nutgraf_buffer file = file_of(language->code);
    const struct background *builtin = background_builtin(language);
    struct background *loaded;

    if (file.length == 0) { /* a language without a free corpus */
        ck_assert_str_eq(builtin->name, "none");
        ck_assert_uint_eq(builtin->documents, 0);
        ck_assert_uint_eq(background_frequency(builtin, span_from("a")), 0);
    } else {
        loaded = background_load(span_of(file.bytes, file.length), NULL);
        ck_assert_ptr_nonnull(loaded);
        ck_assert_uint_eq(background_size(loaded), background_size(builtin));
        ck_assert_mem_eq(loaded, builtin, background_size(loaded));
        background_free(loaded);
    }
    buffer_release(&file);
}
END_TEST

START_TEST(without_a_table_every_stem_weighs_the_same)
{
    const struct background *none = background_builtin(language_find("und"));

    ck_assert_double_eq(background_idf(none, span_from("bell")),
                        background_idf(none, span_from("the")));
}
END_TEST

START_TEST(common_english_stems_weigh_less_than_rare_ones)
{
    const struct background *english = background_builtin(language_find("en"));

    ck_assert_double_lt(background_idf(english, span_from("the")), 0.2);
    ck_assert_double_lt(background_idf(english, span_from("year")),
                        background_idf(english, span_from("lantern")));
}
END_TEST

Suite *background_suite(void);
Suite *background_suite(void)
{
    Suite *suite = suite_create("background");
    TCase *tables = tcase_create("tables");

    tcase_add_test(tables, a_loaded_table_knows_its_stems);
    tcase_add_test(tables, a_rarer_stem_weighs_more_and_none_weighs_nothing);
    tcase_add_test(tables, a_bad_table_says_where);
    tcase_add_test(tables, a_table_without_memory_is_none);
    tcase_add_loop_test(tables, a_built_in_table_is_its_file, 0, (int)language_count());
    tcase_add_test(tables, without_a_table_every_stem_weighs_the_same);
    tcase_add_test(tables, common_english_stems_weigh_less_than_rare_ones);
    suite_add_tcase(suite, tables);
    return suite;
}
