#include "headline/line.h"

#include "base/hash.h"
#include "headline/scan.h"
#include "language/fold.h"
#include "language/shape.h"
#include "language/utf8.h"

static bool is_one_of(struct span text, const char *const *marks)
{
    for (; *marks; marks++)
        if (span_equal(text, span_from(*marks)))
            return true;
    return false;
}

static const char *const OPENING[] = {"\xe2\x80\x9c", "``", "\xc2\xab", "\xe2\x80\x9e", NULL};
static const char *const DOUBLE[] = {"\"",       "\xe2\x80\x9c", "\xe2\x80\x9d", "``", "''",
                                     "\xc2\xab", "\xc2\xbb",     "\xe2\x80\x9e", NULL};
static const char *const SINGLE[] = {"'", "\xe2\x80\x98", "\xe2\x80\x99", NULL};

/* ---- reading ---- */

/* What the mark is to the tagger: one of each kind stands for all. */
static struct span line_plain_mark(struct span text)
{
    static const char *const DASHES[] = {"--", "\xe2\x80\x93", "\xe2\x80\x94", NULL};
    static const char *const COMMAS[] = {"\xef\xbc\x8c", "\xe3\x80\x81", "\xd8\x8c", NULL};
    static const char *const STOPS[] = {
        "...",          "\xe2\x80\xa6", "\xe3\x80\x82", "\xef\xbc\x81",
        "\xef\xbc\x9f", "\xd8\x9f",     "\xe0\xa5\xa4", NULL};

    if (is_one_of(text, DASHES))
        return span_from("-");
    if (is_one_of(text, COMMAS))
        return span_from(",");
    if (is_one_of(text, STOPS))
        return span_from(".");
    return text;
}

/* The folded word in the document's arena; without bytes when memory ran out.
 * Most words are ASCII. */
static struct span line_fold(const struct document *document, struct span text)
{
    struct folded_word folded;
    char *lower = arena_alloc(document->arena, text.length);
    size_t i = 0;

    if (!lower)
        return span_of(NULL, 0);
    for (; i < text.length && (unsigned char)text.bytes[i] < 0x80; i++)
        lower[i] = (char)(text.bytes[i] | (text.bytes[i] >= 'A' && text.bytes[i] <= 'Z' ? 32 : 0));
    if (i == text.length && !(document->language->traits & LANGUAGE_DOTLESS_I))
        return span_of(lower, text.length);
    fold_word(&folded, document->language->traits, text);
    lower = arena_string(document->arena, folded.bytes, folded.length);
    return span_of(lower, lower ? folded.length : 0);
}

/* l', qu': an elided word is known without its apostrophe. */
static uint32_t line_classes(const struct language *language, struct span lower)
{
    if (lower.length > 1 && lower.bytes[lower.length - 1] == '\'')
        lower.length--;
    return language_classes(language, lower);
}

/* What a language's own classes say where its grammar has no list. */
static list_set lists_of_classes(uint32_t classes)
{
    list_set lists = 0;

    if (classes & WORD_FUNCTION)
        lists |= list_bit(LIST_END);
    if (classes & WORD_REPORTING)
        lists |= list_bit(LIST_SAY);
    if (classes & WORD_WEEKDAY)
        lists |= list_bit(LIST_WEEKDAY);
    if (classes & WORD_MONTH)
        lists |= list_bit(LIST_MONTH);
    return lists;
}

/* False: memory ran out. */
static bool line_know(struct line *line, struct piece *piece)
{
    const struct document *document = line->document;
    struct span text = document_span(document, piece->start, piece->length);

    piece->lower = line_fold(document, text);
    if (!piece->lower.bytes)
        return false;
    piece->key = (word_key)piece->lower.length << 56 |
                 hash_load((const unsigned char *)piece->lower.bytes,
                           piece->lower.length < 7 ? piece->lower.length : 7);
    piece->classes = line_classes(document->language, piece->lower);
    piece->lists = piece->mark ? 0 : tagger_lists(&line->tagger, piece->lower);
    if (!line->english && !piece->mark)
        piece->lists |= lists_of_classes(piece->classes);
    switch (piece->mark ? SHAPE_PLAIN : shape_of(text)) {
    case SHAPE_UPPER:
        piece->capital = piece->all_caps = true;
        break;
    case SHAPE_CAPITAL:
        piece->capital = true;
        break;
    default:
        piece->capital = !piece->mark && text.bytes[0] >= 'A' && text.bytes[0] <= 'Z';
    }
    return true;
}

/* The document's own number of each piece's stem, from the sentence's tokens. */
static void line_find_terms(struct line *line, const struct sentence *sentence)
{
    const struct token *token = line->document->tokens + sentence->first_token;
    const struct token *end = token + sentence->token_count;

    for (uint32_t i = 0; i < line->count; i++) {
        struct piece *piece = &line->pieces[i];

        while (token < end && token->start + token->length <= piece->start)
            token++;
        for (const struct token *t = token; t < end && t->start < piece->start + piece->length; t++)
            if (t->term != TERM_NONE && piece->term == TERM_NONE)
                piece->term = t->term;
    }
}

static bool line_cut(struct line *line, const struct sentence *sentence)
{
    struct scan scan = {.text = line->document->text,
                        .language = line->document->language,
                        .at = sentence->start,
                        .end = sentence->start + sentence->length};
    uint32_t start, length, before = sentence->start;

    while ((length = scan_next(&scan, &start)) > 0) {
        struct piece *piece = &line->pieces[line->count];

        if (line->count == LINE_MOST) {
            line->clipped = true;
            return true;
        }
        *piece = (struct piece){.start = start,
                                .length = length,
                                .term = TERM_NONE,
                                .phrase = -1,
                                .gap = line->count == 0 || start > before,
                                .mark = scan.mark};
        before = start + length;
        if (!line_know(line, piece))
            return false;
        line->count++;
    }
    return true;
}

/* ---- quotation marks ---- */

static bool opens_word(const struct line *line, uint32_t i)
{
    return i + 1 < line->count && !line->pieces[i + 1].gap && !line->pieces[i + 1].mark;
}

/* One mark of the kind whose open one is `*open` (LINE_NONE: none is). */
static void line_pair(struct line *line, uint32_t i, bool opens, bool closes, uint32_t *open)
{
    if (*open == LINE_NONE && opens) {
        *open = i;
        line->pieces[i].quote = QUOTE_OPEN;
    } else if (*open != LINE_NONE && closes) {
        *open = LINE_NONE;
        line->pieces[i].quote = QUOTE_CLOSE;
    } else if (closes) {
        line->pieces[i].quote = QUOTE_LONE;
    }
}

static void line_find_quotes(struct line *line)
{
    uint32_t open_double = LINE_NONE, open_single = LINE_NONE;

    for (uint32_t i = 0; i < line->count; i++) {
        struct span text = line_text(line, i);
        bool gap = line->pieces[i].gap;

        if (!line->pieces[i].mark)
            continue;
        if (is_one_of(text, DOUBLE)) {
            line_pair(line, i, gap || i == 0 || is_one_of(text, OPENING), true, &open_double);
        } else if (is_one_of(text, SINGLE)) {
            bool closes = open_single != LINE_NONE && !gap && !opens_word(line, i);

            line_pair(line, i, gap && opens_word(line, i), closes, &open_single);
        }
    }
    if (open_double != LINE_NONE)
        line->pieces[open_double].quote = QUOTE_LONE;
    if (open_single != LINE_NONE)
        line->pieces[open_single].quote = QUOTE_LONE;
}

/* ---- tags ---- */

static void line_tag(struct line *line)
{
    struct tagged_word words[LINE_MOST];

    for (uint32_t i = 0; i < line->count; i++) {
        const struct piece *piece = &line->pieces[i];
        struct span text = line_text(line, i);

        if (piece->quote)
            text = span_from("\"");
        else if (piece->mark)
            text = line_plain_mark(text);
        else if (!piece->capital)
            text = piece->lower; /* straight apostrophes */
        words[i] = (struct tagged_word){.text = text, .lower = piece->mark ? text : piece->lower};
    }
    tagger_tag(&line->tagger, words, line->count);
    for (uint32_t i = 0; i < line->count; i++)
        line->pieces[i].tag = line->pieces[i].quote ? TAG_QUOTE : words[i].tag;
}

static enum tag be_tag(const struct line *line, uint32_t i)
{
    if (line_says(line, i, KEY("is")))
        return TAG_VBZ;
    return line_says(line, i, KEY("was")) || line_says(line, i, KEY("were")) ? TAG_VBD : TAG_VBP;
}

/* What the model gets wrong and the page tells: be is finite, sums are numbers,
 * a capital in a name is no verb, "de" between capitals is part of the name. */
static void line_mend_english(struct line *line)
{
    static const tag_set OPENS_NAME =
        TAG_SET(NNP) | TAG_SET(NNPS) | TAG_SET(NN) | TAG_SET(NNS) | TAG_SET(JJ) | TAG_SET(DT);

    for (uint32_t i = 0; i < line->count; i++) {
        struct piece *piece = &line->pieces[i];

        if (piece->mark && !piece->quote && is_one_of(line_text(line, i), SINGLE))
            piece->tag = TAG_POS;
        if (line_in(line, i, LIST_BE) && !line_is(line, i, TAGS_FINITE))
            piece->tag = be_tag(line, i);
        if (line_says_one(line, i, KEY("daily"), KEY("weekly"), KEY("monthly"), KEY("yearly"),
                          KEY("quarterly"), KEY("early")) &&
            i > 0 && line_is(line, i - 1, TAGS_ADJECTIVE | TAG_SET(DT) | TAG_SET(PRPS)))
            piece->tag = TAG_JJ;
        if (line_is(line, i, TAG_SET(JJ)) && i > 0 && line_in(line, i - 1, LIST_HAVE) &&
            piece->lower.length > 3 &&
            memcmp(piece->lower.bytes + piece->lower.length - 2, "ed", 2) == 0)
            piece->tag = TAG_VBN;
        if (line_says_one(line, i, KEY("v"), KEY("v."), KEY("vs"), KEY("vs.")) && i > 0 &&
            line->pieces[i - 1].capital)
            piece->tag = TAG_NNP;
        if (line_says(line, i, KEY("amid")) ||
            (line_says(line, i, KEY("for")) && line_is(line, i, TAG_SET(CC))))
            piece->tag = TAG_IN;
        if (line_says(line, i, KEY("that")) && line_is(line, i, TAG_SET(DT)) &&
            line_is(line, i + 1, TAG_SET(NNS)))
            piece->tag = TAG_IN;
        if (line_says(line, i, KEY("us")) && piece->all_caps)
            piece->tag = TAG_NNP;
        if (line_says(line, i, KEY("following")) && i > 0 &&
            line_is(line, i - 1, TAG_SET(NN) | TAG_SET(JJ)) && line_is(line, i + 1, TAG_SET(IN))) {
            piece->tag = TAG_NN; /* "a large following in" */
            piece->lists = 0;
        }
        if (line_says(line, i, KEY("'s")) && line_says(line, i + 1, KEY("i")))
            piece->tag = TAG_POS;
        if (i > 0 && line_is(line, i, TAG_SET(VB) | TAGS_FINITE) && piece->capital &&
            !piece->all_caps && piece->gap && line_is(line, i - 1, OPENS_NAME))
            piece->tag = TAG_NNP;
        if (i > 0 && line_in(line, i, LIST_PARTICLE) && !piece->capital &&
            line->pieces[i - 1].capital && i + 1 < line->count && line->pieces[i + 1].capital &&
            !line_is(line, i - 1, TAG_SET(IN) | TAG_SET(DT)))
            piece->tag = TAG_NNP;
    }
}

/* "14.3m", "2bn": digits, then a unit of one or two letters. */
static bool is_amount(struct span text)
{
    size_t digits = 0;

    while (digits < text.length && ((text.bytes[digits] >= '0' && text.bytes[digits] <= '9') ||
                                    text.bytes[digits] == '.' || text.bytes[digits] == ','))
        digits++;
    text = span_of(text.bytes + digits, text.length - digits);
    return digits > 0 && (span_equal(text, span_from("m")) || span_equal(text, span_from("bn")) ||
                          span_equal(text, span_from("tn")) || span_equal(text, span_from("k")) ||
                          span_equal(text, span_from("p")));
}

/* An acronym that no table holds is a name, unless everything is in capitals. */
static void line_mend_acronyms(struct line *line)
{
    static const tag_set OPEN = TAGS_NOUN | TAGS_VERB | TAGS_ADJECTIVE | TAG_SET(RB);
    uint32_t small = 0;

    for (uint32_t i = 0; i < line->count; i++)
        small += !line->pieces[i].mark && !line->pieces[i].capital;
    for (uint32_t i = 0; i < line->count && small * 2 > line->count; i++)
        if (line->pieces[i].all_caps && line_is(line, i, OPEN) &&
            tagger_share(&line->tagger, line_text(line, i), OPEN) < 0)
            line->pieces[i].tag = TAG_NNP;
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
static void line_mend_roles(struct line *line)
{
    static const int OFTEN = 100; /* in a thousand uses */
    const list_set clauses =
        list_bit(LIST_SAY) | list_bit(LIST_CLAUSAL) | list_bit(LIST_HAVE) | list_bit(LIST_BE);

    for (uint32_t i = 1; i < line->count; i++) {
        struct piece *piece = &line->pieces[i];
        uint32_t end = names_end(line, i + 1);

        if (!line_is(line, i, TAG_SET(VBD) | TAG_SET(VBZ) | TAG_SET(VBP) | TAG_SET(VBN)) ||
            end == i + 1 || (piece->lists & clauses) ||
            !line_is(line, i - 1, TAGS_NOUN | TAGS_ADJECTIVE) ||
            tagger_share(&line->tagger, piece->lower, TAG_SET(NN) | TAG_SET(NNS)) <= OFTEN)
            continue;
        if (line_in(line, end, LIST_AND))
            end = names_end(line, end + 1);
        if (line_is(line, end, TAGS_FINITE))
            piece->tag = piece->tag == TAG_VBZ ? TAG_NNS : TAG_NN;
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
    int past = tagger_share(&line->tagger, piece->lower, TAG_SET(VBD));

    if (piece->tag == TAG_VB)
        return past > SELDOM ? TAG_VBD : TAG_VBP;
    if (piece->tag == TAG_VBN && past > SELDOM && !line_says(line, i + 1, KEY("by")))
        return TAG_VBD;
    if (!line_is(line, i, TAG_SET(NN) | TAG_SET(NNS)))
        return piece->tag;
    if (past > SELDOM || (past < 0 && line_is(line, i + 1, GOVERNED)))
        return TAG_VBD;
    if (tagger_share(&line->tagger, piece->lower, TAG_SET(VBZ)) > SELDOM &&
        line_is(line, i + 1, GOVERNED | TAG_SET(IN) | TAG_SET(TO)))
        return TAG_VBZ;
    return line_is(line, i - 1, PLURAL) &&
                   tagger_share(&line->tagger, piece->lower, TAG_SET(VBP)) > SELDOM
               ? TAG_VBP
               : piece->tag;
}

/* "its jobless total rose in May": where a clause has no verb, the word behind its
 * subject that is often one. Up to the first comma; an order ("Listen to") has none. */
static void line_mend_verb(struct line *line)
{
    static const tag_set AFTER = TAG_SET(IN) | TAG_SET(TO) | TAG_SET(RB) | TAG_SET(CD) |
                                 TAG_SET(DT) | TAG_SET(PRPS) | TAG_SET(STOP) | TAG_SET(COMMA) |
                                 TAG_SET(JJR) | TAG_SET(NNS);

    for (uint32_t i = 0; i < line->count && !line_is_comma(line, i); i++)
        if (line_is(line, i, TAGS_FINITE) || line_is(line, 0, TAG_SET(VB)))
            return;
    for (uint32_t i = 1; i < line->count && !line_is_comma(line, i); i++) {
        struct piece *piece = &line->pieces[i];

        if (piece->capital || !line_is(line, i - 1, TAGS_NOUN | TAG_SET(JJ)) ||
            !line_is(line, i + 1, AFTER))
            continue;
        piece->tag = verb_tag(line, i);
        if (line_is(line, i, TAGS_FINITE))
            return;
    }
}

/* "retail giant Hallam", "a TV special to": nouns that were read as adjectives or
 * numbers. */
static void line_mend_nouns(struct line *line)
{
    static const int SELDOM = 50, OFTEN = 300; /* in a thousand uses */
    static const tag_set ENDS = TAG_SET(IN) | TAG_SET(TO) | TAG_SET(COMMA) | TAG_SET(STOP);

    for (uint32_t i = 0; i < line->count; i++) {
        struct piece *piece = &line->pieces[i];
        int share;

        if (piece->tag == TAG_CD && piece->all_caps && piece->lower.bytes[0] >= 'a' &&
            piece->lower.bytes[0] <= 'z')
            piece->tag = TAG_NN;
        if (i == 0 && piece->tag == TAG_VB && line_is(line, 1, TAG_SET(NN) | TAG_SET(NNS)))
            piece->tag = TAG_NN;
        if (piece->tag == TAG_VBG && i > 1 && line_is(line, i - 1, TAG_SET(NN)) &&
            line_is(line, i - 2, TAG_SET(IN) | TAG_SET(DT)) &&
            tagger_share(&line->tagger, piece->lower, TAG_SET(NN)) > OFTEN)
            piece->tag = TAG_NN; /* "in state spending" */
        if (piece->tag != TAG_JJ || piece->capital)
            continue;
        share = tagger_share(&line->tagger, piece->lower, TAG_SET(NN));
        if ((share > OFTEN && line_is(line, i + 1, TAG_SET(NNP))) ||
            (share > SELDOM && i > 1 && line_is(line, i - 1, TAG_SET(NN)) &&
             line_is(line, i + 1, ENDS)))
            piece->tag = TAG_NN;
    }
}

/* "a straight sets defeat": a verb that may be a noun closes the phrase that
 * "a" opened before a plural. */
static void line_mend_heads(struct line *line)
{
    static const int OFTEN = 300; /* in a thousand uses */

    for (uint32_t i = 2; i < line->count; i++) {
        uint32_t start = i - 1;

        if (!line_is(line, i, TAGS_VERB) || !line_is(line, i - 1, TAG_SET(NNS)))
            continue;
        while (start > 0 && i - start < 4 && line_is(line, start, TAGS_ADJECTIVE | TAG_SET(NNS)))
            start--;
        if (line_says_one(line, start, KEY("a"), KEY("an")) &&
            tagger_share(&line->tagger, line->pieces[i].lower, TAG_SET(NN)) > OFTEN)
            line->pieces[i].tag = TAG_NN;
    }
}

static bool may_be_plural(const struct line *line, struct span lower)
{
    static const int SELDOM = 30; /* in a thousand uses */
    int share = tagger_share(&line->tagger, lower, TAG_SET(NNS));

    return share > SELDOM || share < 0;
}

/* "won their opening matches": a second finite verb of a clause, right behind a
 * noun or adjective, is a plural noun if it can be one. */
static void line_mend_plurals(struct line *line)
{
    static const int SELDOM = 100; /* in a thousand uses */
    static const tag_set BEFORE = TAGS_ADJECTIVE | TAG_SET(NN) | TAG_SET(VBG) | TAG_SET(PRPS) |
                                  TAG_SET(VBN) | TAG_SET(VBD) | TAG_SET(VB) | TAG_SET(VBZ) |
                                  TAG_SET(DT) | TAG_SET(IN) | TAG_SET(CD);
    bool finite = false;

    for (uint32_t i = 0; i < line->count; i++) {
        struct piece *piece = &line->pieces[i];

        if (opens_clause(line, i))
            finite = false;
        if (finite && piece->tag == TAG_VBZ && i > 0 && line_is(line, i - 1, BEFORE) &&
            may_be_plural(line, piece->lower))
            piece->tag = TAG_NNS;
        if ((piece->tag == TAG_VB || piece->tag == TAG_VBP) && i > 0 &&
            line_is(line, i - 1, TAGS_ADJECTIVE | TAG_SET(DT) | TAG_SET(PRPS)) &&
            tagger_share(&line->tagger, piece->lower, TAG_SET(NN)) > SELDOM)
            piece->tag = TAG_NN;
        finite = finite || line_is(line, i, TAGS_FINITE);
    }
}

static void line_mend_numbers(struct line *line)
{
    for (uint32_t i = 0; i < line->count; i++) {
        struct span text = line_text(line, i);
        unsigned char first = (unsigned char)text.bytes[0];
        bool money = first == '$' || first == 0xC2 || (first == 0xE2 && text.length > 3);

        if (!line->pieces[i].mark && (money || is_amount(text)))
            line->pieces[i].tag = TAG_CD;
    }
}

struct line *line_read(const struct document *document, uint32_t sentence)
{
    struct line *line = arena_alloc(document->arena, sizeof *line);

    if (!line)
        return NULL;
    line->document = document;
    line->sentence = sentence;
    line->tagger = tagger_of(document->language);
    line->english = strcmp(document->language->code, "en") == 0;
    line->count = line->phrase_count = 0;
    line->clipped = false;
    line->aside = (struct mask){{0, 0}};
    if (!line_cut(line, &document->sentences[sentence]))
        return NULL;
    line_find_terms(line, &document->sentences[sentence]);
    line_find_quotes(line);
    line_tag(line);
    line_mend_numbers(line);
    line_mend_acronyms(line);
    if (line->english) {
        line_mend_english(line);
        line_mend_nouns(line);
        line_mend_verb(line);
        line_mend_roles(line);
        line_mend_heads(line);
        line_mend_plurals(line);
    }
    return line;
}

bool line_holds_term(const struct line *line, uint32_t term)
{
    for (uint32_t i = 0; i < line->count && term != TERM_NONE; i++)
        if (line->pieces[i].term == term)
            return true;
    return false;
}

/* ---- what is left of it ---- */

/* Marks that stand against the word before them. */
static bool leans_back(const struct line *line, uint32_t i)
{
    static const char *const CLITICS[] = {"'s", "n't", "'re", "'ve", "'ll", "'d", "'m", NULL};
    struct span text = line_text(line, i);

    if (line->pieces[i].quote == QUOTE_CLOSE || line_is(line, i, TAG_SET(POS)))
        return true;
    if (line->pieces[i].mark)
        return line_is(line, i, TAG_SET(COMMA) | TAG_SET(STOP) | TAG_SET(CLOSE)) ||
               (text.length == 1 && strchr(";:%", text.bytes[0]) != NULL);
    return is_one_of(line->pieces[i].lower, CLITICS);
}

bool line_gap(const struct line *line, uint32_t before, uint32_t i)
{
    if (before == LINE_NONE)
        return false;
    if (before + 1 == i)
        return line->pieces[i].gap;
    return !leans_back(line, i) && line->pieces[before].quote != QUOTE_OPEN;
}

void line_print(const struct line *line, struct mask keep, struct nutgraf_buffer *out)
{
    uint32_t before = LINE_NONE;

    for (uint32_t i = mask_next(&keep, 0); i < line->count; i = mask_next(&keep, i + 1)) {
        if (line_gap(line, before, i))
            buffer_byte(out, ' ');
        buffer_span(out, line_text(line, i));
        before = i;
    }
}

/* Both marks of a quotation go when one is gone or nothing is left in it. */
static void tidy_quotes(const struct line *line, struct mask *keep)
{
    uint32_t open = LINE_NONE;

    for (uint32_t i = 0; i < line->count; i++) {
        if (line->pieces[i].quote == QUOTE_OPEN) {
            open = i;
        } else if (line->pieces[i].quote == QUOTE_CLOSE && open != LINE_NONE) {
            if (!mask_has(keep, open) || !mask_has(keep, i) || mask_next(keep, open + 1) >= i) {
                mask_remove(keep, open);
                mask_remove(keep, i);
            }
            open = LINE_NONE;
        }
    }
}

static bool is_joint(const struct line *line, uint32_t i)
{
    return line_is(line, i, TAG_SET(COMMA) | TAG_SET(COLON) | TAG_SET(STOP)) &&
           line->pieces[i].mark;
}

static void tidy_joints(const struct line *line, struct mask *keep)
{
    uint32_t before = LINE_NONE;

    for (uint32_t i = mask_next(keep, 0); i < line->count; i = mask_next(keep, i + 1)) {
        if (is_joint(line, i) && (before == LINE_NONE || is_joint(line, before)))
            mask_remove(keep, i);
        else if (line_is_comma(line, before) && line->pieces[i].mark && !line->pieces[i].quote) {
            mask_remove(keep, before);
            before = i;
        } else
            before = i;
    }
    if (before != LINE_NONE && is_joint(line, before))
        mask_remove(keep, before);
}

/* A comma that is the only one left between a subject and its verb. */
static void tidy_subject(const struct line *line, struct mask *keep)
{
    uint32_t comma = LINE_NONE, commas = 0, before = LINE_NONE, left = 0;

    for (uint32_t i = mask_next(keep, 0); i < line->count; i = mask_next(keep, i + 1)) {
        if (line_is_comma(line, i)) {
            comma = i;
            left = before;
            commas++;
        }
        before = i;
    }
    if (commas == 1 && left + 1 != comma) {
        uint32_t next = mask_next(keep, comma + 1);

        if (line_is(line, next, TAGS_FINITE))
            mask_remove(keep, comma);
    }
}

void line_tidy(const struct line *line, struct mask *keep)
{
    tidy_quotes(line, keep);
    tidy_joints(line, keep);
    tidy_subject(line, keep);
}
