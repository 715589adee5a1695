/* embed_profiles.c -- the table by which languages are told apart, from the
 * lists of their commonest words. All in whole numbers, so that every machine
 * makes the same table. */
#include "tools/embed_profiles.h"

#include <stdlib.h>
#include <string.h>

#include "tools/embed.h"

/* How likely each feature is in one profile: its share of all, times 2^32. */
struct shares {
    uint64_t count[PROFILE_ROWS];
    uint64_t total;
    uint64_t words, unknown;
};

/* The likelihood of what a profile of 2,500 words does not know, times 2^32:
 * 10^-5. A shorter one does not know more: twice that with a quarter of them. */
static const uint64_t UNKNOWN = 42950, FULL = 2500;

/* 4 log2(n) of n above 0, rounded down: one squaring gives one binary digit. */
static uint32_t quarter_bits(uint64_t n)
{
    uint32_t whole = 63;
    uint64_t mantissa;
    uint32_t result;

    while (!(n >> whole))
        whole--;
    mantissa = whole > 31 ? n >> (whole - 31) : n << (31 - whole);
    result = whole;
    for (int i = 0; i < 2; i++) {
        mantissa = mantissa * mantissa >> 31;
        result = result * 2 + (uint32_t)(mantissa >> 32);
        mantissa >>= mantissa >> 32;
    }
    return result;
}

static void shares_add(struct shares *shares, struct span word, uint64_t count)
{
    uint32_t letters[PROFILE_LETTERS], rows[PROFILE_FEATURES], length, features;
    size_t at = 0;

    while ((length = profile_word(word, &at, letters)) > 0) {
        features = profile_features(letters, length, rows);
        for (uint32_t i = 0; i < features; i++)
            shares->count[rows[i]] += count;
        shares->total += features * count;
    }
}

/* "word share" lines; '#' starts a comment. */
static void shares_read(struct shares *shares, const char *name, struct nutgraf_buffer file)
{
    memset(shares, 0, sizeof *shares);
    for (size_t at = 0; at < file.length;) {
        struct span line = span_line(span_of(file.bytes, file.length), &at);
        const char *space = line.length > 0 ? memchr(line.bytes, ' ', line.length) : NULL;

        if (line.length == 0 || line.bytes[0] == '#')
            continue;
        if (!space)
            die("%s: no word and number: %.*s", name, (int)line.length, line.bytes);
        shares->words++;
        shares_add(shares, span_of(line.bytes, (size_t)(space - line.bytes)),
                   strtoull(space, NULL, 10));
    }
    shares->unknown = UNKNOWN;
    for (uint64_t words = shares->words; words > 0 && words < FULL; words *= 4)
        shares->unknown *= 2;
    if (shares->total == 0)
        die("there is no profile %s", name);
    buffer_release(&file);
}

static uint32_t shares_bits(const struct shares *shares, uint32_t row)
{
    return quarter_bits((shares->count[row] << 32) / shares->total + shares->unknown);
}

/* From likelihoods to how far below the likeliest of the script they are. */
static void level(uint8_t *penalties, const uint8_t *lanes, uint32_t count)
{
    uint32_t most = 0;

    for (uint32_t i = 0; i < count; i++)
        most = penalties[lanes[i]] > most ? penalties[lanes[i]] : most;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t below = most - penalties[lanes[i]];

        penalties[lanes[i]] = (uint8_t)(below < PROFILE_MOST ? below : PROFILE_MOST);
    }
}

void profiles_make(struct profile_table *table, const char *directory)
{
#define PROFILE(name, language, script, lane) {name, PROFILE_##script, lane},
    static const struct {
        const char *name;
        uint32_t script, lane;
    } ROWS[] = {PROFILES(PROFILE)};
#undef PROFILE
    static struct shares shares;
    uint8_t lanes[PROFILE_SCRIPTS][PROFILE_GROUPS * 16];
    uint32_t counts[PROFILE_SCRIPTS] = {0};

    memset(table, 0, sizeof *table);
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        shares_read(&shares, ROWS[i].name, read_file(directory, ROWS[i].name, ".txt"));
        for (uint32_t row = 0; row < PROFILE_ROWS; row++)
            table->rows[row].penalties[ROWS[i].lane] = (uint8_t)shares_bits(&shares, row);
        lanes[ROWS[i].script][counts[ROWS[i].script]++] = (uint8_t)ROWS[i].lane;
    }
    for (uint32_t row = 0; row < PROFILE_ROWS; row++)
        for (uint32_t script = 0; script < PROFILE_SCRIPTS; script++)
            level(table->rows[row].penalties, lanes[script], counts[script]);
}
