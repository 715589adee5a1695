#include "text/page.h"

#include <math.h>

#include "text/repeats.h"

static struct passage passage_of(const struct text_features *f)
{
    struct passage passage = {.features = *f, .words = text_features_words(f)};
    double *view = passage.view;

    view[VIEW_LOG_WORDS] = log(1 + passage.words);
    view[VIEW_TERMINAL] = f->terminal;
    view[VIEW_STOP] = text_share(f->stop, f->tokens);
    view[VIEW_CALL] = text_share(f->call, f->tokens);
    view[VIEW_CAPITAL] = text_share(f->capital, f->tokens);
    view[VIEW_LEGAL] = at_most(f->legal, 3);
    view[VIEW_ODD] = at_most(f->odd, 5);
    view[VIEW_DATE] = text_share(f->date, sqrt(passage.words));
    view[VIEW_SCORE] = text_features_score(f);
    return passage;
}

/* False: memory ran out. */
static bool read_sentences(struct page *page)
{
    const struct document *document = page->document;
    const struct text_features *features =
        document->features ? document->features : text_features_all(document);

    for (uint32_t i = 0; features && i < page->count; i++) {
        page->sentences[i] = passage_of(&features[i]);
        page->words += page->sentences[i].words;
    }
    return features != NULL;
}

/* A line of one sentence is that sentence. */
static struct passage line_of(const struct page *page, const struct block *block)
{
    const struct passage *first = &page->sentences[block->first_sentence];
    struct text_features features;

    if (block->sentence_count == 0)
        return (struct passage){.words = 0};
    if (block->sentence_count == 1)
        return *first;
    features = first->features;
    for (uint32_t i = 1; i < block->sentence_count; i++)
        features = text_features_join(&features, &first[i].features);
    return passage_of(&features);
}

static void read_lines(struct page *page)
{
    for (uint32_t b = 0; b < page->document->block_count; b++)
        page->lines[b] = line_of(page, &page->document->blocks[b]);
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

struct topic {
    uint32_t sentences; /* of the run that hold the term */
    uint32_t seen;      /* the last sentence it was met in, plus 1; in the second pass + count */
};

/* The first of the topics stands for all words that are none: stop words, and
 * those of three letters or less. */
static struct topic *topic_of(const struct token *token, struct topic *topics)
{
    return token->term == TERM_NONE || token->length <= 3 ? topics : &topics[token->term + 1];
}

static void count_topics(const struct page *page, struct topic *topics)
{
    const struct document *document = page->document;

    for (uint32_t i = page->first; i <= page->last; i++) {
        const struct sentence *s = &document->sentences[i];

        if (page->sentences[i].view[VIEW_SCORE] <= 0)
            continue;
        for (uint32_t t = s->first_token; t < s->first_token + s->token_count; t++) {
            struct topic *topic = topic_of(&document->tokens[t], topics);

            if (topic->seen == i + 1)
                continue;
            topic->seen = i + 1;
            topic->sentences++;
        }
    }
}

static void share_topics(struct page *page, uint32_t i, struct topic *topics)
{
    const struct document *document = page->document;
    const struct sentence *s = &document->sentences[i];
    bool in_run = i >= page->first && i <= page->last && page->sentences[i].view[VIEW_SCORE] > 0;
    uint32_t all = 0, some = 0, many = 0;

    for (uint32_t t = s->first_token; t < s->first_token + s->token_count; t++) {
        struct topic *topic = topic_of(&document->tokens[t], topics);
        uint32_t others;

        if (topic->seen == page->count + i + 1 || topic == topics)
            continue;
        topic->seen = page->count + i + 1;
        others = topic->sentences - in_run;
        all++;
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
    struct topic *topics = arena_zeroed(document->arena, document->term_count + 1, sizeof *topics);

    if (topics == NULL)
        return false;
    count_topics(page, topics);
    for (uint32_t i = 0; i < page->count; i++)
        share_topics(page, i, topics);
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
    page->twin = arena_array(arena, count, sizeof *page->twin);
    page->twins = arena_zeroed(arena, count, sizeof *page->twins);
    return page->sentences && page->lines && page->mass && page->overlap && page->strong_overlap &&
           page->twin && page->twins;
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
    page->log_words = log(1 + page->words);
    page->log_count = log(page->count);
    read_lines(page);
    if (!find_run(page) || !find_topics(page) || !repeats_find(document, page->twin))
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
