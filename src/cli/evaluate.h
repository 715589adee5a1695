/* evaluate.h -- where `nutgraf evaluate` finds summaries and references. */
#ifndef CLI_EVALUATE_H
#define CLI_EVALUATE_H

#include "cli/options.h"

/* One evaluation being filled. */
struct evaluator {
    const struct settings *settings;
    nutgraf_evaluation *evaluation;
    nutgraf_buffer *system, *other; /* of the document at hand, a sentence a line */
    nutgraf_buffer **references;    /* kept from document to document */
    size_t reference_room;
    size_t unmatched; /* references without a summary */
    bool failed;      /* some input failed */
    bool stopped;     /* nothing more can be done */
};

/* An evaluation by the settings, without documents. False: a message was
 * printed (finish it all the same). */
bool evaluator_start(struct evaluator *evaluator, const struct settings *settings);
void evaluator_finish(struct evaluator *evaluator);
/* The i-th buffer for references, empty. NULL: memory ran out, which was said. */
nutgraf_buffer *evaluator_reference(struct evaluator *evaluator, size_t i);
/* Measures what the buffers hold: `count` references. */
void evaluator_add(struct evaluator *evaluator, const char *id, size_t count);
/* Memory ran out: says so and stops. */
void evaluator_no_memory(struct evaluator *evaluator);

/* The documents of two files of JSON lines, joined by id. */
void evaluate_lines(struct evaluator *evaluator, const char *system, const char *references,
                    const char *other);
/* Of two folders: "x.txt" is measured against "x.txt", "x.A.txt", ... */
void evaluate_folders(struct evaluator *evaluator, const char *system, const char *references,
                      const char *other);
/* Of the trials that `peer` took part in; `folder` is where relative names
 * begin. */
void evaluate_trials(struct evaluator *evaluator, const nutgraf_trials *trials, const char *folder,
                     const char *peer, const char *other);

#endif
