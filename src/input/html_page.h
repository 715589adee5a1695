/* html_page.h -- a page as blocks of text in the tree of its containers. */
#ifndef INPUT_HTML_PAGE_H
#define INPUT_HTML_PAGE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/span.h"
#include "input/html_tags.h"
#include "text/metadata.h"

/* A block element with text somewhere inside. Its parent comes before it. */
struct html_node {
    uint32_t parent; /* HTML_NONE: the body */
    uint16_t tag;    /* enum html_tag */
    uint16_t depth;
    uint16_t named; /* a set of enum html_word */
    bool hidden;    /* itself, or what it is in */
    uint32_t kin;   /* hash of its tag and classes: the parts of a template share it */
};

static const uint32_t HTML_NONE = UINT32_MAX;

/* What a block may be inside of; a set. */
enum html_within {
    WITHIN_ARTICLE = 1 << 0,
    WITHIN_MAIN = 1 << 1,
    WITHIN_SECTION = 1 << 2,
    WITHIN_P = 1 << 3,
    WITHIN_LI = 1 << 4,
    WITHIN_UL = 1 << 5,
    WITHIN_TABLE = 1 << 6,
    WITHIN_TD = 1 << 7,
    WITHIN_BLOCKQUOTE = 1 << 8,
    WITHIN_FIGURE = 1 << 9,
    WITHIN_FIGCAPTION = 1 << 10,
    WITHIN_ASIDE = 1 << 11,
    WITHIN_NAV = 1 << 12,
    WITHIN_HEADER = 1 << 13,
    WITHIN_FOOTER = 1 << 14,
    WITHIN_FORM = 1 << 15,
    WITHIN_HEADING = 1 << 16,
    WITHIN_DL = 1 << 17,
    WITHIN_PRE = 1 << 18
};
enum { WITHIN_COUNT = 19 };

/* Text between block tags, white space folded; a single <br> is a newline, a
 * double one ends the block. Holds at least one letter or digit. */
struct html_block {
    uint32_t start, length; /* bytes of the page's text */
    uint32_t node;
    uint32_t within;
    uint32_t first_link, link_count; /* stretches of it that are links */
    uint32_t breaks;
    uint32_t table, row, column; /* of the innermost table: counted from 1, 0 outside of one */
    uint32_t number;             /* of a numbered list's item, from 1; 0: has none */
    uint16_t level;              /* of a heading, 1-6; of an item, how many lists it is in */
    bool continues;              /* not the first block of its list item */
};

struct html_stretch {
    uint32_t start, length; /* bytes of the page's text */
};

struct html_page {
    struct span text; /* the blocks, a newline between them; in the arena */
    struct html_node *nodes;
    struct html_block *blocks;
    struct html_stretch *links;
    uint32_t node_count, block_count, link_count;
    struct metadata metadata;
};

/* Reads HTML in clean UTF-8. Elements nested deeper than 256 are read as if
 * they were siblings. Linear in `html`, which must outlive the page. In
 * `arena`; NULL: memory ran out. */
struct html_page *html_page_read(struct arena *arena, struct span html);

#endif
