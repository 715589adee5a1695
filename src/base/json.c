#include "base/json.h"

#include <math.h>

#include "base/sequence.h"

/* A comma goes before a value unless it is the first in its bracket, follows a
 * key, or begins the line. */
static void json_separate(struct nutgraf_buffer *out)
{
    char last = out->length > 0 ? out->bytes[out->length - 1] : '\n';

    if (last != '{' && last != '[' && last != ':' && last != '\n')
        buffer_byte(out, ',');
}

void json_open(struct nutgraf_buffer *out, char bracket)
{
    json_separate(out);
    buffer_byte(out, bracket);
}

void json_close(struct nutgraf_buffer *out, char bracket)
{
    buffer_byte(out, bracket);
}

void json_key(struct nutgraf_buffer *out, const char *key)
{
    json_separate(out);
    buffer_byte(out, '"');
    buffer_text(out, key);
    buffer_append(out, "\":", 2);
}

static void json_escape(struct nutgraf_buffer *out, unsigned char byte)
{
    static const char SHORT[] = "\"\"\\\\\bb\ff\nn\rr\tt";
    static const char HEX[] = "0123456789abcdef";

    for (const char *pair = SHORT; *pair; pair += 2)
        if ((unsigned char)pair[0] == byte) {
            buffer_append(out, (char[]){'\\', pair[1]}, 2);
            return;
        }
    buffer_append(out, (char[]){'\\', 'u', '0', '0', HEX[byte >> 4], HEX[byte & 15]}, 6);
}

static inline bool is_plain(unsigned char byte)
{
    return byte >= 0x20 && byte < 0x7f && byte != '"' && byte != '\\';
}

void json_string(struct nutgraf_buffer *out, struct span text)
{
    const unsigned char *p = (const unsigned char *)text.bytes;
    size_t plain = 0; /* start of the stretch that needs no change */

    json_separate(out);
    buffer_byte(out, '"');
    for (size_t i = 0; i < text.length;) {
        size_t length;

        while (i < text.length && is_plain(p[i]))
            i++;
        if (i == text.length)
            break;
        length = sequence_length(p + i, text.length - i);
        if (length > 1) {
            i += length;
            continue;
        }
        buffer_append(out, text.bytes + plain, i - plain);
        if (length == 0)
            buffer_append(out, "\xef\xbf\xbd", 3);
        else
            json_escape(out, p[i]);
        plain = ++i;
    }
    buffer_append(out, text.bytes + plain, text.length - plain);
    buffer_byte(out, '"');
}

void json_number(struct nutgraf_buffer *out, uint64_t number)
{
    json_separate(out);
    buffer_number(out, number);
}

void json_decimal(struct nutgraf_buffer *out, double number, int decimals)
{
    if (!(fabs(number) < 1e9)) { /* also not-a-number, which JSON has no word for */
        json_null(out);
        return;
    }
    json_separate(out);
    buffer_decimal(out, number, decimals);
}

void json_boolean(struct nutgraf_buffer *out, bool value)
{
    json_separate(out);
    buffer_text(out, value ? "true" : "false");
}

void json_null(struct nutgraf_buffer *out)
{
    json_separate(out);
    buffer_text(out, "null");
}
