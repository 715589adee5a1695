#include "result/method.h"

#include <math.h>
#include <string.h>

#include "model/textrank.h"

/* Adds each word's idf to its column, so that rows hold counts times idf. */
static void fill_row(const struct extract *extract, const struct matrix *matrix, uint32_t s,
                     double *sums)
{
    const struct document *document = extract->ranking->document;
    const struct sentence *sentence = &document->sentences[s];
    const struct token *token = document->tokens + sentence->first_token;
    double square = 0;

    for (uint32_t i = 0; i < sentence->token_count; i++, token++) {
        if (token->term != TERM_NONE)
            sums[token->term] += extract->ranking->tfidf->idf[token->term];
    }
    for (uint32_t e = matrix->row[s]; e < matrix->row[s + 1]; e++)
        square += sums[matrix->column[e]] * sums[matrix->column[e]];
    for (uint32_t e = matrix->row[s]; e < matrix->row[s + 1]; e++)
        matrix->value[e] = sums[matrix->column[e]] / sqrt(square);
    for (uint32_t i = 0; i < sentence->token_count; i++) {
        token--;
        if (token->term != TERM_NONE)
            sums[token->term] = 0;
    }
}

bool method_lexrank(struct extract *extract)
{
    struct arena *arena = extract->ranking->document->arena;
    struct matrix matrix = extract->ranking->tfidf->matrix;
    double *sums = arena_zeroed(arena, matrix.columns, sizeof *sums), *score;
    const struct links *links;

    matrix.value = arena_array(arena, matrix.row[matrix.rows], sizeof *matrix.value);
    if (!sums || !matrix.value)
        return false;
    for (uint32_t s = 0; s < extract->sentences; s++)
        fill_row(extract, &matrix, s, sums);
    links = links_of(arena, &matrix);
    score = links ? textrank(arena, links, NULL, NULL) : NULL;
    return score && extract_fill(extract, score);
}
