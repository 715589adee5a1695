#include "text/body_model.h"

#include <math.h>

#include "base/dot.h"
#include "text/body_context.h"

enum { REACH = 6 }; /* sentences that smoothing looks at on each side */

static const double SAFE = 0.8;   /* METHODS: candidates; on a noisy page, below it */
static const double UNSAFE = 0.4; /* a sentence loses so much of its sureness */

static const double WEIGHTS[BODY_LEAN_COUNT] = {
#include "text/weights/body.inc"
};

const char *body_feature_name(enum body_feature feature)
{
#define BODY_NAME(name) #name,
    static const char *const NAMES[] = {BODY_FEATURES(BODY_NAME) BODY_MORE(BODY_NAME)};
#undef BODY_NAME

    return NAMES[feature];
}

static double within(double value, double bound)
{
    return value < -bound ? -bound : at_most(value, bound);
}

static void own_features(const struct passage *passage, double *x)
{
    const struct text_features *f = passage->features;
    const double *view = passage->view;

    x[BODY_one] = 1;
    x[BODY_log_words] = view[VIEW_LOG_WORDS];
    x[BODY_log_bytes] = log(1.0 + f->bytes);
    x[BODY_word_length] = text_share(f->letters, f->tokens);
    x[BODY_terminal] = view[VIEW_TERMINAL];
    x[BODY_ellipsis] = f->ellipsis;
    x[BODY_colon] = f->colon;
    x[BODY_commas] = text_share(f->comma, passage->words);
    x[BODY_stop] = view[VIEW_STOP];
    x[BODY_capital] = view[VIEW_CAPITAL];
    x[BODY_upper] = text_share(f->upper, f->tokens);
    x[BODY_numeric] = text_share(f->numeric, f->tokens);
    x[BODY_call] = view[VIEW_CALL];
    x[BODY_person] = text_share(f->person, f->tokens);
    x[BODY_reporting] = text_share(f->reporting, f->tokens);
    x[BODY_caption] = f->opens_caption;
    x[BODY_byline] = f->opens_byline;
    x[BODY_date] = view[VIEW_DATE];
    x[BODY_month] = text_share(f->month, sqrt(passage->words));
    x[BODY_legal] = view[VIEW_LEGAL];
    x[BODY_odd] = view[VIEW_ODD];
    x[BODY_lower] = f->opens_lower;
    x[BODY_quoted] = f->opens_quoted;
    x[BODY_stops] = at_most(f->stops, 5);
    x[BODY_pairs] = text_share(f->pairs, f->tokens);
    x[BODY_question] = f->question;
    x[BODY_exclamation] = f->exclamation;
    x[BODY_address] = f->address;
    x[BODY_quotes] = at_most(f->quote, 3);
    x[BODY_capital_run] = at_most(f->capital_run, 10);
}

static void line_features(const struct page *page, uint32_t i, double *x)
{
    uint32_t b = page->document->sentences[i].block;
    const struct block *block = &page->document->blocks[b];
    const struct passage *line = &page->lines[b];
    uint32_t place = i - block->first_sentence;

    x[BODY_line_words] = line->view[VIEW_LOG_WORDS];
    x[BODY_line_terminal] = line->view[VIEW_TERMINAL];
    x[BODY_line_stop] = line->view[VIEW_STOP];
    x[BODY_line_call] = line->view[VIEW_CALL];
    x[BODY_line_capital] = line->view[VIEW_CAPITAL];
    x[BODY_line_legal] = line->view[VIEW_LEGAL];
    x[BODY_line_odd] = line->view[VIEW_ODD];
    x[BODY_line_date] = line->view[VIEW_DATE];
    x[BODY_line_stops] = at_most(line->features->stops, 5);
    x[BODY_line_sentences] = page->logs[block->sentence_count];
    x[BODY_line_place] = page->logs[place];
    x[BODY_line_part] = (double)place / block->sentence_count;
    x[BODY_line_caption] = line->features->opens_caption;
    x[BODY_line_byline] = line->features->opens_byline;
}

/* The mass of the sentences in [from, to) that are on the page. */
static double mass_between(const struct page *page, int64_t from, int64_t to)
{
    if (from < 0)
        from = 0;
    if (to > page->count)
        to = page->count;
    return to > from ? page->mass[to] - page->mass[from] : 0;
}

/* Empty lines before sentence `i`; the page ends as if with two. */
static double blank_before(const struct page *page, uint32_t i)
{
    const struct sentence *s;

    if (i >= page->count)
        return 2;
    s = &page->document->sentences[i];
    if (page->document->blocks[s->block].first_sentence != i)
        return 0;
    return page->document->blocks[s->block].blank;
}

static void place_features(const struct page *page, uint32_t i, double *x)
{
    double count = page->count, all = page->mass[page->count];
    int64_t at = i;

    x[BODY_blank_before] = blank_before(page, i);
    x[BODY_blank_after] = blank_before(page, i + 1);
    x[BODY_place] = i / count;
    x[BODY_log_place] = page->logs[i];
    x[BODY_log_rest] = page->logs[page->count - i];
    x[BODY_log_count] = page->logs[page->count - 1];
    x[BODY_score] = page->sentences[i].view[VIEW_SCORE];
    x[BODY_mass_before] = all > 0 ? page->mass[i] / all : 0;
    x[BODY_mass_after] = all > 0 ? 1 - page->mass[i + 1] / all : 0;
    x[BODY_near_2] = mass_between(page, at - 2, at) / 4 + mass_between(page, at + 1, at + 3) / 4;
    x[BODY_near_5] = mass_between(page, at - 5, at) / 10 + mass_between(page, at + 1, at + 6) / 10;
    x[BODY_before_3] = mass_between(page, at - 3, at) / 3;
    x[BODY_after_3] = mass_between(page, at + 1, at + 4) / 3;
    x[BODY_before_8] = mass_between(page, at - 8, at) / 8;
    x[BODY_after_8] = mass_between(page, at + 1, at + 9) / 8;
    x[BODY_in_run] = i >= page->first && i <= page->last;
    x[BODY_from_run] = within((double)i - page->first, 20);
    x[BODY_to_run_end] = within((double)page->last - i, 20);
    x[BODY_twins] = at_most(page->twins[page->twin[i]], 4);
    x[BODY_overlap] = page->overlap[i];
    x[BODY_strong_overlap] = page->strong_overlap[i];
    x[BODY_log_page_words] = page->log_words;
    x[BODY_lines_a_sentence] = page->log_lines;
}

/* Beyond the page's edge there is nothing, and no article (score -3). */
static void neighbour_features(const struct page *page, int64_t i, double *x)
{
    static const double EDGE[VIEW_COUNT] = {[VIEW_SCORE] = -3};
    const double *view = i < 0 || i >= page->count ? EDGE : page->sentences[i].view;

    memcpy(x, view, VIEW_COUNT * sizeof *x);
}

void body_lean_features(const struct page *page, uint32_t i, double *x)
{
    int64_t at = i;

    own_features(&page->sentences[i], x);
    line_features(page, i, x);
    place_features(page, i, x);
    neighbour_features(page, at - 2, x + BODY_before_last_words);
    neighbour_features(page, at - 1, x + BODY_last_words);
    neighbour_features(page, at + 1, x + BODY_next_words);
    neighbour_features(page, at + 2, x + BODY_after_next_words);
}

void body_features(const struct page *page, uint32_t i, double *x)
{
    body_lean_features(page, i, x);
    x[BODY_repeated] = page->repeated ? page->repeated[i] : 0;
}

static double probability(const struct page *page, uint32_t i)
{
    double x[BODY_LEAN_COUNT];

    body_lean_features(page, i, x);
    return 1 / (1 + exp(-dot(WEIGHTS, x, BODY_LEAN_COUNT)));
}

/* The mean of `p` over [from, to) within the page; 0 when that is empty. */
static double mean_between(const double *sum, uint32_t count, int64_t from, int64_t to)
{
    if (from < 0)
        from = 0;
    if (to > count)
        to = count;
    return to > from ? (sum[to] - sum[from]) / (double)(to - from) : 0;
}

/* A sentence is as good as the better of its two sides: a mean over both would
 * drop leads. */
static void smooth(double *p, const double *sum, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        int64_t at = i;
        double before = mean_between(sum, count, at - REACH, at);
        double after = mean_between(sum, count, at + 1, at + 1 + REACH);

        p[i] *= before > after ? before : after;
    }
}

/* How noisy a page is: 0 when every word is likely of the body, 1 from a
 * twentieth of them that is not. */
static double noisiness(const struct page *page, const double *likely)
{
    double noise = 0;

    for (uint32_t i = 0; i < page->count; i++)
        if (likely[i] < 0.5)
            noise += page->sentences[i].words;
    return page->words > 0 ? at_most(20 * noise / page->words, 1) : 0;
}

static void weigh_sure(const struct page *page, const double *likely, double *sure)
{
    double power = noisiness(page, likely);

    for (uint32_t i = 0; i < page->count; i++) {
        sure[i] = power > 0 ? likely[i] * pow(sure[i], power) : likely[i];
        if (sure[i] < SAFE && power > 0)
            sure[i] *= 1 - UNSAFE * power;
    }
}

void body_first(const struct page *page, double *p)
{
    for (uint32_t i = 0; i < page->count; i++)
        p[i] = probability(page, i);
}

bool body_probabilities(const struct page *page, double *likely, double *sure)
{
    double *sum = arena_array(page->document->arena, (size_t)page->count + 1, sizeof *sum);
    struct context *context;

    if (!sum)
        return false;
    body_first(page, sure);
    context = context_of(page, sure);
    if (!context)
        return false;
    sum[0] = 0;
    for (uint32_t i = 0; i < page->count; i++) {
        likely[i] = context_probability(context, i);
        sum[i + 1] = sum[i] + sure[i];
    }
    if (page->count > 1)
        smooth(sure, sum, page->count);
    weigh_sure(page, likely, sure);
    return true;
}
