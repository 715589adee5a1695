/* Small words that headlines do without: articles, auxiliaries, adverbs,
 * honorifics. */
#include "headline/compress.h"

static bool is_quoted(const struct line *line, uint32_t i)
{
    while (!mask_empty(line->quotes) && i-- > 0) {
        if (line->pieces[i].quote == QUOTE_CLOSE)
            return false;
        if (line->pieces[i].quote == QUOTE_OPEN)
            return true;
    }
    return false;
}

/* ---- articles ---- */

/* "a few", "a barrel", "twice a day": not "record" and "long", unless they are. */
static bool is_rate(const struct line *line, uint32_t i)
{
    uint32_t before = i;

    if (line_in(line, i + 1, LIST_RATE))
        return true;
    while (before > 1 && mask_has(&line->aside, before - 1))
        before--; /* "30 francs (4 euros) a month" */
    return (line_in(line, i + 1, LIST_UNIT) ||
            line_says_one(line, i + 1, KEY("record"), KEY("third"), KEY("quarter"), KEY("time"),
                          KEY("total"), KEY("year"))) &&
           before > 0 &&
           (line_is(line, before - 1, TAG_SET(CD) | TAG_SET(NNS)) ||
            line_says_one(line, before - 1, KEY("once"), KEY("twice"), KEY("times"), KEY("euros"),
                          KEY("dollars")));
}

/* "The Hague", "the The": part of a name. */
static bool is_named(const struct compression *compression, uint32_t i)
{
    const struct line *line = compression->line;

    return line->pieces[i].capital && i > compression->start && i > 0 &&
           line->pieces[i - 1].quote != QUOTE_OPEN && !line_is_comma(line, i - 1);
}

/* "was used a record amount": no object, which the article tells. */
static bool is_of_passive(const struct line *line, uint32_t i)
{
    const list_set be = list_bit(LIST_BE) | list_bit(LIST_BEEN);

    return i > 1 && line_is(line, i - 1, TAG_SET(VBN)) &&
           line_says_one(line, i, KEY("a"), KEY("an")) && !line_in(line, i - 1, LIST_GIVEN) &&
           !line_in(line, i - 1, LIST_NAMED) && (line->pieces[i - 2].lists & be) != 0;
}

static bool may_drop_article(const struct compression *compression, uint32_t i)
{
    static const tag_set BEFORE =
        TAG_SET(JJ) | TAG_SET(VBG) | TAG_SET(RB) | TAG_SET(VBN) | TAG_SET(RBS);
    static const tag_set NOUNLESS = TAG_SET(JJ) | TAG_SET(JJS) | TAG_SET(RBS) | TAG_SET(JJR) |
                                    TAG_SET(CD) | TAG_SET(VBN) | TAG_SET(VBG);
    const struct line *line = compression->line;
    bool together = i + 1 < line->count && line->pieces[i].phrase >= 0 &&
                    line->pieces[i].phrase == line->pieces[i + 1].phrase;

    if (!line_is(line, i, TAG_SET(DT)) || !line_in(line, i, LIST_ARTICLE) ||
        is_named(compression, i) || i + 1 >= line->count)
        return false;
    if (!together && !line_is(line, i + 1, BEFORE))
        return false;
    if (is_of_passive(line, i))
        return false;
    if (line_says(line, i, KEY("the")))
        return !(line_is(line, i + 1, NOUNLESS) && !together) &&
               !line_says_one(line, i + 1, KEY("same"), KEY("way"), KEY("rest"), KEY("likes"),
                              KEY("other"));
    return !is_rate(line, i);
}

static void find_articles(struct compression *compression)
{
    const struct mask *work = &compression->line->tagged[TAG_DT];
    struct mask articles = {{0, 0}};

    for (uint32_t i = mask_next(work, 0); i < compression->end; i = mask_next(work, i + 1))
        if (may_drop_article(compression, i) && !is_quoted(compression->line, i))
            mask_add(&articles, i);
    compress_add(compression, DELETE_WORD, articles);
}

/* ---- auxiliaries ---- */

static uint32_t past_adverbs(const struct line *line, uint32_t i, uint32_t end)
{
    while (i < end && line_is(line, i, TAG_SET(RB)) && !line_in(line, i, LIST_NEGATION))
        i++;
    return i;
}

/* Nothing short stands before it: "who is", "there are", "it has". */
static bool has_subject(const struct line *line, uint32_t i)
{
    static const tag_set SHORT = TAG_SET(WDT) | TAG_SET(EX) | TAG_SET(WP) | TAG_SET(PRP);

    return !line_in(line, i - 1, LIST_RELATIVE) && !line_is(line, i - 1, SHORT) &&
           !line_says_one(line, i - 1, KEY("that"), KEY("there"), KEY("it"), KEY("what"));
}

static bool is_be(const struct line *line, uint32_t i)
{
    return line_says_one(line, i, KEY("is"), KEY("are"), KEY("was"), KEY("were")) ||
           (line_says_one(line, i, KEY("'s"), KEY("'re")) &&
            line_is(line, i, TAG_SET(VBZ) | TAG_SET(VBP)));
}

static bool has_hyphen(struct span word)
{
    return memchr(word.bytes, '-', word.length) != NULL;
}

/* `main`: it is the main verb. */
static bool may_drop_be(const struct line *line, uint32_t i, uint32_t end, bool main)
{
    static const tag_set AFTER = TAG_SET(VBN) | TAG_SET(VBG) | TAG_SET(TO);
    uint32_t next = past_adverbs(line, i + 1, end);

    if (next >= end || line_in(line, next, LIST_NEGATION) || !has_subject(line, i) ||
        (!main && line_says(line, i, KEY("'s"))))
        return false; /* "the music world's leading label" */
    if (line_is(line, next, TAG_SET(VBG)) && has_hyphen(line->pieces[next].lower))
        return false;
    if (line_is(line, next, TAG_SET(VBN)) && line_is(line, next + 1, TAG_SET(DT)) &&
        line_in(line, next + 1, LIST_ARTICLE) && !line_in(line, next, LIST_NAMED) &&
        !line_in(line, next, LIST_GIVEN))
        return false; /* "was used a record amount" */
    return line_is(line, next, AFTER) || (main && line_in(line, next, LIST_AFTER_BE)) ||
           (line_says(line, next, KEY("about")) && line_is(line, next + 1, TAG_SET(TO)));
}

/* "has been sold", "has sold": what may go is added to `*gone`. */
static void drop_have(const struct line *line, uint32_t i, uint32_t end, struct mask *gone)
{
    uint32_t next = past_adverbs(line, i + 1, end), participle;
    struct span word;

    if (next >= end || !has_subject(line, i))
        return;
    if (line_says(line, next, KEY("been"))) {
        participle = past_adverbs(line, next + 1, end);
        if (participle < end && line_is(line, participle, TAG_SET(VBN) | TAG_SET(VBG))) {
            mask_add(gone, i);
            mask_add(gone, next);
        }
        return;
    }
    word = line->pieces[next].lower;
    if (line_is(line, next, TAG_SET(VBN) | TAG_SET(VBD)) &&
        ((word.length > 2 && memcmp(word.bytes + word.length - 2, "ed", 2) == 0) ||
         line_in(line, next, LIST_PARTICIPLE)))
        mask_add(gone, i);
}

/* Once a quotation has opened and not yet closed, nothing goes any more. */
static bool is_after_open_quote(const struct line *line, uint32_t i)
{
    bool opened = false;

    for (uint32_t k = mask_next(&line->quotes, 0); k < i; k = mask_next(&line->quotes, k + 1)) {
        if (line->pieces[k].quote == QUOTE_CLOSE)
            return false;
        opened = opened || line->pieces[k].quote == QUOTE_OPEN;
    }
    return opened;
}

/* "denied that the text was drafted": without its "was" the clause would be none. */
static bool is_in_object_clause(const struct compression *compression, uint32_t i)
{
    const list_set governs =
        list_bit(LIST_SAY) | list_bit(LIST_CLAUSAL) | list_bit(LIST_QUESTION) | list_bit(LIST_THAT);
    const struct line *line = compression->line;
    uint32_t verb = compression->verb, start;

    if (verb == LINE_NONE || i <= verb)
        return false;
    start = clause_in_phrase(line, i - 1) ? line->phrases[line->pieces[i - 1].phrase].start : 0;
    return clause_has_word(line, verb, i, governs) ||
           (start > verb && line_is(line, start - 1, TAGS_VERB)); /* "check the vote is run" */
}

static void find_auxiliaries(struct compression *compression)
{
    const struct line *line = compression->line;
    uint32_t end = compression->end;
    struct mask work = line_tagged(line, TAGS_FINITE | TAG_SET(VB) | TAG_SET(VBN));
    struct mask gone = {{0, 0}};

    for (uint32_t i = mask_next(&work, compression->start + 1); i < end;
         i = mask_next(&work, i + 1)) {
        if (is_be(line, i)) {
            if (!is_after_open_quote(line, i) && !is_in_object_clause(compression, i) &&
                may_drop_be(line, i, end, i == compression->verb))
                mask_add(&gone, i);
        } else if (line_says_one(line, i, KEY("has"), KEY("have"), KEY("'ve")) &&
                   line_is(line, i, TAG_SET(VBZ) | TAG_SET(VBP) | TAG_SET(VB)) &&
                   !line_is(line, i - 1, TAG_SET(MD) | TAG_SET(TO))) {
            drop_have(line, i, end, &gone);
        } else if (line_says(line, i, KEY("had")) && has_subject(line, i) &&
                   line_says(line, i + 1, KEY("been")) && i + 2 < end &&
                   line_is(line, i + 2, TAG_SET(VBN) | TAG_SET(VBG))) {
            mask_add(&gone, i);
            mask_add(&gone, i + 1);
        }
    }
    compress_add(compression, DELETE_WORD, gone);
}

/* ---- adverbs ---- */

static bool is_adverb(const struct line *line, uint32_t i)
{
    struct span word;

    if (line_in(line, i, LIST_VITAL))
        return false;
    word = line->pieces[i].lower;
    return line_in(line, i, LIST_ADVERB) ||
           (word.length > 3 && memcmp(word.bytes + word.length - 2, "ly", 2) == 0);
}

/* "so far", "too much", "even if", "as soon as", "more than": one thing. */
static bool is_bound_adverb(const struct line *line, uint32_t i)
{
    if ((line_says(line, i, KEY("so")) && i > 0 && line_is(line, i - 1, TAGS_VERB)) ||
        (line_says(line, i, KEY("once")) && line_says(line, i + 1, KEY("more"))))
        return true; /* "says so", "once more" */
    if (line_says(line, i, KEY("so")) &&
        (line_says_one(line, i + 1, KEY("far"), KEY("much"), KEY("many"), KEY("that")) ||
         line_is(line, i + 1, TAG_SET(JJ))))
        return true;
    if (line_says_one(line, i, KEY("once"), KEY("even"), KEY("rather"), KEY("just"), KEY("so"),
                      KEY("then"), KEY("too"), KEY("very"), KEY("quite")) &&
        line_says_one(line, i + 1, KEY("if"), KEY("though"), KEY("than"), KEY("when"), KEY("as"),
                      KEY("before"), KEY("after"), KEY("much"), KEY("many"), KEY("few"),
                      KEY("little")))
        return true;
    if (line_says(line, i, KEY("too")) && line_is(line, i + 1, TAG_SET(JJ) | TAG_SET(RB)))
        return true;
    if (line_says_one(line, i + 1, KEY("of"), KEY("than"), KEY("as"), KEY("enough"), KEY("two"),
                      KEY("three")))
        return true;
    if (line_says(line, i, KEY("rather")) && line_is(line, i + 1, TAG_SET(VB)))
        return true;
    if (line_says(line, i, KEY("still")) &&
        !line_is(line, i + 1, TAGS_VERB | TAG_SET(JJ) | TAG_SET(RB)))
        return true;
    return i > 0 &&
           line_says_one(line, i - 1, KEY("not"), KEY("as"), KEY("so"), KEY("too"), KEY("more"),
                         KEY("most"), KEY("very"), KEY("how"), KEY("n't"), KEY("less"));
}

/* "a seasonally adjusted 2%": the participle is none without it. */
static bool is_of_participle(const struct line *line, uint32_t i)
{
    return line_is(line, i + 1, TAG_SET(VBN) | TAG_SET(VBG)) &&
           line_is(line, i + 2, TAGS_NOUN | TAGS_ADJECTIVE | TAG_SET(CD)) && i > 0 &&
           line_is(line, i - 1, TAG_SET(DT) | TAG_SET(PRPS) | TAG_SET(IN) | TAG_SET(POS));
}

/* "to check that the vote is fairly run |": what the clause is about. */
static bool is_predicate(const struct compression *compression, uint32_t i)
{
    const struct line *line = compression->line;

    return i > 0 && i - 1 != compression->verb && line_in(line, i - 1, LIST_BE) &&
           line_is(line, i + 1, TAG_SET(VBN)) &&
           (i + 2 >= compression->body_end || line_is_comma(line, i + 2));
}

static void find_adverbs(struct compression *compression)
{
    const struct line *line = compression->line;
    const struct mask *work = &line->tagged[TAG_RB];

    for (uint32_t i = mask_next(work, compression->start); i < compression->end;
         i = mask_next(work, i + 1)) {
        if (!is_adverb(line, i) || is_bound_adverb(line, i) || is_of_participle(line, i) ||
            is_predicate(compression, i))
            continue;
        if (i > 0 && line_is_comma(line, i - 1) && line_is_comma(line, i + 1))
            compress_range(compression, DELETE_WORD, i - 1, i + 2);
        else
            compress_range(compression, DELETE_WORD, i, i + 1);
    }
}

static void find_honorifics(struct compression *compression)
{
    const struct line *line = compression->line;

    if (!line_lists(line, list_bit(LIST_TITLE)))
        return;
    for (uint32_t i = compression->start; i + 1 < compression->end; i++)
        if (line_in(line, i, LIST_TITLE) && line->pieces[i].capital &&
            line_is(line, i + 1, TAGS_NAME))
            compress_range(compression, DELETE_WORD, i, i + 1);
}

void compress_words(struct compression *compression)
{
    if (!compression->sentence) {
        find_articles(compression);
        find_auxiliaries(compression);
    }
    find_adverbs(compression);
    find_honorifics(compression);
}
