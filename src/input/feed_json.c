/* feed_json.c -- JSON Feed 1 and 1.1, through json-c. */
#include <json-c/json.h>

#include "input/feed_build.h"

enum { DEEPEST = 64 };

static const struct {
    const char *key;
    enum feed_field field;
    enum feed_markup markup;
} KEYS[] = {
    {"title", FIELD_TITLE, MARKUP_PLAIN},
    {"url", FIELD_LINK, MARKUP_PLAIN},
    {"external_url", FIELD_LINK, MARKUP_PLAIN},
    {"id", FIELD_ID, MARKUP_PLAIN},
    {"content_html", FIELD_CONTENT, MARKUP_HTML},
    {"content_text", FIELD_CONTENT, MARKUP_PLAIN},
    {"summary", FIELD_SUMMARY, MARKUP_PLAIN},
    {"date_published", FIELD_PUBLISHED, MARKUP_PLAIN},
    {"date_modified", FIELD_UPDATED, MARKUP_PLAIN},
    {"language", FIELD_LANGUAGE, MARKUP_PLAIN},
    {"home_page_url", FIELD_LINK, MARKUP_PLAIN},
};

static struct span string_of(struct json_object *value)
{
    if (!json_object_is_type(value, json_type_string) && !json_object_is_type(value, json_type_int))
        return span_of("", 0);
    return span_of(json_object_get_string(value), strlen(json_object_get_string(value)));
}

static void take_keys(struct feed_builder *builder, struct json_object *object)
{
    struct json_object *value;

    for (size_t i = 0; i < sizeof KEYS / sizeof *KEYS; i++)
        if (json_object_object_get_ex(object, KEYS[i].key, &value))
            feed_set(builder, KEYS[i].field, string_of(value), KEYS[i].markup, builder->feed->link);
    if (json_object_object_get_ex(object, "tags", &value) &&
        json_object_is_type(value, json_type_array) && json_object_array_length(value) > 0)
        feed_set(builder, FIELD_CATEGORY, string_of(json_object_array_get_idx(value, 0)),
                 MARKUP_PLAIN, builder->feed->link);
}

/* Lines are told of the feed, not of an entry: json-c keeps no offsets. */
static void take_items(struct feed_builder *builder, struct json_object *items)
{
    size_t count =
        json_object_is_type(items, json_type_array) ? json_object_array_length(items) : 0;

    for (size_t i = 0; i < count; i++) {
        struct json_object *item = json_object_array_get_idx(items, i);

        if (!json_object_is_type(item, json_type_object))
            continue;
        feed_open_entry(builder, 0);
        if (builder->failed)
            return;
        take_keys(builder, item);
        feed_close_entry(builder);
    }
}

static void take_feed(struct feed_builder *builder, struct json_object *object)
{
    struct json_object *items;

    take_keys(builder, object);
    if (json_object_object_get_ex(object, "items", &items))
        take_items(builder, items);
}

/* ---- a feed that ends too early, or is broken inside ---- */

static size_t find_items(struct span text)
{
    static const char KEY[] = "\"items\"";

    for (size_t at = 0; at + sizeof KEY < text.length; at++)
        if (memcmp(text.bytes + at, KEY, sizeof KEY - 1) == 0) {
            const char *bracket = memchr(text.bytes + at, '[', text.length - at);

            return bracket ? (size_t)(bracket - text.bytes) + 1 : text.length;
        }
    return text.length;
}

/* The entries that are whole, one after the other. */
static void salvage(struct feed_builder *builder, struct json_tokener *tokener)
{
    struct span text = builder->text;
    size_t at = find_items(text);

    while (at < text.length && !builder->failed) {
        struct json_object *item;

        if (text.bytes[at] != '{') {
            at++;
            continue;
        }
        json_tokener_reset(tokener);
        item = json_tokener_parse_ex(tokener, text.bytes + at, (int)(text.length - at));
        if (json_tokener_get_error(tokener) != json_tokener_success)
            return;
        at += json_tokener_get_parse_end(tokener);
        feed_open_entry(builder, 0);
        if (!builder->failed)
            take_keys(builder, item);
        feed_close_entry(builder);
        json_object_put(item);
    }
}

bool feed_read_json(struct feed_builder *builder)
{
    struct json_tokener *tokener = json_tokener_new_ex(DEEPEST);
    struct span text = builder->text;
    struct json_object *object;
    size_t line, column;

    if (!tokener)
        return false;
    if (span_starts(text, span_from("\xef\xbb\xbf")))
        text = span_of(text.bytes + 3, text.length - 3);
    object = json_tokener_parse_ex(tokener, text.bytes, (int)text.length);
    if (json_tokener_get_error(tokener) == json_tokener_success)
        take_feed(builder, object);
    else {
        size_t end = json_tokener_get_error(tokener) == json_tokener_continue
                         ? text.length
                         : json_tokener_get_parse_end(tokener);

        feed_place(text, end, &line, &column);
        feed_warn(builder, line, column,
                  end == text.length ? "the JSON ends too early"
                                     : json_tokener_error_desc(json_tokener_get_error(tokener)));
        salvage(builder, tokener);
    }
    json_object_put(object);
    json_tokener_free(tokener);
    return !builder->failed;
}
