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
static const size_t ALIGNMENT = 16;

void arena_init(struct arena *arena)
{
    *arena = (struct arena){0};
}

/* Doubles up to here, so that small documents cost few allocations and large
 * ones are not given twice what they need. */
static const size_t MOST_CHUNK = (size_t)16 << 20;

static void *arena_grow(struct arena *arena, size_t size)
{
    size_t room = arena->chunk ? arena->chunk->size * 2 : FIRST_CHUNK;
    struct arena_chunk *chunk;

    if (room > MOST_CHUNK)
        room = MOST_CHUNK;
    if (room < size)
        room = size;
    chunk = malloc(sizeof *chunk + room);
    if (!chunk)
        return NULL;
    chunk->older = arena->chunk;
    chunk->size = room;
    arena->chunk = chunk;
    arena->next = (char *)(chunk + 1);
    arena->end = arena->next + room;
    arena->next += size;
    return chunk + 1;
}

void *arena_alloc(struct arena *arena, size_t size)
{
    void *piece = arena->next;

    if (size > SIZE_MAX / 4)
        return NULL;
    size = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    if (!piece || size > (size_t)(arena->end - arena->next))
        return arena_grow(arena, size);
    arena->next += size;
    return piece;
}

void *arena_array(struct arena *arena, size_t count, size_t size)
{
    if (size > 0 && count > SIZE_MAX / size)
        return NULL;
    return arena_alloc(arena, count * size);
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
    arena->next = mark.next;
    arena->end = mark.chunk ? (char *)(mark.chunk + 1) + mark.chunk->size : NULL;
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
    arena->next = (char *)(largest + 1);
    arena->end = arena->next + largest->size;
}

void arena_release(struct arena *arena)
{
    arena_reset(arena);
    free(arena->chunk);
    arena_init(arena);
}
