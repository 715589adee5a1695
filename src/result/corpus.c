/* Counting in how many documents each stem occurs, stop words included: another
 * list of stop words then finds its words in the table as well. */
#include <math.h>
#include <stdlib.h>

#include "base/buffer.h"
#include "base/status.h"
#include "language/detect.h"
#include "language/wordbreak.h"
#include "model/table.h"
#include "text/document.h"
#include "text/sentences.h"
#include "text/tokenizer.h"

/* Content words of a pseudo document: about what a news article holds. */
static const double PSEUDO_WORDS = 300;

struct entry {
    uint64_t frequency;
    uint64_t seen;  /* number of the document that counted it last */
    uint64_t count; /* word counts on their way to be a frequency */
};

struct nutgraf_corpus {
    struct lexicon lexicon;
    struct arena arena;    /* of the document being counted */
    struct intern stems;   /* outlives what the lexicon forgets */
    struct intern sources; /* "name; licence" */
    struct entry *entries; /* by stem */
    uint32_t capacity;
    uint64_t documents;
    uint64_t number; /* of the document being counted, from 1 */
};

/* Of the language NULL the lexicon is not open yet. */
static bool corpus_open(nutgraf_corpus *corpus, const struct language *language)
{
    if (corpus->lexicon.language)
        return true;
    if (lexicon_init(&corpus->lexicon, language, NULL))
        return true;
    lexicon_release(&corpus->lexicon);
    return false;
}

nutgraf_corpus *nutgraf_corpus_new(const nutgraf_engine *engine, const char *language,
                                   nutgraf_error *error)
{
    const struct language *row = language ? language_find(language) : NULL;
    nutgraf_corpus *corpus;

    (void)engine; /* every language is built in so far */
    if (language && !row) {
        error_set(error, NUTGRAF_BAD_ARGUMENT, 0, "there is no language '%s'", language);
        return NULL;
    }
    corpus = calloc(1, sizeof *corpus);
    if (corpus) {
        arena_init(&corpus->arena);
        intern_init(&corpus->stems);
        intern_init(&corpus->sources);
        if (!row || corpus_open(corpus, row))
            return corpus;
    }
    nutgraf_corpus_free(corpus);
    error_no_memory(error);
    return NULL;
}

void nutgraf_corpus_free(nutgraf_corpus *corpus)
{
    if (!corpus)
        return;
    lexicon_release(&corpus->lexicon);
    arena_release(&corpus->arena);
    intern_release(&corpus->stems);
    intern_release(&corpus->sources);
    free(corpus->entries);
    free(corpus);
}

/* Sums stop at 2^63 - 1, whatever the order in which they are made. */
static uint64_t corpus_sum(uint64_t a, uint64_t b)
{
    const uint64_t MOST = INT64_MAX;

    return a > MOST || b > MOST - a ? MOST : a + b;
}

/* The entry of a stem; NULL: memory ran out. */
static struct entry *corpus_entry(nutgraf_corpus *corpus, struct span stem)
{
    uint32_t id = intern_add(&corpus->stems, stem);
    uint32_t capacity = corpus->capacity ? corpus->capacity * 2 : 4096;
    struct entry *entries;

    if (id == INTERN_FAILED)
        return NULL;
    if (id < corpus->capacity)
        return &corpus->entries[id];
    entries = realloc(corpus->entries, capacity * sizeof *entries);
    if (!entries)
        return NULL;
    memset(entries + corpus->capacity, 0, (capacity - corpus->capacity) * sizeof *entries);
    corpus->entries = entries;
    corpus->capacity = capacity;
    return &entries[id];
}

/* The entry of a form's stem. `*entry` is NULL for a word without a letter or
 * digit. False: memory ran out. */
static bool corpus_form(nutgraf_corpus *corpus, uint32_t form, struct entry **entry)
{
    uint32_t term;

    *entry = NULL;
    if (form == FORM_FAILED)
        return false;
    term = lexicon_at(&corpus->lexicon, form).term;
    if (term == TERM_NONE)
        return true;
    *entry = corpus_entry(corpus, lexicon_stem(&corpus->lexicon, term));
    return *entry != NULL;
}

static bool corpus_count(nutgraf_corpus *corpus, struct document *document)
{
    if (!document_find_blocks(document) || !sentences_split(document) || !tokenize(document))
        return false;
    corpus->number++;
    for (uint32_t i = 0; i < document->token_count; i++) {
        struct entry *entry;

        if (!corpus_form(corpus, document->tokens[i].form, &entry))
            return false;
        if (entry && entry->seen != corpus->number) {
            entry->seen = corpus->number;
            entry->frequency = corpus_sum(entry->frequency, 1);
        }
    }
    corpus->documents = corpus_sum(corpus->documents, 1);
    return true;
}

nutgraf_status nutgraf_corpus_add(nutgraf_corpus *corpus, const char *bytes, size_t length,
                                  nutgraf_error *error)
{
    struct document document = {
        .arena = &corpus->arena, .text = span_of(bytes, length), .lexicon = &corpus->lexicon};
    bool counted;

    if (length > NUTGRAF_MAX_BYTES)
        return error_set(error, NUTGRAF_TOO_LARGE, 0, "the document is larger than 1 GiB");
    if (!corpus_open(corpus, detect(document.text)))
        return error_no_memory(error);
    document.language = corpus->lexicon.language;
    lexicon_trim(&corpus->lexicon);
    counted = corpus_count(corpus, &document);
    arena_reset(&corpus->arena);
    return counted ? NUTGRAF_OK : error_no_memory(error);
}

/* The language a table says it is of, or the corpus's own where it says none. */
static const struct language *corpus_language(const nutgraf_corpus *corpus, struct span code,
                                              nutgraf_error *error)
{
    const struct language *own = corpus->lexicon.language;
    const struct language *language = code.length > 0 ? NULL : own ? own : language_find("und");

    for (uint32_t i = 0; i < language_count(); i++)
        if (span_equal(code, span_from(language_at(i)->code)))
            language = language_at(i);
    if (language && (!own || own == language))
        return language;
    error_set(error, NUTGRAF_BAD_INPUT, 0, "the table is of the language '%.*s'%s%s",
              (int)(code.length < 16 ? code.length : 16), code.bytes, own ? ", not " : "",
              own ? own->code : "");
    return NULL;
}

/* Adds a table that was found to be sound. */
static bool corpus_add_table(nutgraf_corpus *corpus, struct table table)
{
    struct span source;
    size_t at = 0;

    while (table_source(&table, &at, &source))
        if (intern_add(&corpus->sources, source) == INTERN_FAILED)
            return false;
    while (table_next(&table, NULL) == TABLE_ENTRY) {
        struct entry *entry = corpus_entry(corpus, table.stem);

        if (!entry)
            return false;
        entry->frequency = corpus_sum(entry->frequency, table.frequency);
    }
    corpus->documents = corpus_sum(corpus->documents, table.documents);
    return true;
}

nutgraf_status nutgraf_corpus_merge(nutgraf_corpus *corpus, const char *bytes, size_t length,
                                    nutgraf_error *error)
{
    const struct language *language;
    struct table table;
    uint64_t count;

    /* To the end first, so that a bad table changes nothing. */
    if (!table_open(&table, span_of(bytes, length), error) || !table_count(table, &count, error))
        return NUTGRAF_BAD_INPUT;
    language = corpus_language(corpus, table.language, error);
    if (!language)
        return NUTGRAF_BAD_INPUT;
    if (!corpus_open(corpus, language) || !corpus_add_table(corpus, table))
        return error_no_memory(error);
    return NUTGRAF_OK;
}

/* Adds `count` to what is pending for each word of `text` and to `*total`.
 * False: memory ran out. */
static bool corpus_add_words(nutgraf_corpus *corpus, struct span text, uint64_t count,
                             uint64_t *total)
{
    const uint32_t WORDS = 1U << WORDBREAK_LETTER | 1U << WORDBREAK_HEBREW |
                           1U << WORDBREAK_NUMERIC | 1U << WORDBREAK_KATAKANA;

    for (size_t at = 0, end; at < text.length; at = end) {
        struct entry *entry;
        uint32_t kinds;

        end = wordbreak_end(text, at, &kinds);
        if (!(kinds & WORDS))
            continue;
        if (!corpus_form(corpus, lexicon_form(&corpus->lexicon, span_of(text.bytes + at, end - at)),
                         &entry))
            return false;
        if (entry) {
            entry->count = corpus_sum(entry->count, count);
            *total = corpus_sum(*total, count);
        }
    }
    return true;
}

/* One "word count" line; an empty one is passed over. */
static nutgraf_status corpus_add_count(nutgraf_corpus *corpus, struct span line, uint64_t *total)
{
    size_t end = line.length;
    uint64_t count;

    while (end > 0 && line.bytes[end - 1] != ' ' && line.bytes[end - 1] != '\t')
        end--;
    if (line.length == 0)
        return NUTGRAF_OK;
    if (end < 2 || !table_number(span_of(line.bytes + end, line.length - end), &count))
        return NUTGRAF_BAD_INPUT;
    return corpus_add_words(corpus, span_of(line.bytes, end - 1), count, total) ? NUTGRAF_OK
                                                                                : NUTGRAF_NO_MEMORY;
}

/* Turns what is pending into frequencies among `documents`, or drops it. */
static void corpus_settle(nutgraf_corpus *corpus, uint64_t total, uint64_t documents)
{
    for (uint32_t i = 0; i < corpus->stems.count && i < corpus->capacity; i++) {
        struct entry *entry = &corpus->entries[i];
        double share = total > 0 ? (double)entry->count / (double)total : 0;
        double held = (double)documents * (1 - exp(-PSEUDO_WORDS * share));

        entry->frequency = corpus_sum(entry->frequency, (uint64_t)(held + 0.5));
        entry->count = 0;
    }
    corpus->documents = corpus_sum(corpus->documents, documents);
}

nutgraf_status nutgraf_corpus_add_counts(nutgraf_corpus *corpus, const char *bytes, size_t length,
                                         uint64_t documents, nutgraf_error *error)
{
    uint64_t total = 0, line = 0;
    nutgraf_status status = NUTGRAF_OK;
    size_t at = 0;

    if (!corpus_open(corpus, detect(span_of(bytes, length))))
        return error_no_memory(error);
    lexicon_trim(&corpus->lexicon);
    for (; at < length && status == NUTGRAF_OK; line++)
        status = corpus_add_count(corpus, span_line(span_of(bytes, length), &at), &total);
    corpus_settle(corpus, status == NUTGRAF_OK ? total : 0, status == NUTGRAF_OK ? documents : 0);
    if (status == NUTGRAF_BAD_INPUT)
        error_set(error, status, at, "line %llu: not a word and its count",
                  (unsigned long long)line);
    return status == NUTGRAF_NO_MEMORY ? error_no_memory(error) : status;
}

nutgraf_status nutgraf_corpus_source(nutgraf_corpus *corpus, const char *source)
{
    struct span name = span_from(source);

    if (name.length == 0 || memchr(source, '\n', name.length))
        return NUTGRAF_BAD_ARGUMENT;
    return intern_add(&corpus->sources, name) == INTERN_FAILED ? NUTGRAF_NO_MEMORY : NUTGRAF_OK;
}

/* ---- writing ---- */

struct row {
    struct span stem;
    uint64_t frequency;
};

static int row_order(const void *a, const void *b)
{
    return table_order(((const struct row *)a)->stem, ((const struct row *)b)->stem);
}

/* The rows of at least `least` documents, sorted; their number in `*count`.
 * The caller frees them. NULL: memory ran out. */
static struct row *corpus_rows(const nutgraf_corpus *corpus, uint64_t least, size_t *count)
{
    struct row *rows = malloc((corpus->stems.count + (size_t)1) * sizeof *rows);

    *count = 0;
    for (uint32_t i = 0; rows && i < corpus->stems.count && i < corpus->capacity; i++)
        if (corpus->entries[i].frequency >= least && corpus->entries[i].frequency > 0)
            rows[(*count)++] =
                (struct row){intern_string(&corpus->stems, i), corpus->entries[i].frequency};
    if (rows)
        qsort(rows, *count, sizeof *rows, row_order);
    return rows;
}

/* The "name value" lines that a table's header and its description share. */
static bool corpus_write_facts(const nutgraf_corpus *corpus, const char *before,
                               const char *between, nutgraf_buffer *buffer)
{
    const struct language *language = corpus->lexicon.language;
    struct row *sources = malloc((corpus->sources.count + (size_t)1) * sizeof *sources);

    if (!sources)
        return false;
    for (uint32_t i = 0; i < corpus->sources.count; i++)
        sources[i] = (struct row){intern_string(&corpus->sources, i), 0};
    qsort(sources, corpus->sources.count, sizeof *sources, row_order);
    buffer_print(buffer, "%slanguage%s%s\n", before, between, language ? language->code : "und");
    buffer_print(buffer, "%sstemmer%s%s\n", before, between,
                 language && language->stemmer ? language->stemmer : "none");
    buffer_print(buffer, "%sdocuments%s%llu\n", before, between,
                 (unsigned long long)corpus->documents);
    for (uint32_t i = 0; i < corpus->sources.count; i++) {
        buffer_print(buffer, "%ssource%s", before, between);
        buffer_span(buffer, sources[i].stem);
        buffer_byte(buffer, '\n');
    }
    free(sources);
    return true;
}

nutgraf_status nutgraf_corpus_write(const nutgraf_corpus *corpus, uint64_t least,
                                    nutgraf_buffer *buffer)
{
    size_t count;
    struct row *rows = corpus_rows(corpus, least, &count);

    buffer_print(buffer, "# nutgraf-corpus %d\n", TABLE_VERSION);
    if (!rows || !corpus_write_facts(corpus, "# ", " ", buffer)) {
        free(rows);
        return NUTGRAF_NO_MEMORY;
    }
    for (size_t i = 0; i < count; i++) {
        buffer_span(buffer, rows[i].stem);
        buffer_byte(buffer, '\t');
        buffer_number(buffer, rows[i].frequency);
        buffer_byte(buffer, '\n');
    }
    free(rows);
    return buffer_status(buffer);
}

nutgraf_status nutgraf_corpus_describe(const nutgraf_corpus *corpus, nutgraf_buffer *buffer)
{
    struct nutgraf_buffer file;
    nutgraf_status status;
    uint64_t stems = 0;

    buffer_init(&file);
    status = nutgraf_corpus_write(corpus, 1, &file);
    for (uint32_t i = 0; i < corpus->stems.count && i < corpus->capacity; i++)
        stems += corpus->entries[i].frequency > 0;
    if (status == NUTGRAF_OK && !corpus_write_facts(corpus, "", ": ", buffer))
        status = NUTGRAF_NO_MEMORY;
    if (status == NUTGRAF_OK)
        buffer_print(buffer, "stems: %llu\nchecksum: %08x\n", (unsigned long long)stems,
                     (unsigned)table_checksum(span_of(file.bytes, file.length)));
    buffer_release(&file);
    return status == NUTGRAF_OK ? buffer_status(buffer) : status;
}
