/* seam_signs.h -- what is seen where a sentence may have been glued to a heading. */
#ifndef TEXT_SEAM_SIGNS_H
#define TEXT_SEAM_SIGNS_H

#include "text/document.h"

/* Each takes one of a few values; the weights of a value are in weights/seams.inc. */
enum seam_sign {
    SEAM_GAP,    /* the marks before the word */
    SEAM_WORD,   /* what it is and what follows it */
    SEAM_AROUND, /* what stands before it and what follows */
    SEAM_LENGTH, /* words of the sentence so far */
    SEAM_RUN,    /* words with capitals right before it */
    SEAM_BEHIND, /* words behind it */
    SEAM_SIGNS
};

enum { SEAM_VALUES = 56 }; /* at most, of one sign */

static inline struct form seam_form(const struct document *document, uint32_t token)
{
    return lexicon_at(document->lexicon, document->tokens[token].form);
}
/* The bytes between a word and the one before it. */
static inline struct span seam_gap(const struct document *document, uint32_t token)
{
    const struct token *word = &document->tokens[token];
    uint32_t from = word[-1].start + word[-1].length;

    return document_span(document, from, word->start > from ? word->start - from : 0);
}
/* A small word with a capital: what nearly all seams are told by, and few words are. */
static inline bool seam_is_small_word(struct form form)
{
    const uint32_t SMALL = WORD_FUNCTION | WORD_PRONOUN | WORD_CONNECTIVE | WORD_STOP |
                           WORD_FIRST_PLURAL | WORD_SECOND;

    return (form.written & WRITTEN_CAPITAL) && (form.classes & SMALL);
}
/* Where the text of a word begins, with the quotation mark that opens it; not the
 * first word. */
uint32_t seam_start(const struct document *document, uint32_t token);
/* What tells whether a sentence starts at `token`, which has a capital and is
 * neither the first of the words `first`..`end` nor the last. False: it does not. */
bool seam_signs(const struct document *document, uint32_t first, uint32_t token, uint32_t end,
                uint8_t signs[SEAM_SIGNS]);
/* The logarithm of the odds that it does. */
double seam_odds(const uint8_t signs[SEAM_SIGNS]);

#endif
