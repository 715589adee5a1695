/* Asides: what stands between commas, and what parts the subject from its verb. */
#include "headline/compress.h"

static const list_set RELATIVES = (list_set)1 << LIST_RELATIVE;

/* A stretch behind a comma that may be an aside. */
struct aside {
    const struct line *line;
    uint32_t comma, first; /* the comma before it, its first piece */
    uint32_t end;          /* of the body */
};

/* ", who", ", some of whom", ", in which", ", the last of which" */
static bool is_relative(const struct aside *aside)
{
    static const tag_set HEAD =
        TAG_SET(DT) | TAG_SET(CD) | TAG_SET(NN) | TAG_SET(JJ) | TAG_SET(NNS);
    const struct line *line = aside->line;
    uint32_t a = aside->first;

    if (line_in(line, a, LIST_RELATIVE))
        return true;
    if (line_in(line, a, LIST_SOME) && clause_has_word(line, a, a + 3, RELATIVES))
        return true;
    if (line_is(line, a, TAG_SET(IN)) && line_in(line, a + 1, LIST_RELATIVE))
        return true;
    return line_is(line, a, HEAD) && clause_has_word(line, a, a + 4, list_bit(LIST_OF)) &&
           clause_has_word(line, a, a + 5, RELATIVES);
}

/* Does the main verb follow the comma at `i`? */
static bool verb_follows(const struct aside *aside, uint32_t i)
{
    const struct line *line = aside->line;

    if (i + 1 >= aside->end)
        return false;
    if (line_is(line, i + 1, TAGS_FINITE))
        return true;
    return (line_is(line, i + 1, TAG_SET(RB)) || line_in(line, i + 1, LIST_WEEKDAY) ||
            line_in(line, i + 1, LIST_TODAY)) &&
           i + 2 < aside->end && line_is(line, i + 2, TAGS_FINITE);
}

/* A relative clause: to the comma before the verb, else to the fourth at most
 * or to one that a new phrase follows. Returns the closing comma. */
static uint32_t relative_end(const struct aside *aside)
{
    static const tag_set NEW =
        TAG_SET(IN) | TAG_SET(SC) | TAG_SET(TO) | TAG_SET(VBG) | TAG_SET(WRB);
    const struct line *line = aside->line;
    uint32_t comma = clause_comma(line, aside->first, aside->end);

    for (int commas = 1; comma != LINE_NONE; commas++) {
        uint32_t next = clause_comma(line, comma + 1, aside->end);

        if (comma - aside->first > 25)
            return LINE_NONE;
        if (verb_follows(aside, comma) || commas == 4 || next == LINE_NONE ||
            line_is(line, comma + 1, NEW) || line_in(line, comma + 1, LIST_SUBORDINATOR))
            return comma;
        comma = next;
    }
    return LINE_NONE;
}

static bool has_and(const struct line *line, uint32_t start, uint32_t end)
{
    return clause_has(line, start, end, TAG_SET(CC));
}

/* Could the aside, up to the comma `close`, be a noun phrase? */
static bool is_nominal(const struct aside *aside, uint32_t close)
{
    static const tag_set OPENS = TAGS_NOUN | TAG_SET(JJ) | TAG_SET(CD) | TAG_SET(DT);
    const struct line *line = aside->line;

    if (!line_is(line, aside->first, OPENS) || line_is(line, aside->first, TAG_SET(NNPS)))
        return false;
    return !clause_has(line, aside->first, close, TAGS_FINITE) ||
           clause_has_word(line, aside->first, close, RELATIVES | list_bit(LIST_THAT));
}

static bool is_age(const struct aside *aside, uint32_t close)
{
    struct span text = aside->line->pieces[aside->first].lower;

    return close == aside->first + 1 && text.length <= 2 && text.bytes[0] >= '0' &&
           text.bytes[0] <= '9';
}

/* What the aside up to `close` is; DELETION_KINDS when it has to stay. */
static enum deletion_kind aside_kind(const struct aside *aside, uint32_t close)
{
    static const tag_set ADVERBIAL = TAG_SET(IN) | TAG_SET(SC) | TAG_SET(TO) | TAG_SET(RB);
    static const tag_set AFTER_PLACE = TAG_SET(IN) | TAG_SET(VBD) | TAG_SET(VBZ) | TAG_SET(VBN) |
                                       TAG_SET(TO) | TAG_SET(VBG) | TAG_SET(COMMA) | TAG_SET(WRB);
    const struct line *line = aside->line;
    uint32_t first = aside->first, length = close - first;
    bool verb = verb_follows(aside, close), nominal = is_nominal(aside, close);
    bool joined = line_is(line, close + 1, TAG_SET(CC)) && close + 1 < aside->end;

    if (line_is(line, first, TAG_SET(VBG) | TAG_SET(VBN)) && verb)
        return DELETE_PARTICIPLE;
    if (line_is(line, first, ADVERBIAL) && verb && !clause_has(line, first, close, TAGS_FINITE))
        return DELETE_ASIDE;
    if (line_is(line, first, TAG_SET(JJ) | TAG_SET(JJS) | TAG_SET(RBS)) && verb && !joined &&
        line_is(line, first + 1, TAG_SET(VBN) | TAG_SET(IN) | TAG_SET(TO)) &&
        !clause_has(line, first, close, TAGS_FINITE))
        return DELETE_PARTICIPLE; /* ", best known for its ale," */
    if (nominal && verb && !joined &&
        (line_is(line, first, TAG_SET(DT)) || !has_and(line, first + 1, close) ||
         line_is(line, close + 1, TAG_SET(VBZ))))
        return DELETE_APPOSITION;
    if (is_age(aside, close))
        return DELETE_WORD;
    if (nominal && length <= 3 && line_is(line, first, TAG_SET(NNP)) &&
        line_is(line, aside->comma - 1, TAG_SET(NNP)) && !joined &&
        line_is(line, close + 1, AFTER_PLACE) && close + 1 < aside->end)
        return DELETE_PLACE;
    if (nominal && line_is(line, first, TAG_SET(DT)) && length < 12 &&
        line_is(line, aside->comma - 1, TAGS_NOUN | TAG_SET(CD)) && close + 1 < aside->end &&
        line_is(line, close + 1, TAGS_PREPOSITION | TAG_SET(VBN)))
        return DELETE_APPOSITION;
    if (length <= 4 &&
        line_says_one(line, first, KEY("however"), KEY("meanwhile"), KEY("though"), KEY("too"),
                      KEY("therefore"), KEY("also"), KEY("of"), KEY("for"), KEY("in"), KEY("at")) &&
        line_is(line, first, TAG_SET(RB) | TAG_SET(IN)))
        return DELETE_ASIDE;
    return DELETION_KINDS;
}

/* ", the chairman of its bank, Hallam Trust,": what stands between the first comma
 * of the subject and the comma right before the verb, with commas inside. */
static void find_long_aside(struct compression *compression)
{
    static const uint32_t LONGEST = 26; /* pieces */
    static const tag_set OPENS = TAG_SET(DT) | TAG_SET(VBG) | TAG_SET(VBN);
    const struct line *line = compression->line;
    uint32_t verb = compression->verb, comma;

    if (verb == LINE_NONE || verb < 2 || !line_is_comma(line, verb - 1))
        return;
    comma = clause_comma(line, compression->start, verb);
    if (comma + 1 < verb && verb - comma <= LONGEST && clause_in_phrase(line, comma - 1) &&
        line_is(line, comma + 1, OPENS) && clause_comma(line, comma + 1, verb - 1) != LINE_NONE &&
        !clause_has(line, comma, verb, TAGS_FINITE))
        compress_range(compression,
                       line_is(line, comma + 1, TAG_SET(DT)) ? DELETE_APPOSITION
                                                             : DELETE_PARTICIPLE,
                       comma, verb);
}

/* "stars including Ida Berg and Olle Dahl": examples between subject and verb. */
static void find_examples(struct compression *compression, uint32_t verb)
{
    const struct line *line = compression->line;

    for (uint32_t i = compression->start + 1; i < verb; i++)
        if ((line_says(line, i, KEY("including")) ||
             (line_says(line, i, KEY("such")) && line_says(line, i + 1, KEY("as")))) &&
            clause_in_phrase(line, i - 1) && clause_in_phrase(line, verb - 1) &&
            !clause_has(line, i, verb, TAGS_FINITE)) {
            compress_range(compression, DELETE_ASIDE, i, verb);
            return;
        }
}

static void find_segments(struct compression *compression)
{
    const struct line *line = compression->line;
    uint32_t end = compression->body_end, comma = clause_comma(line, compression->start, end);

    while (comma != LINE_NONE && comma > 0) {
        struct aside aside = {line, comma, comma + 1, end};
        uint32_t close = clause_comma(line, comma + 1, end);
        enum deletion_kind kind = DELETION_KINDS;

        if (is_relative(&aside)) {
            close = relative_end(&aside);
            kind = close == LINE_NONE ? DELETION_KINDS : DELETE_RELATIVE;
        } else if (close != LINE_NONE && close > comma + 1 && close - comma <= 26) {
            kind = aside_kind(&aside, close);
        }
        if (kind == DELETION_KINDS) {
            comma = clause_comma(line, comma + 1, end);
            continue;
        }
        compress_range(compression, kind, comma, close + 1);
        comma = close; /* it may open the next aside */
    }
}

/* ---- between subject and verb ---- */

static bool is_odd_comma(const struct line *line, uint32_t start, uint32_t end)
{
    return mask_count(mask_and(line->tagged[TAG_COMMA], mask_range(start, end))) % 2 == 1;
}

/* "who fled from fire, frost or floods": the comma is one of a list. */
static bool has_list(const struct line *line, uint32_t start, uint32_t end)
{
    uint32_t comma = clause_comma(line, start, end);

    return comma != LINE_NONE && line_is(line, comma - 1, TAGS_NOUN) &&
           line_is(line, comma + 1, TAGS_NOUN | TAG_SET(JJ)) &&
           clause_has(line, comma, end, TAG_SET(CC)) && !clause_has(line, comma, end, TAGS_FINITE);
}

/* "the man who fled", "the law that banned it" */
static bool opens_restrictive(const struct line *line, uint32_t i)
{
    if (i == 0 || line_is_comma(line, i - 1) || !clause_in_phrase(line, i - 1))
        return false;
    if (line_in(line, i, LIST_RELATIVE))
        return true;
    if (line_is(line, i, TAG_SET(IN)) && line_says_one(line, i + 1, KEY("which"), KEY("whom")))
        return true;
    return line_in(line, i, LIST_THAT) &&
           (line_is(line, i + 1, TAGS_FINITE) ||
            (!line_in(line, i - 1, LIST_CONTENT) && clause_in_phrase(line, i + 1) &&
             line_is(line, line->phrases[line->pieces[i - 1].phrase].start, TAG_SET(DT))));
}

/* The preposition of a phrase right before `i`, to go with the clause. */
static uint32_t preposition_before(const struct line *line, uint32_t start, uint32_t i)
{
    for (uint32_t k = i; k-- > start + 1 && i - k < 6;)
        if (line_is(line, k, TAG_SET(IN)) && !line_in(line, k, LIST_OF) &&
            clause_in_phrase(line, k - 1))
            return k;
    return LINE_NONE;
}

static bool find_restrictive(struct compression *compression, uint32_t i, uint32_t verb)
{
    const struct line *line = compression->line;
    uint32_t preposition;

    if (!opens_restrictive(line, i) || !clause_has(line, i + 1, verb, TAGS_VERB) ||
        (line_is(line, verb, TAG_SET(VBP)) &&
         !line_says_one(line, verb, KEY("are"), KEY("have"))) ||
        (is_odd_comma(line, i, verb) && !has_list(line, i, verb)))
        return false;
    if (line_in(line, i, LIST_THAT))
        for (uint32_t k = i; k < verb; k++)
            if (line_says_one(line, k, KEY("let"), KEY("make"), KEY("help"), KEY("said")))
                return false;
    compress_range(compression, DELETE_RESTRICTIVE, i, verb);
    preposition = preposition_before(line, compression->start, i);
    if (preposition != LINE_NONE)
        compress_range(compression, DELETE_PREPOSITIONAL, preposition, verb);
    return true;
}

/* "the man accused of theft" */
static bool find_reduced(struct compression *compression, uint32_t i, uint32_t verb)
{
    const struct line *line = compression->line;

    if (!line_is(line, i, TAG_SET(VBG) | TAG_SET(VBN)) || clause_in_phrase(line, i) ||
        !clause_in_phrase(line, i - 1) || !line_is(line, i - 1, TAGS_NOUN) ||
        clause_comma(line, i, verb) != LINE_NONE || verb - i >= 20 || i + 1 >= verb)
        return false;
    if (line_is(line, i, TAG_SET(VBN)) && clause_in_phrase(line, i + 1) &&
        !line_in(line, i, LIST_NAMED))
        return false; /* with an object it is the verb: "denied the ships were late" */
    compress_range(compression, DELETE_REDUCED, i, verb);
    return true;
}

/* A plain present read behind a relative clause is that clause's noun; the
 * auxiliary that follows is the main verb. */
static uint32_t mend_verb(struct compression *compression, uint32_t verb)
{
    const struct line *line = compression->line;
    uint32_t end = compression->body_end;

    if (!line_is(line, verb, TAG_SET(VBP)) || line_says_one(line, verb, KEY("are"), KEY("have")) ||
        !clause_has_word(line, compression->start, verb, RELATIVES | list_bit(LIST_THAT)))
        return verb;
    for (uint32_t k = verb + 1; k < end && k < verb + 16 && !line_is_comma(line, k); k++)
        if (line_says_one(line, k, KEY("has"), KEY("have"), KEY("is"), KEY("are"), KEY("was"),
                          KEY("were")) &&
            clause_in_phrase(line, k - 1) && !line_is(line, k - 1, TAG_SET(PRP)))
            return compression->verb = k;
    return verb;
}

void compress_asides(struct compression *compression)
{
    struct line *line = compression->line;
    struct mask work;
    uint32_t verb;

    find_segments(compression);
    verb = clause_verb(line, compression->start, compression->body_end);
    if (verb == LINE_NONE || verb <= compression->start)
        return;
    verb = mend_verb(compression, verb);
    find_long_aside(compression);
    find_examples(compression, verb);
    work = mask_or(line->openers, line_tagged(line, TAG_SET(IN) | TAG_SET(VBG) | TAG_SET(VBN)));
    for (uint32_t i = mask_next(&work, compression->start + 1); i < verb;
         i = mask_next(&work, i + 1))
        if (find_restrictive(compression, i, verb) || find_reduced(compression, i, verb))
            return;
}
