/* What the tagger gets wrong and the line as a whole tells. */
#include "headline/mend.h"

static bool is_apostrophe(struct span text)
{
    return span_equal(text, span_from("'")) || span_equal(text, span_from("\xe2\x80\x98")) ||
           span_equal(text, span_from("\xe2\x80\x99"));
}

static enum tag be_tag(const struct line *line, uint32_t i)
{
    if (line_says(line, i, KEY("is")))
        return TAG_VBZ;
    return line_says(line, i, KEY("was")) || line_says(line, i, KEY("were")) ? TAG_VBD : TAG_VBP;
}

/* Words whose tag hangs on the one beside them. */
static void mend_words(struct line *line, uint32_t i)
{
    struct piece *piece = &line->pieces[i];

    if (i > 1 && line_is(line, i, TAG_SET(NN)) && line->pieces[i - 1].quote &&
        line_is(line, i - 2, TAG_SET(MD)) &&
        tagger_share(&line->tagger, piece->known, TAG_SET(VB) | TAG_SET(VBP)) > 0)
        line_retag(line, i, TAG_VB); /* should "stick to it" */
    if (line_says(line, i, KEY("cannot")))
        line_retag(line, i, TAG_MD);
    if (line_says_one(line, i, KEY("mp"), KEY("mep"), KEY("msp"), KEY("ceo"), KEY("pm")) &&
        piece->all_caps && line_is(line, i + 1, TAGS_NAME))
        line_retag(line, i, TAG_NN); /* a role before a name */
    if (line_says_one(line, i, KEY("starring"), KEY("featuring")) && !piece->capital)
        line_retag(line, i, TAG_VBG);
}

/* The pieces that mend_piece may have something to say of: each by itself, so that
 * what is mended before does not tell. */
static struct mask mendable(const struct line *line)
{
    const list_set lists = list_bit(LIST_BE) | list_bit(LIST_PARTICLE) | list_bit(LIST_MENDED);
    struct mask mendable =
        mask_or(line->odd, mask_and(line->capitals, line_tagged(line, TAG_SET(VB) | TAGS_FINITE)));

    if (line_lists(line, list_bit(LIST_HAVE)))
        mendable = mask_or(mendable, line_tagged(line, TAG_SET(JJ)));
    if (!mask_empty(line->quotes))
        mendable =
            mask_or(mendable, mask_and(line_tagged(line, TAG_SET(NN)), mask_behind(line->quotes)));
    for (uint32_t i = 0; i < line->count && line_lists(line, lists); i++)
        if (line->pieces[i].lists & lists)
            mask_add(&mendable, i);
    return mendable;
}

/* What the model gets wrong and the page tells: be is finite, sums are numbers,
 * a capital in a name is no verb, "de" between capitals is part of the name. */
static void mend_english(struct line *line)
{
    static const tag_set OPENS_NAME =
        TAG_SET(NNP) | TAG_SET(NNPS) | TAG_SET(NN) | TAG_SET(NNS) | TAG_SET(JJ) | TAG_SET(DT);
    struct mask work = mendable(line);

    for (uint32_t i = mask_next(&work, 0); i < line->count; i = mask_next(&work, i + 1)) {
        struct piece *piece = &line->pieces[i];

        if (piece->mark && !piece->quote && is_apostrophe(line_text(line, i)))
            line_retag(line, i, TAG_POS);
        if (line_in(line, i, LIST_BE) && !line_is(line, i, TAGS_FINITE))
            line_retag(line, i, be_tag(line, i));
        if (i > 0 && line_is(line, i - 1, TAGS_ADJECTIVE | TAG_SET(DT) | TAG_SET(PRPS)) &&
            line_says_one(line, i, KEY("daily"), KEY("weekly"), KEY("monthly"), KEY("yearly"),
                          KEY("quarterly"), KEY("early")))
            line_retag(line, i, TAG_JJ);
        if (line_is(line, i, TAG_SET(JJ)) && i > 0 &&
            (line_in(line, i - 1, LIST_HAVE) ||
             (i > 1 && line_is(line, i - 1, TAG_SET(RB)) && line_in(line, i - 2, LIST_HAVE))) &&
            (line_in(line, i, LIST_PARTICIPLE) ||
             (piece->lower.length > 3 &&
              memcmp(piece->lower.bytes + piece->lower.length - 2, "ed", 2) == 0)))
            line_retag(line, i, TAG_VBN);
        if (line_says_one(line, i, KEY("v"), KEY("v."), KEY("vs"), KEY("vs.")) && i > 0 &&
            line->pieces[i - 1].capital)
            line_retag(line, i, TAG_NNP);
        if (line_says(line, i, KEY("amid")) ||
            (line_says(line, i, KEY("for")) && line_is(line, i, TAG_SET(CC))))
            line_retag(line, i, TAG_IN);
        if (line_says(line, i, KEY("that")) && line_is(line, i, TAG_SET(DT)) &&
            line_is(line, i + 1, TAG_SET(NNS)))
            line_retag(line, i, TAG_IN);
        mend_words(line, i);
        if (line_says(line, i, KEY("us")) && piece->all_caps)
            line_retag(line, i, TAG_NNP);
        if (line_says(line, i, KEY("following")) && i > 0 &&
            line_is(line, i - 1, TAG_SET(NN) | TAG_SET(JJ)) && line_is(line, i + 1, TAG_SET(IN))) {
            line_retag(line, i, TAG_NN); /* "a large following in" */
            piece->lists = 0;
        }
        if (line_says(line, i, KEY("'s")) &&
            (line_says(line, i + 1, KEY("i")) ||
             (i > 0 && line_is(line, i - 1, TAG_SET(NNP)) && line_is(line, i + 1, TAG_SET(VBN)) &&
              line_is(line, i + 2, TAG_SET(NN) | TAG_SET(NNS)))))
            line_retag(line, i, TAG_POS); /* "Sweden's proposed entry" */
        if (i > 0 && line_is(line, i, TAG_SET(VB) | TAGS_FINITE) && piece->capital &&
            !piece->all_caps && piece->gap &&
            (line_is(line, i - 1, OPENS_NAME) ||
             (line->pieces[i - 1].capital && i + 1 < line->count && line->pieces[i + 1].capital)))
            line_retag(line, i, TAG_NNP);
        if (i > 0 && line_in(line, i, LIST_PARTICLE) && !piece->capital &&
            line->pieces[i - 1].capital && i + 1 < line->count && line->pieces[i + 1].capital &&
            !line_is(line, i - 1, TAG_SET(IN) | TAG_SET(DT)))
            line_retag(line, i, TAG_NNP);
    }
}

/* "14.3m", "2bn": digits, then a unit of one or two letters. */
static bool is_amount(struct span text)
{
    size_t digits = 0;

    while (digits < text.length && ((text.bytes[digits] >= '0' && text.bytes[digits] <= '9') ||
                                    text.bytes[digits] == '.' || text.bytes[digits] == ','))
        digits++;
    if (digits == 0)
        return false;
    text = span_of(text.bytes + digits, text.length - digits);
    return (span_equal(text, span_from("m")) || span_equal(text, span_from("bn")) ||
            span_equal(text, span_from("tn")) || span_equal(text, span_from("k")) ||
            span_equal(text, span_from("p")));
}

/* A sum: a currency sign, and what it counts. */
static bool is_money(struct span text)
{
    return text.bytes[0] == '$' || span_starts(text, span_from("\xc2\xa3")) ||
           span_starts(text, span_from("\xe2\x82\xac"));
}

/* An acronym that no table holds is a name, unless everything is in capitals. */
static void mend_acronyms(struct line *line)
{
    static const tag_set OPEN = TAGS_NOUN | TAGS_VERB | TAGS_ADJECTIVE | TAG_SET(RB);
    uint32_t small = line->count - mask_count(line->capitals);

    for (uint32_t i = mask_next(&line->odd, 0); i < line->count; i = mask_next(&line->odd, i + 1))
        small -= line->pieces[i].mark;
    if (small * 2 <= line->count)
        return;
    for (uint32_t i = mask_next(&line->odd, 0); i < line->count; i = mask_next(&line->odd, i + 1))
        if (line->pieces[i].all_caps && line_is(line, i, OPEN) &&
            !tagger_know(&line->tagger, line_text(line, i)).tags)
            line_retag(line, i, TAG_NNP);
}

/* "giant Jukola": inside a line that is not all capitals, a word with a capital
 * that no table holds in small letters is a name. */
static void mend_strangers(struct line *line)
{
    static const tag_set OPEN = TAG_SET(NN) | TAG_SET(NNS) | TAG_SET(JJ) | TAGS_VERB | TAG_SET(RB);

    struct mask work = mask_and(line->capitals, line_tagged(line, OPEN));

    for (uint32_t i = mask_next(&work, 1); i < line->count; i = mask_next(&work, i + 1))
        if (!line->pieces[i - 1].mark && !line->pieces[i].known)
            line_retag(line, i, TAG_NNP);
}

/* Where a clause may begin again, so that a second verb is no surprise. */
static bool opens_clause(const struct line *line, uint32_t i)
{
    const list_set opens = list_bit(LIST_THAT) | list_bit(LIST_AND) | list_bit(LIST_RELATIVE) |
                           list_bit(LIST_SUBORDINATOR);

    return line->pieces[i].mark || (line->pieces[i].lists & opens) ||
           line_is(line, i, TAG_SET(SC) | TAG_SET(WDT) | TAG_SET(WP) | TAG_SET(WRB));
}

/* Past the names that begin at `i`. */
static uint32_t names_end(const struct line *line, uint32_t i)
{
    while (line_is(line, i, TAGS_NAME) ||
           (line_in(line, i, LIST_OF) && line_is(line, i + 1, TAGS_NAME)))
        i++;
    return i;
}

/* "Second seed Karl Lind slumped", "Film actors Ida Berg and Olle Dahl have": a
 * noun before a name was read as a verb, and the verb stands behind the name. */
static void mend_roles(struct line *line)
{
    static const int OFTEN = 100; /* in a thousand uses */
    const list_set clauses =
        list_bit(LIST_SAY) | list_bit(LIST_CLAUSAL) | list_bit(LIST_HAVE) | list_bit(LIST_BE);
    struct mask work = line_tagged(line, TAG_SET(VBD) | TAG_SET(VBZ) | TAG_SET(VBP) | TAG_SET(VBN));

    for (uint32_t i = mask_next(&work, 1); i < line->count; i = mask_next(&work, i + 1)) {
        const struct piece *piece = &line->pieces[i];
        uint32_t end;

        if ((piece->lists & clauses) || !line_is(line, i - 1, TAGS_NOUN | TAGS_ADJECTIVE))
            continue;
        end = names_end(line, i + 1);
        if (end == i + 1 ||
            tagger_share(&line->tagger, piece->known, TAG_SET(NN) | TAG_SET(NNS)) <= OFTEN)
            continue;
        if (line_in(line, end, LIST_AND))
            end = names_end(line, end + 1);
        if (line_is(line, end, TAGS_FINITE))
            line_retag(line, i, piece->tag == TAG_VBZ ? TAG_NNS : TAG_NN);
    }
}

/* What the word at `i` is when it is the verb of its clause; its own tag when it
 * cannot be. */
static enum tag verb_tag(const struct line *line, uint32_t i)
{
    static const int SELDOM = 100; /* in a thousand uses */
    static const tag_set PLURAL = TAG_SET(NNS) | TAG_SET(NNPS);
    static const tag_set GOVERNED = TAG_SET(CD) | TAG_SET(DT) | TAG_SET(PRPS);
    const struct piece *piece = &line->pieces[i];
    int past = tagger_share(&line->tagger, piece->known, TAG_SET(VBD));

    if (piece->tag == TAG_VB)
        return past > SELDOM ? TAG_VBD : TAG_VBP;
    if (piece->tag == TAG_VBN && past > SELDOM && !line_says(line, i + 1, KEY("by")))
        return TAG_VBD;
    if (!line_is(line, i, TAG_SET(NN) | TAG_SET(NNS)))
        return piece->tag;
    if (past > SELDOM || (past < 0 && line_is(line, i + 1, GOVERNED)))
        return TAG_VBD;
    if (tagger_share(&line->tagger, piece->known, TAG_SET(VBZ)) > SELDOM &&
        line_is(line, i + 1, GOVERNED | TAG_SET(IN) | TAG_SET(TO)))
        return TAG_VBZ;
    if (line_is(line, i, TAG_SET(NNS)) && line_is(line, i + 1, TAG_SET(DT) | TAG_SET(PRPS)))
        return TAG_VBZ; /* "crowns a year" */
    return line_is(line, i - 1, PLURAL) &&
                   tagger_share(&line->tagger, piece->known, TAG_SET(VBP)) > SELDOM
               ? TAG_VBP
               : piece->tag;
}

/* "its jobless total rose in May": where a clause has no verb, the word behind its
 * subject that is often one. Up to the first comma; an order ("Listen to") has none. */
static void mend_verb(struct line *line)
{
    static const tag_set AFTER = TAG_SET(IN) | TAG_SET(TO) | TAG_SET(RB) | TAG_SET(CD) |
                                 TAG_SET(DT) | TAG_SET(PRPS) | TAG_SET(STOP) | TAG_SET(COMMA) |
                                 TAG_SET(JJR) | TAG_SET(NNS) | TAG_SET(RP);

    struct mask finite = line_tagged(line, TAGS_FINITE);
    uint32_t comma = mask_next(&line->tagged[TAG_COMMA], 0);

    if (mask_next(&finite, 0) < comma || line_is(line, 0, TAG_SET(VB)))
        return;
    for (uint32_t i = 1; i < line->count && i < comma; i++) {
        struct piece *piece = &line->pieces[i];

        if (piece->capital || !line_is(line, i - 1, TAGS_NOUN | TAG_SET(JJ)) ||
            !line_is(line, i + 1, AFTER))
            continue;
        line_retag(line, i, verb_tag(line, i));
        if (line_is(line, i, TAGS_FINITE))
            return;
    }
}

/* Does "a" open the nouns that go on to `i`? */
static bool opens_singular(const struct line *line, uint32_t i)
{
    while (i > 0 &&
           line_is(line, i, TAGS_NOUN | TAG_SET(JJ) | TAG_SET(CD) | TAG_SET(OPEN) | TAG_SET(CLOSE)))
        i--;
    return line_says_one(line, i, KEY("a"), KEY("an"));
}

static bool may_be_plural(const struct line *line, uint32_t known)
{
    static const int SELDOM = 30; /* in a thousand uses */
    int share = tagger_share(&line->tagger, known, TAG_SET(NNS));

    return share > SELDOM || share < 0;
}

/* "retail giant Hallam", "a TV special to": nouns that were read as adjectives or
 * numbers. */
static void mend_nouns(struct line *line)
{
    static const int SELDOM = 50, OFTEN = 300; /* in a thousand uses */
    static const tag_set ENDS = TAG_SET(IN) | TAG_SET(TO) | TAG_SET(COMMA) | TAG_SET(STOP);
    struct mask work = line_tagged(line, TAG_SET(CD) | TAG_SET(VBG) | TAG_SET(VBN) | TAG_SET(VB) |
                                             TAG_SET(VBP) | TAG_SET(JJ));

    mask_add(&work, 0);
    for (uint32_t i = mask_next(&work, 0); i < line->count; i = mask_next(&work, i + 1)) {
        const struct piece *piece = &line->pieces[i];
        int share;

        if (piece->tag == TAG_CD && piece->capital && piece->lower.bytes[0] >= 'a' &&
            piece->lower.bytes[0] <= 'z' && i > 0 && !piece->known)
            line_retag(line, i, piece->all_caps ? TAG_NN : TAG_NNP);
        if (i == 0 && piece->tag == TAG_VB && line_is(line, 1, TAG_SET(NN) | TAG_SET(NNS)))
            line_retag(line, i, TAG_NN);
        if (i == 0 && piece->tag == TAG_VBZ && !line_in(line, 0, LIST_BE) &&
            !line_in(line, 0, LIST_HAVE) && may_be_plural(line, piece->known))
            line_retag(line, i, TAG_NNS); /* no sentence opens with "reports" that is a verb */
        if (piece->tag == TAG_VBG && i > 1 && line_is(line, i - 1, TAG_SET(NN)) &&
            line_is(line, i - 2, TAG_SET(IN) | TAG_SET(DT)) &&
            tagger_share(&line->tagger, piece->known, TAG_SET(NN)) > OFTEN)
            line_retag(line, i, TAG_NN); /* "in state spending" */
        if (i > 1 && line_is(line, i, TAG_SET(VBN) | TAG_SET(VB) | TAG_SET(VBP)) &&
            line_is(line, i - 1, TAG_SET(NN)) && line_is(line, i - 2, TAG_SET(POS)) &&
            line_is(line, i + 1, ENDS) &&
            tagger_share(&line->tagger, piece->known, TAG_SET(NN)) > OFTEN)
            line_retag(line, i, TAG_NN); /* "the club's cup lead to" */
        if (piece->tag == TAG_VB && i > 1 && opens_singular(line, i - 1) &&
            tagger_share(&line->tagger, piece->known, TAG_SET(NN)) > SELDOM)
            line_retag(line, i, TAG_NN); /* "a possible six-match ban" */
        if (piece->tag == TAG_VB && i > 0 && line_is(line, i - 1, TAG_SET(NN)) &&
            line_is(line, i + 1, TAGS_FINITE | TAG_SET(VBN)) &&
            tagger_share(&line->tagger, piece->known, TAG_SET(NN)) > SELDOM)
            line_retag(line, i, TAG_NN); /* "the wage freeze agreed" */
        if (piece->tag != TAG_JJ || piece->capital)
            continue;
        if (i > 1 && line_is(line, i - 1, TAG_SET(NN)) && line_is(line, i + 1, ENDS) &&
            opens_singular(line, i - 1) &&
            tagger_share(&line->tagger, piece->known, TAG_SET(NN)) > 0) {
            line_retag(line, i, TAG_NN); /* "a comedy special to" */
            continue;
        }
        share = tagger_share(&line->tagger, piece->known, TAG_SET(NN));
        if ((share > OFTEN && line_is(line, i + 1, TAG_SET(NNP))) ||
            (share > SELDOM && i > 1 && line_is(line, i - 1, TAG_SET(NN)) &&
             line_is(line, i + 1, ENDS)))
            line_retag(line, i, TAG_NN);
    }
}

/* "a straight sets defeat": a verb that may be a noun closes the phrase that
 * "a" opened before a plural. */
static void mend_heads(struct line *line)
{
    static const int OFTEN = 300; /* in a thousand uses */
    struct mask work = mask_and(line_tagged(line, TAGS_VERB), mask_behind(line->tagged[TAG_NNS]));

    for (uint32_t i = mask_next(&work, 2); i < line->count; i = mask_next(&work, i + 1)) {
        uint32_t start = i - 1;

        while (start > 0 && i - start < 4 && line_is(line, start, TAGS_ADJECTIVE | TAG_SET(NNS)))
            start--;
        if (line_says_one(line, start, KEY("a"), KEY("an")) &&
            tagger_share(&line->tagger, line->pieces[i].known, TAG_SET(NN)) > OFTEN)
            line_retag(line, i, TAG_NN);
    }
}

/* "by Hallam | watchers": a name that a preposition or an infinitive governs is no
 * subject. */
static bool is_governed_name(const struct line *line, uint32_t i)
{
    if (!line_is(line, i, TAGS_NAME))
        return false;
    while (i > 0 && line_is(line, i, TAGS_NAME | TAG_SET(CD) | TAG_SET(JJ)))
        i--;
    return line_is(line, i, TAG_SET(IN) | TAG_SET(VB));
}

/* Does the clause that the verb at `i` is in have another finite verb behind it, so
 * that it may be a noun: "if rescue talks with creditors fail"? */
static bool is_first_of_two(const struct line *line, uint32_t i)
{
    static const tag_set MARKS = TAG_SET(COMMA) | TAG_SET(COLON) | TAG_SET(STOP);

    for (uint32_t k = i + 1; k < line->count && !opens_clause(line, k); k++) {
        if (line_is(line, k, MARKS | TAG_SET(TO) | TAG_SET(PRP)))
            return false;
        if (line_is(line, k, TAGS_FINITE & ~TAG_SET(VBZ)))
            return true;
    }
    return false;
}

/* Has the clause that the word at `i` goes on with a finite verb by then? */
static bool is_after_finite(const struct line *line, uint32_t i)
{
    while (i > 0 && !opens_clause(line, i))
        if (line_is(line, --i, TAGS_FINITE))
            return true;
    return false;
}

/* "won their opening matches": a second finite verb of a clause, right behind a
 * noun or adjective, is a plural noun if it can be one. */
static bool is_plural(const struct line *line, uint32_t i)
{
    static const int SELDOM = 100; /* in a thousand uses */
    static const tag_set BEFORE = TAGS_ADJECTIVE | TAG_SET(NN) | TAG_SET(VBG) | TAG_SET(PRPS) |
                                  TAG_SET(VBN) | TAG_SET(VBD) | TAG_SET(VB) | TAG_SET(VBZ) |
                                  TAG_SET(DT) | TAG_SET(IN) | TAG_SET(CD);
    static const tag_set OBJECT = TAG_SET(DT) | TAG_SET(PRPS) | TAG_SET(PRP);
    const list_set SURE =
        list_bit(LIST_BE) | list_bit(LIST_HAVE) | list_bit(LIST_SAY) | list_bit(LIST_CLAUSAL);
    const struct piece *piece = &line->pieces[i];

    if (is_after_finite(line, i))
        return (line_is(line, i - 1, BEFORE) || is_governed_name(line, i - 1)) &&
               may_be_plural(line, piece->known);
    return !(piece->lists & SURE) && line_is(line, i - 1, TAG_SET(NN) | TAG_SET(JJ)) &&
           !line_is(line, i + 1, OBJECT) &&
           tagger_share(&line->tagger, piece->known, TAG_SET(NNS)) > SELDOM &&
           is_first_of_two(line, i);
}

static void mend_plurals(struct line *line)
{
    static const int SELDOM = 100; /* in a thousand uses */
    struct mask work = line_tagged(line, TAG_SET(VBZ) | TAG_SET(VB) | TAG_SET(VBP));

    for (uint32_t i = mask_next(&work, 1); i < line->count; i = mask_next(&work, i + 1))
        if (line_is(line, i, TAG_SET(VBZ))) {
            if (is_plural(line, i))
                line_retag(line, i, TAG_NNS);
        } else if (line_is(line, i - 1, TAGS_ADJECTIVE | TAG_SET(DT) | TAG_SET(PRPS)) &&
                   tagger_share(&line->tagger, line->pieces[i].known, TAG_SET(NN)) > SELDOM) {
            line_retag(line, i, TAG_NN);
        }
}

static void mend_numbers(struct line *line)
{
    for (uint32_t i = mask_next(&line->odd, 0); i < line->count; i = mask_next(&line->odd, i + 1)) {
        struct span text = line_text(line, i);

        if (!line->pieces[i].mark && (is_money(text) || is_amount(text)))
            line_retag(line, i, TAG_CD);
    }
}

void mend_tags(struct line *line)
{
    mend_numbers(line);
    mend_acronyms(line);
    if (!line->english)
        return;
    mend_strangers(line);
    mend_english(line);
    mend_nouns(line);
    mend_verb(line);
    mend_roles(line);
    mend_heads(line);
    mend_plurals(line);
}
