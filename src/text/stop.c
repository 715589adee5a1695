/* stop.c -- does a sentence end at a mark?
 *
 * "!", "?" and the full stops of most scripts are plain. The full stop of
 * Latin, Greek and Cyrillic is also the mark of abbreviations, initials,
 * ordinals, decimals and host names; what decides is the word before, the word
 * after, and whether there is a gap. */
#include "text/stop.h"

#include "language/utf8.h"
#include "text/marks.h"
#include "text/neighbour.h"

static const uint32_t ABBREVIATIONS = WORD_ABBREVIATION | WORD_ABBREVIATION_FINAL;

/* CJK: scripts without spaces. */
static const uint32_t FIRST_WIDE = 0x2E80;

static uint32_t peek(const struct stop_context *context, uint32_t at, uint32_t *code_point)
{
    *code_point = 0;
    if (at >= context->limit)
        return 0;
    return utf8_decode(span_of(context->text.bytes + at, context->limit - at), code_point);
}

static bool is_language(const struct stop_context *context, const char *code)
{
    return strcmp(context->language->code, code) == 0;
}

static uint32_t skip_space(const struct stop_context *context, uint32_t at)
{
    uint32_t code_point, length;

    while ((length = peek(context, at, &code_point)) > 0 &&
           (utf8_is_space(code_point) || (marks_of(code_point) & MARK_HIDDEN)))
        at += length;
    return at;
}

static bool space_or_end(const struct stop_context *context, uint32_t at)
{
    uint32_t code_point;

    return peek(context, at, &code_point) == 0 || utf8_is_space(code_point);
}

/* ---- reading ---- */

/* ". . .": past the gap before the next dot, or 0 when none follows. */
static uint32_t spaced_dot(const struct stop_context *context, uint32_t at)
{
    uint32_t code_point, dot = skip_space(context, at);

    if (dot == at || peek(context, dot, &code_point) != 1 || code_point != '.')
        return 0;
    peek(context, dot + 1, &code_point);
    return space_or_end(context, dot + 1) || (marks_of(code_point) & MARK_CLOSE) ? dot : 0;
}

static uint32_t read_marks(const struct stop_context *context, struct stop *stop, uint32_t at)
{
    for (;;) {
        uint32_t code_point, length = peek(context, at, &code_point), dot;
        uint32_t marks = length > 0 ? marks_of(code_point) : 0;

        if (marks & (MARK_STOP | MARK_END | MARK_ELLIPSIS | MARK_HIDDEN)) {
            stop->kinds |= marks;
            stop->dots += marks & MARK_ELLIPSIS ? 3 : (marks & MARK_STOP) != 0;
            at += length;
        } else if (stop->dots > 0 && (dot = spaced_dot(context, at)) > 0) {
            at = dot;
        } else {
            return at;
        }
    }
}

/* "compounds. . . . The practice": a full stop, and the sentence behind it opens
 * with what was left out of it. */
static bool omission_follows(const struct stop_context *context, const struct stop *stop,
                             uint32_t end)
{
    uint32_t code_point;

    if (stop->dots != 4 || end - stop->mark < 7 || stop->mark == context->start ||
        context->text.bytes[stop->mark + 1] == '.' || context->text.bytes[stop->mark - 1] == ' ')
        return false;
    return peek(context, skip_space(context, end), &code_point) > 0 &&
           case_of(code_point) == CASE_UPPER;
}

/* "[12]" or "[3, 4]" behind a stop is a note to what stands before it. */
static uint32_t read_note(const struct stop_context *context, uint32_t at)
{
    const char *bytes = context->text.bytes;
    uint32_t end = skip_space(context, at), digits = 0, code_point;

    if (end >= context->limit || bytes[end] != '[')
        return at;
    for (end++; end < context->limit && end - at < 16 && bytes[end] != ']'; end++) {
        if (bytes[end] >= '0' && bytes[end] <= '9')
            digits++;
        else if (bytes[end] != ',' && bytes[end] != ' ' && bytes[end] != '-')
            return at;
    }
    if (digits == 0 || end >= context->limit || bytes[end] != ']')
        return at;
    peek(context, skip_space(context, end + 1), &code_point);
    return case_of(code_point) == CASE_LOWER ? at : end + 1;
}

/* Is a straight quote open at `at`? Looks back no further than a sentence is
 * long. */
static bool straight_is_open(const struct stop_context *context, uint32_t at, uint32_t code_point)
{
    bool open = false;

    for (uint32_t end = at; end > context->start && at - end < 1000; end--)
        open ^= (uint32_t)context->text.bytes[end - 1] == code_point;
    return open;
}

/* Is it a quotation mark that stands free and so closes what stands before it?
 * French sets a space inside, and tokenized text does. */
static bool closes_spaced(const struct stop_context *context, uint32_t at, uint32_t length,
                          uint32_t code_point)
{
    uint32_t next;

    peek(context, at + length, &next);
    if (!space_or_end(context, at + length))
        return (marks_of(next) & (MARK_STOP | MARK_END)) || next == ',';
    if (code_point == '"' || code_point == '\'')
        return straight_is_open(context, at, code_point);
    return code_point == 0xBB || code_point == 0x201D;
}

/* Quotes and brackets that close: all that touch the mark, and one that stands
 * free. */
static uint32_t read_closers(const struct stop_context *context, struct stop *stop, uint32_t at)
{
    for (;;) {
        uint32_t code_point, length = peek(context, at, &code_point);
        uint32_t marks = length > 0 ? marks_of(code_point) : 0;

        if (length > 0 && utf8_is_space(code_point)) {
            uint32_t free = at + length;

            length = peek(context, free, &code_point);
            if (length == 0 || stop->quoted || !(marks_of(code_point) & MARK_CLOSE) ||
                !closes_spaced(context, free, length, code_point))
                return at;
            at = free;
        } else if (!(marks & (MARK_CLOSE | MARK_HIDDEN))) {
            return at;
        }
        if (code_point == ')' || code_point == ']' || code_point == '}')
            stop->bracketed = true;
        else if (marks_of(code_point) & MARK_CLOSE)
            stop->quoted = true;
        at += length;
    }
}

struct stop stop_read(const struct stop_context *context, uint32_t at)
{
    struct stop stop = {.mark = at};
    uint32_t code_point, length = peek(context, at, &code_point);

    /* Emoticons, and Armenian ":" and Greek ";", which are no marks elsewhere. */
    if (!(marks_of(code_point) & (MARK_STOP | MARK_END | MARK_ELLIPSIS))) {
        uint32_t emoticon = marks_emoticon(context->text, at, context->limit);

        stop.kinds = MARK_END;
        at += emoticon > 0 ? emoticon : length;
    }
    stop.end = read_marks(context, &stop, at);
    if (omission_follows(context, &stop, stop.end)) {
        stop.dots = 1;
        stop.end = at + 1;
    } else {
        stop.end = read_closers(context, &stop, stop.end);
        stop.end = read_note(context, stop.end);
    }
    stop.next = skip_space(context, stop.end);
    return stop;
}

/* ---- deciding ---- */

static uint32_t classes_of(const struct stop_context *context, struct neighbour *word)
{
    return neighbour_classes(word, context->text, context->language);
}

/* A capital that tells: on a word that is small within a sentence. In a text all
 * in capitals none tells. */
static bool opens_sentence(const struct stop_context *context, struct neighbour *after)
{
    return after->first == CASE_UPPER &&
           (after->lower || (after->letters == 1 && !after->stopped)) &&
           (classes_of(context, after) & (WORD_STOP | WORD_PRONOUN | WORD_CONNECTIVE));
}

/* "I" is always a capital. */
static bool is_english_i(const struct stop_context *context, struct neighbour *after)
{
    return after->letters == 1 && after->first == CASE_UPPER &&
           context->text.bytes[after->start] == 'I' &&
           (classes_of(context, after) & WORD_FIRST_SINGULAR);
}

/* How many words the sentence has before `end`, at most five. */
static uint32_t words_before(const struct stop_context *context, uint32_t end)
{
    uint32_t words = 0;

    for (uint32_t at = end; at > context->first && words < 5; at--)
        words += context->text.bytes[at - 1] == ' ';
    return words;
}

/* I, V, X, L, C, D, M only. */
static bool is_roman(const struct stop_context *context, const struct neighbour *word)
{
    for (uint32_t at = word->start; at < word->end; at++)
        if (!memchr("IVXLCDM", context->text.bytes[at], 7))
            return false;
    return word->letters > 0;
}

/* "7. Aprila 2020": a day, a month's name and a year, whatever the language. */
static bool is_date(const struct stop_context *context, struct neighbour *after)
{
    uint32_t at = skip_space(context, after->end), digits = 0;

    while (at + digits < context->limit && digits < 5 && context->text.bytes[at + digits] >= '0' &&
           context->text.bytes[at + digits] <= '9')
        digits++;
    return digits == 4 && after->letters > 2;
}

/* German nouns and much Turkish keep a capital behind an ordinal; where only
 * names have capitals, one behind a number begins a sentence. */
static bool capitals_follow(const struct stop_context *context)
{
    return (context->language->traits & LANGUAGE_NOUN_CAPITALS) || is_language(context, "tr");
}

/* "3. Mai", "Ludwig XIV. war": a number that counts things. */
static bool ordinal_ends(const struct stop_context *context, struct neighbour *before,
                         struct neighbour *after)
{
    if (before->digits > 0 && is_date(context, after))
        return false;
    if (!(context->language->traits & LANGUAGE_ORDINALS))
        return true;
    if (before->digits > 0 && after->first == CASE_UPPER && !capitals_follow(context))
        return true;
    if (after->first == CASE_DIGIT || (classes_of(context, after) & (WORD_MONTH | WORD_WEEKDAY)))
        return false;
    return opens_sentence(context, after);
}

/* U.S, z.B, s.r.o: short parts; not example.com, not 3.5. */
static bool is_dotted(const struct neighbour *word)
{
    return word->dots > 0 && word->longest <= 2 && word->digits == 0;
}

static bool abbreviation_ends(const struct stop_context *context, const struct stop *stop,
                              struct neighbour *before, struct neighbour *after)
{
    if ((classes_of(context, before) & WORD_ABBREVIATION) || stop->bracketed ||
        after->first == CASE_DIGIT)
        return false;
    if (before->start == context->first && before->dots == 0)
        return true; /* "No. I did not." */
    /* "etc. The", "5 kg. Peter": a small word is no part of the name behind it. */
    if (before->dots == 0 && before->first == CASE_LOWER)
        return after->first == CASE_UPPER;
    return opens_sentence(context, after) && words_before(context, before->start) >= 3;
}

/* "at 6 P.M. Mr. Smith": the clock before a title. */
static bool time_ends(const struct stop_context *context, struct neighbour *before,
                      struct neighbour *after)
{
    uint32_t code_point;

    if (before->dots == 0 || !(classes_of(context, after) & WORD_ABBREVIATION) ||
        before->start < context->first + 2)
        return false;
    marks_before(context->text, context->start, before->start - 1, &code_point);
    return case_of(code_point) == CASE_DIGIT && words_before(context, before->start) >= 4;
}

/* One letter: an initial, or in some languages a word. */
static bool letter_ends(const struct stop_context *context, struct neighbour *before,
                        struct neighbour *after)
{
    if (before->first == CASE_LOWER)
        return (classes_of(context, before) & WORD_STOP) && after->first == CASE_UPPER;
    return before->first == CASE_UPPER && opens_sentence(context, after);
}

/* A small letter goes on, unless the word before is long and known as no
 * abbreviation: some writers never use capitals. */
static bool ends_before_small(const struct stop_context *context, const struct stop *stop,
                              struct neighbour *before)
{
    return !stop->quoted && !stop->bracketed &&
           (before->letters > 4 ||
            (before->letters > 1 && (classes_of(context, before) & WORD_STOP))) &&
           before->dots == 0 && !(classes_of(context, before) & ABBREVIATIONS);
}

/* One full stop with a gap behind it. */
static bool full_stop_ends(const struct stop_context *context, const struct stop *stop,
                           struct neighbour *after)
{
    struct neighbour before = neighbour_before(context->text, context->start, stop->mark);
    bool abbreviated = (classes_of(context, &before) & ABBREVIATIONS) || is_dotted(&before);

    if (before.first == CASE_NONE)
        return before.end > context->first && after->first != CASE_LOWER;
    if (before.end <= context->first)
        return false; /* the number of an item */
    if (after->first == CASE_LOWER)
        return ends_before_small(context, stop, &before);
    if (abbreviated && !stop->quoted)
        return abbreviation_ends(context, stop, &before, after) ||
               time_ends(context, &before, after);
    if (before.letters == 1 && before.digits == 0 && !stop->quoted)
        return letter_ends(context, &before, after);
    if (stop->quoted || stop->bracketed)
        return true;
    if ((before.digits > 0 && before.digits < 3 && before.letters == 0) ||
        is_roman(context, &before))
        return ordinal_ends(context, &before, after);
    return true;
}

/* Part of an address: no gap, and a sign of one near the mark. */
static bool in_address(const struct stop_context *context, const struct stop *stop)
{
    const char *bytes = context->text.bytes;

    for (uint32_t at = stop->end; at < context->limit && at - stop->end < 80; at++) {
        if ((unsigned char)bytes[at] <= ' ')
            break;
        if (bytes[at] == '@' || bytes[at] == '/' || bytes[at] == '=')
            return true;
    }
    for (uint32_t at = stop->mark; at > context->start && stop->mark - at < 80; at--) {
        if ((unsigned char)bytes[at - 1] <= ' ')
            break;
        if (bytes[at - 1] == '@' || bytes[at - 1] == '/')
            return true;
    }
    return false;
}

/* No gap: "end.Next", but not "a.B", "J.Smith", "Mr.Smith" or "java.lang.String". */
static bool glued_ends(const struct stop_context *context, const struct stop *stop,
                       struct neighbour *after)
{
    struct neighbour before;

    if ((stop->kinds & MARK_END) && !in_address(context, stop))
        return after->first == CASE_UPPER || after->first == CASE_LETTER;
    before = neighbour_before(context->text, context->start, stop->mark);
    if (after->symbol >= FIRST_WIDE && after->first == CASE_LETTER)
        return true;
    if (stop->dots > 1 || after->first != CASE_UPPER || before.dots > 0 ||
        before.end <= context->first || (classes_of(context, &before) & ABBREVIATIONS) ||
        (after->letters == 1 && after->stopped) || in_address(context, stop))
        return false;
    if (before.letters > 0)
        return before.lower && before.letters > 1;
    return before.digits > 0 && after->lower &&
           !((context->language->traits & LANGUAGE_ORDINALS) && before.digits < 3);
}

/* Marks that join what follows to what stands before: the stop was inside. */
static bool goes_on(const struct stop_context *context, const struct stop *stop)
{
    static const uint32_t JOINS[] = {',', ';', ':', 0x60C, 0x61B, 0x3001, 0xFF0C};
    uint32_t code_point, second, length = peek(context, stop->next, &code_point);

    for (size_t i = 0; i < sizeof JOINS / sizeof *JOINS; i++)
        if (code_point == JOINS[i])
            return true;
    if (stop->dots == 1 && !stop->quoted && !stop->bracketed && spaced_dot(context, stop->end) > 0)
        return false; /* an omission, see above */
    peek(context, stop->next + length, &second);
    return (marks_of(code_point) & (MARK_STOP | MARK_END)) && second != '.';
}

/* Nothing need follow the marks of CJK, but a digit may follow their decimal
 * point, and a particle a Japanese quotation that is part of a clause. */
static bool wide_ends(const struct stop_context *context, const struct stop *stop)
{
    static const uint32_t PARTICLES[] = {0x3068, 0x3063, 0x306E, 0x3092, 0x304C, 0x306F};
    uint32_t code_point;

    peek(context, stop->next, &code_point);
    if (stop->next > stop->end)
        return true;
    for (size_t i = 0; stop->quoted && i < sizeof PARTICLES / sizeof *PARTICLES; i++)
        if (code_point == PARTICLES[i])
            return false;
    return (stop->kinds & MARK_END) || case_of(code_point) != CASE_DIGIT;
}

/* Signs that stand before a number or a value, not before a sentence. */
static bool is_sign(uint32_t code_point)
{
    return code_point == 0x2116 ||
           (code_point < 128 && code_point > 0 && memchr("%=&+/|<>~", (int)code_point, 9) != NULL);
}

/* "[...]" is no end but a hole. */
static bool is_hole(const struct stop_context *context, const struct stop *stop)
{
    char before = stop->mark > context->start ? context->text.bytes[stop->mark - 1] : ' ';

    return stop->bracketed && stop->dots > 1 && (before == '[' || before == '(');
}

/* "...", "!", "?" and their mixtures, with a gap behind them. */
static bool strong_ends(const struct stop_context *context, const struct stop *stop,
                        struct neighbour *after)
{
    bool ellipsis = !(stop->kinds & MARK_END);

    if (after->first == CASE_LOWER || (ellipsis && after->first == CASE_DIGIT) ||
        is_hole(context, stop) || stop->end <= context->first || stop->mark == context->start)
        return false;
    if (stop->quoted && after->first == CASE_LETTER &&
        (classes_of(context, after) & WORD_REPORTING))
        return false;                 /* scripts without capitals: "Who?" asked he */
    if (is_english_i(context, after)) /* "a pause . . . I said", "Who?" I asked */
        return !stop->quoted && !(ellipsis && context->text.bytes[stop->mark - 1] == ' ');
    return true;
}

bool stop_ends(const struct stop_context *context, const struct stop *stop)
{
    struct neighbour after;
    uint32_t code_point;

    if (stop->next >= context->limit)
        return true;
    if (goes_on(context, stop))
        return false;
    if (stop->kinds & MARK_WIDE)
        return wide_ends(context, stop);
    after = neighbour_after(context->text, stop->next, context->limit);
    if (stop->next == stop->end)
        return glued_ends(context, stop, &after);
    if (after.first == CASE_NONE && is_sign(after.symbol))
        return false;
    if (stop->dots > 1 || (stop->kinds & (MARK_END | MARK_ELLIPSIS)))
        return strong_ends(context, stop, &after);
    if (is_language(context, "hy")) /* their dot is a colon */
        return after.first == CASE_UPPER && after.start == stop->next;
    /* "... was there. ...and then": what was left out opens the next. */
    peek(context, stop->next, &code_point);
    if ((marks_of(code_point) & (MARK_STOP | MARK_ELLIPSIS)) && !stop->quoted)
        return true;
    return full_stop_ends(context, stop, &after);
}
