#include <check.h>
#include <string.h>

#include "headline/line.h"
#include "support.h"

Suite *mend_suite(void);

static struct reading reading;

/* Checks the tag of one word of an English sentence. */
static void check_tag(const char *text, const char *word, enum tag expected)
{
    const struct line *line;
    bool found = false;

    reading_open_lines(&reading, "en", text);
    line = line_read(&reading.article.document, 0);
    for (uint32_t i = 0; i < line->count; i++)
        if (span_equal(line_text(line, i), span_from(word))) {
            ck_assert_msg(line->pieces[i].tag == expected, "%s: %s: %d", text, word,
                          line->pieces[i].tag);
            found = true;
        }
    ck_assert(found);
    reading_close(&reading);
}

START_TEST(a_clause_without_a_verb_gets_one)
{
    check_tag("Its jobless total rose for a third month in a row.", "rose", TAG_VBD);
    check_tag("Two days of talks on the future of Halden begin at noon.", "begin", TAG_VBP);
}
END_TEST

START_TEST(a_noun_before_a_name_is_no_verb)
{
    check_tag("The debut of the film hit Stormy Bay has cheered them.", "hit", TAG_NN);
    check_tag("The retail giant Hallam sold its barns.", "giant", TAG_NN);
}
END_TEST

START_TEST(a_plural_behind_an_adjective_is_no_verb)
{
    check_tag("They won their opening matches in town.", "matches", TAG_NNS);
}
END_TEST

START_TEST(a_stranger_with_a_capital_is_a_name)
{
    check_tag("The owners of oil giant Jukola sold their barns.", "Jukola", TAG_NNP);
    check_tag("The town praised its brewer Hallov in a long letter.", "Hallov", TAG_NNP);
}
END_TEST

START_TEST(a_plural_that_opens_a_line_is_no_verb)
{
    check_tag("Reports that the mayor sold her boats have been denied.", "Reports", TAG_NNS);
}
END_TEST

START_TEST(the_first_of_two_verbs_is_a_noun)
{
    check_tag("The club will close if rescue talks with its lenders fail.", "talks", TAG_NNS);
    check_tag("The sale cheered hundreds of Hallam watchers in town.", "watchers", TAG_NNS);
}
END_TEST

START_TEST(a_curly_apostrophe_is_no_sum)
{
    check_tag("Berg\xe2\x80\x99s firm sold six boats.", "\xe2\x80\x99s", TAG_POS);
    check_tag("Berg paid \xe2\x82\xac"
              "500 for it.",
              "\xe2\x82\xac"
              "500",
              TAG_CD);
}
END_TEST

START_TEST(amounts_are_numbers)
{
    check_tag("The firm paid $2.3m for the mill.", "$2.3m", TAG_CD);
    check_tag("The firm paid 3bn for the mill.", "3bn", TAG_CD);
}
END_TEST

START_TEST(capitals_tell_a_country_from_a_pronoun)
{
    check_tag("US film star Ida Berg sold her boats.", "US", TAG_NNP);
    check_tag("The storm left us without a boat.", "us", TAG_PRP);
}
END_TEST

Suite *mend_suite(void)
{
    Suite *suite = suite_create("mend");
    TCase *cases = tcase_create("mend");

    tcase_add_test(cases, a_clause_without_a_verb_gets_one);
    tcase_add_test(cases, a_noun_before_a_name_is_no_verb);
    tcase_add_test(cases, a_plural_behind_an_adjective_is_no_verb);
    tcase_add_test(cases, amounts_are_numbers);
    tcase_add_test(cases, a_stranger_with_a_capital_is_a_name);
    tcase_add_test(cases, a_plural_that_opens_a_line_is_no_verb);
    tcase_add_test(cases, the_first_of_two_verbs_is_a_noun);
    tcase_add_test(cases, a_curly_apostrophe_is_no_sum);
    tcase_add_test(cases, capitals_tell_a_country_from_a_pronoun);
    suite_add_tcase(suite, cases);
    return suite;
}
