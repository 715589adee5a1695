/* metadata.h -- what a page says of itself. */
#ifndef TEXT_METADATA_H
#define TEXT_METADATA_H

#include "base/span.h"

/* In the document's arena, white space folded; empty when not known. */
struct metadata {
    struct span title;
    struct span byline;
    struct span date; /* as written, ISO 8601 on most pages */
    struct span site;
    struct span language; /* as written: "en-GB" */
    struct span link;     /* canonical */
    struct span body;     /* JSON-LD articleBody: the article once more, as a hint */
};

#endif
