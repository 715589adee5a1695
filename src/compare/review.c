#include "compare/review.h"

#include <stdlib.h>
#include <string.h>

#include "base/status.h"
#include "compare/saved.h"

static char *copy_of(const char *text)
{
    size_t size = strlen(text) + 1;
    char *copy = malloc(size);

    if (copy)
        memcpy(copy, text, size);
    return copy;
}

nutgraf_review *nutgraf_review_new(nutgraf_error *error)
{
    nutgraf_review *review = calloc(1, sizeof *review);

    if (!review)
        error_no_memory(error);
    return review;
}

static void notes_release(struct review_notes *notes)
{
    for (size_t i = 0; i < notes->count && i < NUTGRAF_REVIEW_ROWS; i++)
        free(notes->notes[i].text);
}

void nutgraf_review_free(nutgraf_review *review)
{
    if (!review)
        return;
    for (uint32_t i = 0; i < review->row_count; i++)
        free(review->rows[i].id);
    notes_release(&review->lone[0]);
    notes_release(&review->lone[1]);
    notes_release(&review->bad);
    free(review);
}

/* ---- rows ---- */

/* Above 0: `a` changed more. The summary is what readers get; then the headline,
 * the words, the source; then the first in the file. */
static int by_change(const struct review_row *a, const struct review_row *b)
{
    if (a->summary_changed != b->summary_changed)
        return a->summary_changed > b->summary_changed ? 1 : -1;
    if (a->headline_changed != b->headline_changed)
        return a->headline_changed ? 1 : -1;
    if (a->rouge != b->rouge)
        return a->rouge < b->rouge ? 1 : -1;
    if (a->source_changed != b->source_changed)
        return a->source_changed > b->source_changed ? 1 : -1;
    return a->turn < b->turn ? 1 : -1;
}

/* Puts a row in its place; what falls off the end is forgotten. */
static bool keep_row(struct nutgraf_review *review, struct review_row row, const char *id)
{
    uint32_t place = review->row_count;

    while (place > 0 && by_change(&row, &review->rows[place - 1]) > 0)
        place--;
    if (place == NUTGRAF_REVIEW_ROWS)
        return true;
    row.id = copy_of(id);
    if (!row.id)
        return false;
    if (review->row_count == NUTGRAF_REVIEW_ROWS)
        free(review->rows[--review->row_count].id);
    memmove(&review->rows[place + 1], &review->rows[place],
            (review->row_count - place) * sizeof row);
    review->rows[place] = row;
    review->row_count++;
    return true;
}

static uint32_t step_of(double changed)
{
    if (changed <= 0)
        return 0;
    if (changed >= 1)
        return REVIEW_STEPS - 1;
    return 1 + (uint32_t)(changed * 4);
}

/* How many figures and names of the summaries changed. False: memory ran out. */
static bool count_numbers(struct nutgraf_review *review,
                          const struct nutgraf_comparison *comparison)
{
    struct arena arena;
    bool done = true;

    arena_init(&arena);
    for (uint32_t v = 0; v < comparison->verdict_count && done; v++) {
        struct callouts callouts;

        done = comparison_callouts(comparison,
                                   &comparison->alignment->links[comparison->verdicts[v].link],
                                   &arena, &callouts);
        review->numbers += callouts.count;
    }
    arena_release(&arena);
    return done;
}

static struct review_row row_of(const struct nutgraf_review *review,
                                const struct nutgraf_comparison *comparison)
{
    const struct figures *figures = &comparison->figures;
    struct review_row row = {.summary_changed = figures->summary_changed,
                             .source_changed = figures->source_changed,
                             .jaccard = figures->jaccard,
                             .rouge = figures->rouge[2],
                             .headline_changed = comparison->headline_changed,
                             .saved = comparison->saved,
                             .turn = review->compared};

    for (uint32_t v = 0; v < comparison->verdict_count; v++) {
        row.stayed += comparison->verdicts[v].fate == FATE_STAYED;
        row.left += comparison->verdicts[v].fate == FATE_LEFT;
        row.came += comparison->verdicts[v].fate == FATE_CAME;
    }
    return row;
}

/* Where in its article a sentence stands, 0 to 1; below 0: not known. */
static double place_of(const struct article *article, uint32_t sentence)
{
    const struct saved *saved = article->saved;
    uint32_t index = saved ? saved->sentences[sentence].index : sentence;
    uint32_t total = saved ? saved->total : article->document.sentence_count;

    return index < total ? (index + 0.5) / total : -1;
}

static void add_places(struct nutgraf_review *review, const struct nutgraf_comparison *comparison)
{
    for (uint32_t v = 0; v < comparison->verdict_count; v++) {
        const struct verdict *verdict = &comparison->verdicts[v];
        const struct align_link *link = &comparison->alignment->links[verdict->link];
        bool came = verdict->fate == FATE_CAME;
        double place;

        if (verdict->fate == FATE_STAYED)
            continue;
        place = came ? place_of(comparison->new, link->new_first)
                     : place_of(comparison->old, link->old_first);
        if (place >= 0) {
            review->place[came] += place;
            review->placed[came]++;
        }
    }
}

static uint64_t words_of(const struct nutgraf_summary *summary)
{
    uint64_t words = 0;

    for (uint32_t i = 0; i < summary->selection->count; i++)
        words += summary->article->document.sentences[summary->selection->sentences[i]].words;
    return words;
}

static void add_up(struct nutgraf_review *review, const struct nutgraf_comparison *comparison,
                   const struct review_row *row)
{
    const struct figures *figures = &comparison->figures;

    review->steps[step_of(figures->summary_changed)]++;
    review->summaries += figures->summary_changed > 0;
    review->headlines += comparison->headline_changed;
    review->source_changed += figures->source_changed;
    review->summary_changed += figures->summary_changed;
    review->jaccard += figures->jaccard;
    for (int m = 0; m < 3; m++)
        review->rouge[m] += figures->rouge[m];
    review->saved = review->saved || comparison->saved;
    review->stayed += row->stayed;
    review->left += row->left;
    review->came += row->came;
    review->measured++;
    review->words[0] += words_of(comparison->old_summary);
    review->words[1] += words_of(comparison->new_summary);
    add_places(review, comparison);
}

nutgraf_status nutgraf_review_add(nutgraf_review *review, const char *id,
                                  const nutgraf_comparison *comparison, uint64_t old, uint64_t new_)
{
    struct review_row row;

    review->compared++;
    if (!comparison) {
        review->steps[0]++;
        review->jaccard++;
        for (int m = 0; m < 3; m++)
            review->rouge[m]++;
        return NUTGRAF_OK;
    }
    row = row_of(review, comparison);
    row.old = old;
    row.new = new_;
    add_up(review, comparison, &row);
    if (!nutgraf_comparison_differs(comparison))
        return NUTGRAF_OK;
    review->different++;
    return count_numbers(review, comparison) && keep_row(review, row, id) ? NUTGRAF_OK
                                                                          : NUTGRAF_NO_MEMORY;
}

/* ---- notes ---- */

static nutgraf_status keep_note(struct review_notes *notes, const char *text, int side,
                                uint64_t line)
{
    if (notes->count < NUTGRAF_REVIEW_ROWS) {
        char *copy = copy_of(text);

        if (!copy)
            return NUTGRAF_NO_MEMORY;
        notes->notes[notes->count] = (struct review_note){copy, side, line};
    }
    notes->count++;
    return NUTGRAF_OK;
}

nutgraf_status nutgraf_review_lone(nutgraf_review *review, const char *id, int side)
{
    return keep_note(&review->lone[side], id, side, 0);
}

nutgraf_status nutgraf_review_bad(nutgraf_review *review, int side, uint64_t line,
                                  const char *message)
{
    return keep_note(&review->bad, message, side, line);
}

/* ---- what it came to ---- */

bool nutgraf_review_differs(const nutgraf_review *review)
{
    return review->different + review->lone[0].count + review->lone[1].count > 0;
}

bool nutgraf_review_worst(const nutgraf_review *review, size_t i, uint64_t *old, uint64_t *new_)
{
    if (i >= NUTGRAF_REVIEW_WHOLE || i >= review->row_count)
        return false;
    *old = review->rows[i].old;
    *new_ = review->rows[i].new;
    return true;
}
