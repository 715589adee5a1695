#include "language/detect.h"

#include "language/utf8.h"

/* Made from the profiles by tools/embed.c. */
extern const struct profile_table nutgraf_profiles;

enum {
    WINDOWS = 5, /* spread, for a page's head and foot may be in another language */
    WINDOW_BYTES = 100,
    /* A word of n letters, and the space behind it, has n + 1 features; the sum
     * of so many penalties fits 16 bits. Three more round them up. */
    MOST_ROWS = WINDOWS * (WINDOW_BYTES + 1) + 3,
    /* What a feature costs, above which the text is in none of our languages:
     * measured on pieces of 20 and 100 words, 99.7 % of which stay below. */
    ODD_MEAN = 12,
    ODD_SUM = 200 /* for short texts vary more */
};

/* Scripts: first those with profiles, then those of one language. */
enum {
    SCRIPT_GREEK = PROFILE_SCRIPTS,
    SCRIPT_ARMENIAN,
    SCRIPT_TAMIL,
    SCRIPT_THAI,
    SCRIPT_HAN,
    SCRIPT_KANA,
    SCRIPT_OTHER,
    SCRIPTS
};

struct range {
    uint32_t last;
    uint32_t script;
};

/* Ranges of letters up to `last`, ascending. */
static const struct range RANGES[] = {
    {0x02FF, PROFILE_LATIN},    {0x036F, SCRIPT_OTHER},       {0x03FF, SCRIPT_GREEK},
    {0x052F, PROFILE_CYRILLIC}, {0x058F, SCRIPT_ARMENIAN},    {0x05FF, PROFILE_HEBREW},
    {0x06FF, PROFILE_ARABIC},   {0x074F, SCRIPT_OTHER},       {0x077F, PROFILE_ARABIC},
    {0x08FF, SCRIPT_OTHER},     {0x097F, PROFILE_DEVANAGARI}, {0x0B7F, SCRIPT_OTHER},
    {0x0BFF, SCRIPT_TAMIL},     {0x0DFF, SCRIPT_OTHER},       {0x0E7F, SCRIPT_THAI},
    {0x1DFF, SCRIPT_OTHER},     {0x1EFF, PROFILE_LATIN},      {0x1FFF, SCRIPT_GREEK},
    {0x2FFF, SCRIPT_OTHER},     {0x30FF, SCRIPT_KANA},        {0x33FF, SCRIPT_OTHER},
    {0x9FFF, SCRIPT_HAN},       {0xF8FF, SCRIPT_OTHER},       {0xFAFF, SCRIPT_HAN},
    {0xFB1C, SCRIPT_OTHER},     {0xFB4F, PROFILE_HEBREW},     {0xFEFE, PROFILE_ARABIC},
    {0xFF65, SCRIPT_OTHER},     {0xFF9F, SCRIPT_KANA},        {0x1FFFF, SCRIPT_OTHER},
    {0x3FFFF, SCRIPT_HAN},      {UINT32_MAX, SCRIPT_OTHER}};

static uint32_t detect_script(uint32_t letter)
{
    const struct range *range = RANGES;

    while (letter > range->last)
        range++;
    return range->script;
}

/* Sixteen profiles at once. */
typedef uint16_t lanes __attribute__((vector_size(16)));

/* The penalties of every other profile of a group. */
struct sums {
    lanes low, high;
};

struct votes {
    const struct profile_table *table;
    uint32_t bytes[SCRIPTS];            /* of words in each script */
    uint32_t features[PROFILE_SCRIPTS]; /* that were looked up */
    uint32_t rows[MOST_ROWS];           /* of features of `script` yet to be looked up */
    uint32_t row_count, script;
    struct sums sums[PROFILE_GROUPS];
};

/* Where in a row a script's profiles are; see PROFILES. */
static const struct {
    uint32_t first, end;
} GROUPS[PROFILE_SCRIPTS] = {{0, 2}, {2, 3}, {2, 3}, {2, 3}, {2, 3}};

static lanes votes_lanes(const uint8_t *group, uint32_t row)
{
    lanes sixteen;

    memcpy(&sixteen, group + (size_t)row * sizeof(struct profile_row), sizeof sixteen);
    return sixteen;
}

/* Looks up the rows. Four penalties of at most 63 fit a byte, so four rows are
 * added before every other byte becomes 16 bits wide. */
static void votes_flush(struct votes *votes)
{
    const uint32_t *rows = votes->rows;
    uint32_t count = (votes->row_count + 3) / 4 * 4;

    votes->features[votes->script] += votes->row_count;
    while (votes->row_count < count)
        votes->rows[votes->row_count++] = PROFILE_ROWS; /* of zeros */
    for (uint32_t g = GROUPS[votes->script].first; g < GROUPS[votes->script].end; g++) {
        const uint8_t *group = votes->table->rows[0].penalties + sizeof(lanes) * g;
        struct sums sums = votes->sums[g];

        for (uint32_t i = 0; i < count; i += 4) {
            lanes four = votes_lanes(group, rows[i]) + votes_lanes(group, rows[i + 1]) +
                         votes_lanes(group, rows[i + 2]) + votes_lanes(group, rows[i + 3]);

            sums.low += four & 0xFF;
            sums.high += four >> 8;
        }
        votes->sums[g] = sums;
    }
    votes->row_count = 0;
}

static void votes_add(struct votes *votes, uint32_t script, const uint32_t *letters, uint32_t count)
{
    if (script != votes->script)
        votes_flush(votes);
    votes->script = script;
    votes->row_count += profile_features(letters, count, votes->rows + votes->row_count);
}

/* Scripts that share a word are counted by the letter, of three bytes. */
static void votes_count(struct votes *votes, const uint32_t *letters, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        votes->bytes[detect_script(letters[i])] += 3;
}

static void votes_read(struct votes *votes, struct span window)
{
    uint32_t letters[PROFILE_LETTERS];

    for (size_t at = 0, start = 0; start < window.length; start = at) {
        uint32_t count = profile_word(window, &at, letters);
        uint32_t script;

        if (count == 0)
            break;
        script = detect_script(letters[0]);
        if (script == SCRIPT_HAN || script == SCRIPT_KANA) {
            votes_count(votes, letters, count);
            continue;
        }
        votes->bytes[script] += (uint32_t)(at - start);
        if (script < PROFILE_SCRIPTS)
            votes_add(votes, script, letters, count);
    }
}

/* The sum of one profile's penalties: two bytes of a row make one lane. */
static uint32_t votes_penalty(const struct votes *votes, uint32_t lane)
{
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    bool low = lane % 2 == 1;
#else
    bool low = lane % 2 == 0;
#endif
    const struct sums *sums = &votes->sums[lane / 16];

    return low ? sums->low[lane % 16 / 2] : sums->high[lane % 16 / 2];
}

static const struct language *votes_profile(const struct votes *votes, uint32_t script)
{
#define PROFILE(name, language, script, lane) {language, PROFILE_##script, lane},
    static const struct {
        char language[4];
        uint32_t script, lane;
    } ROWS[] = {PROFILES(PROFILE)};
#undef PROFILE
    uint32_t best = UINT16_MAX, second = UINT16_MAX;
    const char *code = "und";

    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        uint32_t penalty = votes_penalty(votes, ROWS[i].lane);

        if (ROWS[i].script != script)
            continue;
        if (penalty < best) {
            second = best;
            best = penalty;
            code = ROWS[i].language;
        } else if (penalty < second) {
            second = penalty;
        }
    }
    /* A language that is none of ours is far from all and nearest to no one. */
    if (2 * best > second + ODD_MEAN * votes->features[script] + ODD_SUM)
        code = "und";
    return language_find(code);
}

static const struct language *votes_result(struct votes *votes)
{
    static const char *const ONLY[] = {"el", "hy", "ta", "th", "zh", "ja", "und"};
    uint32_t kana = votes->bytes[SCRIPT_KANA], best = 0;

    votes_flush(votes);
    /* Japanese mixes kana with Han characters, Chinese has none. */
    votes->bytes[SCRIPT_HAN] += kana;
    votes->bytes[SCRIPT_KANA] = 0;
    for (uint32_t script = 1; script < SCRIPTS; script++)
        if (votes->bytes[script] > votes->bytes[best])
            best = script;
    if (votes->bytes[best] == 0)
        return language_find("und");
    if (best < PROFILE_SCRIPTS)
        return votes_profile(votes, best);
    if (best == SCRIPT_HAN && kana > votes->bytes[SCRIPT_HAN] / 16)
        best = SCRIPT_KANA;
    return language_find(ONLY[best - SCRIPT_GREEK]);
}

/* Moves past the rest of a word that a window's start has cut. */
static struct span detect_window(struct span text, size_t start)
{
    size_t end = start + WINDOW_BYTES;
    uint32_t letters[PROFILE_LETTERS];

    if (start > 0)
        profile_word(span_of(text.bytes, end), &start, letters);
    return span_of(text.bytes + start, end - start);
}

const struct language *detect_by(const struct profile_table *table, struct span text)
{
    struct votes votes = {.table = table};

    if (text.length <= (size_t)WINDOWS * WINDOW_BYTES) {
        votes_read(&votes, text);
        return votes_result(&votes);
    }
    for (size_t i = 0; i < WINDOWS; i++)
        votes_read(&votes, detect_window(text, (text.length - WINDOW_BYTES) / (WINDOWS - 1) * i));
    return votes_result(&votes);
}

const struct language *detect(struct span text)
{
    return detect_by(&nutgraf_profiles, text);
}
