/* guard.h -- brackets and quotations inside which no sentence ends.
 *
 * A bracket that closes soon is one remark. So is a quotation when the
 * sentence goes on behind it: "I came. I saw," he said. */
#ifndef TEXT_GUARD_H
#define TEXT_GUARD_H

#include <stdbool.h>
#include <stdint.h>

#include "base/span.h"

enum { GUARD_PAIRS = 16 };

struct guard {
    struct span text;
    uint32_t limit; /* of the block */
    uint32_t until; /* no sentence ends before this byte */
    struct {
        uint32_t from, to; /* looked through: no closing mark in between ... */
        bool found;        /* ... and one at `to` */
    } seen[GUARD_PAIRS];
};

/* Notes the opening mark `code_point` at `at`, past which is `behind`; the sentence
 * so far starts at `start`. All looks ahead together cost O(1) a byte. */
void guard_open(struct guard *guard, uint32_t start, uint32_t at, uint32_t behind,
                uint32_t code_point);

#endif
