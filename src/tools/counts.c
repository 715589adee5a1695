#include "tools/counts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "language/shape.h"

static const char *const TAG_NAMES[TAG_COUNT] = {
#define TAG_NAME(name, text) text,
    TAGS(TAG_NAME)
#undef TAG_NAME
};

static const char *const LIST_NAMES[LIST_COUNT] = {
#define LIST_NAME(name, text) text,
    LISTS(LIST_NAME)
#undef LIST_NAME
};

void die(const char *what, const char *which)
{
    fprintf(stderr, "tags: %s: %s\n", what, which);
    exit(EXIT_FAILURE);
}

/* Room for one more of `size` bytes behind `count`. */
static void *grown(void *items, size_t count, size_t *capacity, size_t size)
{
    if (count < *capacity)
        return items;
    *capacity = *capacity ? *capacity * 2 : 1024;
    items = realloc(items, *capacity * size);
    if (!items)
        die("out of memory", "tables");
    return items;
}

void number_add(struct numbers *numbers, uint32_t number)
{
    numbers->items = grown(numbers->items, numbers->count, &numbers->capacity, sizeof number);
    numbers->items[numbers->count++] = number;
}

static size_t entry_slot(const struct entries *entries, const char *key)
{
    size_t at = (size_t)hash_bytes(key, strlen(key)) & entries->mask;

    while (entries->slots[at] && strcmp(entries->items[entries->slots[at] - 1].key, key) != 0)
        at = (at + 1) & entries->mask;
    return at;
}

struct counts *entry_find(const struct entries *entries, const char *key)
{
    uint32_t item = entries->slots ? entries->slots[entry_slot(entries, key)] : 0;

    return item ? &entries->items[item - 1] : NULL;
}

static struct counts *entry_add(struct entries *entries, const char *key)
{
    struct counts *found = entry_find(entries, key);

    if (found)
        return found;
    if (!entries->slots) {
        entries->mask = (1 << 18) - 1; /* tables hold at most some ten thousand */
        entries->slots = calloc(entries->mask + 1, sizeof *entries->slots);
        if (!entries->slots)
            die("out of memory", "slots");
    }
    entries->items =
        grown(entries->items, entries->count, &entries->capacity, sizeof *entries->items);
    found = &entries->items[entries->count++];
    *found = (struct counts){.key = malloc(strlen(key) + 1)};
    if (!found->key)
        die("out of memory", "keys");
    strcpy(found->key, key);
    entries->slots[entry_slot(entries, key)] = (uint32_t)entries->count;
    return found;
}

static enum tag tag_named(const char *name)
{
    for (int tag = 0; tag < TAG_COUNT; tag++)
        if (strcmp(TAG_NAMES[tag], name) == 0)
            return (enum tag)tag;
    die("no such tag", name);
    return TAG_EDGE;
}

/* ---- reading ---- */

/* "NN=3 TAB VB=1" into counts; the fields are cut in place. */
static void read_counts(double *count, double *total)
{
    for (char *field; (field = strtok(NULL, "\t\n"));) {
        char *equals = strrchr(field, '=');
        double n;

        if (!equals)
            die("no count", field);
        *equals = '\0';
        n = strtod(equals + 1, NULL);
        count[tag_named(field)] += n;
        *total += n;
    }
}

static void read_pair(struct table *table)
{
    const char *kind = strtok(NULL, "\t\n"), *a = strtok(NULL, "\t\n"), *b = strtok(NULL, "\t\n");
    uint64_t hash;

    if (!kind || !a || !b)
        die("a pair needs a kind and two words", "P");
    hash = tag_pair_hash(span_from(a), span_from(b)) ^ (unsigned char)kind[0];
    number_add(&table->pairs, (uint32_t)hash);
    number_add(&table->pairs, tag_fingerprint(hash));
}

void read_tags(struct table *table, const char *path)
{
    FILE *file = fopen(path, "r");
    char line[4096];

    if (!file)
        return;
    while (fgets(line, sizeof line, file)) {
        char kind = line[0], *key;
        double unused = 0;

        if (kind == '#' || kind == '\n')
            continue;
        strtok(line, "\t\n");
        if (kind == 'P') {
            read_pair(table);
            continue;
        }
        key = strtok(NULL, "\t\n");
        if (!key)
            die("no word", path);
        if (kind == 'W') {
            struct counts *word = entry_add(&table->words, key);

            read_counts(word->count, &word->total);
        } else {
            read_counts(table->next[tag_named(key)], &unused);
        }
    }
    fclose(file);
}

static struct listed *listed_add(struct grammar *grammar, const char *word)
{
    for (size_t i = 0; i < grammar->count; i++)
        if (strcmp(grammar->items[i].word, word) == 0)
            return &grammar->items[i];
    grammar->items =
        grown(grammar->items, grammar->count, &grammar->capacity, sizeof *grammar->items);
    grammar->items[grammar->count] = (struct listed){.lists = 0};
    if (strlen(word) >= sizeof grammar->items->word)
        die("too long", word);
    strcpy(grammar->items[grammar->count].word, word);
    return &grammar->items[grammar->count++];
}

/* "accuse of, charge with": pairs that belong together, one kind for words of
 * any tag: after a verb and after a noun. */
static void read_bound(struct table *table)
{
    for (char *a; (a = strtok(NULL, " ,\n"));) {
        char *b = strtok(NULL, " ,\n");

        for (const char *kind = "vn"; b && *kind; kind++) {
            uint64_t hash = tag_pair_hash(span_from(a), span_from(b)) ^ (unsigned char)*kind;

            number_add(&table->pairs, (uint32_t)hash);
            number_add(&table->pairs, tag_fingerprint(hash));
        }
    }
}

void read_grammar(struct table *table, const char *path)
{
    FILE *file = fopen(path, "r");
    char line[16384];

    if (!file)
        return;
    while (fgets(line, sizeof line, file)) {
        int list = 0;
        char *name, *word;

        if (line[0] == '#' || line[0] == '\n')
            continue;
        name = strtok(line, ":");
        if (strcmp(name, "bound") == 0) {
            read_bound(table);
            continue;
        }
        while (list < LIST_COUNT && strcmp(LIST_NAMES[list], name) != 0)
            list++;
        if (list == LIST_COUNT)
            die("no such list", name);
        while ((word = strtok(NULL, " \n")))
            listed_add(&table->grammar, word)->lists |= list_bit((enum list)list);
    }
    fclose(file);
}

/* ---- working out ---- */

/* "C" and the last letters in lower case: what an ending is known by. */
void ending_key(char *key, size_t room, const char *word, int characters)
{
    struct span span = span_from(word);
    size_t at = shape_ending(span, characters), length, used = 1;

    key[0] = (char)shape_of(span);
    for (; at < span.length; at += length) {
        utf8proc_int32_t c = shape_decode(span_of(word + at, span.length - at), &length);

        if (used + 5 > room)
            die("too long", word);
        used += (size_t)utf8proc_encode_char(utf8proc_tolower(c), (utf8proc_uint8_t *)key + used);
    }
    key[used] = '\0';
}

bool is_open(int tag)
{
    return tag == TAG_NN || tag == TAG_NNS || tag == TAG_NNP || tag == TAG_NNPS || tag == TAG_JJ ||
           tag == TAG_JJR || tag == TAG_JJS || tag == TAG_RB || tag == TAG_CD || tag == TAG_VB ||
           tag == TAG_VBD || tag == TAG_VBG || tag == TAG_VBN || tag == TAG_VBP || tag == TAG_VBZ;
}

/* Rare words tell what unknown words are like (TnT, Brants 2000). */
void learn_endings(struct table *table)
{
    static const double RARE = 5;
    char key[64];

    for (size_t i = 0; i < table->words.count; i++) {
        struct counts *word = &table->words.items[i];

        for (int tag = 0; tag < TAG_COUNT; tag++) {
            table->tags[tag] += word->count[tag];
            table->all += word->count[tag];
        }
        for (int n = 0; n <= SHAPE_ENDING && word->total <= RARE; n++) {
            struct counts *ending;

            if (shape_ending(span_from(word->key), n) == SIZE_MAX)
                break;
            ending_key(key, sizeof key, word->key, n);
            ending = entry_add(&table->endings, key);
            for (int tag = 0; tag < TAG_COUNT; tag++)
                if (is_open(tag)) {
                    ending->count[tag] += word->count[tag];
                    ending->total += word->count[tag];
                }
        }
    }
}

/* Shares of the tags by the endings of `word`, each correcting the shorter. */
void guess(const struct table *table, const char *word, double *share)
{
    char key[64];

    for (int n = 0; n <= SHAPE_ENDING; n++) {
        const struct counts *ending;
        double trust;

        if (shape_ending(span_from(word), n) == SIZE_MAX)
            return;
        ending_key(key, sizeof key, word, n);
        ending = entry_find(&table->endings, key);
        if (!ending || ending->total <= 0)
            return;
        trust = n == 0 ? 1 : ending->total / (ending->total + 1.5);
        for (int tag = 0; tag < TAG_COUNT; tag++)
            share[tag] = trust * ending->count[tag] / ending->total + (1 - trust) * share[tag];
    }
}

void table_free(struct table *table)
{
    for (size_t i = 0; i < table->words.count; i++)
        free(table->words.items[i].key);
    for (size_t i = 0; i < table->endings.count; i++)
        free(table->endings.items[i].key);
    free(table->words.items);
    free(table->words.slots);
    free(table->endings.items);
    free(table->endings.slots);
    free(table->grammar.items);
    free(table->pairs.items);
}
