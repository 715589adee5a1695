/* boilerplate.c -- what is not the article, marked.
 *
 * The model says how likely each sentence is the article's (body_model.h); here
 * that becomes a mark with the most fitting reason, and what stands glued to
 * the front of a sentence is cut off (dateline.h). */
#include "text/boilerplate.h"

#include "text/body_model.h"
#include "text/dateline.h"
#include "text/marks.h"
#include "text/page.h"
#include "text/seams.h"

static const double BODY_LEAST = 0.4;      /* below: noise */
static const double JUDGED_LEAST = 0.15;   /* the same where markup has told the article */
static const double FRAGMENT_LEAST = 0.35; /* of `body`: below, a fragment is noise */
static const double FRAGMENT_FACTOR = 0.5; /* a heading is the article's, but no sentence of it */
static const double FEW_CLOSED = 0.3;      /* share of words below which marks mean nothing */
static const double CLEAN_ODD = 0.25;      /* share of words that a clean text may lose */
static const double CLEAN_NAMED = 0.03;    /* and of those that name themselves furniture */
static const uint32_t FRAGMENT_WORDS = 5;
static const uint32_t CAPTION_SENTENCES = 3; /* a longer line is no caption */

/* ---- reasons ---- */

static bool is_byline(const struct passage *passage)
{
    const struct text_features *f = passage->features;

    return f->opens_byline && f->tokens <= 16 && 2 * f->capital >= f->tokens;
}

/* Made of dates, times, capitals and small words alone. */
static bool is_stamp(const struct passage *passage)
{
    const struct text_features *f = passage->features;

    return f->date + f->month > 0 && f->tokens <= 16 &&
           f->numeric + f->month + f->call + f->upper + f->stop >= f->tokens;
}

/* "Last updated at 3:31 PM on 19 July 2011.": a stamp with at most one other word,
 * which no full stop makes a sentence. Two figures and small words are no stamp:
 * "That was 7 more than in 2003." */
static bool is_bare_stamp(const struct passage *passage)
{
    const struct text_features *f = passage->features;

    return f->call > 0 && f->date + f->month > 0 && f->tokens <= 16 &&
           (f->numeric > 2 || (f->numeric == 2 && f->month > 0 && f->stop * 2 < f->tokens)) &&
           f->numeric + f->month + f->call + f->upper + f->stop + 1 >= f->tokens;
}

/* Words, most with a capital or marks between that prose has no use for. */
static bool is_menu(const struct passage *passage)
{
    const struct text_features *f = passage->features;

    return !f->terminal && (2 * (f->capital + f->numeric) > f->tokens || 4 * f->odd > f->tokens);
}

static enum noise reason_of(const struct passage *passage)
{
    const struct text_features *f = passage->features;

    if (is_byline(passage))
        return NOISE_BYLINE;
    if (is_stamp(passage))
        return NOISE_DATELINE;
    if (f->legal > 0)
        return NOISE_LEGAL;
    if (f->opens_caption && f->capital + f->upper > 2 && !f->terminal)
        return NOISE_CAPTION;
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
        if (page->sentences[i].features->terminal)
            closed += page->sentences[i].words;
    return closed > FEW_CLOSED * page->words;
}

/* What markup says of a block is believed: headings, captions and cells are no
 * sentences of the article. NOISE_NONE: it says nothing. */
static enum noise noise_of_kind(enum block_kind kind, bool terminal)
{
    switch (kind) {
    case BLOCK_TITLE:
    case BLOCK_HEADING:
        return NOISE_FRAGMENT;
    case BLOCK_CAPTION:
        return NOISE_CAPTION;
    case BLOCK_TABLE:
        return terminal ? NOISE_NONE : NOISE_FRAGMENT;
    default:
        return NOISE_NONE;
    }
}

/* "It was raised twice.[12]" */
static bool closes_with_note(const struct document *document, const struct sentence *s)
{
    return s->length > 0 && document->text.bytes[s->start + s->length - 1] == ']' &&
           marks_closed(document->text, s->start, s->start + s->length);
}

/* Too short, or not closed: no sentence, where sentences are closed at all. */
static bool is_fragment(const struct page *page, uint32_t i)
{
    const struct passage *passage = &page->sentences[i];

    return passage->words < FRAGMENT_WORDS ||
           (!passage->features->terminal &&
            !closes_with_note(page->document, &page->document->sentences[i]));
}

static void mark_sentence(struct document *document, const struct page *page, uint32_t i,
                          double likely, bool closes)
{
    struct sentence *s = &document->sentences[i];
    const struct passage *passage = &page->sentences[i];
    bool fragment = closes && is_fragment(page, i);

    s->noise = noise_of_kind(document->blocks[s->block].kind, passage->features->terminal);
    if (s->noise != NOISE_NONE)
        return;
    if (page->twin[i] != i)
        s->noise = NOISE_DUPLICATE;
    else if (dateline_is_tag(document, s->first_token, s->token_count))
        s->noise = NOISE_BYLINE;
    else if (is_bare_stamp(passage))
        s->noise = NOISE_DATELINE;
    else if (likely < BODY_LEAST || (fragment && (double)s->body < FRAGMENT_LEAST))
        s->noise = reason_of(passage);
    else if (fragment)
        s->body *= (float)FRAGMENT_FACTOR;
}

/* A line that closes with a credit is a caption: "Two men in a boat. Photo: ..." */
static void mark_caption(struct document *document, const struct block *block)
{
    uint32_t last = block->first_sentence + block->sentence_count - 1;

    if (block->sentence_count < 2 || block->sentence_count > CAPTION_SENTENCES)
        return;
    if (document->sentences[last].noise != NOISE_CAPTION)
        return;
    for (uint32_t i = block->first_sentence; i < last; i++)
        if (document->sentences[i].noise == NOISE_NONE)
            document->sentences[i].noise = NOISE_CAPTION;
}

/* A sentence of a page whose markup told the article from the rest: only what
 * looks like noise through and through still is. Items of lists and lines of code
 * are the article's, but no sentences of it. */
static void mark_judged(struct document *document, const struct page *page, uint32_t i,
                        double likely, bool closes)
{
    struct sentence *s = &document->sentences[i];
    const struct passage *passage = &page->sentences[i];

    s->noise = document->outside
                   ? NOISE_OUTSIDE
                   : noise_of_kind(document->blocks[s->block].kind, passage->features->terminal);
    if (s->noise == NOISE_NONE && page->twin[i] != i)
        s->noise = NOISE_DUPLICATE;
    if (s->noise == NOISE_NONE && likely < JUDGED_LEAST)
        s->noise = reason_of(passage);
    if (s->noise == NOISE_NONE && closes && is_fragment(page, i))
        s->body *= (float)FRAGMENT_FACTOR;
}

/* Is it noise by what it says, not only by how it looks? */
static bool is_named(enum noise noise)
{
    return noise >= NOISE_CALL && noise <= NOISE_DATELINE;
}

/* A word or two behind the last full stop of a line: the text was cut there. */
static bool is_scrap(const struct page *page, uint32_t i)
{
    const struct sentence *s = &page->document->sentences[i];

    return page->sentences[i].words < FRAGMENT_WORDS && !page->sentences[i].features->terminal &&
           i > page->document->blocks[s->block].first_sentence;
}

/* Is it set aside for what markup says it is? */
static bool is_of_kind(const struct page *page, uint32_t i)
{
    const struct document *document = page->document;

    return noise_of_kind(document->blocks[document->sentences[i].block].kind,
                         page->sentences[i].features->terminal) != NOISE_NONE;
}

/* A text with hardly any furniture in it and few odd sentences is an article with
 * a list of results or a quotation in another script, and keeps them; not its
 * headings, where it was marked up. */
static void spare_clean(struct document *document, const struct page *page)
{
    double odd = 0, named = 0;

    for (uint32_t i = 0; i < page->count; i++) {
        enum noise noise = document->sentences[i].noise;

        if (is_named(noise))
            named += page->sentences[i].words;
        else if (noise != NOISE_NONE && noise != NOISE_DUPLICATE && !is_of_kind(page, i))
            odd += page->sentences[i].words;
    }
    if (odd > CLEAN_ODD * page->words || named > CLEAN_NAMED * page->words)
        return;
    for (uint32_t i = 0; i < page->count; i++) {
        enum noise *noise = &document->sentences[i].noise;

        if (*noise != NOISE_DUPLICATE && !is_named(*noise) && !is_scrap(page, i) &&
            !is_of_kind(page, i))
            *noise = NOISE_NONE;
    }
}

/* ---- lists ---- */

enum {
    INTRODUCTION_WORDS = 4, /* "Read more:" introduces no list of the article */
    LIST_ITEMS = 2
};

static const struct sentence *last_of(const struct document *document, const struct block *block)
{
    return block->sentence_count > 0
               ? &document->sentences[block->first_sentence + block->sentence_count - 1]
               : NULL;
}

/* Is the whole block of the article? */
static bool is_kept(const struct document *document, uint32_t b)
{
    const struct sentence *last =
        b < document->block_count ? last_of(document, &document->blocks[b]) : NULL;

    return last != NULL && last->noise == NOISE_NONE;
}

/* "These ships will be sold:", behind what is kept. */
static bool introduces(const struct document *document, uint32_t b)
{
    const struct sentence *last = last_of(document, &document->blocks[b]);

    if (!last || last->words < INTRODUCTION_WORDS ||
        document->text.bytes[last->start + last->length - 1] != ':')
        return false;
    return last->noise == NOISE_NONE ||
           (last->noise == NOISE_FRAGMENT && b > 0 && is_kept(document, b - 1));
}

/* Keeps what was set aside in a block for nothing but how it looks. */
static void keep_block(struct document *document, const struct block *block)
{
    for (uint32_t i = 0; i < block->sentence_count; i++) {
        enum noise *noise = &document->sentences[block->first_sentence + i].noise;

        if (*noise == NOISE_NAVIGATION || *noise == NOISE_FRAGMENT || *noise == NOISE_LEGAL ||
            *noise == NOISE_OUTSIDE)
            *noise = NOISE_NONE;
    }
}

/* Items have no stop and many names: they look like a menu. Those that the article
 * introduces, or goes on behind, are its own. */
static void keep_lists(struct document *document)
{
    for (uint32_t b = 1, end; b < document->block_count; b = end + 1) {
        bool introduced;

        for (end = b; end < document->block_count && document->blocks[end].kind == BLOCK_ITEM;)
            end++;
        if (end - b < LIST_ITEMS)
            continue;
        introduced = introduces(document, b - 1);
        if (!introduced && !(is_kept(document, b - 1) && is_kept(document, end)))
            continue;
        for (uint32_t i = introduced ? b - 1 : b; i < end; i++)
            keep_block(document, &document->blocks[i]);
    }
}

/* ---- openings ---- */

enum {
    MOST_OPENINGS = 4,  /* at one sentence */
    LEAD_SENTENCES = 3, /* of the body: the story may start in them */
    LEAD_LINES = 8      /* and at the start of a line in these sentences */
};

/* What was cut off, while there is more to cut. */
struct cutting {
    struct document *document;
    uint32_t capacity;
};

/* False: memory ran out. */
static bool cutting_grow(struct cutting *cutting)
{
    struct document *document = cutting->document;
    uint32_t capacity = cutting->capacity ? cutting->capacity * 2 : 4;
    struct trimmed *more = arena_array(document->arena, capacity, sizeof *more);

    if (!more)
        return false;
    if (document->trimmed_count > 0)
        memcpy(more, document->trimmed, document->trimmed_count * sizeof *more);
    document->trimmed = more;
    cutting->capacity = capacity;
    return true;
}

/* Bytes and words of an opening leave the sentence. False: memory ran out. */
static bool cut_opening(struct cutting *cutting, struct sentence *s, struct opening opening)
{
    struct document *document = cutting->document;

    if (document->trimmed_count == cutting->capacity && !cutting_grow(cutting))
        return false;
    document->trimmed[document->trimmed_count++] =
        (struct trimmed){s->start, opening.end - s->start, opening.noise};
    s->length -= opening.end - s->start;
    s->start = opening.end;
    s->first_token += opening.tokens;
    s->token_count -= opening.tokens;
    s->words -= opening.tokens < s->words ? opening.tokens : s->words;
    return true;
}

static bool trim_openings(struct document *document)
{
    struct cutting cutting = {.document = document};
    uint32_t kept = 0;

    for (uint32_t i = 0; i < document->sentence_count; i++) {
        struct sentence *s = &document->sentences[i];
        bool lead;

        if (s->noise != NOISE_NONE)
            continue;
        lead = kept < LEAD_SENTENCES ||
               (kept < LEAD_LINES && i == document->blocks[s->block].first_sentence);
        for (int k = 0; k < MOST_OPENINGS; k++) {
            struct opening opening =
                dateline_opening(document, s->start, s->first_token, s->token_count, lead);

            if (opening.tokens == 0)
                break;
            if (!cut_opening(&cutting, s, opening))
                return false;
            document->features[i] = text_features_of_sentence(document, i);
        }
        kept++;
    }
    return true;
}

/* ---- the page ---- */

/* Needs the page only while it runs. */
static bool mark_page(struct document *document)
{
    struct page *page = page_of(document);
    double *likely = arena_array(document->arena, document->sentence_count, sizeof *likely);
    double *sure = arena_array(document->arena, document->sentence_count, sizeof *sure);
    bool closes;

    if (!page || !likely || !sure || !body_probabilities(page, likely, sure))
        return false;
    closes = has_closing_marks(page);
    for (uint32_t i = 0; i < document->sentence_count; i++) {
        document->sentences[i].body = (float)sure[i];
        if (document->judged)
            mark_judged(document, page, i, likely[i], closes);
        else
            mark_sentence(document, page, i, likely[i], closes);
    }
    if (document->judged)
        return true;
    for (uint32_t b = 0; b < document->block_count; b++)
        mark_caption(document, &document->blocks[b]);
    spare_clean(document, page);
    keep_lists(document);
    return true;
}

bool boilerplate_mark(struct document *document)
{
    struct arena_mark mark;
    bool marked;

    if (document->sentence_count == 0)
        return true;
    if (!seams_part(document))
        return false;
    document->features = text_features_all(document);
    if (!document->features)
        return false;
    mark = arena_mark(document->arena);
    marked = mark_page(document);
    arena_rewind(document->arena, mark);
    return marked && trim_openings(document);
}
