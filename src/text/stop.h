/* stop.h -- a place where a sentence may end: marks, and what closes with them. */
#ifndef TEXT_STOP_H
#define TEXT_STOP_H

#include <stdbool.h>
#include <stdint.h>

#include "base/span.h"
#include "language/language.h"
#include "language/utf8.h"

struct stop {
    uint32_t mark;  /* where its first mark is */
    uint32_t end;   /* past its marks and the quotes and brackets they close */
    uint32_t next;  /* the first visible byte behind it, or the limit */
    uint32_t kinds; /* enum mark of all its marks */
    uint32_t dots;  /* full stops in a row; an ellipsis character counts three */
    bool quoted;    /* a quotation mark closes behind the marks */
    bool bracketed; /* a bracket does */
};

/* Where the stop is looked at. */
struct stop_context {
    struct span text;
    const struct language *language;
    uint32_t start; /* of the sentence so far */
    uint32_t first; /* of its text, past the bullet or number of a list item */
    uint32_t limit; /* of its block */
};

/* Reads the stop whose first mark is at `at`, with what enum mark says of it. */
struct stop stop_read(const struct stop_context *context, uint32_t at);
/* The length of the code point at `at`; 0, and code point 0, at the limit. */
static inline uint32_t stop_peek(const struct stop_context *context, uint32_t at,
                                 uint32_t *code_point)
{
    *code_point = 0;
    if (at >= context->limit)
        return 0;
    return utf8_decode(span_of(context->text.bytes + at, context->limit - at), code_point);
}
/* The first visible byte at or behind `at`. */
uint32_t stop_skip_space(const struct stop_context *context, uint32_t at);
/* ". . .": where the next dot is behind a gap at `at`; 0 when there is none. */
uint32_t stop_spaced_dot(const struct stop_context *context, uint32_t at);

#endif
