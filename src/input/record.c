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
