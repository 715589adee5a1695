/* html_tags.h -- the elements of HTML that matter to a reader of text. */
#ifndef INPUT_HTML_TAGS_H
#define INPUT_HTML_TAGS_H

#include <stdint.h>

#include "base/span.h"

/* In the order of their names, which the table in html_tags.c relies on. */
enum html_tag {
    TAG_OTHER = 0, /* not in the table: its content counts, the tags do not */
    TAG_A,
    TAG_ABBR,
    TAG_ADDRESS,
    TAG_APPLET,
    TAG_AREA,
    TAG_ARTICLE,
    TAG_ASIDE,
    TAG_AUDIO,
    TAG_B,
    TAG_BASE,
    TAG_BLOCKQUOTE,
    TAG_BODY,
    TAG_BR,
    TAG_BUTTON,
    TAG_CANVAS,
    TAG_CAPTION,
    TAG_CENTER,
    TAG_CITE,
    TAG_CODE,
    TAG_COL,
    TAG_DATALIST,
    TAG_DD,
    TAG_DETAILS,
    TAG_DIALOG,
    TAG_DIR,
    TAG_DIV,
    TAG_DL,
    TAG_DT,
    TAG_EM,
    TAG_EMBED,
    TAG_FIELDSET,
    TAG_FIGCAPTION,
    TAG_FIGURE,
    TAG_FONT,
    TAG_FOOTER,
    TAG_FORM,
    TAG_FRAME,
    TAG_H1,
    TAG_H2,
    TAG_H3,
    TAG_H4,
    TAG_H5,
    TAG_H6,
    TAG_HEAD,
    TAG_HEADER,
    TAG_HGROUP,
    TAG_HR,
    TAG_HTML,
    TAG_I,
    TAG_IFRAME,
    TAG_IMG,
    TAG_INPUT,
    TAG_LABEL,
    TAG_LEGEND,
    TAG_LI,
    TAG_LINK,
    TAG_MAIN,
    TAG_MATH,
    TAG_MENU,
    TAG_META,
    TAG_NAV,
    TAG_NOEMBED,
    TAG_NOFRAMES,
    TAG_NOSCRIPT,
    TAG_OBJECT,
    TAG_OL,
    TAG_OPTION,
    TAG_P,
    TAG_PARAM,
    TAG_PICTURE,
    TAG_PRE,
    TAG_Q,
    TAG_S,
    TAG_SCRIPT,
    TAG_SECTION,
    TAG_SELECT,
    TAG_SMALL,
    TAG_SOURCE,
    TAG_SPAN,
    TAG_STRONG,
    TAG_STYLE,
    TAG_SUB,
    TAG_SUMMARY,
    TAG_SUP,
    TAG_SVG,
    TAG_TABLE,
    TAG_TBODY,
    TAG_TD,
    TAG_TEMPLATE,
    TAG_TEXTAREA,
    TAG_TFOOT,
    TAG_TH,
    TAG_THEAD,
    TAG_TIME,
    TAG_TITLE,
    TAG_TR,
    TAG_TRACK,
    TAG_TT,
    TAG_U,
    TAG_UL,
    TAG_VIDEO,
    TAG_WBR,
    TAG_XMP,
    TAG_COUNT
};

/* How an element is read (HTML Living Standard, sections 13.2.5 and 13.2.6). */
enum html_trait {
    HTML_BLOCK = 1 << 0,     /* text on its two sides does not run on */
    HTML_VOID = 1 << 1,      /* has no content and no end tag */
    HTML_RAW = 1 << 2,       /* its content is not markup */
    HTML_ESCAPABLE = 1 << 3, /* with HTML_RAW: but has character references */
    HTML_UNSEEN = 1 << 4,    /* its content is no text of the page */
    HTML_CLOSES_P = 1 << 5,  /* its start ends an open paragraph */
    HTML_SCOPE = 1 << 6,     /* an end tag inside does not close what is outside */
    HTML_PART = 1 << 7,      /* of a table: row, cell ... */
    HTML_HEADING = 1 << 8,
    HTML_SPECIAL = 1 << 9 /* a list item does not close one outside of it */
};

/* The element of a name in any case. */
enum html_tag html_tag_of(struct span name);
/* A set of enum html_trait. */
uint32_t html_traits(enum html_tag tag);
struct span html_tag_name(enum html_tag tag);

#endif
