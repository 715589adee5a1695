#include "text/mark_scan.h"

#include <stdbool.h>
#include <string.h>

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
static bool looks_on(unsigned char lead, unsigned char second)
{
    switch (lead) {
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

static inline bool may_mark(const unsigned char *at, const unsigned char *end)
{
    return MAY_MARK[*at] == ALWAYS ||
           (MAY_MARK[*at] == LOOK_ON && at + 1 < end && looks_on(at[0], at[1]));
}

typedef uint8_t sixteen __attribute__((vector_size(16)));

/* 255 for each of sixteen bytes that is a letter of ASCII or a space, else 0. */
static inline sixteen usual_bytes(const unsigned char *at)
{
    sixteen bytes;

    memcpy(&bytes, at, sizeof bytes);
    return (sixteen)(((bytes | 0x20) - 'a' < 26) | (bytes == ' '));
}

/* Bit 7 of each byte that is 0, the first byte lowest. */
static inline uint64_t empty_bytes(uint64_t word)
{
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    word = __builtin_bswap64(word);
#endif
    return ~word & 0x8080808080808080ULL;
}

/* The first of eight bytes from `at` on that may begin a mark, of those with bit 7 in
 * `odd`; `end`: none does. */
static inline const unsigned char *mark_of(const unsigned char *at, uint64_t odd,
                                           const unsigned char *end)
{
    for (; odd != 0; odd &= odd - 1) {
        const unsigned char *p = at + __builtin_ctzll(odd) / 8;

        if (may_mark(p, end))
            return p;
    }
    return end;
}

uint32_t mark_scan(struct span text, uint32_t start, uint32_t limit)
{
    const unsigned char *bytes = (const unsigned char *)text.bytes;
    const unsigned char *at = bytes + start, *end = bytes + limit;

    for (; end - at >= 16; at += 16) {
        sixteen usual = usual_bytes(at);
        const unsigned char *found;
        uint64_t halves[2];

        memcpy(halves, &usual, sizeof usual);
        if ((halves[0] & halves[1]) == UINT64_MAX)
            continue;
        found = mark_of(at, empty_bytes(halves[0]), end);
        if (found == end)
            found = mark_of(at + 8, empty_bytes(halves[1]), end);
        if (found < end)
            return (uint32_t)(found - bytes);
    }
    while (at < end && !may_mark(at, end))
        at++;
    return (uint32_t)(at - bytes);
}
