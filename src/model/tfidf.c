#include "model/tfidf.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Which terms each sentence holds, in the order in which they were met. */
struct incidence {
    uint32_t *row, *column; /* by entry */
    uint32_t *in_row, *in_column;
    uint32_t count;
};

/* Room in the lexicon to remember the idf of its terms; 0 is not known yet. */
static bool make_memory(struct lexicon *lexicon, const struct background *background)
{
    uint32_t capacity = lexicon->idf_capacity ? lexicon->idf_capacity : 1024;
    double *idf = lexicon->idf;

    if (lexicon->idf_source != background && lexicon->idf_capacity > 0)
        memset(idf, 0, lexicon->idf_capacity * sizeof *idf);
    lexicon->idf_source = background;
    if (lexicon->terms.count <= lexicon->idf_capacity)
        return true;
    while (capacity < lexicon->terms.count)
        capacity *= 2; /* terms <= 2^30: no overflow */
    idf = realloc(idf, capacity * sizeof *idf);
    if (!idf)
        return false;
    memset(idf + lexicon->idf_capacity, 0, (capacity - lexicon->idf_capacity) * sizeof *idf);
    lexicon->idf = idf;
    lexicon->idf_capacity = capacity;
    return true;
}

/* Most terms of an article were in earlier ones: their idf is remembered. */
static bool tfidf_weigh(struct tfidf *tfidf, const struct document *document,
                        const struct background *background)
{
    struct lexicon *lexicon = document->lexicon;

    tfidf->idf = arena_array(document->arena, document->term_count, sizeof *tfidf->idf);
    if (!tfidf->idf || !make_memory(lexicon, background))
        return false;
    for (uint32_t t = 0; t < document->term_count; t++) {
        double *idf = &lexicon->idf[document->terms[t]];

        if (*idf == 0)
            *idf = background_idf(background, lexicon_stem(lexicon, document->terms[t]));
        tfidf->idf[t] = *idf;
    }
    return true;
}

static bool incidence_init(struct incidence *incidence, const struct document *document)
{
    struct arena *arena = document->arena;

    incidence->count = 0;
    incidence->row = arena_array(arena, document->token_count, sizeof *incidence->row);
    incidence->column = arena_array(arena, document->token_count, sizeof *incidence->column);
    incidence->in_row = arena_zeroed(arena, document->sentence_count, sizeof *incidence->in_row);
    incidence->in_column = arena_zeroed(arena, document->term_count, sizeof *incidence->in_column);
    return incidence->row && incidence->column && incidence->in_row && incidence->in_column;
}

/* Once per sentence and term; `seen` holds the last sentence of each, plus 1. */
static void incidence_note(struct incidence *incidence, const struct document *document, uint32_t s,
                           uint32_t *seen)
{
    const struct sentence *sentence = &document->sentences[s];
    const struct token *token = document->tokens + sentence->first_token;

    for (uint32_t i = 0; i < sentence->token_count; i++, token++) {
        if (token->term == TERM_NONE || seen[token->term] == s + 1)
            continue;
        seen[token->term] = s + 1;
        incidence->row[incidence->count] = s;
        incidence->column[incidence->count] = token->term;
        incidence->in_row[s]++;
        incidence->in_column[token->term]++;
        incidence->count++;
    }
}

/* Turns counts into where each one's entries begin; returns their sum. */
static uint32_t counts_to_starts(uint32_t *counts, uint32_t count)
{
    uint32_t sum = 0;

    for (uint32_t i = 0; i < count; i++) {
        uint32_t here = counts[i];

        counts[i] = sum;
        sum += here;
    }
    return sum;
}

/* Room for an entry a token, of which what is not needed is never touched. */
static bool matrix_alloc(struct matrix *matrix, const struct document *document)
{
    struct arena *arena = document->arena;

    matrix->rows = document->sentence_count;
    matrix->columns = document->term_count;
    matrix->row = arena_array(arena, (size_t)matrix->rows + 1, sizeof *matrix->row);
    matrix->column = arena_array(arena, document->token_count, sizeof *matrix->column);
    matrix->value = arena_array(arena, document->token_count, sizeof *matrix->value);
    return matrix->row && matrix->column && matrix->value;
}

/* Sorts the entries by column, then spreads them over the rows: each row's
 * columns ascend, in linear time. */
static bool matrix_fill(struct matrix *matrix, struct arena *arena, struct incidence *incidence)
{
    uint32_t *order = arena_array(arena, incidence->count, sizeof *order);
    uint32_t *next = incidence->in_row;

    if (!order)
        return false;
    matrix->row[matrix->rows] = counts_to_starts(next, matrix->rows);
    for (uint32_t s = 0; s < matrix->rows; s++)
        matrix->row[s] = next[s];
    counts_to_starts(incidence->in_column, matrix->columns);
    for (uint32_t e = 0; e < incidence->count; e++)
        order[incidence->in_column[incidence->column[e]]++] = e;
    for (uint32_t i = 0; i < incidence->count; i++) {
        uint32_t e = order[i];

        matrix->column[next[incidence->row[e]]++] = incidence->column[e];
    }
    return true;
}

static void matrix_weigh(struct matrix *matrix, const double *idf)
{
    for (uint32_t s = 0; s < matrix->rows; s++) {
        double square = 0;

        for (uint32_t e = matrix->row[s]; e < matrix->row[s + 1]; e++)
            square += idf[matrix->column[e]];
        for (uint32_t e = matrix->row[s]; e < matrix->row[s + 1]; e++)
            matrix->value[e] = sqrt(idf[matrix->column[e]] / square);
    }
}

/* Which sentences hold which terms, sorted into the matrix. */
static bool matrix_build(struct matrix *matrix, const struct document *document)
{
    uint32_t *seen = arena_zeroed(document->arena, document->term_count, sizeof *seen);
    struct incidence incidence;

    if (!seen || !incidence_init(&incidence, document))
        return false;
    for (uint32_t s = 0; s < document->sentence_count; s++) {
        if (document->sentences[s].noise == NOISE_NONE)
            incidence_note(&incidence, document, s, seen);
    }
    return matrix_fill(matrix, document->arena, &incidence);
}

struct tfidf *tfidf_build(const struct document *document, const struct background *background)
{
    struct tfidf *tfidf = arena_alloc(document->arena, sizeof *tfidf);
    struct arena_mark mark;
    bool built;

    if (!tfidf || !tfidf_weigh(tfidf, document, background) ||
        !matrix_alloc(&tfidf->matrix, document))
        return NULL;
    mark = arena_mark(document->arena);
    built = matrix_build(&tfidf->matrix, document);
    arena_rewind(document->arena, mark);
    if (!built)
        return NULL;
    matrix_weigh(&tfidf->matrix, tfidf->idf);
    return tfidf;
}

double matrix_cosine(const struct matrix *matrix, uint32_t a, uint32_t b)
{
    uint32_t e = matrix->row[a], f = matrix->row[b];
    double sum = 0;

    while (e < matrix->row[a + 1] && f < matrix->row[b + 1]) {
        uint32_t one = matrix->column[e], other = matrix->column[f];

        if (one == other)
            sum += matrix->value[e] * matrix->value[f];
        e += one <= other;
        f += other <= one;
    }
    return sum;
}
