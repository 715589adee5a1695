#include "input/sniff.h"

#include "input/html_lexer.h"
#include "language/utf8.h"

enum { LOOKED_AT = 4 << 10 };

static struct span skip_space(struct span text)
{
    if (span_starts(text, span_of("\xEF\xBB\xBF", 3)))
        text = span_of(text.bytes + 3, text.length - 3);
    while (text.length > 0 && utf8_is_space((unsigned char)*text.bytes) &&
           (unsigned char)*text.bytes < 0x80)
        text = span_of(text.bytes + 1, text.length - 1);
    return text;
}

/* ---- HTML ---- */

/* Behind comments and XML declarations. */
static struct span skip_preamble(struct span text)
{
    for (;;) {
        const char *end;

        text = skip_space(text);
        if (!span_starts(text, span_from("<?")) && !span_starts(text, span_from("<!--")))
            return text;
        end = memchr(text.bytes, '>', text.length);
        if (!end)
            return text;
        text = span_of(end + 1, text.length - (size_t)(end + 1 - text.bytes));
    }
}

/* Does the first thing of the text make it HTML by itself? */
static bool opens_html(struct span text)
{
    static const char *const OPENINGS[] = {"<!doctype html", "<html", "<head",  "<body",
                                           "<title",         "<meta", "<script"};

    text = skip_preamble(text);
    if (text.length == 0 || *text.bytes != '<')
        return false;
    for (size_t i = 0; i < sizeof OPENINGS / sizeof *OPENINGS; i++) {
        size_t length = strlen(OPENINGS[i]);

        if (text.length > length && html_is(span_of(text.bytes, length), OPENINGS[i]))
            return true;
    }
    return false;
}

/* A piece of a page: tags of blocks or links every few hundred bytes. */
static bool is_tagged(struct span text)
{
    struct html_lexer lexer;
    struct html_token token;
    size_t starts = 0, ends = 0;
    bool first = true, opens = false;

    html_lexer_init(&lexer, text);
    while (html_next(&lexer, &token)) {
        bool counts =
            token.kind != HTML_TEXT && (token.tag == TAG_A || html_traits(token.tag) & HTML_BLOCK);

        opens = opens || (first && token.kind == HTML_START && token.tag != TAG_OTHER);
        first = false;
        starts += counts && token.kind == HTML_START;
        ends += counts && token.kind == HTML_END;
    }
    if (opens)
        return starts >= 1;
    return starts >= 3 && ends >= 1 && starts * 400 >= text.length;
}

/* UTF-16 as well: its zeros are looked through. */
static bool is_html(struct span text)
{
    char ascii[256];
    size_t length = 0;

    for (size_t i = 0; i < text.length && i < 2 * sizeof ascii && length < sizeof ascii; i++)
        if (text.bytes[i] > 0)
            ascii[length++] = text.bytes[i];
    return opens_html(span_of(ascii, length)) || is_tagged(text);
}

/* ---- Markdown ---- */

static struct span take_line(struct span *text)
{
    const char *end = memchr(text->bytes, '\n', text->length);
    struct span line = span_of(text->bytes, end ? (size_t)(end - text->bytes) : text->length);

    *text = span_of(text->bytes + line.length, text->length - line.length);
    if (end)
        *text = span_of(text->bytes + 1, text->length - 1);
    return line;
}

static bool contains(struct span text, const char *what)
{
    struct span sought = span_from(what);
    const char *end = text.bytes + text.length, *at = text.bytes;

    while (at < end && (at = memchr(at, *what, (size_t)(end - at))) != NULL) {
        if (span_starts(span_of(at, (size_t)(end - at)), sought))
            return true;
        at++;
    }
    return false;
}

static bool is_heading(struct span line)
{
    size_t level = 0;

    while (level < line.length && line.bytes[level] == '#')
        level++;
    return level >= 1 && level <= 6 && level + 1 < line.length && line.bytes[level] == ' ';
}

/* Headings, links, fences and strong words: two kinds of them are no accident. */
static bool is_markdown(struct span text)
{
    bool heading = false, link = false, fence = false, strong = false;

    if (!contains(text, "#") && !contains(text, "](") && !contains(text, "```"))
        return false; /* strong words alone are one kind */
    while (text.length > 0) {
        struct span line = take_line(&text);

        heading = heading || is_heading(line);
        fence = fence || span_starts(line, span_from("```"));
        link = link || contains(line, "](http") || contains(line, "](/") || contains(line, "](#");
        strong = strong || (contains(line, "**") && line.length > 4);
    }
    return heading + link + fence + strong >= 2;
}

/* ---- the name ---- */

static nutgraf_input_format format_of_name(const char *name)
{
    static const struct {
        char ending[12];
        nutgraf_input_format format;
    } ROWS[] = {
        {".html", NUTGRAF_INPUT_HTML},         {".htm", NUTGRAF_INPUT_HTML},
        {".xhtml", NUTGRAF_INPUT_HTML},        {".md", NUTGRAF_INPUT_MARKDOWN},
        {".markdown", NUTGRAF_INPUT_MARKDOWN}, {".txt", NUTGRAF_INPUT_TEXT},
    };
    size_t length = name ? strlen(name) : 0;

    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        size_t ending = strlen(ROWS[i].ending);

        if (length > ending && html_is(span_of(name + length - ending, ending), ROWS[i].ending))
            return ROWS[i].format;
    }
    return NUTGRAF_INPUT_AUTO;
}

nutgraf_input_format sniff(struct span bytes, const char *name)
{
    nutgraf_input_format named = format_of_name(name);
    struct span text = skip_space(bytes);

    if (text.length > LOOKED_AT)
        text.length = LOOKED_AT;
    if (opens_html(text))
        return NUTGRAF_INPUT_HTML;
    if (named != NUTGRAF_INPUT_AUTO)
        return named;
    if (contains(text, "<") && is_html(text))
        return NUTGRAF_INPUT_HTML;
    return is_markdown(text) ? NUTGRAF_INPUT_MARKDOWN : NUTGRAF_INPUT_TEXT;
}
