#include "store/archive.h"

#include "base/buffer.h"
#include "base/status.h"

/* ---- looking up ---- */

static nutgraf_status read_version(struct statement *statement, struct arena *arena,
                                   struct archive_version *version, nutgraf_error *error)
{
    bool copied = true;

    if (statement_step(statement)) {
        struct span text = statement_text(statement, 1);
        char *copy = arena_string(arena, text.bytes, text.length);

        copied = copy != NULL;
        *version = (struct archive_version){true, (uint64_t)statement_number(statement, 0),
                                            span_of(copy, copy ? text.length : 0)};
    }
    if (copied)
        return statement_finish(statement, error);
    statement_finish(statement, NULL);
    return error_no_memory(error);
}

nutgraf_status archive_find_sent(nutgraf_archive *archive, struct arena *arena, struct span key,
                                 uint64_t hash, bool by_content, struct archive_version *version,
                                 nutgraf_error *error)
{
    struct statement statement = database_query(archive, QUERY_SENT_BY_KEY);
    nutgraf_status status;

    *version = (struct archive_version){.text = span_of("", 0)};
    statement_bind(&statement, key);
    status = read_version(&statement, arena, version, error);
    if (status != NUTGRAF_OK || version->known || !by_content)
        return status;
    statement = database_query(archive, QUERY_SENT_BY_HASH);
    statement_bind_number(&statement, (int64_t)hash);
    return read_version(&statement, arena, version, error);
}

nutgraf_status archive_generation(nutgraf_archive *archive, int64_t *generation,
                                  nutgraf_error *error)
{
    return database_number(archive, "SELECT number FROM generation", generation, error);
}

/* ---- recording ---- */

static nutgraf_status put_key(nutgraf_archive *archive, const struct archive_article *article,
                              int64_t seen, nutgraf_error *error)
{
    struct statement statement = database_query(archive, QUERY_PUT_ARTICLE);

    statement_bind(&statement, article->key);
    statement_bind(&statement, article->link);
    statement_bind(&statement, article->source);
    statement_bind_moment(&statement, seen);
    return statement_run(&statement, error);
}

static nutgraf_status put_version(nutgraf_archive *archive, const struct archive_article *article,
                                  int64_t seen, nutgraf_error *error)
{
    struct statement statement = database_query(archive, QUERY_PUT_VERSION);

    statement_bind(&statement, article->key);
    statement_bind_number(&statement, (int64_t)article->hash);
    statement_bind(&statement, article->title);
    statement_bind(&statement, article->text);
    statement_bind(&statement, article->language);
    statement_bind_moment(&statement, article->moment);
    statement_bind_moment(&statement, seen);
    return statement_run(&statement, error);
}

nutgraf_status archive_put_article(nutgraf_archive *archive, const struct archive_article *article,
                                   int64_t seen, int64_t *version, nutgraf_error *error)
{
    nutgraf_status status = put_key(archive, article, seen, error);
    struct statement statement;

    if (status == NUTGRAF_OK)
        status = put_version(archive, article, seen, error);
    if (status != NUTGRAF_OK)
        return status;
    statement = database_query(archive, QUERY_VERSION);
    statement_bind_number(&statement, (int64_t)article->hash);
    statement_bind(&statement, article->key);
    *version = statement_step(&statement) ? statement_number(&statement, 0) : 0;
    return statement_finish(&statement, error);
}

nutgraf_status archive_put_digest(nutgraf_archive *archive, const struct archive_digest *digest,
                                  int64_t *number, nutgraf_error *error)
{
    struct statement statement = statement_make(
        archive->database, "INSERT INTO digest(identity, title, moment, output, file, pending)"
                           " VALUES(?, ?, ?, ?, ?, 1)");
    nutgraf_status status;

    statement_bind(&statement, digest->identity);
    statement_bind(&statement, digest->title);
    statement_bind_moment(&statement, digest->moment);
    statement_bind(&statement, digest->output);
    statement_bind(&statement, span_from(digest->file ? digest->file : ""));
    status = statement_run(&statement, error);
    *number = sqlite3_last_insert_rowid(archive->database);
    if (status != NUTGRAF_OK)
        return status;
    return database_execute(archive, "UPDATE generation SET number = number + 1", error);
}

nutgraf_status archive_put_story(nutgraf_archive *archive, int64_t digest, uint32_t position,
                                 const struct archive_story *story, int64_t *number,
                                 nutgraf_error *error)
{
    struct statement statement = database_query(archive, QUERY_PUT_STORY);
    nutgraf_status status;

    statement_bind_number(&statement, digest);
    statement_bind_number(&statement, position);
    statement_bind(&statement, story->headline);
    statement_bind(&statement, story->section);
    statement_bind(&statement, story->summary);
    statement_bind_number(&statement, story->updated);
    status = statement_run(&statement, error);
    *number = sqlite3_last_insert_rowid(archive->database);
    return status;
}

nutgraf_status archive_put_sent(nutgraf_archive *archive, int64_t digest, int64_t story,
                                int64_t version, nutgraf_error *error)
{
    struct statement statement = database_query(archive, QUERY_PUT_SENT);

    statement_bind_number(&statement, version);
    statement_bind_number(&statement, digest);
    statement_bind_number(&statement, story);
    return statement_run(&statement, error);
}

/* ---- delivery ---- */

nutgraf_status nutgraf_archive_delivered(nutgraf_archive *archive, int64_t digest,
                                         nutgraf_error *error)
{
    static const char *const STEP = "UPDATE digest SET pending = 0 WHERE number = ?";

    return database_change(archive, &STEP, 1, digest, error);
}

nutgraf_status nutgraf_archive_take_back(nutgraf_archive *archive, int64_t digest,
                                         nutgraf_error *error)
{
    static const char *const STEPS[] = {
        "DELETE FROM sent WHERE digest = (SELECT number FROM digest WHERE number = ? AND pending)",
        "DELETE FROM story WHERE digest = (SELECT number FROM digest WHERE number = ? AND pending)",
        "UPDATE generation SET number = number + 1 WHERE ? > 0",
        "DELETE FROM digest WHERE number = ? AND pending",
    };

    return database_change(archive, STEPS, sizeof STEPS / sizeof *STEPS, digest, error);
}

nutgraf_status nutgraf_archive_pending(nutgraf_archive *archive, int64_t after, int64_t *digest,
                                       nutgraf_buffer *file, nutgraf_error *error)
{
    struct statement statement =
        statement_make(archive->database, "SELECT number, file FROM digest "
                                          "WHERE pending AND number > ? ORDER BY number LIMIT 1");
    nutgraf_status status;

    *digest = 0;
    nutgraf_buffer_clear(file);
    statement_bind_number(&statement, after);
    if (statement_step(&statement)) {
        *digest = statement_number(&statement, 0);
        buffer_span(file, statement_text(&statement, 1));
    }
    status = statement_finish(&statement, error);
    if (status == NUTGRAF_OK && buffer_status(file) != NUTGRAF_OK)
        return error_no_memory(error);
    return status;
}

/* ---- pruning ---- */

nutgraf_status nutgraf_archive_prune(nutgraf_archive *archive, int64_t before, nutgraf_error *error)
{
    static const char *const STEPS[] = {
        "DELETE FROM version WHERE article IN (SELECT number FROM article WHERE last < ?) "
        "AND number NOT IN (SELECT version FROM sent)",
        "DELETE FROM article WHERE last < ? AND number NOT IN (SELECT article FROM version)",
        "UPDATE version SET text = '' WHERE text != '' "
        "AND article IN (SELECT number FROM article WHERE last < ?)",
        "UPDATE digest SET output = '' WHERE moment < ? AND pending = 0",
    };
    nutgraf_status status =
        database_change(archive, STEPS, sizeof STEPS / sizeof *STEPS, before, error);

    if (status == NUTGRAF_OK) /* needs room of its own: without it, the file stays as large */
        database_execute(archive, "VACUUM", NULL);
    return status;
}
