/* sent.c -- what an archive says of the clippings: which were sent before, and
 * which of these are news again. */
#include "base/status.h"
#include "compare/novelty.h"
#include "digest/digest.h"
#include "store/archive.h"

/* Fewer words may be the same in two articles: "Only for subscribers." */
static const uint32_t TELLING_WORDS = 40;

/* Both are read as plain text, so that what is noise in one is so in the other. */
static nutgraf_document *read_plain(const struct nutgraf_digest *digest, struct span text,
                                    const struct language *language, nutgraf_error *error)
{
    nutgraf_input input = {.format = NUTGRAF_INPUT_TEXT};

    if (nutgraf_language_name(language->code))
        input.language = language->code;
    return document_new_marked(digest->worker, text, &input, error);
}

/* Does the clipping say anything that was not sent? */
static nutgraf_status is_news(struct nutgraf_digest *digest, const struct clipping *clipping,
                              struct span sent, bool *news, nutgraf_error *error)
{
    const struct language *language = clipping->text.language;
    nutgraf_document *old = read_plain(digest, sent, language, error);
    nutgraf_document *new = read_plain(digest, clipping->text.text, language, error);
    struct novelty novelty;
    bool done = old && new &&novelty_measure(&novelty, &digest->issue, document_article(old),
                                             document_article(new));

    *news = done && novelty_is_material(&novelty);
    nutgraf_document_free(old);
    nutgraf_document_free(new);
    return done ? NUTGRAF_OK : error_no_memory(error);
}

static nutgraf_status ask(struct nutgraf_digest *digest, struct clipping *clipping,
                          nutgraf_error *error)
{
    struct archive_version sent;
    bool news = false;
    nutgraf_status status =
        archive_find_sent(digest->options.archive, &digest->issue, clipping->key, clipping->hash,
                          clipping->words >= TELLING_WORDS, &sent, error);

    if (status == NUTGRAF_OK && sent.known && sent.hash != clipping->hash && sent.text.length > 0)
        status = is_news(digest, clipping, sent.text, &news, error);
    if (status != NUTGRAF_OK || !sent.known)
        return status;
    clipping->status = news ? CLIPPING_UPDATED : CLIPPING_SENT;
    if (!news)
        clipping->cause = "sent before";
    return NUTGRAF_OK;
}

static nutgraf_status ask_all(struct nutgraf_digest *digest, nutgraf_error *error)
{
    nutgraf_status status = archive_generation(digest->options.archive, &digest->generation, error);

    for (uint32_t i = 0; i < digest_count(digest) && status == NUTGRAF_OK; i++) {
        struct clipping *clipping = digest_clipping(digest, i);
        struct arena_mark mark = arena_mark(&digest->issue);

        if (!clipping->cause)
            status = ask(digest, clipping, error);
        arena_rewind(&digest->issue, mark);
    }
    return status;
}

nutgraf_status digest_ask_archive(struct nutgraf_digest *digest, nutgraf_error *error)
{
    nutgraf_status status;

    for (uint32_t i = 0; i < digest_count(digest); i++)
        digest_clipping(digest, i)->status = CLIPPING_NEW;
    if (!digest->options.archive)
        return NUTGRAF_OK;
    status = database_begin_reading(digest->options.archive, error);
    if (status != NUTGRAF_OK)
        return status;
    status = ask_all(digest, error);
    database_give_up(digest->options.archive);
    return status;
}
