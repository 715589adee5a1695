#include <check.h>

#include "model/features.h"
#include "support.h"

static struct reading reading;

static struct features read_one(const char *language, const char *line)
{
    struct features features;

    reading_open_lines(&reading, language, line);
    ck_assert_uint_ge(reading.article.document.sentence_count, 1);
    features = reading.article.ranking.features[0];
    reading_close(&reading);
    return features;
}

/* For scripts whose marks and words only the tokenizer can tell apart. */
static struct features read_page(const char *language, const char *text)
{
    struct features features;

    reading_open(&reading, language, span_from(text));
    ck_assert_uint_eq(reading.article.document.sentence_count, 1);
    features = reading.article.ranking.features[0];
    reading_close(&reading);
    return features;
}

START_TEST(a_question_mark_anywhere_makes_a_question)
{
    ck_assert(read_one("en", "Who pays for the bridge?").question);
    ck_assert(read_one("en", "\"Who pays?\" asked the mayor.").question);
    ck_assert(read_page("ja", "誰が払うのか？").question);
    ck_assert(!read_one("en", "The town pays for the bridge.").question);
}
END_TEST

START_TEST(an_opening_quotation_mark_is_seen)
{
    ck_assert(read_one("en", "\"We will build it,\" she said.").quoted);
    ck_assert(read_page("de", "„Wir bauen das“, sagte sie.").quoted);
    ck_assert(read_page("fr", "« Nous le ferons », dit-elle.").quoted);
    ck_assert(!read_one("en", "She called it \"a start\".").quoted);
}
END_TEST

START_TEST(a_broken_line_opens_like_the_inside_of_a_sentence)
{
    ck_assert(read_one("en", "and the bridge stands to this day.").inside);
    ck_assert(read_one("en", ", The bridge stands to this day.").inside);
    ck_assert(read_one("ru", "и мост стоит до сих пор.").inside);
    ck_assert(!read_one("en", "The bridge stands to this day.").inside);
    ck_assert(!read_one("en", "iPhones are sold on the bridge.").inside);
    ck_assert(!read_one("en", "\"and the bridge\", he read, \"stands\".").inside);
    ck_assert(!read_one("en", "3 bridges stand to this day.").inside);
    ck_assert(!read_one("ar", "الجسر قائم حتى اليوم.").inside);
}
END_TEST

START_TEST(a_person_speaks_only_where_a_person_does)
{
    ck_assert(read_one("en", "I never saw the bridge before.").first_person);
    ck_assert(read_one("en", "Here is what you can do.").first_person);
    ck_assert(read_one("en", "\"We never saw it,\" the mayor said.").first_person);
    ck_assert(!read_one("en", "We present a survey of bridges.").first_person);
    ck_assert(!read_one("en", "The mayor never saw the bridge.").first_person);
}
END_TEST

START_TEST(a_quotation_that_does_not_close_is_seen)
{
    ck_assert(read_one("en", "\"We will build it, she said.").open);
    ck_assert(read_one("en", "It will be built.\"").open);
    ck_assert(!read_one("en", "\"We will build it,\" she said.").open);
    ck_assert(!read_one("en", "The mayors' boat won't sail.").open);
    ck_assert(read_page("de", "„Wir bauen das, sagte sie gestern im Rathaus.").open);
    ck_assert(!read_page("fr", "« Nous le ferons », dit-elle hier soir.").open);
}
END_TEST

START_TEST(a_label_has_a_colon_early_and_a_gap_behind_it)
{
    ck_assert(read_one("en", "Weather: sun over most of the coast.").label);
    ck_assert(read_one("en",
                       "\xE2\x80\x9CWe asked\xE2\x80\x9D the  harbour\xC2\xA0 \xC2\xA0master  "
                       "of  the\t\tnew  port  of  Lund:\xC2\xA0no.")
                  .label); /* 60 characters, however wide the gaps */
    ck_assert(read_one("hi", "समुद्र के किनारे के पुराने बंदरगाह का आज का पूरा मौसम: बारिश होगी।")
                  .label); /* of three bytes each */
    ck_assert(!read_one("en", "The ferry leaves at 10:30 every day.").label);
    ck_assert(!read_one("en", "It rained. Then: sun.").label);
    ck_assert(!read_one("en", "The council that met on the hill above the old harbour "
                              "for nine hours agreed on this: nothing.")
                   .label);
}
END_TEST

START_TEST(a_sentence_leans_when_its_first_word_points_back)
{
    ck_assert(read_one("en", "He built the bridge.").leaning);
    ck_assert(read_one("en", "But the bridge fell.").leaning);
    ck_assert(read_one("en", "However, the bridge stands.").leaning);
    ck_assert(!read_one("en", "Bridges fall when he builds them.").leaning);
}
END_TEST

START_TEST(a_sentence_leans_when_a_pronoun_follows_an_opening_that_names_nobody)
{
    ck_assert(read_page("en", "After ten years on the ferries, he left the sea.").leaning);
    ck_assert(read_page("en", "Together, they built a bridge.").leaning);
    ck_assert(read_page("fr", "Dans un communiqué, elle annonce la fermeture du port.").leaning);
    ck_assert(!read_page("en", "After Karin Holm left the ferry, she kept bees.").leaning);
    ck_assert(!read_page("en", "Under this plan, he said, the port closes.").leaning);
    ck_assert(!read_page("en", "After ten years on the ferries, captains may leave when they like.")
                   .leaning);
    ck_assert(!read_page("en", "The plan that was to bring the ferry and its goats back to the old "
                               "harbour is dead, they say.")
                   .leaning);
}
END_TEST

START_TEST(who_wrote_it_and_what_else_to_read_is_a_credit)
{
    ck_assert(read_page("en", "Jo Berg and Ulla Lind in Oslo contributed to this report.").credit);
    ck_assert(read_page("es", "Jo Berg en Oslo colaboró en este reportaje.").credit);
    ck_assert(read_page("en", "(Reporting by Jo Berg; editing by Ulla Lind.)").credit);
    ck_assert(read_page("en", "Read more: the ferry and its goats.").credit);
    ck_assert(read_page("fr", "A lire aussi sur le port : le ferry et ses chèvres.").credit);
    ck_assert(!read_page("en", "Weather: the ferry stays in the port.").credit);
    ck_assert(!read_page("en", "Read what the council says of the ferry.").credit);
    ck_assert(!read_page("en", "The ferry (the last one) leaves (at noon)").credit);
    ck_assert(!read_page("en", "(The ferry) leaves at noon every day.").credit);
    ck_assert(!read_page("en", "The ministers of the north never saw this report.").credit);
    ck_assert(!read_page("en", "Jo Berg and Ulla Lind in Oslo contributed to this tunnel.").credit);
}
END_TEST

START_TEST(a_sentence_closes_with_its_mark)
{
    ck_assert(read_one("en", "The bridge stands.").terminal);
    ck_assert(read_one("en", "\"The bridge stands!\"").terminal);
    ck_assert(read_page("hi", "पुल खड़ा है।").terminal);
    ck_assert(!read_one("en", "Bridge news").terminal);
    ck_assert(!read_one("en", "No. 7 bridge").terminal);
}
END_TEST

START_TEST(a_date_line_is_a_stamp)
{
    ck_assert(read_one("en", "14:25 GMT, 3 May 2021.").stamp);
    ck_assert(!read_one("en", "Three ferries left at 14:25 on 3 May 2021.").stamp);
}
END_TEST

START_TEST(what_prose_has_no_use_for_is_odd)
{
    ck_assert(read_one("en", "Home | News | Ferries and goats").odd);
    ck_assert(read_one("en", "See https://example.org for the timetable.").odd);
    ck_assert(read_one("en", "The council will decide whether the ferry ...").odd);
    ck_assert(!read_one("en", "The ferry (built in 1962) carries goats; islanders like it.").odd);
}
END_TEST

START_TEST(a_caption_gives_directions)
{
    ck_assert_uint_eq(read_one("en", "Ann Bly (left) and Bo Dahl (right) meet.").directions, 2);
    ck_assert_uint_eq(read_one("en", "The ferry (built in 1962) and Bly (61) meet.").directions, 0);
}
END_TEST

/* ---- the gate ---- */

static double gate_of(const char *text, double mean_cosine)
{
    double gate;

    reading_open_lines(&reading, "en", text);
    gate = features_gate(&reading.article.document, reading.article.ranking.features, mean_cosine,
                         &SUMMARY_WEIGHTS);
    reading_close(&reading);
    return gate;
}

START_TEST(reporting_verbs_and_quotation_marks_mean_news)
{
    static const char NEWS[] = "The council will close the ferry, the mayor said on Monday.\n"
                               "\"It costs too much,\" she told reporters at the pier.\n"
                               "Islanders will protest, according to a spokesman.\n";
    static const char REVIEW[] = "I love this kettle and my family does too.\n"
                                 "It boils fast and you can hear when it is done.\n"
                                 "My only wish is a longer cable.\n";

    ck_assert_double_lt(gate_of(NEWS, 0.03), 0.01);
    ck_assert_double_gt(gate_of(REVIEW, 0.08), 0.9);
}
END_TEST

START_TEST(likeness_opens_the_gate)
{
    static const char FLAT[] = "Turbines turn slowly in a light wind over the bay.\n"
                               "Light wind over the bay turns turbines slowly.\n";

    ck_assert_double_gt(gate_of(FLAT, 0.3), gate_of(FLAT, 0.02));
}
END_TEST

START_TEST(no_words_no_gate)
{
    ck_assert_double_eq(gate_of("", 0.5), 0);
    ck_assert_double_eq(gate_of("***\n", 0.5), 0);
}
END_TEST

START_TEST(a_language_without_lists_stays_near_news)
{
    double gate;

    reading_open_lines(&reading, "zh", "桥\n");
    gate = features_gate(&reading.article.document, reading.article.ranking.features, 0.02,
                         &SUMMARY_WEIGHTS);
    reading_close(&reading);
    ck_assert_double_lt(gate, 0.05);
}
END_TEST

Suite *features_suite(void);
Suite *features_suite(void)
{
    Suite *suite = suite_create("features");
    TCase *one = tcase_create("of a sentence"), *gate = tcase_create("the gate");

    tcase_add_test(one, a_question_mark_anywhere_makes_a_question);
    tcase_add_test(one, an_opening_quotation_mark_is_seen);
    tcase_add_test(one, a_broken_line_opens_like_the_inside_of_a_sentence);
    tcase_add_test(one, a_person_speaks_only_where_a_person_does);
    tcase_add_test(one, a_quotation_that_does_not_close_is_seen);
    tcase_add_test(one, a_label_has_a_colon_early_and_a_gap_behind_it);
    tcase_add_test(one, a_sentence_leans_when_its_first_word_points_back);
    tcase_add_test(one, a_sentence_leans_when_a_pronoun_follows_an_opening_that_names_nobody);
    tcase_add_test(one, who_wrote_it_and_what_else_to_read_is_a_credit);
    tcase_add_test(one, a_sentence_closes_with_its_mark);
    tcase_add_test(one, a_date_line_is_a_stamp);
    tcase_add_test(one, what_prose_has_no_use_for_is_odd);
    tcase_add_test(one, a_caption_gives_directions);
    suite_add_tcase(suite, one);
    tcase_add_test(gate, reporting_verbs_and_quotation_marks_mean_news);
    tcase_add_test(gate, likeness_opens_the_gate);
    tcase_add_test(gate, no_words_no_gate);
    tcase_add_test(gate, a_language_without_lists_stays_near_news);
    suite_add_tcase(suite, gate);
    return suite;
}
