/* cutting.h -- how the headline was cut from its sentence: what was kept and
 * what was trimmed. */
#ifndef EXPLAIN_CUTTING_H
#define EXPLAIN_CUTTING_H

#include <stdbool.h>
#include <stdint.h>

#include "result/summary.h"

/* Bytes of the document from `start` to before `end`, without white space at
 * the ends. */
struct cut_run {
    uint32_t start, end;
    bool kept;
};

/* Walks over the sentence: fills `run` with the stretch after the one that
 * `run` was filled with; start with all zero. False: there is none left, or no
 * headline. */
bool cutting_next(const struct nutgraf_summary *summary, struct cut_run *run);

#endif
