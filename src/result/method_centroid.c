#include "result/method.h"

bool method_centroid(struct extract *extract)
{
    struct arena *arena = extract->ranking->document->arena;
    const struct matrix *matrix = &extract->ranking->tfidf->matrix;
    double *centroid = arena_zeroed(arena, matrix->columns, sizeof *centroid);
    double *score = arena_zeroed(arena, matrix->rows, sizeof *score);

    if (!centroid || !score)
        return false;
    for (uint32_t e = 0; e < matrix->row[matrix->rows]; e++)
        centroid[matrix->column[e]] += matrix->value[e];
    for (uint32_t s = 0; s < matrix->rows; s++) {
        for (uint32_t e = matrix->row[s]; e < matrix->row[s + 1]; e++)
            score[s] += matrix->value[e] * centroid[matrix->column[e]];
    }
    return extract_fill(extract, score); /* cosines, but for the centroid's length */
}
