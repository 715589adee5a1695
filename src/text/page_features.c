/* page_features.c -- one pass over the words of a stretch and the marks between.
 *
 * What a word is known as (stop word, call to action, month ...) was looked up
 * when it was tokenised; here only its shape is looked at, and the bytes that
 * stand between words. */
#include "text/page_features.h"

#include "language/utf8.h"
#include "text/marks.h"
#include "text/shape.h"

/* What a mark between words means here. */
enum gap {
    GAP_OTHER = 0,
    GAP_SPACE,
    GAP_COMMA,
    GAP_STOP,
    GAP_QUESTION,
    GAP_EXCLAMATION,
    GAP_ELLIPSIS,
    GAP_QUOTE,
    GAP_BRACKET, /* may follow a sentence's mark without undoing it */
    GAP_ODD,
    GAP_COLON,
    GAP_DASH
};

static const unsigned char ASCII_GAPS[128] = {
    ['\t'] = GAP_SPACE, ['\n'] = GAP_SPACE,   ['\v'] = GAP_SPACE,      ['\f'] = GAP_SPACE,
    ['\r'] = GAP_SPACE, [' '] = GAP_SPACE,    [','] = GAP_COMMA,       [';'] = GAP_COMMA,
    ['.'] = GAP_STOP,   ['?'] = GAP_QUESTION, ['!'] = GAP_EXCLAMATION, ['"'] = GAP_QUOTE,
    ['\''] = GAP_QUOTE, [')'] = GAP_BRACKET,  [']'] = GAP_ODD,         ['['] = GAP_ODD,
    ['|'] = GAP_ODD,    ['>'] = GAP_ODD,      ['#'] = GAP_ODD,         ['@'] = GAP_ODD,
    ['/'] = GAP_ODD,    ['\\'] = GAP_ODD,     ['_'] = GAP_ODD,         ['{'] = GAP_ODD,
    ['}'] = GAP_ODD,    ['='] = GAP_ODD,      ['<'] = GAP_ODD,         [':'] = GAP_COLON,
    ['-'] = GAP_DASH};

static enum gap wide_gap(uint32_t code_point)
{
    uint32_t marks = marks_of(code_point);

    if (marks & MARK_ELLIPSIS)
        return GAP_ELLIPSIS;
    if (marks & MARK_END)
        return code_point == 0x037E || code_point == 0x061F || code_point == 0xFF1F
                   ? GAP_QUESTION /* Greek, Arabic, fullwidth */
                   : GAP_STOP;
    if (marks & (MARK_OPEN | MARK_CLOSE))
        return GAP_QUOTE;
    if (marks & (MARK_STOP | MARK_BULLET | MARK_DASH))
        return marks & MARK_STOP ? GAP_STOP : marks & MARK_DASH ? GAP_DASH : GAP_ODD;
    switch (code_point) {
    case 0x055D: /* Armenian comma */
    case 0x060C: /* Arabic comma and semicolon */
    case 0x061B:
    case 0x3001: /* ideographic and fullwidth comma */
    case 0xFF0C:
        return GAP_COMMA;
    case 0x00A9: /* copyright */
    case 0x2190: /* arrows */
    case 0x2192:
        return GAP_ODD;
    default:
        return marks & MARK_HIDDEN || utf8_is_space(code_point) ? GAP_SPACE : GAP_OTHER;
    }
}

/* In a language without a list the short words stand for the stop words. */
enum { SHORT_WORD = 3 };

struct reader {
    const struct document *document;
    bool listed; /* the language has stop words */
    struct text_features features;
    uint32_t run;          /* words with a capital or digit just before this point */
    uint32_t dots;         /* full stops in a row */
    bool begun;            /* something visible was met */
    bool marked;           /* marks were met since the last word */
    bool number, time_gap; /* the last word was a number; since then only ':' or '/' */
};

static void read_visible(struct reader *reader, enum gap mark)
{
    struct text_features *f = &reader->features;

    if (!reader->begun)
        f->opens_quoted = mark == GAP_QUOTE || mark == GAP_DASH;
    reader->begun = reader->marked = true;
    reader->dots = mark == GAP_STOP ? reader->dots + 1 : 0;
    if (mark != GAP_QUOTE && mark != GAP_BRACKET) {
        f->terminal = mark >= GAP_STOP && mark <= GAP_ELLIPSIS;
        f->ellipsis = mark == GAP_ELLIPSIS || reader->dots >= 3;
    }
    f->colon = mark == GAP_COLON;
    f->comma += mark == GAP_COMMA;
    f->quote += mark == GAP_QUOTE;
    f->odd += mark == GAP_ODD;
    f->question |= mark == GAP_QUESTION;
    f->exclamation |= mark == GAP_EXCLAMATION;
    if (mark == GAP_STOP || mark == GAP_COMMA || mark == GAP_ODD)
        reader->run = 0;
}

/* The bytes between two words, or before the first, or behind the last. */
static void read_gap(struct reader *reader, uint32_t start, uint32_t end)
{
    const char *bytes = reader->document->text.bytes;

    for (uint32_t at = start; at < end;) {
        unsigned char byte = (unsigned char)bytes[at];
        uint32_t code_point = byte, length = 1;
        enum gap mark;

        if (byte >= 0x80)
            length = utf8_decode(span_of(bytes + at, end - at), &code_point);
        mark = byte < 0x80 ? (enum gap)ASCII_GAPS[byte] : wide_gap(code_point);
        reader->time_gap = (byte == ':' || byte == '/') && start + 1 == end;
        if (byte == '/' && at > start && bytes[at - 1] == ':')
            reader->features.address = true;
        if (mark != GAP_SPACE)
            read_visible(reader, mark);
        at += length;
    }
}

/* www.some.where or where.com; a word keeps its inner full stops (UAX #29). */
static bool is_address(const char *bytes, uint32_t length)
{
    if (*bytes == 'w')
        return memcmp(bytes + 1, "ww.", 3) == 0;
    return memcmp(bytes + length - 3, "com", 3) == 0 || memcmp(bytes + length - 3, "org", 3) == 0 ||
           memcmp(bytes + length - 3, "net", 3) == 0;
}

/* A year, or a date written with full stops: 3.5.2014. */
static bool is_date(const char *bytes, uint32_t length)
{
    const char *stop;

    if (length == 4)
        return memcmp(bytes, "19", 2) == 0 || memcmp(bytes, "20", 2) == 0;
    if (length < 6 || length > 10)
        return false;
    stop = memchr(bytes, '.', 3);
    return stop != NULL && memchr(stop + 1, '.', 3) != NULL;
}

static void read_classes(struct text_features *f, uint32_t classes)
{
    const uint32_t person = WORD_FIRST_SINGULAR | WORD_FIRST_PLURAL | WORD_SECOND;

    f->call += (classes & WORD_CALL) != 0;
    f->legal += (classes & WORD_LEGAL) != 0;
    f->person += (classes & person) != 0;
    f->reporting += (classes & WORD_REPORTING) != 0;
    f->month += (classes & WORD_MONTH) != 0;
}

/* The first word says what is opened, the second whether it is a byline. */
static void read_opening(struct reader *reader, uint32_t classes, uint32_t shape)
{
    struct text_features *f = &reader->features;

    if (f->tokens == 1) {
        f->opens_byline = f->opens_byline && (shape & SHAPE_CAPITAL);
        return;
    }
    f->opens_lower = !reader->begun && shape == 0;
    f->opens_caption = (classes & WORD_CAPTION) != 0;
    f->opens_byline = (classes & WORD_BYLINE) != 0 && (shape & SHAPE_CAPITAL);
}

/* A word that is not all small letters, or one that follows a number. */
static void read_shape(struct reader *reader, struct span word, uint32_t shape, uint32_t classes)
{
    struct text_features *f = &reader->features;
    bool digit = (shape & SHAPE_DIGIT) != 0;

    f->capital += (shape & SHAPE_CAPITAL) != 0;
    f->upper += (shape & SHAPE_UPPER) != 0;
    f->numeric += digit;
    if (digit)
        f->date +=
            is_date(word.bytes, (uint32_t)word.length) || (reader->number && reader->time_gap);
    else
        f->date += reader->number && (classes & WORD_TIME);
    reader->number = digit;
    reader->run = shape ? reader->run + 1 : 0;
    if (reader->run > f->capital_run)
        f->capital_run = reader->run;
}

/* Marks were met since the last word. */
static void read_after_marks(struct reader *reader)
{
    struct text_features *f = &reader->features;

    f->stops += f->terminal;
    f->terminal = f->ellipsis = f->colon = false;
    reader->dots = 0;
    reader->marked = false;
}

static void read_word(struct reader *reader, const struct token *token, uint32_t classes)
{
    const uint32_t counted = WORD_CALL | WORD_LEGAL | WORD_FIRST_SINGULAR | WORD_FIRST_PLURAL |
                             WORD_SECOND | WORD_REPORTING | WORD_MONTH;
    struct text_features *f = &reader->features;
    const char *bytes = reader->document->text.bytes + token->start;
    uint32_t shape = 0, length = token->length;

    if (*bytes < 'a' || *bytes > 'z')
        shape = shape_of(span_of(bytes, length));
    if (f->tokens < 2)
        read_opening(reader, classes, shape);
    if (reader->marked)
        read_after_marks(reader);
    if (shape || reader->number)
        read_shape(reader, span_of(bytes, length), shape, classes);
    else
        reader->run = 0;
    if (classes & counted)
        read_classes(f, classes);
    f->stop += reader->listed ? (classes & WORD_STOP) != 0 : length <= SHORT_WORD;
    if (length >= 5 && (bytes[length - 4] == '.' || bytes[3] == '.'))
        f->address |= is_address(bytes, length);
    f->tokens++;
    f->letters += length;
    reader->begun = true;
    reader->time_gap = false;
}

struct text_features text_features_of(const struct document *document, uint32_t start,
                                      uint32_t length, uint32_t first_token, uint32_t token_count)
{
    struct reader reader = {.document = document,
                            .listed = document->language->words->count > 0,
                            .features = {.bytes = length}};
    uint32_t at = start;

    for (uint32_t i = first_token; i < first_token + token_count; i++) {
        const struct token *token = &document->tokens[i];

        if (token->start < at)
            reader.features.pairs++;
        else if (token->start - at != 1 || document->text.bytes[at] != ' ')
            read_gap(&reader, at, token->start);
        read_word(&reader, token, lexicon_at(document->lexicon, token->form).classes);
        at = token->start + token->length;
    }
    if (at < start + length)
        read_gap(&reader, at, start + length);
    return reader.features;
}

struct text_features text_features_join(const struct text_features *first,
                                        const struct text_features *next)
{
    struct text_features all = *next;

    all.tokens += first->tokens;
    all.pairs += first->pairs;
    all.letters += first->letters;
    all.bytes += first->bytes + 1;
    all.stop += first->stop;
    all.capital += first->capital;
    all.upper += first->upper;
    all.numeric += first->numeric;
    all.call += first->call;
    all.legal += first->legal;
    all.person += first->person;
    all.reporting += first->reporting;
    all.month += first->month;
    all.date += first->date;
    all.comma += first->comma;
    all.odd += first->odd;
    all.quote += first->quote;
    all.stops += first->stops + first->terminal;
    if (first->capital_run > all.capital_run)
        all.capital_run = first->capital_run;
    all.question |= first->question;
    all.exclamation |= first->exclamation;
    all.address |= first->address;
    all.opens_lower = first->opens_lower;
    all.opens_quoted = first->opens_quoted;
    all.opens_caption = first->opens_caption;
    all.opens_byline = first->opens_byline;
    return all;
}

double text_features_words(const struct text_features *features)
{
    return features->tokens - features->pairs / 2.0;
}

double text_features_score(const struct text_features *f)
{
    double words = text_features_words(f);
    double score = -1.2;

    if (f->tokens == 0)
        return score;
    score += f->terminal ? 0.9 : 0;
    score += at_most(words / 18, 1.2);
    score += 2.2 * at_most(text_share(f->stop, f->tokens), 0.5);
    score -= 4.0 * text_share(f->call, f->tokens);
    score -= f->legal > 0 ? 0.8 : 0;
    score -= 0.35 * at_most(f->odd, 5);
    score -= f->ellipsis ? 0.4 : 0;
    score -= f->opens_caption ? 0.7 : 0;
    return score;
}
