/* script.h -- the sentences of two versions as sequences of numbered words. */
#ifndef COMPARE_SCRIPT_H
#define COMPARE_SCRIPT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "result/article.h"

/* One version. Numbers mean the same in both. */
struct script {
    const struct article *article;
    uint32_t count;   /* sentences */
    uint32_t *normal; /* by sentence: its normal form */
    uint32_t *row;    /* count + 1: where each sentence's words begin */
    uint32_t *word;   /* stems, ascending within a sentence */
    uint32_t *pair;   /* hashes of a stem and the one behind it, ascending likewise; the last
                         stem's of a sentence is with nothing */
    double *weight;   /* by sentence: of all its words */
    uint32_t *size;   /* by sentence: bytes of its normal form that are no space */
};

struct scripts {
    struct script old, new;
    double *weight; /* by word */
    uint32_t words; /* numbers given out */
    uint32_t normals;
    uint64_t *normal_hash; /* by normal form: the same whichever side came first */
    bool one_source;       /* both are of one text: what is not the same is something else */
};

/* Numbers the sentences and words of both; `strict` as in normal.h. In `arena`;
 * NULL: memory ran out. */
struct scripts *scripts_of(struct arena *arena, const struct article *old,
                           const struct article *new, bool strict);
/* How much two sentences share: the weight of their common words over the mean
 * weight of both (Dice 1945, with weights), 0 to 1, and for a part the same of
 * pairs of words, without weights: words in another order say something else. */
double scripts_similarity(const struct scripts *scripts, uint32_t old, uint32_t new);
/* The same, of words alone, of a sentence against neighbours read as one. */
double scripts_similarity_joined(const struct scripts *scripts, const struct script *one,
                                 uint32_t sentence, const struct script *other, uint32_t first,
                                 uint32_t count);

#endif
