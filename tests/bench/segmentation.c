/* segmentation.c -- how well sentences are split.
 *
 *     segmentation golden FILE.jsonl       cases right, by language
 *     segmentation treebanks FILE.jsonl    precision, recall, F1 of boundaries:
 *                                          at marks alone, and as the program parts
 *
 * With -v every difference is printed. A golden case is right when all its
 * sentences are, white space aside. A treebank's sentences are joined by a
 * space and split again; it counts as complete when at least nine in ten of its
 * sentences close with a mark (the rest are headlines and fragments whose ends
 * a line break showed, which the joining took away). */
#include <json-c/json.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "language/language.h"
#include "text/document.h"
#include "text/marks.h"
#include "text/seams.h"
#include "text/sentences.h"
#include "text/tokenizer.h"

enum { MAX_LANGUAGES = 64 };

static const double COMPLETE = 0.9;

static const struct language *language_or_und(const char *code)
{
    const struct language *language = language_find(strcmp(code, "nn") == 0 ? "no" : code);

    return language ? language : language_find("und");
}

static const char *field(struct json_object *row, const char *name)
{
    return json_object_get_string(json_object_object_get(row, name));
}

/* As the program cuts it: at marks, then, where `parted`, behind headings that were
 * glued to what follows. */
static bool split(struct document *document, struct arena *arena, struct span text,
                  const char *code, bool parted)
{
    static struct lexicon lexicons[MAX_LANGUAGES];
    const struct language *language = language_or_und(code);
    struct lexicon *lexicon = &lexicons[language_index(language)];

    *document =
        (struct document){.arena = arena, .text = text, .language = language, .lexicon = lexicon};
    if (lexicon->language == NULL && !lexicon_init(lexicon, language, NULL))
        return false;
    return document_find_blocks(document) && sentences_split(document) && tokenize(document) &&
           (!parted || seams_part(document));
}

/* Appends a stretch without its white space. */
static void strip(struct nutgraf_buffer *out, struct span text)
{
    for (size_t i = 0; i < text.length; i++)
        if ((unsigned char)text.bytes[i] > ' ')
            buffer_byte(out, text.bytes[i]);
}

/* ---- golden rules ---- */

static void strip_found(struct nutgraf_buffer *out, const struct document *document)
{
    for (uint32_t i = 0; i < document->sentence_count; i++) {
        strip(out,
              document_span(document, document->sentences[i].start, document->sentences[i].length));
        buffer_byte(out, '|');
    }
}

static void strip_wanted(struct nutgraf_buffer *out, struct json_object *segments)
{
    for (size_t i = 0; i < json_object_array_length(segments); i++) {
        strip(out, span_from(json_object_get_string(json_object_array_get_idx(segments, i))));
        buffer_byte(out, '|');
    }
}

static bool golden_right(struct json_object *row, bool verbose)
{
    struct nutgraf_buffer found, wanted;
    struct document document;
    struct arena arena;
    bool right;

    arena_init(&arena);
    buffer_init(&found);
    buffer_init(&wanted);
    if (!split(&document, &arena, span_from(field(row, "text")), field(row, "lang"), true))
        exit(EXIT_FAILURE);
    strip_found(&found, &document);
    strip_wanted(&wanted, json_object_object_get(row, "segments"));
    right = strcmp(found.bytes, wanted.bytes) == 0;
    if (verbose && !right)
        printf("%s wanted %s\n   found  %s\n", field(row, "lang"), wanted.bytes, found.bytes);
    buffer_release(&wanted);
    buffer_release(&found);
    arena_release(&arena);
    return right;
}

struct score {
    char language[16];
    unsigned right, count;
};

static void golden(FILE *file, bool verbose)
{
    struct score scores[64] = {0};
    unsigned right = 0, count = 0, languages = 0;
    char *line = NULL;
    size_t room = 0;

    while (getline(&line, &room, file) > 0) {
        struct json_object *row = json_tokener_parse(line);
        unsigned at = 0, good = golden_right(row, verbose);

        while (at < languages && strcmp(scores[at].language, field(row, "lang")) != 0)
            at++;
        if (at == languages)
            snprintf(scores[languages++].language, sizeof scores->language, "%s",
                     field(row, "lang"));
        scores[at].right += good;
        scores[at].count++;
        right += good;
        count++;
        json_object_put(row);
    }
    for (unsigned i = 0; i < languages; i++)
        printf("  %s %u/%u", scores[i].language, scores[i].right, scores[i].count);
    printf("\ngolden rules: %u of %u\n", right, count);
    free(line);
}

/* ---- treebanks ---- */

struct treebank {
    struct nutgraf_buffer text;
    uint32_t *ends; /* past each sentence */
    uint32_t count, closed;
};

static void treebank_read(struct treebank *bank, struct json_object *sentences)
{
    size_t count = json_object_array_length(sentences);

    *bank = (struct treebank){.ends = calloc(count, sizeof *bank->ends)};
    buffer_init(&bank->text);
    for (size_t i = 0; i < count; i++) {
        struct span sentence =
            span_from(json_object_get_string(json_object_array_get_idx(sentences, i)));

        while (sentence.length > 0 && sentence.bytes[sentence.length - 1] == ' ')
            sentence.length--;
        buffer_span(&bank->text, sentence);
        bank->ends[bank->count++] = (uint32_t)bank->text.length;
        bank->closed += marks_closed(sentence, 0, (uint32_t)sentence.length);
        buffer_byte(&bank->text, ' ');
    }
}

static void show(const char *what, const struct treebank *bank, uint32_t end)
{
    uint32_t from = end > 60 ? end - 60 : 0;
    uint32_t to = end + 40 < bank->text.length ? end + 40 : (uint32_t)bank->text.length;

    printf("%s %.*s <|> %.*s\n", what, (int)(end - from), bank->text.bytes + from, (int)(to - end),
           bank->text.bytes + end);
}

static uint32_t treebank_hits(const struct treebank *bank, const struct document *document,
                              bool verbose)
{
    uint32_t hits = 0, i = 0, j = 0;

    while (i < bank->count || j < document->sentence_count) {
        const struct sentence *sentence = &document->sentences[j];
        uint32_t wanted = i < bank->count ? bank->ends[i] : UINT32_MAX;
        uint32_t found =
            j < document->sentence_count ? sentence->start + sentence->length : UINT32_MAX;

        if (wanted == found)
            hits++;
        else if (verbose)
            show(wanted < found ? "MISSED" : "WRONG ", bank, wanted < found ? wanted : found);
        i += wanted <= found;
        j += found <= wanted;
    }
    return hits;
}

struct agreement {
    double precision, recall, f1;
};

static struct agreement agreement_of(double hits, double found, double wanted)
{
    struct agreement a = {hits / found, hits / wanted, 0};

    if (hits > 0)
        a.f1 = 2 * a.precision * a.recall / (a.precision + a.recall);
    return a;
}

/* Splits the bank's text again; differences are printed where `verbose`. */
static struct agreement treebank_split(const struct treebank *bank, const char *code, bool parted,
                                       bool verbose)
{
    struct document document;
    struct arena arena;
    struct agreement agreement;

    arena_init(&arena);
    if (!split(&document, &arena, span_of(bank->text.bytes, bank->text.length), code, parted))
        exit(EXIT_FAILURE);
    agreement =
        agreement_of(treebank_hits(bank, &document, verbose), document.sentence_count, bank->count);
    arena_release(&arena);
    return agreement;
}

/* Prints a row and returns F1; `*complete` says whether it is a fair test. The best
 * that marks can tell are all ends that have one, and no other. */
static double treebank_score(struct json_object *row, bool verbose, bool *complete)
{
    struct treebank bank;
    struct agreement marks, parted, best;

    treebank_read(&bank, json_object_object_get(row, "sentences"));
    if (verbose)
        printf("== %s\n", field(row, "id"));
    marks = treebank_split(&bank, field(row, "language"), false, false);
    parted = treebank_split(&bank, field(row, "language"), true, verbose);
    best = agreement_of(bank.closed, bank.closed, bank.count);
    *complete = bank.closed >= COMPLETE * bank.count;
    printf("%-24s %5u sentences %5.1f %% closed  at marks F1 %.4f of %.4f  "
           "parted P %.4f  R %.4f  F1 %.4f%s\n",
           field(row, "id"), bank.count, 100.0 * bank.closed / bank.count, marks.f1, best.f1,
           parted.precision, parted.recall, parted.f1, *complete ? "" : "  (not complete)");
    buffer_release(&bank.text);
    free(bank.ends);
    return parted.f1;
}

static void treebanks(FILE *file, bool verbose)
{
    double sum = 0, complete_sum = 0;
    unsigned count = 0, complete_count = 0;
    char *line = NULL;
    size_t room = 0;

    while (getline(&line, &room, file) > 0) {
        struct json_object *row = json_tokener_parse(line);
        bool complete;
        double f1 = treebank_score(row, verbose, &complete);

        sum += f1;
        count++;
        complete_sum += complete ? f1 : 0;
        complete_count += complete;
        json_object_put(row);
    }
    free(line);
    printf("mean F1: %.4f over %u complete treebanks, %.4f over all %u\n",
           complete_sum / complete_count, complete_count, sum / count, count);
}

int main(int count, char **arguments)
{
    bool verbose = count == 4 && strcmp(arguments[3], "-v") == 0;
    FILE *file = count >= 3 ? fopen(arguments[2], "r") : NULL;

    if (!file) {
        fprintf(stderr, "usage: segmentation golden|treebanks FILE.jsonl [-v]\n");
        return EXIT_FAILURE;
    }
    if (strcmp(arguments[1], "golden") == 0)
        golden(file, verbose);
    else
        treebanks(file, verbose);
    fclose(file);
    return EXIT_SUCCESS;
}
