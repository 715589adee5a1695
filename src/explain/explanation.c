#include "explain/explanation.h"

#include <math.h>

static bool is_scored(const struct article *article, uint32_t s)
{
    const uint32_t *row = article->ranking.tfidf->matrix.row;

    return row[s + 1] > row[s];
}

/* Sentences without a score come last among all ranks, but for their place
 * they have none. */
static bool place_all(struct explanation *explanation)
{
    const struct article *article = explanation->article;
    const struct selection *selection = explanation->summary->selection;
    uint32_t count = article->document.sentence_count;

    explanation->rank = article_ranks(article, &explanation->arena);
    explanation->order = arena_zeroed(&explanation->arena, count, sizeof *explanation->order);
    explanation->place = arena_zeroed(&explanation->arena, count, sizeof *explanation->place);
    if (!explanation->rank || !explanation->order || !explanation->place)
        return false;
    for (uint32_t s = 0; s < count; s++) {
        explanation->noisy += article->document.sentences[s].noise != NOISE_NONE;
        if (is_scored(article, s)) {
            explanation->order[explanation->rank[s] - 1] = s;
            explanation->ranked++;
        } else {
            explanation->rank[s] = 0;
        }
    }
    for (uint32_t i = 0; i < selection->count; i++)
        explanation->place[selection->sentences[i]] = i + 1;
    return true;
}

static bool count_uses(struct explanation *explanation)
{
    const struct document *document = &explanation->article->document;

    explanation->uses =
        arena_zeroed(&explanation->arena, document->term_count, sizeof *explanation->uses);
    if (!explanation->uses)
        return false;
    for (uint32_t s = 0; s < document->sentence_count; s++) {
        const struct sentence *sentence = &document->sentences[s];

        if (sentence->noise != NOISE_NONE)
            continue;
        for (uint32_t t = 0; t < sentence->token_count; t++) {
            uint32_t term = document->tokens[sentence->first_token + t].term;

            if (term != TERM_NONE)
                explanation->uses[term]++;
        }
    }
    return true;
}

bool explanation_init(struct explanation *explanation, const struct nutgraf_summary *summary)
{
    const struct article *article = summary->article;
    const struct matrix *matrix = &article->ranking.tfidf->matrix;

    *explanation = (struct explanation){.article = article, .summary = summary};
    arena_init(&explanation->arena);
    if (!place_all(explanation) || !count_uses(explanation) ||
        !shares_init(&explanation->shares, &explanation->arena, matrix, article->ranking.score))
        return false;
    explanation->nearest = nearest_new(&explanation->arena, matrix);
    return explanation->nearest != NULL;
}

void explanation_release(struct explanation *explanation)
{
    arena_release(&explanation->arena);
}

/* ---- reasons ---- */

/* An entry of the sentence's row. */
struct giver {
    uint32_t column;
    double share, weight;
};

static bool gives(const struct giver *giver)
{
    return giver->share >= 0.5e-6;
}

/* Equal to a millionth is equal: then by weight, then by the order of the
 * document's words. */
static bool gives_more(const struct giver *a, const struct giver *b)
{
    double share = round(a->share * 1e6), other_share = round(b->share * 1e6);
    double weight = round(a->weight * 1e6), other_weight = round(b->weight * 1e6);

    if (share != other_share)
        return share > other_share;
    if (weight != other_weight)
        return weight > other_weight;
    return a->column < b->column;
}

/* What gives most first; `sum` receives what all entries give. */
static uint32_t strongest(const struct explanation *explanation, uint32_t s,
                          struct giver givers[EXPLAIN_TERMS], double *sum)
{
    const struct matrix *matrix = explanation->shares.matrix;
    uint32_t count = 0;

    for (uint32_t e = matrix->row[s]; e < matrix->row[s + 1]; e++) {
        struct giver new = {matrix->column[e], shares_of_entry(&explanation->shares, s, e),
                            matrix->value[e]};
        uint32_t at = count;

        *sum += new.share;
        while (at > 0 && gives_more(&new, &givers[at - 1]))
            at--;
        if (at == EXPLAIN_TERMS)
            continue;
        count += count < EXPLAIN_TERMS;
        for (uint32_t i = count - 1; i > at; i--)
            givers[i] = givers[i - 1];
        givers[at] = new;
    }
    while (count > 1 && gives(&givers[0]) && !gives(&givers[count - 1]))
        count--; /* beside words that give, one that no other sentence has tells nothing */
    return count;
}

/* How the sentence writes each of its terms, and how often. */
static void find_words(const struct explanation *explanation, uint32_t s,
                       const struct giver *givers, struct reasons *reasons)
{
    const struct document *document = &explanation->article->document;
    const struct sentence *sentence = &document->sentences[s];

    for (uint32_t t = 0; t < sentence->token_count; t++) {
        const struct token *token = &document->tokens[sentence->first_token + t];

        for (uint32_t i = 0; i < reasons->term_count; i++) {
            struct reason *reason = &reasons->terms[i];

            if (givers[i].column != token->term)
                continue;
            if (reason->here++ == 0)
                reason->word = document_span(document, token->start, token->length);
        }
    }
}

void explanation_reasons(const struct explanation *explanation, uint32_t sentence,
                         struct reasons *reasons)
{
    const struct article *article = explanation->article;
    const struct document *document = &article->document;
    struct giver givers[EXPLAIN_TERMS];
    double sum = 0;

    *reasons = (struct reasons){0};
    reasons->term_count = strongest(explanation, sentence, givers, &sum);
    reasons->landing = article->ranking.score[sentence] - sum;
    for (uint32_t i = 0; i < reasons->term_count; i++) {
        uint32_t term = givers[i].column;
        struct span stem = lexicon_stem(document->lexicon, document->terms[term]);

        reasons->terms[i] = (struct reason){
            .stem = stem,
            .article = explanation->uses[term],
            .frequency = background_frequency(article->background, stem),
            .idf = article->ranking.tfidf->idf[term],
            .weight = givers[i].weight,
            .share = givers[i].share,
        };
    }
    find_words(explanation, sentence, givers, reasons);
    reasons->near_count = nearest_find(explanation->nearest, sentence, reasons->near, EXPLAIN_NEAR);
}

bool explanation_is_detailed(const struct explanation *explanation, uint32_t sentence)
{
    uint32_t rank = explanation->rank[sentence], place = explanation->place[sentence];

    return rank > 0 && (rank <= EXPLAIN_DETAILED || (place > 0 && place <= EXPLAIN_DETAILED));
}
