#include "text/page.h"

#include <math.h>

#include "base/logs.h"
#include "text/repeats.h"

/* METHODS' g0, about -5 to 3, from the rest of the view. */
static double score_of(const struct text_features *f, double words, const double *view)
{
    double score = -1.2;

    if (f->tokens == 0)
        return score;
    score += f->terminal ? 0.9 : 0;
    score += at_most(words / 18, 1.2);
    score += 2.2 * at_most(view[VIEW_STOP], 0.5);
    score -= 4.0 * view[VIEW_CALL];
    score -= f->legal > 0 ? 0.8 : 0;
    score -= 0.35 * view[VIEW_ODD];
    score -= f->ellipsis ? 0.4 : 0;
    score -= f->opens_caption ? 0.7 : 0;
    return score;
}

/* The view is put in `view`. */
static struct passage passage_of(const struct text_features *f, double *view)
{
    double words = text_features_words(f);

    view[VIEW_LOG_WORDS] = f->pairs == 0 ? log_count(f->tokens) : log(1 + words);
    view[VIEW_TERMINAL] = f->terminal;
    view[VIEW_STOP] = text_share(f->stop, f->tokens);
    view[VIEW_CALL] = text_share(f->call, f->tokens);
    view[VIEW_CAPITAL] = text_share(f->capital, f->tokens);
    view[VIEW_LEGAL] = at_most(f->legal, 3);
    view[VIEW_ODD] = at_most(f->odd, 5);
    view[VIEW_DATE] = f->date ? text_share(f->date, sqrt(words)) : 0;
    view[VIEW_SCORE] = score_of(f, words, view);
    return (struct passage){f, words, view};
}

/* Beyond the page's edge there is nothing, and no article. */
static void put_edge(double *view)
{
    static const double EDGE[PAGE_SIDE * VIEW_COUNT] = {[VIEW_SCORE] = -3,
                                                        [VIEW_COUNT + VIEW_SCORE] = -3};

    memcpy(view, EDGE, sizeof EDGE);
}

/* False: memory ran out. */
static bool read_sentences(struct page *page)
{
    const struct document *document = page->document;
    const struct text_features *features =
        document->features ? document->features : text_features_all(document);
    double *view = arena_array(document->arena, ((size_t)page->count + 2 * PAGE_SIDE) * VIEW_COUNT,
                               sizeof *view);

    if (!features || !view)
        return false;
    put_edge(view);
    view += PAGE_SIDE * VIEW_COUNT;
    for (uint32_t i = 0; i < page->count; i++, view += VIEW_COUNT) {
        page->sentences[i] = passage_of(&features[i], view);
        page->words += page->sentences[i].words;
    }
    put_edge(view);
    return true;
}

/* The features of a line of several sentences, or of none, joined. */
static void join_line(const struct passage *first, uint32_t count, struct text_features *joined)
{
    *joined = count > 0 ? *first->features : (struct text_features){0};
    for (uint32_t i = 1; i < count; i++)
        text_features_join(joined, first[i].features);
}

/* A line of one sentence is that sentence. False: memory ran out. */
static bool read_lines(struct page *page)
{
    const struct document *document = page->document;
    struct text_features *joined =
        arena_array(document->arena, document->block_count, sizeof *joined);
    double *view =
        arena_array(document->arena, (size_t)document->block_count * VIEW_COUNT, sizeof *view);

    for (uint32_t b = 0; joined && view && b < document->block_count; b++, view += VIEW_COUNT) {
        const struct block *block = &document->blocks[b];
        const struct passage *first = &page->sentences[block->first_sentence];

        if (block->sentence_count == 1) {
            page->lines[b] = *first;
            continue;
        }
        join_line(first, block->sentence_count, &joined[b]);
        page->lines[b] = passage_of(&joined[b], view);
    }
    return joined && view;
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
    double *mass = page->mass;

    if (value == NULL)
        return false;
    memset(mass - PAGE_REACH, 0, (PAGE_REACH + 1) * sizeof *mass);
    for (uint32_t i = 0; i < page->count; i++) {
        const struct passage *passage = &page->sentences[i];
        double score = passage->view[VIEW_SCORE];

        value[i] = pull(passage);
        mass[i + 1] = mass[i];
        if (score > 0)
            mass[i + 1] += score * at_most(passage->words, 25);
    }
    for (uint32_t i = 1; i <= PAGE_REACH; i++)
        mass[page->count + i] = mass[page->count];
    page_best_run(value, page->count, &page->first, &page->last);
    return true;
}

/* What the sentences of the run speak of: words that are no stop words and have
 * more than three bytes. */
struct topics {
    uint8_t *held;   /* by term: sentences of the run that hold it, at most MOST_HELD */
    uint32_t *seen;  /* the last sentence that the term was met in, plus 1, by term */
    uint32_t *terms; /* of all sentences, each term once a sentence */
    uint32_t *ends;  /* of each sentence's among them */
};

enum {
    MOST_HELD = 4,
    MOST_WORDS = 0xFFFF /* of a sentence that are looked at */
};

static bool in_run(const struct page *page, uint32_t i)
{
    return i >= page->first && i <= page->last && page->sentences[i].view[VIEW_SCORE] > 0;
}

/* Adds those of sentence `i` behind the `count` that there are; how many there are
 * then. */
static uint32_t add_topics(const struct page *page, uint32_t i, const struct topics *topics,
                           uint32_t count)
{
    const struct sentence *s = &page->document->sentences[i];
    const struct token *token = page->document->tokens + s->first_token;
    const struct token *end = token + (s->token_count < MOST_WORDS ? s->token_count : MOST_WORDS);
    uint8_t most = in_run(page, i) ? MOST_HELD : 0;

    for (; token < end; token++) {
        uint32_t term = token->term;

        if (term == TERM_NONE || token->length <= 3 || topics->seen[term] == i + 1)
            continue;
        topics->seen[term] = i + 1;
        topics->terms[count++] = term;
        if (topics->held[term] < most)
            topics->held[term]++;
    }
    return count;
}

/* How many terms of the sentence the run holds in a sentence at least, in two, in three
 * and in four: one lane of 16 bits each, so that one addition counts for all. */
static uint64_t count_topics(const struct topics *topics, uint32_t start, uint32_t end)
{
    static const uint64_t LANES[MOST_HELD + 1] = {0, 0x1, 0x10001, 0x100010001, 0x1000100010001};
    uint64_t lanes = 0;

    for (uint32_t k = start; k < end; k++)
        lanes += LANES[topics->held[topics->terms[k]]];
    return lanes;
}

static void share_topics(struct page *page, uint32_t i, uint32_t start, const struct topics *topics)
{
    uint64_t lanes = count_topics(topics, start, topics->ends[i]);
    double all = topics->ends[i] - start;

    if (in_run(page, i))
        lanes >>= 16; /* one of them is its own */
    page->overlap[i] = all > 0 ? (double)(lanes & 0xFFFF) / all : 0;
    page->strong_overlap[i] = all > 0 ? (double)(lanes >> 32 & 0xFFFF) / all : 0;
}

/* How much each sentence speaks of what the run speaks of. */
static bool find_topics(struct page *page)
{
    const struct document *document = page->document;
    struct arena *arena = document->arena;
    struct topics topics = {.held = arena_zeroed(arena, document->term_count, sizeof *topics.held),
                            .seen = arena_zeroed(arena, document->term_count, sizeof *topics.seen),
                            .terms =
                                arena_array(arena, document->token_count, sizeof *topics.terms),
                            .ends = arena_array(arena, page->count, sizeof *topics.ends)};
    uint32_t end = 0;

    if (!topics.held || !topics.seen || !topics.terms || !topics.ends)
        return false;
    for (uint32_t i = 0; i < page->count; i++)
        topics.ends[i] = end = add_topics(page, i, &topics, end);
    for (uint32_t i = 0; i < page->count; i++)
        share_topics(page, i, i > 0 ? topics.ends[i - 1] : 0, &topics);
    return true;
}

/* Room for every array of the page; false: memory ran out. */
static bool make_room(struct page *page)
{
    struct arena *arena = page->document->arena;
    size_t count = page->count;

    page->sentences = arena_array(arena, count, sizeof *page->sentences);
    page->lines = arena_array(arena, page->document->block_count, sizeof *page->lines);
    page->mass = arena_array(arena, count + 1 + 2 * PAGE_REACH, sizeof *page->mass);
    page->overlap = arena_array(arena, count, sizeof *page->overlap);
    page->strong_overlap = arena_array(arena, count, sizeof *page->strong_overlap);
    page->twin = arena_array(arena, count, sizeof *page->twin);
    page->twins = arena_zeroed(arena, count, sizeof *page->twins);
    if (page->mass)
        page->mass += PAGE_REACH;
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
