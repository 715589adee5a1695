#include <check.h>

#include "text/enumerator.h"

static struct enumerator read_item(const char *text)
{
    struct span span = span_from(text);

    return enumerator_read(span, 0, (uint32_t)span.length);
}

static bool follows(const char *first, const char *second)
{
    struct enumerator item = read_item(first), next = read_item(second);

    return enumerator_follows(&item, &next);
}

START_TEST(numbers_letters_and_bullets_are_read)
{
    ck_assert_int_eq(read_item("12) Rope").kind, ENUMERATOR_NUMBER);
    ck_assert_uint_eq(read_item("12) Rope").value, 12);
    ck_assert_uint_eq(read_item("12) Rope").length, 4);
    ck_assert_uint_eq(read_item("(3) Rope").length, 4);
    ck_assert_int_eq(read_item("c. Rope").kind, ENUMERATOR_LETTER);
    ck_assert_uint_eq(read_item("c. Rope").value, 3);
    ck_assert_uint_eq(read_item("xiv) Rope").roman, 14);
    ck_assert_int_eq(read_item("\xE2\x80\xA2Rope").kind, ENUMERATOR_BULLET);
    ck_assert_int_eq(read_item("* Rope").kind, ENUMERATOR_BULLET);
    ck_assert_uint_eq(read_item("2.\xC2\xA0Rope").length, 4); /* a no-break space */
}
END_TEST

START_TEST(words_and_years_are_no_enumerators)
{
    static const char *const OTHERS[] = {"",       "Rope",        "1998. Rope", "12 Rope",
                                         "(Rope)", "*Rope*",      "vi. Ed",     "1.5 tons",
                                         "12)",    "\xC2\xB7Rope"};

    for (size_t i = 0; i < sizeof OTHERS / sizeof *OTHERS; i++)
        ck_assert_int_eq(read_item(OTHERS[i]).kind, ENUMERATOR_NONE);
}
END_TEST

START_TEST(the_next_of_a_list_is_one_more_in_the_same_dress)
{
    ck_assert(follows("1) Rope", "2) Lamp"));
    ck_assert(follows("a. Rope", "b. Lamp"));
    ck_assert(follows("(i) Rope", "(ii) Lamp"));
    ck_assert(follows("\xE2\x80\xA2 Rope", "\xE2\x80\xA2 Lamp"));
    ck_assert(!follows("1) Rope", "3) Lamp"));
    ck_assert(!follows("1) Rope", "2. Lamp"));
    ck_assert(!follows("1) Rope", "2) lamp"));
    ck_assert(!follows("A. Rope", "B. Lamp"));
    ck_assert(!follows("30. june", "31. july"));
    ck_assert(!follows("* Rope", "\xE2\x80\xA2 Lamp"));
    ck_assert(!follows("Rope", "2) Lamp"));
}
END_TEST

Suite *enumerator_suite(void);
Suite *enumerator_suite(void)
{
    Suite *suite = suite_create("enumerator");
    TCase *cases = tcase_create("enumerator");

    tcase_add_test(cases, numbers_letters_and_bullets_are_read);
    tcase_add_test(cases, words_and_years_are_no_enumerators);
    tcase_add_test(cases, the_next_of_a_list_is_one_more_in_the_same_dress);
    suite_add_tcase(suite, cases);
    return suite;
}
