/* sixteen.h -- sixteen bytes looked at together; compilers have instructions for
 * it on every machine. */
#ifndef BASE_SIXTEEN_H
#define BASE_SIXTEEN_H

#include <stdint.h>
#include <string.h>

/* Comparing gives all ones in each byte of which it is true. */
typedef int8_t sixteen __attribute__((vector_size(16)));

static inline sixteen sixteen_load(const char *bytes)
{
    sixteen loaded;

    memcpy(&loaded, bytes, sizeof loaded);
    return loaded;
}

/* How many of eight bytes, not all zero, come before the first that is not zero. */
static inline uint32_t sixteen_first_of_half(uint64_t half)
{
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    return (uint32_t)__builtin_clzll(half) / 8;
#else
    return (uint32_t)__builtin_ctzll(half) / 8;
#endif
}

/* How many of the bytes come before the first that is all ones, the others being
 * zero; 16: none is. */
static inline uint32_t sixteen_first(sixteen marks)
{
    uint64_t halves[2];

    memcpy(halves, &marks, sizeof halves);
    if ((halves[0] | halves[1]) == 0)
        return sizeof marks;
    return halves[0] ? sixteen_first_of_half(halves[0]) : 8 + sixteen_first_of_half(halves[1]);
}

#endif
