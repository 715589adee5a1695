/* database.h -- the struct behind nutgraf_archive: the file and what keeps it whole. */
#ifndef STORE_DATABASE_H
#define STORE_DATABASE_H

#include "store/statement.h"

/* What is run once for every article. */
enum query {
    QUERY_SENT_BY_KEY = 0,
    QUERY_SENT_BY_HASH,
    QUERY_PUT_ARTICLE,
    QUERY_PUT_VERSION,
    QUERY_VERSION,
    QUERY_PUT_STORY,
    QUERY_PUT_SENT,
    QUERY_COUNT
};

struct nutgraf_archive {
    sqlite3 *database;
    sqlite3_stmt *kept[QUERY_COUNT]; /* made when first asked for */
};

struct statement database_query(nutgraf_archive *archive, enum query query);
/* Statements without results, separated by semicolons. */
nutgraf_status database_execute(nutgraf_archive *archive, const char *sql, nutgraf_error *error);
/* The first column of the first row; 0: no row. */
nutgraf_status database_number(nutgraf_archive *archive, const char *sql, int64_t *number,
                               nutgraf_error *error);
/* Runs each statement with the number as its one parameter, all or none. */
nutgraf_status database_change(nutgraf_archive *archive, const char *const *steps, size_t count,
                               int64_t number, nutgraf_error *error);

/* ---- transactions ---- */

/* Waits for other writers. */
nutgraf_status database_begin(nutgraf_archive *archive, nutgraf_error *error);
/* Sees one state until database_give_up, whatever others write. */
nutgraf_status database_begin_reading(nutgraf_archive *archive, nutgraf_error *error);
/* When it fails, everything is as before database_begin. */
nutgraf_status database_commit(nutgraf_archive *archive, nutgraf_error *error);
void database_give_up(nutgraf_archive *archive);

#endif
