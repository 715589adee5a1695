/* rouge_lcs.h -- what two summaries have in common in the same order. */
#ifndef EVALUATE_ROUGE_LCS_H
#define EVALUATE_ROUGE_LCS_H

#include "evaluate/rouge.h"

/* ROUGE-L: the union of the longest common subsequences of each line of the
 * reference with every line of the system. OK, NO_MEMORY, or TOO_LARGE when a
 * line has more words than any sentence. */
nutgraf_status rouge_lcs(struct rouge_tally *tally, const struct rouge_text *system,
                         const struct rouge_text *reference, uint32_t numbers, struct arena *arena);
/* ROUGE-W: a run of k common words weighs k^weight. */
nutgraf_status rouge_weighted_lcs(struct rouge_tally *tally, double weight,
                                  const struct rouge_text *system,
                                  const struct rouge_text *reference, uint32_t numbers,
                                  struct arena *arena);

#endif
