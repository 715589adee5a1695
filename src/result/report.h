/* report.h -- what the writers know: a small tree that every result turns into.
 *
 * M results and N formats cost M + N files. A result builds the tree with
 * report_add and the short forms below it; a writer (output/) prints any tree.
 * Nodes live in the report's arena, texts are borrowed. Texts are what
 * strangers wrote: a writer escapes them for its format, folds white space,
 * drops control characters and repairs UTF-8; it follows no address that is
 * not http, https, mailto or an anchor.
 *
 *     struct report report;
 *     struct report_node *story, *line;
 *
 *     report_init(&report, arena, span_from("Title"));
 *     story = report_add(&report, report.root, REPORT_SECTION, NO_TEXT);
 *     report_heading(&report, story, 2, headline);
 *     line = report_add(&report, story, REPORT_PARAGRAPH, NO_TEXT);
 *     report_sentence(&report, line, sentence, REPORT_CHOSEN, 1.7);
 *     report_link(&report, line, name, address);
 *     html_write(out, &report);
 */
#ifndef RESULT_REPORT_H
#define RESULT_REPORT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/span.h"

enum report_kind {
    /* Blocks. */
    REPORT_SECTION = 0, /* of blocks */
    REPORT_HEADING,     /* of inline nodes; `level` 1 to 6 */
    REPORT_PARAGRAPH,   /* of inline nodes */
    REPORT_NOTE,        /* a paragraph in small print */
    REPORT_QUOTE,       /* a paragraph of somebody else's words */
    REPORT_CODE,        /* `text` as it stands, line by line */
    REPORT_LIST,        /* of items */
    REPORT_ITEM,        /* of inline nodes, then a list or nothing; its mark is its bullet,
                           `level` its number, if it has one */
    REPORT_TABLE,       /* of rows */
    REPORT_ROW,         /* of cells; `level` 1: the head */
    REPORT_CELL,        /* of inline nodes; `level` 1: a number, to the right */
    REPORT_FIGURE,      /* of points and lines; `text` says what is to be seen; `score` is its
                           height by its width */
    /* Of a figure. */
    REPORT_POINT, /* at x, y; `score` (0-1) its size; `target` a link; `text` its name */
    REPORT_LINE,  /* from x, y to x2, y2; `score` (0-1) its strength */
    /* Inline: each has a text, children behind it, or both. */
    REPORT_TEXT,     /* with a mark: words that came or went */
    REPORT_STRONG,   /* words that matter */
    REPORT_SENTENCE, /* the writer puts a space between two; `score` tints */
    REPORT_LINK,     /* to `target` */
    REPORT_KINDS
};

enum report_mark {
    REPORT_PLAIN = 0,
    REPORT_CHOSEN,
    REPORT_ADDED,
    REPORT_DROPPED,
    REPORT_MOVED,
    REPORT_REWORDED,
    REPORT_NOISE, /* set aside */
    REPORT_MARKS
};

struct report_node {
    enum report_kind kind;
    enum report_mark mark;
    uint32_t level;
    double score;         /* of a sentence: 1 is the mean; below 0: none */
    double x, y, x2, y2;  /* of a figure's parts, 0 to 1; y grows upwards */
    struct span text;     /* shown before the children */
    struct span target;   /* an address, or "#" and an anchor */
    struct span anchor;   /* letters, digits and hyphens; empty: none */
    struct span note;     /* shown on request, where the format has a way (HTML: title) */
    const char *language; /* a code, or NULL: that of what is around */
    struct report_node *first, *last, *next;
};

struct report {
    struct arena *arena; /* borrowed */
    struct report_node *root;
    struct span title;        /* of the page */
    const char *language;     /* of the page; NULL: en */
    bool wide;                /* side by side: not set in one narrow column */
    bool failed;              /* memory ran out: what was added since is lost */
    struct report_node spare; /* what is handed out then, so that a builder need not look */
};

#define NO_TEXT ((struct span){"", 0})

void report_init(struct report *report, struct arena *arena, struct span title);
/* A new last child of `parent`; its other members may be set afterwards. Never
 * NULL: ask `failed` when the tree is done. */
struct report_node *report_add(struct report *report, struct report_node *parent,
                               enum report_kind kind, struct span text);
struct report_node *report_heading(struct report *report, struct report_node *parent,
                                   uint32_t level, struct span text);
/* `score` below 0: none. */
struct report_node *report_sentence(struct report *report, struct report_node *parent,
                                    struct span text, enum report_mark mark, double score);
struct report_node *report_link(struct report *report, struct report_node *parent, struct span text,
                                struct span target);

/* A section under a heading. */
struct report_node *report_section(struct report *report, struct report_node *parent,
                                   uint32_t level, const char *title);
/* A copy in the report's arena of what is in a buffer, which is released. */
struct span report_keep(struct report *report, struct nutgraf_buffer *buffer);

/* ---- for writers ---- */

static inline bool report_is_inline(const struct report_node *node)
{
    return node->kind >= REPORT_TEXT;
}
/* Two sentences side by side: a space goes between. */
static inline bool report_needs_space(const struct report_node *node)
{
    return node->kind == REPORT_SENTENCE && node->next && node->next->kind == REPORT_SENTENCE;
}
/* May a reader be sent there? Only http, https, mailto and anchors. */
bool report_target_is_safe(struct span target);

#endif
