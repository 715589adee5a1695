#include "input/feed.h"

#include "base/sequence.h"
#include "base/status.h"
#include "base/url.h"
#include "input/encoding.h"
#include "input/entity.h"
#include "input/feed_build.h"
#include "input/html_lexer.h"
#include "input/xml_repair.h"
#include "language/utf8.h"

enum { MOST_WARNINGS = 16, SNIFFED = 4 << 10 };

#define NOTHING ((struct span){"", 0})

/* ---- what it is ---- */

static struct span skip(struct span text, size_t count)
{
    return span_of(text.bytes + count, text.length - count);
}

static size_t find(struct span text, const char *what)
{
    size_t length = strlen(what);

    for (size_t at = 0; at + length <= text.length; at++)
        if (memcmp(text.bytes + at, what, length) == 0)
            return at;
    return text.length;
}

/* Behind the white space, declarations and comments that may come first. */
static struct span skip_prolog(struct span text)
{
    if (span_starts(text, span_from("\xef\xbb\xbf")))
        text = skip(text, 3);
    for (;;) {
        while (text.length > 0 && (unsigned char)text.bytes[0] <= ' ')
            text = skip(text, 1);
        if (span_starts(text, span_from("<!--")))
            text = skip(text, find(text, "-->"));
        else if (span_starts(text, span_from("<!")))
            text = skip(text, xml_doctype_length(text));
        else if (span_starts(text, span_from("<?")) || span_starts(text, span_from("-->")))
            text = skip(text, find(text, ">"));
        else
            return text;
        if (text.length > 0 && text.bytes[0] == '>')
            text = skip(text, 1);
    }
}

static enum feed_kind kind_of_element(struct span text)
{
    static const struct {
        const char *name;
        enum feed_kind kind;
    } ROOTS[] = {{"rss", FEED_RSS},   {"RDF", FEED_RSS},    {"channel", FEED_RSS},
                 {"feed", FEED_ATOM}, {"entry", FEED_ATOM}, {"opml", FEED_OPML}};
    size_t end = 1, start = 1;

    while (end < text.length && !strchr(" \t\r\n/>", text.bytes[end])) {
        if (text.bytes[end] == ':')
            start = end + 1;
        end++;
    }
    for (size_t i = 0; i < sizeof ROOTS / sizeof *ROOTS; i++)
        if (html_is(span_of(text.bytes + start, end - start), ROOTS[i].name) ||
            span_equal(span_of(text.bytes + start, end - start), span_from(ROOTS[i].name)))
            return ROOTS[i].kind;
    return FEED_NONE;
}

/* The version that the format asks for, or the list that no feed goes without. */
static bool is_json_feed(struct span text)
{
    size_t items = find(text, "\"items\"");
    struct span rest = skip(text, items + (items < text.length ? strlen("\"items\"") : 0));

    if (find(text, "jsonfeed.org/version") < text.length)
        return true;
    while (rest.length > 0 && strchr(" \t\r\n:", rest.bytes[0]))
        rest = skip(rest, 1);
    return rest.length > 0 && rest.bytes[0] == '[';
}

/* UTF-16 as well: its zeros are looked through. */
enum feed_kind feed_sniff(struct span bytes)
{
    char ascii[SNIFFED];
    size_t length = 0;
    struct span text;

    for (size_t i = 0; i < bytes.length && i < 2 * sizeof ascii && length < sizeof ascii; i++)
        if (bytes.bytes[i] != '\0' && (unsigned char)bytes.bytes[i] < 0xfe)
            ascii[length++] = bytes.bytes[i];
    text = skip_prolog(span_of(ascii, length));
    if (text.length > 0 && text.bytes[0] == '<')
        return kind_of_element(text);
    if (text.length > 0 && text.bytes[0] == '{')
        return is_json_feed(text) ? FEED_JSON : FEED_NONE;
    return FEED_NONE;
}

/* ---- what the readers share ---- */

bool feed_builder_init(struct feed_builder *builder, struct arena *arena, struct span text)
{
    *builder = (struct feed_builder){.arena = arena, .text = text};
    builder->feed = arena_zeroed(arena, 1, sizeof *builder->feed);
    if (!builder->feed)
        return false;
    builder->tail = &builder->feed->entries;
    builder->warning_tail = &builder->feed->warnings;
    return true;
}

void feed_builder_release(struct feed_builder *builder)
{
    buffer_release(&builder->scratch);
}

void feed_place(struct span text, size_t offset, size_t *line, size_t *column)
{
    *line = *column = 1;
    for (size_t i = 0; i < offset && i < text.length; i++) {
        *column = text.bytes[i] == '\n' ? 1 : *column + 1;
        *line += text.bytes[i] == '\n';
    }
}

void feed_warn(struct feed_builder *builder, size_t line, size_t column, const char *message)
{
    struct feed_warning *warning;

    if (builder->warnings == MOST_WARNINGS)
        return;
    warning = arena_alloc(builder->arena, sizeof *warning);
    if (!warning) {
        builder->failed = true;
        return;
    }
    *warning = (struct feed_warning){line, column, message, NULL};
    *builder->warning_tail = warning;
    builder->warning_tail = &warning->next;
    builder->warnings++;
}

void feed_open_entry(struct feed_builder *builder, size_t line)
{
    struct feed_entry *entry = arena_zeroed(builder->arena, 1, sizeof *entry);

    if (!entry) {
        builder->failed = true;
        return;
    }
    entry->published = entry->updated = DATE_NONE;
    entry->line = line;
    builder->entry = entry;
    builder->content = builder->summary = NOTHING;
}

void feed_close_entry(struct feed_builder *builder)
{
    struct feed_entry *entry = builder->entry;
    bool summary = builder->summary.length > builder->content.length;

    if (!entry)
        return;
    builder->entry = NULL;
    entry->text = summary ? builder->summary : builder->content;
    entry->is_html = summary ? builder->summary_html : builder->content_html;
    if (entry->link.length == 0 && span_starts(entry->id, span_from("http")))
        entry->link = entry->id;
    *builder->tail = entry;
    builder->tail = &entry->next;
    builder->feed->count++;
}

/* ---- the parts ---- */

static struct span keep(struct feed_builder *builder, struct span value)
{
    char *copy;

    while (value.length > 0 && (unsigned char)value.bytes[0] <= ' ')
        value = skip(value, 1);
    while (value.length > 0 && (unsigned char)value.bytes[value.length - 1] <= ' ')
        value.length--;
    copy = value.length > 0 ? arena_string(builder->arena, value.bytes, value.length) : "";
    if (!copy) {
        builder->failed = true;
        return NOTHING;
    }
    return span_of(copy, value.length);
}

/* Text without tags, references decoded, white space folded. */
static struct span keep_plain(struct feed_builder *builder, struct span value,
                              enum feed_markup markup)
{
    struct nutgraf_buffer *text = &builder->scratch, folded;
    struct html_lexer lexer;
    struct html_token token;
    struct span kept;

    nutgraf_buffer_clear(text);
    buffer_init(&folded);
    if (markup == MARKUP_PLAIN)
        buffer_span(text, value);
    else {
        html_lexer_init(&lexer, value);
        while (html_next(&lexer, &token)) {
            if (token.kind == HTML_TEXT)
                entity_append_all(text, token.text, false);
            else if (html_traits(token.tag) & HTML_BLOCK || token.tag == TAG_BR)
                buffer_byte(text, ' ');
        }
    }
    utf8_fold_space(&folded, span_of(nutgraf_buffer_bytes(text), text->length));
    kept = keep(builder, span_of(nutgraf_buffer_bytes(&folded), folded.length));
    builder->failed = builder->failed || text->failed || folded.failed;
    buffer_release(&folded);
    return kept;
}

/* HTML that was said to be plain: a usual mistake. */
static bool opens_with_tag(struct span text)
{
    return text.length > 2 && text.bytes[0] == '<' && text.bytes[1] != ' ' &&
           find(text, "</") < text.length;
}

static void set_text(struct feed_builder *builder, enum feed_field field, struct span value,
                     enum feed_markup markup)
{
    bool content = field == FIELD_CONTENT;
    struct span *place = content ? &builder->content : &builder->summary;

    if (!builder->entry || value.length <= place->length)
        return;
    *place = keep(builder, value);
    *(content ? &builder->content_html : &builder->summary_html) =
        markup == MARKUP_HTML || opens_with_tag(*place);
}

static void set_date(struct feed_builder *builder, enum feed_field field, struct span value)
{
    struct feed_entry *entry = builder->entry;
    int64_t *place;

    if (!entry)
        return;
    place = field == FIELD_PUBLISHED ? &entry->published : &entry->updated;
    if (*place == DATE_NONE)
        *place = date_parse(value);
    if (entry->date_text.length == 0)
        entry->date_text = keep(builder, value);
}

/* Where a value goes; NULL: nowhere (of the feed less is asked than of an entry). */
static struct span *place_of(struct feed_builder *builder, enum feed_field field)
{
    struct feed *feed = builder->feed;
    struct feed_entry *entry = builder->entry;

    switch (field) {
    case FIELD_TITLE:
        return entry ? &entry->title : &feed->title;
    case FIELD_LINK:
        return entry ? &entry->link : &feed->link;
    case FIELD_LANGUAGE:
        return entry ? &entry->language : &feed->language;
    case FIELD_ID:
        return entry ? &entry->id : NULL;
    case FIELD_CATEGORY:
        return entry ? &entry->category : NULL;
    default:
        return NULL;
    }
}

void feed_set(struct feed_builder *builder, enum feed_field field, struct span value,
              enum feed_markup markup, struct span base)
{
    struct span *place = place_of(builder, field);

    if (field == FIELD_CONTENT || field == FIELD_SUMMARY)
        set_text(builder, field, value, markup);
    if (field == FIELD_PUBLISHED || field == FIELD_UPDATED)
        set_date(builder, field, value);
    if (!place || place->length > 0)
        return;
    if (field == FIELD_TITLE || field == FIELD_CATEGORY) {
        *place = keep_plain(builder, value, markup);
        return;
    }
    value = keep(builder, value);
    if (field == FIELD_LINK && value.length > 0) {
        value = url_resolve(builder->arena, base, value);
        builder->failed = builder->failed || !value.bytes;
    }
    if (value.length > 0)
        *place = value;
}

/* ---- the whole ---- */

/* At the first byte that is no UTF-8, or was none. */
static void warn_of_encoding(struct feed_builder *builder, struct span bytes, const char *what)
{
    size_t offset = 0, line, column;
    const unsigned char *p = (const unsigned char *)bytes.bytes;

    while (offset < bytes.length) {
        size_t length = sequence_length(p + offset, bytes.length - offset);

        if (length == 0 || (length == 3 && memcmp(p + offset, "\xef\xbf\xbd", 3) == 0))
            break;
        offset += length;
    }
    feed_place(bytes, offset, &line, &column);
    feed_warn(builder, line, column, what);
}

static struct feed *read_text(struct arena *arena, struct span bytes, enum feed_kind kind,
                              const struct decoded *decoded, nutgraf_error *error)
{
    struct feed_builder builder;
    bool done;

    if (!feed_builder_init(&builder, arena, decoded->text)) {
        error_no_memory(error);
        return NULL;
    }
    builder.feed->kind = kind;
    if (decoded->repaired > 0)
        warn_of_encoding(&builder, decoded->text,
                         "bytes that are not of its encoding, read as U+FFFD");
    else if (decoded->guessed)
        warn_of_encoding(&builder, bytes, "not in the encoding it says, read as windows-1252");
    done = kind == FEED_JSON ? feed_read_json(&builder) : feed_read_xml(&builder);
    feed_builder_release(&builder);
    if (done && !builder.failed)
        return builder.feed;
    error_no_memory(error);
    return NULL;
}

struct feed *feed_read(struct arena *arena, struct span bytes, nutgraf_error *error)
{
    enum feed_kind kind = feed_sniff(bytes);
    struct decoded decoded;
    size_t hostile;

    if (kind == FEED_NONE) {
        error_set(error, NUTGRAF_BAD_INPUT, 0, "not a feed");
        return NULL;
    }
    if (bytes.length > FEED_MAX_BYTES) {
        error_set(error, NUTGRAF_TOO_LARGE, FEED_MAX_BYTES, "a feed of more than %zu bytes",
                  FEED_MAX_BYTES);
        return NULL;
    }
    if (encoding_decode(arena, bytes, encoding_declared(bytes), &decoded, error) != NUTGRAF_OK)
        return NULL;
    hostile = kind == FEED_JSON ? SIZE_MAX : xml_hostile_entity(decoded.text);
    if (hostile != SIZE_MAX) {
        size_t line, column;

        feed_place(decoded.text, hostile, &line, &column);
        error_set(error, NUTGRAF_BAD_INPUT, hostile,
                  "line %zu, column %zu: declares entities made of entities or files; refused",
                  line, column);
        return NULL;
    }
    return read_text(arena, bytes, kind, &decoded, error);
}
