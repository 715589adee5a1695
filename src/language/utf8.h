/* utf8.h -- code points out of bytes that strangers wrote. */
#ifndef LANGUAGE_UTF8_H
#define LANGUAGE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/span.h"

/* The part of utf8_decode() that is not ASCII. */
uint32_t utf8_decode_long(struct span text, uint32_t *code_point);
/* Decodes the code point at the start of `text` (length at least 1) and
 * returns its length in bytes. What is not UTF-8 gives U+FFFD and the length
 * of its maximal subpart (Unicode 15, section 3.9), at least 1. */
static inline uint32_t utf8_decode(struct span text, uint32_t *code_point)
{
    *code_point = (unsigned char)text.bytes[0];
    return *code_point < 0x80 ? 1 : utf8_decode_long(text, code_point);
}
/* Writes the one to four bytes of a code point to `out`; returns how many. */
uint32_t utf8_encode(uint32_t code_point, char *out);
/* Appends one code point. */
void utf8_append(struct nutgraf_buffer *out, uint32_t code_point);
/* How many bytes of `text` are not UTF-8. One pass, eight
 * bytes at a time where they are ASCII. */
size_t utf8_invalid(struct span text);
/* White space in the wide sense: what a reader sees as a gap, the controls
 * (NUL too) and the byte order mark among them. */
bool utf8_is_wide_space(uint32_t code_point);
static inline bool utf8_is_space(uint32_t code_point)
{
    if (code_point < 0x1680)
        return code_point <= 0x20 || (code_point >= 0x7F && code_point <= 0xA0);
    return utf8_is_wide_space(code_point);
}
/* Appends `text` as a reader should see it: white space folded to one space and
 * none at the ends, what is not UTF-8 as U+FFFD, no control character. */
void utf8_fold_space(struct nutgraf_buffer *out, struct span text);
/* Grapheme clusters (UAX #29) of the folded text. */
size_t utf8_characters(struct span text);

#endif
