#include "input/html_kin.h"

static uint32_t kin_hash(const struct html_page *page, uint32_t i)
{
    const struct html_node *node = &page->nodes[page->blocks[i].node];
    uint32_t above = node->parent == HTML_NONE ? 0 : page->nodes[node->parent].kin;

    return (node->kin * 31 + above) | 1; /* 0 is an empty slot */
}

struct slot {
    uint32_t hash, first;
};

uint32_t *html_kin(const struct html_page *page, struct arena *arena)
{
    uint32_t *first = arena_array(arena, page->block_count, sizeof *first);
    struct arena_mark mark = arena_mark(arena);
    uint32_t mask = 15;
    struct slot *table;

    while (mask < 2 * page->block_count)
        mask = mask * 2 + 1;
    table = arena_zeroed(arena, mask + 1, sizeof *table);
    if (!first || !table)
        return NULL;
    for (uint32_t i = 0; i < page->block_count; i++) {
        uint32_t hash = kin_hash(page, i), at = hash * 0x9e3779b1u >> 5 & mask;

        while (table[at].hash != 0 && table[at].hash != hash)
            at = (at + 1) & mask;
        if (table[at].hash == 0)
            table[at] = (struct slot){hash, i};
        first[i] = table[at].first;
    }
    arena_rewind(arena, mark);
    return first;
}
