/* span.h -- a stretch of bytes that somebody else owns. */
#ifndef BASE_SPAN_H
#define BASE_SPAN_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct span {
    const char *bytes; /* no NUL at the end is implied */
    size_t length;
};

static inline struct span span_of(const char *bytes, size_t length)
{
    return (struct span){bytes, length};
}

/* `text` ends with a NUL, which the span leaves out. */
static inline struct span span_from(const char *text)
{
    return (struct span){text, strlen(text)};
}

static inline bool span_equal(struct span a, struct span b)
{
    return a.length == b.length && (a.length == 0 || memcmp(a.bytes, b.bytes, a.length) == 0);
}

static inline bool span_starts(struct span text, struct span prefix)
{
    return text.length >= prefix.length && memcmp(text.bytes, prefix.bytes, prefix.length) == 0;
}

static inline bool span_ends(struct span text, struct span suffix)
{
    return text.length >= suffix.length &&
           memcmp(text.bytes + text.length - suffix.length, suffix.bytes, suffix.length) == 0;
}

/* The line of `text` that starts at `*at`, without its end (LF or CRLF); `*at`
 * moves to the next line. */
static inline struct span span_line(struct span text, size_t *at)
{
    const char *start = text.bytes + *at;
    const char *newline = memchr(start, '\n', text.length - *at);
    struct span line = {start, newline ? (size_t)(newline - start) : text.length - *at};

    *at += line.length + (newline != NULL);
    if (line.length > 0 && line.bytes[line.length - 1] == '\r')
        line.length--;
    return line;
}

#endif
