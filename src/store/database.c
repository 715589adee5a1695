/* database.c -- opening an archive, its tables, its transactions.
 *
 * The journal is SQLite's rollback journal, not the write-ahead log: an archive
 * is one file that is copied, mailed and kept on network drives, it is written
 * once a digest, and after a kill nothing lies beside it but a journal that the
 * next one to open it plays back. */
#include "store/database.h"

#include <stdlib.h>
#include <string.h>

#include "base/status.h"

static const int PATIENCE = 60000; /* milliseconds to wait for another process */

/* "nutg": an archive, whatever its name. */
static const int64_t APPLICATION = 0x6e757467;
static const int64_t VERSION = 1;

/* A digest is pending from the moment it is recorded to the moment its output
 * stands where it should: see nutgraf_digest_record. `generation` counts what
 * changed what was sent. Moments are seconds since 1970. */
static const char SCHEMA[] =
    "CREATE TABLE article(number INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, link TEXT,"
    " source TEXT, first INTEGER, last INTEGER);"
    "CREATE TABLE version(number INTEGER PRIMARY KEY, article INTEGER NOT NULL REFERENCES article,"
    " hash INTEGER NOT NULL, title TEXT, text TEXT, language TEXT, moment INTEGER, seen INTEGER,"
    " UNIQUE(article, hash));"
    "CREATE INDEX version_hash ON version(hash);"
    "CREATE TABLE digest(number INTEGER PRIMARY KEY AUTOINCREMENT, identity TEXT, title TEXT,"
    " moment INTEGER, output TEXT, file TEXT, pending INTEGER NOT NULL);"
    "CREATE TABLE story(number INTEGER PRIMARY KEY, digest INTEGER NOT NULL REFERENCES digest,"
    " position INTEGER, headline TEXT, section TEXT, summary TEXT, updated INTEGER);"
    "CREATE INDEX story_digest ON story(digest);"
    "CREATE TABLE sent(version INTEGER NOT NULL REFERENCES version, digest INTEGER NOT NULL"
    " REFERENCES digest, story INTEGER REFERENCES story, PRIMARY KEY(version, digest))"
    " WITHOUT ROWID;"
    "CREATE INDEX sent_digest ON sent(digest);"
    "CREATE INDEX sent_story ON sent(story);"
    "CREATE TABLE generation(number INTEGER);"
    "INSERT INTO generation VALUES(1);"
    "PRAGMA application_id=1853191271;"
    "PRAGMA user_version=1;";

static const char *const QUERIES[QUERY_COUNT] = {
    [QUERY_SENT_BY_KEY] = "SELECT hash, text FROM version JOIN sent ON sent.version = number "
                          "WHERE article = (SELECT number FROM article WHERE key = ?) "
                          "ORDER BY digest DESC LIMIT 1",
    [QUERY_SENT_BY_HASH] = "SELECT hash, text FROM version JOIN sent ON sent.version = number "
                           "WHERE hash = ? ORDER BY digest DESC LIMIT 1",
    [QUERY_PUT_ARTICLE] = "INSERT INTO article(key, link, source, first, last) "
                          "VALUES(?1, ?2, ?3, ?4, ?4) ON CONFLICT(key) DO UPDATE SET last = ?4",
    [QUERY_PUT_VERSION] = "INSERT INTO version(article, hash, title, text, language, moment, seen)"
                          " VALUES((SELECT number FROM article WHERE key = ?), ?, ?, ?, ?, ?, ?) "
                          "ON CONFLICT(article, hash) DO UPDATE SET text = excluded.text "
                          "WHERE text = ''",
    [QUERY_VERSION] = "SELECT number FROM version WHERE hash = ? AND "
                      "article = (SELECT number FROM article WHERE key = ?)",
    [QUERY_PUT_STORY] = "INSERT INTO story(digest, position, headline, section, summary, updated) "
                        "VALUES(?, ?, ?, ?, ?, ?)",
    [QUERY_PUT_SENT] = "INSERT OR IGNORE INTO sent(version, digest, story) VALUES(?, ?, ?)",
};

/* ---- statements ---- */

struct statement database_query(nutgraf_archive *archive, enum query query)
{
    return statement_keep(archive->database, &archive->kept[query], QUERIES[query]);
}

nutgraf_status database_execute(nutgraf_archive *archive, const char *sql, nutgraf_error *error)
{
    int code = sqlite3_exec(archive->database, sql, NULL, NULL, NULL);

    return statement_status(archive->database, code, error);
}

nutgraf_status database_number(nutgraf_archive *archive, const char *sql, int64_t *number,
                               nutgraf_error *error)
{
    struct statement statement = statement_make(archive->database, sql);

    *number = statement_step(&statement) ? statement_number(&statement, 0) : 0;
    return statement_finish(&statement, error);
}

nutgraf_status database_change(nutgraf_archive *archive, const char *const *steps, size_t count,
                               int64_t number, nutgraf_error *error)
{
    nutgraf_status status = database_begin(archive, error);

    if (status != NUTGRAF_OK)
        return status;
    for (size_t i = 0; i < count && status == NUTGRAF_OK; i++) {
        struct statement statement = statement_make(archive->database, steps[i]);

        statement_bind_number(&statement, number);
        status = statement_run(&statement, error);
    }
    if (status == NUTGRAF_OK)
        return database_commit(archive, error);
    database_give_up(archive);
    return status;
}

/* ---- transactions ---- */

nutgraf_status database_begin(nutgraf_archive *archive, nutgraf_error *error)
{
    return database_execute(archive, "BEGIN IMMEDIATE", error);
}

nutgraf_status database_begin_reading(nutgraf_archive *archive, nutgraf_error *error)
{
    return database_execute(archive, "BEGIN", error);
}

void database_give_up(nutgraf_archive *archive)
{
    if (!sqlite3_get_autocommit(archive->database)) /* some errors have ended it already */
        database_execute(archive, "ROLLBACK", NULL);
}

nutgraf_status database_commit(nutgraf_archive *archive, nutgraf_error *error)
{
    nutgraf_status status = database_execute(archive, "COMMIT", error);

    if (status != NUTGRAF_OK)
        database_give_up(archive);
    return status;
}

/* ---- opening ---- */

/* What a file is: OK and `*empty`, or OK and an archive, or BAD_INPUT. */
static nutgraf_status identify(nutgraf_archive *archive, bool *empty, nutgraf_error *error)
{
    int64_t application, version = 0, tables = 0;
    nutgraf_status status = database_number(archive, "PRAGMA application_id", &application, error);

    if (status == NUTGRAF_OK)
        status = database_number(archive, "PRAGMA user_version", &version, error);
    if (status == NUTGRAF_OK)
        status = database_number(archive, "SELECT count(*) FROM sqlite_master", &tables, error);
    if (status != NUTGRAF_OK)
        return status;
    *empty = tables == 0 && application == 0;
    if (*empty || (application == APPLICATION && version == VERSION))
        return NUTGRAF_OK;
    if (application != APPLICATION)
        return error_set(error, NUTGRAF_BAD_INPUT, 0, "not an archive but another database");
    return error_set(error, NUTGRAF_BAD_INPUT, 0,
                     "an archive of format %lld; this nutgraf reads format %lld",
                     (long long)version, (long long)VERSION);
}

/* Looks again under the lock, so that two processes do not both make the tables. */
static nutgraf_status make_tables(nutgraf_archive *archive, nutgraf_error *error)
{
    bool empty = false;
    nutgraf_status status = database_begin(archive, error);

    if (status != NUTGRAF_OK)
        return status;
    status = identify(archive, &empty, error);
    if (status == NUTGRAF_OK && empty)
        status = database_execute(archive, SCHEMA, error);
    if (status == NUTGRAF_OK)
        return database_commit(archive, error);
    database_give_up(archive);
    return status;
}

/* The file may be a stranger's: its schema is trusted with nothing, and what
 * SQLite would sort in a temporary file it sorts in memory. */
static nutgraf_status prepare(nutgraf_archive *archive, nutgraf_archive_mode mode,
                              nutgraf_error *error)
{
    bool empty = false;
    nutgraf_status status;

    sqlite3_busy_timeout(archive->database, PATIENCE);
    sqlite3_db_config(archive->database, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    status = database_execute(archive,
                              "PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON;"
                              "PRAGMA temp_store=MEMORY; PRAGMA foreign_keys=ON",
                              error);
    if (status == NUTGRAF_OK)
        status = identify(archive, &empty, error);
    if (status != NUTGRAF_OK)
        return status;
    if (mode == NUTGRAF_ARCHIVE_WRITE && sqlite3_db_readonly(archive->database, "main") == 1)
        return error_set(error, NUTGRAF_BAD_INPUT, 0, "the archive cannot be written to");
    if (empty && mode == NUTGRAF_ARCHIVE_WRITE)
        return make_tables(archive, error);
    return empty ? error_set(error, NUTGRAF_BAD_INPUT, 0, "not an archive: it is empty")
                 : NUTGRAF_OK;
}

/* SQLite has names that are no files (":memory:", "file:..."): none of them
 * starts with "./". */
static char *file_path(const char *path)
{
    size_t length = strlen(path);
    size_t prefix = path[0] == '/' ? 0 : 2;
    char *whole = malloc(prefix + length + 1);

    if (whole) {
        memcpy(whole, "./", prefix);
        memcpy(whole + prefix, path, length + 1);
    }
    return whole;
}

static nutgraf_status open_file(nutgraf_archive *archive, const char *path,
                                nutgraf_archive_mode mode, nutgraf_error *error)
{
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX; /* read-only where it must be */
    char *whole = file_path(path);
    nutgraf_status status;
    int code;

    if (!whole)
        return error_no_memory(error);
    if (mode == NUTGRAF_ARCHIVE_WRITE)
        flags |= SQLITE_OPEN_CREATE;
    code = sqlite3_open_v2(whole, &archive->database, flags, NULL);
    free(whole);
    if (!archive->database)
        return error_no_memory(error);
    status = statement_status(archive->database, code, error);
    return status == NUTGRAF_OK ? prepare(archive, mode, error) : status;
}

nutgraf_archive *nutgraf_archive_open(const char *path, nutgraf_archive_mode mode,
                                      nutgraf_error *error)
{
    nutgraf_archive *archive = calloc(1, sizeof *archive);

    if (!archive) {
        error_no_memory(error);
        return NULL;
    }
    if (open_file(archive, path, mode, error) == NUTGRAF_OK)
        return archive;
    nutgraf_archive_free(archive);
    return NULL;
}

void nutgraf_archive_free(nutgraf_archive *archive)
{
    if (!archive)
        return;
    for (size_t i = 0; i < QUERY_COUNT; i++)
        sqlite3_finalize(archive->kept[i]);
    sqlite3_close(archive->database);
    free(archive);
}
