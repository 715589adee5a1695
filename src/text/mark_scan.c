#include "text/mark_scan.h"

#include <stdbool.h>
#include <string.h>

#include "base/sixteen.h"

enum { NEVER, ALWAYS, LOOK_ON };

/* May the byte begin a mark? The ASCII ones do; lead bytes of the others that
 * marks_of() knows need a look at the second. */
static const uint8_t MAY_MARK[256] = {
    ['!'] = ALWAYS,   ['"'] = ALWAYS,   ['('] = ALWAYS,  [')'] = ALWAYS,   ['*'] = ALWAYS,
    ['.'] = ALWAYS,   [':'] = ALWAYS,   [';'] = ALWAYS,  ['='] = ALWAYS,   ['?'] = ALWAYS,
    ['['] = ALWAYS,   [0xC2] = ALWAYS,  [0xCD] = ALWAYS, [0xD6] = LOOK_ON, [0xD8] = LOOK_ON,
    [0xDB] = LOOK_ON, [0xE0] = LOOK_ON, [0xE1] = ALWAYS, [0xE2] = ALWAYS,  [0xE3] = LOOK_ON,
    [0xEF] = ALWAYS,
};

/* May a mark begin with these two bytes? Armenian, Arabic, Urdu, Devanagari and
 * CJK: the lead byte is that of most of their letters. */
static bool looks_on(const char *at)
{
    unsigned char second = (unsigned char)at[1];

    switch ((unsigned char)*at) {
    case 0xD6:
        return second == 0x89;
    case 0xD8:
        return second == 0x9C || second == 0x9F;
    case 0xDB:
        return second == 0x94;
    case 0xE0:
        return second == 0xA5;
    default:
        return second == 0x80;
    }
}

static inline bool may_mark(const char *at, const char *end)
{
    uint8_t may = MAY_MARK[(unsigned char)*at];

    return may == ALWAYS || (may == LOOK_ON && end - at > 1 && looks_on(at));
}

/* All ones for each byte that may begin a mark, as letters of ASCII and spaces do not:
 * digits and most marks are below 0x40, bytes of longer characters negative. */
static inline sixteen odd_bytes(const char *at)
{
    sixteen bytes = sixteen_load(at);

    return (sixteen)(~((bytes > 0x3F) | (bytes == ' ')) | (bytes == '['));
}

/* Bit 7 of each byte that is all ones, the first byte lowest. */
static inline uint64_t high_bits(uint64_t word)
{
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    word = __builtin_bswap64(word);
#endif
    return word & 0x8080808080808080ULL;
}

/* The first of eight bytes that begins one, of those that are all ones in `odd`; 8:
 * none does. */
static inline uint32_t first_mark(const char *at, const char *end, uint64_t odd)
{
    for (odd = high_bits(odd); odd != 0; odd &= odd - 1) {
        uint32_t mark = (uint32_t)__builtin_ctzll(odd) / 8;

        if (may_mark(at + mark, end))
            return mark;
    }
    return 8;
}

uint32_t mark_scan(struct span text, uint32_t start, uint32_t limit)
{
    const char *at = text.bytes + start, *end = text.bytes + limit;

    for (; end - at >= 16; at += 16) {
        sixteen odd = odd_bytes(at);
        uint64_t halves[2];
        uint32_t mark;

        memcpy(halves, &odd, sizeof halves);
        if ((halves[0] | halves[1]) == 0)
            continue;
        mark = first_mark(at, end, halves[0]);
        if (mark == 8)
            mark += first_mark(at + 8, end, halves[1]);
        if (mark < 16)
            return (uint32_t)(at + mark - text.bytes);
    }
    while (at < end && !may_mark(at, end))
        at++;
    return (uint32_t)(at - text.bytes);
}
