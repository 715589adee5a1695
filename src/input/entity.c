#include "input/entity.h"

#include <stdint.h>

#include "input/encoding.h"
#include "language/utf8.h"

enum {
    LONGEST_NAME = 31,
    LONGEST_OPEN_NAME = 6 /* of those known without a semicolon */
};

static bool is_alphanumeric(char c)
{
    return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

/* ---- numbers ---- */

static uint32_t meant(uint32_t number)
{
    if (number >= 0x80 && number < 0xA0) /* what authors mean by it (13.2.5.80) */
        return encoding_windows_1252((unsigned char)number);
    if (number == 0 || number > 0x10FFFF || (number >= 0xD800 && number < 0xE000))
        return 0xFFFD;
    return number;
}

static int digit_of(char c, int base)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c |= 0x20;
    return base == 16 && c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* `text` opens with "&#". */
static size_t number_append(struct nutgraf_buffer *out, struct span text)
{
    size_t at = 2;
    int base = 10;
    uint32_t number = 0;
    size_t first;

    if (at < text.length && (text.bytes[at] | 0x20) == 'x') {
        base = 16;
        at++;
    }
    for (first = at; at < text.length && digit_of(text.bytes[at], base) >= 0; at++)
        if (number <= 0x10FFFF)
            number = number * (uint32_t)base + (uint32_t)digit_of(text.bytes[at], base);
    if (at == first)
        return 0;
    utf8_append(out, meant(number));
    return at < text.length && text.bytes[at] == ';' ? at + 1 : at;
}

/* ---- names ---- */

/* How `name` and the record at `record` are ordered; 0: the record is its own. */
static int compare(struct span name, const char *record)
{
    for (size_t i = 0; i < name.length; i++) {
        int order = (unsigned char)name.bytes[i] - (unsigned char)record[i];

        if (record[i] == '?' || record[i] == '\t')
            return 1;
        if (order != 0)
            return order;
    }
    return record[name.length] == '?' || record[name.length] == '\t' ? 0 : -1;
}

/* The record of a name, or NULL. Bisects bytes, then steps back to the start of
 * the record met. */
static const char *find(struct span name)
{
    size_t low = 0, high = ENTITY_NAMES_LENGTH;

    while (low < high) {
        size_t middle = low + (high - low) / 2, next;
        int order;

        while (middle > low && ENTITY_NAMES[middle - 1] != '\n')
            middle--;
        order = compare(name, ENTITY_NAMES + middle);
        if (order == 0)
            return ENTITY_NAMES + middle;
        if (order < 0) {
            high = middle;
            continue;
        }
        for (next = middle; ENTITY_NAMES[next] != '\n'; next++)
            ;
        low = next + 1;
    }
    return NULL;
}

static void append_record(struct nutgraf_buffer *out, const char *record)
{
    const char *value = strchr(record, '\t') + 1;

    buffer_append(out, value, (size_t)(strchr(value, '\n') - value));
}

/* "&notit;" is "&not" and "it;": the longest name known without a semicolon. */
static size_t open_name_append(struct nutgraf_buffer *out, struct span name)
{
    if (name.length > LONGEST_OPEN_NAME)
        name.length = LONGEST_OPEN_NAME;
    for (; name.length >= 2; name.length--) {
        const char *record = find(name);

        if (record && record[name.length] == '?') {
            append_record(out, record);
            return name.length + 1;
        }
    }
    return 0;
}

static size_t name_append(struct nutgraf_buffer *out, struct span text, bool attribute)
{
    struct span name = span_of(text.bytes + 1, 0);
    const char *record;
    size_t left = text.length - 1;

    while (name.length < left && name.length <= LONGEST_NAME &&
           is_alphanumeric(name.bytes[name.length]))
        name.length++;
    if (name.length == 0)
        return 0;
    if (name.length < left && name.bytes[name.length] == ';' && (record = find(name))) {
        append_record(out, record);
        return name.length + 2;
    }
    return attribute ? 0 : open_name_append(out, name);
}

size_t entity_append(struct nutgraf_buffer *out, struct span text, bool attribute)
{
    size_t length = 0;

    if (text.length > 2)
        length =
            text.bytes[1] == '#' ? number_append(out, text) : name_append(out, text, attribute);
    if (length > 0)
        return length;
    buffer_byte(out, '&');
    return 1;
}

void entity_append_all(struct nutgraf_buffer *out, struct span text, bool attribute)
{
    while (text.length > 0) {
        const char *amp = memchr(text.bytes, '&', text.length);
        size_t plain = amp ? (size_t)(amp - text.bytes) : text.length;

        buffer_append(out, text.bytes, plain);
        text = span_of(text.bytes + plain, text.length - plain);
        if (amp) {
            size_t length = entity_append(out, text, attribute);

            text = span_of(text.bytes + length, text.length - length);
        }
    }
}
