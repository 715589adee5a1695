/* lines.h -- one sentence taken apart, for the tests of the headline's rules. */
#ifndef TESTS_LINES_H
#define TESTS_LINES_H

#include <check.h>
#include <stdio.h>
#include <string.h>

#include "headline/choice.h"
#include "headline/mention.h"
#include "support.h"

/* All that is known of the first sentence of a text. */
struct taken_apart {
    struct reading reading;
    struct line *line;
    struct compression compression;
    struct cuts cuts;
    struct salience salience;
    char text[1024]; /* what was asked of it last */
};

static inline void take_apart(struct taken_apart *taken, const char *language, const char *text)
{
    reading_open_lines(&taken->reading, language, text);
    taken->line = line_read(&taken->reading.article.document, 0);
    ck_assert_ptr_nonnull(taken->line);
    ck_assert(mentions_find(taken->line));
    choice_weigh(taken->reading.article.ranking.tfidf->idf, taken->line, &taken->salience);
    clause_find_phrases(taken->line);
    compress_find(&taken->compression, taken->line, false);
    tailcut_find(&taken->cuts, &taken->compression);
}

static inline void put_away(struct taken_apart *taken)
{
    reading_close(&taken->reading);
}

/* The pieces of a mask, blanks between them. */
static inline const char *pieces_of(struct taken_apart *taken, struct mask pieces)
{
    taken->text[0] = '\0';
    for (uint32_t i = mask_next(&pieces, 0); i < taken->line->count;
         i = mask_next(&pieces, i + 1)) {
        struct span piece = line_text(taken->line, i);

        strcat(taken->text, taken->text[0] ? " " : "");
        strncat(taken->text, piece.bytes, piece.length);
    }
    return taken->text;
}

/* Is a deletion of that kind among those found? */
static inline bool is_deleted(struct taken_apart *taken, enum deletion_kind kind,
                              const char *pieces)
{
    for (uint32_t i = 0; i < taken->compression.count; i++)
        if (taken->compression.items[i].kind == kind &&
            strcmp(pieces_of(taken, taken->compression.items[i].pieces), pieces) == 0)
            return true;
    return false;
}

/* What goes from every candidate. */
static inline const char *always_deleted(struct taken_apart *taken)
{
    struct mask gone = {{0, 0}};

    for (uint32_t i = 0; i < taken->compression.count; i++)
        if (taken->compression.items[i].kind < DELETE_OPTIONAL)
            gone = mask_or(gone, taken->compression.items[i].pieces);
    return pieces_of(taken, gone);
}

/* The cut that comes before a word, or NULL. */
static inline const struct cut *cut_before(const struct taken_apart *taken, const char *word)
{
    for (uint32_t i = 0; i < taken->cuts.count; i++)
        if (taken->cuts.items[i].at < taken->line->count &&
            span_equal(line_text(taken->line, taken->cuts.items[i].at), span_from(word)))
            return &taken->cuts.items[i];
    return NULL;
}

#endif
