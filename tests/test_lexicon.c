#include <check.h>
#include <string.h>

#include "language/lexicon.h"

static struct lexicon lexicon;

static void open_language(const char *code)
{
    ck_assert(lexicon_init(&lexicon, language_find(code), NULL));
}

static const char *stem_of(const char *word)
{
    static char stem[256];
    uint32_t form = lexicon_form(&lexicon, span_from(word));
    struct span span;

    ck_assert_uint_ne(form, FORM_FAILED);
    if (lexicon_at(&lexicon, form).term == TERM_NONE)
        return "";
    span = lexicon_stem(&lexicon, lexicon_at(&lexicon, form).term);
    memcpy(stem, span.bytes, span.length);
    stem[span.length] = '\0';
    return stem;
}

static uint32_t classes_of(const char *word)
{
    return lexicon_at(&lexicon, lexicon_form(&lexicon, span_from(word))).classes;
}

START_TEST(english_words_of_one_stem_share_a_term)
{
    open_language("en");
    ck_assert_str_eq(stem_of("Lanterns"), "lantern");
    ck_assert_str_eq(stem_of("lantern's"), "lantern");
    ck_assert_str_eq(stem_of("LANTERN\xE2\x80\x99S"), "lantern");
    lexicon_release(&lexicon);
}
END_TEST

START_TEST(stop_words_are_known_in_capitals_and_contractions)
{
    open_language("en");
    ck_assert(classes_of("THE") & WORD_STOP);
    ck_assert(classes_of("Don\xE2\x80\x99t") & WORD_STOP);
    ck_assert(!(classes_of("lantern") & WORD_STOP));
    lexicon_release(&lexicon);
}
END_TEST

START_TEST(a_form_keeps_its_number)
{
    uint32_t first;

    open_language("en");
    first = lexicon_form(&lexicon, span_from("harbour"));
    for (char word[] = "aaa"; word[1] < 'z'; word[1]++)
        for (word[0] = 'a'; word[0] < 'z'; word[0]++)
            ck_assert_uint_ne(lexicon_form(&lexicon, span_from(word)), first);
    ck_assert_uint_eq(lexicon_form(&lexicon, span_from("harbour")), first);
    lexicon_release(&lexicon);
}
END_TEST

START_TEST(elided_articles_are_cut_before_stemming)
{
    open_language("fr");
    ck_assert_str_eq(stem_of("l'horloge"), stem_of("horloge"));
    ck_assert_str_eq(stem_of("Aujourd'hui"), stem_of("aujourd'hui"));
    ck_assert(classes_of("qu\xE2\x80\x99il") & WORD_STOP);
    lexicon_release(&lexicon);
}
END_TEST

Suite *lexicon_suite(void);
Suite *lexicon_suite(void)
{
    Suite *suite = suite_create("lexicon");
    TCase *words = tcase_create("words");

    tcase_add_test(words, english_words_of_one_stem_share_a_term);
    tcase_add_test(words, stop_words_are_known_in_capitals_and_contractions);
    tcase_add_test(words, a_form_keeps_its_number);
    tcase_add_test(words, elided_articles_are_cut_before_stemming);
    suite_add_tcase(suite, words);
    return suite;
}
