/* explanation_report.c -- an explanation for a terminal: how the headline was cut,
 * the chosen sentences with their reasons, then the article with ranks. */
#include "explain/cutting.h"
#include "explain/write.h"

struct teller {
    const struct explanation *explanation;
    struct report *report;
};

static struct report_node *add_section(struct teller *teller, const char *title)
{
    return report_section(teller->report, teller->report->root, 2, title);
}

/* ---- the headline ---- */

static void tell_cutting(struct teller *teller)
{
    const struct nutgraf_summary *summary = teller->explanation->summary;
    const struct document *document = &teller->explanation->article->document;
    struct cut_run run = {0};
    struct report_node *section, *line;

    if (!summary->headline || summary->headline->length == 0)
        return;
    section = add_section(teller, "Headline");
    line = report_add(teller->report, section, REPORT_PARAGRAPH, NO_TEXT);
    report_add(teller->report, line, REPORT_STRONG,
               span_of(summary->headline->text, summary->headline->length));
    line = report_add(teller->report, section, REPORT_PARAGRAPH, NO_TEXT);
    while (cutting_next(summary, &run)) {
        report_add(teller->report, line, REPORT_TEXT,
                   document_span(document, run.start, run.end - run.start))
            ->mark = run.kept ? REPORT_PLAIN : REPORT_DROPPED;
        report_add(teller->report, line, REPORT_TEXT, span_from(" "));
    }
}

/* ---- the summary ---- */

static struct span place_of(struct teller *teller, uint32_t s, double landing)
{
    double score = explanation_score(teller->explanation, s);
    struct nutgraf_buffer text;

    buffer_init(&text);
    buffer_print(&text, "sentence %u, rank %u of %u, score ", (unsigned)s + 1,
                 (unsigned)teller->explanation->rank[s], (unsigned)teller->explanation->ranked);
    buffer_decimal(&text, score, 2);
    buffer_text(&text, ": ");
    buffer_decimal(&text, landing, 2);
    buffer_text(&text, " to start with, ");
    buffer_decimal(&text, score - landing, 2);
    buffer_text(&text, " from words shared");
    return report_keep(teller->report, &text);
}

static struct span term_of(struct teller *teller, const struct reason *reason)
{
    struct nutgraf_buffer text;

    buffer_init(&text);
    buffer_span(&text, reason->word);
    buffer_text(&text, " gives ");
    buffer_decimal(&text, reason->share, 2);
    buffer_print(&text, " (tf %u, article %u, df %u, weight ", (unsigned)reason->here,
                 (unsigned)reason->article, (unsigned)reason->frequency);
    buffer_decimal(&text, reason->weight, 2);
    buffer_byte(&text, ')');
    return report_keep(teller->report, &text);
}

static struct span near_of(struct teller *teller, const struct near *near)
{
    struct nutgraf_buffer text;

    buffer_init(&text);
    buffer_text(&text, "near: ");
    buffer_decimal(&text, near->cosine, 2);
    buffer_print(&text, " sentence %u: ", (unsigned)near->row + 1);
    buffer_span(&text, explanation_text(teller->explanation, near->row));
    return report_keep(teller->report, &text);
}

static void tell_reasons(struct teller *teller, struct report_node *item, uint32_t s)
{
    struct reasons reasons;
    struct report_node *list = report_add(teller->report, item, REPORT_LIST, NO_TEXT);

    explanation_reasons(teller->explanation, s, &reasons);
    report_add(teller->report, list, REPORT_ITEM, place_of(teller, s, reasons.landing));
    for (uint32_t i = 0; i < reasons.term_count; i++)
        report_add(teller->report, list, REPORT_ITEM, term_of(teller, &reasons.terms[i]));
    for (uint32_t i = 0; i < reasons.near_count; i++)
        report_add(teller->report, list, REPORT_ITEM, near_of(teller, &reasons.near[i]));
}

static void tell_summary(struct teller *teller)
{
    const struct nutgraf_summary *summary = teller->explanation->summary;
    struct report_node *list, *item;

    if (summary->selection->count == 0)
        return;
    list = report_add(teller->report, add_section(teller, "Summary"), REPORT_LIST, NO_TEXT);
    for (uint32_t i = 0; i < summary->selection->count; i++) {
        uint32_t s = summary->selection->sentences[i];

        item = report_add(teller->report, list, REPORT_ITEM, NO_TEXT);
        item->mark = REPORT_CHOSEN;
        report_add(teller->report, item, REPORT_TEXT, summary_span(summary, i));
        if (explanation_is_detailed(teller->explanation, s))
            tell_reasons(teller, item, s);
    }
}

/* ---- the article ---- */

static void tell_sentence(struct teller *teller, struct report_node *list, uint32_t s)
{
    const struct explanation *explanation = teller->explanation;
    enum noise noise = explanation->article->document.sentences[s].noise;
    struct report_node *item = report_add(teller->report, list, REPORT_ITEM, NO_TEXT);
    struct nutgraf_buffer label;

    buffer_init(&label);
    buffer_print(&label, "%u: ", (unsigned)s + 1);
    if (noise != NOISE_NONE) {
        buffer_text(&label, noise_name(noise));
    } else if (explanation->rank[s] == 0) {
        buffer_text(&label, "no score");
    } else {
        buffer_print(&label, "rank %u, ", (unsigned)explanation->rank[s]);
        buffer_decimal(&label, explanation_score(explanation, s), 2);
    }
    buffer_text(&label, ": ");
    item->mark = explanation->place[s] ? REPORT_CHOSEN
                 : noise != NOISE_NONE ? REPORT_NOISE
                                       : REPORT_PLAIN;
    report_add(teller->report, item, REPORT_TEXT, report_keep(teller->report, &label));
    report_add(teller->report, item, REPORT_TEXT, explanation_text(explanation, s));
}

/* A dateline before its sentence. */
static void tell_trimmed(struct teller *teller, struct report_node *list,
                         const struct trimmed *trimmed)
{
    const struct document *document = &teller->explanation->article->document;
    struct report_node *item = report_add(teller->report, list, REPORT_ITEM, NO_TEXT);

    item->mark = REPORT_NOISE;
    report_add(teller->report, item, REPORT_TEXT, span_from(noise_name(trimmed->noise)));
    report_add(teller->report, item, REPORT_TEXT, span_from(": "));
    report_add(teller->report, item, REPORT_TEXT,
               document_span(document, trimmed->start, trimmed->length));
}

static void tell_article(struct teller *teller)
{
    const struct document *document = &teller->explanation->article->document;
    struct report_node *list;
    uint32_t next = 0; /* of the trimmed stretches */

    if (document->sentence_count == 0)
        return;
    list = report_add(teller->report, add_section(teller, "Article"), REPORT_LIST, NO_TEXT);
    for (uint32_t s = 0; s < document->sentence_count; s++) {
        for (; next < document->trimmed_count &&
               document->trimmed[next].start < document->sentences[s].start;
             next++)
            tell_trimmed(teller, list, &document->trimmed[next]);
        tell_sentence(teller, list, s);
    }
}

void explanation_report(const struct explanation *explanation, struct report *report)
{
    struct teller teller = {explanation, report};

    report->language = explanation->article->document.language->code;
    tell_cutting(&teller);
    tell_summary(&teller);
    tell_article(&teller);
}
