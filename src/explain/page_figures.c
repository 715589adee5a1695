/* page_figures.c -- the graph of the sentences, and their scores by position. */
#include <math.h>

#include "explain/layout.h"
#include "explain/page.h"
#include "output/html.h"

static const size_t TITLE_BYTES = 120;

/* ---- the graph ---- */

static void write_edge(struct nutgraf_buffer *out, const struct layout *layout,
                       const struct edge *edge)
{
    const struct node *a = &layout->nodes[edge->a], *b = &layout->nodes[edge->b];

    buffer_text(out, "<line");
    page_number(out, "x1", a->x);
    page_number(out, "y1", a->y);
    page_number(out, "x2", b->x);
    page_number(out, "y2", b->y);
    page_number(out, "stroke-width", 0.6 + 4 * edge->cosine);
    buffer_text(out, "/>\n");
}

static void write_node(struct nutgraf_buffer *out, const struct explanation *explanation,
                       const struct node *node, double highest)
{
    double score = explanation_score(explanation, node->sentence);
    bool chosen = explanation->place[node->sentence] > 0;

    buffer_print(out, "<a href=\"#s%u\" aria-label=\"Sentence %u, ", (unsigned)node->sentence + 1,
                 (unsigned)node->sentence + 1);
    page_rank(out, explanation, node->sentence);
    buffer_text(out, chosen ? ", chosen\"><title>" : "\"><title>");
    page_excerpt(out, explanation_text(explanation, node->sentence), TITLE_BYTES);
    buffer_print(out, "</title><circle class=\"f%u%s\"", page_tint(score), chosen ? " y" : "");
    page_number(out, "cx", node->x);
    page_number(out, "cy", node->y);
    page_number(out, "r", 9 + 6 * score / highest);
    buffer_text(out, "/><text");
    page_number(out, "x", node->x);
    page_number(out, "y", node->y);
    buffer_print(out, " dy=\".35em\">%u</text></a>\n", (unsigned)node->sentence + 1);
}

static void write_caption(struct nutgraf_buffer *out, const struct explanation *explanation)
{
    buffer_text(out, "<figcaption>Each circle is a sentence by its number, larger and darker the "
                     "higher its score; a heavy ring: chosen. Lines join a sentence to those it "
                     "shares most with, thicker the more.");
    if (explanation->ranked > LAYOUT_NODES)
        buffer_print(out, " Of %u sentences the %d strongest are drawn.",
                     (unsigned)explanation->ranked, LAYOUT_NODES);
    buffer_text(out, "</figcaption>");
}

void page_graph(struct nutgraf_buffer *out, const struct explanation *explanation)
{
    struct layout layout;
    double highest;

    if (explanation->ranked == 0)
        return;
    highest = explanation_score(explanation, explanation->order[0]);
    layout_make(&layout, explanation);
    buffer_print(out,
                 "<section aria-labelledby=\"graph\"><h2 id=\"graph\">Which sentences share "
                 "words</h2>\n<figure><svg role=\"group\" aria-label=\"Graph of %u sentences\" "
                 "viewBox=\"0 0 %d %d\">\n<g class=\"e\">\n",
                 (unsigned)layout.node_count, (int)LAYOUT_WIDTH, (int)LAYOUT_HEIGHT);
    for (uint32_t e = 0; e < layout.edge_count; e++)
        write_edge(out, &layout, &layout.edges[e]);
    buffer_text(out, "</g>\n");
    for (uint32_t i = 0; i < layout.node_count; i++)
        write_node(out, explanation, &layout.nodes[i], highest);
    buffer_text(out, "</svg>\n");
    write_caption(out, explanation);
    buffer_text(out, "</figure></section>\n");
}

/* ---- score against position ---- */

static const double WIDTH = 480, TOP = 14, BOTTOM = 150, LEFT = 40, RIGHT = 476;
static const double LABEL = 16; /* the room of a number */
/* More bars would be thinner than a line: then each stands for the strongest of
 * several sentences. */
enum { MOST_BARS = 240 };

struct plot {
    const struct explanation *explanation;
    struct nutgraf_buffer *out;
    uint32_t sentences, bars;
    double highest, step;
    double labelled; /* where the last number stands */
};

static double height_at(const struct plot *plot, double score)
{
    return BOTTOM - (BOTTOM - TOP) * fmin(score / plot->highest, 1);
}

static bool is_better(const struct explanation *explanation, uint32_t a, uint32_t b)
{
    bool chosen = explanation->place[a] > 0;

    if (chosen != (explanation->place[b] > 0))
        return chosen;
    return explanation->rank[a] > 0 &&
           (explanation->rank[b] == 0 || explanation->rank[a] < explanation->rank[b]);
}

/* The sentence that a bar is of: one that was chosen, or else the strongest. */
static uint32_t sentence_of(const struct plot *plot, uint32_t bar)
{
    uint32_t first = (uint32_t)((uint64_t)bar * plot->sentences / plot->bars);
    uint32_t end = (uint32_t)((uint64_t)(bar + 1) * plot->sentences / plot->bars);
    uint32_t best = first;

    for (uint32_t s = first; s < end; s++)
        if (is_better(plot->explanation, s, best))
            best = s;
    return best;
}

static void write_bar(struct plot *plot, uint32_t bar)
{
    const struct explanation *explanation = plot->explanation;
    struct nutgraf_buffer *out = plot->out;
    uint32_t s = sentence_of(plot, bar);
    double x = LEFT + bar * plot->step, width = fmax(plot->step * 0.7, 0.5);
    double score = explanation_score(explanation, s);
    double y = explanation->rank[s] ? height_at(plot, score) : BOTTOM - 3;

    buffer_print(out, "<a href=\"#s%u\" tabindex=\"-1\"><title>%u: ", (unsigned)s + 1,
                 (unsigned)s + 1);
    if (explanation->rank[s])
        page_rank(out, explanation, s);
    else
        buffer_text(out, "set aside, no score");
    buffer_print(out, "</title><rect class=\"%s\"",
                 explanation->place[s]  ? "y"
                 : explanation->rank[s] ? "b"
                                        : "o");
    page_number(out, "x", x);
    page_number(out, "y", y);
    page_number(out, "width", width);
    page_number(out, "height", BOTTOM - y);
    buffer_text(out, "/></a>");
    if (explanation->place[s] && x - plot->labelled >= LABEL) {
        plot->labelled = x;
        buffer_text(out, "<text class=\"m\"");
        page_number(out, "x", x + width / 2);
        page_number(out, "y", y - 3);
        buffer_print(out, ">%u</text>", (unsigned)explanation->place[s]);
    }
    buffer_byte(out, '\n');
}

static void write_axes(const struct plot *plot)
{
    struct nutgraf_buffer *out = plot->out;

    buffer_text(out, "<path d=\"M");
    buffer_decimal(out, LEFT, 0);
    buffer_byte(out, ' ');
    buffer_decimal(out, height_at(plot, 1), 1);
    buffer_text(out, "H");
    buffer_decimal(out, RIGHT, 0);
    buffer_text(out, "\"/>\n<text");
    page_number(out, "x", LEFT - 4);
    page_number(out, "y", height_at(plot, 1));
    buffer_text(out, " class=\"l\" dy=\".35em\">mean</text>\n<text");
    page_number(out, "x", LEFT);
    page_number(out, "y", BOTTOM + 18);
    buffer_text(out, ">first</text>\n<text class=\"l\"");
    page_number(out, "x", RIGHT);
    page_number(out, "y", BOTTOM + 18);
    buffer_text(out, ">last</text>\n");
}

static void write_words(const struct plot *plot)
{
    uint32_t best = plot->explanation->order[0];

    buffer_print(plot->out,
                 "<figcaption>A bar for each sentence from first to last, as high as its score; "
                 "numbered: chosen. The highest is sentence %u with ",
                 (unsigned)best + 1);
    buffer_decimal(plot->out, explanation_score(plot->explanation, best), 2);
    buffer_text(plot->out, ", where the mean is 1.");
    if (plot->sentences > plot->bars)
        buffer_print(plot->out,
                     " Each of the %d bars shows the strongest of its stretch, or a chosen one.",
                     MOST_BARS);
    buffer_text(plot->out, "</figcaption></figure></section>\n");
}

void page_plot(struct nutgraf_buffer *out, const struct explanation *explanation)
{
    struct plot plot = {.explanation = explanation,
                        .out = out,
                        .sentences = explanation->article->document.sentence_count};

    if (explanation->ranked == 0)
        return;
    plot.bars = plot.sentences < MOST_BARS ? plot.sentences : MOST_BARS;
    plot.step = (RIGHT - LEFT) / plot.bars;
    plot.highest = fmax(1.5, explanation_score(explanation, explanation->order[0]));
    buffer_print(out,
                 "<section aria-labelledby=\"plot\"><h2 id=\"plot\">Score by position</h2>\n"
                 "<figure><svg class=\"d\" aria-hidden=\"true\" viewBox=\"0 0 %d %d\">\n",
                 (int)WIDTH, (int)BOTTOM + 26);
    for (uint32_t bar = 0; bar < plot.bars; bar++)
        write_bar(&plot, bar);
    write_axes(&plot);
    buffer_text(out, "</svg>\n");
    write_words(&plot);
}
