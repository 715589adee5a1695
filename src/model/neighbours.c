#include "model/neighbours.h"

#include <stdlib.h>

/* Index entries that one row looks at. */
static const uint32_t EFFORT = 6000;
/* Rows whose cosine is then worked out in full. */
enum { CANDIDATES = 64 };

/* A row in the list of a stem. */
struct posting {
    uint32_t row;
    float weight;
};

struct candidate {
    uint32_t row;
    float cosine;
};

struct search {
    const struct collection *collection;
    neighbours_allow *allow;
    const void *context;
    double least;
    uint32_t *lists; /* by stem: where its list begins among the postings ... */
    uint32_t *ends;  /* ... and where it ends so far; the newest come last */
    struct posting *postings;
    float *met;        /* by row: products so far */
    uint32_t *touched; /* rows whose `met` is not 0 */
    uint32_t touched_count;
    struct collection_entry *heaviest; /* of the row, by weight */
    bool all_met;                      /* every product was found through the index */
    float *dense;                      /* by stem: the row's weight */
    struct candidate found[CANDIDATES];
    uint32_t found_count;
    struct candidate *pairs; /* by row, NEIGHBOURS_MOST each */
    uint32_t *pair_count;    /* by row */
};

static int by_weight(const void *a, const void *b)
{
    const struct collection_entry *one = a, *other = b;

    if (one->weight != other->weight)
        return one->weight < other->weight ? 1 : -1;
    return (one->stem > other->stem) - (one->stem < other->stem);
}

/* The best come first; of equals the lower row. */
static int by_cosine(const void *a, const void *b)
{
    const struct candidate *one = a, *other = b;

    if (one->cosine != other->cosine)
        return one->cosine < other->cosine ? 1 : -1;
    return (one->row > other->row) - (one->row < other->row);
}

/* ---- meeting ---- */

static void meet(struct search *search, struct collection_row row)
{
    uint32_t effort = EFFORT;

    if (row.count > 0) {
        memcpy(search->heaviest, row.entries, row.count * sizeof *row.entries);
        qsort(search->heaviest, row.count, sizeof *search->heaviest, by_weight);
    }
    for (uint32_t e = 0; e < row.count && effort > 0; e++) {
        const struct collection_entry *entry = &search->heaviest[e];
        uint32_t first = search->lists[entry->stem], p = search->ends[entry->stem];

        for (; p > first && effort > 0; effort--) {
            const struct posting *posting = &search->postings[--p];

            if (search->met[posting->row] == 0)
                search->touched[search->touched_count++] = posting->row;
            search->met[posting->row] += entry->weight * posting->weight;
        }
    }
    search->all_met = effort > 0;
}

/* Keeps the candidates with the largest products: a heap whose top is the
 * least of them. */
static void offer(struct search *search, struct candidate candidate)
{
    struct candidate *heap = search->found;
    uint32_t at;

    if (search->found_count < CANDIDATES) {
        at = search->found_count++;
        for (; at > 0 && by_cosine(&candidate, &heap[(at - 1) / 2]) > 0; at = (at - 1) / 2)
            heap[at] = heap[(at - 1) / 2];
        heap[at] = candidate;
        return;
    }
    if (by_cosine(&candidate, &heap[0]) > 0)
        return;
    for (at = 0; 2 * at + 1 < CANDIDATES;) {
        uint32_t child = 2 * at + 1;

        if (child + 1 < CANDIDATES && by_cosine(&heap[child + 1], &heap[child]) > 0)
            child++;
        if (by_cosine(&candidate, &heap[child]) > 0)
            break;
        heap[at] = heap[child];
        at = child;
    }
    heap[at] = candidate;
}

static void gather(struct search *search, uint32_t row)
{
    search->found_count = 0;
    for (uint32_t i = 0; i < search->touched_count; i++) {
        uint32_t other = search->touched[i];

        if (search->allow(search->context, row, other))
            offer(search, (struct candidate){other, search->met[other]});
        search->met[other] = 0;
    }
    search->touched_count = 0;
}

/* The candidates' cosines in full, where the search was cut short. */
static void complete(struct search *search, struct collection_row row)
{
    for (uint32_t e = 0; e < row.count; e++)
        search->dense[row.entries[e].stem] = row.entries[e].weight;
    for (uint32_t i = 0; i < search->found_count; i++) {
        struct collection_row other = collection_row(search->collection, search->found[i].row);
        float cosine = 0;

        for (uint32_t e = 0; e < other.count; e++)
            cosine += search->dense[other.entries[e].stem] * other.entries[e].weight;
        search->found[i].cosine = cosine;
    }
    for (uint32_t e = 0; e < row.count; e++)
        search->dense[row.entries[e].stem] = 0;
}

static void keep(struct search *search, uint32_t row)
{
    struct candidate *kept = search->pairs + (size_t)row * NEIGHBOURS_MOST;
    uint32_t count = 0;

    if (!search->all_met)
        complete(search, collection_row(search->collection, row));
    qsort(search->found, search->found_count, sizeof *search->found, by_cosine);
    while (count < search->found_count && count < NEIGHBOURS_MOST &&
           (double)search->found[count].cosine >= search->least) {
        kept[count] = search->found[count];
        count++;
    }
    search->pair_count[row] = count;
}

static void post(struct search *search, uint32_t row, struct collection_row entries)
{
    for (uint32_t e = 0; e < entries.count; e++) {
        const struct collection_entry *entry = &entries.entries[e];

        search->postings[search->ends[entry->stem]++] = (struct posting){row, entry->weight};
    }
}

/* ---- both ways round ---- */

static void spread_entry(struct neighbours *neighbours, uint32_t row, uint32_t other, float cosine)
{
    uint32_t at = neighbours->first[row + 1]++;

    neighbours->row[at] = other;
    neighbours->cosine[at] = cosine;
}

static bool spread(struct neighbours *neighbours, struct arena *arena, const struct search *search,
                   uint32_t rows)
{
    uint32_t sum = 0;

    neighbours->first = arena_zeroed(arena, (size_t)rows + 2, sizeof *neighbours->first);
    if (!neighbours->first)
        return false;
    for (uint32_t r = 0; r < rows; r++)
        for (uint32_t i = 0; i < search->pair_count[r]; i++) {
            neighbours->first[r + 2]++;
            neighbours->first[search->pairs[(size_t)r * NEIGHBOURS_MOST + i].row + 2]++;
        }
    for (uint32_t r = 0; r < rows + 2; r++)
        neighbours->first[r] = sum += neighbours->first[r];
    neighbours->row = arena_array(arena, sum, sizeof *neighbours->row);
    neighbours->cosine = arena_array(arena, sum, sizeof *neighbours->cosine);
    if (!neighbours->row || !neighbours->cosine)
        return false;
    for (uint32_t r = 0; r < rows; r++)
        for (uint32_t i = 0; i < search->pair_count[r]; i++) {
            struct candidate pair = search->pairs[(size_t)r * NEIGHBOURS_MOST + i];

            spread_entry(neighbours, r, pair.row, pair.cosine);
            spread_entry(neighbours, pair.row, r, pair.cosine);
        }
    return true;
}

static uint32_t longest_row(const struct collection *collection)
{
    uint32_t longest = 0;

    for (uint32_t r = 0; r < collection->rows; r++) {
        uint32_t count = collection_row(collection, r).count;

        longest = count > longest ? count : longest;
    }
    return longest;
}

/* Every list has room for all rows that hold its stem. */
static void set_lists(struct search *search)
{
    const struct collection *collection = search->collection;
    const uint32_t *frequency = (const uint32_t *)(const void *)collection->frequency.bytes;
    uint32_t sum = 0;

    for (uint32_t stem = 0; stem < collection->stems.count; stem++) {
        search->lists[stem] = search->ends[stem] = sum;
        sum += frequency[stem];
    }
}

static bool search_init(struct search *search, struct arena *arena)
{
    const struct collection *collection = search->collection;
    uint32_t rows = collection->rows;
    size_t entries = collection->entries.length / sizeof(struct collection_entry);

    search->lists = arena_array(arena, collection->stems.count, sizeof *search->lists);
    search->ends = arena_array(arena, collection->stems.count, sizeof *search->ends);
    search->postings = arena_array(arena, entries, sizeof *search->postings);
    search->met = arena_zeroed(arena, rows, sizeof *search->met);
    search->touched = arena_array(arena, rows, sizeof *search->touched);
    search->heaviest = arena_array(arena, longest_row(collection), sizeof *search->heaviest);
    search->dense = arena_zeroed(arena, collection->stems.count, sizeof *search->dense);
    search->pairs = arena_array(arena, (size_t)rows * NEIGHBOURS_MOST, sizeof *search->pairs);
    search->pair_count = arena_zeroed(arena, rows, sizeof *search->pair_count);
    if (!search->lists || !search->ends || !search->postings || !search->met || !search->touched ||
        !search->heaviest || !search->dense || !search->pairs || !search->pair_count)
        return false;
    set_lists(search);
    return true;
}

struct neighbours *neighbours_find(struct arena *arena, const struct collection *collection,
                                   const uint32_t *order, double least, neighbours_allow *allow,
                                   const void *context)
{
    struct neighbours *neighbours = arena_alloc(arena, sizeof *neighbours);
    struct search search = {
        .collection = collection, .allow = allow, .context = context, .least = least};
    struct arena own; /* the index goes when the neighbours are known */
    bool done;

    arena_init(&own);
    done = neighbours && search_init(&search, &own);
    for (uint32_t i = 0; done && i < collection->rows; i++) {
        struct collection_row row = collection_row(collection, order[i]);

        meet(&search, row);
        gather(&search, order[i]);
        keep(&search, order[i]);
        post(&search, order[i], row);
    }
    done = done && spread(neighbours, arena, &search, collection->rows);
    arena_release(&own);
    return done ? neighbours : NULL;
}
