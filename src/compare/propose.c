#include "compare/propose.h"

#include <stdlib.h>
#include <string.h>

static const uint32_t NOBODY = UINT32_MAX;
/* Below, two sentences are two sentences; less is asked of those beside the same
 * neighbour. Found on hand-labelled pairs (tests/compare_labels.tsv). */
static const double ALIKE = 0.38, ALIKE_BESIDE = 0.3;
/* A word in more pairs of sentences than this proposes none; so does a longer
 * gap between matched neighbours. */
static const uint64_t MOST_PAIRS = 256, MOST_GAP_PAIRS = 2048;

struct proposer {
    struct proposals *proposals;
    struct arena *arena;
    const struct scripts *scripts;
    const uint32_t *old_partner, *new_partner;
};

static bool proposals_add(struct proposer *proposer, uint32_t old, uint32_t new)
{
    struct proposals *proposals = proposer->proposals;

    if (proposals->count == proposals->capacity) {
        uint32_t capacity = proposals->capacity ? proposals->capacity * 2 : 256;
        struct candidate *more = arena_array(proposer->arena, capacity, sizeof *more);

        if (!more)
            return false;
        if (proposals->count > 0)
            memcpy(more, proposals->candidates, proposals->count * sizeof *more);
        proposals->candidates = more;
        proposals->capacity = capacity;
    }
    proposals->candidates[proposals->count++] = (struct candidate){old, new, 0, false};
    return true;
}

/* ---- by a rare word ---- */

/* Sentences without a partner by word, once each. */
struct postings {
    uint32_t *start; /* words + 1 */
    uint32_t *sentence;
};

static bool postings_init(struct postings *postings, struct proposer *proposer,
                          const struct script *script, const uint32_t *partner)
{
    uint32_t words = proposer->scripts->words;
    uint32_t *next;

    postings->start = arena_zeroed(proposer->arena, (size_t)words + 2, sizeof *postings->start);
    postings->sentence =
        arena_array(proposer->arena, script->row[script->count], sizeof *postings->sentence);
    if (!postings->start || !postings->sentence)
        return false;
    next = postings->start + 1; /* after the fill it is where each one's begin */
    for (int fill = 0; fill < 2; fill++) {
        for (uint32_t s = 0; s < script->count; s++) {
            if (partner[s] != NOBODY)
                continue;
            for (uint32_t e = script->row[s]; e < script->row[s + 1]; e++) {
                if (e > script->row[s] && script->word[e] == script->word[e - 1])
                    continue;
                if (fill)
                    postings->sentence[next[script->word[e]]++] = s;
                else
                    next[script->word[e] + 1]++;
            }
        }
        for (uint32_t w = 0; !fill && w < words; w++)
            next[w + 1] += next[w];
    }
    return true;
}

static bool propose_by_word(struct proposer *proposer)
{
    const struct scripts *scripts = proposer->scripts;
    struct postings old, new;

    if (!postings_init(&old, proposer, &scripts->old, proposer->old_partner) ||
        !postings_init(&new, proposer, &scripts->new, proposer->new_partner))
        return false;
    for (uint32_t w = 0; w < scripts->words; w++) {
        uint64_t olds = old.start[w + 1] - old.start[w], news = new.start[w + 1] - new.start[w];

        if (olds * news > MOST_PAIRS)
            continue;
        for (uint32_t i = old.start[w]; i < old.start[w + 1]; i++)
            for (uint32_t j = new.start[w]; j < new.start[w + 1]; j++)
                if (!proposals_add(proposer, old.sentence[i], new.sentence[j]))
                    return false;
    }
    return true;
}

/* ---- by place ---- */

/* All pairs of what stands free before `old_end` and `new_end`. */
static bool propose_gap(struct proposer *proposer, uint32_t old_end, uint32_t new_end)
{
    uint32_t old = old_end, new = new_end;

    while (old > 0 && proposer->old_partner[old - 1] == NOBODY)
        old--;
    while (new > 0 && proposer->new_partner[new - 1] == NOBODY)
        new --;
    if ((uint64_t)(old_end - old) * (new_end - new) > MOST_GAP_PAIRS)
        return true;
    for (uint32_t i = old; i < old_end; i++)
        for (uint32_t j = new; j < new_end; j++)
            if (!proposals_add(proposer, i, j))
                return false;
    return true;
}

/* Before each matched pair, behind each, and at the end. */
static bool propose_by_place(struct proposer *proposer)
{
    uint32_t olds = proposer->scripts->old.count, news = proposer->scripts->new.count;

    for (uint32_t i = 0; i < olds; i++) {
        uint32_t j = proposer->old_partner[i], old_end = i + 1, new_end = j + 1;

        if (j == NOBODY)
            continue;
        if (!propose_gap(proposer, i, j))
            return false;
        while (old_end < olds && proposer->old_partner[old_end] == NOBODY)
            old_end++;
        while (new_end < news && proposer->new_partner[new_end] == NOBODY)
            new_end++;
        if (!propose_gap(proposer, old_end, new_end))
            return false;
    }
    return propose_gap(proposer, olds, news);
}

/* ---- values ---- */

static int by_pair(const void *left, const void *right)
{
    const struct candidate *a = left, *b = right;

    if (a->old != b->old)
        return a->old < b->old ? -1 : 1;
    return (a->new > b->new) - (a->new < b->new);
}

/* Similarity in millionths, then nearness of place: both the same when the
 * sides are swapped. */
static int64_t value_of(const struct scripts *scripts, uint32_t old, uint32_t new)
{
    int64_t similarity = (int64_t)(scripts_similarity(scripts, old, new) * 1e6 + 0.5);
    int64_t apart = old > new ? old - new : new - old;

    return similarity * (1 << 16) + (0xffff - (apart < 0xffff ? apart : 0xffff));
}

/* The neighbours of a side's sentences that have a partner, before and behind, as
 * numbers of the new side. */
struct beside {
    uint32_t *before, *behind;
};

static bool beside_init(struct beside *beside, struct arena *arena, const uint32_t *partner,
                        uint32_t count, bool is_new)
{
    uint32_t last = NOBODY;

    beside->before = arena_array(arena, count, sizeof *beside->before);
    beside->behind = arena_array(arena, count, sizeof *beside->behind);
    if (!beside->before || !beside->behind)
        return false;
    for (uint32_t i = 0; i < count; i++) {
        beside->before[i] = last;
        if (partner[i] != NOBODY)
            last = is_new ? i : partner[i];
    }
    last = NOBODY;
    for (uint32_t i = count; i-- > 0;) {
        beside->behind[i] = last;
        if (partner[i] != NOBODY)
            last = is_new ? i : partner[i];
    }
    return true;
}

/* Each pair once, and only those that are alike. False: memory ran out. */
static bool keep_alike(const struct proposer *proposer)
{
    struct proposals *proposals = proposer->proposals;
    const struct scripts *scripts = proposer->scripts;
    struct beside old, new;
    uint32_t kept = 0;

    if (!beside_init(&old, proposer->arena, proposer->old_partner, scripts->old.count, false) ||
        !beside_init(&new, proposer->arena, proposer->new_partner, scripts->new.count, true))
        return false;
    if (proposals->count > 0)
        qsort(proposals->candidates, proposals->count, sizeof *proposals->candidates, by_pair);
    for (uint32_t e = 0; e < proposals->count; e++) {
        struct candidate candidate = proposals->candidates[e];
        double least;

        if (e > 0 && by_pair(&candidate, &proposals->candidates[e - 1]) == 0)
            continue;
        candidate.value = value_of(scripts, candidate.old, candidate.new);
        least = old.before[candidate.old] == new.before[candidate.new] ||
                        old.behind[candidate.old] == new.behind[candidate.new]
                    ? ALIKE_BESIDE
                    : ALIKE;
        if ((double)candidate.value >= least * 1e6 * (1 << 16))
            proposals->candidates[kept++] = candidate;
    }
    proposals->count = kept;
    return true;
}

bool propose(struct proposals *proposals, struct arena *arena, const struct scripts *scripts,
             const uint32_t *old_partner, const uint32_t *new_partner)
{
    struct proposer proposer = {proposals, arena, scripts, old_partner, new_partner};

    *proposals = (struct proposals){0};
    if (!propose_by_word(&proposer) || !propose_by_place(&proposer))
        return false;
    return keep_alike(&proposer);
}
