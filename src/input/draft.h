/* draft.h -- a document's text and blocks while a reader puts them together. */
#ifndef INPUT_DRAFT_H
#define INPUT_DRAFT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buffer.h"
#include "text/document.h"

/* The text is the blocks with an empty line between them; the cells of a row
 * of a table have a tab between them instead. */
struct draft {
    struct nutgraf_buffer text;
    struct nutgraf_buffer blocks; /* of struct block */
    uint32_t start;               /* of the block being written */
};

void draft_init(struct draft *draft);
void draft_release(struct draft *draft);
/* The block being written is what was appended to `text` since `draft_begin`. */
void draft_begin(struct draft *draft, bool in_row);
/* Ends it with white space cut off; a block without text is none. `block` has
 * everything but its place. */
void draft_end(struct draft *draft, struct block block);
/* Moves all of it to the document, in its arena. False: memory ran out. */
bool draft_finish(struct draft *draft, struct document *document);

#endif
