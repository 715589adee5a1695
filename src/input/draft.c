#include "input/draft.h"

void draft_init(struct draft *draft)
{
    buffer_init(&draft->text);
    buffer_init(&draft->blocks);
    draft->start = 0;
}

void draft_release(struct draft *draft)
{
    buffer_release(&draft->text);
    buffer_release(&draft->blocks);
}

void draft_begin(struct draft *draft, bool in_row)
{
    if (draft->text.length > 0)
        buffer_text(&draft->text, in_row ? "\t" : "\n\n");
    draft->start = (uint32_t)draft->text.length;
}

void draft_end(struct draft *draft, struct block block)
{
    struct nutgraf_buffer *text = &draft->text;

    if (text->failed)
        return;
    while (text->length > draft->start && strchr(" \t\n", text->bytes[text->length - 1]))
        text->length--;
    if (text->length == draft->start) { /* takes back what draft_begin wrote */
        while (text->length > 0 && strchr("\t\n", text->bytes[text->length - 1]))
            text->length--;
        return;
    }
    block.start = draft->start;
    block.length = (uint32_t)text->length - draft->start;
    buffer_append(&draft->blocks, (const char *)&block, sizeof block);
}

bool draft_finish(struct draft *draft, struct document *document)
{
    size_t count = draft->blocks.length / sizeof(struct block);
    char *text;

    if (draft->text.failed || draft->blocks.failed)
        return false;
    text = arena_string(document->arena, draft->text.bytes, draft->text.length);
    document->blocks = arena_array(document->arena, count, sizeof *document->blocks);
    if (!text || !document->blocks)
        return false;
    if (count > 0)
        memcpy(document->blocks, draft->blocks.bytes, draft->blocks.length);
    document->text = span_of(text, draft->text.length);
    document->block_count = (uint32_t)count;
    return true;
}
