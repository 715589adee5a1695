#include "evaluate/rouge_stem.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

/* A word on its way through the steps. */
struct stem {
    char *word;
    size_t length;
};

struct rule {
    const char *suffix, *instead;
};

static bool is_vowel_letter(char c)
{
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

/* A y is a consonant at the start of the word and after a vowel, so that a run
 * of them alternates; a digit is always one. */
static bool is_vowel(const char *word, size_t i)
{
    size_t first = i;

    if (word[i] != 'y')
        return is_vowel_letter(word[i]);
    while (first > 0 && word[first - 1] == 'y')
        first--;
    return (first > 0 && !is_vowel_letter(word[first - 1])) != ((i - first) % 2 == 1);
}

/* m of Porter's paper for the first `length` letters: how often a run of
 * vowels is followed by one of consonants. */
static int measure(const char *word, size_t length)
{
    bool vowel = false;
    int m = 0;

    for (size_t i = 0; i < length; i++) {
        bool now = word[i] == 'y' ? i > 0 && !vowel : is_vowel_letter(word[i]);

        m += vowel && !now;
        vowel = now;
    }
    return m;
}

static bool holds_vowel(const char *word, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (is_vowel_letter(word[i]) || (word[i] == 'y' && i > 0))
            return true;
    return false;
}

static bool ends(const struct stem *stem, const char *suffix)
{
    size_t length = strlen(suffix);

    return stem->length >= length &&
           memcmp(stem->word + stem->length - length, suffix, length) == 0;
}

/* The whole of the first `length` letters is consonants, one vowel and one
 * consonant that is not w, x or y. */
static bool is_short(const char *word, size_t length)
{
    if (length < 3 || measure(word, length) != 1 || is_vowel(word, length - 1) ||
        !is_vowel(word, length - 2) || is_vowel(word, length - 3))
        return false;
    return word[length - 1] != 'w' && word[length - 1] != 'x' && word[length - 1] != 'y';
}

static void append_e(struct stem *stem)
{
    stem->word[stem->length++] = 'e';
}

/* Steps 1a to 1c: plurals, -ed, -ing, -y. */
static void step_1(struct stem *stem)
{
    size_t cut;

    if (ends(stem, "sses") || ends(stem, "ies"))
        stem->length -= 2;
    else if (ends(stem, "s") && stem->length > 1 && stem->word[stem->length - 2] != 's')
        stem->length--;
    cut = ends(stem, "ed") ? 2 : ends(stem, "ing") ? 3 : 0;
    if (ends(stem, "eed")) {
        if (measure(stem->word, stem->length - 3) > 0)
            stem->length--;
    } else if (cut > 0 && holds_vowel(stem->word, stem->length - cut)) {
        stem->length -= cut;
        if (ends(stem, "at") || ends(stem, "bl") || ends(stem, "iz"))
            append_e(stem);
        else if (stem->length > 1 && stem->word[stem->length - 1] == stem->word[stem->length - 2] &&
                 !strchr("aeiouylsz", stem->word[stem->length - 1]))
            stem->length--;
        else if (is_short(stem->word, stem->length))
            append_e(stem);
    }
    if (ends(stem, "y") && holds_vowel(stem->word, stem->length - 1))
        stem->word[stem->length - 1] = 'i';
}

/* Applies the rule with the longest suffix; the tables are ordered so that the
 * longer of two that share an end comes first. True: one matched, whether or
 * not what stands before it was long enough (m > `least`). */
static bool apply(struct stem *stem, const struct rule *rules, int least)
{
    for (const struct rule *rule = rules; rule->suffix; rule++) {
        size_t before = stem->length, length = strlen(rule->suffix);

        if (!ends(stem, rule->suffix))
            continue;
        before -= length;
        if (measure(stem->word, before) > least) {
            memcpy(stem->word + before, rule->instead, strlen(rule->instead));
            stem->length = before + strlen(rule->instead);
        }
        return true;
    }
    return false;
}

static const struct rule STEP_2[] = {
    {"ational", "ate"}, {"tional", "tion"}, {"enci", "ence"}, {"anci", "ance"}, {"izer", "ize"},
    {"bli", "ble"},     {"alli", "al"},     {"entli", "ent"}, {"ousli", "ous"}, {"eli", "e"},
    {"ization", "ize"}, {"ation", "ate"},   {"ator", "ate"},  {"alism", "al"},  {"iveness", "ive"},
    {"fulness", "ful"}, {"ousness", "ous"}, {"aliti", "al"},  {"iviti", "ive"}, {"biliti", "ble"},
    {"logi", "log"},    {NULL, NULL}};

static const struct rule STEP_3[] = {{"icate", "ic"}, {"ative", ""},  {"alize", "al"},
                                     {"iciti", "ic"}, {"ical", "ic"}, {"ful", ""},
                                     {"ness", ""},    {NULL, NULL}};

static const struct rule STEP_4[] = {
    {"ement", ""}, {"able", ""}, {"ible", ""}, {"ance", ""}, {"ence", ""}, {"ant", ""},
    {"ism", ""},   {"ate", ""},  {"iti", ""},  {"ous", ""},  {"ive", ""},  {"ize", ""},
    {"al", ""},    {"er", ""},   {"ic", ""},   {"ou", ""},   {NULL, NULL}};

static const struct rule MENT[] = {{"ment", ""}, {NULL, NULL}};
static const struct rule ENT[] = {{"ent", ""}, {NULL, NULL}};

/* -ion goes only behind s or t, which counts as part of what stands before. */
static void cut_ion(struct stem *stem)
{
    if ((ends(stem, "sion") || ends(stem, "tion")) && measure(stem->word, stem->length - 3) > 1)
        stem->length -= 3;
}

static void step_4(struct stem *stem)
{
    (void)apply(stem, STEP_4, 1);
    (void)apply(stem, MENT, 1);
    if (!apply(stem, ENT, 1))
        cut_ion(stem);
}

/* A last e, and one l of two. */
static void step_5(struct stem *stem)
{
    if (ends(stem, "e")) {
        size_t before = stem->length - 1;
        int m = measure(stem->word, before);

        if (m > 1 || (m == 1 && !is_short(stem->word, before)))
            stem->length--;
    }
    if (ends(stem, "ll") && measure(stem->word, stem->length) > 1)
        stem->length--;
}

size_t rouge_stem(char *word, size_t length)
{
    struct stem stem = {word, length};

    if (length < 3)
        return length;
    step_1(&stem);
    (void)apply(&stem, STEP_2, 0);
    (void)apply(&stem, STEP_3, 0);
    step_4(&stem);
    step_5(&stem);
    return stem.length;
}
