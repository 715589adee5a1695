/* fold.h -- a word as the tables know it: lower case, NFC, without what its
 * language's writers put in or leave out as they like. */
#ifndef LANGUAGE_FOLD_H
#define LANGUAGE_FOLD_H

#include <stdbool.h>
#include <stdint.h>

#include "base/span.h"
#include "language/surface.h"

/* The longest word that is told from others, in bytes; the rest is ignored. */
enum { FOLD_LONGEST = 128 };

enum { FOLD_ROOM = FOLD_LONGEST * 3 };

struct folded_word {
    uint32_t length;           /* at most FOLD_ROOM */
    bool solid;                /* holds a letter or digit */
    bool plain;                /* made by fold_surface: letters of ASCII alone */
    char bytes[FOLD_ROOM + 8]; /* to be read eight at a time */
};

/* How many bytes of `word` count: whole characters, at most FOLD_LONGEST. */
static inline size_t fold_length(struct span word)
{
    size_t length = word.length;

    if (length <= FOLD_LONGEST)
        return length;
    for (length = FOLD_LONGEST; length > 0 && ((unsigned char)word.bytes[length] & 0xC0) == 0x80;)
        length--;
    return length;
}
/* Folds `word` by a language's traits (enum language_trait): simple lower case
 * (Unicode), NFC, straight apostrophes, soft hyphens and zero-width characters
 * dropped, and what the traits say. */
void fold_word(struct folded_word *folded, uint32_t traits, struct span word);
/* The same of a word of `length` letters of ASCII, at most 16, whose surface is
 * its own bytes; not for LANGUAGE_DOTLESS_I. */
void fold_surface(struct folded_word *folded, struct surface surface, uint32_t length);
static inline struct span fold_span(const struct folded_word *folded)
{
    return span_of(folded->bytes, folded->length);
}
/* hash_bytes() of fold_span(). */
static inline uint64_t fold_hash(const struct folded_word *folded)
{
    return hash_padded(folded->bytes, folded->length);
}

#endif
