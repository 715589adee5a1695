/* arrange.c -- from clippings to stories in the order in which they are told. */
#include <math.h>
#include <stdlib.h>

#include "base/date.h"
#include "base/url.h"
#include "digest/digest.h"
#include "digest/sections.h"
#include "result/stories.h"

static const int64_t DAY = 86400;
static const double HALF_LIFE = 2 * 86400.0; /* seconds after which news is half as fresh */
static const double COPY = 0.9;              /* cosine of wire copies, also of their names */
enum { MOST_COMPARED = 50 };                 /* articles of a story that are looked at in pairs */

/* ---- now ---- */

/* The moment of the issue: as given, else that of the newest article. */
static int64_t now_of(const struct nutgraf_digest *digest)
{
    int64_t now = digest->options.now;

    for (uint32_t i = 0; digest->options.now == NUTGRAF_NO_DATE && i < digest_count(digest); i++)
        if (digest_clipping(digest, i)->moment > now) /* NO_DATE is below every other */
            now = digest_clipping(digest, i)->moment;
    return now;
}

/* ---- grouping ---- */

/* Who published it: the site; else the feed; else nobody knows. */
static struct span known_publisher(const struct clipping *clipping)
{
    struct span host = url_host(clipping->link);

    return host.length > 0 || !clipping->is_entry ? host : clipping->source;
}

/* Numbers publishers from 1; 0: not known. False: memory ran out. */
static bool number_publisher(struct intern *names, const struct clipping *clipping,
                             uint32_t *number)
{
    struct span name = known_publisher(clipping);
    uint32_t id = name.length > 0 ? intern_add(names, name) : 0;

    *number = name.length > 0 ? id + 1 : 0;
    return name.length == 0 || id != INTERN_FAILED;
}

static struct stories *group(struct nutgraf_digest *digest)
{
    uint32_t rows = digest->collection.rows;
    int64_t *moments = arena_array(&digest->issue, rows, sizeof *moments);
    bool *left_out = arena_array(&digest->issue, rows, sizeof *left_out);
    uint32_t *publishers = arena_array(&digest->issue, rows, sizeof *publishers);
    struct stories_limits limits = {moments, (int64_t)digest->options.window * DAY, left_out,
                                    publishers};
    struct stories *stories = NULL;
    struct intern names;
    bool done = moments && left_out && publishers;

    intern_init(&names);
    for (uint32_t i = 0; done && i < rows; i++) {
        const struct clipping *clipping = digest_clipping(digest, i);

        moments[i] = clipping->moment;
        left_out[i] = clipping->cause != NULL;
        done = number_publisher(&names, clipping, &publishers[i]);
    }
    if (done)
        stories = stories_find(&digest->issue, &digest->collection, &limits);
    intern_release(&names);
    return stories;
}

/* Counts the clippings of each story that are not left out, and gives those
 * stories room for them. */
static bool allot(struct nutgraf_digest *digest, const struct stories *found,
                  const uint32_t *story_of)
{
    struct arena *arena = &digest->issue;
    uint32_t *articles = arena_array(arena, digest_count(digest), sizeof *articles);
    bool *copies = arena_zeroed(arena, digest_count(digest), sizeof *copies);

    digest->stories = arena_zeroed(arena, found->count, sizeof *digest->stories);
    if (!digest->stories || !articles || !copies)
        return false;
    for (uint32_t i = 0; i < digest_count(digest); i++)
        if (!digest_clipping(digest, i)->cause)
            digest->stories[story_of[i]].count++;
    for (uint32_t i = 0; i < found->count; i++) {
        struct story *story = &digest->stories[i];

        story->articles = articles;
        story->copies = copies;
        articles += story->count;
        copies += story->count;
        story->count = 0;
    }
    for (uint32_t i = 0; i < digest_count(digest); i++) {
        struct story *story = &digest->stories[story_of[i]];

        if (!digest_clipping(digest, i)->cause)
            story->articles[story->count++] = i;
    }
    return true;
}

/* ---- the articles of a story ---- */

struct ranked {
    double value;
    uint32_t article;
};

static int by_value(const void *a, const void *b)
{
    const struct ranked *one = a, *other = b;

    if (one->value != other->value)
        return one->value < other->value ? 1 : -1;
    return (one->article > other->article) - (one->article < other->article);
}

static double freshness(const struct nutgraf_digest *digest, int64_t moment)
{
    double age;

    if (moment == DATE_NONE || digest->now == DATE_NONE)
        return 0.5;
    age = moment >= digest->now ? 0 : (double)(digest->now - moment);
    return exp2(-age / HALF_LIFE);
}

/* The article that speaks for the others: close to them, long enough, new. */
static double value_of(const struct nutgraf_digest *digest, const struct clipping *clipping,
                       double closeness)
{
    double value = closeness + 0.3 * fmin(1, clipping->words / 150.0) +
                   0.1 * freshness(digest, clipping->moment) + 0.1 * (clipping->link.length > 0) +
                   0.1 * (clipping->title.length > 0);

    return floor(value * 1e6 + 0.5); /* ties do not depend on the machine */
}

static bool order_articles(struct nutgraf_digest *digest, struct story *story,
                           const double *closeness)
{
    struct arena_mark mark = arena_mark(&digest->issue);
    struct ranked *ranked = arena_array(&digest->issue, story->count, sizeof *ranked);

    if (!ranked)
        return false;
    for (uint32_t i = 0; i < story->count; i++) {
        uint32_t article = story->articles[i];

        ranked[i].article = article;
        ranked[i].value = value_of(digest, digest_clipping(digest, article), closeness[article]);
    }
    qsort(ranked, story->count, sizeof *ranked, by_value);
    for (uint32_t i = 0; i < story->count; i++)
        story->articles[i] = ranked[i].article;
    arena_rewind(&digest->issue, mark);
    return true;
}

static bool is_copy(const struct nutgraf_digest *digest, uint32_t a, uint32_t b)
{
    const struct clipping *one = digest_clipping(digest, a), *other = digest_clipping(digest, b);
    struct collection_product product =
        collection_product(collection_row(&digest->collection, one->row),
                           collection_row(&digest->collection, other->row));

    return product.all >= COPY && product.names >= COPY;
}

/* Who published it: the site, else the input. */
static struct span publisher(const struct clipping *clipping)
{
    struct span host = url_host(clipping->link);

    return host.length > 0 ? host : clipping->source;
}

static void look_at_pairs(struct nutgraf_digest *digest, struct story *story)
{
    for (uint32_t i = 0; i < story->count; i++) {
        struct span own = publisher(story_article(digest, story, i));
        bool heard = false;

        for (uint32_t k = 0; k < i && k < MOST_COMPARED; k++) {
            heard = heard || span_equal(own, publisher(story_article(digest, story, k)));
            story->copies[i] =
                story->copies[i] ||
                (!story->copies[k] && is_copy(digest, story->articles[i], story->articles[k]));
        }
        story->sources += !heard && !story->copies[i];
    }
}

/* ---- stories among each other ---- */

static void date_story(struct nutgraf_digest *digest, struct story *story)
{
    story->moment = DATE_NONE;
    story->status = CLIPPING_UPDATED;
    for (uint32_t i = 0; i < story->count; i++) {
        const struct clipping *clipping = story_article(digest, story, i);

        if (clipping->moment > story->moment)
            story->moment = clipping->moment;
        if (clipping->status == CLIPPING_NEW)
            story->status = CLIPPING_NEW;
    }
}

/* How many tell it, how fresh it is, how close its articles are, how central it
 * is to the whole, and whether there is anything to read. */
static void score_story(const struct nutgraf_digest *digest, struct story *story,
                        const double *closeness, double most_central)
{
    const struct clipping *first = story_article(digest, story, 0);
    double central = (double)collection_mean(&digest->collection, first->row);
    double score = 1 + log2(1 + story->sources);

    story->freshness = freshness(digest, story->moment);
    story->centrality = most_central > 0 ? central / most_central : 0;
    score *= 0.4 + 0.6 * story->freshness;
    score *= 0.7 + 0.2 * story->centrality + 0.1 * closeness[story->articles[0]];
    score *= first->words >= 40 ? 1 : 0.5 + first->words / 80.0;
    score *= story->status == CLIPPING_UPDATED ? 0.8 : 1;
    story->score = floor(score * 1e6 + 0.5) / 1e6;
}

static int by_score(const void *a, const void *b)
{
    const struct story *one = a, *other = b;

    if (one->score != other->score)
        return one->score < other->score ? 1 : -1;
    return (one->articles[0] > other->articles[0]) - (one->articles[0] < other->articles[0]);
}

static bool finish_stories(struct nutgraf_digest *digest, const double *closeness, uint32_t count)
{
    double most_central = 0;
    uint32_t kept = 0;

    for (uint32_t i = 0; i < digest->collection.rows; i++)
        most_central = fmax(most_central, (double)collection_mean(&digest->collection, i));
    for (uint32_t i = 0; i < count; i++) {
        struct story *story = &digest->stories[i];

        if (story->count == 0)
            continue;
        if (!order_articles(digest, story, closeness))
            return false;
        look_at_pairs(digest, story);
        date_story(digest, story);
        score_story(digest, story, closeness, most_central);
        digest->stories[kept++] = *story;
    }
    if (kept > 0)
        qsort(digest->stories, kept, sizeof *digest->stories, by_score);
    digest->found = kept;
    digest->story_count = kept < digest->options.stories ? kept : (uint32_t)digest->options.stories;
    return true;
}

/* What did not make it is told. */
static bool note_rest(struct nutgraf_digest *digest)
{
    for (uint32_t i = digest->story_count; i < digest->found; i++)
        for (uint32_t k = 0; k < digest->stories[i].count; k++) {
            const struct clipping *clipping = story_article(digest, &digest->stories[i], k);

            if (!remarks_add(&digest->left_out, &digest->issue,
                             (struct remark){.source = clipping->source,
                                             .line = clipping->line,
                                             .text = span_from("its story ranks too low")}))
                return false;
        }
    return true;
}

bool digest_arrange(struct nutgraf_digest *digest)
{
    struct stories *found;
    uint32_t *story_of;

    digest->now = now_of(digest);
    if (!digest->weighed && !collection_weigh(&digest->collection))
        return false;
    digest->weighed = true;
    found = group(digest);
    if (!found)
        return false;
    story_of = found->story;
    if (digest->options.one_story)
        memset(story_of, 0, digest_count(digest) * sizeof *story_of);
    return allot(digest, found, story_of) &&
           finish_stories(digest, found->closeness, found->count) && note_rest(digest) &&
           sections_assign(digest);
}
