#include "result/choice.h"

#include <math.h>

/* Ridge regression of ROUGE-1 and ROUGE-2 on the features of the candidates of
 * dev headlines (METHODS' recipe, step 6). */
static const double DELETION_WEIGHT[DELETION_KINDS] = {
    [DELETE_ADJECTIVE] = -0.081,
    [DELETE_APPOSITION] = 0.3658,
    [DELETE_FIRST_NAME] = -0.0036,
    [DELETE_PLACE] = 0.0331,
    [DELETE_ADJUNCT] = -0.0944,
    [DELETE_SOURCE] = 0.1625,
    [DELETE_MODIFIERS] = -0.1689,
    [DELETE_PARTICIPLE] = 0.0985,
    [DELETE_PREPOSITIONAL] = -0.3258,
    [DELETE_BOUND_PREPOSITIONAL] = -0.3016,
    [DELETE_ASIDE] = 0.0296,
    [DELETE_PREMODIFIER] = 0.265,
    [DELETE_RELATIVE] = 0.3312,
    [DELETE_REDUCED] = -0.2808,
    [DELETE_RESTRICTIVE] = -0.0553,
    [DELETE_NAMED_SOURCE] = -0.15,
    [DELETE_WEAK_PREPOSITIONAL] = -0.1622,
    [DELETE_CONJUNCT] = -0.5,
    [DELETE_POSSESSIVE] = -0.3,
    [DELETE_ROLE] = 0.05,
};
static const double CUT_WEIGHT[CUT_KINDS] = {
    [CUT_NONE] = 0.0626,       [CUT_BOUND] = -0.5203,       [CUT_AND] = 0.0611,
    [CUT_COMMA] = 0.2748,      [CUT_DASH] = -0.0294,        [CUT_PREPOSITION] = -0.0274,
    [CUT_OF] = -0.5123,        [CUT_ADVERB] = 0.0475,       [CUT_PARTICIPLE] = -0.0854,
    [CUT_RELATIVE] = 0.355,    [CUT_SUBORDINATOR] = 0.1671, [CUT_THAT] = -0.3982,
    [CUT_INFINITIVE] = -0.255,
};
static const double QUOTED_CUT = -0.345;
static const double MASS = 1.3445, MASS_ABSOLUTE = 0.5535;  /* of the line's; of 60 */
static const double WORDS = 0.4566, WORDS_SQUARE = -0.1414; /* in tens */
static const double FILL = 0.2422;                          /* bytes in 75 */
static const double NAMES = 0.0041, NUMBERS = 0.2034;       /* in fives; in threes */
static const double NO_VERB = -0.725, SHORT = -0.5069, LEANING = -0.2531;
static const double JUNCTION = -0.0476; /* words that were apart and now meet */

static double end_weight(enum tag tag)
{
    switch (tag) {
    case TAG_NN:
    case TAG_NNS:
        return 0.0197;
    case TAG_NNP:
    case TAG_NNPS:
        return 0.1181;
    case TAG_VBN:
        return -0.179;
    case TAG_CD:
        return 0.061;
    case TAG_JJ:
        return -0.1359;
    case TAG_VB:
    case TAG_VBD:
    case TAG_VBZ:
    case TAG_VBP:
    case TAG_VBG:
        return -0.1079;
    default:
        return -0.226;
    }
}

/* ---- what there is to choose from ---- */

static double deletion_mass(const struct choice *choice, struct mask pieces)
{
    double mass = 0;

    for (uint32_t i = mask_next(&pieces, 0); i < choice->line->count; i = mask_next(&pieces, i + 1))
        mass += choice->weight[i];
    return mass;
}

/* Is `a` to be tried before `b`: adjectives that say little, other deletions
 * that take much? */
static bool goes_before(const struct choice *choice, const struct deletion *a,
                        const struct deletion *b)
{
    if (a->kind == DELETE_ADJECTIVE)
        return deletion_mass(choice, a->pieces) < deletion_mass(choice, b->pieces);
    return mask_count(mask_minus(a->pieces, choice->always)) >
           mask_count(mask_minus(b->pieces, choice->always));
}

/* Keeps the best `most` of `items`, the earlier first among equals. */
static void choice_insert(const struct choice *choice, struct deletion *items, uint32_t *count,
                          uint32_t most, const struct deletion *deletion)
{
    uint32_t at = *count;

    while (at > 0 && goes_before(choice, deletion, &items[at - 1]))
        at--;
    if (at == most)
        return;
    if (*count < most)
        ++*count;
    for (uint32_t i = *count - 1; i > at; i--)
        items[i] = items[i - 1];
    items[at] = *deletion;
}

static void choice_gather(struct choice *choice, bool desperate)
{
    const struct compression *compression = choice->compression;
    struct deletion adjectives[CHOICE_ADJECTIVES];
    uint32_t adjective_count = 0;

    for (uint32_t i = 0; i < compression->count; i++)
        if (compression->items[i].kind < DELETE_OPTIONAL)
            choice->always = mask_or(choice->always, compression->items[i].pieces);
    for (uint32_t i = 0; i < compression->count; i++) {
        const struct deletion *deletion = &compression->items[i];

        if (deletion->kind < DELETE_OPTIONAL || (deletion->kind >= DELETE_DESPERATE && !desperate))
            continue;
        if (deletion->kind == DELETE_ADJECTIVE)
            choice_insert(choice, adjectives, &adjective_count, CHOICE_ADJECTIVES, deletion);
        else
            choice_insert(choice, choice->items, &choice->count, CHOICE_OTHERS, deletion);
    }
    for (uint32_t i = 0; i < adjective_count; i++)
        choice->items[choice->count++] = adjectives[i];
}

void choice_init(struct choice *choice, const struct compression *compression, struct limit limit,
                 const double *weight, bool desperate)
{
    const struct line *line = compression->line;

    choice->compression = compression;
    choice->line = line;
    choice->limit = limit;
    choice->always = (struct mask){{0, 0}};
    choice->count = 0;
    choice->total = 0;
    for (uint32_t i = 0; i < line->count; i++) {
        choice->weight[i] = weight[i];
        choice->total += weight[i];
        choice->cost[i] = limit_cost(line, limit.unit, i, line->pieces[i].gap);
    }
    if (choice->total <= 0)
        choice->total = 1;
    choice_gather(choice, desperate);
}

/* ---- features ---- */

/* What is summed over the pieces that are kept. */
struct sums {
    double mass;
    uint32_t words, names, numbers, junctions, first, last;
    size_t cost;
    bool verb;
};

static struct sums choice_sums(const struct choice *choice, struct mask keep)
{
    const struct line *line = choice->line;
    struct sums sums = {.first = LINE_NONE, .last = LINE_NONE};

    for (uint32_t i = mask_next(&keep, 0); i < line->count; i = mask_next(&keep, i + 1)) {
        const struct piece *piece = &line->pieces[i];

        sums.cost += choice->cost[i];
        if (piece->mark)
            continue;
        sums.mass += choice->weight[i];
        sums.words++;
        sums.names += line_is(line, i, TAGS_NAME);
        sums.numbers += piece->tag == TAG_CD;
        sums.verb = sums.verb || line_is(line, i, TAGS_VERB);
        sums.junctions += sums.last != LINE_NONE && sums.last + 1 != i;
        if (sums.first == LINE_NONE)
            sums.first = i;
        sums.last = i;
    }
    return sums;
}

static double sums_score(const struct choice *choice, const struct sums *sums)
{
    static const size_t CHARACTERS = 75, WORD = 6; /* bytes that a word takes, about */
    const struct line *line = choice->line;
    double tens = sums->words / 10.0, score;
    size_t cost = choice->limit.unit == NUTGRAF_WORDS ? sums->cost * WORD : sums->cost;

    score = MASS * sums->mass / choice->total + MASS_ABSOLUTE * sums->mass / 60;
    score += WORDS * tens + WORDS_SQUARE * tens * tens + FILL * (double)cost / (double)CHARACTERS;
    score += NAMES * sums->names / 5 + NUMBERS * sums->numbers / 3 + JUNCTION * sums->junctions;
    if (sums->words == 0)
        return -1e9;
    score += end_weight(line->pieces[sums->last].tag);
    if (!sums->verb)
        score += NO_VERB;
    if (sums->words < 5)
        score += SHORT;
    if (line_is(line, sums->first, TAG_SET(PRP)) ||
        line_says_one(line, sums->first, "this that these there"))
        score += LEANING;
    return score;
}

/* The part that does not depend on which pieces are kept. */
static double made_score(const struct choice *choice, const struct candidate *candidate)
{
    double score = CUT_WEIGHT[candidate->cut.kind] + (candidate->cut.quoted ? QUOTED_CUT : 0);

    for (uint32_t d = 0; d < choice->count; d++)
        if (candidate->used >> d & 1)
            score += DELETION_WEIGHT[choice->items[d].kind];
    return score;
}

double choice_score(const struct choice *choice, const struct candidate *candidate)
{
    struct sums sums = choice_sums(choice, candidate->keep);

    return sums_score(choice, &sums) + made_score(choice, candidate);
}

/* ---- choosing ---- */

/* The deletions that mean something when the line is cut at `cut`. */
static uint32_t choice_open(const struct choice *choice, struct mask gone, const struct cut *cut,
                            uint32_t *open)
{
    uint32_t count = 0;

    for (uint32_t d = 0; d < choice->count && count < CHOICE_AT_ONCE; d++) {
        struct mask pieces = choice->items[d].pieces;

        if (mask_empty(mask_minus(pieces, gone)) ||
            (cut->kind != CUT_NONE && mask_end(pieces) > cut->at))
            continue;
        open[count++] = d;
    }
    return count;
}

/* Tidying takes marks away: a few bytes over may yet fit. */
static const size_t SLACK = 3;

/* Takes the candidate if it is better than the best so far. */
static void choice_try(const struct choice *choice, struct candidate *candidate,
                       struct candidate *best, double *top)
{
    struct sums sums = choice_sums(choice, candidate->keep);
    double score;

    if (sums.cost > choice->limit.size + SLACK + 1 || sums.words < 3)
        return;
    if (sums_score(choice, &sums) + made_score(choice, candidate) <= *top)
        return;
    line_tidy(choice->line, &candidate->keep);
    if (!limit_holds(choice->line, choice->limit, candidate->keep) ||
        !choice_is_whole(choice, candidate))
        return;
    score = choice_score(choice, candidate);
    if (score <= *top)
        return;
    *top = score;
    *best = *candidate;
}

bool choice_make(const struct choice *choice, const struct cuts *cuts, struct candidate *best)
{
    struct mask all = mask_range(0, choice->line->count);
    double top = -1e9;

    for (uint32_t c = 0; c < cuts->count; c++) {
        struct cut cut = cuts->items[c];
        struct mask gone = mask_or(choice->always, mask_range(cut.at, choice->compression->end));
        uint32_t open[CHOICE_AT_ONCE], count = choice_open(choice, gone, &cut, open);

        for (uint32_t subset = 0; subset < 1u << count; subset++) {
            struct candidate candidate = {.cut = cut};
            struct mask less = gone;

            for (uint32_t k = 0; k < count; k++)
                if (subset >> k & 1) {
                    less = mask_or(less, choice->items[open[k]].pieces);
                    candidate.used |= 1u << open[k];
                }
            candidate.keep = mask_minus(all, less);
            choice_try(choice, &candidate, best, &top);
        }
    }
    return top > -1e9;
}
