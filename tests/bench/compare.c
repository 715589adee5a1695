/* compare.c -- is what compare says right? Against labels, against itself, against
 * its mirror, and on edits that change nothing.
 *
 *     compare labels LABELS DATA    agreement with hand-made labels
 *     compare self FILE.jsonl...    every text is the same as itself
 *     compare mirror FILE...        versions: old against new mirrors new against old
 *     compare cosmetic N FILE...    of N texts
 *     compare large                 10,000 sentences */
#include <inttypes.h>
#include <json-c/json.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "../cosmetic.h"
#include "compare/comparison.h"
#include "language/utf8.h"

static nutgraf_engine *engine;
static nutgraf_worker *worker;

/* A comparison with what it stands on. */
struct trial {
    nutgraf_document *old, *new;
    nutgraf_comparison *comparison;
};

static nutgraf_document *read_text(struct span text, nutgraf_input_format format)
{
    nutgraf_input input = {.format = format};
    nutgraf_error error;
    nutgraf_document *document =
        nutgraf_document_new(worker, text.bytes, text.length, &input, &error);

    if (!document) {
        fprintf(stderr, "compare: %s\n", error.message);
        exit(2);
    }
    return document;
}

static void trial_open(struct trial *trial, struct span old, struct span new,
                       nutgraf_input_format format)
{
    trial->old = read_text(old, NUTGRAF_INPUT_TEXT);
    trial->new = read_text(new, format);
    trial->comparison = nutgraf_compare(trial->old, trial->new, NULL, NULL);
    if (!trial->comparison)
        exit(2);
}

static void trial_close(struct trial *trial)
{
    nutgraf_comparison_free(trial->comparison);
    nutgraf_document_free(trial->old);
    nutgraf_document_free(trial->new);
}

static struct span span_of_json(struct json_object *object, const char *key)
{
    struct json_object *value = key ? json_object_object_get(object, key) : object;

    return json_object_is_type(value, json_type_string)
               ? span_of(json_object_get_string(value), (size_t)json_object_get_string_len(value))
               : span_of("", 0);
}

/* The next object of a file; NULL at its end. */
static struct json_object *next_object(FILE *file, char **line, size_t *size)
{
    ssize_t length = getline(line, size, file);

    return length < 0 ? NULL : json_tokener_parse(*line);
}

static FILE *open_file(const char *name)
{
    FILE *file = fopen(name, "r");

    if (!file) {
        perror(name);
        exit(2);
    }
    return file;
}

/* Every sentence is in exactly one link. */
static bool is_complete(const struct nutgraf_comparison *comparison)
{
    const struct alignment *alignment = comparison->alignment;
    uint32_t olds = 0, news = 0;

    for (uint32_t k = 0; k < alignment->count; k++) {
        const struct align_link *link = &alignment->links[k];

        for (uint32_t i = 0; i < link->old_count; i++)
            if (alignment->of_old[link->old_first + i] != k)
                return false;
        for (uint32_t j = 0; j < link->new_count; j++)
            if (alignment->of_new[link->new_first + j] != k)
                return false;
        olds += link->old_count;
        news += link->new_count;
    }
    return olds == comparison->scripts->old.count && news == comparison->scripts->new.count;
}

/* ---- self ---- */

static int self(int count, char **files)
{
    char *line = NULL;
    size_t size = 0, texts = 0, wrong = 0;

    for (int f = 0; f < count; f++) {
        FILE *file = open_file(files[f]);

        for (struct json_object *object; (object = next_object(file, &line, &size));
             json_object_put(object)) {
            struct span text = span_of_json(object, "text");
            struct trial trial;

            if (text.length == 0)
                continue;
            trial_open(&trial, text, text, NUTGRAF_INPUT_AUTO);
            texts++;
            if (nutgraf_comparison_differs(trial.comparison) || !is_complete(trial.comparison)) {
                wrong++;
                printf("  %s: %.*s is not itself\n", files[f], 60, text.bytes);
            }
            trial_close(&trial);
        }
        fclose(file);
    }
    printf("texts that are the same as themselves: %zu of %zu\n", texts - wrong, texts);
    free(line);
    return wrong > 0;
}

/* ---- mirror ---- */

static enum align_kind mirrored(enum align_kind kind)
{
    switch (kind) {
    case ALIGN_SPLIT:
        return ALIGN_MERGED;
    case ALIGN_MERGED:
        return ALIGN_SPLIT;
    case ALIGN_ADDED:
        return ALIGN_DROPPED;
    case ALIGN_DROPPED:
        return ALIGN_ADDED;
    default:
        return kind;
    }
}

static bool mirrors(const struct alignment *a, const struct alignment *b, uint32_t olds)
{
    if (a->count != b->count)
        return false;
    for (uint32_t s = 0; s < olds; s++) {
        const struct align_link *there = &a->links[a->of_old[s]], *here = &b->links[b->of_new[s]];

        if (here->kind != mirrored(there->kind) || here->old_first != there->new_first ||
            here->old_count != there->new_count || here->moved != there->moved)
            return false;
    }
    return true;
}

static int mirror(int count, char **files)
{
    char *line = NULL;
    size_t size = 0, pairs = 0, wrong = 0, incomplete = 0;

    for (int f = 0; f < count; f++) {
        FILE *file = open_file(files[f]);

        for (struct json_object *object; (object = next_object(file, &line, &size));
             json_object_put(object)) {
            struct json_object *versions = json_object_object_get(object, "versions");

            for (size_t v = 1; v < json_object_array_length(versions); v++) {
                struct span a = span_of_json(json_object_array_get_idx(versions, v - 1), "text");
                struct span b = span_of_json(json_object_array_get_idx(versions, v), "text");
                struct trial there, back;

                trial_open(&there, a, b, NUTGRAF_INPUT_TEXT);
                trial_open(&back, b, a, NUTGRAF_INPUT_TEXT);
                pairs++;
                incomplete += !is_complete(there.comparison) || !is_complete(back.comparison);
                wrong += !mirrors(there.comparison->alignment, back.comparison->alignment,
                                  there.comparison->scripts->old.count);
                trial_close(&there);
                trial_close(&back);
            }
        }
        fclose(file);
    }
    printf("pairs that mirror each other: %zu of %zu; with every sentence once: %zu\n",
           pairs - wrong, pairs, pairs - incomplete);
    free(line);
    return wrong + incomplete > 0;
}

/* ---- cosmetic edits ---- */

static bool summary_changed(const struct nutgraf_comparison *comparison)
{
    for (uint32_t v = 0; v < comparison->verdict_count; v++)
        if (comparison->verdicts[v].fate != FATE_STAYED ||
            comparison->alignment->links[comparison->verdicts[v].link].kind != ALIGN_SAME)
            return true;
    return false;
}

struct tally {
    size_t changes, summaries, headlines;
};

static void try_edit(struct span text, enum cosmetic edit, struct tally *tally, bool tell)
{
    struct nutgraf_buffer edited;
    struct trial trial;
    uint32_t first = 0;

    buffer_init(&edited);
    cosmetic_edit(&edited, text, edit);
    trial_open(&trial, text, span_of(nutgraf_buffer_bytes(&edited), edited.length),
               cosmetic_format(edit));
    tally->changes += trial.comparison->figures.changes > 0;
    tally->summaries += summary_changed(trial.comparison);
    tally->headlines += trial.comparison->headline_changed;
    if (tell && (trial.comparison->figures.changes > 0 || summary_changed(trial.comparison))) {
        const struct alignment *alignment = trial.comparison->alignment;

        while (first < alignment->count && (alignment->links[first].kind == ALIGN_SAME ||
                                            alignment->links[first].kind == ALIGN_ASIDE))
            first++;
        if (first == alignment->count)
            first = 0;
        else
            printf("    %s: %s\n", cosmetic_name(edit), align_name(alignment->links[first].kind));
        struct span old = comparison_old_text(trial.comparison, &alignment->links[first]);
        struct span new = comparison_new_text(trial.comparison, &alignment->links[first]);
        printf("      - %.*s\n      + %.*s\n", (int)old.length, old.bytes, (int)new.length,
               new.bytes);
    }
    trial_close(&trial);
    buffer_release(&edited);
}

static int cosmetic(size_t most, int count, char **files)
{
    struct tally tallies[COSMETICS] = {{0}};
    size_t texts = 0, size = 0, wrong = 0;
    char *line = NULL;

    for (int f = 0; f < count; f++) {
        FILE *file = open_file(files[f]);
        size_t of_file = 0, each = (most - texts) / (size_t)(count - f);

        for (struct json_object *object;
             of_file < each && texts < most && (object = next_object(file, &line, &size));
             json_object_put(object)) {
            struct span text = span_of_json(object, "text");

            if (text.length < 500 || utf8_invalid(text))
                continue;
            of_file++;
            texts++;
            for (int edit = 0; edit < COSMETICS; edit++)
                try_edit(text, (enum cosmetic)edit, &tallies[edit], getenv("TELL") != NULL);
        }
        fclose(file);
    }
    printf("%-16s %9s %9s %9s of %zu\n", "cosmetic edit", "changes", "summaries", "headlines",
           texts);
    for (int edit = 0; edit < COSMETICS; edit++) {
        const struct tally *tally = &tallies[edit];

        printf("%-16s %9zu %9zu %9zu\n", cosmetic_name((enum cosmetic)edit), tally->changes,
               tally->summaries, tally->headlines);
        /* Capitals are a sign of names to the selector: its choice may change. */
        wrong += tally->changes + (edit == COSMETIC_CAPITALS ? 0 : tally->summaries);
    }
    free(line);
    return wrong > 0;
}

/* ---- labels ---- */

struct label {
    char corpus[64], id[64], kind[16], ends[4][16];
    size_t old_version, new_version;
};

/* The text of a version, from a file that is read once more for each label: there
 * are few. The caller puts the object back. */
static struct json_object *find_article(const char *folder, const struct label *label)
{
    char name[4096], *line = NULL;
    size_t size = 0;
    struct json_object *object;
    FILE *file;

    snprintf(name, sizeof name, "%s/%s.jsonl", folder, label->corpus);
    file = open_file(name);
    while ((object = next_object(file, &line, &size)) &&
           strcmp(json_object_get_string(json_object_object_get(object, "id")), label->id) != 0)
        json_object_put(object);
    fclose(file);
    free(line);
    return object;
}

static struct span version_text(struct json_object *article, size_t version)
{
    struct json_object *versions = json_object_object_get(article, "versions");

    return span_of_json(json_object_array_get_idx(versions, version), "text");
}

/* The sentences that lie in a stretch of bytes by more than half; false: none is
 * asked for. */
static bool find_sentences(const struct document *document, const char *from, const char *to,
                           uint32_t *first, uint32_t *count)
{
    uint32_t start = (uint32_t)strtoul(from, NULL, 10), end = (uint32_t)strtoul(to, NULL, 10);

    *count = 0;
    for (uint32_t s = 0; *from != '-' && s < document->sentence_count; s++) {
        const struct sentence *sentence = &document->sentences[s];
        uint32_t middle = sentence->start + sentence->length / 2;

        if (middle < start || middle >= end)
            continue;
        if ((*count)++ == 0)
            *first = s;
    }
    return *from != '-';
}

/* Does the alignment say the same as the label? */
static bool agrees(const struct nutgraf_comparison *comparison, const struct label *label,
                   const char **said)
{
    uint32_t old = 0, olds, new = 0, news;
    bool has_old =
        find_sentences(&comparison->old->document, label->ends[0], label->ends[1], &old, &olds);
    bool has_new =
        find_sentences(&comparison->new->document, label->ends[2], label->ends[3], &new, &news);
    const struct align_link *link;

    *said = "lost";
    if ((has_old && olds == 0) || (has_new && news == 0))
        return false; /* the sentence is cut elsewhere now */
    link = &comparison->alignment->links[has_old ? comparison->alignment->of_old[old]
                                                 : comparison->alignment->of_new[new]];
    *said = link->kind == ALIGN_ASIDE ? (has_old ? "dropped" : "added") : align_name(link->kind);
    if (strcmp(*said, label->kind) != 0)
        return false;
    if (link->old_count == olds && link->new_count == news &&
        (!has_old || link->old_first == old) && (!has_new || link->new_first == new))
        return true;
    *said = "another";
    return false;
}

static bool read_label(struct label *label, const char *line)
{
    return sscanf(line, "%63[^\t]\t%63[^\t]\t%zu\t%zu\t%15s\t%15s\t%15s\t%15s\t%15s", label->corpus,
                  label->id, &label->old_version, &label->new_version, label->ends[0],
                  label->ends[1], label->ends[2], label->ends[3], label->kind) == 9;
}

static bool try_label(const struct label *label, const char *folder, bool tell)
{
    struct json_object *article = find_article(folder, label);
    struct trial trial;
    const char *said;
    bool agreed;

    if (!article) {
        fprintf(stderr, "compare: no %s in %s\n", label->id, label->corpus);
        exit(2);
    }
    trial_open(&trial, version_text(article, label->old_version),
               version_text(article, label->new_version), NUTGRAF_INPUT_TEXT);
    agreed = agrees(trial.comparison, label, &said);
    if (!agreed && tell)
        printf("  %s %zu-%zu, bytes %s to %s: labelled %s, aligned as %s\n", label->id,
               label->old_version, label->new_version, label->ends[0], label->ends[2], label->kind,
               said);
    trial_close(&trial);
    json_object_put(article);
    return agreed;
}

static int labels(const char *file, const char *folder)
{
    FILE *in = open_file(file);
    char *line = NULL;
    size_t size = 0, count[2] = {0}, agreed[2] = {0}, number = 0;

    while (getline(&line, &size, in) >= 0) {
        struct label label;
        int half;

        if (*line == '#')
            continue;
        if (!read_label(&label, line)) {
            fprintf(stderr, "%s: not a label: %s", file, line);
            exit(2);
        }
        half = number++ % 2;
        count[half]++;
        agreed[half] += try_label(&label, folder, half == 0 || getenv("HELD_OUT"));
    }
    fclose(in);
    free(line);
    printf("labels: %zu of %zu agree (%.1f %%); held out %zu of %zu\n", agreed[0] + agreed[1],
           number, 100.0 * (double)(agreed[0] + agreed[1]) / (double)number, agreed[1], count[1]);
    return (double)(agreed[0] + agreed[1]) < 0.97 * (double)number;
}

/* ---- 10,000 sentences ---- */

/* Sentences of made-up words; every twentieth is another with another `seed`, and
 * every hundredth is elsewhere. */
static void make_large(struct nutgraf_buffer *out, uint32_t seed)
{
    uint32_t state;

    for (uint32_t s = 0; s < 10000; s++) {
        uint32_t place = seed > 1 && s % 100 == 7 ? (s + 5000) % 10000 : s;

        state = place * 2654435761u + 1;
        for (uint32_t w = 0; w < 20; w++) {
            state = state * 1664525 + 1013904223;
            buffer_print(out, "%s%s%u", w ? " " : "", w ? "word" : "Name",
                         (unsigned)((state >> 8) % (w % 3 ? 400 : 40000)));
            if (s % 20 == 3 && w == 10)
                buffer_print(out, " variant%u", (unsigned)seed);
        }
        buffer_text(out, ".\n");
    }
}

static int large(void)
{
    struct nutgraf_buffer a, b;
    struct trial trial;
    clock_t start;
    double seconds;

    buffer_init(&a);
    buffer_init(&b);
    make_large(&a, 1);
    make_large(&b, 2);
    start = clock();
    trial_open(&trial, span_of(nutgraf_buffer_bytes(&a), a.length),
               span_of(nutgraf_buffer_bytes(&b), b.length), NUTGRAF_INPUT_TEXT);
    seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
    printf("10,000 sentences against 10,000 (%u changes): %.2f s\n",
           (unsigned)trial.comparison->figures.changes, seconds);
    trial_close(&trial);
    buffer_release(&a);
    buffer_release(&b);
    return seconds > 2;
}

int main(int count, char **arguments)
{
    const char *part = count > 1 ? arguments[1] : "";
    int result = 2;

    engine = nutgraf_engine_new(NULL);
    worker = nutgraf_worker_new(engine, NULL);
    if (strcmp(part, "labels") == 0 && count == 4)
        result = labels(arguments[2], arguments[3]);
    else if (strcmp(part, "self") == 0)
        result = self(count - 2, arguments + 2);
    else if (strcmp(part, "mirror") == 0)
        result = mirror(count - 2, arguments + 2);
    else if (strcmp(part, "cosmetic") == 0 && count > 3)
        result = cosmetic(strtoul(arguments[2], NULL, 10), count - 3, arguments + 3);
    else if (strcmp(part, "large") == 0)
        result = large();
    nutgraf_worker_free(worker);
    nutgraf_engine_free(engine);
    return result;
}
