#include "lines.h"

Suite *compress_suite(void);

static struct taken_apart taken;

/* Checks what always goes from an English sentence. */
static void check_always(const char *text, const char *expected)
{
    take_apart(&taken, "en", text);
    ck_assert_str_eq(always_deleted(&taken), expected);
    put_away(&taken);
}

static void check_optional(const char *text, enum deletion_kind kind, const char *pieces,
                           bool expected)
{
    take_apart(&taken, "en", text);
    ck_assert_msg(is_deleted(&taken, kind, pieces) == expected, "%s: %s", text, pieces);
    put_away(&taken);
}

START_TEST(brackets_and_paired_dashes_go)
{
    check_always("Halden Shipping (HS) sold six ferries.", "( HS ) .");
    check_always("Halden - the old port - sold six ferries.", "- the old port - .");
}
END_TEST

START_TEST(openers_and_who_said_it_go)
{
    check_always("But the mayor sold six boats, officials said.", "But the , officials said .");
    check_always("The mayor sold six boats, according to wardens.", "The , according to wardens .");
}
END_TEST

START_TEST(a_source_goes_only_from_what_is_plainly_said)
{
    check_optional("Officials said that the mayor sold six boats.", DELETE_SOURCE,
                   "Officials said that", true);
    check_optional("The mayor said the bridge will close.", DELETE_NAMED_SOURCE, "The mayor said",
                   true);
    check_optional("The mayor believes the bridge will close.", DELETE_NAMED_SOURCE,
                   "The mayor believes", false);
    check_optional("The mayor told reporters the bridge will close.", DELETE_NAMED_SOURCE,
                   "The mayor told", false);
}
END_TEST

START_TEST(who_claims_it_stays)
{
    check_optional("The tunnel should be dug soon, Mayor Ida Berg has said.", DELETE_NAMED_SOURCE,
                   ", Mayor Ida Berg has said", true);
    check_optional("The council broke its word, Ida Berg has claimed.", DELETE_NAMED_SOURCE,
                   ", Ida Berg has claimed", true);
    check_optional("The council sold six boats, Ida Berg has said.", DELETE_NAMED_SOURCE,
                   ", Ida Berg has said", false);
}
END_TEST

START_TEST(examples_and_long_asides_of_the_subject_may_go)
{
    check_optional("Painters including Ida Berg and Olle Dahl have sold a barn.", DELETE_ASIDE,
                   "including Ida Berg and Olle Dahl", true);
    check_optional("Marta Lund, the head of its bank, Hallam Trust, has sold her boats.",
                   DELETE_APPOSITION, ", the head of its bank , Hallam Trust ,", true);
}
END_TEST

START_TEST(asides_may_go)
{
    check_optional("Marta Lund, who built the pier, sold her boats.", DELETE_RELATIVE,
                   ", who built the pier ,", true);
    check_optional("Marta Lund, a retired teacher, sold her boats.", DELETE_APPOSITION,
                   ", a retired teacher ,", true);
    check_optional("A man accused of theft left the town.", DELETE_REDUCED, "accused of theft",
                   true);
}
END_TEST

/* "Lord Holt were late" would be somebody else's doing. */
START_TEST(a_verb_with_an_object_is_no_side_clause)
{
    check_optional("Minister Karl Holt denied harbour pilots were late.", DELETE_REDUCED,
                   "denied harbour pilots", false);
}
END_TEST

START_TEST(times_go_unless_they_are_held)
{
    check_always("Farmers lost sheep on Monday.", "on Monday .");
    check_always("The ferry stays shut until Monday.", "The .");
    check_always("Last week was warm.", ".");
}
END_TEST

START_TEST(articles_and_auxiliaries_go)
{
    check_always("The bridge is closed by the council.", "The is the .");
    check_always("The council has closed a bridge.", "The has a .");
    check_always("Tickets cost 30 francs a month.", ".");
}
END_TEST

START_TEST(an_auxiliary_stays_where_the_clause_needs_it)
{
    check_always("The mayor denied his letter was drafted by aides.", "The .");
    check_always("The tool was used a record amount.", "The .");
}
END_TEST

START_TEST(adverbs_go_unless_they_turn_the_sense)
{
    check_always("Wardens quietly closed bridges.", "quietly .");
    check_always("Wardens allegedly closed bridges.", ".");
    check_always("Prices rose a seasonally adjusted 2%.", "a .");
}
END_TEST

START_TEST(what_stands_before_a_name_may_go)
{
    check_optional("Swedish painter Ida Berg sold boats.", DELETE_PREMODIFIER, "Swedish painter",
                   true);
    check_optional("Chancellor Ida Berg sold boats.", DELETE_ROLE, "Chancellor", true);
    check_optional("A film starring painter Ida Berg won prizes.", DELETE_PREMODIFIER,
                   "film starring painter", false);
}
END_TEST

START_TEST(adjectives_go_where_no_sense_is_lost)
{
    check_optional("Wardens closed narrow bridges in town.", DELETE_ADJECTIVE, "narrow", true);
    check_optional("Wardens closed unsafe bridges in town.", DELETE_ADJECTIVE, "unsafe", false);
    check_optional("Holt owns the most powerful boat in town.", DELETE_ADJECTIVE, "powerful",
                   false);
    check_optional("The pier is no longer a narrow bridge.", DELETE_ADJECTIVE, "narrow", false);
}
END_TEST

START_TEST(a_quotation_is_kept_whole)
{
    check_optional("Holt called the plan \"a narrow bridge to nowhere\" in town.", DELETE_ADJECTIVE,
                   "narrow", false);
}
END_TEST

START_TEST(prepositional_phrases_may_go_when_nothing_hangs_on_them)
{
    check_optional("Boats in the harbour were sold.", DELETE_PREPOSITIONAL, "in the harbour", true);
    check_optional("Prices rose at the highest rate since May.", DELETE_WEAK_PREPOSITIONAL,
                   "at the highest rate", false);
}
END_TEST

START_TEST(half_of_what_an_und_joins_is_kept_with_the_other)
{
    take_apart(&taken, "de", "Der Hof ist um einen Stall und eine Scheune erweitert worden.");
    ck_assert(!is_deleted(&taken, DELETE_PREPOSITIONAL, "um einen Stall"));
    put_away(&taken);
    take_apart(&taken, "de", "Der Hof ist um einen Stall erweitert worden.");
    ck_assert(is_deleted(&taken, DELETE_PREPOSITIONAL, "um einen Stall"));
    put_away(&taken);
}
END_TEST

START_TEST(other_languages_lose_attributions_and_days)
{
    take_apart(&taken, "fr", "Le port fermera lundi, a dit le maire.");
    ck_assert_str_eq(always_deleted(&taken), "lundi , a dit le maire .");
    put_away(&taken);
    take_apart(&taken, "de", "Die Stadt hat am Montag den Hafen geschlossen.");
    ck_assert_str_eq(always_deleted(&taken), "am Montag .");
    put_away(&taken);
}
END_TEST

START_TEST(a_time_goes_whichever_word_opens_it)
{
    static const char *const TIMES[] = {"earlier this week", "later in the day", "at the weekend",
                                        "on the weekend",    "over the weekend", "in May 2004",
                                        "in 1990",           "since 1990",       "three years ago",
                                        "yesterday",         "last month",       "on Friday"};

    for (size_t i = 0; i < sizeof TIMES / sizeof *TIMES; i++) {
        char text[128];

        snprintf(text, sizeof text, "Wardens in Halden mended boats %s.", TIMES[i]);
        take_apart(&taken, "en", text);
        ck_assert_msg(is_deleted(&taken, DELETE_WORD, TIMES[i]), "%s", text);
        put_away(&taken);
    }
}
END_TEST

START_TEST(a_time_stays_that_is_all_that_is_told)
{
    check_always("The works are expected to begin in May 2004.", "The are .");
    check_always("The works are expected to begin on Friday.", "The are on Friday .");
}
END_TEST

START_TEST(who_argues_stays_behind_the_clause_too)
{
    check_optional("The old bridge must not close, warns Marta Lund.", DELETE_NAMED_SOURCE,
                   ", warns Marta Lund", true);
    check_optional("The bridge, Marta Lund said, is no danger to boats.", DELETE_NAMED_SOURCE,
                   ", Marta Lund said ,", true);
}
END_TEST

START_TEST(a_bound_noun_stays_with_its_participle)
{
    take_apart(&taken, "de", "Vier Fischer sind ums Leben gekommen.");
    ck_assert(!is_deleted(&taken, DELETE_PREPOSITIONAL, "ums Leben"));
    put_away(&taken);
}
END_TEST

START_TEST(a_phrase_goes_with_what_hangs_on_it_by_de)
{
    take_apart(&taken, "fr", "Le pont a été fermé dans le nord de la ville par les gardes.");
    ck_assert(is_deleted(&taken, DELETE_PREPOSITIONAL, "dans le nord de la ville"));
    ck_assert(!is_deleted(&taken, DELETE_PREPOSITIONAL, "dans le nord"));
    put_away(&taken);
    take_apart(&taken, "fr", "Le maire est en train de fermer le vieux pont.");
    ck_assert(!is_deleted(&taken, DELETE_PREPOSITIONAL, "en train"));
    put_away(&taken);
}
END_TEST

START_TEST(a_line_knows_where_its_tags_are_whatever_was_made_of_them)
{
    static const char *const TEXTS[] = {
        "MPs cannot agree a 5m loan for Oslo's V&A, the \"Quay\" of Captain Lund said.",
        "The retail giant Hallam, whose owners crowns a year made poor, has shut its barns.",
        "A straight sets defeat for the team put aside last May means it is out, wardens said."};

    for (size_t t = 0; t < sizeof TEXTS / sizeof *TEXTS; t++) {
        take_apart(&taken, "en", TEXTS[t]);
        for (uint32_t i = 0; i < taken.line->count; i++)
            for (int tag = 0; tag < TAG_COUNT; tag++)
                ck_assert(mask_has(&taken.line->tagged[tag], i) ==
                          (taken.line->pieces[i].tag == (enum tag)tag));
        put_away(&taken);
    }
}
END_TEST

Suite *compress_suite(void)
{
    Suite *suite = suite_create("compress");
    TCase *cases = tcase_create("compress");

    tcase_add_test(cases, brackets_and_paired_dashes_go);
    tcase_add_test(cases, openers_and_who_said_it_go);
    tcase_add_test(cases, a_source_goes_only_from_what_is_plainly_said);
    tcase_add_test(cases, asides_may_go);
    tcase_add_test(cases, who_claims_it_stays);
    tcase_add_test(cases, examples_and_long_asides_of_the_subject_may_go);
    tcase_add_test(cases, a_verb_with_an_object_is_no_side_clause);
    tcase_add_test(cases, times_go_unless_they_are_held);
    tcase_add_test(cases, a_time_goes_whichever_word_opens_it);
    tcase_add_test(cases, a_time_stays_that_is_all_that_is_told);
    tcase_add_test(cases, who_argues_stays_behind_the_clause_too);
    tcase_add_test(cases, a_bound_noun_stays_with_its_participle);
    tcase_add_test(cases, a_phrase_goes_with_what_hangs_on_it_by_de);
    tcase_add_test(cases, a_line_knows_where_its_tags_are_whatever_was_made_of_them);
    tcase_add_test(cases, articles_and_auxiliaries_go);
    tcase_add_test(cases, an_auxiliary_stays_where_the_clause_needs_it);
    tcase_add_test(cases, adverbs_go_unless_they_turn_the_sense);
    tcase_add_test(cases, what_stands_before_a_name_may_go);
    tcase_add_test(cases, adjectives_go_where_no_sense_is_lost);
    tcase_add_test(cases, a_quotation_is_kept_whole);
    tcase_add_test(cases, prepositional_phrases_may_go_when_nothing_hangs_on_them);
    tcase_add_test(cases, half_of_what_an_und_joins_is_kept_with_the_other);
    tcase_add_test(cases, other_languages_lose_attributions_and_days);
    suite_add_tcase(suite, cases);
    return suite;
}
