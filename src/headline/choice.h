/* choice.h -- which of a lead's possible headlines is the best. */
#ifndef HEADLINE_CHOICE_H
#define HEADLINE_CHOICE_H

#include "headline/compress.h"
#include "headline/limit.h"
#include "headline/tailcut.h"

/* One of the possible headlines. */
struct candidate {
    struct mask keep;
    struct cut cut;
    uint32_t used; /* optional deletions made: a bit for each of choice.items */
    size_t cost;   /* of the pieces, as in choice.cost */
};

enum { CHOICE_ADJECTIVES = 3, CHOICE_OTHERS = 8, CHOICE_AT_ONCE = 9 };

/* What is risked for a headline that fits, each with all before it. */
enum effort { EFFORT_SAFE = 0, EFFORT_DESPERATE, EFFORT_RISKY, EFFORTS };

/* How much each piece of a line tells. */
struct salience {
    double weight[LINE_MOST];      /* idf times frequency; 0: no content */
    uint32_t frequency[LINE_MOST]; /* in the article; 0: no content */
    uint32_t pairs[LINE_MOST];     /* of it and the next piece, in the article */
    struct mask content;           /* the words with a weight */
    struct mask repeated, once;    /* three times or more in the article; once */
    struct mask paired;            /* next to their neighbour twice or more */
};

/* What candidates of one line are made from and measured by. */
struct choice {
    const struct compression *compression;
    const struct line *line;
    struct limit limit;
    enum effort effort;
    struct mask always; /* what is deleted from every candidate */
    uint32_t count;     /* optional deletions */
    struct deletion items[CHOICE_ADJECTIVES + CHOICE_OTHERS];
    const struct salience *salience;
    struct mask words; /* no marks; of these: */
    struct mask named, numbers, verbs;
    double total;           /* of the whole line */
    double names;           /* in the whole line, at least 1 */
    size_t cost[LINE_MOST]; /* of each piece with the gap before it, in the limit's unit */
    /* Of the pieces before each that do not always go: how many, and what they cost. */
    uint32_t open[LINE_MOST + 1];
    size_t spent[LINE_MOST + 1];
};

/* The words of a line by weight: `idf` by term, times how often the article uses them,
 * as mentions_find saw; a number counts for a word of middling weight. */
void choice_weigh(const double *idf, const struct line *line, struct salience *salience);
/* Measures a line whose deletions are found. */
void choice_init(struct choice *choice, const struct compression *compression, struct limit limit,
                 const struct salience *salience);
/* Gathers the deletions: from EFFORT_DESPERATE those that are a last resort too. */
void choice_dare(struct choice *choice, enum effort effort);
/* What pieces cost, each with the gap before it. */
size_t choice_cost(const struct choice *choice, struct mask pieces);
/* The best candidate that fits the limit and reads whole; false when none does. */
bool choice_make(const struct choice *choice, const struct cuts *cuts, struct candidate *best);
/* Hands every combination of deletions with a cut that may fit the limit to
 * `visit`, which may change it. */
void choice_each(const struct choice *choice, const struct cuts *cuts,
                 void (*visit)(void *context, const struct choice *choice,
                               struct candidate *candidate),
                 void *context);
/* Does a candidate read whole: a subject, the main verb, nothing left hanging? */
bool choice_is_whole(const struct choice *choice, const struct candidate *candidate);

#endif
