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

static const struct pair PAIRS[] = {
    {'(', ')', 0x29, PAIR_BRACKET},        {'[', ']', 0x5D, PAIR_BRACKET},
    {'"', '"', 0x22, PAIR_STRAIGHT},       {0xAB, 0xBB, 0xC2, PAIR_QUOTE}, /* French */
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

static uint32_t code_point_at(struct span text, uint32_t at, uint32_t limit, uint32_t *length)
{
    uint32_t code_point = 0;

    *length = 0;
    if (at < limit && (unsigned char)text.bytes[at] < 0x80) {
        *length = 1;
        return (unsigned char)text.bytes[at];
    }
    if (at < limit)
        *length = utf8_decode(span_of(text.bytes + at, limit - at), &code_point);
    return code_point;
}

static bool is_word(uint32_t code_point)
{
    return case_of(code_point) != CASE_NONE;
}

/* An apostrophe-like or opening straight quote touches the word behind it. */
static bool closes_here(const struct pair *pair, struct span text, uint32_t at, uint32_t limit)
{
    uint32_t length, next;

    if (code_point_at(text, at, limit, &length) != pair->close)
        return false;
    return pair->kind != PAIR_STRAIGHT || !is_word(code_point_at(text, at + length, limit, &next));
}

/* Where pair `which` closes behind `from`, at most LONGEST on, else `limit`. */
static uint32_t find_close(struct guard *guard, uint32_t which, struct span text, uint32_t from,
                           uint32_t limit)
{
    uint32_t end = limit - from > LONGEST ? from + LONGEST : limit, at = from;

    if (guard->seen[which].from <= from && from < guard->seen[which].to) {
        at = guard->seen[which].to;
        if (guard->seen[which].found)
            return at < end ? at : limit;
    }
    for (;; at++) {
        const char *lead = at < end ? memchr(text.bytes + at, PAIRS[which].lead, end - at) : NULL;

        at = lead ? (uint32_t)(lead - text.bytes) : end;
        if (at == end || closes_here(&PAIRS[which], text, at, limit))
            break;
    }
    guard->seen[which].from = from;
    guard->seen[which].to = at;
    guard->seen[which].found = at < end;
    return at < end ? at : limit;
}

/* Does the sentence go on behind the quotation `start`..`close`? One in a script
 * without spaces is always part of what it stands in. */
static bool goes_on(struct span text, uint32_t start, uint32_t close, uint32_t limit)
{
    uint32_t length, code_point, at;

    if (code_point_at(text, start, limit, &length) >= FIRST_WIDE)
        return true;
    if (start == close)
        return false;
    marks_before(text, start, close, &code_point);
    if (code_point == ',' && close - start < 100)
        return true;
    code_point_at(text, close, limit, &length);
    at = close + length;
    code_point = code_point_at(text, at, limit, &length);
    return code_point == ',' && close - start < 100;
}

static bool opens_here(const struct pair *pair, struct span text, uint32_t start, uint32_t limit,
                       uint32_t at)
{
    uint32_t length, code_point;

    if (pair->kind != PAIR_STRAIGHT)
        return true;
    code_point_at(text, at, limit, &length);
    if (!is_word(code_point_at(text, at + length, limit, &length)))
        return false;
    if (at == start)
        return true;
    marks_before(text, start, at, &code_point);
    return !is_word(code_point) && !(marks_of(code_point) & (MARK_STOP | MARK_END)) &&
           code_point != ',';
}

void guard_open(struct guard *guard, struct span text, uint32_t start, uint32_t limit, uint32_t at,
                uint32_t code_point)
{
    for (uint32_t i = 0; at >= guard->until && i < sizeof PAIRS / sizeof *PAIRS; i++) {
        uint32_t close, length;

        if (PAIRS[i].open != code_point || !opens_here(&PAIRS[i], text, start, limit, at))
            continue;
        code_point_at(text, at, limit, &length);
        close = find_close(guard, i, text, at + length, limit);
        if (close == limit || close <= guard->until)
            continue;
        if (PAIRS[i].kind == PAIR_BRACKET || goes_on(text, at + length, close, limit))
            guard->until = close;
    }
}
