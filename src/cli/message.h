/* message.h -- what goes to standard error. */
#ifndef CLI_MESSAGE_H
#define CLI_MESSAGE_H

#include <stdbool.h>

/* "nutgraf: ..." for a wrong command line, with a pointer to the help. Always
 * false, so that a failing parser ends in one line. */
bool message_usage(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* "nutgraf: NAME: ..."; `name` may be NULL. */
void message(const char *name, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
