/* line.h -- a sentence cut into the pieces that a headline is put together
 * from: words, their clitics, and marks, with what is known of each. */
#ifndef HEADLINE_LINE_H
#define HEADLINE_LINE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/hash.h"
#include "headline/mask.h"
#include "language/tagger.h"
#include "text/document.h"

/* Longer sentences are read to here. */
enum { LINE_MOST = TAGGER_MOST };

/* A folded word in one number: its first seven bytes and its length. */
typedef uint64_t word_key;

#define KEY_BYTE(word, n) ((word_key)(unsigned char)(word "\0\0\0\0\0\0\0")[n] << (8 * (n)))
#define KEY(word)                                                                                  \
    (KEY_BYTE(word, 0) | KEY_BYTE(word, 1) | KEY_BYTE(word, 2) | KEY_BYTE(word, 3) |               \
     KEY_BYTE(word, 4) | KEY_BYTE(word, 5) | KEY_BYTE(word, 6) |                                   \
     (word_key)(sizeof(word) - 1) << 56)

enum quote { QUOTE_NONE = 0, QUOTE_OPEN, QUOTE_CLOSE, QUOTE_LONE };

static inline word_key key_of(struct span word)
{
    return (word_key)word.length << 56 |
           hash_load((const unsigned char *)word.bytes, word.length < 7 ? word.length : 7);
}

/* One of 64 bits for each word: most that are not asked for have another. */
static inline uint64_t key_bit(word_key key)
{
    return (uint64_t)1 << (key * 0x9e3779b97f4a7c15ULL >> 58);
}

/* `words` are constants: comparisons with numbers, no array. */
static inline bool key_is_any(word_key key, const word_key *words, size_t count)
{
    uint64_t bits = 0;

#pragma GCC unroll 16
    for (size_t w = 0; w < count; w++)
        bits |= key_bit(words[w]);
    if (count > 3 && !(bits & key_bit(key)))
        return false;
#pragma GCC unroll 16
    for (size_t w = 0; w < count; w++)
        if (key == words[w])
            return true;
    return false;
}

/* Is it one of some: KEY_IS_ONE(key, KEY("in"), KEY("at"))? */
#define KEYS(...)                                                                                  \
    (const word_key[]){__VA_ARGS__}, sizeof((const word_key[]){__VA_ARGS__}) / sizeof(word_key)
#define KEY_IS_ONE(key, ...) key_is_any((key), KEYS(__VA_ARGS__))

struct piece {
    uint32_t start, length; /* bytes of the document */
    struct span lower;      /* folded */
    word_key key;           /* of `lower` */
    list_set lists;
    uint32_t term;  /* the document's own number of its stem, or TERM_NONE */
    uint32_t first; /* the first piece with that stem, once mentions_find has run */
    uint32_t known; /* what the tagger's table tells of `lower`; 0: nothing */
    int phrase;     /* the noun phrase it is in, or -1 */
    enum tag tag : 8;
    enum quote quote : 8;
    bool gap;      /* white space before it */
    bool capital;  /* opens with a capital */
    bool all_caps; /* has no small letter */
    bool mark;     /* no word: a comma, a dash */
};

/* From `start` to before `end`. */
struct phrase {
    uint32_t start, end;
};

/* A word of the article that has the stem of one of the line. */
struct mention {
    uint32_t token;
    uint32_t piece; /* the first with that stem */
};

struct line {
    const struct document *document;
    uint32_t sentence;
    struct tagger tagger;
    bool english;
    uint32_t count;
    bool clipped; /* the sentence goes on */
    struct piece pieces[LINE_MOST];
    /* Where to look, so that a rule need not walk the pieces to see that it has no work. */
    list_set lists;                /* of all pieces together */
    struct mask odd;               /* more than the letters a to z, the first perhaps a capital */
    struct mask capitals;          /* pieces that open with one */
    struct mask quotes;            /* quotation marks */
    struct mask openers;           /* words of LISTS_OPENING */
    struct mask tagged[TAG_COUNT]; /* the pieces with each tag: line_retag keeps it so */
    struct mask aside; /* between brackets or dashes, once compress_find has seen them */
    uint32_t phrase_count;
    struct phrase phrases[LINE_MOST];
    uint32_t mention_count; /* mentions_find */
    const struct mention *mentions;
};

static const uint32_t LINE_NONE = UINT32_MAX;

/* Whose words may open a clause within the sentence. */
static const list_set LISTS_OPENING =
    (list_set)1 << LIST_RELATIVE | (list_set)1 << LIST_THAT | (list_set)1 << LIST_SUBORDINATOR;

/* Cuts a sentence into pieces whose tags are not known yet; the line is in the
 * document's arena. NULL: memory ran out. */
struct line *line_cut(const struct document *document, uint32_t sentence);
/* Tells the tags of a line that was cut; they decide half of what a line costs. */
void line_tag(struct line *line);
/* Both. */
struct line *line_read(const struct document *document, uint32_t sentence);

static inline bool line_is(const struct line *line, uint32_t i, tag_set tags)
{
    return i < line->count && (tag_bit(line->pieces[i].tag) & tags) != 0;
}

/* The pieces with one of some tags. */
static inline struct mask line_tagged(const struct line *line, tag_set tags)
{
    struct mask mask = {{0, 0}};

    for (; tags; tags &= tags - 1)
        mask = mask_or(mask, line->tagged[__builtin_ctzll(tags)]);
    return mask;
}

/* Says that a piece is something else than the tagger took it for. */
static inline void line_retag(struct line *line, uint32_t i, enum tag tag)
{
    mask_remove(&line->tagged[line->pieces[i].tag], i);
    mask_add(&line->tagged[tag], i);
    line->pieces[i].tag = tag;
}

/* Is a word of one of `lists` anywhere in the line? */
static inline bool line_lists(const struct line *line, list_set lists)
{
    return (line->lists & lists) != 0;
}

static inline bool line_in(const struct line *line, uint32_t i, enum list list)
{
    return i < line->count && (line->pieces[i].lists & list_bit(list)) != 0;
}

static inline bool line_says(const struct line *line, uint32_t i, word_key word)
{
    return i < line->count && line->pieces[i].key == word;
}

static inline bool line_says_keys(const struct line *line, uint32_t i, const word_key *words,
                                  size_t count)
{
    return i < line->count && key_is_any(line->pieces[i].key, words, count);
}

/* Is it one of some words: line_says_one(line, i, KEY("in"), KEY("at"))? */
#define line_says_one(line, i, ...) line_says_keys((line), (i), KEYS(__VA_ARGS__))

static inline bool line_is_mark(const struct line *line, uint32_t i)
{
    return i < line->count && line->pieces[i].mark;
}

static inline bool line_is_comma(const struct line *line, uint32_t i)
{
    return i < line->count && line->pieces[i].tag == TAG_COMMA;
}

static inline bool line_is_dash(const struct line *line, uint32_t i)
{
    return i < line->count && line->pieces[i].tag == TAG_COLON;
}

static inline struct span line_text(const struct line *line, uint32_t i)
{
    return span_of(line->document->text.bytes + line->pieces[i].start, line->pieces[i].length);
}

/* A piece's enum word_class: looked up each time, only the languages without lists
 * ask for them often. */
uint32_t line_classes(const struct line *line, const struct piece *piece);
/* Is a word with that stem in the line? */
bool line_holds_term(const struct line *line, uint32_t term);
/* Likewise for line_gap() when other pieces stood between the two. */
bool line_gap_over(const struct line *line, uint32_t before, uint32_t i);
/* Is there white space before piece `i` when `before` is the piece kept before
 * it (LINE_NONE: it opens the headline)? */
static inline bool line_gap(const struct line *line, uint32_t before, uint32_t i)
{
    if (before == LINE_NONE)
        return false;
    return before + 1 == i ? line->pieces[i].gap : line_gap_over(line, before, i);
}
/* Appends the pieces of `keep` as they are read, white space folded; marks that
 * nothing follows or precedes are left off. */
void line_print(const struct line *line, struct mask keep, struct nutgraf_buffer *out);
/* Takes out what deletions left without a purpose: quotation marks around
 * nothing, commas beside commas or at the ends. */
void line_tidy(const struct line *line, struct mask *keep);

#endif
