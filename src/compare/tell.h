/* tell.h -- what the reports of this room are put together from. */
#ifndef COMPARE_TELL_H
#define COMPARE_TELL_H

#include "base/buffer.h"
#include "compare/word_diff.h"
#include "nutgraf.h"
#include "result/report.h"

/* Where the next section goes. */
struct teller {
    struct report *report;
    struct report_node *parent;
    uint32_t level;                              /* of its heading */
    const struct nutgraf_comparison *comparison; /* the one that is told, or NULL */
    bool wide;                                   /* side by side, the article in whole */
};

/* A copy in the report's arena of what is in the buffer, which is released. */
struct span tell_keep(struct teller *teller, struct nutgraf_buffer *buffer);
struct report_node *tell_section(struct teller *teller, const char *title);
/* A cell, to the right when it is a number. */
void tell_cell(struct teller *teller, struct report_node *row, struct span text, bool number);
void tell_decimal(struct teller *teller, struct report_node *row, double value, int decimals,
                  const char *unit);
/* Words with what came and went marked; the runs are of `old` and `new`. */
void tell_runs(struct teller *teller, struct report_node *parent, const struct word_diff *diff,
               struct span old, struct span new);
/* Prints the report in any format but JSON. */
nutgraf_status tell_write(const struct report *report, nutgraf_format format, bool color,
                          struct nutgraf_buffer *buffer);

#endif
