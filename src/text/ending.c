/* ending.c -- does a sentence end at a stop?
 *
 * "!", "?" and the full stops of most scripts are plain. The full stop of
 * Latin, Greek and Cyrillic is also the mark of abbreviations, initials,
 * ordinals, decimals and host names; what decides is the word before, the word
 * after, and whether there is a gap. */
#include "text/ending.h"

#include "language/utf8.h"
#include "text/enumerator.h"
#include "text/marks.h"
#include "text/neighbour.h"

static const uint32_t ABBREVIATIONS = WORD_ABBREVIATION | WORD_ABBREVIATION_FINAL;
/* CJK: scripts without spaces. */
static const uint32_t FIRST_WIDE = 0x2E80;

static bool is_language(const struct stop_context *context, const char *code)
{
    return strcmp(context->language->code, code) == 0;
}

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

    for (uint32_t at = end; at > context->first && words < 5; at--) {
        words += (unsigned char)context->text.bytes[at - 1] <= ' ' &&
                 (at == end || (unsigned char)context->text.bytes[at] > ' ');
        if (end - at > 200)
            return 5; /* enough, even of words that nothing parts */
    }
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
    uint32_t at = stop_skip_space(context, after->end), digits = 0;

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

/* Spanish says where a question or exclamation begins. */
static bool inverted_mark_follows(const struct stop_context *context, const struct stop *stop)
{
    uint32_t code_point;

    stop_peek(context, stop->next, &code_point);
    return code_point == 0xA1 || code_point == 0xBF;
}

/* "at 6 p.m.", "5 kg." */
static bool follows_number(const struct stop_context *context, const struct neighbour *before)
{
    uint32_t at = before->start, code_point = ' ';

    while (at >= context->first + 2 && utf8_is_space(code_point)) {
        marks_before(context->text, context->start, at, &code_point);
        while (--at > context->first && ((unsigned char)context->text.bytes[at] & 0xC0) == 0x80)
            ;
    }
    return at < before->start && case_of(code_point) == CASE_DIGIT;
}

/* "at 6 P.M. Mr. Smith": the clock before a title. */
static bool clock_ends(const struct stop_context *context, struct neighbour *before,
                       struct neighbour *after)
{
    return before->dots > 0 && (classes_of(context, after) & WORD_ABBREVIATION) &&
           follows_number(context, before) && words_before(context, before->start) >= 4;
}

static bool abbreviation_ends(const struct stop_context *context, const struct stop *stop,
                              struct neighbour *before, struct neighbour *after)
{
    if ((classes_of(context, before) & WORD_ABBREVIATION) || stop->bracketed ||
        after->first == CASE_DIGIT)
        return false;
    if (before->start == context->first && before->dots == 0)
        return true; /* "No. I did not." */
    /* "etc. The", "5 kg. Peter": a small word is no part of the name behind it,
     * unless it is a clock's: "5 a.m. Monday". */
    if (before->first == CASE_LOWER && (classes_of(context, before) & ABBREVIATIONS) &&
        (before->dots == 0 || !follows_number(context, before)))
        return after->first == CASE_UPPER;
    if (inverted_mark_follows(context, stop) || clock_ends(context, before, after))
        return true;
    return opens_sentence(context, after) && words_before(context, before->start) >= 3;
}

/* One letter: an initial, or in some languages a word. */
static bool letter_ends(const struct stop_context *context, struct neighbour *before,
                        struct neighbour *after)
{
    if (before->first == CASE_LOWER)
        return (classes_of(context, before) & WORD_STOP) && after->first == CASE_UPPER;
    return before->first == CASE_UPPER && opens_sentence(context, after);
}

/* A small letter goes on, unless it numbers an item, or the word before is long
 * and known as no abbreviation: some writers never use capitals. */
static bool ends_before_small(const struct stop_context *context, const struct stop *stop,
                              struct neighbour *before)
{
    struct enumerator item = enumerator_read(context->text, stop->next, context->limit);

    if (item.kind != ENUMERATOR_NONE && item.close[item.close[1] != 0] == ')')
        return !(classes_of(context, before) & ABBREVIATIONS);
    return !stop->quoted && !stop->bracketed &&
           (before->letters > 4 ||
            (before->letters > 1 && (classes_of(context, before) & WORD_STOP))) &&
           before->dots == 0 && !(classes_of(context, before) & ABBREVIATIONS);
}

/* "Take these: 1. Salt" */
static bool numbers_item(const struct stop_context *context, const struct neighbour *before)
{
    return before->letters == 0 && before->digits < 3 && before->start > context->first + 2 &&
           context->text.bytes[before->start - 1] == ' ' &&
           context->text.bytes[before->start - 2] == ':';
}

/* One full stop with a gap behind it. */
static bool full_stop_ends(const struct stop_context *context, const struct stop *stop,
                           struct neighbour *after)
{
    struct neighbour before = neighbour_before(context->text, context->start, stop->mark);
    bool abbreviated = (classes_of(context, &before) & ABBREVIATIONS) || is_dotted(&before);

    if (before.first == CASE_NONE)
        return before.end > context->first && after->first != CASE_LOWER;
    if (before.end <= context->first || numbers_item(context, &before))
        return false;
    if (after->first == CASE_LOWER)
        return ends_before_small(context, stop, &before);
    if (abbreviated && !stop->quoted)
        return abbreviation_ends(context, stop, &before, after);
    if (before.letters == 1 && before.digits == 0 && before.symbol < FIRST_WIDE && !stop->quoted)
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

/* Most stops without a gap are told by the next character: 3.5, example.org. */
static bool may_begin(const struct stop_context *context, uint32_t at)
{
    uint32_t code_point;
    enum letter_case kind;

    stop_peek(context, at, &code_point);
    kind = case_of(code_point);
    return kind == CASE_UPPER || kind == CASE_LETTER ||
           (kind == CASE_NONE && (marks_of(code_point) & (MARK_OPEN | MARK_DASH | MARK_BULLET)));
}

/* Marks that join what follows to what stands before: the stop was inside. */
static bool goes_on(const struct stop_context *context, const struct stop *stop)
{
    static const uint32_t JOINS[] = {',', ';', ':', 0x60C, 0x61B, 0x3001, 0xFF0C};
    uint32_t code_point, second, length = stop_peek(context, stop->next, &code_point);

    if (case_of(code_point) != CASE_NONE)
        return false; /* a letter or digit joins nothing */
    for (size_t i = 0; i < sizeof JOINS / sizeof *JOINS; i++)
        if (code_point == JOINS[i])
            return true;
    if (stop->dots == 1 && !stop->quoted && !stop->bracketed &&
        stop_spaced_dot(context, stop->end) > 0)
        return false; /* an omission, see above */
    stop_peek(context, stop->next + length, &second);
    return (marks_of(code_point) & (MARK_STOP | MARK_END)) && second != '.';
}

/* Nothing need follow the marks of CJK, but a digit may follow their decimal
 * point, and a particle a Japanese quotation that is part of a clause. */
static bool wide_ends(const struct stop_context *context, const struct stop *stop)
{
    static const uint32_t PARTICLES[] = {0x3068, 0x3063, 0x306E, 0x3092, 0x304C, 0x306F};
    uint32_t code_point;

    stop_peek(context, stop->next, &code_point);
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

/* The word behind the stop; Dutch "'s Avonds" begins with its second. */
static struct neighbour first_word(const struct stop_context *context, const struct stop *stop)
{
    struct neighbour word = neighbour_after(context->text, stop->next, context->limit);
    uint32_t code_point;

    if (word.letters != 1 || word.start == stop->next || !is_language(context, "nl"))
        return word;
    marks_before(context->text, stop->next, word.start, &code_point);
    if (code_point != '\'' && code_point != 0x2019)
        return word;
    return neighbour_after(context->text, word.end, context->limit);
}

bool ending_at(const struct stop_context *context, const struct stop *stop)
{
    struct neighbour after;
    uint32_t code_point;

    if (stop->next >= context->limit)
        return true;
    if (goes_on(context, stop))
        return false;
    if (stop->kinds & MARK_WIDE)
        return wide_ends(context, stop);
    if (stop->next == stop->end && !may_begin(context, stop->next))
        return false;
    after = first_word(context, stop);
    if (stop->next == stop->end)
        return glued_ends(context, stop, &after);
    if (after.first == CASE_NONE && is_sign(after.symbol))
        return false;
    if (stop->dots > 1 || (stop->kinds & (MARK_END | MARK_ELLIPSIS)))
        return strong_ends(context, stop, &after);
    if (is_language(context, "hy")) /* their dot is a colon */
        return after.first == CASE_UPPER && after.start == stop->next;
    /* "... was there. ...and then": what was left out opens the next. */
    stop_peek(context, stop->next, &code_point);
    if ((marks_of(code_point) & (MARK_STOP | MARK_ELLIPSIS)) && !stop->quoted)
        return true;
    return full_stop_ends(context, stop, &after);
}
