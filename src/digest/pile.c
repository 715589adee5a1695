/* pile.c -- articles and the entries of feeds become clippings. */
#include <stdio.h>

#include "base/date.h"
#include "base/hash.h"
#include "base/status.h"
#include "base/url.h"
#include "digest/digest.h"
#include "input/feed.h"
#include "language/utf8.h"

/* What is offered: an article of the caller's, or an entry of a feed. */
struct offer {
    struct span bytes;
    nutgraf_input input; /* `language` NULL: detected */
    struct span source, id, title, link, category, section, date;
    int64_t moment;
    size_t line;
    bool is_entry;
};

static const int64_t DAY = 86400;
static const int EARLIEST_YEAR = 1990; /* before the first page: a clock that was not set */

static struct span span_or_empty(const char *text)
{
    return text ? span_from(text) : span_of("", 0);
}

/* A copy in the digest's arena; bytes NULL: memory ran out. */
static struct span keep(struct nutgraf_digest *digest, struct span text)
{
    char *copy = arena_string(&digest->arena, text.length > 0 ? text.bytes : "", text.length);

    return span_of(copy, copy ? text.length : 0);
}

/* The same, white space folded, and no longer than a headline may be. */
static struct span keep_folded(struct nutgraf_digest *digest, struct span text)
{
    static const size_t LONGEST = 1000;
    struct nutgraf_buffer folded;
    struct span kept;

    if (text.length > LONGEST)
        text.length = LONGEST;
    buffer_init(&folded);
    utf8_fold_space(&folded, text);
    kept = keep(digest, span_of(nutgraf_buffer_bytes(&folded), folded.length));
    if (folded.failed)
        kept.bytes = NULL;
    buffer_release(&folded);
    return kept;
}

/* ---- remarks ---- */

/* One kind of warning of one source is told once, with how many more there are. */
static bool warn(struct nutgraf_digest *digest, const struct offer *offer, const char *text)
{
    struct remark remark = {.source = keep(digest, offer->source), .line = offer->line};

    for (struct remark *told = digest->warnings.first; told; told = told->next)
        if (span_equal(told->source, offer->source) && span_equal(told->text, span_from(text))) {
            told->more++;
            return true;
        }

    remark.text = span_from(text);
    return remark.source.bytes && remarks_add(&digest->warnings, &digest->arena, remark);
}

static bool skip(struct nutgraf_digest *digest, const struct offer *offer, const char *reason)
{
    struct remark remark = {.source = keep(digest, offer->source), .line = offer->line};

    remark.text = span_from(reason);
    return remark.source.bytes && remarks_add(&digest->skipped, &digest->arena, remark);
}

/* ---- what an article says ---- */

/* A hash of the words that are not noise, so that layout is no change. */
static void read_words(struct clipping *clipping, const struct document *document)
{
    bool any = false;

    for (uint32_t s = 0; s < document->sentence_count; s++)
        any = any || document->sentences[s].noise == NOISE_NONE;
    clipping->hash = 0;
    for (uint32_t s = 0; s < document->sentence_count; s++) {
        const struct sentence *sentence = &document->sentences[s];

        if (any && sentence->noise != NOISE_NONE)
            continue;
        clipping->words += sentence->words;
        for (uint32_t t = 0; t < sentence->token_count; t++) {
            const struct token *token = &document->tokens[sentence->first_token + t];
            struct span word = document_span(document, token->start, token->length);

            clipping->hash = hash_mix(clipping->hash * 31 + hash_bytes(word.bytes, word.length));
        }
    }
}

static bool keep_text(struct nutgraf_digest *digest, struct clipping *clipping,
                      const struct document *document)
{
    struct block *blocks = arena_array(&digest->arena, document->block_count, sizeof *blocks);
    struct kept_text *text = &clipping->text;

    text->text = keep(digest, document->text);
    if (!blocks || !text->text.bytes)
        return false;
    if (document->block_count > 0)
        memcpy(blocks, document->blocks, document->block_count * sizeof *blocks);
    text->blocks = blocks;
    text->block_count = document->block_count;
    text->language = document->language;
    text->judged = document->judged;
    return true;
}

/* The title: as offered, else as the page has it. */
static struct span title_of(const struct offer *offer, const struct document *document)
{
    const struct metadata *metadata = document->metadata;

    if (offer->title.length > 0 || !metadata)
        return offer->title;
    return metadata->title;
}

static struct span link_of(const struct offer *offer, const struct document *document)
{
    if (offer->link.length > 0 || !document->metadata)
        return offer->link;
    return document->metadata->link;
}

/* By what an article is known again: its address, else its words. */
static struct span key_of(struct nutgraf_digest *digest, const struct clipping *clipping)
{
    char text[32];
    int length;

    if (clipping->link.length > 0)
        return url_canonical(&digest->arena, clipping->link);
    length = snprintf(text, sizeof text, "text:%016llx", (unsigned long long)clipping->hash);
    return keep(digest, span_of(text, (size_t)length));
}

/* A date no newspaper has is none. */
static int64_t plausible(const struct nutgraf_digest *digest, int64_t moment)
{
    int64_t now = digest->options.now;

    if (moment == DATE_NONE || date_of(moment).year < EARLIEST_YEAR)
        return DATE_NONE;
    return now != NUTGRAF_NO_DATE && moment > now + 2 * DAY ? DATE_NONE : moment;
}

static bool set_moment(struct nutgraf_digest *digest, struct clipping *clipping,
                       const struct offer *offer, const struct document *document)
{
    struct span date = offer->date;
    int64_t moment = offer->moment;

    if (moment == DATE_NONE && date.length == 0 && document->metadata)
        date = document->metadata->date;
    if (moment == DATE_NONE)
        moment = date_parse(date);
    clipping->moment = plausible(digest, moment);
    if (clipping->moment != DATE_NONE || date.length == 0)
        return true;
    return warn(digest, offer,
                moment == DATE_NONE ? "a date that cannot be read" : "a date that cannot be");
}

/* ---- one article ---- */

static struct clipping *clip(struct nutgraf_digest *digest, const struct offer *offer,
                             const struct document *document)
{
    struct clipping *clipping = arena_zeroed(&digest->arena, 1, sizeof *clipping);

    if (!clipping)
        return NULL;
    read_words(clipping, document);
    clipping->source = keep(digest, offer->source);
    clipping->id = keep_folded(digest, offer->id);
    clipping->title = keep_folded(digest, title_of(offer, document));
    clipping->link = keep(digest, link_of(offer, document));
    clipping->category = keep_folded(digest, offer->category);
    clipping->section = keep_folded(digest, offer->section);
    clipping->line = offer->line;
    clipping->is_entry = offer->is_entry;
    if (!clipping->source.bytes || !clipping->id.bytes || !clipping->title.bytes ||
        !clipping->link.bytes || !clipping->category.bytes || !clipping->section.bytes)
        return NULL;
    clipping->key = key_of(digest, clipping);
    if (!clipping->key.bytes || !set_moment(digest, clipping, offer, document) ||
        !keep_text(digest, clipping, document))
        return NULL;
    return clipping;
}

/* The window that was asked for; what has no date is within. */
static const char *outside(const struct nutgraf_digest *digest, const struct clipping *clipping)
{
    const nutgraf_digest_options *options = &digest->options;

    if (clipping->moment == DATE_NONE)
        return NULL;
    if (options->since != NUTGRAF_NO_DATE && clipping->moment < options->since)
        return "older than asked for";
    if (options->until != NUTGRAF_NO_DATE && clipping->moment >= options->until)
        return "newer than asked for";
    return NULL;
}

static bool add_row(struct nutgraf_digest *digest, struct clipping *clipping,
                    const struct article *article)
{
    nutgraf_input input = {.format = NUTGRAF_INPUT_TEXT,
                           .language = article->document.language->code};
    nutgraf_document *title = document_new_marked(digest->worker, clipping->title, &input, NULL);
    bool added = title && collection_add(&digest->collection, &article->document,
                                         &document_article(title)->document, article->background);

    nutgraf_document_free(title);
    clipping->row = digest->collection.rows - 1;
    buffer_append(&digest->clippings, (const char *)&clipping, sizeof clipping);
    return added && !digest->clippings.failed;
}

static bool add_document(struct nutgraf_digest *digest, const struct offer *offer,
                         const struct article *article)
{
    struct clipping *clipping = clip(digest, offer, &article->document);
    const char *reason;

    if (!clipping)
        return false;
    if (clipping->words == 0 && clipping->title.length == 0)
        return skip(digest, offer, "neither text nor title");
    reason = outside(digest, clipping);
    if (reason)
        return skip(digest, offer, reason);
    return add_row(digest, clipping, article);
}

static nutgraf_status add_offer(struct nutgraf_digest *digest, struct offer *offer,
                                nutgraf_error *error)
{
    nutgraf_document *document;
    bool added;

    document = document_new_marked(digest->worker, offer->bytes, &offer->input, error);
    if (!document)
        return error->status;
    added = add_document(digest, offer, document_article(document));
    nutgraf_document_free(document);
    return added ? NUTGRAF_OK : error_no_memory(error);
}

/* ---- feeds ---- */

static bool warn_of_feed(struct nutgraf_digest *digest, struct span source, const struct feed *feed)
{
    for (const struct feed_warning *warning = feed->warnings; warning; warning = warning->next) {
        struct remark remark = {.source = keep(digest, source),
                                .line = warning->line,
                                .column = warning->column,
                                .text = span_from(warning->text)};

        if (!remark.source.bytes || !remarks_add(&digest->warnings, &digest->arena, remark))
            return false;
    }
    return true;
}

/* The row of a feed's "en-GB", or NULL when there is none. */
static const char *language_of(struct span tag)
{
    char code[4] = "";
    size_t length = 0;

    for (; length < tag.length && length < sizeof code - 1; length++) {
        code[length] = (char)(tag.bytes[length] | 0x20);
        if (code[length] < 'a' || code[length] > 'z')
            break;
    }
    code[length] = '\0';
    if (length < tag.length && tag.bytes[length] != '-' && tag.bytes[length] != '_')
        return NULL;
    return language_find(code) ? language_find(code)->code : NULL;
}

static nutgraf_status add_entry(struct nutgraf_digest *digest, const struct feed *feed,
                                const struct feed_entry *entry, const struct offer *about,
                                nutgraf_error *error)
{
    struct offer offer = *about;

    offer.bytes = entry->text;
    offer.input.format = entry->is_html ? NUTGRAF_INPUT_HTML : NUTGRAF_INPUT_TEXT;
    offer.id = entry->id;
    offer.title = entry->title;
    offer.link = entry->link;
    offer.category = entry->category;
    offer.date = entry->date_text;
    offer.moment = entry->published != DATE_NONE ? entry->published : entry->updated;
    offer.line = entry->line;
    offer.is_entry = true;
    if (!offer.input.language && entry->text.length < 200) /* too little to tell it from */
        offer.input.language =
            language_of(entry->language.length > 0 ? entry->language : feed->language);
    return add_offer(digest, &offer, error);
}

static nutgraf_status add_feed(struct nutgraf_digest *digest, const struct offer *about,
                               nutgraf_error *error)
{
    struct arena arena;
    struct feed *feed;
    nutgraf_status status = NUTGRAF_OK;

    arena_init(&arena);
    feed = feed_read(&arena, about->bytes, error);
    if (!feed)
        status = error->status;
    else if (!warn_of_feed(digest, about->source, feed))
        status = error_no_memory(error);
    else if (feed->kind == FEED_OPML)
        status = error_set(error, NUTGRAF_BAD_INPUT, 0, "a list of feeds, not a feed");
    for (const struct feed_entry *entry = feed ? feed->entries : NULL;
         entry && status == NUTGRAF_OK; entry = entry->next) {
        status = add_entry(digest, feed, entry, about, error);
        if (status == NUTGRAF_BAD_INPUT && !skip(digest, about, "an entry that is no text"))
            status = error_no_memory(error);
        else if (status == NUTGRAF_BAD_INPUT)
            status = NUTGRAF_OK; /* one bad entry does not stop the others */
    }
    arena_release(&arena);
    return status;
}

nutgraf_status nutgraf_digest_add(nutgraf_digest *digest, const char *bytes, size_t length,
                                  const nutgraf_about *about, nutgraf_error *error)
{
    nutgraf_error unseen;
    struct offer offer = {
        .bytes = span_of(bytes, length),
        .input = {about->format, about->language, about->source},
        .source = span_or_empty(about->source),
        .id = span_or_empty(about->id),
        .title = span_or_empty(about->title),
        .link = span_or_empty(about->link),
        .section = span_or_empty(about->section),
        .date = span_or_empty(about->date),
        .category = span_of("", 0),
        .moment = DATE_NONE,
        .line = about->line,
    };

    if (!error)
        error = &unseen;
    if (digest->weighed)
        return error_set(error, NUTGRAF_BAD_ARGUMENT, 0, "the digest is finished");
    if (about->format == NUTGRAF_INPUT_AUTO && feed_sniff(offer.bytes) != FEED_NONE)
        return add_feed(digest, &offer, error);
    return add_offer(digest, &offer, error);
}
