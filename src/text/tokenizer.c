/* tokenizer.c -- words out of sentences.
 *
 * A word is a segment of UAX #29 with a letter or a digit in it; hyphens part
 * words, apostrophes and decimal points do not. In scripts written without
 * spaces every two neighbouring characters are a token: no dictionary, and a
 * word of two is still found as one. Nearly all words are runs of letters and
 * digits, found eight bytes at a time; the rest goes the long way. */
#include "text/tokenizer.h"

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

/* Makes all stamps old; after 2^32 documents they are wiped. */
static void next_round(struct lexicon *lexicon)
{
    if (++lexicon->round == 0) {
        memset(lexicon->stamps, 0, (lexicon->form_capacity + 1) * sizeof *lexicon->stamps);
        lexicon->round = 1;
    }
    lexicon->stamps[0] = (struct stamp){lexicon->round, TERM_NONE};
}

/* Where a run of tokens goes: what the loop needs of the document and its lexicon,
 * which the compiler may keep in registers. */
struct writer {
    struct token *token; /* the next; the room was reserved */
    struct stamp *stamps;
    uint32_t *terms;
    uint32_t term_count;
    uint32_t round;
};

static inline struct writer writer_open(const struct document *document)
{
    return (struct writer){document->tokens + document->token_count, document->lexicon->stamps,
                           document->terms, document->term_count, document->lexicon->round};
}

static inline void writer_close(const struct writer *writer, struct document *document)
{
    document->token_count = (uint32_t)(writer->token - document->tokens);
    document->term_count = writer->term_count;
}

/* A term that the document has not met before gets its next number. In line,
 * because this is what reading a text costs. */
__attribute__((always_inline)) static inline void put_token(struct writer *writer, uint32_t start,
                                                            uint32_t length, struct lexeme lexeme)
{
    struct stamp *stamp = &writer->stamps[lexeme.topic];

    if (stamp->round != writer->round) {
        *stamp = (struct stamp){writer->round, writer->term_count};
        writer->terms[writer->term_count++] = lexeme.topic - 1;
    }
    *writer->token++ = (struct token){start, length, lexeme.form, stamp->number};
}

/* False: memory ran out. */
static bool add_token(struct tokenizer *tokenizer, uint32_t start, uint32_t end)
{
    struct document *document = tokenizer->document;
    struct lexeme lexeme =
        lexicon_lexeme(document->lexicon, document_span(document, start, end - start));
    struct writer writer = writer_open(document);

    if (lexeme.form == FORM_FAILED)
        return false;
    put_token(&writer, start, end - start, lexeme);
    writer_close(&writer, document);
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

/* The pairs of a run that starts at `at`; a character alone is a token too. Half
 * the characters are its words: `*extra` grows by what the tokens are more. False:
 * memory ran out. */
static bool add_pairs(struct tokenizer *tokenizer, uint32_t *at, uint32_t end, uint32_t *extra)
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
    *extra += characters / 2 - (characters > 1);
    return characters > 1 || add_token(tokenizer, before, now);
}

/* A segment that is not plain ASCII; `*at` moves behind it. */
static bool add_segment(struct tokenizer *tokenizer, uint32_t *at, uint32_t end, uint32_t *extra)
{
    const uint32_t solid = 1U << WORDBREAK_LETTER | 1U << WORDBREAK_HEBREW |
                           1U << WORDBREAK_NUMERIC | 1U << WORDBREAK_KATAKANA;
    struct span rest = document_span(tokenizer->document, *at, end - *at);
    uint32_t start = *at, kinds;

    if (character_end(tokenizer->document, start, end) != start)
        return add_pairs(tokenizer, at, end, extra);
    *at += (uint32_t)wordbreak_end(rest, 0, &kinds);
    if (!(kinds & solid))
        return true;
    return add_token(tokenizer, start, *at);
}

/* Can no word that ends before `p` go on there? */
static inline bool word_ends(const unsigned char *p)
{
    return *p == ' ' || CLASS[*p] == NONE || (CLASS[*p] < LOW_LINE && CLASS[p[1]] < LETTER);
}

/* A stretch of letters, as they are and hashed. */
struct letters {
    struct surface surface;
    uint64_t hash;
    uint32_t length; /* 0 also when there are more than fifteen */
};

/* The letters at `p`, where at least 17 bytes can be read. The few marks that lie
 * among the letters of ASCII are not told from them: a surface that was met has
 * none. */
__attribute__((always_inline)) static inline struct letters letters_at(const unsigned char *p)
{
    struct letters letters = {.surface = {hash_load(p, 8), 0}};
    uint64_t ends = surface_ends(letters.surface.low);

    if (ends != 0) {
        letters.length = (uint32_t)__builtin_ctzll(ends) / 8;
        letters.surface.low &= (ends ^ (ends - 1)) >> 8;
        letters.hash = surface_hash(letters.surface);
        return letters;
    }
    letters.surface.high = hash_load(p + 8, 8);
    ends = surface_ends(letters.surface.high);
    if (ends != 0)
        letters.length = 8 + (uint32_t)__builtin_ctzll(ends) / 8;
    letters.surface.high &= (ends ^ (ends - 1)) >> 8;
    letters.hash = surface_hash(letters.surface);
    return letters;
}

/* Puts the words from `*at` on while they are plain, as nearly all are; moves to
 * where something else stands, or behind `end`. False: memory ran out. */
static bool put_plain(struct document *document, uint32_t *at, uint32_t end)
{
    const unsigned char *text = (const unsigned char *)document->text.bytes, *p = text + *at;
    const unsigned char *stop = text + end, *last;
    struct lexicon_table table = document->lexicon->table;
    struct writer writer = writer_open(document);

    if (document->text.length < 17)
        return true;
    last = text + document->text.length - 17;
    if (last > stop)
        last = stop;
    while (p < last) {
        struct letters word = letters_at(p);
        const unsigned char *next = p + word.length;
        const struct lexeme *met;
        struct lexeme lexeme;

        if (word.length == 0) {
            if (CLASS[*p] >= LOW_LINE)
                break;
            p++;
            continue;
        }
        if (!word_ends(next) || next > stop)
            break;
        met = lexicon_met(&table, word.surface, word.hash);
        if (met) {
            lexeme = *met;
        } else {
            if (surface_is_odd(word.surface.low) || surface_is_odd(word.surface.high))
                break;
            /* A copy of the surface goes: the loop's own stays in registers. */
            lexeme = lexicon_learn(document->lexicon, span_of((const char *)p, word.length),
                                   (struct surface){word.surface.low, word.surface.high});
            if (lexeme.form == FORM_FAILED)
                return false;
            table = document->lexicon->table;
            writer.stamps = document->lexicon->stamps;
        }
        put_token(&writer, (uint32_t)(p - text), word.length, lexeme);
        p = next + 1; /* what ends a word begins none */
    }
    writer_close(&writer, document);
    *at = (uint32_t)(p - text);
    return true;
}

/* Adds the word at `*at`, if there is one, and moves behind it. False: memory ran
 * out. */
static bool add_word(struct tokenizer *tokenizer, uint32_t *at, uint32_t end, uint32_t *extra)
{
    const struct document *document = tokenizer->document;
    const unsigned char *p = (const unsigned char *)document->text.bytes;
    uint32_t start = *at, word;

    if (CLASS[p[start]] < LOW_LINE) {
        ++*at;
        return true;
    }
    word = starts_word(p, start, end) ? plain_word(document, start, end) : start;
    if (word == start)
        return add_segment(tokenizer, at, end, extra);
    *at = word;
    return add_token(tokenizer, start, word);
}

/* False: memory ran out. */
static bool tokenize_sentence(struct tokenizer *tokenizer, struct sentence *sentence)
{
    struct document *document = tokenizer->document;
    uint32_t at = sentence->start, end = at + sentence->length, extra = 0;

    if (!reserve_tokens(tokenizer, sentence))
        return false;
    sentence->first_token = document->token_count;
    while (at < end)
        if (!put_plain(document, &at, end) || (at < end && !add_word(tokenizer, &at, end, &extra)))
            return false;
    sentence->token_count = document->token_count - sentence->first_token;
    sentence->words = sentence->token_count - extra;
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
