#include "language/surface.h"

#include <string.h>

struct surface surface_of(struct span word)
{
    const unsigned char *p = (const unsigned char *)word.bytes;
    size_t first = word.length < 8 ? word.length : 8;
    struct surface surface;

    if (word.length > 0 && word.length <= sizeof surface) {
        surface.low = hash_load(p, first);
        surface.high = hash_load(p + first, word.length - first);
        if (!surface_is_odd(surface.low) && !surface_is_odd(surface.high) &&
            !memchr(p, 0, word.length))
            return surface;
    }
    surface.low = hash_bytes(word.bytes, word.length) | 1;
    surface.high = word.length;
    for (size_t i = 0; i < word.length; i++)
        surface.high = (surface.high ^ p[i]) * 0x100000001b3ULL; /* FNV-1a */
    return surface;
}
