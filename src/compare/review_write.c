/* review_write.c -- a review as a person reads it before upgrading, and as data. */
#include "base/json.h"
#include "compare/review.h"
#include "compare/tell.h"
#include "input/record.h"

static const int DECIMALS = 6;

/* ---- small parts ---- */

static double share(double part, uint64_t all)
{
    return all > 0 ? 100 * part / (double)all : 0;
}

static void add_count(struct teller *teller, struct report_node *row, uint64_t count)
{
    tell_decimal(teller, row, (double)count, 0, "");
}

static struct report_node *add_row(struct teller *teller, struct report_node *table)
{
    return report_add(teller->report, table, REPORT_ROW, NO_TEXT);
}

/* ---- in words ---- */

static void tell_outcome(struct teller *teller, const struct nutgraf_review *review)
{
    struct report_node *line =
        report_add(teller->report, teller->parent, REPORT_PARAGRAPH, NO_TEXT);
    struct nutgraf_buffer text;

    buffer_init(&text);
    if (review->compared == 0)
        buffer_text(&text, "No article is on both sides.");
    else if (review->different == 0)
        buffer_print(&text, "Nothing changed in %llu articles.",
                     (unsigned long long)review->compared);
    else {
        buffer_print(&text, "%llu of %llu articles changed (",
                     (unsigned long long)review->different, (unsigned long long)review->compared);
        buffer_decimal(&text, share((double)review->different, review->compared), 1);
        buffer_print(&text, " %%): the summary of %llu, the headline of %llu.",
                     (unsigned long long)review->summaries, (unsigned long long)review->headlines);
    }
    report_add(teller->report, line, REPORT_TEXT, tell_keep(teller, &text));
}

/* ---- totals ---- */

static void tell_count(struct teller *teller, struct report_node *table, const char *name,
                       uint64_t count, uint64_t all)
{
    struct report_node *row = add_row(teller, table);

    tell_cell(teller, row, span_from(name), false);
    add_count(teller, row, count);
    if (all > 0)
        tell_decimal(teller, row, share((double)count, all), 1, " %");
}

static void tell_mean(struct teller *teller, struct report_node *table, const char *name,
                      double mean, bool percent)
{
    struct report_node *row = add_row(teller, table);

    tell_cell(teller, row, span_from(name), false);
    tell_decimal(teller, row, percent ? 100 * mean : mean, percent ? 1 : 3, percent ? " %" : "");
}

static void tell_counts(struct teller *teller, struct report_node *section,
                        const struct nutgraf_review *review)
{
    static const char *const STEPS[REVIEW_STEPS] = {
        "summaries as before", "changed by less than 25 %", "by 25 to 50 %",
        "by 50 to 75 %",       "by 75 % or more",           "changed altogether"};
    struct report_node *table = report_add(teller->report, section, REPORT_TABLE, NO_TEXT);

    tell_count(teller, table, "articles compared", review->compared, review->compared);
    for (int i = 0; i < REVIEW_STEPS; i++)
        tell_count(teller, table, STEPS[i], review->steps[i], review->compared);
    tell_count(teller, table, "headlines changed", review->headlines, review->compared);
}

static void tell_means(struct teller *teller, struct report_node *section,
                       const struct nutgraf_review *review)
{
    struct report_node *table = report_add(teller->report, section, REPORT_TABLE, NO_TEXT);
    double all = review->compared > 0 ? (double)review->compared : 1;

    tell_mean(teller, table, "sentences that left, an article", (double)review->left / all, false);
    tell_mean(teller, table, "sentences that came, an article", (double)review->came / all, false);
    for (int side = 0; side < 2; side++)
        if (review->placed[side] > 0)
            tell_mean(teller, table,
                      side ? "place in its article of what came, mean"
                           : "place in its article of what left, mean",
                      review->place[side] / (double)review->placed[side], true);
    for (int side = 0; side < 2 && review->measured > 0; side++)
        tell_mean(teller, table,
                  side ? "words of the new summary, mean likewise"
                       : "words of the old summary, mean of those not the same",
                  (double)review->words[side] / (double)review->measured, false);
    tell_mean(teller, table, "numbers and names changed, an article", (double)review->numbers / all,
              false);
    if (!review->saved)
        tell_mean(teller, table, "source changed, mean", review->source_changed / all, true);
    tell_mean(teller, table, "summary changed, mean", review->summary_changed / all, true);
    tell_mean(teller, table, "choices in common, mean (Jaccard)", review->jaccard / all, false);
    tell_mean(teller, table, "ROUGE-1 between the summaries, mean", review->rouge[0] / all, false);
    tell_mean(teller, table, "ROUGE-2", review->rouge[1] / all, false);
    tell_mean(teller, table, "ROUGE-L", review->rouge[2] / all, false);
}

static void tell_totals(struct teller *teller, const struct nutgraf_review *review)
{
    struct report_node *section = tell_section(teller, "Totals");

    tell_counts(teller, section, review);
    tell_means(teller, section, review);
}

/* ---- the table ---- */

static void tell_row(struct teller *teller, struct report_node *table,
                     const struct review_row *from, bool saved)
{
    struct report_node *row = add_row(teller, table);

    tell_cell(teller, row, span_from(from->id), false);
    tell_decimal(teller, row, 100 * from->summary_changed, 1, " %");
    if (!saved)
        tell_decimal(teller, row, 100 * from->source_changed, 1, " %");
    add_count(teller, row, from->stayed);
    add_count(teller, row, from->left);
    add_count(teller, row, from->came);
    tell_decimal(teller, row, from->rouge, 3, "");
    tell_cell(teller, row, span_from(from->headline_changed ? "changed" : "same"), false);
}

static void tell_table(struct teller *teller, const struct nutgraf_review *review)
{
    static const char *const HEAD[] = {"id",   "summary", "source",  "stayed",
                                       "left", "came",    "ROUGE-L", "headline"};
    struct report_node *section, *table, *head;
    struct nutgraf_buffer note;

    if (review->row_count == 0)
        return;
    section = tell_section(teller, "What changed most");
    if (review->different > review->row_count) {
        buffer_init(&note);
        buffer_print(&note, "The first %u of %llu.", (unsigned)review->row_count,
                     (unsigned long long)review->different);
        report_add(teller->report, section, REPORT_NOTE, tell_keep(teller, &note));
    }
    table = report_add(teller->report, section, REPORT_TABLE, NO_TEXT);
    head = add_row(teller, table);
    head->level = 1;
    for (size_t i = 0; i < sizeof HEAD / sizeof *HEAD; i++)
        if (i != 2 || !review->saved)
            tell_cell(teller, head, span_from(HEAD[i]), i > 0 && i < 7);
    for (uint32_t i = 0; i < review->row_count; i++)
        tell_row(teller, table, &review->rows[i], review->saved);
}

/* ---- what could not be compared ---- */

static void tell_notes(struct teller *teller, const char *title, const struct review_notes *notes,
                       bool bad)
{
    struct report_node *section, *list;
    size_t shown = notes->count < NUTGRAF_REVIEW_ROWS ? (size_t)notes->count : NUTGRAF_REVIEW_ROWS;
    struct nutgraf_buffer text;

    if (notes->count == 0)
        return;
    section = tell_section(teller, title);
    buffer_init(&text);
    buffer_print(&text, shown < notes->count ? "%llu, of which the first %llu:" : "%llu:",
                 (unsigned long long)notes->count, (unsigned long long)shown);
    report_add(teller->report, section, REPORT_NOTE, tell_keep(teller, &text));
    list = report_add(teller->report, section, REPORT_LIST, NO_TEXT);
    for (size_t i = 0; i < shown; i++) {
        const struct review_note *note = &notes->notes[i];

        buffer_init(&text);
        if (bad)
            buffer_print(&text, "%s, line %llu: ", note->side ? "new" : "old",
                         (unsigned long long)note->line);
        buffer_text(&text, note->text);
        report_add(teller->report, list, REPORT_ITEM, tell_keep(teller, &text));
    }
}

/* ---- all ---- */

static void tell_all(struct teller *teller, const struct nutgraf_review *review,
                     const nutgraf_comparison *const *whole, size_t count)
{

    tell_outcome(teller, review);
    tell_totals(teller, review);
    tell_table(teller, review);
    tell_notes(teller, "Only in the old file", &review->lone[0], false);
    tell_notes(teller, "Only in the new file", &review->lone[1], false);
    tell_notes(teller, "Lines that could not be compared", &review->bad, true);
    for (size_t i = 0; i < count && i < review->row_count; i++) {
        struct report_node *section =
            report_add(teller->report, teller->parent, REPORT_SECTION, NO_TEXT);

        section->language = whole[i]->new->document.language->code;
        report_heading(teller->report, section, 2, span_from(review->rows[i].id));
        comparison_tell(whole[i], teller->report, section);
    }
}

static void write_json(const struct nutgraf_review *review, struct nutgraf_buffer *out)
{
    const struct {
        const char *name;
        uint64_t count;
    } counts[] = {
        {"compared", review->compared},       {"different", review->different},
        {"summaries", review->summaries},     {"headlines", review->headlines},
        {"sentences_stayed", review->stayed}, {"sentences_left", review->left},
        {"sentences_came", review->came},     {"numbers", review->numbers},
        {"only_old", review->lone[0].count},  {"only_new", review->lone[1].count},
        {"bad_lines", review->bad.count},
    };
    const struct {
        const char *name;
        double sum;
    } means[] = {
        {"summary_changed", review->summary_changed},
        {"jaccard", review->jaccard},
        {"rouge_1", review->rouge[0]},
        {"rouge_2", review->rouge[1]},
        {"rouge_l", review->rouge[2]},
    };

    json_open(out, '{');
    json_key(out, "schema");
    json_number(out, 1);
    json_key(out, "totals");
    json_open(out, '{');
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        json_key(out, counts[i].name);
        json_number(out, counts[i].count);
    }
    json_close(out, '}');
    json_key(out, "means");
    json_open(out, '{');
    for (size_t i = 0; i < sizeof means / sizeof *means; i++) {
        json_key(out, means[i].name);
        json_decimal(out, review->compared > 0 ? means[i].sum / (double)review->compared : 0,
                     DECIMALS);
    }
    json_close(out, '}');
    json_close(out, '}');
    buffer_byte(out, '\n');
}

nutgraf_status nutgraf_review_write(const nutgraf_review *review,
                                    const nutgraf_comparison *const *whole, size_t whole_count,
                                    nutgraf_format format, bool color, nutgraf_buffer *buffer)
{
    struct arena arena;
    struct report report;
    struct teller teller = {&report, NULL, 2, NULL, false};
    nutgraf_status status;

    if (format == NUTGRAF_JSON) {
        write_json(review, buffer);
        return buffer_status(buffer);
    }
    arena_init(&arena);
    report_init(&report, &arena, span_from("What changed"));
    teller.parent = report.root;
    tell_all(&teller, review, whole, whole_count);
    status = tell_write(&report, format, color, buffer);
    arena_release(&arena);
    return status;
}

nutgraf_status nutgraf_review_write_line(const nutgraf_record *record,
                                         const nutgraf_comparison *comparison, int lone,
                                         nutgraf_buffer *buffer)
{
    static const char *const SIDES[] = {"old", "new"};

    json_open(buffer, '{');
    record_write_id(record, buffer);
    if (comparison && nutgraf_comparison_differs(comparison)) {
        comparison_json_members(comparison, buffer);
    } else {
        json_key(buffer, "schema");
        json_number(buffer, 1);
        json_key(buffer, "different");
        json_boolean(buffer, lone >= 0);
    }
    if (lone >= 0) {
        json_key(buffer, "only");
        json_string(buffer, span_from(SIDES[lone > 0]));
    }
    json_close(buffer, '}');
    buffer_byte(buffer, '\n');
    return buffer_status(buffer);
}
