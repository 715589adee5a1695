#include "result/pairs.h"

#include "base/hash.h"

static bool pairs_init(struct pairs *pairs, struct arena *arena, const struct ranking *ranking)
{
    uint32_t rows = ranking->links->matrix->rows;
    uint32_t links = ranking->links->row[rows], slots = 16;
    uint32_t most = rows > 0 ? ranking->tfidf->run_end[rows - 1] : 0;

    while (slots < links) /* mostly more than twice as many as pairs */
        slots *= 2;       /* links <= tokens <= 2^30: no overflow */
    pairs->count = 0;
    pairs->mask = slots - 1;
    pairs->slots = arena_zeroed(arena, slots, sizeof *pairs->slots);
    pairs->pair = arena_array(arena, most, sizeof *pairs->pair);
    pairs->met = arena_array(arena, most, sizeof *pairs->met);
    pairs->end = arena_array(arena, rows, sizeof *pairs->end);
    return pairs->slots && pairs->pair && pairs->met && pairs->end;
}

/* The slot of a pair, or an empty one. */
static inline uint32_t *pairs_slot(const struct pairs *pairs, uint32_t first, uint32_t second)
{
    uint32_t at = (uint32_t)hash_pair(first, second) & pairs->mask;

    for (; pairs->slots[at] != 0; at = (at + 1) & pairs->mask) {
        const struct pair *pair = &pairs->pair[pairs->slots[at] - 1];

        if (pair->first == first && pair->second == second)
            break;
    }
    return &pairs->slots[at];
}

/* Pairs <= tokens <= 2^30: the slots do not overflow. */
static bool pairs_grow(struct pairs *pairs, struct arena *arena)
{
    uint32_t slots = (pairs->mask + 1) * 4;

    pairs->slots = arena_zeroed(arena, slots, sizeof *pairs->slots);
    if (!pairs->slots)
        return false;
    pairs->mask = slots - 1;
    for (uint32_t i = 0; i < pairs->count; i++)
        *pairs_slot(pairs, pairs->pair[i].first, pairs->pair[i].second) = i + 1;
    return true;
}

/* Notes that sentence `s` holds a pair; `end` counts what is met, and is returned. */
static uint32_t pairs_meet(struct pairs *pairs, uint32_t first, uint32_t second, uint32_t s,
                           uint32_t end)
{
    uint32_t *slot = pairs_slot(pairs, first, second);
    struct pair *pair;

    if (*slot == 0) {
        pairs->pair[pairs->count] = (struct pair){first, second, 0, 0};
        *slot = ++pairs->count;
    }
    pair = &pairs->pair[*slot - 1];
    if (pair->last == s + 1)
        return end;
    pair->last = s + 1;
    pair->held++;
    pairs->met[end] = *slot - 1;
    return end + 1;
}

/* Reads the terms of sentence `s`; `end` counts what is met; UINT32_MAX: memory. */
static uint32_t pairs_read(struct pairs *pairs, struct arena *arena, const uint32_t *number,
                           const uint32_t *term, const uint32_t *last, uint32_t s, uint32_t end)
{
    uint32_t before = 0;

    for (; term < last; term++) {
        uint32_t now = number[*term];

        if (before != 0 && now != 0) {
            end = pairs_meet(pairs, before - 1, now - 1, s, end);
            if (pairs->count > pairs->mask / 2 && !pairs_grow(pairs, arena))
                return UINT32_MAX;
        }
        before = now;
    }
    return end;
}

bool pairs_find(struct pairs *pairs, const struct ranking *ranking)
{
    struct arena *arena = ranking->document->arena;
    const struct tfidf *tfidf = ranking->tfidf;
    const uint32_t *term = tfidf->run;
    uint32_t end = 0;

    if (!pairs_init(pairs, arena, ranking))
        return false;
    for (uint32_t s = 0; s < tfidf->matrix.rows; s++) {
        const uint32_t *last = tfidf->run + tfidf->run_end[s];

        end = pairs_read(pairs, arena, ranking->links->number, term, last, s, end);
        if (end == UINT32_MAX)
            return false;
        pairs->end[s] = end;
        term = last;
    }
    return true;
}
