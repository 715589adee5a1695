/* fuzz_document.c -- an article in any format, everything made from it. */
#include "fuzz.h"

static nutgraf_worker *worker_of_all(void)
{
    static nutgraf_worker *worker;

    if (!worker)
        worker = nutgraf_worker_new(nutgraf_engine_new(NULL), NULL);
    MUST(worker != NULL);
    return worker;
}

/* In order, inside the text. */
static void check_places(const nutgraf_document *document, const nutgraf_summary *summary)
{
    size_t length, last = 0;

    nutgraf_document_text(document, &length);
    for (size_t i = 0; i < nutgraf_summary_count(summary); i++) {
        nutgraf_chosen chosen = nutgraf_summary_sentence(summary, i);

        MUST(chosen.start >= last && chosen.start < chosen.end && chosen.end <= length);
        last = chosen.end;
    }
}

/* As it is printed, without the line ends. */
static void check_budget(const nutgraf_summary *summary, const nutgraf_summary_options *options)
{
    nutgraf_buffer *buffer = nutgraf_buffer_new();
    size_t count = nutgraf_summary_count(summary);

    MUST(buffer && nutgraf_summary_write(summary, NUTGRAF_TEXT, NULL, buffer) == NUTGRAF_OK);
    if (options->unit == NUTGRAF_SENTENCES)
        MUST(count <= options->budget);
    if (options->unit == NUTGRAF_BYTES)
        MUST(nutgraf_buffer_length(buffer) - count <= options->budget);
    nutgraf_buffer_free(buffer);
}

static void write_all(const nutgraf_document *document, const nutgraf_summary *summary)
{
    nutgraf_buffer *buffer = nutgraf_buffer_new();

    MUST(buffer != NULL);
    MUST(nutgraf_summary_write(summary, NUTGRAF_JSON, NULL, buffer) == NUTGRAF_OK);
    must_be_json(buffer);
    nutgraf_buffer_clear(buffer);
    MUST(nutgraf_extract_write(document, NUTGRAF_JSON, NULL, buffer) == NUTGRAF_OK);
    must_be_json(buffer);
    nutgraf_buffer_clear(buffer);
    MUST(nutgraf_extract_write(document, NUTGRAF_MARKDOWN, NULL, buffer) == NUTGRAF_OK);
    MUST(nutgraf_sentences_write(document, NUTGRAF_JSON, NULL, buffer) == NUTGRAF_OK);
    MUST(nutgraf_noise_write(document, buffer) == NUTGRAF_OK);
    nutgraf_buffer_free(buffer);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const LANGUAGES[] = {NULL, "en", "de", "ar", "zh", "th", "und", "hy"};
    uint8_t form = take_byte(&data, &size), length = take_byte(&data, &size);
    nutgraf_input input = {.format = (nutgraf_input_format)(form % 4),
                           .language = LANGUAGES[form / 4 % 8]};
    nutgraf_summary_options options = {.unit = (nutgraf_unit)(length % 5),
                                       .budget = 1u + length / 5u * 3u,
                                       .cut = (form & 128) != 0,
                                       .no_headline = (form & 64) != 0,
                                       .method = (nutgraf_method)(length % 9)};
    nutgraf_error error;
    nutgraf_document *document =
        nutgraf_document_new(worker_of_all(), (const char *)data, size, &input, &error);
    const nutgraf_summary *summary;

    if (!document) {
        MUST(error.status == NUTGRAF_BAD_INPUT && error.message[0]);
        return 0;
    }
    summary = nutgraf_summarise(document, &options, &error);
    MUST(summary != NULL);
    check_places(document, summary);
    if (options.no_headline)
        check_budget(summary, &options);
    write_all(document, summary);
    nutgraf_document_free(document);
    return 0;
}
