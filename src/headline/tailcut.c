#include "headline/tailcut.h"

#include "headline/risk.h"

static const tag_set CLAUSE_BREAK = TAG_SET(WDT) | TAG_SET(WRB) | TAG_SET(WP);
static const tag_set NEEDS_MORE = TAG_SET(DT) | TAG_SET(IN) | TAG_SET(SC) | TAG_SET(TO) |
                                  TAG_SET(CC) | TAG_SET(MD) | TAG_SET(PRPS) | TAG_SET(POS) |
                                  TAG_SET(WDT) | TAG_SET(WP) | TAG_SET(WRB) | TAG_SET(PDT) |
                                  TAG_SET(EX) | TAG_SET(OPEN) | TAG_SET(COLON);
static const list_set PASSIVE =
    (list_set)1 << LIST_BE | (list_set)1 << LIST_BEEN | (list_set)1 << LIST_HAVE;

/* ---- what a cut at `p` would come before ---- */

static enum cut_kind infinitive_kind(const struct line *line, uint32_t p, uint32_t q)
{
    bool noun = line_is(line, q, TAGS_NOUN | TAG_SET(CD)), bound = clause_is_bound(line, p);
    bool whole = line_is(line, q, TAGS_VERB) && clause_is_intransitive(line, q);

    if (line_is(line, p + 1, TAG_SET(VB)))
        return (noun || line_is(line, q, TAG_SET(VBN)) || line_says(line, q, KEY("other")) ||
                whole) &&
                       !bound && !line_in(line, q, LIST_PLAN)
                   ? CUT_INFINITIVE
                   : CUT_NONE;
    return bound ? CUT_BOUND : CUT_PREPOSITION;
}

/* "the Halden | and Oslo fairs", "the hardest health | and social problems": what is
 * before "and" has its noun behind it. */
bool tailcut_shares_head(const struct line *line, uint32_t p)
{
    static const tag_set DETERMINED = TAG_SET(DT) | TAG_SET(PRPS) | TAG_SET(POS);
    struct phrase before, behind;

    if (p == 0 || !line_is(line, p, TAG_SET(CC)) || !clause_in_phrase(line, p - 1) ||
        !clause_in_phrase(line, p + 1))
        return false;
    before = line->phrases[line->pieces[p - 1].phrase];
    behind = line->phrases[line->pieces[p + 1].phrase];
    if (behind.end - behind.start < 2 || !line_is(line, behind.end - 1, TAG_SET(NNS)))
        return false;
    if (line_is(line, p - 1, TAGS_NAME))
        return line_is(line, p + 1, TAGS_NAME);
    return line_is(line, p - 1, TAG_SET(NN)) && line_is(line, p + 1, TAG_SET(JJ)) &&
           (clause_has(line, before.start, p, TAG_SET(JJS) | TAG_SET(RBS)) ||
            !clause_has(line, before.start, p, DETERMINED));
}

static enum cut_kind and_kind(const struct line *line, uint32_t p)
{
    static const tag_set OPENS = TAG_SET(RB) | TAG_SET(PRP) | TAG_SET(EX);

    if (line_in(line, p, LIST_AND) &&
        (line_is(line, p + 1, TAGS_VERB | OPENS) || line_in(line, p + 1, LIST_THAT) ||
         (line_says(line, p, KEY("but")) && !line_is(line, p + 1, TAG_SET(TO)))))
        return CUT_AND;
    if (clause_in_phrase(line, p + 1) &&
        line_is(line, clause_phrase_end(line, p + 1), TAGS_FINITE) &&
        line_is(line, p - 1, TAGS_NOUN | TAG_SET(VBN) | TAG_SET(RB)))
        return CUT_AND;
    return line_says(line, p, KEY("and")) && clause_in_phrase(line, p + 1) &&
                   clause_in_phrase(line, p - 1) && line_is(line, p - 1, TAGS_NOUN) &&
                   !tailcut_shares_head(line, p)
               ? CUT_AND
               : CUT_NONE;
}

/* "a man carrying a bag", "a house built in May" */
static bool is_reduced(const struct line *line, uint32_t p)
{
    static const tag_set AFTER = TAG_SET(IN) | TAG_SET(TO) | TAG_SET(DT) | TAG_SET(PRPS) |
                                 TAG_SET(CD) | TAG_SET(RB) | TAG_SET(COMMA);

    return line_is(line, p, TAG_SET(VBG) | TAG_SET(VBN)) && line_is(line, p - 1, TAGS_NOUN) &&
           !clause_in_phrase(line, p) &&
           (line_is(line, p + 1, AFTER) ||
            (line_is(line, p, TAG_SET(VBG)) &&
             line_is(line, p + 1, TAG_SET(NNS) | TAG_SET(NNP) | TAG_SET(JJ) | TAG_SET(PRP))));
}

/* Where kind_at may find something; less and more aside, whose tags vary. */
static struct mask cuttable(const struct line *line)
{
    static const tag_set KINDS = TAG_SET(COMMA) | TAG_SET(COLON) | TAG_SET(SC) | TAG_SET(WDT) |
                                 TAG_SET(WRB) | TAG_SET(WP) | TAG_SET(IN) | TAG_SET(TO) |
                                 TAG_SET(CC) | TAG_SET(VBG) | TAG_SET(VBN) | TAG_SET(RB);

    return mask_or(line->openers, line_tagged(line, KINDS));
}

/* `q` is what would be left at the end. */
static enum cut_kind kind_at(const struct line *line, uint32_t p, uint32_t q)
{
    if (line_is_comma(line, p))
        return CUT_COMMA;
    if (line_is_dash(line, p))
        return CUT_DASH;
    if (line_in(line, p, LIST_SUBORDINATOR) ||
        (line_is(line, p, TAG_SET(SC)) && !line_in(line, p, LIST_THAT)))
        return CUT_SUBORDINATOR;
    if (line_in(line, p, LIST_RELATIVE) ||
        (line_is(line, p, CLAUSE_BREAK) && !line_in(line, p, LIST_THAT)))
        return CUT_RELATIVE;
    if (line_in(line, p, LIST_THAT) &&
        line_is(line, p, TAG_SET(IN) | TAG_SET(WDT) | TAG_SET(SC) | TAG_SET(WP) | TAG_SET(PRP)))
        return line_is(line, p - 1, TAGS_NOUN) ? CUT_THAT : CUT_NONE;
    if (line_is(line, p, TAG_SET(IN)) && line_in(line, p, LIST_OF))
        return line_is(line, q, TAG_SET(NN) | TAG_SET(NNS) | TAG_SET(RB) | TAG_SET(RP)) &&
                       !line_in(line, q, LIST_QUANTITY)
                   ? CUT_OF
                   : CUT_NONE;
    if (line_is(line, p, TAG_SET(IN)))
        return line_says(line, p, KEY("than")) ? CUT_NONE
               : clause_is_bound(line, p)      ? CUT_BOUND
                                               : CUT_PREPOSITION;
    if (line_is(line, p, TAG_SET(TO)))
        return infinitive_kind(line, p, q);
    if (line_is(line, p, TAG_SET(CC)))
        return and_kind(line, p);
    if (is_reduced(line, p))
        return CUT_PARTICIPLE;
    if (line_says_one(line, p, KEY("less"), KEY("more")) && line_says(line, p + 1, KEY("than")))
        return line_is(line, q, TAGS_NOUN) ? CUT_ADVERB : CUT_NONE;
    if (line_in(line, p, LIST_NEGATION) && line_is(line, p + 1, TAG_SET(TO)))
        return CUT_NONE; /* "the decision | not to sell" */
    return line_is(line, p, TAG_SET(RB)) && line_is(line, p - 1, TAGS_NOUN) ? CUT_ADVERB : CUT_NONE;
}

/* ---- what would be left at the end ---- */

/* Has `start`..`end` a verb that is not of an aside (", which was new,")? */
static bool has_own_verb(const struct line *line, uint32_t start, uint32_t end)
{
    for (uint32_t i = start; i < end; i++) {
        if (line_is_comma(line, i) && line_in(line, i + 1, LIST_RELATIVE))
            i = clause_comma(line, i + 1, end);
        if (i >= end)
            return false;
        if (line_is(line, i, TAGS_VERB & ~(TAG_SET(VBG) | TAG_SET(VBN))) ||
            (line_is(line, i, TAG_SET(VBN)) && !clause_in_phrase(line, i - 1)))
            return true;
    }
    return false;
}

bool tailcut_parts_clause(const struct compression *compression, uint32_t p)
{
    const struct line *line = compression->line;

    if (!line_lists(line, list_bit(LIST_QUESTION) | list_bit(LIST_THAT)) &&
        mask_empty(line->tagged[TAG_WDT]))
        return false;
    for (uint32_t k = p; k-- > compression->start + 1;) {
        bool opens = line_in(line, k, LIST_QUESTION) || line_is(line, k, TAG_SET(WDT)) ||
                     (line_in(line, k, LIST_THAT) && line_is(line, k, TAG_SET(IN)) &&
                      !line_in(line, k + 1, LIST_OF)); /* not "that of Oslo" */

        if (!opens)
            continue;
        if (!has_own_verb(line, k, p))
            return true;
        if (!line_is_comma(line, k - 1))
            return false;
    }
    return false;
}

/* "have reacted | to": a participle with its "have" is as active as a past. */
static bool is_active(const struct line *line, uint32_t q)
{
    static const tag_set ACTIVE =
        TAG_SET(VBD) | TAG_SET(VBZ) | TAG_SET(VBP) | TAG_SET(VB) | TAG_SET(VBG);

    if (line_is(line, q, ACTIVE))
        return true;
    if (!line_is(line, q, TAG_SET(VBN)))
        return false;
    while (q > 0 && line_is(line, q - 1, TAG_SET(RB)))
        q--;
    return q > 0 && line_in(line, q - 1, LIST_HAVE);
}

/* A verb that means nothing without what is cut; adverbs behind it do not help. */
static bool is_bare_verb(const struct line *line, uint32_t p, uint32_t q)
{
    if (!line->english) /* transitive or not, nothing tells; a clause may end in one */
        return line_is(line, q, TAGS_VERB) &&
               (line_in(line, q, LIST_SAY) || line_is(line, q, TAG_SET(MD)) ||
                line_in(line, p + 1, LIST_THAT) || line_in(line, p, LIST_THAT) ||
                !line_is(line, p, TAG_SET(COMMA) | TAG_SET(SC) | TAG_SET(COLON)));
    while (q > 0 && line_is(line, q, TAG_SET(RB) | TAG_SET(QUOTE)))
        q--;
    if (line_is(line, q, TAG_SET(VBN)) && line_in(line, q, LIST_LIGHT))
        return true;
    if (!is_active(line, q))
        return false;
    return line_in(line, q, LIST_SAY) || (line->pieces[q].lists & PASSIVE) ||
           line_in(line, q, LIST_LIGHT) || line_is(line, q, TAG_SET(VBG)) ||
           !clause_is_intransitive(line, q);
}

/* "than previously expected": nothing more is wanted. */
static bool is_compared(const struct line *line, uint32_t verb)
{
    return (verb > 0 && line_says_one(line, verb - 1, KEY("than"), KEY("as"))) ||
           (verb > 1 && line_says_one(line, verb - 2, KEY("than"), KEY("as")));
}

/* Does an aside open at `p` that a finite verb follows: "Lund |, its head, left"? */
static bool opens_aside(const struct compression *compression, uint32_t p)
{
    const struct line *line = compression->line;
    uint32_t close = clause_comma(line, p + 1, compression->body_end);

    return (line_is_comma(line, p) ||
            (line_in(line, p, LIST_RELATIVE) && line_is_comma(line, p - 1))) &&
           close != LINE_NONE && line_is(line, close + 1, TAGS_FINITE);
}

/* "said Lund, who is hurt |, would play": the clause goes on behind its aside. */
static bool closes_aside(const struct compression *compression, uint32_t p)
{
    const struct line *line = compression->line;

    return line->english && line_is_comma(line, p) && line_is(line, p + 1, TAGS_FINITE) &&
           compression->verb != LINE_NONE && compression->verb < p;
}

/* "said their qualification | was", "after the files | were found": the clause
 * is cut before its verb. */
static bool parts_subject(const struct compression *compression, uint32_t p)
{
    static const tag_set OPENS = TAG_SET(COMMA) | TAG_SET(COLON);
    const struct line *line = compression->line;
    uint32_t last = p - line_is_comma(line, p - 1); /* ", | which" */

    for (uint32_t k = last; k-- > compression->start + 1;) {
        bool says = (line_in(line, k, LIST_SAY) || line_in(line, k, LIST_CLAUSAL)) &&
                    line_is(line, k, TAGS_VERB);

        if (says || line_in(line, k, LIST_SUBORDINATOR)) {
            if (clause_has(line, k + 1, p, TAGS_FINITE) || is_compared(line, k))
                return false;
            if (opens_aside(compression, p))
                return true; /* "after Lund |, its head, left" */
            for (uint32_t i = p; i < compression->body_end && !line_is(line, i, OPENS); i++)
                if (line_is(line, i,
                            TAGS_FINITE | (line_says(line, k, KEY("as")) ? TAG_SET(VBN) : 0)) &&
                    (!line_in(line, p, LIST_SUBORDINATOR) || line_says(line, p, KEY("as"))))
                    return true;
            return false;
        }
        if (line_is(line, k, TAGS_VERB | OPENS) && !line_is(line, k, TAG_SET(VBG) | TAG_SET(VBN)))
            return false;
    }
    return false;
}

/* "but every player | has": the second clause is cut before its verb. */
static bool parts_second_clause(const struct compression *compression, uint32_t p)
{
    static const tag_set OPENS = TAG_SET(COMMA) | TAG_SET(COLON) | TAG_SET(WDT) | TAG_SET(WP) |
                                 TAG_SET(WRB) | TAG_SET(SC) | TAG_SET(TO) | TAG_SET(CC);
    const list_set stops = list_bit(LIST_SUBORDINATOR) | list_bit(LIST_RELATIVE) |
                           list_bit(LIST_THAT) | list_bit(LIST_SAY);
    const struct line *line = compression->line;
    uint32_t k = p;

    while (k > compression->start && !line_is(line, k - 1, TAGS_VERB | OPENS))
        k--;
    if (k <= compression->start || !line_in(line, k - 1, LIST_AND) || !clause_in_phrase(line, k))
        return false;
    if (line_is(line, p, OPENS & ~TAG_SET(CC)) || (line->pieces[p].lists & stops))
        return false;
    for (uint32_t i = p + 1; i < compression->body_end; i++) {
        if (line_is(line, i, TAGS_FINITE))
            return true;
        if (line_is(line, i, OPENS) || (line->pieces[i].lists & stops))
            return false;
    }
    return false;
}

/* The verb before `q`, if only phrases stand between them, needs what is cut:
 * "ask the court | to rule", "charged two men | with theft". */
static bool parts_complement(const struct line *line, uint32_t p, uint32_t q)
{
    bool place = line_is(line, p, TAGS_PREPOSITION) && !line_in(line, p, LIST_SUBORDINATOR) &&
                 !line_in(line, p, LIST_THAT);
    list_set frames = clause_frames(line, p);

    for (uint32_t k = q + 1, far = 0; k-- > 0 && far < 14; far++) {
        if (line_says(line, k, KEY("to")))
            return false;
        if (line_is(line, k, TAGS_VERB) && (k == q || clause_in_phrase(line, k + 1)))
            return (line_in(line, k, LIST_COMPLEMENT) && !is_compared(line, k) &&
                    (k == q || !line_is_mark(line, p))) ||
                   (place && line_in(line, k, LIST_PLACING)) || (line->pieces[k].lists & frames);
    }
    return false;
}

/* A participle that modifies the noun before it wants its own complement. */
static bool is_loose_participle(const struct compression *compression, uint32_t q)
{
    const struct line *line = compression->line;
    uint32_t verb = compression->verb, from;

    if (!line_is(line, q, TAG_SET(VBN)) || q == 0 || !clause_in_phrase(line, q - 1) ||
        verb == LINE_NONE || q <= verb + 1)
        return false;
    if (line->phrases[line->pieces[q - 1].phrase].start > 0 &&
        line_is(line, line->phrases[line->pieces[q - 1].phrase].start - 1, TAG_SET(IN)))
        return true; /* "involved in attacks blamed" */
    from = q > 6 && q - 6 > verb ? q - 6 : verb;
    for (uint32_t k = from; k < q; k++)
        if ((line->pieces[k].lists & PASSIVE) ||
            line_says_one(line, k, KEY("get"), KEY("gets"), KEY("got")))
            return false;
    return true;
}

/* "one of the men | behind the plan": which of them is what matters. */
static bool is_one_of_some(const struct line *line, uint32_t p, uint32_t q)
{
    static const tag_set TELLING =
        TAG_SET(JJS) | TAG_SET(NNP) | TAG_SET(NNPS) | TAG_SET(POS) | TAG_SET(PRPS) | TAG_SET(RBS);
    uint32_t start;

    if (!line_is(line, p, TAGS_PREPOSITION | TAG_SET(WDT) | TAG_SET(WP) | TAG_SET(VBN)) ||
        !clause_in_phrase(line, q))
        return false;
    start = line->phrases[line->pieces[q].phrase].start;
    return ((start > 1 && line_in(line, start - 1, LIST_OF) &&
             line_in(line, start - 2, LIST_NUMBER)) ||
            (start > 0 && line_says(line, start - 1, KEY("among")))) &&
           !clause_has(line, start, q + 1, TELLING);
}

/* "as vital to the town | as", "so weak | that", "too late | to" */
bool tailcut_is_measured(const struct line *line, uint32_t p)
{
    static const uint32_t NEAR = 8;
    bool as = line_says(line, p, KEY("as")), to = line_is(line, p, TAG_SET(TO));
    bool that = clause_has_word(line, p, p + NEAR, list_bit(LIST_THAT));

    for (uint32_t k = p, far = 0; (as || that || to) && k-- > 0 && far < NEAR; far++)
        if (line_is(line, k + 1, TAG_SET(JJ) | TAG_SET(RB)) &&
            ((as && line_says(line, k, KEY("as"))) || (that && line_says(line, k, KEY("so"))) ||
             (to && far < 2 && line_says(line, k, KEY("too")))))
            return true;
    return false;
}

/* "it is the mayor | who": nothing is said yet. */
static bool is_cleft(const struct line *line, uint32_t p)
{
    static const uint32_t NEAR = 6;

    if (!line_in(line, p, LIST_RELATIVE) && !line_in(line, p, LIST_THAT))
        return false;
    for (uint32_t k = p, far = 0; k-- > 1 && far < NEAR; far++)
        if ((line_in(line, k, LIST_BE) || line_says(line, k, KEY("'s"))) &&
            line_says(line, k - 1, KEY("it")))
            return true;
    return false;
}

/* "accepted | as collateral": no clause follows. */
static bool is_as_what(const struct line *line, uint32_t p)
{
    uint32_t end = clause_comma(line, p, line->count);

    return line_says(line, p, KEY("as")) && clause_in_phrase(line, p + 1) &&
           !clause_has(line, p, end == LINE_NONE ? line->count : end, TAGS_FINITE);
}

/* "will be looked back | on" */
static bool is_left_adrift(const struct line *line, uint32_t p, uint32_t q)
{
    return line->english && line_in(line, q, LIST_ADRIFT) && q > 0 &&
           line_is(line, q - 1, TAGS_VERB) &&
           line_says_one(line, p, KEY("of"), KEY("on"), KEY("with"));
}

static bool leaves_well(const struct compression *compression, uint32_t p, uint32_t q)
{
    const struct line *line = compression->line;

    if (line_is(line, q, NEEDS_MORE) || line_in(line, q, LIST_END) ||
        line->pieces[q].quote == QUOTE_OPEN)
        return false;
    if (line_is(line, p, TAGS_PREPOSITION | TAG_SET(SC)) && !line_in(line, p, LIST_SUBORDINATOR) &&
        (line_in(line, q, LIST_NEEDS) || line_in(line, q, LIST_NUMBER)))
        return false;
    if (line->english && line->pieces[p].capital && !line->pieces[p].all_caps &&
        line->pieces[q].capital && q + 1 == p)
        return false; /* "Notes | From the Coast" */
    if (closes_aside(compression, p) || is_one_of_some(line, p, q) ||
        line_says(line, p, KEY("whether")))
        return false;
    if (line->english && line_is(line, q, TAG_SET(PRP)) &&
        line_is(line, p, TAG_SET(VBN) | TAG_SET(VBD) | TAG_SET(VBG) | TAGS_ADJECTIVE | TAG_SET(IN)))
        return false; /* "find themselves | fined" */
    if (line_says_one(line, q, KEY("just"), KEY("only"), KEY("even"), KEY("shortly"), KEY("soon")))
        return false;
    if (line_is(line, p, TAG_SET(RB)) && line_is(line, p + 1, TAGS_VERB))
        return false;
    if (tailcut_parts_clause(compression, p) || parts_subject(compression, p) ||
        parts_second_clause(compression, p) || is_cleft(line, p) || line_says(line, p, KEY("else")))
        return false;
    if (line_is(line, q, TAG_SET(JJ) | TAG_SET(JJR)) &&
        (clause_phrase_end(line, q) > q + 1 ||
         (line_is_comma(line, p) && line_is(line, p + 1, TAGS_ADJECTIVE))))
        return false;
    if (line_is(line, q, TAG_SET(RB) | TAG_SET(RP) | TAG_SET(PRP)) && q > 0 &&
        line_in(line, q, LIST_NEGATION))
        return false;
    if (is_bare_verb(line, p, q) || parts_complement(line, p, q) ||
        is_loose_participle(compression, q))
        return false;
    if (tailcut_is_measured(line, p))
        return false;
    if ((line_in(line, q, LIST_ADRIFT) && line_says(line, p, KEY("from"))) ||
        (line_says(line, q, KEY("try")) && line_says(line, p, KEY("and"))) ||
        (line_in(line, q, LIST_UNIT) && line_is(line, p, TAG_SET(TO))))
        return false; /* "lure them away | from", "try | and", "three months | to" */
    if (line->english && line_is(line, q, TAG_SET(JJ)) &&
        (line_in(line, p, LIST_QUESTION) || line_is(line, p, TAG_SET(WRB) | TAG_SET(WP))))
        return false; /* "made clear | how" */
    if (line_in(line, q, LIST_ADRIFT) && q > 0 &&
        (line->pieces[q - 1].lists & (list_bit(LIST_BE) | list_bit(LIST_BEEN))))
        return false;
    if ((line_is(line, q, TAG_SET(VBN)) && is_as_what(line, p)) || is_left_adrift(line, p, q) ||
        (line_is(line, q, TAGS_VERB) && line_in(line, q, LIST_NAMED)))
        return false;
    return !(line_is(line, q, TAGS_VERB) && line_in(line, p, LIST_ADRIFT));
}

static void cuts_add(struct cuts *cuts, struct cut cut)
{
    if (cuts->count < CUTS_MOST)
        cuts->items[cuts->count++] = cut;
}

/* "two days | after the vote": the cut goes before the time. */
static bool cut_before_time(const struct compression *compression, struct cuts *cuts, uint32_t p,
                            uint32_t q, uint32_t least)
{
    const struct line *line = compression->line;
    uint32_t start;

    if (!line_says_one(line, p, KEY("after"), KEY("before"), KEY("since"), KEY("ago"), KEY("later"),
                       KEY("earlier")) ||
        !line_in(line, q, LIST_UNIT))
        return false;
    start = clause_in_phrase(line, q) ? line->phrases[line->pieces[q].phrase].start : q;
    if (start > 0 && line_is(line, start - 1, TAG_SET(RB)))
        start--;
    if (start > 0 && line_is(line, start - 1, TAG_SET(IN)))
        return false; /* "its best in three months | after": the time is of the record */
    if (start > least && line_is(line, start - 1, TAGS_NOUN | TAG_SET(VBN) | TAG_SET(VBD)))
        cuts_add(cuts, (struct cut){start, CUT_SUBORDINATOR, false, RISK_NONE});
    return true;
}

/* A prepositional phrase must have something in it, and an infinitive after
 * "for" belongs to it. */
static enum cut_kind settle(const struct compression *compression, uint32_t p, enum cut_kind kind)
{
    const struct line *line = compression->line;

    if ((kind == CUT_PREPOSITION || kind == CUT_BOUND || kind == CUT_OF) &&
        (p + 1 >= compression->end ||
         (line_is_mark(line, p + 1) && line->pieces[p + 1].quote != QUOTE_OPEN)))
        return CUT_NONE;
    if (kind == CUT_INFINITIVE && !line_says(line, p - 1, KEY("time")))
        for (uint32_t k = p > 5 ? p - 5 : 0; k < p; k++)
            if (line_says(line, k, KEY("for")))
                return CUT_BOUND;
    return kind;
}

/* What goes from every candidate, brackets and such. */
static struct mask frame_of(const struct compression *compression)
{
    struct mask gone = {{0, 0}};

    for (uint32_t i = 0; i < compression->count; i++)
        if (compression->items[i].kind == DELETE_FRAME)
            gone = mask_or(gone, compression->items[i].pieces);
    return gone;
}

void tailcut_find(struct cuts *cuts, const struct compression *compression)
{
    const struct line *line = compression->line;
    uint32_t start = compression->start, least = start + 4;
    struct mask gone = frame_of(compression), work = cuttable(line);
    bool quoted = false;

    cuts->count = 0;
    cuts_add(cuts, (struct cut){compression->end, CUT_NONE, false, RISK_NONE});
    if (compression->verb != LINE_NONE)
        least = compression->verb + 1 > start + 3 ? compression->verb + 1 : start + 3;
    for (uint32_t p = start + 2; p < compression->body_end; p++) {
        uint32_t q = p - 1;
        enum cut_kind kind;

        if (line->pieces[p].quote)
            quoted = line->pieces[p].quote == QUOTE_OPEN;
        if (p < least || (mask_has(&gone, p) && mask_has(&gone, p - 1)) ||
            !(mask_has(&work, p) || line_says_one(line, p, KEY("less"), KEY("more"))))
            continue;
        while (q > start && mask_has(&gone, q))
            q--;
        kind = settle(compression, p, kind_at(line, p, q));
        if (kind == CUT_NONE)
            continue;
        while (q > start && (line_is_comma(line, q) || mask_has(&gone, q)))
            q--;
        if (!cut_before_time(compression, cuts, p, q, least) && leaves_well(compression, p, q)) {
            struct cut cut = {p, kind, quoted && line->pieces[p].quote != QUOTE_CLOSE, RISK_NONE};

            cut.risk = risk_of(compression, &cut, q);
            cuts_add(cuts, cut);
        }
    }
}
