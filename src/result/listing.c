/* listing.c -- every sentence of a document, and what was set aside as noise:
 * how splitting, tokenising and ranking are looked at and measured. */
#include "result/listing.h"

#include "base/json.h"
#include "input/record.h"
#include "language/utf8.h"

static const int SCORE_DECIMALS = 6;

static void write_tokens(struct nutgraf_buffer *out, const struct document *document,
                         const struct sentence *sentence)
{
    const struct token *tokens = document->tokens + sentence->first_token;

    json_key(out, "tokens");
    json_open(out, '[');
    for (uint32_t i = 0; i < sentence->token_count; i++)
        json_string(out, document_span(document, tokens[i].start, tokens[i].length));
    json_close(out, ']');
    json_key(out, "stems"); /* null: a stop word */
    json_open(out, '[');
    for (uint32_t i = 0; i < sentence->token_count; i++) {
        if (tokens[i].term == TERM_NONE)
            json_null(out);
        else
            json_string(out, lexicon_stem(document->lexicon, document->terms[tokens[i].term]));
    }
    json_close(out, ']');
}

static void write_sentence(struct nutgraf_buffer *out, const struct article *article, uint32_t i,
                           uint32_t rank, struct nutgraf_buffer *folded)
{
    const struct document *document = &article->document;
    const struct sentence *sentence = &document->sentences[i];

    nutgraf_buffer_clear(folded);
    utf8_fold_space(folded, document_span(document, sentence->start, sentence->length));
    json_open(out, '{');
    json_key(out, "index");
    json_number(out, i);
    json_key(out, "text");
    json_string(out, span_of(nutgraf_buffer_bytes(folded), folded->length));
    json_key(out, "start");
    json_number(out, sentence->start);
    json_key(out, "end");
    json_number(out, sentence->start + sentence->length);
    json_key(out, "block");
    json_number(out, sentence->block);
    json_key(out, "words");
    json_number(out, sentence->words);
    json_key(out, "rank");
    json_number(out, rank);
    json_key(out, "score");
    json_decimal(out, article->ranking.score[i], SCORE_DECIMALS);
    json_key(out, "noise");
    if (sentence->noise == NOISE_NONE)
        json_null(out);
    else
        json_string(out, span_from(noise_name(sentence->noise)));
    json_key(out, "body");
    json_decimal(out, (double)sentence->body, 3);
    write_tokens(out, document, sentence);
    json_close(out, '}');
}

static bool write_json(struct nutgraf_buffer *out, const struct article *article,
                       const nutgraf_record *record)
{
    struct arena arena;
    struct nutgraf_buffer folded;
    uint32_t *ranks;

    arena_init(&arena);
    ranks = article_ranks(article, &arena);
    if (!ranks)
        return false;
    buffer_init(&folded);
    if (record) {
        json_open(out, '{');
        record_write_id(record, out);
        json_key(out, "language");
        json_string(out, span_from(article->document.language->code));
        json_key(out, "sentences");
        json_open(out, '[');
    }
    for (uint32_t i = 0; i < article->document.sentence_count; i++) {
        write_sentence(out, article, i, ranks[i], &folded);
        if (!record)
            buffer_byte(out, '\n');
    }
    if (record) {
        json_close(out, ']');
        json_close(out, '}');
        buffer_byte(out, '\n');
    }
    out->failed = out->failed || folded.failed;
    buffer_release(&folded);
    arena_release(&arena);
    return true;
}

nutgraf_status listing_write(const struct article *article, nutgraf_format format,
                             const nutgraf_record *record, struct nutgraf_buffer *out)
{
    const struct document *document = &article->document;

    if (format == NUTGRAF_JSON)
        return write_json(out, article, record) ? buffer_status(out) : NUTGRAF_NO_MEMORY;
    for (uint32_t i = 0; i < document->sentence_count; i++) {
        const struct sentence *sentence = &document->sentences[i];

        utf8_fold_space(out, document_span(document, sentence->start, sentence->length));
        buffer_byte(out, '\n');
    }
    return buffer_status(out);
}

static void write_noise(struct nutgraf_buffer *out, enum noise noise, struct span text)
{
    buffer_text(out, noise_name(noise));
    buffer_text(out, ": ");
    utf8_fold_space(out, text);
    buffer_byte(out, '\n');
}

nutgraf_status listing_write_noise(const struct article *article, struct nutgraf_buffer *out)
{
    const struct document *document = &article->document;

    if (document->aside_blocks > 0)
        buffer_print(out, "%s: %u blocks of the page, %u words\n", noise_name(NOISE_OUTSIDE),
                     document->aside_blocks, document->aside_words);
    for (uint32_t i = 0; i < document->sentence_count; i++) {
        const struct sentence *sentence = &document->sentences[i];

        if (sentence->noise != NOISE_NONE)
            write_noise(out, sentence->noise,
                        document_span(document, sentence->start, sentence->length));
    }
    for (uint32_t i = 0; i < document->trimmed_count; i++) {
        const struct trimmed *trimmed = &document->trimmed[i];

        write_noise(out, trimmed->noise, document_span(document, trimmed->start, trimmed->length));
    }
    return buffer_status(out);
}
