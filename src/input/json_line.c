#include "input/json_line.h"

#include <stdint.h>

#include "base/hash.h"
#include "base/json.h"
#include "language/utf8.h"

enum { DEEPEST = 32 };

struct scanner {
    const char *at, *end;
};

/* ---- strings ---- */

typedef uint8_t sixteen __attribute__((vector_size(16)));

/* Do sixteen bytes stand for themselves? */
static bool is_plain(const char *at)
{
    sixteen bytes, special;
    uint64_t halves[2];

    memcpy(&bytes, at, sizeof bytes);
    special = (sixteen)((bytes == '"') | (bytes == '\\') | (bytes < 0x20));
    memcpy(halves, &special, sizeof halves);
    return (halves[0] | halves[1]) == 0;
}

/* Past the bytes from `at` on that stand for themselves. */
static const char *plain_end(const char *at, const char *end)
{
    while (end - at >= 16 && is_plain(at))
        at += 16;
    for (; end - at >= 8; at += 8) {
        uint64_t special = json_special(hash_load((const unsigned char *)at, 8));

        if (special)
            return at + __builtin_ctzll(special) / 8;
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

/* Past the escape whose backslash is at `at`; NULL: it is none. */
static const char *escape_end(const char *at, const char *end)
{
    if (end - at < 2)
        return NULL;
    if (at[1] == 'u')
        return hex_read(at + 2, end) == UINT32_MAX ? NULL : at + 6;
    return at[1] != '\0' && strchr("\"\\/bfnrt", at[1]) ? at + 2 : NULL;
}

static bool skip_string(struct scanner *scanner)
{
    const char *at = scanner->at;

    if (at == scanner->end || *at != '"')
        return false;
    for (at++;;) {
        at = plain_end(at, scanner->end);
        if (at == scanner->end || (unsigned char)*at < 0x20)
            return false;
        if (*at == '"')
            break;
        at = escape_end(at, scanner->end);
        if (!at)
            return false;
    }
    scanner->at = at + 1;
    return true;
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

static bool read_member(struct scanner *scanner, struct json_member *members, size_t count)
{
    const char *start;
    struct span key;

    skip_space(scanner);
    start = scanner->at;
    if (!skip_string(scanner))
        return false;
    key = span_of(start + 1, (size_t)(scanner->at - start) - 2);
    if (memchr(key.bytes, '\\', key.length) || !take(scanner, ':'))
        return false;
    skip_space(scanner);
    start = scanner->at;
    if (!skip_value(scanner))
        return false;
    for (size_t i = 0; i < count; i++)
        if (span_equal(key, span_from(members[i].key)))
            members[i].value = span_of(start, (size_t)(scanner->at - start));
    return true;
}

bool json_line_read(struct span line, struct json_member *members, size_t count)
{
    struct scanner scanner = {line.bytes, line.bytes + line.length};

    for (size_t i = 0; i < count; i++)
        members[i].value = span_of(NULL, 0);
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

/* ---- what a string says ---- */

/* The code point of a \u escape at `*at`, which moves behind it; 0: half a pair,
 * or a NUL. */
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

static char escaped(char letter)
{
    switch (letter) {
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
        return letter;
    }
}

size_t json_line_string(struct span value, char *out)
{
    const char *at = value.bytes + 1, *end = value.bytes + value.length - 1, *plain;
    char *start = out;

    if (value.length < 2 || *value.bytes != '"')
        return SIZE_MAX;
    for (;;) {
        uint32_t code_point;

        plain = plain_end(at, end);
        memcpy(out, at, (size_t)(plain - at));
        out += plain - at;
        at = plain;
        if (at == end)
            return (size_t)(out - start);
        if (at[1] != 'u') {
            *out++ = escaped(at[1]);
            at += 2;
            continue;
        }
        code_point = unicode_read(&at, end);
        if (code_point == 0)
            return SIZE_MAX;
        out += utf8_encode(code_point, out);
    }
}
