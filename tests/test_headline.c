#include <check.h>
#include <string.h>

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

Suite *headline_suite(void)
{
    Suite *suite = suite_create("headline");
    TCase *cases = tcase_create("headline");

    tcase_add_test(cases, a_document_without_words_has_an_empty_headline);
    tcase_add_test(cases, a_headline_never_exceeds_its_length);
    tcase_add_test(cases, spans_cut_the_words_of_a_headline_from_the_text);
    tcase_add_test(cases, a_sentence_of_any_script_gives_a_headline);
    suite_add_tcase(suite, cases);
    return suite;
}
