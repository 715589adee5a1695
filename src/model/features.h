/* features.h -- what a sentence looks like to the selector. */
#ifndef MODEL_FEATURES_H
#define MODEL_FEATURES_H

#include <stdbool.h>
#include <stdint.h>

#include "text/document.h"

struct features {
    bool question;     /* ends in a question mark */
    bool quoted;       /* opens with a quotation mark */
    bool first_person; /* I/me/my/you/your, or we/our beside a quotation mark */
    bool label;        /* "Label: Text" */
    bool leaning;      /* opens with a pronoun or connective: cannot stand alone */
    bool terminal;     /* closes with a sentence's mark */
};

/* One per sentence, in the document's arena. NULL: memory ran out. */
struct features *features_of(const struct document *document);
/* The gate of METHODS.md from persons, reporting words and quotation marks a
 * hundred words and the mean cosine of the rows. */
double features_gate(const struct document *document, double mean_cosine);

#endif
