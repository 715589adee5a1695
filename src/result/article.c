#include "result/article.h"

#include <math.h>
#include <stdlib.h>

#include "model/textrank.h"
#include "text/boilerplate.h"
#include "text/sentences.h"
#include "text/tokenizer.h"

bool article_mark(struct article *article)
{
    struct document *document = &article->document;

    return sentences_split(document) && tokenize(document) && boilerplate_mark(document);
}

bool article_rank(struct article *article)
{
    struct document *document = &article->document;
    struct ranking *ranking = &article->ranking;
    double mean_cosine = 0;

    ranking->document = document;
    ranking->tfidf = tfidf_build(document, article->background);
    ranking->links = ranking->tfidf ? links_of(&article->arena, &ranking->tfidf->matrix) : NULL;
    if (!ranking->links)
        return false;
    ranking->score = textrank(&article->arena, ranking->links, NULL, &mean_cosine);
    ranking->features = features_of(document);
    if (!ranking->score || !ranking->features)
        return false;
    ranking->gate = features_gate(document, ranking->features, mean_cosine, &SUMMARY_WEIGHTS);
    return true;
}

bool article_analyse(struct article *article)
{
    return article_mark(article) && article_rank(article);
}

size_t article_words(const struct article *article)
{
    const struct document *document = &article->document;
    size_t words = 0;

    for (uint32_t i = 0; i < document->sentence_count; i++)
        if (document->sentences[i].noise == NOISE_NONE)
            words += document->sentences[i].words;
    return words;
}

size_t article_noise_blocks(const struct article *article)
{
    const struct document *document = &article->document;
    size_t noisy = 0;

    for (uint32_t i = 0; i < document->block_count; i++) {
        const struct block *block = &document->blocks[i];
        uint32_t last = block->first_sentence + block->sentence_count;
        bool body = false;

        for (uint32_t k = block->first_sentence; k < last; k++)
            body = body || document->sentences[k].noise == NOISE_NONE;
        noisy += !body && block->sentence_count > 0;
    }
    return noisy;
}

struct place {
    double score; /* rounded to 1e-6, so that ties do not depend on the machine */
    uint32_t sentence;
};

static int by_score(const void *left, const void *right)
{
    const struct place *a = left, *b = right;

    if (a->score != b->score)
        return a->score > b->score ? -1 : 1;
    return (a->sentence > b->sentence) - (a->sentence < b->sentence);
}

uint32_t *article_ranks(const struct article *article, struct arena *arena)
{
    uint32_t count = article->document.sentence_count;
    uint32_t *ranks = arena_array(arena, count, sizeof *ranks);
    struct arena_mark mark = arena_mark(arena);
    struct place *places = arena_array(arena, count, sizeof *places);

    if (!ranks || !places)
        return NULL;
    for (uint32_t i = 0; i < count; i++)
        places[i] = (struct place){round(article->ranking.score[i] * 1e6), i};
    qsort(places, count, sizeof *places, by_score);
    for (uint32_t i = 0; i < count; i++)
        ranks[places[i].sentence] = i + 1;
    arena_rewind(arena, mark);
    return ranks;
}

nutgraf_outcome article_outcome(const struct article *article)
{
    nutgraf_outcome outcome = NUTGRAF_NO_TEXT;

    for (uint32_t i = 0; i < article->document.sentence_count; i++) {
        if (article->document.sentences[i].words == 0)
            continue;
        if (article->document.sentences[i].noise == NOISE_NONE)
            return NUTGRAF_DONE;
        outcome = NUTGRAF_ONLY_NOISE;
    }
    return outcome;
}
