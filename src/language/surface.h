/* surface.h -- a word as it is written, as a number.
 *
 * Nearly all words have at most fifteen letters of ASCII. Such a surface is told
 * from others, folded and hashed in two registers. */
#ifndef LANGUAGE_SURFACE_H
#define LANGUAGE_SURFACE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/hash.h"
#include "base/span.h"

/* What a surface is known by: its own bytes, zeros behind them, when they are at
 * most 16 and those of 0x40 to 0x7F are letters; else two hashes. Two surfaces
 * share 128 bits of hash by chance once in 10^28 lexicons. */
struct surface {
    uint64_t low, high; /* little-endian; low is never 0 */
};

struct surface surface_of(struct span word);

/* Its highest bits are those on which all bits of the surface have told. */
static inline uint64_t surface_hash(struct surface surface)
{
    return (surface.low ^ surface.high * 0x9fb21c651e98df25ULL) * 0x9e3779b97f4a7c15ULL;
}

/* Bit 7 of each of eight bytes that is not one of 0x40 to 0x7F: the letters of
 * ASCII and a few marks. */
static inline uint64_t surface_ends(uint64_t word)
{
    return (~(word << 1) | word) & 0x8080808080808080ULL;
}

/* Is one of the eight bytes of 0x40 to 0x7F and no letter? */
static inline bool surface_is_odd(uint64_t word)
{
    const uint64_t ONES = 0x0101010101010101ULL, HIGH = 0x80 * ONES;
    uint64_t letter = word & 0x1F * ONES; /* 1 to 26 */
    uint64_t other = (letter + (0x80 - 27) * ONES) | ~(letter + 0x7F * ONES);

    return ((word << 1) & ~word & other & HIGH) != 0;
}

/* Of eight bytes that are letters or 0, the capitals become small. */
static inline uint64_t surface_lower(uint64_t word)
{
    return word | (word & 0x40 * 0x0101010101010101ULL) >> 1;
}

#endif
