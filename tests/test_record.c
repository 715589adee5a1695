#include <check.h>
#include <string.h>

#include "base/buffer.h"
#include "failing.h"
#include "input/record.h"

static struct nutgraf_buffer out;
static nutgraf_error error;

static void setup(void)
{
    buffer_init(&out);
    memset(&error, 0, sizeof error);
}

static void teardown(void)
{
    buffer_release(&out);
}

static nutgraf_record *record_of(const char *line)
{
    return nutgraf_record_new(line, strlen(line), NULL, &error);
}

/* Does the line give this text, this id, and this id in JSON? */
static void reads(const char *line, const char *text, const char *id, const char *json)
{
    nutgraf_record *record = record_of(line);
    size_t length;
    const char *read;

    ck_assert_msg(record != NULL, "%s: %s", line, error.message);
    read = nutgraf_record_text(record, &length, &error);
    ck_assert_ptr_nonnull(read);
    ck_assert_uint_eq(length, strlen(text));
    ck_assert_int_eq(memcmp(read, text, length), 0);
    if (id)
        ck_assert_str_eq(nutgraf_record_id(record), id);
    else
        ck_assert_ptr_null(nutgraf_record_id(record));
    nutgraf_buffer_clear(&out);
    record_write_id(record, &out);
    ck_assert_str_eq(nutgraf_buffer_bytes(&out), json);
    nutgraf_record_free(record);
}

START_TEST(text_and_id_are_read_whoever_reads_them)
{
    reads("{\"id\":\"n-1\",\"text\":\"Goats.\\nSleep.\"}", "Goats.\nSleep.", "n-1",
          "\"id\":\"n-1\"");
    reads("{\"id\":\"n\xf5\",\"text\":\"Goats.\"}", "Goats.", "n\xf5", "\"id\":\"n\xef\xbf\xbd\"");
    reads("{\"id\":42,\"text\":\"Goats.\"}", "Goats.", "42", "\"id\":42");
    reads("{\"text\":\"Goats.\"}", "Goats.", NULL, "");
    reads("{\"id\":null,\"text\":\"Goats.\"}", "Goats.", NULL, "");
    /* Only json-c understands these. */
    reads("{'id':7,'text':'Goats.'}", "Goats.", "7", "\"id\":7");
    reads("{\"id\":[1, 2],\"text\":\"Goats.\"}", "Goats.", "[1,2]", "\"id\":[1,2]");
    reads("{\"id\":\"a\\u0022b\",\"text\":\"\"}", "", "a\"b", "\"id\":\"a\\\"b\"");
    reads("{\"id\":-3,\"text\":\"\\ud83d.\"}", "\xEF\xBF\xBD.", "-3", "\"id\":-3");
}
END_TEST

START_TEST(keys_of_ones_own_are_looked_for)
{
    static const nutgraf_record_keys KEYS = {"body", "number"};
    static const char LINE[] = "{\"text\":\"no\",\"body\":\"yes\",\"number\":3,\"id\":4}";
    nutgraf_record *record = nutgraf_record_new(LINE, sizeof LINE - 1, &KEYS, &error);
    size_t length;

    ck_assert_str_eq(nutgraf_record_id(record), "3");
    ck_assert_int_eq(memcmp(nutgraf_record_text(record, &length, &error), "yes", 3), 0);
    nutgraf_record_free(record);
}
END_TEST

START_TEST(a_record_outlives_its_line)
{
    char line[] = "{\"id\":1,\"text\":\"Goats.\",\"refs\":[\"One.\",\"Two.\"]}";
    nutgraf_record *record = record_of(line);

    memset(line, 'x', sizeof line - 1);
    ck_assert_uint_eq(nutgraf_record_reference_count(record, NULL), 2);
    ck_assert_int_eq(nutgraf_record_reference(record, NULL, 1, &out, &error), NUTGRAF_OK);
    ck_assert_str_eq(nutgraf_buffer_bytes(&out), "Two.\n");
    ck_assert_str_eq(nutgraf_record_id(record), "1");
    nutgraf_record_free(record);
}
END_TEST

START_TEST(what_is_no_text_is_said)
{
    nutgraf_record *record = record_of("{\"text\":5}");
    size_t length;

    ck_assert_ptr_null(nutgraf_record_text(record, &length, &error));
    ck_assert_int_eq(error.status, NUTGRAF_BAD_INPUT);
    nutgraf_record_free(record);
    ck_assert_ptr_null(record_of("[]"));
    ck_assert_str_eq(error.message, "not a JSON object");
    ck_assert_ptr_null(record_of("{\"text\":\"a\"} 1"));
    ck_assert_str_eq(error.message, "more than one value on the line");
}
END_TEST

static bool read_all(const char *line)
{
    nutgraf_record *record = record_of(line);
    bool done;

    if (!record)
        return false;
    nutgraf_buffer_clear(&out);
    done = nutgraf_record_summary(record, NULL, &out, &error) == NUTGRAF_OK;
    nutgraf_record_free(record);
    return done;
}

START_TEST(memory_that_runs_out_is_said)
{
    static const char *const LINES[] = {"{\"id\":1,\"text\":\"Goats.\"}",
                                        "{'id':1,'text':'Goats.'}"};

    for (size_t i = 0; i < 2; i++) {
        bool failed = true;

        for (size_t nth = 1; failed; nth++) {
            bool done;

            buffer_release(&out);
            failing_from(nth);
            done = read_all(LINES[i]);
            failed = failing_happened();
            failing_from(0);
            if (failed)
                ck_assert(!done && error.status == NUTGRAF_NO_MEMORY);
            else
                ck_assert(done);
        }
    }
}
END_TEST

Suite *record_suite(void);
Suite *record_suite(void)
{
    Suite *suite = suite_create("record");
    TCase *tests = tcase_create("record");

    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, text_and_id_are_read_whoever_reads_them);
    tcase_add_test(tests, keys_of_ones_own_are_looked_for);
    tcase_add_test(tests, a_record_outlives_its_line);
    tcase_add_test(tests, what_is_no_text_is_said);
    tcase_add_test(tests, memory_that_runs_out_is_said);
    suite_add_tcase(suite, tests);
    return suite;
}
