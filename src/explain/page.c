#include "explain/page.h"

#include "base/sequence.h"
#include "explain/cutting.h"
#include "output/html.h"

/* From which score on each tint is used. */
static const struct {
    double score;
    const char *label;
} TINTS[PAGE_TINTS] = {{0, "0"},     {0.5, "½"},  {0.75, "¾"}, {1, "1"},
                       {1.25, "1¼"}, {1.5, "1½"}, {2, "2"}};

/* ---- small parts ---- */

unsigned page_tint(double score)
{
    unsigned tint = 0;

    while (tint + 1 < PAGE_TINTS && score >= TINTS[tint + 1].score)
        tint++;
    return tint;
}

void page_number(struct nutgraf_buffer *out, const char *name, double value)
{
    buffer_byte(out, ' ');
    buffer_text(out, name);
    buffer_text(out, "=\"");
    buffer_decimal(out, value, 1);
    buffer_byte(out, '"');
}

/* So many bytes that no sequence is cut, and no word where there are spaces. */
static size_t excerpt_length(struct span text, size_t bytes)
{
    size_t at = 0, space = 0;

    while (at < bytes) {
        size_t length = sequence_length((const unsigned char *)text.bytes + at, text.length - at);

        if (text.bytes[at] == ' ')
            space = at;
        if (at + (length ? length : 1) > bytes)
            break;
        at += length ? length : 1;
    }
    return space > 0 ? space : at;
}

void page_excerpt(struct nutgraf_buffer *out, struct span text, size_t bytes)
{
    bool whole = text.length <= bytes;

    html_text(out, whole ? text : span_of(text.bytes, excerpt_length(text, bytes)));
    if (!whole)
        buffer_text(out, " …");
}

void page_language(struct nutgraf_buffer *out, const struct explanation *explanation)
{
    const char *code = explanation->article->document.language->code;

    if (strcmp(code, "und") != 0) {
        buffer_text(out, " lang=\"");
        buffer_text(out, code);
        buffer_byte(out, '"');
    }
    buffer_text(out, " dir=\"auto\"");
}

void page_rank(struct nutgraf_buffer *out, const struct explanation *explanation, uint32_t sentence)
{
    if (explanation->rank[sentence] == 0) {
        buffer_text(out, "no score");
        return;
    }
    buffer_print(out, "rank %u of %u, score ", (unsigned)explanation->rank[sentence],
                 (unsigned)explanation->ranked);
    buffer_decimal(out, explanation_score(explanation, sentence), 2);
}

/* ---- head ---- */

static struct span title_of(const struct explanation *explanation)
{
    const struct headline *headline = explanation->summary->headline;
    const char *name = explanation->article->name;

    if (headline && headline->length > 0)
        return span_of(headline->text, headline->length);
    return span_from(name ? name : "An article");
}

static void write_head(struct nutgraf_buffer *out, const struct explanation *explanation)
{
    buffer_text(out, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                     "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                     "<meta name=\"color-scheme\" content=\"light dark\">\n"
                     "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                     "style-src 'unsafe-inline'\">\n<title>Why these sentences: ");
    html_text(out, title_of(explanation));
    buffer_text(out, "</title>\n<style>");
    buffer_text(out, PAGE_STYLE);
    buffer_text(out, "</style>\n</head>\n<body>\n<main>\n");
}

static void write_facts(struct nutgraf_buffer *out, const struct explanation *explanation)
{
    const struct article *article = explanation->article;
    const struct background *background = article->background;
    uint32_t sentences = article->document.sentence_count;

    buffer_print(out, "<p class=\"f\">%u of %u sentences chosen, %u set aside. Language: ",
                 (unsigned)explanation->summary->selection->count, (unsigned)sentences,
                 (unsigned)explanation->noisy);
    buffer_text(out, strcmp(article->document.language->code, "und") == 0
                         ? "not recognised"
                         : article->document.language->name);
    if (background->documents > 0) {
        buffer_text(out, ". Words are weighed by how few of ");
        buffer_number(out, background->documents);
        buffer_text(out, " documents have them (df)");
    }
    buffer_text(out, ".</p>\n");
    for (uint32_t i = 0; i < explanation->summary->warning_count; i++) {
        buffer_text(out, "<p class=\"f\">");
        html_text(out, span_from(explanation->summary->warnings[i]));
        buffer_text(out, ".</p>\n");
    }
}

static void write_summary(struct nutgraf_buffer *out, const struct explanation *explanation)
{
    const struct selection *selection = explanation->summary->selection;
    const char *name = explanation->article->name;

    buffer_text(out, "<header>\n<p class=\"f\">Why these sentences");
    if (name) {
        const char *folder = strrchr(name, '/');

        buffer_text(out, " · ");
        html_text(out, span_from(folder ? folder + 1 : name));
    }
    buffer_text(out, "</p>\n<h1");
    page_language(out, explanation);
    buffer_byte(out, '>');
    html_text(out, title_of(explanation));
    buffer_text(out, "</h1>\n");
    if (selection->count > 0) {
        buffer_text(out, "<ol class=\"sum\"");
        page_language(out, explanation);
        buffer_text(out, ">\n");
    }
    for (uint32_t i = 0; i < selection->count; i++) {
        buffer_text(out, "<li>");
        html_text(out, summary_span(explanation->summary, i));
        buffer_print(out,
                     "%s <small><bdi lang=\"en\" dir=\"ltr\"><a href=\"#s%u\">sentence %u</a>, ",
                     explanation->summary->cut_length ? "…" : "",
                     (unsigned)selection->sentences[i] + 1, (unsigned)selection->sentences[i] + 1);
        page_rank(out, explanation, selection->sentences[i]);
        buffer_text(out, "</bdi></small></li>\n");
    }
    if (selection->count > 0)
        buffer_text(out, "</ol>\n");
    write_facts(out, explanation);
    buffer_text(out, "</header>\n");
}

static void write_legend(struct nutgraf_buffer *out)
{
    buffer_text(out, "<aside class=\"g\" aria-labelledby=\"legend\"><h2 id=\"legend\">How to read "
                     "it</h2>\n<p>The darker a sentence, the higher its score: how much of what "
                     "the others say it says too. From 0 to 2 and more; 1 is the mean.</p>\n<ul>");
    for (unsigned tint = 0; tint < PAGE_TINTS; tint++)
        buffer_print(out, "<li class=\"t%u\">%s</li>", tint, TINTS[tint].label);
    buffer_text(out,
                "</ul>\n<p><b class=\"c\">1</b> Underlined with a number: chosen, the first "
                "of the summary.</p>\n<p><span class=\"n\">Grey <span class=\"r\">reason"
                "</span></span> Set aside as no part of the article.</p>\n"
                "<p class=\"scr\">Point at a sentence, tap or click it for its rank, its strongest "
                "words and the sentences nearest to it.</p>\n</aside>\n");
}

/* ---- the headline ---- */

static void write_cutting(struct nutgraf_buffer *out, const struct explanation *explanation)
{
    const struct nutgraf_summary *summary = explanation->summary;
    struct cut_run run = {0};

    if (!summary->headline || summary->headline->span_count == 0)
        return;
    buffer_print(out,
                 "<section aria-labelledby=\"cutting\"><h2 id=\"cutting\">How the headline was "
                 "cut</h2>\n<p class=\"f\">From <a href=\"#s%u\">sentence %u</a>: what is in bold "
                 "was kept, what is struck out was trimmed.%s</p>\n<p class=\"cut\"",
                 (unsigned)summary->headline->sentence + 1,
                 (unsigned)summary->headline->sentence + 1,
                 summary->headline->fallback
                     ? " No rule made a headline that fits and reads whole: it is the beginning, "
                       "cut to its length."
                     : "");
    page_language(out, explanation);
    buffer_byte(out, '>');
    while (cutting_next(summary, &run)) {
        buffer_text(out, run.kept ? "<ins>" : "<del>");
        html_text(out,
                  document_span(&explanation->article->document, run.start, run.end - run.start));
        buffer_text(out, run.kept ? "</ins> " : "</del> ");
    }
    buffer_text(out, "</p></section>\n");
}

static void write_method(struct nutgraf_buffer *out)
{
    buffer_text(
        out,
        "<section aria-labelledby=\"method\"><h2 id=\"method\">Where the numbers come from</h2>\n"
        "<p>Every sentence is a row of its words, each weighed by how rare it is; how alike two "
        "sentences are is the cosine of their rows. A reader who goes from sentence to sentence, "
        "more often to those that are alike, spends on each a share of the time: that is the "
        "score (TextRank). <i>Gives</i> is a word’s part of it, exactly: all words of a sentence "
        "and what every sentence starts with add up to the score.</p>\n"
        "<p>The summary is not simply the highest scores: it is chosen to tell together as much "
        "as it can of what the strong sentences share, without saying it twice, and in news what "
        "stands early counts for more.</p></section>\n");
}

void page_write(struct nutgraf_buffer *out, const struct explanation *explanation)
{
    write_head(out, explanation);
    write_summary(out, explanation);
    write_legend(out);
    page_article(out, explanation);
    write_cutting(out, explanation);
    page_graph(out, explanation);
    page_plot(out, explanation);
    write_method(out);
    buffer_text(out, "<span class=\"z\" id=\"x\"></span>\n</main>\n</body>\n</html>\n");
}
