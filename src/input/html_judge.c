/* html_judge.c -- from the likelihood of each block to the article.
 *
 * Neighbours in the tree mostly share a fate: comments, teasers and menus stand
 * in containers of their own, made by templates of their own. So a part of a
 * block's opinion is that of all that its template made, and the labels minimise
 * the sum of the blocks' costs and of a price for every edge of the tree whose
 * ends differ: a Potts model, solved exactly from the leaves up and the root down. */
#include "input/html_judge.h"

#include <math.h>

#include "input/html_features.h"
#include "input/html_kin.h"
#include "input/html_model.h"
#include "input/html_words.h"

static const double LEAST = 0.46;       /* probability from which a block by itself is kept */
static const double SHARED = 0.25;      /* of an opinion: its template's */
static const double EDGE = 1.5;         /* price of a change of fate */
static const double PART = 0.85;        /* a group with less of the words kept goes: METHODS */
static const double MOST_OUTSIDE = 0.7; /* the same, for what is outside of <article> */
static const double MOST_WORDS = 100;   /* that a block's opinion is weighed by */

struct cost {
    double out, in;
};

struct judge {
    const struct html_page *page;
    const float *features;
    double *opinion;   /* by block: how much is saved by keeping it; below 0: lost */
    struct cost *cost; /* by node: of all that is below it */
    bool *kept_node;   /* by node */
    bool *kept;        /* by block */
};

static float feature_of(const struct judge *judge, uint32_t block, uint32_t feature)
{
    return judge->features[(size_t)block * HTML_FEATURE_COUNT + feature];
}

static double words_of(const struct judge *judge, uint32_t block)
{
    return exp((double)feature_of(judge, block, HTML_OWN_COUNT + BODY_log_words)) - 1;
}

static double least(double a, double b)
{
    return a < b ? a : b;
}

static double weight_of(const struct judge *judge, uint32_t block)
{
    return sqrt(least(words_of(judge, block) + 1, MOST_WORDS));
}

/* Bounded, so that no block is beyond doubt. */
static double opinion_of(const struct judge *judge, uint32_t block)
{
    double odds = html_model(judge->features + (size_t)block * HTML_FEATURE_COUNT);
    double p = 1 / (1 + exp(-odds));

    return log((p + 1e-3) / (1 - p + 1e-3)) - log(LEAST / (1 - LEAST));
}

struct verdict {
    double opinions, weights; /* sums over the blocks of a template */
};

/* Each block's opinion, with that of its template. False: memory ran out. */
static bool ask(struct judge *judge, struct arena *arena)
{
    uint32_t count = judge->page->block_count;
    uint32_t *first = html_kin(judge->page, arena);
    struct verdict *verdicts = arena_zeroed(arena, count, sizeof *verdicts);

    if (!first || !verdicts)
        return false;
    for (uint32_t i = 0; i < count; i++) {
        double weight = weight_of(judge, i);

        judge->opinion[i] = opinion_of(judge, i);
        verdicts[first[i]].opinions += judge->opinion[i] * weight;
        verdicts[first[i]].weights += weight;
    }
    for (uint32_t i = 0; i < count; i++) {
        double shared = verdicts[first[i]].opinions / verdicts[first[i]].weights;

        judge->opinion[i] =
            (SHARED * shared + (1 - SHARED) * judge->opinion[i]) * weight_of(judge, i);
    }
    return true;
}

static void add_cost(struct cost *parent, struct cost child)
{
    parent->in += least(child.in, child.out + EDGE);
    parent->out += least(child.out, child.in + EDGE);
}

static bool side(struct cost cost, bool parent)
{
    return parent ? cost.in <= cost.out + EDGE : cost.in + EDGE < cost.out;
}

static struct cost block_cost(const struct judge *judge, uint32_t block)
{
    return (struct cost){judge->opinion[block] / 2, -judge->opinion[block] / 2};
}

static void settle(struct judge *judge)
{
    const struct html_page *page = judge->page;

    for (uint32_t i = 0; i < page->block_count; i++)
        add_cost(&judge->cost[page->blocks[i].node], block_cost(judge, i));
    for (uint32_t n = page->node_count; n-- > 1;)
        add_cost(&judge->cost[page->nodes[n].parent], judge->cost[n]);
    judge->kept_node[0] = judge->cost[0].in < judge->cost[0].out;
    for (uint32_t n = 1; n < page->node_count; n++)
        judge->kept_node[n] = side(judge->cost[n], judge->kept_node[page->nodes[n].parent]);
    for (uint32_t i = 0; i < page->block_count; i++)
        judge->kept[i] = side(block_cost(judge, i), judge->kept_node[page->blocks[i].node]);
}

/* ---- groups that are the article or no part of it ---- */

static bool is_hidden(const struct judge *judge, uint32_t block)
{
    return judge->page->nodes[judge->page->blocks[block].node].hidden;
}

static bool is_comment(const struct judge *judge, uint32_t block)
{
    return feature_of(judge, block, HTML_own_comments) > 0 ||
           feature_of(judge, block, HTML_near_comments) > 0 ||
           feature_of(judge, block, HTML_above_comments) > 0;
}

/* Outside of the one <article> of a page? Of several, any may be it. */
static bool is_outside(const struct judge *judge, uint32_t block)
{
    double articles = exp((double)feature_of(judge, block, HTML_articles)) - 1;

    return lround(articles) == 1 && feature_of(judge, block, HTML_article_mass) < 0;
}

/* A group goes unless it is so large a part of what is kept: then it is what the
 * page is for. */
static void drop_group(struct judge *judge, bool (*in_group)(const struct judge *, uint32_t),
                       double part)
{
    double all = 0, group = 0;

    for (uint32_t i = 0; i < judge->page->block_count; i++) {
        double words = judge->kept[i] ? words_of(judge, i) : 0;

        all += words;
        group += in_group(judge, i) ? words : 0;
    }
    if (group >= part * all)
        return;
    for (uint32_t i = 0; i < judge->page->block_count; i++)
        judge->kept[i] = judge->kept[i] && !in_group(judge, i);
}

/* Never nothing: then the likeliest block, the first of equals. Was it needed? */
static bool keep_one(struct judge *judge)
{
    uint32_t best = 0;

    for (uint32_t i = 0; i < judge->page->block_count; i++) {
        if (judge->kept[i])
            return false;
        if (judge->opinion[i] > judge->opinion[best])
            best = i;
    }
    judge->kept[best] = true;
    return true;
}

bool *html_judge(const struct html_page *page, struct document *document)
{
    struct arena *arena = document->arena;
    struct judge judge = {.page = page};
    struct arena_mark mark;

    judge.kept = arena_zeroed(arena, page->block_count, sizeof *judge.kept);
    mark = arena_mark(arena);
    judge.opinion = arena_array(arena, page->block_count, sizeof *judge.opinion);
    judge.cost = arena_zeroed(arena, page->node_count, sizeof *judge.cost);
    judge.kept_node = arena_array(arena, page->node_count, sizeof *judge.kept_node);
    if (!judge.kept || !judge.opinion || !judge.cost || !judge.kept_node)
        return NULL;
    if (page->block_count == 0)
        return judge.kept;
    judge.features = html_features(page, document);
    if (!judge.features || !ask(&judge, arena))
        return NULL;
    settle(&judge);
    drop_group(&judge, is_outside, MOST_OUTSIDE);
    drop_group(&judge, is_hidden, PART);
    drop_group(&judge, is_comment, PART);
    document->outside = keep_one(&judge);
    for (uint32_t i = 0; i < page->block_count; i++) {
        document->aside_blocks += !judge.kept[i];
        document->aside_words += judge.kept[i] ? 0 : document->sentences[i].words;
    }
    arena_rewind(arena, mark);
    return judge.kept;
}
