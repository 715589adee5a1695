/* tagger.h -- parts of speech: a bigram hidden Markov model over a table of
 * words and one of endings (Brants 2000, without the trigrams). */
#ifndef LANGUAGE_TAGGER_H
#define LANGUAGE_TAGGER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/span.h"
#include "language/language.h"
#include "language/lists.h"
#include "language/tags.h"

/* The most words tagged in one go. */
enum { TAGGER_MOST = 128 };

struct tagger {
    const uint32_t *table; /* embedded, see tag_table.h; NULL: lists and tags are empty */
};

/* What the tables tell of a word as it is. */
struct known_word {
    list_set lists;
    uint32_t tags; /* where what it may be is told; 0: nowhere */
};

struct tagged_word {
    struct span text;  /* as written */
    struct span lower; /* folded */
    uint32_t known;    /* tagger_know's tags of `lower` */
    enum tag tag;
};

/* The tagger of a language; one without a table when there is none. */
struct tagger tagger_of(const struct language *language);
/* Has the language counts, so that tagger_tag tells more than punctuation? */
bool tagger_tags(const struct tagger *tagger);
/* Tags the words of one sentence, at most TAGGER_MOST; the rest are left. */
void tagger_tag(const struct tagger *tagger, struct tagged_word *words, uint32_t count);
/* Looks a word up: folded, for its lists. */
struct known_word tagger_know(const struct tagger *tagger, struct span word);
/* How a word is tagged when nothing is known of its place. */
enum tag tagger_commonest(const struct tagger *tagger, struct span lower);
/* How much of a word's use (0-1000) is of the tags in `set`; -1: unknown. `known` is
 * tagger_know's tags of it. */
int tagger_share(const struct tagger *tagger, uint32_t known, tag_set set);
/* Do two folded words belong together: a verb ('v') or noun ('n') and its
 * preposition, an adjective and its noun ('c')? */
bool tagger_pair(const struct tagger *tagger, char kind, struct span a, struct span b);

#endif
