#include "store/statement.h"

#include <string.h>

#include "base/status.h"

struct statement statement_make(sqlite3 *database, const char *sql)
{
    struct statement statement = {.database = database, .next = 1};

    statement.code = sqlite3_prepare_v2(database, sql, -1, &statement.handle, NULL);
    return statement;
}

struct statement statement_keep(sqlite3 *database, sqlite3_stmt **handle, const char *sql)
{
    struct statement statement = {.database = database, .kept = true, .next = 1};

    if (!*handle)
        statement.code =
            sqlite3_prepare_v3(database, sql, -1, SQLITE_PREPARE_PERSISTENT, handle, NULL);
    statement.handle = *handle;
    return statement;
}

static void note(struct statement *statement, int code)
{
    if (statement->code == SQLITE_OK)
        statement->code = code;
}

void statement_bind_number(struct statement *statement, int64_t number)
{
    if (statement->code == SQLITE_OK)
        note(statement, sqlite3_bind_int64(statement->handle, statement->next++, number));
}

void statement_bind_moment(struct statement *statement, int64_t moment)
{
    if (moment != NUTGRAF_NO_DATE)
        statement_bind_number(statement, moment);
    else if (statement->code == SQLITE_OK)
        note(statement, sqlite3_bind_null(statement->handle, statement->next++));
}

void statement_bind(struct statement *statement, struct span span)
{
    const char *bytes = span.length > 0 ? span.bytes : "";

    if (statement->code == SQLITE_OK)
        note(statement, sqlite3_bind_text64(statement->handle, statement->next++, bytes,
                                            span.length, SQLITE_STATIC, SQLITE_UTF8));
}

bool statement_step(struct statement *statement)
{
    int code;

    if (statement->code != SQLITE_OK)
        return false;
    code = sqlite3_step(statement->handle);
    if (code != SQLITE_ROW && code != SQLITE_DONE)
        note(statement, code);
    return code == SQLITE_ROW;
}

int64_t statement_number(const struct statement *statement, int column)
{
    return sqlite3_column_int64(statement->handle, column);
}

int64_t statement_moment(const struct statement *statement, int column)
{
    if (sqlite3_column_type(statement->handle, column) == SQLITE_NULL)
        return NUTGRAF_NO_DATE;
    return statement_number(statement, column);
}

/* SQLite gives NULL for NULL, and when memory ran out. */
struct span statement_text(struct statement *statement, int column)
{
    bool absent = sqlite3_column_type(statement->handle, column) == SQLITE_NULL;
    const void *text = sqlite3_column_text(statement->handle, column);

    if (!text && !absent)
        note(statement, SQLITE_NOMEM);
    if (!text)
        return span_of("", 0);
    return span_of(text, (size_t)sqlite3_column_bytes(statement->handle, column));
}

nutgraf_status statement_status(sqlite3 *database, int code, nutgraf_error *error)
{
    int cause = sqlite3_system_errno(database);

    switch (code & 0xff) {
    case SQLITE_OK:
        return NUTGRAF_OK;
    case SQLITE_NOMEM:
        return error_no_memory(error);
    case SQLITE_TOOBIG:
        return error_set(error, NUTGRAF_TOO_LARGE, 0, "too large for an archive");
    case SQLITE_BUSY:
        return error_set(error, NUTGRAF_BAD_INPUT, 0, "in use by another process for too long");
    case SQLITE_NOTADB:
        return error_set(error, NUTGRAF_BAD_INPUT, 0, "not an archive");
    case SQLITE_CORRUPT:
        return error_set(error, NUTGRAF_BAD_INPUT, 0, "the archive is damaged");
    case SQLITE_FULL:
        return error_set(error, NUTGRAF_BAD_INPUT, 0, "no space left for the archive");
    case SQLITE_READONLY:
        return error_set(error, NUTGRAF_BAD_INPUT, 0, "the archive cannot be written to");
    case SQLITE_CANTOPEN:
        return error_set(error, NUTGRAF_BAD_INPUT, 0, "cannot be opened: %s",
                         cause ? strerror(cause) : "not a file");
    case SQLITE_IOERR:
        return error_set(error, NUTGRAF_BAD_INPUT, 0, "the archive: %s",
                         cause ? strerror(cause) : sqlite3_errmsg(database));
    default:
        return error_set(error, NUTGRAF_BAD_INPUT, 0, "the archive: %s", sqlite3_errmsg(database));
    }
}

nutgraf_status statement_finish(struct statement *statement, nutgraf_error *error)
{
    nutgraf_status status = statement_status(statement->database, statement->code, error);

    if (statement->kept && statement->handle) {
        sqlite3_reset(statement->handle);
        sqlite3_clear_bindings(statement->handle);
    } else {
        sqlite3_finalize(statement->handle);
    }
    statement->handle = NULL;
    return status;
}

nutgraf_status statement_run(struct statement *statement, nutgraf_error *error)
{
    while (statement_step(statement))
        ;
    return statement_finish(statement, error);
}
