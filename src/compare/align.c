/* align.c -- the same sentences first, then those cut elsewhere, then the most alike among those
 * left, then neighbours that were one sentence; what is out of order has moved. */
#include "compare/align.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "compare/assign.h"
#include "compare/moves.h"
#include "compare/propose.h"
#include "compare/recut.h"

static const uint32_t NOBODY = UINT32_MAX;
/* A sentence joined to its neighbour must raise the similarity by so much, and so
 * much of it must be words that the other side has left. */
static const double JOIN_GAIN = 0.02, JOIN_COVERED = 0.5;
static const uint32_t MOST_JOINED = 4;

struct aligner {
    struct arena *arena;
    const struct scripts *scripts;
    bool strict;
    struct align_link *links;            /* of two sides, by old sentence of the first */
    uint32_t *old_partner, *new_partner; /* by sentence: the other side's, or NOBODY */
    struct recuts recuts;
};

const char *align_name(enum align_kind kind)
{
    static const char *const NAMES[ALIGN_KINDS] = {
        [ALIGN_SAME] = "same",     [ALIGN_REWORDED] = "reworded", [ALIGN_SPLIT] = "split",
        [ALIGN_MERGED] = "merged", [ALIGN_ADDED] = "added",       [ALIGN_DROPPED] = "dropped",
        [ALIGN_ASIDE] = "aside",
    };

    return NAMES[kind];
}

static void pair(struct aligner *aligner, uint32_t old, uint32_t new)
{
    aligner->old_partner[old] = new;
    aligner->new_partner[new] = old;
}

/* ---- the same ---- */

/* The k-th sentence of a normal form is the k-th of the other side. */
static bool pair_same(struct aligner *aligner)
{
    const struct script *old = &aligner->scripts->old, *new = &aligner->scripts->new;
    uint32_t *first = arena_array(aligner->arena, aligner->scripts->normals, sizeof *first);
    uint32_t *next = arena_array(aligner->arena, new->count, sizeof *next);

    if (!first || !next)
        return false;
    for (uint32_t i = 0; i < aligner->scripts->normals; i++)
        first[i] = NOBODY;
    for (uint32_t j = new->count; j-- > 0;) {
        next[j] = first[new->normal[j]];
        first[new->normal[j]] = j;
    }
    for (uint32_t i = 0; i < old->count; i++) {
        uint32_t j = first[old->normal[i]];

        if (j == NOBODY)
            continue;
        first[old->normal[i]] = next[j];
        pair(aligner, i, j);
    }
    return true;
}

/* ---- the most alike ---- */

static bool pair_alike(struct aligner *aligner)
{
    const struct scripts *scripts = aligner->scripts;
    struct proposals proposals;

    if (scripts->one_source)
        return true;
    if (!propose(&proposals, aligner->arena, scripts, aligner->old_partner, aligner->new_partner) ||
        !assign(proposals.candidates, proposals.count, scripts->old.count, scripts->new.count,
                aligner->arena))
        return false;
    for (uint32_t e = 0; e < proposals.count; e++)
        if (proposals.candidates[e].taken)
            pair(aligner, proposals.candidates[e].old, proposals.candidates[e].new);
    return true;
}

/* ---- one sentence of several ---- */

static bool is_noise(const struct script *script, uint32_t s)
{
    return script->article->document.sentences[s].noise != NOISE_NONE;
}

/* How much of the neighbour `s` is what a join adds to the common weight, 0 to 1,
 * where the similarity goes from `before` at `weight` in all to `after`. */
static double covered(const struct script *many, uint32_t s, double weight, double before,
                      double after)
{
    double own = many->weight[s];

    return own > 0 ? (after * (weight + own) - before * weight) / 2 / own : 0;
}

/* Joins free neighbours of side `many` to the pair of `one`'s sentence while
 * the similarity grows. */
static void join_neighbours(const struct aligner *aligner, const struct script *one, uint32_t s,
                            const struct script *many, uint32_t *partners, uint32_t *first,
                            uint32_t *count)
{
    double best = scripts_similarity_joined(aligner->scripts, one, s, many, *first, *count);

    while (*count < MOST_JOINED) {
        uint32_t before = *first > 0 && partners[*first - 1] == NOBODY ? *first - 1 : NOBODY;
        uint32_t after = *first + *count < many->count && partners[*first + *count] == NOBODY
                             ? *first + *count
                             : NOBODY;
        double with_before = 0, with_after = 0, weight = one->weight[s];
        bool is_before;

        for (uint32_t i = 0; i < *count; i++)
            weight += many->weight[*first + i];
        if (before != NOBODY && !is_noise(many, before))
            with_before =
                scripts_similarity_joined(aligner->scripts, one, s, many, before, *count + 1);
        if (after != NOBODY && !is_noise(many, after))
            with_after =
                scripts_similarity_joined(aligner->scripts, one, s, many, *first, *count + 1);
        is_before = with_before > with_after;
        if (fmax(with_before, with_after) < best + JOIN_GAIN ||
            covered(many, is_before ? before : after, weight, best, fmax(with_before, with_after)) <
                JOIN_COVERED)
            return;
        best = fmax(with_before, with_after);
        partners[is_before ? before : after] = s;
        *first = is_before ? before : *first;
        (*count)++;
    }
}

/* A pair grows on one side only: the one that gains. */
static void join(struct aligner *aligner, struct align_link *link)
{
    const struct script *old = &aligner->scripts->old, *new = &aligner->scripts->new;

    join_neighbours(aligner, old, link->old_first, new, aligner->new_partner, &link->new_first,
                    &link->new_count);
    if (link->new_count == 1)
        join_neighbours(aligner, new, link->new_first, old, aligner->old_partner, &link->old_first,
                        &link->old_count);
    link->similarity = link->old_count > 1
                           ? scripts_similarity_joined(aligner->scripts, new, link->new_first, old,
                                                       link->old_first, link->old_count)
                           : scripts_similarity_joined(aligner->scripts, old, link->old_first, new,
                                                       link->new_first, link->new_count);
    link->kind = link->new_count > 1   ? ALIGN_SPLIT
                 : link->old_count > 1 ? ALIGN_MERGED
                                       : ALIGN_REWORDED;
}

/* ---- links ---- */

/* The links of two sides, by old sentence. */
static uint32_t link_pairs(struct aligner *aligner)
{
    const struct script *old = &aligner->scripts->old, *new = &aligner->scripts->new;
    const struct recut *recut = aligner->recuts.recuts, *end = recut + aligner->recuts.count;
    uint32_t count = 0;

    for (uint32_t i = 0; i < old->count; i++) {
        uint32_t j = aligner->old_partner[i];

        if (recut < end && recut->old_first == i) {
            aligner->links[count++] = (struct align_link){
                ALIGN_SAME, false, i, recut->old_count, recut->new_first, recut->new_count, 1};
            i += recut++->old_count - 1;
        } else if (j != NOBODY) {
            aligner->links[count++] =
                (struct align_link){old->normal[i] == new->normal[j] ? ALIGN_SAME : ALIGN_REWORDED,
                                    false,
                                    i,
                                    1,
                                    j,
                                    1,
                                    1};
        }
    }
    for (uint32_t k = 0; k < count; k++)
        if (aligner->links[k].kind == ALIGN_REWORDED)
            join(aligner, &aligner->links[k]);
    return count;
}

/* The links of one side. */
static uint32_t link_rest(struct aligner *aligner, uint32_t count)
{
    const struct script *old = &aligner->scripts->old, *new = &aligner->scripts->new;

    for (uint32_t i = 0; i < old->count; i++)
        if (aligner->old_partner[i] == NOBODY)
            aligner->links[count++] = (struct align_link){
                is_noise(old, i) && !aligner->strict ? ALIGN_ASIDE : ALIGN_DROPPED,
                false,
                i,
                1,
                0,
                0,
                0};
    for (uint32_t j = 0; j < new->count; j++)
        if (aligner->new_partner[j] == NOBODY)
            aligner->links[count++] = (struct align_link){
                is_noise(new, j) && !aligner->strict ? ALIGN_ASIDE : ALIGN_ADDED,
                false,
                0,
                0,
                j,
                1,
                0};
    return count;
}

/* ---- order ---- */

/* A dropped sentence stands behind the new place of the last one before it that
 * is still there and in order. */
static void place_dropped(struct align_link *links, uint32_t count, uint32_t *place)
{
    uint32_t here = 0;

    for (uint32_t k = 0; k < count; k++) {
        if (links[k].new_count > 0) {
            place[k] = 2 * links[k].new_first + 1;
            if (!links[k].moved)
                here = place[k] + 1;
        } else {
            place[k] = here;
        }
    }
}

struct placed {
    uint32_t place, turn;
    struct align_link link;
};

static int by_place(const void *left, const void *right)
{
    const struct placed *a = left, *b = right;

    if (a->place != b->place)
        return a->place < b->place ? -1 : 1;
    return (a->turn > b->turn) - (a->turn < b->turn);
}

static int by_old(const void *left, const void *right)
{
    const struct align_link *a = left, *b = right;
    /* What is only new comes last: place_dropped needs the old order alone. */
    uint32_t x = a->old_count ? a->old_first : NOBODY, y = b->old_count ? b->old_first : NOBODY;

    if (x != y)
        return x < y ? -1 : 1;
    return (a->new_first > b->new_first) - (a->new_first < b->new_first);
}

static bool sort_links(struct aligner *aligner, uint32_t count)
{
    struct placed *placed = arena_array(aligner->arena, count, sizeof *placed);
    uint32_t *place = arena_array(aligner->arena, count, sizeof *place);

    if (!placed || !place)
        return false;
    qsort(aligner->links, count, sizeof *aligner->links, by_old);
    place_dropped(aligner->links, count, place);
    for (uint32_t k = 0; k < count; k++)
        placed[k] = (struct placed){place[k], k, aligner->links[k]};
    qsort(placed, count, sizeof *placed, by_place);
    for (uint32_t k = 0; k < count; k++)
        aligner->links[k] = placed[k].link;
    return true;
}

static bool index_links(struct alignment *alignment, struct arena *arena,
                        const struct scripts *scripts)
{
    alignment->of_old = arena_array(arena, scripts->old.count, sizeof *alignment->of_old);
    alignment->of_new = arena_array(arena, scripts->new.count, sizeof *alignment->of_new);
    if (!alignment->of_old || !alignment->of_new)
        return false;
    for (uint32_t k = 0; k < alignment->count; k++) {
        const struct align_link *link = &alignment->links[k];

        for (uint32_t i = 0; i < link->old_count; i++)
            alignment->of_old[link->old_first + i] = k;
        for (uint32_t j = 0; j < link->new_count; j++)
            alignment->of_new[link->new_first + j] = k;
    }
    return true;
}

static bool aligner_init(struct aligner *aligner)
{
    size_t olds = aligner->scripts->old.count, news = aligner->scripts->new.count;

    aligner->links = arena_array(aligner->arena, olds + news, sizeof *aligner->links);
    aligner->old_partner = arena_array(aligner->arena, olds, sizeof *aligner->old_partner);
    aligner->new_partner = arena_array(aligner->arena, news, sizeof *aligner->new_partner);
    if (!aligner->links || !aligner->old_partner || !aligner->new_partner)
        return false;
    memset(aligner->old_partner, 0xff, olds * sizeof *aligner->old_partner);
    memset(aligner->new_partner, 0xff, news * sizeof *aligner->new_partner);
    return true;
}

struct alignment *align(struct arena *arena, const struct scripts *scripts, bool strict)
{
    struct aligner aligner = {.arena = arena, .scripts = scripts, .strict = strict};
    struct alignment *alignment = arena_zeroed(arena, 1, sizeof *alignment);
    uint32_t pairs;

    if (!alignment || !aligner_init(&aligner) || !pair_same(&aligner) ||
        !recuts_find(&aligner.recuts, arena, scripts, strict, aligner.old_partner,
                     aligner.new_partner) ||
        !pair_alike(&aligner))
        return NULL;
    pairs = link_pairs(&aligner);
    if (!moves_mark(aligner.links, pairs, arena, scripts))
        return NULL;
    alignment->count = link_rest(&aligner, pairs);
    alignment->links = aligner.links;
    if (!sort_links(&aligner, alignment->count) || !index_links(alignment, arena, scripts))
        return NULL;
    return alignment;
}
