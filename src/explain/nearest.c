#include "explain/nearest.h"

#include <math.h>
#include <stdlib.h>

/* Places of terms read for one row; an article of 100 sentences hardly has as
 * many. */
static const uint64_t MOST_PLACES = 4096;

enum { FINALISTS = 8 };

/* A term of the row that is asked for. */
struct probe {
    uint32_t places, column;
    double value;
};

struct nearest {
    const struct matrix *matrix;
    uint32_t *start; /* by column, columns + 1: where its places begin */
    uint32_t *row;   /* by place */
    double *value;   /* by place */
    double *sum;     /* by row: the cosine so far; all 0 between two questions */
    uint32_t *met;   /* rows whose sum is not 0 */
    struct probe *probes;
    uint32_t met_count, probe_count;
};

static void fill(struct nearest *nearest)
{
    const struct matrix *matrix = nearest->matrix;
    uint32_t *next = nearest->start + 1; /* shifted: after the fill they are the starts */

    for (uint32_t e = 0; e < matrix->row[matrix->rows]; e++)
        next[matrix->column[e] + 1]++;
    for (uint32_t k = 0; k < matrix->columns; k++)
        next[k + 1] += next[k];
    for (uint32_t i = 0; i < matrix->rows; i++) {
        for (uint32_t e = matrix->row[i]; e < matrix->row[i + 1]; e++) {
            uint32_t at = next[matrix->column[e]]++;

            nearest->row[at] = i;
            nearest->value[at] = matrix->value[e];
        }
    }
}

struct nearest *nearest_new(struct arena *arena, const struct matrix *matrix)
{
    struct nearest *nearest = arena_zeroed(arena, 1, sizeof *nearest);
    uint32_t entries = matrix->row[matrix->rows], longest = 0;

    if (!nearest)
        return NULL;
    for (uint32_t i = 0; i < matrix->rows; i++)
        if (matrix->row[i + 1] - matrix->row[i] > longest)
            longest = matrix->row[i + 1] - matrix->row[i];
    nearest->matrix = matrix;
    nearest->start = arena_zeroed(arena, (size_t)matrix->columns + 2, sizeof *nearest->start);
    nearest->row = arena_array(arena, entries, sizeof *nearest->row);
    nearest->value = arena_array(arena, entries, sizeof *nearest->value);
    nearest->sum = arena_zeroed(arena, matrix->rows, sizeof *nearest->sum);
    nearest->met = arena_array(arena, matrix->rows, sizeof *nearest->met);
    nearest->probes = arena_array(arena, longest, sizeof *nearest->probes);
    if (!nearest->start || !nearest->row || !nearest->value || !nearest->sum || !nearest->met ||
        !nearest->probes)
        return NULL;
    fill(nearest);
    return nearest;
}

static int by_places(const void *left, const void *right)
{
    const struct probe *a = left, *b = right;

    if (a->places != b->places)
        return a->places < b->places ? -1 : 1;
    return (a->column > b->column) - (a->column < b->column);
}

/* Adds up the cosines over the rarest terms; what is left of the probes is in
 * too many rows. */
static uint32_t add_up(struct nearest *nearest, uint32_t i)
{
    uint64_t places = 0;
    uint32_t p = 0;

    for (; p < nearest->probe_count; p++) {
        const struct probe *probe = &nearest->probes[p];
        uint32_t begin = nearest->start[probe->column];

        places += probe->places;
        if (places > MOST_PLACES)
            break;
        for (uint32_t at = begin; at < begin + probe->places; at++) {
            uint32_t row = nearest->row[at];

            if (row == i)
                continue;
            if (nearest->sum[row] == 0)
                nearest->met[nearest->met_count++] = row;
            nearest->sum[row] += probe->value * nearest->value[at];
        }
    }
    return p;
}

/* Equal to a millionth is equal: then the earlier one. */
static bool is_nearer(struct near a, struct near b)
{
    double one = round(a.cosine * 1e6), other = round(b.cosine * 1e6);

    return one > other || (one == other && a.row < b.row);
}

uint32_t near_insert(struct near *near, uint32_t count, uint32_t most, struct near new)
{
    uint32_t at = count;

    while (at > 0 && is_nearer(new, near[at - 1]))
        at--;
    if (at == most)
        return count;
    count += count < most;
    for (uint32_t i = count - 1; i > at; i--)
        near[i] = near[i - 1];
    near[at] = new;
    return count;
}

/* The value of a column in a row, whose columns ascend; 0 when it is not there. */
static double value_at(const struct matrix *matrix, uint32_t row, uint32_t column)
{
    uint32_t begin = matrix->row[row], end = matrix->row[row + 1];

    while (begin < end) {
        uint32_t middle = begin + (end - begin) / 2;

        if (matrix->column[middle] < column)
            begin = middle + 1;
        else
            end = middle;
    }
    return begin < matrix->row[row + 1] && matrix->column[begin] == column ? matrix->value[begin]
                                                                           : 0;
}

uint32_t nearest_find(struct nearest *nearest, uint32_t i, struct near *near, uint32_t most)
{
    const struct matrix *matrix = nearest->matrix;
    struct near finalists[FINALISTS];
    uint32_t finalist_count = 0, count = 0, asked;

    nearest->met_count = nearest->probe_count = 0;
    for (uint32_t e = matrix->row[i]; e < matrix->row[i + 1]; e++) {
        uint32_t k = matrix->column[e];

        nearest->probes[nearest->probe_count++] =
            (struct probe){nearest->start[k + 1] - nearest->start[k], k, matrix->value[e]};
    }
    if (nearest->probe_count > 1)
        qsort(nearest->probes, nearest->probe_count, sizeof *nearest->probes, by_places);
    asked = add_up(nearest, i);
    for (uint32_t m = 0; m < nearest->met_count; m++) {
        uint32_t row = nearest->met[m];

        finalist_count = near_insert(finalists, finalist_count, FINALISTS,
                                     (struct near){row, nearest->sum[row]});
        nearest->sum[row] = 0;
    }
    for (uint32_t f = 0; f < finalist_count; f++) {
        for (uint32_t p = asked; p < nearest->probe_count; p++)
            finalists[f].cosine += nearest->probes[p].value *
                                   value_at(matrix, finalists[f].row, nearest->probes[p].column);
        count = near_insert(near, count, most, finalists[f]);
    }
    return count;
}
