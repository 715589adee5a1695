#include "text/page.h"

#include <math.h>

#include "text/repeats.h"

static void read_passage(struct passage *passage, const struct text_features *f)
{
    double *view = passage->view;

    passage->features = f;
    passage->words = text_features_words(f);
    view[VIEW_LOG_WORDS] = log(1 + passage->words);
    view[VIEW_TERMINAL] = f->terminal;
    view[VIEW_STOP] = text_share(f->stop, f->tokens);
    view[VIEW_CALL] = text_share(f->call, f->tokens);
    view[VIEW_CAPITAL] = text_share(f->capital, f->tokens);
    view[VIEW_LEGAL] = at_most(f->legal, 3);
    view[VIEW_ODD] = at_most(f->odd, 5);
    view[VIEW_DATE] = text_share(f->date, sqrt(passage->words));
    view[VIEW_SCORE] = text_features_score(f);
}

/* False: memory ran out. */
static bool read_sentences(struct page *page)
{
    const struct document *document = page->document;
    const struct text_features *features =
        document->features ? document->features : text_features_all(document);

    for (uint32_t i = 0; features && i < page->count; i++) {
        read_passage(&page->sentences[i], &features[i]);
        page->words += page->sentences[i].words;
    }
    return features != NULL;
}

/* A line of one sentence is that sentence. False: memory ran out. */
static bool read_lines(struct page *page)
{
    static const struct text_features NOTHING;
    const struct document *document = page->document;
    struct text_features *joined =
        arena_array(document->arena, document->block_count, sizeof *joined);

    for (uint32_t b = 0; joined && b < document->block_count; b++) {
        const struct block *block = &document->blocks[b];
        const struct passage *first = &page->sentences[block->first_sentence];

        if (block->sentence_count == 1) {
            page->lines[b] = *first;
            continue;
        }
        joined[b] = block->sentence_count > 0 ? *first->features : NOTHING;
        for (uint32_t i = 1; i < block->sentence_count; i++)
            text_features_join(&joined[b], first[i].features);
        if (block->sentence_count > 0)
            read_passage(&page->lines[b], &joined[b]);
        else
            page->lines[b] = (struct passage){.features = &NOTHING};
    }
    return joined != NULL;
}

void page_best_run(const double *value, uint32_t count, uint32_t *first, uint32_t *last)
{
    double best = value[0], sum = 0;
    uint32_t start = 0;

    *first = *last = 0;
    for (uint32_t i = 0; i < count; i++) {
        if (sum <= 0) {
            sum = 0;
            start = i;
        }
        sum += value[i];
        if (sum > best) {
            best = sum;
            *first = start;
            *last = i;
        }
    }
}

/* A sentence pulls the run by its score times its words, long ones no more than
 * 25 words' worth; the bounds are METHODS'. */
static double pull(const struct passage *passage)
{
    double value = passage->view[VIEW_SCORE] * (at_most(passage->words, 25) + 1.5);

    return value < -12 ? -12 : at_most(value, 25);
}

/* False: memory ran out. */
static bool find_run(struct page *page)
{
    double *value = arena_array(page->document->arena, page->count, sizeof *value);

    if (value == NULL)
        return false;
    page->mass[0] = 0;
    for (uint32_t i = 0; i < page->count; i++) {
        const struct passage *passage = &page->sentences[i];

        value[i] = pull(passage);
        page->mass[i + 1] = page->mass[i];
        if (passage->view[VIEW_SCORE] > 0)
            page->mass[i + 1] += passage->view[VIEW_SCORE] * at_most(passage->words, 25);
    }
    page_best_run(value, page->count, &page->first, &page->last);
    return true;
}

/* What the sentences of the run speak of: words that are no stop words and have
 * more than three bytes. */
struct topics {
    uint32_t *sentences; /* of the run that hold the term, by term */
    uint32_t *seen;      /* the last sentence that the term was met in, plus 1, by term */
    uint32_t *terms;     /* of all sentences, each term once a sentence */
    uint32_t *ends;      /* of each sentence's among them */
};

static bool in_run(const struct page *page, uint32_t i)
{
    return i >= page->first && i <= page->last && page->sentences[i].view[VIEW_SCORE] > 0;
}

/* Adds those of sentence `i` behind the `count` that there are; how many there are
 * then. */
static uint32_t add_topics(const struct page *page, uint32_t i, struct topics *topics,
                           uint32_t count)
{
    const struct sentence *s = &page->document->sentences[i];
    const struct token *token = page->document->tokens + s->first_token;
    const struct token *end = token + s->token_count;
    uint32_t counted = in_run(page, i);

    for (; token < end; token++) {
        if (token->term == TERM_NONE || token->length <= 3 || topics->seen[token->term] == i + 1)
            continue;
        topics->seen[token->term] = i + 1;
        topics->sentences[token->term] += counted;
        topics->terms[count++] = token->term;
    }
    return count;
}

static void share_topics(struct page *page, uint32_t i, const struct topics *topics)
{
    uint32_t own = in_run(page, i), some = 0, many = 0;
    uint32_t start = i > 0 ? topics->ends[i - 1] : 0, all = topics->ends[i] - start;

    for (uint32_t k = start; k < topics->ends[i]; k++) {
        uint32_t others = topics->sentences[topics->terms[k]] - own;

        some += others >= 1;
        many += others >= 3;
    }
    page->overlap[i] = all ? (double)some / all : 0;
    page->strong_overlap[i] = all ? (double)many / all : 0;
}

/* How much each sentence speaks of what the run speaks of. */
static bool find_topics(struct page *page)
{
    const struct document *document = page->document;
    struct arena *arena = document->arena;
    struct topics topics = {
        .sentences = arena_zeroed(arena, document->term_count, sizeof *topics.sentences),
        .seen = arena_zeroed(arena, document->term_count, sizeof *topics.seen),
        .terms = arena_array(arena, document->token_count, sizeof *topics.terms),
        .ends = arena_array(arena, page->count, sizeof *topics.ends)};
    uint32_t count = 0;

    if (!topics.sentences || !topics.seen || !topics.terms || !topics.ends)
        return false;
    for (uint32_t i = 0; i < page->count; i++)
        topics.ends[i] = count = add_topics(page, i, &topics, count);
    for (uint32_t i = 0; i < page->count; i++)
        share_topics(page, i, &topics);
    return true;
}

/* Room for every array of the page; false: memory ran out. */
static bool make_room(struct page *page)
{
    struct arena *arena = page->document->arena;
    size_t count = page->count;

    page->sentences = arena_array(arena, count, sizeof *page->sentences);
    page->lines = arena_array(arena, page->document->block_count, sizeof *page->lines);
    page->mass = arena_array(arena, count + 1, sizeof *page->mass);
    page->overlap = arena_array(arena, count, sizeof *page->overlap);
    page->strong_overlap = arena_array(arena, count, sizeof *page->strong_overlap);
    page->logs = arena_array(arena, count + 1, sizeof *page->logs);
    page->twin = arena_array(arena, count, sizeof *page->twin);
    page->twins = arena_zeroed(arena, count, sizeof *page->twins);
    return page->sentences && page->lines && page->mass && page->overlap && page->strong_overlap &&
           page->logs && page->twin && page->twins;
}

struct page *page_of(const struct document *document)
{
    struct page *page = arena_zeroed(document->arena, 1, sizeof *page);

    if (page == NULL)
        return NULL;
    page->document = document;
    page->count = document->sentence_count;
    if (!make_room(page) || !read_sentences(page))
        return NULL;
    for (uint32_t n = 0; n <= page->count; n++)
        page->logs[n] = log(1.0 + n);
    page->log_words = log(1 + page->words);
    page->log_lines = log(1 + document->block_count / (double)page->count);
    if (!read_lines(page) || !find_run(page) || !find_topics(page) ||
        !repeats_find(document, page->twin))
        return NULL;
    for (uint32_t i = 0; i < page->count; i++)
        page->twins[page->twin[i]]++;
    return page;
}

bool page_find_repeated(struct page *page)
{
    page->repeated = arena_array(page->document->arena, page->count, sizeof *page->repeated);
    return page->repeated && repeats_share(page->document, page->repeated);
}
