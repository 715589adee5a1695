/* digest_record.c -- what was read and what is about to be sent, into the archive. */
#include "base/status.h"
#include "digest/digest.h"
#include "store/archive.h"

struct recording {
    const struct nutgraf_digest *digest;
    nutgraf_archive *archive;
    int64_t *versions; /* by clipping */
    nutgraf_error *error;
};

static nutgraf_status put_articles(const struct recording *recording)
{
    const struct nutgraf_digest *digest = recording->digest;
    nutgraf_status status = NUTGRAF_OK;

    for (uint32_t i = 0; i < digest_count(digest) && status == NUTGRAF_OK; i++) {
        const struct clipping *clipping = digest_clipping(digest, i);
        struct archive_article article = {
            .key = clipping->key,
            .link = clipping->link,
            .source = clipping->source,
            .title = clipping->title,
            .text = clipping->text.text,
            .language = span_from(clipping->text.language->code),
            .hash = clipping->hash,
            .moment = clipping->moment,
        };

        status = archive_put_article(recording->archive, &article, digest->now,
                                     &recording->versions[i], recording->error);
    }
    return status;
}

/* The summary as it was given, a sentence a line. */
static void join_summary(struct nutgraf_buffer *out, const struct story *story)
{
    for (uint32_t i = 0; i < story->summary_count; i++) {
        buffer_span(out, story->summary[i].text);
        buffer_byte(out, '\n');
    }
}

static nutgraf_status put_story(const struct recording *recording, int64_t digest, uint32_t i)
{
    const struct story *story = &recording->digest->stories[i];
    struct archive_story row = {story->headline, story->section, span_of("", 0),
                                story->status == CLIPPING_UPDATED};
    struct nutgraf_buffer summary;
    nutgraf_status status;
    int64_t number;

    buffer_init(&summary);
    join_summary(&summary, story);
    row.summary = span_of(nutgraf_buffer_bytes(&summary), summary.length);
    status = buffer_status(&summary) == NUTGRAF_OK
                 ? archive_put_story(recording->archive, digest, i, &row, &number, recording->error)
                 : error_no_memory(recording->error);
    buffer_release(&summary);
    for (uint32_t k = 0; k < story->count && status == NUTGRAF_OK; k++)
        status = archive_put_sent(recording->archive, digest, number,
                                  recording->versions[story->articles[k]], recording->error);
    return status;
}

static nutgraf_status put_stories(const struct recording *recording, struct archive_digest *row,
                                  int64_t *number)
{
    const struct nutgraf_digest *digest = recording->digest;
    int64_t generation;
    nutgraf_status status = archive_generation(recording->archive, &generation, recording->error);

    if (status == NUTGRAF_OK && generation != digest->generation)
        return error_set(recording->error, NUTGRAF_STALE, 0,
                         "another digest was made in the meantime");
    if (status == NUTGRAF_OK)
        status = archive_put_digest(recording->archive, row, number, recording->error);
    for (uint32_t i = 0; i < digest->story_count && status == NUTGRAF_OK; i++)
        status = put_story(recording, *number, i);
    return status;
}

nutgraf_status nutgraf_digest_record(nutgraf_digest *digest, const char *output, size_t length,
                                     const char *file, int64_t *number, nutgraf_error *error)
{
    struct recording recording = {
        .digest = digest, .archive = digest->options.archive, .error = error};
    struct archive_digest row = {.identity = digest->identity,
                                 .title = digest_title(digest),
                                 .output = span_of(output, length),
                                 .file = file,
                                 .moment = digest->now};
    nutgraf_status status;

    *number = 0;
    if (!recording.archive)
        return error_set(error, NUTGRAF_BAD_ARGUMENT, 0, "the digest has no archive");
    recording.versions = arena_array(&digest->issue, digest_count(digest), sizeof(int64_t));
    if (!recording.versions)
        return error_no_memory(error);
    status = database_begin(recording.archive, error);
    if (status != NUTGRAF_OK)
        return status;
    status = put_articles(&recording);
    if (status == NUTGRAF_OK && digest->story_count > 0)
        status = put_stories(&recording, &row, number);
    if (status == NUTGRAF_OK)
        return database_commit(recording.archive, error);
    database_give_up(recording.archive);
    return status;
}
