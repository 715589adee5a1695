#include "compare/saved.h"

#include "language/utf8.h"
#include "text/tokenizer.h"

/* The text, a line a sentence, and where each one is; what is empty is left out. */
static bool copy_text(struct article *article, const struct saved *saved, struct saved *kept)
{
    struct document *document = &article->document;
    struct nutgraf_buffer text;
    char *copy;

    kept->sentences = arena_array(&article->arena, saved->count, sizeof *kept->sentences);
    document->blocks = arena_zeroed(&article->arena, saved->count, sizeof *document->blocks);
    document->sentences = arena_zeroed(&article->arena, saved->count, sizeof *document->sentences);
    if (!kept->sentences || !document->blocks || !document->sentences)
        return false;
    buffer_init(&text);
    for (uint32_t i = 0; i < saved->count; i++) {
        uint32_t start = (uint32_t)text.length, s = document->sentence_count;

        utf8_fold_space(&text, saved->sentences[i].text);
        if (text.length == start)
            continue;
        kept->sentences[kept->count++] = saved->sentences[i];
        document->sentences[s] = (struct sentence){
            .start = start, .length = (uint32_t)text.length - start, .block = s, .body = 1};
        document->blocks[s] = (struct block){.start = start,
                                             .length = (uint32_t)text.length - start,
                                             .first_sentence = s,
                                             .sentence_count = 1};
        document->sentence_count = document->block_count = s + 1;
        buffer_byte(&text, '\n');
    }
    copy = arena_string(&article->arena, nutgraf_buffer_bytes(&text), text.length);
    document->text = span_of(copy, text.length);
    buffer_release(&text);
    return copy && !text.failed;
}

/* Keeps what the result says of itself. */
static bool keep(struct article *article, const struct saved *saved, struct saved *kept)
{
    char *headline = arena_string(&article->arena, saved->headline.bytes, saved->headline.length);
    double *score = arena_zeroed(&article->arena, kept->count, sizeof *score);

    if (!headline || !score)
        return false;
    for (uint32_t i = 0; i < kept->count; i++)
        score[i] = kept->sentences[i].score < 0 ? 0 : kept->sentences[i].score;
    kept->headline = span_of(headline, saved->headline.length);
    kept->total = saved->total;
    kept->bytes = saved->bytes;
    article->ranking.score = score;
    article->saved = kept;
    return true;
}

bool saved_read(struct article *article, const struct saved *saved)
{
    struct saved *kept = arena_zeroed(&article->arena, 1, sizeof *kept);

    return kept && copy_text(article, saved, kept) && tokenize(&article->document) &&
           article_rank(article) && keep(article, saved, kept);
}

struct nutgraf_summary *saved_summary(struct article *article)
{
    struct nutgraf_summary *summary = arena_zeroed(&article->arena, 1, sizeof *summary);
    uint32_t count = article->document.sentence_count;

    if (!summary)
        return NULL;
    summary->article = article;
    summary->selection = arena_zeroed(&article->arena, 1, sizeof *summary->selection);
    summary->headline = arena_zeroed(&article->arena, 1, sizeof *summary->headline);
    if (!summary->selection || !summary->headline)
        return NULL;
    summary->headline->text = (char *)article->saved->headline.bytes;
    summary->headline->length = article->saved->headline.length;
    summary->selection->sentences =
        arena_array(&article->arena, count, sizeof *summary->selection->sentences);
    if (!summary->selection->sentences)
        return NULL;
    for (uint32_t i = 0; i < count; i++)
        summary->selection->sentences[i] = i;
    summary->selection->count = count;
    return summary;
}

bool saved_of_one(const struct saved *a, const struct saved *b)
{
    return a->total > 0 && a->bytes > 0 && a->total == b->total && a->bytes == b->bytes;
}

bool saved_reduce(struct article *article, const struct nutgraf_summary *summary)
{
    const struct article *whole = summary->article;
    struct saved saved = {.headline = span_from(nutgraf_summary_headline(summary)),
                          .total = whole->document.sentence_count,
                          .bytes = whole->document.text.length};

    arena_init(&article->arena);
    article->document.arena = &article->arena;
    article->document.language = whole->document.language;
    article->document.lexicon = whole->document.lexicon;
    article->background = whole->background;
    article->name = whole->name;
    saved.sentences =
        arena_array(&article->arena, summary->selection->count, sizeof *saved.sentences);
    if (!saved.sentences)
        return false;
    for (uint32_t i = 0; i < summary->selection->count; i++) {
        uint32_t index = summary->selection->sentences[i];

        saved.sentences[saved.count++] =
            (struct saved_sentence){summary_span(summary, i), index, whole->ranking.score[index]};
    }
    return saved_read(article, &saved);
}
