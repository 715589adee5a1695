#include "input/record.h"

#include <json-c/json.h>
#include <stdlib.h>

#include "base/json.h"
#include "base/status.h"
#include "input/json_line.h"
#include "input/record_object.h"
#include "language/utf8.h"

/* What json-c makes of the line. */
struct parsed {
    struct json_object *object; /* NULL: nobody has asked */
};

/* Text and id are all that most callers ask for, and json_line.h finds them in
 * most lines; the rest is parsed when it is asked for. */
struct nutgraf_record {
    struct span line;      /* a copy; NULL bytes: it was parsed at once */
    struct span text;      /* NULL bytes: there is none */
    struct span id_json;   /* as it is written; NULL bytes: there is none */
    const char *id;        /* a string as it is, else as `id_json` */
    const char *text_key;  /* borrowed, for the message */
    struct parsed *parsed; /* grows behind a const record, as a cache does */
};

/* A record and what it points to, freed in one. */
struct record_room {
    struct nutgraf_record record;
    struct parsed parsed;
    char bytes[];
};

static const int MAX_DEPTH = 64;

static bool only_space(const char *bytes, size_t length)
{
    while (length > 0 && strchr(" \t\r\n", bytes[length - 1]) && bytes[length - 1])
        length--;
    return length == 0;
}

/* The object on the line, or NULL with the error filled. */
static struct json_object *parse_line(struct json_tokener *tokener, const char *line, size_t length,
                                      nutgraf_error *error)
{
    struct json_object *object = json_tokener_parse_ex(tokener, line, (int)length);
    enum json_tokener_error state = json_tokener_get_error(tokener);
    size_t end = json_tokener_get_parse_end(tokener);

    if (state == json_tokener_continue)
        error_set(error, NUTGRAF_BAD_INPUT, length, "the JSON ends too early");
    else if (state != json_tokener_success)
        error_set(error, NUTGRAF_BAD_INPUT, end, "not JSON: %s", json_tokener_error_desc(state));
    else if (!only_space(line + end, length - end))
        error_set(error, NUTGRAF_BAD_INPUT, end, "more than one value on the line");
    else if (!json_object_is_type(object, json_type_object))
        error_set(error, NUTGRAF_BAD_INPUT, 0, "not a JSON object");
    else
        return object;
    json_object_put(object);
    return NULL;
}

static struct json_object *read_line(const char *line, size_t length, nutgraf_error *error)
{
    struct json_tokener *tokener;
    struct json_object *object;

    if (length > NUTGRAF_MAX_BYTES) {
        error_set(error, NUTGRAF_TOO_LARGE, 0, "a line of more than %zu bytes", NUTGRAF_MAX_BYTES);
        return NULL;
    }
    tokener = json_tokener_new_ex(MAX_DEPTH);
    if (!tokener) {
        error_no_memory(error);
        return NULL;
    }
    object = parse_line(tokener, line, length, error);
    json_tokener_free(tokener);
    return object;
}

/* ---- the record ---- */

/* With room for `size` bytes. NULL: memory ran out. */
static struct record_room *room_new(size_t size, nutgraf_error *error)
{
    struct record_room *room = malloc(sizeof *room + size);

    if (!room) {
        error_no_memory(error);
        return NULL;
    }
    room->record = (struct nutgraf_record){.parsed = &room->parsed};
    room->parsed.object = NULL;
    return room;
}

static void record_use(struct nutgraf_record *record, struct json_object *object, const char *text,
                       const char *id)
{
    struct json_object *value;

    record->parsed->object = object;
    if (json_object_object_get_ex(object, text, &value) &&
        json_object_is_type(value, json_type_string))
        record->text =
            span_of(json_object_get_string(value), (size_t)json_object_get_string_len(value));
    if (!json_object_object_get_ex(object, id, &value) || !value)
        return; /* null is none */
    record->id = json_object_to_json_string_ext(value, JSON_C_TO_STRING_PLAIN |
                                                           JSON_C_TO_STRING_NOSLASHESCAPE);
    record->id_json = span_from(record->id);
    if (json_object_is_type(value, json_type_string))
        record->id = json_object_get_string(value);
}

static nutgraf_record *record_parse(struct span line, const char *text, const char *id,
                                    nutgraf_error *error)
{
    struct json_object *object = read_line(line.bytes, line.length, error);
    struct record_room *room = object ? room_new(0, error) : NULL;

    if (!room) {
        json_object_put(object);
        return NULL;
    }
    record_use(&room->record, object, text, id);
    return &room->record;
}

/* A string without escapes, or a number that json-c would print as it stands. */
static bool is_simple_id(struct span value)
{
    if (*value.bytes == '"')
        return memchr(value.bytes, '\\', value.length) == NULL;
    for (size_t i = 0; i < value.length; i++)
        if (value.bytes[i] < '0' || value.bytes[i] > '9')
            return false;
    return value.length < 18;
}

/* Fills a record that has room for the line twice, and a NUL: for its copy, and
 * what text and id say. False: the line has something that only json-c
 * understands. */
static bool record_scan(struct record_room *room, struct span line, const char *text,
                        const char *id)
{
    struct json_member members[] = {{.key = text, .room = room->bytes + line.length}, {.key = id}};
    struct span id_json;
    struct nutgraf_record *record = &room->record;

    if (!json_line_read(line, members, 2))
        return false;
    record->text = members[0].said;
    id_json = members[1].value;
    if (id_json.bytes) {
        char *copy = room->bytes + line.length + record->text.length;
        bool quoted = *id_json.bytes == '"';

        if (!is_simple_id(id_json))
            return false;
        record->id_json = span_of(room->bytes + (id_json.bytes - line.bytes), id_json.length);
        memcpy(copy, id_json.bytes + quoted, id_json.length - 2 * quoted);
        copy[id_json.length - 2 * quoted] = '\0';
        record->id = copy;
    }
    memcpy(room->bytes, line.bytes, line.length);
    record->line = span_of(room->bytes, line.length);
    return true;
}

nutgraf_record *nutgraf_record_new(const char *line, size_t length, const nutgraf_record_keys *keys,
                                   nutgraf_error *error)
{
    const char *text = keys && keys->text ? keys->text : "text";
    const char *id = keys && keys->id ? keys->id : "id";
    struct record_room *room = NULL;
    nutgraf_record *record;

    if (length <= NUTGRAF_MAX_BYTES) {
        room = room_new(2 * length + 1, error);
        if (!room)
            return NULL;
    }
    if (room && record_scan(room, span_of(line, length), text, id)) {
        record = &room->record;
    } else {
        free(room);
        record = record_parse(span_of(line, length), text, id, error);
    }
    if (record)
        record->text_key = text;
    return record;
}

struct json_object *record_object(const nutgraf_record *record)
{
    if (!record->parsed->object)
        record->parsed->object = read_line(record->line.bytes, record->line.length, NULL);
    return record->parsed->object;
}

const char *nutgraf_record_text(const nutgraf_record *record, size_t *length, nutgraf_error *error)
{
    if (!record->text.bytes) {
        error_set(error, NUTGRAF_BAD_INPUT, 0, "no text under the key \"%.64s\"", record->text_key);
        return NULL;
    }
    *length = record->text.length;
    return record->text.bytes;
}

const char *nutgraf_record_field(const nutgraf_record *record, const char *key)
{
    struct json_object *object = record_object(record), *value;

    if (!object || !json_object_object_get_ex(object, key, &value) ||
        !json_object_is_type(value, json_type_string))
        return NULL;
    return json_object_get_string(value);
}

const char *nutgraf_record_id(const nutgraf_record *record)
{
    return record->id;
}

/* ---- summaries and references ---- */

/* Appends a string, an object's "text", or every item of a list, a line each.
 * False: it is something else. Lists nest no deeper than MAX_DEPTH. */
static bool append_lines(struct json_object *value, struct nutgraf_buffer *out)
{
    if (json_object_is_type(value, json_type_object))
        value = json_object_object_get(value, "text");
    if (json_object_is_type(value, json_type_string)) {
        buffer_append(out, json_object_get_string(value),
                      (size_t)json_object_get_string_len(value));
        buffer_byte(out, '\n');
        return true;
    }
    if (!json_object_is_type(value, json_type_array))
        return false;
    for (size_t i = 0; i < json_object_array_length(value); i++)
        if (!append_lines(json_object_array_get_idx(value, i), out))
            return false;
    return true;
}

static nutgraf_status write_lines(struct json_object *value, const char *key,
                                  struct nutgraf_buffer *out, nutgraf_error *error)
{
    if (!append_lines(value, out))
        return error_set(error, NUTGRAF_BAD_INPUT, 0, "no text under the key \"%.64s\"", key);
    if (buffer_status(out) != NUTGRAF_OK)
        return error_no_memory(error);
    return NUTGRAF_OK;
}

nutgraf_status nutgraf_record_summary(const nutgraf_record *record, const char *key,
                                      nutgraf_buffer *buffer, nutgraf_error *error)
{
    static const char *const KEYS[] = {"summary", "sentences", "text"};
    struct json_object *object = record_object(record), *value = NULL;

    if (!object)
        return error_no_memory(error);
    for (size_t i = 0; !key && i < sizeof KEYS / sizeof *KEYS; i++)
        if (json_object_object_get_ex(object, KEYS[i], &value))
            key = KEYS[i];
    return write_lines(key ? json_object_object_get(object, key) : NULL, key ? key : KEYS[0],
                       buffer, error);
}

size_t nutgraf_record_reference_count(const nutgraf_record *record, const char *key)
{
    struct json_object *value = json_object_object_get(record_object(record), key ? key : "refs");

    return json_object_is_type(value, json_type_array) ? json_object_array_length(value)
                                                       : value != NULL;
}

nutgraf_status nutgraf_record_reference(const nutgraf_record *record, const char *key, size_t i,
                                        nutgraf_buffer *buffer, nutgraf_error *error)
{
    struct json_object *object = record_object(record), *value;

    if (!object)
        return error_no_memory(error);
    value = json_object_object_get(object, key ? key : "refs");
    if (json_object_is_type(value, json_type_array))
        value = json_object_array_get_idx(value, i);
    return write_lines(value, key ? key : "refs", buffer, error);
}

void record_write_id(const nutgraf_record *record, struct nutgraf_buffer *out)
{
    struct span id;

    if (!record || !record->id_json.bytes)
        return;
    id = record->id_json;
    json_key(out, "id");
    if (utf8_invalid(id) == 0) {
        buffer_span(out, id);
        return;
    }
    for (size_t at = 0; at < id.length;) {
        uint32_t code_point;

        at += utf8_decode(span_of(id.bytes + at, id.length - at), &code_point);
        utf8_append(out, code_point); /* what is not UTF-8 as U+FFFD */
    }
}

nutgraf_status nutgraf_record_write_error(const nutgraf_record *record, size_t line,
                                          const nutgraf_error *error, nutgraf_buffer *buffer)
{
    json_open(buffer, '{');
    record_write_id(record, buffer);
    json_key(buffer, "line");
    json_number(buffer, line);
    json_key(buffer, "error");
    json_string(buffer, span_from(error->message));
    json_close(buffer, '}');
    buffer_byte(buffer, '\n');
    return buffer_status(buffer);
}

void nutgraf_record_free(nutgraf_record *record)
{
    if (record)
        json_object_put(record->parsed->object);
    free(record);
}
