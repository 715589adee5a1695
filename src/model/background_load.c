#include <stdlib.h>

#include "base/hash.h"
#include "base/status.h"
#include "model/background.h"
#include "model/table.h"

size_t background_size(const struct background *background)
{
    return sizeof *background + ((size_t)background->mask + 1) * sizeof *background->slots;
}

static void background_put(struct background *background, struct span stem, uint64_t frequency)
{
    uint64_t hash = hash_bytes(stem.bytes, stem.length);
    uint32_t at = (uint32_t)hash & background->mask;

    while (background->slots[at].fingerprint != 0)
        at = (at + 1) & background->mask;
    background->slots[at] = (struct background_slot){
        language_fingerprint(hash), frequency < UINT32_MAX ? (uint32_t)frequency : UINT32_MAX};
}

/* An empty table with room for `count` stems, at most three quarters full: a
 * stem that is not there costs 8 probes of one cache line. */
static struct background *background_new(uint64_t count)
{
    uint64_t slots = 2;
    struct background *background;

    while (slots / 4 * 3 < count + 1)
        slots *= 2;
    if (slots > UINT32_MAX)
        return NULL;
    background = calloc(1, sizeof *background + (size_t)slots * sizeof *background->slots);
    if (background) {
        background->count = (uint32_t)count;
        background->mask = (uint32_t)(slots - 1);
    }
    return background;
}

struct background *background_load(struct span file, nutgraf_error *error)
{
    struct table table;
    struct background *background;
    uint64_t count;

    if (!table_open(&table, file, error) || !table_count(table, &count, error))
        return NULL;
    background = background_new(count);
    if (!background) {
        error_no_memory(error);
        return NULL;
    }
    while (table_next(&table, error) == TABLE_ENTRY)
        background_put(background, table.stem, table.frequency);
    if (table.language.length > 0 && table.language.length < sizeof background->name)
        memcpy(background->name, table.language.bytes, table.language.length);
    background->documents = table.documents;
    background->version = TABLE_VERSION;
    background->checksum = table_checksum(file);
    return background;
}

void background_free(struct background *background)
{
    free(background);
}
