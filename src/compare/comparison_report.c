/* comparison_report.c -- a comparison as a person reads it: in words first,
 * then the headline, the summary with reasons, what changed in the article,
 * and the figures. */
#include "compare/comparison.h"
#include "compare/tell.h"
#include "language/utf8.h"

/* Below, word by word says nothing any more: both are shown whole. */
static const double SURVIVED_LEAST = 1.0 / 3;

/* ---- small parts ---- */

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

/* A link's words: of one side, or both with what came and went. */
static void add_words(struct teller *teller, struct report_node *parent,
                      const struct align_link *link)
{
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
    tell_runs(teller, parent, &diff, comparison->old->document.text,
              comparison->new->document.text);
}

/* ---- in words ---- */

static void tell_outcome(struct teller *teller)
{
    const struct figures *figures = &teller->comparison->figures;
    const char *verdict = "The source changed, and so did the summary.";
    struct report_node *line;

    if (figures->changes == 0 && figures->summary_changed == 0)
        verdict = teller->comparison->headline_changed
                      ? "The headline changed, the summary did not."
                      : "Nothing changed.";
    else if (teller->comparison->saved)
        verdict = "The summary changed.";
    else if (figures->changes == 0)
        verdict = "The source did not change, the summary did.";
    else if (figures->summary_changed == 0)
        verdict = "The source changed, the summary did not.";
    line = report_add(teller->report, teller->parent, REPORT_PARAGRAPH, NO_TEXT);
    report_add(teller->report, line, REPORT_TEXT, span_from(verdict));
}

/* ---- headline ---- */

/* How much of both lines is kept, 0 to 1. */
static double kept_of(const struct word_diff *diff)
{
    double kept = 0, all = 0;

    for (uint32_t r = 0; r < diff->count; r++) {
        all += (diff->runs[r].kind == RUN_KEPT ? 2 : 1) * (double)diff->runs[r].length;
        kept += diff->runs[r].kind == RUN_KEPT ? 2 * (double)diff->runs[r].length : 0;
    }
    return all > 0 ? kept / all : 0;
}

/* In words where enough of them stayed, else both. */
static void tell_headline(struct teller *teller)
{
    const struct nutgraf_comparison *comparison = teller->comparison;
    struct span old = span_from(nutgraf_summary_headline(comparison->old_summary));
    struct span new = span_from(nutgraf_summary_headline(comparison->new_summary));
    struct report_node *list;
    struct word_diff diff;

    if (old.length == 0 && new.length == 0)
        return;
    list = report_add(teller->report, tell_section(teller, "Headline"), REPORT_LIST, NO_TEXT);
    if (!comparison->headline_changed) {
        report_add(teller->report, list, REPORT_ITEM, new)->mark = REPORT_CHOSEN;
        return;
    }
    if (!word_diff_lines(&diff, teller->report->arena, old, new))
        teller->report->failed = true;
    else if (kept_of(&diff) >= SURVIVED_LEAST) {
        struct report_node *item = report_add(teller->report, list, REPORT_ITEM, NO_TEXT);

        item->mark = REPORT_REWORDED;
        tell_runs(teller, item, &diff, old, new);
        return;
    }
    if (old.length > 0)
        report_add(teller->report, list, REPORT_ITEM, old)->mark = REPORT_DROPPED;
    if (new.length > 0)
        report_add(teller->report, list, REPORT_ITEM, new)->mark = REPORT_ADDED;
}

/* ---- figures and names ---- */

/* The sentence's words around a stretch, so that a reader knows what is spoken
 * of: from so many tokens before it to so many behind. */
static struct span around(const struct document *document, const struct align_link *link,
                          const struct callout *callout)
{
    enum { BEFORE = 4, BEHIND = 4 };
    bool new = callout->new_length > 0;
    uint32_t first = new ? link->new_first : link->old_first;
    uint32_t last = first + (new ? link->new_count : link->old_count) - 1;
    uint32_t start = new ? callout->new_start : callout->old_start;
    uint32_t end = start + (new ? callout->new_length : callout->old_length), from, to;
    const struct token *tokens = document->tokens;
    uint32_t low = document->sentences[first].first_token;
    uint32_t high = document->sentences[last].first_token + document->sentences[last].token_count;

    for (from = low; from + 1 < high && tokens[from].start < start;)
        from++;
    for (to = from; to + 1 < high && tokens[to].start < end;)
        to++;
    from = from > low + BEFORE ? from - BEFORE : low;
    to = to + BEHIND < high ? to + BEHIND : high - 1;
    if (tokens[from].start < start)
        start = tokens[from].start;
    if (tokens[to].start + tokens[to].length > end)
        end = tokens[to].start + tokens[to].length;
    return document_span(document, start, end - start);
}

static void tell_callout(struct teller *teller, struct report_node *list,
                         const struct align_link *link, const struct callout *callout)
{
    const struct document *old = &teller->comparison->old->document;
    const struct document *new = &teller->comparison->new->document;
    struct report_node *item = report_add(teller->report, list, REPORT_ITEM, NO_TEXT);
    struct nutgraf_buffer context;

    if (callout->old_length > 0)
        report_add(teller->report, item, REPORT_TEXT,
                   document_span(old, callout->old_start, callout->old_length))
            ->mark = REPORT_DROPPED;
    if (callout->old_length > 0 && callout->new_length > 0)
        report_add(teller->report, item, REPORT_TEXT, span_from(" -> "));
    if (callout->new_length > 0)
        report_add(teller->report, item, REPORT_TEXT,
                   document_span(new, callout->new_start, callout->new_length))
            ->mark = REPORT_ADDED;
    buffer_init(&context);
    buffer_text(&context, " (");
    utf8_fold_space(&context, around(callout->new_length > 0 ? new : old, link, callout));
    buffer_byte(&context, ')');
    report_add(teller->report, item, REPORT_TEXT, tell_keep(teller, &context));
}

static void tell_callouts(struct teller *teller)
{
    const struct alignment *alignment = teller->comparison->alignment;
    struct report_node *list = NULL;

    for (uint32_t k = 0; k < alignment->count; k++) {
        struct callouts callouts;

        if (!comparison_callouts(teller->comparison, &alignment->links[k], teller->report->arena,
                                 &callouts)) {
            teller->report->failed = true;
            return;
        }
        if (callouts.count > 0 && !list)
            list = report_add(teller->report, tell_section(teller, "Numbers and names"),
                              REPORT_LIST, NO_TEXT);
        for (uint32_t c = 0; c < callouts.count; c++)
            tell_callout(teller, list, &alignment->links[k], &callouts.callouts[c]);
    }
}

/* ---- summary ---- */

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
    report_add(teller->report, item, REPORT_TEXT, tell_keep(teller, &reason));
}

static void tell_summary(struct teller *teller)
{
    const struct nutgraf_comparison *comparison = teller->comparison;
    struct report_node *list;

    if (comparison->verdict_count == 0)
        return;
    list = report_add(teller->report, tell_section(teller, "Summary"), REPORT_LIST, NO_TEXT);
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
    report_add(teller->report, section, REPORT_NOTE, tell_keep(teller, &rest));
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
    struct report_node *section = tell_section(teller, title);
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

    if (comparison->saved) /* the summary is all there is */
        return;
    if (teller->wide) {
        tell_table(teller, tell_section(teller, "Article"));
    } else if (comparison->figures.survived < SURVIVED_LEAST) {
        tell_whole(teller, "Old article", &comparison->old->document, REPORT_DROPPED);
        tell_whole(teller, "New article", &comparison->new->document, REPORT_ADDED);
    } else if (comparison->figures.changes > 0) {
        tell_changes(teller, tell_section(teller, "Article"));
    }
}

/* ---- figures ---- */

static void tell_figure(struct teller *teller, struct report_node *table, const char *name,
                        double value, bool percent)
{
    struct report_node *row = report_add(teller->report, table, REPORT_ROW, NO_TEXT);

    tell_cell(teller, row, span_from(name), false);
    tell_decimal(teller, row, percent ? 100 * value : value, percent ? 1 : 3, percent ? " %" : "");
}

static void tell_figures(struct teller *teller)
{
    const struct figures *figures = &teller->comparison->figures;
    struct report_node *table =
        report_add(teller->report, tell_section(teller, "Figures"), REPORT_TABLE, NO_TEXT);

    if (!teller->comparison->saved)
        tell_figure(teller, table, "source changed", figures->source_changed, true);
    tell_figure(teller, table, "summary changed", figures->summary_changed, true);
    if (!teller->comparison->saved)
        tell_figure(teller, table, "stability", figures->stability, false);
    tell_figure(teller, table, "choices in common (Jaccard)", figures->jaccard, false);
    tell_figure(teller, table, "ROUGE-1 between the summaries", figures->rouge[0], false);
    tell_figure(teller, table, "ROUGE-2", figures->rouge[1], false);
    tell_figure(teller, table, "ROUGE-L", figures->rouge[2], false);
    tell_figure(teller, table, "ranks in order (Kendall's tau)", figures->tau, false);
}

static void tell_comparison(struct teller *teller)
{
    tell_outcome(teller);
    tell_headline(teller);
    tell_summary(teller);
    tell_callouts(teller);
    tell_article(teller);
}

void comparison_tell(const struct nutgraf_comparison *comparison, struct report *report,
                     struct report_node *parent)
{
    struct teller teller = {report, parent, 3, comparison, false};

    tell_comparison(&teller);
}

nutgraf_status nutgraf_comparison_write(const nutgraf_comparison *comparison, nutgraf_format format,
                                        bool color, nutgraf_buffer *buffer)
{
    struct arena arena;
    struct report report;
    struct teller teller = {&report, NULL, 2, comparison, format == NUTGRAF_HTML};
    nutgraf_status status;

    if (format == NUTGRAF_JSON) {
        comparison_json(comparison, buffer);
        return buffer_status(buffer);
    }
    arena_init(&arena);
    report_init(&report, &arena, span_from("What changed"));
    report.language = comparison->new->document.language->code;
    report.wide = teller.wide;
    teller.parent = report.root;
    tell_comparison(&teller);
    tell_figures(&teller);
    status = tell_write(&report, format, color, buffer);
    arena_release(&arena);
    return status;
}
