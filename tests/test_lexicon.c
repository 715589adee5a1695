#include <check.h>
#include <libstemmer.h>
#include <stdio.h>
#include <string.h>

#include "failing.h"
#include "language/fold.h"
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

START_TEST(possessives_and_endings_of_names_are_cut)
{
    open_language("tr");
    ck_assert_str_eq(stem_of("Ankara'nın"), stem_of("Ankara"));
    lexicon_release(&lexicon);
    open_language("fi");
    ck_assert_str_eq(stem_of("EU:n"), stem_of("EU"));
    lexicon_release(&lexicon);
    open_language("en");
    ck_assert_str_eq(stem_of("fishermen's"), stem_of("fishermen"));
    ck_assert_str_eq(stem_of("sailors'"), stem_of("sailor"));
    lexicon_release(&lexicon);
}
END_TEST

START_TEST(a_word_is_known_however_it_is_spelt)
{
    open_language("sr");
    ck_assert_str_eq(stem_of("мостови"), stem_of("mostovi"));
    lexicon_release(&lexicon);
    open_language("fr");
    ck_assert_str_eq(stem_of("e\xCC\x81"
                             "cluse"),
                     stem_of("\xC3\xA9"
                             "cluse"));
    ck_assert_str_eq(stem_of("\xC3\xA9"
                             "clu\xC2\xADse"),
                     stem_of("\xC3\xA9"
                             "cluse"));
    lexicon_release(&lexicon);
}
END_TEST

START_TEST(numbers_are_terms_and_marks_are_not)
{
    open_language("en");
    ck_assert_str_eq(stem_of("1,250.5"), "1,250.5");
    ck_assert_str_eq(stem_of("2024"), "2024");
    ck_assert_str_eq(stem_of("--"), "");
    ck_assert_str_eq(stem_of(""), "");
    ck_assert_str_eq(stem_of("\xFF\xFE"), "");
    lexicon_release(&lexicon);
}
END_TEST

START_TEST(a_letter_alone_is_no_topic)
{
    open_language("en");
    ck_assert_uint_eq(lexicon_lexeme(&lexicon, span_from("Q")).topic, 0);
    ck_assert_uint_eq(lexicon_lexeme(&lexicon, span_from("x")).topic, 0);
    ck_assert_uint_ne(lexicon_lexeme(&lexicon, span_from("7")).topic, 0);
    ck_assert_uint_ne(lexicon_lexeme(&lexicon, span_from("ox")).topic, 0);
    lexicon_release(&lexicon);
}
END_TEST

START_TEST(a_word_without_end_has_a_bounded_stem)
{
    char word[5000];

    memset(word, 'x', sizeof word - 1);
    word[sizeof word - 1] = '\0';
    open_language("en");
    ck_assert_uint_le(strlen(stem_of(word)), FOLD_LONGEST);
    memset(word, '\x80', sizeof word - 1);
    ck_assert_str_eq(stem_of(word), "");
    lexicon_release(&lexicon);
}
END_TEST

START_TEST(a_language_without_stemmer_keeps_its_words)
{
    open_language("ja");
    ck_assert_str_eq(stem_of("\xE6\xA9\x8B"), "\xE6\xA9\x8B");
    lexicon_release(&lexicon);
    open_language("und");
    ck_assert_str_eq(stem_of("Lanterns"), "lanterns");
    lexicon_release(&lexicon);
}
END_TEST

START_TEST(own_stop_words_replace_the_languages)
{
    static const char FILE_OF_TWO[] = "# mine\n\n  Lantern \r\nÎLE # an island";
    struct intern words;

    intern_init(&words);
    ck_assert(lexicon_read_stopwords(&words, span_from(FILE_OF_TWO)));
    ck_assert_uint_eq(words.count, 2);
    ck_assert(lexicon_init(&lexicon, language_find("fr"), &words));
    ck_assert(classes_of("lantern") & WORD_STOP);
    ck_assert(classes_of("l'île") & WORD_STOP);
    ck_assert(!(classes_of("dans") & WORD_STOP));
    lexicon_release(&lexicon);
    intern_release(&words);
}
END_TEST

START_TEST(a_trimmed_lexicon_starts_anew)
{
    open_language("en");
    stem_of("harbour");
    lexicon_trim(&lexicon);
    ck_assert_uint_eq(lexicon.form_count, 1);
    for (int i = 0; i < 70000; i++) {
        char word[16];

        snprintf(word, sizeof word, "%d", i);
        stem_of(word);
    }
    lexicon_trim(&lexicon);
    ck_assert_uint_eq(lexicon.form_count, 0);
    ck_assert_str_eq(stem_of("Harbours"), "harbour");
    lexicon_release(&lexicon);
}
END_TEST

/* What is embedded must be what libstemmer says, or a word's stem would depend
 * on how common it is. */
START_TEST(the_stems_of_common_words_are_the_stemmers)
{
    const struct language *language = language_at((uint32_t)_i);
    struct sb_stemmer *stemmer;
    char path[64], line[512];
    FILE *file;

    snprintf(path, sizeof path, "src/language/profiles/%s.txt", language->code);
    file = fopen(path, "r");
    if (!file || !language->stemmer)
        return;
    stemmer = sb_stemmer_new(language->stemmer, "UTF_8");
    open_language(language->code);
    while (fgets(line, sizeof line, file)) {
        struct folded_word folded;
        const sb_symbol *stem;

        line[strcspn(line, " ")] = '\0';
        if (line[0] == '#')
            continue;
        fold_word(&folded, language->traits, span_from(line));
        stem = sb_stemmer_stem(stemmer, (const sb_symbol *)folded.bytes, (int)folded.length);
        if (sb_stemmer_length(stemmer) > 0)
            ck_assert_str_eq(stem_of(line), (const char *)stem);
    }
    lexicon_release(&lexicon);
    sb_stemmer_delete(stemmer);
    fclose(file);
}
END_TEST

START_TEST(after_a_failed_allocation_words_are_learned_again)
{
    size_t failures = 0;

    for (size_t nth = 1; nth < 40; nth++) {
        open_language("en");
        failing_from(nth);
        for (char word[] = "lantern a"; word[8] <= 'z'; word[8]++)
            failures += lexicon_form(&lexicon, span_of(word, 9)) == FORM_FAILED;
        failing_from(0);
        for (char word[] = "lantern a"; word[8] <= 'z'; word[8]++)
            ck_assert_uint_ne(lexicon_form(&lexicon, span_of(word, 9)), FORM_FAILED);
        ck_assert_str_eq(stem_of("lanterns"), "lantern");
        lexicon_release(&lexicon);
    }
    ck_assert_uint_gt(failures, 0);
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
    tcase_add_test(words, possessives_and_endings_of_names_are_cut);
    tcase_add_test(words, a_word_is_known_however_it_is_spelt);
    tcase_add_test(words, numbers_are_terms_and_marks_are_not);
    tcase_add_test(words, a_letter_alone_is_no_topic);
    tcase_add_test(words, a_word_without_end_has_a_bounded_stem);
    tcase_add_test(words, a_language_without_stemmer_keeps_its_words);
    tcase_add_test(words, own_stop_words_replace_the_languages);
    tcase_add_test(words, a_trimmed_lexicon_starts_anew);
    tcase_add_loop_test(words, the_stems_of_common_words_are_the_stemmers, 0,
                        (int)language_count());
    tcase_add_test(words, after_a_failed_allocation_words_are_learned_again);
    suite_add_tcase(suite, words);
    return suite;
}
