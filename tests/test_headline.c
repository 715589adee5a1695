#include <check.h>
#include <string.h>

#include "failing.h"
#include "headline/headline.h"
#include "support.h"

Suite *headline_suite(void);

static struct reading reading;

/* The headline of a text, owned by the reading. */
static const struct headline *headline_of(const char *language, const char *text, size_t length)
{
    const struct headline *headline;

    reading_open_lines(&reading, language, text);
    headline = headline_make(&reading.article.document, reading.article.ranking.tfidf->idf,
                             (struct headline_form){NUTGRAF_BYTES, length, false});
    ck_assert_ptr_nonnull(headline);
    ck_assert_uint_le(headline->length, length);
    ck_assert_uint_eq(headline->length, strlen(headline->text));
    return headline;
}

static void check_headline(const char *language, const char *text, const char *expected)
{
    ck_assert_str_eq(headline_of(language, text, 75)->text, expected);
    reading_close(&reading);
}

START_TEST(a_document_without_words_has_an_empty_headline)
{
    check_headline("en", "", "");
    check_headline("en", "... --", "");
}
END_TEST

START_TEST(a_headline_never_exceeds_its_length)
{
    const char *text = "The harbour town of Gillness will close its last fish market next spring, "
                       "ending a trade that fed three generations of families along the coast.";

    for (size_t length = 0; length < 160; length++) {
        headline_of("en", text, length);
        reading_close(&reading);
    }
}
END_TEST

START_TEST(spans_cut_the_words_of_a_headline_from_the_text)
{
    const char *text = "Harbour (the old one) closes.";
    const struct headline *headline = headline_of("en", text, 75);
    uint32_t end = 0;

    ck_assert_uint_gt(headline->span_count, 0);
    for (uint32_t i = 0; i < headline->span_count; i++) {
        char word[80] = {0};

        ck_assert_uint_ge(headline->spans[i].start, end);
        end = headline->spans[i].start + headline->spans[i].length;
        memcpy(word, text + headline->spans[i].start, headline->spans[i].length);
        ck_assert_ptr_nonnull(strstr(headline->text, word));
    }
    reading_close(&reading);
}
END_TEST

START_TEST(a_sentence_of_any_script_gives_a_headline)
{
    static const char *const TEXTS[][2] = {
        {"ja", "市は来年の春に古い港の魚市場を閉鎖すると発表した。"},
        {"ru", "Город закроет последний рыбный рынок весной, сообщил мэр."},
        {"ar", "ستغلق المدينة سوق السمك القديم في الربيع المقبل."},
        {"und", "Lorem ipsum dolor sit amet consectetur."},
    };

    for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++) {
        ck_assert_uint_gt(headline_of(TEXTS[i][0], TEXTS[i][1], 75)->length, 0);
        reading_close(&reading);
    }
}
END_TEST

START_TEST(a_headline_is_what_the_lead_says)
{
    check_headline("en",
                   "The port authority of Halden said on Monday that a new ferry, which was built "
                   "in Gdansk, will replace two old ships.",
                   "Port authority of Halden said that new ferry will replace two old ships");
    check_headline("en",
                   "Swedish painter Ida Berg has denied that her letter to the mayor was written "
                   "by her sister, a court heard.",
                   "Swedish painter Ida Berg denied that her letter to mayor was written");
    check_headline("en",
                   "A group from Halden visited Gdansk on Thursday to settle the price of nine old "
                   "ferries including two that nobody on the island has seen for many years.",
                   "Group from Halden visited Gdansk to settle price of nine old ferries");
    check_headline("de",
                   "Die Stadt hat am Montag den alten Hafen geschlossen, sagte der Bürgermeister.",
                   "Die Stadt hat den alten Hafen geschlossen");
}
END_TEST

START_TEST(curly_marks_change_no_headline)
{
    check_headline(
        "en",
        "Berg\xe2\x80\x99s profits fell 9% as costs rose and the firm\xe2\x80\x99s sales "
        "flagged.",
        "Berg\xe2\x80\x99s profits fell 9% as costs rose and firm\xe2\x80\x99s sales "
        "flagged");
}
END_TEST

START_TEST(a_claim_keeps_its_claimant)
{
    check_headline("en", "The tunnel under the port should be dug, Mayor Ida Berg has said.",
                   "Tunnel under port should be dug, Mayor Ida Berg said");
}
END_TEST

START_TEST(a_lead_that_gives_a_stump_is_passed_on)
{
    const struct headline *headline = headline_of(
        "en",
        "Painters, potters, weavers, carvers, smiths, coopers, tanners and bakers of the northern "
        "river valley resigned.\n"
        "The painters and weavers resigned after their old stone mill was sold to a firm.",
        75);

    ck_assert_uint_eq(headline->sentence, 1);
    ck_assert(!headline->fallback);
    reading_close(&reading);
}
END_TEST

START_TEST(a_fallback_is_told)
{
    const struct headline *headline =
        headline_of("en", "Halden's chairman said the committee will sell boats.", 24);

    ck_assert(headline->fallback);
    ck_assert_uint_gt(headline->length, 0);
    reading_close(&reading);
}
END_TEST

START_TEST(the_style_of_a_sentence_keeps_articles)
{
    reading_open_lines(&reading, "en", "The council has closed a bridge.");
    ck_assert_str_eq(headline_make(&reading.article.document, reading.article.ranking.tfidf->idf,
                                   (struct headline_form){NUTGRAF_WORDS, 12, true})
                         ->text,
                     "The council has closed a bridge");
    reading_close(&reading);
}
END_TEST

START_TEST(every_failed_allocation_is_survived)
{
    static const char *const TEXT =
        "Painters, potters, weavers, carvers, smiths, coopers, tanners and bakers of the northern "
        "river valley resigned.\n"
        "The painters and weavers resigned after their old stone mill was sold to a firm.";
    bool done = false;

    for (size_t nth = 1; !done; nth++) {
        bool failed;

        reading_open_lines(&reading, "en", TEXT);
        failing_from(nth);
        done = headline_make(&reading.article.document, reading.article.ranking.tfidf->idf,
                             (struct headline_form){NUTGRAF_BYTES, 75, false}) != NULL;
        failed = failing_happened();
        failing_from(0); /* before check needs memory of its own */
        reading_close(&reading);
        ck_assert_int_eq(done, !failed);
    }
}
END_TEST

Suite *headline_suite(void)
{
    Suite *suite = suite_create("headline");
    TCase *cases = tcase_create("headline");

    tcase_add_test(cases, a_document_without_words_has_an_empty_headline);
    tcase_add_test(cases, a_headline_never_exceeds_its_length);
    tcase_add_test(cases, spans_cut_the_words_of_a_headline_from_the_text);
    tcase_add_test(cases, a_sentence_of_any_script_gives_a_headline);
    tcase_add_test(cases, a_headline_is_what_the_lead_says);
    tcase_add_test(cases, a_lead_that_gives_a_stump_is_passed_on);
    tcase_add_test(cases, curly_marks_change_no_headline);
    tcase_add_test(cases, a_claim_keeps_its_claimant);
    tcase_add_test(cases, a_fallback_is_told);
    tcase_add_test(cases, the_style_of_a_sentence_keeps_articles);
    tcase_add_test(cases, every_failed_allocation_is_survived);
    suite_add_tcase(suite, cases);
    return suite;
}
