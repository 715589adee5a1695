/* arena.h -- storage that is given out piece by piece and freed all at once.
 *
 * Everything made for one document lives in that document's arena. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>
#include <stdint.h>

enum { ARENA_ALIGNMENT = 16 };

struct arena_chunk;

struct arena {
    struct arena_chunk *chunk; /* the newest; older ones hang behind it */
    char *next;                /* what is left of it */
    size_t left;               /* a multiple of ARENA_ALIGNMENT, as all pieces are */
};

void arena_init(struct arena *arena);
/* The part of arena_alloc() that is rare. */
void *arena_grow(struct arena *arena, size_t size);
/* `size` bytes, aligned for any type, uninitialised. NULL: memory ran out. */
static inline void *arena_alloc(struct arena *arena, size_t size)
{
    void *piece = arena->next;

    if (size >= arena->left) /* also where there is no chunk yet */
        return arena_grow(arena, size);
    size = (size + ARENA_ALIGNMENT - 1) / ARENA_ALIGNMENT * ARENA_ALIGNMENT;
    arena->next += size;
    arena->left -= size;
    return piece;
}
/* `count` items of `size` bytes. NULL also when the product overflows. */
static inline void *arena_array(struct arena *arena, size_t count, size_t size)
{
    return count > SIZE_MAX / 4 / size ? NULL : arena_alloc(arena, count * size);
}
/* The same, all bytes zero. */
void *arena_zeroed(struct arena *arena, size_t count, size_t size);
/* A NUL-terminated copy. */
char *arena_string(struct arena *arena, const char *bytes, size_t length);
/* A place to come back to: what a stage needs only while it runs goes behind
 * one, after what it leaves behind. */
struct arena_mark {
    struct arena_chunk *chunk;
    char *next;
};

struct arena_mark arena_mark(const struct arena *arena);
/* Forgets the pieces given out since the mark, and gives whole chunks back. */
void arena_rewind(struct arena *arena, struct arena_mark mark);
/* Forgets every piece but keeps the largest chunk, so that the next document
 * of the same size allocates nothing. */
void arena_reset(struct arena *arena);
/* Frees every piece; the arena is as after arena_init. */
void arena_release(struct arena *arena);

#endif
