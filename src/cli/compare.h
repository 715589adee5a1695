/* compare.h -- what comparing two files and many articles have in common. */
#ifndef CLI_COMPARE_H
#define CLI_COMPARE_H

#include "cli/desk.h"

/* As diff(1). */
enum { EXIT_SAME = 0, EXIT_DIFFERENT = 1, EXIT_TROUBLE = 2 };

/* Compares the articles or results of two files of JSON, an object a line, matched
 * by id. An exit code. */
int compare_many(struct desk *desk, const struct settings *settings);

#endif
