#include "model/features.h"

#include <math.h>
#include <string.h>
#include <utf8proc.h>

#include "language/utf8.h"
#include "text/page_features.h"

static const uint32_t STAMP_WORDS = 4; /* fewer proper words: a date, a time, a place */
static const uint32_t LABEL_CHARACTERS = 60;
static const uint32_t LABEL_BYTES = 256;  /* the same, at most */
static const uint32_t ADJUNCT_WORDS = 12; /* from so many on the clause has begun */
static const uint32_t SHORT_WORD = 2;     /* bytes */
static const uint32_t CREDIT_WORDS = 4;   /* one in four is of a name */

/* ---- one sentence ---- */

static uint32_t token_classes(const struct document *document, const struct token *token)
{
    return lexicon_at(document->lexicon, token->form).classes;
}

/* "Label: Text": a colon before any other mark, and a gap behind it. Clock
 * times have no gap. Wide gaps count once, so that layout decides nothing. */
static bool is_label(const struct document *document, const struct sentence *sentence)
{
    struct span text = document_span(document, sentence->start, sentence->length);
    uint32_t seen = 0, code_point, length;
    bool colon = false, spaced = false;

    for (size_t at = 0; at < text.length && seen <= LABEL_CHARACTERS; at += length) {
        bool space;

        length = utf8_decode(span_of(text.bytes + at, text.length - at), &code_point);
        space = utf8_is_space(code_point);
        if (colon || code_point == '.' || code_point == '?' || code_point == '!')
            return colon && space;
        colon = code_point == ':' && seen > 0;
        seen += !(space && spaced);
        spaced = space;
    }
    return false;
}

/* What a broken line leaves: it opens with a small letter, or with a mark that
 * opens no sentence. Not "iPhone", and no script without capitals. */
static bool opens_inside(const struct document *document, const struct sentence *sentence)
{
    struct span text = document_span(document, sentence->start, sentence->length);
    uint32_t first, second = 0, length;

    if (text.length == 0)
        return false;
    first = (unsigned char)*text.bytes;
    if (first < 'a')
        return first == ',' || first == ';' || first == ':' || first == ')';
    length = utf8_decode(text, &first);
    if (first > 'z' && utf8proc_category((utf8proc_int32_t)first) != UTF8PROC_CATEGORY_LL)
        return false;
    if (length < text.length)
        second = (unsigned char)text.bytes[length];
    return second < 'A' || second > 'Z';
}

/* "(Reporting by Jo Berg; editing by Ulla Lind.)" */
static bool is_bracketed(struct span text)
{
    const char *close;

    if (text.length < 2 || *text.bytes != '(')
        return false;
    close = memchr(text.bytes, ')', text.length);
    return close && (size_t)(close - text.bytes) + 2 >= text.length;
}

/* "Read more: ...", "A lire aussi : ..."; the sentence has a label. */
static bool is_link(const struct document *document, const struct sentence *sentence)
{
    const struct token *token = document->tokens + sentence->first_token;

    if (sentence->token_count < 2)
        return false;
    if (token->length <= SHORT_WORD)
        token++;
    return token_classes(document, token) & WORD_CAPTION;
}

/* "Jo Berg in Oslo contributed to this report.": names, and the text itself at
 * the end. */
static bool is_credit(const struct document *document, const struct sentence *sentence,
                      const struct text_features *text)
{
    const struct token *end = document->tokens + sentence->first_token + sentence->token_count;

    if (is_bracketed(document_span(document, sentence->start, sentence->length)))
        return true;
    return sentence->token_count > CREDIT_WORDS &&
           (token_classes(document, end - 1) & WORD_CREDIT) &&
           text->capital * CREDIT_WORDS >= sentence->token_count &&
           (token_classes(document, end - 2) & WORD_PRONOUN);
}

/* The word is not the text's last. */
static bool precedes_comma(const struct document *document, const struct token *token)
{
    return document->text.bytes[token->start + token->length] == ',';
}

/* "After ten years in the army, he left.": behind an opening that names nobody.
 * Not "Under this plan, he said, ...". */
static bool leans_late(const struct document *document, const struct sentence *sentence)
{
    uint32_t most = sentence->token_count - 1; /* one word follows the subject at least */
    const struct token *token = document->tokens + sentence->first_token;
    const struct token *end = token + (most < ADJUNCT_WORDS ? most : ADJUNCT_WORDS);

    for (token++; token < end; token++) {
        if (precedes_comma(document, token - 1))
            return (token_classes(document, token) & WORD_SUBJECT) &&
                   !(token_classes(document, token + 1) & WORD_REPORTING);
        if (lexicon_at(document->lexicon, token->form).written & WRITTEN_CAPITAL)
            return false;
    }
    return false;
}

static bool is_leaning(const struct document *document, const struct sentence *sentence,
                       const struct text_features *text)
{
    uint32_t first;

    if (sentence->token_count == 0)
        return false;
    first = token_classes(document, document->tokens + sentence->first_token);
    return (first & (WORD_PRONOUN | WORD_CONNECTIVE)) ||
           (text->comma > 0 && leans_late(document, sentence));
}

static void features_read(struct features *features, const struct document *document,
                          const struct sentence *sentence, const struct text_features *text)
{
    *features = (struct features){
        .question = text->question,
        .quoted = text->opens_quoted,
        .first_person = (text->classes & (WORD_FIRST_SINGULAR | WORD_SECOND)) ||
                        ((text->classes & WORD_FIRST_PLURAL) && text->quote > 0),
        .leaning = is_leaning(document, sentence, text),
        .inside = opens_inside(document, sentence),
        .open = text->double_quote % 2 != 0,
        .terminal = text->terminal,
        .stamp = (text->tokens < text->numeric + text->month + STAMP_WORDS),
        .credit = is_credit(document, sentence, text),
        .odd = (text->odd > 0) || text->address || text->ellipsis,
        .capital_run = text->capital_run,
        .directions = text->directions,
        .persons = text->person,
        .reporting = text->reporting,
        .quotes = text->quote,
    };
}

/* The first colon from `from` on; the text's end: there is none. */
static uint32_t next_colon(const struct document *document, uint32_t from)
{
    const char *text = document->text.bytes;
    const char *colon = memchr(text + from, ':', document->text.length - from);

    return colon ? (uint32_t)(colon - text) : (uint32_t)document->text.length;
}

/* Few sentences have a colon: from one to the next none is looked at. */
static void mark_labels(struct features *features, const struct document *document)
{
    uint32_t colon = 0, from = UINT32_MAX;

    for (uint32_t s = 0; s < document->sentence_count; s++) {
        const struct sentence *sentence = &document->sentences[s];

        if (sentence->start < from || sentence->start > colon)
            colon = next_colon(document, from = sentence->start);
        if (colon - sentence->start <
            (sentence->length < LABEL_BYTES ? sentence->length : LABEL_BYTES))
            features[s].label = is_label(document, sentence);
        features[s].credit |= features[s].label && is_link(document, sentence);
    }
}

struct features *features_of(const struct document *document)
{
    const struct text_features *text =
        document->features ? document->features : text_features_all(document);
    struct features *features =
        arena_array(document->arena, document->sentence_count, sizeof *features);

    if (!text || !features)
        return NULL;
    for (uint32_t s = 0; s < document->sentence_count; s++)
        features_read(&features[s], document, &document->sentences[s], &text[s]);
    mark_labels(features, document);
    return features;
}

/* ---- the gate ---- */

struct counts {
    uint64_t words, sentences, persons, reporting, quotes;
};

static struct counts count_body(const struct document *document, const struct features *features)
{
    struct counts counts = {0};

    for (uint32_t s = 0; s < document->sentence_count; s++) {
        if (document->sentences[s].noise != NOISE_NONE)
            continue;
        counts.words += document->sentences[s].words;
        counts.sentences++;
        counts.persons += features[s].persons;
        counts.reporting += features[s].reporting;
        counts.quotes += features[s].quotes;
    }
    return counts;
}

/* Scripts without spaces have pairs of characters for words: no list knows them. */
static bool has_word_lists(const struct language *language)
{
    return language->stemmer != NULL;
}

double features_gate(const struct document *document, const struct features *features,
                     double mean_cosine, const struct weights *weights)
{
    struct counts counts = count_body(document, features);
    double words = (double)counts.words, hundreds = words / 100;
    double persons = 1.5, reporting = 1.1, quotes, alike;

    if (counts.words == 0)
        return 0;
    quotes = fmin((double)counts.quotes / hundreds, 6);
    if (has_word_lists(document->language)) {
        persons = fmin((double)counts.persons / hundreds, 8);
        reporting = fmin((double)counts.reporting / hundreds, 4);
    }
    alike = fmin(mean_cosine * fmin(1.2, 20 / fmax(5, words / (double)counts.sentences)), 0.4);
    return 1 / (1 + exp(-(weights->gate_alike * alike + weights->gate_persons * persons +
                          weights->gate_reporting * reporting + weights->gate_quotes * quotes +
                          weights->gate_bias)));
}
