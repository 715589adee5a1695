/* stop.c -- does a sentence end at a mark?
 *
 * "!", "?" and the full stops of most scripts are plain. The full stop of
 * Latin, Greek, Cyrillic (and of Arabic, Hebrew, Tamil) is also the mark of
 * abbreviations, initials, ordinals, decimals and host names; what decides is
 * the word before, the word after, and whether there is a gap. */
#include "text/stop.h"

#include <utf8proc.h>

#include "language/utf8.h"
#include "text/marks.h"

enum letter_case { CASE_NONE, CASE_LOWER, CASE_UPPER, CASE_LETTER, CASE_DIGIT };

struct word {
    struct span span; /* as written */
    uint32_t start;   /* byte of the text */
    uint32_t letters; /* code points that are letters */
    uint32_t digits;  /* ... or digits */
    uint32_t dots;    /* full stops inside */
    enum letter_case first;
    bool lower;       /* has a lower-case letter */
    uint32_t classes; /* of its language */
};

enum {
    LONGEST_WORD = 48, /* bytes: what is longer is no abbreviation */
    MOST_OPENERS = 8   /* quotes, brackets, dashes before a sentence's first word */
};

static enum letter_case case_of(uint32_t code_point)
{
    switch (utf8proc_category((utf8proc_int32_t)code_point)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LT:
        return CASE_UPPER;
    case UTF8PROC_CATEGORY_LL:
        return CASE_LOWER;
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
        return CASE_LETTER;
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO:
        return CASE_DIGIT;
    default:
        return CASE_NONE;
    }
}

/* ---- words ---- */

static void word_count(struct word *word, uint32_t code_point, enum letter_case kind)
{
    if (kind == CASE_DIGIT)
        word->digits++;
    else if (kind != CASE_NONE)
        word->letters++;
    word->lower |= kind == CASE_LOWER;
    word->dots += code_point == '.';
}

/* Folds case and leaves out what is not seen; longer words stay unknown. */
static void word_classify(struct word *word, const struct language *language)
{
    char folded[LONGEST_WORD * 2];
    uint32_t length = 0, code_point;

    if (word->span.length > LONGEST_WORD)
        return;
    for (uint32_t at = 0; at < word->span.length;) {
        at += utf8_decode(span_of(word->span.bytes + at, word->span.length - at), &code_point);
        if (marks_of(code_point) & MARK_HIDDEN)
            continue;
        length += (uint32_t)utf8proc_encode_char(utf8proc_tolower((utf8proc_int32_t)code_point),
                                                 (utf8proc_uint8_t *)folded + length);
    }
    word->classes = language_classes(language, span_of(folded, length));
}

static bool inside_word(uint32_t code_point, enum letter_case kind)
{
    return kind != CASE_NONE || code_point == '.' || code_point == '-' || code_point == '\'' ||
           code_point == 0x2019 || code_point == 0xB0 || code_point == 0xBA || code_point == '&' ||
           (marks_of(code_point) & MARK_HIDDEN);
}

/* The word that ends at `end`. */
static struct word word_before(const struct stop_context *context, uint32_t end)
{
    struct word word = {.start = end};
    uint32_t at = end, code_point;

    while (at > context->start && end - at < LONGEST_WORD) {
        uint32_t before = marks_before(context->text, context->start, at, &code_point);
        enum letter_case kind = case_of(code_point);

        if (!inside_word(code_point, kind))
            break;
        at = before;
        word_count(&word, code_point, kind);
        word.first = kind;
    }
    word.start = at;
    word.span = span_of(context->text.bytes + at, end - at);
    word_classify(&word, context->language);
    return word;
}

/* The word at or behind `at`, past quotes, brackets and dashes. */
static struct word word_after(const struct stop_context *context, uint32_t at)
{
    struct word word = {0};
    uint32_t code_point = 0, length = 0, end;
    enum letter_case kind = CASE_NONE;

    for (int i = 0; i < MOST_OPENERS && at < context->limit; i++, at += length) {
        length = utf8_decode(span_of(context->text.bytes + at, context->limit - at), &code_point);
        kind = case_of(code_point);
        if (kind != CASE_NONE ||
            !(marks_of(code_point) &
              (MARK_OPEN | MARK_DASH | MARK_HIDDEN | MARK_BULLET | MARK_ELLIPSIS | MARK_STOP)))
            if (!utf8_is_space(code_point))
                break;
    }
    word.first = kind;
    word.start = end = at;
    while (end < context->limit && end - at < LONGEST_WORD) {
        length = utf8_decode(span_of(context->text.bytes + end, context->limit - end), &code_point);
        kind = case_of(code_point);
        if (kind == CASE_NONE && !(marks_of(code_point) & MARK_HIDDEN))
            break;
        word_count(&word, code_point, kind);
        end += length;
    }
    word.span = span_of(context->text.bytes + at, end - at);
    word_classify(&word, context->language);
    return word;
}

/* ---- reading ---- */

static uint32_t skip_space(const struct stop_context *context, uint32_t at)
{
    uint32_t code_point;

    while (at < context->limit) {
        uint32_t length =
            utf8_decode(span_of(context->text.bytes + at, context->limit - at), &code_point);

        if (!utf8_is_space(code_point))
            break;
        at += length;
    }
    return at;
}

static uint32_t peek(const struct stop_context *context, uint32_t at, uint32_t *code_point)
{
    *code_point = 0;
    if (at >= context->limit)
        return 0;
    return utf8_decode(span_of(context->text.bytes + at, context->limit - at), code_point);
}

/* ". . .": a full stop, one space, another, with a gap or the end behind. */
static bool spaced_dot(const struct stop_context *context, uint32_t at)
{
    const char *bytes = context->text.bytes;

    return at + 1 < context->limit && bytes[at] == ' ' && bytes[at + 1] == '.' &&
           (at + 2 >= context->limit || bytes[at + 2] == ' ' ||
            (marks_of((unsigned char)bytes[at + 2] < 128 ? (unsigned char)bytes[at + 2] : 0x201D) &
             MARK_CLOSE));
}

static uint32_t read_marks(const struct stop_context *context, struct stop *stop, uint32_t at)
{
    uint32_t code_point, length;

    for (;;) {
        uint32_t marks;

        length = peek(context, at, &code_point);
        marks = length ? marks_of(code_point) : 0;
        if (!(marks & (MARK_STOP | MARK_END | MARK_ELLIPSIS | MARK_HIDDEN))) {
            if (stop->dots > 0 && spaced_dot(context, at)) {
                at++;
                continue;
            }
            return at;
        }
        stop->kinds |= marks;
        stop->dots += marks & MARK_ELLIPSIS ? 3 : (marks & MARK_STOP) != 0;
        at += length;
    }
}

/* Quotes and brackets that close: all that touch the mark. */
static uint32_t read_closers(const struct stop_context *context, struct stop *stop, uint32_t at)
{
    uint32_t code_point, length;

    for (;;) {
        uint32_t marks;

        length = peek(context, at, &code_point);
        marks = length ? marks_of(code_point) : 0;
        if (!(marks & (MARK_CLOSE | MARK_HIDDEN)))
            return at;
        stop->closed |= (marks & MARK_CLOSE) != 0;
        at += length;
    }
}

struct stop stop_read(const struct stop_context *context, uint32_t at)
{
    struct stop stop = {.mark = at};

    stop.end = read_marks(context, &stop, at);
    stop.end = read_closers(context, &stop, stop.end);
    stop.next = skip_space(context, stop.end);
    return stop;
}

/* ---- deciding ---- */

static bool is_initial(const struct word *word)
{
    return word->letters == 1 && word->digits == 0;
}

static bool opens_sentence(const struct word *after)
{
    return (after->first == CASE_UPPER &&
            (after->classes & (WORD_STOP | WORD_PRONOUN | WORD_CONNECTIVE))) != 0;
}

/* How many words the sentence has before `end`, at most five. */
static uint32_t words_before(const struct stop_context *context, uint32_t end)
{
    uint32_t words = 0;

    for (uint32_t at = end; at > context->start && words < 5; at--)
        words += context->text.bytes[at - 1] == ' ';
    return words;
}

static bool ordinal_ends(const struct stop_context *context, const struct word *before,
                         const struct word *after)
{
    if (!(context->language->traits & LANGUAGE_ORDINALS) || before->digits > 2)
        return true;
    if (after->classes & (WORD_MONTH | WORD_WEEKDAY))
        return false;
    return opens_sentence(after);
}

static bool abbreviation_ends(const struct stop_context *context, const struct word *before,
                              const struct word *after)
{
    if (before->classes & WORD_ABBREVIATION)
        return false;
    return opens_sentence(after) && words_before(context, before->start) >= 4;
}

/* One full stop with a gap behind it. */
static bool full_stop_ends(const struct stop_context *context, const struct stop *stop)
{
    struct word before = word_before(context, stop->mark);
    struct word after = word_after(context, stop->next);

    if (before.start == context->start && before.letters == 0)
        return false; /* "1. " at the start numbers an item */
    if (after.first == CASE_LOWER)
        return !stop->closed && before.letters > 4 && before.dots == 0 &&
               !(before.classes & (WORD_ABBREVIATION | WORD_ABBREVIATION_FINAL));
    if (stop->closed)
        return true;
    if (before.letters > 0 &&
        (before.dots > 0 || (before.classes & (WORD_ABBREVIATION | WORD_ABBREVIATION_FINAL))))
        return abbreviation_ends(context, &before, &after);
    if (is_initial(&before))
        return before.first == CASE_UPPER && opens_sentence(&after);
    if (before.digits > 0 && before.letters == 0)
        return ordinal_ends(context, &before, &after);
    return true;
}

/* No gap: "end.Next", but not "example.Com", "a.B" or "J.Smith". */
static bool glued_ends(const struct stop_context *context, const struct stop *stop)
{
    struct word before = word_before(context, stop->mark);
    struct word after = word_after(context, stop->next);

    if (stop->dots > 1 || after.first != CASE_UPPER || before.dots > 0)
        return false;
    return before.lower ? before.letters > 1 : before.digits > 0 && after.lower;
}

bool stop_ends(const struct stop_context *context, const struct stop *stop)
{
    uint32_t code_point;

    if (stop->next >= context->limit)
        return true;
    if (stop->kinds & MARK_WIDE)
        return !(stop->kinds & MARK_STOP);
    peek(context, stop->next, &code_point);
    if (code_point == ',' || code_point == ';' || code_point == ':' || code_point == 0x60C)
        return false;
    if (stop->next == stop->end)
        return glued_ends(context, stop);
    if (stop->kinds & (MARK_END | MARK_ELLIPSIS) || stop->dots > 1)
        return word_after(context, stop->next).first != CASE_LOWER;
    return full_stop_ends(context, stop);
}
