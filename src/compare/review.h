/* review.h -- many comparisons: totals, and the articles that changed most; the
 * struct behind nutgraf_review. */
#ifndef COMPARE_REVIEW_H
#define COMPARE_REVIEW_H

#include "compare/comparison.h"

/* One article that changed. */
struct review_row {
    char *id; /* owned */
    double summary_changed, source_changed, jaccard;
    double rouge; /* ROUGE-L */
    uint32_t stayed, left, came;
    bool headline_changed, saved;
    uint64_t turn; /* the how many-th article it was */
    uint64_t old, new;
};

/* An id of one side, or a line that is none. */
struct review_note {
    char *text; /* owned: the id, or what is wrong */
    int side;
    uint64_t line;
};

struct review_notes {
    struct review_note notes[NUTGRAF_REVIEW_ROWS];
    uint64_t count; /* of all; those behind the first are not kept */
};

/* How much of a summary changed, in steps. */
enum { REVIEW_STEPS = 6 };

struct nutgraf_review {
    struct review_row rows[NUTGRAF_REVIEW_ROWS]; /* the most changed first */
    uint32_t row_count;
    uint64_t compared, different, headlines, summaries;
    uint64_t steps[REVIEW_STEPS]; /* none, to 25 %, to 50, to 75, below 100, all */
    uint64_t stayed, left, came;  /* sentences of the summaries that changed */
    uint64_t numbers;             /* figures, dates and names called out in them */
    double source_changed, summary_changed, jaccard, rouge[3]; /* sums over all */
    double place[2]; /* sums: where in its article, 0 to 1, what left stood and what came stands */
    uint64_t placed[2];
    uint64_t measured; /* articles whose lines were not the same */
    uint64_t words[2]; /* of both summaries */
    bool saved;        /* some were summaries alone */
    struct review_notes lone[2], bad;
};

#endif
