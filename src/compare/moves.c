#include "compare/moves.h"

#include "base/hash.h"

static const uint32_t NOBODY = UINT32_MAX;

/* The heaviest sequence that ends before each place: a Fenwick tree (Fenwick
 * 1994) of prefix maxima. */
struct ladder {
    struct rung {
        uint64_t weight;
        uint32_t link; /* the last of the sequence, or NOBODY */
    } * rungs;
    uint32_t size;
};

static void ladder_put(struct ladder *ladder, uint32_t place, struct rung rung)
{
    for (uint32_t i = place + 1; i <= ladder->size; i += i & (~i + 1))
        if (rung.weight > ladder->rungs[i].weight)
            ladder->rungs[i] = rung;
}

/* The heaviest over the places before `place`. */
static struct rung ladder_get(const struct ladder *ladder, uint32_t place)
{
    struct rung best = {0, NOBODY};

    for (uint32_t i = place; i > 0; i -= i & (~i + 1))
        if (ladder->rungs[i].weight > best.weight)
            best = ladder->rungs[i];
    return best;
}

/* Words, then a hash of what both sides say, which is the same when they are
 * swapped: two sequences of the same words do not weigh the same. */
static uint64_t weight_of(const struct align_link *link, const struct scripts *scripts)
{
    const struct script *old = &scripts->old, *new = &scripts->new;
    uint64_t hash = 0, words;

    words = (uint64_t)(old->row[link->old_first + link->old_count] - old->row[link->old_first]) +
            (new->row[link->new_first + link->new_count] - new->row[link->new_first]);
    for (uint32_t i = 0; i < link->old_count; i++)
        hash += scripts->normal_hash[old->normal[link->old_first + i]];
    for (uint32_t j = 0; j < link->new_count; j++)
        hash += scripts->normal_hash[new->normal[link->new_first + j]];
    return (words + 1) << 24 | (hash_mix(hash) & 0xffff);
}

bool moves_mark(struct align_link *links, uint32_t count, struct arena *arena,
                const struct scripts *scripts)
{
    struct ladder ladder = {NULL, scripts->new.count};
    uint32_t *before = arena_array(arena, count, sizeof *before);
    uint32_t last;

    ladder.rungs = arena_zeroed(arena, (size_t)ladder.size + 1, sizeof *ladder.rungs);
    if (!before || !ladder.rungs)
        return false;
    for (uint32_t k = 0; k < count; k++) {
        struct rung best = ladder_get(&ladder, links[k].new_first);

        before[k] = best.link;
        links[k].moved = true;
        ladder_put(&ladder, links[k].new_first,
                   (struct rung){best.weight + weight_of(&links[k], scripts), k});
    }
    for (last = ladder_get(&ladder, ladder.size).link; last != NOBODY; last = before[last])
        links[last].moved = false;
    return true;
}
