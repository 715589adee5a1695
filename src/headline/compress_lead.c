/* The front of a lead and who said it: openers, adjuncts up to their comma,
 * attributions before, in and behind what was said. */
#include "headline/compress.h"

static const tag_set SAYING = TAG_SET(VBD) | TAG_SET(VBZ) | TAG_SET(VBP) | TAG_SET(VBN);
static const list_set AUXILIARIES =
    (list_set)1 << LIST_BE | (list_set)1 << LIST_HAVE | (list_set)1 << LIST_BEEN;
static const list_set SIDE = (list_set)1 << LIST_RELATIVE | (list_set)1 << LIST_SUBORDINATOR;

/* ---- attributions ---- */

/* The verb of `start`..`end` if it is a first one that reports. */
static uint32_t saying_verb(const struct line *line, uint32_t start, uint32_t end)
{
    struct mask work = line_tagged(line, SAYING | TAG_SET(COMMA));

    if (!line_lists(line, list_bit(LIST_SAY)))
        return LINE_NONE;
    for (uint32_t i = mask_next(&work, start); i < end && i < line->count;
         i = mask_next(&work, i + 1)) {
        if (line_is(line, i, SAYING) && !(line->pieces[i].lists & AUXILIARIES))
            return i > start && line_in(line, i, LIST_SAY) ? i : LINE_NONE;
        if (line_is_comma(line, i) && i - start > 8)
            return LINE_NONE;
    }
    return LINE_NONE;
}

/* Does something told follow the verb, so that it is more than a name tag? */
static bool tells(const struct line *line, uint32_t verb, uint32_t end)
{
    static const tag_set OBJECT =
        TAG_SET(DT) | TAG_SET(PRP) | TAG_SET(PRPS) | TAG_SET(JJ) | TAG_SET(NNS) | TAG_SET(CD);

    for (uint32_t i = verb + 1; i < end; i++) {
        if (line_in(line, i, LIST_THAT) || line_is(line, i, TAG_SET(MD)) ||
            line->pieces[i].quote == QUOTE_OPEN)
            return true;
        if (!line_is(line, i, TAGS_FINITE) || line_in(line, i, LIST_SAY))
            continue;
        if (line_is(line, i, TAG_SET(VBD)) && clause_in_phrase(line, i - 1) &&
            line_is(line, i + 1, TAGS_PREPOSITION))
            continue;
        if (!clause_has_word(line, verb + 1, i, SIDE) &&
            !clause_has(line, verb + 1, i, TAG_SET(COMMA) | TAG_SET(WDT)))
            return true;
    }
    if (verb + 1 >= end || !line_is(line, verb + 1, OBJECT) ||
        line_says_one(line, verb, KEY("told"), KEY("citing"), KEY("quoting")))
        return false;
    return !(
        line_says_one(line, verb + 1, KEY("the"), KEY("a"), KEY("this")) &&
        clause_has_word(line, verb + 1, verb + 4 < end ? verb + 4 : end, list_bit(LIST_SEASON)));
}

bool compress_is_attribution(const struct line *line, uint32_t start, uint32_t end)
{
    uint32_t verb;

    if (start >= end)
        return false;
    if (line_in(line, start, LIST_ACCORDING) ||
        (line_in(line, start, LIST_CITES) && start + 1 < end))
        return true;
    verb = saying_verb(line, start, end);
    if (verb == LINE_NONE || !clause_starts_phrase(line, start) ||
        (line->pieces[start].lists & SIDE) || line_is(line, start, TAGS_PREPOSITION | TAG_SET(CC)))
        return false;
    return !tells(line, verb, end);
}

/* "should go", "is not safe", "must stay", "is wrong": what is thought, not what
 * happened. `verb` is the main one. */
static bool is_opinion(const struct line *line, uint32_t verb)
{
    static const tag_set PREDICATE = TAGS_ADJECTIVE | TAG_SET(QUOTE) | TAG_SET(DT);

    if (line_says_one(line, verb, KEY("should"), KEY("must"), KEY("cannot"), KEY("ought")) ||
        line_in(line, verb + 1, LIST_NEGATION))
        return true;
    return line_in(line, verb, LIST_BE) && line_is(line, verb + 1, PREDICATE) &&
           !line_in(line, verb + 1, LIST_AFTER_BE);
}

/* "Mayor Lund has claimed": somebody with a name who may be wrong. Without him what is
 * left would be told as a fact. `verb` is the main one of what he says. */
static bool is_claim(const struct line *line, uint32_t verb, uint32_t start, uint32_t end)
{
    uint32_t says = line_in(line, start, LIST_SAY) ? start : saying_verb(line, start, end);

    return line->english && says != LINE_NONE &&
           clause_has(line, start, says == start ? end : says, TAGS_NAME) &&
           (is_opinion(line, verb) ||
            line_says_one(line, says, KEY("claimed"), KEY("claims"), KEY("claim"), KEY("insisted"),
                          KEY("insists"), KEY("argued"), KEY("argues"), KEY("alleged"),
                          KEY("alleges"), KEY("believes"), KEY("warned"), KEY("warns")));
}

/* "..., the ministry said" and "..., police said, ..." */
static void find_comma_attributions(struct compression *compression)
{
    struct line *line = compression->line;
    uint32_t end = compression->end;

    for (uint32_t comma = clause_comma(line, compression->start, end); comma != LINE_NONE;
         comma = clause_comma(line, comma + 1, end)) {
        uint32_t next = clause_comma(line, comma + 1, end);
        uint32_t main = clause_verb(line, compression->start, comma);
        bool verb = main != LINE_NONE;

        if (verb && compress_is_attribution(line, comma + 1, end)) {
            bool claim = is_claim(line, main, comma + 1, end);

            compress_range(compression, claim ? DELETE_NAMED_SOURCE : DELETE_FRAME, comma, end);
            compression->body_end = comma;
            if (claim)
                compression->tail = comma;
            return;
        }
        if (next != LINE_NONE && next - comma < 14 &&
            compress_is_attribution(line, comma + 1, next) &&
            !(line_is(line, comma + 1, TAG_SET(DT) | TAG_SET(NNP)) && !verb && next + 1 < end &&
              !line_is(line, next + 1, TAGS_VERB))) {
            if (!verb)
                main = clause_verb(line, next + 1, end);
            compress_range(compression,
                           is_claim(line, main, comma + 1, next) ? DELETE_NAMED_SOURCE
                                                                 : DELETE_WORD,
                           comma, next + 1);
        }
    }
}

/* "... according to the ministry" without a comma before it. */
static void find_according(struct compression *compression)
{
    const struct line *line = compression->line;

    if (!line_lists(line, list_bit(LIST_ACCORDING)))
        return;
    for (uint32_t i = compression->start > 1 ? compression->start : 1; i < compression->body_end;
         i++) {
        uint32_t comma;

        if (!line_in(line, i, LIST_ACCORDING) || line_is_comma(line, i - 1))
            continue;
        comma = clause_comma(line, i, compression->body_end);
        compress_range(compression, DELETE_FRAME, i,
                       comma == LINE_NONE ? compression->body_end : comma);
        if (comma == LINE_NONE)
            compression->body_end = i;
        return;
    }
}

/* "... say those behind the talks": a verb that reports and a phrase, the main
 * clause before them being whole. */
static void find_bare_attribution(struct compression *compression)
{
    static const uint32_t LONGEST = 12; /* pieces */
    static const tag_set PRESENT = TAG_SET(VBZ) | TAG_SET(VBP);
    const struct line *line = compression->line;
    uint32_t end = compression->body_end, verb = compression->verb;
    struct mask work = line_tagged(line, PRESENT);

    if (verb == LINE_NONE || end != compression->end || !line_lists(line, list_bit(LIST_SAY)))
        return;
    for (uint32_t i = mask_next(&work, verb + 3); i + 1 < end; i = mask_next(&work, i + 1)) {
        if (!line_in(line, i, LIST_SAY) || end - i > LONGEST || !clause_in_phrase(line, i + 1) ||
            clause_has(line, i + 1, end, TAGS_FINITE))
            continue;
        if (!line->pieces[i - 1].quote && !line_is_comma(line, i - 1) &&
            !line_is(line, i - 1, TAG_SET(VBN) | TAG_SET(RB) | TAG_SET(VB)))
            continue;
        compress_range(compression, DELETE_FRAME, i, end);
        compression->body_end = i;
        return;
    }
}

/* A quotation with who said it right behind. */
static void find_quoted_attribution(struct compression *compression)
{
    const struct line *line = compression->line;
    uint32_t end = compression->end, first = compression->start + 4;

    if (first + 14 < end)
        first = end - 14;
    for (uint32_t i = mask_end(line->quotes) < end ? mask_end(line->quotes) : end; i-- > first + 1;)
        if (line->pieces[i].quote == QUOTE_CLOSE && compress_is_attribution(line, i + 1, end)) {
            compress_range(compression, DELETE_FRAME, i + 1, end);
            return;
        }
}

/* ---- the front ---- */

static uint32_t find_opener(struct compression *compression)
{
    const struct line *line = compression->line;
    uint32_t past;

    if (!line_in(line, 0, LIST_OPENER) || compression->end <= 4 ||
        !line_is(line, 0, TAG_SET(CC) | TAG_SET(RB) | TAG_SET(IN)))
        return 0;
    past = line_is_comma(line, 1) ? 2 : 1;
    if (past == 1 && line_is(line, 0, TAG_SET(RB)) &&
        line_says_one(line, 0, KEY("so"), KEY("now"), KEY("then"), KEY("still")))
        return 0;
    compress_range(compression, DELETE_FRAME, 0, past);
    return past;
}

/* "Hours after", "Two days before" */
static bool opens_with_time(const struct line *line, uint32_t start)
{
    for (uint32_t i = start; i < start + 5; i++)
        if (line_in(line, i, LIST_UNIT) &&
            line_says_one(line, i + 1, KEY("after"), KEY("before"), KEY("since")))
            return true;
    return false;
}

static bool opens_adjunct(const struct line *line, uint32_t start)
{
    static const tag_set OPENS = TAG_SET(IN) | TAG_SET(SC) | TAG_SET(TO) | TAG_SET(VBG) |
                                 TAG_SET(VBN) | TAG_SET(RB) | TAG_SET(WRB) | TAG_SET(RBR);

    if (opens_with_time(line, start))
        return true;
    if (line_in(line, start, LIST_THAT) ||
        line_says_one(line, start, KEY("more"), KEY("about"), KEY("around"), KEY("up"), KEY("over"),
                      KEY("nearly"), KEY("almost")))
        return false;
    return line_is(line, start, OPENS) || line_in(line, start, LIST_ACCORDING) ||
           line_in(line, start, LIST_SUBORDINATOR) || line_in(line, start, LIST_WEEKDAY) ||
           line_in(line, start, LIST_TODAY) ||
           line_says_one(line, start, KEY("last"), KEY("this"), KEY("earlier"));
}

/* Is the comma one of a list or an apposition, so that the main clause does not
 * begin behind it? */
static bool is_inner_comma(const struct line *line, uint32_t start, uint32_t comma, uint32_t next,
                           uint32_t verb)
{
    static const tag_set APPOSED =
        TAG_SET(VBG) | TAG_SET(VBN) | TAG_SET(DT) | TAG_SET(CD) | TAG_SET(IN);
    uint32_t end = clause_phrase_end(line, next);

    if (line_is(line, comma - 1, TAG_SET(CD)) && line_is(line, next, TAG_SET(CD)))
        return true;
    if (line_is(line, comma - 1, TAG_SET(JJ) | TAG_SET(VBN) | TAG_SET(RB)) &&
        clause_in_phrase(line, comma - 1))
        return true;
    if (line_is(line, comma - 1, TAG_SET(JJ)) && line_is(line, next, TAG_SET(JJ) | TAG_SET(VBN)))
        return true;
    if (line_is_comma(line, end) && end < verb && !line_in(line, end + 1, LIST_RELATIVE) &&
        !line_is(line, end + 1, APPOSED))
        return true;
    return line_is(line, end, TAG_SET(CC)) && comma - start < 4 &&
           line_says_one(line, start, KEY("in"), KEY("at"), KEY("from"));
}

/* A gerund or comparative that is the subject, not an adjunct. */
static bool is_subject(const struct line *line, uint32_t start, uint32_t comma)
{
    return line_is(line, start, TAG_SET(VBG) | TAG_SET(RBR) | TAG_SET(JJR)) &&
           clause_has(line, start, comma, TAGS_FINITE) &&
           !clause_has_word(line, start, comma, SIDE | list_bit(LIST_THAT));
}

static void find_adjunct(struct compression *compression)
{
    static const uint32_t LONGEST = 26, SUBJECT = 22; /* pieces */
    struct line *line = compression->line;
    uint32_t start = compression->start, end = compression->body_end;

    if (!opens_adjunct(line, start))
        return;
    for (uint32_t comma = clause_comma(line, start + 1, end);
         comma != LINE_NONE && comma - start <= LONGEST;
         comma = clause_comma(line, comma + 1, end)) {
        uint32_t next = comma + 1, verb;

        if (next < end && line->pieces[next].quote == QUOTE_OPEN)
            next++;
        if (next >= end || !clause_in_phrase(line, next))
            continue;
        if (is_subject(line, start, comma))
            return;
        verb = clause_verb(line, next, end);
        if (verb == LINE_NONE || verb - next > SUBJECT ||
            compress_is_attribution(line, next, end) ||
            is_inner_comma(line, start, comma, next, verb))
            continue;
        if (line_is(line, next, TAG_SET(PRP)) ||
            (line_is(line, next, TAG_SET(DT)) &&
             line_says_one(line, next, KEY("this"), KEY("that"), KEY("these"), KEY("those")) &&
             !line_is(line, next + 1, TAGS_NOUN))) {
            compress_range(compression, DELETE_ADJUNCT, start, comma + 1);
            compression->late = comma + 1;
        } else {
            compress_range(compression, DELETE_FRAME, start, comma + 1);
            compression->start = comma + 1;
        }
        return;
    }
}

/* ---- "Officials said on Monday that" ---- */

static uint32_t past_saying(const struct line *line, uint32_t i, uint32_t end)
{
    for (uint32_t past; i < end && (past = compress_time_end(line, i)) > i;)
        i = past;
    if (line_says(line, i, KEY("in")) && line_says(line, i + 1, KEY("a")) &&
        line_in(line, i + 2, LIST_STATEMENT))
        i += 3;
    return line_in(line, i, LIST_THAT) ? i + 1 : i;
}

/* May who said it go: is it known to be so, rather than believed or claimed? */
static bool is_plain_saying(const struct line *line, uint32_t verb)
{
    return line_says_one(line, verb, KEY("said"), KEY("says"), KEY("say"), KEY("reported"),
                         KEY("reports"), KEY("announced"), KEY("announces"), KEY("confirmed"),
                         KEY("confirms"), KEY("revealed"), KEY("reveals"), KEY("showed"),
                         KEY("shows"), KEY("found"), KEY("finds"));
}

/* Past "has" and its adverbs: the verb that means something. */
static uint32_t past_have(const struct line *line, uint32_t verb)
{
    if (!line_in(line, verb, LIST_HAVE))
        return verb;
    for (verb++; line_is(line, verb, TAG_SET(RB)) && !line_in(line, verb, LIST_NEGATION);)
        verb++;
    return verb;
}

static void find_source(struct compression *compression)
{
    struct line *line = compression->line;
    uint32_t start = compression->start, verb = compression->verb, told, second;
    bool source = line_is(line, start, TAG_SET(PRP));

    if (verb != LINE_NONE)
        verb = past_have(line, verb);
    if (verb == LINE_NONE || verb <= start || !line_in(line, verb, LIST_SAY) ||
        verb + 1 >= compression->end ||
        line_says_one(line, verb, KEY("told"), KEY("tells"), KEY("tell")))
        return;
    told = past_saying(line, verb + 1, compression->end);
    second = told < compression->end ? clause_verb(line, told, compression->end) : LINE_NONE;
    if (second == LINE_NONE || second <= told || second - told >= 22 ||
        !clause_starts_phrase(line, told) || line->pieces[told].quote == QUOTE_OPEN ||
        line_is(line, told, TAG_SET(PRP)))
        return;
    for (uint32_t i = start; i < verb && !source; i++)
        source = line_is(line, i, TAG_SET(NN) | TAG_SET(NNS) | TAG_SET(PRP)) &&
                 line_in(line, i, LIST_SOURCE);
    if (source || is_plain_saying(line, verb))
        compress_range(compression, source ? DELETE_SOURCE : DELETE_NAMED_SOURCE, start, told);
}

/* "It emerged that" */
static void find_empty_source(struct compression *compression)
{
    const struct line *line = compression->line;
    uint32_t start = compression->start;

    if (!line_says(line, start, KEY("it")) || !line_is(line, start + 1, TAGS_FINITE))
        return;
    for (uint32_t i = start + 2; i <= start + 6 && i < compression->end; i++)
        if (line_in(line, i, LIST_THAT)) {
            if (clause_starts_phrase(line, i + 1))
                compress_range(compression, DELETE_SOURCE, start, i + 1);
            return;
        }
}

void compress_lead(struct compression *compression)
{
    compression->late = 0;
    compression->start = find_opener(compression);
    find_comma_attributions(compression);
    find_adjunct(compression);
    compression->verb = clause_verb(compression->line, compression->start, compression->body_end);
    find_source(compression);
    find_empty_source(compression);
    find_according(compression);
    find_bare_attribution(compression);
    if (compression->body_end == compression->end)
        find_quoted_attribution(compression);
}
