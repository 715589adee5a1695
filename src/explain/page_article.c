/* page_article.c -- the article, each sentence tinted by its score, with cards. */
#include "explain/page.h"
#include "output/html.h"

static const size_t EXCERPT_BYTES = 110;

struct writer {
    struct nutgraf_buffer *out;
    const struct explanation *explanation;
    uint32_t trimmed; /* the next of the document's trimmed stretches */
};

/* ---- the card of a sentence ---- */

static void write_cell(struct nutgraf_buffer *out, double number, int decimals)
{
    buffer_text(out, "<td>");
    buffer_decimal(out, number, decimals);
    buffer_text(out, "</td>");
}

/* The bar under a word says what it gives, against what the strongest gives. */
static void write_term(struct writer *writer, const struct reason *reason, double most)
{
    struct nutgraf_buffer *out = writer->out;

    buffer_text(out, "<tr><th scope=\"row\"");
    page_language(out, writer->explanation);
    buffer_text(out, " style=\"--w:");
    buffer_decimal(out, most > 0 ? 100 * reason->share / most : 0, 0);
    buffer_text(out, "%\">");
    html_text(out, reason->word);
    buffer_text(out, "</th>");
    write_cell(out, reason->share, 2);
    write_cell(out, reason->here, 0);
    write_cell(out, reason->article, 0);
    write_cell(out, reason->frequency, 0);
    write_cell(out, reason->weight, 2);
    buffer_text(out, "</tr>");
}

static void write_terms(struct writer *writer, const struct reasons *reasons)
{
    struct nutgraf_buffer *out = writer->out;

    if (reasons->term_count == 0)
        return;
    buffer_text(out, "<table><caption>Strongest words</caption><thead><tr>"
                     "<th scope=\"col\">word</th><th scope=\"col\">gives</th>"
                     "<th scope=\"col\">here</th><th scope=\"col\">article</th>"
                     "<th scope=\"col\">df</th><th scope=\"col\">weight</th></tr></thead><tbody>");
    for (uint32_t i = 0; i < reasons->term_count; i++)
        write_term(writer, &reasons->terms[i], reasons->terms[0].share);
    buffer_text(out, "</tbody></table>");
}

/* To a sentence, by how it begins. */
static void write_link(struct writer *writer, const char *before, uint32_t s)
{
    struct nutgraf_buffer *out = writer->out;

    buffer_text(out, before);
    buffer_print(out, "<a href=\"#s%u\"", (unsigned)s + 1);
    page_language(out, writer->explanation);
    buffer_byte(out, '>');
    page_excerpt(out, explanation_text(writer->explanation, s), EXCERPT_BYTES);
    buffer_text(out, "</a>");
}

static void write_near(struct writer *writer, const struct reasons *reasons)
{
    const struct explanation *explanation = writer->explanation;
    struct nutgraf_buffer *out = writer->out;

    if (reasons->near_count == 0) {
        buffer_text(out, "<p>It shares no word with another sentence.</p>");
        return;
    }
    buffer_text(out, "<p class=\"kt\">Nearest sentences</p><ul>");
    for (uint32_t i = 0; i < reasons->near_count; i++) {
        const struct near *near = &reasons->near[i];

        buffer_text(out, "<li><b>");
        buffer_decimal(out, near->cosine, 2);
        buffer_text(out, "</b><span><a href=\"#s");
        buffer_number(out, near->row + 1);
        buffer_byte(out, '"');
        page_language(out, explanation);
        buffer_byte(out, '>');
        page_excerpt(out, explanation_text(explanation, near->row), EXCERPT_BYTES);
        buffer_text(out, explanation->place[near->row] ? "</a> (chosen)</span></li>"
                                                       : "</a></span></li>");
    }
    buffer_text(out, "</ul>");
}

static void write_card(struct writer *writer, uint32_t s)
{
    const struct explanation *explanation = writer->explanation;
    struct nutgraf_buffer *out = writer->out;
    double score = explanation_score(explanation, s);
    struct reasons reasons;

    explanation_reasons(explanation, s, &reasons);
    buffer_text(out, "<div class=\"k\" lang=\"en\" dir=\"ltr\" role=\"group\" id=\"k");
    buffer_number(out, s + 1);
    buffer_text(out, "\" aria-label=\"Why sentence ");
    buffer_number(out, s + 1);
    buffer_text(out, "\"><p class=\"kh\">Sentence ");
    buffer_number(out, s + 1);
    buffer_text(out, explanation->place[s] ? " <b>chosen</b></p>" : "</p>");
    write_link(writer, "<p class=\"kq\">", s);
    buffer_text(out, "</p><p>");
    page_rank(out, explanation, s);
    buffer_text(out, ": ");
    buffer_decimal(out, reasons.landing, 2);
    buffer_text(out, " to start with, ");
    buffer_decimal(out, score - reasons.landing, 2);
    buffer_text(out, " from the words that it shares with others.</p>");
    write_terms(writer, &reasons);
    write_near(writer, &reasons);
    buffer_text(out, "<p><a class=\"x\" href=\"#x\">Close</a></p></div>");
}

/* ---- the text ---- */

/* `id` is the number of a sentence, or 0 for what was cut off one. */
static void write_noise(struct writer *writer, struct span text, enum noise noise, uint32_t id)
{
    buffer_text(writer->out, "<span class=\"n\"");
    if (id > 0)
        buffer_print(writer->out, " id=\"s%u\"", (unsigned)id);
    buffer_byte(writer->out, '>');
    html_text(writer->out, text);
    buffer_text(writer->out, " <span class=\"r\" lang=\"en\" dir=\"ltr\">");
    buffer_text(writer->out, noise_name(noise));
    buffer_text(writer->out, "</span></span>\n");
}

static void write_text(struct writer *writer, uint32_t s)
{
    struct nutgraf_buffer *out = writer->out;
    uint32_t place = writer->explanation->place[s];

    if (place > 0) {
        buffer_text(out, "<b class=\"c\" lang=\"en\" dir=\"ltr\"><span class=\"v\">chosen </span>");
        buffer_number(out, place);
        buffer_text(out, "</b>");
    }
    html_text(out, explanation_text(writer->explanation, s));
}

static void write_sentence(struct writer *writer, uint32_t s)
{
    const struct explanation *explanation = writer->explanation;
    struct nutgraf_buffer *out = writer->out;
    bool detailed = explanation_is_detailed(explanation, s);

    buffer_print(out, "<%s class=\"s t%u%s\" id=\"s%u\"", detailed ? "a" : "span",
                 page_tint(explanation_score(explanation, s)), explanation->place[s] ? " y" : "",
                 (unsigned)s + 1);
    if (detailed) {
        buffer_text(out, " href=\"#k");
        buffer_number(out, s + 1);
    } else {
        buffer_text(out, " title=\"");
        page_rank(out, explanation, s);
    }
    buffer_text(out, "\">");
    write_text(writer, s);
    buffer_text(out, detailed ? "</a>\n" : "</span>\n");
    if (detailed)
        write_card(writer, s);
}

/* What was cut off before `end`, a dateline before its sentence. */
static void write_trimmed(struct writer *writer, uint32_t end)
{
    const struct document *document = &writer->explanation->article->document;

    for (; writer->trimmed < document->trimmed_count; writer->trimmed++) {
        const struct trimmed *trimmed = &document->trimmed[writer->trimmed];

        uint32_t start = trimmed->start, stop = start + trimmed->length;

        if (start >= end)
            break;
        document_trim(document, &start, &stop);
        write_noise(writer, document_span(document, start, stop - start), trimmed->noise, 0);
    }
}

static void write_block(struct writer *writer, const struct block *block)
{
    static const char *const CLASSES[] = {
        [BLOCK_PARAGRAPH] = "p", [BLOCK_TITLE] = "p h",      [BLOCK_HEADING] = "p h",
        [BLOCK_ITEM] = "p i",    [BLOCK_QUOTE] = "p q",      [BLOCK_CAPTION] = "p",
        [BLOCK_TABLE] = "p",     [BLOCK_PREFORMATTED] = "p",
    };
    const struct document *document = &writer->explanation->article->document;

    buffer_print(writer->out, "<div class=\"%s\" dir=\"auto\">", CLASSES[block->kind]);
    for (uint32_t i = 0; i < block->sentence_count; i++) {
        uint32_t s = block->first_sentence + i;
        const struct sentence *sentence = &document->sentences[s];

        write_trimmed(writer, sentence->start);
        if (sentence->noise == NOISE_NONE || writer->explanation->place[s])
            write_sentence(writer, s);
        else
            write_noise(writer, explanation_text(writer->explanation, s), sentence->noise, s + 1);
    }
    write_trimmed(writer, block->start + block->length);
    buffer_text(writer->out, "</div>\n");
}

void page_article(struct nutgraf_buffer *out, const struct explanation *explanation)
{
    const struct document *document = &explanation->article->document;
    struct writer writer = {out, explanation, 0};

    buffer_text(out, "<section class=\"a\" aria-labelledby=\"article\"><h2 id=\"article\">"
                     "The article</h2>\n<div");
    page_language(out, explanation);
    buffer_text(out, ">\n");
    for (uint32_t b = 0; b < document->block_count; b++)
        if (document->blocks[b].sentence_count > 0)
            write_block(&writer, &document->blocks[b]);
    buffer_text(out, "</div></section>\n");
}
