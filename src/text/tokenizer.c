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
    uint32_t capacity; /* of the tokens, and of the terms */
};

/* ---- room ---- */

/* The same items with room for `capacity`. NULL: memory ran out. */
static void *grown(struct arena *arena, const void *items, uint32_t count, uint32_t capacity,
                   size_t size)
{
    void *room = arena_array(arena, capacity, size);

    if (room && count > 0)
        memcpy(room, items, count * size);
    return room;
}

/* Room for all tokens of a sentence, and for as many terms: words are parted by
 * something, and characters that are tokens have three bytes. */
static bool reserve_tokens(struct tokenizer *tokenizer, const struct sentence *sentence)
{
    struct document *document = tokenizer->document;
    uint32_t least = document->token_count + sentence->length / 2 + 1;

    if (least <= tokenizer->capacity)
        return true;
    if (tokenizer->capacity == 0 && least < document->text.length / BYTES_A_TOKEN)
        least = (uint32_t)document->text.length / BYTES_A_TOKEN;
    if (least / 2 < tokenizer->capacity)
        least = tokenizer->capacity * 2;
    document->tokens = grown(document->arena, document->tokens, document->token_count, least,
                             sizeof *document->tokens);
    document->terms = grown(document->arena, document->terms, document->term_count, least,
                            sizeof *document->terms);
    tokenizer->capacity = least;
    return document->tokens && document->terms;
}

/* ---- terms ---- */

/* A stamp for every term of the lexicon, and in front that of TERM_NONE; fresh
 * ones are of round 0, which no document is. False: memory ran out. */
static bool make_stamps(struct lexicon *lexicon)
{
    uint32_t capacity = lexicon->stamp_capacity ? lexicon->stamp_capacity : 1024;
    uint64_t *stamps;

    if (lexicon->terms.count < lexicon->stamp_capacity)
        return true;
    while (capacity <= lexicon->terms.count)
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

/* Makes all stamps old; after 2^32 documents they are wiped. False: memory ran
 * out. */
static bool next_round(struct lexicon *lexicon)
{
    if (!make_stamps(lexicon))
        return false;
    if (++lexicon->round == 0) {
        memset(lexicon->stamps, 0, lexicon->stamp_capacity * sizeof *lexicon->stamps);
        lexicon->round = 1;
    }
    lexicon->stamps[0] = (uint64_t)lexicon->round << 32 | TERM_NONE;
    return true;
}

/* The room was reserved, and the term has its stamp. A term that the document has
 * not met before gets its next number. In line, because this is what reading a
 * text costs. */
__attribute__((always_inline)) static inline void
put_token(struct document *document, uint32_t start, uint32_t length, struct lexeme lexeme)
{
    struct lexicon *lexicon = document->lexicon;
    uint64_t *stamp = &lexicon->stamps[lexeme.term + 1]; /* the first for TERM_NONE */

    if (*stamp >> 32 != lexicon->round) {
        *stamp = (uint64_t)lexicon->round << 32 | document->term_count;
        document->terms[document->term_count++] = lexeme.term;
    }
    document->tokens[document->token_count++] =
        (struct token){start, length, lexeme.form, (uint32_t)*stamp};
}

/* False: memory ran out. */
static bool add_token(struct tokenizer *tokenizer, uint32_t start, uint32_t end)
{
    struct document *document = tokenizer->document;
    struct lexeme lexeme =
        lexicon_lexeme(document->lexicon, document_span(document, start, end - start));

    if (lexeme.form == FORM_FAILED || !make_stamps(document->lexicon))
        return false;
    put_token(document, start, end - start, lexeme);
    return true;
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

/* Bit 7 of each of eight bytes that is not one of 0x40 to 0x7F. Those are the
 * letters of ASCII and a few marks, which need not be told from them: a surface
 * that was met has none (lexicon.h). */
static inline uint64_t not_letters(uint64_t word)
{
    return (~(word << 1) | word) & 0x8080808080808080ULL;
}

/* Can no word that ends before `p` go on there? */
static inline bool word_ends(const unsigned char *p)
{
    return CLASS[*p] == NONE || (CLASS[*p] < LOW_LINE && CLASS[p[1]] < LETTER);
}

/* The key of the word at `p`, when that is of letters alone, at most fifteen, and
 * nothing goes on with it; `*length` is its length, 0 when it is none of that. At
 * least 17 bytes can be read. */
__attribute__((always_inline)) static inline struct surface_key
plain_surface(const unsigned char *p, uint32_t *length)
{
    struct surface_key key = {hash_load(p, 8), 0};
    uint64_t others = not_letters(key.low);

    if (others != 0) {
        *length = (uint32_t)__builtin_ctzll(others) / 8;
        key.low &= ((others - 1) & ~others) >> 7;
    } else {
        key.high = hash_load(p + 8, 8);
        others = not_letters(key.high);
        *length = others == 0 ? 0 : 8 + (uint32_t)__builtin_ctzll(others) / 8;
        key.high &= ((others - 1) & ~others) >> 7;
    }
    if (*length > 0 && !word_ends(p + *length))
        *length = 0;
    return key;
}

/* Puts the words from `at` on while they are plain and were met before, which
 * nearly all were; returns where something else stands, or behind `end`. */
static uint32_t put_known(struct document *document, uint32_t at, uint32_t end)
{
    const unsigned char *p = (const unsigned char *)document->text.bytes;
    uint32_t last = (uint32_t)document->text.length; /* to read a surface at */

    last = last < 17 ? 0 : last - 17 < end ? last - 17 : end;
    while (at < last) {
        const struct lexeme *lexeme;
        uint32_t length;
        struct surface_key key = plain_surface(p + at, &length);

        if (length == 0 || length > end - at)
            break;
        lexeme = lexicon_met(document->lexicon, key);
        if (!lexeme)
            break;
        put_token(document, at, length, *lexeme);
        at += length + 1; /* what ends a word begins none */
    }
    return at;
}

/* False: memory ran out. */
static bool tokenize_sentence(struct tokenizer *tokenizer, struct sentence *sentence)
{
    struct document *document = tokenizer->document;
    const unsigned char *p = (const unsigned char *)document->text.bytes;
    uint32_t end = sentence->start + sentence->length, words = 0;

    if (!reserve_tokens(tokenizer, sentence))
        return false;
    sentence->first_token = document->token_count;
    for (uint32_t at = sentence->start; at < end;) {
        uint32_t word;

        if (CLASS[p[at]] < LOW_LINE) {
            at++;
            continue;
        }
        word = document->token_count;
        at = put_known(document, at, end);
        words += document->token_count - word;
        if (at >= end || CLASS[p[at]] < LOW_LINE)
            continue;
        word = starts_word(p, at, end) ? plain_word(document, at, end) : at;
        if (word > at) {
            if (!add_token(tokenizer, at, word))
                return false;
            words++;
            at = word;
        } else if (!add_segment(tokenizer, &at, end, &words)) {
            return false;
        }
    }
    sentence->words = words;
    sentence->token_count = document->token_count - sentence->first_token;
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
