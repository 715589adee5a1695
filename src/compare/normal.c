#include "compare/normal.h"

#include <stdint.h>
#include <stdlib.h>
#include <utf8proc.h>

#include "language/utf8.h"

/* ---- code points that are one and the same ---- */

static bool is_quote(uint32_t c)
{
    return c == '"' || c == '\'' || c == '`' || c == 0xB4 || c == 0xAB || c == 0xBB ||
           (c >= 0x2018 && c <= 0x201F) || (c >= 0x2032 && c <= 0x2036) || c == 0x2039 ||
           c == 0x203A || (c >= 0x300C && c <= 0x300F);
}

static bool is_dash(uint32_t c)
{
    return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212;
}

/* One pass over folded text; a space is written only before what follows it. */
static void unify(struct nutgraf_buffer *out, struct span text)
{
    size_t start = out->length;
    bool space = false;

    for (size_t at = 0; at < text.length;) {
        uint32_t c;
        struct span rest = span_of(text.bytes + at, text.length - at);
        char last = out->length > start ? out->bytes[out->length - 1] : '\0';

        at += utf8_decode(rest, &c);
        if (utf8_is_space(c)) {
            space = true;
            continue;
        }
        if (is_quote(c))
            c = '\'';
        else if (is_dash(c))
            c = '-';
        if (space && last != '\0' && last != '-' && c != '-')
            buffer_byte(out, ' ');
        space = false;
        if ((c == '-' || c == '\'') && (char)c == last)
            continue; /* -- and '' */
        utf8_append(out, c);
    }
}

static bool is_ascii(struct span text)
{
    for (size_t i = 0; i < text.length; i++)
        if ((unsigned char)text.bytes[i] >= 0x80)
            return false;
    return true;
}

/* Lower case in place: what case folding does to ASCII. */
static void lower(char *bytes, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (bytes[i] >= 'A' && bytes[i] <= 'Z')
            bytes[i] = (char)(bytes[i] + ('a' - 'A'));
}

static void fold_and_unify(struct nutgraf_buffer *out, struct nutgraf_buffer *repaired)
{
    static const utf8proc_option_t FOLD =
        UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE;
    struct span text = span_of(nutgraf_buffer_bytes(repaired), repaired->length);
    utf8proc_uint8_t *folded = NULL;
    utf8proc_ssize_t length;

    if (is_ascii(text)) {
        if (repaired->length > 0)
            lower(repaired->bytes, repaired->length);
        unify(out, text);
        return;
    }
    length = utf8proc_map((const utf8proc_uint8_t *)text.bytes, (utf8proc_ssize_t)text.length,
                          &folded, FOLD);
    if (length < 0)
        out->failed = true; /* repaired text fails for want of memory alone */
    else
        unify(out, span_of((const char *)folded, (size_t)length));
    free(folded);
}

void normal_append(struct nutgraf_buffer *out, struct span text, bool strict)
{
    struct nutgraf_buffer repaired;

    if (strict) {
        utf8_fold_space(out, text);
        return;
    }
    buffer_init(&repaired);
    utf8_fold_space(&repaired, text);
    fold_and_unify(out, &repaired);
    out->failed = out->failed || repaired.failed;
    buffer_release(&repaired);
}
