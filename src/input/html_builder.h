/* html_builder.h -- a page while it is read: what is open, what is written.
 *
 * For html_page.c, which says what opens and closes. */
#ifndef INPUT_HTML_BUILDER_H
#define INPUT_HTML_BUILDER_H

#include "input/html_lexer.h"
#include "input/html_page.h"
#include "input/html_text.h"
#include "input/html_words.h"
#include "input/metadata_reader.h"

enum {
    HTML_DEPTH = 256, /* what is deeper becomes a sibling; browsers do so at 512 */
    HTML_CACHE = 256  /* class names whose meaning is remembered; a power of two */
};

/* An element that is open. */
struct html_open {
    enum html_tag tag;
    struct span attributes;
    uint32_t node; /* HTML_NONE: not made yet, no text so far */
    uint32_t within;
    size_t text; /* bytes of text when it was opened */
    bool hidden; /* by its own attributes or what it is in */
    bool unseen; /* its text is left out */
    bool byline; /* says who wrote the page */
    bool begun;  /* a list item that has a block already */
    uint16_t lists;
    uint32_t number;             /* a list: of its last item; an item: its own */
    uint32_t table, row, column; /* of the innermost table */
};

struct html_cached {
    uint64_t hash; /* of the value; 0: empty */
    uint32_t named;
};

struct html_builder {
    struct html_page *page;
    struct arena *arena;
    struct html_lexer lexer;
    struct html_text text;
    struct html_words words;
    struct metadata_reader metadata;
    struct html_open stack[HTML_DEPTH];
    uint32_t depth;    /* of the stack, at least 1: the body */
    uint32_t too_deep; /* elements open beyond it */
    uint32_t opened[TAG_COUNT];
    struct html_block block; /* being written */
    bool in_block;
    size_t line; /* where the last <br> stood */
    uint32_t tables;
    uint32_t node_capacity, block_capacity, link_capacity;
    struct html_cached cache[HTML_CACHE];
    bool failed;
};

static inline struct html_open *html_builder_top(struct html_builder *builder)
{
    return &builder->stack[builder->depth - 1];
}
/* Appends text as written to the block being written, or begins one. */
void html_builder_text(struct html_builder *builder, struct span html);
/* A <br>: a new line, or, the second time, a new block. */
void html_builder_break(struct html_builder *builder);
/* Ends the block being written, if there is one. */
void html_builder_end_block(struct html_builder *builder);

#endif
