/* oracle.c -- the best that choosing whole sentences could do, nearly: greedily
 * the sentence that adds most to ROUGE-1 and ROUGE-2, F, against the references.
 *
 *     oracle SET.jsonl UNIT SIZE    {"id", "text"} a line: the oracle's summaries
 *     oracle SET.jsonl join         {"id", "text", "refs"}: documents joined to one
 */
#include <json-c/json.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "evaluate/rouge.h"
#include "language/detect.h"
#include "result/article.h"
#include "result/budget.h"

static const struct rouge_metric METRICS[] = {{.kind = ROUGE_N, .size = 1},
                                              {.kind = ROUGE_N, .size = 2}};

struct trial {
    struct rouge_vocabulary vocabulary;
    struct article article;
    struct budget budget;
    struct rouge_text references[16];
    uint32_t reference_count;
    bool chosen[4096];
    size_t cost;
};

static struct span string_of(struct json_object *object)
{
    return span_of(json_object_get_string(object), (size_t)json_object_get_string_len(object));
}

/* The chosen sentences and `more`, a line each. */
static void write_lines(const struct trial *trial, uint32_t more, struct nutgraf_buffer *out)
{
    const struct document *document = &trial->article.document;

    for (uint32_t s = 0; s < document->sentence_count; s++) {
        if (!trial->chosen[s] && s != more)
            continue;
        if (out->length > 0)
            buffer_byte(out, '\n');
        buffer_span(out, document_span(document, document->sentences[s].start,
                                       document->sentences[s].length));
    }
}

static double score_with(struct trial *trial, uint32_t more)
{
    struct rouge_tally tallies[2 * 16];
    struct nutgraf_buffer lines;
    struct rouge_text summary;
    struct arena arena;
    double score = 0;

    buffer_init(&lines);
    arena_init(&arena);
    write_lines(trial, more, &lines);
    rouge_text_read(&summary, &trial->vocabulary, &arena, span_of(lines.bytes, lines.length),
                    (struct rouge_limits){0});
    for (uint32_t r = 0; r < trial->reference_count; r++)
        rouge_tally(tallies + 2 * r, METRICS, 2, &summary, &trial->references[r],
                    trial->vocabulary.numbers, &arena);
    for (uint32_t m = 0; m < 2; m++)
        score += rouge_join(tallies + m, trial->reference_count, 2, METRICS[m], ROUGE_SUM, 0.5).f;
    arena_release(&arena);
    buffer_release(&lines);
    return score;
}

static bool may_join(const struct trial *trial, uint32_t s)
{
    const struct document *document = &trial->article.document;
    size_t joint = trial->cost > 0 ? budget_joint(trial->budget.unit) : 0;

    return !trial->chosen[s] && document->sentences[s].noise == NOISE_NONE &&
           trial->cost + joint + budget_cost(document, s, trial->budget.unit) <= trial->budget.size;
}

static void choose(struct trial *trial)
{
    const struct document *document = &trial->article.document;
    double now = 0;

    for (;;) {
        uint32_t best = UINT32_MAX;

        for (uint32_t s = 0; s < document->sentence_count && s < 4096; s++) {
            double score = may_join(trial, s) ? score_with(trial, s) : 0;

            if (score > now) {
                now = score;
                best = s;
            }
        }
        if (best == UINT32_MAX)
            return;
        trial->chosen[best] = true;
        trial->cost += (trial->cost > 0 ? budget_joint(trial->budget.unit) : 0) +
                       budget_cost(document, best, trial->budget.unit);
    }
}

static void read_references(struct trial *trial, struct json_object *references)
{
    size_t count = json_object_array_length(references);

    rouge_vocabulary_begin(&trial->vocabulary);
    trial->reference_count = (uint32_t)(count < 16 ? count : 16);
    for (uint32_t r = 0; r < trial->reference_count; r++)
        rouge_text_read(&trial->references[r], &trial->vocabulary, &trial->article.arena,
                        string_of(json_object_array_get_idx(references, r)),
                        (struct rouge_limits){0});
}

static void oracle_of(struct json_object *record, struct budget budget, struct nutgraf_buffer *out)
{
    static struct trial trial; /* large */
    struct document *document = &trial.article.document;
    struct lexicon lexicon;
    struct nutgraf_buffer lines;

    trial = (struct trial){.budget = budget};
    arena_init(&trial.article.arena);
    document->arena = &trial.article.arena;
    document->text = string_of(json_object_object_get(record, "text"));
    document->language = detect(document->text);
    document->lexicon = &lexicon;
    lexicon_init(&lexicon, document->language, NULL);
    trial.article.background = background_builtin(document->language);
    rouge_vocabulary_init(&trial.vocabulary, true, false);
    if (strcmp(document->language->code, "en") != 0)
        trial.vocabulary.lexicon = &lexicon;
    if (document_find_blocks(document) && article_analyse(&trial.article)) {
        read_references(&trial, json_object_object_get(record, "refs"));
        choose(&trial);
    }
    buffer_init(&lines);
    write_lines(&trial, UINT32_MAX, &lines);
    json_open(out, '{');
    json_key(out, "id");
    json_string(out, string_of(json_object_object_get(record, "id")));
    json_key(out, "text");
    json_string(out, span_of(lines.bytes, lines.length));
    json_close(out, '}');
    buffer_release(&lines);
    rouge_vocabulary_release(&trial.vocabulary);
    arena_release(&trial.article.arena);
    lexicon_release(&lexicon);
}

static void join_documents(struct json_object *record)
{
    struct json_object *documents = json_object_object_get(record, "docs");
    struct nutgraf_buffer text;

    buffer_init(&text);
    for (size_t i = 0; i < json_object_array_length(documents); i++) {
        buffer_span(&text, string_of(json_object_array_get_idx(documents, i)));
        buffer_text(&text, "\n\n");
    }
    json_object_object_add(record, "text",
                           json_object_new_string_len(text.bytes, (int)text.length));
    json_object_object_del(record, "docs");
    buffer_release(&text);
    puts(json_object_to_json_string_ext(record, JSON_C_TO_STRING_PLAIN));
}

static nutgraf_unit unit_of(const char *name)
{
    return strcmp(name, "words") == 0   ? NUTGRAF_WORDS
           : strcmp(name, "bytes") == 0 ? NUTGRAF_BYTES
                                        : NUTGRAF_SENTENCES;
}

static void do_line(char *line, int count, char **arguments)
{
    struct json_object *record = json_tokener_parse(line);
    struct nutgraf_buffer out;

    buffer_init(&out);
    if (count == 3)
        join_documents(record);
    else if (json_object_object_get(record, "refs")) {
        oracle_of(record, (struct budget){unit_of(arguments[2]), strtoul(arguments[3], NULL, 10)},
                  &out);
        puts(out.bytes);
    }
    buffer_release(&out);
    json_object_put(record);
}

int main(int count, char **arguments)
{
    FILE *file = count == 3 || count == 4 ? fopen(arguments[1], "r") : NULL;
    char *line = NULL;
    size_t room = 0;

    if (!file) {
        fprintf(stderr, "usage: oracle SET.jsonl sentences|words|bytes SIZE\n"
                        "       oracle SET.jsonl join\n");
        return 2;
    }
    while (getline(&line, &room, file) > 0)
        do_line(line, count, arguments);
    free(line);
    fclose(file);
    return 0;
}
