#include <stdio.h>

#include "base/buffer.h"
#include "base/json.h"
#include "evaluate/evaluate.h"

static const char *const PARTS[] = {"recall", "precision", "f"};

/* Per cent with two decimals, at least `width` wide, whatever the locale. */
static void put_percent(nutgraf_buffer *out, double share, bool sign, int width)
{
    int64_t hundredths = (int64_t)(share * 10000 + (share < 0 ? -0.5 : 0.5));
    unsigned size = (unsigned)(hundredths < 0 ? -hundredths : hundredths);
    char text[24];

    snprintf(text, sizeof text, "%s%u.%02u",
             hundredths < 0           ? "-"
             : sign && hundredths > 0 ? "+"
                                      : "",
             size / 100, size % 100);
    buffer_print(out, "%*s", width, text);
}

/* Of scores, or, with `sign`, of differences, which take a column more. */
static void put_estimate(nutgraf_buffer *out, struct estimate estimate, bool sign)
{
    int width = sign ? 6 : 5;

    put_percent(out, estimate.mean, sign, width);
    buffer_text(out, " [");
    put_percent(out, estimate.low, sign, width);
    buffer_text(out, ", ");
    put_percent(out, estimate.high, sign, width);
    buffer_byte(out, ']');
}

/* Is the whole interval on one side of zero? */
static const char *verdict(struct estimate difference)
{
    return difference.low > 0 ? "better" : difference.high < 0 ? "worse" : "level";
}

static void put_heading(nutgraf_buffer *out, const nutgraf_evaluation *evaluation)
{
    const nutgraf_evaluation_options *options = &evaluation->options;

    buffer_print(out, "%zu document%s; per cent, with intervals of %u %% from %zu samples (seed ",
                 evaluation->count, evaluation->count == 1 ? "" : "s",
                 (unsigned)(options->confidence + 0.5), options->samples);
    buffer_number(out, options->seed);
    buffer_text(out, ")\n\n");
    if (evaluation->paired)
        buffer_print(out, "%-11s  %-9s  %-20s  %-20s  %s\n", "", "", "system", "other",
                     "difference");
    else
        buffer_print(out, "%-11s  %-20s  %-20s  %s\n", "", "recall", "precision", "F");
}

static void put_pairs(nutgraf_buffer *out, const char *name, const struct estimates *estimates)
{
    static const char *const TITLES[] = {"recall", "precision", "F"};

    for (int k = 0; k < 3; k++) {
        buffer_print(out, "%-11s  %-9s  ", k == 0 ? name : "", TITLES[k]);
        put_estimate(out, estimates->system[k], false);
        buffer_text(out, "  ");
        put_estimate(out, estimates->other[k], false);
        buffer_text(out, "  ");
        put_estimate(out, estimates->difference[k], true);
        buffer_print(out, "  %s\n", verdict(estimates->difference[k]));
    }
}

static void put_row(nutgraf_buffer *out, const char *name, const struct estimates *estimates)
{
    buffer_print(out, "%-11s", name);
    for (int k = 0; k < 3; k++) {
        buffer_text(out, "  ");
        put_estimate(out, estimates->system[k], false);
    }
    buffer_byte(out, '\n');
}

/* The lines of ROUGE-1.5.5's -d. */
static void put_each(nutgraf_buffer *out, const nutgraf_evaluation *evaluation, uint32_t metric)
{
    for (size_t i = 0; i < evaluation->count; i++) {
        nutgraf_score score = nutgraf_evaluation_score(evaluation, i, metric, false);
        double values[] = {score.recall, score.precision, score.f};

        buffer_print(out, "%s Eval %s", evaluation->names[metric], evaluation->documents[i].id);
        for (int k = 0; k < 3; k++) {
            unsigned part = (unsigned)(values[k] * 100000 + 0.5);

            buffer_print(out, " %c:%u.%05u", "RPF"[k], part / 100000, part % 100000);
        }
        buffer_byte(out, '\n');
    }
}

static void write_text(const nutgraf_evaluation *evaluation, const struct estimates *estimates,
                       const char *name, bool each, nutgraf_buffer *out)
{
    if (name)
        buffer_print(out, "==> %s <==\n", name);
    put_heading(out, evaluation);
    for (uint32_t m = 0; m < evaluation->metric_count; m++)
        (evaluation->paired ? put_pairs : put_row)(out, evaluation->names[m], &estimates[m]);
    for (uint32_t m = 0; each && m < evaluation->metric_count; m++) {
        buffer_byte(out, '\n');
        put_each(out, evaluation, m);
    }
}

static void json_estimates(nutgraf_buffer *out, const char *key, const struct estimate *estimates)
{
    json_key(out, key);
    json_open(out, '{');
    for (int k = 0; k < 3; k++) {
        json_key(out, PARTS[k]);
        json_open(out, '{');
        json_key(out, "mean");
        json_decimal(out, estimates[k].mean, 5);
        json_key(out, "low");
        json_decimal(out, estimates[k].low, 5);
        json_key(out, "high");
        json_decimal(out, estimates[k].high, 5);
        json_close(out, '}');
    }
    json_close(out, '}');
}

static void json_scores(nutgraf_buffer *out, const nutgraf_evaluation *evaluation,
                        const struct rouge_score *scores)
{
    json_open(out, '{');
    for (uint32_t m = 0; m < evaluation->metric_count; m++) {
        json_key(out, evaluation->names[m]);
        json_open(out, '[');
        json_decimal(out, scores[m].recall, 5);
        json_decimal(out, scores[m].precision, 5);
        json_decimal(out, scores[m].f, 5);
        json_close(out, ']');
    }
    json_close(out, '}');
}

static void json_each(nutgraf_buffer *out, const nutgraf_evaluation *evaluation)
{
    json_key(out, "each");
    json_open(out, '[');
    for (size_t i = 0; i < evaluation->count; i++) {
        const struct evaluated *document = &evaluation->documents[i];

        json_open(out, '{');
        json_key(out, "id");
        json_string(out, span_from(document->id));
        json_key(out, "system");
        json_scores(out, evaluation, document->system);
        if (evaluation->paired) {
            json_key(out, "other");
            json_scores(out, evaluation, document->other);
        }
        json_close(out, '}');
    }
    json_close(out, ']');
}

static void write_json(const nutgraf_evaluation *evaluation, const struct estimates *estimates,
                       const char *name, bool each, nutgraf_buffer *out)
{
    json_open(out, '{');
    json_key(out, "schema");
    json_number(out, 1);
    if (name) {
        json_key(out, "system");
        json_string(out, span_from(name));
    }
    json_key(out, "documents");
    json_number(out, evaluation->count);
    json_key(out, "confidence");
    json_decimal(out, evaluation->options.confidence, 1);
    json_key(out, "samples");
    json_number(out, evaluation->options.samples);
    json_key(out, "seed");
    json_number(out, evaluation->options.seed);
    json_key(out, "metrics");
    json_open(out, '{');
    for (uint32_t m = 0; m < evaluation->metric_count; m++) {
        json_key(out, evaluation->names[m]);
        json_open(out, '{');
        json_estimates(out, "system", estimates[m].system);
        if (evaluation->paired) {
            json_estimates(out, "other", estimates[m].other);
            json_estimates(out, "difference", estimates[m].difference);
        }
        json_close(out, '}');
    }
    json_close(out, '}');
    if (each)
        json_each(out, evaluation);
    json_close(out, '}');
    buffer_byte(out, '\n');
}

nutgraf_status nutgraf_evaluation_write(const nutgraf_evaluation *evaluation, nutgraf_format format,
                                        const char *name, bool each, nutgraf_buffer *buffer)
{
    struct arena arena;
    struct estimates *estimates;

    arena_init(&arena);
    estimates = evaluate_bootstrap(evaluation, &arena);
    if (estimates)
        (format == NUTGRAF_JSON ? write_json : write_text)(evaluation, estimates, name, each,
                                                           buffer);
    arena_release(&arena);
    return estimates ? buffer_status(buffer) : NUTGRAF_NO_MEMORY;
}
