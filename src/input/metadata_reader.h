/* metadata_reader.h -- what the head of a page and its bylines say, gathered
 * while the page is read and weighed at its end. */
#ifndef INPUT_METADATA_READER_H
#define INPUT_METADATA_READER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "input/html_lexer.h"
#include "input/html_page.h"

enum { METADATA_SCRIPTS = 16, METADATA_BYLINES = 8 };

/* Spans of the HTML, as written; the first of each kind is kept. */
struct metadata_reader {
    struct span title;                     /* <title> */
    struct span library_title;             /* Dublin Core */
    struct span social_title;              /* OpenGraph or Twitter */
    struct span author, social_author;     /* <meta name=author>, article:author */
    struct span published, time;           /* <meta>, <time datetime> */
    struct span site, application;         /* og:site_name, application-name */
    struct span canonical, social_link;    /* <link rel=canonical>, og:url */
    struct span language, social_locale;   /* <html lang>, og:locale */
    struct span scripts[METADATA_SCRIPTS]; /* JSON-LD */
    uint32_t script_count;
    struct html_stretch bylines[METADATA_BYLINES]; /* of the page's text */
    uint32_t byline_count;
};

void metadata_reader_init(struct metadata_reader *reader);
/* Looks at a start tag. */
void metadata_see(struct metadata_reader *reader, const struct html_token *token);
/* Does this attribute of an element say that it names the author? */
bool metadata_is_byline(struct span name, struct span value);
/* The text of such an element. */
void metadata_see_byline(struct metadata_reader *reader, size_t start, size_t end);
/* Fills the page's metadata. False: memory ran out. */
bool metadata_reader_finish(const struct metadata_reader *reader, struct arena *arena,
                            struct html_page *page);

#endif
