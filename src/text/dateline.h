/* dateline.h -- what stands glued to the front of a story: where it was written,
 * who wrote it, when it was put up. */
#ifndef TEXT_DATELINE_H
#define TEXT_DATELINE_H

#include <stdbool.h>
#include <stdint.h>

#include "text/document.h"

/* A stretch at the start of a sentence that is not of it. */
struct opening {
    uint32_t tokens; /* how many it takes; 0: there is none */
    uint32_t end;    /* byte of the text at which the sentence proper begins */
    enum noise noise;
};

/* The dateline ("MOSCOW, 3 May (Reuters) -", "(AFP) --"), byline or stamp that
 * opens the stretch of `token_count` tokens from `first_token`, which starts at
 * byte `start`. `lead`: the story may start here, so a place and a dash are
 * enough; elsewhere it takes capitals or an agency. */
struct opening dateline_opening(const struct document *document, uint32_t start,
                                uint32_t first_token, uint32_t token_count, bool lead);
/* Are the tokens nothing but an agency's signature: "Reuters", "(dpa, 3.5.2014)"? */
bool dateline_is_tag(const struct document *document, uint32_t first_token, uint32_t token_count);
/* Is the word the name of a news agency, as agencies sign? */
bool dateline_is_agency(struct span word);

#endif
