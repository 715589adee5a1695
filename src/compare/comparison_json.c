/* comparison_json.c -- a comparison as data (schema 1). */
#include "base/json.h"
#include "compare/comparison.h"
#include "language/utf8.h"

static const int DECIMALS = 6;

static void write_text(struct nutgraf_buffer *out, const char *key, struct span text,
                       struct nutgraf_buffer *folded)
{
    nutgraf_buffer_clear(folded);
    utf8_fold_space(folded, text);
    json_key(out, key);
    json_string(out, span_of(nutgraf_buffer_bytes(folded), folded->length));
}

/* The sentences of a side: indices and text, null when there are none. */
static void write_side(struct nutgraf_buffer *out, const char *key, uint32_t first, uint32_t count,
                       struct span text, struct nutgraf_buffer *folded)
{
    json_key(out, key);
    if (count == 0) {
        json_null(out);
        return;
    }
    json_open(out, '{');
    json_key(out, "first");
    json_number(out, first);
    json_key(out, "count");
    json_number(out, count);
    write_text(out, "text", text, folded);
    json_close(out, '}');
}

static void write_fact(struct nutgraf_buffer *out, const char *key, const struct document *document,
                       uint32_t start, uint32_t length, struct nutgraf_buffer *folded)
{
    if (length > 0) {
        write_text(out, key, document_span(document, start, length), folded);
        return;
    }
    json_key(out, key);
    json_null(out);
}

/* What a link says otherwise: figures, dates, names. */
static void write_callouts(struct nutgraf_buffer *out, const struct nutgraf_comparison *comparison,
                           const struct align_link *link, struct nutgraf_buffer *folded)
{
    struct arena arena;
    struct callouts callouts;

    arena_init(&arena);
    json_key(out, "changed");
    json_open(out, '[');
    if (!comparison_callouts(comparison, link, &arena, &callouts))
        out->failed = true;
    for (uint32_t c = 0; !out->failed && c < callouts.count; c++) {
        const struct callout *callout = &callouts.callouts[c];

        json_open(out, '{');
        json_key(out, "kind");
        json_string(out, span_from(fact_name(callout->kind)));
        write_fact(out, "old", &comparison->old->document, callout->old_start, callout->old_length,
                   folded);
        write_fact(out, "new", &comparison->new->document, callout->new_start, callout->new_length,
                   folded);
        json_close(out, '}');
    }
    json_close(out, ']');
    arena_release(&arena);
}

static void write_links(struct nutgraf_buffer *out, const struct nutgraf_comparison *comparison,
                        struct nutgraf_buffer *folded)
{
    json_key(out, "sentences");
    json_open(out, '[');
    for (uint32_t k = 0; k < comparison->alignment->count; k++) {
        const struct align_link *link = &comparison->alignment->links[k];

        json_open(out, '{');
        json_key(out, "kind");
        json_string(out, span_from(align_name(link->kind)));
        json_key(out, "moved");
        json_boolean(out, link->moved);
        json_key(out, "similarity");
        json_decimal(out, link->similarity, DECIMALS);
        write_side(out, "old", link->old_first, link->old_count,
                   comparison_old_text(comparison, link), folded);
        write_side(out, "new", link->new_first, link->new_count,
                   comparison_new_text(comparison, link), folded);
        if (link->kind != ALIGN_SAME && link->old_count > 0 && link->new_count > 0)
            write_callouts(out, comparison, link, folded);
        json_close(out, '}');
    }
    json_close(out, ']');
}

static void write_verdicts(struct nutgraf_buffer *out, const struct nutgraf_comparison *comparison,
                           struct nutgraf_buffer *reason)
{
    static const char *const FATES[] = {"stayed", "left", "came"};

    json_key(out, "summary");
    json_open(out, '[');
    for (uint32_t v = 0; v < comparison->verdict_count; v++) {
        const struct verdict *verdict = &comparison->verdicts[v];

        nutgraf_buffer_clear(reason);
        verdict_reason(reason, comparison, verdict);
        json_open(out, '{');
        json_key(out, "fate");
        json_string(out, span_from(FATES[verdict->fate]));
        json_key(out, "link");
        json_number(out, verdict->link);
        json_key(out, "why");
        json_string(out, span_of(nutgraf_buffer_bytes(reason), reason->length));
        json_close(out, '}');
    }
    json_close(out, ']');
}

static void write_figures(struct nutgraf_buffer *out, const struct nutgraf_comparison *comparison)
{
    const struct figures *figures = &comparison->figures;
    const struct {
        const char *name;
        double value;
        bool of_source; /* not known of saved summaries */
    } rows[] = {
        {"source_changed", figures->source_changed, true},
        {"summary_changed", figures->summary_changed, false},
        {"stability", figures->stability, true},
        {"jaccard", figures->jaccard, false},
        {"rouge_1", figures->rouge[0], false},
        {"rouge_2", figures->rouge[1], false},
        {"rouge_l", figures->rouge[2], false},
        {"kendall_tau", figures->tau, false},
    };

    json_key(out, "figures");
    json_open(out, '{');
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        json_key(out, rows[i].name);
        if (rows[i].of_source && comparison->saved)
            json_null(out);
        else
            json_decimal(out, rows[i].value, DECIMALS);
    }
    json_close(out, '}');
}

void comparison_json_members(const struct nutgraf_comparison *comparison,
                             struct nutgraf_buffer *out)
{
    struct nutgraf_buffer scratch;

    buffer_init(&scratch);
    json_key(out, "schema");
    json_number(out, 1);
    json_key(out, "different");
    json_boolean(out, nutgraf_comparison_differs(comparison));
    json_key(out, "headline");
    json_open(out, '{');
    write_text(out, "old", span_from(nutgraf_summary_headline(comparison->old_summary)), &scratch);
    write_text(out, "new", span_from(nutgraf_summary_headline(comparison->new_summary)), &scratch);
    json_key(out, "changed");
    json_boolean(out, comparison->headline_changed);
    json_close(out, '}');
    write_figures(out, comparison);
    write_verdicts(out, comparison, &scratch);
    write_links(out, comparison, &scratch);
    out->failed = out->failed || scratch.failed;
    buffer_release(&scratch);
}

void comparison_json(const struct nutgraf_comparison *comparison, struct nutgraf_buffer *out)
{
    json_open(out, '{');
    comparison_json_members(comparison, out);
    json_close(out, '}');
    buffer_byte(out, '\n');
}
