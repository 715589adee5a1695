#include "result/concepts.h"

#include <math.h>

#include "result/pairs.h"

/* What concepts are made of. */
struct harvest {
    const struct ranking *ranking;
    const bool *wanted;    /* by term, or NULL */
    uint32_t *single;      /* by term: the concept of a wanted term of one sentence, plus 1;
                              0: it is none; NULL: nothing is wanted */
    uint32_t *single_term; /* by such concept */
    struct pairs pairs;
    uint32_t *number;                 /* by pair: its concept, plus 1; 0: it is none */
    uint32_t *pair;                   /* by concept that is a pair: its number */
    uint32_t stems, singles, doubles; /* concepts that are links' columns; of one sentence; pairs */
    uint32_t entries;                 /* of all sentences */
};

/* ---- numbers: the links' stems, then those of one sentence, then the pairs ---- */

static bool number_singles(struct harvest *harvest, struct arena *arena)
{
    const struct matrix *matrix = harvest->ranking->links->matrix;

    if (!harvest->wanted)
        return true;
    harvest->single = arena_zeroed(arena, matrix->columns, sizeof *harvest->single);
    harvest->single_term = arena_array(arena, matrix->columns, sizeof *harvest->single_term);
    if (!harvest->single || !harvest->single_term)
        return false;
    for (uint32_t t = 0; t < matrix->columns; t++) {
        if (matrix->held[t] != 1 || !harvest->wanted[t])
            continue;
        harvest->single_term[harvest->singles++] = t;
        harvest->single[t] = harvest->stems + harvest->singles;
    }
    harvest->entries += harvest->singles;
    return true;
}

static inline bool pair_wanted(const struct harvest *harvest, const struct pair *pair)
{
    const uint32_t *term = harvest->ranking->links->term;

    return harvest->wanted &&
           (harvest->wanted[term[pair->first]] || harvest->wanted[term[pair->second]]);
}

static void number_pairs(struct harvest *harvest)
{
    for (uint32_t i = 0; i < harvest->pairs.count; i++) {
        const struct pair *pair = &harvest->pairs.pair[i];

        harvest->number[i] = 0;
        if (pair->held < 2 && !pair_wanted(harvest, pair))
            continue;
        harvest->pair[harvest->doubles++] = i;
        harvest->number[i] = harvest->stems + harvest->singles + harvest->doubles;
        harvest->entries += pair->held;
    }
}

static bool harvest_init(struct harvest *harvest, struct concepts *concepts)
{
    const struct ranking *ranking = harvest->ranking;
    const struct document *document = ranking->document;

    harvest->stems = ranking->links->columns;
    harvest->entries = ranking->links->row[document->sentence_count];
    if (!number_singles(harvest, document->arena) || !pairs_find(&harvest->pairs, ranking))
        return false;
    harvest->number = arena_array(document->arena, harvest->pairs.count, sizeof *harvest->number);
    harvest->pair = arena_array(document->arena, harvest->pairs.count, sizeof *harvest->pair);
    if (!harvest->number || !harvest->pair)
        return false;
    number_pairs(harvest);
    concepts->sentences = document->sentence_count;
    concepts->count = harvest->stems + harvest->singles + harvest->doubles;
    return true;
}

/* ---- which sentences hold which ---- */

/* Sets each concept's end to where it begins: it moves on as sentences are noted. */
static void concepts_begin(struct concepts *concepts, const struct harvest *harvest)
{
    const struct links *links = harvest->ranking->links;
    uint32_t *end = concepts->column + 1, entries = 0, c = 0;

    concepts->column[0] = 0;
    for (; c < harvest->stems; c++) {
        end[c] = entries;
        entries += links_held(links, c);
    }
    for (; c < harvest->stems + harvest->singles; c++)
        end[c] = entries++;
    for (uint32_t i = 0; i < harvest->doubles; i++) {
        end[c++] = entries;
        entries += harvest->pairs.pair[harvest->pair[i]].held;
    }
    for (c = 0; c < concepts->count; c++)
        concepts->weight[c] = 0;
}

/* Where entries go: the next of a row, and by concept the next of its sentences.
 * A concept's weight is the sum of its sentences' scores as yet. */
struct cursor {
    uint32_t *entry, *next, *sentence;
    double *weight;
};

static inline void note(struct cursor *cursor, uint32_t c, uint32_t s, double score)
{
    *cursor->entry++ = c;
    cursor->sentence[cursor->next[c]++] = s;
    cursor->weight[c] += score;
}

static inline void note_singles(struct cursor *cursor, const struct harvest *harvest, uint32_t s,
                                double score)
{
    const struct matrix *matrix = harvest->ranking->links->matrix;

    for (uint32_t e = matrix->row[s]; e < matrix->row[s + 1]; e++) {
        uint32_t number = harvest->single[matrix->column[e]];

        if (number > 0)
            note(cursor, number - 1, s, score);
    }
}

/* Both ways round, sentence by sentence: rows fill in order and each concept's
 * sentences ascend. */
static void concepts_fill(struct concepts *concepts, const struct harvest *harvest)
{
    const struct links *links = harvest->ranking->links;
    const uint32_t *column = links->column, *met = harvest->pairs.met;
    struct cursor cursor = {concepts->concept, concepts->column + 1, concepts->sentence,
                            concepts->weight};

    for (uint32_t s = 0; s < concepts->sentences; s++) {
        const uint32_t *end = links->column + links->row[s + 1];
        double score = harvest->ranking->score[s];

        concepts->row[s] = (uint32_t)(cursor.entry - concepts->concept);
        while (column < end)
            note(&cursor, *column++, s, score);
        if (harvest->wanted)
            note_singles(&cursor, harvest, s, score);
        for (end = harvest->pairs.met + harvest->pairs.end[s]; met < end; met++) {
            if (harvest->number[*met] > 0)
                note(&cursor, harvest->number[*met] - 1, s, score);
        }
    }
    concepts->row[concepts->sentences] = harvest->entries;
}

static bool concepts_build(struct concepts *concepts, struct arena *arena,
                           const struct harvest *harvest)
{
    concepts->row = arena_array(arena, (size_t)concepts->sentences + 1, sizeof *concepts->row);
    concepts->column = arena_array(arena, (size_t)concepts->count + 1, sizeof *concepts->column);
    concepts->weight = arena_array(arena, concepts->count, sizeof *concepts->weight);
    concepts->concept = arena_array(arena, harvest->entries, sizeof *concepts->concept);
    concepts->sentence = arena_array(arena, harvest->entries, sizeof *concepts->sentence);
    if (!concepts->row || !concepts->column || !concepts->weight || !concepts->concept ||
        !concepts->sentence)
        return false;
    concepts_begin(concepts, harvest);
    concepts_fill(concepts, harvest);
    return true;
}

/* ---- weights ---- */

static const double WANTED = 4; /* how much more a query's weigh */

/* ln(held)^exponent; few values serve most concepts, and are kept. */
struct spread {
    double exponent;
    double known[16]; /* by number of sentences; 0: not worked out yet */
};

static double spread_of(struct spread *spread, uint32_t held)
{
    static const uint32_t KEPT = sizeof spread->known / sizeof *spread->known;
    double value = held < KEPT ? spread->known[held] : 0;

    if (value > 0)
        return value;
    value = pow(log(held < 2 ? 2 : held), spread->exponent); /* once only, but wanted: as twice */
    if (held < KEPT)
        spread->known[held] = value;
    return value;
}

/* What a concept weighs, wherever it is one, from the sum of scores. */
static inline double weigh(const struct concepts *concepts, uint32_t c, double idf,
                           struct spread *spread)
{
    static const double LEAST = 1e-3; /* of the mean score: sentences without neighbours */
    uint32_t held = concepts->column[c + 1] - concepts->column[c];
    double mean = concepts->weight[c] / held;

    return idf * spread_of(spread, held) * (mean > LEAST ? mean : LEAST);
}

static void weigh_pairs(struct concepts *concepts, const struct harvest *harvest,
                        struct spread *spread, double paired)
{
    const uint32_t *term = harvest->ranking->links->term;
    const double *idf = harvest->ranking->tfidf->idf;

    for (uint32_t i = 0; i < harvest->doubles; i++) {
        const struct pair *pair = &harvest->pairs.pair[harvest->pair[i]];
        uint32_t c = harvest->stems + harvest->singles + i;
        double mean = (idf[term[pair->first]] + idf[term[pair->second]]) / 2;

        concepts->weight[c] =
            weigh(concepts, c, mean, spread) * (pair_wanted(harvest, pair) ? WANTED : 1) * paired;
    }
}

static void concepts_weigh(struct concepts *concepts, const struct harvest *harvest,
                           double exponent, double paired)
{
    const uint32_t *term = harvest->ranking->links->term;
    const double *idf = harvest->ranking->tfidf->idf;
    struct spread spread = {.exponent = exponent};

    for (uint32_t c = 0; c < harvest->stems; c++)
        concepts->weight[c] = weigh(concepts, c, idf[term[c]], &spread) *
                              (harvest->wanted && harvest->wanted[term[c]] ? WANTED : 1);
    for (uint32_t i = 0; i < harvest->singles; i++) {
        uint32_t c = harvest->stems + i;

        concepts->weight[c] = weigh(concepts, c, idf[harvest->single_term[i]], &spread) * WANTED;
    }
    weigh_pairs(concepts, harvest, &spread, paired);
}

struct concepts *concepts_of(const struct ranking *ranking, double gate, const bool *wanted,
                             const struct weights *weights)
{
    struct arena *arena = ranking->document->arena;
    struct concepts *concepts = arena_alloc(arena, sizeof *concepts);
    struct harvest harvest = {.ranking = ranking, .wanted = wanted};

    if (!concepts || !harvest_init(&harvest, concepts) ||
        !concepts_build(concepts, arena, &harvest))
        return NULL;
    concepts_weigh(concepts, &harvest, weights->spread + gate * weights->spread_gate,
                   weights->pair);
    return concepts;
}
