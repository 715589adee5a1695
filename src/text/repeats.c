#include "text/repeats.h"

#include "base/hash.h"

static uint32_t slots_for(uint64_t count)
{
    uint32_t slots = 16;

    while (slots < 2 * count && slots < UINT32_C(1) << 31)
        slots *= 2;
    return slots;
}

/* ---- whole sentences ---- */

struct said {
    uint64_t hash;
    uint32_t sentence; /* plus 1; 0 is empty */
};

/* A word is the same however it is inflected; a stop word, as it is written.
 * The numbers of forms depend on what was read before, but not which are equal. */
static inline uint32_t word_key(const struct token *token)
{
    return token->term == TERM_NONE ? ~token->form : token->term;
}

static uint64_t sentence_hash(const struct document *document, const struct sentence *s)
{
    const struct token *token = &document->tokens[s->first_token];
    uint64_t hash = hash_mix(s->token_count + 1ULL); /* no number of a word undoes it */

    for (uint32_t t = 0; t < s->token_count; t++, token++)
        hash = (hash ^ word_key(token)) * 0x9fb21c651e98df25ULL + (hash >> 29);
    return hash_mix(hash);
}

/* By what a sentence has in common with its twins and with few others: how long it
 * is, its first word and its last. */
static uint32_t bucket_of(const struct document *document, const struct sentence *s, uint32_t mask)
{
    const struct token *first = &document->tokens[s->first_token];
    uint64_t ends = s->token_count;

    if (s->token_count > 0)
        ends ^= (uint64_t)word_key(first) << 8 ^ (uint64_t)word_key(first + ends - 1) << 32;
    return (uint32_t)(ends * 0x9e3779b97f4a7c15ULL >> 32) & mask;
}

/* The first sentence with the same hash; `i` itself when there is none before it.
 * Two different sentences share 64 bits of hash once in 10^7 pages of a million. */
static uint32_t first_said(struct said *table, uint32_t mask, uint64_t hash, uint32_t i)
{
    uint32_t at = (uint32_t)hash & mask;

    while (table[at].sentence != 0 && table[at].hash != hash)
        at = (at + 1) & mask;
    if (table[at].sentence == 0)
        table[at] = (struct said){hash, i + 1};
    return table[at].sentence - 1;
}

/* A sentence alone in its bucket has no twin, and is not read to its end. */
bool repeats_find(const struct document *document, uint32_t *twin)
{
    uint32_t count = document->sentence_count, slots = slots_for(count);
    uint32_t buckets = slots_for((uint64_t)count * 8);
    struct said *table = arena_zeroed(document->arena, slots, sizeof *table);
    uint8_t *held = arena_zeroed(document->arena, buckets, sizeof *held); /* 2: two or more */

    if (table == NULL || held == NULL)
        return false;
    for (uint32_t i = 0; i < count; i++) {
        twin[i] = bucket_of(document, &document->sentences[i], buckets - 1);
        held[twin[i]] = held[twin[i]] == 0 ? 1 : 2;
    }
    for (uint32_t i = 0; i < count; i++)
        if (held[twin[i]] < 2)
            twin[i] = i;
        else
            twin[i] =
                first_said(table, slots - 1, sentence_hash(document, &document->sentences[i]), i);
    return true;
}

/* ---- runs of three words ---- */

enum { MOST_SLOTS = 1 << 17 }; /* 1.5 MB: a text of 60,000 words is remembered whole */

/* A word is the same however it is inflected; a stop word, as it is written
 * (by its bytes: the number of its form depends on what was read before). One
 * per token; NULL: memory ran out. */
static uint32_t *word_keys(const struct document *document)
{
    uint32_t *keys = arena_array(document->arena, document->token_count, sizeof *keys);

    for (uint32_t t = 0; keys && t < document->token_count; t++) {
        const struct token *token = &document->tokens[t];

        keys[t] = token->term != TERM_NONE
                      ? token->term
                      : (uint32_t)hash_bytes(document->text.bytes + token->start, token->length);
    }
    return keys;
}

/* A cache, not a table: a newcomer takes the slot of the one before it. */
struct triple {
    uint32_t fingerprint;
    uint32_t sentence; /* the first that had it, plus 1 */
    uint32_t again;    /* another one had it too */
};

static uint64_t triple_hash(const uint32_t *key)
{
    return hash_mix(key[0] * 0x9e3779b97f4a7c15ULL ^ key[1] * 0xc2b2ae3d27d4eb4fULL ^
                    (uint64_t)key[2] << 17);
}

static void note_triples(const struct document *document, uint32_t i, const uint32_t *keys,
                         struct triple *table, uint32_t mask)
{
    const struct sentence *s = &document->sentences[i];

    for (uint32_t t = 0; t + 2 < s->token_count; t++) {
        uint64_t hash = triple_hash(&keys[s->first_token + t]);
        struct triple *slot = &table[hash & mask];

        if (slot->fingerprint != (uint32_t)(hash >> 32) || slot->sentence == 0)
            *slot = (struct triple){(uint32_t)(hash >> 32), i + 1, 0};
        slot->again |= slot->sentence != i + 1;
    }
}

static double repeated_share(const struct document *document, uint32_t i, const uint32_t *keys,
                             const struct triple *table, uint32_t mask)
{
    const struct sentence *s = &document->sentences[i];
    uint32_t again = 0;

    for (uint32_t t = 0; t + 2 < s->token_count; t++) {
        uint64_t hash = triple_hash(&keys[s->first_token + t]);
        const struct triple *slot = &table[hash & mask];

        again += slot->again && slot->fingerprint == (uint32_t)(hash >> 32);
    }
    return s->token_count > 2 ? (double)again / (s->token_count - 2) : 0;
}

bool repeats_share(const struct document *document, double *share)
{
    uint32_t slots = slots_for(document->token_count), mask;
    uint32_t *keys = word_keys(document);
    struct triple *table;

    if (slots > MOST_SLOTS)
        slots = MOST_SLOTS;
    mask = slots - 1;
    table = arena_zeroed(document->arena, slots, sizeof *table);
    if (keys == NULL || table == NULL)
        return false;
    for (uint32_t i = 0; i < document->sentence_count; i++)
        note_triples(document, i, keys, table, mask);
    for (uint32_t i = 0; i < document->sentence_count; i++)
        share[i] = repeated_share(document, i, keys, table, mask);
    return true;
}
