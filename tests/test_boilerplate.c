#include <check.h>
#include <string.h>

#include "support.h"
#include "text/boilerplate.h"

static struct reading reading;
static struct document *document;

static void read_page(const char *language, const char *text)
{
    reading_open(&reading, language, span_from(text));
    document = &reading.article.document;
}

static void close_page(void)
{
    reading_close(&reading);
}

/* The first sentence that starts with `words`, which must be there. */
static const struct sentence *sentence_of(const char *words)
{
    for (uint32_t i = 0; i < document->sentence_count; i++) {
        const struct sentence *s = &document->sentences[i];

        if (span_starts(document_span(document, s->start, s->length), span_from(words)))
            return s;
    }
    ck_abort_msg("no sentence starts with: %s", words);
    return NULL;
}

static bool is_noise(const char *words)
{
    return sentence_of(words)->noise != NOISE_NONE;
}

static const char PAGE[] =
    "Subscribe now to read the Valley Courier without advertising.\n"
    "Sign in | Register\n"
    "Two swans and a bicycle on the frozen mill pond, 9 January. Photo: PIA HOLM/COURIER\n"
    "Two swans and a bicycle on the frozen mill pond, 9 January. Photo: PIA HOLM/COURIER\n"
    "\n"
    "Aldermoor — The council of Aldermoor agreed on Friday to drain the mill pond for the first "
    "time in sixty years, after divers found a crack in the old dam.\n"
    "\n"
    "The work will take until June and cost about 300,000 crowns, said the mayor, Greta Winther.\n"
    "\n"
    "“We would rather lose a summer of swimming than the dam,” she told reporters. “It has held "
    "since my grandmother was a girl, and we want it to hold for another century.”\n"
    "\n"
    "Divers who inspected the dam in December found that water had washed out the clay behind it "
    "over a length of nine metres. The engineers who read their report called for repairs before "
    "the snow melts.\n"
    "\n"
    "The swans, a pair that has nested on the island since 2017, will be moved to a lake nearby, "
    "the council said. Anglers have been asked to catch what they can before the end of March.\n"
    "\n"
    "Courier News Service\n"
    "\n"
    "Subscribe now to read the Valley Courier without advertising.\n"
    "Would you like to comment on this article?\n"
    "Sign in or create an account.\n"
    "Please read our comment policy before commenting.\n";

START_TEST(a_page_keeps_its_story)
{
    read_page("en", PAGE);
    ck_assert(!is_noise("The council of Aldermoor"));
    ck_assert(!is_noise("The work will take"));
    ck_assert(!is_noise("“We would rather"));
    ck_assert(!is_noise("Divers who"));
    ck_assert(!is_noise("The swans"));
    ck_assert(!is_noise("Anglers"));
    close_page();
}
END_TEST

START_TEST(a_page_loses_its_furniture)
{
    read_page("en", PAGE);
    ck_assert(is_noise("Subscribe now"));
    ck_assert(is_noise("Sign in |"));
    ck_assert(is_noise("Photo: PIA"));
    ck_assert(is_noise("Would you like"));
    ck_assert(is_noise("Sign in or"));
    ck_assert(is_noise("Please read"));
    close_page();
}
END_TEST

START_TEST(what_was_said_before_is_a_duplicate)
{
    uint32_t duplicates = 0;

    read_page("en", PAGE);
    for (uint32_t i = 0; i < document->sentence_count; i++)
        duplicates += document->sentences[i].noise == NOISE_DUPLICATE;
    ck_assert_uint_eq(duplicates, 3); /* the caption, its credit, the nag */
    close_page();
}
END_TEST

START_TEST(a_dateline_is_cut_and_recorded)
{
    read_page("en", PAGE);
    ck_assert_uint_eq(document->trimmed_count, 1);
    ck_assert_int_eq(document->trimmed[0].noise, NOISE_DATELINE);
    ck_assert(
        span_equal(document_span(document, document->trimmed[0].start, document->trimmed[0].length),
                   span_from("Aldermoor — ")));
    close_page();
}
END_TEST

/* Every one of these is clean: nothing may go. */
static const char *const CLEAN[] = {
    "The kiln was lit at dawn. By noon the glaze had begun to run, and the potters took turns at "
    "the spy hole. It was opened two days later.",
    "We measured the height of 412 seedlings under four lamps. Red light alone made them tall and "
    "weak. A mixture of red and blue gave the heaviest leaves. The effect was the same in all "
    "three varieties.",
    "Great little radio.\nThe dial is too small for my thumbs.\nSound is warm but it hums on "
    "batteries.\nBattery lasts a week.\nI would buy it again.",
    "My friends, we did not come here to agree. We came here to build a school. You have carried "
    "the stones, and your children will carry the books. I thank you for both.",
    "Rain\n\nIt rained for nine days in the upper valley, and the river rose by two metres.\n\n"
    "Wind\n\nThe wind blew from the south and took the roof off the old barn.\n",
    "One sentence is enough."};

START_TEST(clean_text_keeps_every_sentence)
{
    read_page("en", CLEAN[_i]);
    for (uint32_t i = 0; i < document->sentence_count; i++)
        ck_assert_msg(document->sentences[i].noise == NOISE_NONE, "%.*s",
                      (int)document->sentences[i].length,
                      document->text.bytes + document->sentences[i].start);
    close_page();
}
END_TEST

START_TEST(a_stamp_is_no_sentence_though_a_full_stop_closes_it)
{
    read_page("en",
              "Last updated at 4:17 PM on 9th June 2013. The lifeboat of Orrin Sands went out "
              "twice on Sunday for the same drifting canoe. It was first posted by a walker "
              "on 8 June 2013, who rang the coast guard and then went home for her tea.");
    ck_assert_int_eq(sentence_of("Last updated")->noise, NOISE_DATELINE);
    ck_assert(!is_noise("The lifeboat"));
    ck_assert(!is_noise("It was first posted"));
    close_page();
}
END_TEST

START_TEST(figures_among_small_words_are_no_stamp)
{
    read_page("en",
              "The lifeboat of Orrin Sands went out 41 times last year, its crew said on Sunday. "
              "That was 7 more than in 2003. In 1996, it was no more than 12. The crew hopes for a "
              "quiet winter, in which nobody takes a canoe out to the old wreck.");
    ck_assert(!is_noise("That was 7 more"));
    ck_assert(!is_noise("In 1996, it was"));
    close_page();
}
END_TEST

START_TEST(a_list_that_the_article_introduces_is_its_own)
{
    read_page("en",
              "The council of Orrin Sands has voted to sell three of its ships, the mayor said.\n"
              "These three ships of the old harbour line will be sold in autumn:\n"
              "1. North Star, built 1961, Port Maren\n"
              "2. Lady Holm, built 1974, Villingen\n"
              "3. Old Anna, built 1983, Orrin Sands\n"
              "The money will go to the new lifeboat, which the crew has wanted for ten years.\n"
              "It will be built in Port Maren and should be ready before the second winter.\n"
              "Most read\n"
              "1. Ferry Strike Ends\n"
              "2. Bridge Toll Rises\n"
              "3. Mayor Opens Kettle Museum\n"
              "Subscribe to our newsletter\n"
              "Follow us on Facebook and Twitter\n"
              "Copyright 2014 Orrin Gazette. All rights reserved. Terms of use. Cookie policy.\n");
    ck_assert(!is_noise("1. North Star"));
    ck_assert(!is_noise("3. Old Anna"));
    ck_assert(is_noise("1. Ferry Strike"));
    close_page();
}
END_TEST

START_TEST(a_label_in_capitals_makes_a_caption)
{
    read_page("en", "VIDEO Ida Berg walks the pier of Lund at dawn. The pier of Lund was closed on "
                    "Monday after a storm tore out nine of its planks. See Ida Berg for oak.");
    ck_assert_int_eq(sentence_of("VIDEO")->noise, NOISE_CAPTION);
    ck_assert(!is_noise("The pier of Lund"));
    ck_assert(!is_noise("See Ida"));
    close_page();
}
END_TEST

/* Of a page whose markup was read. */
START_TEST(lines_of_code_and_items_are_the_articles_but_no_sentences)
{
    static const char CODE[] = "tide --station orrin --days 3 --format table all the way to Sunday";
    static const char TEXT[] = "The tide table of Orrin Sands is printed by a small program.\n"
                               "It reads the gauge at the end of the pier every ten minutes.\n"
                               "The gauge was made in Tromsund by the brothers Hale.[12]\n";
    char text[sizeof TEXT + sizeof CODE];

    strcpy(text, TEXT);
    strcat(text, CODE);
    reading_start(&reading, "en", span_from(text));
    document = &reading.article.document;
    document->judged = true;
    ck_assert(document_find_blocks(document));
    ck_assert(article_analyse(&reading.article));
    ck_assert(!is_noise("tide --station"));
    ck_assert_float_lt(sentence_of("tide --station")->body, 0.51f);
    ck_assert_float_gt(sentence_of("It reads")->body, 0.51f);
    ck_assert_float_gt(sentence_of("The gauge was")->body, 0.51f);
    close_page();
}
END_TEST

START_TEST(thirty_equal_sentences_are_one)
{
    char text[30 * 32 + 1] = "";
    uint32_t kept = 0;

    for (int i = 0; i < 30; i++)
        strcat(text, "The bell rang and nobody came.\n");
    read_page("en", text);
    for (uint32_t i = 0; i < document->sentence_count; i++)
        kept += document->sentences[i].noise == NOISE_NONE;
    ck_assert_uint_eq(kept, 1);
    close_page();
}
END_TEST

START_TEST(an_empty_page_has_nothing_to_mark)
{
    read_page("en", " \n \n");
    ck_assert_uint_eq(document->sentence_count, 0);
    ck_assert_uint_eq(document->trimmed_count, 0);
    close_page();
}
END_TEST

Suite *boilerplate_suite(void);

Suite *boilerplate_suite(void)
{
    Suite *suite = suite_create("boilerplate");
    TCase *tests = tcase_create("pages");

    tcase_add_test(tests, a_page_keeps_its_story);
    tcase_add_test(tests, a_page_loses_its_furniture);
    tcase_add_test(tests, what_was_said_before_is_a_duplicate);
    tcase_add_test(tests, a_dateline_is_cut_and_recorded);
    tcase_add_loop_test(tests, clean_text_keeps_every_sentence, 0,
                        (int)(sizeof CLEAN / sizeof *CLEAN));
    tcase_add_test(tests, a_stamp_is_no_sentence_though_a_full_stop_closes_it);
    tcase_add_test(tests, figures_among_small_words_are_no_stamp);
    tcase_add_test(tests, a_list_that_the_article_introduces_is_its_own);
    tcase_add_test(tests, a_label_in_capitals_makes_a_caption);
    tcase_add_test(tests, lines_of_code_and_items_are_the_articles_but_no_sentences);
    tcase_add_test(tests, thirty_equal_sentences_are_one);
    tcase_add_test(tests, an_empty_page_has_nothing_to_mark);
    suite_add_tcase(suite, tests);
    return suite;
}
