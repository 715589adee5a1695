#include "model/links.h"

/* Returns the number of entries. */
static uint32_t number_columns(struct links *links)
{
    const struct matrix *matrix = links->matrix;
    uint32_t count = 0, entries = 0;

    for (uint32_t k = 0; k < matrix->columns; k++) {
        links->number[k] = 0;
        if (matrix->held[k] < 2)
            continue;
        entries += matrix->held[k];
        links->term[count] = k;
        links->number[k] = ++count;
    }
    links->columns = count;
    return entries;
}

static void copy_rows(struct links *links)
{
    const struct matrix *matrix = links->matrix;
    const uint32_t *column = matrix->column;
    size_t e = 0, entries = 0;

    for (uint32_t i = 0; i < matrix->rows; i++) {
        size_t end = matrix->row[i + 1];

        links->row[i] = (uint32_t)entries;
        for (; e < end; e++) {
            uint32_t number = links->number[column[e]];

            if (number == 0)
                continue;
            links->column[entries] = number - 1;
            links->value[entries++] = matrix->value[e];
        }
    }
    links->row[matrix->rows] = (uint32_t)entries;
}

struct links *links_of(struct arena *arena, const struct matrix *matrix)
{
    struct links *links = arena_alloc(arena, sizeof *links);
    uint32_t entries;

    if (!links)
        return NULL;
    links->matrix = matrix;
    links->row = arena_array(arena, (size_t)matrix->rows + 1, sizeof *links->row);
    links->term = arena_array(arena, matrix->columns, sizeof *links->term);
    links->number = arena_array(arena, matrix->columns, sizeof *links->number);
    if (!links->row || !links->term || !links->number)
        return NULL;
    entries = number_columns(links);
    links->column = arena_array(arena, entries, sizeof *links->column);
    links->value = arena_array(arena, entries, sizeof *links->value);
    if (!links->column || !links->value)
        return NULL;
    copy_rows(links);
    return links;
}
