#include "compare/comparison.h"

#include <stdlib.h>

#include "base/status.h"
#include "compare/normal.h"
#include "compare/saved.h"

/* ---- verdicts ---- */

static bool *chosen_of(struct arena *arena, const struct nutgraf_summary *summary)
{
    bool *chosen = arena_zeroed(arena, summary->article->document.sentence_count, sizeof *chosen);

    for (uint32_t i = 0; chosen && i < summary->selection->count; i++)
        chosen[summary->selection->sentences[i]] = true;
    return chosen;
}

static bool any(const bool *chosen, uint32_t first, uint32_t count)
{
    for (uint32_t s = first; s < first + count; s++)
        if (chosen[s])
            return true;
    return false;
}

/* The best rank of a link's sentences on a side; 0: none there. */
static uint32_t best_rank(const uint32_t *ranks, uint32_t first, uint32_t count)
{
    uint32_t best = 0;

    for (uint32_t s = first; s < first + count; s++)
        if (best == 0 || ranks[s] < best)
            best = ranks[s];
    return best;
}

static void add_verdict(struct nutgraf_comparison *comparison, enum fate fate, uint32_t index)
{
    const struct align_link *link = &comparison->alignment->links[index];

    comparison->verdicts[comparison->verdict_count++] = (struct verdict){
        fate, index, best_rank(comparison->old_rank, link->old_first, link->old_count),
        best_rank(comparison->new_rank, link->new_first, link->new_count)};
}

static bool judge(struct nutgraf_comparison *comparison)
{
    const struct alignment *alignment = comparison->alignment;
    const bool *old = chosen_of(&comparison->arena, comparison->old_summary);
    const bool *new = chosen_of(&comparison->arena, comparison->new_summary);
    size_t most = (size_t)comparison->old_summary->selection->count +
                  comparison->new_summary->selection->count;

    comparison->verdicts = arena_array(&comparison->arena, most, sizeof *comparison->verdicts);
    if (!old || !new || !comparison->verdicts)
        return false;
    for (uint32_t k = 0; k < alignment->count; k++) {
        const struct align_link *link = &alignment->links[k];

        if (any(new, link->new_first, link->new_count))
            add_verdict(comparison,
                        any(old, link->old_first, link->old_count) ? FATE_STAYED : FATE_CAME, k);
    }
    for (uint32_t k = 0; k < alignment->count; k++) {
        const struct align_link *link = &alignment->links[k];

        if (any(old, link->old_first, link->old_count) &&
            !any(new, link->new_first, link->new_count))
            add_verdict(comparison, FATE_LEFT, k);
    }
    return true;
}

/* "sentence 3 of 21", as far as a result says so. */
static void tell_place(struct nutgraf_buffer *out, const struct article *article, uint32_t first)
{
    const struct saved_sentence *sentence = &article->saved->sentences[first];

    if (sentence->index == UINT32_MAX)
        return;
    buffer_print(out, "sentence %u", (unsigned)sentence->index + 1);
    if (article->saved->total > 0)
        buffer_print(out, " of %u", (unsigned)article->saved->total);
}

/* Of saved summaries only the place of a sentence is known. */
static void saved_reason(struct nutgraf_buffer *out, const struct nutgraf_comparison *comparison,
                         const struct verdict *verdict)
{
    const struct align_link *link = &comparison->alignment->links[verdict->link];
    size_t before;

    buffer_text(out, verdict->fate == FATE_LEFT   ? "left"
                     : verdict->fate == FATE_CAME ? "came"
                     : link->kind == ALIGN_SAME   ? "stayed"
                                                  : align_name(link->kind));
    before = out->length;
    buffer_text(out, ", ");
    if (link->new_count > 0)
        tell_place(out, comparison->new, link->new_first);
    else
        tell_place(out, comparison->old, link->old_first);
    if (out->length == before + 2)
        out->length = before;
}

void verdict_reason(struct nutgraf_buffer *out, const struct nutgraf_comparison *comparison,
                    const struct verdict *verdict)
{
    const struct align_link *link = &comparison->alignment->links[verdict->link];
    unsigned olds = comparison->old->document.sentence_count;
    unsigned news = comparison->new->document.sentence_count;
    const char *changed = link->kind == ALIGN_SAME ? "" : align_name(link->kind);

    if (comparison->saved) {
        saved_reason(out, comparison, verdict);
        return;
    }
    if (verdict->old_rank == 0)
        buffer_print(out, "new in the article, ranks %u of %u", verdict->new_rank, news);
    else if (verdict->new_rank == 0)
        buffer_print(out, "gone from the article, ranked %u of %u", verdict->old_rank, olds);
    else if (verdict->fate == FATE_STAYED)
        buffer_print(out, "%s%sranked %u of %u, now %u of %u", changed, *changed ? ", " : "",
                     verdict->old_rank, olds, verdict->new_rank, news);
    else if (verdict->fate == FATE_LEFT)
        buffer_print(out, "%s%sranked %u of %u, now %u of %u", *changed ? changed : "outranked",
                     ": ", verdict->old_rank, olds, verdict->new_rank, news);
    else
        buffer_print(out, "%s%sranked %u of %u, now %u of %u", *changed ? changed : "was there",
                     ": ", verdict->old_rank, olds, verdict->new_rank, news);
}

/* ---- texts ---- */

static struct span stretch_text(const struct document *document, uint32_t first, uint32_t count)
{
    const struct sentence *start, *last;

    if (count == 0)
        return span_of("", 0);
    start = &document->sentences[first];
    last = start + count - 1;
    return document_span(document, start->start, last->start + last->length - start->start);
}

struct span comparison_old_text(const struct nutgraf_comparison *comparison,
                                const struct align_link *link)
{
    return stretch_text(&comparison->old->document, link->old_first, link->old_count);
}

struct span comparison_new_text(const struct nutgraf_comparison *comparison,
                                const struct align_link *link)
{
    return stretch_text(&comparison->new->document, link->new_first, link->new_count);
}

static struct stretch old_stretch(const struct nutgraf_comparison *comparison,
                                  const struct align_link *link)
{
    return (struct stretch){&comparison->old->document, link->old_first, link->old_count};
}

static struct stretch new_stretch(const struct nutgraf_comparison *comparison,
                                  const struct align_link *link)
{
    return (struct stretch){&comparison->new->document, link->new_first, link->new_count};
}

bool comparison_words(const struct nutgraf_comparison *comparison, const struct align_link *link,
                      struct arena *arena, struct word_diff *diff)
{
    return word_diff(diff, arena, old_stretch(comparison, link), new_stretch(comparison, link));
}

bool comparison_callouts(const struct nutgraf_comparison *comparison, const struct align_link *link,
                         struct arena *arena, struct callouts *callouts)
{
    struct word_diff diff;

    *callouts = (struct callouts){0};
    if (link->kind == ALIGN_SAME || link->old_count == 0 || link->new_count == 0)
        return true;
    return comparison_words(comparison, link, arena, &diff) &&
           callouts_find(callouts, arena, old_stretch(comparison, link),
                         new_stretch(comparison, link), &diff);
}

/* ---- making ---- */

static bool same_headline(const struct nutgraf_summary *old, const struct nutgraf_summary *new,
                          bool strict, bool *same)
{
    struct nutgraf_buffer a, b;
    bool done;

    buffer_init(&a);
    buffer_init(&b);
    normal_append(&a, span_from(nutgraf_summary_headline(old)), strict);
    normal_append(&b, span_from(nutgraf_summary_headline(new)), strict);
    *same = span_equal(span_of(nutgraf_buffer_bytes(&a), a.length),
                       span_of(nutgraf_buffer_bytes(&b), b.length));
    done = !a.failed && !b.failed;
    buffer_release(&a);
    buffer_release(&b);
    return done;
}

/* Summarises both; where one is a saved summary, the other becomes one. */
static bool summarise(struct nutgraf_comparison *comparison, const nutgraf_summary_options *options)
{
    struct article **sides[] = {&comparison->old, &comparison->new};
    const struct nutgraf_summary **summaries[] = {&comparison->old_summary,
                                                  &comparison->new_summary};

    comparison->saved = comparison->old->saved || comparison->new->saved;
    for (int i = 0; i < 2; i++) {
        if (!(*sides[i])->saved)
            *summaries[i] = summary_make(*sides[i], options);
        if (!(*sides[i])->saved && comparison->saved && *summaries[i]) {
            if (!saved_reduce(&comparison->reduced, *summaries[i]))
                return false;
            *sides[i] = &comparison->reduced;
        }
        if ((*sides[i])->saved)
            *summaries[i] = saved_summary(*sides[i]);
        if (!*summaries[i])
            return false;
    }
    return true;
}

struct nutgraf_comparison *comparison_make(struct article *old, struct article *new,
                                           const nutgraf_compare_options *options)
{
    static const nutgraf_compare_options DEFAULTS = {0};
    struct nutgraf_comparison *comparison = calloc(1, sizeof *comparison);
    bool same = true;

    if (!comparison)
        return NULL;
    if (!options)
        options = &DEFAULTS;
    comparison->old = old;
    comparison->new = new;
    comparison->threshold = options->threshold / 100;
    if (summarise(comparison, &options->summary)) {
        comparison->old_rank = article_ranks(comparison->old, &comparison->arena);
        comparison->new_rank = article_ranks(comparison->new, &comparison->arena);
        comparison->scripts =
            scripts_of(&comparison->arena, comparison->old, comparison->new, options->strict);
    }
    if (comparison->scripts) {
        comparison->scripts->one_source =
            comparison->saved && saved_of_one(comparison->old->saved, comparison->new->saved);
        comparison->alignment = align(&comparison->arena, comparison->scripts, options->strict);
    }
    if (comparison->old_rank && comparison->new_rank && comparison->alignment &&
        judge(comparison) && figures_measure(comparison) &&
        same_headline(comparison->old_summary, comparison->new_summary, options->strict, &same)) {
        comparison->headline_changed = !same;
        return comparison;
    }
    nutgraf_comparison_free(comparison);
    return NULL;
}

bool nutgraf_comparison_differs(const nutgraf_comparison *comparison)
{
    const struct figures *figures = &comparison->figures;

    if (comparison->threshold > 0)
        return (comparison->saved ? figures->summary_changed : figures->source_changed) >=
               comparison->threshold;
    return figures->changes > 0 || comparison->headline_changed;
}

void nutgraf_comparison_free(nutgraf_comparison *comparison)
{
    if (comparison) {
        arena_release(&comparison->reduced.arena);
        arena_release(&comparison->arena);
    }
    free(comparison);
}
