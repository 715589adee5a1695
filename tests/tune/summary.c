/* summary.c -- searches the table of the summary's constants (weights.inc) over
 * every set with references at once:
 *
 *     summary DATA try [NAME=VALUE...]      each set with these against the table
 *     summary DATA search [ROUNDS]          moves that pay, on all articles
 *     summary DATA halves [ROUNDS]          the same on each half, measured on the other
 *
 * DATA is the unpacked measuring data with multinews joined (oracle join). The
 * objective is the mean over the sets of the relative change of ROUGE-1 and
 * ROUGE-2 F, in per cent. A move is taken only when no set has fallen from the
 * table by more than its noise, and openings that dangle do not grow. */
#include <json-c/json.h>
#include <math.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "evaluate/rouge.h"
#include "language/detect.h"
#include "model/textrank.h"
#include "result/article.h"

enum { MOST_REFERENCES = 8, MOST_ARTICLES = 6000 };

/* What stands for the reference. */
enum truth { REFERENCES, HEADLINES, LEAD /* the first sentence, which is taken out */ };

static const struct set {
    const char *file;
    enum truth truth;
    nutgraf_unit unit;
    size_t size;
    uint32_t most; /* articles */
    double weight;
} SETS[] = {
    {"cnndm_val", REFERENCES, NUTGRAF_SENTENCES, 3, 500, 2},
    {"cnndm_train200", REFERENCES, NUTGRAF_SENTENCES, 3, 200, 1},
    {"cnndm_val", REFERENCES, NUTGRAF_WORDS, 60, 500, 1},
    {"cnndm_val", REFERENCES, NUTGRAF_BYTES, 300, 500, 0.5},
    {"cnndm_val", REFERENCES, NUTGRAF_SENTENCES, 1, 500, 0.5},
    {"opinosis", REFERENCES, NUTGRAF_SENTENCES, 2, 51, 0.7},
    {"norsumm", REFERENCES, NUTGRAF_SENTENCES, 4, 30, 0.7},
    {"german_teasers", REFERENCES, NUTGRAF_SENTENCES, 1, 600, 0.7},
    {"german_teasers", REFERENCES, NUTGRAF_SENTENCES, 2, 600, 0.7},
    {"finnish", REFERENCES, NUTGRAF_SENTENCES, 1, 369, 0.5},
    {"finnish", REFERENCES, NUTGRAF_SENTENCES, 2, 369, 0.5},
    {"multinews", REFERENCES, NUTGRAF_WORDS, 220, 100, 1},
    {"bbc_headlines", LEAD, NUTGRAF_SENTENCES, 1, 500, 1},
    {"bbc_headlines", HEADLINES, NUTGRAF_SENTENCES, 1, 500, 0.3},
    {"masakhanews_fra", HEADLINES, NUTGRAF_SENTENCES, 1, 300, 0.3},
    {"indonesian_headlines", HEADLINES, NUTGRAF_SENTENCES, 1, 300, 0.3},
};

enum { SET_COUNT = sizeof SETS / sizeof *SETS };

/* An article once ranked: choosing and judging is all that is repeated. */
struct sample {
    struct article article;
    double mean_cosine;
    struct rouge_text reference[MOST_REFERENCES];
    uint32_t references, numbers;
    struct rouge_text *lines; /* by sentence */
    struct sample *next;
};

struct collection {
    struct sample *samples[MOST_ARTICLES];
    uint32_t first[SET_COUNT + 1];
};

/* What a set gives under some weights, by article. */
struct outcome {
    double score[MOST_ARTICLES][2];
    double words[SET_COUNT], chosen[SET_COUNT], dangling[SET_COUNT];
    double open[SET_COUNT]; /* sentences that leave a quotation open, no chosen neighbour closes */
};

static const struct {
    const char *name;
    size_t offset;
    bool searched;
} NAMES[] = {
#define WEIGHT(name, value, meaning) {#name, offsetof(struct weights, name), true},
#define MANNER(name, value, meaning) {#name, offsetof(struct weights, name), false},
#include "model/weights.inc"
#undef WEIGHT
#undef MANNER
};

enum { NAME_COUNT = sizeof NAMES / sizeof *NAMES };

static double *weight_at(struct weights *weights, uint32_t i)
{
    return (double *)((char *)weights + NAMES[i].offset);
}

/* ---- reading ---- */

static struct span string_of(struct json_object *object)
{
    return span_of(json_object_get_string(object), (size_t)json_object_get_string_len(object));
}

static bool rank(struct sample *sample)
{
    struct article *article = &sample->article;
    struct document *document = &article->document;
    struct ranking *ranking = &article->ranking;

    if (!document_find_blocks(document) || !article_analyse(article))
        return false;
    ranking->score = textrank(&article->arena, ranking->links, NULL, &sample->mean_cosine);
    return ranking->score != NULL;
}

static struct sample *sample_open(struct span text)
{
    struct sample *sample = calloc(1, sizeof *sample);
    struct document *document = &sample->article.document;

    arena_init(&sample->article.arena);
    document->arena = &sample->article.arena;
    document->text = span_of(arena_string(document->arena, text.bytes, text.length), text.length);
    document->language = detect(document->text);
    document->lexicon = malloc(sizeof *document->lexicon);
    lexicon_init(document->lexicon, document->language, NULL);
    sample->article.background = background_builtin(document->language);
    return sample;
}

static void add_reference(struct sample *sample, struct rouge_vocabulary *vocabulary,
                          struct span text)
{
    if (sample->references < MOST_REFERENCES)
        rouge_text_read(&sample->reference[sample->references++], vocabulary,
                        &sample->article.arena, text, (struct rouge_limits){0});
}

static void read_truth(struct sample *sample, struct json_object *truth, struct span lead)
{
    struct document *document = &sample->article.document;
    struct rouge_vocabulary vocabulary;

    rouge_vocabulary_init(&vocabulary, true, false);
    if (strcmp(document->language->code, "en") != 0)
        vocabulary.lexicon = document->lexicon;
    rouge_vocabulary_begin(&vocabulary);
    if (lead.length > 0)
        add_reference(sample, &vocabulary, lead);
    for (size_t i = 0; truth && i < json_object_array_length(truth); i++)
        add_reference(sample, &vocabulary, string_of(json_object_array_get_idx(truth, i)));
    sample->lines =
        arena_array(&sample->article.arena, document->sentence_count, sizeof *sample->lines);
    for (uint32_t s = 0; s < document->sentence_count; s++)
        rouge_text_read(
            &sample->lines[s], &vocabulary, &sample->article.arena,
            document_span(document, document->sentences[s].start, document->sentences[s].length),
            (struct rouge_limits){0});
    sample->numbers = vocabulary.numbers;
    rouge_vocabulary_release(&vocabulary);
}

/* The first sentence of the body and what follows it. */
static bool part_lead(struct span text, struct span *lead, struct span *rest)
{
    struct sample *whole = sample_open(text);
    const struct document *document = &whole->article.document;
    bool found = false;

    for (uint32_t s = 0; rank(whole) && s + 4 < document->sentence_count; s++) {
        const struct sentence *sentence = &document->sentences[s];
        size_t end = sentence->start + sentence->length;

        if (sentence->noise != NOISE_NONE)
            continue;
        *lead = span_of(text.bytes + sentence->start, sentence->length);
        *rest = span_of(text.bytes + end, text.length - end);
        found = true;
        break;
    }
    return found; /* what was ranked stays: the program is short-lived */
}

static struct sample *sample_read(const struct set *set, struct json_object *record)
{
    struct json_object *truth = NULL;
    struct span text = string_of(json_object_object_get(record, "text")), lead = {NULL, 0};
    struct sample *sample;

    if (set->truth == LEAD) {
        if (!part_lead(text, &lead, &text))
            return NULL;
    } else {
        truth = json_object_object_get(record, set->truth == HEADLINES ? "headlines" : "refs");
        if (!truth)
            return NULL;
    }
    sample = sample_open(text);
    if (!rank(sample))
        exit(1);
    read_truth(sample, truth, lead);
    return sample;
}

static uint32_t read_set(struct collection *all, uint32_t count, const struct set *set,
                         const char *data)
{
    char path[4096], *line = NULL;
    uint32_t most = count + set->most;
    size_t room = 0;
    FILE *file;

    snprintf(path, sizeof path, "%s/%s.jsonl", data, set->file);
    file = fopen(path, "r");
    if (!file)
        fprintf(stderr, "%s: not there, passed over\n", path);
    while (file && count < most && count < MOST_ARTICLES && getline(&line, &room, file) > 0) {
        struct json_object *record = json_tokener_parse(line);
        struct sample *sample = sample_read(set, record);

        if (sample)
            all->samples[count++] = sample;
        json_object_put(record);
    }
    free(line);
    if (file)
        fclose(file);
    return count;
}

/* Rows of the same file and truth share their articles. */
static void read_all(struct collection *all, const char *data)
{
    uint32_t count = 0;

    for (uint32_t i = 0; i < SET_COUNT; i++) {
        all->first[i] = count;
        if (i > 0 && strcmp(SETS[i].file, SETS[i - 1].file) == 0 &&
            SETS[i].truth == SETS[i - 1].truth) {
            uint32_t same = all->first[i] - all->first[i - 1];

            memcpy(all->samples + count, all->samples + all->first[i - 1],
                   same * sizeof *all->samples);
            count += same;
        } else {
            count = read_set(all, count, &SETS[i], data);
        }
    }
    all->first[SET_COUNT] = count;
}

/* ---- judging ---- */

static void tally_reading(struct outcome *outcome, uint32_t set, const struct sample *sample,
                          const struct selection *selection)
{
    const struct features *features = sample->article.ranking.features;

    for (uint32_t i = 0; i < selection->count; i++) {
        uint32_t s = selection->sentences[i];
        bool alone = s > 0 && (i == 0 || selection->sentences[i - 1] + 1 != s);

        outcome->words[set] += sample->lines[s].count;
        outcome->chosen[set]++;
        outcome->dangling[set] += alone && features[s].leaning;
        outcome->open[set] += features[s].open && !(!alone && s > 0 && features[s - 1].open) &&
                              !(i + 1 < selection->count && selection->sentences[i + 1] == s + 1 &&
                                features[s + 1].open);
    }
}

static void judge(struct outcome *outcome, uint32_t set, uint32_t at, struct sample *sample,
                  const struct weights *weights)
{
    static const struct rouge_metric METRICS[] = {{.kind = ROUGE_N, .size = 1},
                                                  {.kind = ROUGE_N, .size = 2}};
    struct arena *arena = &sample->article.arena;
    struct arena_mark mark = arena_mark(arena);
    struct demand demand = {.budget = {SETS[set].unit, SETS[set].size}, .weights = weights};
    struct ranking *ranking = &sample->article.ranking;
    struct rouge_tally tallies[2 * MOST_REFERENCES];
    struct rouge_text text = {0};
    struct selection *selection;

    ranking->gate =
        features_gate(&sample->article.document, ranking->features, sample->mean_cosine, weights);
    selection = selector_choose(ranking, &demand);
    for (uint32_t i = 0; i < selection->count; i++)
        text.count += sample->lines[selection->sentences[i]].count;
    text.words = arena_array(arena, text.count, sizeof *text.words);
    text.count = 0;
    for (uint32_t i = 0; i < selection->count; i++) {
        const struct rouge_text *line = &sample->lines[selection->sentences[i]];

        memcpy(text.words + text.count, line->words, line->count * sizeof *line->words);
        text.count += line->count;
    }
    for (uint32_t r = 0; r < sample->references; r++)
        rouge_tally(tallies + 2 * r, METRICS, 2, &text, &sample->reference[r], sample->numbers,
                    arena);
    for (uint32_t m = 0; m < 2; m++)
        outcome->score[at][m] =
            rouge_join(tallies + m, sample->references, 2, METRICS[m], ROUGE_SUM, 0.5).f;
    tally_reading(outcome, set, sample, selection);
    arena_rewind(arena, mark);
}

/* A set of quarters: every fourth article, a bit each. */
enum { EVEN = 5, ODD = 10, ALL = 15 };

static bool is_in(uint32_t quarters, uint32_t at)
{
    return quarters >> at % 4 & 1;
}

/* Judges the articles of those quarters. */
static void judge_all(struct outcome *outcome, struct collection *all,
                      const struct weights *weights, uint32_t quarters)
{
    for (uint32_t set = 0; set < SET_COUNT; set++) {
        outcome->words[set] = outcome->chosen[set] = outcome->dangling[set] = 0;
        outcome->open[set] = 0;
        for (uint32_t at = all->first[set]; at < all->first[set + 1]; at++)
            if (is_in(quarters, at - all->first[set]))
                judge(outcome, set, at, all->samples[at], weights);
    }
}

/* ---- comparing ---- */

/* Of one set: means, and the change of R-1 + R-2 with its standard error. */
struct change {
    double base[2], now[2], change[2], error[2], relative, sum, sum_error, articles;
};

static struct change compare(const struct collection *all, const struct outcome *base,
                             const struct outcome *now, uint32_t set, uint32_t quarters)
{
    struct change change = {0};
    double squares[3] = {0}, n = 0;

    for (uint32_t at = all->first[set]; at < all->first[set + 1]; at++) {
        double both = 0;

        if (!is_in(quarters, at - all->first[set]))
            continue;
        n++;
        for (int m = 0; m < 2; m++) {
            double d = now->score[at][m] - base->score[at][m];

            change.base[m] += base->score[at][m];
            change.now[m] += now->score[at][m];
            squares[m] += d * d;
            both += d;
        }
        change.sum += both;
        squares[2] += both * both;
    }
    change.articles = n;
    n = fmax(n, 1);
    for (int m = 0; m < 2; m++) {
        change.base[m] *= 100 / n;
        change.now[m] *= 100 / n;
        change.change[m] = change.now[m] - change.base[m];
        change.error[m] = 100 * sqrt(squares[m]) / n;
    }
    change.sum *= 100 / n;
    change.sum_error = 100 * sqrt(squares[2]) / n;
    if (change.base[0] + change.base[1] > 0)
        change.relative = 100 * change.sum / (change.base[0] + change.base[1]);
    return change;
}

static double dangling_of(const struct outcome *outcome)
{
    double dangling = 0, chosen = 0;

    for (uint32_t set = 0; set < SET_COUNT; set++) {
        dangling += SETS[set].weight * outcome->dangling[set] / fmax(1, outcome->chosen[set]);
        chosen += SETS[set].weight;
    }
    return 100 * dangling / chosen;
}

/* The objective. */
static double mean_change(const struct collection *all, const struct outcome *base,
                          const struct outcome *now, uint32_t quarters)
{
    double sum = 0, weight = 0;

    for (uint32_t set = 0; set < SET_COUNT; set++) {
        struct change change = compare(all, base, now, set, quarters);

        sum += SETS[set].weight * change.relative;
        weight += SETS[set].weight;
    }
    return sum / weight;
}

/* The objective, or a large loss where a set has fallen by more than its noise. */
static double objective(const struct collection *all, const struct outcome *base,
                        const struct outcome *now, uint32_t quarters)
{
    static const double NOISE = 1; /* standard errors */

    for (uint32_t set = 0; set < SET_COUNT; set++) {
        struct change change = compare(all, base, now, set, quarters);

        if (change.sum < -NOISE * change.sum_error - 0.02)
            return -100;
    }
    return dangling_of(now) > dangling_of(base) + 0.15 ? -100
                                                       : mean_change(all, base, now, quarters);
}

/* What holds for both halves of what is looked at is less likely noise: their
 * mean, or the loss where one half does not gain from `before` on. */
static double steady_gain(const struct collection *all, const struct outcome *base,
                          const struct outcome *before, const struct outcome *now,
                          uint32_t quarters)
{
    uint32_t first = quarters & (quarters == ALL ? EVEN : 3 /* one of the two */),
             second = quarters & ~first;

    if (mean_change(all, before, now, first) < 0.01 || mean_change(all, before, now, second) < 0.01)
        return -100;
    return objective(all, base, now, quarters);
}

static void show(const struct collection *all, const struct outcome *base,
                 const struct outcome *now, uint32_t quarters)
{
    static const char *const UNITS[] = {
        [NUTGRAF_SENTENCES] = "sentences", [NUTGRAF_WORDS] = "words", [NUTGRAF_BYTES] = "bytes"};
    double sum = 0, weight = 0;

    for (uint32_t set = 0; set < SET_COUNT; set++) {
        struct change c = compare(all, base, now, set, quarters);
        double n = fmax(1, c.articles);

        printf("%-15s %-4s %3zu %-9s  R-1 %5.2f %+.2f +-%.2f  R-2 %5.2f %+.2f +-%.2f  words %.1f "
               "%+.1f  dangling %.1f %+.1f  open %.1f %+.1f\n",
               SETS[set].file,
               SETS[set].truth == LEAD ? "lead"
               : SETS[set].truth       ? "head"
                                       : "",
               SETS[set].size, UNITS[SETS[set].unit], c.now[0], c.change[0], 1.96 * c.error[0],
               c.now[1], c.change[1], 1.96 * c.error[1], now->words[set] / n,
               (now->words[set] - base->words[set]) / n,
               100 * now->dangling[set] / fmax(1, now->chosen[set]),
               100 * (now->dangling[set] / fmax(1, now->chosen[set]) -
                      base->dangling[set] / fmax(1, base->chosen[set])),
               100 * now->open[set] / fmax(1, now->chosen[set]),
               100 * (now->open[set] / fmax(1, now->chosen[set]) -
                      base->open[set] / fmax(1, base->chosen[set])));
        sum += SETS[set].weight * c.relative;
        weight += SETS[set].weight;
    }
    printf("objective %+.3f %%\n", sum / weight);
}

/* ---- searching ---- */

static double moved(double value, int step)
{
    static const double FACTORS[] = {0.6, 0.8, 0.9, 1.1, 1.25, 1.6};

    return value == 0 ? 0.1 * (step - 2.5) : value * FACTORS[step];
}

/* Rounded to three figures: what the table can show. */
static double rounded(double value)
{
    char text[32];

    snprintf(text, sizeof text, "%.3g", value);
    return strtod(text, NULL);
}

/* The best steady move of one weight; false: none pays. */
static bool search_weight(struct collection *all, struct weights *weights, double *value,
                          const struct outcome *base, uint32_t quarters, double *best)
{
    static struct outcome before, now;
    double was = *value, found = was;

    judge_all(&before, all, weights, quarters);
    for (int step = 0; step < 6; step++) {
        double gain;

        *value = rounded(moved(was, step));
        judge_all(&now, all, weights, quarters);
        gain = steady_gain(all, base, &before, &now, quarters);
        if (gain > *best + 0.02) {
            *best = gain;
            found = *value;
        }
    }
    *value = found;
    return found != was;
}

static void search(struct collection *all, struct weights *weights, uint32_t quarters, int rounds)
{
    static struct outcome base;
    double best = 0;
    bool better = true;

    judge_all(&base, all, weights, quarters);
    for (int round = 0; round < rounds && better; round++) {
        better = false;
        for (uint32_t i = 0; i < NAME_COUNT; i++) {
            double *value = weight_at(weights, i), was = *value;

            if (!NAMES[i].searched || !search_weight(all, weights, value, &base, quarters, &best))
                continue;
            printf("%-24s %g -> %g  %+.3f %%\n", NAMES[i].name, was, *value, best);
            fflush(stdout);
            better = true;
        }
    }
}

static void show_search(struct collection *all, uint32_t searched, uint32_t shown, int rounds)
{
    static struct outcome base, now;
    struct weights weights = SUMMARY_WEIGHTS;

    search(all, &weights, searched, rounds);
    judge_all(&base, all, &SUMMARY_WEIGHTS, shown);
    judge_all(&now, all, &weights, shown);
    show(all, &base, &now, shown);
}

static bool set_weight(struct weights *weights, const char *text)
{
    size_t length = strcspn(text, "=");

    for (uint32_t i = 0; i < NAME_COUNT; i++) {
        if (strlen(NAMES[i].name) != length || strncmp(NAMES[i].name, text, length) != 0)
            continue;
        *weight_at(weights, i) = strtod(text + length + 1, NULL);
        return text[length] == '=';
    }
    return false;
}

static void try_weights(struct collection *all, int count, char **settings)
{
    static struct outcome base, now;
    struct weights weights = SUMMARY_WEIGHTS;

    for (int i = 0; i < count; i++) {
        if (!set_weight(&weights, settings[i])) {
            fprintf(stderr, "no weight: %s\n", settings[i]);
            exit(2);
        }
    }
    judge_all(&base, all, &SUMMARY_WEIGHTS, ALL);
    judge_all(&now, all, &weights, ALL);
    show(all, &base, &now, ALL);
}

int main(int count, char **arguments)
{
    static struct collection all;
    int rounds = count > 3 ? (int)strtol(arguments[3], NULL, 10) : 2;

    if (count < 3) {
        fputs("usage: summary DATA try [NAME=VALUE...] | search [ROUNDS] | halves [ROUNDS]\n",
              stderr);
        return 2;
    }
    read_all(&all, arguments[1]);
    if (strcmp(arguments[2], "try") == 0)
        try_weights(&all, count - 3, arguments + 3);
    if (strcmp(arguments[2], "search") == 0)
        show_search(&all, ALL, ALL, rounds);
    if (strcmp(arguments[2], "halves") == 0) {
        show_search(&all, EVEN, ODD, rounds);
        show_search(&all, ODD, EVEN, rounds);
    }
    return 0;
}
