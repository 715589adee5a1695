/* align.h -- what became of each sentence from one version to the next. */
#ifndef COMPARE_ALIGN_H
#define COMPARE_ALIGN_H

#include <stdbool.h>
#include <stdint.h>

#include "compare/script.h"

enum align_kind {
    ALIGN_SAME = 0,
    ALIGN_REWORDED,
    ALIGN_SPLIT,   /* one old sentence, several new ones */
    ALIGN_MERGED,  /* several old sentences, one new one */
    ALIGN_ADDED,   /* no old sentence */
    ALIGN_DROPPED, /* no new one */
    ALIGN_ASIDE,   /* on one side only, and noise there: no change */
    ALIGN_KINDS
};

/* Neighbouring sentences of one side that answer to neighbours of the other. */
struct align_link {
    enum align_kind kind;
    bool moved;                                          /* past others that stayed in order */
    uint32_t old_first, old_count, new_first, new_count; /* sentences */
    double similarity;                                   /* 1: the same; 0: one side only */
};

/* Every sentence of either side is in exactly one link. */
struct alignment {
    struct align_link *links; /* as the new version reads, what was dropped where it stood */
    uint32_t count;
    uint32_t *of_old, *of_new; /* by sentence: its link */
};

/* Aligns two versions; old against new mirrors new against old. `strict`
 * makes changes of noise changes. In `arena`; NULL: memory ran out. */
struct alignment *align(struct arena *arena, const struct scripts *scripts, bool strict);
/* "same", "reworded", ... */
const char *align_name(enum align_kind kind);

#endif
