#include "evaluate/rouge.h"

#include <math.h>

#include "evaluate/rouge_lcs.h"
#include "evaluate/rouge_pairs.h"

/* The exact product is known as `scaled + rest`, so that ties are seen as such:
 * 1/64 is 0.01562, not 0.01563. */
double rouge_round(double value)
{
    const double scale = 100000;
    double scaled = value * scale, rest = fma(value, scale, -scaled);
    double whole = floor(scaled), over = scaled - whole - 0.5 + rest;

    if (over > 0 || (over == 0 && fmod(whole, 2) != 0))
        whole++;
    return whole / scale;
}

/* ROUGE-1 to ROUGE-n come first among the metrics. */
static uint32_t ngram_metrics(const struct rouge_metric *metrics, uint32_t count)
{
    uint32_t n = 0;

    while (n < count && metrics[n].kind == ROUGE_N)
        n++;
    return n;
}

nutgraf_status rouge_tally(struct rouge_tally *tallies, const struct rouge_metric *metrics,
                           uint32_t count, const struct rouge_text *system,
                           const struct rouge_text *reference, uint32_t numbers,
                           struct arena *arena)
{
    nutgraf_status status = NUTGRAF_OK;
    uint32_t ngrams = ngram_metrics(metrics, count);

    if (!rouge_ngrams(tallies, ngrams, system, reference, arena))
        return NUTGRAF_NO_MEMORY;
    for (uint32_t i = ngrams; i < count && status == NUTGRAF_OK; i++) {
        struct rouge_metric metric = metrics[i];

        if (metric.kind == ROUGE_L)
            status = rouge_lcs(&tallies[i], system, reference, numbers, arena);
        else if (metric.kind == ROUGE_W)
            status =
                rouge_weighted_lcs(&tallies[i], metric.weight, system, reference, numbers, arena);
        else
            status = rouge_skip_bigrams(&tallies[i], metric.size, metric.kind == ROUGE_SU, system,
                                        reference, arena);
    }
    return status;
}

static double share(double hits, double count, struct rouge_metric metric)
{
    if (!(count > 0))
        return 0;
    return rouge_round(metric.kind == ROUGE_W ? pow(hits / count, 1 / metric.weight)
                                              : hits / count);
}

/* F comes from the rounded values, as in ROUGE-1.5.5. */
static double f_measure(double recall, double precision, double alpha)
{
    double below = (1 - alpha) * precision + alpha * recall;

    return below > 0 ? rouge_round(precision * recall / below) : 0;
}

static struct rouge_score score_of(struct rouge_tally tally, struct rouge_metric metric,
                                   double alpha)
{
    double recall = share(tally.hits, tally.reference, metric);
    double precision = share(tally.hits, tally.system, metric);

    return (struct rouge_score){recall, precision, f_measure(recall, precision, alpha)};
}

/* The first of those with the highest rank, `without` left out. */
static struct rouge_tally best_of(const struct rouge_tally *tallies, uint32_t count,
                                  uint32_t stride, uint32_t without)
{
    struct rouge_tally best = {.rank = -1};

    for (uint32_t i = 0; i < count; i++)
        if (i != without && tallies[(size_t)i * stride].rank > best.rank)
            best = tallies[(size_t)i * stride];
    return best;
}

static struct rouge_tally sum_of(const struct rouge_tally *tallies, uint32_t count, uint32_t stride)
{
    struct rouge_tally sum = {0};

    for (uint32_t i = 0; i < count; i++) {
        sum.hits += tallies[(size_t)i * stride].hits;
        sum.reference += tallies[(size_t)i * stride].reference;
        sum.system += tallies[(size_t)i * stride].system;
    }
    return sum;
}

struct rouge_score rouge_join(const struct rouge_tally *tallies, uint32_t count, uint32_t stride,
                              struct rouge_metric metric, enum rouge_join join, double alpha)
{
    struct rouge_score mean = {0};

    if (join == ROUGE_SUM || count == 0)
        return score_of(sum_of(tallies, count, stride), metric, alpha);
    if (join == ROUGE_BEST || count == 1)
        return score_of(best_of(tallies, count, stride, count), metric, alpha);
    for (uint32_t i = 0; i < count; i++) {
        struct rouge_score score = score_of(best_of(tallies, count, stride, i), metric, alpha);

        mean.recall += score.recall / count;
        mean.precision += score.precision / count;
        mean.f += score.f / count;
    }
    return mean;
}
