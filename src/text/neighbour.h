/* neighbour.h -- the words beside a mark, as far as they tell what it is. */
#ifndef TEXT_NEIGHBOUR_H
#define TEXT_NEIGHBOUR_H

#include <stdbool.h>
#include <stdint.h>

#include "base/span.h"
#include "language/language.h"

enum letter_case { CASE_NONE, CASE_LOWER, CASE_UPPER, CASE_LETTER, CASE_DIGIT };

struct neighbour {
    uint32_t start, end;    /* bytes of the text */
    uint32_t letters;       /* code points that are letters, vowel signs included */
    uint32_t digits;        /* ... that are digits */
    uint32_t dots;          /* full stops inside */
    uint32_t longest;       /* letters between two of them */
    enum letter_case first; /* of its first character; CASE_NONE: no word */
    uint32_t symbol;        /* its first character, or what stands there instead */
    bool lower;             /* has a lower-case letter */
    bool spaced;            /* has gaps behind inner stops */
    bool stopped;           /* a full stop touches its end */
    bool classified;
    uint32_t classes; /* neighbour_classes() */
};

enum letter_case case_beyond_ascii(uint32_t code_point);
/* CASE_LETTER: of a script without case. */
static inline enum letter_case case_of(uint32_t code_point)
{
    if (code_point >= 128)
        return case_beyond_ascii(code_point);
    if (code_point - 'a' < 26)
        return CASE_LOWER;
    if (code_point - 'A' < 26)
        return CASE_UPPER;
    return code_point - '0' < 10 ? CASE_DIGIT : CASE_NONE;
}
/* The word that ends at `end`, not before `start`, with the stops inside; the
 * parts of "z. B" are one word. */
struct neighbour neighbour_before(struct span text, uint32_t start, uint32_t end);
/* The first word of `start`..`end`, past quotes, brackets, dashes and bullets. */
struct neighbour neighbour_after(struct span text, uint32_t start, uint32_t end);
/* What its language knows of it, looked up once. */
uint32_t neighbour_classes(struct neighbour *word, struct span text,
                           const struct language *language);

#endif
