#include "headline/line.h"

#include "base/hash.h"
#include "headline/mend.h"
#include "headline/scan.h"
#include "language/fold.h"
#include "language/shape.h"
#include "language/utf8.h"

/* ---- reading ---- */

/* What the mark is to the tagger: one of each kind stands for all. */
static struct span line_plain_mark(struct span text)
{
    word_key mark = key_of(text);

    if (KEY_IS_ONE(mark, KEY("--"), KEY("\xe2\x80\x93"), KEY("\xe2\x80\x94")))
        return span_from("-");
    if (KEY_IS_ONE(mark, KEY("\xef\xbc\x8c"), KEY("\xe3\x80\x81"), KEY("\xd8\x8c")))
        return span_from(",");
    if (KEY_IS_ONE(mark, KEY("..."), KEY("\xe2\x80\xa6"), KEY("\xe3\x80\x82"), KEY("\xef\xbc\x81"),
                   KEY("\xef\xbc\x9f"), KEY("\xd8\x9f"), KEY("\xe0\xa5\xa4")))
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
uint32_t line_classes(const struct line *line, const struct piece *piece)
{
    struct span lower = piece->lower;

    if (lower.length > 1 && lower.bytes[lower.length - 1] == '\'')
        lower.length--;
    return language_classes(line->document->language, lower);
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

/* What kind of capitals it has; `simple`: scan has seen that it is of plain letters. */
static void line_find_capitals(struct piece *piece, struct span text, bool simple)
{
    enum shape shape;

    piece->capital = text.bytes[0] >= 'A' && text.bytes[0] <= 'Z' && !piece->mark;
    if (simple || piece->mark)
        return;
    shape = shape_of(text);
    piece->all_caps = shape == SHAPE_UPPER;
    piece->capital = piece->capital || piece->all_caps || shape == SHAPE_CAPITAL;
}

static bool is_ascii_mark(const struct piece *piece, struct span text)
{
    return piece->mark && (unsigned char)text.bytes[0] < 0x80;
}

/* False: memory ran out. */
static bool line_know(struct line *line, struct piece *piece, bool simple)
{
    struct span text = document_span(line->document, piece->start, piece->length);
    struct known_word known;

    line_find_capitals(piece, text, simple);
    piece->lower = (simple && !piece->capital) || is_ascii_mark(piece, text)
                       ? text
                       : line_fold(line->document, text);
    if (!piece->lower.bytes)
        return false;
    piece->key = key_of(piece->lower);
    known = tagger_know(&line->tagger, piece->lower);
    piece->known = known.tags;
    if (piece->mark)
        return true;
    piece->lists = known.lists;
    if (!line->english)
        piece->lists |= lists_of_classes(line_classes(line, piece));
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

static bool line_find_pieces(struct line *line, const struct sentence *sentence)
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
        if (!line_know(line, piece, scan.simple))
            return false;
        line->lists |= piece->lists;
        if (piece->capital)
            mask_add(&line->capitals, line->count);
        if (piece->lists & LISTS_OPENING)
            mask_add(&line->openers, line->count);
        if (!scan.simple)
            mask_add(&line->odd, line->count);
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

/* One quotation mark; the open ones are in `*doubled` and `*single`. */
static void line_pair_mark(struct line *line, uint32_t i, uint32_t *doubled, uint32_t *single)
{
    word_key mark = key_of(line_text(line, i));
    bool gap = line->pieces[i].gap;
    bool opening =
        KEY_IS_ONE(mark, KEY("\xe2\x80\x9c"), KEY("``"), KEY("\xc2\xab"), KEY("\xe2\x80\x9e"));

    if (opening || KEY_IS_ONE(mark, KEY("\""), KEY("\xe2\x80\x9d"), KEY("''"), KEY("\xc2\xbb")))
        line_pair(line, i, gap || i == 0 || opening, true, doubled);
    else if (KEY_IS_ONE(mark, KEY("'"), KEY("\xe2\x80\x98"), KEY("\xe2\x80\x99")))
        line_pair(line, i, gap && opens_word(line, i),
                  *single != LINE_NONE && !gap && !opens_word(line, i), single);
}

static void line_find_quotes(struct line *line)
{
    uint32_t doubled = LINE_NONE, single = LINE_NONE;

    for (uint32_t i = mask_next(&line->odd, 0); i < line->count; i = mask_next(&line->odd, i + 1))
        if (line->pieces[i].mark) {
            line_pair_mark(line, i, &doubled, &single);
            if (line->pieces[i].quote)
                mask_add(&line->quotes, i);
        }
    if (doubled != LINE_NONE)
        line->pieces[doubled].quote = QUOTE_LONE;
    if (single != LINE_NONE)
        line->pieces[single].quote = QUOTE_LONE;
}

/* ---- tags ---- */

/* What the tagger is told of a piece: of a mark what it stands for, of a word
 * without a capital its straight apostrophes. */
static struct tagged_word line_word(const struct line *line, uint32_t i)
{
    const struct piece *piece = &line->pieces[i];
    struct span text = line_text(line, i);
    struct span lower = piece->lower;

    if (piece->mark)
        lower = text = piece->quote ? span_from("\"") : line_plain_mark(text);
    else if (!piece->capital)
        text = lower;
    return (struct tagged_word){.text = text, .lower = lower, .known = piece->known};
}

void line_tag(struct line *line)
{
    struct tagged_word words[LINE_MOST];

    for (uint32_t i = 0; i < line->count; i++)
        words[i] = line_word(line, i);
    tagger_tag(&line->tagger, words, line->count);
    memset(line->tagged, 0, sizeof line->tagged);
    for (uint32_t i = 0; i < line->count; i++) {
        struct piece *piece = &line->pieces[i];

        piece->tag = (piece->quote ? TAG_QUOTE : words[i].tag) & 0xFF;
        mask_add(&line->tagged[piece->tag], i);
    }
    mend_tags(line);
}

/* ---- all ---- */

struct line *line_cut(const struct document *document, uint32_t sentence)
{
    struct line *line = arena_alloc(document->arena, sizeof *line);

    if (!line)
        return NULL;
    line->document = document;
    line->sentence = sentence;
    line->tagger = tagger_of(document->language);
    line->english = strcmp(document->language->code, "en") == 0;
    line->count = line->phrase_count = line->mention_count = 0;
    line->clipped = false;
    line->lists = 0;
    line->odd = line->capitals = line->quotes = line->openers = line->aside = (struct mask){{0, 0}};
    if (!line_find_pieces(line, &document->sentences[sentence]))
        return NULL;
    line_find_terms(line, &document->sentences[sentence]);
    line_find_quotes(line);
    return line;
}

struct line *line_read(const struct document *document, uint32_t sentence)
{
    struct line *line = line_cut(document, sentence);

    if (line)
        line_tag(line);
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
    struct span text = line_text(line, i);
    if (line->pieces[i].quote == QUOTE_CLOSE || line_is(line, i, TAG_SET(POS)))
        return true;
    if (line->pieces[i].mark)
        return line_is(line, i, TAG_SET(COMMA) | TAG_SET(STOP) | TAG_SET(CLOSE)) ||
               (text.length == 1 && strchr(";:%", text.bytes[0]) != NULL);
    return line_says_one(line, i, KEY("'s"), KEY("n't"), KEY("'re"), KEY("'ve"), KEY("'ll"),
                         KEY("'d"), KEY("'m"));
}

bool line_gap_over(const struct line *line, uint32_t before, uint32_t i)
{
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

static const tag_set JOINTS = TAG_SET(COMMA) | TAG_SET(COLON) | TAG_SET(STOP);

static bool is_joint(const struct line *line, uint32_t i)
{
    return line_is(line, i, JOINTS) && line->pieces[i].mark;
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

/* A comma that is the only one left between a subject and its verb; behind a clause
 * that has its own it is wanted ("..., warns the union"). */
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
        struct mask front = mask_and(*keep, mask_range(0, comma));

        if (line_is(line, next, TAGS_FINITE) &&
            !(line_in(line, next, LIST_SAY) &&
              !mask_empty(mask_and(front, line_tagged(line, TAGS_FINITE)))))
            mask_remove(keep, comma);
    }
}

void line_tidy(const struct line *line, struct mask *keep)
{
    if (!mask_empty(mask_and(line->quotes, *keep)))
        tidy_quotes(line, keep);
    if (mask_empty(mask_and(line_tagged(line, JOINTS), *keep)))
        return;
    tidy_joints(line, keep);
    tidy_subject(line, keep);
}
