#include "result/keywords.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "language/utf8.h"

static const uint32_t LEAST_BYTES = 2;

/* A word where it stands, or a word and the next. Sorted, those of one term or
 * pair stand together, and within them those of one form. */
struct use {
    uint32_t first, second; /* terms; TERM_NONE: a word alone */
    uint32_t forms[2];
    uint32_t token, sentence;
    bool plain; /* neither at the start of a sentence nor with an apostrophe */
};

/* What all uses of a term or pair come to. */
struct candidate_term {
    const struct use *usual; /* the first in the form that is used most */
    double weight;
};

struct search {
    const struct ranking *ranking;
    struct use *uses;
    uint32_t use_count;
    struct candidate_term *candidates;
    uint32_t candidate_count;
};

/* ---- uses ---- */

/* Does a pair of characters hold one of the Japanese endings' script? */
static bool has_hiragana(struct span pair)
{
    uint32_t code_point;

    for (size_t at = 0; at < pair.length;) {
        at += utf8_decode(span_of(pair.bytes + at, pair.length - at), &code_point);
        if (code_point >= 0x3040 && code_point < 0x30A0)
            return true;
    }
    return false;
}

static bool is_term(const struct document *document, const struct token *token)
{
    const struct form *form = &document->lexicon->forms[token->form];

    return token->term != TERM_NONE && token->length >= LEAST_BYTES &&
           !(form->written & WRITTEN_DIGIT) &&
           (document->language->stemmer ||
            !has_hiragana(document_span(document, token->start, token->length)));
}

/* Is there one space or hyphen between two tokens? */
static bool are_neighbours(const struct document *document, const struct token *token)
{
    uint32_t end = token->start + token->length;
    char gap = token[1].start == end + 1 ? document->text.bytes[end] : '\0';

    return gap == ' ' || gap == '-';
}

static bool has_apostrophe(struct span word)
{
    static const char CURLY[] = "\xE2\x80\x99";

    if (memchr(word.bytes, '\'', word.length))
        return true;
    for (size_t at = 0; at + 3 <= word.length; at++)
        if (memcmp(word.bytes + at, CURLY, 3) == 0)
            return true;
    return false;
}

static bool is_plain(const struct document *document, const struct sentence *sentence, uint32_t t)
{
    const struct token *token = &document->tokens[t];

    return t != sentence->first_token &&
           !has_apostrophe(document_span(document, token->start, token->length));
}

static void note_uses(struct search *search, uint32_t s)
{
    const struct document *document = search->ranking->document;
    const struct sentence *sentence = &document->sentences[s];
    uint32_t end = sentence->first_token + sentence->token_count;

    for (uint32_t t = sentence->first_token; t < end; t++) {
        const struct token *token = &document->tokens[t];
        struct use use = {token->term, TERM_NONE, {token->form, 0}, t, s, true};

        if (!is_term(document, token))
            continue;
        use.plain = is_plain(document, sentence, t);
        search->uses[search->use_count++] = use;
        if (t + 1 == end || !is_term(document, token + 1) || token[1].term == token->term ||
            !are_neighbours(document, token))
            continue;
        use.second = token[1].term;
        use.forms[1] = token[1].form;
        use.plain = use.plain && is_plain(document, sentence, t + 1);
        search->uses[search->use_count++] = use;
    }
}

static int by_form(const void *left, const void *right)
{
    const struct use *a = left, *b = right;

    if (a->first != b->first)
        return a->first < b->first ? -1 : 1;
    if (a->second != b->second)
        return a->second < b->second ? -1 : 1;
    for (int i = 0; i < 2; i++)
        if (a->forms[i] != b->forms[i])
            return a->forms[i] < b->forms[i] ? -1 : 1;
    return (a->token > b->token) - (a->token < b->token);
}

/* ---- candidates ---- */

/* Of uses [from, to), which are of one term or pair, the first in the form that
 * has most plain uses; of equals the earliest, so that the numbers of forms,
 * which depend on what was read before, decide nothing. */
static const struct use *usual_use(const struct use *from, const struct use *to)
{
    const struct use *usual = from;
    uint32_t most = 0;

    while (from < to) {
        const struct use *first = from;
        uint32_t uses = 0;

        for (; from < to && memcmp(from->forms, first->forms, sizeof first->forms) == 0; from++)
            uses += from->plain;
        if (uses > most || (uses == most && first->token < usual->token)) {
            usual = first;
            most = uses;
        }
    }
    return usual;
}

static int by_sentence(const void *left, const void *right)
{
    uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;

    return (a > b) - (a < b);
}

/* The scores of the sentences that hold the uses [from, to), each once, in their
 * order; 0 when a pair has but one. `room` holds as many numbers. */
static double held_score(const struct search *search, const struct use *from, const struct use *to,
                         uint32_t *room)
{
    uint32_t count = (uint32_t)(to - from), held = 0;
    double sum = 0;

    for (uint32_t i = 0; i < count; i++)
        room[i] = from[i].sentence;
    qsort(room, count, sizeof *room, by_sentence);
    for (uint32_t i = 0; i < count; i++) {
        if (i > 0 && room[i] == room[i - 1])
            continue;
        sum += search->ranking->score[room[i]];
        held++;
    }
    return from->second != TERM_NONE && held < 2 ? 0 : sum;
}

static void weigh_uses(struct search *search, const struct use *from, const struct use *to,
                       uint32_t *room)
{
    const double *idf = search->ranking->tfidf->idf;
    double weight = idf[from->first] + (from->second == TERM_NONE ? 0 : idf[from->second]);

    weight *= held_score(search, from, to, room);
    if (weight > 0)
        search->candidates[search->candidate_count++] =
            (struct candidate_term){usual_use(from, to), weight};
}

/* Heaviest first; weights are compared in steps of a millionth. */
static int by_weight(const void *left, const void *right)
{
    const struct candidate_term *a = left, *b = right;
    double heavier = round(a->weight * 1e6) - round(b->weight * 1e6);

    if (heavier != 0)
        return heavier > 0 ? -1 : 1;
    if (a->usual->token != b->usual->token)
        return a->usual->token < b->usual->token ? -1 : 1;
    return (a->usual->second == TERM_NONE) - (b->usual->second == TERM_NONE);
}

/* Weights become shares of the heaviest. False: memory ran out. */
static bool find_candidates(struct search *search)
{
    struct arena *arena = search->ranking->document->arena;
    const struct use *from = search->uses, *end = from + search->use_count;
    uint32_t *room = arena_array(arena, search->use_count, sizeof *room);
    double most = 0;

    search->candidates = arena_array(arena, search->use_count, sizeof *search->candidates);
    if (!room || !search->candidates)
        return false;
    while (from < end) {
        const struct use *to = from;

        while (to < end && to->first == from->first && to->second == from->second)
            to++;
        weigh_uses(search, from, to, room);
        from = to;
    }
    for (uint32_t i = 0; i < search->candidate_count; i++)
        most = fmax(most, search->candidates[i].weight);
    for (uint32_t i = 0; i < search->candidate_count; i++)
        search->candidates[i].weight /= most;
    qsort(search->candidates, search->candidate_count, sizeof *search->candidates, by_weight);
    return true;
}

/* ---- choosing ---- */

/* Takes the candidate unless one of its stems was told: `told` by term. */
static void take(struct keywords *keywords, const struct document *document,
                 const struct candidate_term *candidate, bool *told)
{
    const struct use *use = candidate->usual;
    const struct token *token = &document->tokens[use->token], *last = token;

    if (told[use->first] || (use->second != TERM_NONE && told[use->second]))
        return;
    told[use->first] = true;
    if (use->second != TERM_NONE) {
        told[use->second] = true;
        last++;
    }
    keywords->items[keywords->count++] = (struct keyword){
        token->start, last->start + last->length - token->start, candidate->weight};
}

static bool choose(struct keywords *keywords, const struct ranking *ranking, size_t most)
{
    const struct document *document = ranking->document;
    struct arena *arena = document->arena;
    struct search search = {.ranking = ranking};
    bool *told = arena_zeroed(arena, document->term_count, sizeof *told);

    search.uses = arena_array(arena, 2 * (size_t)document->token_count, sizeof *search.uses);
    if (!told || !search.uses)
        return false;
    for (uint32_t s = 0; s < document->sentence_count; s++)
        if (document->sentences[s].noise == NOISE_NONE)
            note_uses(&search, s);
    qsort(search.uses, search.use_count, sizeof *search.uses, by_form);
    if (!find_candidates(&search))
        return false;
    for (uint32_t i = 0; i < search.candidate_count && keywords->count < most; i++)
        take(keywords, document, &search.candidates[i], told);
    return true;
}

struct keywords *keywords_of(const struct ranking *ranking, size_t most)
{
    const struct document *document = ranking->document;
    struct keywords *keywords = arena_zeroed(document->arena, 1, sizeof *keywords);
    struct arena_mark mark;
    bool chosen;

    if (most > document->term_count)
        most = document->term_count;
    if (!keywords)
        return NULL;
    keywords->items = arena_array(document->arena, most, sizeof *keywords->items);
    if (!keywords->items)
        return NULL;
    mark = arena_mark(document->arena);
    chosen = choose(keywords, ranking, most);
    arena_rewind(document->arena, mark);
    return chosen ? keywords : NULL;
}
