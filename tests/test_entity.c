#include <check.h>

#include "input/entity.h"

/* Checks what `html` is decoded to. */
static void decoded(const char *html, bool attribute, const char *wanted)
{
    struct nutgraf_buffer out;

    buffer_init(&out);
    entity_append_all(&out, span_from(html), attribute);
    buffer_byte(&out, '\0');
    ck_assert_str_eq(out.bytes, wanted);
    buffer_release(&out);
}

START_TEST(names_stand_for_characters)
{
    decoded("a &amp; b &lt;c&gt; &eacute;&Eacute; &hellip;", false, "a & b <c> éÉ …");
    decoded("&CounterClockwiseContourIntegral;", false, "∳");
    decoded("&AElig;&zwnj;&zwj;", false, "Æ\xE2\x80\x8C\xE2\x80\x8D"); /* the ends of the table */
}
END_TEST

START_TEST(old_names_need_no_semicolon)
{
    decoded("fish &amp chips &copy2020 &notit;", false, "fish & chips ©2020 ¬it;");
    decoded("&hellip &unknown; & &", false, "&hellip &unknown; & &");
}
END_TEST

START_TEST(an_address_keeps_its_parameters)
{
    decoded("?a=1&copy=2&amp;lt=3", true, "?a=1&copy=2&lt=3");
}
END_TEST

START_TEST(numbers_stand_for_code_points)
{
    decoded("&#65;&#x42;&#X43;&#8217;&#x1F600;", false, "ABC’😀");
    decoded("&#150;&#x93;", false, "–“"); /* windows-1252, as browsers read them */
    decoded("&#0;&#xD800;&#x110000;&#99999999999999999999;", false, "����");
    decoded("&#;&#x;&#", false, "&#;&#x;&#");
}
END_TEST

Suite *entity_suite(void);
Suite *entity_suite(void)
{
    Suite *suite = suite_create("entity");
    TCase *tests = tcase_create("entity");

    tcase_add_test(tests, names_stand_for_characters);
    tcase_add_test(tests, old_names_need_no_semicolon);
    tcase_add_test(tests, an_address_keeps_its_parameters);
    tcase_add_test(tests, numbers_stand_for_code_points);
    suite_add_tcase(suite, tests);
    return suite;
}
