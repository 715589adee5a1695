#include "result/bundle.h"

#include "nutgraf.h"

static const char BETWEEN[] = "\n\n";

/* What all parts hold together. */
struct sums {
    size_t bytes;
    uint32_t blocks, sentences, tokens;
};

static bool add_up(struct sums *sums, const struct article *const *parts, uint32_t count)
{
    *sums = (struct sums){0};
    for (uint32_t i = 0; i < count; i++) {
        const struct document *document = &parts[i]->document;

        sums->bytes += document->text.length + strlen(BETWEEN);
        if (sums->bytes > NUTGRAF_MAX_BYTES)
            return false;
        sums->blocks += document->block_count; /* at most one a byte: all counts fit */
        sums->sentences += document->sentence_count;
        sums->tokens += document->token_count;
    }
    return true;
}

static bool allocate(struct bundle *bundle, const struct sums *sums, char **text, uint32_t **starts)
{
    struct arena *arena = &bundle->article.arena;
    struct document *document = &bundle->article.document;
    size_t terms = document->lexicon->terms.count;

    *text = arena_alloc(arena, sums->bytes);
    *starts = arena_array(arena, (size_t)bundle->part_count + 1, sizeof **starts);
    bundle->text_starts = arena_array(arena, bundle->part_count, sizeof *bundle->text_starts);
    document->blocks = arena_array(arena, sums->blocks, sizeof *document->blocks);
    document->sentences = arena_array(arena, sums->sentences, sizeof *document->sentences);
    document->tokens = arena_array(arena, sums->tokens, sizeof *document->tokens);
    document->terms = arena_array(arena, terms, sizeof *document->terms);
    return *text && *starts && bundle->text_starts && document->blocks && document->sentences &&
           document->tokens && document->terms;
}

/* ---- one part behind the others ---- */

static void add_blocks(struct document *whole, const struct document *part, uint32_t bytes)
{
    for (uint32_t b = 0; b < part->block_count; b++) {
        struct block *block = &whole->blocks[whole->block_count + b];

        *block = part->blocks[b];
        block->start += bytes;
        block->first_sentence += whole->sentence_count;
    }
}

static void add_sentences(struct document *whole, const struct document *part, uint32_t bytes)
{
    for (uint32_t s = 0; s < part->sentence_count; s++) {
        struct sentence *sentence = &whole->sentences[whole->sentence_count + s];

        *sentence = part->sentences[s];
        sentence->start += bytes;
        sentence->block += whole->block_count;
        sentence->first_token += whole->token_count;
    }
}

/* `numbers`: the whole's own number of each of the lexicon's terms, plus 1. */
static void add_tokens(struct document *whole, const struct document *part, uint32_t bytes,
                       uint32_t *numbers)
{
    for (uint32_t t = 0; t < part->token_count; t++) {
        struct token *token = &whole->tokens[whole->token_count + t];

        *token = part->tokens[t];
        token->start += bytes;
        if (token->term == TERM_NONE)
            continue;
        if (numbers[part->terms[token->term]] == 0) {
            whole->terms[whole->term_count++] = part->terms[token->term];
            numbers[part->terms[token->term]] = whole->term_count;
        }
        token->term = numbers[part->terms[token->term]] - 1;
    }
}

static void add_part(struct bundle *bundle, const struct document *part, char *text,
                     uint32_t *numbers)
{
    struct document *whole = &bundle->article.document;
    uint32_t bytes = (uint32_t)whole->text.length;

    memcpy(text + bytes, part->text.bytes, part->text.length);
    memcpy(text + bytes + part->text.length, BETWEEN, strlen(BETWEEN));
    add_blocks(whole, part, bytes);
    add_sentences(whole, part, bytes);
    add_tokens(whole, part, bytes, numbers);
    whole->text.length += part->text.length + strlen(BETWEEN);
    whole->block_count += part->block_count;
    whole->sentence_count += part->sentence_count;
    whole->token_count += part->token_count;
    whole->repaired += part->repaired;
}

static bool join(struct bundle *bundle, const struct article *const *parts, const struct sums *sums)
{
    struct document *whole = &bundle->article.document;
    uint32_t *starts, *numbers;
    char *text;

    numbers = arena_zeroed(whole->arena, whole->lexicon->terms.count, sizeof *numbers);
    if (!numbers || !allocate(bundle, sums, &text, &starts))
        return false;
    whole->text = span_of(text, 0);
    for (uint32_t i = 0; i < bundle->part_count; i++) {
        bundle->text_starts[i] = (uint32_t)whole->text.length;
        starts[i] = whole->sentence_count;
        add_part(bundle, &parts[i]->document, text, numbers);
    }
    starts[bundle->part_count] = whole->sentence_count;
    bundle->article.ranking.parts = starts;
    bundle->article.ranking.part_count = bundle->part_count;
    return true;
}

bool bundle_init(struct bundle *bundle, const struct article *const *parts, uint32_t count)
{
    struct document *whole = &bundle->article.document;
    struct sums sums;

    *bundle = (struct bundle){.part_count = count};
    arena_init(&bundle->article.arena);
    whole->arena = &bundle->article.arena;
    whole->language = parts[0]->document.language;
    whole->lexicon = parts[0]->document.lexicon;
    whole->judged = parts[0]->document.judged;
    bundle->article.background = parts[0]->background;
    return add_up(&sums, parts, count) && join(bundle, parts, &sums) &&
           article_rank(&bundle->article);
}

void bundle_release(struct bundle *bundle)
{
    arena_release(&bundle->article.arena);
}

struct bundle_place bundle_place(const struct bundle *bundle, uint32_t start)
{
    uint32_t part = bundle->part_count;

    while (part > 1 && bundle->text_starts[part - 1] > start)
        part--;
    return (struct bundle_place){part - 1, start - bundle->text_starts[part - 1]};
}
