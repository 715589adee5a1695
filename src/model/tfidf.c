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
        capacity *= 4; /* terms <= 2^30: no overflow; half as many copies as by doubling */
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

/* Where the next sentence's entries go. */
struct filling {
    uint32_t *column, *run;
    double *value;
    uint32_t *seen; /* by term: the last sentence that holds it, plus 1 */
};

/* Writes a sentence's terms, once each and ascending, and as they stand in the text.
 * New terms ascend as they are met, so that in a row of common length the others do
 * not have far to go. Returns the square of the row's length. */
static double row_note(struct filling *filling, struct tfidf *tfidf,
                       const struct document *document, uint32_t s)
{
    static const ptrdiff_t COMMON = 40;
    const struct token *token = document->tokens + document->sentences[s].first_token;
    const struct token *last = token + document->sentences[s].token_count;
    uint32_t *held = tfidf->matrix.held, *seen = filling->seen, *run = filling->run;
    uint32_t *first = filling->column, *end = first, highest = 0;
    double square = 0;

    for (; token < last; token++) {
        uint32_t term = token->term;

        if (term == TERM_NONE)
            continue;
        *run++ = term;
        if (seen[term] == s + 1)
            continue;
        seen[term] = s + 1;
        held[term]++;
        square += tfidf->idf[term];
        *end++ = term;
        if (term >= highest)
            highest = term;
        else if (end - first <= COMMON)
            sink(first, end - 1);
    }
    if (end - first > COMMON)
        qsort(first, (size_t)(end - first), sizeof *first, ascending);
    filling->column = end;
    filling->run = run;
    return square;
}

/* Scales the terms from `column` on to length 1. */
static void row_weigh(struct filling *filling, const uint32_t *column, const double *root,
                      double square)
{
    double share = 1 / sqrt(square), *value = filling->value;

    while (column < filling->column)
        *value++ = root[*column++] * share;
    filling->value = value;
}

static bool tfidf_fill(struct tfidf *tfidf, const struct document *document)
{
    struct matrix *matrix = &tfidf->matrix;
    struct filling filling = {
        matrix->column, tfidf->run, matrix->value,
        arena_zeroed(document->arena, document->term_count, sizeof *filling.seen)};

    if (!filling.seen)
        return false;
    for (uint32_t s = 0; s < document->sentence_count; s++) {
        const uint32_t *column = filling.column;

        matrix->row[s] = (uint32_t)(column - matrix->column);
        if (document->sentences[s].noise == NOISE_NONE)
            row_weigh(&filling, column, tfidf->root, row_note(&filling, tfidf, document, s));
        tfidf->run_end[s] = (uint32_t)(filling.run - tfidf->run);
    }
    matrix->row[matrix->rows] = (uint32_t)(filling.column - matrix->column);
    return true;
}

struct tfidf *tfidf_build(const struct document *document, const struct background *background)
{
    struct tfidf *tfidf = arena_alloc(document->arena, sizeof *tfidf);
    struct arena_mark mark;
    bool built;

    if (!tfidf || !tfidf_weigh(tfidf, document, background) || !tfidf_alloc(tfidf, document))
        return NULL;
    mark = arena_mark(document->arena);
    built = tfidf_fill(tfidf, document);
    arena_rewind(document->arena, mark);
    return built ? tfidf : NULL;
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
