/* lexicon.h -- every word form met so far, with what its language knows of it.
 *
 * A bounded memory of surface form -> stem: libstemmer costs 150 ns a word and
 * 98.7 % of the words of running text have been seen before. One per worker and
 * language. Forms and terms are numbers that stay valid until lexicon_trim. */
#ifndef LANGUAGE_LEXICON_H
#define LANGUAGE_LEXICON_H

#include <stdint.h>

#include "base/intern.h"
#include "language/language.h"

struct form {
    uint32_t term;    /* its stem's number, or TERM_NONE for a word without a letter or digit */
    uint32_t classes; /* enum word_class */
};

static const uint32_t TERM_NONE = UINT32_MAX;
static const uint32_t FORM_FAILED = UINT32_MAX;

struct lexicon {
    const struct language *language;
    struct sb_stemmer *stemmer;           /* owned; NULL when the language has none */
    const struct intern *extra_stopwords; /* --stopwords; NULL: the language's own */
    struct intern surfaces;               /* as written -> form */
    struct intern terms;                  /* stem -> term */
    struct form *forms;                   /* by surface id */
    uint32_t form_capacity;
    uint64_t *stamps; /* by term, the tokenizer's: round << 32 | the document's own number */
    uint32_t stamp_capacity;
    uint32_t round; /* one for each document tokenized: older stamps say nothing */
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
/* The stem of a term. */
struct span lexicon_stem(const struct lexicon *lexicon, uint32_t term);
/* Forgets everything when more than 64k forms are held: call it only while no
 * document that uses the lexicon is alive. */
void lexicon_trim(struct lexicon *lexicon);
/* Adds the words of a stop-word file (one a line, '#' starts a comment) to
 * `words`, folded. False: memory ran out. */
bool lexicon_read_stopwords(struct intern *words, struct span file);

#endif
