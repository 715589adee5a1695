#include "input/record.h"

#include <json-c/json.h>
#include <stdlib.h>

#include "base/json.h"
#include "base/status.h"

struct nutgraf_record {
    struct json_object *object;
    struct json_object *text, *id; /* in the object; NULL when not there */
    const char *text_key;          /* borrowed, for the message */
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

nutgraf_record *nutgraf_record_new(const char *line, size_t length, const nutgraf_record_keys *keys,
                                   nutgraf_error *error)
{
    const char *id = keys && keys->id ? keys->id : "id";
    struct json_object *object = read_line(line, length, error);
    nutgraf_record *record;

    if (!object)
        return NULL;
    record = calloc(1, sizeof *record);
    if (!record) {
        json_object_put(object);
        error_no_memory(error);
        return NULL;
    }
    record->object = object;
    record->text_key = keys && keys->text ? keys->text : "text";
    json_object_object_get_ex(object, record->text_key, &record->text);
    json_object_object_get_ex(object, id, &record->id);
    return record;
}

const char *nutgraf_record_text(const nutgraf_record *record, size_t *length, nutgraf_error *error)
{
    if (!json_object_is_type(record->text, json_type_string)) {
        error_set(error, NUTGRAF_BAD_INPUT, 0, "no text under the key \"%.64s\"", record->text_key);
        return NULL;
    }
    *length = (size_t)json_object_get_string_len(record->text);
    return json_object_get_string(record->text);
}

const char *nutgraf_record_id(const nutgraf_record *record)
{
    if (!record->id || json_object_is_type(record->id, json_type_string))
        return json_object_get_string(record->id);
    return json_object_to_json_string_ext(record->id, JSON_C_TO_STRING_PLAIN);
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
    struct json_object *value = NULL;

    for (size_t i = 0; !key && i < sizeof KEYS / sizeof *KEYS; i++)
        if (json_object_object_get_ex(record->object, KEYS[i], &value))
            key = KEYS[i];
    return write_lines(key ? json_object_object_get(record->object, key) : NULL,
                       key ? key : KEYS[0], buffer, error);
}

size_t nutgraf_record_reference_count(const nutgraf_record *record, const char *key)
{
    struct json_object *value = json_object_object_get(record->object, key ? key : "refs");

    return json_object_is_type(value, json_type_array) ? json_object_array_length(value)
                                                       : value != NULL;
}

nutgraf_status nutgraf_record_reference(const nutgraf_record *record, const char *key, size_t i,
                                        nutgraf_buffer *buffer, nutgraf_error *error)
{
    struct json_object *value = json_object_object_get(record->object, key ? key : "refs");

    if (json_object_is_type(value, json_type_array))
        value = json_object_array_get_idx(value, i);
    return write_lines(value, key ? key : "refs", buffer, error);
}

void record_write_id(const nutgraf_record *record, struct nutgraf_buffer *out)
{
    if (!record || !record->id)
        return;
    json_key(out, "id");
    buffer_text(out, json_object_to_json_string_ext(
                         record->id, JSON_C_TO_STRING_PLAIN | JSON_C_TO_STRING_NOSLASHESCAPE));
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
        json_object_put(record->object);
    free(record);
}
