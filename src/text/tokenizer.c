/* tokenizer.c -- words out of sentences.
 *
 * A word is a segment of UAX #29 with a letter or a digit in it; hyphens part
 * words, apostrophes and decimal points do not. In scripts written without
 * spaces every two neighbouring characters are a token: no dictionary, and a
 * word of two is still found as one. Most text is ASCII, and a table of 128
 * classes finds its words; what it cannot decide goes the long way. */
#include "text/tokenizer.h"

#include <stdlib.h>

#include "language/utf8.h"
#include "language/wordbreak.h"

struct tokenizer {
    struct document *document;
    uint32_t token_capacity, term_capacity;
};

/* ---- room ---- */

static void *grow(struct arena *arena, const void *items, uint32_t count, uint32_t *capacity,
                  size_t size)
{
    uint32_t more = *capacity ? *capacity * 2 : 256;
    void *room = arena_array(arena, more, size);

    if (!room)
        return NULL;
    if (count > 0)
        memcpy(room, items, count * size);
    *capacity = more;
    return room;
}

static bool make_stamps(struct lexicon *lexicon, uint32_t term)
{
    uint32_t capacity = lexicon->stamp_capacity ? lexicon->stamp_capacity : 1024;
    uint64_t *stamps;

    while (capacity <= term)
        capacity *= 2;
    stamps = realloc(lexicon->stamps, capacity * sizeof *stamps);
    if (!stamps)
        return false;
    memset(stamps + lexicon->stamp_capacity, 0,
           (capacity - lexicon->stamp_capacity) * sizeof *stamps);
    lexicon->stamps = stamps;
    lexicon->stamp_capacity = capacity;
    return true;
}

/* Round 0 is what fresh stamps hold; after 2^32 documents all are fresh again. */
static void next_round(struct lexicon *lexicon)
{
    if (++lexicon->round != 0)
        return;
    if (lexicon->stamp_capacity > 0)
        memset(lexicon->stamps, 0, lexicon->stamp_capacity * sizeof *lexicon->stamps);
    lexicon->round = 1;
}

/* ---- tokens ---- */

/* The document's own number of a term of the lexicon; TERM_NONE: memory. */
static uint32_t number_term(struct tokenizer *tokenizer, uint32_t term)
{
    struct document *document = tokenizer->document;
    struct lexicon *lexicon = document->lexicon;

    if (term >= lexicon->stamp_capacity && !make_stamps(lexicon, term))
        return TERM_NONE;
    if (lexicon->stamps[term] >> 32 == lexicon->round)
        return (uint32_t)lexicon->stamps[term];
    if (document->term_count == tokenizer->term_capacity) {
        void *more = grow(document->arena, document->terms, document->term_count,
                          &tokenizer->term_capacity, sizeof *document->terms);

        if (!more)
            return TERM_NONE;
        document->terms = more;
    }
    lexicon->stamps[term] = (uint64_t)lexicon->round << 32 | document->term_count;
    document->terms[document->term_count] = term;
    return document->term_count++;
}

static bool add_token(struct tokenizer *tokenizer, uint32_t start, uint32_t end)
{
    struct document *document = tokenizer->document;
    struct token token = {.start = start, .length = end - start, .term = TERM_NONE};
    struct form form;

    token.form = lexicon_form(document->lexicon, document_span(document, start, end - start));
    if (token.form == FORM_FAILED)
        return false;
    form = lexicon_at(document->lexicon, token.form);
    if (form.term != TERM_NONE && !(form.classes & WORD_STOP)) {
        token.term = number_term(tokenizer, form.term);
        if (token.term == TERM_NONE)
            return false;
    }
    if (document->token_count == tokenizer->token_capacity) {
        void *more = grow(document->arena, document->tokens, document->token_count,
                          &tokenizer->token_capacity, sizeof token);

        if (!more)
            return false;
        document->tokens = more;
    }
    document->tokens[document->token_count++] = token;
    return true;
}

/* ---- words ---- */

enum ascii { NONE, LETTER, DIGIT, LOW_LINE, MID_LETTER, MID_BOTH, MID_NUMBER };

#define PAIR(c) [c] = LETTER, [(c) | 32] = LETTER
/* UAX #29's classes of ASCII. */
static const uint8_t CLASS[128] = {
    PAIR('A'),          PAIR('B'),          PAIR('C'),          PAIR('D'),        PAIR('E'),
    PAIR('F'),          PAIR('G'),          PAIR('H'),          PAIR('I'),        PAIR('J'),
    PAIR('K'),          PAIR('L'),          PAIR('M'),          PAIR('N'),        PAIR('O'),
    PAIR('P'),          PAIR('Q'),          PAIR('R'),          PAIR('S'),        PAIR('T'),
    PAIR('U'),          PAIR('V'),          PAIR('W'),          PAIR('X'),        PAIR('Y'),
    PAIR('Z'),          ['0'] = DIGIT,      ['1'] = DIGIT,      ['2'] = DIGIT,    ['3'] = DIGIT,
    ['4'] = DIGIT,      ['5'] = DIGIT,      ['6'] = DIGIT,      ['7'] = DIGIT,    ['8'] = DIGIT,
    ['9'] = DIGIT,      ['_'] = LOW_LINE,   [':'] = MID_LETTER, ['.'] = MID_BOTH, ['\''] = MID_BOTH,
    [','] = MID_NUMBER, [';'] = MID_NUMBER,
};
#undef PAIR

/* The end of the word that starts at `at` with ASCII; `at` itself when the word
 * touches something wider and must go the long way. */
static uint32_t ascii_word(const unsigned char *p, uint32_t at, uint32_t end)
{
    for (uint32_t i = at;;) {
        uint32_t last, mark, next;

        while (i < end && p[i] < 0x80 && CLASS[p[i]] >= LETTER && CLASS[p[i]] <= LOW_LINE)
            i++;
        if (i == end)
            return i;
        if (p[i] >= 0x80)
            return at;
        mark = CLASS[p[i]];
        if (mark == NONE || i + 1 == end)
            return i;
        if (p[i + 1] >= 0x80)
            return at;
        last = CLASS[p[i - 1]];
        next = CLASS[p[i + 1]];
        if (last != next || (last == LETTER && mark == MID_NUMBER) ||
            (last == DIGIT && mark == MID_LETTER) || last > DIGIT)
            return i;
        i++;
    }
}

/* One character of a script without spaces, with what sits on it; returns its
 * end, or `at` when there is none. */
static uint32_t character_end(const struct document *document, uint32_t at, uint32_t end)
{
    uint32_t code_point, kind, next = at;

    while (next < end) {
        uint32_t length = utf8_decode(document_span(document, next, end - next), &code_point);

        kind = wordbreak_of(code_point) & WORDBREAK_MASK;
        if (next == at ? kind != WORDBREAK_PAIR && kind != WORDBREAK_KATAKANA
                       : kind != WORDBREAK_EXTEND && kind != WORDBREAK_FORMAT)
            break;
        next += length;
    }
    return next;
}

/* The pairs of a run that starts at `at`; a character alone is a token too.
 * `*words` grows by half the characters. False: memory ran out. */
static bool add_pairs(struct tokenizer *tokenizer, uint32_t *at, uint32_t end, uint32_t *words)
{
    const struct document *document = tokenizer->document;
    uint32_t before = *at, now = character_end(document, before, end), next, characters = 1;

    for (; (next = character_end(document, now, end)) != now; characters++) {
        if (!add_token(tokenizer, before, next))
            return false;
        before = now;
        now = next;
    }
    *at = now;
    *words += (characters + 1) / 2;
    return characters > 1 || add_token(tokenizer, before, now);
}

/* A segment that is not plain ASCII; `*at` moves behind it. */
static bool add_segment(struct tokenizer *tokenizer, uint32_t *at, uint32_t end, uint32_t *words)
{
    const uint32_t solid = 1U << WORDBREAK_LETTER | 1U << WORDBREAK_HEBREW |
                           1U << WORDBREAK_NUMERIC | 1U << WORDBREAK_KATAKANA;
    struct span rest = document_span(tokenizer->document, *at, end - *at);
    uint32_t start = *at, kinds;

    if (character_end(tokenizer->document, start, end) != start)
        return add_pairs(tokenizer, at, end, words);
    *at += (uint32_t)wordbreak_end(rest, 0, &kinds);
    if (!(kinds & solid))
        return true;
    ++*words;
    return add_token(tokenizer, start, *at);
}

static bool tokenize_sentence(struct tokenizer *tokenizer, struct sentence *sentence)
{
    const unsigned char *p = (const unsigned char *)tokenizer->document->text.bytes;
    uint32_t end = sentence->start + sentence->length, word;

    sentence->first_token = tokenizer->document->token_count;
    sentence->words = 0;
    for (uint32_t at = sentence->start; at < end;) {
        if (p[at] < 0x80 && (CLASS[p[at]] == NONE || CLASS[p[at]] > LOW_LINE)) {
            at++;
            continue;
        }
        word = p[at] < 0x80 && p[at] != '_' ? ascii_word(p, at, end) : at;
        if (word == at) {
            if (!add_segment(tokenizer, &at, end, &sentence->words))
                return false;
            continue;
        }
        if (!add_token(tokenizer, at, word))
            return false;
        sentence->words++;
        at = word;
    }
    sentence->token_count = tokenizer->document->token_count - sentence->first_token;
    return true;
}

bool tokenize(struct document *document)
{
    struct tokenizer tokenizer = {.document = document};

    next_round(document->lexicon);
    document->token_count = document->term_count = 0;
    for (uint32_t i = 0; i < document->sentence_count; i++)
        if (!tokenize_sentence(&tokenizer, &document->sentences[i]))
            return false;
    return true;
}
