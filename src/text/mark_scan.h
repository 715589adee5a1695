/* mark_scan.h -- the next mark that may end a sentence, or keep one from ending. */
#ifndef TEXT_MARK_SCAN_H
#define TEXT_MARK_SCAN_H

#include <stdint.h>

#include "base/span.h"

/* Where the next character that may be such a mark is, from `at` on and before `end`,
 * or `end`: a stop, a quotation mark, a bracket, a bullet, or what begins an
 * emoticon. It may find others too, but leaves none out. Sixteen bytes at a time. */
uint32_t mark_scan(struct span text, uint32_t at, uint32_t end);

#endif
