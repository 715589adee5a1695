/* feed.h -- RSS 0.9x, 1.0 and 2.0, Atom, JSON Feed and OPML as a list of entries. */
#ifndef INPUT_FEED_H
#define INPUT_FEED_H

#include "base/arena.h"
#include "base/date.h"
#include "base/span.h"
#include "nutgraf.h"

enum feed_kind {
    FEED_NONE = 0, /* something else */
    FEED_RSS,      /* also RDF (RSS 0.90 and 1.0) */
    FEED_ATOM,
    FEED_JSON,
    FEED_OPML /* a list of feeds: an entry's link is the feed's address */
};

/* The largest feed: what is beyond is no feed but an attack. */
static const size_t FEED_MAX_BYTES = (size_t)64 << 20;

/* All spans are in the arena (or the feed's bytes); what is not known is empty. */
struct feed_entry {
    struct span title;    /* plain text */
    struct span link;     /* absolute where the feed says relative to what */
    struct span id;       /* as written */
    struct span text;     /* the longer of content and summary */
    bool is_html;         /* the text is HTML */
    struct span category; /* the first; of OPML: of the outline around */
    struct span language; /* as written */
    struct span date_text;
    int64_t published; /* DATE_NONE: not given or not readable */
    int64_t updated;
    size_t line; /* of the feed, where the entry begins */
    struct feed_entry *next;
};

struct feed_warning {
    size_t line, column; /* of the feed, in characters of bytes from 1 */
    const char *text;
    struct feed_warning *next;
};

struct feed {
    enum feed_kind kind;
    struct span title; /* plain text */
    struct span link;
    struct span language;
    struct feed_entry *entries; /* in the order of the feed */
    size_t count;
    struct feed_warning *warnings;
};

/* What `bytes` look like, from their first kilobytes. */
enum feed_kind feed_sniff(struct span bytes);
/* Reads a feed, or what can be read of it: what is broken is told in the
 * warnings. `bytes` must outlive it. NULL with BAD_INPUT (no feed, a bomb),
 * TOO_LARGE or NO_MEMORY. */
struct feed *feed_read(struct arena *arena, struct span bytes, nutgraf_error *error);

#endif
