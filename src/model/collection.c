#include "model/collection.h"

#include <math.h>
#include <stdlib.h>

#include "language/written.h"

/* So many documents of the background stand beside the rows. */
static const double BACKGROUND_ROWS = 100;
/* So many rows without a common stem stand beside the rows, for the mean. */
static const double STRANGERS = 50;
static const double LEAST_IDF = 0.05;

enum { LONGEST_STEM = 128 };

void collection_init(struct collection *collection)
{
    *collection = (struct collection){0};
    intern_init(&collection->stems);
}

void collection_release(struct collection *collection)
{
    intern_release(&collection->stems);
    buffer_release(&collection->frequency);
    buffer_release(&collection->background);
    buffer_release(&collection->entries);
    buffer_release(&collection->starts);
    buffer_release(&collection->means);
}

static struct collection_entry *entries_of(const struct collection *collection)
{
    return (struct collection_entry *)(void *)collection->entries.bytes;
}

static uint32_t entry_count(const struct collection *collection)
{
    return (uint32_t)(collection->entries.length / sizeof(struct collection_entry));
}

/* ---- counting ---- */

/* How often a document says each of its terms, and how it is written. */
struct tally {
    uint32_t count;
    uint32_t capital, small; /* inside of sentences */
    bool number;
};

static void tally_sentence(struct tally *tallies, const struct document *document,
                           const struct sentence *sentence)
{
    const struct token *token = document->tokens + sentence->first_token;

    for (uint32_t i = 0; i < sentence->token_count; i++, token++) {
        struct tally *tally = token->term == TERM_NONE ? NULL : &tallies[token->term];
        uint32_t written;

        if (!tally)
            continue;
        written = lexicon_at(document->lexicon, token->form).written;
        tally->count++;
        tally->number = tally->number || written & WRITTEN_DIGIT;
        tally->capital += i > 0 && written & WRITTEN_CAPITAL;
        tally->small += i > 0 && !(written & WRITTEN_CAPITAL);
    }
}

static bool has_body(const struct document *document)
{
    for (uint32_t s = 0; s < document->sentence_count; s++)
        if (document->sentences[s].noise == NOISE_NONE)
            return true;
    return false;
}

/* The number of a stem in the collection; INTERN_FAILED: memory. A stem longer
 * than any word is counted by its beginning. */
static uint32_t stem_number(struct collection *collection, const struct document *document,
                            struct span stem, const struct background *background)
{
    char key[LONGEST_STEM];
    size_t code = strlen(document->language->code) + 1;
    size_t length = stem.length < sizeof key - code ? stem.length : sizeof key - code;
    uint32_t known = collection->stems.count, number;
    float share;

    memcpy(key, document->language->code, code);
    memcpy(key + code, stem.bytes, length);
    number = intern_add(&collection->stems, span_of(key, code + length));
    if (number != known)
        return number;
    share = (float)((background_frequency(background, stem) + 0.5) /
                    ((double)background->documents + 1));
    buffer_append(&collection->background, (const char *)&share, sizeof share);
    buffer_append(&collection->frequency, (const char *)&(uint32_t){0}, sizeof(uint32_t));
    return number;
}

static int by_stem(const void *a, const void *b)
{
    uint32_t one = ((const struct collection_entry *)a)->stem;
    uint32_t other = ((const struct collection_entry *)b)->stem;

    return (one > other) - (one < other);
}

static bool add_entries(struct collection *collection, const struct document *document,
                        const struct background *background, const struct tally *tallies)
{
    for (uint32_t t = 0; t < document->term_count; t++) {
        struct span stem = lexicon_stem(document->lexicon, document->terms[t]);
        bool name = tallies[t].number || tallies[t].capital > tallies[t].small;
        struct collection_entry entry;

        if (tallies[t].count == 0)
            continue;
        entry.stem = stem_number(collection, document, stem, background);
        if (entry.stem == INTERN_FAILED)
            return false;
        entry.weight = (float)tallies[t].count;
        entry.name = name;
        buffer_append(&collection->entries, (const char *)&entry, sizeof entry);
    }
    return !collection->entries.failed && !collection->frequency.failed &&
           !collection->background.failed;
}

/* Counts how often each term is said. */
static bool add_document(struct collection *collection, const struct document *document,
                         const struct background *background)
{
    struct tally *tallies = arena_zeroed(document->arena, document->term_count, sizeof *tallies);
    bool body = has_body(document);

    if (!tallies)
        return false;
    for (uint32_t s = 0; s < document->sentence_count; s++)
        if (!body || document->sentences[s].noise == NOISE_NONE)
            tally_sentence(tallies, document, &document->sentences[s]);
    return add_entries(collection, document, background, tallies);
}

/* Sorts the entries of the newest row, adds up those of one stem, and takes the
 * square root of the counts. */
static void finish_row(struct collection *collection, uint32_t first)
{
    struct collection_entry *entries = entries_of(collection);
    uint32_t end = entry_count(collection), kept = first;

    if (end == first)
        return;
    qsort(entries + first, end - first, sizeof *entries, by_stem);
    for (uint32_t e = first; e < end; e++) {
        if (kept > first && entries[kept - 1].stem == entries[e].stem) {
            entries[kept - 1].weight += entries[e].weight;
            entries[kept - 1].name = fmaxf(entries[kept - 1].name, entries[e].name);
        } else
            entries[kept++] = entries[e];
    }
    for (uint32_t e = first; e < kept; e++) {
        entries[e].weight = sqrtf(entries[e].weight);
        entries[e].name *= entries[e].weight;
        ((uint32_t *)(void *)collection->frequency.bytes)[entries[e].stem]++;
    }
    collection->entries.length = kept * sizeof *entries;
}

bool collection_add(struct collection *collection, const struct document *document,
                    const struct document *above, const struct background *background)
{
    uint32_t start = entry_count(collection);

    buffer_append(&collection->starts, (const char *)&start, sizeof start);
    if (collection->starts.failed || !add_document(collection, document, background) ||
        (above && !add_document(collection, above, background)))
        return false;
    finish_row(collection, start);
    collection->rows++;
    return true;
}

/* ---- weighing ---- */

static double idf_of(const struct collection *collection, uint32_t stem)
{
    double here = ((const uint32_t *)(const void *)collection->frequency.bytes)[stem];
    double there = (double)((const float *)(const void *)collection->background.bytes)[stem];
    double share = (here + BACKGROUND_ROWS * there) / (collection->rows + BACKGROUND_ROWS);

    return fmax(LEAST_IDF, -log(share));
}

static void weigh_row(struct collection_entry *entries, uint32_t count, const float *idf)
{
    double all = 0, names = 0;

    for (uint32_t e = 0; e < count; e++) {
        entries[e].weight *= idf[entries[e].stem];
        entries[e].name *= idf[entries[e].stem];
        all += (double)entries[e].weight * (double)entries[e].weight;
        names += (double)entries[e].name * (double)entries[e].name;
    }
    for (uint32_t e = 0; e < count; e++) {
        entries[e].weight = (float)((double)entries[e].weight / sqrt(all));
        if (names > 0)
            entries[e].name = (float)((double)entries[e].name / sqrt(names));
    }
}

/* The sum of all rows gives every row's mean in one pass. */
static bool find_means(struct collection *collection)
{
    double *sum = calloc(collection->stems.count + 1, sizeof *sum);

    if (!sum)
        return false;
    for (uint32_t e = 0; e < entry_count(collection); e++)
        sum[entries_of(collection)[e].stem] += (double)entries_of(collection)[e].weight;
    for (uint32_t r = 0; r < collection->rows; r++) {
        struct collection_row row = collection_row(collection, r);
        double product = 0;
        float mean;

        for (uint32_t e = 0; e < row.count; e++)
            product += (double)row.entries[e].weight *
                       (sum[row.entries[e].stem] - (double)row.entries[e].weight);
        mean = (float)(product / (collection->rows + STRANGERS));
        buffer_append(&collection->means, (const char *)&mean, sizeof mean);
    }
    free(sum);
    return !collection->means.failed;
}

bool collection_weigh(struct collection *collection)
{
    float *idf = calloc(collection->stems.count + 1, sizeof *idf);
    uint32_t end = entry_count(collection);

    if (!idf)
        return false;
    for (uint32_t stem = 0; stem < collection->stems.count; stem++)
        idf[stem] = (float)idf_of(collection, stem);
    buffer_append(&collection->starts, (const char *)&end, sizeof end);
    for (uint32_t r = 0; !collection->starts.failed && r < collection->rows; r++) {
        struct collection_row row = collection_row(collection, r);

        weigh_row(entries_of(collection) + (row.entries - entries_of(collection)), row.count, idf);
    }
    free(idf);
    return !collection->starts.failed && find_means(collection);
}

/* ---- reading ---- */

struct collection_row collection_row(const struct collection *collection, uint32_t row)
{
    const uint32_t *starts = (const uint32_t *)(const void *)collection->starts.bytes;

    return (struct collection_row){entries_of(collection) + starts[row],
                                   starts[row + 1] - starts[row]};
}

float collection_mean(const struct collection *collection, uint32_t row)
{
    return ((const float *)(const void *)collection->means.bytes)[row];
}

struct collection_product collection_product(struct collection_row a, struct collection_row b)
{
    struct collection_product product = {0, 0};
    uint32_t i = 0, k = 0;

    while (i < a.count && k < b.count) {
        const struct collection_entry *one = &a.entries[i], *other = &b.entries[k];

        if (one->stem == other->stem) {
            product.all += (double)one->weight * (double)other->weight;
            product.names += (double)one->name * (double)other->name;
        }
        i += one->stem <= other->stem;
        k += other->stem <= one->stem;
    }
    return product;
}
