/* comparison.h -- two versions of an article, their summaries, and what changed
 * between them; the struct behind nutgraf_comparison. */
#ifndef COMPARE_COMPARISON_H
#define COMPARE_COMPARISON_H

#include "compare/align.h"
#include "compare/callout.h"
#include "compare/word_diff.h"
#include "nutgraf.h"
#include "result/report.h"
#include "result/summary.h"

enum fate { FATE_STAYED = 0, FATE_LEFT, FATE_CAME };

/* A sentence chosen on either side. */
struct verdict {
    enum fate fate;
    uint32_t link;               /* in the alignment */
    uint32_t old_rank, new_rank; /* by score, from 1; 0: not on that side */
};

/* Shares are 0 to 1, of words. */
struct figures {
    uint32_t changes; /* links that are not the same sentence in its order */
    double source_changed, summary_changed;
    double survived;  /* of the source's words, those in both versions */
    double stability; /* 1 - summary_changed / source_changed, at least 0; 1 when neither changed */
    double jaccard;   /* of the choices, aligned sentences counting as one */
    double rouge[3];  /* ROUGE-1, 2 and L F of the new summary against the old */
    double tau;       /* Kendall's, of the ranks of aligned sentences */
};

struct nutgraf_comparison {
    struct arena arena; /* holds all that follows */
    struct article *old, *new;
    bool saved;             /* summaries alone: `old` and `new` are no articles */
    struct article reduced; /* of the side that is one, where the other is not */
    const struct nutgraf_summary *old_summary, *new_summary;
    struct scripts *scripts;
    const struct alignment *alignment;
    const uint32_t *old_rank, *new_rank; /* by sentence */
    struct verdict *verdicts;            /* those of the new summary in its order, then what left */
    uint32_t verdict_count;
    struct figures figures;
    bool headline_changed;
    double threshold; /* share of the source below which a change is none */
};

/* Compares; behind nutgraf_compare. NULL: memory ran out. */
struct nutgraf_comparison *comparison_make(struct article *old, struct article *new,
                                           const nutgraf_compare_options *options);
/* Fills the figures from the rest. False: memory ran out. */
bool figures_measure(struct nutgraf_comparison *comparison);
/* Why a sentence left or came, as a clause. */
void verdict_reason(struct nutgraf_buffer *out, const struct nutgraf_comparison *comparison,
                    const struct verdict *verdict);
/* The bytes of a link's sentences on a side, from the first to the last. */
struct span comparison_old_text(const struct nutgraf_comparison *comparison,
                                const struct align_link *link);
struct span comparison_new_text(const struct nutgraf_comparison *comparison,
                                const struct align_link *link);
/* Word by word, for a link with two sides. False: memory ran out. */
bool comparison_words(const struct nutgraf_comparison *comparison, const struct align_link *link,
                      struct arena *arena, struct word_diff *diff);

/* The figures, dates and names that changed within a link of two sides; none for
 * any other. False: memory ran out. */
bool comparison_callouts(const struct nutgraf_comparison *comparison, const struct align_link *link,
                         struct arena *arena, struct callouts *callouts);

/* Tells it in a report, under headings of the third level, without figures. */
void comparison_tell(const struct nutgraf_comparison *comparison, struct report *report,
                     struct report_node *parent);
/* As JSON (schema 1): an object on a line; its members alone. */
void comparison_json(const struct nutgraf_comparison *comparison, struct nutgraf_buffer *out);
void comparison_json_members(const struct nutgraf_comparison *comparison,
                             struct nutgraf_buffer *out);

#endif
