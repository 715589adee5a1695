#include "input/html_text.h"

#include <utf8proc.h>

#include "base/arena.h"
#include "input/entity.h"
#include "language/utf8.h"

void html_text_init(struct html_text *text)
{
    *text = (struct html_text){0};
    buffer_init(&text->out);
    buffer_init(&text->character);
}

void html_text_release(struct html_text *text)
{
    buffer_release(&text->out);
    buffer_release(&text->character);
}

/* ---- characters ---- */

/* Soft hyphen, zero width space, word joiner, byte order mark: seen by no
 * reader, in the way of every comparison. The joiners of Persian and Hindi stay. */
static bool is_invisible(uint32_t code_point)
{
    return code_point == 0xAD || code_point == 0x200B || code_point == 0x2060 ||
           code_point == 0xFEFF;
}

static void write_gap(struct html_text *text)
{
    if (text->gap != GAP_NONE && text->out.length > text->start)
        buffer_byte(&text->out, text->gap == GAP_LINE ? '\n' : ' ');
    text->gap = GAP_NONE;
}

static void add_space(struct html_text *text, char c)
{
    if (text->preformatted && text->out.length > text->start)
        buffer_byte(&text->out, c == '\r' ? '\n' : c);
    else if (text->gap == GAP_NONE)
        text->gap = GAP_SPACE;
}

/* One character beyond ASCII; returns its length. */
static size_t add_wide(struct html_text *text, struct span rest)
{
    uint32_t code_point;
    size_t length = utf8_decode(rest, &code_point);

    if (is_invisible(code_point))
        return length;
    if (utf8_is_space(code_point)) {
        add_space(text, ' ');
        return length;
    }
    write_gap(text);
    if (code_point == 0xFFFD)
        buffer_append(&text->out, "\xEF\xBF\xBD", 3);
    else
        buffer_append(&text->out, rest.bytes, length);
    return length;
}

static bool is_plain(char c)
{
    return c > ' ' && c < 0x7F;
}

/* "1871<sup>3</sup>" is no 18713 and "mc<sup>2</sup>" no mc2. */
static void add_raised(struct html_text *text, struct span plain)
{
    static const char DIGITS[][4] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};

    for (size_t i = 0; i < plain.length; i++) {
        char c = plain.bytes[i];

        if (c >= '0' && c <= '9')
            buffer_text(&text->out, DIGITS[c - '0']);
        else
            buffer_byte(&text->out, c);
    }
}

/* Is it a number raised behind a word? The number in "[3]" has its brackets. */
static bool is_raised(const struct html_text *text, struct span plain)
{
    return text->raised && text->gap == GAP_NONE && text->out.length > text->start &&
           text->out.bytes[text->out.length - 1] != '[' && *plain.bytes >= '0' &&
           *plain.bytes <= '9';
}

static void add_plain(struct html_text *text, struct span plain)
{
    if (is_raised(text, plain)) {
        add_raised(text, plain);
        return;
    }
    write_gap(text);
    buffer_append(&text->out, plain.bytes, plain.length);
}

/* `html` without references. */
static void add_characters(struct html_text *text, struct span html)
{
    for (size_t at = 0; at < html.length;) {
        char c = html.bytes[at];
        size_t end = at;

        while (end < html.length && is_plain(html.bytes[end]))
            end++;
        if (end > at) {
            add_plain(text, span_of(html.bytes + at, end - at));
            at = end;
        } else if ((unsigned char)c >= 0x80) {
            at += add_wide(text, span_of(html.bytes + at, html.length - at));
        } else {
            if (c == ' ' || (c >= '\t' && c <= '\r'))
                add_space(text, c);
            at++; /* other controls are dropped */
        }
    }
}

void html_text_append(struct html_text *text, struct span html)
{
    while (html.length > 0) {
        const char *amp = memchr(html.bytes, '&', html.length);
        size_t plain = amp ? (size_t)(amp - html.bytes) : html.length;

        add_characters(text, span_of(html.bytes, plain));
        html = span_of(html.bytes + plain, html.length - plain);
        if (amp) {
            size_t length;

            text->character.length = 0;
            length = entity_append(&text->character, html, false);
            add_characters(text, span_of(text->character.bytes, text->character.length));
            text->out.failed = text->out.failed || text->character.failed;
            html = span_of(html.bytes + length, html.length - length);
        }
    }
}

void html_text_break(struct html_text *text)
{
    text->gap = GAP_LINE;
}

/* ---- blocks ---- */

static bool has_word(struct span text)
{
    for (size_t at = 0; at < text.length;) {
        uint32_t code_point;
        size_t length = utf8_decode(span_of(text.bytes + at, text.length - at), &code_point);
        utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)code_point);

        if (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO &&
            (category <= UTF8PROC_CATEGORY_LO || category >= UTF8PROC_CATEGORY_ND))
            return true;
        at += length;
    }
    return false;
}

struct span html_text_end(struct html_text *text)
{
    struct nutgraf_buffer *out = &text->out;
    struct span block = {nutgraf_buffer_bytes(out) + text->start, 0};

    text->gap = GAP_NONE;
    if (out->length == text->start || out->failed)
        return block;
    while (out->length > text->start && strchr(" \n\t", out->bytes[out->length - 1]))
        out->length--;
    block.length = out->length - text->start;
    if (!has_word(block)) {
        out->length = text->start;
        block.length = 0;
    }
    return block;
}

struct span html_text_copy(struct arena *arena, struct span html)
{
    struct html_text text;
    struct span copy = {NULL, 0};
    char *bytes;

    html_text_init(&text);
    html_text_append(&text, html);
    if (!text.out.failed && (bytes = arena_string(arena, text.out.bytes, text.out.length)))
        copy = span_of(bytes, text.out.length);
    html_text_release(&text);
    return copy;
}
