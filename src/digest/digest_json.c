/* digest_json.c -- an issue as one JSON object (schema 1). */
#include "base/date.h"
#include "base/json.h"
#include "digest/digest.h"

static const uint64_t SCHEMA = 1;
static const int SCORE_DECIMALS = 6;

static void write_string(struct nutgraf_buffer *out, const char *key, struct span value)
{
    json_key(out, key);
    json_string(out, value);
}

static void write_number(struct nutgraf_buffer *out, const char *key, uint64_t number)
{
    json_key(out, key);
    json_number(out, number);
}

static void write_date(struct nutgraf_buffer *out, const char *key, int64_t moment)
{
    struct nutgraf_buffer text;

    json_key(out, key);
    if (moment == DATE_NONE) {
        json_null(out);
        return;
    }
    buffer_init(&text);
    date_write(&text, moment);
    json_string(out, span_of(nutgraf_buffer_bytes(&text), text.length));
    out->failed = out->failed || text.failed;
    buffer_release(&text);
}

static void write_article(struct nutgraf_buffer *out, const struct clipping *clipping, bool copy)
{
    json_open(out, '{');
    write_string(out, "source", clipping->source);
    if (clipping->line > 0)
        write_number(out, "line", clipping->line);
    if (clipping->id.length > 0)
        write_string(out, "id", clipping->id);
    write_string(out, "link", clipping->link);
    write_string(out, "title", clipping->title);
    write_date(out, "date", clipping->moment);
    write_string(out, "language", span_from(clipping->text.language->code));
    write_number(out, "words", clipping->words);
    json_key(out, "copy");
    json_boolean(out, copy);
    write_string(out, "status",
                 span_from(clipping->status == CLIPPING_UPDATED ? "updated" : "new"));
    json_close(out, '}');
}

static void write_sentence(struct nutgraf_buffer *out, const struct nutgraf_digest *digest,
                           const struct story *story, const struct story_sentence *sentence)
{
    json_open(out, '{');
    write_string(out, "text", sentence->text);
    write_number(out, "article", sentence->article);
    write_string(out, "source", story_article(digest, story, sentence->article)->source);
    write_number(out, "start", sentence->start);
    write_number(out, "end", (uint64_t)sentence->start + sentence->length);
    json_close(out, '}');
}

static void write_story(struct nutgraf_buffer *out, const struct nutgraf_digest *digest,
                        const struct story *story)
{
    json_open(out, '{');
    write_string(out, "headline", story->headline);
    write_string(out, "section", story->section);
    json_key(out, "score");
    json_decimal(out, story->score, SCORE_DECIMALS);
    write_string(out, "status", span_from(story->status == CLIPPING_UPDATED ? "updated" : "new"));
    write_date(out, "date", story->moment);
    write_number(out, "sources", story->sources);
    json_key(out, "summary");
    json_open(out, '[');
    for (uint32_t i = 0; i < story->summary_count; i++)
        write_sentence(out, digest, story, &story->summary[i]);
    json_close(out, ']');
    json_key(out, "articles");
    json_open(out, '[');
    for (uint32_t i = 0; i < story->count; i++)
        write_article(out, story_article(digest, story, i), story->copies[i]);
    json_close(out, ']');
    json_close(out, '}');
}

static void write_remarks(struct nutgraf_buffer *out, const struct remarks *remarks,
                          const char *name)
{
    for (const struct remark *remark = remarks->first; remark; remark = remark->next) {
        json_open(out, '{');
        write_string(out, "source", remark->source);
        if (remark->line > 0)
            write_number(out, "line", remark->line);
        if (remark->column > 0)
            write_number(out, "column", remark->column);
        write_string(out, name, remark->text);
        json_close(out, '}');
    }
}

void digest_write_json(const struct nutgraf_digest *digest, struct nutgraf_buffer *out)
{
    json_open(out, '{');
    write_number(out, "schema", SCHEMA);
    write_string(out, "nutgraf", span_from(NUTGRAF_VERSION));
    write_string(out, "title", digest_title(digest));
    write_date(out, "date", digest->now);
    write_string(out, "id", digest->identity);
    write_number(out, "words", digest_words(digest));
    write_number(out, "minutes", digest_minutes(digest));
    json_key(out, "stories");
    json_open(out, '[');
    for (uint32_t i = 0; i < digest->story_count; i++)
        write_story(out, digest, &digest->stories[i]);
    json_close(out, ']');
    json_key(out, "skipped");
    json_open(out, '[');
    write_remarks(out, &digest->skipped, "reason");
    write_remarks(out, &digest->left_out, "reason");
    json_close(out, ']');
    json_key(out, "warnings");
    json_open(out, '[');
    write_remarks(out, &digest->warnings, "warning");
    json_close(out, ']');
    json_close(out, '}');
    buffer_byte(out, '\n');
}
