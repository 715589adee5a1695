/* cosmetic.h -- edits that change nothing of what a text says. */
#ifndef TESTS_COSMETIC_H
#define TESTS_COSMETIC_H

#include <stddef.h>

#include "base/buffer.h"
#include "base/span.h"

enum cosmetic {
    COSMETIC_SPACE = 0, /* two spaces, no-break spaces, tabs, CRLF */
    COSMETIC_WRAP,      /* paragraphs broken into lines of 60 bytes and more */
    COSMETIC_UNWRAP,    /* empty lines between paragraphs */
    COSMETIC_QUOTES,    /* curly for straight, straight for curly */
    COSMETIC_DASHES,    /* one style of dash for another, hyphens of Unicode */
    COSMETIC_DECOMPOSE, /* NFD */
    COSMETIC_COMPOSE,   /* NFC */
    COSMETIC_CAPITALS,  /* every ninth word in capitals */
    COSMETIC_MARKDOWN,  /* some words bold or italic */
    COSMETIC_HTML,      /* a page of paragraphs, some words marked up */
    COSMETIC_ENTITIES,  /* the same with every mark and foreign letter as an entity */
    COSMETICS
};

const char *cosmetic_name(enum cosmetic edit);
/* Appends plain text in UTF-8, a paragraph a line, edited. */
void cosmetic_edit(struct nutgraf_buffer *out, struct span text, enum cosmetic edit);
/* The format that the edited text is in: "text", "markdown" or "html". */
nutgraf_input_format cosmetic_format(enum cosmetic edit);

#endif
