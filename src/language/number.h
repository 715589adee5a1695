/* number.h -- figures as people write them: "6,500", "6.500", "6 500", "$2.1
 * billion", "17 %", in the digits of any script. */
#ifndef LANGUAGE_NUMBER_H
#define LANGUAGE_NUMBER_H

#include <stdbool.h>
#include <stdint.h>

#include "language/language.h"

enum number_kind { NUMBER_PLAIN = 0, NUMBER_PERCENT, NUMBER_MONEY, NUMBER_DATE, NUMBER_TIME };

struct number {
    enum number_kind kind;
    size_t start, length; /* bytes, with its sign, unit and scale ("million") */
    size_t digits_start, digits_end;
    uint64_t value; /* a hash, the same for "6,500", "6500" and "6.5 thousand" */
};

/* Finds the next figure of `text` at or after `*at`, which moves behind it. What
 * a point and a comma mean depends on the language where the figure does not
 * tell. A digit within a word (A320) is no figure. False: there is none. */
bool number_next(struct span text, const struct language *language, size_t *at,
                 struct number *number);

/* What a word behind a figure makes of it. */
enum number_unit { UNIT_NONE = 0, UNIT_SCALE, UNIT_PERCENT, UNIT_MONEY };

struct number_word {
    enum number_unit unit;
    int power; /* of ten, of a scale */
};

/* What a folded word ("million", "pct", "euros") is behind a figure. */
struct number_word number_word(const struct language *language, struct span folded);
/* The number that a folded word says ("seven"), up to 20; -1: none. */
int number_count(const struct language *language, struct span folded);
/* The value that figures of it have; below 100. */
uint64_t number_small(uint32_t value);

#endif
