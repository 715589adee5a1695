#include "language/tagger.h"

#include <math.h>
#include <stddef.h>

#include "language/shape.h"
#include "language/tag_table.h"

/* Made by src/tools/tags.c. */
extern const uint32_t tag_tables[];

enum {
    STATES = 12, /* tags that a word is given at most */
    UNSEEN = -16 * TAG_SCALE
};

/* What a word may be, and how much it looks so: a list of the table, or one made for
 * the word. */
struct emissions {
    const uint32_t *items;
    uint32_t count;
    uint32_t made[STATES];
};

struct tagger tagger_of(const struct language *language)
{
    uint32_t code =
        (uint32_t)hash_load((const unsigned char *)language->code, strlen(language->code) & 3);

    for (uint32_t i = 0; i < tag_tables[0]; i++)
        if (tag_tables[1 + 2 * i] == code)
            return (struct tagger){tag_tables + tag_tables[2 + 2 * i]};
    return (struct tagger){NULL};
}

bool tagger_tags(const struct tagger *tagger)
{
    return tagger->table && tagger->table[tagger->table[TAG_TABLE_NEXT]] != 0 &&
           tagger->table[TAG_TABLE_ENDING_COUNT] > 16;
}

/* The slot (of `width` numbers) that holds a hash, or NULL. */
static inline const uint32_t *tagger_slot(const struct tagger *tagger, enum tag_table_field field,
                                          uint32_t width, uint64_t hash)
{
    uint32_t count, at, fingerprint = tag_fingerprint(hash);
    const uint32_t *slots;

    if (!tagger->table)
        return NULL;
    count = tagger->table[field];
    slots = tagger->table + tagger->table[field + 1];
    for (at = tag_slot(hash, count); slots[at * width]; at = at + 1 < count ? at + 1 : 0)
        if (slots[at * width] == fingerprint)
            return slots + at * width;
    return NULL;
}

struct known_word tagger_know(const struct tagger *tagger, struct span word)
{
    const uint32_t *set,
        *slot = tagger_slot(tagger, TAG_TABLE_WORD_COUNT, 2, hash_bytes(word.bytes, word.length));

    if (!slot)
        return (struct known_word){0, 0};
    set = tagger->table + tagger->table[TAG_TABLE_LISTS] + 2 * (slot[1] >> TAG_SET_SHIFT);
    return (struct known_word){(list_set)set[1] << 32 | set[0],
                               slot[1] & (((uint32_t)1 << TAG_SET_SHIFT) - 1)};
}

bool tagger_pair(const struct tagger *tagger, char kind, struct span a, struct span b)
{
    return tagger_slot(tagger, TAG_TABLE_PAIR_COUNT, 1,
                       tag_pair_hash(a, b) ^ (unsigned char)kind) != NULL;
}

/* The emissions of a known word: head and list, or NULL. */
static const uint32_t *tagger_emissions(const struct tagger *tagger, uint32_t known)
{
    return known ? tagger->table + known : NULL;
}

/* Likewise by shape and the longest ending that the table holds. */
static const uint32_t *tagger_ending(const struct tagger *tagger, enum shape shape,
                                     struct span lower)
{
    for (int n = SHAPE_ENDING; n >= 0; n--) {
        size_t at = shape_ending(lower, n);
        char key[1 + 4 * SHAPE_ENDING] = {(char)shape};
        const uint32_t *slot;

        if (at == SIZE_MAX || lower.length - at >= sizeof key)
            continue;
        memcpy(key + 1, lower.bytes + at, lower.length - at);
        slot =
            tagger_slot(tagger, TAG_TABLE_ENDING_COUNT, 2, hash_bytes(key, 1 + lower.length - at));
        if (slot)
            return tagger->table + slot[1];
    }
    return NULL;
}

static void emissions_add(struct emissions *emissions, enum tag tag, int score)
{
    uint32_t i = 0;

    while (i < emissions->count && tag_emitted(emissions->made[i]) != tag)
        i++;
    if (i == STATES || (i < emissions->count && tag_score(emissions->made[i]) >= score))
        return;
    emissions->made[i] = tag_emission(tag, score);
    if (i == emissions->count)
        emissions->count++;
}

/* Adds a list of the table, `weight` (a score) on top. */
static void emissions_merge(struct emissions *emissions, const uint32_t *list, int weight)
{
    uint32_t count = list ? *list & 0xFF : 0;

    for (uint32_t i = 1; i <= count; i++)
        emissions_add(emissions, tag_emitted(list[i]), tag_score(list[i]) + weight);
}

/* Takes a list of the table as it is. */
static void emissions_take(struct emissions *emissions, const uint32_t *list)
{
    emissions->items = list + 1;
    emissions->count = (*list & 0xFF) < STATES ? *list & 0xFF : STATES;
}

/* What a mark is, whatever stands around it. */
static enum tag tagger_mark(struct span text)
{
    static const unsigned char MARKS[] = {
        ['('] = TAG_OPEN,  ['['] = TAG_OPEN,  ['{'] = TAG_OPEN,  [')'] = TAG_CLOSE,
        [']'] = TAG_CLOSE, ['}'] = TAG_CLOSE, [','] = TAG_COMMA, ['.'] = TAG_STOP,
        ['?'] = TAG_STOP,  ['!'] = TAG_STOP,  [':'] = TAG_COLON, [';'] = TAG_COLON,
        ['-'] = TAG_COLON, ['"'] = TAG_QUOTE};
    unsigned char first = text.length > 0 ? (unsigned char)text.bytes[0] : 0;

    if (first < sizeof MARKS && MARKS[first] != TAG_EDGE)
        return (enum tag)MARKS[first];
    return text.length > 1 && (unsigned char)text.bytes[0] == 0xE2 ? TAG_COLON : TAG_SYM;
}

static bool is_mark(struct span text)
{
    unsigned char c = text.length > 0 ? (unsigned char)text.bytes[0] : ' ';

    return c < 0x80 ? !((c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z'))
                    : c == 0xE2 && text.length <= 6;
}

/* ln(share) as a score. */
static const int HALF = -177, FIFTH = -412, FOUR_FIFTHS = -57;

/* A word that the table holds neither as it is nor in lower case where case
 * says nothing. */
static void tagger_guess(const struct tagger *tagger, const struct tagged_word *word, bool first,
                         enum shape shape, struct emissions *emissions)
{
    const uint32_t *ending = tagger_ending(tagger, shape, word->lower);

    if (is_mark(word->text)) {
        emissions_add(emissions, tagger_mark(word->text), 0);
    } else if (shape == SHAPE_CAPITAL && first) {
        emissions_merge(emissions, ending, HALF);
        emissions_merge(emissions, tagger_ending(tagger, shape_of(word->lower), word->lower), HALF);
    } else if ((shape == SHAPE_CAPITAL || shape == SHAPE_UPPER) && !first && word->known) {
        int prior = (int)tagger->table[tagger->table[TAG_TABLE_PRIOR] + TAG_NNP];

        emissions_add(emissions, TAG_NNP, FOUR_FIFTHS - prior);
        emissions_merge(emissions, ending, FIFTH);
    } else {
        emissions_merge(emissions, ending, 0);
    }
    if (emissions->count == 0)
        emissions_add(emissions, TAG_NN, 0);
}

/* Counts join by how often each form was seen: ln(a / (a + b)). */
static int tagger_weight(uint32_t a, uint32_t b)
{
    static const int LOGARITHM[] = {0, 0, -177, -281, -355, -412, -459, -498, -532};
    uint32_t ratio = a == 0 ? 8 : (a + b) / a;

    return LOGARITHM[ratio > 8 ? 8 : ratio];
}

static void tagger_emit(const struct tagger *tagger, const struct tagged_word *word, bool first,
                        struct emissions *emissions)
{
    const uint32_t *known, *low = NULL;
    bool folded = word->text.bytes == word->lower.bytes || span_equal(word->text, word->lower);
    enum shape shape;

    emissions->items = emissions->made;
    emissions->count = 0;
    if (is_mark(word->text) && tagger_mark(word->text) != TAG_SYM) {
        emissions_add(emissions, tagger_mark(word->text), 0);
        return;
    }
    known = tagger_emissions(tagger, folded ? word->known : tagger_know(tagger, word->text).tags);
    if (known && folded) {
        emissions_take(emissions, known);
        return;
    }
    shape = shape_of(word->text);
    if (!folded && (first || (shape == SHAPE_UPPER && word->text.length > 3)))
        low = tagger_emissions(tagger, word->known);
    if (known && low) {
        emissions_merge(emissions, known, tagger_weight(*known >> 8, *low >> 8));
        emissions_merge(emissions, low, tagger_weight(*low >> 8, *known >> 8));
    } else if (known) {
        emissions_take(emissions, known);
    } else if (low) {
        emissions_merge(emissions, low, 0);
        emissions_merge(emissions, tagger_ending(tagger, shape, word->lower),
                        HALF + tagger_weight(1, *low >> 8));
    } else {
        tagger_guess(tagger, word, first, shape, emissions);
    }
}

/* The best way to each tag of one word: its score, and the state before. */
struct column {
    uint32_t count;
    int best[STATES];
    uint32_t row[STATES]; /* of the tag, in the table of what follows what */
    unsigned char from[STATES];
};

/* Extends the best ways of the column `before` by one word. */
static void tagger_step(const int32_t *next, const struct column *before,
                        const struct emissions *emissions, struct column *column)
{
    column->count = emissions->count;
    for (uint32_t s = 0; s < emissions->count; s++) {
        enum tag tag = tag_emitted(emissions->items[s]);
        int top = INT32_MIN;

        for (uint32_t p = 0; p < before->count; p++) {
            int way = before->best[p] + next[before->row[p] + tag];

            if (way > top) {
                top = way;
                column->from[s] = (unsigned char)p;
            }
        }
        column->row[s] = tag * TAG_COUNT;
        column->best[s] = top + tag_score(emissions->items[s]);
    }
}

/* The state in which the sentence ends best. */
static uint32_t tagger_last(const int32_t *next, const struct column *column)
{
    uint32_t last = 0;
    int top = INT32_MIN;

    for (uint32_t s = 0; s < column->count; s++) {
        int way = column->best[s] + next[column->row[s] + TAG_EDGE];

        if (way > top) {
            top = way;
            last = s;
        }
    }
    return last;
}

void tagger_tag(const struct tagger *tagger, struct tagged_word *words, uint32_t count)
{
    struct column columns[TAGGER_MOST + 1];
    bool first = true;
    const int32_t *next;

    if (count > TAGGER_MOST)
        count = TAGGER_MOST;
    if (!tagger_tags(tagger)) {
        for (uint32_t i = 0; i < count; i++)
            words[i].tag = is_mark(words[i].text) ? tagger_mark(words[i].text) : TAG_EDGE;
        return;
    }
    next = (const int32_t *)tagger->table + tagger->table[TAG_TABLE_NEXT];
    columns[0] = (struct column){.count = 1, .row = {TAG_EDGE * TAG_COUNT}};
    for (uint32_t i = 0; i < count; i++) {
        struct emissions emissions;

        tagger_emit(tagger, &words[i], first, &emissions);
        first = first && is_mark(words[i].text);
        tagger_step(next, &columns[i], &emissions, &columns[i + 1]);
    }
    for (uint32_t i = count, s = tagger_last(next, &columns[count]); i > 0; i--) {
        words[i - 1].tag = (enum tag)(columns[i].row[s] / TAG_COUNT);
        s = columns[i].from[s];
    }
}

enum tag tagger_commonest(const struct tagger *tagger, struct span lower)
{
    const uint32_t *list = tagger_emissions(tagger, tagger_know(tagger, lower).tags), *prior;
    enum tag best = TAG_NN;
    int top = INT32_MIN;

    if (!list)
        return best;
    prior = tagger->table + tagger->table[TAG_TABLE_PRIOR];
    for (uint32_t i = 1; i <= (*list & 0xFF); i++) {
        int score = tag_score(list[i]) + (int)prior[tag_emitted(list[i])];

        if (score > top) {
            top = score;
            best = tag_emitted(list[i]);
        }
    }
    return best;
}

int tagger_share(const struct tagger *tagger, uint32_t known, tag_set set)
{
    const uint32_t *list = tagger_emissions(tagger, known), *prior;
    double in = 0, all = 0;

    if (!list)
        return -1;
    prior = tagger->table + tagger->table[TAG_TABLE_PRIOR];
    for (uint32_t i = 1; i <= (*list & 0xFF); i++) {
        enum tag tag = tag_emitted(list[i]);
        double share = exp((double)(tag_score(list[i]) + (int)prior[tag]) / TAG_SCALE);

        all += share;
        if (tag_bit(tag) & set)
            in += share;
    }
    return (int)(1000 * in / all + 0.5);
}
