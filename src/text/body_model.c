#include "text/body_model.h"

#include <math.h>

#include "base/dot.h"
#include "base/logs.h"
#include "text/body_context.h"

enum { REACH = 6 }; /* sentences that smoothing looks at on each side */

static const double SAFE = 0.8;   /* METHODS: candidates; on a noisy page, below it */
static const double UNSAFE = 0.4; /* a sentence loses so much of its sureness */

static DOT_ALIGNED const double WEIGHTS[BODY_LEAN_COUNT] = {
#include "text/weights/body.inc"
};
_Static_assert(BODY_one % 2 == 0 && BODY_line_words % 2 == 0 && BODY_before_last_words % 2 == 0,
               "each stretch of weights is aligned");

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

/* What a sentence looks like; the rest is in its view. */
static void shape_features(const struct passage *passage, double *x)
{
    const struct text_features *f = passage->features;

    x[BODY_log_bytes] = log_count(f->bytes);
    x[BODY_word_length] = text_share(f->letters, f->tokens);
    x[BODY_ellipsis] = f->ellipsis;
    x[BODY_colon] = f->colon;
    x[BODY_commas] = text_share(f->comma, passage->words);
    x[BODY_upper] = text_share(f->upper, f->tokens);
    x[BODY_numeric] = text_share(f->numeric, f->tokens);
    x[BODY_person] = text_share(f->person, f->tokens);
    x[BODY_reporting] = text_share(f->reporting, f->tokens);
    x[BODY_caption] = f->opens_caption;
    x[BODY_byline] = f->opens_byline;
    x[BODY_month] = f->month ? text_share(f->month, sqrt(passage->words)) : 0;
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

static void mass_features(const struct page *page, uint32_t i, double *x)
{
    const double *mass = page->mass + i; /* before it; before the next one */
    double all = page->mass[page->count];

    x[BODY_mass_before] = all > 0 ? mass[0] / all : 0;
    x[BODY_mass_after] = all > 0 ? 1 - mass[1] / all : 0;
    x[BODY_near_2] = (mass[0] - mass[-2]) / 4 + (mass[3] - mass[1]) / 4;
    x[BODY_near_5] = (mass[0] - mass[-5]) / 10 + (mass[6] - mass[1]) / 10;
    x[BODY_before_3] = (mass[0] - mass[-3]) / 3;
    x[BODY_after_3] = (mass[4] - mass[1]) / 3;
    x[BODY_before_8] = (mass[0] - mass[-PAGE_REACH]) / PAGE_REACH;
    x[BODY_after_8] = (mass[1 + PAGE_REACH] - mass[1]) / PAGE_REACH;
}

static void place_features(const struct page *page, uint32_t i, double *x)
{
    const struct block *block = &page->document->blocks[page->document->sentences[i].block];
    uint32_t place = i - block->first_sentence;

    x[BODY_line_place] = log_count(place);
    x[BODY_line_part] = (double)place / block->sentence_count;
    x[BODY_blank_before] = place > 0 ? 0 : block->blank;
    x[BODY_blank_after] = place + 1 < block->sentence_count ? 0 : blank_before(page, i + 1);
    x[BODY_place] = i / (double)page->count;
    x[BODY_log_place] = log_count(i);
    x[BODY_log_rest] = log_count(page->count - i);
    x[BODY_in_run] = i >= page->first && i <= page->last;
    x[BODY_from_run] = within((double)i - page->first, 20);
    x[BODY_to_run_end] = within((double)page->last - i, 20);
    x[BODY_twins] = at_most(page->twins[page->twin[i]], 4);
    x[BODY_overlap] = page->overlap[i];
    x[BODY_strong_overlap] = page->strong_overlap[i];
}

/* A sentence's own, BODY_OWN_COUNT. */
static void own_features(const struct page *page, uint32_t i, double *x)
{
    shape_features(&page->sentences[i], x);
    mass_features(page, i, x);
    place_features(page, i, x);
}

/* Those of the sentence `i` and its neighbours, BODY_VIEWS_COUNT. */
static const double *views_of(const struct page *page, uint32_t i)
{
    return page->sentences[i].view - PAGE_SIDE * VIEW_COUNT;
}

/* What the sentences of line `b` have in common, into x[BODY_line_words] and on. */
static void line_features(const struct page *page, uint32_t b, double *x)
{
    const struct passage *line = &page->lines[b];

    memcpy(x + BODY_line_words, line->view, VIEW_SCORE * sizeof *x);
    x[BODY_line_stops] = at_most(line->features->stops, 5);
    x[BODY_line_sentences] = log_count(page->document->blocks[b].sentence_count);
    x[BODY_line_caption] = line->features->opens_caption;
    x[BODY_line_byline] = line->features->opens_byline;
}

/* What all sentences have in common. */
static void page_features(const struct page *page, double *x)
{
    x[BODY_one] = 1;
    x[BODY_log_count] = log_count(page->count - 1);
    x[BODY_log_page_words] = page->log_words;
    x[BODY_lines_a_sentence] = page->log_lines;
}

void body_lean_features(const struct page *page, uint32_t i, double *x)
{
    own_features(page, i, x);
    memcpy(x + BODY_before_last_words, views_of(page, i), BODY_VIEWS_COUNT * sizeof *x);
    line_features(page, page->document->sentences[i].block, x);
    page_features(page, x);
}

void body_features(const struct page *page, uint32_t i, double *x)
{
    body_lean_features(page, i, x);
    x[BODY_repeated] = page->repeated ? page->repeated[i] : 0;
}

/* Each stretch of features is weighed as soon as it is known: that of the page once,
 * a line's once a line, and the views where they stand. */
void body_first(const struct page *page, double *p)
{
    const struct document *document = page->document;
    double x[BODY_LEAN_COUNT], of_page, of_line = 0;

    page_features(page, x);
    of_page = dot(WEIGHTS + BODY_one, x + BODY_one, BODY_PAGE_COUNT);
    for (uint32_t i = 0; i < page->count; i++) {
        uint32_t b = document->sentences[i].block;
        double sum;

        if (i == document->blocks[b].first_sentence) {
            line_features(page, b, x);
            of_line = dot(WEIGHTS + BODY_line_words, x + BODY_line_words, BODY_LINE_COUNT);
        }
        own_features(page, i, x);
        sum = dot(WEIGHTS, x, BODY_OWN_COUNT) +
              dot(WEIGHTS + BODY_before_last_words, views_of(page, i), BODY_VIEWS_COUNT);
        p[i] = 1 / (1 + exp(-(sum + of_line + of_page)));
    }
}

/* The mean of what is summed up over [from, to) within the page; 0 when that is empty. */
static double mean_between(const double *sum, uint32_t count, int64_t from, int64_t to)
{
    if (from < 0)
        from = 0;
    if (to > count)
        to = count;
    return to > from ? (sum[to] - sum[from]) / (double)(to - from) : 0;
}

/* A sentence is as good as the better of its two sides: a mean over both would
 * drop leads. False: memory ran out. */
static bool smooth(const struct page *page, double *p)
{
    uint32_t count = page->count;
    double *sum = arena_array(page->document->arena, (size_t)count + 1, sizeof *sum);

    if (!sum)
        return false;
    sum[0] = 0;
    for (uint32_t i = 0; i < count; i++)
        sum[i + 1] = sum[i] + p[i];
    for (uint32_t i = 0; i < count && count > 1; i++) {
        int64_t at = i;
        double before = mean_between(sum, count, at - REACH, at);
        double after = mean_between(sum, count, at + 1, at + 1 + REACH);

        p[i] *= before > after ? before : after;
    }
    return true;
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

/* Makes of first probabilities how sure each sentence is. False: memory ran out. */
static bool weigh_sure(const struct page *page, const double *likely, double *sure)
{
    double power = noisiness(page, likely);

    if (power == 0) {
        memcpy(sure, likely, page->count * sizeof *sure);
        return true;
    }
    if (!smooth(page, sure))
        return false;
    for (uint32_t i = 0; i < page->count; i++) {
        sure[i] = likely[i] * pow(sure[i], power);
        if (sure[i] < SAFE)
            sure[i] *= 1 - UNSAFE * power;
    }
    return true;
}

bool body_probabilities(const struct page *page, double *likely, double *sure)
{
    struct context *context;

    body_first(page, sure);
    context = context_of(page, sure);
    if (!context)
        return false;
    for (uint32_t i = 0; i < page->count; i++)
        likely[i] = context_probability(context, i);
    return weigh_sure(page, likely, sure);
}
