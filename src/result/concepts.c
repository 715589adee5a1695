#include "result/concepts.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

#include "base/hash.h"

/* Pairs of stems to numbers: open addressing, at most half full. */
struct pairs {
    uint32_t *slots; /* number plus 1; 0 is empty */
    uint32_t mask, count;
    struct pair {
        uint32_t first, second; /* terms */
        uint32_t last;          /* sentence it was met in last, plus 1 */
        uint32_t held;          /* sentences that hold it */
        uint32_t number;        /* of its concept, plus 1; 0: it is none */
    } * pairs;                  /* by number */
};

/* What is gathered before it is known which pairs two sentences hold. */
struct harvest {
    const struct matrix *matrix;
    const bool *wanted; /* by term, or NULL */
    uint32_t *number;   /* by term: of its concept, plus 1; 0: it is none */
    uint32_t *stem;     /* by concept that is a stem: the term */
    uint32_t stems;
    uint32_t *met;     /* pairs in the order in which they are met, once a sentence */
    uint32_t *met_end; /* by sentence */
    struct pairs pairs;
};

/* ---- pairs ---- */

static bool pairs_init(struct pairs *pairs, struct arena *arena, uint32_t most)
{
    static const uint32_t SLOTS = 256; /* an article has about a hundred pairs */

    pairs->slots = arena_zeroed(arena, SLOTS, sizeof *pairs->slots);
    pairs->pairs = arena_array(arena, most, sizeof *pairs->pairs);
    pairs->mask = SLOTS - 1;
    pairs->count = 0;
    return pairs->slots && pairs->pairs;
}

/* The slot of a pair, or an empty one. */
static uint32_t pairs_probe(const struct pairs *pairs, uint32_t first, uint32_t second)
{
    uint32_t at = (uint32_t)hash_pair(first, second) & pairs->mask;

    for (; pairs->slots[at] != 0; at = (at + 1) & pairs->mask) {
        const struct pair *pair = &pairs->pairs[pairs->slots[at] - 1];

        if (pair->first == first && pair->second == second)
            break;
    }
    return at;
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
        pairs->slots[pairs_probe(pairs, pairs->pairs[i].first, pairs->pairs[i].second)] = i + 1;
    return true;
}

/* The number of a pair, which is added when it is new; UINT32_MAX: memory. */
static uint32_t pairs_number(struct pairs *pairs, struct arena *arena, uint32_t first,
                             uint32_t second)
{
    uint32_t at = pairs_probe(pairs, first, second);

    if (pairs->slots[at] != 0)
        return pairs->slots[at] - 1;
    pairs->pairs[pairs->count] = (struct pair){first, second, 0, 0, 0};
    pairs->slots[at] = ++pairs->count;
    if (pairs->count > pairs->mask / 2 && !pairs_grow(pairs, arena))
        return UINT32_MAX;
    return pairs->count - 1;
}

/* ---- harvest ---- */

/* Numbers the stems that are concepts. */
static void number_stems(struct harvest *harvest)
{
    const uint32_t *held = harvest->matrix->held;
    const bool *wanted = harvest->wanted;
    uint32_t count = 0;

    for (uint32_t t = 0; t < harvest->matrix->columns; t++) {
        harvest->number[t] = 0;
        if (held[t] < 2 && !(wanted && wanted[t]))
            continue;
        harvest->stem[count] = t;
        harvest->number[t] = ++count;
    }
    harvest->stems = count;
}

/* The pairs of neighbours in a sentence, stop words skipped; only stems of two
 * sentences can make a pair of two. `end` counts what is met; UINT32_MAX: memory. */
static uint32_t harvest_sentence(struct harvest *harvest, const struct document *document,
                                 uint32_t s, uint32_t end)
{
    const uint32_t *held = harvest->matrix->held;
    const struct sentence *sentence = &document->sentences[s];
    const struct token *token = document->tokens + sentence->first_token;
    const struct token *last = token + sentence->token_count;
    uint32_t before = TERM_NONE;

    for (; token < last; token++) {
        uint32_t number, term = token->term;
        struct pair *pair;

        if (term == TERM_NONE)
            continue;
        if (held[term] < 2)
            term = TERM_NONE;
        if (before != TERM_NONE && term != TERM_NONE) {
            number = pairs_number(&harvest->pairs, document->arena, before, term);
            if (number == UINT32_MAX)
                return UINT32_MAX;
            pair = &harvest->pairs.pairs[number];
            if (pair->last != s + 1) {
                pair->last = s + 1;
                pair->held++;
                harvest->met[end++] = number;
            }
        }
        before = term;
    }
    return end;
}

static bool harvest_pairs(struct harvest *harvest, const struct document *document)
{
    const uint32_t *row = harvest->matrix->row;
    uint32_t end = 0;

    for (uint32_t s = 0; s < document->sentence_count && end != UINT32_MAX; s++) {
        if (row[s] < row[s + 1])
            end = harvest_sentence(harvest, document, s, end);
        harvest->met_end[s] = end;
    }
    return end != UINT32_MAX;
}

static bool harvest_init(struct harvest *harvest, const struct document *document)
{
    struct arena *arena = document->arena;
    uint32_t most = document->token_count;

    harvest->number = arena_array(arena, harvest->matrix->columns, sizeof *harvest->number);
    harvest->stem = arena_array(arena, harvest->matrix->columns, sizeof *harvest->stem);
    harvest->met = arena_array(arena, most, sizeof *harvest->met);
    harvest->met_end = arena_array(arena, document->sentence_count, sizeof *harvest->met_end);
    return harvest->number && harvest->stem && harvest->met && harvest->met_end &&
           pairs_init(&harvest->pairs, arena, most);
}

/* Numbers the pairs that are concepts, behind the stems. Returns the number of
 * concepts. */
static uint32_t number_pairs(struct harvest *harvest)
{
    const bool *wanted = harvest->wanted;
    uint32_t count = harvest->stems;

    for (uint32_t i = 0; i < harvest->pairs.count; i++) {
        struct pair *pair = &harvest->pairs.pairs[i];

        if (pair->held >= 2 || (wanted && (wanted[pair->first] || wanted[pair->second])))
            pair->number = ++count;
    }
    return count;
}

/* ---- concepts ---- */

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

/* What a concept weighs, wherever it is one. */
static double weigh(const struct concepts *concepts, uint32_t c, const double *score, double idf,
                    struct spread *spread)
{
    static const double LEAST = 1e-3; /* of the mean score: sentences without neighbours */
    uint32_t held = concepts->column[c + 1] - concepts->column[c];
    double sum = 0, mean;

    for (uint32_t e = concepts->column[c]; e < concepts->column[c + 1]; e++)
        sum += score[concepts->sentence[e]];
    mean = sum / held;
    return idf * spread_of(spread, held) * (mean > LEAST ? mean : LEAST);
}

static void concepts_weigh(struct concepts *concepts, const struct harvest *harvest,
                           const double *idf, const double *score, double exponent, double paired)
{
    static const double WANTED = 4;
    const bool *wanted = harvest->wanted;
    struct spread spread = {.exponent = exponent};

    for (uint32_t c = 0; c < harvest->stems; c++) {
        uint32_t t = harvest->stem[c];

        concepts->weight[c] =
            weigh(concepts, c, score, idf[t], &spread) * (wanted && wanted[t] ? WANTED : 1);
    }
    for (uint32_t i = 0; i < harvest->pairs.count; i++) {
        const struct pair *pair = &harvest->pairs.pairs[i];
        double mean = (idf[pair->first] + idf[pair->second]) / 2;

        if (pair->number > 0)
            concepts->weight[pair->number - 1] =
                weigh(concepts, pair->number - 1, score, mean, &spread) *
                (wanted && (wanted[pair->first] || wanted[pair->second]) ? WANTED : 1) * paired;
    }
}

/* Where each concept's sentences begin. Returns the number of entries. */
static uint32_t concepts_begin(struct concepts *concepts, const struct harvest *harvest)
{
    concepts->column[0] = 0;
    for (uint32_t c = 0; c < harvest->stems; c++)
        concepts->column[c + 1] = harvest->matrix->held[harvest->stem[c]];
    for (uint32_t i = 0; i < harvest->pairs.count; i++) {
        if (harvest->pairs.pairs[i].number > 0)
            concepts->column[harvest->pairs.pairs[i].number] = harvest->pairs.pairs[i].held;
    }
    for (uint32_t c = 0; c < concepts->count; c++)
        concepts->column[c + 1] += concepts->column[c];
    return concepts->column[concepts->count];
}

static void concepts_note(struct concepts *concepts, uint32_t *entry, uint32_t *next, uint32_t s,
                          uint32_t number)
{
    if (number == 0)
        return;
    concepts->concept[(*entry)++] = number - 1;
    concepts->sentence[next[number - 1]++] = s;
}

/* Both ways round, sentence by sentence, its stems before its pairs: rows fill
 * in order and each concept's sentences ascend. */
static void concepts_fill(struct concepts *concepts, const struct harvest *harvest, uint32_t *next)
{
    const struct matrix *matrix = harvest->matrix;
    uint32_t entry = 0, met = 0;

    memcpy(next, concepts->column, concepts->count * sizeof *next);
    concepts->row[0] = 0;
    for (uint32_t s = 0; s < concepts->sentences; s++) {
        for (uint32_t e = matrix->row[s]; e < matrix->row[s + 1]; e++)
            concepts_note(concepts, &entry, next, s, harvest->number[matrix->column[e]]);
        for (; met < harvest->met_end[s]; met++)
            concepts_note(concepts, &entry, next, s,
                          harvest->pairs.pairs[harvest->met[met]].number);
        concepts->row[s + 1] = entry;
    }
}

static bool concepts_build(struct concepts *concepts, struct arena *arena,
                           const struct harvest *harvest)
{
    uint32_t *next = arena_array(arena, concepts->count, sizeof *next), entries;

    concepts->row = arena_array(arena, (size_t)concepts->sentences + 1, sizeof *concepts->row);
    concepts->column = arena_array(arena, (size_t)concepts->count + 1, sizeof *concepts->column);
    concepts->weight = arena_array(arena, concepts->count, sizeof *concepts->weight);
    if (!next || !concepts->row || !concepts->column || !concepts->weight)
        return false;
    entries = concepts_begin(concepts, harvest);
    concepts->concept = arena_array(arena, entries, sizeof *concepts->concept);
    concepts->sentence = arena_array(arena, entries, sizeof *concepts->sentence);
    if (!concepts->concept || !concepts->sentence)
        return false;
    concepts_fill(concepts, harvest, next);
    return true;
}

struct concepts *concepts_of(const struct document *document, const struct tfidf *tfidf,
                             const double *score, double gate, const bool *wanted,
                             const struct weights *weights)
{
    struct concepts *concepts = arena_alloc(document->arena, sizeof *concepts);
    struct harvest harvest = {.matrix = &tfidf->matrix, .wanted = wanted};

    if (!concepts || !harvest_init(&harvest, document) || !harvest_pairs(&harvest, document))
        return NULL;
    concepts->sentences = document->sentence_count;
    number_stems(&harvest);
    concepts->count = number_pairs(&harvest);
    if (!concepts_build(concepts, document->arena, &harvest))
        return NULL;
    concepts_weigh(concepts, &harvest, tfidf->idf, score,
                   weights->spread + gate * weights->spread_gate, weights->pair);
    return concepts;
}
