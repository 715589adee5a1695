#include "output/clean.h"

#include "base/sequence.h"

static bool is_gap(unsigned char byte)
{
    return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

/* Controls of one byte, and of two (U+0080 to U+009F): a terminal obeys them. */
static bool is_control(const unsigned char *p, size_t length)
{
    return length == 1 ? p[0] < ' ' || p[0] == 0x7f : length == 2 && p[0] == 0xc2 && p[1] < 0xa0;
}

void clean_text(struct nutgraf_buffer *out, struct span text, clean_escape *escape)
{
    const unsigned char *p = (const unsigned char *)text.bytes;
    const char *instead;
    bool gap = false;

    for (size_t i = 0, length; i < text.length; i += length) {
        length = sequence_length(p + i, text.length - i);
        if (length == 1 && is_gap(p[i])) {
            if (!gap)
                buffer_byte(out, ' ');
            gap = true;
            continue;
        }
        if (length > 0 && is_control(p + i, length))
            continue;
        gap = false;
        instead = length == 1 && escape ? escape((char)p[i]) : NULL;
        if (instead)
            buffer_text(out, instead);
        else if (length > 0)
            buffer_append(out, text.bytes + i, length);
        else {
            buffer_append(out, "\xef\xbf\xbd", 3);
            length = 1;
        }
    }
}

void clean_address(struct nutgraf_buffer *out, struct span address, clean_escape *escape)
{
    static const char HEX[] = "0123456789ABCDEF";

    for (size_t i = 0; i < address.length; i++) {
        unsigned char byte = (unsigned char)address.bytes[i];
        const char *instead;

        if (byte <= ' ' || byte >= 0x7f || strchr("\"<>\\^`{|}()", byte)) {
            buffer_append(out, (char[]){'%', HEX[byte >> 4], HEX[byte & 15]}, 3);
            continue;
        }
        instead = escape ? escape((char)byte) : NULL;
        if (instead)
            buffer_text(out, instead);
        else
            buffer_byte(out, (char)byte);
    }
}
