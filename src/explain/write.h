/* write.h -- an explanation as data, and as a tree for the writers. */
#ifndef EXPLAIN_WRITE_H
#define EXPLAIN_WRITE_H

#include "base/buffer.h"
#include "explain/explanation.h"
#include "result/report.h"

/* Explains and appends; behind nutgraf_explain_write. */
nutgraf_status explain_write(const struct nutgraf_summary *summary, nutgraf_format format,
                             bool color, const nutgraf_record *record, struct nutgraf_buffer *out);

/* ---- its parts ---- */

/* As JSON (schema 1), with the record's id unless `record` is NULL. */
void explanation_json(const struct explanation *explanation, const nutgraf_record *record,
                      struct nutgraf_buffer *out);
/* The headline's cutting, the chosen sentences with their reasons, and every
 * sentence with its rank and score. In the report's arena. */
void explanation_report(const struct explanation *explanation, struct report *report);

#endif
