/* json_line.h -- a few members of a JSON object, found without building it.
 *
 * For lines as programs write them, which is nearly all. What is unusual
 * (single quotes, comments, half a surrogate pair, deep nesting ...) is not
 * understood, and a parser has to say what it is. */
#ifndef INPUT_JSON_LINE_H
#define INPUT_JSON_LINE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/span.h"

struct json_member {
    const char *key;
    char *room;        /* for what a string says, as long as the line; NULL: nobody asks */
    struct span value; /* as it is written; NULL bytes: there is none */
    struct span said;  /* in `room`; NULL bytes: no string */
};

/* Finds the values of `members` in the one object that `line` is; the last of
 * equal keys counts. False: the line is no object, or is not understood. */
bool json_line_read(struct span line, struct json_member *members, size_t count);

#endif
