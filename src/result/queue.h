/* queue.h -- sentences by what they promise, the best first. */
#ifndef RESULT_QUEUE_H
#define RESULT_QUEUE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

/* A binary heap that knows where each item stands; of equal keys the lower
 * number comes first. */
struct queue {
    uint32_t *items; /* heap order */
    uint32_t count;
    uint32_t *place; /* by item: where it stands in `items`, plus 1; 0: not there */
    int64_t *key;    /* by item */
};

/* An empty queue for items below `most`. False: memory ran out. */
bool queue_init(struct queue *queue, struct arena *arena, uint32_t most);
/* Adds items that are not there to a queue that is used once queue_settle has
 * put them in order. O(1) each; O(n) for all. */
void queue_fill(struct queue *queue, uint32_t item, int64_t key);
void queue_settle(struct queue *queue);
/* Adds an item that is not there, or moves one that is to a new key. O(log n). */
void queue_put(struct queue *queue, uint32_t item, int64_t key);
/* The first item; the queue must not be empty. */
uint32_t queue_first(const struct queue *queue);
/* Takes the first item out. O(log n). */
void queue_pop(struct queue *queue);
bool queue_holds(const struct queue *queue, uint32_t item);

#endif
