/* page_features.c -- one pass over the words of a stretch and the marks between.
 *
 * What a word is known as (stop word, call to action, month ...) was looked up
 * when it was tokenised; here only its shape is looked at, and the bytes that
 * stand between words. */
#include "text/page_features.h"

#include "language/utf8.h"
#include "text/marks.h"

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

static bool is_double_quote(uint32_t code_point)
{
    return code_point == '"' || code_point == 0xAB || code_point == 0xBB ||
           (code_point >= 0x201C && code_point <= 0x201E);
}

/* The bytes between two words, or before the first, or behind the last. Space
 * counts as one byte, however wide it is. */
static void read_gap(struct reader *reader, uint32_t start, uint32_t end)
{
    const char *bytes = reader->document->text.bytes;
    bool spaced = false;

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
        else
            reader->features.bytes -= spaced ? length : length - 1;
        spaced = mark == GAP_SPACE;
        if (mark == GAP_QUOTE)
            reader->features.double_quote += is_double_quote(code_point);
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

static const uint32_t PERSON = WORD_FIRST_SINGULAR | WORD_FIRST_PLURAL | WORD_SECOND;
static const uint32_t COUNTED = WORD_CALL | WORD_LEGAL | WORD_FIRST_SINGULAR | WORD_FIRST_PLURAL |
                                WORD_SECOND | WORD_REPORTING | WORD_MONTH;

static void read_classes(struct text_features *f, uint32_t classes)
{
    f->call += (classes & WORD_CALL) != 0;
    f->legal += (classes & WORD_LEGAL) != 0;
    f->person += (classes & PERSON) != 0;
    f->reporting += (classes & WORD_REPORTING) != 0;
    f->month += (classes & WORD_MONTH) != 0;
}

/* The first word says what is opened, the second whether it is a byline. */
static void read_opening(struct reader *reader, const struct form *form)
{
    struct text_features *f = &reader->features;
    bool capital = (form->written & WRITTEN_CAPITAL) != 0;

    if (f->tokens == 1) {
        f->opens_byline = f->opens_byline && capital;
        return;
    }
    f->opens_lower = !reader->begun && form->written == 0;
    f->opens_caption = (form->classes & WORD_CAPTION) != 0;
    f->opens_byline = (form->classes & WORD_BYLINE) != 0 && capital;
    reader->begun = true;
}

/* A word that is not all small letters, or one that follows a number. */
static void read_written(struct reader *reader, struct span word, const struct form *form)
{
    struct text_features *f = &reader->features;
    bool digit = (form->written & WRITTEN_DIGIT) != 0;

    f->capital += (form->written & WRITTEN_CAPITAL) != 0;
    f->upper += (form->written & WRITTEN_UPPER) != 0;
    f->numeric += digit;
    if (digit)
        f->date +=
            is_date(word.bytes, (uint32_t)word.length) || (reader->number && reader->time_gap);
    else
        f->date += reader->number && (form->classes & WORD_TIME);
    reader->number = digit;
    reader->run = form->written ? reader->run + 1 : 0;
    if (reader->run > f->capital_run)
        f->capital_run = reader->run;
}

/* "(left)", "(pictured)": in brackets alone, in small letters. */
static bool is_direction(const struct document *document, const struct token *token)
{
    const char *bytes = document->text.bytes;
    size_t end = (size_t)token->start + token->length;

    return token->length >= 4 && token->start > 0 && end < document->text.length &&
           bytes[token->start - 1] == '(' && bytes[end] == ')' && bytes[token->start] >= 'a' &&
           bytes[token->start] <= 'z';
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

/* A word of which more is to be said than that it is one. */
static void read_word(struct reader *reader, const struct token *token, const struct form *form)
{
    struct text_features *f = &reader->features;
    struct span word = document_span(reader->document, token->start, token->length);

    if (f->tokens < 2)
        read_opening(reader, form);
    if (reader->marked || f->tokens == 0) {
        read_after_marks(reader);
        f->directions += is_direction(reader->document, token);
    }
    read_written(reader, word, form);
    read_classes(f, form->classes);
    if (form->dotted && token->length >= 5)
        f->address |= is_address(word.bytes, token->length);
    reader->time_gap = false;
}

static bool is_plain(const struct reader *reader, const struct form *form)
{
    return !(form->classes & COUNTED) && !(form->written | form->dotted) && !reader->marked &&
           !reader->number && reader->features.tokens >= 2;
}

struct text_features text_features_of(const struct document *document, uint32_t start,
                                      uint32_t length, uint32_t first_token, uint32_t token_count)
{
    struct reader reader = {.document = document,
                            .listed = document->language->words->count > 0,
                            .features = {.bytes = length}};
    struct text_features *f = &reader.features;
    const struct token *token = document->tokens + first_token, *end = token + token_count;
    uint32_t at = start;

    for (; token < end; token++) {
        const struct form *form = &document->lexicon->forms[token->form];

        if (token->start < at)
            f->pairs++;
        else if (token->start - at != 1 || document->text.bytes[at] != ' ')
            read_gap(&reader, at, token->start);
        if (is_plain(&reader, form))
            reader.run = 0;
        else
            read_word(&reader, token, form);
        f->stop += reader.listed ? (form->classes & WORD_STOP) != 0 : token->length <= SHORT_WORD;
        f->classes |= form->classes;
        f->tokens++;
        f->letters += token->length;
        at = token->start + token->length;
    }
    if (at < start + length)
        read_gap(&reader, at, start + length);
    return reader.features;
}

struct text_features text_features_of_sentence(const struct document *document, uint32_t sentence)
{
    const struct sentence *s = &document->sentences[sentence];

    return text_features_of(document, s->start, s->length, s->first_token, s->token_count);
}

struct text_features *text_features_all(const struct document *document)
{
    struct text_features *features =
        arena_array(document->arena, document->sentence_count, sizeof *features);

    for (uint32_t i = 0; features && i < document->sentence_count; i++)
        features[i] = text_features_of_sentence(document, i);
    return features;
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
    all.classes |= first->classes;
    all.directions += first->directions;
    all.date += first->date;
    all.comma += first->comma;
    all.odd += first->odd;
    all.quote += first->quote;
    all.double_quote += first->double_quote;
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
