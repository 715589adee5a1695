/* clause.h -- what a line is built of: noun phrases and verbs. */
#ifndef HEADLINE_CLAUSE_H
#define HEADLINE_CLAUSE_H

#include "headline/line.h"

/* Finds the noun phrases of a tagged line. */
void clause_find_phrases(struct line *line);
/* The main verb of `start`..`end`: the first finite one that is not of a
 * relative clause; LINE_NONE when there is none. Sets right the tags of nouns
 * read as verbs and participles read as such that it comes upon. */
uint32_t clause_verb(struct line *line, uint32_t start, uint32_t end);
/* May a noun phrase begin at `i`? */
bool clause_starts_phrase(const struct line *line, uint32_t i);
/* Past the end of the noun phrase that holds `i`; `i` when none does. */
static inline uint32_t clause_phrase_end(const struct line *line, uint32_t i)
{
    return i < line->count && line->pieces[i].phrase >= 0
               ? line->phrases[line->pieces[i].phrase].end
               : i;
}
static inline bool clause_in_phrase(const struct line *line, uint32_t i)
{
    return i < line->count && line->pieces[i].phrase >= 0;
}
/* Is the preposition at `i` bound to the word before it ("accuse of")? */
bool clause_is_bound(const struct line *line, uint32_t i);
/* May the verb at `i` end a headline: does it stand without an object? */
bool clause_is_intransitive(const struct line *line, uint32_t i);
/* Do pieces with one of `tags` stand in `start`..`end`? */
static inline bool clause_has(const struct line *line, uint32_t start, uint32_t end, tag_set tags)
{
    return mask_meets(line_tagged(line, tags), start, end);
}
/* Likewise words of one of `lists`. */
bool clause_has_word(const struct line *line, uint32_t start, uint32_t end, list_set lists);
/* The first comma in `start`..`end`, or LINE_NONE. */
static inline uint32_t clause_comma(const struct line *line, uint32_t start, uint32_t end)
{
    uint32_t comma = mask_next(&line->tagged[TAG_COMMA], start);

    return comma < end && comma < line->count ? comma : LINE_NONE;
}

/* The lists of verbs that want the preposition at `p` behind their object. */
list_set clause_frames(const struct line *line, uint32_t p);

#endif
