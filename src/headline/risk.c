#include "headline/risk.h"

/* How many pieces the noun phrase that ends in `last` has before it, determiners
 * aside; `*determined` says whether it has one. */
static uint32_t modifiers(const struct line *line, uint32_t last, bool *determined)
{
    uint32_t start = last, count = 0;

    *determined = false;
    if (clause_in_phrase(line, last))
        start = line->phrases[line->pieces[last].phrase].start;
    for (uint32_t i = start; i < last; i++) {
        if (line_is(line, i, TAG_SET(DT) | TAG_SET(PRPS) | TAG_SET(POS)))
            *determined = true;
        else
            count++;
    }
    return count;
}

/* "a rise | in", "a bid | to": of what, to do what? */
static bool is_change(const struct line *line, uint32_t i)
{
    return line_says_one(line, i, KEY("rise"), KEY("fall"), KEY("drop"), KEY("jump"),
                         KEY("increase"), KEY("decline"), KEY("surge"), KEY("bid"), KEY("attempt"),
                         KEY("case"), KEY("part"), KEY("role"), KEY("chance"), KEY("return"),
                         KEY("way"));
}

/* "the sale | of", "casting doubt | on": a noun by itself that says little
 * without what follows. */
static bool is_bare_noun(const struct line *line, const struct cut *cut, uint32_t last)
{
    bool determined, preposition = line_is(line, cut->at, TAGS_PREPOSITION) &&
                                   !line_in(line, cut->at, LIST_SUBORDINATOR);

    if (!line_is(line, last, TAG_SET(NN) | TAG_SET(NNS)) || modifiers(line, last, &determined) > 0)
        return false;
    if (cut->kind == CUT_OF || (preposition && is_change(line, last)))
        return true;
    if (determined || line_is(line, last, TAG_SET(NNS)))
        return false;
    return preposition && last > 0 && line_is(line, last - 1, TAGS_VERB | TAG_SET(IN));
}

static bool clause_says(const struct line *line, uint32_t start, uint32_t end, word_key word)
{
    for (uint32_t i = start; i < end; i++)
        if (line_says(line, i, word))
            return true;
    return false;
}

/* "developed software | that", "staged concerts | featuring": which ones is what matters. */
static bool is_restricted(const struct line *line, const struct cut *cut, uint32_t last)
{
    bool determined;

    if (cut->kind == CUT_THAT && line_in(line, last, LIST_CONTENT))
        return true;
    if ((cut->kind == CUT_PARTICIPLE || cut->kind == CUT_RELATIVE) &&
        line_says_one(line, last, KEY("people"), KEY("those"), KEY("group"), KEY("person")) &&
        modifiers(line, last, &determined) == 0)
        return true; /* "for people | who turn 18" */
    if (cut->kind == CUT_RELATIVE &&
        line_says_one(line, last, KEY("point"), KEY("stage"), KEY("place"), KEY("way")))
        return true; /* "reaching the point | where" */
    if (cut->kind == CUT_SUBORDINATOR && line_says(line, cut->at, KEY("because")) &&
        (clause_has_word(line, 0, last, list_bit(LIST_NEGATION)) ||
         clause_says(line, 0, last, KEY("denied")) || clause_says(line, 0, last, KEY("denies"))))
        return true; /* what is denied is the cause */
    if (cut->kind == CUT_SUBORDINATOR && line_says_one(line, cut->at, KEY("if"), KEY("when")) &&
        clause_says(line, 0, last, KEY("only")))
        return true;
    if ((cut->kind != CUT_PARTICIPLE && cut->kind != CUT_RELATIVE && cut->kind != CUT_THAT) ||
        line_in(line, cut->at, LIST_SAY) || last == 0 ||
        !line_is(line, last - 1,
                 TAGS_FINITE | TAG_SET(VB) | TAG_SET(VBN) | TAG_SET(TO) | TAG_SET(COMMA)))
        return false;
    return line_is(line, last, TAG_SET(NN) | TAG_SET(NNS)) &&
           modifiers(line, last, &determined) == 0 && !determined;
}

/* "with growth | slowing", "as the pair | prepared", "had a bucket of slurry |
 * thrown": the participle is the predicate. */
static bool is_absolute(const struct line *line, const struct cut *cut, uint32_t last)
{
    if (!line_is(line, cut->at, TAG_SET(VBG) | TAG_SET(VBN)))
        return false;
    if (line_is(line, cut->at, TAG_SET(VBG)) && clause_in_phrase(line, last) &&
        line->phrases[line->pieces[last].phrase].start > 0 &&
        line_in(line, line->phrases[line->pieces[last].phrase].start - 1, LIST_OF) &&
        !line_says(line, cut->at, KEY("including")))
        return true; /* "no chance of history | repeating itself" */
    for (uint32_t i = last + 1; i-- > 0;) {
        if (line_says_one(line, i, KEY("with"), KEY("as")) || line_in(line, i, LIST_SUBORDINATOR) ||
            (line_in(line, i, LIST_HAVE) && line_is(line, cut->at, TAG_SET(VBN))))
            return true;
        if (!clause_in_phrase(line, i) && !line_in(line, i, LIST_OF))
            return false;
    }
    return false;
}

/* "in four years", "for the first time in weeks" */
static bool tells_spell(const struct line *line, uint32_t at)
{
    return line_says_one(line, at, KEY("in"), KEY("for")) &&
           clause_has_word(line, at + 1, at + 5, list_bit(LIST_UNIT) | list_bit(LIST_SEASON));
}

/* "its highest level | in four years": a record for as long as is said. */
static bool is_record(const struct line *line, const struct cut *cut, uint32_t last)
{
    static const uint32_t NEAR = 6;
    uint32_t at = cut->at;

    if (line_says_one(line, at, KEY("against"), KEY("at"), KEY("on")))
        at = clause_phrase_end(line, at + 1); /* "against the euro in four years" */
    if (!tells_spell(line, at) && !line_says(line, at, KEY("since")))
        return false;
    for (uint32_t i = last, far = 0; i > 0 && far < NEAR; i--, far++)
        if (line_is(line, i, TAG_SET(JJS) | TAG_SET(RBS)))
            return true;
    return false;
}

/* "became the first | to", "accused the board | of": a verb or an ordinal wants
 * its second half. */
static bool is_half(const struct compression *compression, const struct cut *cut, uint32_t last)
{
    const struct line *line = compression->line;
    uint32_t verb = last;

    if (clause_in_phrase(line, last))
        verb = line->phrases[line->pieces[last].phrase].start - 1;
    if (verb < last && line_is(line, verb, TAGS_VERB) && line_is(line, cut->at, TAGS_PREPOSITION) &&
        !line_in(line, cut->at, LIST_WEAK) &&
        tagger_pair(&line->tagger, 'v', line->pieces[verb].lower, line->pieces[cut->at].lower))
        return true;
    if (verb < last && line_says(line, cut->at, KEY("as")) &&
        line_says_one(line, verb, KEY("use"), KEY("uses"), KEY("used"), KEY("using")))
        return true;
    if (verb < last && line_says_one(line, verb, KEY("took"), KEY("take"), KEY("takes")) &&
        line_says_one(line, cut->at, KEY("to"), KEY("into"), KEY("from"), KEY("for")))
        return true;
    for (uint32_t i = compression->verb; i < last; i++)
        if (line_says_one(line, i, KEY("first"), KEY("last"), KEY("latest"), KEY("second"),
                          KEY("third"), KEY("only")))
            for (uint32_t k = cut->at; k + 1 < compression->body_end && !line_is_comma(line, k);
                 k++)
                if (line_says(line, k, KEY("to")) && line_is(line, k + 1, TAG_SET(VB)))
                    return true;
    return false;
}

/* "will rise | if they win": without its condition it is told as certain, unless
 * somebody claims it; "could" says that there is one. */
static bool is_condition(const struct compression *compression, const struct cut *cut)
{
    const struct line *line = compression->line;

    return compression->tail == compression->end &&
           line_says_one(line, cut->at, KEY("if"), KEY("unless")) &&
           compression->verb < line->count &&
           !line_says_one(line, compression->verb, KEY("could"), KEY("may"), KEY("might"),
                          KEY("would"));
}

/* "met the mayor | and the bishop": the second of two is cut. */
static bool is_one_of_two(const struct line *line, const struct cut *cut)
{
    return cut->kind == CUT_AND && line_is(line, cut->at - 1, TAGS_NOUN) &&
           clause_in_phrase(line, cut->at + 1) &&
           !line_is(line, clause_phrase_end(line, cut->at + 1), TAGS_FINITE);
}

enum risk risk_of(const struct compression *compression, const struct cut *cut, uint32_t last)
{
    const struct line *line = compression->line;

    if (!line->english || cut->kind == CUT_NONE)
        return RISK_NONE;
    if (cut->quoted || line_in(line, cut->at, LIST_ADRIFT) ||
        line_says_one(line, cut->at, KEY("without"), KEY("except")) ||
        is_bare_noun(line, cut, last) || is_restricted(line, cut, last) ||
        is_absolute(line, cut, last) || is_record(line, cut, last) ||
        is_half(compression, cut, last) || is_condition(compression, cut))
        return RISK_SENSE;
    if (cut->kind == CUT_AND && line_is(line, last, TAGS_NAME) &&
        line_is(line, cut->at + 1, TAGS_NAME))
        return RISK_SENSE; /* "Hide | and Seek", "this year's Oslo | and Bergen fairs" */
    return is_one_of_two(line, cut) ? RISK_LESS : RISK_NONE;
}
