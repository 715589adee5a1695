/* layout.h -- a small graph of sentences laid out to be looked at. */
#ifndef EXPLAIN_LAYOUT_H
#define EXPLAIN_LAYOUT_H

#include <stdbool.h>
#include <stdint.h>

#include "explain/explanation.h"

enum { LAYOUT_NODES = 60, LAYOUT_EDGES = LAYOUT_NODES * EXPLAIN_NEAR };

struct node {
    uint32_t sentence;
    double x, y; /* in the units of the picture, from its upper left corner */
};

/* Two nodes by their place in `nodes`, the first below the second. */
struct edge {
    uint32_t a, b;
    double cosine;
};

struct layout {
    uint32_t node_count, edge_count;
    struct node nodes[LAYOUT_NODES]; /* ascending by sentence */
    bool tied[LAYOUT_NODES];         /* has it an edge? */
    struct edge edges[LAYOUT_EDGES];
};

static const double LAYOUT_WIDTH = 480, LAYOUT_HEIGHT = 400;

/* The strongest sentences, each tied to the nearest of them, by forces: Fruchterman
 * and Reingold 1991, from a spiral in the order of the article. No two nodes are
 * nearer than they can be told apart. The same bytes on every machine: nothing
 * but sums, products and square roots. At most LAYOUT_NODES squared a round. */
void layout_make(struct layout *layout, const struct explanation *explanation);

#endif
