/* seams.c -- three signs of a seam:
 *
 *     a small word with a capital inside a sentence    "Menu Home The mayor said"
 *     a place and a dash behind capitals               "LENA ODUYA/TIDE Moscow — A man"
 *     a time of day with a name behind it              "18:42 EST Police said"
 *
 * The first also happens in titles of films and books. What stands around the
 * word tells (seam_signs.h); where it is not sure, it takes company, and what is
 * said twice is a name. */
#include "text/seams.h"

#include <stdlib.h>

#include "language/utf8.h"
#include "text/marks.h"
#include "text/seam_signs.h"

enum {
    LEAST_BEHIND = 4,  /* words that must follow a seam in its sentence */
    LEAST_SEAMS = 2,   /* weak ones in a text, and */
    SEAMS_PERCENT = 1, /* of its sentences, or they are taken for titles */
    MOST_PLACE = 3     /* words of a place before a dash */
};

/* Logarithms of odds: taken at once, and in company. */
static const double SURE = 2, LIKELY = 0;

static const uint32_t FURNITURE = WORD_CALL | WORD_LEGAL | WORD_CAPTION;

struct seam {
    uint32_t sentence;
    uint32_t token; /* the first behind it */
    bool strong;
};

struct seams {
    struct document *document;
    struct seam *seams;
    uint32_t count, capacity, weak;
};

/* ---- what is at a token ---- */

static uint32_t classes_at(const struct document *document, uint32_t token)
{
    return seam_form(document, token).classes;
}

static uint32_t written_at(const struct document *document, uint32_t token)
{
    return seam_form(document, token).written;
}

/* Nothing in it but white space, however much. */
static bool is_space_gap(struct span gap)
{
    uint32_t code_point, length;

    for (size_t at = 0; at < gap.length; at += length) {
        length = utf8_decode(span_of(gap.bytes + at, gap.length - at), &code_point);
        if (!utf8_is_space(code_point))
            return false;
    }
    return gap.length > 0;
}

static bool has_dash(struct span gap)
{
    uint32_t code_point, length;

    for (size_t at = 0; at < gap.length; at += length) {
        length = utf8_decode(span_of(gap.bytes + at, gap.length - at), &code_point);
        if (code_point != '-' && (marks_of(code_point) & MARK_DASH))
            return true;
    }
    return false;
}

/* ---- the signs ---- */

/* The first word of a place that a dash before `token` parts from the story, when
 * capitals stand before it; else 0. */
static uint32_t place_before(const struct document *document, uint32_t first, uint32_t token)
{
    if (!(written_at(document, token) & WRITTEN_CAPITAL) || !has_dash(seam_gap(document, token)))
        return 0;
    for (uint32_t at = token - 1; at > first && token - at <= MOST_PLACE; at--) {
        if (written_at(document, at) != WRITTEN_CAPITAL || !is_space_gap(seam_gap(document, at)))
            return 0;
        if (written_at(document, at - 1) & WRITTEN_UPPER)
            return at;
    }
    return 0;
}

/* Is the word before `token` the end of a time of day ("10:31 EST", "6:15 pm"),
 * and `token` no part of it? */
static bool follows_time(const struct document *document, uint32_t first, uint32_t token)
{
    uint32_t at = token - 1;
    struct span gap;

    if (!(written_at(document, token) & WRITTEN_CAPITAL) ||
        (classes_at(document, token) & (WORD_MONTH | WORD_WEEKDAY)) ||
        (written_at(document, token) & WRITTEN_UPPER))
        return false;
    if ((classes_at(document, at) & WORD_FUNCTION) && document->tokens[at].length > 2)
        return false; /* "at 10:45 a.m. near Salt Lane"; but "10:45 am" */
    while (at > first && token - at <= 2 && !(written_at(document, at) & WRITTEN_DIGIT) &&
           document->tokens[at].length <= 4 && !(classes_at(document, at) & WORD_ABBREVIATION))
        at--; /* "EST", "pm", "Uhr"; not "vs." */
    if (at + 1 == token && (document->language->traits & LANGUAGE_NOUN_CAPITALS))
        return false; /* "4:20 Minuten" */
    if (at == first || !(written_at(document, at) & WRITTEN_DIGIT) ||
        !(written_at(document, at - 1) & WRITTEN_DIGIT))
        return false;
    if (document->tokens[at].length < 2)
        return false; /* a score, "0:4" */
    gap = seam_gap(document, at);
    return gap.length == 1 && *gap.bytes == ':';
}

/* "History[edit] The town", "Lage[Bearbeiten | Quelltext bearbeiten] Die": the links of
 * a wiki touch the heading that they stand behind; notes do not open with a letter. */
static bool follows_edit_link(const struct document *document, uint32_t first, uint32_t token)
{
    static const uint32_t LONGEST = 60; /* bytes */
    const unsigned char *bytes = (const unsigned char *)document->text.bytes;
    uint32_t close = document->tokens[token - 1].start + document->tokens[token - 1].length;
    uint32_t least = document->tokens[first].start + 1, at = close;

    if (bytes[close] != ']' || bytes[close + 1] > ' ')
        return false;
    while (at > least && close - at < LONGEST && bytes[at - 1] != '[')
        at--;
    return at > least && bytes[at - 1] == '[' && bytes[at] >= 'A' && bytes[at - 2] >= 'A';
}

/* ---- finding ---- */

/* False: memory ran out. */
static bool add_seam(struct seams *seams, uint32_t sentence, uint32_t token, bool strong)
{
    if (seams->count > 0 && seams->seams[seams->count - 1].token >= token)
        return true;
    if (seams->count == seams->capacity) {
        uint32_t capacity = seams->capacity ? seams->capacity * 2 : 16;
        struct seam *more = arena_array(seams->document->arena, capacity, sizeof *more);

        if (!more)
            return false;
        if (seams->count > 0)
            memcpy(more, seams->seams, seams->count * sizeof *more);
        seams->seams = more;
        seams->capacity = capacity;
    }
    seams->weak += !strong;
    seams->seams[seams->count++] = (struct seam){sentence, token, strong};
    return true;
}

/* The first word behind the seam that `token`, which has a capital, gives away;
 * 0 when there is none. `digit` is the last number before it. */
static uint32_t seam_at(const struct document *document, uint32_t first, uint32_t token,
                        uint32_t end, uint32_t digit, bool *strong)
{
    uint8_t signs[SEAM_SIGNS];
    double odds;
    const struct token *word = &document->tokens[token];
    uint32_t place = 0;

    *strong = true;
    if (word->start - word[-1].start - word[-1].length > 1) {
        place = place_before(document, first, token);
        if (place == 0 && follows_edit_link(document, first, token))
            place = token;
    }
    if (place > 0)
        return place;
    if (digit > first && token - digit <= 3 && follows_time(document, first, token))
        return token;
    if (!seam_is_small_word(seam_form(document, token)) ||
        !seam_signs(document, first, token, end, signs))
        return 0;
    odds = seam_odds(signs);
    *strong = odds > SURE || (classes_at(document, token - 1) & FURNITURE);
    return odds > LIKELY ? token : 0;
}

/* Looks at a word that opens with no small letter of ASCII. `*digit` is the last
 * number before it. False: memory ran out. */
static bool look(struct seams *seams, uint32_t i, uint32_t token, uint32_t *digit)
{
    const struct document *document = seams->document;
    const struct sentence *s = &document->sentences[i];
    unsigned char byte = (unsigned char)document->text.bytes[document->tokens[token].start];
    uint32_t seam;
    bool strong;

    if (byte >= '0' && byte <= '9')
        *digit = token;
    if (byte < 'A' || (byte > 'Z' && byte < 0x80))
        return true;
    seam =
        seam_at(document, s->first_token, token, s->first_token + s->token_count, *digit, &strong);
    return seam == 0 || add_seam(seams, i, seam, strong);
}

static bool find_seams(struct seams *seams, uint32_t i)
{
    const struct document *document = seams->document;
    const struct sentence *s = &document->sentences[i];
    const struct token *first = &document->tokens[s->first_token], *end;
    const char *bytes = document->text.bytes;
    uint32_t digit = 0;

    if (s->token_count <= LEAST_BEHIND)
        return true;
    end = first + s->token_count + 1 - LEAST_BEHIND;
    for (const struct token *word = first + 1; word < end; word++)
        if ((unsigned char)(bytes[word->start] - 'a') >= 26 &&
            !look(seams, i, (uint32_t)(word - document->tokens), &digit))
            return false;
    return true;
}

/* ---- titles ---- */

/* Two words of a name, or of one and its letter? One word that opens the sentence
 * is a heading. */
static bool may_be_name(const struct document *document, const struct seam *seam)
{
    uint32_t token = seam->token;

    if (classes_at(document, token - 1) & FURNITURE)
        return false;
    return document->tokens[token].length == 1 ||
           (token >= document->sentences[seam->sentence].first_token + 2 &&
            written_at(document, token - 1) == WRITTEN_CAPITAL);
}

/* The two words at a seam, as one number; 0 when they are in no name. */
static uint64_t pair_at(const struct document *document, const struct seam *seam)
{
    uint32_t token = seam->token;

    if (!may_be_name(document, seam))
        return 0;
    return ((uint64_t)document->tokens[token - 1].form << 32 | document->tokens[token].form) + 1;
}

static int compare_pairs(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

    return (x > y) - (x < y);
}

/* "The Sea Inside", "hepatitis A virus": a name is said again, a heading is not. Drops
 * the seams in it. False: memory ran out. */
static bool drop_titles(struct seams *seams)
{
    const struct document *document = seams->document;
    uint64_t *pairs = arena_array(document->arena, seams->count, sizeof *pairs), *found;
    uint32_t kept = 0;

    if (!pairs)
        return false;
    for (uint32_t i = 0; i < seams->count; i++)
        pairs[i] = pair_at(document, &seams->seams[i]);
    qsort(pairs, seams->count, sizeof *pairs, compare_pairs);
    for (uint32_t i = 0; i < seams->count; i++) {
        uint64_t pair = pair_at(document, &seams->seams[i]);

        found = bsearch(&pair, pairs, seams->count, sizeof *pairs, compare_pairs);
        if (pair > 0 && ((found > pairs && found[-1] == pair) ||
                         (found + 1 < pairs + seams->count && found[1] == pair))) {
            seams->weak -= !seams->seams[i].strong;
            continue;
        }
        seams->seams[kept++] = seams->seams[i];
    }
    seams->count = kept;
    return true;
}

/* ---- parting ---- */

/* Words [from, to) of a sentence as a sentence of their own. */
static struct sentence part_of(const struct document *document, const struct sentence *whole,
                               uint32_t from, uint32_t to)
{
    struct sentence part = *whole;
    uint32_t start = whole->start, end = whole->start + whole->length;

    if (from > whole->first_token)
        start = seam_start(document, from);
    if (to < whole->first_token + whole->token_count)
        end = seam_start(document, to);
    document_trim(document, &start, &end);
    part.start = start;
    part.length = end - start;
    part.first_token = from;
    part.token_count = part.words = to - from;
    return part;
}

/* Sentence `i` in its parts, to `parts`; their count. */
static uint32_t part_sentence(const struct seams *seams, uint32_t i, uint32_t *next, bool weak_too,
                              struct sentence *parts)
{
    const struct sentence *whole = &seams->document->sentences[i];
    uint32_t from = whole->first_token, count = 0;

    for (; *next < seams->count && seams->seams[*next].sentence == i; (*next)++) {
        const struct seam *seam = &seams->seams[*next];

        if (!seam->strong && !weak_too)
            continue;
        parts[count++] = part_of(seams->document, whole, from, seam->token);
        from = seam->token;
    }
    if (count == 0) {
        parts[0] = *whole;
        return 1;
    }
    parts[count++] = part_of(seams->document, whole, from, whole->first_token + whole->token_count);
    return count;
}

static bool part_document(const struct seams *seams, bool weak_too)
{
    struct document *document = seams->document;
    size_t most = (size_t)document->sentence_count + seams->count;
    struct sentence *parts = arena_array(document->arena, most, sizeof *parts);
    uint32_t count = 0, next = 0, i = 0;

    if (!parts)
        return false;
    for (uint32_t b = 0; b < document->block_count; b++) {
        struct block *block = &document->blocks[b];
        uint32_t end = i + block->sentence_count;

        block->first_sentence = count;
        for (; i < end; i++)
            count += part_sentence(seams, i, &next, weak_too, parts + count);
        block->sentence_count = count - block->first_sentence;
    }
    document->sentences = parts;
    document->sentence_count = count;
    return true;
}

bool seams_part(struct document *document)
{
    struct seams seams = {.document = document};
    bool weak_too;

    for (uint32_t i = 0; i < document->sentence_count; i++) {
        const struct sentence *s = &document->sentences[i];

        /* Pairs of characters have no capitals. */
        if (s->words == s->token_count && !find_seams(&seams, i))
            return false;
    }
    if (seams.count > 1 && !drop_titles(&seams))
        return false;
    weak_too = seams.weak >= LEAST_SEAMS &&
               (uint64_t)seams.count * 100 >= (uint64_t)SEAMS_PERCENT * document->sentence_count;
    if (seams.count == 0 || (seams.weak == seams.count && !weak_too))
        return true;
    return part_document(&seams, weak_too);
}
