/* selector.c -- what holds for every method: words that must be there, a query,
 * and a page with nothing but noise. */
#include "result/selector.h"

#include "model/textrank.h"
#include "result/method.h"
#include "result/query.h"

/* A sentence without a word of the query is landed on so much less often. */
static const double UNASKED = 0.1;

/* The walk starts over at sentences that hold words of the query. */
static bool lean(struct ranking *ranking, const bool *wanted)
{
    const struct document *document = ranking->document;
    double *teleport = arena_array(document->arena, document->sentence_count, sizeof *teleport);

    if (!teleport)
        return false;
    for (uint32_t s = 0; s < document->sentence_count; s++)
        teleport[s] = query_matches(document, s, wanted) ? 1 : UNASKED;
    ranking->score = textrank(document->arena, ranking->links, teleport, NULL);
    return ranking->score != NULL;
}

/* The most central sentence that holds the word. */
static bool keep_must(struct extract *extract, struct span word)
{
    const struct ranking *ranking = extract->ranking;
    const bool *terms = query_terms(ranking->document, word);
    uint32_t best = extract->sentences;

    for (uint32_t s = 0; terms && s < extract->sentences; s++) {
        if (extract->standing[s] == STANDING_NEVER || !extract_fits(extract, s) ||
            !query_matches(ranking->document, s, terms))
            continue;
        if (best == extract->sentences || ranking->score[s] > ranking->score[best] + 1e-6)
            best = s;
    }
    if (best < extract->sentences) {
        extract_add(extract, best);
        extract->kept[best] = true;
    }
    return terms != NULL;
}

static bool has_standing(const struct extract *extract)
{
    for (uint32_t s = 0; s < extract->sentences; s++) {
        if (extract->standing[s] != STANDING_NEVER)
            return true;
    }
    return false;
}

/* Nothing but noise: the sentence that is most likely of the body. */
static void choose_least_noisy(struct extract *extract)
{
    const struct document *document = extract->ranking->document;
    uint32_t best = extract->sentences;

    for (uint32_t s = 0; s < extract->sentences; s++) {
        if (document->sentences[s].words == 0 || !extract_fits(extract, s))
            continue;
        if (best == extract->sentences ||
            document->sentences[s].body > document->sentences[best].body)
            best = s;
    }
    if (best < extract->sentences)
        extract_add(extract, best);
}

static void select_chosen(struct selection *selection, const struct extract *extract)
{
    selection->cost = extract->cost;
    for (uint32_t s = 0; s < extract->sentences; s++) {
        if (extract->chosen[s])
            selection->sentences[selection->count++] = s;
    }
}

static bool choose(struct selection *selection, struct ranking ranking, const struct demand *demand)
{
    const bool *wanted = NULL;
    struct extract extract;

    if (demand->query.length > 0) {
        wanted = query_terms(ranking.document, demand->query);
        if (!wanted || !lean(&ranking, wanted))
            return false;
    }
    if (!extract_init(&extract, &ranking, demand))
        return false;
    extract.wanted = wanted;
    if (wanted && demand->prior == NUTGRAF_PRIOR_AUTO)
        extract.gate = 1; /* who asks for something does not want what comes first */
    if (demand->must.length > 0 && !keep_must(&extract, demand->must))
        return false;
    if (!has_standing(&extract))
        choose_least_noisy(&extract);
    else if (!method_of(demand->method)->choose(&extract))
        return false;
    select_chosen(selection, &extract);
    return true;
}

struct selection *selector_choose(const struct ranking *ranking, const struct demand *demand)
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
    chosen = choose(selection, *ranking, demand);
    arena_rewind(arena, mark);
    return chosen ? selection : NULL;
}
