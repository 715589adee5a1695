#include <check.h>
#include <string.h>

#include "language/fold.h"
#include "language/language.h"

static const char *fold(uint32_t traits, const char *word)
{
    static struct folded_word folded;
    static char text[sizeof folded.bytes + 1];

    fold_word(&folded, traits, span_from(word));
    memcpy(text, folded.bytes, folded.length);
    text[folded.length] = '\0';
    return text;
}

START_TEST(case_goes_in_every_script)
{
    ck_assert_str_eq(fold(0, "Lantern"), "lantern");
    ck_assert_str_eq(fold(0, "ÉCLUSE"), "écluse");
    ck_assert_str_eq(fold(0, "МОСТ"), "мост");
    ck_assert_str_eq(fold(0, "ԿԱՄՈՒՐՋ"), "կամուրջ");
    ck_assert_str_eq(fold(0, "Straße"), "straße");
}
END_TEST

START_TEST(composed_and_decomposed_are_one_word)
{
    ck_assert_str_eq(fold(0, "E\xCC\x81"
                             "cluse"),
                     "écluse");
    ck_assert_str_eq(fold(0, "a\xCC\xA7\xCC\x81"), fold(0, "a\xCC\x81\xCC\xA7"));
    ck_assert_str_eq(fold(0, "\xE0\xA5\x98\xE0\xA4\xB2\xE0\xA4\xAE"),
                     "\xE0\xA4\x95\xE0\xA4\xBC\xE0\xA4\xB2\xE0\xA4\xAE"); /* a letter with a dot */
}
END_TEST

START_TEST(what_cannot_be_seen_goes)
{
    ck_assert_str_eq(fold(0, "bri\xC2\xAD"
                             "dge"),
                     "bridge");
    ck_assert_str_eq(fold(0, "\xE2\x80\x8B"
                             "bridge\xEF\xBB\xBF"),
                     "bridge");
    ck_assert_str_eq(fold(0, "\xE2\x80\x8F"
                             "גשר"),
                     "גשר");
}
END_TEST

START_TEST(apostrophes_and_widths_are_levelled)
{
    ck_assert_str_eq(fold(0, "l’Île"), "l'île");
    ck_assert_str_eq(fold(0, "ＡＢＣ１"), "abc1");
}
END_TEST

START_TEST(each_language_levels_what_its_writers_vary)
{
    ck_assert_str_eq(fold(LANGUAGE_DOTLESS_I, "ISPARTA"), "ısparta");
    ck_assert_str_eq(fold(LANGUAGE_DOTLESS_I, "İzmir"), "izmir");
    ck_assert_str_eq(fold(LANGUAGE_TONOS, "ΓΕΦΥΡΑΣ"), fold(LANGUAGE_TONOS, "γέφυρας"));
    ck_assert_str_eq(fold(LANGUAGE_TONOS, "ΰϊήόώάέ"), "υιηοωαε");
    ck_assert_str_eq(fold(LANGUAGE_COMMA_BELOW, "ȘȚ"), "şţ");
    ck_assert_str_eq(fold(LANGUAGE_YO, "Ёлка"), "елка");
    ck_assert_str_eq(fold(LANGUAGE_TWO_SCRIPTS, "Љубљана џеп Ђорђе"), "ljubljana džep đorđe");
    ck_assert_str_eq(fold(LANGUAGE_MARKS, "جِسْـــرٌ"), "جسر");
    ck_assert_str_eq(fold(LANGUAGE_MARKS, "בֿריק"), "בריק");
    ck_assert_str_eq(fold(LANGUAGE_MARKS, "װ"), "וו");
}
END_TEST

START_TEST(a_word_without_letter_or_digit_is_not_solid)
{
    static const char *const HOLLOW[] = {"", "--", "'", "\xE2\x80\x94", "\xCC\x81", "\xFF"};
    static const char *const SOLID[] = {"a", "7", "Я", "橋", "٣", "'n'"};
    struct folded_word folded;

    for (size_t i = 0; i < sizeof HOLLOW / sizeof *HOLLOW; i++) {
        fold_word(&folded, 0, span_from(HOLLOW[i]));
        ck_assert(!folded.solid);
    }
    for (size_t i = 0; i < sizeof SOLID / sizeof *SOLID; i++) {
        fold_word(&folded, 0, span_from(SOLID[i]));
        ck_assert(folded.solid);
    }
}
END_TEST

START_TEST(the_longest_word_and_the_worst_one_stay_in_bounds)
{
    static const char *const UNITS[] = {
        "a", "é",        "\xE1\xBE\x82", "\xF0\x9D\x85\xA0", "\xE0\xA5\x98",
        "џ", "\xCC\x81", "\xFF",         "\xC8\xBA",         "\xEF\xAC\xAF"};
    struct folded_word folded;
    char word[1000];

    for (size_t i = 0; i < sizeof UNITS / sizeof *UNITS; i++)
        for (uint32_t traits = 0; traits <= LANGUAGE_MARKS; traits = traits ? traits * 2 : 1) {
            size_t unit = strlen(UNITS[i]), length = 0;

            for (; length + unit < sizeof word; length += unit)
                memcpy(word + length, UNITS[i], unit);
            fold_word(&folded, traits, span_of(word, length));
            ck_assert_uint_le(folded.length, sizeof folded.bytes);
        }
    memset(word, 'b', sizeof word);
    fold_word(&folded, 0, span_of(word, sizeof word));
    ck_assert_uint_eq(folded.length, FOLD_LONGEST);
}
END_TEST

START_TEST(folding_what_is_folded_changes_nothing)
{
    static const char *const WORDS[] = {"Ὀδυσσεύς", "ДИНЬ", "İstanbul", "Ştefan", "Ǆ", "Ⱥ", "ﬁ"};

    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++) {
        char once[FOLD_LONGEST * 3 + 1];

        strncpy(once, fold(0, WORDS[i]), sizeof once - 1);
        once[sizeof once - 1] = '\0';
        ck_assert_str_eq(fold(0, once), once);
    }
}
END_TEST

START_TEST(letters_are_folded_alike_one_by_one_and_all_at_once)
{
    static const char LETTERS[] = "AZazMmIiQxyZbTsE";
    char word[16];

    for (uint32_t length = 1; length <= sizeof word; length++)
        for (uint32_t from = 0; from < sizeof word; from++) {
            struct folded_word one, other;

            for (uint32_t i = 0; i < length; i++)
                word[i] = LETTERS[(from + i) % sizeof word];
            fold_word(&one, 0, span_of(word, length));
            fold_surface(&other, surface_of(span_of(word, length)), length);
            ck_assert_uint_eq(other.length, length);
            ck_assert_mem_eq(other.bytes, one.bytes, length);
            ck_assert(one.solid && other.solid && other.plain);
            ck_assert_uint_eq(fold_hash(&one), fold_hash(&other));
        }
}
END_TEST

Suite *fold_suite(void);
Suite *fold_suite(void)
{
    Suite *suite = suite_create("fold");
    TCase *words = tcase_create("words");

    tcase_add_test(words, case_goes_in_every_script);
    tcase_add_test(words, composed_and_decomposed_are_one_word);
    tcase_add_test(words, what_cannot_be_seen_goes);
    tcase_add_test(words, apostrophes_and_widths_are_levelled);
    tcase_add_test(words, each_language_levels_what_its_writers_vary);
    tcase_add_test(words, a_word_without_letter_or_digit_is_not_solid);
    tcase_add_test(words, the_longest_word_and_the_worst_one_stay_in_bounds);
    tcase_add_test(words, folding_what_is_folded_changes_nothing);
    tcase_add_test(words, letters_are_folded_alike_one_by_one_and_all_at_once);
    suite_add_tcase(suite, words);
    return suite;
}
