/* support.h -- documents for tests, out of C strings. */
#ifndef TESTS_SUPPORT_H
#define TESTS_SUPPORT_H

#include <stddef.h>
#include <stdint.h>

#include "language/lexicon.h"
#include "result/article.h"

/* An article with everything it stands on. */
struct reading {
    struct lexicon lexicon;
    struct article article;
};

/* Reads `text` as the program would, all stages. It must outlive the reading.
 * A failure ends the test. */
void reading_open(struct reading *reading, const char *language, struct span text);
/* No stage yet: for a test that sets what a reader of pages would. */
void reading_start(struct reading *reading, const char *language, struct span text);
/* Only blocks, sentences and tokens. */
void reading_open_tokens(struct reading *reading, const char *language, const char *text);
/* All stages without the judgement of a page: every line is a sentence of the
 * body, whatever it looks like, and words are what stands between spaces. */
void reading_open_lines(struct reading *reading, const char *language, const char *text);
void reading_close(struct reading *reading);

/* A small generator, the same on every machine; `state` starts as any number
 * but 0. */
uint32_t random_next(uint32_t *state);
/* `count` lines of 1 to 24 made-up words, common ones far more often than rare
 * ones, NUL-terminated. The caller frees it. */
char *random_lines(uint32_t count, uint32_t seed);

#endif
