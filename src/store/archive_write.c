/* archive_write.c -- what an archive holds, for people and programs. */
#include "base/date.h"
#include "base/json.h"
#include "base/status.h"
#include "base/url.h"
#include "output/clean.h"
#include "store/archive.h"

static void write_day(struct nutgraf_buffer *out, int64_t moment)
{
    if (moment == NUTGRAF_NO_DATE)
        buffer_text(out, "no date   ");
    else
        date_write_day(out, moment);
}

static void write_count(struct nutgraf_buffer *out, int64_t count, const char *one,
                        const char *many)
{
    buffer_print(out, "%lld %s", (long long)count, count == 1 ? one : many);
}

static nutgraf_status finish(struct statement *statement, const nutgraf_buffer *out,
                             nutgraf_error *error)
{
    nutgraf_status status = statement_finish(statement, error);

    if (status == NUTGRAF_OK && buffer_status(out) != NUTGRAF_OK)
        return error_no_memory(error);
    return status;
}

/* ---- which article is meant ---- */

/* By its key, by a link as it was given, or by any spelling of that. */
static nutgraf_status find_article(nutgraf_archive *archive, const char *key, int64_t *article,
                                   nutgraf_error *error)
{
    struct arena arena;
    struct span canonical;
    struct statement statement;
    nutgraf_status status;

    arena_init(&arena);
    canonical = url_canonical(&arena, span_from(key));
    if (!canonical.bytes) {
        arena_release(&arena);
        return error_no_memory(error);
    }
    statement = statement_make(archive->database, "SELECT number FROM article WHERE key = ?1 OR "
                                                  "key = ?2 OR link = ?1 ORDER BY number LIMIT 1");
    statement_bind(&statement, span_from(key));
    statement_bind(&statement, canonical);
    *article = statement_step(&statement) ? statement_number(&statement, 0) : 0;
    status = statement_finish(&statement, error);
    arena_release(&arena);
    if (status == NUTGRAF_OK && *article == 0)
        return error_set(error, NUTGRAF_BAD_INPUT, 0, "not in the archive: %.160s", key);
    return status;
}

/* ---- list ---- */

static nutgraf_status list_digests(nutgraf_archive *archive, nutgraf_buffer *out,
                                   nutgraf_error *error)
{
    struct statement statement = statement_make(
        archive->database,
        "SELECT number, moment, title, pending, (SELECT count(*) FROM story WHERE digest = "
        "digest.number), (SELECT count(*) FROM sent WHERE digest = digest.number) FROM digest "
        "ORDER BY number");

    while (statement_step(&statement)) {
        buffer_print(out, "digest %lld  ", (long long)statement_number(&statement, 0));
        write_day(out, statement_moment(&statement, 1));
        buffer_text(out, "  ");
        write_count(out, statement_number(&statement, 4), "story", "stories");
        buffer_text(out, ", ");
        write_count(out, statement_number(&statement, 5), "article", "articles");
        buffer_text(out, "  ");
        clean_text(out, statement_text(&statement, 2), NULL);
        buffer_text(out, statement_number(&statement, 3) ? "  (on its way)\n" : "\n");
    }
    return finish(&statement, out, error);
}

static nutgraf_status list_articles(nutgraf_archive *archive, nutgraf_buffer *out,
                                    nutgraf_error *error)
{
    struct statement statement = statement_make(
        archive->database,
        "SELECT key, last, (SELECT count(*) FROM version WHERE article = article.number), "
        "(SELECT count(*) FROM sent JOIN version ON version = version.number WHERE article = "
        "article.number), (SELECT title FROM version WHERE article = article.number ORDER BY "
        "number DESC LIMIT 1) FROM article ORDER BY number");

    while (statement_step(&statement)) {
        write_day(out, statement_moment(&statement, 1));
        buffer_text(out, "  ");
        write_count(out, statement_number(&statement, 2), "version", "versions");
        buffer_text(out, ", sent ");
        write_count(out, statement_number(&statement, 3), "time", "times");
        buffer_text(out, "  ");
        clean_text(out, statement_text(&statement, 0), NULL);
        buffer_text(out, "  ");
        clean_text(out, statement_text(&statement, 4), NULL);
        buffer_byte(out, '\n');
    }
    return finish(&statement, out, error);
}

nutgraf_status nutgraf_archive_list(nutgraf_archive *archive, nutgraf_buffer *buffer,
                                    nutgraf_error *error)
{
    nutgraf_status status = list_digests(archive, buffer, error);

    return status == NUTGRAF_OK ? list_articles(archive, buffer, error) : status;
}

/* ---- show ---- */

/* Of a stranger's text, its lines; nothing that steers a terminal. */
static void write_lines(struct nutgraf_buffer *out, struct span text)
{
    for (size_t at = 0; at < text.length;) {
        clean_text(out, span_line(text, &at), NULL);
        buffer_byte(out, '\n');
    }
}

static nutgraf_status show_digest(nutgraf_archive *archive, const char *number, nutgraf_buffer *out,
                                  nutgraf_error *error)
{
    struct statement statement =
        statement_make(archive->database, "SELECT output FROM digest WHERE number = ?");
    size_t before = out->length;
    nutgraf_status status;
    bool found;

    statement_bind(&statement, span_from(number));
    found = statement_step(&statement);
    if (found)
        buffer_span(out, statement_text(&statement, 0));
    status = finish(&statement, out, error);
    if (status == NUTGRAF_OK && !found)
        return error_set(error, NUTGRAF_BAD_INPUT, 0, "no digest %.32s in the archive", number);
    if (status == NUTGRAF_OK && out->length == before)
        return error_set(error, NUTGRAF_BAD_INPUT, 0, "digest %.32s was pruned", number);
    return status;
}

static void show_version(struct nutgraf_buffer *out, struct statement *statement, size_t number)
{
    struct span digests = statement_text(statement, 3), text = statement_text(statement, 2);

    buffer_print(out, "%sversion %zu, read ", number > 1 ? "\n" : "", number);
    write_day(out, statement_moment(statement, 0));
    buffer_text(out, digests.length > 0 ? ", sent in digest " : ", not sent");
    clean_text(out, digests, NULL);
    buffer_text(out, "\n\n");
    clean_text(out, statement_text(statement, 1), NULL);
    buffer_text(out, text.length > 0 ? "\n\n" : "\n\n(its text was pruned)\n");
    write_lines(out, text);
}

static nutgraf_status show_article(nutgraf_archive *archive, const char *key, nutgraf_buffer *out,
                                   nutgraf_error *error)
{
    struct statement statement;
    size_t versions = 0;
    int64_t article;
    nutgraf_status status = find_article(archive, key, &article, error);

    if (status != NUTGRAF_OK)
        return status;
    statement = statement_make(
        archive->database,
        "SELECT seen, title, text, (SELECT group_concat(digest, ', ') FROM sent WHERE version = "
        "version.number) FROM version WHERE article = ? ORDER BY number");
    statement_bind_number(&statement, article);
    while (statement_step(&statement))
        show_version(out, &statement, ++versions);
    return finish(&statement, out, error);
}

nutgraf_status nutgraf_archive_show(nutgraf_archive *archive, const char *key,
                                    nutgraf_buffer *buffer, nutgraf_error *error)
{
    bool number = key[0] != '\0' && key[strspn(key, "0123456789")] == '\0';

    return number ? show_digest(archive, key, buffer, error)
                  : show_article(archive, key, buffer, error);
}

/* ---- one version ---- */

static void read_language(nutgraf_archived *version, struct span language)
{
    size_t length = language.length < sizeof version->language ? language.length : 0;

    memcpy(version->language, language.bytes, length);
    version->language[length] = '\0';
}

nutgraf_status nutgraf_archive_version(nutgraf_archive *archive, const char *key, size_t i,
                                       nutgraf_archived *version, nutgraf_buffer *text,
                                       nutgraf_error *error)
{
    struct statement statement;
    int64_t article;
    nutgraf_status status = find_article(archive, key, &article, error);

    *version = (nutgraf_archived){.moment = NUTGRAF_NO_DATE, .seen = NUTGRAF_NO_DATE};
    if (status != NUTGRAF_OK)
        return status;
    statement = statement_make(archive->database,
                               "SELECT text, language, moment, seen, (SELECT count(*) FROM version "
                               "WHERE article = ?1) FROM version WHERE article = ?1 "
                               "ORDER BY number LIMIT 1 OFFSET ?2");
    statement_bind_number(&statement, article);
    statement_bind_number(&statement, (int64_t)i);
    if (statement_step(&statement)) {
        buffer_span(text, statement_text(&statement, 0));
        read_language(version, statement_text(&statement, 1));
        version->moment = statement_moment(&statement, 2);
        version->seen = statement_moment(&statement, 3);
        version->count = (size_t)statement_number(&statement, 4);
        version->pruned = statement_text(&statement, 0).length == 0;
    }
    status = finish(&statement, text, error);
    if (status == NUTGRAF_OK && version->count == 0)
        return error_set(error, NUTGRAF_BAD_INPUT, 0, "no version %zu of %.160s", i + 1, key);
    return status;
}

/* ---- export ---- */

static void write_moment(struct nutgraf_buffer *out, const char *key, int64_t moment)
{
    struct nutgraf_buffer text;

    json_key(out, key);
    buffer_init(&text);
    if (moment == NUTGRAF_NO_DATE) {
        json_null(out);
    } else {
        date_write(&text, moment);
        json_string(out, span_of(nutgraf_buffer_bytes(&text), text.length));
    }
    out->failed = out->failed || text.failed;
    buffer_release(&text);
}

static void write_member(struct nutgraf_buffer *out, const char *key, struct span text)
{
    json_key(out, key);
    json_string(out, text);
}

/* The stories that a version went out with. */
static nutgraf_status export_sent(nutgraf_archive *archive, int64_t version, nutgraf_buffer *out,
                                  nutgraf_error *error)
{
    struct statement statement = statement_make(
        archive->database,
        "SELECT sent.digest, moment, updated, headline, summary FROM sent JOIN story ON "
        "story.number = sent.story JOIN digest ON digest.number = sent.digest "
        "WHERE version = ? ORDER BY sent.digest");

    statement_bind_number(&statement, version);
    json_key(out, "sent");
    json_open(out, '[');
    while (statement_step(&statement)) {
        json_open(out, '{');
        json_key(out, "digest");
        json_number(out, (uint64_t)statement_number(&statement, 0));
        write_moment(out, "date", statement_moment(&statement, 1));
        write_member(out, "status", span_from(statement_number(&statement, 2) ? "updated" : "new"));
        write_member(out, "headline", statement_text(&statement, 3));
        write_member(out, "summary", statement_text(&statement, 4));
        json_close(out, '}');
    }
    json_close(out, ']');
    return finish(&statement, out, error);
}

static nutgraf_status export_version(nutgraf_archive *archive, struct statement *statement,
                                     nutgraf_buffer *out, nutgraf_error *error)
{
    static const char *const KEYS[] = {"id", "link", "source", "title", "text", "language"};
    nutgraf_status status;

    json_open(out, '{');
    for (int i = 0; i < 6; i++)
        write_member(out, KEYS[i], statement_text(statement, i + 1));
    write_moment(out, "date", statement_moment(statement, 7));
    write_moment(out, "seen", statement_moment(statement, 8));
    status = export_sent(archive, statement_number(statement, 0), out, error);
    json_close(out, '}');
    buffer_byte(out, '\n');
    return status;
}

nutgraf_status nutgraf_archive_export(nutgraf_archive *archive, int64_t *after, size_t most,
                                      nutgraf_buffer *buffer, nutgraf_error *error)
{
    struct statement statement = statement_make(
        archive->database,
        "SELECT version.number, key, link, source, title, text, language, moment, seen FROM "
        "version JOIN article ON article = article.number WHERE version.number > ? ORDER BY "
        "version.number LIMIT ?");
    nutgraf_status status = NUTGRAF_OK;

    statement_bind_number(&statement, *after);
    statement_bind_number(&statement, (int64_t)most);
    while (status == NUTGRAF_OK && statement_step(&statement)) {
        *after = statement_number(&statement, 0);
        status = export_version(archive, &statement, buffer, error);
    }
    if (status == NUTGRAF_OK)
        return finish(&statement, buffer, error);
    statement_finish(&statement, NULL);
    return status;
}
