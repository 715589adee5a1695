#include "base/json.h"

#include <math.h>

#include "base/sequence.h"
#include "base/sixteen.h"

static void json_word(struct nutgraf_buffer *out, const char *word, size_t length)
{
    char *room = json_room(out, length);

    if (!room)
        return;
    memcpy(room, word, length);
    json_wrote(out, length);
}

void json_open(struct nutgraf_buffer *out, char bracket)
{
    json_word(out, &bracket, 1);
}

void json_close(struct nutgraf_buffer *out, char bracket)
{
    buffer_byte(out, bracket);
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

static inline bool is_plain(char byte)
{
    return byte >= 0x20 && byte < 0x7f && byte != '"' && byte != '\\';
}

/* Past the printable ASCII from `i` on that stands for itself. */
static size_t plain_end(const char *p, size_t i, size_t length)
{
    for (; length - i >= 16; i += 16) {
        sixteen bytes = sixteen_load(p + i);
        uint32_t plain =
            sixteen_first((bytes < 0x20) | (bytes == 0x7f) | (bytes == '"') | (bytes == '\\'));

        if (plain < 16)
            return i + plain;
    }
    while (i < length && is_plain(p[i]))
        i++;
    return i;
}

/* The rest of a string whose first `plain` bytes stand for themselves. */
static void json_string_from(struct nutgraf_buffer *out, struct span text, size_t plain)
{
    const unsigned char *p = (const unsigned char *)text.bytes;
    size_t start = 0; /* of the stretch that needs no change */

    for (size_t i = plain; i < text.length; i = plain_end(text.bytes, i, text.length)) {
        size_t length = sequence_length(p + i, text.length - i);

        if (length > 1) {
            i += length;
            continue;
        }
        buffer_append(out, text.bytes + start, i - start);
        if (length == 0)
            buffer_append(out, "\xef\xbf\xbd", 3);
        else
            json_escape(out, p[i]);
        start = ++i;
    }
    buffer_append(out, text.bytes + start, text.length - start);
}

void json_string(struct nutgraf_buffer *out, struct span text)
{
    size_t plain = plain_end(text.bytes, 0, text.length);
    char *room = json_room(out, text.length + 2);

    if (!room)
        return;
    *room = '"';
    json_wrote(out, 1);
    if (plain == text.length)
        buffer_span(out, text);
    else
        json_string_from(out, text, plain);
    buffer_byte(out, '"');
}

void json_number(struct nutgraf_buffer *out, uint64_t number)
{
    char *room = json_room(out, 20);

    if (room)
        json_wrote(out, buffer_digits(room, number));
}

void json_decimal(struct nutgraf_buffer *out, double number, int decimals)
{
    if (!(fabs(number) < 1e9)) { /* also not-a-number, which JSON has no word for */
        json_null(out);
        return;
    }
    json_word(out, "", 0);
    buffer_decimal(out, number, decimals);
}

void json_boolean(struct nutgraf_buffer *out, bool value)
{
    json_word(out, value ? "true" : "false", value ? 4 : 5);
}

void json_null(struct nutgraf_buffer *out)
{
    json_word(out, "null", 4);
}
