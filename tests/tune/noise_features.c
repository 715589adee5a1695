/* noise_features.c -- what the boilerplate model sees, for the program that fits it.
 *
 * Standard input: texts, each after a line with its length in bytes. Standard
 * output, little-endian: the number of features, then for each text the number
 * of sentences and for each sentence start, length, block, words (32 bits each)
 * and the features (32-bit floats). With the argument "context" each text is
 * followed by the first probabilities of its sentences (32-bit floats) and the
 * features are those of body_context.h. With "names": the names of both, an
 * empty line between. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "language/detect.h"
#include "text/body_context.h"
#include "text/body_model.h"
#include "text/seams.h"
#include "text/sentences.h"
#include "text/tokenizer.h"

enum { MAX_LANGUAGES = 64 };

static void write_numbers(const void *numbers, size_t count)
{
    if (fwrite(numbers, 4, count, stdout) != count)
        exit(1);
}

static void write_row(const struct sentence *s, const double *x, uint32_t count)
{
    uint32_t place[4] = {s->start, s->length, s->block, s->words};

    write_numbers(place, 4);
    for (uint32_t k = 0; k < count; k++) {
        float narrow = (float)x[k];

        write_numbers(&narrow, 1);
    }
}

/* The context's features, from probabilities on standard input. */
static bool write_context(const struct page *page)
{
    double *p = arena_array(page->document->arena, page->count, sizeof *p);
    struct context *context;

    for (uint32_t i = 0; p && i < page->count; i++) {
        float narrow;

        if (fread(&narrow, 4, 1, stdin) != 1)
            return false;
        p[i] = narrow;
    }
    context = p ? context_of(page, p) : NULL;
    for (uint32_t i = 0; context && i < page->count; i++) {
        double x[CONTEXT_FEATURE_COUNT];

        context_features(context, i, x);
        write_row(&page->document->sentences[i], x, CONTEXT_FEATURE_COUNT);
    }
    return context != NULL;
}

static bool write_page(const struct page *page, bool in_context)
{
    write_numbers(&page->count, 1);
    if (in_context)
        return write_context(page);
    for (uint32_t i = 0; i < page->count; i++) {
        double x[BODY_LEAN_COUNT];

        body_lean_features(page, i, x);
        write_row(&page->document->sentences[i], x, BODY_LEAN_COUNT);
    }
    return true;
}

/* False: memory ran out. */
static bool read_text(struct arena *arena, struct lexicon *lexicons, struct span text,
                      bool in_context)
{
    const struct language *language = detect(text);
    struct lexicon *lexicon = &lexicons[language_index(language)];
    struct document document = {
        .arena = arena, .text = text, .language = language, .lexicon = lexicon};
    struct page *page;
    uint32_t none = 0;

    if (lexicon->language == NULL && !lexicon_init(lexicon, language, NULL))
        return false;
    if (!document_find_blocks(&document) || !sentences_split(&document) || !tokenize(&document) ||
        !seams_part(&document))
        return false;
    if (document.sentence_count == 0) {
        write_numbers(&none, 1);
        return true;
    }
    page = page_of(&document);
    return page != NULL && write_page(page, in_context);
}

static void print_names(void)
{
    for (int k = 0; k < BODY_LEAN_COUNT; k++)
        printf("%s\n", body_feature_name((enum body_feature)k));
    printf("\n");
    for (int k = 0; k < CONTEXT_FEATURE_COUNT; k++)
        printf("%s\n", context_feature_name((enum context_feature)k));
}

int main(int argc, char **argv)
{
    static struct lexicon lexicons[MAX_LANGUAGES];
    bool in_context = argc > 1 && strcmp(argv[1], "context") == 0;
    uint32_t features = in_context ? CONTEXT_FEATURE_COUNT : BODY_LEAN_COUNT;
    size_t length;
    struct arena arena;

    if (argc > 1 && !in_context) {
        print_names();
        return 0;
    }
    arena_init(&arena);
    write_numbers(&features, 1);
    while (scanf("%zu", &length) == 1 && getchar() == '\n') {
        char *bytes = malloc(length + 1);

        if (bytes == NULL || fread(bytes, 1, length, stdin) != length ||
            !read_text(&arena, lexicons, span_of(bytes, length), in_context))
            return 1;
        free(bytes);
        arena_reset(&arena);
    }
    return 0;
}
