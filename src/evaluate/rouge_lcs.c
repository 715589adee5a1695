/* The table of a longest common subsequence holds, along a row, steps of 0 or
 * 1: a row fits in bits, and one addition makes a row from the one before
 * (Hyyro 2004, Bit-parallel LCS-length computation revisited). All rows are
 * kept, since which words are common depends on the way back through them:
 * ROUGE-1.5.5 goes up where up and left are equally good. */
#include "evaluate/rouge_lcs.h"

#include <math.h>
#include <string.h>

/* 32 MiB of bits for two such lines; no sentence comes near. */
static const uint32_t LONGEST_LINE = 16384;

/* Every line meets every line: some ten seconds. No summary comes near. */
static const uint64_t MOST_STEPS = 1ull << 29;

struct line {
    const uint32_t *words;
    uint32_t count;
};

static struct line line_at(const struct rouge_text *text, uint32_t i)
{
    uint32_t start = i > 0 ? text->line_end[i - 1] : 0;

    return (struct line){text->line_words + start, text->line_end[i] - start};
}

static uint32_t longest_line(const struct rouge_text *text)
{
    uint32_t longest = 0;

    for (uint32_t i = 0; i < text->lines; i++)
        if (line_at(text, i).count > longest)
            longest = line_at(text, i).count;
    return longest;
}

/* The words of all lines. */
static uint32_t words_in(const struct rouge_text *text)
{
    return text->lines > 0 ? text->line_end[text->lines - 1] : 0;
}

/* Would it take too long, or too much memory? `width`: words of the system's
 * that one step goes past. */
static bool too_large(const struct rouge_text *system, const struct rouge_text *reference,
                      uint32_t width)
{
    uint64_t across = words_in(system) / width + (uint64_t)system->lines;

    return longest_line(system) > LONGEST_LINE || longest_line(reference) > LONGEST_LINE ||
           across * words_in(reference) > MOST_STEPS;
}

/* Where each word stands in one line of the system, as bits. */
struct positions {
    uint32_t *index; /* by word: its row in `bits`, from 1; 0: not in the line */
    uint64_t *bits;
    uint32_t width; /* in 64-bit pieces */
};

struct lcs {
    struct positions in;
    uint64_t *rows;  /* (longest reference line + 1) x width */
    uint32_t *place; /* by row: the reference word that made it */
    bool *common;    /* by word of the reference's lines */
};

static bool lcs_init(struct lcs *lcs, const struct rouge_text *system,
                     const struct rouge_text *reference, uint32_t numbers, struct arena *arena)
{
    size_t wide = longest_line(system), high = longest_line(reference);

    *lcs = (struct lcs){.in.index = arena_zeroed(arena, numbers, sizeof *lcs->in.index),
                        .in.bits = arena_array(arena, wide * (wide / 64 + 1), sizeof(uint64_t)),
                        .rows = arena_array(arena, (high + 1) * (wide / 64 + 1), sizeof(uint64_t)),
                        .place = arena_array(arena, high + 1, sizeof *lcs->place),
                        .common = arena_zeroed(arena, words_in(reference), sizeof *lcs->common)};
    return lcs->in.index && lcs->in.bits && lcs->rows && lcs->place && lcs->common;
}

static void positions_set(struct positions *in, struct line line)
{
    uint32_t different = 0;

    in->width = (line.count + 63) / 64;
    for (uint32_t i = 0; i < line.count; i++) {
        uint32_t *index = &in->index[line.words[i]];

        if (*index == 0) {
            *index = ++different;
            memset(in->bits + (size_t)(different - 1) * in->width, 0, in->width * sizeof *in->bits);
        }
        in->bits[(size_t)(*index - 1) * in->width + i / 64] |= 1ull << i % 64;
    }
}

static void positions_unset(struct positions *in, struct line line)
{
    for (uint32_t i = 0; i < line.count; i++)
        in->index[line.words[i]] = 0;
}

/* row' = (row + (row & match)) | (row & ~match): a 0 is a step up. */
static void next_row(uint64_t *next, const uint64_t *row, const uint64_t *match, uint32_t width)
{
    uint64_t carry = 0;

    for (uint32_t k = 0; k < width; k++) {
        uint64_t met = row[k] & match[k], sum = row[k] + met + carry;

        carry = carry > 0 ? sum <= row[k] : sum < row[k];
        next[k] = sum | (row[k] & ~match[k]);
    }
}

static uint32_t ones(uint64_t x)
{
    x -= x >> 1 & 0x5555555555555555ull;
    x = (x & 0x3333333333333333ull) + (x >> 2 & 0x3333333333333333ull);
    x = (x + (x >> 4)) & 0x0f0f0f0f0f0f0f0full;
    return (uint32_t)(x * 0x0101010101010101ull >> 56);
}

/* Do two rows hold the same number of steps in their first `end` columns? */
static bool same_height(const uint64_t *a, const uint64_t *b, uint32_t end)
{
    uint32_t in_a = 0, in_b = 0;

    for (uint32_t k = 0; k < end / 64; k++) {
        in_a += ones(a[k]);
        in_b += ones(b[k]);
    }
    if (end % 64 > 0) {
        uint64_t mask = (1ull << end % 64) - 1;

        in_a += ones(a[end / 64] & mask);
        in_b += ones(b[end / 64] & mask);
    }
    return in_a == in_b;
}

/* The way back from the last corner: a match goes diagonally and is marked. */
static void mark_way_back(const struct lcs *lcs, struct line line, uint32_t rows, uint32_t columns,
                          bool *common)
{
    uint32_t width = lcs->in.width, i = rows, j = columns;

    while (i > 0 && j > 0) {
        uint32_t index = lcs->in.index[line.words[lcs->place[i]]];
        const uint64_t *match = lcs->in.bits + (size_t)(index - 1) * width;
        const uint64_t *row = lcs->rows + (size_t)i * width;

        if (match[(j - 1) / 64] >> (j - 1) % 64 & 1) {
            common[lcs->place[i]] = true;
            i--;
            j--;
        } else if (same_height(row - width, row, j)) {
            i--;
        } else {
            j--;
        }
    }
}

/* Marks what a line of the reference shares with the line of the system that
 * was set. Words that are not in it would only repeat the row before. */
static void mark_common(struct lcs *lcs, struct line line, uint32_t columns, bool *common)
{
    uint32_t width = lcs->in.width, rows = 0;

    memset(lcs->rows, 0xff, width * sizeof *lcs->rows);
    for (uint32_t i = 0; i < line.count; i++) {
        uint32_t index = lcs->in.index[line.words[i]];
        uint64_t *row = lcs->rows + (size_t)rows * width;

        if (index == 0)
            continue;
        next_row(row + width, row, lcs->in.bits + (size_t)(index - 1) * width, width);
        lcs->place[++rows] = i;
    }
    mark_way_back(lcs, line, rows, columns, common);
}

/* How often each word may still be counted: as often as both texts have it. */
struct stock {
    uint32_t *system, *reference; /* by word */
};

static bool stock_init(struct stock *stock, const struct rouge_text *system,
                       const struct rouge_text *reference, uint32_t numbers, struct arena *arena)
{
    stock->system = arena_zeroed(arena, numbers, sizeof *stock->system);
    stock->reference = arena_zeroed(arena, numbers, sizeof *stock->reference);
    if (!stock->system || !stock->reference)
        return false;
    for (uint32_t i = 0; i < system->count; i++)
        stock->system[system->words[i]]++;
    for (uint32_t i = 0; i < reference->count; i++)
        stock->reference[reference->words[i]]++;
    return true;
}

static bool stock_take(struct stock *stock, uint32_t word)
{
    if (stock->system[word] == 0 || stock->reference[word] == 0)
        return false;
    stock->system[word]--;
    stock->reference[word]--;
    return true;
}

nutgraf_status rouge_lcs(struct rouge_tally *tally, const struct rouge_text *system,
                         const struct rouge_text *reference, uint32_t numbers, struct arena *arena)
{
    uint32_t words = words_in(reference), hits = 0;
    struct stock stock;
    struct lcs lcs;

    if (too_large(system, reference, 64))
        return NUTGRAF_TOO_LARGE;
    if (!lcs_init(&lcs, system, reference, numbers, arena) ||
        !stock_init(&stock, system, reference, numbers, arena))
        return NUTGRAF_NO_MEMORY;
    for (uint32_t i = 0; i < system->lines; i++) {
        struct line line = line_at(system, i);

        positions_set(&lcs.in, line);
        for (uint32_t k = 0; k < reference->lines; k++) {
            struct line other = line_at(reference, k);

            mark_common(&lcs, other, line.count,
                        lcs.common + (other.words - reference->line_words));
        }
        positions_unset(&lcs.in, line);
    }
    for (uint32_t i = 0; i < words; i++)
        hits += lcs.common[i] && stock_take(&stock, reference->line_words[i]);
    *tally = (struct rouge_tally){hits, words, system->count, words > 0 ? (double)hits / words : 0};
    return NUTGRAF_OK;
}

/* ---- ROUGE-W ---- */

enum way { WAY_UP, WAY_LEFT, WAY_DIAGONAL };

struct weighted {
    const double *power;       /* k^weight */
    double *above, *now;       /* by column, from 0 */
    uint32_t *run_above, *run; /* how many matches in a row end here */
    unsigned char *way;        /* rows x columns, enum way */
    bool *common;
};

/* Up to the longest run, and the sums whose powers ROUGE-1.5.5 takes are few. */
static double *powers(uint32_t most, double weight, struct arena *arena)
{
    double *power = arena_array(arena, (size_t)most + 2, sizeof *power);

    for (uint32_t k = 0; power && k < most + 2; k++)
        power[k] = pow(k, weight);
    return power;
}

static bool weighted_init(struct weighted *weighted, double weight, const struct rouge_text *system,
                          const struct rouge_text *reference, struct arena *arena)
{
    size_t wide = longest_line(system), high = longest_line(reference);
    uint32_t most = (uint32_t)(wide > high ? wide : high);

    *weighted = (struct weighted){
        powers(most, weight, arena),
        arena_array(arena, wide + 1, sizeof(double)),
        arena_array(arena, wide + 1, sizeof(double)),
        arena_array(arena, wide + 1, sizeof(uint32_t)),
        arena_array(arena, wide + 1, sizeof(uint32_t)),
        arena_array(arena, high, wide),
        arena_zeroed(arena, words_in(reference), sizeof(bool)),
    };
    return weighted->power && weighted->above && weighted->now && weighted->run_above &&
           weighted->run && weighted->way && weighted->common;
}

static void swap_rows(struct weighted *weighted)
{
    double *height = weighted->above;
    uint32_t *run = weighted->run_above;

    weighted->above = weighted->now;
    weighted->now = height;
    weighted->run_above = weighted->run;
    weighted->run = run;
}

/* The sums are taken in the order of ROUGE-1.5.5: which of two ways is better
 * may hang on the last bit. */
static void weighted_row(struct weighted *weighted, uint32_t word, struct line system,
                         unsigned char *way)
{
    const double *power = weighted->power;

    for (uint32_t j = 1; j <= system.count; j++) {
        if (word == system.words[j - 1]) {
            uint32_t run = weighted->run_above[j - 1];

            weighted->now[j] = weighted->above[j - 1] + power[run + 1] - power[run];
            weighted->run[j] = run + 1;
            way[j - 1] = WAY_DIAGONAL;
            continue;
        }
        way[j - 1] = weighted->above[j] >= weighted->now[j - 1] ? WAY_UP : WAY_LEFT;
        weighted->now[j] = way[j - 1] == WAY_UP ? weighted->above[j] : weighted->now[j - 1];
        weighted->run[j] = 0;
    }
}

static void mark_weighted(struct weighted *weighted, struct line line, struct line system,
                          bool *common)
{
    uint32_t i = line.count, j = system.count;

    memset(weighted->above, 0, (j + 1) * sizeof *weighted->above);
    memset(weighted->run_above, 0, (j + 1) * sizeof *weighted->run_above);
    weighted->now[0] = 0;
    weighted->run[0] = 0;
    for (uint32_t k = 0; k < line.count; k++) {
        weighted_row(weighted, line.words[k], system, weighted->way + (size_t)k * system.count);
        swap_rows(weighted);
    }
    while (i > 0 && j > 0) {
        enum way way = weighted->way[(size_t)(i - 1) * system.count + j - 1];

        i -= way != WAY_LEFT;
        j -= way != WAY_UP;
        if (way == WAY_DIAGONAL)
            common[i] = true;
    }
}

/* The weight of a line's runs. As in ROUGE-1.5.5 a common word that may no
 * longer be counted does not end a run, and one at the end of the line loses
 * the run it ends. */
static double run_weights(const struct weighted *weighted, struct line line, const bool *common,
                          struct stock *stock)
{
    double weight = 0;
    uint32_t run = 0;

    for (uint32_t i = 0; i < line.count; i++) {
        if (!common[i] || !stock_take(stock, line.words[i]))
            continue;
        run++;
        if (i + 1 == line.count || !common[i + 1]) {
            weight += weighted->power[run];
            run = 0;
        }
    }
    return weight;
}

/* As ROUGE-1.5.5 does, the reference's total is a power of a sum of powers. */
static struct rouge_tally weighted_tally(const struct weighted *weighted, double weight,
                                         const struct rouge_text *system,
                                         const struct rouge_text *reference, struct stock *stock)
{
    double hits = 0, base = 0;

    for (uint32_t i = 0; i < reference->lines; i++) {
        struct line line = line_at(reference, i);
        const bool *common = weighted->common + (line.words - reference->line_words);

        base += weighted->power[line.count];
        hits += run_weights(weighted, line, common, stock);
    }
    return (struct rouge_tally){hits, pow(base, weight), pow(system->count, weight),
                                base > 0 ? pow(hits / base, 1 / weight) : 0};
}

nutgraf_status rouge_weighted_lcs(struct rouge_tally *tally, double weight,
                                  const struct rouge_text *system,
                                  const struct rouge_text *reference, uint32_t numbers,
                                  struct arena *arena)
{
    struct weighted weighted;
    struct stock stock;

    if (too_large(system, reference, 1))
        return NUTGRAF_TOO_LARGE;
    if (!weighted_init(&weighted, weight, system, reference, arena) ||
        !stock_init(&stock, system, reference, numbers, arena))
        return NUTGRAF_NO_MEMORY;
    for (uint32_t i = 0; i < system->lines; i++)
        for (uint32_t k = 0; k < reference->lines; k++) {
            struct line line = line_at(reference, k);

            mark_weighted(&weighted, line, line_at(system, i),
                          weighted.common + (line.words - reference->line_words));
        }
    *tally = weighted_tally(&weighted, weight, system, reference, &stock);
    return NUTGRAF_OK;
}
