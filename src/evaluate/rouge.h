/* rouge.h -- how much of the references a summary has (ROUGE; Lin 2004).
 *
 * To the fifth decimal what ROUGE-1.5.5 prints, its oddities included. */
#ifndef EVALUATE_ROUGE_H
#define EVALUATE_ROUGE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "evaluate/rouge_text.h"
#include "nutgraf.h"

enum rouge_kind {
    ROUGE_N, /* n-grams of `size` words */
    ROUGE_L, /* the union of longest common subsequences, line by line */
    ROUGE_W, /* the same, runs of k words weighing k^weight */
    ROUGE_S, /* pairs of words in order, at most `size` words between them */
    ROUGE_SU /* pairs and single words */
};

struct rouge_metric {
    enum rouge_kind kind;
    uint32_t size; /* ROUGE_ANY_GAP: pairs however far apart */
    double weight;
};

static const uint32_t ROUGE_ANY_GAP = UINT32_MAX;

/* What one reference gave. */
struct rouge_tally {
    double hits, reference, system; /* common, and in all */
    double rank;                    /* by which the best of several is chosen */
};

struct rouge_score {
    double recall, precision, f;
};

/* Several references: -f A of ROUGE-1.5.5, -f B, or Lin's jackknife. */
enum rouge_join {
    ROUGE_SUM,      /* hits and counts added up */
    ROUGE_BEST,     /* the reference with the highest recall */
    ROUGE_JACKKNIFE /* the mean of the best when each is left out in turn */
};

/* `value` to five decimals as printf(3) rounds, whatever the locale. */
double rouge_round(double value);
/* One tally a metric for a summary against one reference; texts of the same
 * document, `numbers` different words in all. OK, NO_MEMORY, or TOO_LARGE when
 * a line is too long for a common subsequence or there are too many pairs. */
nutgraf_status rouge_tally(struct rouge_tally *tallies, const struct rouge_metric *metrics,
                           uint32_t count, const struct rouge_text *system,
                           const struct rouge_text *reference, uint32_t numbers,
                           struct arena *arena);
/* The score of a metric from the tallies of `count` references, of which the
 * i-th is tallies[i * stride]. `alpha`: 1 looks at precision, 0 at recall. */
struct rouge_score rouge_join(const struct rouge_tally *tallies, uint32_t count, uint32_t stride,
                              struct rouge_metric metric, enum rouge_join join, double alpha);

#endif
