/* digest_reasons.c -- why each story is where it is and holds what it holds. */
#include "digest/digest.h"

static int percent(double share)
{
    return (int)(share * 100 + 0.5);
}

static void write_article(struct nutgraf_buffer *out, const struct nutgraf_digest *digest,
                          const struct story *story, uint32_t i)
{
    const struct clipping *clipping = story_article(digest, story, i);
    struct collection_product product = collection_product(
        collection_row(&digest->collection, clipping->row),
        collection_row(&digest->collection, story_article(digest, story, 0)->row));

    buffer_text(out, "  ");
    buffer_span(out, clipping->source);
    if (clipping->line > 0)
        buffer_print(out, ":%zu", clipping->line);
    if (i > 0)
        buffer_print(out, ": shares %d %% of its words with the first, %d %% of its names",
                     percent(product.all), percent(product.names));
    if (story->copies[i])
        buffer_text(out, ", a copy");
    if (clipping->status == CLIPPING_UPDATED)
        buffer_text(out, ", updated");
    buffer_byte(out, '\n');
}

void digest_write_reasons(const struct nutgraf_digest *digest, struct nutgraf_buffer *out)
{
    for (uint32_t i = 0; i < digest->story_count; i++) {
        const struct story *story = &digest->stories[i];

        buffer_print(out, "story %u: \"", (unsigned)i + 1);
        buffer_span(out, story->headline);
        buffer_print(
            out, "\", score %d.%03d, %u source%s, %u article%s, %d %% fresh, %d %% central\n",
            (int)story->score, (int)(story->score * 1000) % 1000, (unsigned)story->sources,
            story->sources == 1 ? "" : "s", (unsigned)story->count, story->count == 1 ? "" : "s",
            percent(story->freshness), percent(story->centrality));
        for (uint32_t k = 0; k < story->count; k++)
            write_article(out, digest, story, k);
    }
}
