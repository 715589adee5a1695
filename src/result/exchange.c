#include "result/exchange.h"

/* Above, greedy filling leaves no room worth the time. */
static const uint32_t MOST_CHOSEN = 24;
static const uint32_t MOST_SENTENCES = 1000;
static const int ROUNDS = 8;
static const double PROGRESS = 1 + 1e-6; /* smaller gains are rounding */

/* One set of sentences being weighed. */
struct exchange {
    struct extract *extract;
    const struct concepts *concepts;
    const struct appeal *appeal;
    double *told; /* by concept: the largest factor of the set's sentences that hold it */
    uint32_t *added, added_count;
};

static double factor_now(const struct exchange *exchange, uint32_t s)
{
    return exchange->appeal->factor[s] * extract_standing_alone(exchange->extract, s);
}

/* What sentence `s` tells beyond `told`: the weight of its concepts by how much
 * its factor exceeds the best so far. With `learn`, it is then told. */
static double tell(struct exchange *exchange, uint32_t s, double factor, bool learn)
{
    const struct concepts *concepts = exchange->concepts;
    double gain = 0;

    for (uint32_t e = concepts->row[s]; e < concepts->row[s + 1]; e++) {
        uint32_t c = concepts->concept[e];

        if (factor <= exchange->told[c])
            continue;
        gain += (factor - exchange->told[c]) * concepts->weight[c];
        if (learn)
            exchange->told[c] = factor;
    }
    return gain;
}

/* What the chosen sentences tell together; `told` is left as they make it. */
static double tell_all(struct exchange *exchange)
{
    const struct extract *extract = exchange->extract;
    double sum = 0;

    for (uint32_t c = 0; c < exchange->concepts->count; c++)
        exchange->told[c] = 0;
    for (uint32_t s = 0; s < extract->sentences; s++) {
        if (extract->chosen[s])
            sum += tell(exchange, s, factor_now(exchange, s), true);
    }
    return sum;
}

/* The sentence that tells most of those that fit, by its length when `dense`;
 * `without` is out of the question. The number of sentences: none tells. */
static uint32_t best_addition(struct exchange *exchange, uint32_t without, bool dense)
{
    const struct extract *extract = exchange->extract;
    uint32_t n = extract->sentences, best = n;
    double most = 0;

    for (uint32_t s = 0; s < n; s++) {
        double gain;

        if (extract->chosen[s] || s == without || extract->standing[s] != STANDING_FULL ||
            !extract_suits(extract, s))
            continue;
        gain = tell(exchange, s, factor_now(exchange, s), false);
        if (dense)
            gain /= exchange->appeal->length[s];
        if (gain <= most * PROGRESS || extract_echoes(extract, s))
            continue;
        most = gain;
        best = s;
    }
    return best;
}

/* Fills the room that taking `without` out has left; notes what was added. */
static void refill(struct exchange *exchange, uint32_t without, bool dense)
{
    uint32_t n = exchange->extract->sentences;

    tell_all(exchange);
    exchange->added_count = 0;
    for (;;) {
        uint32_t s = best_addition(exchange, without, dense);

        if (s == n)
            return;
        tell(exchange, s, factor_now(exchange, s), true);
        extract_add(exchange->extract, s);
        exchange->added[exchange->added_count++] = s;
    }
}

static void undo(struct exchange *exchange, uint32_t without)
{
    while (exchange->added_count > 0)
        extract_remove(exchange->extract, exchange->added[--exchange->added_count]);
    extract_add(exchange->extract, without);
}

/* Tries each chosen sentence's room once and keeps what tells more. */
static bool exchange_round(struct exchange *exchange)
{
    struct extract *extract = exchange->extract;
    double now = tell_all(exchange);
    bool better = false;

    for (uint32_t s = 0; s < extract->sentences; s++) {
        for (int dense = 0; dense < 2 && extract->chosen[s] && !extract->kept[s]; dense++) {
            double then;

            extract_remove(extract, s);
            refill(exchange, s, dense == 1);
            then = tell_all(exchange);
            if (then <= now * PROGRESS) {
                undo(exchange, s);
                continue;
            }
            now = then;
            better = true;
        }
    }
    return better;
}

/* Exchanges weigh full sentences that tell something; what room they leave is
 * for the others. */
static void top_up(struct extract *extract, const struct appeal *appeal)
{
    uint32_t n = extract->sentences;

    for (;;) {
        uint32_t best = n;
        double most = 0;

        for (uint32_t s = 0; s < n; s++) {
            double worth = appeal->factor[s] * extract_standing_alone(extract, s);

            if (extract->chosen[s] || extract->standing[s] == STANDING_NEVER ||
                (best < n && worth <= most) || !extract_suits(extract, s) ||
                extract_echoes(extract, s))
                continue;
            most = worth;
            best = s;
        }
        if (best == n)
            return;
        extract_add(extract, best);
    }
}

bool exchange(struct extract *extract, const struct concepts *concepts, const struct appeal *appeal)
{
    struct arena *arena = extract->ranking->document->arena;
    uint32_t n = extract->sentences;
    struct exchange exchange = {.extract = extract, .concepts = concepts, .appeal = appeal};

    if (extract->whole || extract->count == 0 || extract->count > MOST_CHOSEN || n > MOST_SENTENCES)
        return true;
    exchange.told = arena_array(arena, concepts->count, sizeof *exchange.told);
    exchange.added = arena_array(arena, n, sizeof *exchange.added);
    if (!exchange.told || !exchange.added)
        return false;
    for (int round = 0; round < ROUNDS && exchange_round(&exchange); round++)
        continue;
    top_up(extract, appeal);
    return true;
}
