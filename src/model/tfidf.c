#include "model/tfidf.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Room in the lexicon to remember what its terms weigh. */
static bool make_memory(struct lexicon *lexicon, const struct background *background)
{
    uint32_t capacity = lexicon->weight_capacity ? lexicon->weight_capacity : 1024;
    struct weight *weights = lexicon->weights;

    if (lexicon->weight_source != background && lexicon->weight_capacity > 0)
        memset(weights, 0, lexicon->weight_capacity * sizeof *weights);
    lexicon->weight_source = background;
    if (lexicon->terms.count <= lexicon->weight_capacity)
        return true;
    while (capacity < lexicon->terms.count)
        capacity *= 2; /* terms <= 2^30: no overflow */
    weights = realloc(weights, capacity * sizeof *weights);
    if (!weights)
        return false;
    memset(weights + lexicon->weight_capacity, 0,
           (capacity - lexicon->weight_capacity) * sizeof *weights);
    lexicon->weights = weights;
    lexicon->weight_capacity = capacity;
    return true;
}

/* Most terms of an article were in earlier ones: what they weigh is remembered. */
static bool tfidf_weigh(struct tfidf *tfidf, const struct document *document,
                        const struct background *background)
{
    struct lexicon *lexicon = document->lexicon;
    const uint32_t *terms = document->terms;

    tfidf->idf = arena_array(document->arena, document->term_count, sizeof *tfidf->idf);
    tfidf->root = arena_array(document->arena, document->term_count, sizeof *tfidf->root);
    if (!tfidf->idf || !tfidf->root || !make_memory(lexicon, background))
        return false;
    for (uint32_t t = 0; t < document->term_count; t++) {
        struct weight *weight = &lexicon->weights[terms[t]];

        if (weight->idf == 0) {
            weight->idf = background_idf(background, lexicon_stem(lexicon, terms[t]));
            weight->root = sqrt(weight->idf);
        }
        tfidf->idf[t] = weight->idf;
        tfidf->root[t] = weight->root;
    }
    return true;
}

/* Room for an entry a token, of which what is not needed is never touched. */
static bool tfidf_alloc(struct tfidf *tfidf, const struct document *document)
{
    struct matrix *matrix = &tfidf->matrix;
    struct arena *arena = document->arena;

    matrix->rows = document->sentence_count;
    matrix->columns = document->term_count;
    matrix->row = arena_array(arena, (size_t)matrix->rows + 1, sizeof *matrix->row);
    matrix->column = arena_array(arena, document->token_count, sizeof *matrix->column);
    matrix->value = arena_array(arena, document->token_count, sizeof *matrix->value);
    matrix->held = arena_zeroed(arena, document->term_count, sizeof *matrix->held);
    tfidf->run = arena_array(arena, document->token_count, sizeof *tfidf->run);
    tfidf->run_end = arena_array(arena, document->sentence_count, sizeof *tfidf->run_end);
    return matrix->row && matrix->column && matrix->value && matrix->held && tfidf->run &&
           tfidf->run_end;
}

static int ascending(const void *left, const void *right)
{
    uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;

    return (a > b) - (a < b);
}

/* Puts the column at `at`, before which all ascend from `first` on, where it
 * belongs. */
static void sink(const uint32_t *first, uint32_t *at)
{
    uint32_t moved = *at;

    for (; at > first && at[-1] > moved; at--)
        *at = at[-1];
    *at = moved;
}

/* Writes a sentence's terms from `first` on, once each and ascending, and as they
 * stand from `run` on; `seen` holds the last sentence of each term, plus 1. New
 * terms ascend as they are met, so that in a row of common length the others do not
 * have far to go. Returns the end. */
static uint32_t *matrix_note(struct matrix *matrix, const struct document *document, uint32_t s,
                             uint32_t *seen, uint32_t *first, uint32_t **run)
{
    static const ptrdiff_t COMMON = 40;
    const struct token *token = document->tokens + document->sentences[s].first_token;
    const struct token *last = token + document->sentences[s].token_count;
    uint32_t *held = matrix->held, *end = first, *next = *run, highest = 0;

    for (; token < last; token++) {
        uint32_t term = token->term;

        if (term == TERM_NONE)
            continue;
        *next++ = term;
        if (seen[term] == s + 1)
            continue;
        seen[term] = s + 1;
        held[term]++;
        *end++ = term;
        if (term >= highest)
            highest = term;
        else if (end - first <= COMMON)
            sink(first, end - 1);
    }
    if (end - first > COMMON)
        qsort(first, (size_t)(end - first), sizeof *first, ascending);
    *run = next;
    return end;
}

/* Which sentences hold which terms. */
static bool tfidf_note(struct tfidf *tfidf, const struct document *document)
{
    struct matrix *matrix = &tfidf->matrix;
    uint32_t *seen = arena_zeroed(document->arena, document->term_count, sizeof *seen);
    uint32_t *end = matrix->column, *run = tfidf->run;

    if (!seen)
        return false;
    for (uint32_t s = 0; s < document->sentence_count; s++) {
        matrix->row[s] = (uint32_t)(end - matrix->column);
        if (document->sentences[s].noise == NOISE_NONE)
            end = matrix_note(matrix, document, s, seen, end, &run);
        tfidf->run_end[s] = (uint32_t)(run - tfidf->run);
    }
    matrix->row[matrix->rows] = (uint32_t)(end - matrix->column);
    return true;
}

static void matrix_weigh(struct matrix *matrix, const double *idf, const double *root)
{
    const uint32_t *column = matrix->column;
    double *value = matrix->value;

    for (uint32_t s = 0; s < matrix->rows; s++) {
        const uint32_t *end = matrix->column + matrix->row[s + 1];
        double square = 0, share;

        for (const uint32_t *at = column; at < end; at++)
            square += idf[*at];
        share = 1 / sqrt(square);
        while (column < end)
            *value++ = root[*column++] * share;
    }
}

struct tfidf *tfidf_build(const struct document *document, const struct background *background)
{
    struct tfidf *tfidf = arena_alloc(document->arena, sizeof *tfidf);
    struct arena_mark mark;
    bool built;

    if (!tfidf || !tfidf_weigh(tfidf, document, background) || !tfidf_alloc(tfidf, document))
        return NULL;
    mark = arena_mark(document->arena);
    built = tfidf_note(tfidf, document);
    arena_rewind(document->arena, mark);
    if (!built)
        return NULL;
    matrix_weigh(&tfidf->matrix, tfidf->idf, tfidf->root);
    return tfidf;
}

double matrix_cosine(const struct matrix *matrix, uint32_t a, uint32_t b)
{
    const uint32_t *column = matrix->column;
    size_t e = matrix->row[a], e_end = matrix->row[a + 1];
    size_t f = matrix->row[b], f_end = matrix->row[b + 1];
    double sum = 0;

    while (e < e_end && f < f_end) {
        uint32_t one = column[e], other = column[f];

        if (one == other)
            sum += matrix->value[e] * matrix->value[f];
        e += one <= other;
        f += other <= one;
    }
    return sum;
}
