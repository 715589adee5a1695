#include "cli/pending.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* FNV-1a (Fowler, Noll and Vo). */
static size_t hash(const char *id)
{
    uint64_t h = 0xcbf29ce484222325ull;

    for (; *id; id++)
        h = (h ^ (unsigned char)*id) * 0x100000001b3ull;
    return (size_t)(h ^ h >> 32);
}

static struct pending_line *probe(const struct pending *pending, const char *id)
{
    size_t at = hash(id) & (pending->capacity - 1);

    while (pending->slots[at].id && strcmp(pending->slots[at].id, id) != 0)
        at = (at + 1) & (pending->capacity - 1);
    return &pending->slots[at];
}

static bool make_room(struct pending *pending)
{
    struct pending grown = {.count = pending->count, .capacity = pending->capacity * 2};

    if (pending->count * 2 < pending->capacity)
        return true;
    if (grown.capacity == 0)
        grown.capacity = 256;
    grown.slots = calloc(grown.capacity, sizeof *grown.slots);
    if (!grown.slots)
        return false;
    for (size_t i = 0; i < pending->capacity; i++)
        if (pending->slots[i].id)
            *probe(&grown, pending->slots[i].id) = pending->slots[i];
    free(pending->slots);
    *pending = grown;
    return true;
}

bool pending_put(struct pending *pending, const char *id, const char *line, size_t length)
{
    struct pending_line *slot;
    size_t size = strlen(id) + 1;

    if (!make_room(pending))
        return false;
    slot = probe(pending, id);
    if (slot->id)
        return true;
    slot->line = malloc(length + 1);
    slot->id = slot->line ? malloc(size) : NULL;
    if (!slot->id) {
        free(slot->line);
        slot->line = NULL;
        return false;
    }
    memcpy(slot->id, id, size);
    memcpy(slot->line, line, length);
    slot->length = length;
    pending->count++;
    return true;
}

char *pending_take(struct pending *pending, const char *id, size_t *length)
{
    struct pending_line *slot = pending->capacity > 0 ? probe(pending, id) : NULL;
    char *line = slot ? slot->line : NULL;

    if (!line)
        return NULL;
    *length = slot->length;
    slot->line = NULL;
    return line;
}

void pending_release(struct pending *pending)
{
    for (size_t i = 0; i < pending->capacity; i++) {
        free(pending->slots[i].id);
        free(pending->slots[i].line);
    }
    free(pending->slots);
    *pending = (struct pending){0};
}
