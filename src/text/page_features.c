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
    uint32_t first; /* word of the stretch */
    struct text_features features;
    uint32_t run_end;      /* behind the last word of a run of ... */
    uint32_t run;          /* ... so many with a capital or digit */
    uint32_t dots;         /* full stops in a row */
    bool begun;            /* something visible was met */
    bool marked;           /* marks were met since the last word */
    bool number, time_gap; /* the last word was a number; since then only ':' or '/' */
    bool alert;            /* the next word has a place of which more is to be said */
};

/* A mark that prose, and what is no prose, puts between words. */
static void read_visible(struct reader *reader, enum gap mark)
{
    struct text_features *f = &reader->features;

    if (!reader->begun)
        f->opens_quoted = mark == GAP_QUOTE || mark == GAP_DASH;
    reader->begun = reader->marked = reader->alert = true;
    reader->dots = mark == GAP_STOP ? reader->dots + 1 : 0;
    f->colon = mark == GAP_COLON;
    if (mark == GAP_QUOTE)
        f->quote++;
    if (mark == GAP_QUOTE || mark == GAP_BRACKET)
        return;
    f->terminal = mark >= GAP_STOP && mark <= GAP_ELLIPSIS;
    f->ellipsis = mark == GAP_ELLIPSIS || reader->dots >= 3;
    f->comma += mark == GAP_COMMA;
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

    for (uint32_t at = start, length = 1; at < end; at += length) {
        uint32_t code_point = (unsigned char)bytes[at];
        enum gap mark;

        if (code_point < 0x80) {
            mark = (enum gap)ASCII_GAPS[code_point];
            length = 1;
        } else {
            length = utf8_decode(span_of(bytes + at, end - at), &code_point);
            mark = wide_gap(code_point);
        }
        if (mark == GAP_SPACE) {
            reader->features.bytes -= spaced ? length : length - 1;
            spaced = true;
            continue;
        }
        spaced = false;
        read_visible(reader, mark);
        if (mark == GAP_QUOTE)
            reader->features.double_quote += is_double_quote(code_point);
        else if (code_point == '/' && at > start && bytes[at - 1] == ':')
            reader->features.address = true;
    }
    reader->time_gap = end - start == 1 && (bytes[start] == ':' || bytes[start] == '/');
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
static void read_opening(struct reader *reader, uint32_t token, const struct form *form)
{
    struct text_features *f = &reader->features;
    bool capital = (form->written & WRITTEN_CAPITAL) != 0;

    if (token > reader->first) {
        f->opens_byline = f->opens_byline && capital;
        return;
    }
    f->opens_lower = !reader->begun && form->written == 0;
    f->opens_caption = (form->classes & WORD_CAPTION) != 0;
    f->opens_byline = (form->classes & WORD_BYLINE) != 0 && capital;
    reader->begun = true;
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

/* A word is the first or second of all, or the first behind marks, or behind a
 * number. */
static void read_place(struct reader *reader, uint32_t token, const struct form *form)
{
    struct text_features *f = &reader->features;

    if (token - reader->first < 2)
        read_opening(reader, token, form);
    if (reader->marked || token == reader->first) {
        f->stops += f->terminal;
        f->terminal = f->ellipsis = f->colon = false;
        f->directions += is_direction(reader->document, &reader->document->tokens[token]);
        reader->dots = 0;
        reader->marked = false;
    }
    if (reader->number && !(form->written & WRITTEN_DIGIT)) {
        f->date += (form->classes & WORD_TIME) != 0;
        reader->number = false;
    }
    reader->alert = token == reader->first;
}

static void read_number(struct reader *reader, uint32_t token)
{
    struct text_features *f = &reader->features;
    const struct token *number = &reader->document->tokens[token];

    f->numeric++;
    f->date += is_date(reader->document->text.bytes + number->start, number->length) ||
               (reader->number && reader->time_gap);
    reader->number = reader->alert = true;
    reader->time_gap = false;
}

/* A word that opens with a capital or digit. */
static void read_written(struct reader *reader, uint32_t token, uint32_t written)
{
    struct text_features *f = &reader->features;

    reader->run = reader->run_end == token ? reader->run + 1 : 1;
    reader->run_end = token + 1;
    if (reader->run > f->capital_run)
        f->capital_run = reader->run;
    f->capital += written & WRITTEN_CAPITAL;
    f->upper += (written & WRITTEN_UPPER) != 0;
    if (written & WRITTEN_DIGIT)
        read_number(reader, token);
}

/* A word of which more is to be said than that it is one. */
static void read_word(struct reader *reader, uint32_t token, const struct form *form)
{
    struct text_features *f = &reader->features;

    if (reader->alert)
        read_place(reader, token, form);
    if (form->written)
        read_written(reader, token, form->written);
    if (form->classes & COUNTED)
        read_classes(f, form->classes);
    if (form->dotted) {
        const struct token *word = &reader->document->tokens[token];

        f->address |= word->length >= 5 &&
                      is_address(reader->document->text.bytes + word->start, word->length);
    }
}

/* How many words are short: in a language without a list they stand for the stop
 * words. */
static uint32_t count_short(const struct token *token, uint32_t tokens)
{
    uint32_t count = 0;

    for (uint32_t i = 0; i < tokens; i++)
        count += token[i].length <= SHORT_WORD;
    return count;
}

static inline bool is_notable(const struct form *form)
{
    return (form->classes & COUNTED) || form->written || form->dotted;
}

/* The words and what stands between them, from byte `at` on; returns where the
 * last one ends. Most words are of small letters, on no list that is counted, and
 * one space behind the one before. */
static uint32_t read_words(struct reader *reader, uint32_t at)
{
    const struct document *document = reader->document;
    const char *bytes = document->text.bytes;
    const struct form *forms = document->lexicon->forms;
    const struct token *first = document->tokens + reader->first;
    const struct token *end = first + reader->features.tokens;
    uint32_t letters = 0, stop = 0, classes = 0;

    for (const struct token *token = first; token < end; token++) {
        const struct form *form = &forms[token->form];

        if (token->start < at)
            reader->features.pairs++;
        else if (token->start - at != 1 || bytes[at] != ' ')
            read_gap(reader, at, token->start);
        if (reader->alert || is_notable(form))
            read_word(reader, (uint32_t)(token - document->tokens), form);
        stop += form->classes & WORD_STOP;
        classes |= form->classes;
        letters += token->length;
        at = token->start + token->length;
    }
    reader->features.letters = letters;
    reader->features.stop = stop; /* WORD_STOP is 1 */
    reader->features.classes = classes;
    return at;
}

struct text_features text_features_of(const struct document *document, uint32_t start,
                                      uint32_t length, uint32_t first_token, uint32_t token_count)
{
    struct reader reader = {.document = document,
                            .first = first_token,
                            .features = {.tokens = token_count, .bytes = length},
                            .alert = true};
    uint32_t at = read_words(&reader, start);

    if (at < start + length)
        read_gap(&reader, at, start + length);
    if (document->language->words->count == 0)
        reader.features.stop = count_short(document->tokens + first_token, token_count);
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

void text_features_join(struct text_features *all, const struct text_features *next)
{
    all->tokens += next->tokens;
    all->pairs += next->pairs;
    all->letters += next->letters;
    all->bytes += next->bytes + 1;
    all->stop += next->stop;
    all->capital += next->capital;
    all->upper += next->upper;
    all->numeric += next->numeric;
    all->call += next->call;
    all->legal += next->legal;
    all->person += next->person;
    all->reporting += next->reporting;
    all->month += next->month;
    all->classes |= next->classes;
    all->directions += next->directions;
    all->date += next->date;
    all->comma += next->comma;
    all->odd += next->odd;
    all->quote += next->quote;
    all->double_quote += next->double_quote;
    all->stops += next->stops + all->terminal;
    if (next->capital_run > all->capital_run)
        all->capital_run = next->capital_run;
    all->question |= next->question;
    all->exclamation |= next->exclamation;
    all->address |= next->address;
    all->terminal = next->terminal;
    all->ellipsis = next->ellipsis;
    all->colon = next->colon;
}
