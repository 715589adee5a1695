/* Does what is left of a lead read whole? */
#include "headline/choice.h"

static const list_set AUXILIARIES =
    (list_set)1 << LIST_BE | (list_set)1 << LIST_HAVE | (list_set)1 << LIST_BEEN;

static bool is_good_end(const struct line *line, uint32_t last)
{
    static const tag_set NEVER = TAG_SET(DT) | TAG_SET(IN) | TAG_SET(SC) | TAG_SET(TO) |
                                 TAG_SET(CC) | TAG_SET(MD) | TAG_SET(PRPS) | TAG_SET(POS) |
                                 TAG_SET(WDT) | TAG_SET(WP) | TAG_SET(WRB) | TAG_SET(PDT);

    if (line_in(line, last, LIST_END) || line_is(line, last, NEVER) ||
        line_says_one(line, last, KEY("said"), KEY("says"), KEY("told")))
        return false;
    return !line_is(line, last, TAGS_VERB) || line_is(line, last, TAG_SET(VBN)) ||
           !(line_in(line, last, LIST_SAY) || (line->pieces[last].lists & AUXILIARIES));
}

static bool is_good_start(const struct line *line, uint32_t first)
{
    static const tag_set NEVER = TAG_SET(CC) | TAGS_FINITE;

    return !line_is(line, first, NEVER) &&
           !line_says_one(line, first, KEY("'s"), KEY("who"), KEY("which"), KEY("whose"));
}

/* Did deletions leave `i` without what it needs, now that `next` follows? */
static bool is_hanging(const struct line *line, uint32_t i, uint32_t next)
{
    static const tag_set NEW_CLAUSE = TAG_SET(IN) | TAG_SET(SC) | TAG_SET(CC) | TAG_SET(VBD) |
                                      TAG_SET(VBZ) | TAG_SET(VBP) | TAG_SET(MD);
    bool mark = line_is_mark(line, next) && !line_is(line, next, TAG_SET(POS));

    if (line_is(line, i, TAG_SET(MD)) ||
        (line_says(line, i, KEY("to")) && line_is(line, i + 1, TAG_SET(VB))))
        if (mark)
            return true;
    if (line_is(line, i, TAG_SET(DT) | TAG_SET(PRPS)) && mark && !line->pieces[next].quote)
        return true;
    return line_is(line, i, TAGS_PREPOSITION) &&
           (line_is_comma(line, next) || (next != i + 1 && line_is(line, next, NEW_CLAUSE)));
}

/* "have for some time |": the participle was cut off. */
static bool lost_participle(const struct choice *choice, struct mask keep)
{
    static const tag_set PARTICIPLE = TAG_SET(VBN) | TAG_SET(VBD);
    const struct line *line = choice->line;
    uint32_t verb = choice->compression->verb;

    if (!line_in(line, verb, LIST_HAVE) || !line_is(line, verb + 1, TAG_SET(IN) | TAG_SET(RB)))
        return false;
    for (uint32_t i = verb + 1; i < line->count; i++)
        if (line_is(line, i, PARTICIPLE))
            return !mask_has(&keep, i);
    return false;
}

/* "ist am Montag |": an auxiliary without the participle or infinitive that
 * closes its clause. */
static bool lost_bracket(const struct choice *choice, struct mask keep)
{
    static const tag_set BREAKS = TAG_SET(COMMA) | TAG_SET(SC) | TAG_SET(COLON) | TAG_SET(WP);
    const struct line *line = choice->line;
    uint32_t verb = choice->compression->verb;

    if (line->english || !line_is(line, verb, TAG_SET(MD)))
        return false;
    for (uint32_t i = verb + 1; i < choice->compression->body_end && !line_is(line, i, BREAKS); i++)
        if (line_is(line, i, TAG_SET(VBN) | TAG_SET(VB)))
            return !mask_has(&keep, i);
    return false;
}

/* "(Komisi": a bracket whose other half is gone. */
static bool lost_half(const struct line *line, struct mask keep)
{
    return mask_count(mask_and(keep, line->tagged[TAG_OPEN])) !=
           mask_count(mask_and(keep, line->tagged[TAG_CLOSE]));
}

static bool keeps_verb(const struct line *line, struct mask keep)
{
    return !mask_empty(mask_and(keep, line_tagged(line, TAGS_FINITE | TAG_SET(VBN))));
}

/* The main verb is there, unless an auxiliary that may go or its clause went. */
static bool has_verb(const struct choice *choice, const struct candidate *candidate)
{
    uint32_t verb = choice->compression->verb;

    if (verb == LINE_NONE)
        return !choice->line->english ||
               !clause_has(choice->line, 0, choice->line->count, TAGS_FINITE) ||
               keeps_verb(choice->line, candidate->keep);
    if (mask_has(&candidate->keep, verb))
        return !lost_participle(choice, candidate->keep) && !lost_bracket(choice, candidate->keep);
    if ((choice->line->pieces[verb].lists & AUXILIARIES) ||
        line_says_one(choice->line, verb, KEY("'s"), KEY("'re")))
        return mask_end(candidate->keep) > verb + 1 && !lost_participle(choice, candidate->keep);
    for (uint32_t d = 0; d < choice->count; d++)
        if (candidate->used >> d & 1) {
            enum deletion_kind kind = choice->items[d].kind;

            if (kind == DELETE_SOURCE || kind == DELETE_NAMED_SOURCE || kind == DELETE_RELATIVE)
                return keeps_verb(choice->line, candidate->keep);
        }
    return false;
}

/* "both Iraq and ...": the second of two was cut off. */
static bool lost_its_pair(const struct line *line, struct mask keep)
{
    if (!line_lists(line, list_bit(LIST_PAIRED) | list_bit(LIST_NEGATION)))
        return false;
    for (uint32_t i = mask_next(&keep, 0); i < line->count; i = mask_next(&keep, i + 1)) {
        uint32_t k = i + 1;

        if (!line_in(line, i, LIST_PAIRED) && !(line_says_one(line, i, KEY("only"), KEY("just")) &&
                                                i > 0 && line_says(line, i - 1, KEY("not"))))
            continue;
        while (k < line->count && !line_is(line, k, TAG_SET(CC)))
            k++;
        if (k < line->count && !mask_has(&keep, k))
            return true;
    }
    return false;
}

/* ", including one |", ", with a release |": an aside cut before it has told
 * anything. */
static bool is_stump(const struct choice *choice, struct mask keep)
{
    static const uint32_t LEAST = 4; /* words */
    static const tag_set OPENS = TAG_SET(IN) | TAG_SET(TO) | TAG_SET(VBG) | TAG_SET(VBN) |
                                 TAG_SET(SC) | TAG_SET(WDT) | TAG_SET(WP);
    const struct line *line = choice->line;
    uint32_t comma = mask_end(mask_and(keep, line->tagged[TAG_COMMA])) - 1;
    uint32_t last = mask_end(keep), first;

    if (comma == LINE_NONE || last >= choice->compression->body_end || comma + 1 >= last)
        return false;
    first = mask_next(&keep, comma + 1);
    return line_is(line, first, OPENS) && !line_is(line, first, TAG_SET(POS)) &&
           mask_count(mask_and(keep, mask_range(comma + 1, last))) < LEAST;
}

/* Is any piece left hanging before the next that is kept? */
static bool leaves_hanging(const struct line *line, struct mask keep)
{
    static const tag_set HANG = TAG_SET(MD) | TAG_SET(TO) | TAG_SET(IN) | TAG_SET(RB) |
                                TAG_SET(RP) | TAG_SET(DT) | TAG_SET(PRPS);
    struct mask work = mask_and(keep, line_tagged(line, HANG));

    for (uint32_t i = mask_next(&work, 0); i < line->count; i = mask_next(&work, i + 1)) {
        uint32_t next = mask_next(&keep, i + 1);

        if (next < line->count && is_hanging(line, i, next))
            return true;
    }
    return false;
}

bool choice_is_whole(const struct choice *choice, const struct candidate *candidate)
{
    const struct line *line = choice->line;
    struct mask words = mask_and(candidate->keep, mask_or(choice->words, line->tagged[TAG_POS]));
    uint32_t first = mask_next(&words, 0), last = mask_end(words) - 1;

    return mask_count(words) >= 3 && !leaves_hanging(line, candidate->keep) &&
           (last >= choice->compression->tail || is_good_end(line, last)) &&
           is_good_start(line, first) && has_verb(choice, candidate) &&
           !lost_its_pair(line, candidate->keep) && !lost_half(line, candidate->keep) &&
           !is_stump(choice, candidate->keep);
}
