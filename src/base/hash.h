/* hash.h -- one fast hash for every table, the same on every machine.
 *
 * Not keyed, so that tables built on one machine serve on every other. */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

/* Little-endian on every machine; compilers make one load of it. */
static inline uint64_t hash_load4(const unsigned char *p)
{
    return (uint64_t)p[0] | (uint64_t)p[1] << 8 | (uint64_t)p[2] << 16 | (uint64_t)p[3] << 24;
}

/* The `n` bytes (at most 8) at `p`, and nothing behind them. */
static inline uint64_t hash_load(const unsigned char *p, size_t n)
{
    if (n == 8)
        return hash_load4(p) | hash_load4(p + 4) << 32;
    if (n >= 4) /* the two halves overlap */
        return hash_load4(p) | hash_load4(p + n - 4) << (8 * (n - 4));
    if (n == 0)
        return 0;
    /* So do the first, the middle and the last byte. */
    return (uint64_t)p[0] | (uint64_t)p[n / 2] << (8 * (n / 2)) |
           (uint64_t)p[n - 1] << (8 * (n - 1));
}

/* The finaliser of MurmurHash3 (Appleby, public domain): every bit of the
 * input reaches every bit of the output. */
static inline uint64_t hash_mix(uint64_t h)
{
    h ^= h >> 33;
    h *= 0xff51afd7ed558ccdULL;
    h ^= h >> 33;
    h *= 0xc4ceb9fe1a85ec53ULL;
    h ^= h >> 33;
    return h;
}

/* Of the whole eights; `*p` and `*length` are of the rest then. */
static inline uint64_t hash_eights(const unsigned char **p, size_t *length)
{
    uint64_t h = 0x9e3779b97f4a7c15ULL ^ *length;

    for (; *length >= 8; *p += 8, *length -= 8) {
        h = (h ^ hash_load(*p, 8)) * 0x9fb21c651e98df25ULL;
        h ^= h >> 35;
    }
    return h;
}

static inline uint64_t hash_bytes(const char *bytes, size_t length)
{
    const unsigned char *p = (const unsigned char *)bytes;
    uint64_t h = hash_eights(&p, &length);

    if (length > 0)
        h = (h ^ hash_load(p, length)) * 0x9fb21c651e98df25ULL;
    return hash_mix(h);
}

/* hash_bytes() of bytes with seven more behind them that can be read, whatever
 * they are. */
static inline uint64_t hash_padded(const char *bytes, size_t length)
{
    const unsigned char *p = (const unsigned char *)bytes;
    uint64_t h = hash_eights(&p, &length);

    if (length > 0)
        h = (h ^ (hash_load(p, 8) & ~(UINT64_MAX << 8 * length))) * 0x9fb21c651e98df25ULL;
    return hash_mix(h);
}

static inline uint64_t hash_pair(uint32_t a, uint32_t b)
{
    return hash_mix((uint64_t)a << 32 | b);
}

#endif
