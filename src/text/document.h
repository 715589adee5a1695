/* document.h -- an article as blocks of bytes; what all later stages add to. */
#ifndef TEXT_DOCUMENT_H
#define TEXT_DOCUMENT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/span.h"
#include "language/lexicon.h"
#include "text/metadata.h"

enum block_kind {
    BLOCK_PARAGRAPH = 0,
    BLOCK_TITLE,
    BLOCK_HEADING,
    BLOCK_ITEM, /* of a list */
    BLOCK_QUOTE,
    BLOCK_CAPTION,
    BLOCK_TABLE,       /* a cell of one */
    BLOCK_PREFORMATTED /* code, verse: its lines are meant */
};

/* Why a stretch is set aside; the names are in noise_name(). */
enum noise {
    NOISE_NONE = 0,
    NOISE_CALL,    /* call to action: subscribe, share, sign up */
    NOISE_LEGAL,   /* copyright, cookie and comment rules */
    NOISE_CAPTION, /* caption or credit */
    NOISE_BYLINE,
    NOISE_DATELINE,
    NOISE_NAVIGATION, /* link list, menu, agency tag */
    NOISE_DUPLICATE,  /* said before on the page */
    NOISE_FRAGMENT,   /* no sentence: heading, label, list of words */
    NOISE_OUTSIDE     /* in full sentences, but not of this article */
};

/* Lines that belong together; a line of its own unless hard-wrapped. */
struct block {
    uint32_t start, length; /* bytes of the text */
    enum block_kind kind;
    uint32_t blank;  /* empty lines before it, at most 3 */
    uint32_t level;  /* of a heading, 1 to 6; of an item, 1 for an outer list */
    uint32_t number; /* of a numbered item; of a cell, its column, from 1 */
    uint32_t first_sentence, sentence_count;
};

struct sentence {
    uint32_t start,
        length; /* bytes of the text, trimmed of white space; boilerplate may move the start */
    uint32_t block;
    uint32_t first_token, token_count;
    uint32_t words; /* word tokens; for scripts without spaces half the characters */
    enum noise noise;
    float body; /* probability that it is of the article's body */
};

/* A word, or a pair of characters in a script without spaces. */
struct token {
    uint32_t start, length; /* bytes of the text */
    uint32_t form;          /* in the lexicon */
    uint32_t term;          /* the document's own number of the stem; TERM_NONE: stop word */
};

/* A stretch cut off a sentence: dateline, byline, credit. */
struct trimmed {
    uint32_t start, length;
    enum noise noise;
};

struct text_features;

/* Arrays are in `arena`, filled by the stage named; counts are 0 before. */
struct document {
    struct arena *arena; /* borrowed */
    struct span text;    /* borrowed; at most NUTGRAF_MAX_BYTES */
    const struct language *language;
    struct lexicon *lexicon;         /* borrowed */
    uint32_t repaired;               /* bytes that were not UTF-8 */
    const struct metadata *metadata; /* borrowed; NULL: the input has none */
    uint32_t aside_blocks;           /* of a page, left behind as no part of the article */
    uint32_t aside_words;
    bool judged;  /* the blocks are the article: what is noise was told from the page's markup */
    bool outside; /* no block was: what there is is the likeliest of the rest */

    struct block *blocks; /* document_find_blocks */
    uint32_t block_count;
    struct sentence *sentences; /* sentences_split */
    uint32_t sentence_count;
    struct token *tokens; /* tokenize */
    uint32_t token_count;
    uint32_t *terms; /* tokenize: the lexicon's term of each of the document's own */
    uint32_t term_count;
    struct trimmed *trimmed; /* boilerplate_mark */
    uint32_t trimmed_count;
    struct text_features *features; /* boilerplate_mark: by sentence; NULL before */
};

/* Finds the blocks of plain text: lines, joined where the text is hard-wrapped.
 * The other inputs bring their own blocks. False: memory ran out. */
bool document_find_blocks(struct document *document);
/* Is the byte a character of ASCII that is seen? */
static inline bool document_shows(char byte)
{
    return byte > ' ' && byte < 0x7F;
}
/* The part of document_trim() that looks closely. */
void document_trim_space(const struct document *document, uint32_t *start, uint32_t *end);
/* Moves both ends of a stretch of the text inwards past white space; equal ends
 * mean that there was nothing else. */
static inline void document_trim(const struct document *document, uint32_t *start, uint32_t *end)
{
    const char *bytes = document->text.bytes;

    /* What most stretches begin and end with. */
    if (*start == *end || !document_shows(bytes[*start]) || !document_shows(bytes[*end - 1]))
        document_trim_space(document, start, end);
}
/* The bytes of a stretch of the text. */
static inline struct span document_span(const struct document *document, uint32_t start,
                                        uint32_t length)
{
    return span_of(document->text.bytes + start, length);
}
/* "call to action", "caption", ... */
const char *noise_name(enum noise noise);

#endif
