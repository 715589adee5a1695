/* text.h -- a report for a terminal or the text part of a mail. */
#ifndef OUTPUT_TEXT_H
#define OUTPUT_TEXT_H

#include "base/buffer.h"
#include "result/report.h"

struct text_style {
    uint32_t width; /* columns of a line; 0: lines are not broken */
    bool color;     /* ANSI escapes for the marks */
};

/* Appends the report. A mark shows as the bullet of an item (+ - > ~ *) and as
 * a sign before a sentence; addresses stand in angle brackets. */
nutgraf_status text_write(struct nutgraf_buffer *out, const struct report *report,
                          struct text_style style);

#endif
