#include "input/html_article.h"

#include "input/draft.h"
#include "input/html_judge.h"

/* ---- the language ---- */

enum {
    SAMPLE_BYTES = 4 << 10,
    SAMPLE_BLOCK = 80 /* bytes: a shorter block is hardly a sentence */
};

bool html_article_sample(const struct html_page *page, struct arena *arena, struct span *sample)
{
    char *bytes = arena_alloc(arena, SAMPLE_BYTES);
    size_t length = 0;

    if (!bytes)
        return false;
    for (uint32_t i = 0; i < page->block_count; i++) {
        const struct html_block *block = &page->blocks[i];

        if (block->length < SAMPLE_BLOCK || length + block->length + 1 > SAMPLE_BYTES)
            continue;
        memcpy(bytes + length, page->text.bytes + block->start, block->length);
        length += block->length;
        bytes[length++] = '\n';
    }
    *sample = length > 0 ? span_of(bytes, length) : page->text;
    return true;
}

/* ---- blocks ---- */

static enum block_kind kind_of(const struct html_page *page, const struct html_block *block)
{
    uint32_t within = block->within;

    if (within & WITHIN_HEADING)
        return page->nodes[block->node].tag == TAG_H1 ? BLOCK_TITLE : BLOCK_HEADING;
    if (within & WITHIN_PRE)
        return BLOCK_PREFORMATTED;
    if (within & (WITHIN_FIGCAPTION | WITHIN_FIGURE))
        return BLOCK_CAPTION;
    if (within & WITHIN_TD && block->column > 0)
        return BLOCK_TABLE;
    if (within & WITHIN_LI && block->level > 0 && !block->continues)
        return BLOCK_ITEM;
    if (within & WITHIN_BLOCKQUOTE)
        return BLOCK_QUOTE;
    return BLOCK_PARAGRAPH;
}

static void add_block(struct draft *draft, const struct html_page *page,
                      const struct html_block *block)
{
    enum block_kind kind = kind_of(page, block);

    draft_begin(draft, kind == BLOCK_TABLE && block->column > 1);
    buffer_append(&draft->text, page->text.bytes + block->start, block->length);
    draft_end(draft, (struct block){
                         .kind = kind,
                         .blank = 1,
                         .level = block->level,
                         .number = kind == BLOCK_TABLE ? block->column : block->number,
                     });
}

bool html_article_choose(const struct html_page *page, struct document *document)
{
    struct document workshop = *document;
    bool *kept = html_judge(page, &workshop);
    struct draft draft;
    bool done;

    if (!kept)
        return false;
    draft_init(&draft);
    for (uint32_t i = 0; i < page->block_count; i++)
        if (kept[i])
            add_block(&draft, page, &page->blocks[i]);
    done = draft_finish(&draft, document);
    draft_release(&draft);
    document->judged = true;
    document->outside = workshop.outside;
    document->aside_blocks = workshop.aside_blocks;
    document->aside_words = workshop.aside_words;
    return done;
}
