#include "language/wordbreak.h"

#include <stdbool.h>

#include "language/utf8.h"
#include "language/wordbreak_table.h"

#define SET(name) (1U << WORDBREAK_##name)

/* The names are UAX #29's. */
static const uint32_t LETTERS = SET(LETTER) | SET(HEBREW);
static const uint32_t IGNORED = SET(EXTEND) | SET(FORMAT) | SET(ZWJ);
static const uint32_t BREAKS = SET(CR) | SET(LF) | SET(NEWLINE);
static const uint32_t MID_LETTERS = SET(MID_LETTER) | SET(MID_NUM_LET) | SET(SINGLE_QUOTE);
static const uint32_t MID_NUMBERS = SET(MID_NUM) | SET(MID_NUM_LET) | SET(SINGLE_QUOTE);
static const uint32_t WORDS = SET(LETTER) | SET(HEBREW) | SET(NUMERIC) | SET(KATAKANA);

uint32_t wordbreak_of(uint32_t code_point)
{
    if (code_point == 0xFEFF)
        return WORDBREAK_SPACE; /* Format to UAX #29, but we print a gap there */
    if (code_point < 0x20000)
        return WORDBREAK_VALUE[WORDBREAK_BLOCK[code_point >> 7]][code_point & 127];
    if (code_point < 0x40000)
        return WORDBREAK_PAIR; /* planes 2 and 3 are Han's */
    if (code_point == 0xE0001)
        return WORDBREAK_FORMAT;
    if ((code_point >= 0xE0020 && code_point <= 0xE007F) ||
        (code_point >= 0xE0100 && code_point <= 0xE01EF))
        return WORDBREAK_EXTEND;
    return WORDBREAK_OTHER;
}

/* The set of the code point at `at`, which is moved past it; 0 at the end. */
static uint32_t take(struct span text, size_t *at, bool *pictograph)
{
    uint32_t code_point, value;

    if (*at >= text.length)
        return 0;
    *at += utf8_decode(span_of(text.bytes + *at, text.length - *at), &code_point);
    value = wordbreak_of(code_point);
    *pictograph = (value & WORDBREAK_PICTOGRAPH) != 0;
    return 1U << (value & WORDBREAK_MASK);
}

/* WB4: what is ignored belongs to what stands before it. */
static size_t skip_ignored(struct span text, size_t at, uint32_t *kinds, uint32_t *last)
{
    bool pictograph;

    for (size_t next = at;; at = next) {
        uint32_t set = take(text, &next, &pictograph);

        if (!(set & IGNORED))
            return at;
        *kinds |= set;
        *last = set;
    }
}

/* WB6, WB7, WB7b, WB7c, WB11, WB12: a mark between two letters or two digits. */
static bool joins_over(uint32_t before, uint32_t mark, uint32_t after)
{
    if ((before & LETTERS) && (mark & MID_LETTERS) && (after & LETTERS))
        return true;
    if ((before & SET(HEBREW)) && (mark & SET(DOUBLE_QUOTE)) && (after & SET(HEBREW)))
        return true;
    return (before & SET(NUMERIC)) && (mark & MID_NUMBERS) && (after & SET(NUMERIC));
}

/* WB5, WB8-10, WB13, 13a, 13b: no break between the two. */
static bool joins(uint32_t before, uint32_t after)
{
    const uint32_t letters_digits = LETTERS | SET(NUMERIC);

    if ((before & letters_digits) && (after & letters_digits))
        return true;
    if ((before & SET(KATAKANA)) && (after & SET(KATAKANA)))
        return true;
    if ((before & (WORDS | SET(EXTEND_NUM_LET))) && (after & SET(EXTEND_NUM_LET)))
        return true;
    return (before & SET(EXTEND_NUM_LET)) && (after & WORDS);
}

/* The end of the mark at `at` and of the letter or digit behind it when the two
 * belong to the word before, else `at`. */
static size_t over_mark(struct span text, size_t at, uint32_t before, uint32_t *kinds,
                        uint32_t *now)
{
    size_t next = at;
    uint32_t seen = 0, last = 0, mark, after;
    bool pictograph;

    mark = take(text, &next, &pictograph);
    next = skip_ignored(text, next, &seen, &last);
    after = take(text, &next, &pictograph);
    if (!joins_over(before, mark, after))
        return at;
    *kinds |= seen | mark | after;
    *now = after;
    return next;
}

/* WB15, WB16: flags are pairs of regional indicators. */
static size_t flag_end(struct span text, size_t at, uint32_t *kinds)
{
    uint32_t last = 0;
    size_t next = at;
    bool pictograph;

    if (!(take(text, &next, &pictograph) & SET(REGIONAL)))
        return at;
    return skip_ignored(text, next, kinds, &last);
}

size_t wordbreak_end(struct span text, size_t at, uint32_t *kinds)
{
    bool pictograph;
    uint32_t now = take(text, &at, &pictograph), last = now;

    *kinds = now;
    if (now & SET(CR)) { /* WB3 */
        size_t next = at;

        return take(text, &next, &pictograph) & SET(LF) ? next : at;
    }
    if (now & BREAKS) /* WB3a */
        return at;
    for (;;) {
        size_t next, end = skip_ignored(text, at, kinds, &last);
        uint32_t after;

        next = end;
        after = take(text, &next, &pictograph);
        if (after == 0)
            return end;
        if (pictograph && (last & SET(ZWJ))) { /* WB3c */
            now = after;
        } else if (end == at && (now & SET(SPACE)) && (after & SET(SPACE))) { /* WB3d */
            now = after;
        } else if (joins(now, after)) {
            now = after;
        } else if (now & SET(REGIONAL)) {
            return flag_end(text, end, kinds);
        } else {
            next = over_mark(text, end, now, kinds, &after);
            /* WB7a: Hebrew letters keep a single quote at their end. */
            if (next == end && (now & SET(HEBREW)) && (after & SET(SINGLE_QUOTE)))
                take(text, &next, &pictograph);
            if (next == end)
                return end;
            now = after;
        }
        *kinds |= now;
        last = now;
        at = next;
    }
}
