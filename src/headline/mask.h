/* mask.h -- a set of the pieces of one line. */
#ifndef HEADLINE_MASK_H
#define HEADLINE_MASK_H

#include <stdbool.h>
#include <stdint.h>

struct mask {
    uint64_t bits[2];
};

static inline void mask_add(struct mask *mask, uint32_t piece)
{
    mask->bits[piece >> 6] |= (uint64_t)1 << (piece & 63);
}

static inline void mask_remove(struct mask *mask, uint32_t piece)
{
    mask->bits[piece >> 6] &= ~((uint64_t)1 << (piece & 63));
}

static inline bool mask_has(const struct mask *mask, uint32_t piece)
{
    return mask->bits[piece >> 6] >> (piece & 63) & 1;
}

/* The pieces before `end`, at most 128. */
static inline struct mask mask_front(uint32_t end)
{
    struct mask mask = {{UINT64_MAX, 0}};

    if (end >= 128)
        mask.bits[1] = UINT64_MAX;
    else if (end >= 64)
        mask.bits[1] = ((uint64_t)1 << (end - 64)) - 1;
    else
        mask.bits[0] = ((uint64_t)1 << end) - 1;
    return mask;
}

/* The pieces from `start` to before `end`. */
static inline struct mask mask_range(uint32_t start, uint32_t end)
{
    struct mask before = mask_front(start), mask = mask_front(end);

    return (struct mask){{mask.bits[0] & ~before.bits[0], mask.bits[1] & ~before.bits[1]}};
}

static inline struct mask mask_or(struct mask a, struct mask b)
{
    return (struct mask){{a.bits[0] | b.bits[0], a.bits[1] | b.bits[1]}};
}

static inline struct mask mask_and(struct mask a, struct mask b)
{
    return (struct mask){{a.bits[0] & b.bits[0], a.bits[1] & b.bits[1]}};
}

static inline struct mask mask_minus(struct mask a, struct mask b)
{
    return (struct mask){{a.bits[0] & ~b.bits[0], a.bits[1] & ~b.bits[1]}};
}

/* The pieces right behind those of `mask`. */
static inline struct mask mask_behind(struct mask mask)
{
    return (struct mask){{mask.bits[0] << 1, mask.bits[1] << 1 | mask.bits[0] >> 63}};
}

static inline bool mask_empty(struct mask mask)
{
    return (mask.bits[0] | mask.bits[1]) == 0;
}

static inline bool mask_equal(struct mask a, struct mask b)
{
    return a.bits[0] == b.bits[0] && a.bits[1] == b.bits[1];
}

/* Where the machine may lack an instruction for it the builtin is a call; most lines
 * have nothing in the second half. */
static inline uint32_t mask_count_half(uint64_t bits)
{
    if (bits == 0)
        return 0;
    bits -= bits >> 1 & 0x5555555555555555ULL;
    bits = (bits & 0x3333333333333333ULL) + (bits >> 2 & 0x3333333333333333ULL);
    return (uint32_t)(((bits + (bits >> 4)) & 0x0f0f0f0f0f0f0f0fULL) * 0x0101010101010101ULL >> 56);
}

static inline uint32_t mask_count(struct mask mask)
{
    return mask_count_half(mask.bits[0]) + mask_count_half(mask.bits[1]);
}

/* The first piece at or after `from`; 128 when there is none. */
static inline uint32_t mask_next(const struct mask *mask, uint32_t from)
{
    uint64_t left;

    if (from < 64 && (left = mask->bits[0] >> from))
        return from + (uint32_t)__builtin_ctzll(left);
    if (from < 64)
        from = 64;
    if (from < 128 && (left = mask->bits[1] >> (from & 63)))
        return from + (uint32_t)__builtin_ctzll(left);
    return 128;
}

/* Is a piece from `start` to before `end` in it? */
static inline bool mask_meets(struct mask mask, uint32_t start, uint32_t end)
{
    uint32_t next = mask_next(&mask, start);

    return next < end && next < 128;
}

/* One past the last piece; 0 for an empty set. */
static inline uint32_t mask_end(struct mask mask)
{
    if (mask.bits[1])
        return 128 - (uint32_t)__builtin_clzll(mask.bits[1]);
    return mask.bits[0] ? 64 - (uint32_t)__builtin_clzll(mask.bits[0]) : 0;
}

#endif
