/* echo.h -- do two sentences say nearly the same? */
#ifndef RESULT_ECHO_H
#define RESULT_ECHO_H

#include <stdbool.h>
#include <stdint.h>

#include "model/weights.h"
#include "result/selector.h"

/* Whether the sentences share most of their words; with `clauses` also a clause in
 * the same words, as a caption, a deck or a quotation told again does. */
bool is_echo(const struct ranking *ranking, const struct weights *weights, uint32_t first,
             uint32_t second, bool clauses);

#endif
