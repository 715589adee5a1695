#include "model/tfidf.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

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

/* Room for an entry a token, of which what is not needed is never touched. */
static bool matrix_alloc(struct matrix *matrix, const struct document *document)
{
    struct arena *arena = document->arena;

    matrix->rows = document->sentence_count;
    matrix->columns = document->term_count;
    matrix->row = arena_array(arena, (size_t)matrix->rows + 1, sizeof *matrix->row);
    matrix->column = arena_array(arena, document->token_count, sizeof *matrix->column);
    matrix->value = arena_array(arena, document->token_count, sizeof *matrix->value);
    matrix->held = arena_zeroed(arena, document->term_count, sizeof *matrix->held);
    return matrix->row && matrix->column && matrix->value && matrix->held;
}

/* Adds a sentence's terms, once each, in the order in which they are met, from
 * entry `end` on; `seen` holds the last sentence of each term, plus 1. */
static uint32_t matrix_note(struct matrix *matrix, const struct document *document, uint32_t s,
                            uint32_t *seen, uint32_t end)
{
    const struct sentence *sentence = &document->sentences[s];
    const struct token *token = document->tokens + sentence->first_token;
    const struct token *last = token + sentence->token_count;

    for (; token < last; token++) {
        uint32_t term = token->term;

        if (term == TERM_NONE || seen[term] == s + 1)
            continue;
        seen[term] = s + 1;
        matrix->held[term]++;
        matrix->column[end++] = term;
    }
    return end;
}

static int ascending(const void *left, const void *right)
{
    uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;

    return (a > b) - (a < b);
}

/* New terms ascend as they are met, so that few entries of a row of common
 * length have far to go. */
static void sort_row(uint32_t *column, uint32_t count)
{
    static const uint32_t COMMON = 40;

    if (count > COMMON) {
        qsort(column, count, sizeof *column, ascending);
        return;
    }
    for (uint32_t i = 1; i < count; i++) {
        uint32_t at = i, moved = column[i];

        for (; at > 0 && column[at - 1] > moved; at--)
            column[at] = column[at - 1];
        column[at] = moved;
    }
}

/* Which sentences hold which terms. */
static bool matrix_build(struct matrix *matrix, const struct document *document)
{
    uint32_t *seen = arena_zeroed(document->arena, document->term_count, sizeof *seen), end = 0;

    if (!seen)
        return false;
    for (uint32_t s = 0; s < document->sentence_count; s++) {
        uint32_t begin = matrix->row[s] = end;

        if (document->sentences[s].noise == NOISE_NONE)
            end = matrix_note(matrix, document, s, seen, begin);
        sort_row(matrix->column + begin, end - begin);
    }
    matrix->row[matrix->rows] = end;
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
