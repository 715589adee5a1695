#include "result/echo.h"

/* A clause is looked for in sentences of so many words at most, each word of one
 * beside each of the other: what is longer is no sentence. */
static const uint32_t LONGEST = 200;

struct stems {
    const struct token *token, *end;
};

static struct stems stems_of(const struct document *document, uint32_t s)
{
    const struct sentence *sentence = &document->sentences[s];
    const struct token *token = document->tokens + sentence->first_token;

    return (struct stems){token, token + sentence->token_count};
}

/* The stems behind the first; stop words are passed over. */
static struct stems stems_next(struct stems stems)
{
    do
        stems.token++;
    while (stems.token < stems.end && stems.token->term == TERM_NONE);
    return stems;
}

/* Do both go on with the same `count` stems? */
static bool go_on_alike(struct stems one, struct stems other, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        if (one.token >= one.end || other.token >= other.end ||
            one.token->term != other.token->term)
            return false;
        one = stems_next(one);
        other = stems_next(other);
    }
    return true;
}

/* METHODS' trigram blocking costs much (-0.5 R-1 on CNN): names and terms are
 * that long. Four stems in a row are a clause. */
static bool share_clause(const struct ranking *ranking, struct stems one, struct stems other,
                         uint32_t count)
{
    const uint32_t *held = ranking->tfidf->matrix.held;
    const struct stems all = other;

    for (; one.token < one.end; one.token++) {
        uint32_t term = one.token->term;

        if (term == TERM_NONE || held[term] < 2)
            continue;
        for (other = all; other.token < other.end; other.token++) {
            if (other.token->term == term && go_on_alike(one, other, count))
                return true;
        }
    }
    return false;
}

/* In scripts without spaces words are overlapping pairs of characters, two to a
 * word. */
static uint32_t clause_stems(const struct ranking *ranking, const struct weights *weights)
{
    uint32_t pairs = ranking->document->language->stemmer ? 1 : 2;

    return pairs * (uint32_t)weights->echo_stems;
}

bool is_echo(const struct ranking *ranking, const struct weights *weights, uint32_t first,
             uint32_t second, bool clauses)
{
    double cosine = matrix_cosine(&ranking->tfidf->matrix, first, second);
    struct stems one = stems_of(ranking->document, first);
    struct stems other = stems_of(ranking->document, second);

    if (cosine > weights->echo_cosine)
        return true;
    return clauses && cosine > weights->echo_clause_cosine && one.end - one.token <= LONGEST &&
           other.end - other.token <= LONGEST &&
           share_clause(ranking, one, other, clause_stems(ranking, weights));
}
