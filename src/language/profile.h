/* profile.h -- by which words and letters languages are told apart.
 *
 * A word is known by itself and by its trigrams of letters, its ends included.
 * Each such feature is one row of a table of penalties: how much less likely,
 * in quarters of a bit, the feature is in a language than in the language of
 * the same script in which it is likeliest. tools/embed.c makes the table from
 * profiles/<name>.txt; the language with the least sum has it. */
#ifndef LANGUAGE_PROFILE_H
#define LANGUAGE_PROFILE_H

#include <stdint.h>

#include "base/span.h"

enum {
    PROFILE_ROW_BITS = 13,
    PROFILE_ROWS = 1 << PROFILE_ROW_BITS, /* features that share a row by chance do no harm */
    PROFILE_GROUPS = 3,                   /* of 16 profiles, a byte of a row each */
    PROFILE_MOST = 63,                    /* the highest penalty: one odd word decides nothing */
    PROFILE_LETTERS = 24,                 /* of a word; what follows is ignored */
    PROFILE_FEATURES = PROFILE_LETTERS + 1
};

struct profile_row {
    _Alignas(16) uint8_t penalties[PROFILE_GROUPS * 16]; /* a group is read at once */
};

struct profile_table {
    struct profile_row rows[PROFILE_ROWS + 1]; /* the last is zeros */
};

/* Profiles by script: Latin in groups 0 and 1, the others in group 2, so that
 * only a text's own groups need be summed. Scripts of one language have none.
 *
 * PROFILE(name, language, script, lane); "und" stands for languages that are
 * known only so as not to be taken for others. */
#define PROFILES(PROFILE)                                                                          \
    PROFILE("ca", "ca", LATIN, 0)                                                                  \
    PROFILE("cs", "und", LATIN, 1)                                                                 \
    PROFILE("da", "da", LATIN, 2)                                                                  \
    PROFILE("de", "de", LATIN, 3)                                                                  \
    PROFILE("en", "en", LATIN, 4)                                                                  \
    PROFILE("es", "es", LATIN, 5)                                                                  \
    PROFILE("et", "und", LATIN, 6)                                                                 \
    PROFILE("eu", "eu", LATIN, 7)                                                                  \
    PROFILE("fi", "fi", LATIN, 8)                                                                  \
    PROFILE("fr", "fr", LATIN, 9)                                                                  \
    PROFILE("ga", "ga", LATIN, 10)                                                                 \
    PROFILE("hu", "hu", LATIN, 11)                                                                 \
    PROFILE("id", "id", LATIN, 12)                                                                 \
    PROFILE("it", "it", LATIN, 13)                                                                 \
    PROFILE("lt", "lt", LATIN, 14)                                                                 \
    PROFILE("lv", "und", LATIN, 15)                                                                \
    PROFILE("nl", "nl", LATIN, 16)                                                                 \
    PROFILE("nn", "no", LATIN, 17)                                                                 \
    PROFILE("no", "no", LATIN, 18)                                                                 \
    PROFILE("pl", "und", LATIN, 19)                                                                \
    PROFILE("pt", "pt", LATIN, 20)                                                                 \
    PROFILE("ro", "ro", LATIN, 21)                                                                 \
    PROFILE("sk", "und", LATIN, 22)                                                                \
    PROFILE("sl", "und", LATIN, 23)                                                                \
    PROFILE("sr", "sr", LATIN, 24)                                                                 \
    PROFILE("sv", "sv", LATIN, 25)                                                                 \
    PROFILE("tr", "tr", LATIN, 26)                                                                 \
    PROFILE("vi", "und", LATIN, 27)                                                                \
    PROFILE("bg", "und", CYRILLIC, 32)                                                             \
    PROFILE("ru", "ru", CYRILLIC, 33)                                                              \
    PROFILE("sr-cyrl", "sr", CYRILLIC, 34)                                                         \
    PROFILE("uk", "und", CYRILLIC, 35)                                                             \
    PROFILE("ar", "ar", ARABIC, 36)                                                                \
    PROFILE("fa", "und", ARABIC, 37)                                                               \
    PROFILE("ur", "und", ARABIC, 38)                                                               \
    PROFILE("he", "und", HEBREW, 40)                                                               \
    PROFILE("yi", "yi", HEBREW, 41)                                                                \
    PROFILE("hi", "hi", DEVANAGARI, 42)                                                            \
    PROFILE("mr", "und", DEVANAGARI, 43)                                                           \
    PROFILE("ne", "ne", DEVANAGARI, 44)

enum profile_script {
    PROFILE_LATIN,
    PROFILE_CYRILLIC,
    PROFILE_ARABIC,
    PROFILE_HEBREW,
    PROFILE_DEVANAGARI,
    PROFILE_SCRIPTS
};

/* The next word (letters and the marks on them) of `text` in lower case, or its
 * first PROFILE_LETTERS: how many they are; `*at` moves behind the whole word.
 * 0: no more words. */
uint32_t profile_word(struct span text, size_t *at, uint32_t *letters);
/* The rows of a word's features, at most PROFILE_FEATURES; `count`, at most
 * PROFILE_LETTERS, is above 0. Returns how many. */
uint32_t profile_features(const uint32_t *letters, uint32_t count, uint32_t *rows);

#endif
