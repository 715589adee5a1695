/* seam_features.c -- what the seams' model sees, for the program that fits it.
 *
 * Standard input: texts, each after a line with its length in bytes and the code
 * of its language ("-": to be told from it). Standard output: for each text a
 * line for each word at which a sentence may have been glued: where the gap
 * before it ends, and the values of its signs; then an empty line. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "language/detect.h"
#include "text/seam_signs.h"
#include "text/sentences.h"
#include "text/tokenizer.h"

enum { MAX_LANGUAGES = 64, LEAST_BEHIND = 4 };

static void write_sentence(const struct document *document, const struct sentence *s)
{
    uint32_t end = s->first_token + s->token_count;

    if (s->words != s->token_count)
        return;
    for (uint32_t token = s->first_token + 1; token + LEAST_BEHIND <= end; token++) {
        uint8_t signs[SEAM_SIGNS];

        if (!seam_signs(document, s->first_token, token, end, signs))
            continue;
        printf("%u", seam_start(document, token));
        for (int i = 0; i < SEAM_SIGNS; i++)
            printf(" %u", signs[i]);
        printf("\n");
    }
}

static bool read_text(struct arena *arena, struct lexicon *lexicons, struct span text,
                      const char *code)
{
    const struct language *language = language_find(code);
    struct document document = {.arena = arena, .text = text};

    if (!language)
        language = *code == '-' ? detect(text) : language_find("und");
    document.language = language;
    document.lexicon = &lexicons[language_index(language)];
    if (document.lexicon->language == NULL && !lexicon_init(document.lexicon, language, NULL))
        return false;
    if (!document_find_blocks(&document) || !sentences_split(&document) || !tokenize(&document))
        return false;
    for (uint32_t i = 0; i < document.sentence_count; i++)
        write_sentence(&document, &document.sentences[i]);
    printf("\n");
    return true;
}

int main(void)
{
    static struct lexicon lexicons[MAX_LANGUAGES];
    struct arena arena;
    char code[8];
    size_t length;

    arena_init(&arena);
    while (scanf("%zu %7s", &length, code) == 2 && getchar() == '\n') {
        char *bytes = malloc(length + 1);

        if (bytes == NULL || fread(bytes, 1, length, stdin) != length ||
            !read_text(&arena, lexicons, span_of(bytes, length), code))
            return 1;
        free(bytes);
        arena_reset(&arena);
    }
    return 0;
}
