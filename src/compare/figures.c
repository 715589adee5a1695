/* figures.c -- how much changed, in numbers. */
#include <math.h>
#include <stdlib.h>

#include "compare/comparison.h"
#include "evaluate/rouge.h"
#include "language/utf8.h"

/* ---- shares ---- */

static double words_between(const struct document *document, uint32_t first, uint32_t count)
{
    double words = 0;

    for (uint32_t s = first; s < first + count; s++)
        words += document->sentences[s].words;
    return words;
}

static double words_of(const struct nutgraf_comparison *comparison, const struct align_link *link)
{
    return words_between(&comparison->old->document, link->old_first, link->old_count) +
           words_between(&comparison->new->document, link->new_first, link->new_count);
}

/* Words of both versions, of which those elsewhere or on one side only count
 * whole and those reworded as far as they are not alike. */
static void measure_source(struct nutgraf_comparison *comparison)
{
    double all = 0, changed = 0, survived = 0;

    for (uint32_t k = 0; k < comparison->alignment->count; k++) {
        const struct align_link *link = &comparison->alignment->links[k];
        double words = words_of(comparison, link);

        if (link->kind == ALIGN_ASIDE)
            continue;
        all += words;
        comparison->figures.changes += link->moved || link->kind != ALIGN_SAME;
        changed += link->moved ? words : words * (1 - link->similarity);
        survived += words * link->similarity;
    }
    comparison->figures.source_changed = all > 0 ? changed / all : 0;
    comparison->figures.survived = all > 0 ? survived / all : 1;
}

static void measure_summary(struct nutgraf_comparison *comparison)
{
    struct figures *figures = &comparison->figures;
    double all = 0, changed = 0, stayed = 0;

    for (uint32_t v = 0; v < comparison->verdict_count; v++) {
        const struct verdict *verdict = &comparison->verdicts[v];
        const struct align_link *link = &comparison->alignment->links[verdict->link];
        double words = words_of(comparison, link);

        all += words;
        changed += verdict->fate == FATE_STAYED ? words * (1 - link->similarity) : words;
        stayed += verdict->fate == FATE_STAYED;
    }
    figures->summary_changed = all > 0 ? changed / all : 0;
    figures->jaccard = comparison->verdict_count > 0 ? stayed / comparison->verdict_count : 1;
    figures->stability = figures->summary_changed == 0 ? 1
                         : figures->source_changed == 0
                             ? 0
                             : fmax(0, 1 - figures->summary_changed / figures->source_changed);
}

/* ---- Kendall's tau ---- */

struct ranked {
    uint32_t old, new;
};

static int by_old_rank(const void *left, const void *right)
{
    const struct ranked *a = left, *b = right;

    return (a->old > b->old) - (a->old < b->old);
}

/* Pairs out of order, counted while sorting by merging (Knight 1966). */
static uint64_t inversions(struct ranked *items, struct ranked *spare, uint32_t count)
{
    uint32_t half = count / 2, i = 0, j = half;
    uint64_t found;

    if (count < 2)
        return 0;
    found = inversions(items, spare, half) + inversions(items + half, spare, count - half);
    for (uint32_t k = 0; k < count; k++) {
        bool first = j == count || (i < half && items[i].new <= items[j].new);

        found += first ? 0 : half - i;
        spare[k] = first ? items[i++] : items[j++];
    }
    for (uint32_t k = 0; k < count; k++)
        items[k] = spare[k];
    return found;
}

/* Of the ranks of sentences that have one on both sides; 1 for fewer than two. */
static bool measure_tau(struct nutgraf_comparison *comparison)
{
    const struct alignment *alignment = comparison->alignment;
    struct ranked *items = arena_array(&comparison->arena, alignment->count, sizeof *items);
    struct ranked *spare = arena_array(&comparison->arena, alignment->count, sizeof *spare);
    uint32_t count = 0;

    if (!items || !spare)
        return false;
    for (uint32_t k = 0; k < alignment->count; k++) {
        const struct align_link *link = &alignment->links[k];

        if (link->old_count == 1 && link->new_count == 1)
            items[count++] = (struct ranked){comparison->old_rank[link->old_first],
                                             comparison->new_rank[link->new_first]};
    }
    comparison->figures.tau = 1;
    if (count < 2)
        return true;
    qsort(items, count, sizeof *items, by_old_rank);
    comparison->figures.tau =
        1 - 4 * (double)inversions(items, spare, count) / ((double)count * (count - 1));
    return true;
}

/* ---- ROUGE ---- */

static bool read_summary(struct rouge_text *text, struct rouge_vocabulary *vocabulary,
                         struct arena *arena, const struct nutgraf_summary *summary)
{
    static const struct rouge_limits NONE = {0};
    struct nutgraf_buffer lines;
    bool done;

    buffer_init(&lines);
    for (uint32_t i = 0; i < summary->selection->count; i++) {
        utf8_fold_space(&lines, summary_span(summary, i));
        buffer_byte(&lines, '\n');
    }
    done =
        !lines.failed && rouge_text_read(text, vocabulary, arena,
                                         span_of(nutgraf_buffer_bytes(&lines), lines.length), NONE);
    buffer_release(&lines);
    return done;
}

static bool tally_summaries(struct nutgraf_comparison *comparison,
                            struct rouge_vocabulary *vocabulary)
{
    static const struct rouge_metric METRICS[] = {
        {ROUGE_N, 1, 0}, {ROUGE_N, 2, 0}, {ROUGE_L, 0, 0}};
    struct rouge_tally tallies[3];
    struct rouge_text old, new;
    nutgraf_status status;

    rouge_vocabulary_begin(vocabulary);
    if (!read_summary(&old, vocabulary, &comparison->arena, comparison->old_summary) ||
        !read_summary(&new, vocabulary, &comparison->arena, comparison->new_summary))
        return false;
    status = rouge_tally(tallies, METRICS, 3, &new, &old, vocabulary->numbers, &comparison->arena);
    if (status == NUTGRAF_NO_MEMORY)
        return false;
    for (uint32_t m = 0; m < 3 && status == NUTGRAF_OK; m++)
        comparison->figures.rouge[m] = rouge_join(&tallies[m], 1, 3, METRICS[m], ROUGE_SUM, 0.5).f;
    return true;
}

static bool measure_rouge(struct nutgraf_comparison *comparison)
{
    struct rouge_vocabulary vocabulary;
    bool done = rouge_vocabulary_init(&vocabulary, false, false);

    vocabulary.lexicon = comparison->new->document.lexicon;
    done = done && tally_summaries(comparison, &vocabulary);
    rouge_vocabulary_release(&vocabulary);
    return done;
}

bool figures_measure(struct nutgraf_comparison *comparison)
{
    measure_source(comparison);
    measure_summary(comparison);
    return measure_tau(comparison) && measure_rouge(comparison);
}
