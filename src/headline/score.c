#include "headline/score.h"

#include "headline/weights.h"

/* Has more gone between two words than what always goes? */
static bool is_junction(const struct choice *choice, uint32_t before, uint32_t i)
{
    while (++before < i)
        if (!mask_has(&choice->always, before))
            return true;
    return false;
}

struct sums score_sums(const struct choice *choice, struct mask keep)
{
    const struct line *line = choice->line;
    struct sums sums = {.first = LINE_NONE, .last = LINE_NONE};

    for (uint32_t i = mask_next(&keep, 0); i < line->count; i = mask_next(&keep, i + 1)) {
        const struct piece *piece = &line->pieces[i];

        sums.cost += choice->cost[i];
        if (piece->mark)
            continue;
        sums.mass += choice->salience->weight[i];
        sums.repeated += choice->salience->frequency[i] >= 3;
        sums.pairs +=
            sums.last != LINE_NONE && sums.last + 1 == i && choice->salience->pairs[sums.last] >= 2;
        sums.once += choice->salience->frequency[i] == 1;
        sums.words++;
        sums.names += line_is(line, i, TAGS_NAME);
        sums.numbers += piece->tag == TAG_CD;
        sums.verb = sums.verb || line_is(line, i, TAGS_VERB);
        sums.junctions += sums.last != LINE_NONE && is_junction(choice, sums.last, i);
        sums.after_verb += i > choice->compression->verb;
        if (sums.first == LINE_NONE)
            sums.first = i;
        sums.last = i;
    }
    return sums;
}

static enum feature end_feature(const struct line *line, uint32_t last)
{
    if (line_is(line, last, TAG_SET(NN) | TAG_SET(NNS)))
        return FEATURE_END_NOUN;
    if (line_is(line, last, TAGS_NAME))
        return FEATURE_END_NAME;
    if (line_is(line, last, TAG_SET(VBN)))
        return FEATURE_END_PARTICIPLE;
    if (line_is(line, last, TAGS_VERB))
        return FEATURE_END_VERB;
    if (line_is(line, last, TAG_SET(CD)))
        return FEATURE_END_NUMBER;
    return line_is(line, last, TAG_SET(JJ)) ? FEATURE_END_ADJECTIVE : FEATURE_END_OTHER;
}

/* A limit in words is taken for bytes at about this rate. */
static const size_t WORD_BYTES = 6;

void score_features(const struct choice *choice, const struct candidate *candidate,
                    const struct sums *sums, double *features)
{
    const struct line *line = choice->line;
    double tens = sums->words / 10.0;
    size_t cost = choice->limit.unit == NUTGRAF_WORDS ? sums->cost * WORD_BYTES : sums->cost;
    bool verb = choice->compression->verb != LINE_NONE;

    memset(features, 0, FEATURE_COUNT * sizeof *features);
    features[FEATURE_MASS] = sums->mass / choice->total;
    features[FEATURE_MASS_ABSOLUTE] = sums->mass / 60;
    features[FEATURE_WORDS] = tens;
    features[FEATURE_WORDS_SQUARE] = tens * tens;
    features[FEATURE_FILL] = (double)cost / 75;
    features[FEATURE_NAMES] = sums->names / 5.0;
    features[FEATURE_NAME_SHARE] = sums->names / choice->names;
    features[FEATURE_NUMBERS] = sums->numbers / 3.0;
    features[FEATURE_NO_VERB] = !sums->verb;
    features[FEATURE_SHORT] = sums->words < 5;
    features[FEATURE_LEANING] =
        line_is(line, sums->first, TAG_SET(PRP)) ||
        line_says_one(line, sums->first, KEY("this"), KEY("that"), KEY("these"), KEY("there"));
    features[FEATURE_JUNCTION] = sums->junctions;
    features[FEATURE_REPEATED] = sums->repeated / 5.0;
    features[FEATURE_ONCE] = sums->once / 5.0;
    features[FEATURE_PAIRS] = sums->pairs / 3.0;
    features[FEATURE_QUOTED_CUT] = candidate->cut.quoted;
    features[FEATURE_AFTER_VERB] = verb ? sums->after_verb / 10.0 : 0;
    features[FEATURE_BARE_VERB] = verb && sums->after_verb <= 1;
    features[end_feature(line, sums->last)] = 1;
    for (uint32_t d = 0; d < choice->count; d++)
        features[FEATURE_DELETION + choice->items[d].kind] += candidate->used >> d & 1;
    features[FEATURE_CUT + candidate->cut.kind] = 1;
}

double score_of(const struct choice *choice, const struct candidate *candidate,
                const struct sums *sums)
{
    const double *weights = choice->line->english ? WEIGHTS : WEIGHTS_ABROAD;
    double features[FEATURE_COUNT], score = 0;

    score_features(choice, candidate, sums, features);
    for (int f = 0; f < FEATURE_COUNT; f++)
        score += weights[f] * features[f];
    return score;
}
