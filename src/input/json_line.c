#include "input/json_line.h"

#include <stdint.h>

#include "base/sixteen.h"
#include "language/utf8.h"

enum { DEEPEST = 32 };

struct scanner {
    const char *at, *end;
};

/* ---- strings ---- */

/* Past the bytes from `at` on that stand for themselves. */
static const char *plain_end(const char *at, const char *end)
{
    for (const char *last = at + (size_t)(end - at) / 16 * 16; at < last; at += 16) {
        sixteen bytes = sixteen_load(at);
        uint32_t plain = sixteen_first((bytes == '"') | (bytes == '\\') | ((bytes & ~0x1F) == 0));

        if (plain < 16)
            return at + plain;
    }
    while (at < end && *at != '"' && *at != '\\' && (unsigned char)*at >= 0x20)
        at++;
    return at;
}

static int hex_digit(char byte)
{
    if (byte >= '0' && byte <= '9')
        return byte - '0';
    byte = (char)(byte | 0x20);
    return byte >= 'a' && byte <= 'f' ? byte - 'a' + 10 : -1;
}

/* The four digits at `at`; UINT32_MAX: they are none. */
static uint32_t hex_read(const char *at, const char *end)
{
    uint32_t value = 0;

    if (end - at < 4)
        return UINT32_MAX;
    for (int i = 0; i < 4; i++) {
        int digit = hex_digit(at[i]);

        if (digit < 0)
            return UINT32_MAX;
        value = value << 4 | (uint32_t)digit;
    }
    return value;
}

/* What the letter behind a backslash stands for; 0: nothing. */
static char escaped(char letter)
{
    switch (letter) {
    case '"':
    case '\\':
    case '/':
        return letter;
    case 'b':
        return '\b';
    case 'f':
        return '\f';
    case 'n':
        return '\n';
    case 'r':
        return '\r';
    case 't':
        return '\t';
    default:
        return 0;
    }
}

/* Past the escape whose backslash is at `at`; NULL: it is none. */
static const char *escape_end(const char *at, const char *end)
{
    if (end - at < 2)
        return NULL;
    if (at[1] == 'u')
        return hex_read(at + 2, end) == UINT32_MAX ? NULL : at + 6;
    return escaped(at[1]) ? at + 2 : NULL;
}

/* The code point of the \u escape at `*at`, which moves behind it; 0: half a
 * pair, or a NUL. */
static uint32_t unicode_read(const char **at, const char *end)
{
    uint32_t high = hex_read(*at + 2, end), low;

    *at += 6;
    if (high < 0xD800 || high > 0xDFFF)
        return high;
    if (high > 0xDBFF || end - *at < 6 || (*at)[0] != '\\' || (*at)[1] != 'u')
        return 0;
    low = hex_read(*at + 2, end);
    *at += 6;
    if (low < 0xDC00 || low > 0xDFFF)
        return 0;
    return 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
}

/* The same as escape_end(), but what the escape says goes to `*out`; NULL also
 * where that is not known. */
static const char *escape_read(const char *at, const char *end, char **out)
{
    const char *after = escape_end(at, end);
    uint32_t code_point;

    if (!after)
        return NULL;
    if (at[1] != 'u') {
        *(*out)++ = escaped(at[1]);
        return after;
    }
    code_point = unicode_read(&at, end);
    if (code_point == 0)
        return NULL;
    *out += utf8_encode(code_point, *out);
    return at;
}

/* Passes a string; what it says goes to `*out`, which moves behind it, unless
 * that is NULL. */
static bool read_string(struct scanner *scanner, char **out)
{
    const char *at = scanner->at, *plain;

    if (at == scanner->end || *at != '"')
        return false;
    for (at++;;) {
        plain = at;
        at = plain_end(at, scanner->end);
        if (*out) {
            memcpy(*out, plain, (size_t)(at - plain));
            *out += at - plain;
        }
        if (at == scanner->end || (unsigned char)*at < 0x20)
            return false;
        if (*at == '"')
            break;
        at = *out ? escape_read(at, scanner->end, out) : escape_end(at, scanner->end);
        if (!at)
            return false;
    }
    scanner->at = at + 1;
    return true;
}

static bool skip_string(struct scanner *scanner)
{
    char *nowhere = NULL;

    return read_string(scanner, &nowhere);
}

/* ---- values ---- */

static void skip_space(struct scanner *scanner)
{
    while (scanner->at < scanner->end && (*scanner->at == ' ' || *scanner->at == '\t' ||
                                          *scanner->at == '\r' || *scanner->at == '\n'))
        scanner->at++;
}

/* Is `byte` next, behind white space? Then it is passed. */
static bool take(struct scanner *scanner, char byte)
{
    skip_space(scanner);
    if (scanner->at == scanner->end || *scanner->at != byte)
        return false;
    scanner->at++;
    return true;
}

/* A string and the colon behind it. */
static bool skip_key(struct scanner *scanner)
{
    skip_space(scanner);
    return skip_string(scanner) && take(scanner, ':');
}

static bool skip_digits(struct scanner *scanner)
{
    const char *start = scanner->at;

    while (scanner->at < scanner->end && *scanner->at >= '0' && *scanner->at <= '9')
        scanner->at++;
    return scanner->at > start;
}

/* Exponents are not understood. */
static bool skip_number(struct scanner *scanner)
{
    const char *start;

    if (scanner->at < scanner->end && *scanner->at == '-')
        scanner->at++;
    start = scanner->at;
    if (!skip_digits(scanner) || (*start == '0' && scanner->at - start > 1))
        return false;
    if (scanner->at == scanner->end || *scanner->at != '.')
        return true;
    scanner->at++;
    return skip_digits(scanner);
}

static bool skip_word(struct scanner *scanner)
{
    static const char *const WORDS[] = {"true", "false", "null"};
    struct span rest = span_of(scanner->at, (size_t)(scanner->end - scanner->at));

    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++)
        if (span_starts(rest, span_from(WORDS[i]))) {
            scanner->at += strlen(WORDS[i]);
            return true;
        }
    return false;
}

static bool skip_scalar(struct scanner *scanner)
{
    skip_space(scanner);
    if (scanner->at == scanner->end)
        return false;
    if (*scanner->at == '"')
        return skip_string(scanner);
    return *scanner->at == '-' || (*scanner->at >= '0' && *scanner->at <= '9')
               ? skip_number(scanner)
               : skip_word(scanner);
}

/* Opens brackets until a scalar or an empty bracket is passed. `open` are the
 * closing brackets still wanted. */
static bool skip_down(struct scanner *scanner, char *open, uint32_t *depth)
{
    for (;;) {
        bool object = take(scanner, '{');

        if (!object && !take(scanner, '['))
            return skip_scalar(scanner);
        if (*depth == DEEPEST)
            return false;
        open[(*depth)++] = object ? '}' : ']';
        if (take(scanner, open[*depth - 1])) {
            --*depth;
            return true;
        }
        if (object && !skip_key(scanner))
            return false;
    }
}

/* Any value, with what it holds. */
static bool skip_value(struct scanner *scanner)
{
    char open[DEEPEST];
    uint32_t depth = 0;

    if (!skip_down(scanner, open, &depth))
        return false;
    while (depth > 0) {
        if (take(scanner, open[depth - 1])) {
            depth--;
            continue;
        }
        if (!take(scanner, ','))
            return false;
        if (open[depth - 1] == '}' && !skip_key(scanner))
            return false;
        if (!skip_down(scanner, open, &depth))
            return false;
    }
    return true;
}

/* ---- the object ---- */

static struct json_member *find_member(struct json_member *members, size_t count, struct span key)
{
    for (size_t i = 0; i < count; i++)
        if (span_equal(key, span_from(members[i].key)))
            return &members[i];
    return NULL;
}

/* The value of a key; NULL: of one that nobody asked for. */
static bool read_value(struct scanner *scanner, struct json_member *member)
{
    const char *start;
    char *room;

    skip_space(scanner);
    start = scanner->at;
    if (member && member->room && start < scanner->end && *start == '"') {
        room = member->room;
        if (!read_string(scanner, &room))
            return false;
        member->said = span_of(member->room, (size_t)(room - member->room));
    } else {
        if (!skip_value(scanner))
            return false;
        if (member)
            member->said = span_of(NULL, 0);
    }
    if (member)
        member->value = span_of(start, (size_t)(scanner->at - start));
    return true;
}

static bool read_member(struct scanner *scanner, struct json_member *members, size_t count)
{
    const char *start;
    struct span key;

    skip_space(scanner);
    start = scanner->at;
    if (!skip_string(scanner))
        return false;
    key = span_of(start + 1, (size_t)(scanner->at - start) - 2);
    return !memchr(key.bytes, '\\', key.length) && take(scanner, ':') &&
           read_value(scanner, find_member(members, count, key));
}

bool json_line_read(struct span line, struct json_member *members, size_t count)
{
    struct scanner scanner = {line.bytes, line.bytes + line.length};

    for (size_t i = 0; i < count; i++)
        members[i].value = members[i].said = span_of(NULL, 0);
    if (!take(&scanner, '{'))
        return false;
    if (!take(&scanner, '}')) {
        do
            if (!read_member(&scanner, members, count))
                return false;
        while (take(&scanner, ','));
        if (!take(&scanner, '}'))
            return false;
    }
    skip_space(&scanner);
    return scanner.at == scanner.end;
}
