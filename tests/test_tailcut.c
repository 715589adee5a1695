#include "lines.h"

Suite *tailcut_suite(void);

static struct taken_apart taken;

/* Is there a cut before `word`, and of what risk? */
static void check_cut(const char *text, const char *word, enum cut_kind kind, enum risk risk)
{
    const struct cut *cut;

    take_apart(&taken, "en", text);
    cut = cut_before(&taken, word);
    ck_assert_msg(cut, "%s: no cut before %s", text, word);
    ck_assert_msg(cut->kind == kind, "%s: %d", text, cut->kind);
    ck_assert_msg(cut->risk == risk, "%s: risk %d", text, cut->risk);
    put_away(&taken);
}

static void check_no_cut(const char *text, const char *word)
{
    take_apart(&taken, "en", text);
    ck_assert_msg(!cut_before(&taken, word), "%s: a cut before %s", text, word);
    put_away(&taken);
}

START_TEST(the_first_cut_is_none)
{
    take_apart(&taken, "en", "Wardens closed the old bridge in town.");
    ck_assert_int_eq(taken.cuts.items[0].kind, CUT_NONE);
    put_away(&taken);
}
END_TEST

START_TEST(side_clauses_may_be_cut)
{
    check_cut("Wardens closed the old bridge after cracks were found.", "after", CUT_SUBORDINATOR,
              RISK_NONE);
    check_cut("Wardens closed the old bridge, which was built of oak.", ",", CUT_COMMA, RISK_NONE);
    check_cut("Wardens closed the old bridge in town.", "in", CUT_PREPOSITION, RISK_NONE);
}
END_TEST

START_TEST(a_verb_is_not_cut_from_what_it_needs)
{
    check_no_cut("Wardens asked the council to close the bridge.", "to");
    check_no_cut("Wardens put the old bridge into service again.", "into");
    check_no_cut("Wardens are uncertain whether the bridge will hold.", "whether");
    check_no_cut("Wardens said the old bridge in town will close.", "in");
}
END_TEST

START_TEST(a_noun_is_not_cut_from_what_it_shares_its_head_with)
{
    check_no_cut("Three bands will play at the Halden and Oslo fairs.", "and");
    check_no_cut("Wardens will mend the hardest health and social problems.", "and");
    check_cut("Wardens met the mayor and two bishops in town.", "and", CUT_AND, RISK_LESS);
}
END_TEST

START_TEST(a_comparison_is_not_cut_in_two)
{
    check_no_cut("Wardens are so short of oars that the ferry lies idle.", "of");
    check_no_cut("Wardens are so keen on oars that they buy them abroad.", "that");
    check_no_cut("Wardens were too late to save the old ferry.", "to");
}
END_TEST

START_TEST(what_says_no_is_not_cut_lightly)
{
    check_no_cut("Wardens defended the decision not to sell the ferry.", "not");
    check_cut("Wardens will send the boats home without their crews.", "without", CUT_PREPOSITION,
              RISK_SENSE);
}
END_TEST

START_TEST(what_is_said_is_not_cut_behind_its_subject)
{
    check_no_cut("Wardens say the old bridge, which opens in May, will not hold.", "which");
}
END_TEST

START_TEST(one_among_some_wants_to_be_told_from_them)
{
    check_no_cut("Marta Lund is among three wardens who have won a prize.", "who");
}
END_TEST

START_TEST(a_verb_keeps_the_preposition_of_its_frame)
{
    check_no_cut("Wardens charged two brothers with theft of oars.", "with");
    check_no_cut("Wardens described the old bridge as a danger to all.", "as");
    check_no_cut("Oars were accepted as payment by two banks.", "as");
    check_no_cut("The move will be looked back on as a mistake.", "on");
    check_cut("Wardens opened the old bridge with a song.", "with", CUT_PREPOSITION, RISK_NONE);
}
END_TEST

START_TEST(a_condition_is_cut_last)
{
    check_cut("Fares will rise if the ferry fails.", "if", CUT_SUBORDINATOR, RISK_SENSE);
    check_cut("Fares could rise if the ferry fails.", "if", CUT_SUBORDINATOR, RISK_NONE);
}
END_TEST

START_TEST(a_clause_that_goes_on_behind_an_aside_is_not_cut_before_it)
{
    check_no_cut("The firm named Ida Berg its head after Olle Dahl, its founder, went to Oslo.",
                 ",");
}
END_TEST

START_TEST(no_end_is_made_of_words_that_want_more)
{
    check_no_cut("Wardens lured the sheep away from the cliff.", "from");
    check_no_cut("Wardens closed the bridge just as the storm came.", "as");
}
END_TEST

START_TEST(a_second_clause_is_not_cut_before_its_verb)
{
    check_no_cut("The pier may be old but every boat from the town will use it.", "from");
}
END_TEST

START_TEST(a_noun_that_says_little_by_itself_is_cut_last)
{
    check_cut("Wardens will decide on the sale of the old bridge.", "of", CUT_OF, RISK_SENSE);
    check_cut("The council played down claims that the bridge will fall.", "that", CUT_THAT,
              RISK_SENSE);
}
END_TEST

START_TEST(a_restriction_is_cut_last)
{
    check_cut("Wardens shut bridges carrying heavy lorries.", "carrying", CUT_PARTICIPLE,
              RISK_SENSE);
    check_cut("The year ended with profits falling sharply.", "falling", CUT_PARTICIPLE,
              RISK_SENSE);
}
END_TEST

START_TEST(one_of_two_is_less_but_true)
{
    check_cut("The mayor met three Danish pilots and a group of young sailors.", "and", CUT_AND,
              RISK_LESS);
}
END_TEST

START_TEST(other_languages_know_no_risk)
{
    take_apart(&taken, "fr", "Le maire a annoncé la fermeture du vieux pont, qui date de 1902.");
    for (uint32_t i = 0; i < taken.cuts.count; i++)
        ck_assert_int_eq(taken.cuts.items[i].risk, RISK_NONE);
    put_away(&taken);
}
END_TEST

Suite *tailcut_suite(void)
{
    Suite *suite = suite_create("tailcut");
    TCase *cases = tcase_create("tailcut");

    tcase_add_test(cases, the_first_cut_is_none);
    tcase_add_test(cases, side_clauses_may_be_cut);
    tcase_add_test(cases, a_verb_is_not_cut_from_what_it_needs);
    tcase_add_test(cases, no_end_is_made_of_words_that_want_more);
    tcase_add_test(cases, a_verb_keeps_the_preposition_of_its_frame);
    tcase_add_test(cases, a_noun_is_not_cut_from_what_it_shares_its_head_with);
    tcase_add_test(cases, a_comparison_is_not_cut_in_two);
    tcase_add_test(cases, what_says_no_is_not_cut_lightly);
    tcase_add_test(cases, what_is_said_is_not_cut_behind_its_subject);
    tcase_add_test(cases, one_among_some_wants_to_be_told_from_them);
    tcase_add_test(cases, a_condition_is_cut_last);
    tcase_add_test(cases, a_clause_that_goes_on_behind_an_aside_is_not_cut_before_it);
    tcase_add_test(cases, a_second_clause_is_not_cut_before_its_verb);
    tcase_add_test(cases, a_noun_that_says_little_by_itself_is_cut_last);
    tcase_add_test(cases, a_restriction_is_cut_last);
    tcase_add_test(cases, one_of_two_is_less_but_true);
    tcase_add_test(cases, other_languages_know_no_risk);
    suite_add_tcase(suite, cases);
    return suite;
}
