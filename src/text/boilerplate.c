/* boilerplate.c -- what is not the article, marked.
 *
 * The model says how likely each sentence is the article's (body_model.h); here
 * that becomes a mark with the most fitting reason (reason.h), some marks are
 * taken back (spare.h), and what stands glued to the front of a sentence is cut
 * off (openings.h). */
#include "text/boilerplate.h"

#include "text/body_model.h"
#include "text/dateline.h"
#include "text/marks.h"
#include "text/openings.h"
#include "text/page.h"
#include "text/reason.h"
#include "text/seams.h"
#include "text/spare.h"

static const double BODY_LEAST = 0.4;        /* below: noise */
static const double JUDGED_LEAST = 0.15;     /* the same where markup has told the article */
static const double FRAGMENT_LEAST = 0.35;   /* of `body`: below, a fragment is noise */
static const double FRAGMENT_FACTOR = 0.5;   /* a heading is the article's, but no sentence of it */
static const double FEW_CLOSED = 0.3;        /* share of words below which marks mean nothing */
static const uint32_t CAPTION_SENTENCES = 3; /* a longer line is no caption */

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

/* "VIDEO Scroll down to see ...", "PICTURED Ida Berg on the pier.": a page's own label
 * in capitals before a sentence that has its own. */
static bool is_labelled(const struct document *document, const struct sentence *s)
{
    const struct token *token = &document->tokens[s->first_token];
    struct form label, next;

    if (s->token_count < 3)
        return false;
    label = lexicon_at(document->lexicon, token[0].form);
    next = lexicon_at(document->lexicon, token[1].form);
    return (label.classes & WORD_CAPTION) && (label.written & WRITTEN_UPPER) &&
           next.written == WRITTEN_CAPITAL;
}

static void mark_sentence(struct document *document, const struct page *page, uint32_t i,
                          double likely, bool closes)
{
    struct sentence *s = &document->sentences[i];
    const struct passage *passage = &page->sentences[i];
    bool fragment = closes && is_fragment(page, i);

    s->noise = reason_of_kind(document->blocks[s->block].kind, passage->features->terminal);
    if (s->noise != NOISE_NONE)
        return;
    if (page->twin[i] != i)
        s->noise = NOISE_DUPLICATE;
    else if (dateline_is_tag(document, s->first_token, s->token_count))
        s->noise = NOISE_BYLINE;
    else if (reason_is_bare_stamp(passage))
        s->noise = NOISE_DATELINE;
    else if (is_labelled(document, s))
        s->noise = NOISE_CAPTION;
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
                   : reason_of_kind(document->blocks[s->block].kind, passage->features->terminal);
    if (s->noise == NOISE_NONE && page->twin[i] != i)
        s->noise = NOISE_DUPLICATE;
    if (s->noise == NOISE_NONE && likely < JUDGED_LEAST)
        s->noise = reason_of(passage);
    if (s->noise == NOISE_NONE && closes && is_fragment(page, i))
        s->body *= (float)FRAGMENT_FACTOR;
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
    spare_lists(document);
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
    return marked && openings_trim(document);
}
