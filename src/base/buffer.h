/* buffer.h -- bytes that grow; the struct behind the public nutgraf_buffer.
 *
 * Running out of memory is sticky: the appends that follow do nothing, and
 * the one who reads the buffer asks `failed` once. */
#ifndef BASE_BUFFER_H
#define BASE_BUFFER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/span.h"
#include "nutgraf.h"

struct nutgraf_buffer {
    char *bytes; /* NUL-terminated once anything was appended */
    size_t length, capacity;
    bool failed;
};

void buffer_init(struct nutgraf_buffer *buffer);
void buffer_release(struct nutgraf_buffer *buffer);
/* The part of buffer_reserve() that is rare. */
char *buffer_grow(struct nutgraf_buffer *buffer, size_t more);
/* Room for `more` bytes behind the content and a NUL, to be written by the
 * caller, who then adds to `length`. NULL: memory ran out. */
static inline char *buffer_reserve(struct nutgraf_buffer *buffer, size_t more)
{
    return !buffer->failed && buffer->capacity - buffer->length > more
               ? buffer->bytes + buffer->length
               : buffer_grow(buffer, more);
}
void buffer_append(struct nutgraf_buffer *buffer, const char *bytes, size_t length);
static inline void buffer_span(struct nutgraf_buffer *buffer, struct span span)
{
    buffer_append(buffer, span.bytes, span.length);
}
static inline void buffer_text(struct nutgraf_buffer *buffer, const char *text)
{
    buffer_append(buffer, text, strlen(text));
}
void buffer_byte(struct nutgraf_buffer *buffer, char byte);
/* Writes the digits of a number, at most 20, to `room`; returns how many. */
size_t buffer_digits(char *room, uint64_t number);
/* A whole number in decimals. */
void buffer_number(struct nutgraf_buffer *buffer, uint64_t number);
/* With `decimals` (0-9) digits behind a point, rounded half away from zero: the
 * same bytes whatever the C library and its locale. Numbers of 1e9 and more, and
 * what is no number, are not written. */
void buffer_decimal(struct nutgraf_buffer *buffer, double number, int decimals);
/* With the conversions of printf(3), but for those of floating point, which have
 * the locale's point. */
void buffer_print(struct nutgraf_buffer *buffer, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* OK, or NO_MEMORY when an append failed since the last clear. */
nutgraf_status buffer_status(const struct nutgraf_buffer *buffer);

#endif
