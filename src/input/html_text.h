/* html_text.h -- the text of a page as it grows: references decoded, white
 * space folded, what a reader cannot see left out. */
#ifndef INPUT_HTML_TEXT_H
#define INPUT_HTML_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "base/span.h"

enum html_gap { GAP_NONE = 0, GAP_SPACE, GAP_LINE };

struct html_text {
    struct nutgraf_buffer out;
    struct nutgraf_buffer character; /* a reference, decoded */
    size_t start;                    /* of the block being written */
    enum html_gap gap;               /* white space not yet written */
    bool preformatted;               /* white space is text */
    bool raised;                     /* digits are superscripts: no part of the number before */
};

void html_text_init(struct html_text *text);
void html_text_release(struct html_text *text);
/* Appends text as written in HTML. */
void html_text_append(struct html_text *text, struct span html);
/* A <br>. */
void html_text_break(struct html_text *text);
/* Ends the block, which was everything since `start`, and returns it without
 * white space at its end; empty when it has no letter or digit. */
struct span html_text_end(struct html_text *text);
/* A copy of `html` in `arena`, read in the same way; empty, with bytes NULL,
 * when memory ran out. */
struct arena;
struct span html_text_copy(struct arena *arena, struct span html);

#endif
