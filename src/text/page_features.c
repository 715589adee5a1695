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
    GAP_QUESTION,
    GAP_EXCLAMATION,
    GAP_ELLIPSIS,
    GAP_QUOTE,
    GAP_DOUBLE_QUOTE, /* of any shape */
    GAP_BRACKET,      /* may follow a sentence's mark without undoing it */
    GAP_COLON,
    GAP_DASH,
    GAP_PARTS = 16, /* a bit that those have which end a run of capitals */
    GAP_STOP = GAP_PARTS,
    GAP_COMMA,
    GAP_ODD,
    GAP_SLASH, /* odd, too */
    GAP_COUNT
};

static const unsigned char ASCII_GAPS[128] = {
    ['\t'] = GAP_SPACE, ['\n'] = GAP_SPACE,   ['\v'] = GAP_SPACE,      ['\f'] = GAP_SPACE,
    ['\r'] = GAP_SPACE, [' '] = GAP_SPACE,    [','] = GAP_COMMA,       [';'] = GAP_COMMA,
    ['.'] = GAP_STOP,   ['?'] = GAP_QUESTION, ['!'] = GAP_EXCLAMATION, ['"'] = GAP_DOUBLE_QUOTE,
    ['\''] = GAP_QUOTE, [')'] = GAP_BRACKET,  [']'] = GAP_ODD,         ['['] = GAP_ODD,
    ['|'] = GAP_ODD,    ['>'] = GAP_ODD,      ['#'] = GAP_ODD,         ['@'] = GAP_ODD,
    ['/'] = GAP_SLASH,  ['\\'] = GAP_ODD,     ['_'] = GAP_ODD,         ['{'] = GAP_ODD,
    ['}'] = GAP_ODD,    ['='] = GAP_ODD,      ['<'] = GAP_ODD,         [':'] = GAP_COLON,
    ['-'] = GAP_DASH};

static bool is_double_quote(uint32_t code_point)
{
    return code_point == 0xAB || code_point == 0xBB ||
           (code_point >= 0x201C && code_point <= 0x201E);
}

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
        return is_double_quote(code_point) ? GAP_DOUBLE_QUOTE : GAP_QUOTE;
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

/* What a sentence would be that closed with the marks of a gap met so far. */
enum closing {
    CLOSING_NONE = 0, /* there are none */
    CLOSING_OPEN,
    CLOSING_COLON,
    CLOSING_STOP, /* from here on it is closed; full stops in a row are counted */
    CLOSING_TWO_STOPS,
    CLOSING_END,
    CLOSING_THREE_STOPS, /* from here on with an ellipsis */
    CLOSING_ELLIPSIS,
    CLOSING_COUNT
};

/* By the next mark, then by what there was: in the order above. */
/* clang-format off */
#define OPENS {CLOSING_OPEN, CLOSING_OPEN, CLOSING_OPEN, CLOSING_OPEN, CLOSING_OPEN, CLOSING_OPEN, \
               CLOSING_OPEN, CLOSING_OPEN}
#define KEEPS {CLOSING_OPEN, CLOSING_OPEN, CLOSING_OPEN, CLOSING_END, CLOSING_END, CLOSING_END,    \
               CLOSING_ELLIPSIS, CLOSING_ELLIPSIS}
#define ENDS  {CLOSING_END, CLOSING_END, CLOSING_END, CLOSING_END, CLOSING_END, CLOSING_END,       \
               CLOSING_END, CLOSING_END}
static const unsigned char CLOSINGS[GAP_COUNT][CLOSING_COUNT] = {
    [GAP_OTHER] = OPENS, [GAP_DASH] = OPENS, [GAP_COMMA] = OPENS, [GAP_ODD] = OPENS,
    [GAP_SLASH] = OPENS, [GAP_QUESTION] = ENDS, [GAP_EXCLAMATION] = ENDS,
    [GAP_QUOTE] = KEEPS, [GAP_DOUBLE_QUOTE] = KEEPS, [GAP_BRACKET] = KEEPS,
    [GAP_COLON] = {CLOSING_COLON, CLOSING_COLON, CLOSING_COLON, CLOSING_COLON, CLOSING_COLON,
                   CLOSING_COLON, CLOSING_COLON, CLOSING_COLON},
    [GAP_ELLIPSIS] = {CLOSING_ELLIPSIS, CLOSING_ELLIPSIS, CLOSING_ELLIPSIS, CLOSING_ELLIPSIS,
                      CLOSING_ELLIPSIS, CLOSING_ELLIPSIS, CLOSING_ELLIPSIS, CLOSING_ELLIPSIS},
    [GAP_STOP] = {CLOSING_STOP, CLOSING_STOP, CLOSING_STOP, CLOSING_TWO_STOPS, CLOSING_THREE_STOPS,
                  CLOSING_STOP, CLOSING_THREE_STOPS, CLOSING_STOP}};
#undef OPENS
#undef KEEPS
#undef ENDS
/* clang-format on */

/* A document while it is read, stretch by stretch. */
struct reader {
    const struct document *document;
    const char *bytes; /* of it */
    const struct form *forms;
    const struct token *first, *end; /* the words of the stretch */
    struct text_features *features;  /* of it */
    uint32_t stop;                   /* words */
    uint32_t wide;                   /* bytes between words beyond one each */
    uint32_t run;                    /* of words with a capital or digit, the last before ... */
    const struct token *run_end;
    uint32_t marks[GAP_COUNT]; /* how many of each were met */
};

/* Most words need no more than read_words() itself, which keeps what it works with in
 * registers as long as what it calls for the others stays out of line. */
#define APART __attribute__((noinline))

/* ---- what stands between words ---- */

/* What stands at `at` before `end`; `*length` is its length. */
static inline enum gap gap_at(const char *bytes, uint32_t at, uint32_t end, uint32_t *length)
{
    uint32_t code_point = (unsigned char)bytes[at];

    *length = 1;
    if (code_point < 0x80)
        return (enum gap)ASCII_GAPS[code_point];
    *length = utf8_decode(span_of(bytes + at, end - at), &code_point);
    return wide_gap(code_point);
}

/* One more mark of a gap, which closed like `before`. */
static inline enum closing read_mark(struct reader *reader, enum gap mark, enum closing before)
{
    reader->marks[mark]++;
    if (mark & GAP_PARTS)
        reader->run_end = NULL;
    return (enum closing)CLOSINGS[mark][before];
}

/* read_gap() of any gap. */
APART static enum closing read_long_gap(struct reader *reader, uint32_t start, uint32_t end)
{
    enum closing closing = CLOSING_NONE;
    bool spaced = false;

    for (uint32_t at = start, length; at < end; at += length) {
        enum gap mark = gap_at(reader->bytes, at, end, &length);

        if (mark == GAP_SPACE) {
            reader->features->bytes -= spaced ? length : length - 1;
            spaced = true;
            continue;
        }
        spaced = false;
        closing = read_mark(reader, mark, closing);
        if (mark == GAP_SLASH && at > start)
            reader->features->address |= reader->bytes[at - 1] == ':';
    }
    return closing;
}

/* The bytes between two words, or before the first, or behind the last, and what they
 * make of a sentence that ends there. Space counts as one byte, however wide it is.
 * Nearly all are one mark, alone or with one space behind it. */
static inline enum closing read_gap(struct reader *reader, uint32_t start, uint32_t end)
{
    unsigned char first = (unsigned char)reader->bytes[start];

    if (first < 0x80 && ASCII_GAPS[first] != GAP_SPACE &&
        (end - start == 1 || (end - start == 2 && reader->bytes[start + 1] == ' ')))
        return read_mark(reader, (enum gap)ASCII_GAPS[first], CLOSING_NONE);
    return read_long_gap(reader, start, end);
}

/* The first mark of a gap; GAP_SPACE: there is none. */
static enum gap first_mark(const char *bytes, uint32_t start, uint32_t end)
{
    enum gap mark = GAP_SPACE;
    uint32_t length;

    for (uint32_t at = start; mark == GAP_SPACE && at < end; at += length)
        mark = gap_at(bytes, at, end, &length);
    return mark;
}

/* ---- words ---- */

/* www.some.where or where.com; a word keeps its inner full stops (UAX #29). */
static bool is_address(const char *bytes, uint32_t length)
{
    if (length < 5)
        return false;
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
    f->classes |= classes;
    f->call += (classes & WORD_CALL) != 0;
    f->legal += (classes & WORD_LEGAL) != 0;
    f->person += (classes & PERSON) != 0;
    f->reporting += (classes & WORD_REPORTING) != 0;
    f->month += (classes & WORD_MONTH) != 0;
}

/* "(left)", "(pictured)": in brackets alone, in small letters. */
static inline bool is_direction(const struct reader *reader, const struct token *token)
{
    size_t end = (size_t)token->start + token->length;

    return token->start > 0 && reader->bytes[token->start - 1] == '(' && token->length >= 4 &&
           end < reader->document->text.length && reader->bytes[end] == ')' &&
           reader->bytes[token->start] >= 'a' && reader->bytes[token->start] <= 'z';
}

static bool is_number(const struct reader *reader, const struct token *token)
{
    return (reader->forms[token->form].written & WRITTEN_DIGIT) != 0;
}

/* 10:31, 3/5: is it the second of two numbers? */
static bool is_paired(const struct reader *reader, const struct token *number)
{
    uint32_t before;

    if (number == reader->first || !is_number(reader, number - 1))
        return false;
    before = number[-1].start + number[-1].length;
    return number->start - before == 1 &&
           (reader->bytes[before] == ':' || reader->bytes[before] == '/');
}

static void read_number(struct reader *reader, const struct token *number)
{
    struct text_features *f = reader->features;
    const struct token *next = number + 1;

    f->numeric++;
    f->date += is_date(reader->bytes + number->start, number->length) || is_paired(reader, number);
    if (next < reader->end && !is_number(reader, next))
        f->date += (reader->forms[next->form].classes & WORD_TIME) != 0; /* 3 hours ago */
}

/* A word that opens with a capital or digit. */
static inline void read_written(struct reader *reader, const struct token *token, uint32_t written)
{
    struct text_features *f = reader->features;

    reader->run = reader->run_end == token ? reader->run + 1 : 1;
    reader->run_end = token + 1;
    if (reader->run > f->capital_run)
        f->capital_run = reader->run;
    f->capital += written & WRITTEN_CAPITAL;
    f->upper += (written & WRITTEN_UPPER) != 0;
}

/* Numbers and addresses are few, and need a closer look. */
APART static void read_closely(struct reader *reader, const struct token *token)
{
    const struct form *form = &reader->forms[token->form];

    if (form->written & WRITTEN_DIGIT)
        read_number(reader, token);
    if (form->dotted)
        reader->features->address |= is_address(reader->bytes + token->start, token->length);
}

/* A word of which more is to be said than that it is one. */
APART static void read_notable(struct reader *reader, const struct token *token)
{
    const struct form *form = &reader->forms[token->form];

    if (form->written)
        read_written(reader, token, form->written);
    if (form->classes & COUNTED)
        read_classes(reader->features, form->classes);
    if ((form->written & WRITTEN_DIGIT) || form->dotted)
        read_closely(reader, token);
}

/* What is between a word that ends at `at` and the next, when it is not one space, and
 * what it makes of that. */
APART static void read_between(struct reader *reader, uint32_t at, const struct token *token)
{
    struct text_features *f = reader->features;
    enum closing closing;

    reader->wide += token->start - at - 1; /* an overlap takes away */
    if (token->start <= at) {
        f->pairs += token->start < at;
        return;
    }
    closing = read_gap(reader, at, token->start);
    f->stops += closing >= CLOSING_STOP;
    if (closing != CLOSING_NONE)
        f->directions += is_direction(reader, token);
}

/* All that a form says of itself but its term, as one number. */
static inline uint32_t form_bits(const struct form *form)
{
    uint32_t bits;

    _Static_assert(sizeof *form == sizeof form->term + sizeof bits, "a form has no padding");
    memcpy(&bits, (const char *)form + sizeof form->term, sizeof bits);
    return bits;
}

/* The words and what stands between them, from byte `at` on; returns where the last
 * one ends. Most words are of small letters, on no list that is counted, and one
 * space behind the one before. */
static uint32_t read_words(struct reader *reader, uint32_t at)
{
    const struct form known = {.classes = COUNTED, .written = 0x7F, .dotted = 1};
    const uint32_t notable = form_bits(&known);
    const char *bytes = reader->bytes;
    const struct form *forms = reader->forms;
    const struct token *end = reader->end;

    for (const struct token *token = reader->first; token < end; token++) {
        const struct form *form = &forms[token->form];

        if (token->start != at + 1 || bytes[at] != ' ')
            read_between(reader, at, token);
        if (form_bits(form) & notable)
            read_notable(reader, token);
        reader->stop += form->classes & WORD_STOP; /* which is 1 */
        at = token->start + token->length;
    }
    return at;
}

/* What the stretch that starts at `start` opens with. The second word says whether it is a
 * byline. */
static void read_opening(struct reader *reader, uint32_t start, uint32_t end)
{
    struct text_features *f = reader->features;
    const struct token *word = reader->first;
    uint32_t visible = f->tokens > 0 ? word->start : end;
    enum gap mark = start == visible ? GAP_SPACE : first_mark(reader->bytes, start, visible);
    const struct form *form;

    f->opens_quoted = mark == GAP_QUOTE || mark == GAP_DOUBLE_QUOTE || mark == GAP_DASH;
    if (f->tokens == 0)
        return;
    form = &reader->forms[word->form];
    f->opens_lower = mark == GAP_SPACE && form->written == 0;
    f->opens_caption = (form->classes & WORD_CAPTION) != 0;
    f->opens_byline = (form->classes & WORD_BYLINE) && (form->written & WRITTEN_CAPITAL) &&
                      (f->tokens == 1 || (reader->forms[word[1].form].written & WRITTEN_CAPITAL));
    if (mark == GAP_SPACE)
        f->directions += is_direction(reader, word); /* behind another's bracket */
}

/* What the stretch closes with, from the end of its last word on. */
static void read_closing(struct reader *reader, uint32_t at, uint32_t end)
{
    struct text_features *f = reader->features;
    enum closing closing = at < end ? read_gap(reader, at, end) : CLOSING_NONE;

    f->terminal = closing >= CLOSING_STOP;
    f->ellipsis = closing >= CLOSING_THREE_STOPS;
    f->colon = closing == CLOSING_COLON;
}

static void put_marks(const uint32_t *marks, struct text_features *f)
{
    f->comma = marks[GAP_COMMA];
    f->odd = marks[GAP_ODD] + marks[GAP_SLASH];
    f->double_quote = marks[GAP_DOUBLE_QUOTE];
    f->quote = marks[GAP_QUOTE] + marks[GAP_DOUBLE_QUOTE];
    f->question = marks[GAP_QUESTION] > 0;
    f->exclamation = marks[GAP_EXCLAMATION] > 0;
}

/* In a language without a list the short words stand for the stop words. */
static uint32_t count_short(const struct token *token, uint32_t tokens)
{
    static const uint32_t SHORT_WORD = 3;
    uint32_t count = 0;

    for (uint32_t i = 0; i < tokens; i++)
        count += token[i].length <= SHORT_WORD;
    return count;
}

static struct reader reader_of(const struct document *document)
{
    return (struct reader){
        .document = document, .bytes = document->text.bytes, .forms = document->lexicon->forms};
}

/* Into the reader's features. */
static void read_stretch(struct reader *reader, uint32_t start, uint32_t length,
                         uint32_t first_token, uint32_t tokens)
{
    static const struct text_features NOTHING;
    struct text_features *f = reader->features;
    uint32_t end = start + length, at;

    *f = NOTHING;
    reader->first = reader->document->tokens + first_token;
    reader->end = reader->first + tokens;
    reader->stop = reader->wide = 0;
    reader->run_end = NULL;
    memset(reader->marks, 0, sizeof reader->marks);
    f->tokens = tokens;
    f->bytes = length;
    at = read_words(reader, start);
    read_opening(reader, start, end);
    read_closing(reader, at, end);
    put_marks(reader->marks, f);
    f->letters = at - start - tokens - reader->wide;
    f->stop = reader->document->language->words->count > 0 ? reader->stop
                                                           : count_short(reader->first, tokens);
}

struct text_features text_features_of(const struct document *document, uint32_t start,
                                      uint32_t length, uint32_t first_token, uint32_t token_count)
{
    struct text_features features;
    struct reader reader = reader_of(document);

    reader.features = &features;
    read_stretch(&reader, start, length, first_token, token_count);
    return features;
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
    struct reader reader = reader_of(document);

    for (uint32_t i = 0; features && i < document->sentence_count; i++) {
        const struct sentence *s = &document->sentences[i];

        reader.features = &features[i];
        read_stretch(&reader, s->start, s->length, s->first_token, s->token_count);
    }
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
