/* rouge_pairs.h -- words, n-grams and skip-bigrams that two summaries share. */
#ifndef EVALUATE_ROUGE_PAIRS_H
#define EVALUATE_ROUGE_PAIRS_H

#include "evaluate/rouge.h"

/* ROUGE-1 to ROUGE-`most`, one tally each. False: memory ran out. */
bool rouge_ngrams(struct rouge_tally *tallies, uint32_t most, const struct rouge_text *system,
                  const struct rouge_text *reference, struct arena *arena);
/* Pairs of words at most `gap` words apart, with `singles` single words too.
 * OK, NO_MEMORY, or TOO_LARGE when there are too many. */
nutgraf_status rouge_skip_bigrams(struct rouge_tally *tally, uint32_t gap, bool singles,
                                  const struct rouge_text *system,
                                  const struct rouge_text *reference, struct arena *arena);

#endif
