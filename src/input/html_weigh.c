#include "input/html_weigh.h"

#include "base/hash.h"
#include "text/tokenizer.h"

/* ---- the page as a text ---- */

/* The blocks, the title and the hint as sentences of one text. */
static bool lay_out(const struct html_page *html, struct document *document)
{
    uint32_t count = html->block_count;
    const struct span extra[2] = {html->metadata.title, html->metadata.body};
    size_t length = html->text.length + extra[0].length + extra[1].length + 2;
    char *text = arena_alloc(document->arena, length);

    document->blocks = arena_zeroed(document->arena, count + 2, sizeof *document->blocks);
    document->sentences = arena_zeroed(document->arena, count + 2, sizeof *document->sentences);
    if (!text || !document->blocks || !document->sentences)
        return false;
    memcpy(text, html->text.bytes, html->text.length);
    document->text = span_of(text, html->text.length);
    for (uint32_t i = 0; i < count + 2; i++) {
        struct sentence *s = &document->sentences[i];

        s->start = i < count ? html->blocks[i].start : (uint32_t)document->text.length;
        s->length = i < count ? html->blocks[i].length : (uint32_t)extra[i - count].length;
        s->block = i;
        document->blocks[i] = (struct block){.start = s->start,
                                             .length = s->length,
                                             .blank = 1,
                                             .first_sentence = i,
                                             .sentence_count = 1};
        if (i < count)
            continue;
        if (s->length > 0)
            memcpy(text + s->start, extra[i - count].bytes, s->length);
        text[s->start + s->length] = '\n';
        document->text.length += s->length + 1;
    }
    document->block_count = document->sentence_count = count + 2;
    return tokenize(document);
}

/* ---- blocks ---- */

static void count_links(struct weights *weights, uint32_t i)
{
    const struct html_block *block = &weights->html->blocks[i];
    const struct sentence *s = &weights->document->sentences[i];
    double words = weights->page->sentences[i].words;
    const struct html_stretch *link, *end;

    if (block->link_count == 0) /* of a page without links there is no list of them */
        return;
    link = weights->html->links + block->first_link;
    end = link + block->link_count;
    for (uint32_t t = s->first_token; t < s->first_token + s->token_count; t++) {
        uint32_t start = weights->document->tokens[t].start;

        while (link < end && link->start + link->length <= start)
            link++;
        weights->link_words[i] += link < end && start >= link->start;
    }
    weights->link_share[i] = at_most(weights->link_words[i] / (words > 1 ? words : 1), 1);
}

double html_own_mass(const struct weights *weights, uint32_t block)
{
    double good = weights->good[block];

    return good > 0 ? good * at_most(weights->page->sentences[block].words, 60) : 0;
}

static bool weigh_blocks(struct weights *weights)
{
    double *pull = arena_array(weights->document->arena, weights->count, sizeof *pull);

    if (!pull)
        return false;
    for (uint32_t i = 0; i < weights->count; i++) {
        const struct passage *passage = &weights->page->sentences[i];

        count_links(weights, i);
        weights->good[i] = passage->view[VIEW_SCORE] - 2.5 * weights->link_share[i]; /* METHODS */
        weights->mass[i + 1] = weights->mass[i] + html_own_mass(weights, i);
        pull[i] = weights->good[i] * (at_most(passage->words, 25) + 1.5);
        pull[i] = pull[i] < -12 ? -12 : at_most(pull[i], 25);
    }
    weights->total = weights->mass[weights->count];
    if (weights->total < 1)
        weights->total = 1;
    page_best_run(pull, weights->count, &weights->first, &weights->last);
    return true;
}

/* ---- containers ---- */

static void fill_containers(struct weights *weights)
{
    for (uint32_t i = 0; i < weights->count; i++) {
        struct container *c = &weights->containers[weights->html->blocks[i].node];
        double words = weights->page->sentences[i].words;

        c->words += words;
        c->link_words += weights->link_words[i];
        c->good += html_own_mass(weights, i);
        c->prose += weights->good[i] > 0 && words > 12;
        c->blocks++;
    }
    for (uint32_t n = weights->html->node_count; n-- > 1;) {
        const struct container *c = &weights->containers[n];
        struct container *parent = &weights->containers[weights->html->nodes[n].parent];

        parent->words += c->words;
        parent->link_words += c->link_words;
        parent->good += c->good;
        parent->prose += c->prose;
    }
}

/* The deepest node with so much of the mass; the first of equals. */
static uint32_t deepest(const struct weights *weights, double share)
{
    uint32_t best = 0;

    for (uint32_t n = 1; n < weights->html->node_count; n++)
        if (weights->containers[n].good >= share * weights->total &&
            weights->html->nodes[n].depth > weights->html->nodes[best].depth)
            best = n;
    return best;
}

static uint32_t best_named(const struct weights *weights)
{
    uint32_t best = HTML_NONE;
    double most = 0;

    for (uint32_t n = 0; n < weights->html->node_count; n++) {
        const struct html_node *node = &weights->html->nodes[n];
        bool named = node->named & NAMED_BODY;
        double worth = weights->containers[n].good * (named ? 1 : 0.8) * (1 + 0.02 * node->depth);

        if ((named || node->tag == TAG_ARTICLE || node->tag == TAG_MAIN) && worth > most) {
            most = worth;
            best = n;
        }
    }
    return best;
}

static void inherit(struct weights *weights, uint32_t n, uint32_t half, uint32_t most)
{
    const struct html_node *node = &weights->html->nodes[n];
    struct container *c = &weights->containers[n];

    c->article = HTML_NONE;
    if (n > 0) {
        const struct container *parent = &weights->containers[node->parent];

        memcpy(c->above, parent->above, sizeof c->above);
        for (int k = 0; k < NAMED_COUNT; k++)
            c->above[k] = (uint8_t)(c->above[k] + (node->named >> k & 1 && c->above[k] < 3));
        c->article = parent->article;
        c->in_best = parent->in_best;
        c->in_half = parent->in_half;
        c->in_most = parent->in_most;
        c->below_half = (uint8_t)(n == half ? 0 : parent->below_half + 1);
    }
    c->in_best = c->in_best || n == weights->best;
    c->in_half = c->in_half || n == half;
    c->in_most = c->in_most || n == most;
    if (node->tag == TAG_ARTICLE) {
        c->article = n;
        weights->articles += c->good > 0;
    }
}

static void weigh_containers(struct weights *weights)
{
    uint32_t half, most;

    fill_containers(weights);
    half = deepest(weights, 0.5);
    most = deepest(weights, 0.8);
    weights->best = best_named(weights);
    for (uint32_t n = 0; n < weights->html->node_count; n++)
        inherit(weights, n, half, most);
}

/* ---- the hint: the article as the page's metadata has it ---- */

enum { HINT_LEAST = 40 /* words: shorter, it is a teaser */, RUN = 4 };

static uint64_t run_hash(const struct weights *weights, uint32_t token, uint32_t length)
{
    uint64_t hash = length;

    for (uint32_t i = 0; i < length; i++)
        hash = hash_mix(hash ^ weights->document->tokens[token + i].form);
    return hash | 1;
}

struct run_set {
    uint64_t *slots; /* 0: empty */
    uint64_t mask;
};

static bool run_set_add(struct run_set *set, uint64_t hash)
{
    uint64_t at = hash >> 7 & set->mask;

    for (; set->slots[at] != 0; at = (at + 1) & set->mask)
        if (set->slots[at] == hash)
            return false;
    set->slots[at] = hash;
    return true;
}

static bool run_set_has(const struct run_set *set, uint64_t hash)
{
    for (uint64_t at = hash >> 7 & set->mask; set->slots[at] != 0; at = (at + 1) & set->mask)
        if (set->slots[at] == hash)
            return true;
    return false;
}

static bool run_set_init(struct run_set *set, struct arena *arena, uint32_t count)
{
    set->mask = 63;
    while (set->mask < 2 * (uint64_t)count)
        set->mask = set->mask * 2 + 1;
    set->slots = arena_zeroed(arena, set->mask + 1, sizeof *set->slots);
    return set->slots != NULL;
}

/* Runs of every length up to RUN: a block of two words is looked up as two. */
static uint32_t add_runs(struct weights *weights, struct run_set *set, const struct sentence *s)
{
    uint32_t added = 0;

    for (uint32_t t = 0; t < s->token_count; t++)
        for (uint32_t length = 1; length <= RUN && t + length <= s->token_count; length++) {
            bool fresh = run_set_add(set, run_hash(weights, s->first_token + t, length));

            added += fresh && length == RUN;
        }
    return added;
}

static double share_of_runs(const struct weights *weights, const struct run_set *set,
                            const struct sentence *s)
{
    uint32_t length = s->token_count < RUN ? s->token_count : RUN, found = 0, runs;

    if (length == 0)
        return 0;
    runs = s->token_count - length + 1;
    for (uint32_t t = 0; t < runs; t++)
        found += run_set_has(set, run_hash(weights, s->first_token + t, length));
    return (double)found / runs;
}

static bool weigh_hint(struct weights *weights)
{
    struct arena *arena = weights->document->arena;
    const struct sentence *hint = &weights->document->sentences[weights->count + 1];
    struct run_set told, met;
    uint32_t all, both = 0;

    if (hint->token_count < HINT_LEAST)
        return true;
    weights->told = arena_zeroed(arena, weights->count, sizeof *weights->told);
    if (!weights->told || !run_set_init(&told, arena, RUN * hint->token_count) ||
        !run_set_init(&met, arena, RUN * hint->token_count))
        return false;
    all = add_runs(weights, &told, hint);
    for (uint32_t i = 0; i < weights->count; i++) {
        const struct sentence *s = &weights->document->sentences[i];

        weights->told[i] = share_of_runs(weights, &told, s);
        for (uint32_t t = 0; t + RUN <= s->token_count; t++) {
            uint64_t hash = run_hash(weights, s->first_token + t, RUN);

            both += run_set_has(&told, hash) && run_set_add(&met, hash);
        }
    }
    weights->told_cover = all > 0 ? (double)both / all : 0;
    return true;
}

/* ---- all of it ---- */

struct weights *html_weigh(const struct html_page *html, struct document *document)
{
    struct arena *arena = document->arena;
    struct weights *weights = arena_zeroed(arena, 1, sizeof *weights);

    if (!weights || !lay_out(html, document))
        return NULL;
    weights->html = html;
    weights->document = document;
    weights->count = html->block_count;
    document->sentence_count = document->block_count = weights->count; /* the rest is no page */
    weights->page = page_of(document);
    if (!weights->page || !page_find_repeated(weights->page))
        return NULL;
    weights->link_words = arena_zeroed(arena, weights->count, sizeof *weights->link_words);
    weights->link_share = arena_zeroed(arena, weights->count, sizeof *weights->link_share);
    weights->good = arena_array(arena, weights->count, sizeof *weights->good);
    weights->mass = arena_zeroed(arena, weights->count + 1, sizeof *weights->mass);
    weights->containers = arena_zeroed(arena, html->node_count, sizeof *weights->containers);
    if (!weights->page || !weights->link_words || !weights->link_share || !weights->good ||
        !weights->mass || !weights->containers || !weigh_blocks(weights) || !weigh_hint(weights))
        return NULL;
    weigh_containers(weights);
    return weights;
}
