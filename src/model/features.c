#include "model/features.h"

#include <math.h>

#include "language/utf8.h"

/* ---- marks: what stands between the words ---- */

enum mark {
    MARK_NONE = 0,
    MARK_QUESTION,
    MARK_QUOTE, /* pairs: counted for the gate */
    MARK_APOSTROPHE,
    MARK_STOP,
    MARK_COLON
};

static enum mark mark_of(uint32_t c)
{
    switch (c) {
    case '?':
    case 0x37E:  /* Greek */
    case 0x55E:  /* Armenian */
    case 0x61F:  /* Arabic */
    case 0x203D: /* interrobang */
    case 0x2048:
    case 0x2049:
    case 0xFF1F: /* full width */
        return MARK_QUESTION;
    case '"':
    case 0xAB:
    case 0xBB:
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0x2039:
    case 0x203A:
    case 0x300C: /* corner brackets */
    case 0x300D:
    case 0x300E:
    case 0x300F:
    case 0xFF02:
        return MARK_QUOTE;
    case '\'':
    case '`':
    case 0x2018:
    case 0x2019:
    case 0x201A:
        return MARK_APOSTROPHE;
    case '.':
    case '!':
    case 0x589: /* Armenian */
    case 0x61B:
    case 0x6D4:  /* Urdu */
    case 0x964:  /* danda */
    case 0x2026: /* ellipsis */
    case 0x203C:
    case 0x3002: /* ideographic */
    case 0xFF01:
    case 0xFF0E:
        return MARK_STOP;
    case ':':
    case 0xFF1A:
        return MARK_COLON;
    default:
        return MARK_NONE;
    }
}

/* What the marks of one sentence say. */
struct marks {
    uint32_t quotes;
    bool question, terminal;
};

/* The marks of the stretch between two words; a closing bracket or quotation
 * mark leaves `terminal` as it is. */
static void marks_add(struct marks *marks, struct span gap)
{
    while (gap.length > 0) {
        uint32_t c, step = 1;

        c = (unsigned char)*gap.bytes;
        if (c >= 0x80)
            step = utf8_decode(gap, &c);
        gap = span_of(gap.bytes + step, gap.length - step);
        switch (mark_of(c)) {
        case MARK_QUESTION:
            marks->question = marks->terminal = true;
            break;
        case MARK_STOP:
            marks->terminal = true;
            break;
        case MARK_QUOTE:
            marks->quotes++;
            break;
        default:
            break;
        }
    }
}

/* Tokens may overlap (pairs of characters): a gap begins at the furthest end. */
static struct marks marks_of(const struct document *document, const struct sentence *sentence)
{
    const struct token *token = document->tokens + sentence->first_token;
    uint32_t at = sentence->start;
    struct marks marks = {0};

    for (uint32_t i = 0; i < sentence->token_count; i++, token++) {
        if (token->start > at)
            marks_add(&marks, document_span(document, at, token->start - at));
        if (token->start + token->length > at) {
            at = token->start + token->length;
            marks.terminal = false;
        }
    }
    marks_add(&marks, document_span(document, at, sentence->start + sentence->length - at));
    return marks;
}

/* ---- one sentence ---- */

static uint32_t token_classes(const struct document *document, const struct token *token)
{
    return lexicon_at(document->lexicon, token->form).classes;
}

/* The mark that a sentence opens with. */
static enum mark opening_mark(const struct document *document, const struct sentence *sentence)
{
    uint32_t c;

    utf8_decode(document_span(document, sentence->start, sentence->length), &c);
    return mark_of(c);
}

/* "Label: Text": a colon within the first 60 bytes, before any other mark, a
 * gap and another word behind it. Clock times have no gap. */
static bool is_label(const struct document *document, const struct sentence *sentence)
{
    struct span text = document_span(document, sentence->start, sentence->length);

    for (size_t i = 1; i + 2 < text.length && i <= 60; i++) {
        enum mark mark = mark_of((unsigned char)text.bytes[i]);

        if (mark == MARK_STOP || mark == MARK_QUESTION)
            return false;
        if (mark == MARK_COLON)
            return text.bytes[i + 1] == ' ';
    }
    return false;
}

static void features_fill(struct features *features, const struct document *document,
                          const struct sentence *sentence)
{
    const struct token *token = document->tokens + sentence->first_token;
    struct marks marks = marks_of(document, sentence);
    enum mark opening = opening_mark(document, sentence);
    uint32_t all = 0, first;

    for (uint32_t i = 0; i < sentence->token_count; i++)
        all |= token_classes(document, token + i);
    first = sentence->token_count > 0 ? token_classes(document, token) : 0;
    *features = (struct features){
        .question = marks.question,
        .quoted = opening == MARK_QUOTE || opening == MARK_APOSTROPHE,
        .first_person = (all & (WORD_FIRST_SINGULAR | WORD_SECOND)) ||
                        ((all & WORD_FIRST_PLURAL) && marks.quotes > 0),
        .label = is_label(document, sentence),
        .leaning = (first & (WORD_PRONOUN | WORD_CONNECTIVE)) != 0,
        .terminal = marks.terminal,
    };
}

struct features *features_of(const struct document *document)
{
    struct features *features =
        arena_array(document->arena, document->sentence_count, sizeof *features);

    for (uint32_t s = 0; features && s < document->sentence_count; s++)
        features_fill(&features[s], document, &document->sentences[s]);
    return features;
}

/* ---- the gate ---- */

struct counts {
    double words, sentences, persons, reporting, quotes;
};

static void counts_add(struct counts *counts, const struct document *document,
                       const struct sentence *sentence)
{
    static const uint32_t PERSONS = WORD_FIRST_SINGULAR | WORD_FIRST_PLURAL | WORD_SECOND;
    const struct token *token = document->tokens + sentence->first_token;

    for (uint32_t i = 0; i < sentence->token_count; i++, token++) {
        uint32_t classes = token_classes(document, token);

        counts->persons += (classes & PERSONS) != 0;
        counts->reporting += (classes & WORD_REPORTING) != 0;
    }
    counts->words += sentence->words;
    counts->sentences++;
    counts->quotes += marks_of(document, sentence).quotes;
}

/* Scripts without spaces have pairs of characters for words: no list knows them. */
static bool has_word_lists(const struct language *language)
{
    return language->stemmer != NULL;
}

double features_gate(const struct document *document, double mean_cosine)
{
    struct counts counts = {0};
    double hundreds, persons = 1.5, reporting = 1.1, quotes, alike;

    for (uint32_t s = 0; s < document->sentence_count; s++) {
        if (document->sentences[s].noise == NOISE_NONE)
            counts_add(&counts, document, &document->sentences[s]);
    }
    if (counts.words == 0)
        return 0;
    hundreds = counts.words / 100;
    quotes = fmin(counts.quotes / hundreds, 6);
    if (has_word_lists(document->language)) {
        persons = fmin(counts.persons / hundreds, 8);
        reporting = fmin(counts.reporting / hundreds, 4);
    }
    alike = fmin(mean_cosine * fmin(1.2, 20 / fmax(5, counts.words / counts.sentences)), 0.4);
    return 1 / (1 + exp(-(55 * alike + persons - 6.5 * reporting - 1.6 * quotes - 4.7)));
}
