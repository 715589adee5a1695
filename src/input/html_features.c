#include "input/html_features.h"

#include <math.h>

#include "input/html_kin.h"
#include "input/html_weigh.h"

const char *html_feature_name(uint32_t feature)
{
#define HTML_NAME(name) #name,
    static const char *const NAMES[] = {HTML_FEATURES(HTML_NAME)};
#undef HTML_NAME

    return feature < HTML_OWN_COUNT
               ? NAMES[feature]
               : body_feature_name((enum body_feature)(feature - HTML_OWN_COUNT));
}

/* What the features of several blocks share. */
struct view {
    const struct weights *weights;
    const struct html_page *html;
    uint32_t count;
    bool *in_title;       /* by term */
    double *parent_mass;  /* by node: of the blocks whose node's parent it is */
    uint32_t *first;      /* by block: the first of the same template */
    struct kin *kin;      /* by first block */
    uint32_t *heading;    /* by block: the last heading before it, or HTML_NONE */
    uint32_t *article_at; /* by node: the place of an <article> among them, from 1 */
    uint32_t title;       /* the block that says the title, or HTML_NONE */
};

struct kin {
    uint32_t blocks, last;
    double good, links;
};

static double within(double value, double bound)
{
    return value < -bound ? -bound : value > bound ? bound : value;
}

/* ---- what blocks share ---- */

static double title_share(const struct view *view, uint32_t i, uint32_t *words)
{
    const struct sentence *s = &view->weights->document->sentences[i];
    uint32_t of = 0, in = 0;

    for (uint32_t t = s->first_token; t < s->first_token + s->token_count; t++) {
        uint32_t term = view->weights->document->tokens[t].term;

        of += term != TERM_NONE;
        in += term != TERM_NONE && view->in_title[term];
    }
    *words = in;
    return of > 0 ? (double)in / of : 0;
}

/* The words of the title, and the block that says most of them. */
static bool find_title(struct view *view)
{
    const struct document *document = view->weights->document;
    const struct sentence *title = &document->sentences[view->count];
    double best = 0;

    view->in_title = arena_zeroed(document->arena, document->term_count, sizeof *view->in_title);
    if (!view->in_title)
        return false;
    for (uint32_t t = title->first_token; t < title->first_token + title->token_count; t++)
        if (document->tokens[t].term != TERM_NONE)
            view->in_title[document->tokens[t].term] = true;
    view->title = HTML_NONE;
    for (uint32_t i = 0; i < view->count; i++) {
        uint32_t words;
        double share = title_share(view, i, &words);

        if (share >= 0.6 && words >= 2 && share * words > best) {
            best = share * words;
            view->title = i;
        }
    }
    return true;
}

/* What the blocks of each template have in common, at the first of them. */
static bool find_kin(struct view *view)
{
    view->first = html_kin(view->html, view->weights->document->arena);
    view->kin = arena_zeroed(view->weights->document->arena, view->count, sizeof *view->kin);
    if (!view->first || !view->kin)
        return false;
    for (uint32_t i = 0; i < view->count; i++) {
        struct kin *kin = &view->kin[view->first[i]];

        kin->blocks++;
        kin->last = i;
        kin->good += view->weights->good[i];
        kin->links += view->weights->link_share[i];
    }
    return true;
}

static bool find_places(struct view *view)
{
    struct arena *arena = view->weights->document->arena;
    uint32_t heading = HTML_NONE, articles = 0;

    view->parent_mass = arena_zeroed(arena, view->html->node_count, sizeof *view->parent_mass);
    view->heading = arena_array(arena, view->count, sizeof *view->heading);
    view->article_at = arena_zeroed(arena, view->html->node_count, sizeof *view->article_at);
    if (!view->parent_mass || !view->heading || !view->article_at)
        return false;
    for (uint32_t n = 0; n < view->html->node_count; n++)
        if (view->html->nodes[n].tag == TAG_ARTICLE)
            view->article_at[n] = ++articles;
    for (uint32_t i = 0; i < view->count; i++) {
        const struct html_node *node = &view->html->nodes[view->html->blocks[i].node];

        view->heading[i] = heading;
        if (view->html->blocks[i].within & WITHIN_HEADING)
            heading = i;
        view->parent_mass[node->parent == HTML_NONE ? 0 : node->parent] +=
            html_own_mass(view->weights, i);
    }
    return true;
}

/* ---- the features of one block ---- */

static void link_features(const struct view *view, uint32_t i, float *x)
{
    const struct html_block *block = &view->html->blocks[i];
    const struct passage *passage = &view->weights->page->sentences[i];
    const struct sentence *s = &view->weights->document->sentences[i];
    uint32_t topics = 0;

    for (uint32_t t = s->first_token; t < s->first_token + s->token_count; t++)
        topics += view->weights->document->tokens[t].term != TERM_NONE;
    x[HTML_link_share] = (float)view->weights->link_share[i];
    x[HTML_link_words] = (float)log(1 + view->weights->link_words[i]);
    x[HTML_links] = (float)(block->link_count / sqrt(passage->words + 1));
    x[HTML_breaks] = (float)within(block->breaks, 5);
    x[HTML_distinct] = (float)(s->token_count ? (double)topics / s->token_count : 0);
}

static void tag_features(const struct view *view, uint32_t i, float *x)
{
    const struct html_block *block = &view->html->blocks[i];
    uint32_t tag = view->html->nodes[block->node].tag;
    static const uint16_t TAGS[] = {TAG_P,       TAG_DIV,        TAG_LI,         TAG_H1,
                                    TAG_TD,      TAG_BLOCKQUOTE, TAG_FIGCAPTION, TAG_ARTICLE,
                                    TAG_SECTION, TAG_PRE};
    bool other = true;

    if (html_traits((enum html_tag)tag) & HTML_HEADING)
        tag = TAG_H1;
    for (uint32_t k = 0; k < sizeof TAGS / sizeof *TAGS; k++) {
        x[HTML_is_p + k] = tag == TAGS[k];
        other = other && tag != TAGS[k];
    }
    x[HTML_is_other] = other;
    x[HTML_heading_level] = block->within & WITHIN_HEADING ? (float)block->level : 0;
    for (uint32_t k = 0; k < WITHIN_COUNT; k++)
        x[HTML_in_article + k] = (float)(block->within >> k & 1);
}

struct lineage {
    uint32_t node, parent, grand; /* the body stands for what is above it */
};

static struct lineage lineage_of(const struct html_page *html, uint32_t i)
{
    struct lineage l = {.node = html->blocks[i].node};

    l.parent = html->nodes[l.node].parent == HTML_NONE ? l.node : html->nodes[l.node].parent;
    l.grand = html->nodes[l.parent].parent == HTML_NONE ? l.parent : html->nodes[l.parent].parent;
    return l;
}

static void name_features(const struct view *view, uint32_t i, float *x)
{
    struct lineage l = lineage_of(view->html, i);
    const struct html_node *nodes = view->html->nodes;
    const struct container *grand = &view->weights->containers[l.grand];

    for (int k = 0; k < NAMED_COUNT; k++) {
        x[HTML_own_furniture + k] = (float)(nodes[l.node].named >> k & 1);
        x[HTML_near_furniture + k] =
            (float)((nodes[l.parent].named | nodes[l.grand].named) >> k & 1);
        x[HTML_above_furniture + k] = (float)grand->above[k];
    }
}

static double links_of(const struct container *container)
{
    return container->link_words / (container->words > 1 ? container->words : 1);
}

static void tree_features(const struct view *view, uint32_t i, float *x)
{
    const struct weights *w = view->weights;
    struct lineage l = lineage_of(view->html, i);
    const struct container *node = &w->containers[l.node];
    const struct container *parent = &w->containers[l.parent], *grand = &w->containers[l.grand];
    double own = html_own_mass(w, i);
    uint32_t best = w->best;

    x[HTML_hidden] = view->html->nodes[l.node].hidden;
    x[HTML_depth] = view->html->nodes[l.node].depth;
    x[HTML_best_inside] = best == HTML_NONE ? -1 : node->in_best;
    x[HTML_best_mass] = best == HTML_NONE ? -1 : (float)(w->containers[best].good / w->total);
    x[HTML_parent_mass] = (float)((parent->good - own) / w->total);
    x[HTML_grand_mass] = (float)((grand->good - own) / w->total);
    x[HTML_parent_links] = (float)links_of(parent);
    x[HTML_grand_links] = (float)links_of(grand);
    x[HTML_parent_prose] = (float)log(1 + parent->prose);
    x[HTML_parent_words] = (float)log(1 + parent->words);
    x[HTML_half_inside] = node->in_half;
    x[HTML_most_inside] = node->in_most;
    x[HTML_half_distance] = (float)node->below_half;
    x[HTML_parent_blocks] = (float)log(1.0 + parent->blocks + node->blocks);
    x[HTML_same_parent_mass] =
        (float)((view->parent_mass[view->html->nodes[l.node].parent == HTML_NONE ? 0 : l.parent] -
                 own) /
                w->total);
}

static double mass_between(const struct view *view, uint32_t first, uint32_t end)
{
    if (end > view->count)
        end = view->count;
    return first < end ? view->weights->mass[end] - view->weights->mass[first] : 0;
}

static void place_features(const struct view *view, uint32_t i, float *x)
{
    const struct weights *w = view->weights;
    double own = html_own_mass(w, i);
    uint32_t words;

    x[HTML_good] = (float)w->good[i];
    x[HTML_good_before] = (float)(w->mass[i] / w->total);
    x[HTML_good_after] = (float)(1 - w->mass[i + 1] / w->total);
    x[HTML_good_near] = (float)((mass_between(view, i < 3 ? 0 : i - 3, i + 4) - own) / 100);
    x[HTML_good_3_before] = (float)(mass_between(view, i < 4 ? 0 : i - 4, i) / 100);
    x[HTML_good_4_after] = (float)(mass_between(view, i + 1, i + 5) / 100);
    x[HTML_in_run] = i >= w->first && i <= w->last;
    x[HTML_from_run] = (float)within((double)i - w->first, 20);
    x[HTML_to_run_end] = (float)within((double)w->last - i, 20);
    x[HTML_title_share] = (float)title_share(view, i, &words);
    x[HTML_title_words] = (float)within(words, 10);
    x[HTML_from_title] =
        view->title == HTML_NONE ? -30 : (float)within((double)i - view->title, 30);
    x[HTML_twin_blocks] = (float)within(w->page->twins[w->page->twin[i]], 4);
}

static void kin_features(const struct view *view, uint32_t i, float *x)
{
    const struct weights *w = view->weights;
    uint32_t first = view->first[i];
    const struct kin *kin = &view->kin[first];
    uint32_t article = w->containers[view->html->blocks[i].node].article;

    x[HTML_kin_blocks] = (float)log(kin->blocks);
    x[HTML_kin_good] = (float)(kin->good / kin->blocks);
    x[HTML_kin_links] = (float)(kin->links / kin->blocks);
    x[HTML_kin_spread] = (float)log(1.0 + kin->last - first);
    x[HTML_articles] = (float)log(1.0 + w->articles);
    x[HTML_article_order] = article == HTML_NONE ? 0 : (float)within(view->article_at[article], 9);
    x[HTML_article_mass] =
        article == HTML_NONE ? -1 : (float)(w->containers[article].good / w->total);
}

static void heading_features(const struct view *view, uint32_t i, float *x)
{
    const struct weights *w = view->weights;
    uint32_t heading = view->heading[i], words;

    x[HTML_heading_distance] = -1;
    if (heading == HTML_NONE)
        return;
    x[HTML_heading_distance] = (float)within(i - heading, 20);
    x[HTML_heading_title] = (float)title_share(view, heading, &words);
    x[HTML_heading_call] = (float)w->page->sentences[heading].features->call;
    x[HTML_heading_words] = (float)within(w->page->sentences[heading].words, 20);
    x[HTML_heading_named] = (float)view->html->nodes[view->html->blocks[heading].node].named;
    x[HTML_heading_links] = (float)w->link_share[heading];
}

static void neighbour_features(const struct view *view, uint32_t i, int step, float *x)
{
    enum { SIZE = HTML_next_links - HTML_last_links };
    const struct html_node *node = &view->html->nodes[view->html->blocks[i].node], *next;
    uint32_t j = i + (uint32_t)step;

    if (j >= view->count) { /* before the first too: it wraps */
        x[1] = -3;
        return;
    }
    next = &view->html->nodes[view->html->blocks[j].node];
    x[0] = (float)view->weights->link_share[j];
    x[1] = (float)view->weights->good[j];
    x[2] = next->tag == TAG_P;
    x[3] = (view->html->blocks[j].within & WITHIN_HEADING) != 0;
    x[4] = next->tag == node->tag;
    x[5] = next->parent == node->parent;
    x[6] = view->first[i] == view->first[j];
}

static void block_features(const struct view *view, uint32_t i, float *x)
{
    double body[BODY_FEATURE_COUNT];

    link_features(view, i, x);
    tag_features(view, i, x);
    name_features(view, i, x);
    tree_features(view, i, x);
    place_features(view, i, x);
    kin_features(view, i, x);
    heading_features(view, i, x);
    x[HTML_told_share] = view->weights->told ? (float)view->weights->told[i] : -1;
    x[HTML_told_cover] = view->weights->told ? (float)view->weights->told_cover : -1;
    neighbour_features(view, i, -2, x + HTML_before_last_links);
    neighbour_features(view, i, -1, x + HTML_last_links);
    neighbour_features(view, i, 1, x + HTML_next_links);
    neighbour_features(view, i, 2, x + HTML_after_next_links);
    body_features(view->weights->page, i, body);
    for (int k = 0; k < BODY_FEATURE_COUNT; k++)
        x[HTML_OWN_COUNT + k] = (float)body[k];
}

float *html_features(const struct html_page *page, struct document *document)
{
    struct view view = {.html = page, .count = page->block_count};
    float *x = arena_zeroed(document->arena, (size_t)view.count * HTML_FEATURE_COUNT, sizeof *x);
    bool behind_h1 = false;

    view.weights = html_weigh(page, document);
    if (!x || !view.weights || !find_title(&view) || !find_kin(&view) || !find_places(&view))
        return NULL;
    for (uint32_t i = 0; i < view.count; i++) {
        behind_h1 = behind_h1 || page->nodes[page->blocks[i].node].tag == TAG_H1;
        x[(size_t)i * HTML_FEATURE_COUNT + HTML_behind_h1] = behind_h1;
        block_features(&view, i, x + (size_t)i * HTML_FEATURE_COUNT);
    }
    return x;
}
