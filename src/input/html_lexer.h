/* html_lexer.h -- HTML as a row of tags and texts.
 *
 * Follows the tokeniser of the HTML Living Standard (13.2.5), with one
 * difference: a comment, quotation or script that never ends is read as if it
 * ended at once, so that a page cut in two still gives its text. */
#ifndef INPUT_HTML_LEXER_H
#define INPUT_HTML_LEXER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/span.h"
#include "input/html_tags.h"

enum html_token_kind { HTML_TEXT, HTML_START, HTML_END };

struct html_token {
    enum html_token_kind kind;
    enum html_tag tag;
    struct span text;       /* of HTML_TEXT: as written, references not decoded */
    struct span attributes; /* of HTML_START: as written, behind the name */
    struct span content;    /* of HTML_START with HTML_RAW: up to its end tag, which is consumed */
    bool raw;               /* `content` is set: no end tag follows */
};

struct html_lexer {
    struct span html;
    size_t at;
    bool no_quote[2], no_comment_end; /* none is left: looking again would take quadratic time */
    bool no_raw_end[TAG_COUNT];
};

void html_lexer_init(struct html_lexer *lexer, struct span html);
/* The next token; false at the end. Linear over all calls. */
bool html_next(struct html_lexer *lexer, struct html_token *token);

/* Takes the next attribute off `attributes`; false when none is left. The
 * value is as written, without its quotes. */
bool html_attribute(struct span *attributes, struct span *name, struct span *value);
/* The value of the first attribute called `name` (lower case), or an empty span
 * with bytes NULL. */
struct span html_attribute_value(struct span attributes, const char *name);
/* Do the letters of `text` spell `lower`, in any case? */
bool html_is(struct span text, const char *lower);
static inline bool html_is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r' && c != '\v');
}

#endif
