/* fuzz_compare.c -- two versions, cut apart at the first line of three dashes;
 * A against A is the same, A against B counts what B against A does. */
#include <string.h>

#include "fuzz.h"

static nutgraf_document *document_of(const char *bytes, size_t size)
{
    static nutgraf_engine *engine;
    static const nutgraf_input PLAIN = {.format = NUTGRAF_INPUT_TEXT, .language = "en"};
    static nutgraf_worker *worker;

    if (!worker) {
        engine = nutgraf_engine_new(NULL);
        worker = nutgraf_worker_new(engine, NULL);
    }
    MUST(worker != NULL);
    return nutgraf_document_new(worker, bytes, size, &PLAIN, NULL);
}

/* Does the comparison of the two find a difference? Written in every format. */
static bool differ(nutgraf_document *old, nutgraf_document *new_)
{
    nutgraf_comparison *comparison = nutgraf_compare(old, new_, NULL, NULL);
    nutgraf_buffer *buffer = nutgraf_buffer_new();
    bool differs;

    MUST(comparison != NULL && buffer != NULL);
    MUST(nutgraf_comparison_write(comparison, NUTGRAF_JSON, false, buffer) == NUTGRAF_OK);
    must_be_json(buffer);
    MUST(nutgraf_comparison_write(comparison, NUTGRAF_HTML, false, buffer) == NUTGRAF_OK);
    MUST(nutgraf_comparison_write(comparison, NUTGRAF_TEXT, true, buffer) == NUTGRAF_OK);
    differs = nutgraf_comparison_differs(comparison);
    nutgraf_buffer_free(buffer);
    nutgraf_comparison_free(comparison);
    return differs;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *bytes = (const char *)data;
    size_t first = 0, rest;
    nutgraf_document *old, *new_;

    while (first + 5 <= size && memcmp(bytes + first, "\n---\n", 5) != 0)
        first++;
    rest = first + 5 <= size ? first + 5 : first;
    old = document_of(bytes, first);
    new_ = document_of(bytes + rest, size - rest);
    if (old && new_) {
        MUST(differ(old, new_) == differ(new_, old));
        MUST(!differ(old, old));
    }
    nutgraf_document_free(old);
    nutgraf_document_free(new_);
    return 0;
}
