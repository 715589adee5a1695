#include "explain/layout.h"

#include <math.h>

static const int ROUNDS = 240;
static const double MARGIN = 22; /* of the picture: a node's radius and a little */
static const double APART = 34;  /* between the middles of two nodes, at least */
static const int APART_ROUNDS = 120;

/* A turn by the golden angle: no two points of the spiral lie behind each other
 * (Vogel 1979). */
static const double GOLDEN_COSINE = -0.7373688780783197, GOLDEN_SINE = 0.6754902942615238;

/* ---- nodes and edges ---- */

static void add_nodes(struct layout *layout, const struct explanation *explanation)
{
    uint32_t sentences = explanation->article->document.sentence_count;

    for (uint32_t s = 0; s < sentences && layout->node_count < LAYOUT_NODES; s++)
        if (explanation->rank[s] > 0 && explanation->rank[s] <= LAYOUT_NODES)
            layout->nodes[layout->node_count++].sentence = s;
}

static bool has_edge(const struct layout *layout, uint32_t a, uint32_t b)
{
    for (uint32_t e = 0; e < layout->edge_count; e++)
        if (layout->edges[e].a == a && layout->edges[e].b == b)
            return true;
    return false;
}

/* The nearest nodes of node `i`, the nearest first. */
static uint32_t nearest_nodes(const struct layout *layout, const struct matrix *matrix, uint32_t i,
                              struct near near[EXPLAIN_NEAR])
{
    uint32_t count = 0;

    for (uint32_t j = 0; j < layout->node_count; j++) {
        double cosine =
            j == i ? 0
                   : matrix_cosine(matrix, layout->nodes[i].sentence, layout->nodes[j].sentence);

        if (cosine > 0)
            count = near_insert(near, count, EXPLAIN_NEAR, (struct near){j, cosine});
    }
    return count;
}

static void add_edges(struct layout *layout, const struct matrix *matrix)
{
    for (uint32_t i = 0; i < layout->node_count; i++) {
        struct near near[EXPLAIN_NEAR];
        uint32_t count = nearest_nodes(layout, matrix, i, near);

        for (uint32_t n = 0; n < count; n++) {
            uint32_t a = i < near[n].row ? i : near[n].row, b = i < near[n].row ? near[n].row : i;

            layout->tied[a] = layout->tied[b] = true;
            if (!has_edge(layout, a, b))
                layout->edges[layout->edge_count++] = (struct edge){a, b, near[n].cosine};
        }
    }
}

/* ---- forces ---- */

struct vector {
    double x, y;
};

static void spiral(struct layout *layout)
{
    struct vector turn = {1, 0};

    for (uint32_t i = 0; i < layout->node_count; i++) {
        double radius = sqrt((i + 0.5) / layout->node_count) / 2;
        double x = turn.x * GOLDEN_COSINE - turn.y * GOLDEN_SINE;

        layout->nodes[i].x = radius * turn.x;
        layout->nodes[i].y = radius * turn.y;
        turn.y = turn.x * GOLDEN_SINE + turn.y * GOLDEN_COSINE;
        turn.x = x;
    }
}

/* Pushes (factor above 0) or pulls both ends of a pair along the line between. */
static void pull(const struct layout *layout, struct vector *force, uint32_t a, uint32_t b,
                 double factor)
{
    double x = (layout->nodes[a].x - layout->nodes[b].x) * factor;
    double y = (layout->nodes[a].y - layout->nodes[b].y) * factor;

    force[a].x += x;
    force[a].y += y;
    force[b].x -= x;
    force[b].y -= y;
}

static double distance(const struct layout *layout, uint32_t a, uint32_t b)
{
    double x = layout->nodes[a].x - layout->nodes[b].x;
    double y = layout->nodes[a].y - layout->nodes[b].y;

    return sqrt(x * x + y * y);
}

/* The forces on all nodes, `ideal` being the length of an edge: repulsion
 * ideal^2 / d, attraction d^2 / ideal, more along likeness, and a pull to the
 * middle that keeps those without an edge in sight. */
static void add_forces(const struct layout *layout, struct vector *force, double ideal)
{
    for (uint32_t i = 0; i < layout->node_count; i++) {
        double gravity = layout->tied[i] ? 1 : 6;

        force[i] = (struct vector){-layout->nodes[i].x * gravity, -layout->nodes[i].y * gravity};
    }
    for (uint32_t a = 0; a < layout->node_count; a++) {
        for (uint32_t b = a + 1; b < layout->node_count; b++) {
            double d = fmax(distance(layout, a, b), ideal / 100);

            pull(layout, force, a, b, ideal * ideal / (d * d));
        }
    }
    for (uint32_t e = 0; e < layout->edge_count; e++) {
        const struct edge *edge = &layout->edges[e];

        pull(layout, force, edge->a, edge->b,
             -(0.5 + edge->cosine) * distance(layout, edge->a, edge->b) / ideal);
    }
}

/* In a square around 0 with sides of 1, each round moving less. */
static void settle(struct layout *layout)
{
    struct vector force[LAYOUT_NODES];
    double ideal = sqrt(1.0 / (layout->node_count + 1.0));

    for (int round = 0; round < ROUNDS; round++) {
        double most = 0.1 * (ROUNDS - round) / ROUNDS;

        add_forces(layout, force, ideal);
        for (uint32_t i = 0; i < layout->node_count; i++) {
            double length = sqrt(force[i].x * force[i].x + force[i].y * force[i].y);
            double step = length > most ? most / length : 1;

            layout->nodes[i].x += force[i].x * step;
            layout->nodes[i].y += force[i].y * step;
        }
    }
}

/* ---- into the picture ---- */

static double fit(double value, double low, double high, double size)
{
    double span = high - low;

    return span > 1e-9 ? MARGIN + (value - low) / span * (size - 2 * MARGIN) : size / 2;
}

static void fill_picture(struct layout *layout)
{
    struct vector low = {1e9, 1e9}, high = {-1e9, -1e9};

    for (uint32_t i = 0; i < layout->node_count; i++) {
        low.x = fmin(low.x, layout->nodes[i].x);
        low.y = fmin(low.y, layout->nodes[i].y);
        high.x = fmax(high.x, layout->nodes[i].x);
        high.y = fmax(high.y, layout->nodes[i].y);
    }
    for (uint32_t i = 0; i < layout->node_count; i++) {
        layout->nodes[i].x = fit(layout->nodes[i].x, low.x, high.x, LAYOUT_WIDTH);
        layout->nodes[i].y = fit(layout->nodes[i].y, low.y, high.y, LAYOUT_HEIGHT);
    }
}

/* Moves nodes apart that touch; false: none did. */
static bool part(struct layout *layout)
{
    bool moved = false;

    for (uint32_t a = 0; a < layout->node_count; a++) {
        for (uint32_t b = a + 1; b < layout->node_count; b++) {
            double d = distance(layout, a, b), push;
            struct vector way = {1, 0}; /* of two in one place, the later goes right */

            if (d >= APART)
                continue;
            if (d > 1e-6)
                way = (struct vector){(layout->nodes[b].x - layout->nodes[a].x) / d,
                                      (layout->nodes[b].y - layout->nodes[a].y) / d};
            push = (APART - d) / 2 + 0.5;
            layout->nodes[a].x -= way.x * push;
            layout->nodes[a].y -= way.y * push;
            layout->nodes[b].x += way.x * push;
            layout->nodes[b].y += way.y * push;
            moved = true;
        }
    }
    for (uint32_t i = 0; i < layout->node_count; i++) {
        layout->nodes[i].x = fmax(MARGIN, fmin(layout->nodes[i].x, LAYOUT_WIDTH - MARGIN));
        layout->nodes[i].y = fmax(MARGIN, fmin(layout->nodes[i].y, LAYOUT_HEIGHT - MARGIN));
    }
    return moved;
}

void layout_make(struct layout *layout, const struct explanation *explanation)
{
    *layout = (struct layout){0};
    add_nodes(layout, explanation);
    add_edges(layout, explanation->shares.matrix);
    spiral(layout);
    settle(layout);
    fill_picture(layout);
    for (int round = 0; round < APART_ROUNDS && part(layout); round++)
        ;
}
