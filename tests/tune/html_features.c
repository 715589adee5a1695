/* html_features.c -- what the model of a page sees, for the program that fits it.
 *
 * Arguments: files of HTML. Standard output, little-endian: for each file its
 * number of blocks and for each block the length of its text (32 bits each),
 * the features (32-bit floats) and the text; before all, the number of
 * features. With "names" as the only argument: their names. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "input/html_article.h"
#include "input/html_features.h"
#include "input/reader.h"
#include "language/detect.h"

enum { MAX_LANGUAGES = 64 };

static void write_numbers(const void *numbers, size_t count)
{
    if (fwrite(numbers, 4, count, stdout) != count)
        exit(1);
}

static bool write_page(const struct html_page *page, struct document *document)
{
    float *x = page->block_count > 0 ? html_features(page, document) : NULL;

    write_numbers(&page->block_count, 1);
    write_numbers(&page->node_count, 1);
    for (uint32_t n = 0; n < page->node_count; n++)
        write_numbers(&page->nodes[n].parent, 1);
    if (page->block_count > 0 && !x)
        return false;
    for (uint32_t i = 0; i < page->block_count; i++) {
        write_numbers(&page->blocks[i].length, 1);
        write_numbers(&page->blocks[i].node, 1);
        write_numbers(x + (size_t)i * HTML_FEATURE_COUNT, HTML_FEATURE_COUNT);
        fwrite(page->text.bytes + page->blocks[i].start, 1, page->blocks[i].length, stdout);
    }
    return true;
}

/* False: memory ran out, or the file cannot be read. */
static bool read_file(struct arena *arena, struct lexicon *lexicons, const char *name)
{
    static const nutgraf_input HTML = {.format = NUTGRAF_INPUT_HTML};
    struct document document = {.arena = arena};
    struct nutgraf_buffer bytes;
    struct reader reader;
    struct lexicon *lexicon;
    FILE *file = fopen(name, "rb");
    size_t got;

    buffer_init(&bytes);
    while (file && buffer_reserve(&bytes, 1 << 16) &&
           (got = fread(bytes.bytes + bytes.length, 1, 1 << 16, file)) > 0)
        bytes.length += got;
    if (!file || reader_open(&reader, &document, span_of(bytes.bytes, bytes.length), &HTML, NULL) !=
                     NUTGRAF_OK)
        return false;
    document.language = detect(reader.sample);
    document.lexicon = lexicon = &lexicons[language_index(document.language)];
    if (!lexicon->language && !lexicon_init(lexicon, document.language, NULL))
        return false;
    fclose(file);
    if (!write_page(reader.page, &document))
        return false;
    buffer_release(&bytes);
    return true;
}

int main(int argc, char **argv)
{
    static struct lexicon lexicons[MAX_LANGUAGES];
    uint32_t features = HTML_FEATURE_COUNT;
    struct arena arena;

    if (argc == 2 && strcmp(argv[1], "names") == 0) {
        for (uint32_t k = 0; k < HTML_FEATURE_COUNT; k++)
            printf("%s\n", html_feature_name(k));
        return 0;
    }
    arena_init(&arena);
    write_numbers(&features, 1);
    for (int i = 1; i < argc; i++) {
        if (!read_file(&arena, lexicons, argv[i])) {
            fprintf(stderr, "%s: cannot be read\n", argv[i]);
            return 1;
        }
        arena_reset(&arena);
    }
    return 0;
}
