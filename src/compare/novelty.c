#include "compare/novelty.h"

#include "compare/align.h"
#include "compare/callout.h"

static const double FRESH_SHARE = 0.1;
static const double FRESH_WORDS = 40; /* two sentences */

/* The words of these sentences that are not noise. */
static uint32_t count_words(const struct document *document, uint32_t first, uint32_t count)
{
    uint32_t words = 0;

    for (uint32_t s = first; s < first + count; s++)
        if (document->sentences[s].noise == NOISE_NONE)
            words += document->sentences[s].words;
    return words;
}

/* A time alone is when the article was touched, a number in words too often
 * none: what is new must stand in the place of something. */
static uint32_t count_facts(const struct callouts *callouts)
{
    uint32_t facts = 0;

    for (uint32_t c = 0; c < callouts->count; c++) {
        const struct callout *callout = &callouts->callouts[c];

        facts += callout->old_length > 0 && callout->new_length > 0 && callout->kind != FACT_TIME;
    }
    return facts;
}

static bool measure_reworded(struct novelty *novelty, struct arena *arena,
                             const struct align_link *link, const struct article *old,
                             const struct article *new)
{
    struct stretch before = {&old->document, link->old_first, link->old_count};
    struct stretch after = {&new->document, link->new_first, link->new_count};
    struct word_diff diff;
    struct callouts callouts;

    if (!word_diff(&diff, arena, before, after) ||
        !callouts_find(&callouts, arena, before, after, &diff))
        return false;
    novelty->facts += count_facts(&callouts);
    return true;
}

static bool measure_link(struct novelty *novelty, struct arena *arena,
                         const struct align_link *link, const struct article *old,
                         const struct article *new)
{
    uint32_t words = count_words(&new->document, link->new_first, link->new_count);

    novelty->words += words;
    if (words == 0 || link->kind == ALIGN_SAME || link->kind == ALIGN_ASIDE)
        return true;
    novelty->fresh += words * (1 - link->similarity);
    return link->kind == ALIGN_ADDED || measure_reworded(novelty, arena, link, old, new);
}

bool novelty_measure(struct novelty *novelty, struct arena *arena, const struct article *old,
                     const struct article *new)
{
    const struct scripts *scripts = scripts_of(arena, old, new, false);
    const struct alignment *alignment = scripts ? align(arena, scripts, false) : NULL;

    *novelty = (struct novelty){0};
    if (!alignment)
        return false;
    for (uint32_t k = 0; k < alignment->count; k++)
        if (!measure_link(novelty, arena, &alignment->links[k], old, new))
            return false;
    return true;
}

bool novelty_is_material(const struct novelty *novelty)
{
    return novelty->facts > 0 || novelty->fresh >= FRESH_WORDS ||
           (novelty->fresh > 0 && novelty->fresh >= FRESH_SHARE * novelty->words);
}
