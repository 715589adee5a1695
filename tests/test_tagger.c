#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "language/fold.h"
#include "language/tagger.h"

Suite *tagger_suite(void);

static const char *const NAMES[TAG_COUNT] = {
#define TAG_NAME(name, text) text,
    TAGS(TAG_NAME)
#undef TAG_NAME
};

enum { LONGEST = 24 };

/* Checks the tags of words that single spaces separate. */
static void check_tags(const char *code, const char *text, const char *expected)
{
    static char lower[LONGEST][64];
    const struct language *language = language_find(code);
    struct tagger tagger = tagger_of(language);
    struct tagged_word words[LONGEST];
    char tags[256] = "";
    uint32_t count = 0;

    for (const char *at = text; *at && count < LONGEST; count++) {
        size_t length = strcspn(at, " ");
        struct folded_word folded;

        fold_word(&folded, language->traits, span_of(at, length));
        ck_assert_uint_lt(folded.length, sizeof lower[0]);
        memcpy(lower[count], folded.bytes, folded.length);
        words[count] = (struct tagged_word){.text = span_of(at, length),
                                            .lower = span_of(lower[count], folded.length)};
        words[count].known = tagger_know(&tagger, words[count].lower).tags;
        at += length + (at[length] == ' ');
    }
    tagger_tag(&tagger, words, count);
    for (uint32_t i = 0; i < count; i++) {
        strcat(tags, i > 0 ? " " : "");
        strcat(tags, NAMES[words[i].tag]);
    }
    ck_assert_str_eq(tags, expected);
}

START_TEST(an_english_sentence_is_tagged)
{
    check_tags("en", "The old ferry sank in the harbour .", "DT JJ NN VBD IN DT NN .");
    check_tags("en", "She wants to open a bakery", "PRP VBZ TO VB DT NN");
}
END_TEST

START_TEST(an_unknown_word_is_told_by_its_ending_and_its_capital)
{
    check_tags("en", "They were glorfing the town", "PRP VBD VBG DT NN");
    check_tags("en", "He says Brunhalt met them", "PRP VBZ NNP VBD PRP");
}
END_TEST

START_TEST(other_languages_share_the_tags)
{
    check_tags("de", "Der Mann kauft ein Haus .", "DT NN VBZ DT NN .");
    check_tags("fr", "Le maire a ouvert le pont .", "DT NN MD VBN DT NN .");
    check_tags("es", "El barco llegó al puerto .", "DT NN VBD IN NN .");
}
END_TEST

START_TEST(a_language_without_counts_tags_marks_only)
{
    struct tagger tagger = tagger_of(language_find("ja"));

    ck_assert(!tagger_tags(&tagger));
    check_tags("ja", "港 , 市場", "^ , ^");
    ck_assert(tagger_know(&tagger, span_from("the")).lists == 0);
}
END_TEST

START_TEST(word_lists_and_pairs_are_found)
{
    struct tagger tagger = tagger_of(language_find("en"));

    ck_assert(tagger_know(&tagger, span_from("which")).lists & list_bit(LIST_RELATIVE));
    ck_assert(!(tagger_know(&tagger, span_from("harbour")).lists & list_bit(LIST_RELATIVE)));
    ck_assert(tagger_pair(&tagger, 'v', span_from("depend"), span_from("on")));
    ck_assert(!tagger_pair(&tagger, 'v', span_from("sail"), span_from("under")));
}
END_TEST

START_TEST(shares_of_a_words_uses_are_known)
{
    struct tagger tagger = tagger_of(language_find("en"));

    ck_assert_int_gt(
        tagger_share(&tagger, tagger_know(&tagger, span_from("house")).tags, TAGS_NOUN), 600);
    ck_assert_int_eq(
        tagger_share(&tagger, tagger_know(&tagger, span_from("xqzzk")).tags, TAGS_NOUN), -1);
}
END_TEST

START_TEST(words_past_the_most_are_left_alone)
{
    static struct tagged_word words[TAGGER_MOST + 2];
    struct tagger tagger = tagger_of(language_find("en"));

    for (uint32_t i = 0; i < TAGGER_MOST + 2; i++)
        words[i] = (struct tagged_word){
            .text = span_from("boat"), .lower = span_from("boat"), .tag = TAG_UH};
    tagger_tag(&tagger, words, TAGGER_MOST + 2);
    ck_assert_int_ne(words[TAGGER_MOST - 1].tag, TAG_UH);
    ck_assert_int_eq(words[TAGGER_MOST].tag, TAG_UH);
}
END_TEST

Suite *tagger_suite(void);
Suite *tagger_suite(void)
{
    Suite *suite = suite_create("tagger");
    TCase *cases = tcase_create("tagger");

    tcase_add_test(cases, an_english_sentence_is_tagged);
    tcase_add_test(cases, an_unknown_word_is_told_by_its_ending_and_its_capital);
    tcase_add_test(cases, other_languages_share_the_tags);
    tcase_add_test(cases, a_language_without_counts_tags_marks_only);
    tcase_add_test(cases, word_lists_and_pairs_are_found);
    tcase_add_test(cases, shares_of_a_words_uses_are_known);
    tcase_add_test(cases, words_past_the_most_are_left_alone);
    suite_add_tcase(suite, cases);
    return suite;
}
