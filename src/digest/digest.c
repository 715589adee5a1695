/* digest.c -- the public functions of a digest. */
#include "digest/digest.h"

#include <stdlib.h>

#include "base/status.h"
#include "output/eml.h"
#include "output/html.h"
#include "output/markdown.h"
#include "output/text.h"

static const size_t DEFAULT_STORIES = 20;
static const size_t DEFAULT_WINDOW = 7; /* days */
static const uint32_t COLUMNS = 76;     /* of the text: RFC 5322 asks for less than 78 */
static const uint32_t WORDS_A_MINUTE = 230;

nutgraf_digest_options nutgraf_digest_defaults(void)
{
    return (nutgraf_digest_options){
        .stories = DEFAULT_STORIES,
        .since = NUTGRAF_NO_DATE,
        .until = NUTGRAF_NO_DATE,
        .now = NUTGRAF_NO_DATE,
        .window = DEFAULT_WINDOW,
    };
}

nutgraf_digest *nutgraf_digest_new(const nutgraf_engine *engine,
                                   const nutgraf_digest_options *options, nutgraf_error *error)
{
    nutgraf_digest *digest = calloc(1, sizeof *digest);

    if (!digest) {
        error_no_memory(error);
        return NULL;
    }
    digest->engine = engine;
    digest->options = options ? *options : nutgraf_digest_defaults();
    if (digest->options.stories == 0)
        digest->options.stories = DEFAULT_STORIES;
    arena_init(&digest->arena);
    arena_init(&digest->issue);
    collection_init(&digest->collection);
    remarks_init(&digest->skipped);
    remarks_init(&digest->warnings);
    remarks_init(&digest->left_out);
    digest->worker = nutgraf_worker_new(engine, error);
    if (digest->worker)
        return digest;
    nutgraf_digest_free(digest);
    return NULL;
}

void nutgraf_digest_free(nutgraf_digest *digest)
{
    if (!digest)
        return;
    nutgraf_worker_free(digest->worker);
    collection_release(&digest->collection);
    buffer_release(&digest->clippings);
    arena_release(&digest->arena);
    arena_release(&digest->issue);
    free(digest);
}

/* ---- remarks ---- */

void remarks_init(struct remarks *remarks)
{
    remarks->first = NULL;
    remarks->last = &remarks->first;
}

bool remarks_add(struct remarks *remarks, struct arena *arena, struct remark remark)
{
    struct remark *added = arena_alloc(arena, sizeof *added);

    if (!added)
        return false;
    *added = remark;
    added->next = NULL;
    *remarks->last = added;
    remarks->last = &added->next;
    return true;
}

static void write_remarks(struct nutgraf_buffer *out, const struct remarks *remarks)
{
    for (const struct remark *remark = remarks->first; remark; remark = remark->next) {
        buffer_span(out, remark->source);
        if (remark->line > 0)
            buffer_print(out, ":%zu", remark->line);
        if (remark->column > 0)
            buffer_print(out, ":%zu", remark->column);
        buffer_text(out, ": ");
        buffer_span(out, remark->text);
        if (remark->more > 0)
            buffer_print(out, ", and %zu more like it", remark->more);
        buffer_byte(out, '\n');
    }
}

nutgraf_status nutgraf_digest_remarks(const nutgraf_digest *digest, bool all,
                                      nutgraf_buffer *buffer)
{
    write_remarks(buffer, &digest->warnings);
    if (!all)
        return buffer_status(buffer);
    write_remarks(buffer, &digest->skipped);
    write_remarks(buffer, &digest->left_out);
    digest_write_reasons(digest, buffer);
    return buffer_status(buffer);
}

/* ---- finishing ---- */

nutgraf_status nutgraf_digest_finish(nutgraf_digest *digest, nutgraf_error *error)
{
    nutgraf_status status;

    arena_reset(&digest->issue);
    remarks_init(&digest->left_out);
    digest->stories = NULL;
    digest->story_count = digest->found = 0;
    status = digest_sift(digest, error);
    if (status != NUTGRAF_OK)
        return status;
    if (!digest_arrange(digest) || !digest_tell(digest))
        return error_no_memory(error);
    return NUTGRAF_OK;
}

size_t nutgraf_digest_article_count(const nutgraf_digest *digest)
{
    return digest_count(digest);
}

size_t nutgraf_digest_story_count(const nutgraf_digest *digest)
{
    return digest->story_count;
}

uint32_t digest_words(const struct nutgraf_digest *digest)
{
    uint32_t words = 0;

    for (uint32_t i = 0; i < digest->story_count; i++)
        words += digest->stories[i].words;
    return words;
}

uint32_t digest_minutes(const struct nutgraf_digest *digest)
{
    return (digest_words(digest) + WORDS_A_MINUTE - 1) / WORDS_A_MINUTE;
}

/* ---- writing ---- */

static nutgraf_status write_report(const nutgraf_digest *digest, const struct report *report,
                                   nutgraf_format format, nutgraf_buffer *out, nutgraf_error *error)
{
    if (format == NUTGRAF_HTML)
        return digest_write_page(digest, report, out, error);
    if (format == NUTGRAF_EML)
        return digest_write_mail(digest, report, out, error);
    if (format == NUTGRAF_MARKDOWN)
        return markdown_write(out, report);
    return text_write(out, report, (struct text_style){.width = COLUMNS});
}

nutgraf_status nutgraf_digest_write(const nutgraf_digest *digest, nutgraf_format format,
                                    nutgraf_buffer *buffer, nutgraf_error *error)
{
    nutgraf_status status;
    struct report report;
    struct arena nodes;

    if (format == NUTGRAF_JSON || format == NUTGRAF_ATOM) {
        if (format == NUTGRAF_JSON)
            digest_write_json(digest, buffer);
        else
            digest_write_atom(digest, buffer);
        status = buffer_status(buffer);
    } else {
        arena_init(&nodes);
        digest_report(digest, &nodes, &report);
        status = write_report(digest, &report, format, buffer, error);
        arena_release(&nodes);
    }
    return status == NUTGRAF_NO_MEMORY ? error_no_memory(error) : status;
}
