/* textspeed.c -- how fast plain text becomes words: MB/s on one core.
 *
 *     textspeed LANGUAGE FILE.jsonl [ROUNDS]
 *
 * The articles of a file are read one after the other, as a worker does, with
 * one lexicon that stays. */
#include <json-c/json.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "text/document.h"
#include "text/sentences.h"
#include "text/tokenizer.h"

enum { MOST_ARTICLES = 5000, STAGES = 3 };

static struct {
    struct nutgraf_buffer text;
    size_t start[MOST_ARTICLES + 1];
    uint32_t count;
    uint64_t words, sentences;
    clock_t spent[STAGES];
} bench;

static void read_articles(FILE *file)
{
    char *line = NULL;
    size_t room = 0;

    while (bench.count < MOST_ARTICLES && getline(&line, &room, file) > 0) {
        struct json_object *row = json_tokener_parse(line), *text = NULL;

        if (row && json_object_object_get_ex(row, "text", &text)) {
            bench.start[bench.count++] = bench.text.length;
            buffer_text(&bench.text, json_object_get_string(text));
        }
        json_object_put(row);
    }
    bench.start[bench.count] = bench.text.length;
    free(line);
}

static void run(struct document *document)
{
    clock_t start = clock(), now;

    if (!document_find_blocks(document))
        exit(EXIT_FAILURE);
    bench.spent[0] += (now = clock()) - start;
    if (!sentences_split(document))
        exit(EXIT_FAILURE);
    bench.spent[1] += (start = clock()) - now;
    if (!tokenize(document))
        exit(EXIT_FAILURE);
    bench.spent[2] += clock() - start;
    bench.words += document->token_count;
    bench.sentences += document->sentence_count;
}

static void report(int rounds)
{
    static const char *const NAMES[STAGES] = {"blocks", "sentences", "words"};
    double megabytes = (double)bench.text.length * rounds / 1e6, all = 0;

    printf("%u articles, %.2f MB, %.0f sentences, %.0f words:", bench.count, megabytes / rounds,
           (double)bench.sentences / rounds, (double)bench.words / rounds);
    for (int i = 0; i < STAGES; i++) {
        double seconds = (double)bench.spent[i] / CLOCKS_PER_SEC;

        all += seconds;
        printf(" %s %.0f MB/s,", NAMES[i], megabytes / seconds);
    }
    printf(" together %.0f MB/s\n", megabytes / all);
}

int main(int count, char **arguments)
{
    FILE *file = count >= 3 ? fopen(arguments[2], "r") : NULL;
    const struct language *language = count >= 3 ? language_find(arguments[1]) : NULL;
    int rounds = count >= 4 ? (int)strtol(arguments[3], NULL, 10) : 5;
    struct lexicon lexicon;
    struct arena arena;

    if (!file || !language || !lexicon_init(&lexicon, language, NULL)) {
        fprintf(stderr, "usage: textspeed LANGUAGE FILE.jsonl [ROUNDS]\n");
        return EXIT_FAILURE;
    }
    read_articles(file);
    arena_init(&arena);
    for (int round = 0; round < rounds; round++)
        for (uint32_t i = 0; i < bench.count; i++) {
            struct document document = {.arena = &arena, .language = language, .lexicon = &lexicon};

            document.text =
                span_of(bench.text.bytes + bench.start[i], bench.start[i + 1] - bench.start[i]);
            run(&document);
            arena_reset(&arena);
        }
    report(rounds);
    arena_release(&arena);
    lexicon_release(&lexicon);
    buffer_release(&bench.text);
    fclose(file);
    return EXIT_SUCCESS;
}
