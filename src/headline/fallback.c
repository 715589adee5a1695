#include "headline/fallback.h"

#include "headline/tailcut.h"
#include "headline/trim.h"

/* How much is asked of the end, strictest first. */
enum demand { DEMAND_COMPLETE = 0, DEMAND_VERB, DEMAND_PHRASE, DEMANDS };

static const list_set PASSIVE = (list_set)1 << LIST_BE | (list_set)1 << LIST_BEEN;

/* A noun, name or number that is the last of its phrase. */
static bool is_phrase_end(const struct line *line, struct mask keep, uint32_t last)
{
    static const tag_set NEVER =
        TAG_SET(DT) | TAG_SET(IN) | TAG_SET(SC) | TAG_SET(TO) | TAG_SET(CC) | TAG_SET(MD) |
        TAG_SET(PRPS) | TAG_SET(JJ) | TAG_SET(POS) | TAG_SET(WDT) | TAG_SET(VBG) | TAG_SET(VB) |
        TAG_SET(VBD) | TAG_SET(VBZ) | TAG_SET(VBP) | TAG_SET(RB) | TAG_SET(COMMA) | TAG_SET(PRP) |
        TAG_SET(WP) | TAG_SET(EX) | TAG_SET(WRB);

    if (line_in(line, last, LIST_END) || line_is(line, last, NEVER) || line->pieces[last].mark)
        return false;
    if (last + 1 >= line->count)
        return true;
    if (line_is(line, last, TAG_SET(CD) | TAG_SET(NN)) &&
        line_is(line, mask_next(&keep, last + 1), TAGS_NOUN) &&
        !clause_has(line, last + 1, mask_next(&keep, last + 1), TAG_SET(COMMA)))
        return false; /* "a $3m (2m euros) | deal" */
    if (line_is(line, last + 1, TAG_SET(RBR) | TAG_SET(JJR)))
        return false; /* "six times | more likely" */
    for (uint32_t i = last + 1; i < last + 6 && line_is(line, last, TAG_SET(JJR)); i++)
        if (line_says(line, i, KEY("than")))
            return false;
    if (line_in(line, last, LIST_ADRIFT) &&
        (clause_in_phrase(line, last + 1) || line_is(line, last + 1, TAGS_PREPOSITION)))
        return false; /* "close down | its office" */
    if (clause_in_phrase(line, last) && mask_has(&keep, last + 1) &&
        line->pieces[last].phrase == line->pieces[last + 1].phrase)
        return false;
    if (line_is(line, last + 1, TAG_SET(POS)))
        return false;
    if (tailcut_shares_head(line, last + 1))
        return false;
    return !(line_in(line, last + 1, LIST_OF) &&
             (line_in(line, last, LIST_QUANTITY) || line_is(line, last, TAG_SET(CD))));
}

/* A participle needs its auxiliary right before it. */
static bool is_bare_participle(const struct line *line, struct mask keep, uint32_t last)
{
    uint32_t before = LINE_NONE;

    if (!line_is(line, last, TAG_SET(VBN)))
        return false;
    for (uint32_t i = mask_next(&keep, 0); i < last; i = mask_next(&keep, i + 1))
        before = i;
    return before == LINE_NONE || !(line->pieces[before].lists & PASSIVE);
}

/* "declared the port | and the mill as lost": is the preposition that the verb wants
 * behind its object still to come? */
static bool awaits_frame(const struct line *line, uint32_t verb, uint32_t next)
{
    while ((line_is(line, next, TAG_SET(CC)) || line_in(line, next, LIST_OF)) &&
           clause_in_phrase(line, next + 1))
        next = clause_phrase_end(line, next + 1);
    return (line->pieces[verb].lists & clause_frames(line, next)) != 0 &&
           !line_is(line, next + 1, TAG_SET(VB));
}

/* Does the last verb want what is cut: says what, asks whom to do what? */
static bool wants_more(const struct line *line, struct mask keep, struct mask all, uint32_t last)
{
    static const tag_set VERB_AHEAD = TAGS_FINITE | TAG_SET(VBN);
    uint32_t verb = LINE_NONE, next = mask_next(&all, last + 1);

    for (uint32_t i = mask_next(&keep, 0); i <= last; i = mask_next(&keep, i + 1))
        if (line_is(line, i, TAGS_VERB))
            verb = i;
    if (verb == LINE_NONE)
        return false;
    if ((line_in(line, verb, LIST_PLACING) && line_is(line, next, TAGS_PREPOSITION)) ||
        awaits_frame(line, verb, next) || tailcut_is_measured(line, next))
        return true;
    if (line_in(line, verb, LIST_SAY) || line_in(line, verb, LIST_COMPLEMENT) ||
        line_says_one(line, verb, KEY("left"), KEY("accused"), KEY("accuse"), KEY("accuses"),
                      KEY("feel"), KEY("feels"), KEY("hopes"), KEY("fears")))
        return true;
    if ((line_in(line, last, LIST_PLAN) && line_says(line, next, KEY("to"))) ||
        line_is(line, next, TAG_SET(PRP)) || line_says(line, next, KEY("whether")))
        return true; /* "the plan | to", "the goal | they" */
    if (line_is(line, next, TAG_SET(VBG) | TAG_SET(VBN)) && clause_in_phrase(line, last) &&
        line_is(line, line->phrases[line->pieces[last].phrase].start - 1, TAG_SET(IN)))
        return true; /* "in a sale | forced" */
    if (line_in(line, last, LIST_UNIT) &&
        line_says_one(line, next, KEY("before"), KEY("after"), KEY("since"), KEY("until")))
        return true;
    return next < line->count && line_is(line, next, VERB_AHEAD);
}

static bool may_end(const struct compression *compression, struct mask keep, struct mask all,
                    uint32_t last, enum demand demand)
{
    const struct line *line = compression->line;
    uint32_t verb = compression->verb;

    if (!is_phrase_end(line, all, last) || is_bare_participle(line, keep, last))
        return false;
    if (demand < DEMAND_PHRASE && verb != LINE_NONE && last <= verb)
        return false;
    return demand > DEMAND_COMPLETE ||
           (!wants_more(line, keep, all, last) &&
            !tailcut_parts_clause(compression, mask_next(&all, last + 1)));
}

static struct mask fallback_whole(const struct compression *compression)
{
    struct mask keep = mask_range(0, compression->line->count);

    for (uint32_t i = 0; i < compression->count; i++) {
        const struct deletion *deletion = &compression->items[i];

        if (deletion->kind < DELETE_OPTIONAL || deletion->kind == DELETE_RELATIVE ||
            deletion->kind == DELETE_APPOSITION || deletion->kind == DELETE_PARTICIPLE)
            keep = mask_minus(keep, deletion->pieces);
    }
    line_tidy(compression->line, &keep);
    return keep;
}

/* What piece `i` of `keep` costs however the end is tidied: marks may go, and with
 * them the gap behind them. */
static size_t least_cost(const struct line *line, nutgraf_unit unit, struct mask keep, uint32_t i)
{
    bool adjoins = i > 0 && mask_has(&keep, i - 1) && !line->pieces[i - 1].mark;

    return line->pieces[i].mark ? 0 : limit_cost(line, unit, i, adjoins && line->pieces[i].gap);
}

struct mask fallback_make(const struct compression *compression, struct limit limit, bool *strained)
{
    const struct line *line = compression->line;
    struct mask all = fallback_whole(compression);
    size_t whole = 0;

    *strained = false;
    for (uint32_t i = mask_next(&all, 0); i < line->count; i = mask_next(&all, i + 1))
        whole += least_cost(line, limit.unit, all, i);
    for (int demand = DEMAND_COMPLETE; demand < DEMANDS; demand++) {
        struct mask keep = all;
        size_t least = whole;

        for (uint32_t end; (end = mask_end(keep)) > 0; mask_remove(&keep, end - 1)) {
            struct mask tidy;
            bool fits = least <= limit.size;

            least -= least_cost(line, limit.unit, all, end - 1);
            if (!fits || !may_end(compression, keep, all, end - 1, (enum demand)demand))
                continue;
            tidy = keep;
            line_tidy(line, &tidy);
            if (limit_holds(line, limit, tidy))
                return tidy;
        }
        *strained = true;
    }
    return trim_line(line, limit);
}
