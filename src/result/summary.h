/* summary.h -- what a summary is made of; the struct behind nutgraf_summary. */
#ifndef RESULT_SUMMARY_H
#define RESULT_SUMMARY_H

#include "headline/headline.h"
#include "nutgraf.h"
#include "result/article.h"
#include "result/keywords.h"

enum { SUMMARY_WARNINGS = 4 };

struct nutgraf_summary {
    const struct article *article;
    struct selection *selection;
    struct headline *headline; /* NULL: not asked for */
    struct keywords *keywords; /* NULL: not asked for */
    bool no_sentences;         /* the headline was asked for alone */
    uint32_t cut_length;       /* bytes kept of the only sentence; 0: whole */
    nutgraf_outcome outcome;
    const char *warnings[SUMMARY_WARNINGS]; /* literals or in the arena */
    uint32_t warning_count;
};

/* Makes the summary in the article's arena. NULL: memory ran out. */
struct nutgraf_summary *summary_make(struct article *article,
                                     const nutgraf_summary_options *options);
/* The bytes of the i-th chosen sentence that are printed. */
struct span summary_span(const struct nutgraf_summary *summary, uint32_t i);
/* JSON: opens the object and writes what it is of (id, schema, version, source,
 * background, language), for every result made from a summary. */
void summary_write_front(struct nutgraf_buffer *out, const struct nutgraf_summary *summary,
                         const nutgraf_record *record);
void summary_write_warnings(struct nutgraf_buffer *out, const struct nutgraf_summary *summary);

#endif
