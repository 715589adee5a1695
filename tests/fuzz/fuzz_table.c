/* fuzz_table.c -- what people hand in beside articles: background tables, lists
 * of stop words, lines of JSON. */
#include "fuzz.h"

static void read_record(const char *bytes, size_t size)
{
    nutgraf_error error = {0};
    nutgraf_record *record = nutgraf_record_new(bytes, size, NULL, &error);
    nutgraf_buffer *buffer = nutgraf_buffer_new();
    size_t length;

    MUST(buffer != NULL);
    if (record) {
        nutgraf_record_text(record, &length, &error);
        nutgraf_record_summary(record, NULL, buffer, &error);
        for (size_t i = 0; i < nutgraf_record_reference_count(record, NULL); i++)
            nutgraf_record_reference(record, NULL, i, buffer, &error);
    }
    nutgraf_buffer_clear(buffer);
    MUST(nutgraf_record_write_error(record, 1, &error, buffer) == NUTGRAF_OK);
    must_be_json(buffer);
    nutgraf_record_free(record);
    nutgraf_buffer_free(buffer);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    uint8_t kind = take_byte(&data, &size);
    nutgraf_engine *engine;
    nutgraf_error error = {0};
    nutgraf_status status;

    if (kind % 3 == 0) {
        read_record((const char *)data, size);
        return 0;
    }
    engine = nutgraf_engine_new(NULL);
    MUST(engine != NULL);
    status = kind % 3 == 1 ? nutgraf_engine_set_background(engine, (const char *)data, size, &error)
                           : nutgraf_engine_set_stopwords(engine, (const char *)data, size, &error);
    MUST(status == NUTGRAF_OK || (status == NUTGRAF_BAD_INPUT && error.message[0]));
    nutgraf_engine_free(engine);
    return 0;
}
