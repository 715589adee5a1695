#include "result/queue.h"

bool queue_init(struct queue *queue, struct arena *arena, uint32_t most)
{
    queue->count = 0;
    queue->items = arena_array(arena, most, sizeof *queue->items);
    queue->place = arena_zeroed(arena, most, sizeof *queue->place);
    queue->key = arena_array(arena, most, sizeof *queue->key);
    return queue->items && queue->place && queue->key;
}

static bool goes_before(const struct queue *queue, uint32_t a, uint32_t b)
{
    return queue->key[a] > queue->key[b] || (queue->key[a] == queue->key[b] && a < b);
}

static void queue_set(struct queue *queue, uint32_t at, uint32_t item)
{
    queue->items[at] = item;
    queue->place[item] = at + 1;
}

static void queue_rise(struct queue *queue, uint32_t at)
{
    uint32_t item = queue->items[at];

    for (; at > 0 && goes_before(queue, item, queue->items[(at - 1) / 2]); at = (at - 1) / 2)
        queue_set(queue, at, queue->items[(at - 1) / 2]);
    queue_set(queue, at, item);
}

/* Counts stay below 2^30, one a byte of the text at most: 2 * at + 2 fits. */
static void queue_sink(struct queue *queue, uint32_t at)
{
    uint32_t item = queue->items[at];

    for (;;) {
        uint32_t child = 2 * at + 1;

        if (child + 1 < queue->count &&
            goes_before(queue, queue->items[child + 1], queue->items[child]))
            child++;
        if (child >= queue->count || !goes_before(queue, queue->items[child], item))
            break;
        queue_set(queue, at, queue->items[child]);
        at = child;
    }
    queue_set(queue, at, item);
}

void queue_fill(struct queue *queue, uint32_t item, int64_t key)
{
    queue->key[item] = key;
    queue_set(queue, queue->count++, item);
}

/* Floyd 1964: from the last parent up. */
void queue_settle(struct queue *queue)
{
    for (uint32_t at = queue->count / 2; at-- > 0;)
        queue_sink(queue, at);
}

void queue_put(struct queue *queue, uint32_t item, int64_t key)
{
    if (!queue_holds(queue, item))
        queue_set(queue, queue->count++, item);
    queue->key[item] = key;
    queue_rise(queue, queue->place[item] - 1);
    queue_sink(queue, queue->place[item] - 1);
}

uint32_t queue_first(const struct queue *queue)
{
    return queue->items[0];
}

void queue_pop(struct queue *queue)
{
    uint32_t first = queue->items[0], last = queue->items[--queue->count];

    queue->place[first] = 0;
    if (queue->count == 0)
        return;
    queue_set(queue, 0, last);
    queue_sink(queue, 0);
}

bool queue_holds(const struct queue *queue, uint32_t item)
{
    return queue->place[item] > 0;
}
