/* clipping.h -- an article as a digest keeps it. */
#ifndef DIGEST_CLIPPING_H
#define DIGEST_CLIPPING_H

#include "worker.h"

/* What was sent of it before. */
enum clipping_status {
    CLIPPING_NEW = 0, /* never sent */
    CLIPPING_UPDATED, /* sent before, changed since */
    CLIPPING_SENT     /* sent before, as it is */
};

/* Texts are in the digest's arena; what is not known is empty. */
struct clipping {
    struct span source;   /* the input's path */
    struct span id;       /* of the entry or line */
    struct span link;     /* as given, absolute */
    struct span key;      /* tells articles apart: the canonical link, or a hash of the text */
    struct span title;    /* plain */
    struct span category; /* of the feed */
    struct span section;  /* the caller's */
    size_t line;          /* of the source; 0: the whole of it */
    bool is_entry;        /* of a feed */
    int64_t moment;       /* DATE_NONE: not known */
    struct kept_text text;
    uint32_t words;    /* that are not noise */
    uint64_t hash;     /* of those words */
    uint32_t row;      /* of the collection */
    const char *cause; /* why it is left out; NULL: it is not */
    enum clipping_status status;
};

#endif
