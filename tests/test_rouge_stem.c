/* Words of Porter's paper and of his lists, and where ROUGE differs. */
#include <check.h>
#include <string.h>

#include "evaluate/rouge_stem.h"

Suite *rouge_stem_suite(void);

static void expect(const char *word, const char *stem)
{
    char room[64];
    size_t length = strlen(word);

    memcpy(room, word, length + 1);
    length = rouge_stem(room, length);
    room[length] = '\0';
    ck_assert_str_eq(room, stem);
}

START_TEST(plurals_and_participles_go)
{
    expect("caresses", "caress");
    expect("ponies", "poni");
    expect("caress", "caress");
    expect("cats", "cat");
    expect("feed", "feed");
    expect("agreed", "agre");
    expect("plastered", "plaster");
    expect("bled", "bled");
    expect("motoring", "motor");
    expect("sing", "sing");
    expect("conflated", "conflat");
    expect("troubled", "troubl");
    expect("sized", "size");
    expect("hopping", "hop");
    expect("falling", "fall");
    expect("hissing", "hiss");
    expect("fizzed", "fizz");
    expect("failing", "fail");
    expect("filing", "file");
    expect("happy", "happi");
    expect("sky", "sky");
}
END_TEST

START_TEST(long_endings_go_in_steps)
{
    expect("relational", "relat");
    expect("conditional", "condit");
    expect("rational", "ration");
    expect("digitizer", "digit");
    expect("radically", "radic");
    expect("vietnamization", "vietnam");
    expect("operator", "oper");
    expect("feudalism", "feudal");
    expect("decisiveness", "decis");
    expect("hopefulness", "hope");
    expect("formality", "formal");
    expect("sensibility", "sensibl");
    expect("triplicate", "triplic");
    expect("electrical", "electr");
    expect("goodness", "good");
    expect("allowance", "allow");
    expect("adoption", "adopt");
    expect("controlling", "control");
    expect("rolling", "roll");
    expect("probate", "probat");
    expect("cease", "ceas");
}
END_TEST

START_TEST(ement_may_be_followed_by_ment_and_ent)
{
    expect("replacement", "replac");
    expect("adjustment", "adjust");
    expect("dependent", "depend");
    expect("element", "elem"); /* only "ent" has enough before it: Porter keeps the word */
    expect("supplement", "supplem");
    expect("management", "manag");
}
END_TEST

START_TEST(a_y_is_a_vowel_after_a_consonant)
{
    expect("yielding", "yield");
    expect("playing", "plai");
    expect("crying", "cry");
    expect("syzygy", "syzygi");
    expect("yyyy", "yyyi");
}
END_TEST

START_TEST(digits_are_consonants)
{
    expect("1900s", "1900");
    expect("3ing", "3ing");
    expect("a11ing", "a1"); /* a double consonant like any other */
}
END_TEST

START_TEST(a_word_of_one_letter_repeated_is_read_in_one_pass)
{
    static char word[1 << 20];

    memset(word, 'y', sizeof word);
    ck_assert_uint_le(rouge_stem(word, sizeof word), sizeof word);
}
END_TEST

Suite *rouge_stem_suite(void)
{
    Suite *suite = suite_create("rouge_stem");
    TCase *tcase = tcase_create("rouge_stem");

    tcase_add_test(tcase, plurals_and_participles_go);
    tcase_add_test(tcase, long_endings_go_in_steps);
    tcase_add_test(tcase, ement_may_be_followed_by_ment_and_ent);
    tcase_add_test(tcase, a_y_is_a_vowel_after_a_consonant);
    tcase_add_test(tcase, digits_are_consonants);
    tcase_add_test(tcase, a_word_of_one_letter_repeated_is_read_in_one_pass);
    suite_add_tcase(suite, tcase);
    return suite;
}
