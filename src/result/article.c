#include "result/article.h"

#include "model/textrank.h"
#include "text/boilerplate.h"
#include "text/sentences.h"
#include "text/tokenizer.h"

bool article_analyse(struct article *article)
{
    struct document *document = &article->document;
    struct ranking *ranking = &article->ranking;
    double mean_cosine = 0;

    if (!sentences_split(document) || !tokenize(document) || !boilerplate_mark(document))
        return false;
    ranking->document = document;
    ranking->tfidf = tfidf_build(document, article->background);
    if (!ranking->tfidf)
        return false;
    ranking->score = textrank(&article->arena, &ranking->tfidf->matrix, NULL, &mean_cosine);
    ranking->features = features_of(document);
    if (!ranking->score || !ranking->features)
        return false;
    ranking->gate = features_gate(document, ranking->features, mean_cosine);
    return true;
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
