/* sequence.h -- how long a UTF-8 sequence is, for those who only copy text. */
#ifndef BASE_SEQUENCE_H
#define BASE_SEQUENCE_H

#include <stddef.h>

/* Length of the UTF-8 sequence at `p`, of which `left` (at least 1) bytes are
 * there, or 0 when it is not one (Unicode 15, table 3-7). */
static inline size_t sequence_length(const unsigned char *p, size_t left)
{
    size_t length = p[0] < 0x80   ? 1
                    : p[0] < 0xc2 ? 0
                    : p[0] < 0xe0 ? 2
                    : p[0] < 0xf0 ? 3
                    : p[0] < 0xf5 ? 4
                                  : 0;

    if (length == 0 || length > left)
        return 0;
    for (size_t i = 1; i < length; i++)
        if ((p[i] & 0xc0) != 0x80)
            return 0;
    if ((p[0] == 0xe0 && p[1] < 0xa0) || (p[0] == 0xed && p[1] >= 0xa0) ||
        (p[0] == 0xf0 && p[1] < 0x90) || (p[0] == 0xf4 && p[1] >= 0x90))
        return 0;
    return length;
}

#endif
