/* table.h -- reading a file in the format of corpora/:
 *
 *     # nutgraf-corpus 1
 *     # language en
 *     # stemmer english
 *     # documents 5000
 *     # source State of the Union; public domain     (any number of these)
 *     america<TAB>2101                               stem, document frequency
 *
 * Stems are sorted by their bytes, so that equal tables are equal files. */
#ifndef MODEL_TABLE_H
#define MODEL_TABLE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/span.h"
#include "nutgraf.h"

enum { TABLE_VERSION = 1 };

struct table {
    struct span file; /* borrowed */
    size_t at;        /* the byte behind what was read */
    uint64_t line;    /* so many lines were read */
    uint64_t documents;
    struct span language, stemmer; /* of the file; empty when it does not say */
    struct span stem;              /* of the entry read last */
    uint64_t frequency;
};

enum table_step { TABLE_ENTRY, TABLE_END, TABLE_BAD };

/* Reads the header. False with BAD_INPUT (line in the message). */
bool table_open(struct table *table, struct span file, nutgraf_error *error);
/* Reads the next entry into `stem` and `frequency`. Stems out of order and
 * frequencies above the number of documents are BAD_INPUT. */
enum table_step table_next(struct table *table, nutgraf_error *error);
/* The next source named in the header; `at` starts at 0. False: no more. */
bool table_source(const struct table *table, size_t *at, struct span *source);
/* Reads on to the end: how many entries there are. False with BAD_INPUT. */
bool table_count(struct table table, uint64_t *count, nutgraf_error *error);
/* The order of stems: by their bytes. Less than, equal to or greater than 0. */
int table_order(struct span a, struct span b);
/* Decimals only, below 2^63. */
bool table_number(struct span text, uint64_t *number);
/* CRC-32 as in zlib and PNG (ISO 3309). */
uint32_t table_checksum(struct span file);

#endif
