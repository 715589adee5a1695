#include "result/stories.h"

#include <math.h>
#include <stdlib.h>

#include "base/date.h"
#include "model/neighbours.h"
#include "result/queue.h"

/* Two groups join when what they share beyond what any two articles of the
 * collection share reaches this (make bench-digest). */
static const double THRESHOLD = 0.105;
static const double COMMON = 0.5; /* so much of the collection's mean is taken off */
/* Reports of one form share words but not names and figures: they are alike at
 * most so many times as much as these are. */
static const double NAMES = 3;
static const double FEW_STEMS = 12; /* texts of so many stems are half as alike as they seem */
enum { FEWEST_NAMES = 3 };          /* of both: below, names tell nothing */
/* Articles of one publisher share subjects and phrases that are not of the event. */
static const double ONE_PUBLISHER = 0.6;
static const uint32_t SEVERAL = 0;      /* publishers of a group, or one that is not known */
enum { LONGEST_SUM = 1024 };            /* stems of a group's row: its heaviest */
enum { MOST_LINKS = 96 };               /* groups that a group may join */
static const double STRAGGLER = 0.03;   /* least likeness of an article that joins late */
static const double STANDING_OUT = 2.0; /* so many times that of its second best story */
enum { MANY_ROWS = 100, MANY_STEMS = 12, MANY_NAMES = 2 };
static const double LEAST_COSINE = 0.06;
static const double KEY_STEPS = 1e6;

/* A group that another may join, and how alike the two were when it had that
 * many articles: both only grow. */
struct link {
    uint32_t group;
    uint32_t sizes; /* of both together; 0: not worked out yet */
    double alike;
};

struct group {
    struct collection_row row; /* sum of its articles' rows; its own once it was joined */
    bool owned;
    uint32_t size; /* articles; 0: joined to another */
    uint32_t into; /* that other */
    double mean;   /* sum of the articles' means */
    double names;  /* sum of how many names they have */
    double stems;  /* sum of how many stems they have */
    int64_t from, to;
    uint32_t publisher; /* of all its articles; SEVERAL */
    struct link *links; /* dead ones among them */
    uint32_t link_count;
    uint32_t best; /* the group with which its key was found */
};

struct linkage {
    struct arena *arena;
    const struct collection *collection;
    const struct stories_limits *limits;
    struct group *groups; /* by row */
    struct queue queue;   /* of groups, by what their best link gives */
    uint32_t *order;
    bool failed;
};

/* ---- setting up ---- */

static int64_t moment_of(const struct linkage *linkage, uint32_t row)
{
    return linkage->limits->moment ? linkage->limits->moment[row] : DATE_NONE;
}

static bool within(const struct linkage *linkage, int64_t from, int64_t to, int64_t other_from,
                   int64_t other_to)
{
    int64_t window = linkage->limits->window;

    if (window == 0 || from == DATE_NONE || other_from == DATE_NONE)
        return true;
    return other_from - to <= window && from - other_to <= window;
}

static bool allow(const void *context, uint32_t a, uint32_t b)
{
    const struct linkage *linkage = context;
    const bool *left_out = linkage->limits->left_out;
    int64_t one = moment_of(linkage, a), other = moment_of(linkage, b);

    if (left_out && (left_out[a] || left_out[b]))
        return false;
    return within(linkage, one, one, other, other);
}

struct dated {
    int64_t moment;
    uint32_t row;
};

static int by_moment(const void *a, const void *b)
{
    const struct dated *one = a, *other = b;

    if (one->moment != other->moment)
        return one->moment < other->moment ? -1 : 1;
    return (one->row > other->row) - (one->row < other->row);
}

/* By date, so that what a row's search is cut off from is the oldest. */
static bool set_order(struct linkage *linkage)
{
    uint32_t rows = linkage->collection->rows;
    struct dated *dated = arena_array(linkage->arena, rows, sizeof *dated);

    linkage->order = arena_array(linkage->arena, rows, sizeof *linkage->order);
    if (!dated || !linkage->order)
        return false;
    for (uint32_t r = 0; r < rows; r++)
        dated[r] = (struct dated){moment_of(linkage, r), r};
    if (rows > 0)
        qsort(dated, rows, sizeof *dated, by_moment);
    for (uint32_t r = 0; r < rows; r++)
        linkage->order[r] = dated[r].row;
    return true;
}

static bool set_groups(struct linkage *linkage, const struct neighbours *neighbours)
{
    uint32_t rows = linkage->collection->rows;

    linkage->groups = arena_zeroed(linkage->arena, rows, sizeof *linkage->groups);
    if (!linkage->groups)
        return false;
    for (uint32_t r = 0; r < rows; r++) {
        struct group *group = &linkage->groups[r];

        group->row = collection_row(linkage->collection, r);
        group->size = 1;
        group->into = r;
        group->mean = (double)collection_mean(linkage->collection, r);
        for (uint32_t e = 0; e < group->row.count; e++)
            group->names += group->row.entries[e].name > 0;
        group->stems = group->row.count;
        if (linkage->limits->publisher)
            group->publisher = linkage->limits->publisher[r];
        group->from = group->to = moment_of(linkage, r);
        group->link_count = neighbours->first[r + 1] - neighbours->first[r];
        group->links = arena_array(linkage->arena, group->link_count, sizeof *group->links);
        if (!group->links)
            return false;
        for (uint32_t i = 0; i < group->link_count; i++) {
            uint32_t entry = neighbours->first[r] + i, other = neighbours->row[entry];
            double alike = (double)neighbours->cosine[entry];

            /* No less than their likeness: where it is below the threshold already
             * the names need no look. */
            alike -=
                COMMON * (group->mean + (double)collection_mean(linkage->collection, other)) / 2;
            group->links[i] = (struct link){other, alike <= THRESHOLD ? 2 : 0, alike};
        }
    }
    return true;
}

/* ---- how alike two groups are ---- */

static bool of_one_publisher(const struct group *a, const struct group *b)
{
    return a->publisher == b->publisher && a->publisher != SEVERAL;
}

static double likeness(const struct linkage *linkage, const struct group *a, const struct group *b)
{
    struct collection_product product;
    double pairs = (double)a->size * b->size, alike;

    if (!within(linkage, a->from, a->to, b->from, b->to))
        return -1;
    product = collection_product(a->row, b->row);
    alike = product.all;
    if (a->names >= FEWEST_NAMES * a->size && b->names >= FEWEST_NAMES * b->size)
        alike = fmin(alike, NAMES * product.names);
    if (of_one_publisher(a, b))
        alike *= ONE_PUBLISHER;
    alike *=
        a->stems / (a->stems + FEW_STEMS * a->size) * b->stems / (b->stems + FEW_STEMS * b->size);
    return alike / pairs - COMMON * (a->mean / a->size + b->mean / b->size) / 2;
}

/* The group that a row belongs to now; halves the way for the next one. */
static uint32_t group_of(struct linkage *linkage, uint32_t row)
{
    struct group *groups = linkage->groups;

    while (groups[row].into != row) {
        groups[row].into = groups[groups[row].into].into;
        row = groups[row].into;
    }
    return row;
}

/* How alike a group and one of its links are now; below the threshold where
 * the two are one. */
static double link_likeness(struct linkage *linkage, uint32_t g, struct link *link)
{
    const struct group *group = &linkage->groups[g], *other;

    link->group = group_of(linkage, link->group);
    other = &linkage->groups[link->group];
    if (link->group == g)
        return -1;
    if (link->sizes != group->size + other->size) {
        link->alike = likeness(linkage, group, other);
        link->sizes = group->size + other->size;
    }
    return link->alike;
}

/* Finds the best link anew and queues the group by it. */
static void rank(struct linkage *linkage, uint32_t g)
{
    struct group *group = &linkage->groups[g];
    double best = THRESHOLD;
    bool found = false;

    for (uint32_t i = 0; i < group->link_count; i++) {
        struct link *link = &group->links[i];
        double alike = link_likeness(linkage, g, link);

        if (alike > best || (alike == best && found && link->group < group->best)) {
            best = alike;
            group->best = link->group;
            found = true;
        }
    }
    if (found)
        queue_put(&linkage->queue, g, (int64_t)(best * KEY_STEPS + 0.5));
}

/* ---- joining ---- */

static int by_stem(const void *a, const void *b)
{
    uint32_t one = ((const struct collection_entry *)a)->stem;
    uint32_t other = ((const struct collection_entry *)b)->stem;

    return (one > other) - (one < other);
}

static int by_weight(const void *a, const void *b)
{
    const struct collection_entry *one = a, *other = b;

    if (one->weight != other->weight)
        return one->weight < other->weight ? 1 : -1;
    return (one->stem > other->stem) - (one->stem < other->stem);
}

static uint32_t add_rows(struct collection_entry *sum, struct collection_row a,
                         struct collection_row b)
{
    uint32_t i = 0, k = 0, count = 0;

    while (i < a.count || k < b.count) {
        bool one = k == b.count || (i < a.count && a.entries[i].stem <= b.entries[k].stem);
        bool other = i == a.count || (k < b.count && b.entries[k].stem <= a.entries[i].stem);

        sum[count] = one ? a.entries[i] : b.entries[k];
        if (one && other) {
            sum[count].weight += b.entries[k].weight;
            sum[count].name += b.entries[k].name;
        }
        count++;
        i += one;
        k += other;
    }
    return count;
}

static bool join_rows(struct group *into, struct group *from)
{
    struct collection_entry *sum =
        malloc(((size_t)into->row.count + from->row.count + 1) * sizeof *sum);
    uint32_t count;

    if (!sum)
        return false;
    count = add_rows(sum, into->row, from->row);
    if (count > LONGEST_SUM) {
        qsort(sum, count, sizeof *sum, by_weight);
        count = LONGEST_SUM;
        qsort(sum, count, sizeof *sum, by_stem);
    }
    if (into->owned)
        free((void *)into->row.entries);
    if (from->owned)
        free((void *)from->row.entries);
    from->owned = false;
    into->owned = true;
    into->row = (struct collection_row){sum, count};
    return true;
}

static int by_group(const void *a, const void *b)
{
    uint32_t one = ((const struct link *)a)->group, other = ((const struct link *)b)->group;

    return (one > other) - (one < other);
}

/* The living links of both, each once. Where there are too many, those of the
 * lowest numbers stay. */
static bool join_links(struct linkage *linkage, uint32_t g, const struct group *from)
{
    struct group *into = &linkage->groups[g];
    uint32_t most = into->link_count + from->link_count, count = 0, kept = 0;
    struct link *links = arena_array(linkage->arena, most, sizeof *links);

    if (!links)
        return false;
    for (uint32_t i = 0; i < most; i++) {
        struct link link =
            i < into->link_count ? into->links[i] : from->links[i - into->link_count];

        link.group = group_of(linkage, link.group);
        link.sizes = 0;
        if (link.group != g)
            links[count++] = link;
    }
    if (count > 0)
        qsort(links, count, sizeof *links, by_group);
    for (uint32_t i = 0; i < count && kept < MOST_LINKS; i++)
        if (i == 0 || links[i].group != links[i - 1].group)
            links[kept++] = links[i];
    into->links = links;
    into->link_count = kept;
    return true;
}

static void join_dates(struct group *into, const struct group *from)
{
    if (from->from == DATE_NONE)
        return;
    if (into->from == DATE_NONE || from->from < into->from)
        into->from = from->from;
    if (into->to == DATE_NONE || from->to > into->to)
        into->to = from->to;
}

/* The lower number stays. */
static bool join(struct linkage *linkage, uint32_t a, uint32_t b)
{
    uint32_t g = a < b ? a : b, gone = a < b ? b : a;
    struct group *into = &linkage->groups[g], *from = &linkage->groups[gone];

    from->into = g;
    if (!join_rows(into, from) || !join_links(linkage, g, from))
        return false;
    join_dates(into, from);
    into->size += from->size;
    into->mean += from->mean;
    into->names += from->names;
    into->stems += from->stems;
    if (into->publisher != from->publisher)
        into->publisher = SEVERAL;
    from->size = 0;
    rank(linkage, g);
    return true;
}

/* A key only falls while its group stands still: s(A+B, C) is never above both
 * s(A, C) and s(B, C). So the first in the queue whose key still holds is the
 * best pair of all. */
static bool join_all(struct linkage *linkage)
{
    struct queue *queue = &linkage->queue;

    while (queue->count > 0) {
        uint32_t g = queue_first(queue), other = linkage->groups[g].best;
        int64_t key = queue->key[g];

        queue_pop(queue);
        if (linkage->groups[g].size == 0)
            continue;
        if (linkage->groups[other].size == 0 ||
            (int64_t)(likeness(linkage, &linkage->groups[g], &linkage->groups[other]) * KEY_STEPS +
                      0.5) != key)
            rank(linkage, g);
        else if (!join(linkage, g, other))
            return false;
    }
    return true;
}

/* ---- stragglers ---- */

/* What a group shares with its best link, where that stands out from what it
 * shares with any other; `*best` is that link. 0: nothing stands out. */
static double outstanding(struct linkage *linkage, uint32_t g, uint32_t *best)
{
    const struct group *group = &linkage->groups[g];
    double first = 0, second = 0;

    for (uint32_t i = 0; i < group->link_count; i++) {
        struct link *link = &group->links[i];
        double alike = link_likeness(linkage, g, link);

        if (alike > first) {
            second = link->group == *best ? second : first;
            first = alike;
            *best = link->group;
        } else if (alike > second && link->group != *best)
            second = alike;
    }
    return first >= STRAGGLER && first >= STANDING_OUT * second ? first : 0;
}

/* Do two rows share so much that it is no accident? Short texts never do. */
static bool share_many(struct collection_row a, struct collection_row b)
{
    uint32_t stems = 0, names = 0;

    for (uint32_t i = 0, k = 0; i < a.count && k < b.count;) {
        const struct collection_entry *one = &a.entries[i], *other = &b.entries[k];

        stems += one->stem == other->stem;
        names += one->stem == other->stem && one->name > 0 && other->name > 0;
        i += one->stem <= other->stem;
        k += other->stem <= one->stem;
    }
    return stems >= MANY_STEMS && names >= MANY_NAMES;
}

/* A single article below the threshold belongs to a story when it is far more
 * like that one than like any other. Only a large collection can tell. */
static bool join_stragglers(struct linkage *linkage)
{
    uint32_t rows = linkage->collection->rows;

    for (uint32_t r = 0; rows >= MANY_ROWS && r < rows; r++) {
        uint32_t best = r;

        if (linkage->groups[r].size == 1 && outstanding(linkage, r, &best) > 0 &&
            !of_one_publisher(&linkage->groups[r], &linkage->groups[best]) &&
            share_many(linkage->groups[r].row, linkage->groups[best].row) &&
            !join(linkage, r, best))
            return false;
    }
    return true;
}

/* ---- the result ---- */

static bool number_stories(struct linkage *linkage, struct stories *stories)
{
    uint32_t rows = linkage->collection->rows;
    uint32_t *number = arena_array(linkage->arena, rows, sizeof *number);

    stories->story = arena_array(linkage->arena, rows, sizeof *stories->story);
    stories->closeness = arena_array(linkage->arena, rows, sizeof *stories->closeness);
    stories->count = 0;
    if (!number || !stories->story || !stories->closeness)
        return false;
    for (uint32_t r = 0; r < rows; r++) {
        uint32_t g = group_of(linkage, r);
        const struct group *group = &linkage->groups[g];

        if (g == r)
            number[r] = stories->count++;
        stories->story[r] = number[g];
        stories->closeness[r] = 1;
        if (group->size > 1)
            stories->closeness[r] =
                (collection_product(group->row, collection_row(linkage->collection, r)).all - 1) /
                (group->size - 1);
    }
    return true;
}

struct stories *stories_find(struct arena *arena, const struct collection *collection,
                             const struct stories_limits *limits)
{
    struct stories *stories = arena_alloc(arena, sizeof *stories);
    struct linkage linkage = {.arena = arena, .collection = collection, .limits = limits};
    struct neighbours *neighbours;
    bool done;

    if (!stories || !set_order(&linkage))
        return NULL;
    neighbours = neighbours_find(arena, collection, linkage.order, LEAST_COSINE, allow, &linkage);
    if (!neighbours || !set_groups(&linkage, neighbours) ||
        !queue_init(&linkage.queue, arena, collection->rows))
        return NULL;
    for (uint32_t r = 0; r < collection->rows; r++)
        rank(&linkage, r);
    done = join_all(&linkage) && join_stragglers(&linkage) && number_stories(&linkage, stories);
    for (uint32_t r = 0; r < collection->rows; r++)
        if (linkage.groups[r].owned)
            free((void *)linkage.groups[r].row.entries);
    return done ? stories : NULL;
}
