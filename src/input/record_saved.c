/* record_saved.c -- a summary on a line of JSON. */
#include <json-c/json.h>

#include "base/status.h"
#include "input/record.h"
#include "input/record_object.h"

static struct json_object *member(struct json_object *object, const char *key)
{
    return json_object_is_type(object, json_type_object) ? json_object_object_get(object, key)
                                                         : NULL;
}

static bool is_text(struct json_object *value)
{
    return json_object_is_type(value, json_type_string) ||
           json_object_is_type(member(value, "text"), json_type_string);
}

/* The list of sentences, or a string that is one; NULL: there is no summary. */
static struct json_object *sentences_of(const nutgraf_record *record)
{
    static const char *const KEYS[] = {"sentences", "summary"};

    for (size_t k = 0; k < sizeof KEYS / sizeof *KEYS; k++) {
        struct json_object *value = member(record_object(record), KEYS[k]);

        if (json_object_is_type(value, json_type_string))
            return value;
        if (!json_object_is_type(value, json_type_array))
            continue;
        for (size_t i = 0; i < json_object_array_length(value); i++)
            if (!is_text(json_object_array_get_idx(value, i)))
                return NULL;
        return value;
    }
    return NULL;
}

bool record_is_summary(const nutgraf_record *record, nutgraf_error *error)
{
    if (!record_object(record))
        error_no_memory(error);
    else if (sentences_of(record))
        return true;
    else
        error_set(error, NUTGRAF_BAD_INPUT, 0, "no text and no summary");
    return false;
}

size_t record_sentence_count(const nutgraf_record *record)
{
    struct json_object *sentences = sentences_of(record);

    return json_object_is_type(sentences, json_type_array) ? json_object_array_length(sentences)
                                                           : sentences != NULL;
}

static struct span span_of_string(struct json_object *value)
{
    if (!json_object_is_type(value, json_type_string))
        return span_of("", 0);
    return span_of(json_object_get_string(value), (size_t)json_object_get_string_len(value));
}

static struct span text_of(struct json_object *value)
{
    struct json_object *text = member(value, "text");

    return span_of_string(text ? text : value);
}

struct record_sentence record_sentence(const nutgraf_record *record, size_t i)
{
    struct json_object *sentences = sentences_of(record);
    struct json_object *value = json_object_is_type(sentences, json_type_array)
                                    ? json_object_array_get_idx(sentences, i)
                                    : sentences;
    struct json_object *index = member(value, "index"), *score = member(value, "score");

    return (struct record_sentence){
        text_of(value),
        json_object_is_type(index, json_type_int) ? json_object_get_int64(index) : -1,
        score ? json_object_get_double(score) : -1};
}

struct span record_headline(const nutgraf_record *record)
{
    return text_of(member(record_object(record), "headline"));
}

const char *record_language(const nutgraf_record *record)
{
    struct json_object *language = member(record_object(record), "language");

    return json_object_is_type(language, json_type_string) ? json_object_get_string(language)
                                                           : NULL;
}

uint64_t record_count(const nutgraf_record *record, const char *key)
{
    int64_t count = json_object_get_int64(member(member(record_object(record), "counts"), key));

    return count > 0 ? (uint64_t)count : 0;
}
