/* method_recipe.c -- greedy coverage: again and again the sentence that tells
 * most that is new, by its length; then what uses a budget of words better. */
#include "result/appeal.h"
#include "result/concepts.h"
#include "result/exchange.h"
#include "result/method.h"
#include "result/queue.h"

/* Of the mean gain: orders what tells nothing. */
static const double NOTHING = 1e-3;
static const double ECHO = 1e-3; /* of a sentence that says nearly the same as a chosen one */

struct greedy {
    struct extract *extract;
    struct concepts *concepts;
    struct appeal appeal;
    bool *covered;  /* by concept */
    bool *echo;     /* by sentence: says nearly the same as a chosen one */
    double *gain;   /* by sentence: what its concepts still weigh */
    double floor;   /* what every sentence gains at least */
    double quantum; /* values are compared in steps of this */
    struct queue queue;
};

/* ---- what a sentence is worth now ---- */

static double greedy_value(const struct greedy *greedy, uint32_t s)
{
    const struct appeal *appeal = &greedy->appeal;
    double value = (greedy->gain[s] + greedy->floor) * appeal->factor[s] / appeal->length[s];

    return value * extract_standing_alone(greedy->extract, s) * (greedy->echo[s] ? ECHO : 1);
}

/* In whole steps, so that the last bits of a sum decide nothing; short
 * sentences behind all others. */
static int64_t key_of(const struct greedy *greedy, uint32_t s, double value)
{
    static const int64_t FULL = (int64_t)1 << 60;
    double steps = value / greedy->quantum;
    bool full = greedy->extract->standing[s] == STANDING_FULL;

    return (int64_t)((steps < 1e18 ? steps : 1e18) + 0.5) + (full ? FULL : 0);
}

static int64_t greedy_key(const struct greedy *greedy, uint32_t s)
{
    return key_of(greedy, s, greedy_value(greedy, s));
}

/* ---- setting up ---- */

static bool greedy_alloc(struct greedy *greedy)
{
    const struct extract *extract = greedy->extract;
    const struct ranking *ranking = extract->ranking;
    struct arena *arena = ranking->document->arena;
    uint32_t n = extract->sentences;

    greedy->concepts = concepts_of(ranking, extract->gate, extract->wanted, extract->weights);
    if (!greedy->concepts || !appeal_of(&greedy->appeal, extract))
        return false;

    greedy->covered = arena_zeroed(arena, greedy->concepts->count, sizeof *greedy->covered);
    greedy->echo = arena_zeroed(arena, n, sizeof *greedy->echo);
    greedy->gain = arena_array(arena, n, sizeof *greedy->gain);
    return greedy->covered && greedy->echo && greedy->gain && queue_init(&greedy->queue, arena, n);
}

static void greedy_gains(struct greedy *greedy)
{
    const struct concepts *concepts = greedy->concepts;

    for (uint32_t s = 0; s < concepts->sentences; s++) {
        double gain = 0;

        for (uint32_t e = concepts->row[s]; e < concepts->row[s + 1]; e++)
            gain += concepts->weight[concepts->concept[e]];
        greedy->gain[s] = gain;
    }
}

/* The steps are a millionth of the mean value; leaves the values. */
static void greedy_scale(struct greedy *greedy, double *value)
{
    uint32_t n = greedy->extract->sentences;
    double gains = 0, values = 0;

    for (uint32_t s = 0; s < n; s++)
        gains += greedy->gain[s];
    greedy->floor = gains > 0 ? NOTHING * gains / n : 1;
    for (uint32_t s = 0; s < n; s++)
        values += value[s] = greedy_value(greedy, s);
    greedy->quantum = values > 0 ? 1e-6 * values / n : 1;
}

/* Each concept is covered once, and its sentences learn it then: linear in the
 * entries over the whole choice. */
static void cover(struct greedy *greedy, uint32_t s)
{
    const struct concepts *concepts = greedy->concepts;
    double share = 1 - greedy->extract->weights->told;

    for (uint32_t e = concepts->row[s]; e < concepts->row[s + 1]; e++) {
        uint32_t c = concepts->concept[e];
        double lost = share * concepts->weight[c];

        if (greedy->covered[c])
            continue;
        greedy->covered[c] = true;
        for (uint32_t f = concepts->column[c]; f < concepts->column[c + 1]; f++)
            greedy->gain[concepts->sentence[f]] -= lost;
    }
}

/* Every sentence that may be chosen, by its value; those that must be there
 * have told what they tell. */
static void greedy_line_up(struct greedy *greedy, const double *value)
{
    const struct extract *extract = greedy->extract;
    bool fresh = extract->count == 0;

    for (uint32_t s = 0; s < extract->sentences; s++) {
        if (extract->standing[s] != STANDING_NEVER && !extract->chosen[s])
            queue_fill(&greedy->queue, s,
                       fresh ? key_of(greedy, s, value[s]) : greedy_key(greedy, s));
    }
    queue_settle(&greedy->queue);
}

static bool greedy_init(struct greedy *greedy, struct extract *extract)
{
    double *value =
        arena_array(extract->ranking->document->arena, extract->sentences, sizeof *value);

    *greedy = (struct greedy){.extract = extract};
    if (!value || !greedy_alloc(greedy))
        return false;
    greedy_gains(greedy);
    greedy_scale(greedy, value);
    for (uint32_t s = 0; s < extract->sentences && extract->count > 0; s++) {
        if (extract->chosen[s])
            cover(greedy, s);
    }
    greedy_line_up(greedy, value);
    return true;
}

/* ---- choosing ---- */

/* Puts a sentence where it belongs by now, or back. */
static void greedy_offer(struct greedy *greedy, uint32_t s)
{
    const struct extract *extract = greedy->extract;

    if (extract->standing[s] != STANDING_NEVER && !extract->chosen[s] &&
        (extract->whole || !greedy->echo[s]))
        queue_put(&greedy->queue, s, greedy_key(greedy, s));
}

/* Neighbours may be worth more beside it. */
static void greedy_choose(struct greedy *greedy, uint32_t s)
{
    extract_add(greedy->extract, s);
    cover(greedy, s);
    if (s > 0)
        greedy_offer(greedy, s - 1);
    if (s + 1 < greedy->extract->sentences)
        greedy_offer(greedy, s + 1);
}

/* Lazy greedy (Minoux 1978): values only fall, but for those of a chosen
 * sentence's neighbours, which are told; so a first whose key still
 * holds is the best. A key falls when a concept is covered or an echo is heard:
 * no more returns to the queue than entries and sentences. */
static void greedy_run(struct greedy *greedy)
{
    struct extract *extract = greedy->extract;
    struct queue *queue = &greedy->queue;

    while (queue->count > 0 && extract->cost < extract->demand->budget.size) {
        uint32_t s = queue_first(queue);
        int64_t key;

        if (!extract_suits(extract, s)) {
            queue_pop(queue);
            continue;
        }
        key = greedy_key(greedy, s);
        if (key == queue->key[s] && !greedy->echo[s] && extract_echoes(extract, s)) {
            greedy->echo[s] = true;
            key = greedy_key(greedy, s);
            if (!extract->whole) {
                queue_pop(queue); /* no number of sentences was promised */
                continue;
            }
        }
        if (key < queue->key[s]) {
            queue_put(queue, s, key);
            continue;
        }
        queue_pop(queue);
        greedy_choose(greedy, s);
    }
}

bool method_recipe(struct extract *extract)
{
    struct greedy greedy;

    if (!greedy_init(&greedy, extract))
        return false;
    greedy_run(&greedy);
    return exchange(extract, greedy.concepts, &greedy.appeal);
}
