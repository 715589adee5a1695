/* background.h -- in how many documents of a large corpus each stem occurs. */
#ifndef MODEL_BACKGROUND_H
#define MODEL_BACKGROUND_H

#include <stdbool.h>
#include <stdint.h>

#include "base/span.h"
#include "language/language.h"
#include "nutgraf.h"

struct background_slot {
    uint32_t fingerprint; /* high half of the stem's hash; 0 is empty */
    uint32_t frequency;
};

/* Built in (generated from corpora/) or loaded. Fingerprints of 32 bits: two
 * stems of a document share one about once in 10^6 documents. */
struct background {
    const char *name;   /* of the table: the language's code or the header's word */
    uint32_t version;   /* of the data format */
    uint32_t checksum;  /* CRC-32 of the file */
    uint64_t documents; /* N */
    uint32_t mask;      /* slots - 1 */
    const struct background_slot *slots; /* open addressing, linear probes */
};

/* The built-in table; an empty one (N = 0: every stem weighs the same) for a
 * language without. Never NULL. */
const struct background *background_builtin(const struct language *language);
/* A table from the bytes of a file in the format of corpora/. Owned by the
 * caller: background_free. NULL with BAD_INPUT (line in the message). */
struct background *background_load(struct span file, nutgraf_error *error);
void background_free(struct background *background);
/* Documents that hold the stem; 0 when it is unknown. */
uint32_t background_frequency(const struct background *background, struct span stem);
/* max(0.05, ln((N + 1) / (df + 0.5))); METHODS' recipe, step 2. */
double background_idf(const struct background *background, struct span stem);

#endif
