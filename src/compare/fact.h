/* fact.h -- the figures, dates and names in a stretch of sentences. */
#ifndef COMPARE_FACT_H
#define COMPARE_FACT_H

#include <stdbool.h>
#include <stdint.h>

#include "compare/word_diff.h"

enum fact_kind {
    FACT_NUMBER = 0,
    FACT_PERCENT,
    FACT_MONEY,
    FACT_DATE,
    FACT_TIME,
    FACT_COUNT, /* in words: seven */
    FACT_NAME,
    FACT_KINDS
};

enum { NAME_WORDS = 8 };

struct fact {
    enum fact_kind kind;
    uint32_t start, length;    /* bytes of the document's text */
    uint64_t value;            /* the same for what says the same */
    uint64_t word[NAME_WORDS]; /* of a name: hashes of its words */
    uint32_t words;
};

struct facts {
    struct fact *facts; /* in order of the text */
    uint32_t count;
    uint64_t *words; /* hashes of all words, as in a name */
    uint32_t word_count;
};

/* Finds the facts of a stretch, in `arena`. False: memory ran out. */
bool facts_find(struct facts *facts, struct arena *arena, struct stretch stretch);
/* "number", "percent", "money", "date", "time", "name". */
const char *fact_name(enum fact_kind kind);

#endif
