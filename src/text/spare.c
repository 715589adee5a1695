#include "text/spare.h"

#include "text/reason.h"

static const double CLEAN_ODD = 0.25;   /* share of words that a clean text may lose */
static const double CLEAN_NAMED = 0.03; /* and of those that name themselves furniture */

/* ---- clean texts ---- */

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

    return reason_of_kind(document->blocks[document->sentences[i].block].kind,
                          page->sentences[i].features->terminal) != NOISE_NONE;
}

void spare_clean(struct document *document, const struct page *page)
{
    double odd = 0, named = 0;

    for (uint32_t i = 0; i < page->count; i++) {
        enum noise noise = document->sentences[i].noise;

        if (noise == NOISE_NONE)
            continue;
        if (is_named(noise))
            named += page->sentences[i].words;
        else if (noise != NOISE_DUPLICATE && !is_of_kind(page, i))
            odd += page->sentences[i].words;
    }
    if (odd > CLEAN_ODD * page->words || named > CLEAN_NAMED * page->words)
        return;
    for (uint32_t i = 0; i < page->count; i++) {
        enum noise *noise = &document->sentences[i].noise;

        if (*noise != NOISE_NONE && *noise != NOISE_DUPLICATE && !is_named(*noise) &&
            !is_scrap(page, i) && !is_of_kind(page, i))
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

void spare_lists(struct document *document)
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
