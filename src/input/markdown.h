/* markdown.h -- CommonMark, with GitHub's tables and YAML's front matter. */
#ifndef INPUT_MARKDOWN_H
#define INPUT_MARKDOWN_H

#include "input/draft.h"
#include "text/metadata.h"

enum { MARKDOWN_MOST_BYTES = 256 << 20 }; /* cmark aborts at 1 GiB of its own text */

/* Reads `text`, at most MARKDOWN_MOST_BYTES. The metadata's strings are in the
 * arena. False: memory ran out. */
bool markdown_read(struct arena *arena, struct span text, struct draft *draft,
                   struct metadata *metadata);

#endif
