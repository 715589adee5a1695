/* background.h -- in how many documents of a large corpus each stem occurs. */
#ifndef MODEL_BACKGROUND_H
#define MODEL_BACKGROUND_H

#include <stdbool.h>
#include <stdint.h>

#include "base/span.h"
#include "language/language.h"
#include "nutgraf.h"

struct background_slot {
    uint32_t fingerprint; /* language_fingerprint of the stem; 0 is empty */
    uint32_t frequency;
};

/* Built in (made from corpora/ by tools/embed.c) or loaded; the same bytes
 * either way, without a pointer, so that the program's start costs nothing.
 * Fingerprints of 32 bits: two stems of a document share one about once in
 * 10^6 documents. */
struct background {
    char name[16];                  /* of the table: the language's code */
    uint64_t documents;             /* N; 0: an empty table */
    uint32_t version;               /* of the data format */
    uint32_t checksum;              /* CRC-32 of the file */
    uint32_t count;                 /* stems */
    uint32_t mask;                  /* slots - 1 */
    struct background_slot slots[]; /* open addressing, linear probes */
};

/* The built-in table; an empty one (N = 0: every stem weighs the same) for a
 * language without. Never NULL. */
const struct background *background_builtin(const struct language *language);
/* A table from the bytes of a file in the format of corpora/. Owned by the
 * caller: background_free. NULL with BAD_INPUT (line in the message) or
 * NO_MEMORY. */
struct background *background_load(struct span file, nutgraf_error *error);
void background_free(struct background *background);
/* The size of a table in bytes, slots and all. */
size_t background_size(const struct background *background);
/* Documents that hold the stem; 0 when it is unknown. */
uint32_t background_frequency(const struct background *background, struct span stem);
/* max(0.05, ln((N + 1) / (df + 0.5))); METHODS' recipe, step 2. */
double background_idf(const struct background *background, struct span stem);

#endif
