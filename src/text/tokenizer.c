/* tokenizer.c -- words out of sentences.
 *
 * A word is a segment of UAX #29 with a letter or a digit in it; hyphens part
 * words, apostrophes and decimal points do not. In scripts written without
 * spaces every two neighbouring characters are a token: no dictionary, and a
 * word of two is still found as one. Nearly all words are runs of letters and
 * digits, found eight bytes at a time; the rest goes the long way. */
#include "text/tokenizer.h"

#include <stdlib.h>

#include "language/utf8.h"
#include "language/wordbreak.h"

/* In running text, space included: a first guess that seldom needs a second. */
enum { BYTES_A_TOKEN = 5 };

struct tokenizer {
    struct document *document;
    uint32_t token_capacity, term_capacity;
};

/* ---- room ---- */

/* The same items with room for `least`, doubled at least. */
static void *grow(struct arena *arena, const void *items, uint32_t count, uint32_t least,
                  uint32_t *capacity, size_t size)
{
    uint32_t more = *capacity > least / 2 ? *capacity * 2 : least;
    void *room = arena_array(arena, more, size);

    if (!room)
        return NULL;
    if (count > 0)
        memcpy(room, items, count * size);
    *capacity = more;
    return room;
}

/* Room for all tokens of a sentence: words are parted by something, and
 * characters that are tokens have three bytes. */
static bool reserve_tokens(struct tokenizer *tokenizer, const struct sentence *sentence)
{
    struct document *document = tokenizer->document;
    uint32_t least = document->token_count + sentence->length / 2 + 1;
    void *more;

    if (least <= tokenizer->token_capacity)
        return true;
    if (tokenizer->token_capacity == 0 && least < document->text.length / BYTES_A_TOKEN)
        least = (uint32_t)document->text.length / BYTES_A_TOKEN;
    more = grow(document->arena, document->tokens, document->token_count, least,
                &tokenizer->token_capacity, sizeof *document->tokens);
    if (!more)
        return false;
    document->tokens = more;
    return true;
}

/* ---- terms ---- */

/* Room for a stamp; fresh ones are of round 0, which no document is. */
static bool make_stamps(struct lexicon *lexicon, uint32_t least)
{
    uint32_t capacity = lexicon->stamp_capacity ? lexicon->stamp_capacity : 1024;
    uint64_t *stamps;

    while (capacity < least)
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

/* Makes all stamps old; after 2^32 documents they are wiped. The stamp in front
 * is that of TERM_NONE, which keeps its number. */
static bool next_round(struct lexicon *lexicon)
{
    if (lexicon->stamp_capacity == 0 && !make_stamps(lexicon, 1))
        return false;
    if (++lexicon->round == 0) {
        memset(lexicon->stamps, 0, lexicon->stamp_capacity * sizeof *lexicon->stamps);
        lexicon->round = 1;
    }
    lexicon->stamps[0] = (uint64_t)lexicon->round << 32 | TERM_NONE;
    return true;
}

/* Gives the last token's term, which the document has not met before, the next
 * number. False: memory ran out, here or when the term was asked for. */
static bool new_term(struct tokenizer *tokenizer, uint32_t term)
{
    struct document *document = tokenizer->document;
    struct lexicon *lexicon = document->lexicon;

    if (term == TERM_FAILED ||
        (term + 1 >= lexicon->stamp_capacity && !make_stamps(lexicon, term + 2)))
        return false;
    if (document->term_count == tokenizer->term_capacity) {
        void *more = grow(document->arena, document->terms, document->term_count, 256,
                          &tokenizer->term_capacity, sizeof *document->terms);

        if (!more)
            return false;
        document->terms = more;
    }
    lexicon->stamps[term + 1] = (uint64_t)lexicon->round << 32 | document->term_count;
    document->terms[document->term_count] = term;
    document->tokens[document->token_count - 1].term = document->term_count++;
    return true;
}

/* The room was reserved. False: memory ran out. In line, because this is what
 * reading a text costs. */
__attribute__((always_inline)) static inline bool put_token(struct tokenizer *tokenizer,
                                                            uint32_t start, uint32_t end)
{
    struct document *document = tokenizer->document;
    const struct lexicon *lexicon = document->lexicon;
    struct lexeme lexeme = lexicon_lexeme_at(document->lexicon, document->text, start, end - start);
    uint32_t at = lexeme.term + 1; /* 0 for TERM_NONE, past the end for TERM_FAILED */
    uint64_t stamp = at < lexicon->stamp_capacity ? lexicon->stamps[at] : 0;

    document->tokens[document->token_count++] =
        (struct token){start, end - start, lexeme.form, (uint32_t)stamp};
    return stamp >> 32 == lexicon->round || new_term(tokenizer, lexeme.term);
}

static bool add_token(struct tokenizer *tokenizer, uint32_t start, uint32_t end)
{
    return put_token(tokenizer, start, end);
}

/* ---- words ---- */

/* UAX #29's classes of ASCII, and WIDE for every byte of longer characters. */
enum byte_class { NONE, MID_LETTER, MID_BOTH, MID_NUMBER, LOW_LINE, LETTER, DIGIT, WIDE };

#define LETTERS5 LETTER, LETTER, LETTER, LETTER, LETTER
#define LETTERS  LETTERS5, LETTERS5, LETTERS5, LETTERS5, LETTERS5, LETTER
#define WIDE8    WIDE, WIDE, WIDE, WIDE, WIDE, WIDE, WIDE, WIDE
#define WIDE32   WIDE8, WIDE8, WIDE8, WIDE8
static const uint8_t CLASS[256] = {
    ['\''] = MID_BOTH,
    [','] = MID_NUMBER,
    ['.'] = MID_BOTH,
    ['0'] = DIGIT,
    DIGIT,
    DIGIT,
    DIGIT,
    DIGIT,
    DIGIT,
    DIGIT,
    DIGIT,
    DIGIT,
    DIGIT,
    [':'] = MID_LETTER,
    [';'] = MID_NUMBER,
    ['A'] = LETTERS,
    ['_'] = LOW_LINE,
    ['a'] = LETTERS,
    [0x80] = WIDE32,
    WIDE32,
    WIDE32,
    WIDE32,
};

/* How many ASCII letters and digits `word`, a little-endian load of eight bytes,
 * begins with: all eight are looked at in one go, bit 7 of each byte telling
 * what it is. */
static inline uint32_t run_length(uint64_t word)
{
    const uint64_t ONES = 0x0101010101010101ULL, HIGH = 0x80 * ONES;
    uint64_t low = word & ~HIGH, small = low | 0x20 * ONES;
    uint64_t letters = (small + (0x80 - 'a') * ONES) & ~(small + (0x7F - 'z') * ONES);
    uint64_t digits = (low + (0x80 - '0') * ONES) & ~(low + (0x7F - '9') * ONES);
    uint64_t others = ~((letters | digits) & ~word) & HIGH;

    return others == 0 ? 8 : (uint32_t)__builtin_ctzll(others) / 8;
}

/* Past the ASCII letters and digits at `at`. */
static inline uint32_t run_end(const unsigned char *p, uint32_t at, uint32_t end)
{
    while (end - at >= 8) {
        uint32_t length = run_length(hash_load(p + at, 8));

        at += length;
        if (length < 8)
            return at;
    }
    while (at < end && (CLASS[p[at]] == LETTER || CLASS[p[at]] == DIGIT))
        at++;
    return at;
}

/* What goes on a word without more ado: letters, digits, and what sits on them. */
static const uint32_t PLAIN = 1U << WORDBREAK_LETTER | 1U << WORDBREAK_NUMERIC |
                              1U << WORDBREAK_EXTEND | 1U << WORDBREAK_FORMAT;

static inline bool is_continuation(unsigned char byte)
{
    return (byte & 0xC0) == 0x80;
}

/* The class of the character of two or three bytes at `at`, WORDBREAK_OTHER for
 * all else; `*length` is its length. */
static inline uint32_t wide_class(const unsigned char *p, uint32_t at, uint32_t end,
                                  uint32_t *length)
{
    uint32_t code_point;

    if (end - at >= 2 && p[at] >= 0xC2 && p[at] < 0xE0 && is_continuation(p[at + 1])) {
        *length = 2;
        code_point = (p[at] & 0x1FU) << 6 | (p[at + 1] & 0x3FU);
        return wordbreak_of(code_point) & WORDBREAK_MASK;
    }
    *length = 3;
    if (end - at < 3 || (p[at] & 0xF0) != 0xE0 || !is_continuation(p[at + 1]) ||
        !is_continuation(p[at + 2]))
        return WORDBREAK_OTHER;
    code_point = (p[at] & 0xFU) << 12 | (p[at + 1] & 0x3FU) << 6 | (p[at + 2] & 0x3FU);
    /* Overlong forms and surrogates are no characters. */
    if (code_point < 0x800 || (code_point >= 0xD800 && code_point < 0xE000))
        return WORDBREAK_OTHER;
    return wordbreak_of(code_point) & WORDBREAK_MASK;
}

/* Past the letters and digits at `at`, whatever their length. */
static inline uint32_t plain_end(const unsigned char *p, uint32_t at, uint32_t end)
{
    uint32_t length;

    for (;;) {
        at = run_end(p, at, end);
        if (at == end || CLASS[p[at]] != WIDE || !(1U << wide_class(p, at, end, &length) & PLAIN))
            return at;
        do
            at += length;
        while (at < end && CLASS[p[at]] == WIDE && (1U << wide_class(p, at, end, &length) & PLAIN));
    }
}

/* May a word go on with the wider character at `at`? */
static bool goes_on(const struct document *document, uint32_t at, uint32_t end)
{
    uint32_t code_point, kind;

    utf8_decode(document_span(document, at, end - at), &code_point);
    kind = wordbreak_of(code_point) & WORDBREAK_MASK;
    return kind != WORDBREAK_OTHER && kind != WORDBREAK_PAIR && kind != WORDBREAK_SPACE;
}

static inline bool starts_word(const unsigned char *p, uint32_t at, uint32_t end)
{
    const uint32_t starts = 1U << WORDBREAK_LETTER | 1U << WORDBREAK_NUMERIC;
    uint32_t length;

    if (CLASS[p[at]] == WIDE)
        return (1U << wide_class(p, at, end, &length) & starts) != 0;
    return CLASS[p[at]] == LETTER || CLASS[p[at]] == DIGIT;
}

/* The end of the word that starts at `at` with a letter or digit; `at` itself
 * when the word may go on in a way that only UAX #29 as a whole can tell. */
static uint32_t plain_word(const struct document *document, uint32_t at, uint32_t end)
{
    const unsigned char *p = (const unsigned char *)document->text.bytes;

    for (uint32_t i = at;; i++) {
        uint32_t last, mark, next;

        i = plain_end(p, i, end);
        if (i == end || CLASS[p[i]] == NONE)
            return i;
        if (CLASS[p[i]] == WIDE)
            return goes_on(document, i, end) ? at : i;
        mark = CLASS[p[i]];
        if (mark == LOW_LINE)
            return at;
        if (i + 1 == end || CLASS[p[i + 1]] < LETTER)
            return i;
        last = CLASS[p[i - 1]];
        next = CLASS[p[i + 1]];
        if (last == WIDE || next == WIDE)
            return at;
        if (last != next || (last == LETTER && mark == MID_NUMBER) ||
            (last == DIGIT && mark == MID_LETTER))
            return i;
    }
}

/* The same for what may be no word, `at` then. Most words are short and ASCII,
 * with a space or the like behind them. */
static inline uint32_t word_end(const struct document *document, uint32_t at, uint32_t end)
{
    const unsigned char *p = (const unsigned char *)document->text.bytes;

    if (end - at > 8 && CLASS[p[at]] != WIDE) {
        uint32_t length = run_length(hash_load(p + at, 8));

        if (length < 8 && CLASS[p[at + length]] == NONE)
            return at + length;
    }
    return starts_word(p, at, end) ? plain_word(document, at, end) : at;
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

/* False: memory ran out. */
static bool tokenize_sentence(struct tokenizer *tokenizer, struct sentence *sentence)
{
    const unsigned char *p = (const unsigned char *)tokenizer->document->text.bytes;
    uint32_t end = sentence->start + sentence->length, words = 0;

    if (!reserve_tokens(tokenizer, sentence))
        return false;
    sentence->first_token = tokenizer->document->token_count;
    for (uint32_t at = sentence->start; at < end;) {
        uint32_t word;

        if (CLASS[p[at]] < LOW_LINE) {
            at++;
            continue;
        }
        word = word_end(tokenizer->document, at, end);
        if (word > at) {
            if (!put_token(tokenizer, at, word))
                return false;
            words++;
            at = word;
        } else if (!add_segment(tokenizer, &at, end, &words)) {
            return false;
        }
    }
    sentence->words = words;
    sentence->token_count = tokenizer->document->token_count - sentence->first_token;
    return true;
}

bool tokenize(struct document *document)
{
    struct tokenizer tokenizer = {.document = document};

    if (!next_round(document->lexicon))
        return false;
    document->token_count = document->term_count = 0;
    for (uint32_t i = 0; i < document->sentence_count; i++)
        if (!tokenize_sentence(&tokenizer, &document->sentences[i]))
            return false;
    return true;
}
