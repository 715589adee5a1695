/* shape.h -- how a word is written: capitals and digits. */
#ifndef TEXT_SHAPE_H
#define TEXT_SHAPE_H

#include <stdint.h>

#include "base/span.h"

/* A set. */
enum shape {
    SHAPE_CAPITAL = 1 << 0, /* opens with a capital */
    SHAPE_UPPER = 1 << 1,   /* opens and closes with one: two letters or more */
    SHAPE_DIGIT = 1 << 2    /* opens with an ASCII digit */
};

/* The shape of a word, which is not empty. */
uint32_t shape_of(struct span word);

#endif
