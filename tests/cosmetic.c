#include "cosmetic.h"

#include <stdlib.h>
#include <utf8proc.h>

#include "language/utf8.h"

const char *cosmetic_name(enum cosmetic edit)
{
    static const char *const NAMES[COSMETICS] = {
        [COSMETIC_SPACE] = "white space",  [COSMETIC_WRAP] = "wrapped lines",
        [COSMETIC_UNWRAP] = "empty lines", [COSMETIC_QUOTES] = "quotes",
        [COSMETIC_DASHES] = "dashes",      [COSMETIC_DECOMPOSE] = "NFD",
        [COSMETIC_COMPOSE] = "NFC",        [COSMETIC_CAPITALS] = "capitals",
        [COSMETIC_MARKDOWN] = "Markdown",  [COSMETIC_HTML] = "HTML",
        [COSMETIC_ENTITIES] = "entities",
    };

    return NAMES[edit];
}

nutgraf_input_format cosmetic_format(enum cosmetic edit)
{
    if (edit == COSMETIC_HTML || edit == COSMETIC_ENTITIES)
        return NUTGRAF_INPUT_HTML;
    return edit == COSMETIC_MARKDOWN ? NUTGRAF_INPUT_MARKDOWN : NUTGRAF_INPUT_TEXT;
}

/* ---- character by character ---- */

struct editor {
    struct nutgraf_buffer *out;
    enum cosmetic edit;
    uint32_t before, after; /* the code points around */
    uint32_t words;         /* begun so far */
    uint32_t column;        /* characters of the line so far */
    struct span rest;       /* of the text */
};

enum { WRAP = 68 }; /* characters a line has at most, as mail programs wrap */

static bool is_letter(uint32_t c)
{
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)c);

    return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
}

/* Would the next word stand beyond the edge? */
static bool is_full(const struct editor *editor)
{
    size_t end = 0;

    while (end < editor->rest.length && editor->rest.bytes[end] != ' ' &&
           editor->rest.bytes[end] != '\n')
        end++;
    return editor->column + 1 + utf8_characters(span_of(editor->rest.bytes, end)) > WRAP;
}

static void edit_space(struct editor *editor)
{
    static const char *const SPACES[] = {"  ", " ", "\t", "\xc2\xa0", " "};
    bool wraps = editor->edit == COSMETIC_WRAP && is_full(editor);

    buffer_text(editor->out, editor->edit == COSMETIC_SPACE ? SPACES[editor->words % 5]
                             : wraps                        ? "\n"
                                                            : " ");
    editor->column = wraps ? 0 : editor->column + 1;
}

static void edit_newline(struct editor *editor)
{
    buffer_text(editor->out, editor->edit == COSMETIC_SPACE    ? " \r\n"
                             : editor->edit == COSMETIC_WRAP   ? "\n\n"
                             : editor->edit == COSMETIC_UNWRAP ? "\n\n"
                                                               : "\n");
    editor->column = 0;
}

/* Curly by what stands before; what is curly becomes straight. */
static void edit_quote(struct editor *editor, uint32_t c)
{
    bool opens = editor->before <= ' ' || editor->before == '(' || editor->before == 0x2014;

    if (c == '"')
        utf8_append(editor->out, opens ? 0x201C : 0x201D);
    else if (c == '\'')
        utf8_append(editor->out, opens ? 0x2018 : 0x2019);
    else if (c == 0x201C || c == 0x201D)
        buffer_byte(editor->out, '"');
    else if (c == 0x2018 || c == 0x2019)
        buffer_byte(editor->out, '\'');
    else
        utf8_append(editor->out, c);
}

static void edit_dash(struct editor *editor, uint32_t c)
{
    if (c == 0x2014)
        buffer_text(editor->out, "--");
    else if (c == 0x2013)
        utf8_append(editor->out, 0x2014);
    else if (c == '-' && is_letter(editor->before) && is_letter(editor->after))
        utf8_append(editor->out, 0x2010);
    else if (c == '-' && editor->before == ' ' && editor->after == ' ')
        utf8_append(editor->out, 0x2013);
    else
        utf8_append(editor->out, c);
}

static void edit_entity(struct nutgraf_buffer *out, uint32_t c, bool all)
{
    if (c == '&')
        buffer_text(out, "&amp;");
    else if (c == '<')
        buffer_text(out, "&lt;");
    else if (c == '>')
        buffer_text(out, "&gt;");
    else if (all && (c == '"' || c == '\'' || c >= 0x80))
        buffer_print(out, "&#%u;", (unsigned)c);
    else
        utf8_append(out, c);
}

static void edit_character(struct editor *editor, uint32_t c)
{
    if (c == '\n')
        edit_newline(editor);
    else if (c == ' ')
        edit_space(editor);
    else if (editor->edit == COSMETIC_QUOTES)
        edit_quote(editor, c);
    else if (editor->edit == COSMETIC_DASHES)
        edit_dash(editor, c);
    else if (editor->edit == COSMETIC_CAPITALS && editor->words % 9 == 8)
        utf8_append(editor->out, (uint32_t)utf8proc_toupper((utf8proc_int32_t)c));
    else
        utf8_append(editor->out, c);
}

static void edit_text(struct nutgraf_buffer *out, struct span text, enum cosmetic edit)
{
    struct editor editor = {.out = out, .edit = edit};

    for (size_t at = 0; at < text.length;) {
        uint32_t c, length = utf8_decode(span_of(text.bytes + at, text.length - at), &c);

        at += length;
        editor.rest = span_of(text.bytes + at, text.length - at);
        editor.after = 0;
        if (at < text.length)
            utf8_decode(editor.rest, &editor.after);
        editor.words += is_letter(c) && !is_letter(editor.before);
        edit_character(&editor, c);
        editor.column += c != ' ' && c != '\n';
        editor.before = c;
    }
}

/* ---- marked up ---- */

/* A paragraph of HTML, every eleventh word in a tag, every 29th a link. */
static void add_paragraph(struct nutgraf_buffer *out, struct span line, bool entities)
{
    uint32_t before = ' ', words = 0;
    const char *close = "";

    buffer_text(out, "<p>");
    for (size_t at = 0; at < line.length;) {
        uint32_t c, length = utf8_decode(span_of(line.bytes + at, line.length - at), &c);

        if (is_letter(c) && before == ' ') {
            words++;
            if (words % 29 == 0)
                buffer_text(out, "<a href=\"#note\">");
            else if (words % 11 == 0)
                buffer_text(out, words % 2 ? "<em>" : "<b>");
            close = words % 29 == 0 ? "</a>" : words % 11 ? "" : words % 2 ? "</em>" : "</b>";
        }
        if (c == ' ') {
            buffer_text(out, close);
            close = "";
        }
        edit_entity(out, c, entities);
        before = c;
        at += length;
    }
    buffer_text(out, close);
    buffer_text(out, "</p>\n");
}

static void edit_html(struct nutgraf_buffer *out, struct span text, bool entities)
{
    buffer_text(out,
                "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"></head><body><article>\n");
    for (size_t at = 0; at < text.length;) {
        struct span line = span_line(text, &at);

        if (line.length > 0)
            add_paragraph(out, line, entities);
    }
    buffer_text(out, "</article></body></html>\n");
}

/* Markdown: what would be markup is escaped; every 13th word of letters is bold. */
static void edit_markdown(struct nutgraf_buffer *out, struct span text)
{
    static const char MARKS[] = "\\`*_{}[]<>#+-.!|~&()";
    uint32_t before = ' ', words = 0;
    const char *close = "";

    for (size_t at = 0; at < text.length;) {
        uint32_t c, length = utf8_decode(span_of(text.bytes + at, text.length - at), &c);

        if (is_letter(c) && before == ' ' && ++words % 13 == 0) {
            close = words % 2 ? "*" : "**";
            buffer_text(out, close);
        }
        if (!is_letter(c)) {
            buffer_text(out, close);
            close = "";
        }
        if (c == '\n')
            buffer_byte(out, '\n');
        else if (c < 0x80 && strchr(MARKS, (int)c))
            buffer_byte(out, '\\');
        utf8_append(out, c);
        before = c;
        at += length;
    }
    buffer_text(out, close);
}

static void edit_form(struct nutgraf_buffer *out, struct span text, utf8proc_option_t form)
{
    utf8proc_uint8_t *mapped = NULL;
    utf8proc_ssize_t length =
        utf8proc_map((const utf8proc_uint8_t *)text.bytes, (utf8proc_ssize_t)text.length, &mapped,
                     UTF8PROC_STABLE | form);

    if (length >= 0)
        buffer_append(out, (const char *)mapped, (size_t)length);
    free(mapped);
}

void cosmetic_edit(struct nutgraf_buffer *out, struct span text, enum cosmetic edit)
{
    if (edit == COSMETIC_DECOMPOSE || edit == COSMETIC_COMPOSE)
        edit_form(out, text, edit == COSMETIC_COMPOSE ? UTF8PROC_COMPOSE : UTF8PROC_DECOMPOSE);
    else if (edit == COSMETIC_HTML || edit == COSMETIC_ENTITIES)
        edit_html(out, text, edit == COSMETIC_ENTITIES);
    else if (edit == COSMETIC_MARKDOWN)
        edit_markdown(out, text);
    else
        edit_text(out, text, edit);
}
