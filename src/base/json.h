/* json.h -- writing JSON (RFC 8259) into a buffer, value by value.
 *
 * Commas are put by what was written last, so that a writer is a plain list of
 * calls. What is not UTF-8 comes out as U+FFFD, control characters escaped. */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buffer.h"

/* Which of eight bytes do not stand for themselves in a string: quotation marks,
 * backslashes, controls. Bit 7 of each; a borrow may set it in bytes behind the
 * first that does, never before. */
static inline uint64_t json_special(uint64_t word)
{
    const uint64_t ONES = 0x0101010101010101ULL, HIGH = 0x80 * ONES;
    uint64_t quote = word ^ '"' * ONES, slash = word ^ '\\' * ONES;

    return (((quote - ONES) & ~quote) | ((slash - ONES) & ~slash) |
            ((word - 0x20 * ONES) & ~word)) &
           HIGH;
}
/* open and close take one of "{}" or "[]" each. */
void json_open(struct nutgraf_buffer *out, char bracket);
void json_close(struct nutgraf_buffer *out, char bracket);
/* The name of the next value; `key` is a literal that needs no escape. */
void json_key(struct nutgraf_buffer *out, const char *key);
void json_string(struct nutgraf_buffer *out, struct span text);
void json_number(struct nutgraf_buffer *out, uint64_t number);
/* As buffer_decimal(); null for what that does not write. */
void json_decimal(struct nutgraf_buffer *out, double number, int decimals);
void json_boolean(struct nutgraf_buffer *out, bool value);
void json_null(struct nutgraf_buffer *out);

#endif
