/* status.h -- filling the public nutgraf_error. */
#ifndef BASE_STATUS_H
#define BASE_STATUS_H

#include "nutgraf.h"

/* Fills `error` (may be NULL) and returns `status`, so that a failing call
 * ends in one line. `offset` is the byte of the input, or 0. */
nutgraf_status error_set(nutgraf_error *error, nutgraf_status status, size_t offset,
                         const char *format, ...) __attribute__((format(printf, 4, 5)));
/* The one message for running out of memory. */
nutgraf_status error_no_memory(nutgraf_error *error);

#endif
