#include <check.h>
#include <string.h>

#include "model/table.h"

#define HEADER "# nutgraf-corpus 1\n# language en\n# stemmer english\n# documents 40\n"

static struct table table;
static nutgraf_error error;

START_TEST(a_header_and_its_entries_are_read)
{
    static const char FILE[] =
        HEADER "# source Own notes; CC0\n# source Tales; MIT\nbell\t3\r\nbridge\t40\nzebra\t1";
    struct span source;
    size_t at = 0;

    ck_assert(table_open(&table, span_from(FILE), &error));
    ck_assert(span_equal(table.language, span_from("en")));
    ck_assert(span_equal(table.stemmer, span_from("english")));
    ck_assert_uint_eq(table.documents, 40);
    ck_assert_int_eq(table_next(&table, &error), TABLE_ENTRY);
    ck_assert(span_equal(table.stem, span_from("bell")));
    ck_assert_uint_eq(table.frequency, 3);
    ck_assert_int_eq(table_next(&table, &error), TABLE_ENTRY);
    ck_assert_int_eq(table_next(&table, &error), TABLE_ENTRY);
    ck_assert(span_equal(table.stem, span_from("zebra")));
    ck_assert_int_eq(table_next(&table, &error), TABLE_END);
    ck_assert(table_source(&table, &at, &source));
    ck_assert(span_equal(source, span_from("Own notes; CC0")));
    ck_assert(table_source(&table, &at, &source));
    ck_assert(!table_source(&table, &at, &source));
}
END_TEST

START_TEST(entries_are_counted)
{
    uint64_t count;

    ck_assert(table_open(&table, span_from(HEADER "a\t1\nb\t2\n"), &error));
    ck_assert(table_count(table, &count, &error));
    ck_assert_uint_eq(count, 2);
}
END_TEST

START_TEST(a_file_of_another_kind_is_refused_at_the_door)
{
    static const char *const FILES[] = {"",
                                        "\n",
                                        "bell\t3\n",
                                        "# nutgraf-corpus 2\n",
                                        "# nutgraf-corpus one\n",
                                        "# nutgraf-corpus \n",
                                        "# nutgraf-corpus 1\n# documents many\n",
                                        "# nutgraf-corpus 1\n# documents 99999999999999999999\n",
                                        "# nutgraf-corpus 1\n# documents -1\n"};

    for (size_t i = 0; i < sizeof FILES / sizeof *FILES; i++) {
        error = (nutgraf_error){0};
        ck_assert(!table_open(&table, span_from(FILES[i]), &error));
        ck_assert_int_eq(error.status, NUTGRAF_BAD_INPUT);
        ck_assert_ptr_nonnull(strstr(error.message, "line"));
        ck_assert(!table_open(&table, span_from(FILES[i]), NULL));
    }
}
END_TEST

START_TEST(a_bad_entry_is_named_by_its_line)
{
    static const char *const ENTRIES[] = {
        "bell\n",       "bell 3\n",      "\t3\n",          "bell\t\n",   "bell\tx\n",
        "bell\t0\n",    "bell\t41\n",    "bell\t-3\n",     "bell\t1 \n", "bell\t3\nbell\t4\n",
        "b\t3\na\t4\n", "bb\t1\nb\t1\n", "a\t1\n\nb\t1\n", "a\t1\n# b\n"};
    uint64_t count;

    for (size_t i = 0; i < sizeof ENTRIES / sizeof *ENTRIES; i++) {
        char file[256] = HEADER;

        strncat(file, ENTRIES[i], sizeof file - sizeof HEADER);
        error = (nutgraf_error){0};
        ck_assert(table_open(&table, span_from(file), &error));
        ck_assert(!table_count(table, &count, &error));
        ck_assert_int_eq(error.status, NUTGRAF_BAD_INPUT);
        ck_assert(strncmp(error.message, "line 5", 6) == 0 ||
                  strncmp(error.message, "line 6", 6) == 0);
    }
}
END_TEST

START_TEST(stems_are_ordered_by_their_bytes)
{
    ck_assert_int_lt(table_order(span_from("a"), span_from("b")), 0);
    ck_assert_int_lt(table_order(span_from("a"), span_from("ab")), 0);
    ck_assert_int_gt(table_order(span_from("\xC3\xA9"), span_from("z")), 0);
    ck_assert_int_eq(table_order(span_from("a"), span_from("a")), 0);
    ck_assert_int_lt(table_order(span_of(NULL, 0), span_from("a")), 0);
}
END_TEST

START_TEST(numbers_are_plain_decimals)
{
    uint64_t number;

    ck_assert(table_number(span_from("9223372036854775807"), &number));
    ck_assert_uint_eq(number, INT64_MAX);
    ck_assert(table_number(span_from("007"), &number));
    ck_assert_uint_eq(number, 7);
    ck_assert(!table_number(span_from("9223372036854775808"), &number));
    ck_assert(!table_number(span_from("18446744073709551617"), &number));
    ck_assert(!table_number(span_from(""), &number));
    ck_assert(!table_number(span_from("+1"), &number));
}
END_TEST

START_TEST(the_checksum_is_the_usual_crc)
{
    ck_assert_uint_eq(table_checksum(span_from("123456789")), 0xCBF43926);
    ck_assert_uint_eq(table_checksum(span_from("")), 0);
}
END_TEST

Suite *table_suite(void);
Suite *table_suite(void)
{
    Suite *suite = suite_create("table");
    TCase *reading = tcase_create("reading");

    tcase_add_test(reading, a_header_and_its_entries_are_read);
    tcase_add_test(reading, entries_are_counted);
    tcase_add_test(reading, a_file_of_another_kind_is_refused_at_the_door);
    tcase_add_test(reading, a_bad_entry_is_named_by_its_line);
    tcase_add_test(reading, stems_are_ordered_by_their_bytes);
    tcase_add_test(reading, numbers_are_plain_decimals);
    tcase_add_test(reading, the_checksum_is_the_usual_crc);
    suite_add_tcase(suite, reading);
    return suite;
}
