/* comparison_report.c -- a comparison as a person reads it: in words first,
 * then the headline, the summary with reasons, what changed in the article,
 * and the figures. */
#include "compare/comparison.h"
#include "output/html.h"
#include "output/markdown.h"
#include "output/text.h"

/* Below, word by word says nothing any more: both are shown whole. */
static const double SURVIVED_LEAST = 1.0 / 3;
static const uint32_t TEXT_WIDTH = 78;

struct teller {
    const struct nutgraf_comparison *comparison;
    struct report *report;
    bool wide;
};

/* ---- small parts ---- */

/* A copy in the report's arena of what is in the buffer, which is released. */
static struct span keep(struct teller *teller, struct nutgraf_buffer *buffer)
{
    char *copy = arena_string(teller->report->arena, nutgraf_buffer_bytes(buffer), buffer->length);
    struct span span = span_of(copy ? copy : "", copy ? buffer->length : 0);

    teller->report->failed = teller->report->failed || buffer->failed || !copy;
    buffer_release(buffer);
    return span;
}

static struct report_node *add_section(struct teller *teller, const char *title)
{
    struct report_node *section =
        report_add(teller->report, teller->report->root, REPORT_SECTION, NO_TEXT);

    report_heading(teller->report, section, 2, span_from(title));
    return section;
}

static enum report_mark mark_of(const struct align_link *link)
{
    static const enum report_mark MARKS[ALIGN_KINDS] = {
        [ALIGN_SAME] = REPORT_PLAIN,     [ALIGN_REWORDED] = REPORT_REWORDED,
        [ALIGN_SPLIT] = REPORT_REWORDED, [ALIGN_MERGED] = REPORT_REWORDED,
        [ALIGN_ADDED] = REPORT_ADDED,    [ALIGN_DROPPED] = REPORT_DROPPED,
        [ALIGN_ASIDE] = REPORT_NOISE,
    };

    return link->moved && link->kind == ALIGN_SAME ? REPORT_MOVED : MARKS[link->kind];
}

/* Words with a mark; the space behind them is not theirs. */
static void add_run(struct teller *teller, struct report_node *parent, struct span text,
                    enum report_mark mark)
{
    size_t length = text.length;

    while (length > 0 && strchr(" \t\r\n", text.bytes[length - 1]) && text.bytes[length - 1])
        length--;
    report_add(teller->report, parent, REPORT_TEXT, span_of(text.bytes, length))->mark = mark;
    if (length < text.length)
        report_add(teller->report, parent, REPORT_TEXT, span_from(" "));
}

/* A link's words: of one side, or both with what came and went. */
static void add_words(struct teller *teller, struct report_node *parent,
                      const struct align_link *link)
{
    static const enum report_mark MARKS[] = {
        [RUN_KEPT] = REPORT_PLAIN, [RUN_DROPPED] = REPORT_DROPPED, [RUN_ADDED] = REPORT_ADDED};
    const struct nutgraf_comparison *comparison = teller->comparison;
    struct word_diff diff;

    if (link->kind == ALIGN_SAME || link->old_count == 0 || link->new_count == 0) {
        report_add(teller->report, parent, REPORT_TEXT,
                   link->new_count > 0 ? comparison_new_text(comparison, link)
                                       : comparison_old_text(comparison, link));
        return;
    }
    if (!comparison_words(comparison, link, teller->report->arena, &diff)) {
        teller->report->failed = true;
        return;
    }
    for (uint32_t r = 0; r < diff.count; r++) {
        const struct word_run *run = &diff.runs[r];
        const struct article *side = run->kind == RUN_DROPPED ? comparison->old : comparison->new;

        add_run(teller, parent, document_span(&side->document, run->start, run->length),
                MARKS[run->kind]);
    }
}

/* ---- in words ---- */

static void tell_outcome(struct teller *teller)
{
    const struct figures *figures = &teller->comparison->figures;
    const char *verdict = "The source changed, and so did the summary.";
    struct report_node *line;

    if (figures->changes == 0 && figures->summary_changed == 0)
        verdict = "Nothing changed.";
    else if (figures->changes == 0)
        verdict = "The source did not change, the summary did.";
    else if (figures->summary_changed == 0)
        verdict = "The source changed, the summary did not.";
    line = report_add(teller->report, teller->report->root, REPORT_PARAGRAPH, NO_TEXT);
    report_add(teller->report, line, REPORT_TEXT, span_from(verdict));
}

/* ---- headline and summary ---- */

static void tell_headline(struct teller *teller)
{
    const struct nutgraf_comparison *comparison = teller->comparison;
    const char *old = nutgraf_summary_headline(comparison->old_summary);
    const char *new = nutgraf_summary_headline(comparison->new_summary);
    struct report_node *list;

    if (!*old && !*new)
        return;
    list = report_add(teller->report, add_section(teller, "Headline"), REPORT_LIST, NO_TEXT);
    if (comparison->headline_changed)
        report_add(teller->report, list, REPORT_ITEM, span_from(old))->mark = REPORT_DROPPED;
    report_add(teller->report, list, REPORT_ITEM, span_from(new))->mark =
        comparison->headline_changed ? REPORT_ADDED : REPORT_CHOSEN;
}

static void tell_verdict(struct teller *teller, struct report_node *list,
                         const struct verdict *verdict)
{
    static const enum report_mark MARKS[] = {
        [FATE_STAYED] = REPORT_CHOSEN, [FATE_LEFT] = REPORT_DROPPED, [FATE_CAME] = REPORT_ADDED};
    const struct nutgraf_comparison *comparison = teller->comparison;
    struct report_node *item = report_add(teller->report, list, REPORT_ITEM, NO_TEXT);
    struct nutgraf_buffer reason;

    item->mark = MARKS[verdict->fate];
    add_words(teller, item, &comparison->alignment->links[verdict->link]);
    buffer_init(&reason);
    buffer_text(&reason, " (");
    verdict_reason(&reason, comparison, verdict);
    buffer_byte(&reason, ')');
    report_add(teller->report, item, REPORT_TEXT, keep(teller, &reason));
}

static void tell_summary(struct teller *teller)
{
    const struct nutgraf_comparison *comparison = teller->comparison;
    struct report_node *list;

    if (comparison->verdict_count == 0)
        return;
    list = report_add(teller->report, add_section(teller, "Summary"), REPORT_LIST, NO_TEXT);
    for (uint32_t v = 0; v < comparison->verdict_count; v++)
        tell_verdict(teller, list, &comparison->verdicts[v]);
}

/* ---- the article ---- */

static void tell_changes(struct teller *teller, struct report_node *section)
{
    const struct alignment *alignment = teller->comparison->alignment;
    struct report_node *list = report_add(teller->report, section, REPORT_LIST, NO_TEXT), *item;
    uint32_t same = 0;
    struct nutgraf_buffer rest;

    for (uint32_t k = 0; k < alignment->count; k++) {
        const struct align_link *link = &alignment->links[k];

        if (mark_of(link) == REPORT_PLAIN || link->kind == ALIGN_ASIDE) {
            same += link->kind == ALIGN_SAME;
            continue;
        }
        item = report_add(teller->report, list, REPORT_ITEM, NO_TEXT);
        item->mark = mark_of(link);
        add_words(teller, item, link);
    }
    buffer_init(&rest);
    buffer_print(&rest, "%u sentence%s as before.", (unsigned)same, same == 1 ? "" : "s");
    report_add(teller->report, section, REPORT_NOTE, keep(teller, &rest));
}

static void add_cell(struct teller *teller, struct report_node *row, struct span text,
                     enum report_mark mark)
{
    struct report_node *cell = report_add(teller->report, row, REPORT_CELL, NO_TEXT);

    report_sentence(teller->report, cell, text, mark, -1);
}

/* Side by side, the whole article; a reworded sentence shows its words on the
 * new side. */
static void tell_table(struct teller *teller, struct report_node *section)
{
    const struct nutgraf_comparison *comparison = teller->comparison;
    struct report_node *table = report_add(teller->report, section, REPORT_TABLE, NO_TEXT);
    struct report_node *head = report_add(teller->report, table, REPORT_ROW, NO_TEXT);

    head->level = 1;
    report_add(teller->report, head, REPORT_CELL, span_from("Old"));
    report_add(teller->report, head, REPORT_CELL, span_from("New"));
    for (uint32_t k = 0; k < comparison->alignment->count; k++) {
        const struct align_link *link = &comparison->alignment->links[k];
        struct report_node *row = report_add(teller->report, table, REPORT_ROW, NO_TEXT), *cell;

        add_cell(teller, row, comparison_old_text(comparison, link),
                 link->old_count > 0 ? mark_of(link) : REPORT_PLAIN);
        if (mark_of(link) != REPORT_REWORDED) {
            add_cell(teller, row, comparison_new_text(comparison, link),
                     link->new_count > 0 ? mark_of(link) : REPORT_PLAIN);
            continue;
        }
        cell = report_add(teller->report, row, REPORT_CELL, NO_TEXT);
        add_words(teller, report_sentence(teller->report, cell, NO_TEXT, REPORT_REWORDED, -1),
                  link);
    }
}

static void tell_whole(struct teller *teller, const char *title, const struct document *document,
                       enum report_mark mark)
{
    struct report_node *section = add_section(teller, title);
    struct report_node *list = report_add(teller->report, section, REPORT_LIST, NO_TEXT);

    for (uint32_t s = 0; s < document->sentence_count; s++) {
        const struct sentence *sentence = &document->sentences[s];

        if (sentence->noise == NOISE_NONE)
            report_add(teller->report, list, REPORT_ITEM,
                       document_span(document, sentence->start, sentence->length))
                ->mark = mark;
    }
}

static void tell_article(struct teller *teller)
{
    const struct nutgraf_comparison *comparison = teller->comparison;

    if (teller->wide) {
        tell_table(teller, add_section(teller, "Article"));
    } else if (comparison->figures.survived < SURVIVED_LEAST) {
        tell_whole(teller, "Old article", &comparison->old->document, REPORT_DROPPED);
        tell_whole(teller, "New article", &comparison->new->document, REPORT_ADDED);
    } else if (comparison->figures.changes > 0) {
        tell_changes(teller, add_section(teller, "Article"));
    }
}

/* ---- figures ---- */

static void tell_figure(struct teller *teller, struct report_node *table, const char *name,
                        double value, bool percent)
{
    struct report_node *row = report_add(teller->report, table, REPORT_ROW, NO_TEXT);
    struct nutgraf_buffer text;

    buffer_init(&text);
    report_add(teller->report, row, REPORT_CELL, span_from(name));
    buffer_decimal(&text, percent ? 100 * value : value, percent ? 1 : 3);
    if (percent)
        buffer_text(&text, " %");
    report_add(teller->report, row, REPORT_CELL, keep(teller, &text))->level = 1;
}

static void tell_figures(struct teller *teller)
{
    const struct figures *figures = &teller->comparison->figures;
    struct report_node *table =
        report_add(teller->report, add_section(teller, "Figures"), REPORT_TABLE, NO_TEXT);

    tell_figure(teller, table, "source changed", figures->source_changed, true);
    tell_figure(teller, table, "summary changed", figures->summary_changed, true);
    tell_figure(teller, table, "stability", figures->stability, false);
    tell_figure(teller, table, "choices in common (Jaccard)", figures->jaccard, false);
    tell_figure(teller, table, "ROUGE-1 between the summaries", figures->rouge[0], false);
    tell_figure(teller, table, "ROUGE-2", figures->rouge[1], false);
    tell_figure(teller, table, "ROUGE-L", figures->rouge[2], false);
    tell_figure(teller, table, "ranks in order (Kendall's tau)", figures->tau, false);
}

void comparison_report(const struct nutgraf_comparison *comparison, struct report *report,
                       bool wide)
{
    struct teller teller = {comparison, report, wide};

    report->language = comparison->new->document.language->code;
    report->wide = wide;
    tell_outcome(&teller);
    tell_headline(&teller);
    tell_summary(&teller);
    tell_article(&teller);
    tell_figures(&teller);
}

nutgraf_status nutgraf_comparison_write(const nutgraf_comparison *comparison, nutgraf_format format,
                                        bool color, nutgraf_buffer *buffer)
{
    struct arena arena;
    struct report report;
    nutgraf_status status;

    if (format == NUTGRAF_JSON) {
        comparison_json(comparison, buffer);
        return buffer_status(buffer);
    }
    arena_init(&arena);
    report_init(&report, &arena, span_from("What changed"));
    comparison_report(comparison, &report, format == NUTGRAF_HTML);
    if (format == NUTGRAF_HTML)
        status = html_write(buffer, &report);
    else if (format == NUTGRAF_MARKDOWN)
        status = markdown_write(buffer, &report);
    else
        status = text_write(buffer, &report, (struct text_style){TEXT_WIDTH, color});
    arena_release(&arena);
    return status;
}
