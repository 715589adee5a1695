/* intern.h -- strings to dense numbers, and back. */
#ifndef BASE_INTERN_H
#define BASE_INTERN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/span.h"

struct intern {
    struct arena arena;             /* the strings */
    struct intern_slot *slots;      /* open addressing, linear probes */
    struct span *strings;           /* by id */
    uint32_t count, capacity, mask; /* ids, room for ids, slots - 1 */
};

static const uint32_t INTERN_FAILED = UINT32_MAX;

void intern_init(struct intern *intern);
void intern_release(struct intern *intern);
/* Forgets every string; the storage stays. */
void intern_clear(struct intern *intern);
/* The id of a string, which is copied when it is new: ids count from 0 in the
 * order of first appearance. INTERN_FAILED: memory ran out. */
uint32_t intern_add(struct intern *intern, struct span string);
/* The same of a string whose hash_bytes() is known. */
uint32_t intern_add_hashed(struct intern *intern, struct span string, uint64_t hash);
/* The same without adding: INTERN_FAILED means not there. */
uint32_t intern_find(const struct intern *intern, struct span string);
/* The string of an id below `count`, owned by the table. */
struct span intern_string(const struct intern *intern, uint32_t id);

#endif
