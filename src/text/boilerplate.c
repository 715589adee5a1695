/* boilerplate.c -- what is not the article, marked.
 *
 * The model says how likely each sentence is the article's (body_model.h); here
 * that becomes a mark with the most fitting reason, and what stands glued to
 * the front of a sentence is cut off (dateline.h). */
#include "text/boilerplate.h"

#include "text/body_model.h"
#include "text/dateline.h"
#include "text/page.h"

static const double BODY_LEAST = 0.5;      /* below: noise */
static const double FRAGMENT_FACTOR = 0.5; /* a heading is the article's, but no sentence of it */
static const double FEW_CLOSED = 0.3;      /* share of words below which marks mean nothing */
static const uint32_t FRAGMENT_WORDS = 5;

/* ---- reasons ---- */

static bool is_byline(const struct passage *passage)
{
    const struct text_features *f = &passage->features;

    return f->opens_byline && f->tokens <= 16 && 2 * f->capital >= f->tokens;
}

/* Made of dates, times, capitals and small words alone. */
static bool is_stamp(const struct passage *passage)
{
    const struct text_features *f = &passage->features;

    return f->date + f->month > 0 && f->tokens <= 16 &&
           f->numeric + f->month + f->call + f->upper + f->stop >= f->tokens;
}

/* Words, most with a capital or marks between that prose has no use for. */
static bool is_menu(const struct passage *passage)
{
    const struct text_features *f = &passage->features;

    return !f->terminal && (2 * (f->capital + f->numeric) > f->tokens || 4 * f->odd > f->tokens);
}

static enum noise reason_of(const struct passage *passage)
{
    const struct text_features *f = &passage->features;

    if (is_byline(passage))
        return NOISE_BYLINE;
    if (is_stamp(passage))
        return NOISE_DATELINE;
    if (f->legal > 0)
        return NOISE_LEGAL;
    if (f->call > 0 && (6 * f->call >= f->tokens || f->opens_caption))
        return NOISE_CALL;
    if (f->opens_caption)
        return NOISE_CAPTION;
    if (is_menu(passage))
        return NOISE_NAVIGATION;
    if (passage->words < FRAGMENT_WORDS || !f->terminal)
        return NOISE_FRAGMENT;
    return NOISE_OUTSIDE;
}

/* ---- marks ---- */

/* Do sentences of this page close with marks at all? Some scripts have none,
 * and some people use none. */
static bool has_closing_marks(const struct page *page)
{
    double closed = 0;

    for (uint32_t i = 0; i < page->count; i++)
        if (page->sentences[i].features.terminal)
            closed += page->sentences[i].words;
    return closed > FEW_CLOSED * page->words;
}

static void mark_sentence(struct document *document, const struct page *page, uint32_t i,
                          bool closes)
{
    struct sentence *s = &document->sentences[i];
    const struct passage *passage = &page->sentences[i];

    if (page->twin[i] != i)
        s->noise = NOISE_DUPLICATE;
    else if ((double)s->body < BODY_LEAST)
        s->noise = reason_of(passage);
    else if (closes && (passage->words < FRAGMENT_WORDS || !passage->features.terminal))
        s->body *= (float)FRAGMENT_FACTOR;
}

/* ---- openings ---- */

/* Bytes and words of an opening leave the sentence. */
static void cut_opening(struct document *document, struct sentence *s, struct opening opening)
{
    document->trimmed[document->trimmed_count++] =
        (struct trimmed){s->start, opening.end - s->start, opening.noise};
    s->length -= opening.end - s->start;
    s->start = opening.end;
    s->first_token += opening.tokens;
    s->token_count -= opening.tokens;
    s->words -= opening.tokens < s->words ? opening.tokens : s->words;
}

enum {
    MOST_OPENINGS = 4, /* at one sentence */
    LEAD_SENTENCES = 2 /* of the body: the story may start here */
};

static void trim_openings(struct document *document)
{
    uint32_t kept = 0;

    for (uint32_t i = 0; i < document->sentence_count; i++) {
        struct sentence *s = &document->sentences[i];
        struct opening opening = {.tokens = 1};

        if (s->noise != NOISE_NONE)
            continue;
        for (int k = 0; k < MOST_OPENINGS && opening.tokens > 0; k++) {
            opening = dateline_opening(document, s->start, s->first_token, s->token_count,
                                       kept < LEAD_SENTENCES);
            if (opening.tokens > 0)
                cut_opening(document, s, opening);
        }
        kept++;
    }
}

/* Needs the page only while it runs. */
static bool mark_page(struct document *document)
{
    struct page *page = page_of(document);
    double *body = arena_array(document->arena, document->sentence_count, sizeof *body);
    bool closes;

    if (!page || !body || !body_probabilities(page, body))
        return false;
    closes = has_closing_marks(page);
    for (uint32_t i = 0; i < document->sentence_count; i++) {
        document->sentences[i].body = (float)body[i];
        mark_sentence(document, page, i, closes);
    }
    return true;
}

bool boilerplate_mark(struct document *document)
{
    struct arena_mark mark;
    bool marked;

    if (document->sentence_count == 0)
        return true;
    document->trimmed =
        arena_array(document->arena, (size_t)document->sentence_count * MOST_OPENINGS,
                    sizeof *document->trimmed);
    if (!document->trimmed)
        return false;
    mark = arena_mark(document->arena);
    marked = mark_page(document);
    arena_rewind(document->arena, mark);
    if (marked)
        trim_openings(document);
    return marked;
}
