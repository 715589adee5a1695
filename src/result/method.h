/* method.h -- the ways to choose sentences: the recipe and the classics. */
#ifndef RESULT_METHOD_H
#define RESULT_METHOD_H

#include <stdbool.h>

#include "result/extract.h"

struct method {
    const char *name;
    /* Adds sentences to `extract` until its budget holds no more; some may be
     * chosen already. False: memory ran out. */
    bool (*choose)(struct extract *extract);
};

/* The method of a demand; there is one for every value of the public type. */
const struct method *method_of(nutgraf_method method);

/* Gated coverage of concepts; METHODS.md's, the default. */
bool method_recipe(struct extract *extract);
/* The highest TextRank: Mihalcea and Tarau 2004. */
bool method_textrank(struct extract *extract);
/* The same walk over TF-IDF rows: Erkan and Radev 2004, without a threshold. */
bool method_lexrank(struct extract *extract);
/* The first sentences. */
bool method_lead(struct extract *extract);
/* The densest cluster of frequent words: Luhn 1958. */
bool method_luhn(struct extract *extract);
/* The longest in the space of the main topics: Steinberger and Jezek 2004. */
bool method_lsa(struct extract *extract);
/* The nearest to the mean: Radev and others 2004. */
bool method_centroid(struct extract *extract);
/* The likeliest words, each told once: Nenkova and Vanderwende 2005. */
bool method_sumbasic(struct extract *extract);
/* The words of the summary as those of the article: Haghighi and Vanderwende 2009. */
bool method_kl(struct extract *extract);

#endif
