#include "text/guard.h"

#include "language/utf8.h"
#include "text/marks.h"
#include "text/neighbour.h"

enum pair_kind {
    PAIR_BRACKET, /* guards whatever is behind it */
    PAIR_QUOTE,   /* guards when the sentence goes on behind it */
    PAIR_STRAIGHT /* the same, and opens and closes with the same mark */
};

struct pair {
    uint32_t open, close;
    unsigned char lead; /* the first byte of `close` in UTF-8 */
    enum pair_kind kind;
};

/* Those that open alike stand together. */
static const struct pair PAIRS[] = {
    {'"', '"', 0x22, PAIR_STRAIGHT},       {'(', ')', 0x29, PAIR_BRACKET},
    {'[', ']', 0x5D, PAIR_BRACKET},        {0xAB, 0xBB, 0xC2, PAIR_QUOTE}, /* French */
    {0xBB, 0xAB, 0xC2, PAIR_QUOTE},        /* Danish, German books */
    {0x201C, 0x201D, 0xE2, PAIR_QUOTE},    /* English */
    {0x201D, 0x201D, 0xE2, PAIR_STRAIGHT}, /* Swedish, Finnish */
    {0x201E, 0x201C, 0xE2, PAIR_QUOTE},    /* German */
    {0x201E, 0x201D, 0xE2, PAIR_QUOTE},    /* Polish, Hungarian, Romanian */
    {0x300A, 0x300B, 0xE3, PAIR_BRACKET},  /* CJK */
    {0x300C, 0x300D, 0xE3, PAIR_BRACKET},  {0x300E, 0x300F, 0xE3, PAIR_BRACKET},
    {0x3010, 0x3011, 0xE3, PAIR_BRACKET},  {0xFF08, 0xFF09, 0xEF, PAIR_BRACKET},
};

/* Longer remarks are passages of their own. Bytes. */
static const uint32_t LONGEST = 400;

/* CJK and its punctuation, but for the quotes it shares with Latin. */
static const uint32_t FIRST_WIDE = 0x2E80;

/* The code point at `at`; 0 at the limit. */
static inline uint32_t code_point_at(const struct guard *guard, uint32_t at, uint32_t *length)
{
    uint32_t code_point = 0;

    *length = 0;
    if (at < guard->limit)
        *length = utf8_decode(span_of(guard->text.bytes + at, guard->limit - at), &code_point);
    return code_point;
}

/* Does a letter or digit stand at `at`? */
static inline bool is_word(const struct guard *guard, uint32_t at)
{
    uint32_t length;

    return case_of(code_point_at(guard, at, &length)) != CASE_NONE;
}

/* A straight quote closes where no word touches it from behind. */
static bool closes_here(const struct guard *guard, const struct pair *pair, uint32_t at)
{
    uint32_t length;

    return code_point_at(guard, at, &length) == pair->close &&
           (pair->kind != PAIR_STRAIGHT || !is_word(guard, at + length));
}

/* Where pair `which` closes behind `from`, at most LONGEST on, else the limit. */
static uint32_t find_close(struct guard *guard, uint32_t which, uint32_t from)
{
    uint32_t end = guard->limit - from > LONGEST ? from + LONGEST : guard->limit, at = from;

    if (guard->seen[which].from <= from && from < guard->seen[which].to) {
        at = guard->seen[which].to;
        if (guard->seen[which].found)
            return at < end ? at : guard->limit;
    }
    for (;; at++) {
        const char *bytes = guard->text.bytes;
        const char *lead = at < end ? memchr(bytes + at, PAIRS[which].lead, end - at) : NULL;

        at = lead ? (uint32_t)(lead - bytes) : end;
        if (at == end || closes_here(guard, &PAIRS[which], at))
            break;
    }
    guard->seen[which].from = from;
    guard->seen[which].to = at;
    guard->seen[which].found = at < end;
    return at < end ? at : guard->limit;
}

/* A quotation that is part of a sentence has fewer characters; what has a fifth more
 * bytes is not looked into. */
static const uint32_t LONG = 100, LONG_BYTES = 120;

/* White space counts once, so that layout decides nothing. */
static bool is_short(const struct guard *guard, uint32_t start, uint32_t close)
{
    uint32_t characters = 0;
    bool spaced = false;

    if (close - start < LONG)
        return true;
    for (uint32_t at = start; at < close; at++) {
        unsigned char byte = (unsigned char)guard->text.bytes[at];
        bool space = byte <= ' ';

        characters += (byte & 0xC0) != 0x80 && !(space && spaced);
        spaced = space;
    }
    return characters < LONG;
}

/* Does the sentence go on behind the quotation `start`..`close`? One in a script
 * without spaces is always part of what it stands in. */
static bool goes_on(const struct guard *guard, uint32_t start, uint32_t close)
{
    uint32_t length, code_point;

    if (code_point_at(guard, start, &length) >= FIRST_WIDE)
        return true;
    if (start == close || close - start >= LONG_BYTES)
        return false;
    marks_before(guard->text, start, close, &code_point);
    if (code_point != ',') {
        code_point_at(guard, close, &length);
        code_point = code_point_at(guard, close + length, &length);
    }
    return code_point == ',' && is_short(guard, start, close);
}

/* A straight quote opens where it touches the word behind it and not the one
 * before. */
static bool opens_here(const struct guard *guard, uint32_t start, uint32_t at, uint32_t behind)
{
    uint32_t code_point;

    if (!is_word(guard, behind))
        return false;
    if (at == start)
        return true;
    marks_before(guard->text, start, at, &code_point);
    return case_of(code_point) == CASE_NONE && !(marks_of(code_point) & (MARK_STOP | MARK_END)) &&
           code_point != ',';
}

void guard_open(struct guard *guard, uint32_t start, uint32_t at, uint32_t behind,
                uint32_t code_point)
{
    const uint32_t COUNT = sizeof PAIRS / sizeof *PAIRS;
    uint32_t i = 0;

    while (i < COUNT && PAIRS[i].open != code_point)
        i++;
    for (; at >= guard->until && i < COUNT && PAIRS[i].open == code_point; i++) {
        uint32_t close;

        if (PAIRS[i].kind == PAIR_STRAIGHT && !opens_here(guard, start, at, behind))
            continue;
        close = find_close(guard, i, behind);
        if (close < guard->limit && close > guard->until &&
            (PAIRS[i].kind == PAIR_BRACKET || goes_on(guard, behind, close)))
            guard->until = close;
    }
}
