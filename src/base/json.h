/* json.h -- writing JSON (RFC 8259) into a buffer, value by value.
 *
 * Commas are put by what was written last, so that a writer is a plain list of
 * calls. What is not UTF-8 comes out as U+FFFD, control characters escaped. */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buffer.h"

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
