#include "headline/score.h"

#include "headline/weights.h"

/* How often two words meet between which more has gone than what always goes. */
static uint32_t junctions(const struct choice *choice, struct mask words)
{
    struct mask starts = mask_minus(words, mask_behind(words));
    uint32_t count = 0, end = mask_next(&words, 0);

    while (end < choice->line->count) {
        uint32_t next;

        while (end < choice->line->count && mask_has(&words, end))
            end++;
        next = mask_next(&starts, end);
        if (next >= choice->line->count)
            break;
        count += choice->open[next] > choice->open[end];
        end = next;
    }
    return count;
}

struct sums score_sums(const struct choice *choice, struct mask keep, size_t cost)
{
    const struct line *line = choice->line;
    const struct salience *salience = choice->salience;
    struct mask words = mask_and(keep, choice->words), content = mask_and(keep, salience->content);
    uint32_t verb = choice->compression->verb, end = mask_end(words);
    struct sums sums = {.cost = cost, .first = LINE_NONE, .last = LINE_NONE};

    if (mask_empty(words))
        return sums;
    for (uint32_t i = mask_next(&content, 0); i < line->count; i = mask_next(&content, i + 1))
        sums.mass += salience->weight[i];
    sums.repeated = mask_count(mask_and(words, salience->repeated));
    sums.once = mask_count(mask_and(words, salience->once));
    sums.pairs = mask_count(mask_and(words, mask_behind(mask_and(words, salience->paired))));
    sums.words = mask_count(words);
    sums.names = mask_count(mask_and(words, choice->named));
    sums.numbers = mask_count(mask_and(words, choice->numbers));
    sums.verb = !mask_empty(mask_and(words, choice->verbs));
    sums.junctions = junctions(choice, words);
    sums.after_verb = verb < end ? mask_count(mask_and(words, mask_range(verb + 1, end))) : 0;
    sums.first = mask_next(&words, 0);
    sums.last = end - 1;
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
    for (uint32_t used = candidate->used; used; used &= used - 1)
        features[FEATURE_DELETION + choice->items[__builtin_ctz(used)].kind]++;
    features[FEATURE_CUT + candidate->cut.kind] = 1;
}

double score_of(const struct choice *choice, const struct candidate *candidate,
                const struct sums *sums)
{
    const double *weights = choice->line->english ? WEIGHTS : WEIGHTS_ABROAD;
    double features[FEATURE_COUNT], score = 0;

    score_features(choice, candidate, sums, features);
    for (int f = 0; f < FEATURE_DELETION; f++)
        score += weights[f] * features[f];
    for (int f = FEATURE_DELETION; f < FEATURE_CUT && candidate->used; f++)
        score += weights[f] * features[f];
    return score + weights[FEATURE_CUT + candidate->cut.kind];
}
