#include "text/body_context.h"

#include <math.h>

#include "base/dot.h"

static const double WEIGHTS[CONTEXT_FEATURE_COUNT] = {
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

/* Weight and mass are sums over the sentences before each, count + 1 of them. */
struct context {
    const struct page *page;
    const double *p;
    double *logit;  /* of p, within 6 of 0 */
    double *weight; /* of sentences: words, no more than MOST_WORDS */
    double *mass;   /* p times weight */
    double mean;    /* of p over all words */
    double mean_logit;
    uint32_t first, last;
};

static double weight_of(const struct page *page, uint32_t i)
{
    double words = page->sentences[i].words;

    return words < MOST_WORDS ? words : MOST_WORDS;
}

static double logit_of(double p)
{
    double logit = log((p + 1e-4) / (1 - p + 1e-4));

    return logit < -6 ? -6 : logit > 6 ? 6 : logit;
}

struct context *context_of(const struct page *page, const double *p)
{
    struct arena *arena = page->document->arena;
    double *pull = arena_array(arena, page->count, sizeof *pull);
    struct context *context = arena_zeroed(arena, 1, sizeof *context);
    double words = 0;

    if (!pull || !context)
        return NULL;
    context->page = page;
    context->p = p;
    context->logit = arena_array(arena, page->count, sizeof *context->logit);
    context->weight = arena_array(arena, (size_t)page->count + 1, sizeof *context->weight);
    context->mass = arena_array(arena, (size_t)page->count + 1, sizeof *context->mass);
    if (!context->logit || !context->weight || !context->mass)
        return NULL;
    context->weight[0] = context->mass[0] = 0;
    for (uint32_t i = 0; i < page->count; i++) {
        double weight = weight_of(page, i);

        context->logit[i] = logit_of(p[i]);
        context->weight[i + 1] = context->weight[i] + weight;
        context->mass[i + 1] = context->mass[i] + p[i] * weight;
        pull[i] = context->logit[i] * (weight + 2);
        context->mean += p[i] * page->sentences[i].words;
        words += page->sentences[i].words;
    }
    context->mean = words > 0 ? context->mean / words : 0;
    context->mean_logit = log((context->mean + 0.01) / (1.01 - context->mean));
    page_best_run(pull, page->count, &context->first, &context->last);
    return context;
}

/* The mean of p over sentences [from, to) within the page, by weight; 0 when
 * they have no words. */
static double mean_between(const struct context *context, int64_t from, int64_t to)
{
    double weight;

    if (from < 0)
        from = 0;
    if (to > context->page->count)
        to = context->page->count;
    if (from >= to)
        return 0;
    weight = context->weight[to] - context->weight[from];
    return weight > 0 ? (context->mass[to] - context->mass[from]) / weight : 0;
}

static double better_side(const struct context *context, uint32_t i, int64_t reach)
{
    int64_t at = i;
    double before = mean_between(context, at - reach, at);
    double after = mean_between(context, at + 1, at + 1 + reach);

    return before > after ? before : after;
}

/* The mean of the rest of the line; of the sentence itself when it is alone. */
static double line_mean(const struct context *context, uint32_t i)
{
    const struct document *document = context->page->document;
    const struct block *block = &document->blocks[document->sentences[i].block];
    uint32_t first = block->first_sentence, end = first + block->sentence_count;
    double own = weight_of(context->page, i);
    double weight = context->weight[end] - context->weight[first] - own;

    if (weight < 0.5)
        return context->p[i];
    return (context->mass[end] - context->mass[first] - context->p[i] * own) / weight;
}

void context_features(const struct context *context, uint32_t i, double *x)
{
    const struct page *page = context->page;
    const struct passage *line = &page->lines[page->document->sentences[i].block];
    double all = context->mass[page->count];
    int64_t at = i;

    x[CONTEXT_one] = 1;
    x[CONTEXT_logit] = context->logit[i];
    x[CONTEXT_page] = context->mean;
    x[CONTEXT_page_logit] = context->mean_logit;
    x[CONTEXT_before_3] = mean_between(context, at - 3, at);
    x[CONTEXT_after_3] = mean_between(context, at + 1, at + 4);
    x[CONTEXT_side_6] = better_side(context, i, 6);
    x[CONTEXT_side_12] = better_side(context, i, 12);
    x[CONTEXT_mass_before] = all > 0 ? context->mass[i] / all : 0;
    x[CONTEXT_mass_after] = all > 0 ? 1 - context->mass[i + 1] / all : 0;
    x[CONTEXT_in_run] = i >= context->first && i <= context->last;
    x[CONTEXT_line] = line_mean(context, i);
    x[CONTEXT_log_words] = page->sentences[i].view[VIEW_LOG_WORDS];
    x[CONTEXT_log_line_words] = line->view[VIEW_LOG_WORDS];
    x[CONTEXT_terminal] = page->sentences[i].features->terminal;
}

double context_probability(const struct context *context, uint32_t i)
{
    double x[CONTEXT_FEATURE_COUNT];

    context_features(context, i, x);
    return 1 / (1 + exp(-dot(WEIGHTS, x, CONTEXT_FEATURE_COUNT)));
}
