#include <check.h>
#include <string.h>

#include "language/fold.h"
#include "language/language.h"

static uint32_t classes(const char *code, const char *word)
{
    const struct language *language = language_find(code);
    struct folded_word folded;

    ck_assert_ptr_nonnull(language);
    fold_word(&folded, language->traits, span_from(word));
    return language_classes(language, fold_span(&folded));
}

START_TEST(rows_are_sorted_and_found_by_their_code)
{
    for (uint32_t i = 0; i < language_count(); i++) {
        ck_assert_ptr_eq(language_find(language_at(i)->code), language_at(i));
        ck_assert_uint_eq(language_index(language_at(i)), i);
        if (i > 0)
            ck_assert_int_lt(strcmp(language_at(i - 1)->code, language_at(i)->code), 0);
    }
    ck_assert_ptr_null(language_at(language_count()));
    ck_assert_ptr_null(language_find("xx"));
    ck_assert_ptr_null(language_find(""));
}
END_TEST

START_TEST(the_undetermined_language_knows_nothing)
{
    const struct language *language = language_find("und");

    ck_assert_ptr_nonnull(language);
    ck_assert_uint_eq(language_index(language), language_count());
    ck_assert_ptr_null(language->stemmer);
    ck_assert_uint_eq(classes("und", "the") & WORD_STOP, 0);
}
END_TEST

START_TEST(every_language_has_stop_words_months_and_the_gates_words)
{
    static const uint32_t NEEDED[] = {
        WORD_STOP,    WORD_PRONOUN,   WORD_CONNECTIVE, WORD_FIRST_SINGULAR, WORD_FIRST_PLURAL,
        WORD_SECOND,  WORD_REPORTING, WORD_CALL,       WORD_MONTH,          WORD_WEEKDAY,
        WORD_CAPTION, WORD_TIME,      WORD_FUNCTION};

    for (uint32_t i = 0; i < language_count(); i++) {
        const struct word_table *words = language_at(i)->words;
        uint32_t all = 0, count = 0;

        for (uint32_t at = 0; at < words->size; at++) {
            all |= words->slots[at].classes;
            count += words->slots[at].fingerprint != 0;
        }
        ck_assert_uint_eq(count, words->count);
        ck_assert_uint_le(count, words->size / 3 * 2 + 1);
        for (size_t k = 0; language_at(i)->stemmer && k < sizeof NEEDED / sizeof *NEEDED; k++)
            if (!(all & NEEDED[k]))
                ck_abort_msg("%s has no word of class %#x", language_at(i)->code,
                             (unsigned)NEEDED[k]);
    }
}
END_TEST

START_TEST(words_are_known_by_what_they_do)
{
    ck_assert(classes("en", "She") & WORD_PRONOUN);
    ck_assert(classes("en", "However") & WORD_CONNECTIVE);
    ck_assert(classes("en", "said") & WORD_REPORTING);
    ck_assert(classes("en", "our") & WORD_FIRST_PLURAL);
    ck_assert(classes("de", "März") & WORD_MONTH);
    ck_assert(classes("fr", "mardi") & WORD_WEEKDAY);
    ck_assert(classes("es", "suscríbete") & WORD_CALL);
    ck_assert(classes("sr", "БИО") & WORD_STOP);
    ck_assert(classes("el", "ΤΗΣ") & WORD_STOP);
    ck_assert(classes("ro", "și") & WORD_STOP);
    ck_assert(classes("tr", "İÇİN") & WORD_STOP);
    ck_assert_uint_eq(classes("en", "lantern"), 0);
    ck_assert_uint_eq(classes("de", "the"), 0);
}
END_TEST

START_TEST(the_english_stop_words_are_the_usual_ones)
{
    static const char *const USUAL[] = {
        "i",        "me",       "my",      "the",      "and",    "but",    "if",    "because",
        "as",       "until",    "while",   "of",       "at",     "by",     "for",   "with",
        "about",    "between",  "into",    "through",  "during", "before", "after", "above",
        "below",    "again",    "further", "then",     "once",   "here",   "why",   "how",
        "all",      "any",      "both",    "few",      "more",   "most",   "nor",   "not",
        "only",     "own",      "same",    "so",       "than",   "too",    "very",  "s",
        "t",        "can",      "will",    "just",     "don",    "should", "now",   "ain",
        "couldn't", "wouldn't", "you've",  "should've"};
    static const char *const TOPICS[] = {"said", "year", "new",        "people", "time",
                                         "make", "says", "government", "first",  "also"};

    for (size_t i = 0; i < sizeof USUAL / sizeof *USUAL; i++)
        if (!(classes("en", USUAL[i]) & WORD_STOP))
            ck_abort_msg("%s is no stop word", USUAL[i]);
    for (size_t i = 0; i < sizeof TOPICS / sizeof *TOPICS; i++)
        if (classes("en", TOPICS[i]) & WORD_STOP)
            ck_abort_msg("%s is a stop word", TOPICS[i]);
}
END_TEST

Suite *language_suite(void);
Suite *language_suite(void)
{
    Suite *suite = suite_create("language");
    TCase *rows = tcase_create("rows");

    tcase_add_test(rows, rows_are_sorted_and_found_by_their_code);
    tcase_add_test(rows, the_undetermined_language_knows_nothing);
    tcase_add_test(rows, every_language_has_stop_words_months_and_the_gates_words);
    tcase_add_test(rows, words_are_known_by_what_they_do);
    tcase_add_test(rows, the_english_stop_words_are_the_usual_ones);
    suite_add_tcase(suite, rows);
    return suite;
}
