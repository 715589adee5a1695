#include "input/html_lexer.h"

static bool is_letter(char c)
{
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

void html_lexer_init(struct html_lexer *lexer, struct span html)
{
    *lexer = (struct html_lexer){.html = html};
}

static size_t find_byte(struct span html, size_t at, char byte)
{
    const char *found = at < html.length ? memchr(html.bytes + at, byte, html.length - at) : NULL;

    return found ? (size_t)(found - html.bytes) : html.length;
}

/* Behind the next '>', or the end. */
static size_t behind_bracket(struct span html, size_t at)
{
    size_t bracket = find_byte(html, at, '>');

    return bracket < html.length ? bracket + 1 : bracket;
}

/* ---- comments ---- */

/* `at` is behind "<!--". Comments end in "-->" or "--!>"; "<!-->" is empty. */
static size_t behind_comment(struct html_lexer *lexer, size_t at)
{
    struct span html = lexer->html;
    size_t start = at - 2;

    if (lexer->no_comment_end)
        return behind_bracket(html, at);
    for (size_t end = find_byte(html, at, '>'); end < html.length;
         end = find_byte(html, end + 1, '>')) {
        const char *p = html.bytes + end;

        if (end >= start + 2 && p[-1] == '-' && p[-2] == '-')
            return end + 1;
        if (end >= start + 5 && p[-1] == '!' && p[-2] == '-' && p[-3] == '-')
            return end + 1;
    }
    lexer->no_comment_end = true;
    return behind_bracket(html, at);
}

/* ---- attributes ---- */

/* `at` is a quotation mark: behind its pair. */
static size_t behind_quotation(struct html_lexer *lexer, size_t at)
{
    char quote = lexer->html.bytes[at];
    bool *none = &lexer->no_quote[quote == '"'];
    size_t end = *none ? lexer->html.length : find_byte(lexer->html, at + 1, quote);

    if (end < lexer->html.length)
        return end + 1;
    *none = true;
    return at + 1;
}

/* The '>' that ends the tag whose attributes start at `at`, or the end. */
static size_t tag_end(struct html_lexer *lexer, size_t at)
{
    struct span html = lexer->html;
    bool value = false; /* behind an equals sign */

    while (at < html.length && html.bytes[at] != '>') {
        char c = html.bytes[at];

        if (value && (c == '"' || c == '\'')) {
            at = behind_quotation(lexer, at);
            value = false;
            continue;
        }
        value = c == '=' || (value && html_is_space(c));
        at++;
    }
    return at;
}

static void skip_spaces(struct span *text, const char *also)
{
    while (text->length > 0 && (html_is_space(*text->bytes) || *text->bytes == *also)) {
        text->bytes++;
        text->length--;
    }
}

/* Takes the bytes before the first space or mark off `text`. */
static struct span take_word(struct span *text, char mark)
{
    size_t length = 0;
    struct span word;

    while (length < text->length && !html_is_space(text->bytes[length]) &&
           (length == 0 || text->bytes[length] != mark))
        length++;
    word = span_of(text->bytes, length);
    *text = span_of(text->bytes + length, text->length - length);
    return word;
}

static struct span take_value(struct span *text)
{
    char quote;
    struct span value;
    const char *end;

    skip_spaces(text, " ");
    if (text->length == 0)
        return *text;
    quote = *text->bytes;
    end = quote == '"' || quote == '\'' ? memchr(text->bytes + 1, quote, text->length - 1) : NULL;
    if (!end)
        return take_word(text, ' ');
    value = span_of(text->bytes + 1, (size_t)(end - text->bytes) - 1);
    *text = span_of(end + 1, text->length - value.length - 2);
    return value;
}

bool html_attribute(struct span *attributes, struct span *name, struct span *value)
{
    skip_spaces(attributes, "/");
    if (attributes->length == 0)
        return false;
    *name = take_word(attributes, '=');
    *value = span_of(name->bytes + name->length, 0);
    skip_spaces(attributes, " ");
    if (attributes->length > 0 && *attributes->bytes == '=') {
        *attributes = span_of(attributes->bytes + 1, attributes->length - 1);
        *value = take_value(attributes);
    }
    return true;
}

bool html_is(struct span text, const char *lower)
{
    size_t i = 0;

    for (; i < text.length && lower[i]; i++) {
        char c = text.bytes[i];

        if ((c >= 'A' && c <= 'Z' ? c | 0x20 : c) != lower[i])
            return false;
    }
    return i == text.length && !lower[i];
}

struct span html_attribute_value(struct span attributes, const char *name)
{
    struct span key, value;

    while (html_attribute(&attributes, &key, &value))
        if (html_is(key, name))
            return value;
    return span_of(NULL, 0);
}

/* ---- content that is no markup ---- */

static bool ends_name(struct span html, size_t at)
{
    return at >= html.length || html_is_space(html.bytes[at]) || html.bytes[at] == '/' ||
           html.bytes[at] == '>';
}

/* Is `name` written at `at`, as a whole? */
static bool names(struct span html, size_t at, struct span name)
{
    for (size_t i = 0; i < name.length; i++)
        if (at + i >= html.length || (html.bytes[at + i] | 0x20) != name.bytes[i])
            return false;
    return ends_name(html, at + name.length);
}

/* Behind the "-->" after `at`; `at` itself when there is none. */
static size_t escape_end(struct span html, size_t at)
{
    for (size_t end = find_byte(html, at, '>'); end < html.length;
         end = find_byte(html, end + 1, '>'))
        if (html.bytes[end - 1] == '-' && html.bytes[end - 2] == '-')
            return end + 1;
    return at;
}

/* Where the "</name" that ends the content from `at` stands, or the end. In a
 * script, "<!-- <script> </script> -->" hides one (13.2.5.26). */
static size_t raw_end(struct span html, size_t at, enum html_tag tag)
{
    struct span name = html_tag_name(tag);
    size_t escaped = at; /* up to here */
    bool hidden = false;

    for (; (at = find_byte(html, at, '<')) < html.length; at++) {
        struct span rest = span_of(html.bytes + at, html.length - at);

        hidden = hidden && at < escaped;
        if (rest.length > 1 && rest.bytes[1] == '/' && names(html, at + 2, name)) {
            if (!hidden)
                return at;
            hidden = false;
        } else if (at < escaped) {
            hidden = hidden || names(html, at + 1, name);
        } else if (tag == TAG_SCRIPT && span_starts(rest, span_from("<!--"))) {
            escaped = escape_end(html, at);
        }
    }
    return at;
}

/* The content of the raw element whose start tag was just read. Without an end
 * tag there is none, and the text goes on. */
static void read_raw(struct html_lexer *lexer, struct html_token *token)
{
    struct span html = lexer->html;
    size_t end;

    token->raw = true;
    token->content = span_of(html.bytes + lexer->at, 0);
    if (lexer->no_raw_end[token->tag])
        return;
    end = raw_end(html, lexer->at, token->tag);
    if (end == html.length) {
        lexer->no_raw_end[token->tag] = true;
        return;
    }
    token->content.length = end - lexer->at;
    lexer->at = behind_bracket(html, end);
}

/* ---- tokens ---- */

/* `at` is behind '<' or "</", at a letter. */
static void read_tag(struct html_lexer *lexer, size_t at, struct html_token *token)
{
    struct span html = lexer->html;
    size_t name = at, end;

    while (!ends_name(html, at))
        at++;
    token->tag = html_tag_of(span_of(html.bytes + name, at - name));
    end = tag_end(lexer, at);
    token->attributes = span_of(html.bytes + at, end - at);
    lexer->at = end < html.length ? end + 1 : end;
    if (token->kind == HTML_START && (html_traits(token->tag) & HTML_RAW))
        read_raw(lexer, token);
}

/* Reads what opens with the '<' at `at`: true for a tag. Comments and
 * declarations are passed over; a '<' that opens nothing is left as text. */
static bool read_markup(struct html_lexer *lexer, size_t at, struct html_token *token,
                        bool *literal)
{
    struct span rest = span_of(lexer->html.bytes + at, lexer->html.length - at);
    char next = rest.length > 1 ? rest.bytes[1] : ' ';

    *literal = false;
    if (is_letter(next) || (next == '/' && rest.length > 2 && is_letter(rest.bytes[2]))) {
        token->kind = next == '/' ? HTML_END : HTML_START;
        read_tag(lexer, at + (next == '/' ? 2 : 1), token);
        return true;
    }
    if (span_starts(rest, span_from("<!--")))
        lexer->at = behind_comment(lexer, at + 4);
    else if (next == '!' || next == '?' || next == '/')
        lexer->at = behind_bracket(lexer->html, at + 1);
    else
        *literal = true;
    return false;
}

bool html_next(struct html_lexer *lexer, struct html_token *token)
{
    struct span html = lexer->html;

    *token = (struct html_token){.kind = HTML_TEXT};
    while (lexer->at < html.length) {
        size_t start = lexer->at, at = find_byte(html, start, '<');
        bool literal;

        if (at == start) {
            if (read_markup(lexer, at, token, &literal))
                return true;
            if (!literal)
                continue;
            at = find_byte(html, start + 1, '<');
        }
        token->text = span_of(html.bytes + start, at - start);
        lexer->at = at;
        return true;
    }
    return false;
}
