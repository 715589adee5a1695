/* written.h -- how a word is written: capitals and digits. */
#ifndef LANGUAGE_WRITTEN_H
#define LANGUAGE_WRITTEN_H

#include <stdint.h>

#include "base/span.h"

/* A set. */
enum written {
    WRITTEN_CAPITAL = 1 << 0, /* opens with a capital */
    WRITTEN_UPPER = 1 << 1,   /* opens and closes with one: two letters or more */
    WRITTEN_DIGIT = 1 << 2    /* opens with an ASCII digit */
};

/* Of a word, which is not empty. */
uint32_t written_as(struct span word);

#endif
