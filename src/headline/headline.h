/* headline.h -- the lead in a line: words of the source, the rest trimmed. */
#ifndef HEADLINE_HEADLINE_H
#define HEADLINE_HEADLINE_H

#include <stdbool.h>
#include <stdint.h>

#include "nutgraf.h"
#include "text/document.h"

struct headline {
    char *text;    /* NUL-terminated, at most the length asked for */
    size_t length; /* bytes */
    struct {
        uint32_t start, length; /* bytes of the document, ascending */
    } * spans;
    uint32_t span_count;
    uint32_t sentence; /* the one it was made from */
    bool fallback;     /* the rules found nothing that fits: the lead was cut short */
};

/* What is asked of a headline. */
struct headline_form {
    nutgraf_unit unit; /* BYTES, CHARACTERS or WORDS */
    size_t length;     /* at most so many */
    bool sentence;     /* articles and auxiliaries stay */
};

/* Made from the lead; `idf` by the document's terms. An empty text when the
 * document has no sentence. In the document's arena. NULL: memory ran out. */
struct headline *headline_make(const struct document *document, const double *idf,
                               struct headline_form form);

#endif
