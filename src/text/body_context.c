#include "text/body_context.h"

#include <math.h>

#include "base/dot.h"

static DOT_ALIGNED const double WEIGHTS[CONTEXT_FEATURE_COUNT] = {
#include "text/weights/context.inc"
};

static const double MOST_WORDS = 25; /* beyond, a sentence weighs no more */

const char *context_feature_name(enum context_feature feature)
{
#define CONTEXT_NAME(name) #name,
    static const char *const NAMES[] = {CONTEXT_FEATURES(CONTEXT_NAME)};
#undef CONTEXT_NAME

    return NAMES[feature];
}

enum { REACH = 12 }; /* sentences on each side that a sentence is compared with */

/* Over the sentences before one. */
struct sums {
    double weight; /* of sentences: words, no more than MOST_WORDS */
    double mass;   /* p times weight */
};

struct context {
    const struct page *page;
    const double *p;
    double *logit;     /* of p, within 6 of 0 */
    struct sums *sums; /* by sentence, count + 1; REACH more at either end */
    double mean;       /* of p over all words */
    double mean_logit;
    uint32_t first, last;
};

static double weight_of(const struct page *page, uint32_t i)
{
    return at_most(page->sentences[i].words, MOST_WORDS);
}

/* Most sentences are as good as sure: their odds need no logarithm. */
static double logit_of(double p)
{
    static const double MOST = 6, MOST_ODDS = 404; /* e^6 is 403.4 */
    double odds = (p + 1e-4) / (1 - p + 1e-4), logit;

    if (odds > MOST_ODDS)
        return MOST;
    logit = log(odds);
    return logit < -MOST ? -MOST : at_most(logit, MOST);
}

/* Room for all of it, the sums' edges filled. NULL: memory ran out. */
static struct context *make_room(const struct page *page)
{
    struct arena *arena = page->document->arena;
    struct context *context = arena_zeroed(arena, 1, sizeof *context);
    struct sums *sums = arena_array(arena, (size_t)page->count + 1 + 2 * REACH, sizeof *sums);

    if (!context || !sums)
        return NULL;
    memset(sums, 0, (REACH + 1) * sizeof *sums);
    context->page = page;
    context->sums = sums + REACH;
    context->logit = arena_array(arena, page->count, sizeof *context->logit);
    return context->logit ? context : NULL;
}

struct context *context_of(const struct page *page, const double *p)
{
    double *pull = arena_array(page->document->arena, page->count, sizeof *pull);
    struct context *context = make_room(page);
    struct sums *sums;

    if (!pull || !context)
        return NULL;
    context->p = p;
    sums = context->sums;
    for (uint32_t i = 0; i < page->count; i++, sums++) {
        double weight = weight_of(page, i);

        context->logit[i] = logit_of(p[i]);
        sums[1] = (struct sums){sums->weight + weight, sums->mass + p[i] * weight};
        pull[i] = context->logit[i] * (weight + 2);
        context->mean += p[i] * page->sentences[i].words;
    }
    for (uint32_t i = 1; i <= REACH; i++)
        sums[i] = *sums;
    context->mean = page->words > 0 ? context->mean / page->words : 0;
    context->mean_logit = log((context->mean + 0.01) / (1.01 - context->mean));
    page_best_run(pull, page->count, &context->first, &context->last);
    return context;
}

/* The mean of p, by weight, over the sentences that `to` sums up and `from` does not;
 * 0 when they have no words. */
static inline double mean_between(const struct sums *from, const struct sums *to)
{
    double weight = to->weight - from->weight;

    return weight > 0 ? (to->mass - from->mass) / weight : 0;
}

/* The larger of the means over `reach` sentences before one and behind it. */
static inline double better_side(const struct sums *sums, int reach)
{
    double before = mean_between(sums - reach, sums);
    double after = mean_between(sums + 1, sums + 1 + reach);

    return before > after ? before : after;
}

/* The mean of the rest of the line; of the sentence itself when it is alone. */
static double line_mean(const struct context *context, uint32_t i)
{
    const struct document *document = context->page->document;
    const struct block *block = &document->blocks[document->sentences[i].block];
    const struct sums *first = &context->sums[block->first_sentence];
    const struct sums *end = first + block->sentence_count;
    double own = weight_of(context->page, i), weight = end->weight - first->weight - own;

    if (weight < 0.5)
        return context->p[i];
    return (end->mass - first->mass - context->p[i] * own) / weight;
}

void context_features(const struct context *context, uint32_t i, double *x)
{
    const struct page *page = context->page;
    const struct passage *passage = &page->sentences[i];
    const struct passage *line = &page->lines[page->document->sentences[i].block];
    const struct sums *sums = &context->sums[i]; /* before it; before the next one */
    double all = context->sums[page->count].mass;

    x[CONTEXT_one] = 1;
    x[CONTEXT_logit] = context->logit[i];
    x[CONTEXT_page] = context->mean;
    x[CONTEXT_page_logit] = context->mean_logit;
    x[CONTEXT_before_3] = mean_between(sums - 3, sums);
    x[CONTEXT_after_3] = mean_between(sums + 1, sums + 4);
    x[CONTEXT_side_6] = better_side(sums, 6);
    x[CONTEXT_side_12] = better_side(sums, REACH);
    x[CONTEXT_mass_before] = all > 0 ? sums[0].mass / all : 0;
    x[CONTEXT_mass_after] = all > 0 ? 1 - sums[1].mass / all : 0;
    x[CONTEXT_in_run] = i >= context->first && i <= context->last;
    x[CONTEXT_line] = line_mean(context, i);
    x[CONTEXT_log_words] = passage->view[VIEW_LOG_WORDS];
    x[CONTEXT_log_line_words] = line->view[VIEW_LOG_WORDS];
    x[CONTEXT_terminal] = passage->view[VIEW_TERMINAL];
}

double context_probability(const struct context *context, uint32_t i)
{
    double x[CONTEXT_FEATURE_COUNT];

    context_features(context, i, x);
    return 1 / (1 + exp(-dot(WEIGHTS, x, CONTEXT_FEATURE_COUNT)));
}
