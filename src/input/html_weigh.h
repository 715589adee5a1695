/* html_weigh.h -- where on a page the running text is: weights of its blocks
 * and of the containers around them. */
#ifndef INPUT_HTML_WEIGH_H
#define INPUT_HTML_WEIGH_H

#include <stdbool.h>
#include <stdint.h>

#include "input/html_page.h"
#include "input/html_words.h"
#include "text/page.h"

/* A node of the page with all that is inside it. */
struct container {
    double words, link_words;
    double good;                /* words of blocks that read like an article, weighed */
    double prose;               /* blocks of more than 12 words that do */
    uint32_t blocks;            /* blocks whose node is it */
    uint8_t above[NAMED_COUNT]; /* ancestors and itself, the body aside, that are named so */
    uint32_t article;           /* the innermost <article> it is in, or HTML_NONE */
    bool in_best, in_half, in_most;
    uint8_t below_half; /* levels below the node of `in_half`, or from the body */
};

struct weights {
    const struct html_page *html;
    const struct document
        *document; /* a sentence for each block, and then the title and the hint */
    struct page *page;
    uint32_t count;     /* blocks */
    double *link_words; /* by block */
    double *link_share;
    double *good;                 /* how much like an article it reads, links held against it */
    double *mass;                 /* count + 1: of good words before each */
    double total;                 /* of the mass; at least 1 */
    uint32_t first, last;         /* the best run of blocks */
    struct container *containers; /* by node */
    uint32_t best; /* the node that is named like an article and holds most of it, or HTML_NONE */
    uint32_t articles; /* <article> elements with good text */
    double *told;      /* share of a block's word quadruples that the hint has; NULL: no hint */
    double told_cover; /* share of the hint's that the page has */
};

/* Weighs the page. `document` has language and lexicon; its text, blocks,
 * sentences and tokens become those of the whole page. In its arena. NULL:
 * memory ran out. */
struct weights *html_weigh(const struct html_page *html, struct document *document);
/* A block's own part of the mass. */
double html_own_mass(const struct weights *weights, uint32_t block);

#endif
