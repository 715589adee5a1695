#include <stdlib.h>
#include <string.h>

#include "evaluate/evaluate.h"

/* SplitMix64 (Steele, Lea and Flood 2014): one multiplication chain a number,
 * and every seed is as good as any other. */
static uint64_t next_random(uint64_t *state)
{
    uint64_t z = *state += 0x9e3779b97f4a7c15ull;

    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9ull;
    z = (z ^ z >> 27) * 0x94d049bb133111ebull;
    return z ^ z >> 31;
}

/* A place below `count`; the bias of the product is below 2^-32 * count. */
static size_t random_place(uint64_t *state, size_t count)
{
    return (size_t)((next_random(state) >> 32) * (uint64_t)count >> 32);
}

/* The scores as rows of numbers: system, then other; recall, precision, F. */
struct rows {
    double *value;
    size_t count, width;
};

static bool rows_init(struct rows *rows, const struct nutgraf_evaluation *evaluation,
                      struct arena *arena)
{
    size_t half = (size_t)evaluation->metric_count * 3;

    rows->count = evaluation->count;
    rows->width = evaluation->paired ? 2 * half : half;
    rows->value = arena_array(arena, rows->count * rows->width, sizeof *rows->value);
    for (size_t i = 0; rows->value && i < rows->count; i++) {
        const struct evaluated *document = &evaluation->documents[i];
        double *row = rows->value + i * rows->width;

        memcpy(row, document->system, half * sizeof *row);
        if (evaluation->paired)
            memcpy(row + half, document->other, half * sizeof *row);
    }
    return rows->value != NULL;
}

/* The mean of documents drawn with replacement; `state` NULL: of every one. */
static void mean_of(const struct rows *rows, uint64_t *state, double *mean)
{
    memset(mean, 0, rows->width * sizeof *mean);
    for (size_t i = 0; i < rows->count; i++) {
        const double *row =
            rows->value + (state ? random_place(state, rows->count) : i) * rows->width;

        for (size_t k = 0; k < rows->width; k++)
            mean[k] += row[k];
    }
    for (size_t k = 0; k < rows->width; k++)
        mean[k] /= (double)rows->count;
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

/* The value below which the share `part` of the sorted samples lies. */
static double quantile(const double *sorted, size_t samples, double part)
{
    double place = part * (double)(samples - 1);
    size_t below = (size_t)place;

    if (below + 1 >= samples)
        return sorted[samples - 1];
    return sorted[below] + (sorted[below + 1] - sorted[below]) * (place - (double)below);
}

/* Column k of the samples' means, less column `less` when that is not k. */
struct samples {
    const double *means; /* samples x width, then the mean of the documents */
    double *column;      /* room for one */
    size_t width;
    size_t count;
    double confidence;
};

static struct estimate estimate_of(const struct samples *samples, size_t k, size_t less)
{
    double tail = (1 - samples->confidence / 100) / 2, mean;

    for (size_t i = 0; i <= samples->count; i++) {
        const double *row = samples->means + i * samples->width;

        samples->column[i] = less == k ? row[k] : row[k] - row[less];
    }
    mean = samples->column[samples->count];
    qsort(samples->column, samples->count, sizeof *samples->column, by_value);
    return (struct estimate){mean, quantile(samples->column, samples->count, tail),
                             quantile(samples->column, samples->count, 1 - tail)};
}

static void estimate_metric(struct estimates *estimates, const struct samples *samples,
                            size_t first, size_t half, bool paired)
{
    for (size_t k = 0; k < 3; k++) {
        estimates->system[k] = estimate_of(samples, first + k, first + k);
        if (!paired)
            continue;
        estimates->other[k] = estimate_of(samples, half + first + k, half + first + k);
        estimates->difference[k] = estimate_of(samples, first + k, half + first + k);
    }
}

struct estimates *evaluate_bootstrap(const struct nutgraf_evaluation *evaluation,
                                     struct arena *arena)
{
    const nutgraf_evaluation_options *options = &evaluation->options;
    size_t metrics = evaluation->metric_count;
    struct estimates *estimates = arena_zeroed(arena, metrics, sizeof *estimates);
    uint64_t state = options->seed;
    struct rows rows;
    double *means, *column;

    if (!estimates || evaluation->count == 0)
        return estimates;
    if (!rows_init(&rows, evaluation, arena))
        return NULL;
    means = arena_array(arena, (options->samples + 1) * rows.width, sizeof *means);
    column = arena_array(arena, options->samples + 1, sizeof *column);
    if (!means || !column)
        return NULL;
    for (size_t i = 0; i <= options->samples; i++)
        mean_of(&rows, i < options->samples ? &state : NULL, means + i * rows.width);
    for (size_t m = 0; m < metrics; m++)
        estimate_metric(
            &estimates[m],
            &(struct samples){means, column, rows.width, options->samples, options->confidence},
            m * 3, metrics * 3, evaluation->paired);
    return estimates;
}
