/* reads.c -- do summaries read well? What a reader would stumble over, counted:
 *
 *     reads SET.jsonl sentences|words|bytes SIZE
 *
 * In per cent of the chosen sentences: those that open with a pronoun or a
 * connective without the sentence before them; fragments, without a closing mark
 * or of fewer than five words; captions and what else looks like page furniture.
 * In per cent of the summaries: those with two sentences of a cosine above 0.5,
 * and those with a quotation mark that nothing closes. */
#include <json-c/json.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "language/detect.h"
#include "language/utf8.h"
#include "result/article.h"

struct tally {
    uint32_t summaries, sentences, dangling, fragments, furniture, alike, open;
};

static bool is_fragment(const struct article *article, uint32_t s)
{
    return article->document.sentences[s].words < 5 || !article->ranking.features[s].terminal;
}

static bool is_furniture(const struct article *article, uint32_t s)
{
    const struct sentence *sentence = &article->document.sentences[s];
    const struct features *features = &article->ranking.features[s];
    enum block_kind kind = article->document.blocks[sentence->block].kind;

    return sentence->noise != NOISE_NONE || kind == BLOCK_CAPTION || kind == BLOCK_HEADING ||
           features->directions > 0 || features->capital_run > 6 || features->label;
}

static bool has_alike(const struct article *article, const struct selection *selection)
{
    for (uint32_t i = 0; i < selection->count; i++)
        for (uint32_t j = 0; j < i; j++)
            if (matrix_cosine(&article->ranking.tfidf->matrix, selection->sentences[i],
                              selection->sentences[j]) > 0.5)
                return true;
    return false;
}

/* Double quotation marks of any shape come in pairs. */
static uint32_t count_quotes(struct span text)
{
    uint32_t count = 0, code_point;

    for (size_t at = 0; at < text.length;) {
        at += utf8_decode(span_of(text.bytes + at, text.length - at), &code_point);
        count += code_point == '"' || code_point == 0xAB || code_point == 0xBB ||
                 (code_point >= 0x201C && code_point <= 0x201E);
    }
    return count;
}

/* A quotation may go on in the next sentence, when that was chosen too. */
static bool leaves_open(const struct article *article, const struct selection *selection)
{
    uint32_t quotes = 0;

    for (uint32_t i = 0; i < selection->count; i++) {
        const struct sentence *s = &article->document.sentences[selection->sentences[i]];

        if (i > 0 && selection->sentences[i - 1] + 1 != selection->sentences[i] && quotes % 2)
            return true;
        quotes += count_quotes(document_span(&article->document, s->start, s->length));
    }
    return quotes % 2;
}

static void tally_add(struct tally *tally, const struct article *article,
                      const struct selection *selection)
{
    tally->summaries++;
    tally->sentences += selection->count;
    tally->alike += has_alike(article, selection);
    tally->open += leaves_open(article, selection);
    for (uint32_t i = 0; i < selection->count; i++) {
        uint32_t s = selection->sentences[i];
        bool alone = s > 0 && (i == 0 || selection->sentences[i - 1] + 1 != s);

        tally->dangling += alone && article->ranking.features[s].leaning;
        tally->fragments += is_fragment(article, s);
        tally->furniture += is_furniture(article, s);
    }
}

static void read_article(struct tally *tally, struct json_object *record,
                         const struct demand *demand)
{
    struct json_object *text = json_object_object_get(record, "text");
    struct article article = {.background = NULL};
    struct document *document = &article.document;
    struct selection *selection = NULL;
    struct lexicon lexicon;

    arena_init(&article.arena);
    document->arena = &article.arena;
    document->text =
        span_of(json_object_get_string(text), (size_t)json_object_get_string_len(text));
    document->language = detect(document->text);
    document->lexicon = &lexicon;
    article.background = background_builtin(document->language);
    if (lexicon_init(&lexicon, document->language, NULL) && document_find_blocks(document) &&
        article_analyse(&article))
        selection = selector_choose(&article.ranking, demand);
    if (selection)
        tally_add(tally, &article, selection);
    arena_release(&article.arena);
    lexicon_release(&lexicon);
}

static void print_share(const char *name, uint32_t count, uint32_t of)
{
    printf("  %s %.1f %%", name, of > 0 ? 100.0 * count / of : 0);
}

int main(int count, char **arguments)
{
    FILE *file = count == 4 ? fopen(arguments[1], "r") : NULL;
    struct demand demand = {.budget = {NUTGRAF_SENTENCES, 0}};
    struct tally tally = {0};
    char *line = NULL;
    size_t room = 0;

    if (!file) {
        fprintf(stderr, "usage: reads SET.jsonl sentences|words|bytes SIZE\n");
        return 2;
    }
    demand.budget.size = strtoul(arguments[3], NULL, 10);
    if (strcmp(arguments[2], "words") == 0)
        demand.budget.unit = NUTGRAF_WORDS;
    if (strcmp(arguments[2], "bytes") == 0)
        demand.budget.unit = NUTGRAF_BYTES;
    while (getline(&line, &room, file) > 0) {
        struct json_object *record = json_tokener_parse(line);

        read_article(&tally, record, &demand);
        json_object_put(record);
    }
    print_share("dangling", tally.dangling, tally.sentences);
    print_share("fragments", tally.fragments, tally.sentences);
    print_share("furniture", tally.furniture, tally.sentences);
    print_share("two alike", tally.alike, tally.summaries);
    print_share("open quotation", tally.open, tally.summaries);
    putchar('\n');
    free(line);
    fclose(file);
    return 0;
}
