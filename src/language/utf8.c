#include "language/utf8.h"

#include <utf8proc.h>

#include "base/sixteen.h"

static const uint32_t REPLACEMENT = 0xFFFD;

static uint32_t utf8_replace(uint32_t length, uint32_t *code_point)
{
    *code_point = REPLACEMENT;
    return length;
}

/* Unicode 15, table 3-7: the second byte's range depends on the first, which
 * keeps out overlong forms, surrogates and what is past U+10FFFF. */
uint32_t utf8_decode_long(struct span text, uint32_t *code_point)
{
    const unsigned char *p = (const unsigned char *)text.bytes;
    uint32_t length = p[0] < 0xE0 ? 2 : p[0] < 0xF0 ? 3 : 4;
    unsigned low = p[0] == 0xE0 ? 0xA0 : p[0] == 0xF0 ? 0x90 : 0x80;
    unsigned high = p[0] == 0xED ? 0x9F : p[0] == 0xF4 ? 0x8F : 0xBF;
    uint32_t value = p[0] & (0x7Fu >> length);

    if (p[0] < 0xC2 || p[0] > 0xF4)
        return utf8_replace(1, code_point);
    for (uint32_t i = 1; i < length; i++) {
        if (i >= text.length || p[i] < low || p[i] > high)
            return utf8_replace(i, code_point);
        value = value << 6 | (p[i] & 0x3F);
        low = 0x80;
        high = 0xBF;
    }
    *code_point = value;
    return length;
}

uint32_t utf8_encode(uint32_t code_point, char *out)
{
    if (code_point < 0x80) {
        out[0] = (char)code_point;
        return 1;
    }
    if (code_point < 0x800) {
        out[0] = (char)(0xC0 | code_point >> 6);
        out[1] = (char)(0x80 | (code_point & 0x3F));
        return 2;
    }
    if (code_point < 0x10000) {
        out[0] = (char)(0xE0 | code_point >> 12);
        out[1] = (char)(0x80 | (code_point >> 6 & 0x3F));
        out[2] = (char)(0x80 | (code_point & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | code_point >> 18);
    out[1] = (char)(0x80 | (code_point >> 12 & 0x3F));
    out[2] = (char)(0x80 | (code_point >> 6 & 0x3F));
    out[3] = (char)(0x80 | (code_point & 0x3F));
    return 4;
}

void utf8_append(struct nutgraf_buffer *out, uint32_t code_point)
{
    char bytes[4];

    buffer_append(out, bytes, utf8_encode(code_point, bytes));
}

/* Past the ASCII from `at` on. */
static size_t utf8_skip_ascii(struct span text, size_t at)
{
    const uint64_t HIGH_BITS = 0x8080808080808080ULL;

    for (; text.length - at >= 32; at += 32) {
        const char *p = text.bytes + at;
        uint64_t a, b, c, d;

        memcpy(&a, p, 8);
        memcpy(&b, p + 8, 8);
        memcpy(&c, p + 16, 8);
        memcpy(&d, p + 24, 8);
        if ((a | b | c | d) & HIGH_BITS)
            break;
    }
    while (at < text.length && (unsigned char)text.bytes[at] < 0x80)
        at++;
    return at;
}

size_t utf8_invalid(struct span text)
{
    size_t invalid = 0;

    for (size_t at = utf8_skip_ascii(text, 0); at < text.length;) {
        uint32_t code_point;
        uint32_t length = utf8_decode(span_of(text.bytes + at, text.length - at), &code_point);

        /* U+FFFD itself takes three bytes, what it stands for at most three
         * as well, but never these. */
        if (code_point == REPLACEMENT && (length < 3 || text.bytes[at] != '\xEF'))
            invalid += length;
        at += length;
        if (at < text.length && (unsigned char)text.bytes[at] < 0x80)
            at = utf8_skip_ascii(text, at);
    }
    return invalid;
}

bool utf8_is_wide_space(uint32_t code_point)
{
    return code_point == 0x1680 || (code_point >= 0x2000 && code_point <= 0x200A) ||
           code_point == 0x2028 || code_point == 0x2029 || code_point == 0x202F ||
           code_point == 0x205F || code_point == 0x3000 || code_point == 0xFEFF;
}

static bool is_printed(char byte)
{
    return byte >= '!' && byte <= '~';
}

/* Past the words of ASCII at `at`, single spaces between them. */
static size_t utf8_skip_words(struct span text, size_t at)
{
    const char *p = text.bytes;
    size_t start = at;

    if (!is_printed(p[at]))
        return at;
    for (; text.length - at > 16; at += 16) {
        sixteen bytes = sixteen_load(p + at), next = sixteen_load(p + at + 1);

        if (sixteen_first((bytes < ' ') | (bytes == 0x7F) | ((bytes == ' ') & (next == ' '))) < 16)
            break;
    }
    while (at < text.length &&
           (is_printed(p[at]) || (p[at] == ' ' && at + 1 < text.length && p[at + 1] != ' ')))
        at++;
    return at > start && p[at - 1] == ' ' ? at - 1 : at;
}

void utf8_fold_space(struct nutgraf_buffer *out, struct span text)
{
    bool begun = false, gap = false;

    for (size_t at = 0; at < text.length;) {
        size_t end = utf8_skip_words(text, at);
        uint32_t code_point;

        if (end > at) {
            if (gap)
                buffer_byte(out, ' ');
            buffer_append(out, text.bytes + at, end - at);
            begun = true;
            gap = false;
            at = end;
            continue;
        }
        at += utf8_decode(span_of(text.bytes + at, text.length - at), &code_point);
        if (utf8_is_space(code_point)) {
            gap = begun;
            continue;
        }
        if (gap)
            buffer_byte(out, ' ');
        utf8_append(out, code_point);
        begun = true;
        gap = false;
    }
}

/* Code points of folded text, one at a time. */
struct folded {
    struct span text;
    size_t at;
    uint32_t held; /* what follows the space just given, or 0 */
    bool begun;
};

/* False at the end. */
static bool folded_next(struct folded *folded, uint32_t *code_point)
{
    bool gap = false;

    if (folded->held) {
        *code_point = folded->held;
        folded->held = 0;
        return true;
    }
    while (folded->at < folded->text.length) {
        folded->at += utf8_decode(
            span_of(folded->text.bytes + folded->at, folded->text.length - folded->at), code_point);
        if (!utf8_is_space(*code_point)) {
            if (gap && folded->begun) {
                folded->held = *code_point;
                *code_point = ' ';
            }
            folded->begun = true;
            return true;
        }
        gap = true;
    }
    return false;
}

size_t utf8_characters(struct span text)
{
    struct folded folded = {.text = text};
    uint32_t code_point, before = 0;
    utf8proc_int32_t state = 0;
    size_t characters = 0;

    while (folded_next(&folded, &code_point)) {
        if (characters == 0 || utf8proc_grapheme_break_stateful(
                                   (utf8proc_int32_t)before, (utf8proc_int32_t)code_point, &state))
            characters++;
        before = code_point;
    }
    return characters;
}
