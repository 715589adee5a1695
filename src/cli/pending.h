/* pending.h -- lines that were read before their turn, by id. */
#ifndef CLI_PENDING_H
#define CLI_PENDING_H

#include <stdbool.h>
#include <stddef.h>

struct pending_line {
    char *id;   /* owned; NULL: the slot is empty */
    char *line; /* owned; NULL: taken */
    size_t length;
};

struct pending {
    struct pending_line *slots; /* open addressing, linear probes, at most half full */
    size_t count, capacity;
};

/* Keeps a copy of a line. Of two with the same id the first is kept. False:
 * memory ran out. */
bool pending_put(struct pending *pending, const char *id, const char *line, size_t length);
/* The line of an id, from now on the caller's; NULL: there is none. */
char *pending_take(struct pending *pending, const char *id, size_t *length);
void pending_release(struct pending *pending);

#endif
