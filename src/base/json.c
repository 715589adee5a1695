#include "base/json.h"

#include <math.h>

#include "base/hash.h"
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
    size_t length = strlen(key);
    char *room;

    json_separate(out);
    room = buffer_reserve(out, length + 3);
    if (!room)
        return;
    room[0] = '"';
    memcpy(room + 1, key, length);
    memcpy(room + 1 + length, "\":", 3);
    out->length += length + 3;
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

/* Past the printable ASCII from `i` on that stands for itself. */
static size_t plain_end(const unsigned char *p, size_t i, size_t length)
{
    const uint64_t ONES = 0x0101010101010101ULL;

    for (; length - i >= 8; i += 8) {
        uint64_t word = hash_load(p + i, 8);

        if (json_special(word) | ((word | (word + ONES)) & 0x80 * ONES))
            break;
    }
    while (i < length && is_plain(p[i]))
        i++;
    return i;
}

void json_string(struct nutgraf_buffer *out, struct span text)
{
    const unsigned char *p = (const unsigned char *)text.bytes;
    size_t plain = 0; /* start of the stretch that needs no change */

    json_separate(out);
    buffer_byte(out, '"');
    for (size_t i = 0; i < text.length;) {
        size_t length;

        i = plain_end(p, i, text.length);
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
