#include "base/status.h"

#include <stdarg.h>
#include <stdio.h>

nutgraf_status error_set(nutgraf_error *error, nutgraf_status status, size_t offset,
                         const char *format, ...)
{
    va_list arguments;

    if (!error)
        return status;
    error->status = status;
    error->offset = offset;
    va_start(arguments, format);
    vsnprintf(error->message, sizeof error->message, format, arguments);
    va_end(arguments);
    return status;
}

nutgraf_status error_no_memory(nutgraf_error *error)
{
    return error_set(error, NUTGRAF_NO_MEMORY, 0, "out of memory");
}
