/* html_figure.h -- a figure of a report as a drawing inside the page (SVG). */
#ifndef OUTPUT_HTML_FIGURE_H
#define OUTPUT_HTML_FIGURE_H

#include "base/buffer.h"
#include "result/report.h"

void html_figure(struct nutgraf_buffer *out, const struct report_node *figure);

#endif
