/* fuzz.h -- what the fuzzers share: checks that stay in every build. */
#ifndef FUZZ_H
#define FUZZ_H

#include <json-c/json.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "nutgraf.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define MUST(condition)                                                                            \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            fprintf(stderr, "%s:%d: not true: %s\n", __FILE__, __LINE__, #condition);              \
            abort();                                                                               \
        }                                                                                          \
    } while (0)

/* Bytes taken off the front of the input steer the run. */
static inline uint8_t take_byte(const uint8_t **data, size_t *size)
{
    if (*size == 0)
        return 0;
    --*size;
    return *(*data)++;
}

/* Whatever went in, what comes out as JSON is JSON. */
static inline void must_be_json(const nutgraf_buffer *buffer)
{
    struct json_tokener *tokener = json_tokener_new_ex(64);
    struct json_object *object;

    MUST(tokener != NULL);
    json_tokener_set_flags(tokener, JSON_TOKENER_STRICT | JSON_TOKENER_VALIDATE_UTF8 |
                                        JSON_TOKENER_ALLOW_TRAILING_CHARS);
    object = json_tokener_parse_ex(tokener, nutgraf_buffer_bytes(buffer),
                                   (int)nutgraf_buffer_length(buffer));
    MUST(json_tokener_get_error(tokener) == json_tokener_success);
    json_object_put(object);
    json_tokener_free(tokener);
}

#endif
