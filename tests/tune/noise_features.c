/* noise_features.c -- what the boilerplate model sees, for the program that fits it.
 *
 * Standard input: texts, each after a line with its length in bytes. Standard
 * output, little-endian: the number of features, then for each text the number
 * of sentences and for each sentence start, length, block, words (32 bits each)
 * and the features (32-bit floats). With "names" as argument: their names. */
#include <stdio.h>
#include <stdlib.h>

#include "language/detect.h"
#include "text/body_model.h"
#include "text/sentences.h"
#include "text/tokenizer.h"

enum { MAX_LANGUAGES = 64 };

static void write_numbers(const void *numbers, size_t count)
{
    if (fwrite(numbers, 4, count, stdout) != count)
        exit(1);
}

static void write_page(const struct page *page)
{
    write_numbers(&page->count, 1);
    for (uint32_t i = 0; i < page->count; i++) {
        const struct sentence *s = &page->document->sentences[i];
        uint32_t place[4] = {s->start, s->length, s->block, s->words};
        double x[BODY_FEATURE_COUNT];
        float narrow[BODY_FEATURE_COUNT];

        body_features(page, i, x);
        for (int k = 0; k < BODY_FEATURE_COUNT; k++)
            narrow[k] = (float)x[k];
        write_numbers(place, 4);
        write_numbers(narrow, BODY_FEATURE_COUNT);
    }
}

/* False: memory ran out. */
static bool read_text(struct arena *arena, struct lexicon *lexicons, struct span text)
{
    const struct language *language = detect(text);
    struct lexicon *lexicon = &lexicons[language_index(language)];
    struct document document = {
        .arena = arena, .text = text, .language = language, .lexicon = lexicon};
    struct page *page;
    uint32_t none = 0;

    if (lexicon->language == NULL && !lexicon_init(lexicon, language, NULL))
        return false;
    if (!document_find_blocks(&document) || !sentences_split(&document) || !tokenize(&document))
        return false;
    if (document.sentence_count == 0) {
        write_numbers(&none, 1);
        return true;
    }
    page = page_of(&document);
    if (page != NULL)
        write_page(page);
    return page != NULL;
}

int main(int argc, char **argv)
{
    static struct lexicon lexicons[MAX_LANGUAGES];
    uint32_t features = BODY_FEATURE_COUNT;
    size_t length;
    struct arena arena;

    (void)argv;
    for (int k = 0; argc > 1 && k < BODY_FEATURE_COUNT; k++)
        printf("%s\n", body_feature_name((enum body_feature)k));
    if (argc > 1)
        return 0;
    arena_init(&arena);
    write_numbers(&features, 1);
    while (scanf("%zu", &length) == 1 && getchar() == '\n') {
        char *bytes = malloc(length + 1);

        if (bytes == NULL || fread(bytes, 1, length, stdin) != length ||
            !read_text(&arena, lexicons, span_of(bytes, length)))
            return 1;
        free(bytes);
        arena_reset(&arena);
    }
    return 0;
}
