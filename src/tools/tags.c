/* tags.c -- counts and word lists in, the embedded tables of the taggers out.
 *
 *     tags OUT.s TAGS_FOLDER GRAMMAR_FOLDER CODE...
 *
 * A language's counts are TAGS_FOLDER/CODE.tsv (tests/tune/tags.py makes them),
 * its word lists GRAMMAR_FOLDER/CODE.txt; either may be missing. What a word or
 * ending says of a tag is worked out here once: the tagger only adds. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "language/shape.h"
#include "tools/counts.h"

/* Shares of a known word: its own counts and a little of what its ending says,
 * unless it is of a closed class. */
static void word_shares(const struct table *table, const struct counts *word, double *share)
{
    enum shape shape = shape_of(span_from(word->key));
    double closed = 0, lambda = 0.5, ending[TAG_COUNT] = {0};

    for (int tag = 0; tag < TAG_COUNT; tag++)
        if (!is_open(tag))
            closed += word->count[tag];
    if ((shape == SHAPE_PLAIN || shape == SHAPE_HYPHEN) && closed > word->total / 2)
        lambda = 0;
    guess(table, word->key, ending);
    for (int tag = 0; tag < TAG_COUNT; tag++)
        share[tag] = (word->count[tag] + lambda * ending[tag]) / (word->total + lambda);
}

/* ---- writing ---- */

/* Coarse steps let many words share their emissions. */
static int scaled(double logarithm)
{
    static const double STEP = 64;
    double value = round(logarithm * TAG_SCALE / STEP) * STEP;

    return (int)(value < -32000 ? -32000 : value > 32000 ? 32000 : value);
}

/* Appends the emissions of `share` unless they are there already; returns where
 * they are, from the start of the list. Tags under 1/500 are left out. */
static uint32_t emit(struct numbers *list, const struct table *table, const double *share,
                     double total)
{
    static const double LEAST = 0.002;
    uint32_t made[TAG_COUNT + 1], count = 0, head;

    for (int tag = 0; tag < TAG_COUNT; tag++)
        if (share[tag] > LEAST && table->tags[tag] > 0)
            made[++count] = tag_emission((enum tag)tag,
                                         scaled(log(share[tag] / (table->tags[tag] / table->all))));
    head = (uint32_t)(total > 64 ? 64 : total > 8 ? 16 : total > 2 ? 4 : 1) << 8 | count;
    made[0] = head;
    for (size_t at = 0; at < list->count; at += 1 + (list->items[at] & 0xFF))
        if (list->items[at] == head &&
            memcmp(list->items + at, made, (count + 1) * sizeof *made) == 0)
            return (uint32_t)at;
    for (uint32_t i = 0; i <= count; i++)
        number_add(list, made[i]);
    return (uint32_t)(list->count - count - 1);
}

/* Three sevenths stay free: a word that is not there costs three probes, with a
 * sixth it cost eighteen (Knuth 6.4). */
static uint32_t slots_for(size_t count)
{
    return (uint32_t)(count + count * 3 / 4 + 2);
}

/* The slot of `width` numbers, at `at` of `out`, that is free for the hash. */
static uint32_t *free_slot(struct numbers *out, size_t at, uint32_t count, size_t width,
                           uint64_t hash)
{
    for (size_t i = tag_slot(hash, count);; i = i + 1 < count ? i + 1 : 0)
        if (out->items[at + i * width] == 0)
            return out->items + at + i * width;
}

static void zeros(struct numbers *out, size_t count)
{
    while (count-- > 0)
        number_add(out, 0);
}

struct emitted {
    uint64_t hash;
    uint32_t at;  /* of its emissions, from the start of the list; 0: it has none */
    uint32_t set; /* of lists */
};

static void write_slots(struct numbers *out, enum tag_table_field field, const struct emitted *made,
                        size_t count)
{
    uint32_t slots = slots_for(count), at = (uint32_t)out->count;

    out->items[field] = slots;
    out->items[field + 1] = at;
    zeros(out, (size_t)slots * 2);
    for (size_t i = 0; i < count; i++) {
        uint32_t *slot = free_slot(out, at, slots, 2, made[i].hash);

        slot[0] = tag_fingerprint(made[i].hash);
        slot[1] = made[i].set << TAG_SET_SHIFT | made[i].at;
    }
}

/* The number of a set of lists among `sets`, two numbers each. */
static uint32_t set_of(struct numbers *sets, list_set lists)
{
    uint32_t low = (uint32_t)lists, high = (uint32_t)(lists >> 32);

    for (size_t i = 0; i < sets->count; i += 2)
        if (sets->items[i] == low && sets->items[i + 1] == high)
            return (uint32_t)(i / 2);
    number_add(sets, low);
    number_add(sets, high);
    return (uint32_t)(sets->count / 2 - 1);
}

/* Tells the `count` words of `made` their lists, and adds those that have only
 * lists; returns how many there are then. */
static size_t add_lists(struct emitted *made, size_t count, struct numbers *sets,
                        const struct grammar *grammar)
{
    size_t counted = count;

    number_add(sets, 0);
    number_add(sets, 0);
    for (size_t i = 0; i < grammar->count; i++) {
        const struct listed *listed = &grammar->items[i];
        uint64_t hash = hash_bytes(listed->word, strlen(listed->word));
        size_t word = 0;

        while (word < counted && made[word].hash != hash)
            word++;
        if (word == counted)
            made[word = count++] = (struct emitted){.hash = hash};
        made[word].set = set_of(sets, listed->lists);
    }
    return count;
}

/* Does the ending say of a rare word much what its counts say? Then the table
 * need not hold it. */
static bool is_told(const struct table *table, const struct counts *word)
{
    static const double RARE = 3, FAR = 0.5, FAR_ONCE = 1;
    double share[TAG_COUNT] = {0}, distance = 0;

    if (word->total > RARE)
        return false;
    guess(table, word->key, share);
    for (int tag = 0; tag < TAG_COUNT; tag++)
        distance += fabs(share[tag] - word->count[tag] / word->total);
    return distance < (word->total <= 1 ? FAR_ONCE : FAR);
}

static void write_words(struct numbers *out, struct numbers *list, struct numbers *sets,
                        const struct table *table)
{
    struct emitted *made = malloc((table->words.count + table->grammar.count + 1) * sizeof *made);
    size_t count = 0;

    if (!made)
        die("out of memory", "words");
    for (size_t i = 0; i < table->words.count; i++) {
        const struct counts *word = &table->words.items[i];
        double share[TAG_COUNT] = {0};

        if (is_told(table, word))
            continue;
        word_shares(table, word, share);
        made[count++] = (struct emitted){.hash = hash_bytes(word->key, strlen(word->key)),
                                         .at = emit(list, table, share, word->total)};
    }
    count = add_lists(made, count, sets, &table->grammar);
    write_slots(out, TAG_TABLE_WORD_COUNT, made, count);
    free(made);
}

/* Endings seen once are noise, save the short ones. */
static bool is_worth(const char *key, double total)
{
    return total >= 4 || (total >= 2 && strlen(key) <= 4) || strlen(key) <= 2;
}

static void write_endings(struct numbers *out, struct numbers *list, struct table *table)
{
    struct emitted *made = malloc((table->endings.count + 1) * sizeof *made);
    size_t count = 0;

    if (!made)
        die("out of memory", "endings");
    for (size_t i = 0; i < table->endings.count; i++) {
        const struct counts *ending = &table->endings.items[i];
        double share[TAG_COUNT] = {0};

        if (ending->total <= 0 || !is_worth(ending->key, ending->total))
            continue;
        /* The key, its shape's letter apart, ends as the words do; the letter
         * itself may change the shape, so the shares are made from the key. */
        for (size_t n = 0; n <= strlen(ending->key) - 1; n++) {
            char key[64];
            const struct counts *shorter;
            double trust;
            const char *end = ending->key + strlen(ending->key) - n;

            if (((unsigned char)*end & 0xC0) == 0x80)
                continue;
            snprintf(key, sizeof key, "%c%s", ending->key[0], end);
            shorter = entry_find(&table->endings, key);
            if (!shorter)
                break;
            trust = n == 0 ? 1 : shorter->total / (shorter->total + 1.5);
            for (int tag = 0; tag < TAG_COUNT; tag++)
                share[tag] =
                    trust * shorter->count[tag] / shorter->total + (1 - trust) * share[tag];
        }
        made[count++] = (struct emitted){.hash = hash_bytes(ending->key, strlen(ending->key)),
                                         .at = emit(list, table, share, ending->total)};
    }
    write_slots(out, TAG_TABLE_ENDING_COUNT, made, count);
    free(made);
}

/* ln P(next | tag), a little of P(next) mixed in. */
static void write_next(struct numbers *out, const struct table *table)
{
    static const double PRIOR = 0.2;

    out->items[TAG_TABLE_NEXT] = (uint32_t)out->count;
    for (int a = 0; a < TAG_COUNT; a++) {
        double total = 0;

        for (int b = 0; b < TAG_COUNT; b++)
            total += table->next[a][b];
        for (int b = 0; b < TAG_COUNT; b++) {
            double prior = (b == TAG_EDGE ? 1 : table->tags[b]) / (table->all + 1);
            double share = (table->next[a][b] + PRIOR * prior) / (total + PRIOR) + 1e-7;

            number_add(out, (uint32_t)(int32_t)lround(log(share) * TAG_SCALE));
        }
    }
}

static void write_prior(struct numbers *out, const struct table *table)
{
    out->items[TAG_TABLE_PRIOR] = (uint32_t)out->count;
    for (int tag = 0; tag < TAG_COUNT; tag++)
        number_add(out, (uint32_t)(int32_t)lround(log((table->tags[tag] + 0.5) / (table->all + 1)) *
                                                  TAG_SCALE));
}

static void write_numbers(struct numbers *out, const struct numbers *numbers)
{
    for (size_t i = 0; i < numbers->count; i++)
        number_add(out, numbers->items[i]);
}

/* Where a slot's emissions begin, in the table rather than in the list. */
static void rebase(struct numbers *out, enum tag_table_field field, uint32_t base)
{
    static const uint32_t START = ((uint32_t)1 << TAG_SET_SHIFT) - 1;
    uint32_t *slot = out->items + out->items[field + 1];

    for (uint32_t i = 0; i < out->items[field]; i++, slot += 2)
        if (slot[1] & START)
            slot[1] += base;
}

static void write_pairs(struct numbers *out, const struct numbers *pairs)
{
    uint32_t slots = slots_for(pairs->count / 2), at = (uint32_t)out->count;

    out->items[TAG_TABLE_PAIR_COUNT] = slots;
    out->items[TAG_TABLE_PAIRS] = at;
    zeros(out, slots);
    for (size_t i = 0; i < pairs->count; i += 2)
        *free_slot(out, at, slots, 1, pairs->items[i]) = pairs->items[i + 1];
}

/* The emissions go first, so that where each begins is known; not at 0, which says
 * that there are none. */
static struct numbers table_numbers(struct table *table)
{
    struct numbers out = {0}, list = {0}, sets = {0};
    uint32_t base;

    zeros(&out, TAG_TABLE_FIELDS);
    zeros(&list, 1);
    learn_endings(table);
    write_words(&out, &list, &sets, table);
    write_endings(&out, &list, table);
    base = (uint32_t)out.count;
    write_numbers(&out, &list);
    if (out.count >> TAG_SET_SHIFT || sets.count / 2 >> (32 - TAG_SET_SHIFT))
        die("too large for a slot", "table");
    rebase(&out, TAG_TABLE_WORD_COUNT, base);
    rebase(&out, TAG_TABLE_ENDING_COUNT, base);
    write_next(&out, table);
    write_prior(&out, table);
    out.items[TAG_TABLE_LISTS] = (uint32_t)out.count;
    write_numbers(&out, &sets);
    write_pairs(&out, &table->pairs);
    free(list.items);
    free(sets.items);
    return out;
}

static struct numbers language_numbers(const char *tags, const char *grammar, const char *code)
{
    struct table *table = calloc(1, sizeof *table);
    struct numbers numbers;
    char path[1024];

    if (!table)
        die("out of memory", code);
    snprintf(path, sizeof path, "%s/%s.tsv", tags, code);
    read_tags(table, path);
    snprintf(path, sizeof path, "%s/%s.txt", grammar, code);
    read_grammar(table, path);
    numbers = table_numbers(table);
    table_free(table);
    free(table);
    return numbers;
}

static void print_numbers(FILE *out, const struct numbers *numbers)
{
    for (size_t i = 0; i < numbers->count; i++)
        fprintf(out, "%s%u", i % 16 == 0 ? "\n\t.long " : ",", numbers->items[i]);
    fprintf(out, "\n");
}

int main(int count, char **arguments)
{
    struct numbers directory = {0};
    struct numbers tables[64];
    size_t languages = count > 4 ? (size_t)(count - 4) : 0, at;
    FILE *out;

    if (languages == 0 || languages > 64)
        die("usage", "tags OUT.s TAGS_FOLDER GRAMMAR_FOLDER CODE...");
    out = fopen(arguments[1], "w");
    if (!out)
        die("cannot write", arguments[1]);
    number_add(&directory, (uint32_t)languages);
    at = 1 + 2 * languages;
    for (size_t i = 0; i < languages; i++) {
        const char *code = arguments[4 + i];

        tables[i] = language_numbers(arguments[2], arguments[3], code);
        number_add(&directory, (uint32_t)hash_load((const unsigned char *)code, strlen(code)));
        number_add(&directory, (uint32_t)at);
        at += tables[i].count;
    }
    fprintf(out, "\t.section .rodata\n\t.globl tag_tables\n\t.hidden tag_tables\n"
                 "\t.balign 64\n\t.type tag_tables, %%object\ntag_tables:");
    print_numbers(out, &directory);
    for (size_t i = 0; i < languages; i++) {
        fprintf(stderr, "tags: %s: %zu KB\n", arguments[4 + i], tables[i].count * 4 / 1024);
        print_numbers(out, &tables[i]);
        free(tables[i].items);
    }
    fprintf(out,
            "\t.size tag_tables, . - tag_tables\n\t.section .note.GNU-stack,\"\",%%progbits\n");
    free(directory.items);
    return fclose(out) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
