/* html.h -- a report as a page that is also fit for mail.
 *
 * One column, styles inline (mail clients drop sheets), light and dark, no
 * script, nothing fetched. All text is escaped. */
#ifndef OUTPUT_HTML_H
#define OUTPUT_HTML_H

#include "base/buffer.h"
#include "result/report.h"

/* Appends the whole page. */
nutgraf_status html_write(struct nutgraf_buffer *out, const struct report *report);
/* Appends what stands in the page's column, for a frame of the caller's. */
nutgraf_status html_write_body(struct nutgraf_buffer *out, const struct report *report);
/* Appends the rules of the style element: dark mode and print, which inline styles cannot say. */
void html_write_style(struct nutgraf_buffer *out);
/* Appends text for the page or for a quoted attribute. */
void html_text(struct nutgraf_buffer *out, struct span text);
/* Appends an address for a quoted attribute. */
void html_address(struct nutgraf_buffer *out, struct span address);

#endif
