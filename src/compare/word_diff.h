/* word_diff.h -- what changed inside a sentence, word by word. */
#ifndef COMPARE_WORD_DIFF_H
#define COMPARE_WORD_DIFF_H

#include <stdbool.h>
#include <stdint.h>

#include "text/document.h"

enum word_run_kind { RUN_KEPT = 0, RUN_DROPPED, RUN_ADDED };

/* Words with what follows them up to the next; of the old text when dropped, of
 * the new one else. */
struct word_run {
    enum word_run_kind kind;
    uint32_t start, length; /* bytes */
};

struct word_diff {
    struct word_run *runs; /* in order; what was dropped before what came for it */
    uint32_t count;
};

/* Sentences that stand together. */
struct stretch {
    const struct document *document;
    uint32_t first, count;
};

/* The longest common subsequence of the words, case and spelling of marks
 * aside; very long passages are all dropped and all added. In `arena`. False:
 * memory ran out. */
bool word_diff(struct word_diff *diff, struct arena *arena, struct stretch old, struct stretch new);
/* The same of two lines, whose words are what stands between spaces. */
bool word_diff_lines(struct word_diff *diff, struct arena *arena, struct span old, struct span new);

#endif
