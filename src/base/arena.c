#include "base/arena.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct arena_chunk {
    struct arena_chunk *older;
    size_t size; /* bytes behind this header */
};

/* A 3 KB article needs about 100 KB; small enough not to be touched in vain. */
static const size_t FIRST_CHUNK = (size_t)128 << 10;

void arena_init(struct arena *arena)
{
    *arena = (struct arena){0};
}

/* Doubles up to here, so that small documents cost few allocations and large
 * ones are not given twice what they need. */
static const size_t MOST_CHUNK = (size_t)16 << 20;

/* All of the newest chunk is left. */
static void arena_refill(struct arena *arena)
{
    arena->next = arena->chunk ? (char *)(arena->chunk + 1) : NULL;
    arena->left = arena->chunk ? arena->chunk->size : 0;
}

void *arena_grow(struct arena *arena, size_t size)
{
    size_t room = arena->chunk ? arena->chunk->size * 2 : FIRST_CHUNK;
    struct arena_chunk *chunk;

    if (size > SIZE_MAX / 4)
        return NULL;
    if (room > MOST_CHUNK)
        room = MOST_CHUNK;
    if (room <= size)
        room = (size / ARENA_ALIGNMENT + 1) * ARENA_ALIGNMENT;
    chunk = malloc(sizeof *chunk + room);
    if (!chunk)
        return NULL;
    chunk->older = arena->chunk;
    chunk->size = room;
    arena->chunk = chunk;
    arena_refill(arena);
    return arena_alloc(arena, size);
}

void *arena_zeroed(struct arena *arena, size_t count, size_t size)
{
    void *piece = arena_array(arena, count, size);

    return piece ? memset(piece, 0, count * size) : NULL;
}

char *arena_string(struct arena *arena, const char *bytes, size_t length)
{
    char *copy = arena_alloc(arena, length + 1);

    if (!copy)
        return NULL;
    if (length > 0)
        memcpy(copy, bytes, length);
    copy[length] = '\0';
    return copy;
}

struct arena_mark arena_mark(const struct arena *arena)
{
    return (struct arena_mark){arena->chunk, arena->next};
}

void arena_rewind(struct arena *arena, struct arena_mark mark)
{
    while (arena->chunk && arena->chunk != mark.chunk) {
        struct arena_chunk *older = arena->chunk->older;

        free(arena->chunk);
        arena->chunk = older;
    }
    arena_refill(arena);
    if (!mark.next)
        return;
    arena->left -= (size_t)(mark.next - arena->next);
    arena->next = mark.next;
}

void arena_reset(struct arena *arena)
{
    struct arena_chunk *largest = arena->chunk;

    if (!largest)
        return;
    for (struct arena_chunk *chunk = arena->chunk; chunk; chunk = chunk->older)
        if (chunk->size > largest->size)
            largest = chunk;
    for (struct arena_chunk *chunk = arena->chunk, *older; chunk; chunk = older) {
        older = chunk->older;
        if (chunk != largest)
            free(chunk);
    }
    largest->older = NULL;
    arena->chunk = largest;
    arena_refill(arena);
}

void arena_release(struct arena *arena)
{
    arena_reset(arena);
    free(arena->chunk);
    arena_init(arena);
}
