/* rouge_text.h -- a summary as ROUGE-1.5.5 reads it: lines of numbered words.
 *
 * A word is a run of ASCII letters and digits; every other byte parts words.
 * With a lexicon the words and stems are those of its language instead. */
#ifndef EVALUATE_ROUGE_TEXT_H
#define EVALUATE_ROUGE_TEXT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/intern.h"
#include "base/span.h"
#include "language/lexicon.h"

extern const char ROUGE_STOPWORDS[]; /* parted by spaces */

/* The words met so far and what each counts as. */
struct rouge_vocabulary {
    bool stem, stop;             /* -m, -s */
    struct lexicon *lexicon;     /* borrowed, of this document's language; NULL: ASCII words */
    struct intern surfaces;      /* lower case, as written */
    struct intern stems;         /* what is compared */
    struct intern stopwords;     /* empty unless `stop` */
    struct intern irregular;     /* surfaces with a base form that no rule gives */
    struct span *base;           /* by irregular: in its arena */
    uint32_t base_capacity;      /* room in `base` */
    struct rouge_word *words;    /* by surface */
    struct rouge_number *number; /* by stem */
    uint32_t word_capacity, number_capacity;
    uint32_t document; /* numbers given in an earlier document do not count */
    uint32_t numbers;  /* given in this one */
    struct nutgraf_buffer scratch;
};

struct rouge_limits {
    size_t bytes, words; /* -b and -l; 0: none, and not both */
};

/* Words as numbers from 0, the same word the same number within a document. */
struct rouge_text {
    uint32_t *words; /* of all lines, as n-grams see them */
    uint32_t count;
    uint32_t *line_words; /* as the longest common subsequence sees them */
    uint32_t *line_end;   /* by line: where its words end in line_words */
    uint32_t lines;       /* without those that hold no word */
};

/* False: memory ran out (release it all the same). */
bool rouge_vocabulary_init(struct rouge_vocabulary *vocabulary, bool stem, bool stop);
void rouge_vocabulary_release(struct rouge_vocabulary *vocabulary);
/* Adds irregular forms: "form base" a line, as in WordNet's *.exc files; the
 * first base of the first line for a form holds. False: memory ran out. */
bool rouge_vocabulary_irregular(struct rouge_vocabulary *vocabulary, struct span file);
/* Stop words instead of ours, one a line, before any document; nothing happens
 * when `stop` is not set. False: memory ran out. */
bool rouge_vocabulary_stopwords(struct rouge_vocabulary *vocabulary, struct span file);
/* Begins a document: its words are numbered anew. */
void rouge_vocabulary_begin(struct rouge_vocabulary *vocabulary);
/* Reads a summary, one sentence a line, cut to the limits exactly as
 * ROUGE-1.5.5 cuts; the arrays are in `arena`. False: memory ran out. */
bool rouge_text_read(struct rouge_text *text, struct rouge_vocabulary *vocabulary,
                     struct arena *arena, struct span summary, struct rouge_limits limits);

#endif
