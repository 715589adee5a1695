/* json.h -- writing JSON (RFC 8259) into a buffer, value by value.
 *
 * Commas are put by what was written last, so that a writer is a plain list of
 * calls. What is not UTF-8 comes out as U+FFFD, control characters escaped. */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buffer.h"

/* Room for a value of `most` bytes, behind the comma that goes before it unless
 * it is the first in its bracket, follows a key, or begins the line; json_wrote()
 * ends it. NULL: memory ran out. */
static inline char *json_room(struct nutgraf_buffer *out, size_t most)
{
    char last = out->length > 0 ? out->bytes[out->length - 1] : '\n';
    char *room = buffer_reserve(out, most + 1);

    if (!room || last == '{' || last == '[' || last == ':' || last == '\n')
        return room;
    out->length++;
    *room++ = ',';
    return room;
}
static inline void json_wrote(struct nutgraf_buffer *out, size_t length)
{
    out->length += length;
    out->bytes[out->length] = '\0';
}
/* The name of the next value; it needs no escape. Most are literals: with their
 * length known they are a few stores. */
static inline void json_key(struct nutgraf_buffer *out, const char *key)
{
    size_t length = strlen(key);
    char *room = json_room(out, length + 3);

    if (!room)
        return;
    room[0] = '"';
    memcpy(room + 1, key, length);
    memcpy(room + 1 + length, "\":", 2);
    json_wrote(out, length + 3);
}
/* open and close take one of "{}" or "[]" each. */
void json_open(struct nutgraf_buffer *out, char bracket);
void json_close(struct nutgraf_buffer *out, char bracket);
void json_string(struct nutgraf_buffer *out, struct span text);
void json_number(struct nutgraf_buffer *out, uint64_t number);
/* As buffer_decimal(); null for what that does not write. */
void json_decimal(struct nutgraf_buffer *out, double number, int decimals);
void json_boolean(struct nutgraf_buffer *out, bool value);
void json_null(struct nutgraf_buffer *out);

#endif
