/* statement.h -- one SQL statement: bound, stepped, finished, its errors told. */
#ifndef STORE_STATEMENT_H
#define STORE_STATEMENT_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/span.h"
#include "nutgraf.h"

struct statement {
    sqlite3 *database;
    sqlite3_stmt *handle; /* NULL when it could not be made */
    bool kept;            /* the archive keeps it for the next time */
    int next;             /* parameter to be bound */
    int code;             /* the first that was not SQLITE_OK, ROW or DONE */
};

/* Errors are sticky: binding and stepping do nothing after one. */
struct statement statement_make(sqlite3 *database, const char *sql);
/* The same of one that is often run: `*handle` is made when it is NULL, and
 * stays the caller's. */
struct statement statement_keep(sqlite3 *database, sqlite3_stmt **handle, const char *sql);
void statement_bind_number(struct statement *statement, int64_t number);
/* NUTGRAF_NO_DATE is NULL. */
void statement_bind_moment(struct statement *statement, int64_t moment);
/* As text; `span` must stay until the statement is finished. */
void statement_bind(struct statement *statement, struct span span);
/* The next row; false at the end or after an error. */
bool statement_step(struct statement *statement);
int64_t statement_number(const struct statement *statement, int column);
int64_t statement_moment(const struct statement *statement, int column);
/* Valid until the next step. */
struct span statement_text(struct statement *statement, int column);
/* Frees it, or makes it ready for the next time, and says how it went: OK,
 * NO_MEMORY, TOO_LARGE or BAD_INPUT. */
nutgraf_status statement_finish(struct statement *statement, nutgraf_error *error);
/* Steps to the end and finishes. */
nutgraf_status statement_run(struct statement *statement, nutgraf_error *error);
/* What a result code of SQLite means to the one who gave the archive. */
nutgraf_status statement_status(sqlite3 *database, int code, nutgraf_error *error);

#endif
