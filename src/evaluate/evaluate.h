/* evaluate.h -- how good a system's summaries are, over many documents. */
#ifndef EVALUATE_EVALUATE_H
#define EVALUATE_EVALUATE_H

#include "base/arena.h"
#include "base/status.h"
#include "evaluate/rouge.h"
#include "nutgraf.h"

/* ROUGE-1 to ROUGE-9, L, W, S and SU. */
enum { MOST_METRICS = 13 };

struct evaluated {
    const char *id;
    struct rouge_score *system, *other; /* by metric; `other` NULL: not paired */
};

struct nutgraf_evaluation {
    nutgraf_evaluation_options options;
    struct rouge_metric metrics[MOST_METRICS];
    char names[MOST_METRICS][24];
    uint32_t metric_count;
    struct rouge_vocabulary vocabulary;
    const struct language *language; /* NULL: detected */
    struct lexicon *lexicons;        /* by language_index; NULL unless a language was asked for */
    struct arena scratch;            /* of one document */
    struct arena arena;              /* ids and scores */
    struct evaluated *documents;
    size_t count, capacity;
    bool paired;
};

/* A mean over the documents and its interval. */
struct estimate {
    double mean, low, high;
};

/* Of one metric: recall, precision, F. */
struct estimates {
    struct estimate system[3], other[3], difference[3];
};

/* One per metric, from resampling whole documents (Efron 1979), so that the
 * differences are of pairs. In `arena`; NULL: memory ran out. */
struct estimates *evaluate_bootstrap(const struct nutgraf_evaluation *evaluation,
                                     struct arena *arena);

#endif
