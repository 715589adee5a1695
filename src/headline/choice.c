#include "headline/choice.h"

#include <math.h>

#include "headline/score.h"

enum { HEEDED = 16 };

/* How often the article uses each word of the line, by the first piece with its
 * stem, and how often it and the next one are neighbours. Of several pairs with the
 * same first word the last is counted. */
static void salience_count(struct salience *salience, const struct line *line, uint32_t *times)
{
    const struct document *document = line->document;
    const struct piece *pieces = line->pieces;
    uint32_t next[LINE_MOST] = {0}; /* the other piece of its pair; 0: it has none */

    for (uint32_t i = 0; i < line->count; i++) {
        times[i] = salience->pairs[i] = 0;
        if (pieces[i].term != TERM_NONE && i + 1 < line->count && pieces[i + 1].term != TERM_NONE)
            next[pieces[i].first] = i + 1;
    }
    for (uint32_t m = 0; m < line->mention_count; m++) {
        uint32_t piece = line->mentions[m].piece, token = line->mentions[m].token + 1;

        times[piece]++;
        if (next[piece] && token < document->token_count)
            salience->pairs[next[piece] - 1] +=
                document->tokens[token].term == pieces[next[piece]].term;
    }
}

/* 1 + ln(1 + times), each of the few small numbers that there are worked out once. */
static double heed(double *memo, uint32_t times)
{
    if (times >= HEEDED)
        return 1 + log(1 + (double)times);
    if (memo[times] <= 0)
        memo[times] = 1 + log(1 + (double)times);
    return memo[times];
}

void choice_weigh(const double *idf, const struct line *line, struct salience *salience)
{
    static const double HEAVIEST = 8, NUMBER = 3;
    uint32_t times[LINE_MOST];
    double memo[HEEDED] = {0};

    salience_count(salience, line, times);
    salience->content = salience->repeated = salience->once = salience->paired =
        (struct mask){{0, 0}};
    for (uint32_t i = 0; i < line->count; i++) {
        const struct piece *piece = &line->pieces[i];
        double rarity;

        salience->weight[i] = 0;
        salience->frequency[i] = 0;
        if (salience->pairs[i] >= 2)
            mask_add(&salience->paired, i);
        if (piece->mark || piece->term == TERM_NONE || line_in(line, i, LIST_END))
            continue;
        rarity = idf[piece->term];
        salience->frequency[i] = times[piece->first];
        salience->weight[i] =
            line_is(line, i, TAG_SET(CD)) && !piece->capital
                ? NUMBER
                : (rarity < HEAVIEST ? rarity : HEAVIEST) * heed(memo, times[piece->first]);
        mask_add(&salience->content, i);
        if (salience->frequency[i] >= 3)
            mask_add(&salience->repeated, i);
        if (salience->frequency[i] == 1)
            mask_add(&salience->once, i);
    }
}

/* ---- what there is to choose from ---- */

static double deletion_mass(const struct choice *choice, struct mask pieces)
{
    double mass = 0;

    for (uint32_t i = mask_next(&pieces, 0); i < choice->line->count; i = mask_next(&pieces, i + 1))
        mass += choice->salience->weight[i];
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

void choice_dare(struct choice *choice, enum effort effort)
{
    const struct compression *compression = choice->compression;
    struct deletion adjectives[CHOICE_ADJECTIVES] = {0};
    uint32_t adjective_count = 0;

    choice->effort = effort;
    choice->count = 0;
    for (uint32_t i = 0; i < compression->count; i++) {
        const struct deletion *deletion = &compression->items[i];

        if (deletion->kind < DELETE_OPTIONAL ||
            (deletion->kind >= DELETE_DESPERATE && choice->effort < EFFORT_DESPERATE))
            continue;
        if (deletion->kind == DELETE_ADJECTIVE)
            choice_insert(choice, adjectives, &adjective_count, CHOICE_ADJECTIVES, deletion);
        else
            choice_insert(choice, choice->items, &choice->count, CHOICE_OTHERS, deletion);
    }
    for (uint32_t i = 0; i < adjective_count; i++)
        choice->items[choice->count++] = adjectives[i];
}

/* What always goes, and what is left before each piece. */
static void choice_measure(struct choice *choice)
{
    const struct compression *compression = choice->compression;
    const struct line *line = choice->line;
    uint32_t open = 0;
    size_t spent = 0;

    choice->always = (struct mask){{0, 0}};
    for (uint32_t i = 0; i < compression->count; i++)
        if (compression->items[i].kind < DELETE_OPTIONAL)
            choice->always = mask_or(choice->always, compression->items[i].pieces);
    for (uint32_t i = 0; i < line->count; i++) {
        choice->open[i] = open;
        choice->spent[i] = spent;
        choice->cost[i] = limit_cost(line, choice->limit.unit, i, line->pieces[i].gap);
        if (mask_has(&choice->always, i))
            continue;
        open++;
        spent += choice->cost[i];
    }
    choice->open[line->count] = open;
    choice->spent[line->count] = spent;
}

void choice_init(struct choice *choice, const struct compression *compression, struct limit limit,
                 const struct salience *salience)
{
    const struct line *line = compression->line;

    choice->compression = compression;
    choice->line = line;
    choice->limit = limit;
    choice->salience = salience;
    choice->words = mask_range(0, line->count);
    choice->total = 0;
    choice->names = mask_count(line_tagged(line, TAGS_NAME));
    for (uint32_t i = mask_next(&line->odd, 0); i < line->count; i = mask_next(&line->odd, i + 1))
        if (line->pieces[i].mark)
            mask_remove(&choice->words, i);
    choice->named = mask_and(choice->words, line_tagged(line, TAGS_NAME));
    choice->numbers = mask_and(choice->words, line->tagged[TAG_CD]);
    choice->verbs = mask_and(choice->words, line_tagged(line, TAGS_VERB));
    for (uint32_t i = mask_next(&salience->content, 0); i < line->count;
         i = mask_next(&salience->content, i + 1))
        choice->total += salience->weight[i];
    if (choice->total <= 0)
        choice->total = 1;
    if (choice->names < 1)
        choice->names = 1;
    choice_measure(choice);
}

/* ---- choosing ---- */

/* The deletions that mean something when the line is cut at `cut`: the noun before a
 * cut keeps its adjective, having lost enough. */
static uint32_t choice_open(const struct choice *choice, struct mask gone, const struct cut *cut,
                            uint32_t *open)
{
    uint32_t count = 0;

    for (uint32_t d = 0; d < choice->count && count < CHOICE_AT_ONCE; d++) {
        struct mask pieces = choice->items[d].pieces;

        if (mask_empty(mask_minus(pieces, gone)) ||
            (cut->kind != CUT_NONE && mask_end(pieces) > cut->at &&
             mask_next(&pieces, 0) < choice->compression->tail) ||
            (choice->items[d].kind == DELETE_ADJECTIVE && cut->kind == CUT_PREPOSITION &&
             mask_end(pieces) + 1 == cut->at))
            continue;
        open[count++] = d;
    }
    return count;
}

/* Tidying takes marks away, and the first piece has no gap before it: a few bytes
 * over may yet fit. */
static const size_t SLACK = 4;

size_t choice_cost(const struct choice *choice, struct mask pieces)
{
    size_t cost = 0;

    for (uint32_t i = mask_next(&pieces, 0); i < choice->line->count; i = mask_next(&pieces, i + 1))
        cost += choice->cost[i];
    return cost;
}

/* What a candidate of pieces that cost `cost` costs as it is printed: behind pieces
 * that are gone there may be another gap, and before the first there is none. */
static size_t choice_printed(const struct choice *choice, struct mask keep, size_t cost)
{
    const struct line *line = choice->line;
    bool words = choice->limit.unit == NUTGRAF_WORDS;
    struct mask starts = mask_minus(keep, mask_behind(keep));
    uint32_t first = mask_next(&keep, 0);

    if (first >= line->count)
        return 0;
    cost += (size_t)words - line->pieces[first].gap;
    for (uint32_t i = mask_next(&starts, first + 1); i < line->count;
         i = mask_next(&starts, i + 1)) {
        struct mask front = mask_and(keep, mask_range(0, i));

        cost += (size_t)line_gap(line, mask_end(front) - 1, i) - line->pieces[i].gap;
    }
    return cost;
}

/* Takes the candidate if it is better than the best so far. */
static void choice_try(const struct choice *choice, struct candidate *candidate,
                       struct candidate *best, double *top)
{
    struct mask untidy = candidate->keep;
    struct sums sums = score_sums(choice, untidy, candidate->cost);
    double score;

    if (sums.words < 3)
        return;
    score = score_of(choice, candidate, &sums);
    if (score <= *top)
        return;
    line_tidy(choice->line, &candidate->keep);
    candidate->cost -= choice_cost(choice, mask_minus(untidy, candidate->keep));
    if (choice_printed(choice, candidate->keep, candidate->cost) > choice->limit.size ||
        !choice_is_whole(choice, candidate))
        return;
    if (!mask_equal(candidate->keep, untidy)) {
        sums = score_sums(choice, candidate->keep, candidate->cost);
        score = score_of(choice, candidate, &sums);
    }
    if (score <= *top)
        return;
    *top = score;
    *best = *candidate;
}

/* One cut with every subset of the deletions that are open then. A subset is the one
 * without its highest deletion, and that. */
struct subsets {
    uint32_t open[CHOICE_AT_ONCE], count;
    struct {
        struct mask gone;
        size_t cost; /* of what is left */
        uint32_t used;
    } items[1 << CHOICE_AT_ONCE];
};

/* False: not even with all deletions made is the cut short enough. */
static bool subsets_open(struct subsets *subsets, const struct choice *choice,
                         const struct cut *cut)
{
    uint32_t tail = choice->compression->tail;
    struct mask always = mask_or(choice->always, mask_range(cut->at, tail)), gone = always;
    size_t cost = choice->spent[choice->line->count];

    if (cut->at < tail)
        cost -= choice->spent[tail] - choice->spent[cut->at];
    subsets->count = choice_open(choice, gone, cut, subsets->open);
    subsets->items[0].gone = gone;
    subsets->items[0].used = 0;
    subsets->items[0].cost = cost;
    if (cost <= choice->limit.size + SLACK)
        return true;
    for (uint32_t d = 0; d < subsets->count; d++)
        gone = mask_or(gone, choice->items[subsets->open[d]].pieces);
    return cost - choice_cost(choice, mask_minus(gone, always)) <= choice->limit.size + SLACK;
}

/* Makes subset `s`, which may be all before it. */
static void subsets_make(struct subsets *subsets, const struct choice *choice, uint32_t s)
{
    uint32_t highest = 31 - (uint32_t)__builtin_clz(s), d = subsets->open[highest];
    uint32_t rest = s & ~(1u << highest);
    struct mask gone = subsets->items[rest].gone, pieces = choice->items[d].pieces;

    subsets->items[s].cost =
        subsets->items[rest].cost - choice_cost(choice, mask_minus(pieces, gone));
    subsets->items[s].gone = mask_or(gone, pieces);
    subsets->items[s].used = subsets->items[rest].used | 1u << d;
}

void choice_each(const struct choice *choice, const struct cuts *cuts,
                 void (*visit)(void *context, const struct choice *choice,
                               struct candidate *candidate),
                 void *context)
{
    struct subsets subsets;

    for (uint32_t c = 0; c < cuts->count; c++) {
        struct cut cut = cuts->items[c];

        if ((int)cut.risk > (int)choice->effort || !subsets_open(&subsets, choice, &cut))
            continue;
        for (uint32_t s = 0; s < 1u << subsets.count; s++) {
            struct candidate candidate = {.cut = cut};

            if (s > 0)
                subsets_make(&subsets, choice, s);
            if (subsets.items[s].cost > choice->limit.size + SLACK)
                continue;
            candidate.used = subsets.items[s].used;
            candidate.cost = subsets.items[s].cost;
            candidate.keep = mask_minus(mask_range(0, choice->line->count), subsets.items[s].gone);
            visit(context, choice, &candidate);
        }
    }
}

struct best {
    struct candidate *candidate;
    double score;
};

static void choice_visit(void *context, const struct choice *choice, struct candidate *candidate)
{
    struct best *best = context;

    choice_try(choice, candidate, best->candidate, &best->score);
}

bool choice_make(const struct choice *choice, const struct cuts *cuts, struct candidate *best)
{
    static const double LOWEST = -1e9;
    struct best top = {best, LOWEST};

    choice_each(choice, cuts, choice_visit, &top);
    return top.score > LOWEST;
}
