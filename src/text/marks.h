/* marks.h -- the punctuation that sentences, quotations and list items wear. */
#ifndef TEXT_MARKS_H
#define TEXT_MARKS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/span.h"

/* What a code point can be; a set. */
enum mark {
    MARK_STOP = 1 << 0,     /* a full stop that may as well be an abbreviation's: . */
    MARK_END = 1 << 1,      /* ends a sentence: ! ? and the full stops of other scripts */
    MARK_ELLIPSIS = 1 << 2, /* one character for three dots */
    MARK_OPEN = 1 << 3,     /* an opening bracket or quotation mark, Spanish ¿ and ¡ */
    MARK_CLOSE = 1 << 4,    /* a closing one; straight and curly quotes are often both */
    MARK_WIDE = 1 << 5,     /* of a script without spaces: nothing need follow it */
    MARK_BULLET = 1 << 6,
    MARK_DASH = 1 << 7,
    MARK_HIDDEN = 1 << 8 /* direction marks, joiners and the soft hyphen: not seen */
};

extern const uint16_t MARKS_ASCII[128];
uint32_t marks_beyond_ascii(uint32_t code_point);
static inline uint32_t marks_of(uint32_t code_point)
{
    return code_point < 128 ? MARKS_ASCII[code_point] : marks_beyond_ascii(code_point);
}
/* Where the code point that ends at `end` starts, within `start`..`end` (not
 * empty) of the text; the code point itself is put in `*code_point`. */
uint32_t marks_before(struct span text, uint32_t start, uint32_t end, uint32_t *code_point);
/* Does the line `start`..`end` close with a sentence's mark or a colon, quotation
 * marks, brackets and notes ("[12]") behind it set aside? */
bool marks_closed(struct span text, uint32_t start, uint32_t end);
/* The length of the emoticon at `at`, ":-)", with a gap behind it; or 0. */
uint32_t marks_emoticon(struct span text, uint32_t at, uint32_t limit);
/* Does it end in a Japanese particle after which no sentence ends? */
bool marks_is_particle(struct span text, uint32_t start, uint32_t end);

#endif
