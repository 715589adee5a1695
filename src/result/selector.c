#include "result/selector.h"

#include <math.h>

#include "result/appeal.h"
#include "result/concepts.h"
#include "result/queue.h"

/* A sentence that opens with "he" or "but" is worth so much without the one
 * before it. */
static const double LEANING = 0.3;
/* Of the mean gain: orders what tells nothing new. */
static const double NOTHING_NEW = 1e-3;

/* The choice while it is being made. */
struct choice {
    const struct ranking *ranking;
    struct budget budget;
    struct appeal appeal;
    struct concepts *concepts;
    bool *covered;  /* by concept */
    double *gain;   /* by sentence: weight of its concepts that are not covered */
    uint32_t *left; /* by sentence: how many those are */
    double floor;   /* what every sentence gains at least */
    double quantum; /* values are compared in steps of this */
    bool *chosen;   /* by sentence */
    size_t cost, count;
    struct queue queue;
};

/* ---- what a sentence is worth now ---- */

static double choice_value(const struct choice *choice, uint32_t s)
{
    double value =
        (choice->gain[s] + choice->floor) * choice->appeal.factor[s] / choice->appeal.length[s];
    bool leans = choice->ranking->features[s].leaning && (s == 0 || !choice->chosen[s - 1]);

    return leans && !choice->appeal.single ? value * LEANING : value;
}

/* In whole steps, so that the last bits of a sum decide nothing; short
 * sentences behind all others. */
static int64_t choice_key(const struct choice *choice, uint32_t s)
{
    static const int64_t FULL = (int64_t)1 << 60;
    double steps = fmin(choice_value(choice, s) / choice->quantum, 1e18);

    return (int64_t)(steps + 0.5) + (choice->appeal.standing[s] == STANDING_FULL ? FULL : 0);
}

/* ---- setting up ---- */

static bool choice_alloc(struct choice *choice)
{
    struct arena *arena = choice->ranking->document->arena;
    uint32_t n = choice->ranking->document->sentence_count;

    choice->covered = arena_zeroed(arena, choice->concepts->count, sizeof *choice->covered);
    choice->gain = arena_zeroed(arena, n, sizeof *choice->gain);
    choice->left = arena_zeroed(arena, n, sizeof *choice->left);
    choice->chosen = arena_zeroed(arena, n, sizeof *choice->chosen);
    return choice->covered && choice->gain && choice->left && choice->chosen &&
           queue_init(&choice->queue, arena, n);
}

static void choice_gains(struct choice *choice)
{
    const struct concepts *concepts = choice->concepts;

    for (uint32_t s = 0; s < concepts->sentences; s++) {
        for (uint32_t e = concepts->row[s]; e < concepts->row[s + 1]; e++)
            choice->gain[s] += concepts->weight[concepts->concept[e]];
        choice->left[s] = concepts->row[s + 1] - concepts->row[s];
    }
}

/* The steps are a millionth of the mean value. */
static void choice_scale(struct choice *choice)
{
    double gains = 0, values = 0;
    uint32_t n = choice->concepts->sentences;

    for (uint32_t s = 0; s < n; s++)
        gains += choice->gain[s];
    choice->floor = gains > 0 ? NOTHING_NEW * gains / n : 1;
    for (uint32_t s = 0; s < n; s++)
        values += choice_value(choice, s);
    choice->quantum = values > 0 ? 1e-6 * values / n : 1;
}

static bool choice_init(struct choice *choice, const struct ranking *ranking, struct budget budget)
{
    const struct document *document = ranking->document;
    bool single = budget.unit == NUTGRAF_SENTENCES && budget.size == 1;

    *choice = (struct choice){.ranking = ranking, .budget = budget};
    choice->concepts = concepts_of(document, ranking->tfidf, ranking->score);
    if (!choice->concepts || !appeal_of(&choice->appeal, ranking, single) || !choice_alloc(choice))
        return false;
    choice_gains(choice);
    choice_scale(choice);
    for (uint32_t s = 0; s < document->sentence_count; s++) {
        if (choice->appeal.standing[s] != STANDING_NEVER)
            queue_put(&choice->queue, s, choice_key(choice, s));
    }
    return true;
}

/* ---- choosing ---- */

/* What the summary would cost with one more sentence. */
static size_t cost_with(const struct choice *choice, uint32_t s)
{
    size_t joint = choice->count > 0 ? budget_joint(choice->budget.unit) : 0;

    return choice->cost + joint + budget_cost(choice->ranking->document, s, choice->budget.unit);
}

/* Each concept is covered once, and its sentences learn it then: linear in the
 * entries over the whole choice. */
static void cover(struct choice *choice, uint32_t s)
{
    const struct concepts *concepts = choice->concepts;

    for (uint32_t e = concepts->row[s]; e < concepts->row[s + 1]; e++) {
        uint32_t c = concepts->concept[e];

        if (choice->covered[c])
            continue;
        choice->covered[c] = true;
        for (uint32_t f = concepts->column[c]; f < concepts->column[c + 1]; f++) {
            uint32_t holder = concepts->sentence[f];

            choice->gain[holder] -= concepts->weight[c];
            if (--choice->left[holder] == 0)
                choice->gain[holder] = 0; /* and not what rounding left */
        }
    }
}

static void choose(struct choice *choice, uint32_t s)
{
    choice->cost = cost_with(choice, s);
    choice->count++;
    choice->chosen[s] = true;
    cover(choice, s);
    if (s + 1 < choice->concepts->sentences && queue_holds(&choice->queue, s + 1))
        queue_put(&choice->queue, s + 1, choice_key(choice, s + 1));
}

/* Lazy greedy (Minoux 1978): values only fall, but for that of a leaning
 * sentence whose neighbour is chosen, which is told; so a first whose key still
 * holds is the best. A key falls only when a concept was covered: no more
 * returns to the queue than entries. */
static void choose_greedily(struct choice *choice)
{
    struct queue *queue = &choice->queue;

    while (queue->count > 0 && choice->cost < choice->budget.size) {
        uint32_t s = queue_first(queue);
        int64_t key = choice_key(choice, s);

        if (key < queue->key[s]) {
            queue_put(queue, s, key);
            continue;
        }
        queue_pop(queue);
        if (cost_with(choice, s) <= choice->budget.size)
            choose(choice, s);
    }
}

/* Nothing but noise: the sentence that is most likely of the body. */
static void choose_least_noisy(struct choice *choice)
{
    const struct document *document = choice->ranking->document;
    uint32_t best = document->sentence_count;

    for (uint32_t s = 0; s < document->sentence_count; s++) {
        if (document->sentences[s].words == 0 || cost_with(choice, s) > choice->budget.size)
            continue;
        if (best == document->sentence_count ||
            document->sentences[s].body > document->sentences[best].body)
            best = s;
    }
    if (best < document->sentence_count)
        choose(choice, best);
}

/* ---- the result ---- */

static void select_chosen(struct selection *selection, const struct choice *choice)
{
    selection->cost = choice->cost;
    for (uint32_t s = 0; s < choice->concepts->sentences; s++) {
        if (choice->chosen[s])
            selection->sentences[selection->count++] = s;
    }
}

static bool choose_all(struct selection *selection, const struct ranking *ranking,
                       struct budget budget)
{
    struct choice choice;

    if (!choice_init(&choice, ranking, budget))
        return false;
    if (choice.queue.count == 0)
        choose_least_noisy(&choice);
    else
        choose_greedily(&choice);
    select_chosen(selection, &choice);
    return true;
}

struct selection *selector_choose(const struct ranking *ranking, struct budget budget)
{
    struct arena *arena = ranking->document->arena;
    struct selection *selection = arena_zeroed(arena, 1, sizeof *selection);
    struct arena_mark mark;
    bool chosen;

    if (!selection)
        return NULL;
    selection->sentences =
        arena_array(arena, ranking->document->sentence_count, sizeof *selection->sentences);
    if (!selection->sentences)
        return NULL;
    mark = arena_mark(arena);
    chosen = choose_all(selection, ranking, budget);
    arena_rewind(arena, mark);
    return chosen ? selection : NULL;
}
