#include "cli/moment.h"

#include <string.h>

#include "cli/message.h"
#include "nutgraf.h"

/* Seconds of "24h", "7d" or "2w"; 0: it is none of these. */
static int64_t read_span(const char *text)
{
    int64_t number = 0;
    size_t digits = strspn(text, "0123456789");
    const char *unit = text + digits;

    if (digits == 0 || digits > 6 || !*unit || unit[1])
        return 0;
    for (size_t i = 0; i < digits; i++)
        number = number * 10 + (text[i] - '0');
    return number * (*unit == 'h' ? 3600 : *unit == 'd' ? 86400 : *unit == 'w' ? 604800 : 0);
}

bool moment_read(const char *text, const char *option, int64_t now, int64_t *moment)
{
    int64_t ago;

    *moment = NUTGRAF_NO_DATE;
    if (!text)
        return true;
    ago = read_span(text);
    *moment = ago > 0 && now != NUTGRAF_NO_DATE ? now - ago : nutgraf_date(text);
    return *moment != NUTGRAF_NO_DATE ||
           message_usage("--%s takes a date, or 24h, 7d, 2w; not \"%s\"", option, text);
}
