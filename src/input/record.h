/* record.h -- an article on a line of JSON; the struct behind nutgraf_record. */
#ifndef INPUT_RECORD_H
#define INPUT_RECORD_H

#include "base/buffer.h"
#include "base/span.h"
#include "nutgraf.h"

/* Writes the key and value of the record's id into an open object, as they
 * were read; nothing when the record is NULL or has none. */
void record_write_id(const nutgraf_record *record, struct nutgraf_buffer *out);

/* A sentence of a saved summary. */
struct record_sentence {
    struct span text;
    int64_t index; /* in its article, from 0; below 0: not said */
    double score;  /* below 0: not said */
};

/* Has the record a summary: "sentences" as nutgraf_summary_write writes them, or
 * "summary"? False, with the error filled: BAD_INPUT or NO_MEMORY. */
bool record_is_summary(const nutgraf_record *record, nutgraf_error *error);
/* How many sentences a summary has; the i-th, borrowed from the record. */
size_t record_sentence_count(const nutgraf_record *record);
struct record_sentence record_sentence(const nutgraf_record *record, size_t i);
/* "headline", a string or an object's "text"; empty: none. */
struct span record_headline(const nutgraf_record *record);
/* "language"; NULL: not said. */
const char *record_language(const nutgraf_record *record);
/* "counts": how many of what `key` names the article had; 0: not said. */
uint64_t record_count(const nutgraf_record *record, const char *key);

#endif
