/* tag_table.h -- how the embedded tables of the taggers are laid out.
 *
 * One array of 32-bit words: the number of languages, then for each its code
 * (four bytes, the first lowest) and where its table begins, then the tables.
 * Words and endings are found by hash: a slot is a fingerprint (the high half
 * of the hash; 0 is empty) and where its emissions begin, with a word's which of
 * the sets of lists it has: SET << TAG_SET_SHIFT | START, 0 for none of each.
 * Emissions are a head, TOTAL << 8 | COUNT, and COUNT words TAG << 16 | score. */
#ifndef LANGUAGE_TAG_TABLE_H
#define LANGUAGE_TAG_TABLE_H

#include <stdint.h>

#include "base/hash.h"
#include "base/span.h"
#include "language/tags.h"

/* Scores are natural logarithms times this, in 16 bits with a sign. */
enum { TAG_SCALE = 256 };

/* Under it in a word's slot is where its emissions begin. */
enum { TAG_SET_SHIFT = 22 };

/* Words from the start of a language's table. */
enum tag_table_field {
    TAG_TABLE_WORD_COUNT = 0, /* slots */
    TAG_TABLE_WORDS,
    TAG_TABLE_ENDING_COUNT,
    TAG_TABLE_ENDINGS,
    TAG_TABLE_NEXT,  /* TAG_COUNT x TAG_COUNT scores: a tag, then the next */
    TAG_TABLE_PRIOR, /* TAG_COUNT scores: how common a tag is */
    TAG_TABLE_LISTS, /* sets, low and high half; the first is empty */
    TAG_TABLE_PAIR_COUNT,
    TAG_TABLE_PAIRS, /* slots of one: the fingerprint */
    TAG_TABLE_FIELDS
};

/* The first slot of a hash among `count`: the low half, scaled (Lemire 2019). */
static inline uint32_t tag_slot(uint64_t hash, uint32_t count)
{
    return (uint32_t)((hash & UINT32_MAX) * count >> 32);
}

static inline uint32_t tag_fingerprint(uint64_t hash)
{
    uint32_t high = (uint32_t)(hash >> 32);

    return high ? high : 1;
}

/* Two words, in this order. */
static inline uint64_t tag_pair_hash(struct span a, struct span b)
{
    return hash_mix(hash_bytes(a.bytes, a.length) ^ (hash_bytes(b.bytes, b.length) << 1));
}

static inline uint32_t tag_emission(enum tag tag, int score)
{
    return (uint32_t)tag << 16 | (uint16_t)(int16_t)score;
}

static inline enum tag tag_emitted(uint32_t emission)
{
    return (enum tag)(emission >> 16);
}

static inline int tag_score(uint32_t emission)
{
    return (int16_t)(uint16_t)emission;
}

#endif
