/* markdown.h -- a report as CommonMark, with the tables and strikes of GitHub. */
#ifndef OUTPUT_MARKDOWN_H
#define OUTPUT_MARKDOWN_H

#include "base/buffer.h"
#include "result/report.h"

/* Appends the report. Every character that could mean something is escaped: no
 * text of a stranger makes a link, a picture, a heading or a tag. */
nutgraf_status markdown_write(struct nutgraf_buffer *out, const struct report *report);

#endif
