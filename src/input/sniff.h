/* sniff.h -- what a file is, from its content, then from its name. */
#ifndef INPUT_SNIFF_H
#define INPUT_SNIFF_H

#include "base/span.h"
#include "nutgraf.h"

/* HTML, MARKDOWN or TEXT; never AUTO. `name` may be NULL. Looks at no more than
 * a few kilobytes. */
nutgraf_input_format sniff(struct span bytes, const char *name);

#endif
