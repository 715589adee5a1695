/* page_features.h -- what a stretch of text looks like: article or furniture. */
#ifndef TEXT_PAGE_FEATURES_H
#define TEXT_PAGE_FEATURES_H

#include <stdbool.h>
#include <stdint.h>

#include "text/document.h"

/* Counts, so that the features of a line are those of its sentences joined. */
struct text_features {
    uint32_t tokens;       /* as the tokenizer counts them: overlapping pairs in Chinese */
    uint32_t pairs;        /* of them, those that overlap the one before */
    uint32_t letters;      /* bytes in words */
    uint32_t bytes;        /* of the stretch */
    uint32_t stop;         /* stop words */
    uint32_t capital;      /* words that open with a capital */
    uint32_t upper;        /* of them, those of capitals alone, two letters or more */
    uint32_t numeric;      /* words that open with a digit */
    uint32_t call;         /* WORD_CALL */
    uint32_t legal;        /* WORD_LEGAL */
    uint32_t person;       /* first and second persons */
    uint32_t reporting;    /* WORD_REPORTING */
    uint32_t month;        /* names of months */
    uint32_t date;         /* years, times of day, "3 hours ago", 3/5/2014 */
    uint32_t comma;        /* commas and semicolons of any script */
    uint32_t odd;          /* marks that prose has no use for: | > # @ ... */
    uint32_t quote;        /* quotation marks */
    uint32_t double_quote; /* of them, double ones of any shape */
    uint32_t stops;        /* sentence's marks with more text behind them */
    uint32_t directions;   /* "(left)": a small word alone in brackets, as in captions */
    uint32_t classes;      /* of all its words that are counted above */
    uint32_t capital_run;  /* the longest run of words with a capital or digit */
    bool terminal;         /* closes with a sentence's mark */
    bool ellipsis;         /* that mark is an ellipsis */
    bool colon;            /* closes with a colon */
    bool question, exclamation, address; /* has a ?, a !, an internet address */
    bool opens_lower, opens_quoted;   /* the first visible character: small letter, quote or dash */
    bool opens_caption, opens_byline; /* the first word is WORD_CAPTION; WORD_BYLINE with a name */
};

/* The features of the bytes [start, start + length) whose words are the given
 * tokens. Linear in the stretch. */
struct text_features text_features_of(const struct document *document, uint32_t start,
                                      uint32_t length, uint32_t first_token, uint32_t token_count);
struct text_features text_features_of_sentence(const struct document *document, uint32_t sentence);
/* Those of every sentence, in the document's arena. NULL: memory ran out. */
struct text_features *text_features_all(const struct document *document);
/* Makes of the features of a stretch those of it and the one behind it. */
void text_features_join(struct text_features *all, const struct text_features *next);
/* Words; in scripts without spaces two characters count as one. */
static inline double text_features_words(const struct text_features *features)
{
    return features->tokens - features->pairs / 2.0;
}
/* Of `count` things a word; a stretch without words has none. */
static inline double text_share(uint32_t count, double words)
{
    return words > 0 ? count / words : 0;
}
static inline double at_most(double value, double most)
{
    return value < most ? value : most;
}

#endif
