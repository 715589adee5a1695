/* score.h -- how good a headline a candidate makes: weights times features. */
#ifndef HEADLINE_SCORE_H
#define HEADLINE_SCORE_H

#include "headline/choice.h"

enum feature {
    FEATURE_MASS = 0,      /* share of the line's word weights that is kept */
    FEATURE_MASS_ABSOLUTE, /* the same in sixties */
    FEATURE_WORDS,         /* in tens */
    FEATURE_WORDS_SQUARE,
    FEATURE_FILL,       /* bytes in 75 */
    FEATURE_NAMES,      /* in fives */
    FEATURE_NAME_SHARE, /* of the line's names */
    FEATURE_NUMBERS,    /* in threes */
    FEATURE_NO_VERB,
    FEATURE_SHORT,    /* under five words */
    FEATURE_LEANING,  /* opens with a pronoun */
    FEATURE_JUNCTION, /* words that were apart and now meet */
    FEATURE_REPEATED, /* content words that the article uses three times, in fives */
    FEATURE_ONCE,     /* ... and once */
    FEATURE_PAIRS,    /* neighbours that the article repeats, in threes */
    FEATURE_QUOTED_CUT,
    FEATURE_AFTER_VERB, /* words behind the main verb, in tens */
    FEATURE_BARE_VERB,  /* at most one word behind it */
    FEATURE_END_NOUN,   /* the last word's tag */
    FEATURE_END_NAME,
    FEATURE_END_PARTICIPLE,
    FEATURE_END_VERB,
    FEATURE_END_NUMBER,
    FEATURE_END_ADJECTIVE,
    FEATURE_END_OTHER,
    FEATURE_DELETION,                                /* one for each kind: how many were made */
    FEATURE_CUT = FEATURE_DELETION + DELETION_KINDS, /* one for each kind */
    FEATURE_COUNT = FEATURE_CUT + CUT_KINDS
};

/* What is summed over the pieces that are kept. */
struct sums {
    double mass;
    uint32_t words, names, numbers, junctions, first, last, after_verb, repeated, once, pairs;
    size_t cost;
    bool verb;
};

/* `cost` is what the pieces of `keep` cost, as in choice.cost. */
struct sums score_sums(const struct choice *choice, struct mask keep, size_t cost);
/* The features of a candidate; `sums` are those of its pieces. */
void score_features(const struct choice *choice, const struct candidate *candidate,
                    const struct sums *sums, double *features);
double score_of(const struct choice *choice, const struct candidate *candidate,
                const struct sums *sums);

#endif
