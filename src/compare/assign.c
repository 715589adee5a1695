#include "compare/assign.h"

#include <stdlib.h>
#include <string.h>

/* Cubic time: so many of a side at most. */
enum { SMALL = 48 };

/* ---- groups that hang together ---- */

/* Olds first, then news; each points towards its group's root. */
static uint32_t root_of(uint32_t *parent, uint32_t node)
{
    while (parent[node] != node) {
        parent[node] = parent[parent[node]];
        node = parent[node];
    }
    return node;
}

struct edge {
    uint32_t group; /* root */
    struct candidate candidate;
};

static int by_group(const void *left, const void *right)
{
    const struct edge *a = left, *b = right;

    if (a->group != b->group)
        return a->group < b->group ? -1 : 1;
    if (a->candidate.value != b->candidate.value)
        return a->candidate.value > b->candidate.value ? -1 : 1;
    if (a->candidate.old != b->candidate.old)
        return a->candidate.old < b->candidate.old ? -1 : 1;
    return (a->candidate.new > b->candidate.new) - (a->candidate.new < b->candidate.new);
}

/* ---- a small group: the Hungarian method ---- */

/* Columns are the larger side; value 0 is no pair. Costs are negated values. */
struct square {
    uint32_t rows, columns;
    int64_t value[SMALL][SMALL];
    int64_t row_price[SMALL + 1], column_price[SMALL + 1];
    uint32_t row_of[SMALL + 1]; /* by column, both from 1; 0: free */
};

/* Finds the cheapest way to give row `row` a column, moving others along
 * (shortest augmenting path with prices). */
static void square_augment(struct square *square, uint32_t row)
{
    int64_t least[SMALL + 1];
    uint32_t before[SMALL + 1] = {0};
    bool used[SMALL + 1] = {false};
    uint32_t column = 0, next;

    for (uint32_t j = 0; j <= square->columns; j++)
        least[j] = INT64_MAX;
    square->row_of[0] = row;
    do {
        uint32_t i = square->row_of[column];
        int64_t delta = INT64_MAX;

        used[column] = true;
        next = 0;
        for (uint32_t j = 1; j <= square->columns; j++) {
            int64_t slack;

            if (used[j])
                continue;
            slack = -square->value[i - 1][j - 1] - square->row_price[i] - square->column_price[j];
            if (slack < least[j]) {
                least[j] = slack;
                before[j] = column;
            }
            if (least[j] < delta) {
                delta = least[j];
                next = j;
            }
        }
        for (uint32_t j = 0; j <= square->columns; j++) {
            if (used[j]) {
                square->row_price[square->row_of[j]] += delta;
                square->column_price[j] -= delta;
            } else {
                least[j] -= delta;
            }
        }
        column = next;
    } while (square->row_of[column] != 0);
    for (; column != 0; column = before[column])
        square->row_of[column] = square->row_of[before[column]];
}

/* The number of `key` among `known`, added when new; SMALL when there is no
 * room. */
static uint32_t number_of(uint32_t *known, uint32_t *count, uint32_t key)
{
    uint32_t i = 0;

    while (i < *count && known[i] != key)
        i++;
    if (i == *count && i < SMALL)
        known[(*count)++] = key;
    return i;
}

/* False: the group is too large. */
static bool assign_small(struct edge *edges, uint32_t count)
{
    uint32_t olds[SMALL], news[SMALL], old_count = 0, new_count = 0;
    struct square square;
    bool turned;

    for (uint32_t e = 0; e < count; e++)
        if (number_of(olds, &old_count, edges[e].candidate.old) == SMALL ||
            number_of(news, &new_count, edges[e].candidate.new) == SMALL)
            return false;
    turned = old_count > new_count;
    memset(&square, 0, sizeof square);
    square.rows = turned ? new_count : old_count;
    square.columns = turned ? old_count : new_count;
    for (uint32_t e = 0; e < count; e++) {
        uint32_t i = number_of(olds, &old_count, edges[e].candidate.old);
        uint32_t j = number_of(news, &new_count, edges[e].candidate.new);

        square.value[turned ? j : i][turned ? i : j] = edges[e].candidate.value;
    }
    for (uint32_t i = 1; i <= square.rows; i++)
        square_augment(&square, i);
    for (uint32_t e = 0; e < count; e++) {
        uint32_t i = number_of(olds, &old_count, edges[e].candidate.old);
        uint32_t j = number_of(news, &new_count, edges[e].candidate.new);

        edges[e].candidate.taken =
            turned ? square.row_of[i + 1] == j + 1 : square.row_of[j + 1] == i + 1;
    }
    return true;
}

/* ---- a large group: the best left each time ---- */

static void assign_greedily(struct edge *edges, uint32_t count, uint32_t olds, bool *busy)
{
    for (uint32_t e = 0; e < count; e++) { /* by value, highest first */
        struct candidate *candidate = &edges[e].candidate;

        candidate->taken = !busy[candidate->old] && !busy[olds + candidate->new];
        if (candidate->taken)
            busy[candidate->old] = busy[olds + candidate->new] = true;
    }
}

bool assign(struct candidate *candidates, uint32_t count, uint32_t olds, uint32_t news,
            struct arena *arena)
{
    struct edge *edges = arena_array(arena, count, sizeof *edges);
    uint32_t *parent = arena_array(arena, (size_t)olds + news, sizeof *parent);
    bool *busy = arena_zeroed(arena, (size_t)olds + news, sizeof *busy);

    if (!edges || !parent || !busy)
        return false;
    for (uint32_t i = 0; i < olds + news; i++)
        parent[i] = i;
    for (uint32_t e = 0; e < count; e++)
        parent[root_of(parent, candidates[e].old)] = root_of(parent, olds + candidates[e].new);
    for (uint32_t e = 0; e < count; e++)
        edges[e] = (struct edge){root_of(parent, candidates[e].old), candidates[e]};
    qsort(edges, count, sizeof *edges, by_group);
    for (uint32_t e = 0, size; e < count; e += size) {
        for (size = 1; e + size < count && edges[e + size].group == edges[e].group;)
            size++;
        if (!assign_small(edges + e, size))
            assign_greedily(edges + e, size, olds, busy);
    }
    for (uint32_t e = 0; e < count; e++)
        candidates[e] = edges[e].candidate;
    return true;
}
