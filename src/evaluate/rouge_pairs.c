#include "evaluate/rouge_pairs.h"

#include <string.h>

#include "base/hash.h"

/* The pairs of a text and how often each occurs; `taken` counts how many of
 * them have met their like in the other text. */
struct pair {
    uint32_t a, b;
    uint32_t count, taken; /* count 0: the slot is empty */
};

struct pair_table {
    struct pair *slots; /* open addressing, linear probes, at most half full */
    uint32_t mask;
};

static const uint32_t NONE = UINT32_MAX;       /* a pair that the system does not have */
static const uint32_t SINGLE = UINT32_MAX;     /* second half of a single word */
static const uint64_t MOST_PAIRS = 1ull << 27; /* 4 GB of slots */

static bool table_init(struct pair_table *table, uint64_t pairs, struct arena *arena)
{
    uint32_t slots = 16;

    while (slots < 2 * pairs)
        slots *= 2; /* at most 2^28: MOST_PAIRS, and no text has more than 2^29 words */
    table->slots = arena_zeroed(arena, slots, sizeof *table->slots);
    table->mask = slots - 1;
    return table->slots != NULL;
}

static void table_clear(struct pair_table *table)
{
    memset(table->slots, 0, ((size_t)table->mask + 1) * sizeof *table->slots);
}

/* The slot of a pair, or the empty one where it would go. */
static uint32_t table_find(const struct pair_table *table, uint32_t a, uint32_t b)
{
    uint32_t at = (uint32_t)hash_pair(a, b) & table->mask;

    while (table->slots[at].count > 0 && (table->slots[at].a != a || table->slots[at].b != b))
        at = (at + 1) & table->mask;
    return at;
}

static uint32_t table_add(struct pair_table *table, uint32_t a, uint32_t b)
{
    uint32_t at = table_find(table, a, b);

    table->slots[at].a = a;
    table->slots[at].b = b;
    table->slots[at].count++;
    return at;
}

/* Takes one of the pair's occurrences: 1 when there was one left. */
static uint32_t table_take(struct pair_table *table, uint32_t at)
{
    struct pair *pair = &table->slots[at];

    if (pair->taken == pair->count)
        return 0;
    pair->taken++;
    return 1;
}

static struct rouge_tally tally_of(double hits, double reference, double system)
{
    return (struct rouge_tally){hits, reference, system,
                                reference > 0 ? rouge_round(hits / reference) : 0};
}

/* An n-gram is the pair of the (n-1)-gram it begins with and its last word;
 * each level needs only the numbers of the one before. */
struct grams {
    const uint32_t *words;
    uint32_t *number; /* by first word, of the level's n-gram; NONE: not the system's */
    uint32_t count;   /* of words */
};

static bool grams_init(struct grams *grams, const struct rouge_text *text, struct arena *arena)
{
    grams->words = text->words;
    grams->count = text->count;
    grams->number = arena_array(arena, (size_t)text->count + 1, sizeof *grams->number);
    return grams->number != NULL;
}

/* How many n-grams there are. */
static uint32_t grams_at(const struct grams *grams, uint32_t n)
{
    return grams->count >= n ? grams->count - n + 1 : 0;
}

static uint32_t match_level(struct pair_table *table, struct grams *system, struct grams *reference,
                            uint32_t n)
{
    uint32_t hits = 0;

    table_clear(table);
    for (uint32_t i = 0; i < grams_at(system, n); i++)
        system->number[i] =
            table_add(table, n > 1 ? system->number[i] : SINGLE, system->words[i + n - 1]);
    for (uint32_t i = 0; i < grams_at(reference, n); i++) {
        uint32_t before = n > 1 ? reference->number[i] : SINGLE, at;

        if (n > 1 && before == NONE)
            continue;
        at = table_find(table, before, reference->words[i + n - 1]);
        reference->number[i] = table->slots[at].count > 0 ? at : NONE;
        hits += reference->number[i] == NONE ? 0 : table_take(table, at);
    }
    return hits;
}

bool rouge_ngrams(struct rouge_tally *tallies, uint32_t most, const struct rouge_text *system,
                  const struct rouge_text *reference, struct arena *arena)
{
    struct pair_table table;
    struct grams mine, theirs;

    if (!table_init(&table, system->count, arena) || !grams_init(&mine, system, arena) ||
        !grams_init(&theirs, reference, arena))
        return false;
    for (uint32_t n = 1; n <= most; n++)
        tallies[n - 1] = tally_of(match_level(&table, &mine, &theirs, n), grams_at(&theirs, n),
                                  grams_at(&mine, n));
    return true;
}

/* One past the last word that pairs with word i. */
static uint32_t reach(uint32_t i, uint32_t gap, uint32_t count)
{
    return gap >= count || count - i <= gap + 2 ? count : i + gap + 2;
}

/* An upper bound. */
static uint64_t skip_pairs(const struct rouge_text *text, uint32_t gap)
{
    uint64_t width = gap < text->count ? gap + 2ull : text->count + 1ull;

    return text->count * width;
}

/* ROUGE-1.5.5 walks to the word before the last, so that the last is never
 * counted as a single word. */
static uint64_t add_skips(struct pair_table *table, const struct rouge_text *text, uint32_t gap,
                          bool singles)
{
    uint64_t count = 0;

    for (uint32_t i = 0; i + 1 < text->count; i++) {
        uint32_t end = reach(i, gap, text->count);

        if (singles)
            (void)table_add(table, text->words[i], SINGLE);
        for (uint32_t j = i + 1; j < end; j++)
            (void)table_add(table, text->words[i], text->words[j]);
        count += end - i - 1 + singles;
    }
    return count;
}

static uint64_t take_skips(struct pair_table *table, const struct rouge_text *text, uint32_t gap,
                           bool singles, uint64_t *count)
{
    uint64_t hits = 0;

    for (uint32_t i = 0; i + 1 < text->count; i++) {
        uint32_t end = reach(i, gap, text->count);

        if (singles)
            hits += table_take(table, table_find(table, text->words[i], SINGLE));
        for (uint32_t j = i + 1; j < end; j++)
            hits += table_take(table, table_find(table, text->words[i], text->words[j]));
        *count += end - i - 1 + singles;
    }
    return hits;
}

nutgraf_status rouge_skip_bigrams(struct rouge_tally *tally, uint32_t gap, bool singles,
                                  const struct rouge_text *system,
                                  const struct rouge_text *reference, struct arena *arena)
{
    uint64_t mine, theirs = 0, hits;
    struct pair_table table;

    if (skip_pairs(system, gap) > MOST_PAIRS || skip_pairs(reference, gap) > MOST_PAIRS)
        return NUTGRAF_TOO_LARGE;
    if (!table_init(&table, skip_pairs(system, gap), arena))
        return NUTGRAF_NO_MEMORY;
    mine = add_skips(&table, system, gap, singles);
    hits = take_skips(&table, reference, gap, singles, &theirs);
    *tally = tally_of((double)hits, (double)theirs, (double)mine);
    return NUTGRAF_OK;
}
