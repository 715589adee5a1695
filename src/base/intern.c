#include "base/intern.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"

struct intern_slot {
    uint32_t hash; /* the high half, which also chose the slot */
    uint32_t id;   /* plus one; 0 is empty */
};

static const uint32_t FIRST_SLOTS = 1024;

void intern_init(struct intern *intern)
{
    *intern = (struct intern){0};
    arena_init(&intern->arena);
}

void intern_release(struct intern *intern)
{
    arena_release(&intern->arena);
    free(intern->slots);
    free(intern->strings);
    intern_init(intern);
}

void intern_clear(struct intern *intern)
{
    arena_reset(&intern->arena);
    if (intern->slots)
        memset(intern->slots, 0, ((size_t)intern->mask + 1) * sizeof *intern->slots);
    intern->count = 0;
}

/* The slot that holds `string`, or the empty one where it would go. */
static struct intern_slot *intern_probe(const struct intern *intern, uint64_t hash,
                                        struct span string)
{
    uint32_t high = (uint32_t)(hash >> 32);

    for (uint32_t at = high & intern->mask;; at = (at + 1) & intern->mask) {
        struct intern_slot *slot = &intern->slots[at];

        if (slot->id == 0)
            return slot;
        if (slot->hash == high && span_equal(intern->strings[slot->id - 1], string))
            return slot;
    }
}

static bool intern_rehash(struct intern *intern, uint32_t slots)
{
    struct intern_slot *old = intern->slots;

    intern->slots = calloc(slots, sizeof *intern->slots);
    if (!intern->slots) {
        intern->slots = old;
        return false;
    }
    for (uint32_t i = 0; old && i <= intern->mask; i++) {
        uint32_t at = old[i].hash & (slots - 1);

        if (old[i].id == 0)
            continue;
        while (intern->slots[at].id != 0)
            at = (at + 1) & (slots - 1);
        intern->slots[at] = old[i];
    }
    intern->mask = slots - 1;
    free(old);
    return true;
}

/* Ids grow with the slots, which stay at most half full: probes stay short. */
static bool intern_make_room(struct intern *intern)
{
    uint32_t slots = intern->slots ? (intern->mask + 1) * 2 : FIRST_SLOTS;
    struct span *strings;

    if (intern->count < intern->capacity)
        return true;
    if (slots > UINT32_MAX / 4)
        return false;
    strings = realloc(intern->strings, (size_t)slots / 2 * sizeof *strings);
    if (!strings)
        return false;
    intern->strings = strings;
    if (!intern_rehash(intern, slots))
        return false;
    intern->capacity = slots / 2;
    return true;
}

uint32_t intern_add(struct intern *intern, struct span string)
{
    return intern_add_hashed(intern, string, hash_bytes(string.bytes, string.length));
}

uint32_t intern_add_hashed(struct intern *intern, struct span string, uint64_t hash)
{
    struct intern_slot *slot;
    char *copy;

    if (!intern_make_room(intern))
        return INTERN_FAILED;
    slot = intern_probe(intern, hash, string);
    if (slot->id != 0)
        return slot->id - 1;
    copy = arena_string(&intern->arena, string.bytes, string.length);
    if (!copy)
        return INTERN_FAILED;
    intern->strings[intern->count] = span_of(copy, string.length);
    *slot = (struct intern_slot){(uint32_t)(hash >> 32), ++intern->count};
    return intern->count - 1;
}

uint32_t intern_find(const struct intern *intern, struct span string)
{
    if (!intern->slots)
        return INTERN_FAILED;
    /* An empty slot holds 0, and 0 - 1 is INTERN_FAILED. */
    return intern_probe(intern, hash_bytes(string.bytes, string.length), string)->id - 1;
}

struct span intern_string(const struct intern *intern, uint32_t id)
{
    return intern->strings[id];
}
