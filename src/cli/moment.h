/* moment.h -- points in time as people give them on a command line. */
#ifndef CLI_MOMENT_H
#define CLI_MOMENT_H

#include <stdbool.h>
#include <stdint.h>

/* A date (2016-01-21, with a time or without, and whatever feeds write), or so
 * long before `now`: 24h, 7d, 2w. NULL gives NUTGRAF_NO_DATE. False: a message
 * that names the option was printed. */
bool moment_read(const char *text, const char *option, int64_t now, int64_t *moment);

#endif
