#include <check.h>
#include <string.h>

#include "support.h"
#include "text/seam_signs.h"
#include "text/seams.h"

static struct reading reading;

/* Parts the text's sentences; they are then in the reading. */
static const struct document *part(const char *language, const char *text)
{
    reading_open_tokens(&reading, language, text);
    ck_assert(seams_part(&reading.article.document));
    return &reading.article.document;
}

static bool has_sentence(const struct document *document, const char *text)
{
    for (uint32_t i = 0; i < document->sentence_count; i++) {
        const struct sentence *s = &document->sentences[i];

        if (span_equal(document_span(document, s->start, s->length), span_from(text)))
            return true;
    }
    return false;
}

START_TEST(a_sentence_starts_behind_furniture)
{
    const struct document *document =
        part("en", "Share Print Comment The ferry was late again on Monday.");

    ck_assert(has_sentence(document, "The ferry was late again on Monday."));
    ck_assert(has_sentence(document, "Share Print Comment"));
    reading_close(&reading);
}
END_TEST

START_TEST(a_sentence_starts_at_a_place_behind_capitals)
{
    const struct document *document =
        part("en", "Picture: LENA ODUYA/TIDE Port Maren — A ferry ran aground on Friday.");

    ck_assert(has_sentence(document, "Port Maren — A ferry ran aground on Friday."));
    reading_close(&reading);
}
END_TEST

START_TEST(a_sentence_starts_behind_the_link_that_edits_its_heading)
{
    const struct document *document =
        part("en", "Old harbour[edit] The ferry was late again on Monday. Nobody on the quay[who] "
                   "waved. It had Marta [sic] Berg on board[3] Berg said.");

    ck_assert(has_sentence(document, "The ferry was late again on Monday."));
    ck_assert(has_sentence(document, "Old harbour[edit]"));
    ck_assert(has_sentence(document, "Nobody on the quay[who] waved."));
    ck_assert(has_sentence(document, "It had Marta [sic] Berg on board[3] Berg said."));
    reading_close(&reading);
    document = part("de", "Lage[Bearbeiten | Quelltext bearbeiten] Die Stadt liegt an der See.");
    ck_assert(has_sentence(document, "Die Stadt liegt an der See."));
    reading_close(&reading);
}
END_TEST

START_TEST(a_sentence_starts_behind_a_time_of_day)
{
    const struct document *document =
        part("en", "Lena Oduya 3 May 2014 18:42 EST Police said that the ferry was late.");

    ck_assert(has_sentence(document, "Police said that the ferry was late."));
    reading_close(&reading);
}
END_TEST

START_TEST(a_part_starts_behind_any_white_space)
{
    const struct document *document =
        part("en", "the ferry left at 11:39 a.m.\xC2\xA0passengers and (dogs were late");
    uint32_t last = document->token_count - 1;

    ck_assert_uint_eq(seam_start(document, last - 4), document->tokens[last - 4].start);
    ck_assert_uint_eq(seam_start(document, last - 2), document->tokens[last - 2].start - 1);
    reading_close(&reading);
}
END_TEST

START_TEST(one_title_in_a_text_is_no_seam)
{
    static const char TEXT[] = "She read him Ships We once knew and fell asleep. It rained.";
    const struct document *document = part("en", TEXT);

    ck_assert_uint_eq(document->sentence_count, 2);
    reading_close(&reading);
}
END_TEST

START_TEST(headings_that_run_into_sentences_are_parted)
{
    const struct document *document =
        part("en", "Good handle The handle stays cool after two boils. Stiff lid It needs two "
                   "hands when the kettle is hot. Fast boil A litre takes three minutes.");

    ck_assert(has_sentence(document, "Good handle"));
    ck_assert(has_sentence(document, "The handle stays cool after two boils."));
    ck_assert(has_sentence(document, "It needs two hands when the kettle is hot."));
    ck_assert(has_sentence(document, "A litre takes three minutes."));
    reading_close(&reading);
}
END_TEST

START_TEST(german_headings_are_parted_from_an_article_and_its_noun)
{
    const struct document *document =
        part("de", "Neue Fähre Die Reederei hat ein Schiff bestellt. Teure Kräne Der Hafen kauft "
                   "drei davon. Alte Brücke Das Bauwerk wird im Herbst gesperrt.");

    ck_assert(has_sentence(document, "Teure Kräne"));
    ck_assert(has_sentence(document, "Die Reederei hat ein Schiff bestellt."));
    ck_assert(has_sentence(document, "Das Bauwerk wird im Herbst gesperrt."));
    reading_close(&reading);
}
END_TEST

START_TEST(the_parts_hold_every_word_of_the_whole)
{
    static const char TEXT[] = "Home Sport The ferry was late. Photo: PIA HOLM/TIDE Port Maren — "
                               "A pilot said “no” to all. Share It was late again on Monday.";
    const struct document *document = part("en", TEXT);
    uint32_t tokens = 0, words = 0, sentences = 0;

    for (uint32_t i = 0; i < document->sentence_count; i++) {
        ck_assert_uint_eq(document->sentences[i].first_token, tokens);
        tokens += document->sentences[i].token_count;
        words += document->sentences[i].words;
    }
    for (uint32_t b = 0; b < document->block_count; b++) {
        ck_assert_uint_eq(document->blocks[b].first_sentence, sentences);
        sentences += document->blocks[b].sentence_count;
    }
    ck_assert_uint_eq(tokens, document->token_count);
    ck_assert_uint_eq(words, document->token_count);
    ck_assert_uint_eq(sentences, document->sentence_count);
    reading_close(&reading);
}
END_TEST

/* None of these may be parted, even many times over. */
static const char *const WHOLE[][2] = {
    {"de", "Nach dem 0:4 - Heimniederlagen sind selten - blieb der Trainer ruhig und ging. "},
    {"en", "The boat was seen at 10:45 a.m. near Salt Lane by two of the pilots. "},
    {"en", "They lost 2:0  Harbour United said nothing of it  and went home. "},
    {"en", "The pilot and I went to the harbour when it was closed. "},
    {"en", "They met in Serie A in the spring and then in the cup. "},
    {"en", "He told The Harbour Times that the wall had moved. "},
    {"de", "Wir bitten Sie um etwas Geduld, bis die Brücke fertig ist. "},
    {"en", "The jury of Port Maren gave The Sea Inside has no equal its first prize. "},
    {"en", "Two pilots of the harbour line caught the hepatitis A virus in autumn. "},
    {"de", "Der Lotse Piet Hansen las in der Zeitung Die Küste von der neuen Fähre. "},
    {"nl", "De brief was van Lotte Van der Meer en ging over de haven van toen. "},
    {"ro", "Se face după punctele A și B ale regulamentului portului vechi. "},
    {"da", "Han skrev i avisen at vi og De kan gå hjem når broen lukkes. "},
    {"en", "The tide turned at 7:30pm vs. Harbour United and then it was over. "},
    {"zh", "港口今天关闭，船只停在外面。"},
};

START_TEST(ordinary_sentences_stay_whole)
{
    char text[1024] = "";

    for (int i = 0; i < 5; i++)
        strcat(text, WHOLE[_i][1]);
    ck_assert_uint_eq(part(WHOLE[_i][0], text)->sentence_count, 5);
    reading_close(&reading);
}
END_TEST

Suite *seams_suite(void);

Suite *seams_suite(void)
{
    Suite *suite = suite_create("seams");
    TCase *tests = tcase_create("seams");

    tcase_add_test(tests, a_sentence_starts_behind_furniture);
    tcase_add_test(tests, a_sentence_starts_at_a_place_behind_capitals);
    tcase_add_test(tests, a_sentence_starts_behind_the_link_that_edits_its_heading);
    tcase_add_test(tests, a_sentence_starts_behind_a_time_of_day);
    tcase_add_test(tests, a_part_starts_behind_any_white_space);
    tcase_add_test(tests, one_title_in_a_text_is_no_seam);
    tcase_add_test(tests, headings_that_run_into_sentences_are_parted);
    tcase_add_test(tests, german_headings_are_parted_from_an_article_and_its_noun);
    tcase_add_test(tests, the_parts_hold_every_word_of_the_whole);
    tcase_add_loop_test(tests, ordinary_sentences_stay_whole, 0,
                        (int)(sizeof WHOLE / sizeof *WHOLE));
    suite_add_tcase(suite, tests);
    return suite;
}
