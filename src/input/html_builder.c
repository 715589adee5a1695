#include "input/html_builder.h"

#include "base/hash.h"

/* Room for one item more in an array of the arena that doubles. */
static void *grown(struct html_builder *builder, void *items, uint32_t count, uint32_t *capacity,
                   size_t size)
{
    void *larger;

    if (count < *capacity)
        return items;
    *capacity = *capacity ? *capacity * 2 : 64;
    larger = arena_array(builder->arena, *capacity, size);
    if (!larger) {
        builder->failed = true;
        return NULL;
    }
    if (count > 0)
        memcpy(larger, items, count * size);
    return larger;
}

/* ---- nodes ---- */

static uint32_t named_value(struct html_builder *builder, struct span value)
{
    uint64_t hash = hash_bytes(value.bytes, value.length) | 1;
    struct html_cached *cached = &builder->cache[hash >> 8 & (HTML_CACHE - 1)];

    if (cached->hash != hash)
        *cached = (struct html_cached){hash, html_words_of(&builder->words, value)};
    return cached->named;
}

/* What an element's names say of it, and which elements are its kin. */
static void name_node(struct html_builder *builder, struct html_node *node, struct span attributes)
{
    static const char *const NAMES[] = {"class", "id", "itemprop", "role"};
    struct span name, value;
    uint32_t named = 0;

    node->kin = (uint32_t)hash_pair(node->tag, 1);
    while (html_attribute(&attributes, &name, &value)) {
        if (html_is(name, "class"))
            node->kin =
                (uint32_t)hash_pair(node->tag, (uint32_t)hash_bytes(value.bytes, value.length));
        for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++)
            if (html_is(name, NAMES[i]))
                named |= named_value(builder, value);
    }
    node->named = (uint16_t)named;
}

/* The node of the `i`-th open element, made now if it is a block's. */
static uint32_t node_of(struct html_builder *builder, uint32_t i)
{
    struct html_page *page = builder->page;
    struct html_open *open = &builder->stack[i];
    struct html_node *node;

    page->nodes =
        grown(builder, page->nodes, page->node_count, &builder->node_capacity, sizeof *page->nodes);
    if (builder->failed)
        return 0;
    open->node = page->node_count++;
    node = &page->nodes[open->node];
    *node = (struct html_node){.parent = HTML_NONE, .tag = (uint16_t)open->tag};
    name_node(builder, node, open->attributes);
    node->hidden = open->hidden;
    return open->node;
}

/* The node that text belongs to here. */
static uint32_t node_here(struct html_builder *builder)
{
    uint32_t parent = HTML_NONE;

    for (uint32_t i = 0; i < builder->depth && !builder->failed; i++) {
        struct html_open *open = &builder->stack[i];

        if (i > 0 && !(html_traits(open->tag) & HTML_BLOCK))
            continue;
        if (open->node == HTML_NONE) {
            uint32_t node = node_of(builder, i);

            if (builder->failed)
                return 0;
            builder->page->nodes[node].parent = parent;
            if (parent != HTML_NONE)
                builder->page->nodes[node].depth =
                    (uint16_t)(builder->page->nodes[parent].depth + 1);
        }
        parent = open->node;
    }
    return parent;
}

/* ---- blocks ---- */

static uint16_t heading_level(const struct html_builder *builder)
{
    for (uint32_t i = builder->depth; i-- > 0;)
        if (html_traits(builder->stack[i].tag) & HTML_HEADING)
            return (uint16_t)(builder->stack[i].tag - TAG_H1 + 1);
    return 0;
}

static void begin_block(struct html_builder *builder)
{
    struct html_open *open = html_builder_top(builder);

    builder->in_block = true;
    builder->block = (struct html_block){
        .start = (uint32_t)builder->text.start,
        .node = node_here(builder),
        .within = open->within,
        .first_link = builder->page->link_count,
        .table = open->table,
        .row = open->row,
        .column = open->column,
    };
    if (open->within & WITHIN_HEADING) {
        builder->block.level = heading_level(builder);
        return;
    }
    for (uint32_t i = builder->depth; i-- > 0;) {
        struct html_open *item = &builder->stack[i];

        if (item->tag == TAG_LI) {
            builder->block.number = item->number;
            builder->block.level = item->lists;
            builder->block.continues = item->begun;
            item->begun = true;
            return;
        }
    }
}

void html_builder_end_block(struct html_builder *builder)
{
    struct html_page *page = builder->page;
    struct span text = html_text_end(&builder->text);

    if (!builder->in_block)
        return;
    builder->in_block = false;
    if (text.length == 0) {
        page->link_count = builder->block.first_link;
        return;
    }
    page->blocks = grown(builder, page->blocks, page->block_count, &builder->block_capacity,
                         sizeof *page->blocks);
    if (builder->failed)
        return;
    builder->block.length = (uint32_t)text.length;
    builder->block.link_count = page->link_count - builder->block.first_link;
    page->blocks[page->block_count++] = builder->block;
    buffer_byte(&builder->text.out, '\n');
    builder->text.start = builder->text.out.length;
}

static void add_link(struct html_builder *builder, size_t start, size_t end)
{
    struct html_page *page = builder->page;

    page->links =
        grown(builder, page->links, page->link_count, &builder->link_capacity, sizeof *page->links);
    if (!builder->failed)
        page->links[page->link_count++] =
            (struct html_stretch){(uint32_t)start, (uint32_t)(end - start)};
}

void html_builder_text(struct html_builder *builder, struct span html)
{
    struct html_text *text = &builder->text;
    size_t before = text->out.length;

    if (html_builder_top(builder)->unseen)
        return;
    text->preformatted = (html_builder_top(builder)->within & WITHIN_PRE) != 0;
    text->raised = builder->opened[TAG_SUP] > 0;
    html_text_append(text, html);
    if (text->out.length == before)
        return;
    if (!builder->in_block)
        begin_block(builder);
    if (builder->opened[TAG_A] > 0)
        add_link(builder, before, text->out.length);
}

void html_builder_break(struct html_builder *builder)
{
    if (!builder->in_block)
        return;
    if (builder->text.gap == GAP_LINE && builder->line == builder->text.out.length) {
        html_builder_end_block(builder);
        return;
    }
    builder->block.breaks++;
    builder->line = builder->text.out.length;
    html_text_break(&builder->text);
}
