/* lexicon.h -- every word form met so far, with what its language knows of it.
 *
 * A bounded memory of surface form -> stem: libstemmer costs 150 ns a word and
 * 98.7 % of the words of running text have been seen before. One per worker and
 * language. Forms and terms are numbers that stay valid until lexicon_trim. */
#ifndef LANGUAGE_LEXICON_H
#define LANGUAGE_LEXICON_H

#include <stdbool.h>
#include <stdint.h>

#include "base/intern.h"
#include "language/language.h"
#include "language/surface.h"
#include "language/written.h"

struct form {
    uint32_t term; /* its stem's number, or TERM_NONE for a word without a letter or digit */
    uint32_t classes : 24; /* enum word_class */
    uint32_t written : 7;  /* enum written */
    uint32_t dotted : 1;   /* holds a full stop: e.g. */
};

static const uint32_t TERM_NONE = UINT32_MAX;
static const uint32_t FORM_FAILED = UINT32_MAX;

/* What the tokenizer wants to know of a word. */
struct lexeme {
    uint32_t form;
    uint32_t topic; /* its term plus 1; 0: a stop word, or no term */
};

struct lexicon_slot {
    struct surface surface; /* low 0: empty */
    struct lexeme lexeme;
};

/* Surface -> lexeme: open addressing, linear probes. */
struct lexicon_table {
    struct lexicon_slot *slots;
    uint32_t mask;  /* slots - 1 */
    uint32_t shift; /* 64 - log2 of how many there are */
};

/* The tokenizer's: a document's own number of a term. */
struct stamp {
    uint32_t round; /* of the document; others say nothing */
    uint32_t number;
};

/* What tfidf remembers of a term. */
struct weight {
    double idf;  /* 0: not worked out yet */
    double root; /* of it */
};

struct lexicon {
    const struct language *language;
    struct sb_stemmer *stemmer;           /* owned; NULL when the language has none */
    struct sb_stemmer *ascii_stemmer;     /* owned; the same of Latin-1, twice as fast; or NULL */
    const struct intern *extra_stopwords; /* --stopwords; NULL: the language's own */
    struct intern terms;                  /* stem -> term */
    struct form *forms;                   /* in the order in which they were met */
    uint32_t form_count, form_capacity;
    struct lexicon_table table;
    struct stamp *stamps;   /* by topic; room for as many as forms, and one more */
    uint32_t round;         /* one for each document tokenized */
    struct weight *weights; /* by term */
    uint32_t weight_capacity;
    const void *weight_source; /* the background table; NULL: none, forget them all */
};

/* False: memory ran out (release it all the same). `extra` replaces the
 * language's stop words when not NULL, and is borrowed; its strings are folded
 * (lexicon_read_stopwords). */
bool lexicon_init(struct lexicon *lexicon, const struct language *language,
                  const struct intern *extra);
void lexicon_release(struct lexicon *lexicon);
/* The form of a word as it is written (case and all): looked up, or folded to
 * NFC lower case, cut (elision, possessive), stemmed and remembered.
 * FORM_FAILED: memory ran out. */
uint32_t lexicon_form(struct lexicon *lexicon, struct span word);
/* What a form is; `form` came from lexicon_form. */
static inline struct form lexicon_at(const struct lexicon *lexicon, uint32_t form)
{
    return lexicon->forms[form];
}
/* lexicon_form() for the tokenizer: form FORM_FAILED: memory ran out. */
struct lexeme lexicon_lexeme(struct lexicon *lexicon, struct span word);
/* The same of a word of ASCII letters alone, at most 15, whose surface was not
 * met before. */
struct lexeme lexicon_learn(struct lexicon *lexicon, struct span word, struct surface surface);
/* The lexeme of a surface that was met before, by its hash; NULL: it was not. */
static inline const struct lexeme *lexicon_met(const struct lexicon_table *table,
                                               struct surface surface, uint64_t hash)
{
    for (uint32_t at = (uint32_t)(hash >> table->shift);; at = (at + 1) & table->mask) {
        const struct lexicon_slot *slot = &table->slots[at];

        if (slot->surface.low == surface.low && slot->surface.high == surface.high)
            return &slot->lexeme;
        if (slot->surface.low == 0)
            return NULL;
    }
}
/* The stem of a term. */
struct span lexicon_stem(const struct lexicon *lexicon, uint32_t term);
/* Forgets everything when more than 64k forms are held: call it only while no
 * document that uses the lexicon is alive. */
void lexicon_trim(struct lexicon *lexicon);
/* Adds the words of a stop-word file (one a line, '#' starts a comment) to
 * `words`, folded. False: memory ran out. */
bool lexicon_read_stopwords(struct intern *words, struct span file);

#endif
