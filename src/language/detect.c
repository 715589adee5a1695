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
    ODD_SUM = 200, /* for short texts vary more */
    /* In quarters of a bit: by how much a window's answer is clear. Of 33,000
     * pieces of 100 and 600 words one is told otherwise than by all windows. */
    CLEAR = 90
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

/* What a stretch of text says. */
struct votes {
    struct sums sums[PROFILE_GROUPS];
    uint32_t bytes[SCRIPTS];            /* of words in each script */
    uint32_t features[PROFILE_SCRIPTS]; /* that were looked up */
};

/* Features are looked up many at a time, all of one script. */
struct lookup {
    const struct profile_table *table;
    struct votes *votes;
    uint32_t row_count, script;
    uint32_t rows[MOST_ROWS];
};

/* Where in a row a script's profiles are; see PROFILES. */
static const struct {
    uint32_t first, end;
} GROUPS[PROFILE_SCRIPTS] = {{0, 2}, {2, 3}, {2, 3}, {2, 3}, {2, 3}};

static lanes lookup_lanes(const struct profile_row *row, uint32_t group)
{
    lanes sixteen;

    memcpy(&sixteen, row->penalties + sizeof sixteen * group, sizeof sixteen);
    return sixteen;
}

/* Four penalties of at most 63 fit a byte, so four rows are added before every
 * other byte becomes 16 bits wide. */
static void lookup_group(struct lookup *lookup, uint32_t group)
{
    const struct profile_row *rows = lookup->table->rows;
    struct sums sums = lookup->votes->sums[group];

    for (uint32_t i = 0; i < lookup->row_count; i += 4) {
        const uint32_t *next = lookup->rows + i;
        lanes four = lookup_lanes(&rows[next[0]], group) + lookup_lanes(&rows[next[1]], group) +
                     lookup_lanes(&rows[next[2]], group) + lookup_lanes(&rows[next[3]], group);

        sums.low += four & 0xFF;
        sums.high += four >> 8;
    }
    lookup->votes->sums[group] = sums;
}

static void lookup_flush(struct lookup *lookup)
{
    lookup->votes->features[lookup->script] += lookup->row_count;
    while (lookup->row_count % 4 > 0)
        lookup->rows[lookup->row_count++] = PROFILE_ROWS; /* of zeros */
    for (uint32_t g = GROUPS[lookup->script].first; g < GROUPS[lookup->script].end; g++)
        lookup_group(lookup, g);
    lookup->row_count = 0;
}

static void lookup_add(struct lookup *lookup, uint32_t script, const uint32_t *letters,
                       uint32_t count)
{
    if (script != lookup->script)
        lookup_flush(lookup);
    lookup->script = script;
    lookup->row_count += profile_features(letters, count, lookup->rows + lookup->row_count);
}

/* Scripts that share a word are counted by the letter, of three bytes. */
static void votes_count(struct votes *votes, const uint32_t *letters, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        votes->bytes[detect_script(letters[i])] += 3;
}

static void votes_read(struct votes *votes, const struct profile_table *table, struct span window)
{
    struct lookup lookup; /* its rows are not cleared: they are two kilobytes */
    uint32_t letters[PROFILE_LETTERS];

    *votes = (struct votes){0};
    lookup.table = table;
    lookup.votes = votes;
    lookup.row_count = 0;
    lookup.script = PROFILE_LATIN;
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
            lookup_add(&lookup, script, letters, count);
    }
    lookup_flush(&lookup);
}

static void votes_join(struct votes *votes, const struct votes *more)
{
    for (uint32_t g = 0; g < PROFILE_GROUPS; g++) {
        votes->sums[g].low += more->sums[g].low;
        votes->sums[g].high += more->sums[g].high;
    }
    for (uint32_t script = 0; script < SCRIPTS; script++)
        votes->bytes[script] += more->bytes[script];
    for (uint32_t script = 0; script < PROFILE_SCRIPTS; script++)
        votes->features[script] += more->features[script];
}

/* Where the sum of a lane's penalties is among those of all groups: two bytes of
 * a row make one of 16 bits. */
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
#define PLACE(lane) ((lane) / 16 * 16 + (lane) % 16 / 2 + ((lane) % 2 == 0 ? 8 : 0))
#else
#define PLACE(lane) ((lane) / 16 * 16 + (lane) % 16 / 2 + ((lane) % 2 == 1 ? 8 : 0))
#endif

struct profile {
    char language[4];
    uint32_t script, place;
};

/* What votes come to, and how far the next language is behind; 0 where that is
 * not known. */
struct verdict {
    const char *code;
    uint32_t lead;
};

static struct verdict votes_profile(const struct votes *votes, uint32_t script)
{
#define PROFILE(name, language, script, lane) {language, PROFILE_##script, PLACE(lane)},
    static const struct profile ROWS[] = {PROFILES(PROFILE)};
#undef PROFILE
    const struct profile *winner = ROWS;
    uint16_t penalties[PROFILE_GROUPS * 16];
    /* The best profile's, the next one's, and the next one's of another language. */
    uint32_t best = UINT16_MAX, second = UINT16_MAX, rival = UINT16_MAX;

    memcpy(penalties, votes->sums, sizeof penalties);
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        uint32_t penalty = penalties[ROWS[i].place];
        bool other;

        if (ROWS[i].script != script || penalty >= rival)
            continue; /* the second is never behind the rival */
        other = memcmp(ROWS[i].language, winner->language, sizeof winner->language) != 0;
        if (penalty < best) {
            second = best;
            rival = other ? best : rival;
            best = penalty;
            winner = &ROWS[i];
        } else {
            second = penalty < second ? penalty : second;
            rival = other ? penalty : rival;
        }
    }
    /* A language that is none of ours is far from all and nearest to no one. */
    if (2 * best > second + ODD_MEAN * votes->features[script] + ODD_SUM)
        return (struct verdict){"und", 0};
    return (struct verdict){winner->language, rival - best};
}

static struct verdict votes_verdict(const struct votes *votes)
{
    static const char *const ONLY[] = {"el", "hy", "ta", "th", "zh", "ja", "und"};
    /* Japanese mixes kana with Han characters, Chinese has none. */
    uint32_t kana = votes->bytes[SCRIPT_KANA], most = 0, best = SCRIPT_OTHER;

    for (uint32_t script = 0; script < SCRIPTS; script++) {
        uint32_t bytes = votes->bytes[script] + (script == SCRIPT_HAN ? kana : 0);

        if (script != SCRIPT_KANA && bytes > most) {
            most = bytes;
            best = script;
        }
    }
    if (best < PROFILE_SCRIPTS)
        return votes_profile(votes, best);
    if (best == SCRIPT_HAN && kana > most / 16)
        best = SCRIPT_KANA;
    return (struct verdict){ONLY[best - SCRIPT_GREEK], 0};
}

/* Moves past the rest of a word that a window's start has cut. */
static struct span detect_window(struct span text, uint32_t window)
{
    size_t start = (text.length - WINDOW_BYTES) / (WINDOWS - 1) * window;
    size_t end = start + WINDOW_BYTES;
    uint32_t letters[PROFILE_LETTERS];

    if (start > 0)
        profile_word(span_of(text.bytes, end), &start, letters);
    return span_of(text.bytes + start, end - start);
}

/* Two windows away from head, foot and middle, each with a clear answer and both
 * with the same, are not outvoted: most texts are read no further. */
static const char *detect_windows(const struct profile_table *table, struct span text)
{
    static const uint32_t ORDER[WINDOWS] = {1, 3, 0, 2, 4};
    struct votes votes, all = {0};
    struct verdict verdict, before = {"", 0};

    for (uint32_t i = 0; i < WINDOWS; i++) {
        votes_read(&votes, table, detect_window(text, ORDER[i]));
        votes_join(&all, &votes);
        if (i >= 2)
            continue;
        verdict = votes_verdict(&votes);
        if (verdict.lead >= CLEAR && before.lead >= CLEAR && strcmp(verdict.code, before.code) == 0)
            return verdict.code;
        before = verdict;
    }
    return votes_verdict(&all).code;
}

const struct language *detect_by(const struct profile_table *table, struct span text)
{
    struct votes votes;

    if (text.length > (size_t)WINDOWS * WINDOW_BYTES)
        return language_find(detect_windows(table, text));
    votes_read(&votes, table, text);
    return language_find(votes_verdict(&votes).code);
}

const struct language *detect(struct span text)
{
    return detect_by(&nutgraf_profiles, text);
}
