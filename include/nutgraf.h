/* nutgraf.h -- headlines and fixed-length extractive summaries of articles.
 *
 * The whole public interface. The library takes bytes and gives results: it
 * never prints, exits, reads the environment or sets a locale, and opens no file
 * but an archive whose path it is given.
 *
 *     nutgraf_engine *engine = nutgraf_engine_new(NULL);
 *     nutgraf_worker *worker = nutgraf_worker_new(engine, NULL);
 *     nutgraf_document *document = nutgraf_document_new(worker, bytes, length, NULL, NULL);
 *     const nutgraf_summary *summary = nutgraf_summarise(document, NULL, NULL);
 *     nutgraf_buffer *out = nutgraf_buffer_new();
 *
 *     nutgraf_summary_write(summary, NUTGRAF_TEXT, out);
 *     fwrite(nutgraf_buffer_bytes(out), 1, nutgraf_buffer_length(out), stdout);
 *
 * Threads: an engine is read-only once its tables are set and may be shared;
 * a worker and what it makes belong to one thread at a time.
 * Errors: a constructor returns NULL and other calls a status; both fill the
 * optional `nutgraf_error`. Out of memory leaves everything freeable.
 * Every `_free` takes NULL. */
#ifndef NUTGRAF_H
#define NUTGRAF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define NUTGRAF_VERSION "0.1.0"

#if defined(__GNUC__)
#define NUTGRAF_API __attribute__((visibility("default")))
#else
#define NUTGRAF_API
#endif

/* The version of the library that runs, as "MAJOR.MINOR.PATCH". */
NUTGRAF_API const char *nutgraf_version(void);

/* ---- errors ---- */

typedef enum nutgraf_status {
    NUTGRAF_OK = 0,
    NUTGRAF_NO_MEMORY,
    NUTGRAF_BAD_ARGUMENT, /* the caller asked for what does not exist */
    NUTGRAF_BAD_INPUT,    /* the bytes are not what they are said to be */
    NUTGRAF_TOO_LARGE,    /* over NUTGRAF_MAX_BYTES */
    NUTGRAF_STALE         /* what was looked up has changed since: look again */
} nutgraf_status;

typedef struct nutgraf_error {
    nutgraf_status status;
    size_t offset;     /* byte of the input at which it was noticed, or 0 */
    char message[256]; /* one line without a full stop */
} nutgraf_error;

/* The largest document: offsets are 32 bits wide inside. */
#define NUTGRAF_MAX_BYTES ((size_t)1 << 30)

/* ---- buffer: bytes that grow ---- */

typedef struct nutgraf_buffer nutgraf_buffer;

/* An empty buffer, or NULL when memory ran out. */
NUTGRAF_API nutgraf_buffer *nutgraf_buffer_new(void);
/* Forgets the content, keeps the storage. */
NUTGRAF_API void nutgraf_buffer_clear(nutgraf_buffer *buffer);
/* Appends bytes. NO_MEMORY: nothing was appended. */
NUTGRAF_API nutgraf_status nutgraf_buffer_append(nutgraf_buffer *buffer, const char *bytes,
                                                 size_t length);
/* The content, owned by the buffer until its next change; ends with a NUL
 * that is not counted in the length. */
NUTGRAF_API const char *nutgraf_buffer_bytes(const nutgraf_buffer *buffer);
NUTGRAF_API size_t nutgraf_buffer_length(const nutgraf_buffer *buffer);
NUTGRAF_API void nutgraf_buffer_free(nutgraf_buffer *buffer);

/* ---- moments: seconds since 1970 in UTC ---- */

/* No moment: a date that is not known, or no limit. */
#define NUTGRAF_NO_DATE INT64_MIN
/* Reads a date as feeds and people write it (RFC 822, RFC 3339 and their usual
 * mistakes); NO_DATE when it is none. */
NUTGRAF_API int64_t nutgraf_date(const char *text);

/* ---- engine: the tables, shared by all workers ---- */

typedef struct nutgraf_engine nutgraf_engine;

/* An engine with the built-in tables of every language. */
NUTGRAF_API nutgraf_engine *nutgraf_engine_new(nutgraf_error *error);
/* Replaces the background table, for every language, by one in the format of
 * corpora/ (see nutgraf_corpus_new). The bytes are copied. */
NUTGRAF_API nutgraf_status nutgraf_engine_set_background(nutgraf_engine *engine, const char *bytes,
                                                         size_t length, nutgraf_error *error);
/* Replaces the stop words, for every language: one word a line, '#' starts a
 * comment. The bytes are copied. */
NUTGRAF_API nutgraf_status nutgraf_engine_set_stopwords(nutgraf_engine *engine, const char *bytes,
                                                        size_t length, nutgraf_error *error);
NUTGRAF_API void nutgraf_engine_free(nutgraf_engine *engine);

/* The languages, in the order of their codes: `nutgraf_language_code(i)` for
 * i below the count, ISO 639-1; NULL past the end. */
NUTGRAF_API size_t nutgraf_language_count(void);
NUTGRAF_API const char *nutgraf_language_code(size_t i);
/* The English name of a code, or NULL when there is no such language. */
NUTGRAF_API const char *nutgraf_language_name(const char *code);

/* ---- worker: the storage that documents reuse ---- */

typedef struct nutgraf_worker nutgraf_worker;

/* A worker of `engine`, which must outlive it. */
NUTGRAF_API nutgraf_worker *nutgraf_worker_new(const nutgraf_engine *engine, nutgraf_error *error);
/* After its documents. */
NUTGRAF_API void nutgraf_worker_free(nutgraf_worker *worker);

/* ---- document: one article, read ---- */

typedef struct nutgraf_document nutgraf_document;

typedef enum nutgraf_input_format {
    NUTGRAF_INPUT_AUTO = 0, /* from the content, then from the name */
    NUTGRAF_INPUT_TEXT,
    NUTGRAF_INPUT_HTML,
    NUTGRAF_INPUT_MARKDOWN
} nutgraf_input_format;

typedef struct nutgraf_input {
    nutgraf_input_format format;
    const char *language; /* a code, or NULL: detected */
    const char *name;     /* of the file, or NULL */
} nutgraf_input;

/* Reads an article: blocks, sentences, words, what is noise, and how central
 * each sentence is. Invalid UTF-8 is read as U+FFFD and counted; UTF-16 and what
 * a page declares or windows-1252 looks like are converted.
 * `bytes` is borrowed: it must outlive the document. `input` NULL: all auto.
 * NULL with BAD_ARGUMENT (no such language), BAD_INPUT (compressed, PDF, a
 * picture), TOO_LARGE or NO_MEMORY. */
NUTGRAF_API nutgraf_document *nutgraf_document_new(nutgraf_worker *worker, const char *bytes,
                                                   size_t length, const nutgraf_input *input,
                                                   nutgraf_error *error);
/* Frees the document with everything made from it. */
NUTGRAF_API void nutgraf_document_free(nutgraf_document *document);

/* The text that all offsets of results refer to, owned by the document: the
 * bytes given, where they are plain text in UTF-8; else what nutgraf_extract_write
 * appends as text (without the line end behind it). */
NUTGRAF_API const char *nutgraf_document_text(const nutgraf_document *document, size_t *length);

typedef enum nutgraf_field {
    NUTGRAF_TITLE = 0,
    NUTGRAF_BYLINE,
    NUTGRAF_DATE, /* as the page has it */
    NUTGRAF_SITE,
    NUTGRAF_LINK /* the canonical one */
} nutgraf_field;

/* What a page, or the front of a Markdown file, says of itself; "" when it does
 * not. Owned by the document, NUL-terminated. */
NUTGRAF_API const char *nutgraf_document_field(const nutgraf_document *document,
                                               nutgraf_field field);

/* The code of the language it was read in; "und" when none was recognised. */
NUTGRAF_API const char *nutgraf_document_language(const nutgraf_document *document);
/* Appends what was set aside as noise and why, one stretch a line. */
NUTGRAF_API nutgraf_status nutgraf_noise_write(const nutgraf_document *document,
                                               nutgraf_buffer *buffer);

/* ---- record: an article on a line of JSON ---- */

typedef struct nutgraf_record nutgraf_record;

typedef struct nutgraf_record_keys {
    const char *text; /* NULL: "text" */
    const char *id;   /* NULL: "id" */
} nutgraf_record_keys;

/* Reads one JSON object. NULL with BAD_INPUT (byte offset in the line) when it
 * is none. `keys` may be NULL; its strings are borrowed. */
NUTGRAF_API nutgraf_record *nutgraf_record_new(const char *line, size_t length,
                                               const nutgraf_record_keys *keys,
                                               nutgraf_error *error);
/* The text, owned by the record, which must outlive a document made of it.
 * NULL with BAD_INPUT when there is none under the key. */
NUTGRAF_API const char *nutgraf_record_text(const nutgraf_record *record, size_t *length,
                                            nutgraf_error *error);
/* The id: a string as it is, any other value as JSON. NULL: it has none. Owned
 * by the record. */
NUTGRAF_API const char *nutgraf_record_id(const nutgraf_record *record);
/* The string under a key; NULL: there is none, or memory ran out. Owned by the
 * record. */
NUTGRAF_API const char *nutgraf_record_field(const nutgraf_record *record, const char *key);
/* Appends the summary under `key`, a sentence a line: a string, an object with
 * "text", or a list of them. `key` NULL: the first of "summary", "sentences" and
 * "text" that there is. BAD_INPUT: there is none. */
NUTGRAF_API nutgraf_status nutgraf_record_summary(const nutgraf_record *record, const char *key,
                                                  nutgraf_buffer *buffer, nutgraf_error *error);
/* How many references are under `key` (NULL: "refs"): the items of a list, or
 * one; and the i-th of them, a sentence a line. */
NUTGRAF_API size_t nutgraf_record_reference_count(const nutgraf_record *record, const char *key);
NUTGRAF_API nutgraf_status nutgraf_record_reference(const nutgraf_record *record, const char *key,
                                                    size_t i, nutgraf_buffer *buffer,
                                                    nutgraf_error *error);
/* The article of a record: its text; or, where it has none but a summary
 * ("sentences" as nutgraf_summary_write writes them, or "summary", a text or a list),
 * a document of that summary's sentences alone: it can be compared, and
 * nutgraf_summarise gives back what was saved. Errors are those of
 * nutgraf_document_new and nutgraf_record_text. The record must outlive it. */
NUTGRAF_API nutgraf_document *nutgraf_document_of_record(nutgraf_worker *worker,
                                                         const nutgraf_record *record,
                                                         const nutgraf_input *input,
                                                         nutgraf_error *error);
NUTGRAF_API void nutgraf_record_free(nutgraf_record *record);
/* Appends the object that stands for a line that could not be done: `id` when
 * the record is not NULL and has one, `line` (from 1) and `error`. */
NUTGRAF_API nutgraf_status nutgraf_record_write_error(const nutgraf_record *record, size_t line,
                                                      const nutgraf_error *error,
                                                      nutgraf_buffer *buffer);

/* ---- what results are written as ---- */

typedef enum nutgraf_format {
    NUTGRAF_TEXT = 0,
    NUTGRAF_JSON,     /* one object on one line */
    NUTGRAF_MARKDOWN, /* of nutgraf_extract_write and comparisons */
    NUTGRAF_HTML,     /* of comparisons and digests: one page, no script, nothing fetched */
    NUTGRAF_EML,      /* of digests: a mail (RFC 5322), as text and as HTML */
    NUTGRAF_ATOM      /* of digests: a feed */
} nutgraf_format;

/* Appends the article: as text a paragraph for each block, empty lines between;
 * as Markdown with its title, headings, lists, quotes and tables; as JSON
 * (schema 1) one object with what the page says of itself, the blocks with their
 * kind and offsets, and the warning, with the record's id unless `record` is NULL. */
NUTGRAF_API nutgraf_status nutgraf_extract_write(const nutgraf_document *document,
                                                 nutgraf_format format,
                                                 const nutgraf_record *record,
                                                 nutgraf_buffer *buffer);
/* What a person should know of it: that there is no text, or that nothing of a
 * page looked like an article, so that the likeliest block or all of the text is
 * what there is. NULL: nothing. */
NUTGRAF_API const char *nutgraf_extract_warning(const nutgraf_document *document);
/* Appends every sentence of the document: as text one a line; as JSON an object
 * a line with offsets, tokens, stems, rank, score and noise, or, for a record,
 * one object with the record's id and all of them. `record` may be NULL. */
NUTGRAF_API nutgraf_status nutgraf_sentences_write(const nutgraf_document *document,
                                                   nutgraf_format format,
                                                   const nutgraf_record *record,
                                                   nutgraf_buffer *buffer);

/* ---- summary ---- */

typedef enum nutgraf_unit {
    NUTGRAF_SENTENCES = 0,
    NUTGRAF_WORDS,
    NUTGRAF_BYTES,
    NUTGRAF_CHARACTERS, /* grapheme clusters */
    NUTGRAF_PERCENT     /* of the document's words */
} nutgraf_unit;

/* How sentences are chosen: our recipe, and classics to compare it with. */
typedef enum nutgraf_method {
    NUTGRAF_RECIPE = 0, /* coverage of what matters, gated between news and other texts */
    NUTGRAF_TEXTRANK,
    NUTGRAF_LEXRANK,
    NUTGRAF_LEAD, /* the first sentences */
    NUTGRAF_LUHN,
    NUTGRAF_LSA,
    NUTGRAF_CENTROID,
    NUTGRAF_SUMBASIC,
    NUTGRAF_KL
} nutgraf_method;

/* The name of a method by its value, "recipe" ...; NULL past the last. */
NUTGRAF_API const char *nutgraf_method_name(size_t i);

/* What a sentence's place says. */
typedef enum nutgraf_prior {
    NUTGRAF_PRIOR_AUTO = 0, /* told from the text: news or not */
    NUTGRAF_PRIOR_LEAD,     /* what comes first matters most */
    NUTGRAF_PRIOR_FLAT      /* nothing */
} nutgraf_prior;

typedef enum nutgraf_headline_style {
    NUTGRAF_HEADLINE_STYLE = 0, /* as papers print them: no articles, few auxiliaries */
    NUTGRAF_SENTENCE_STYLE      /* a shortened sentence, its small words kept */
} nutgraf_headline_style;

typedef enum nutgraf_headline_unit {
    NUTGRAF_HEADLINE_BYTES = 0,
    NUTGRAF_HEADLINE_CHARACTERS, /* grapheme clusters */
    NUTGRAF_HEADLINE_WORDS
} nutgraf_headline_unit;

typedef struct nutgraf_summary_options {
    nutgraf_unit unit;
    size_t budget;     /* in units; 0: three sentences */
    bool cut;          /* may the best sentence be cut when none fits? */
    bool no_headline;  /* the sentences alone */
    bool no_sentences; /* the headline alone */
    nutgraf_method method;
    nutgraf_prior prior;
    const char *query;      /* words to lean towards, or NULL */
    const char *must;       /* a word that one sentence must hold where any does, or NULL */
    size_t headline_length; /* at most so many units; 0: 75 bytes or characters, 12 words */
    nutgraf_headline_unit headline_unit;
    nutgraf_headline_style headline_style;
    size_t keywords; /* at most so many */
} nutgraf_summary_options;

typedef enum nutgraf_outcome {
    NUTGRAF_DONE = 0,
    NUTGRAF_NO_TEXT,         /* nothing to read: no word in the document */
    NUTGRAF_ONLY_NOISE,      /* nothing but boilerplate: the least noisy sentence is used */
    NUTGRAF_BUDGET_TOO_SMALL /* no sentence fits the budget */
} nutgraf_outcome;

typedef struct nutgraf_summary nutgraf_summary;

typedef struct nutgraf_chosen {
    size_t start, end; /* bytes of the document's text, end past the last */
    size_t index;      /* of the sentence in the document, from 0 */
    double score;      /* TextRank, 1 is the document's mean */
} nutgraf_chosen;

/* Chooses sentences within the budget and a headline. `options` NULL: three
 * sentences, 75 bytes. The summary lives as long as the document. */
NUTGRAF_API const nutgraf_summary *nutgraf_summarise(nutgraf_document *document,
                                                     const nutgraf_summary_options *options,
                                                     nutgraf_error *error);
NUTGRAF_API nutgraf_outcome nutgraf_summary_outcome(const nutgraf_summary *summary);
/* What a person should know, one line each, NULL past the end. */
NUTGRAF_API const char *nutgraf_summary_warning(const nutgraf_summary *summary, size_t i);
NUTGRAF_API size_t nutgraf_summary_count(const nutgraf_summary *summary);
/* The i-th chosen sentence in document order, i below the count. */
NUTGRAF_API nutgraf_chosen nutgraf_summary_sentence(const nutgraf_summary *summary, size_t i);
typedef struct nutgraf_keyword {
    size_t start, end; /* bytes of the document's text: where it first stands in its usual form */
    double weight;     /* the first keyword's is 1 */
} nutgraf_keyword;

/* The i-th keyword, heaviest first; start and end are equal past the last. */
NUTGRAF_API nutgraf_keyword nutgraf_summary_keyword(const nutgraf_summary *summary, size_t i);
/* The headline, NUL-terminated, "" when there is none. */
NUTGRAF_API const char *nutgraf_summary_headline(const nutgraf_summary *summary);
/* Appends the summary: as text the headline, a blank line and a sentence a
 * line; as JSON (schema 1) one object, with the record's id unless `record` is
 * NULL. */
NUTGRAF_API nutgraf_status nutgraf_summary_write(const nutgraf_summary *summary,
                                                 nutgraf_format format,
                                                 const nutgraf_record *record,
                                                 nutgraf_buffer *buffer);

/* ---- comparison: two versions ---- */

typedef struct nutgraf_comparison nutgraf_comparison;

typedef struct nutgraf_compare_options {
    nutgraf_summary_options summary; /* of both versions */
    bool strict;                     /* quotes, dashes, case and noise count as changes too */
    double threshold;                /* per cent of the source; less is no difference */
} nutgraf_compare_options;

/* Aligns the sentences of two versions, summarises both and says what changed
 * and why. `options` NULL: the defaults of a summary. Where a document is a saved
 * summary (nutgraf_document_of_record), summaries alone are compared: nothing is
 * said of the articles. The documents must outlive the comparison. NULL: memory
 * ran out. */
NUTGRAF_API nutgraf_comparison *nutgraf_compare(nutgraf_document *old, nutgraf_document *new_,
                                                const nutgraf_compare_options *options,
                                                nutgraf_error *error);
/* Did anything change, by more than the threshold? */
NUTGRAF_API bool nutgraf_comparison_differs(const nutgraf_comparison *comparison);
/* Appends the comparison; `color` puts ANSI escapes into text. */
NUTGRAF_API nutgraf_status nutgraf_comparison_write(const nutgraf_comparison *comparison,
                                                    nutgraf_format format, bool color,
                                                    nutgraf_buffer *buffer);
NUTGRAF_API void nutgraf_comparison_free(nutgraf_comparison *comparison);

/* ---- review: many comparisons ---- */

typedef struct nutgraf_review nutgraf_review;

enum {
    NUTGRAF_REVIEW_ROWS = 100, /* what a review remembers one by one */
    NUTGRAF_REVIEW_WHOLE = 10  /* what it shows whole */
};

/* Counts and remembers what changed most, in memory that does not grow with the
 * number of articles. NULL: memory ran out. */
NUTGRAF_API nutgraf_review *nutgraf_review_new(nutgraf_error *error);
/* Adds an article; `comparison` NULL: its two lines are the same. `old` and `new_`
 * are given back by nutgraf_review_worst: where to find both again. */
NUTGRAF_API nutgraf_status nutgraf_review_add(nutgraf_review *review, const char *id,
                                              const nutgraf_comparison *comparison, uint64_t old,
                                              uint64_t new_);
/* An id that only the old side has (`side` 0), or the new one (1). */
NUTGRAF_API nutgraf_status nutgraf_review_lone(nutgraf_review *review, const char *id, int side);
/* A line (from 1) of a side that cannot be compared. */
NUTGRAF_API nutgraf_status nutgraf_review_bad(nutgraf_review *review, int side, uint64_t line,
                                              const char *message);
/* Does anything differ, an id on one side only too? */
NUTGRAF_API bool nutgraf_review_differs(const nutgraf_review *review);
/* The i-th of those that changed most, at most NUTGRAF_REVIEW_WHOLE; false: there
 * are not as many. */
NUTGRAF_API bool nutgraf_review_worst(const nutgraf_review *review, size_t i, uint64_t *old,
                                      uint64_t *new_);
/* Appends the review; `whole` are the comparisons of the worst in their order. As
 * JSON one object with the totals alone: what is told of each article is
 * nutgraf_review_write_line. */
NUTGRAF_API nutgraf_status nutgraf_review_write(const nutgraf_review *review,
                                                const nutgraf_comparison *const *whole,
                                                size_t whole_count, nutgraf_format format,
                                                bool color, nutgraf_buffer *buffer);
/* Appends one article's object, on a line: its id, and the comparison where there
 * is a difference. `comparison` NULL: there is none; `lone` 0 or 1: only that side
 * has the id; else below 0. */
NUTGRAF_API nutgraf_status nutgraf_review_write_line(const nutgraf_record *record,
                                                     const nutgraf_comparison *comparison, int lone,
                                                     nutgraf_buffer *buffer);
NUTGRAF_API void nutgraf_review_free(nutgraf_review *review);

/* ---- explanation: why these sentences ---- */

/* Appends why a summary came out as it did: which sentences were chosen, each one's
 * rank and score, the words and the neighbours it has that from, what was set aside
 * and why, how the headline was cut. HTML: one page, no
 * script, nothing fetched, linear in the document. JSON: one object (schema 1;
 * nutgraf(1) tells its members), with the id of `record` unless NULL. `color` puts
 * ANSI escapes into text. */
NUTGRAF_API nutgraf_status nutgraf_explain_write(const nutgraf_summary *summary,
                                                 nutgraf_format format, bool color,
                                                 const nutgraf_record *record,
                                                 nutgraf_buffer *buffer);

/* ---- archive: what was read and what was sent of it, in a file (SQLite) ---- */

typedef struct nutgraf_archive nutgraf_archive;

typedef enum nutgraf_archive_mode {
    NUTGRAF_ARCHIVE_READ = 0, /* it must be there; nothing is changed */
    NUTGRAF_ARCHIVE_WRITE     /* it is made when there is none */
} nutgraf_archive_mode;

/* Opens an archive. Any number of processes may have it open, and be killed at
 * any moment; a thread has its own. NULL with BAD_INPUT (not there, no archive,
 * of a newer format, damaged, may not be written, in use for over a minute) or
 * NO_MEMORY; so fail the calls below. */
NUTGRAF_API nutgraf_archive *nutgraf_archive_open(const char *path, nutgraf_archive_mode mode,
                                                  nutgraf_error *error);
NUTGRAF_API void nutgraf_archive_free(nutgraf_archive *archive);

/* Appends its digests, then its articles, a line each. */
NUTGRAF_API nutgraf_status nutgraf_archive_list(nutgraf_archive *archive, nutgraf_buffer *buffer,
                                                nutgraf_error *error);
/* Appends a digest as it was sent, by its number, or every version of an
 * article, by its key or link. BAD_INPUT: there is none. */
NUTGRAF_API nutgraf_status nutgraf_archive_show(nutgraf_archive *archive, const char *key,
                                                nutgraf_buffer *buffer, nutgraf_error *error);

/* A state of an article. */
typedef struct nutgraf_archived {
    size_t count; /* versions of the article */
    char language[16];
    int64_t moment; /* of the article, or NO_DATE */
    int64_t seen;   /* when it was read first, or NO_DATE */
    bool pruned;    /* its text was forgotten */
} nutgraf_archived;

/* Describes the i-th version of an article, the oldest first, by key or link, and
 * appends its text. BAD_INPUT: it has not so many, or is not there. */
NUTGRAF_API nutgraf_status nutgraf_archive_version(nutgraf_archive *archive, const char *key,
                                                   size_t i, nutgraf_archived *version,
                                                   nutgraf_buffer *text, nutgraf_error *error);
/* Appends at most `most` versions of articles behind the version `*after` (0:
 * from the first), a JSON object a line with id, link, source, title, text,
 * language, date, seen and the stories they were sent in, and moves `*after`;
 * nothing at the end. */
NUTGRAF_API nutgraf_status nutgraf_archive_export(nutgraf_archive *archive, int64_t *after,
                                                  size_t most, nutgraf_buffer *buffer,
                                                  nutgraf_error *error);
/* Forgets the texts of articles last read before a moment, those never sent
 * altogether, and the output of digests from before it. That an article was sent
 * stays known. The file becomes smaller where there is room to rewrite it. */
NUTGRAF_API nutgraf_status nutgraf_archive_prune(nutgraf_archive *archive, int64_t before,
                                                 nutgraf_error *error);

/* To lose nothing and send nothing twice, a digest that goes out is recorded as
 * pending, with the name of a file that is locked (flock(2)) as long as the one
 * who sends it lives: the output itself before it gets its name, or a token. When
 * that file is gone, by rename or unlink, the digest was delivered. Who finds it
 * there and not locked takes the digest back. */

/* The first pending digest behind number `after`; 0: there is none. `file`
 * receives the name of its file. */
NUTGRAF_API nutgraf_status nutgraf_archive_pending(nutgraf_archive *archive, int64_t after,
                                                   int64_t *digest, nutgraf_buffer *file,
                                                   nutgraf_error *error);
/* Its output stands where it should. */
NUTGRAF_API nutgraf_status nutgraf_archive_delivered(nutgraf_archive *archive, int64_t digest,
                                                     nutgraf_error *error);
/* Its output never got there: what it sent counts as not sent. Nothing happens
 * to a digest that is not pending. */
NUTGRAF_API nutgraf_status nutgraf_archive_take_back(nutgraf_archive *archive, int64_t digest,
                                                     nutgraf_error *error);

/* ---- digest: a newsletter from a pile of articles and feeds ---- */

typedef struct nutgraf_digest nutgraf_digest;

/* Articles whose source or link matches `glob` (`*` and `?`) are of a section. */
typedef struct nutgraf_section {
    const char *name, *glob;
} nutgraf_section;

/* Strings are borrowed: they must outlive the digest. */
typedef struct nutgraf_digest_options {
    nutgraf_summary_options summary; /* of each story; budget 0: three sentences */
    size_t stories;                  /* at most so many; 0: 20 */
    size_t total_words;              /* of all summaries together; 0: any number */
    int64_t since, until;            /* only articles of these moments, or of no known date */
    int64_t now;                     /* NO_DATE: that of the newest article */
    size_t window;                   /* days between the articles of a story; 0: any */
    bool one_story;                  /* all articles are about one event */
    const char *title;               /* NULL: "Digest" */
    const char *intro; /* paragraphs above the stories, empty lines between; or NULL */
    const char *page;  /* the HTML page's frame, see the manual; NULL: the built-in */
    const nutgraf_section *sections;
    size_t section_count;
    const char *from, *to, *unsubscribe; /* of the mail; NULL: see the manual */
    nutgraf_archive *archive; /* what was sent is left out, or told as updated; or NULL */
} nutgraf_digest_options;

/* What the caller knows of an article or feed; all but `source` may be NULL. */
typedef struct nutgraf_about {
    const char *source; /* the path or address, for the reader of the results */
    const char *id, *title, *link, *date, *section;
    const char *language; /* a code; NULL: detected */
    nutgraf_input_format format;
    size_t line; /* of the source; 0: the whole of it */
} nutgraf_about;

/* What NULL stands for: twenty stories of three sentences, no limits of date,
 * articles of a story at most seven days apart. */
NUTGRAF_API nutgraf_digest_options nutgraf_digest_defaults(void);
/* An empty digest; `options` may be NULL. The engine must outlive it. */
NUTGRAF_API nutgraf_digest *nutgraf_digest_new(const nutgraf_engine *engine,
                                               const nutgraf_digest_options *options,
                                               nutgraf_error *error);
/* Adds an article, or every entry of a feed (RSS, Atom, JSON Feed). The bytes
 * are copied as far as they are needed. BAD_INPUT: nothing could be read (a
 * feed that is a bomb, no text); the digest goes on without it. */
NUTGRAF_API nutgraf_status nutgraf_digest_add(nutgraf_digest *digest, const char *bytes,
                                              size_t length, const nutgraf_about *about,
                                              nutgraf_error *error);
/* Groups what was added into stories, ranks and summarises them. Nothing can be
 * added afterwards. */
NUTGRAF_API nutgraf_status nutgraf_digest_finish(nutgraf_digest *digest, nutgraf_error *error);
/* Appends what a person should know, one line each with source, line and
 * column; with `all`, also why each article was left out or is where it is. */
NUTGRAF_API nutgraf_status nutgraf_digest_remarks(const nutgraf_digest *digest, bool all,
                                                  nutgraf_buffer *buffer);
NUTGRAF_API size_t nutgraf_digest_article_count(const nutgraf_digest *digest);
NUTGRAF_API size_t nutgraf_digest_story_count(const nutgraf_digest *digest);
/* Appends the finished digest. The same articles, options and moment give the same bytes.
 * BAD_INPUT: the page's frame asks for a field that is not known (line and column in the message).
 */
NUTGRAF_API nutgraf_status nutgraf_digest_write(const nutgraf_digest *digest, nutgraf_format format,
                                                nutgraf_buffer *buffer, nutgraf_error *error);
/* Records in its archive, in one transaction, every article of a finished digest
 * as read and, when it has stories, the digest as pending, with `output` (what
 * was written of it) and `file` (see nutgraf_archive_pending); `*number` receives
 * its number, or 0 when it has no stories. STALE: another digest was recorded or
 * taken back since this one was finished: finish and write it again. */
NUTGRAF_API nutgraf_status nutgraf_digest_record(nutgraf_digest *digest, const char *output,
                                                 size_t length, const char *file, int64_t *number,
                                                 nutgraf_error *error);
NUTGRAF_API void nutgraf_digest_free(nutgraf_digest *digest);

/* The feeds that an OPML file lists. */
typedef struct nutgraf_outlines nutgraf_outlines;

/* NULL with BAD_INPUT when the bytes are no OPML. */
NUTGRAF_API nutgraf_outlines *nutgraf_outlines_new(const char *bytes, size_t length,
                                                   nutgraf_error *error);
/* The i-th feed's address or path and the outline it is in ("" when in none);
 * NULL past the last. */
NUTGRAF_API const char *nutgraf_outlines_feed(const nutgraf_outlines *outlines, size_t i,
                                              const char **section);
NUTGRAF_API void nutgraf_outlines_free(nutgraf_outlines *outlines);

/* ---- corpus: background tables of document frequencies ---- */

typedef struct nutgraf_corpus nutgraf_corpus;

/* An empty table for a language; NULL: that of the first document or table. */
NUTGRAF_API nutgraf_corpus *nutgraf_corpus_new(const nutgraf_engine *engine, const char *language,
                                               nutgraf_error *error);
/* Counts one document. */
NUTGRAF_API nutgraf_status nutgraf_corpus_add(nutgraf_corpus *corpus, const char *bytes,
                                              size_t length, nutgraf_error *error);
/* Adds a table written by nutgraf_corpus_write; sums are 64 bits wide, so any
 * order of merging gives the same bytes. */
NUTGRAF_API nutgraf_status nutgraf_corpus_merge(nutgraf_corpus *corpus, const char *bytes,
                                                size_t length, nutgraf_error *error);
/* Adds word counts ("word count" lines) as `documents` pseudo documents of
 * 300 content words: a stem with share q of all tokens is in one of them with
 * probability 1 - exp(-300 q). */
NUTGRAF_API nutgraf_status nutgraf_corpus_add_counts(nutgraf_corpus *corpus, const char *bytes,
                                                     size_t length, uint64_t documents,
                                                     nutgraf_error *error);
/* Names a source and its licence for the header ("name; licence"). */
NUTGRAF_API nutgraf_status nutgraf_corpus_source(nutgraf_corpus *corpus, const char *source);
/* Appends the table: a header, then stem TAB document frequency, sorted;
 * stems in fewer than `least` documents are left out. */
NUTGRAF_API nutgraf_status nutgraf_corpus_write(const nutgraf_corpus *corpus, uint64_t least,
                                                nutgraf_buffer *buffer);
/* Appends what the table is: language, documents, stems, sources, checksum, a
 * "name: value" line each. */
NUTGRAF_API nutgraf_status nutgraf_corpus_describe(const nutgraf_corpus *corpus,
                                                   nutgraf_buffer *buffer);
NUTGRAF_API void nutgraf_corpus_free(nutgraf_corpus *corpus);

/* ---- evaluation: summaries measured against references (ROUGE) ---- */

/* A stretch of bytes that the caller owns. */
typedef struct nutgraf_bytes {
    const char *bytes;
    size_t length;
} nutgraf_bytes;

/* What several references of one document give together. */
typedef enum nutgraf_references {
    NUTGRAF_REFERENCES_SUM = 0,  /* hits and counts added up: -f A of ROUGE-1.5.5 */
    NUTGRAF_REFERENCES_BEST,     /* the one with the highest recall: -f B */
    NUTGRAF_REFERENCES_JACKKNIFE /* the mean of the best when each is left out in turn */
} nutgraf_references;

typedef struct nutgraf_evaluation_options {
    size_t ngrams;       /* ROUGE-1 to ROUGE-n, at most 9 */
    bool no_lcs;         /* without ROUGE-L */
    double weight;       /* of ROUGE-W, above 0; 0: without */
    bool skip;           /* ROUGE-S: pairs of words, ... */
    bool skip_single;    /* ROUGE-SU: and single words, ... */
    int skip_gap;        /* with at most so many words between them; below 0: any number */
    bool stem;           /* Porter's stemmer, as in ROUGE-1.5.5 */
    bool stop;           /* without stop words */
    size_t bytes, words; /* only so much of every text; 0: all; not both */
    nutgraf_references references;
    double alpha;         /* of F, from 0 (recall) to 1 (precision) */
    const char *language; /* its words and stems instead of ASCII words; "": detected; or NULL */
    size_t samples;       /* of the bootstrap, 2 to 100,000 */
    double confidence;    /* of the intervals, per cent */
    uint64_t seed;
} nutgraf_evaluation_options;

/* What nutgraf_evaluation_new(NULL, error) takes, as ROUGE-1.5.5 does:
 * ROUGE-1, -2 and -L, no stems, no stop words, references summed, alpha 0.5,
 * intervals of 95 % from 1,000 samples. */
NUTGRAF_API nutgraf_evaluation_options nutgraf_evaluation_defaults(void);

typedef struct nutgraf_evaluation nutgraf_evaluation;

/* An evaluation without documents. NULL with BAD_ARGUMENT or NO_MEMORY. */
NUTGRAF_API nutgraf_evaluation *nutgraf_evaluation_new(const nutgraf_evaluation_options *options,
                                                       nutgraf_error *error);
/* Irregular forms for the stemmer, "form base" a line, as in WordNet's *.exc
 * files, before any document; ROUGE-1.5.5 ships those, nutgraf does not. */
NUTGRAF_API nutgraf_status nutgraf_evaluation_irregular(nutgraf_evaluation *evaluation,
                                                        const char *bytes, size_t length,
                                                        nutgraf_error *error);
/* The stop words that `stop` drops instead of the built-in ones, one a line, '#'
 * starts a comment, before any document: ROUGE-1.5.5's own list has five words
 * more than ours, and no licence. */
NUTGRAF_API nutgraf_status nutgraf_evaluation_stopwords(nutgraf_evaluation *evaluation,
                                                        const char *bytes, size_t length,
                                                        nutgraf_error *error);

/* Every text has one sentence a line. */
typedef struct nutgraf_evaluated {
    const char *id;
    nutgraf_bytes system; /* the summary to be measured */
    nutgraf_bytes other;  /* what it is compared with, when `paired` */
    const nutgraf_bytes *references;
    size_t reference_count;
    bool paired; /* the same for every document */
} nutgraf_evaluated;

/* Measures one document; nothing of it is kept but its id and scores.
 * BAD_ARGUMENT, TOO_LARGE (a line of more than 16,384 words, more than 2^27
 * skip-bigrams, 2^29 steps for common subsequences) or NO_MEMORY: the document
 * does not count. */
NUTGRAF_API nutgraf_status nutgraf_evaluation_add(nutgraf_evaluation *evaluation,
                                                  const nutgraf_evaluated *document,
                                                  nutgraf_error *error);

typedef struct nutgraf_score {
    double recall, precision, f; /* 0 to 1, to five decimals */
} nutgraf_score;

NUTGRAF_API size_t nutgraf_evaluation_count(const nutgraf_evaluation *evaluation);
/* "ROUGE-1", "ROUGE-SU4", ...; NULL past the last. */
NUTGRAF_API const char *nutgraf_evaluation_metric(const nutgraf_evaluation *evaluation, size_t i);
/* The score of the i-th document, `other` that of what it is compared with. */
NUTGRAF_API nutgraf_score nutgraf_evaluation_score(const nutgraf_evaluation *evaluation, size_t i,
                                                   size_t metric, bool other);
/* Appends the means with their intervals and, of pairs, the differences; with
 * `each` every document too. JSON: one object on one line, with `name`, of the
 * system, unless NULL. */
NUTGRAF_API nutgraf_status nutgraf_evaluation_write(const nutgraf_evaluation *evaluation,
                                                    nutgraf_format format, const char *name,
                                                    bool each, nutgraf_buffer *buffer);
NUTGRAF_API void nutgraf_evaluation_free(nutgraf_evaluation *evaluation);

/* ---- trials: which files to evaluate, from ROUGE's config.xml ---- */

typedef enum nutgraf_lines_format {
    NUTGRAF_LINES_SPL = 0, /* a sentence a line */
    NUTGRAF_LINES_SEE,     /* of the Summary Evaluation Environment, HTML */
    NUTGRAF_LINES_ISI      /* <S SNTNO="1">...</S> */
} nutgraf_lines_format;

typedef struct nutgraf_trial_file {
    const char *id, *file;
} nutgraf_trial_file;

/* One document, with its summaries and references. */
typedef struct nutgraf_trial {
    const char *id;
    const char *peer_root, *model_root; /* where the files are; "" when not said */
    nutgraf_lines_format format;
    nutgraf_trial_file *peers, *models;
    size_t peer_count, model_count;
} nutgraf_trial;

typedef struct nutgraf_trials nutgraf_trials;

/* NULL with BAD_INPUT (byte offset) or NO_MEMORY. */
NUTGRAF_API nutgraf_trials *nutgraf_trials_new(const char *bytes, size_t length,
                                               nutgraf_error *error);
/* The i-th trial, owned by the trials; NULL past the last. */
NUTGRAF_API const nutgraf_trial *nutgraf_trials_at(const nutgraf_trials *trials, size_t i);
NUTGRAF_API void nutgraf_trials_free(nutgraf_trials *trials);
/* Appends a trial's file, a sentence a line. */
NUTGRAF_API nutgraf_status nutgraf_lines_read(nutgraf_lines_format format, const char *bytes,
                                              size_t length, nutgraf_buffer *buffer);

#ifdef __cplusplus
}
#endif

#endif
