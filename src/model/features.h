/* features.h -- what a sentence looks like to the selector. */
#ifndef MODEL_FEATURES_H
#define MODEL_FEATURES_H

#include <stdbool.h>
#include <stdint.h>

#include "model/weights.h"
#include "text/document.h"

struct features {
    bool question;        /* holds a question mark */
    bool quoted;          /* opens with a quotation mark or a dash */
    bool first_person;    /* I/me/my/you/your, or we/our beside a quotation mark */
    bool label;           /* "Label: Text" */
    bool leaning;         /* opens with a pronoun or connective: cannot stand alone; or with an
                             adjunct, and then a pronoun */
    bool inside;          /* opens like the inside of a sentence: a small letter, a comma */
    bool open;            /* a double quotation mark without its fellow */
    bool terminal;        /* closes with a sentence's mark */
    bool stamp;           /* little but numbers and months */
    bool credit;          /* who wrote it, what else to read, or all of it in brackets */
    bool odd;             /* marks that prose has no use for, or cut off with an ellipsis */
    uint32_t capital_run; /* the longest run of words with a capital or digit */
    uint32_t directions;  /* "(left)": a small word alone in brackets, as in captions */
    uint32_t persons;     /* words of the first and second person */
    uint32_t reporting;   /* said, told, according ... */
    uint32_t quotes;      /* quotation marks */
};

/* One per sentence, in the document's arena. NULL: memory ran out. */
struct features *features_of(const struct document *document);
/* 0 for attributed news, 1 for an abstract, review or speech: the gate of
 * METHODS.md from persons, reporting words and quotation marks a hundred words
 * and the mean cosine of the rows. */
double features_gate(const struct document *document, const struct features *features,
                     double mean_cosine, const struct weights *weights);

#endif
