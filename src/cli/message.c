#include "cli/message.h"

#include <stdarg.h>
#include <stdio.h>

bool message_usage(const char *format, ...)
{
    va_list arguments;

    fputs("nutgraf: ", stderr);
    va_start(arguments, format);
    vfprintf(stderr, format, arguments);
    va_end(arguments);
    fputs("\nTry nutgraf --help.\n", stderr);
    return false;
}

void message(const char *name, const char *format, ...)
{
    va_list arguments;

    fputs("nutgraf: ", stderr);
    if (name)
        fprintf(stderr, "%s: ", name);
    va_start(arguments, format);
    vfprintf(stderr, format, arguments);
    va_end(arguments);
    fputc('\n', stderr);
}
