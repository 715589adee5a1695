/* explanation_json.c -- an explanation as data (schema 1). */
#include "base/json.h"
#include "explain/cutting.h"
#include "explain/write.h"
#include "language/utf8.h"

static const int DECIMALS = 6;

static void write_count(struct nutgraf_buffer *out, const char *key, uint64_t number)
{
    json_key(out, key);
    json_number(out, number);
}

static void write_decimal(struct nutgraf_buffer *out, const char *key, double number)
{
    json_key(out, key);
    json_decimal(out, number, DECIMALS);
}

static void write_stretch(struct nutgraf_buffer *out, uint32_t start, uint32_t end)
{
    write_count(out, "start", start);
    write_count(out, "end", end);
}

/* ---- a sentence ---- */

static void write_terms(struct nutgraf_buffer *out, const struct reasons *reasons)
{
    json_key(out, "terms");
    json_open(out, '[');
    for (uint32_t i = 0; i < reasons->term_count; i++) {
        const struct reason *reason = &reasons->terms[i];

        json_open(out, '{');
        json_key(out, "word");
        json_string(out, reason->word);
        json_key(out, "stem");
        json_string(out, reason->stem);
        write_count(out, "tf", reason->here);
        write_count(out, "tf_article", reason->article);
        write_count(out, "df", reason->frequency);
        write_decimal(out, "idf", reason->idf);
        write_decimal(out, "weight", reason->weight);
        write_decimal(out, "gives", reason->share);
        json_close(out, '}');
    }
    json_close(out, ']');
}

static void write_near(struct nutgraf_buffer *out, const struct explanation *explanation,
                       const struct reasons *reasons)
{
    json_key(out, "near");
    json_open(out, '[');
    for (uint32_t i = 0; i < reasons->near_count; i++) {
        const struct near *near = &reasons->near[i];

        json_open(out, '{');
        write_count(out, "index", near->row);
        write_decimal(out, "cosine", near->cosine);
        write_decimal(out, "gives",
                      shares_of_neighbour(&explanation->shares, near->row, near->cosine));
        json_close(out, '}');
    }
    json_close(out, ']');
}

static void write_sentence(struct nutgraf_buffer *out, const struct explanation *explanation,
                           uint32_t s, struct nutgraf_buffer *folded)
{
    const struct sentence *sentence = &explanation->article->document.sentences[s];
    struct reasons reasons;

    explanation_reasons(explanation, s, &reasons);
    nutgraf_buffer_clear(folded);
    utf8_fold_space(folded, explanation_text(explanation, s));
    json_open(out, '{');
    write_count(out, "index", s);
    json_key(out, "text");
    json_string(out, span_of(nutgraf_buffer_bytes(folded), folded->length));
    write_stretch(out, sentence->start, sentence->start + sentence->length);
    json_key(out, "noise");
    if (sentence->noise == NOISE_NONE)
        json_null(out);
    else
        json_string(out, span_from(noise_name(sentence->noise)));
    json_key(out, "chosen");
    json_boolean(out, explanation->place[s] > 0);
    json_key(out, "rank");
    if (explanation->rank[s] == 0)
        json_null(out);
    else
        json_number(out, explanation->rank[s]);
    write_decimal(out, "score", explanation_score(explanation, s));
    write_decimal(out, "landing", reasons.landing);
    write_terms(out, &reasons);
    write_near(out, explanation, &reasons);
    json_close(out, '}');
}

static void write_sentences(struct nutgraf_buffer *out, const struct explanation *explanation)
{
    struct nutgraf_buffer folded;

    buffer_init(&folded);
    json_key(out, "sentences");
    json_open(out, '[');
    for (uint32_t s = 0; s < explanation->article->document.sentence_count; s++)
        write_sentence(out, explanation, s, &folded);
    json_close(out, ']');
    out->failed = out->failed || folded.failed;
    buffer_release(&folded);
}

/* ---- the rest ---- */

static void write_headline(struct nutgraf_buffer *out, const struct nutgraf_summary *summary)
{
    struct cut_run run = {0};

    if (!summary->headline)
        return;
    json_key(out, "headline");
    json_open(out, '{');
    json_key(out, "text");
    json_string(out, span_of(summary->headline->text, summary->headline->length));
    write_count(out, "sentence", summary->headline->sentence);
    json_key(out, "fallback");
    json_boolean(out, summary->headline->fallback);
    json_key(out, "parts");
    json_open(out, '[');
    while (cutting_next(summary, &run)) {
        json_open(out, '{');
        write_stretch(out, run.start, run.end);
        json_key(out, "kept");
        json_boolean(out, run.kept);
        json_close(out, '}');
    }
    json_close(out, ']');
    json_close(out, '}');
}

static void write_chosen(struct nutgraf_buffer *out, const struct selection *selection)
{
    json_key(out, "chosen");
    json_open(out, '[');
    for (uint32_t i = 0; i < selection->count; i++)
        json_number(out, selection->sentences[i]);
    json_close(out, ']');
}

static void write_trimmed(struct nutgraf_buffer *out, const struct document *document)
{
    json_key(out, "trimmed");
    json_open(out, '[');
    for (uint32_t i = 0; i < document->trimmed_count; i++) {
        const struct trimmed *trimmed = &document->trimmed[i];

        json_open(out, '{');
        write_stretch(out, trimmed->start, trimmed->start + trimmed->length);
        json_key(out, "noise");
        json_string(out, span_from(noise_name(trimmed->noise)));
        json_close(out, '}');
    }
    json_close(out, ']');
}

void explanation_json(const struct explanation *explanation, const nutgraf_record *record,
                      struct nutgraf_buffer *out)
{
    const struct article *article = explanation->article;

    summary_write_front(out, explanation->summary, record);
    write_count(out, "documents", article->background->documents);
    write_headline(out, explanation->summary);
    write_chosen(out, explanation->summary->selection);
    write_sentences(out, explanation);
    write_trimmed(out, &article->document);
    summary_write_warnings(out, explanation->summary);
    json_close(out, '}');
    buffer_byte(out, '\n');
}
