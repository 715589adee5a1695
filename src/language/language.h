/* language.h -- what is known of each language: one row each. */
#ifndef LANGUAGE_LANGUAGE_H
#define LANGUAGE_LANGUAGE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/span.h"

/* What a word is known as; a set. The lists are in words/<code>.txt,
 * abbreviations/<code>.txt and stopwords/<code>.txt, are embedded, and are
 * keyed by the folded word (fold.h). */
enum word_class {
    WORD_STOP = 1 << 0,           /* carries no topic */
    WORD_PRONOUN = 1 << 1,        /* opens a sentence that leans on the one before: he, this */
    WORD_CONNECTIVE = 1 << 2,     /* likewise: but, however */
    WORD_FIRST_SINGULAR = 1 << 3, /* I, me, my */
    WORD_FIRST_PLURAL = 1 << 4,   /* we, our, us */
    WORD_SECOND = 1 << 5,         /* you, your */
    WORD_REPORTING = 1 << 6,      /* said, told, according */
    WORD_CALL = 1 << 7,           /* calls to action and page furniture: subscribe, share, login */
    WORD_MONTH = 1 << 8,
    WORD_WEEKDAY = 1 << 9,
    WORD_CAPTION = 1 << 10,      /* opens a caption, credit or link line: photo, watch, read */
    WORD_BYLINE = 1 << 11,       /* opens a byline: by, von, par */
    WORD_TIME = 1 << 12,         /* hour, day, yesterday, ago: time phrases of the headline */
    WORD_ABBREVIATION = 1 << 13, /* its full stop never ends a sentence: Mr, z.B */
    WORD_ABBREVIATION_FINAL = 1 << 14, /* its full stop may: etc, Inc, a.m */
    WORD_FUNCTION =
        1 << 15,          /* article, preposition, conjunction, auxiliary: no headline ends on it */
    WORD_LEGAL = 1 << 16, /* rules, rights and accounts: copyright, cookies, unsubscribe */
    WORD_SUBJECT = 1 << 17, /* persons told of before, as a subject: he, they */
    WORD_CREDIT = 1 << 18   /* the text itself: "... contributed to this report" */
};

/* A word in the tables, which tools/embed.c makes. Its stem, where it is known, is the word's bytes
 * from `stem_start` to `stem_end` and `stem_tail` behind them: libstemmer would take 2,500
 * instructions to say the same. */
struct word_slot {
    uint32_t fingerprint; /* language_fingerprint of the word; 0 is empty */
    uint32_t classes;
    uint8_t stem_start, stem_end; /* both 0: not known */
    uint8_t tail_length;
    char stem_tail[5];
};

/* Open addressing with linear probes from language_slot on. */
struct word_table {
    uint32_t size; /* slots; one in three is empty */
    uint32_t count;
    struct word_slot slots[];
};

struct language {
    const char *code;    /* ISO 639-1 */
    const char *name;    /* in English */
    const char *stemmer; /* libstemmer's name, or NULL: words are their own stems */
    uint32_t traits;     /* a set of enum language_trait */
    const struct word_table *words;
};

enum language_trait {
    LANGUAGE_ORDINALS = 1 << 0, /* "3." is third: a stop after a number need not end a sentence */
    LANGUAGE_ELISIONS = 1 << 1, /* l'homme: cut before the apostrophe */
    LANGUAGE_POSSESSIVES = 1 << 2,   /* dog's: cut at the apostrophe */
    LANGUAGE_NOUN_CAPITALS = 1 << 3, /* German: a capital is no sign of a name */
    LANGUAGE_SUFFIXES = 1 << 4,      /* Ankara'da, EU:n: cut at the apostrophe or colon */
    /* What folding a word levels beside case: */
    LANGUAGE_DOTLESS_I = 1 << 5,   /* I is the capital of dotless i */
    LANGUAGE_TONOS = 1 << 6,       /* Greek capitals go without accents; final sigma */
    LANGUAGE_COMMA_BELOW = 1 << 7, /* s, t with comma or cedilla; the stemmer knows the latter */
    LANGUAGE_YO = 1 << 8,          /* the two dots of Russian yo are seldom printed */
    LANGUAGE_TWO_SCRIPTS = 1 << 9, /* Serbian: Cyrillic is read as Latin */
    LANGUAGE_MARKS = 1 << 10       /* vowel points are seldom printed, tatweel only decorates */
};

/* The row of a code, or NULL. "und" is the row for everything else: no stems,
 * no stop words, no table. */
const struct language *language_find(const char *code);
/* The i-th row, sorted by code, or NULL past the end; "und" is not counted. */
const struct language *language_at(uint32_t i);
uint32_t language_count(void);
/* The row's place among all rows, to index tables beside it; "und" comes
 * last, at language_count(). */
uint32_t language_index(const struct language *language);
/* What the tables say of a folded word (for abbreviations without the last
 * stop), by its hash_bytes(); NULL: nothing. */
const struct word_slot *language_word(const struct language *language, uint64_t hash);
/* The classes of a folded word. */
uint32_t language_classes(const struct language *language, struct span folded);
/* What a hash_bytes() is known by in the embedded tables; never 0. */
static inline uint32_t language_fingerprint(uint64_t hash)
{
    uint32_t high = (uint32_t)(hash >> 32);

    return high ? high : 1;
}
/* Where its word is looked for first: the half that is no fingerprint, scaled to
 * the table (Lemire 2019). */
static inline uint32_t language_slot(uint64_t hash, uint32_t size)
{
    return (uint32_t)((hash & UINT32_MAX) * size >> 32);
}

#endif
