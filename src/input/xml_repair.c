#include "input/xml_repair.h"

#include "base/sequence.h"

enum {
    LONGEST_TAG = 64 << 10, /* a longer one is taken for text */
    MOST_UNCLOSED = 1000,   /* then every `<` is text: looking for ends would take quadratic time */
    LONGEST_ENTITY = 32
};

void xml_repair_init(struct xml_repair *repair, struct span text)
{
    *repair = (struct xml_repair){.text = text};
}

static struct span rest_of(const struct xml_repair *repair)
{
    return span_of(repair->text.bytes + repair->at, repair->text.length - repair->at);
}

static bool starts(struct span text, const char *prefix)
{
    return span_starts(text, span_from(prefix));
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_name(char c)
{
    return is_letter(c) || is_digit(c) || c == '_' || c == ':' || c == '-' || c == '.' ||
           (unsigned char)c >= 0x80;
}

/* Behind the first `what` in `text`, or its end. */
static size_t behind(struct span text, const char *what)
{
    size_t length = strlen(what);

    for (size_t at = 0; at + length <= text.length; at++) {
        const char *found = memchr(text.bytes + at, what[0], text.length - at - (length - 1));

        if (!found)
            break;
        at = (size_t)(found - text.bytes);
        if (memcmp(found, what, length) == 0)
            return at + length;
    }
    return text.length;
}

/* ---- text ---- */

/* May XML hold the character of a reference? (XML 1.0, production 2) */
static bool is_character(struct span digits, int base)
{
    uint32_t number = 0;

    for (size_t i = 0; i < digits.length; i++) {
        char c = (char)(digits.bytes[i] | 0x20);
        uint32_t digit = is_digit(digits.bytes[i]) ? (uint32_t)(digits.bytes[i] - '0')
                                                   : (uint32_t)(c - 'a') + 10;

        number = number * (uint32_t)base + digit;
        if (number > 0x10ffff)
            return false;
    }
    return number == 9 || number == 10 || number == 13 || (number >= 0x20 && number < 0xd800) ||
           (number >= 0xe000 && number < 0xfffe) || number > 0xffff;
}

/* The length of a reference that XML knows at the start of `text`, or 0. One
 * to a character that XML has not got is as long, but `*lost`. */
static size_t reference_length(struct span text, bool *lost)
{
    static const char *const NAMES[] = {"&amp;", "&lt;", "&gt;", "&quot;", "&apos;"};
    bool hexadecimal = text.length > 2 && text.bytes[2] == 'x';
    size_t start = hexadecimal ? 3 : 2, end = start;

    *lost = false;
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++)
        if (starts(text, NAMES[i]))
            return strlen(NAMES[i]);
    if (text.length < 4 || text.bytes[1] != '#')
        return 0;
    while (end < text.length && end < LONGEST_ENTITY &&
           (is_digit(text.bytes[end]) ||
            (hexadecimal && (text.bytes[end] | 0x20) >= 'a' && (text.bytes[end] | 0x20) <= 'f')))
        end++;
    if (end == start || end == text.length || text.bytes[end] != ';')
        return 0;
    *lost = !is_character(span_of(text.bytes + start, end - start), hexadecimal ? 16 : 10);
    return end + 1;
}

static void take_ampersand(struct xml_repair *repair, struct nutgraf_buffer *out)
{
    bool lost;
    struct span rest = rest_of(repair);
    size_t length = reference_length(rest, &lost);

    if (length == 0) {
        buffer_append(out, "&amp;", 5);
        repair->at++;
        return;
    }
    if (lost)
        buffer_append(out, "\xef\xbf\xbd", 3);
    else
        buffer_append(out, rest.bytes, length);
    repair->at += length;
}

/* One character that means nothing to XML. U+FFFE and U+FFFF are not of it. */
static void take_character(struct xml_repair *repair, struct nutgraf_buffer *out)
{
    struct span rest = rest_of(repair);
    size_t length = sequence_length((const unsigned char *)rest.bytes, rest.length);
    char c = rest.bytes[0];

    repair->at += length > 0 ? length : 1;
    if (length == 0 || (length == 3 && memcmp(rest.bytes, "\xef\xbf\xbe", 2) == 0 &&
                        (unsigned char)rest.bytes[2] >= 0xbe))
        buffer_append(out, "\xef\xbf\xbd", 3);
    else if (length > 1 || (unsigned char)c >= ' ' || c == '\t' || c == '\n' || c == '\r')
        buffer_append(out, rest.bytes, length);
}

/* A stretch that needs no look: letters, digits, spaces and what is above. */
static size_t plain_length(struct span text)
{
    size_t i = 0;

    while (i < text.length && (is_letter(text.bytes[i]) || is_digit(text.bytes[i]) ||
                               text.bytes[i] == ' ' || text.bytes[i] == '\n'))
        i++;
    return i;
}

/* ---- tags ---- */

/* Behind the `>` that ends the tag at the start of `text`, or 0. */
static size_t tag_length(struct span text)
{
    char quote = '\0';

    for (size_t i = 1; i < text.length && i < LONGEST_TAG; i++) {
        char c = text.bytes[i];

        if (quote != '\0')
            quote = c == quote ? '\0' : quote;
        else if (c == '>')
            return i + 1;
        else if (c == '"' || c == '\'')
            quote = c;
    }
    return 0;
}

/* Elements of HTML that never have an end. */
static bool is_void(struct span name)
{
    static const char *const NAMES[] = {"br", "hr", "img", "wbr"};

    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++) {
        size_t k = 0;

        while (k < name.length && NAMES[i][k] && (name.bytes[k] | 0x20) == NAMES[i][k])
            k++;
        if (k == name.length && !NAMES[i][k])
            return true;
    }
    return false;
}

static struct span name_of(struct span tag)
{
    size_t start = tag.length > 1 && tag.bytes[1] == '/' ? 2 : 1, end = start;

    while (end < tag.length && is_name(tag.bytes[end]))
        end++;
    return span_of(tag.bytes + start, end - start);
}

/* Begins a tag at an opening bracket, or takes the bracket for text. */
static void open_tag(struct xml_repair *repair, struct nutgraf_buffer *out)
{
    struct span rest = rest_of(repair);
    char next = rest.length > 1 ? rest.bytes[1] : '\0';
    bool opens =
        is_letter(next) || next == '_' || next == ':' || next == '/' || (unsigned char)next >= 0x80;
    size_t length = opens && repair->unclosed < MOST_UNCLOSED ? tag_length(rest) : 0;

    if (length == 0) {
        repair->unclosed += opens;
        buffer_append(out, "&lt;", 4);
        repair->at++;
        return;
    }
    if (next == '/' && is_void(name_of(rest))) {
        repair->at += length;
        return;
    }
    repair->end = repair->at + length;
    buffer_byte(out, '<');
    repair->at++;
}

static void close_tag(struct xml_repair *repair, struct nutgraf_buffer *out)
{
    size_t start = repair->at;
    bool closed = repair->text.bytes[start - 1] == '/';

    while (start > 0 && repair->text.bytes[start - 1] != '<')
        start--;
    if (!closed && start > 0 &&
        is_void(name_of(span_of(repair->text.bytes + start - 1, repair->end - start + 1))))
        buffer_byte(out, '/');
    buffer_byte(out, '>');
    repair->at = repair->end;
    repair->end = 0;
    repair->quote = '\0';
}

/* One character of a tag. */
static void take_in_tag(struct xml_repair *repair, struct nutgraf_buffer *out)
{
    char c = repair->text.bytes[repair->at];

    if (repair->at + 1 == repair->end) {
        close_tag(repair, out);
        return;
    }
    if (c == '&') {
        take_ampersand(repair, out);
        return;
    }
    if (c == '<') {
        buffer_append(out, "&lt;", 4);
        repair->at++;
        return;
    }
    if (repair->quote != '\0')
        repair->quote = c == repair->quote ? '\0' : repair->quote;
    else if (c == '"' || c == '\'')
        repair->quote = c;
    take_character(repair, out);
}

/* ---- what is not a tag ---- */

size_t xml_doctype_length(struct span text)
{
    bool bracket = false;
    char quote = '\0';

    for (size_t i = 2; i < text.length; i++) {
        char c = text.bytes[i];

        if (quote != '\0')
            quote = c == quote ? '\0' : quote;
        else if (c == '"' || c == '\'')
            quote = c;
        else if (c == '[')
            bracket = true;
        else if (c == ']')
            bracket = false;
        else if (c == '>' && !bracket)
            return i + 1;
    }
    return text.length;
}

/* Skips a declaration, comment or instruction; false when there is none. Its
 * line ends stay, so that the parser counts lines as the reader does. */
static bool skip_declaration(struct xml_repair *repair, struct nutgraf_buffer *out)
{
    struct span rest = rest_of(repair);
    size_t start = repair->at;

    if (starts(rest, "<!--"))
        repair->at += 4 + behind(span_of(rest.bytes + 4, rest.length - 4), "-->");
    else if (starts(rest, "<?"))
        repair->at += behind(rest, "?>");
    else if (starts(rest, "<![CDATA[")) {
        repair->at += 9;
        repair->cdata = true;
    } else if (starts(rest, "<!") && rest.length > 2 && is_letter(rest.bytes[2]))
        repair->at += xml_doctype_length(rest);
    else
        return false;
    for (size_t i = start; i < repair->at; i++)
        if (repair->text.bytes[i] == '\n')
            buffer_byte(out, '\n');
    return true;
}

static void take_bracket(struct xml_repair *repair, struct nutgraf_buffer *out)
{
    if (!skip_declaration(repair, out))
        open_tag(repair, out);
}

static void take_in_cdata(struct xml_repair *repair, struct nutgraf_buffer *out)
{
    struct span rest = rest_of(repair);

    if (starts(rest, "]]>")) {
        repair->cdata = false;
        repair->at += 3;
        return;
    }
    if (rest.bytes[0] == '&' || rest.bytes[0] == '<' || rest.bytes[0] == '>') {
        buffer_text(out, rest.bytes[0] == '&' ? "&amp;" : rest.bytes[0] == '<' ? "&lt;" : "&gt;");
        repair->at++;
        return;
    }
    take_character(repair, out);
}

static void take_in_text(struct xml_repair *repair, struct nutgraf_buffer *out)
{
    switch (repair->text.bytes[repair->at]) {
    case '&':
        take_ampersand(repair, out);
        break;
    case '<':
        take_bracket(repair, out);
        break;
    case '>': /* "]]>" is not of XML */
        buffer_append(out, "&gt;", 4);
        repair->at++;
        break;
    default:
        take_character(repair, out);
    }
}

bool xml_repair_run(struct xml_repair *repair, struct nutgraf_buffer *out, size_t limit)
{
    size_t before = out->length;

    while (repair->at < repair->text.length && out->length < limit && !out->failed) {
        size_t plain = repair->end > 0 ? 0 : plain_length(rest_of(repair));

        if (plain > limit - out->length)
            plain = limit - out->length;
        if (plain > 0) {
            buffer_append(out, repair->text.bytes + repair->at, plain);
            repair->at += plain;
        } else if (repair->end > 0)
            take_in_tag(repair, out);
        else if (repair->cdata)
            take_in_cdata(repair, out);
        else
            take_in_text(repair, out);
    }
    return out->length > before;
}

/* ---- entities ---- */

/* Does a declaration `<!ENTITY ...>` name a file, or hold a reference to
 * another entity? A reference to a character (&#160;) is harmless. */
static bool is_hostile(struct span declaration)
{
    for (size_t i = 0; i + 1 < declaration.length; i++) {
        char c = declaration.bytes[i], next = declaration.bytes[i + 1];

        if ((c == '&' && next != '#') || c == '%')
            return true;
        if (i > 0 && starts(span_of(declaration.bytes + i, declaration.length - i), "SYSTEM"))
            return true;
        if (i > 0 && starts(span_of(declaration.bytes + i, declaration.length - i), "PUBLIC"))
            return true;
    }
    return false;
}

size_t xml_hostile_entity(struct span text)
{
    size_t at = behind(text, "<!DOCTYPE"), end;

    if (at == text.length)
        return SIZE_MAX;
    end = at + xml_doctype_length(span_of(text.bytes + at, text.length - at));
    while (at < end) {
        struct span rest = span_of(text.bytes + at, end - at);
        size_t start = behind(rest, "<!ENTITY");
        size_t length;

        if (start == rest.length)
            return SIZE_MAX;
        length = behind(span_of(rest.bytes + start, rest.length - start), ">");
        if (is_hostile(span_of(rest.bytes + start, length)))
            return at + start - strlen("<!ENTITY");
        at += start + length;
    }
    return SIZE_MAX;
}
