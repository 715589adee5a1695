#include "language/written.h"

#include <utf8proc.h>

#include "language/utf8.h"

static bool opens_with_capital(const char *bytes, size_t length)
{
    uint32_t code_point;

    if ((unsigned char)*bytes < 0x80)
        return *bytes >= 'A' && *bytes <= 'Z';
    utf8_decode(span_of(bytes, length), &code_point);
    return utf8proc_category((utf8proc_int32_t)code_point) == UTF8PROC_CATEGORY_LU;
}

uint32_t written_as(struct span word)
{
    size_t last = word.length - 1;

    if (*word.bytes >= '0' && *word.bytes <= '9')
        return WRITTEN_DIGIT;
    if (!opens_with_capital(word.bytes, word.length))
        return 0;
    while (last > 0 && ((unsigned char)word.bytes[last] & 0xC0) == 0x80)
        last--;
    if (last > 0 && opens_with_capital(word.bytes + last, word.length - last))
        return WRITTEN_CAPITAL | WRITTEN_UPPER;
    return WRITTEN_CAPITAL;
}
