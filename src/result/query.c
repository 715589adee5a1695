#include "result/query.h"

#include "text/sentences.h"
#include "text/tokenizer.h"

bool *query_terms(const struct document *document, struct span words)
{
    struct document query = {.arena = document->arena,
                             .text = words,
                             .language = document->language,
                             .lexicon = document->lexicon};
    bool *named, *terms = arena_array(document->arena, document->term_count, sizeof *terms);

    if (!terms || !document_find_blocks(&query) || !sentences_split(&query) || !tokenize(&query))
        return NULL;
    named = arena_zeroed(document->arena, document->lexicon->terms.count, sizeof *named);
    if (!named)
        return NULL;
    for (uint32_t t = 0; t < query.term_count; t++)
        named[query.terms[t]] = true;
    for (uint32_t t = 0; t < document->term_count; t++)
        terms[t] = named[document->terms[t]];
    return terms;
}

bool query_matches(const struct document *document, uint32_t sentence, const bool *terms)
{
    const struct sentence *of = &document->sentences[sentence];

    for (uint32_t i = of->first_token; i < of->first_token + of->token_count; i++) {
        uint32_t term = document->tokens[i].term;

        if (term != TERM_NONE && terms[term])
            return true;
    }
    return false;
}
