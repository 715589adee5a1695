/* embed.h -- what the parts of the host tool share. */
#ifndef TOOLS_EMBED_H
#define TOOLS_EMBED_H

#include "base/buffer.h"

/* Says why on standard error and ends the program. */
void die(const char *format, ...) __attribute__((format(printf, 1, 2), noreturn));
/* The content of directory/code.suffix; empty when there is no such file. */
struct nutgraf_buffer read_file(const char *directory, const char *code, const char *suffix);

#endif
