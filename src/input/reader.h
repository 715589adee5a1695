/* reader.h -- bytes of any kind into a document's text and blocks.
 *
 * In two steps, because between them the caller has to know the language: what
 * is the article of a page is told from its words too. */
#ifndef INPUT_READER_H
#define INPUT_READER_H

#include <stdbool.h>

#include "input/encoding.h"
#include "input/html_page.h"
#include "nutgraf.h"
#include "text/document.h"

struct reader {
    nutgraf_input_format format; /* never AUTO */
    struct decoded decoded;
    struct html_page *page; /* of HTML */
    struct span sample;     /* to tell the language from */
};

/* Decodes the bytes, finds out what they are, and fills `document`: all of it
 * for Markdown, nothing yet for the others. `document` has its arena; `input`
 * may be NULL. The bytes must outlive the document.
 * BAD_INPUT, TOO_LARGE or NO_MEMORY. */
nutgraf_status reader_open(struct reader *reader, struct document *document, struct span bytes,
                           const nutgraf_input *input, nutgraf_error *error);
/* Fills the text and blocks of a document that has its language and lexicon.
 * False: memory ran out. */
bool reader_finish(struct reader *reader, struct document *document);

#endif
