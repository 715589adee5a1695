#include "result/extract.h"

#include <math.h>

#include "base/hash.h"
#include "result/echo.h"
#include "result/queue.h"

static const uint32_t SHORT_WORDS = 5;    /* below: a fragment rather than a sentence */
static const uint32_t SCRIPT_SHARE = 4;   /* one sentence in so many */
static const uint32_t ECHOES_ASKED = 32;  /* keeps large budgets linear */
static const uint32_t CLAUSES_ASKED = 16; /* in half of an article all turns of phrase return */

/* ---- standing ---- */

/* A hash of some of the sentence's words as they are written. */
static uint32_t hint_of(const struct document *document, const struct sentence *sentence)
{
    const struct token *token = document->tokens + sentence->first_token;
    uint32_t count = sentence->token_count;

    if (count == 0)
        return 0;
    return (uint32_t)(hash_pair(token[0].form, token[count / 2].form) + token[count - 1].form +
                      count);
}

/* A hash of all of them. */
static uint32_t hash_of(const struct document *document, const struct sentence *sentence)
{
    const struct token *token = document->tokens + sentence->first_token;
    uint64_t hash = sentence->token_count;

    for (uint32_t i = 0; i < sentence->token_count; i++)
        hash = (hash ^ token[i].form) * 0x9e3779b97f4a7c15ULL;
    return (uint32_t)hash_mix(hash);
}

static bool same_words(const struct document *document, uint32_t a, uint32_t b)
{
    const struct sentence *one = &document->sentences[a], *other = &document->sentences[b];

    if (one->token_count != other->token_count)
        return false;
    for (uint32_t i = one->token_count; i-- > 0;) {
        if (document->tokens[one->first_token + i].form !=
            document->tokens[other->first_token + i].form)
            return false;
    }
    return true;
}

/* Whether the words of sentence `s` are in `slots` (sentence plus 1) already;
 * if not they are now. Few sentences share their hint: only those behind the
 * first that has it are placed by all their words. */
static bool said_before(const struct document *document, uint32_t *slots, uint32_t mask, uint32_t s)
{
    uint32_t at = hint_of(document, &document->sentences[s]) & mask;

    for (bool hinted = true; slots[at] != 0; hinted = false) {
        if (same_words(document, slots[at] - 1, s))
            return true;
        at = (hinted ? hash_of(document, &document->sentences[s]) : at + 1) & mask;
    }
    slots[at] = s + 1;
    return false;
}

/* Dates and places, who wrote it, what else to read, and lines in capitals that nothing closes. */
static bool is_scrap(const struct sentence *sentence, const struct features *features)
{
    return features->stamp || features->credit ||
           (!features->terminal && features->capital_run >= sentence->words);
}

static bool extract_stand(struct extract *extract)
{
    const struct document *document = extract->ranking->document;
    uint32_t size = 16, *slots;

    while (size < extract->sentences * 2)
        size *= 2;
    slots = arena_zeroed(document->arena, size, sizeof *slots);
    if (!slots)
        return false;
    for (uint32_t s = 0; s < extract->sentences; s++) {
        const struct sentence *sentence = &document->sentences[s];

        extract->standing[s] = STANDING_NEVER;
        if (sentence->noise != NOISE_NONE || sentence->words == 0 ||
            said_before(document, slots, size - 1, s))
            continue;
        if (sentence->words < SHORT_WORDS || is_scrap(sentence, &extract->ranking->features[s]))
            extract->standing[s] = STANDING_LATE;
        else
            extract->standing[s] = STANDING_FULL;
    }
    return true;
}

/* A number of sentences is given as it was asked for; of words, bytes and
 * characters there may be room for the whole document. */
static bool holds_all(const struct extract *extract)
{
    const struct document *document = extract->ranking->document;
    struct budget budget = extract->demand->budget;
    size_t cost = 0;

    if (budget.unit == NUTGRAF_SENTENCES)
        return true;
    for (uint32_t s = 0; s < extract->sentences && cost <= budget.size; s++)
        if (extract->standing[s] != STANDING_NEVER)
            cost +=
                budget_cost(document, s, budget.unit) + (cost > 0 ? budget_joint(budget.unit) : 0);
    return cost <= budget.size;
}

/* "Anna: Where is he?": labels are no captions where many sentences have one. */
static bool is_script(const struct extract *extract)
{
    uint32_t labels = 0;

    for (uint32_t s = 0; s < extract->sentences; s++)
        labels += extract->ranking->features[s].label;
    return labels * SCRIPT_SHARE > extract->sentences;
}

bool extract_init(struct extract *extract, const struct ranking *ranking,
                  const struct demand *demand)
{
    struct arena *arena = ranking->document->arena;
    uint32_t n = ranking->document->sentence_count;

    *extract = (struct extract){.ranking = ranking,
                                .demand = demand,
                                .weights = demand->weights ? demand->weights : &SUMMARY_WEIGHTS,
                                .gate = ranking->gate,
                                .sentences = n};
    if (demand->prior != NUTGRAF_PRIOR_AUTO)
        extract->gate = demand->prior == NUTGRAF_PRIOR_FLAT;
    extract->standing = arena_array(arena, n, sizeof *extract->standing);
    extract->chosen = arena_zeroed(arena, n, sizeof *extract->chosen);
    extract->kept = arena_zeroed(arena, n, sizeof *extract->kept);
    if (!extract->standing || !extract->chosen || !extract->kept || !extract_stand(extract))
        return false;
    extract->whole = holds_all(extract);
    extract->script = is_script(extract);
    return true;
}

/* ---- what is chosen ---- */

/* What `s` costs together with the end of line that parts it from the others. */
static size_t cost_beside(const struct extract *extract, uint32_t s, uint32_t others)
{
    nutgraf_unit unit = extract->demand->budget.unit;
    size_t joint = others > 0 ? budget_joint(unit) : 0;

    return joint + budget_cost(extract->ranking->document, s, unit);
}

void extract_add(struct extract *extract, uint32_t s)
{
    extract->cost += cost_beside(extract, s, extract->count);
    extract->chosen[s] = true;
    extract->count++;
}

void extract_remove(struct extract *extract, uint32_t s)
{
    extract->count--;
    extract->chosen[s] = false;
    extract->cost -= cost_beside(extract, s, extract->count);
}

bool extract_fits(const struct extract *extract, uint32_t s)
{
    if (extract->count > 0 && extract->standing[s] == STANDING_LATE && !extract->whole)
        return false;
    return extract->cost + cost_beside(extract, s, extract->count) <= extract->demand->budget.size;
}

bool extract_is_single(const struct extract *extract)
{
    return extract->demand->budget.unit == NUTGRAF_SENTENCES && extract->demand->budget.size == 1;
}

bool extract_fill(struct extract *extract, const double *score)
{
    struct queue queue;
    double sum = 0;

    if (!queue_init(&queue, extract->ranking->document->arena, extract->sentences))
        return false;
    for (uint32_t s = 0; s < extract->sentences; s++)
        sum += score[s];
    for (uint32_t s = 0; s < extract->sentences; s++) {
        double steps = sum > 0 ? score[s] / sum * extract->sentences * 1e6 : 0;

        if (extract->standing[s] != STANDING_NEVER && !extract->chosen[s])
            queue_fill(&queue, s, (int64_t)fmin(steps + 0.5, 1e18));
    }
    queue_settle(&queue);
    for (; queue.count > 0; queue_pop(&queue)) {
        if (extract_fits(extract, queue_first(&queue)))
            extract_add(extract, queue_first(&queue));
    }
    return true;
}

/* Is a neighbour chosen in which a quotation that `s` leaves open may close? */
static bool has_fellow(const struct extract *extract, uint32_t s)
{
    const struct features *features = extract->ranking->features;

    return (s > 0 && extract->chosen[s - 1] && features[s - 1].open) ||
           (s + 1 < extract->sentences && extract->chosen[s + 1] && features[s + 1].open);
}

double extract_standing_alone(const struct extract *extract, uint32_t s)
{
    const struct features *features = &extract->ranking->features[s];
    double worth = 1;

    if (features->leaning && !extract_is_single(extract) && !(s > 0 && extract->chosen[s - 1]))
        worth *= extract->weights->leaning;
    if (features->open && !has_fellow(extract, s))
        worth *= extract->weights->open_quote;
    return worth;
}

bool extract_suits(const struct extract *extract, uint32_t s)
{
    bool counted = extract->demand->budget.unit == NUTGRAF_SENTENCES;

    if (!extract_fits(extract, s))
        return false;
    return counted || extract->whole || extract->count == 0 ||
           (extract_standing_alone(extract, s) == 1 &&
            (extract->script || !extract->ranking->features[s].label));
}

bool extract_echoes(const struct extract *extract, uint32_t s)
{
    bool clauses = extract->count <= CLAUSES_ASKED;
    uint32_t asked = 0;

    for (uint32_t c = 0; asked < extract->count && asked < ECHOES_ASKED; c++) {
        if (!extract->chosen[c])
            continue;
        if (is_echo(extract->ranking, extract->weights, c, s, clauses))
            return true;
        asked++;
    }
    return false;
}
