#include <check.h>

#include "support.h"
#include "text/page_features.h"

/* Of the whole text, which is one sentence. */
static struct text_features features_of_text(const char *language, const char *text)
{
    static struct reading reading;
    const struct document *document = &reading.article.document;
    struct text_features features;

    reading_open_tokens(&reading, language, text);
    features =
        text_features_of(document, 0, (uint32_t)document->text.length, 0, document->token_count);
    reading_close(&reading);
    return features;
}

START_TEST(words_are_counted_by_what_they_are)
{
    struct text_features f =
        features_of_text("en", "Subscribe to our newsletter, said the mayor in March.");

    ck_assert_uint_eq(f.tokens, 9);
    ck_assert_uint_eq(f.call, 2);
    ck_assert_uint_eq(f.legal, 2);
    ck_assert_uint_eq(f.person, 1);
    ck_assert_uint_eq(f.reporting, 1);
    ck_assert_uint_eq(f.month, 1);
    ck_assert_uint_eq(f.comma, 1);
    ck_assert_uint_ge(f.stop, 3);
    ck_assert(f.terminal);
}
END_TEST

START_TEST(shapes_are_counted)
{
    struct text_features f = features_of_text("en", "LENA Oduya and 12 pilots met Ola Å. Berg");

    ck_assert_uint_eq(f.capital, 5);
    ck_assert_uint_eq(f.upper, 1);
    ck_assert_uint_eq(f.numeric, 1);
    ck_assert_uint_eq(f.capital_run, 2);
    ck_assert_uint_eq(features_of_text("en", "Home News Sport 24 Weather").capital_run, 5);
    ck_assert_uint_eq(features_of_text("ru", "Мэр Ольга Ветрова уехала").capital_run, 3);
}
END_TEST

START_TEST(dates_are_years_times_and_days_ago)
{
    ck_assert_uint_eq(features_of_text("en", "It closed in 1998 and in 2014").date, 2);
    ck_assert_uint_eq(features_of_text("en", "at 10:31 on 3/5").date, 2);
    ck_assert_uint_eq(features_of_text("en", "Posted 3 hours ago").date, 1);
    ck_assert_uint_eq(features_of_text("de", "Stand: 3.5.2014").date, 1);
    ck_assert_uint_eq(features_of_text("en", "It weighs 123.456 kilos and 1200 grams").date, 0);
}
END_TEST

START_TEST(a_sentence_closes_with_its_mark)
{
    ck_assert(features_of_text("en", "The harbour is closed.").terminal);
    ck_assert(features_of_text("en", "“The harbour is closed.”").terminal);
    ck_assert(features_of_text("en", "Is the harbour closed?)").terminal);
    ck_assert(features_of_text("hi", "बंदरगाह बंद है।").terminal);
    ck_assert(!features_of_text("en", "The harbour").terminal);
    ck_assert(!features_of_text("en", "The harbour:").terminal);
    ck_assert(features_of_text("en", "The harbour:").colon);
    ck_assert(features_of_text("en", "The harbour is ...").ellipsis);
    ck_assert(features_of_text("en", "The harbour is…").ellipsis);
    ck_assert(!features_of_text("en", "The harbour is closed.").ellipsis);
}
END_TEST

START_TEST(marks_close_by_what_stands_before_them)
{
    ck_assert(features_of_text("en", "Wait . . .").ellipsis);
    ck_assert(features_of_text("en", "“Wait...”").ellipsis);
    ck_assert(features_of_text("en", "Wait…)").ellipsis);
    ck_assert(!features_of_text("en", "Wait..”.").ellipsis);
    ck_assert(features_of_text("en", "Wait..”.").terminal);
    ck_assert(!features_of_text("en", "Wait ... ?!").ellipsis);
    ck_assert(features_of_text("en", "Wait ... ?!").terminal);
    ck_assert(!features_of_text("en", "Wait. -").terminal);
    ck_assert(features_of_text("en", "Wait.)\"").terminal);
    ck_assert(!features_of_text("en", "Wait:\"").colon);
    ck_assert(features_of_text("en", "Wait) :").colon);
    ck_assert_uint_eq(features_of_text("en", "Wait... they said? \"No\", she said.").stops, 2);
}
END_TEST

START_TEST(wide_gaps_count_as_one_byte)
{
    struct text_features narrow = features_of_text("en", "The swans , all nine , are gone.");
    struct text_features wide =
        features_of_text("en", "The \t swans ,\n\n all nine  ,\xc2\xa0 are gone.");

    ck_assert_uint_eq(wide.bytes, narrow.bytes);
    ck_assert_uint_eq(wide.letters, narrow.letters);
    ck_assert_uint_eq(narrow.letters, 22);
    ck_assert_uint_eq(wide.comma, 2);
}
END_TEST

START_TEST(openings_are_seen)
{
    ck_assert(features_of_text("en", "“No,” she said.").opens_quoted);
    ck_assert(features_of_text("en", "and so it went.").opens_lower);
    ck_assert(!features_of_text("en", "“and so it went.”").opens_lower);
    ck_assert(features_of_text("en", "Photo: a boat").opens_caption);
    ck_assert(features_of_text("en", "By Lena Oduya").opens_byline);
    ck_assert(!features_of_text("en", "By the harbour").opens_byline);
    ck_assert(!features_of_text("en", "by Lena Oduya").opens_byline);
}
END_TEST

START_TEST(addresses_are_seen)
{
    ck_assert(features_of_text("en", "See www.harbour.example for more").address);
    ck_assert(features_of_text("en", "See harbour.org").address);
    ck_assert(features_of_text("en", "See https://harbour").address);
    ck_assert(!features_of_text("en", "See the harbour, e.g. its wall").address);
}
END_TEST

START_TEST(two_characters_of_a_script_without_spaces_are_a_word)
{
    struct text_features f = features_of_text("zh", "港口今天关闭。");

    ck_assert_double_eq_tol(text_features_words(&f), 3, 0.6);
    ck_assert(f.terminal);
}
END_TEST

START_TEST(joined_features_are_those_of_the_whole)
{
    static const char TEXT[] = "By Lena Oduya, 3 May. Photo: PIA HOLM. The harbour is closed.";
    static struct reading reading;
    const struct document *document = &reading.article.document;
    struct text_features whole, joined;

    reading_open_tokens(&reading, "en", TEXT);
    whole =
        text_features_of(document, 0, (uint32_t)document->text.length, 0, document->token_count);
    for (uint32_t i = 0; i < document->sentence_count; i++) {
        const struct sentence *s = &document->sentences[i];
        struct text_features part =
            text_features_of(document, s->start, s->length, s->first_token, s->token_count);

        if (i == 0)
            joined = part;
        else
            text_features_join(&joined, &part);
    }
    ck_assert_uint_gt(document->sentence_count, 1);
    ck_assert_uint_eq(joined.tokens, whole.tokens);
    ck_assert_uint_eq(joined.capital, whole.capital);
    ck_assert_uint_eq(joined.stops, whole.stops);
    ck_assert_uint_eq(joined.bytes, whole.bytes);
    ck_assert_int_eq(joined.opens_byline, whole.opens_byline);
    ck_assert_int_eq(joined.terminal, whole.terminal);
    reading_close(&reading);
}
END_TEST

Suite *page_features_suite(void);

Suite *page_features_suite(void)
{
    Suite *suite = suite_create("page_features");
    TCase *tests = tcase_create("features");

    tcase_add_test(tests, words_are_counted_by_what_they_are);
    tcase_add_test(tests, shapes_are_counted);
    tcase_add_test(tests, dates_are_years_times_and_days_ago);
    tcase_add_test(tests, a_sentence_closes_with_its_mark);
    tcase_add_test(tests, marks_close_by_what_stands_before_them);
    tcase_add_test(tests, wide_gaps_count_as_one_byte);
    tcase_add_test(tests, openings_are_seen);
    tcase_add_test(tests, addresses_are_seen);
    tcase_add_test(tests, two_characters_of_a_script_without_spaces_are_a_word);
    tcase_add_test(tests, joined_features_are_those_of_the_whole);
    suite_add_tcase(suite, tests);
    return suite;
}
