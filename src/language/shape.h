/* shape.h -- what a word looks like, for words that no table knows.
 *
 * Shared with the tool that makes the tables, so that both see the same. */
#ifndef LANGUAGE_SHAPE_H
#define LANGUAGE_SHAPE_H

#include <stdbool.h>
#include <utf8proc.h>

#include "base/span.h"

/* The longest ending looked at, in characters. */
enum { SHAPE_ENDING = 4 };

enum shape {
    SHAPE_NUMBER = '0',  /* digits and the marks between them */
    SHAPE_DIGITS = 'd',  /* a digit among letters */
    SHAPE_UPPER = 'A',   /* capitals only */
    SHAPE_CAPITAL = 'C', /* opens with one */
    SHAPE_HYPHEN = 'h',
    SHAPE_PLAIN = 'a'
};

/* The code point at the start of `text` (not empty), its length in `*length`. */
static inline utf8proc_int32_t shape_decode(struct span text, size_t *length)
{
    utf8proc_int32_t code_point = (unsigned char)text.bytes[0];

    *length = 1;
    if (code_point >= 0x80) {
        utf8proc_ssize_t used =
            utf8proc_iterate((const utf8proc_uint8_t *)text.bytes,
                             (utf8proc_ssize_t)(text.length < 4 ? text.length : 4), &code_point);

        if (used > 0)
            *length = (size_t)used;
        else
            code_point = 0xFFFD;
    }
    return code_point;
}

static inline bool shape_is_upper(utf8proc_int32_t c)
{
    return c < 0x80 ? c >= 'A' && c <= 'Z' : utf8proc_tolower(c) != c;
}

static inline bool shape_is_lower(utf8proc_int32_t c)
{
    return c < 0x80 ? c >= 'a' && c <= 'z' : utf8proc_toupper(c) != c;
}

/* Most words are of small letters, the first aside. */
static inline bool shape_is_simple(struct span word, bool *capital)
{
    size_t i;

    *capital = word.length > 0 && word.bytes[0] >= 'A' && word.bytes[0] <= 'Z';
    for (i = *capital; i < word.length; i++)
        if (word.bytes[i] < 'a' || word.bytes[i] > 'z')
            return false;
    return true;
}

static inline enum shape shape_of(struct span word)
{
    bool digit = false, other = false, lower = false, upper = false, hyphen = false;
    bool capital;
    size_t length;

    if (shape_is_simple(word, &capital))
        return capital ? SHAPE_CAPITAL : SHAPE_PLAIN;
    capital = false;
    for (size_t i = 0; i < word.length; i += length) {
        utf8proc_int32_t c = shape_decode(span_of(word.bytes + i, word.length - i), &length);

        if (c >= '0' && c <= '9')
            digit = true;
        else if (c != '.' && c != ',' && c != ':' && c != '/' && c != '%' && c != '-')
            other = true;
        hyphen = hyphen || (c == '-' && i > 0 && i + 1 < word.length);
        lower = lower || shape_is_lower(c);
        upper = upper || shape_is_upper(c);
        capital = capital || (i == 0 && upper);
    }
    if (digit)
        return other ? SHAPE_DIGITS : SHAPE_NUMBER;
    if (upper && !lower && word.length > 1)
        return SHAPE_UPPER;
    if (capital)
        return SHAPE_CAPITAL;
    return hyphen ? SHAPE_HYPHEN : SHAPE_PLAIN;
}

/* Where the last `characters` of `word` begin; SIZE_MAX when it has fewer. */
static inline size_t shape_ending(struct span word, int characters)
{
    size_t at = word.length;

    for (; characters > 0; characters--) {
        if (at == 0)
            return SIZE_MAX;
        for (at--; at > 0 && ((unsigned char)word.bytes[at] & 0xC0) == 0x80;)
            at--;
    }
    return at;
}

#endif
