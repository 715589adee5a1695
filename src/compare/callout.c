#include "compare/callout.h"

#include <string.h>

static const uint32_t NOWHERE = UINT32_MAX;
/* Each is held against each: a sentence with more is a table. */
static const uint32_t MOST_FACTS = 256;

/* One side's facts and what became of them. */
struct side {
    struct facts facts;
    uint32_t *place; /* by fact: the change it is in, counted by what was kept before; NOWHERE */
    bool *settled;   /* by fact: said on the other side too, or paired */
};

static bool side_init(struct side *side, struct arena *arena, struct stretch stretch)
{
    if (!facts_find(&side->facts, arena, stretch))
        return false;
    if (side->facts.count > MOST_FACTS)
        side->facts.count = 0;
    side->place = arena_array(arena, side->facts.count, sizeof *side->place);
    side->settled = arena_zeroed(arena, side->facts.count, sizeof *side->settled);
    return side->place && side->settled;
}

/* In which change each fact is: the first run of its side that it overlaps. */
static void side_place(struct side *side, const struct word_diff *diff, enum word_run_kind kind)
{
    for (uint32_t f = 0; f < side->facts.count; f++)
        side->place[f] = NOWHERE;
    for (uint32_t r = 0, f = 0, kept = 0; r < diff->count; r++) {
        const struct word_run *run = &diff->runs[r];

        kept += run->kind == RUN_KEPT;
        if (run->kind != kind)
            continue;
        while (f < side->facts.count &&
               side->facts.facts[f].start + side->facts.facts[f].length <= run->start)
            f++;
        for (uint32_t g = f;
             g < side->facts.count && side->facts.facts[g].start < run->start + run->length; g++)
            if (side->place[g] == NOWHERE)
                side->place[g] = kept;
    }
}

static bool is_name(const struct fact *fact)
{
    return fact->kind == FACT_NAME;
}

static bool says_word(const struct facts *facts, uint64_t word)
{
    for (uint32_t w = 0; w < facts->word_count; w++)
        if (facts->words[w] == word)
            return true;
    return false;
}

/* How many words of a name the other side says. "Mr. Ito" after "Kenji Ito" is no
 * other man. */
static uint32_t count_known(const struct fact *name, const struct facts *other)
{
    uint32_t known = 0;

    for (uint32_t w = 0; w < name->words; w++)
        known += says_word(other, name->word[w]);
    return known;
}

/* Settles the facts that both sides say, each once; names any number of times. */
static void settle_equal(struct side *old, struct side *new)
{
    for (uint32_t f = 0; f < old->facts.count; f++) {
        const struct fact *fact = &old->facts.facts[f];

        if (is_name(fact)) {
            old->settled[f] = count_known(fact, &new->facts) == fact->words;
            continue;
        }
        for (uint32_t g = 0; g < new->facts.count && !old->settled[f]; g++)
            if (!new->settled[g] && !is_name(&new->facts.facts[g]) &&
                new->facts.facts[g].value == fact->value)
                old->settled[f] = new->settled[g] = true;
    }
    for (uint32_t g = 0; g < new->facts.count; g++) {
        const struct fact *fact = &new->facts.facts[g];

        if (is_name(fact))
            new->settled[g] = count_known(fact, &old->facts) == fact->words;
    }
}

/* Is one the other, longer: "Bush" and "George Bush"? */
static bool contains(const struct fact *longer, const struct fact *shorter)
{
    uint32_t found = 0;

    for (uint32_t s = 0; s < shorter->words; s++)
        for (uint32_t l = 0; l < longer->words; l++)
            if (longer->word[l] == shorter->word[s]) {
                found++;
                break;
            }
    return found == shorter->words;
}

/* May one have come for the other? On the first pass only for its own kind. */
static bool answers(const struct fact *old, const struct fact *new, int pass)
{
    if (is_name(old) || is_name(new))
        return old->kind == new->kind;
    if (pass == 0)
        return old->kind == new->kind;
    return (old->kind == FACT_DATE) == (new->kind == FACT_DATE) &&
           (old->kind == FACT_TIME) == (new->kind == FACT_TIME);
}

static void add(struct callouts *callouts, const struct fact *old, const struct fact *new)
{
    callouts->callouts[callouts->count++] =
        (struct callout){new ? new->kind : old->kind, old ? old->start : 0, old ? old->length : 0,
                         new ? new->start : 0, new ? new->length : 0};
}

/* What came in the place of what: within one change, the first of its kind. */
static void pair_facts(struct side *old, struct side *new, uint32_t *partner)
{
    for (int pass = 0; pass < 2; pass++)
        for (uint32_t g = 0; g < new->facts.count; g++) {
            if (new->settled[g] || new->place[g] == NOWHERE)
                continue;
            for (uint32_t f = 0; f < old->facts.count && !new->settled[g]; f++) {
                if (old->settled[f] || old->place[f] != new->place[g] ||
                    !answers(&old->facts.facts[f], &new->facts.facts[g], pass))
                    continue;
                old->settled[f] = new->settled[g] = true;
                partner[g] = f;
            }
        }
}

/* Alone, a number in words is too often none ("no one") to be called out, and a
 * name of which a part is said may be the same in short. */
static bool stands_alone(const struct side *side, uint32_t f, const struct side *other)
{
    const struct fact *fact = &side->facts.facts[f];

    return !side->settled[f] && side->place[f] != NOWHERE && fact->kind != FACT_COUNT &&
           !(is_name(fact) && count_known(fact, &other->facts) > 0);
}

static void tell(struct callouts *callouts, const struct side *old, const struct side *new,
                 const uint32_t *partner)
{
    for (uint32_t g = 0; g < new->facts.count; g++) {
        const struct fact *fact = &new->facts.facts[g];
        const struct fact *before = partner[g] == NOWHERE ? NULL : &old->facts.facts[partner[g]];

        if (before && is_name(fact) && (contains(fact, before) || contains(before, fact)))
            continue;
        if (before || stands_alone(new, g, old))
            add(callouts, before, fact);
    }
    for (uint32_t f = 0; f < old->facts.count; f++)
        if (stands_alone(old, f, new))
            add(callouts, &old->facts.facts[f], NULL);
}

bool callouts_find(struct callouts *callouts, struct arena *arena, struct stretch old_stretch,
                   struct stretch new_stretch, const struct word_diff *diff)
{
    struct side old, new;
    uint32_t *partner;

    *callouts = (struct callouts){0};
    if (!side_init(&old, arena, old_stretch) || !side_init(&new, arena, new_stretch))
        return false;
    partner = arena_array(arena, new.facts.count, sizeof *partner);
    callouts->callouts =
        arena_array(arena, (size_t)old.facts.count + new.facts.count, sizeof *callouts->callouts);
    if (!partner || !callouts->callouts)
        return false;
    memset(partner, 0xff, new.facts.count * sizeof *partner);
    side_place(&old, diff, RUN_DROPPED);
    side_place(&new, diff, RUN_ADDED);
    settle_equal(&old, &new);
    pair_facts(&old, &new, partner);
    tell(callouts, &old, &new, partner);
    return true;
}
