/* method_sumbasic.c -- the mean probability of a sentence's words; what was told
 * is squared. (Without the paper's detour over the likeliest word, whose
 * sentences would have to be searched at every step.) */
#include "result/method.h"

#include <math.h>

#include "result/queue.h"

struct sumbasic {
    struct extract *extract;
    const struct matrix *matrix;
    double *probability; /* by term */
    struct queue queue;
};

static int64_t mean_probability(const struct sumbasic *sumbasic, uint32_t s)
{
    const struct matrix *matrix = sumbasic->matrix;
    uint32_t entries = matrix->row[s + 1] - matrix->row[s];
    double sum = 0;

    for (uint32_t e = matrix->row[s]; e < matrix->row[s + 1]; e++)
        sum += sumbasic->probability[matrix->column[e]];
    return entries > 0 ? (int64_t)(sum / entries * 1e15) : 0;
}

static bool sumbasic_init(struct sumbasic *sumbasic, struct extract *extract)
{
    struct arena *arena = extract->ranking->document->arena;
    const struct matrix *matrix = &extract->ranking->tfidf->matrix;
    double share = 1.0 / (matrix->row[matrix->rows] + 1.0);

    sumbasic->extract = extract;
    sumbasic->matrix = matrix;
    sumbasic->probability = arena_zeroed(arena, matrix->columns, sizeof *sumbasic->probability);
    if (!sumbasic->probability || !queue_init(&sumbasic->queue, arena, extract->sentences))
        return false;
    for (uint32_t e = 0; e < matrix->row[matrix->rows]; e++)
        sumbasic->probability[matrix->column[e]] += share;
    for (uint32_t s = 0; s < extract->sentences; s++) {
        if (extract->standing[s] != STANDING_NEVER && !extract->chosen[s])
            queue_put(&sumbasic->queue, s, mean_probability(sumbasic, s));
    }
    return true;
}

/* Probabilities only fall: a first whose key still holds is the best. */
bool method_sumbasic(struct extract *extract)
{
    struct sumbasic sumbasic;

    if (!sumbasic_init(&sumbasic, extract))
        return false;
    while (sumbasic.queue.count > 0) {
        uint32_t s = queue_first(&sumbasic.queue);
        int64_t key = mean_probability(&sumbasic, s);

        if (extract_fits(extract, s) && key < sumbasic.queue.key[s]) {
            queue_put(&sumbasic.queue, s, key);
            continue;
        }
        queue_pop(&sumbasic.queue);
        if (!extract_fits(extract, s))
            continue;
        extract_add(extract, s);
        for (uint32_t e = sumbasic.matrix->row[s]; e < sumbasic.matrix->row[s + 1]; e++) {
            double *probability = &sumbasic.probability[sumbasic.matrix->column[e]];

            *probability *= *probability;
        }
    }
    return true;
}
