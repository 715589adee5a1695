/* nutgraf.c -- the public functions: engine, worker, document.
 *
 * An engine holds what is read-only, a worker what is reused, a document what
 * is made of one article. */
#include "nutgraf.h"

#include <stdlib.h>

#include "base/date.h"
#include "base/status.h"
#include "compare/comparison.h"
#include "compare/saved.h"
#include "explain/write.h"
#include "input/reader.h"
#include "input/record.h"
#include "language/detect.h"
#include "result/body.h"
#include "result/listing.h"
#include "result/summary.h"
#include "worker.h"

enum { SPARE_ARENAS = 4, MAX_LANGUAGES = 64 };

struct nutgraf_engine {
    struct background *background; /* NULL: each language's own */
    struct intern *stopwords;      /* NULL: each language's own */
};

struct nutgraf_worker {
    const struct nutgraf_engine *engine;
    struct lexicon lexicons[MAX_LANGUAGES]; /* by language_index; language NULL: not yet */
    struct arena spares[SPARE_ARENAS];      /* of documents that are gone */
    size_t spare_count;
    size_t alive; /* documents */
};

struct nutgraf_document {
    struct nutgraf_worker *worker;
    struct article article;
};

const char *nutgraf_version(void)
{
    return NUTGRAF_VERSION;
}

int64_t nutgraf_date(const char *text)
{
    return date_parse(span_from(text));
}

/* ---- languages ---- */

size_t nutgraf_language_count(void)
{
    return language_count();
}

const char *nutgraf_language_code(size_t i)
{
    const struct language *language = i < language_count() ? language_at((uint32_t)i) : NULL;

    return language ? language->code : NULL;
}

const char *nutgraf_language_name(const char *code)
{
    const struct language *language = language_find(code);

    return language ? language->name : NULL;
}

/* ---- engine ---- */

nutgraf_engine *nutgraf_engine_new(nutgraf_error *error)
{
    nutgraf_engine *engine = calloc(1, sizeof *engine);

    if (!engine)
        error_no_memory(error);
    return engine;
}

nutgraf_status nutgraf_engine_set_background(nutgraf_engine *engine, const char *bytes,
                                             size_t length, nutgraf_error *error)
{
    struct background *background = background_load(span_of(bytes, length), error);

    if (!background)
        return error ? error->status : NUTGRAF_BAD_INPUT;
    background_free(engine->background);
    engine->background = background;
    return NUTGRAF_OK;
}

static void stopwords_free(struct intern *stopwords)
{
    if (stopwords)
        intern_release(stopwords);
    free(stopwords);
}

nutgraf_status nutgraf_engine_set_stopwords(nutgraf_engine *engine, const char *bytes,
                                            size_t length, nutgraf_error *error)
{
    struct intern *stopwords = malloc(sizeof *stopwords);

    if (!stopwords)
        return error_no_memory(error);
    intern_init(stopwords);
    if (!lexicon_read_stopwords(stopwords, span_of(bytes, length))) {
        stopwords_free(stopwords);
        return error_no_memory(error);
    }
    stopwords_free(engine->stopwords);
    engine->stopwords = stopwords;
    return NUTGRAF_OK;
}

void nutgraf_engine_free(nutgraf_engine *engine)
{
    if (!engine)
        return;
    background_free(engine->background);
    stopwords_free(engine->stopwords);
    free(engine);
}

/* ---- worker ---- */

nutgraf_worker *nutgraf_worker_new(const nutgraf_engine *engine, nutgraf_error *error)
{
    nutgraf_worker *worker = calloc(1, sizeof *worker);

    if (!worker) {
        error_no_memory(error);
        return NULL;
    }
    worker->engine = engine;
    return worker;
}

void nutgraf_worker_free(nutgraf_worker *worker)
{
    if (!worker)
        return;
    for (size_t i = 0; i < MAX_LANGUAGES; i++)
        if (worker->lexicons[i].language)
            lexicon_release(&worker->lexicons[i]);
    for (size_t i = 0; i < worker->spare_count; i++)
        arena_release(&worker->spares[i]);
    free(worker);
}

/* The worker's lexicon of a language, made when first asked for. */
static struct lexicon *worker_lexicon(struct nutgraf_worker *worker,
                                      const struct language *language)
{
    struct lexicon *lexicon = &worker->lexicons[language_index(language)];

    if (lexicon->language) {
        if (worker->alive == 0)
            lexicon_trim(lexicon);
        return lexicon;
    }
    if (lexicon_init(lexicon, language, worker->engine->stopwords))
        return lexicon;
    lexicon_release(lexicon);
    return NULL;
}

/* ---- document ---- */

/* Gives a document of a known language its lexicon and background. False: memory
 * ran out. */
static bool document_equip(struct nutgraf_document *document)
{
    struct article *article = &document->article;
    const struct language *language = article->document.language;

    article->document.lexicon = worker_lexicon(document->worker, language);
    article->background = document->worker->engine->background;
    if (!article->background)
        article->background = background_builtin(language);
    return article->document.lexicon != NULL;
}

/* Fills the document up to its marks. */
static nutgraf_status document_read(struct nutgraf_document *document, struct span text,
                                    const nutgraf_input *input, nutgraf_error *error)
{
    struct article *article = &document->article;
    struct document *read = &article->document;
    const char *code = input ? input->language : NULL;
    struct reader reader;
    nutgraf_status status;

    article->name = input ? input->name : NULL;
    status = reader_open(&reader, read, text, input, error);
    if (status != NUTGRAF_OK)
        return status;
    read->language = code ? language_find(code) : detect(reader.sample);
    if (!read->language)
        return error_set(error, NUTGRAF_BAD_ARGUMENT, 0, "no such language: %.16s", code);
    if (!document_equip(document) || !reader_finish(&reader, read) || !article_mark(article))
        return error_no_memory(error);
    return NUTGRAF_OK;
}

/* A document of the worker's with nothing in it yet. */
static nutgraf_document *document_make(nutgraf_worker *worker, nutgraf_error *error)
{
    nutgraf_document *document = calloc(1, sizeof *document);

    if (!document) {
        error_no_memory(error);
        return NULL;
    }
    document->worker = worker;
    if (worker->spare_count > 0)
        document->article.arena = worker->spares[--worker->spare_count];
    document->article.document.arena = &document->article.arena;
    return document;
}

/* The document, from now on alive; NULL, and gone, when it could not be read. */
static nutgraf_document *document_finish(nutgraf_document *document, nutgraf_status status)
{
    document->worker->alive++;
    if (status == NUTGRAF_OK)
        return document;
    nutgraf_document_free(document);
    return NULL;
}

nutgraf_document *document_new_marked(nutgraf_worker *worker, struct span bytes,
                                      const nutgraf_input *input, nutgraf_error *error)
{
    nutgraf_document *document;

    if (bytes.length > NUTGRAF_MAX_BYTES) {
        error_set(error, NUTGRAF_TOO_LARGE, NUTGRAF_MAX_BYTES, "more than %zu bytes",
                  NUTGRAF_MAX_BYTES);
        return NULL;
    }
    document = document_make(worker, error);
    if (!document)
        return NULL;
    return document_finish(document, document_read(document, bytes, input, error));
}

nutgraf_document *document_new_kept(nutgraf_worker *worker, const struct kept_text *kept)
{
    nutgraf_document *document = document_make(worker, NULL);
    struct document *read;
    bool done;

    if (!document)
        return NULL;
    read = &document->article.document;
    read->text = kept->text;
    read->language = kept->language;
    read->judged = kept->judged;
    read->block_count = kept->block_count;
    read->blocks = arena_array(read->arena, kept->block_count, sizeof *read->blocks);
    done = read->blocks && document_equip(document);
    if (done && kept->block_count > 0)
        memcpy(read->blocks, kept->blocks, kept->block_count * sizeof *read->blocks);
    done = done && article_mark(&document->article);
    return document_finish(document, done ? NUTGRAF_OK : NUTGRAF_NO_MEMORY);
}

struct article *document_article(nutgraf_document *document)
{
    return &document->article;
}

nutgraf_document *nutgraf_document_new(nutgraf_worker *worker, const char *bytes, size_t length,
                                       const nutgraf_input *input, nutgraf_error *error)
{
    nutgraf_document *document = document_new_marked(worker, span_of(bytes, length), input, error);

    if (document && !article_rank(&document->article)) {
        error_no_memory(error);
        nutgraf_document_free(document);
        return NULL;
    }
    return document;
}

/* What a record's summary says, in the document's arena. False: memory ran out. */
static bool read_saved(struct saved *saved, struct arena *arena, const nutgraf_record *record)
{
    size_t count = record_sentence_count(record);

    *saved = (struct saved){.headline = record_headline(record), .count = (uint32_t)count};
    if (record_count(record, "sentences") < UINT32_MAX)
        saved->total = (uint32_t)record_count(record, "sentences");
    saved->bytes = record_count(record, "bytes");
    saved->sentences = arena_array(arena, count, sizeof *saved->sentences);
    for (size_t i = 0; saved->sentences && i < count; i++) {
        struct record_sentence sentence = record_sentence(record, i);

        saved->sentences[i] = (struct saved_sentence){sentence.text, UINT32_MAX, sentence.score};
        if (sentence.index >= 0 && sentence.index < UINT32_MAX)
            saved->sentences[i].index = (uint32_t)sentence.index;
    }
    return saved->sentences != NULL;
}

static nutgraf_status document_read_saved(struct nutgraf_document *document,
                                          const nutgraf_record *record, const nutgraf_input *input,
                                          nutgraf_error *error)
{
    struct article *article = &document->article;
    struct document *read = &article->document;
    const char *code = input && input->language ? input->language : record_language(record);
    struct saved saved;

    if (!read_saved(&saved, &article->arena, record))
        return error_no_memory(error);
    article->name = input ? input->name : NULL;
    read->language = code ? language_find(code) : NULL;
    if (!read->language && input && input->language)
        return error_set(error, NUTGRAF_BAD_ARGUMENT, 0, "no such language: %.16s", code);
    if (!read->language)
        read->language = detect(saved.count > 0 ? saved.sentences[0].text : saved.headline);
    if (!document_equip(document) || !saved_read(article, &saved))
        return error_no_memory(error);
    return NUTGRAF_OK;
}

nutgraf_document *nutgraf_document_of_record(nutgraf_worker *worker, const nutgraf_record *record,
                                             const nutgraf_input *input, nutgraf_error *error)
{
    nutgraf_document *document;
    const char *text;
    size_t length;

    text = nutgraf_record_text(record, &length, NULL);
    if (text)
        return nutgraf_document_new(worker, text, length, input, error);
    if (!record_is_summary(record, error))
        return NULL;
    document = document_make(worker, error);
    if (!document)
        return NULL;
    return document_finish(document, document_read_saved(document, record, input, error));
}

void nutgraf_document_free(nutgraf_document *document)
{
    struct nutgraf_worker *worker;

    if (!document)
        return;
    worker = document->worker;
    worker->alive--;
    arena_reset(&document->article.arena);
    if (worker->spare_count < SPARE_ARENAS)
        worker->spares[worker->spare_count++] = document->article.arena;
    else
        arena_release(&document->article.arena);
    free(document);
}

/* ---- results ---- */

const char *nutgraf_document_text(const nutgraf_document *document, size_t *length)
{
    *length = document->article.document.text.length;
    return document->article.document.text.bytes;
}

const char *nutgraf_document_language(const nutgraf_document *document)
{
    return document->article.document.language->code;
}

const char *nutgraf_document_field(const nutgraf_document *document, nutgraf_field field)
{
    return body_field(&document->article, field);
}

nutgraf_status nutgraf_extract_write(const nutgraf_document *document, nutgraf_format format,
                                     const nutgraf_record *record, nutgraf_buffer *buffer)
{
    return body_write(&document->article, format, record, buffer);
}

const char *nutgraf_extract_warning(const nutgraf_document *document)
{
    return body_warning(&document->article);
}

nutgraf_status nutgraf_sentences_write(const nutgraf_document *document, nutgraf_format format,
                                       const nutgraf_record *record, nutgraf_buffer *buffer)
{
    return listing_write(&document->article, format, record, buffer);
}

nutgraf_status nutgraf_noise_write(const nutgraf_document *document, nutgraf_buffer *buffer)
{
    return listing_write_noise(&document->article, buffer);
}

const nutgraf_summary *nutgraf_summarise(nutgraf_document *document,
                                         const nutgraf_summary_options *options,
                                         nutgraf_error *error)
{
    struct article *article = &document->article;
    const nutgraf_summary *summary =
        article->saved ? saved_summary(article) : summary_make(article, options);

    if (!summary)
        error_no_memory(error);
    return summary;
}

nutgraf_comparison *nutgraf_compare(nutgraf_document *old, nutgraf_document *new_,
                                    const nutgraf_compare_options *options, nutgraf_error *error)
{
    nutgraf_comparison *comparison = comparison_make(&old->article, &new_->article, options);

    if (!comparison)
        error_no_memory(error);
    return comparison;
}

nutgraf_status nutgraf_explain_write(const nutgraf_summary *summary, nutgraf_format format,
                                     bool color, const nutgraf_record *record,
                                     nutgraf_buffer *buffer)
{
    return explain_write(summary, format, color, record, buffer);
}
