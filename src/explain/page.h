/* page.h -- an explanation as one page: no script, nothing fetched, light and
 * dark, for a phone and for paper.
 *
 * A sentence is a link to its card of reasons, which the sheet shows beside the
 * text (below it on a phone) while the sentence is pointed at, has the focus or
 * was tapped. */
#ifndef EXPLAIN_PAGE_H
#define EXPLAIN_PAGE_H

#include "base/buffer.h"
#include "explain/explanation.h"

/* Appends the whole page. */
void page_write(struct nutgraf_buffer *out, const struct explanation *explanation);

/* ---- its parts ---- */

/* The style sheet. */
extern const char PAGE_STYLE[];
/* The article with its cards. */
void page_article(struct nutgraf_buffer *out, const struct explanation *explanation);
/* The graph, and the scores by position. */
void page_graph(struct nutgraf_buffer *out, const struct explanation *explanation);
void page_plot(struct nutgraf_buffer *out, const struct explanation *explanation);

/* How strong a tint a score has, 0 to PAGE_TINTS - 1. */
enum { PAGE_TINTS = 7 };
unsigned page_tint(double score);
/* Appends ' name="value"' with a number. */
void page_number(struct nutgraf_buffer *out, const char *name, double value);
/* Appends the beginning of a text, cut at a space where there is one, with an
 * ellipsis when something is missing. */
void page_excerpt(struct nutgraf_buffer *out, struct span text, size_t bytes);
/* Appends ' lang="..."' of the article, and that its direction is its own. */
void page_language(struct nutgraf_buffer *out, const struct explanation *explanation);
/* Appends "rank 2 of 27, score 1.31". */
void page_rank(struct nutgraf_buffer *out, const struct explanation *explanation,
               uint32_t sentence);

#endif
