#include "result/concepts.h"

#include <math.h>
#include <stdbool.h>

#include "base/hash.h"

/* Pairs of stems to numbers: open addressing, at most half full. */
struct pairs {
    uint32_t *slots; /* number plus 1; 0 is empty */
    uint32_t mask, count;
    struct pair {
        uint32_t first, second; /* terms */
        uint32_t last;          /* sentence it was met in last, plus 1 */
    } * pairs;                  /* by number */
};

/* Each sentence's stems and pairs, once each, before those of one sentence are
 * left out. A key below `terms` is a stem, the others are pairs. */
struct harvest {
    uint32_t *sentence, *key; /* by occurrence, sentences ascending */
    uint32_t count, terms;
    uint32_t *held;     /* by key: sentences that hold it */
    double *idf;        /* by key */
    const bool *wanted; /* by term, or NULL */
    struct pairs pairs;
};

/* ---- pairs ---- */

static bool pairs_init(struct pairs *pairs, struct arena *arena, uint32_t most)
{
    uint32_t slots = 16;

    while (slots < most * 2) /* most <= tokens <= 2^30: no overflow */
        slots *= 2;
    pairs->slots = arena_zeroed(arena, slots, sizeof *pairs->slots);
    pairs->pairs = arena_array(arena, most, sizeof *pairs->pairs);
    pairs->mask = slots - 1;
    pairs->count = 0;
    return pairs->slots && pairs->pairs;
}

/* The number of a pair, which is added when it is new. */
static uint32_t pairs_number(struct pairs *pairs, uint32_t first, uint32_t second)
{
    uint32_t at = (uint32_t)hash_pair(first, second) & pairs->mask;

    for (; pairs->slots[at] != 0; at = (at + 1) & pairs->mask) {
        const struct pair *pair = &pairs->pairs[pairs->slots[at] - 1];

        if (pair->first == first && pair->second == second)
            return pairs->slots[at] - 1;
    }
    pairs->pairs[pairs->count] = (struct pair){first, second, 0};
    pairs->slots[at] = ++pairs->count;
    return pairs->count - 1;
}

/* ---- harvest ---- */

/* Only stems of two sentences can make a pair of two. */
static bool is_shared(const struct harvest *harvest, const struct token *token)
{
    return token->term != TERM_NONE && harvest->held[token->term] >= 2;
}

static uint32_t count_shared(const struct harvest *harvest, const struct document *document)
{
    uint32_t shared = 0;

    for (uint32_t i = 0; i < document->token_count; i++)
        shared += is_shared(harvest, &document->tokens[i]);
    return shared;
}

/* How many sentences hold each stem, and its idf. */
static bool harvest_count_stems(struct harvest *harvest, struct arena *arena,
                                const struct tfidf *tfidf, size_t most_keys)
{
    const struct matrix *matrix = &tfidf->matrix;

    harvest->terms = matrix->columns;
    harvest->held = arena_zeroed(arena, most_keys, sizeof *harvest->held);
    harvest->idf = arena_array(arena, most_keys, sizeof *harvest->idf);
    if (!harvest->held || !harvest->idf)
        return false;
    for (uint32_t e = 0; e < matrix->row[matrix->rows]; e++)
        harvest->held[matrix->column[e]]++;
    for (uint32_t t = 0; t < harvest->terms; t++)
        harvest->idf[t] = tfidf->idf[t];
    return true;
}

static bool harvest_init(struct harvest *harvest, const struct document *document,
                         const struct tfidf *tfidf)
{
    struct arena *arena = document->arena;
    uint32_t entries = tfidf->matrix.row[tfidf->matrix.rows], shared;

    harvest->count = 0;
    if (!harvest_count_stems(harvest, arena, tfidf,
                             (size_t)document->term_count + document->token_count))
        return false;
    shared = count_shared(harvest, document);
    harvest->sentence = arena_array(arena, (size_t)entries + shared, sizeof *harvest->sentence);
    harvest->key = arena_array(arena, (size_t)entries + shared, sizeof *harvest->key);
    return harvest->sentence && harvest->key && pairs_init(&harvest->pairs, arena, shared);
}

static void harvest_note(struct harvest *harvest, uint32_t s, uint32_t key)
{
    harvest->sentence[harvest->count] = s;
    harvest->key[harvest->count++] = key;
}

static void harvest_pair(struct harvest *harvest, uint32_t s, uint32_t first, uint32_t second)
{
    uint32_t number = pairs_number(&harvest->pairs, first, second);
    uint32_t key = harvest->terms + number;

    if (harvest->pairs.pairs[number].last == s + 1)
        return;
    harvest->pairs.pairs[number].last = s + 1;
    harvest->idf[key] = (harvest->idf[first] + harvest->idf[second]) / 2;
    harvest->held[key]++;
    harvest_note(harvest, s, key);
}

/* The stems of a sentence, then its pairs of neighbours, stop words skipped. */
static void harvest_sentence(struct harvest *harvest, const struct document *document,
                             const struct matrix *matrix, uint32_t s)
{
    const struct sentence *sentence = &document->sentences[s];
    const struct token *token = document->tokens + sentence->first_token, *before = NULL;

    if (matrix->row[s] == matrix->row[s + 1])
        return;
    for (uint32_t e = matrix->row[s]; e < matrix->row[s + 1]; e++)
        harvest_note(harvest, s, matrix->column[e]);
    for (uint32_t i = 0; i < sentence->token_count; i++, token++) {
        if (token->term == TERM_NONE)
            continue;
        if (before && is_shared(harvest, before) && is_shared(harvest, token))
            harvest_pair(harvest, s, before->term, token->term);
        before = token;
    }
}

/* ---- concepts ---- */

static bool is_wanted(const struct harvest *harvest, uint32_t key)
{
    const struct pair *pair;

    if (!harvest->wanted)
        return false;
    if (key < harvest->terms)
        return harvest->wanted[key];
    pair = &harvest->pairs.pairs[key - harvest->terms];
    return harvest->wanted[pair->first] || harvest->wanted[pair->second];
}

/* Numbers the keys of two sentences and more, in their order; `number` by key,
 * plus 1. */
static uint32_t number_concepts(const struct harvest *harvest, uint32_t *number)
{
    uint32_t keys = harvest->terms + harvest->pairs.count, count = 0;

    for (uint32_t key = 0; key < keys; key++)
        number[key] = harvest->held[key] >= 2 || is_wanted(harvest, key) ? ++count : 0;
    return count;
}

static bool concepts_alloc(struct concepts *concepts, struct arena *arena, uint32_t entries)
{
    concepts->row = arena_zeroed(arena, (size_t)concepts->sentences + 1, sizeof *concepts->row);
    concepts->column = arena_zeroed(arena, (size_t)concepts->count + 1, sizeof *concepts->column);
    concepts->concept = arena_array(arena, entries, sizeof *concepts->concept);
    concepts->sentence = arena_array(arena, entries, sizeof *concepts->sentence);
    concepts->weight = arena_zeroed(arena, concepts->count, sizeof *concepts->weight);
    return concepts->row && concepts->column && concepts->concept && concepts->sentence &&
           concepts->weight;
}

/* Both ways round: occurrences come sentence by sentence, so that rows fill in
 * order and each concept's sentences ascend. */
static void concepts_fill(struct concepts *concepts, const struct harvest *harvest,
                          const uint32_t *number, uint32_t *next)
{
    uint32_t entry = 0;

    for (uint32_t key = 0; key < harvest->terms + harvest->pairs.count; key++) {
        if (number[key] > 0)
            concepts->column[number[key]] = harvest->held[key];
    }
    for (uint32_t c = 0; c < concepts->count; c++) {
        next[c] = concepts->column[c];
        concepts->column[c + 1] += concepts->column[c];
    }
    for (uint32_t i = 0; i < harvest->count; i++) {
        uint32_t c = number[harvest->key[i]];

        if (c == 0)
            continue;
        concepts->concept[entry++] = c - 1;
        concepts->row[harvest->sentence[i] + 1] = entry;
        concepts->sentence[next[c - 1]++] = harvest->sentence[i];
    }
    for (uint32_t s = 0; s < concepts->sentences; s++) {
        if (concepts->row[s + 1] < concepts->row[s])
            concepts->row[s + 1] = concepts->row[s];
    }
}

/* ln(held)^exponent; few values serve most concepts, and are kept. */
struct spread {
    double exponent;
    double known[16]; /* by number of sentences; 0: not worked out yet */
};

static double spread_of(struct spread *spread, uint32_t held)
{
    held = held < 2 ? 2 : held; /* once only, but wanted */
    if (held >= sizeof spread->known / sizeof *spread->known)
        return pow(log(held), spread->exponent);
    if (spread->known[held] == 0)
        spread->known[held] = pow(log(held), spread->exponent);
    return spread->known[held];
}

static void concepts_weigh(struct concepts *concepts, const struct harvest *harvest,
                           const uint32_t *number, const double *score, double exponent,
                           double pair)
{
    static const double LEAST = 1e-3; /* of the mean score: sentences without neighbours */
    static const double WANTED = 4;
    struct spread spread = {.exponent = exponent};

    for (uint32_t key = 0; key < harvest->terms + harvest->pairs.count; key++) {
        uint32_t c = number[key];
        double sum = 0;

        if (c == 0)
            continue;
        for (uint32_t e = concepts->column[c - 1]; e < concepts->column[c]; e++)
            sum += score[concepts->sentence[e]];
        concepts->weight[c - 1] = harvest->idf[key] * spread_of(&spread, harvest->held[key]) *
                                  fmax(LEAST, sum / harvest->held[key]) *
                                  (is_wanted(harvest, key) ? WANTED : 1) *
                                  (key >= harvest->terms ? pair : 1);
    }
}

struct concepts *concepts_of(const struct document *document, const struct tfidf *tfidf,
                             const double *score, double gate, const bool *wanted,
                             const struct weights *weights)
{
    struct arena *arena = document->arena;
    struct concepts *concepts = arena_alloc(arena, sizeof *concepts);
    struct harvest harvest;
    uint32_t *number, *next;

    harvest.wanted = wanted;
    if (!concepts || !harvest_init(&harvest, document, tfidf))
        return NULL;
    for (uint32_t s = 0; s < document->sentence_count; s++)
        harvest_sentence(&harvest, document, &tfidf->matrix, s);
    number = arena_array(arena, (size_t)harvest.terms + harvest.pairs.count, sizeof *number);
    if (!number)
        return NULL;
    concepts->sentences = document->sentence_count;
    concepts->count = number_concepts(&harvest, number);
    next = arena_array(arena, concepts->count, sizeof *next);
    if (!next || !concepts_alloc(concepts, arena, harvest.count))
        return NULL;
    concepts_fill(concepts, &harvest, number, next);
    concepts_weigh(concepts, &harvest, number, score, weights->spread + gate * weights->spread_gate,
                   weights->pair);
    return concepts;
}
