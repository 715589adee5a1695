/* wordbreak.h -- the segments of a text by UAX #29, Unicode 15. */
#ifndef LANGUAGE_WORDBREAK_H
#define LANGUAGE_WORDBREAK_H

#include <stdint.h>

#include "base/span.h"

/* Word_Break, with WORDBREAK_PAIR for what UAX #29 calls Other and is written
 * without spaces: Han, Hiragana, Thai, Lao, Khmer, Myanmar. */
enum wordbreak {
    WORDBREAK_OTHER = 0,
    WORDBREAK_CR,
    WORDBREAK_LF,
    WORDBREAK_NEWLINE,
    WORDBREAK_EXTEND,
    WORDBREAK_ZWJ,
    WORDBREAK_FORMAT,
    WORDBREAK_KATAKANA,
    WORDBREAK_HEBREW,
    WORDBREAK_LETTER,
    WORDBREAK_SINGLE_QUOTE,
    WORDBREAK_DOUBLE_QUOTE,
    WORDBREAK_MID_NUM_LET,
    WORDBREAK_MID_LETTER,
    WORDBREAK_MID_NUM,
    WORDBREAK_NUMERIC,
    WORDBREAK_EXTEND_NUM_LET,
    WORDBREAK_REGIONAL,
    WORDBREAK_SPACE,
    WORDBREAK_PAIR
};

enum {
    WORDBREAK_MASK = 31,
    WORDBREAK_PICTOGRAPH = 32 /* beside the value: Extended_Pictographic */
};

/* A value of enum wordbreak, or'ed with WORDBREAK_PICTOGRAPH. */
uint32_t wordbreak_of(uint32_t code_point);
/* Where the segment that starts at `at` (below the length) ends. `*kinds`
 * receives the set (1 << value) of what is in it. */
size_t wordbreak_end(struct span text, size_t at, uint32_t *kinds);

#endif
