/* tailcut.h -- where the end of a lead may be cut off. */
#ifndef HEADLINE_TAILCUT_H
#define HEADLINE_TAILCUT_H

#include "headline/compress.h"

/* What the cut comes before, in the order of the weights. */
enum cut_kind {
    CUT_NONE = 0,
    CUT_BOUND, /* a preposition that belongs to the word before it */
    CUT_AND,   /* "and" or "but" with a verb or clause */
    CUT_COMMA,
    CUT_DASH,
    CUT_PREPOSITION,
    CUT_OF,
    CUT_ADVERB,
    CUT_PARTICIPLE,
    CUT_RELATIVE,
    CUT_SUBORDINATOR,
    CUT_THAT,
    CUT_INFINITIVE,
    CUT_KINDS
};

/* How much what is cut is wanted. */
enum risk {
    RISK_NONE = 0,
    RISK_LESS, /* true, but less than was said: one of two objects */
    RISK_SENSE /* see risk.h */
};

struct cut {
    uint32_t at; /* the first piece that goes */
    enum cut_kind kind;
    bool quoted; /* the cut parts a quotation */
    enum risk risk;
};

enum { CUTS_MOST = 48 };

struct cuts {
    uint32_t count;
    struct cut items[CUTS_MOST];
};

/* Finds the cuts behind the main verb; no cut at all is the first. METHODS'
 * recipe, step 5. */
void tailcut_find(struct cuts *cuts, const struct compression *compression);
/* Does what stands before the "and" at `p` have its noun behind it? */
bool tailcut_shares_head(const struct line *line, uint32_t p);
/* Does a comparison in what stands before `p` go on behind it? */
bool tailcut_is_measured(const struct line *line, uint32_t p);
/* Would a cut before `p` leave a that-, whether- or how-clause without its verb? */
bool tailcut_parts_clause(const struct compression *compression, uint32_t p);

#endif
