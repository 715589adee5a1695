/* enumerator.h -- the bullets and numbers of list items, in running text too:
 * "1) The first 2) The second". */
#ifndef TEXT_ENUMERATOR_H
#define TEXT_ENUMERATOR_H

#include <stdbool.h>
#include <stdint.h>

#include "base/span.h"

enum enumerator_kind { ENUMERATOR_NONE, ENUMERATOR_BULLET, ENUMERATOR_NUMBER, ENUMERATOR_LETTER };

struct enumerator {
    enum enumerator_kind kind;
    uint32_t value;  /* the bullet's code point, the number, or the letter's place from 1 */
    uint32_t roman;  /* what small Roman numerals amount to; 0: they are none */
    char open;       /* '(' or 0 */
    char close[2];   /* ".", ")" or ".)" */
    bool initial;    /* may as well be an initial or an ordinal: "D. ", "31. joulukuuta" */
    bool small;      /* a small letter follows */
    uint32_t length; /* bytes, the space behind included */
};

/* May one be at `at`? A letter that no mark follows, nor what goes on a Roman number,
 * is a word's; other marks of ASCII open none. */
static inline bool enumerator_may_start(struct span text, uint32_t at, uint32_t limit)
{
    unsigned char first = at < limit ? (unsigned char)text.bytes[at] : ' ';
    char next = at + 1 < limit ? text.bytes[at + 1] : ' ';

    if ((unsigned char)((first | 0x20) - 'a') < 26)
        return next == '.' || next == ')' || first == 'i' || first == 'v' || first == 'x';
    return (first >= '0' && first <= '9') || first == '(' || first == '*' || first >= 0x80;
}
/* The enumerator at `at`, of kind ENUMERATOR_NONE when there is none. */
struct enumerator enumerator_read(struct span text, uint32_t at, uint32_t limit);
/* Does `next` follow `item` in the same list? */
bool enumerator_follows(const struct enumerator *item, const struct enumerator *next);

#endif
