/* compress.h -- what may go from a lead without leaving it broken. */
#ifndef HEADLINE_COMPRESS_H
#define HEADLINE_COMPRESS_H

#include "headline/clause.h"

enum deletion_kind {
    /* Always made: */
    DELETE_FRAME = 0, /* marks at the ends, attributions: may part a quotation */
    DELETE_WORD,      /* articles, adverbs, time phrases */
    /* Made where the headline is better for it, in the order of the weights: */
    DELETE_ADJECTIVE,
    DELETE_APPOSITION,
    DELETE_FIRST_NAME,
    DELETE_PLACE,      /* ", Ohio," */
    DELETE_ADJUNCT,    /* of the front, before a pronoun */
    DELETE_SOURCE,     /* "Officials said that" */
    DELETE_MODIFIERS,  /* all but the last two words of a long noun phrase */
    DELETE_PARTICIPLE, /* ", backed by the union," */
    DELETE_PREPOSITIONAL,
    DELETE_BOUND_PREPOSITIONAL,
    DELETE_ASIDE,       /* ", of late," */
    DELETE_PREMODIFIER, /* "actor" before a name */
    DELETE_RELATIVE,    /* ", who ...," */
    DELETE_REDUCED,     /* "accused of theft" between subject and verb */
    DELETE_RESTRICTIVE, /* "who fled" likewise */
    /* Only when nothing else fits: */
    DELETE_NAMED_SOURCE, /* "The mayor said that" */
    DELETE_WEAK_PREPOSITIONAL,
    DELETE_CONJUNCT,   /* "and tighter patrols" before a verb that agrees with any number */
    DELETE_POSSESSIVE, /* "France's" */
    DELETE_ROLE,       /* "group" before a name of one word */
    DELETION_KINDS
};

static const enum deletion_kind DELETE_OPTIONAL = DELETE_ADJECTIVE;
static const enum deletion_kind DELETE_DESPERATE = DELETE_NAMED_SOURCE;

enum { DELETIONS_MOST = 160 };

struct deletion {
    struct mask pieces;
    enum deletion_kind kind;
};

struct compression {
    struct line *line;
    uint32_t end;      /* past the last piece that is not closing punctuation */
    uint32_t body_end; /* the same before a trailing attribution */
    uint32_t tail;     /* where what a cut takes ends: before who claims it, if that stays */
    uint32_t start;    /* past what always goes from the front */
    uint32_t late;     /* past what may go from the front, or 0 */
    bool sentence;     /* articles and auxiliaries stay */
    uint32_t verb;     /* the main verb, or LINE_NONE */
    uint32_t count;
    struct deletion items[DELETIONS_MOST];
};

/* Finds every deletion of a line whose phrases are found. METHODS' recipe,
 * steps 3 and 4; `sentence`: articles and auxiliaries stay. */
void compress_find(struct compression *compression, struct line *line, bool sentence);

/* ---- for the rooms that find them ---- */

void compress_add(struct compression *compression, enum deletion_kind kind, struct mask pieces);
static inline void compress_range(struct compression *compression, enum deletion_kind kind,
                                  uint32_t start, uint32_t end)
{
    compress_add(compression, kind, mask_range(start, end));
}
/* Openers, leading adjuncts, attributions: sets start, body_end, verb. */
void compress_lead(struct compression *compression);
/* Segments between commas, and what stands between subject and verb. */
void compress_asides(struct compression *compression);
/* Time phrases. */
void compress_times(struct compression *compression);
/* Articles, "be" and "have", adverbs, honorifics. */
void compress_words(struct compression *compression);
/* Inside noun phrases, and prepositional phrases. */
void compress_phrases(struct compression *compression);

/* All of these for languages other than English, as far as tags alone tell:
 * attributions, weekdays, asides, prepositional phrases before the verb. */
void compress_abroad(struct compression *compression);

/* Past the time phrase that begins at `i`; `i` when none does. */
uint32_t compress_time_end(const struct line *line, uint32_t i);
/* Does `start`..`end` only say who said it? */
bool compress_is_attribution(const struct line *line, uint32_t start, uint32_t end);

#endif
