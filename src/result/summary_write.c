/* summary_write.c -- a summary as text and as JSON (schema 1). */
#include "base/json.h"
#include "input/record.h"
#include "language/utf8.h"
#include "result/body.h"
#include "result/summary.h"

static const uint64_t SCHEMA = 1;
static const int SCORE_DECIMALS = 6;

static void fold_sentence(struct nutgraf_buffer *out, const struct nutgraf_summary *summary,
                          uint32_t i)
{
    utf8_fold_space(out, summary_span(summary, i));
    if (summary->cut_length > 0)
        buffer_text(out, "…");
}

static struct span keyword_span(const struct nutgraf_summary *summary, uint32_t i)
{
    const struct keyword *keyword = &summary->keywords->items[i];

    return document_span(&summary->article->document, keyword->start, keyword->length);
}

static void write_keywords_text(struct nutgraf_buffer *out, const struct nutgraf_summary *summary)
{
    bool alone =
        summary->selection->count == 0 && !(summary->headline && summary->headline->length > 0);

    if (!alone)
        buffer_byte(out, '\n');
    for (uint32_t i = 0; i < summary->keywords->count; i++) {
        if (i > 0)
            buffer_text(out, ", ");
        utf8_fold_space(out, keyword_span(summary, i));
    }
    buffer_byte(out, '\n');
}

static void write_text(struct nutgraf_buffer *out, const struct nutgraf_summary *summary)
{
    if (summary->headline && summary->headline->length > 0) {
        buffer_append(out, summary->headline->text, summary->headline->length);
        buffer_text(out, summary->selection->count > 0 ? "\n\n" : "\n");
    }
    for (uint32_t i = 0; i < summary->selection->count; i++) {
        fold_sentence(out, summary, i);
        buffer_byte(out, '\n');
    }
    if (summary->keywords && summary->keywords->count > 0)
        write_keywords_text(out, summary);
}

static void write_background(struct nutgraf_buffer *out, const struct background *background)
{
    char checksum[9];

    for (int i = 0; i < 8; i++)
        checksum[i] = "0123456789abcdef"[background->checksum >> (28 - 4 * i) & 15];
    json_key(out, "background");
    json_open(out, '{');
    json_key(out, "name");
    json_string(out, span_from(background->name));
    json_key(out, "version");
    json_number(out, background->version);
    json_key(out, "checksum");
    json_string(out, span_of(checksum, 8));
    json_close(out, '}');
}

/* What the page itself is called: beside our headline. */
static void write_title(struct nutgraf_buffer *out, const struct article *article)
{
    const char *title = body_field(article, NUTGRAF_TITLE);

    if (!title[0])
        return;
    json_key(out, "title");
    json_string(out, span_from(title));
}

static void write_headline(struct nutgraf_buffer *out, const struct headline *headline)
{
    json_key(out, "headline");
    json_open(out, '{');
    json_key(out, "text");
    json_string(out, span_of(headline->text, headline->length));
    json_key(out, "sentence");
    json_number(out, headline->sentence);
    json_key(out, "fallback");
    json_boolean(out, headline->fallback);
    json_key(out, "spans");
    json_open(out, '[');
    for (uint32_t i = 0; i < headline->span_count; i++) {
        json_open(out, '[');
        json_number(out, headline->spans[i].start);
        json_number(out, headline->spans[i].start + headline->spans[i].length);
        json_close(out, ']');
    }
    json_close(out, ']');
    json_close(out, '}');
}

static void write_sentence(struct nutgraf_buffer *out, const struct nutgraf_summary *summary,
                           uint32_t i, struct nutgraf_buffer *folded)
{
    nutgraf_chosen chosen = nutgraf_summary_sentence(summary, i);

    nutgraf_buffer_clear(folded);
    fold_sentence(folded, summary, i);
    json_open(out, '{');
    json_key(out, "text");
    json_string(out, span_of(nutgraf_buffer_bytes(folded), folded->length));
    json_key(out, "start");
    json_number(out, chosen.start);
    json_key(out, "end");
    json_number(out, chosen.end);
    json_key(out, "index");
    json_number(out, chosen.index);
    json_key(out, "score");
    json_decimal(out, chosen.score, SCORE_DECIMALS);
    json_close(out, '}');
}

static void write_sentences(struct nutgraf_buffer *out, const struct nutgraf_summary *summary)
{
    struct nutgraf_buffer folded;

    buffer_init(&folded);
    json_key(out, "sentences");
    json_open(out, '[');
    for (uint32_t i = 0; i < summary->selection->count; i++)
        write_sentence(out, summary, i, &folded);
    json_close(out, ']');
    out->failed = out->failed || folded.failed;
    buffer_release(&folded);
}

static void write_keywords(struct nutgraf_buffer *out, const struct nutgraf_summary *summary)
{
    json_key(out, "keywords");
    json_open(out, '[');
    for (uint32_t i = 0; i < summary->keywords->count; i++) {
        const struct keyword *keyword = &summary->keywords->items[i];

        json_open(out, '{');
        json_key(out, "text");
        json_string(out, keyword_span(summary, i));
        json_key(out, "start");
        json_number(out, keyword->start);
        json_key(out, "end");
        json_number(out, (uint64_t)keyword->start + keyword->length);
        json_key(out, "weight");
        json_decimal(out, keyword->weight, SCORE_DECIMALS);
        json_close(out, '}');
    }
    json_close(out, ']');
}

static void write_counts(struct nutgraf_buffer *out, const struct article *article)
{
    const struct document *document = &article->document;
    const struct {
        const char *name;
        size_t count;
    } counts[] = {
        {"sentences", document->sentence_count}, {"words", article_words(article)},
        {"bytes", document->text.length},        {"noise_blocks", article_noise_blocks(article)},
        {"repaired_bytes", document->repaired},
    };

    json_key(out, "counts");
    json_open(out, '{');
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        json_key(out, counts[i].name);
        json_number(out, counts[i].count);
    }
    json_close(out, '}');
}

void summary_write_warnings(struct nutgraf_buffer *out, const struct nutgraf_summary *summary)
{
    json_key(out, "warnings");
    json_open(out, '[');
    for (uint32_t i = 0; i < summary->warning_count; i++)
        json_string(out, span_from(summary->warnings[i]));
    json_close(out, ']');
}

void summary_write_front(struct nutgraf_buffer *out, const struct nutgraf_summary *summary,
                         const nutgraf_record *record)
{
    const struct article *article = summary->article;

    json_open(out, '{');
    record_write_id(record, out);
    json_key(out, "schema");
    json_number(out, SCHEMA);
    json_key(out, "nutgraf");
    json_string(out, span_from(NUTGRAF_VERSION));
    if (article->name) {
        json_key(out, "source");
        json_string(out, span_from(article->name));
    }
    write_background(out, article->background);
    json_key(out, "language");
    json_string(out, span_from(article->document.language->code));
}

static void write_json(struct nutgraf_buffer *out, const struct nutgraf_summary *summary,
                       const nutgraf_record *record)
{
    const struct article *article = summary->article;

    summary_write_front(out, summary, record);
    write_title(out, article);
    if (summary->headline)
        write_headline(out, summary->headline);
    if (!summary->no_sentences)
        write_sentences(out, summary);
    if (summary->keywords)
        write_keywords(out, summary);
    write_counts(out, article);
    summary_write_warnings(out, summary);
    json_close(out, '}');
    buffer_byte(out, '\n');
}

nutgraf_status nutgraf_summary_write(const nutgraf_summary *summary, nutgraf_format format,
                                     const nutgraf_record *record, nutgraf_buffer *buffer)
{
    if (format == NUTGRAF_JSON)
        write_json(buffer, summary, record);
    else
        write_text(buffer, summary);
    return buffer_status(buffer);
}
