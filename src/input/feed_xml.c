/* feed_xml.c -- RSS, Atom and OPML through expat.
 *
 * What goes to the parser was repaired before, piece by piece (xml_repair.h);
 * what is left for it to refuse are tags that do not match. Then the open entry
 * is closed with what it has and a new parser begins at the next entry. */
#include <expat.h>

#include "base/url.h"
#include "input/feed_build.h"
#include "input/feed_names.h"
#include "input/xml_repair.h"

enum {
    DEEPEST = 128,
    PIECE = 16 << 10,    /* bytes given to the parser at a time */
    MOST_RESTARTS = 1000 /* after so many errors it is no feed */
};

struct level {
    struct span base;       /* xml:base in force */
    struct span outline;    /* of OPML: the title of the outline */
    uint32_t binding_count; /* in force before this element */
};

struct reader {
    struct feed_builder *builder;
    XML_Parser parser;
    struct xml_repair repair;
    struct xml_repair before; /* at the start of the piece that is being parsed */
    size_t given;             /* bytes given to the parser before that piece */
    size_t lines;             /* before the first byte given */
    struct feed_names names;
    struct level levels[DEEPEST + 1];
    uint32_t depth;
    uint32_t entry_depth;   /* of the open entry; 0: none */
    uint32_t channel_depth; /* of what the feed's own parts are in; 0: not yet */
    enum feed_field field;  /* whose text is being gathered */
    enum feed_markup markup;
    bool escape;                 /* its characters are text among real tags */
    uint32_t nested;             /* tags open inside of the field */
    struct nutgraf_buffer value; /* of the field */
    struct nutgraf_buffer root;  /* the root's start tag, to begin again with */
    bool too_deep;
};

/* ---- gathering a field's text ---- */

static void append_escaped(struct nutgraf_buffer *out, struct span text)
{
    for (size_t i = 0; i < text.length; i++) {
        char c = text.bytes[i];

        if (c == '&')
            buffer_append(out, "&amp;", 5);
        else if (c == '<')
            buffer_append(out, "&lt;", 4);
        else if (c == '"')
            buffer_append(out, "&quot;", 6);
        else
            buffer_byte(out, c);
    }
}

static void append_start_tag(struct nutgraf_buffer *out, const char *name, const char **attributes)
{
    buffer_byte(out, '<');
    buffer_text(out, name);
    for (size_t i = 0; attributes[i]; i += 2) {
        buffer_byte(out, ' ');
        buffer_text(out, attributes[i]);
        buffer_append(out, "=\"", 2);
        append_escaped(out, span_from(attributes[i + 1]));
        buffer_byte(out, '"');
    }
    buffer_byte(out, '>');
}

static void finish_field(struct reader *reader)
{
    struct span value = span_of(nutgraf_buffer_bytes(&reader->value), reader->value.length);

    if (reader->field == FIELD_NONE)
        return;
    feed_set(reader->builder, reader->field, value, reader->markup,
             reader->levels[reader->depth].base);
    reader->field = FIELD_NONE;
    nutgraf_buffer_clear(&reader->value);
}

/* ---- elements ---- */

static const char *attribute(const char **attributes, const char *name)
{
    for (size_t i = 0; attributes[i]; i += 2)
        if (strcmp(attributes[i], name) == 0)
            return attributes[i + 1];
    return NULL;
}

static size_t current_line(const struct reader *reader)
{
    return reader->lines + XML_GetCurrentLineNumber(reader->parser);
}

static void set(struct reader *reader, enum feed_field field, const char *value)
{
    if (value)
        feed_set(reader->builder, field, span_from(value), MARKUP_PLAIN,
                 reader->levels[reader->depth].base);
}

static bool is_alternate(const char **attributes)
{
    const char *rel = attribute(attributes, "rel");

    return !rel || strcmp(rel, "alternate") == 0;
}

static void open_entry(struct reader *reader, const char **attributes)
{
    feed_open_entry(reader->builder, current_line(reader));
    reader->entry_depth = reader->depth;
    set(reader, FIELD_LANGUAGE, attribute(attributes, "xml:lang"));
    set(reader, FIELD_ID, attribute(attributes, "rdf:about"));
}

/* RSS has no way to say what its texts are: they are HTML. Atom has; its plain
 * text is the default. */
static enum feed_markup markup_of(const struct reader *reader, const char **attributes)
{
    const char *type = attribute(attributes, "type");

    if (!type)
        return reader->builder->feed->kind == FEED_ATOM ? MARKUP_PLAIN : MARKUP_HTML;
    return strcmp(type, "text") == 0 || strcmp(type, "text/plain") == 0 ? MARKUP_PLAIN
                                                                        : MARKUP_HTML;
}

static void open_field(struct reader *reader, enum feed_field field, const char **attributes)
{
    const char *type = attribute(attributes, "type");
    const char *href = attribute(attributes, "href");
    const char *term = attribute(attributes, "term");
    const char *permanent = attribute(attributes, "isPermaLink");

    if (field == FIELD_LINK && href) {
        if (is_alternate(attributes))
            set(reader, field, href);
        return;
    }
    if (field == FIELD_ID && permanent && strcmp(permanent, "false") == 0)
        return; /* must not be taken for the link */
    if (field == FIELD_CATEGORY && term) {
        const char *label = attribute(attributes, "label");

        set(reader, field, label ? label : term);
        return;
    }
    reader->field = field;
    reader->markup = markup_of(reader, attributes);
    reader->escape = type && strstr(type, "xhtml");
    reader->nested = 0;
    nutgraf_buffer_clear(&reader->value);
}

/* An outline of OPML is an entry when it names a feed, else a group. */
static void take_outline(struct reader *reader, const char **attributes)
{
    const char *address = attribute(attributes, "xmlUrl");
    const char *title = attribute(attributes, "title");
    struct level *level = &reader->levels[reader->depth];

    if (!title)
        title = attribute(attributes, "text");
    if (!address) {
        char *copy = title ? arena_string(reader->builder->arena, title, strlen(title)) : NULL;

        if (copy)
            level->outline = span_from(copy);
        return;
    }
    feed_open_entry(reader->builder, current_line(reader));
    set(reader, FIELD_LINK, address);
    set(reader, FIELD_TITLE, title);
    feed_set(reader->builder, FIELD_CATEGORY, level->outline, MARKUP_PLAIN, level->base);
    feed_close_entry(reader->builder);
}

static void take_element(struct reader *reader, struct feed_name name, const char **attributes)
{
    struct feed_builder *builder = reader->builder;
    uint32_t parent = builder->entry ? reader->entry_depth : reader->channel_depth;

    if (builder->feed->kind == FEED_OPML) {
        if (feed_name_is(name, "outline"))
            take_outline(reader, attributes);
        else if (feed_name_is(name, "title"))
            open_field(reader, FIELD_TITLE, attributes);
    } else if (!builder->entry && (feed_name_is(name, "item") || feed_name_is(name, "entry")))
        open_entry(reader, attributes);
    else if (!builder->entry && feed_name_is(name, "channel"))
        reader->channel_depth = reader->depth;
    else if (parent > 0 && (reader->depth == parent + 1 || name.space == SPACE_MEDIA)) {
        enum feed_field field = feed_name_field(name);

        if (field != FIELD_NONE)
            open_field(reader, field, attributes);
    }
}

static void open_root(struct reader *reader, const char *name, const char **attributes)
{
    if (reader->root.length == 0) {
        append_start_tag(&reader->root, name, attributes);
        set(reader, FIELD_LANGUAGE, attribute(attributes, "xml:lang"));
    }
    if (reader->builder->feed->kind == FEED_ATOM)
        reader->channel_depth = 1;
}

static void on_start(void *data, const char *name, const char **attributes)
{
    struct reader *reader = data;
    struct feed_builder *builder = reader->builder;
    const char *base = attribute(attributes, "xml:base");
    struct feed_name resolved;
    struct level *level;

    if (reader->depth == DEEPEST) {
        reader->too_deep = true;
        XML_StopParser(reader->parser, XML_FALSE);
        return;
    }
    level = &reader->levels[++reader->depth];
    *level = level[-1];
    level->binding_count = reader->names.count;
    if (base) {
        char *copy = arena_string(builder->arena, base, strlen(base));

        builder->failed = builder->failed || !copy;
        if (copy)
            level->base = url_resolve(builder->arena, level->base, span_from(copy));
    }
    if (reader->field != FIELD_NONE) {
        append_start_tag(&reader->value, name, attributes);
        reader->markup = MARKUP_HTML;
        reader->nested++;
        return;
    }
    feed_names_bind(&reader->names, builder->arena, attributes);
    resolved = feed_names_resolve(&reader->names, name);
    if (reader->depth == 1)
        open_root(reader, name, attributes);
    if (reader->depth > 1 || feed_name_is(resolved, "entry"))
        take_element(reader, resolved, attributes);
}

static void on_end(void *data, const char *name)
{
    struct reader *reader = data;

    if (reader->field != FIELD_NONE && reader->nested > 0) {
        buffer_append(&reader->value, "</", 2);
        buffer_text(&reader->value, name);
        buffer_byte(&reader->value, '>');
        reader->nested--;
    } else
        finish_field(reader);
    if (reader->depth == reader->entry_depth) {
        feed_close_entry(reader->builder);
        reader->entry_depth = 0;
    }
    reader->names.count = reader->levels[reader->depth].binding_count;
    reader->depth--;
}

static void on_text(void *data, const char *text, int length)
{
    struct reader *reader = data;

    if (reader->field == FIELD_NONE)
        return;
    if (reader->escape || reader->nested > 0)
        append_escaped(&reader->value, span_of(text, (size_t)length));
    else
        buffer_append(&reader->value, text, (size_t)length);
}

/* ---- errors ---- */

/* Where in the feed the parser stands: the piece is repaired once more, up to
 * that byte. */
static size_t offset_of(struct reader *reader)
{
    size_t index = (size_t)XML_GetCurrentByteIndex(reader->parser);
    struct xml_repair again = reader->before;
    struct nutgraf_buffer out;

    buffer_init(&out);
    if (index > reader->given)
        xml_repair_run(&again, &out, index - reader->given);
    reader->builder->failed = reader->builder->failed || out.failed;
    buffer_release(&out);
    return again.at;
}

static void warn(struct reader *reader, size_t offset)
{
    enum XML_Error code = XML_GetErrorCode(reader->parser);
    struct span text = reader->builder->text;
    size_t start = offset;

    while (start > 0 && text.bytes[start - 1] != '\n')
        start--;
    if (code == XML_ERROR_NO_MEMORY)
        reader->builder->failed = true;
    feed_warn(reader->builder, current_line(reader), offset - start + 1,
              reader->too_deep                 ? "nested too deep"
              : code == XML_ERROR_NO_ELEMENTS  ? "ends before its last tag"
              : code == XML_ERROR_TAG_MISMATCH ? "tags that do not match"
                                               : XML_ErrorString(code));
}

/* What the open entry has got is kept. */
static void abandon(struct reader *reader)
{
    finish_field(reader);
    feed_close_entry(reader->builder);
    reader->entry_depth = 0;
    reader->depth = 0;
    reader->names.count = 0;
    reader->too_deep = false;
    reader->channel_depth = UINT32_MAX; /* the feed's own parts are not looked for again */
}

/* Where the next entry begins behind `offset`; the length when none does. */
static size_t next_entry(struct span text, size_t offset)
{
    static const char *const NAMES[] = {"<item", "<entry", "<outline"};

    for (size_t at = offset; at < text.length; at++) {
        const char *found = memchr(text.bytes + at, '<', text.length - at);

        if (!found)
            break;
        at = (size_t)(found - text.bytes);
        for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++) {
            size_t length = strlen(NAMES[i]);

            if (at + length < text.length && memcmp(found, NAMES[i], length) == 0 &&
                strchr(" \t\r\n/>", found[length]))
                return at;
        }
    }
    return text.length;
}

/* ---- the parser ---- */

static bool start_parser(struct reader *reader)
{
    reader->parser = XML_ParserCreate("UTF-8");
    if (!reader->parser)
        return false;
    XML_SetUserData(reader->parser, reader);
    XML_SetElementHandler(reader->parser, on_start, on_end);
    XML_SetCharacterDataHandler(reader->parser, on_text);
    reader->given = 0;
    return true;
}

static bool give(struct reader *reader, const struct nutgraf_buffer *piece, bool last)
{
    return XML_Parse(reader->parser, nutgraf_buffer_bytes(piece), (int)piece->length, last) ==
           XML_STATUS_OK;
}

/* Parses from where the repair stands to the end. True: nothing more is to be
 * read; else `*offset` is where it went wrong. */
static bool parse_rest(struct reader *reader, size_t *offset)
{
    struct nutgraf_buffer piece;
    bool fine = true, more = true;

    buffer_init(&piece);
    while (fine && more && !reader->builder->failed) {
        nutgraf_buffer_clear(&piece);
        reader->before = reader->repair;
        more = xml_repair_run(&reader->repair, &piece, PIECE);
        fine = give(reader, &piece, !more);
        if (fine)
            reader->given += piece.length;
    }
    reader->builder->failed = reader->builder->failed || piece.failed || reader->value.failed;
    buffer_release(&piece);
    if (!fine)
        *offset = offset_of(reader);
    return fine || reader->builder->failed;
}

/* A new parser, in the root and at the next entry. False: there is none. */
static bool restart(struct reader *reader, size_t offset)
{
    struct span text = reader->builder->text;
    size_t entry = next_entry(text, offset);
    size_t lines = reader->lines + XML_GetCurrentLineNumber(reader->parser) - 1;

    if (entry == text.length || reader->root.length == 0)
        return false;
    for (size_t i = offset; i < entry; i++)
        lines += text.bytes[i] == '\n';
    XML_ParserFree(reader->parser);
    if (!start_parser(reader)) {
        reader->builder->failed = true;
        return false;
    }
    xml_repair_init(&reader->repair, text);
    reader->repair.at = entry;
    if (!give(reader, &reader->root, false))
        return false;
    reader->given = reader->root.length;
    reader->lines = lines;
    return true;
}

static void read_all(struct reader *reader)
{
    size_t offset = 0, restarts = 0;

    while (!parse_rest(reader, &offset)) {
        warn(reader, offset);
        abandon(reader);
        if (restarts++ == MOST_RESTARTS || !restart(reader, offset))
            break;
    }
}

bool feed_read_xml(struct feed_builder *builder)
{
    struct reader reader = {.builder = builder};

    reader.levels[0] = (struct level){.base = span_of("", 0), .outline = span_of("", 0)};
    xml_repair_init(&reader.repair, builder->text);
    if (start_parser(&reader))
        read_all(&reader);
    else
        builder->failed = true;
    if (reader.parser)
        XML_ParserFree(reader.parser);
    buffer_release(&reader.value);
    buffer_release(&reader.root);
    return !builder->failed;
}
