/* clean.h -- text of strangers made fit to print, whatever the format. */
#ifndef OUTPUT_CLEAN_H
#define OUTPUT_CLEAN_H

#include "base/buffer.h"
#include "base/span.h"

/* What stands for a byte in a format, or NULL when it stands for itself. */
typedef const char *clean_escape(char byte);

/* Appends `text`: white space folded to single spaces (also at the ends), other
 * control characters left out, what is not UTF-8 as U+FFFD, and every ASCII
 * character through `escape` (NULL: as it is). */
void clean_text(struct nutgraf_buffer *out, struct span text, clean_escape *escape);
/* Appends an address: what is not a printable ASCII character, and any of
 * `"<>\^`{|}` and the parentheses, as %XX. The rest through `escape`. */
void clean_address(struct nutgraf_buffer *out, struct span address, clean_escape *escape);

#endif
