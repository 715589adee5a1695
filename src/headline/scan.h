/* scan.h -- where the pieces of a line begin and end. */
#ifndef HEADLINE_SCAN_H
#define HEADLINE_SCAN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/span.h"
#include "language/language.h"

struct scan {
    struct span text; /* the document's */
    const struct language *language;
    uint32_t at, end; /* what is left of the sentence */
    bool mark;        /* was the last piece no word? */
    bool simple;      /* ... of the letters a to z, the first perhaps a capital? */
};

/* The next piece: its start is put in `*start`; returns its length, 0 at the
 * end. Abbreviations keep their stops, numbers their currency and units;
 * English possessives and negations and the elided words of Romance languages
 * are pieces of their own. Bytes that are not UTF-8 are passed over. */
uint32_t scan_next(struct scan *scan, uint32_t *start);

#endif
