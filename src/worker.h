/* worker.h -- documents for what is built of many of them, inside the library. */
#ifndef WORKER_H
#define WORKER_H

#include "nutgraf.h"
#include "result/article.h"

/* What is kept of an article that was read, to come back to it. */
struct kept_text {
    struct span text;
    const struct block *blocks;
    uint32_t block_count;
    const struct language *language;
    bool judged; /* struct document */
};

/* Like nutgraf_document_new, but what is noise is only marked and nothing is
 * ranked: all that telling articles apart needs. */
nutgraf_document *document_new_marked(nutgraf_worker *worker, struct span bytes,
                                      const nutgraf_input *input, nutgraf_error *error);
/* The same of a text that was read before; its storage is borrowed. NULL:
 * memory ran out. */
nutgraf_document *document_new_kept(nutgraf_worker *worker, const struct kept_text *kept);
/* What is behind a document, which owns it. */
struct article *document_article(nutgraf_document *document);

#endif
