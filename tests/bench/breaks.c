/* breaks.c -- Unicode's own break tests.
 *
 *     breaks words WordBreakTest.txt        UAX #29 words: every line must pass
 *     breaks sentences SentenceBreakTest.txt  how far sentences agree
 *
 * With -v the lines that differ are printed. Sentences differ on purpose where
 * nothing but punctuation stands before a stop, where "!" touches a small letter
 * or a digit ("Yahoo!a", "!0"), and behind an abbreviation that closes a bracket
 * ("(etc.) The"): UAX #29 has no lists, and breaks there. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "language/language.h"
#include "language/utf8.h"
#include "language/wordbreak.h"
#include "text/document.h"
#include "text/sentences.h"

/* A line of the files: code points in hex between the marks for "break" and "no
 * break". */
struct line {
    struct nutgraf_buffer text;
    bool breaks[4096]; /* by byte */
};

static bool line_read(struct line *line, const char *at)
{
    line->text.length = 0;
    memset(line->breaks, 0, sizeof line->breaks);
    for (; *at && *at != '#'; at++) {
        if (strncmp(at, "\xC3\xB7", 2) == 0)
            line->breaks[line->text.length] = true;
        else if ((*at >= '0' && *at <= '9') || (*at >= 'A' && *at <= 'F')) {
            char *end;

            utf8_append(&line->text, (uint32_t)strtoul(at, &end, 16));
            at = end - 1;
        }
    }
    return line->text.length > 0;
}

static bool words_agree(const struct line *line)
{
    struct span text = span_of(line->text.bytes, line->text.length);
    uint32_t kinds;

    for (size_t at = 0, end; at < text.length; at = end) {
        end = wordbreak_end(text, at, &kinds);
        for (size_t i = at + 1; i < end; i++)
            if (line->breaks[i])
                return false;
        if (!line->breaks[end])
            return false;
    }
    return true;
}

/* A sentence here leaves out the white space behind it, where UAX #29 counts it in. */
static bool sentences_agree(const struct line *line)
{
    struct document document = {.text = span_of(line->text.bytes, line->text.length),
                                .language = language_find("und")};
    struct arena arena;
    bool agree = true;
    uint32_t at = 0;

    arena_init(&arena);
    document.arena = &arena;
    if (!document_find_blocks(&document) || !sentences_split(&document))
        exit(EXIT_FAILURE);
    for (uint32_t i = 0; i < document.sentence_count; i++) {
        uint32_t start = document.sentences[i].start;
        uint32_t end = start + document.sentences[i].length;

        for (uint32_t b = at + 1; b < start; b++)
            at = line->breaks[b] ? b : at;
        agree = agree && (i == 0 || line->breaks[start]);
        for (uint32_t b = start + 1; b < end; b++)
            agree = agree && !line->breaks[b];
        at = end;
    }
    arena_release(&arena);
    return agree;
}

int main(int count, char **arguments)
{
    bool verbose = count == 4 && strcmp(arguments[3], "-v") == 0;
    FILE *file = count >= 3 ? fopen(arguments[2], "r") : NULL;
    unsigned lines = 0, right = 0;
    static struct line line;
    char *row = NULL;
    size_t room = 0;

    if (!file) {
        fprintf(stderr, "usage: breaks words|sentences FILE.txt [-v]\n");
        return EXIT_FAILURE;
    }
    buffer_init(&line.text);
    while (getline(&row, &room, file) > 0) {
        bool agree;

        if (!line_read(&line, row))
            continue;
        agree = strcmp(arguments[1], "words") == 0 ? words_agree(&line) : sentences_agree(&line);
        lines++;
        right += agree;
        if (!agree && verbose)
            printf("%s", row);
    }
    printf("UAX #29 %s: %u of %u lines\n", arguments[1], right, lines);
    buffer_release(&line.text);
    free(row);
    fclose(file);
    return EXIT_SUCCESS;
}
