#include "text/seam_signs.h"

#include "language/utf8.h"
#include "text/marks.h"

static const double WEIGHTS[SEAM_SIGNS][SEAM_VALUES] = {
#include "text/weights/seams.inc"
};

/* GAP_NONE: what follows is no sentence of its own, or it is for ending.c to say. */
enum gap { GAP_SPACE, GAP_BRACKET, GAP_QUOTE, GAP_BAR, GAP_NONE };

static enum gap mark_of(uint32_t code_point, bool spaced)
{
    if (code_point == '|')
        return GAP_BAR;
    if (spaced || !(marks_of(code_point) & MARK_CLOSE))
        return marks_of(code_point) & MARK_HIDDEN ? GAP_SPACE : GAP_NONE;
    return code_point == ')' || code_point == ']' ? GAP_BRACKET : GAP_QUOTE;
}

uint32_t seam_start(const struct document *document, uint32_t token)
{
    const struct token *word = &document->tokens[token];
    uint32_t start = word->start, least = word[-1].start + word[-1].length, code_point;

    while (start > least) {
        uint32_t at = marks_before(document->text, least, start, &code_point);

        if (utf8_is_space(code_point))
            break;
        start = at;
    }
    return start;
}

/* The strongest mark; it must have white space. */
static enum gap gap_kind(struct span gap)
{
    enum gap kind = GAP_SPACE;
    bool spaced = false;
    uint32_t code_point, length;

    if (gap.length == 1 && *gap.bytes == ' ')
        return GAP_SPACE;
    for (size_t at = 0; at < gap.length; at += length) {
        enum gap mark;

        length = utf8_decode(span_of(gap.bytes + at, gap.length - at), &code_point);
        if (utf8_is_space(code_point)) {
            spaced = true;
            continue;
        }
        mark = mark_of(code_point, spaced);
        if (mark > kind)
            kind = mark;
    }
    return spaced ? kind : GAP_NONE;
}

static const uint32_t FURNITURE = WORD_CALL | WORD_LEGAL | WORD_CAPTION;

enum kind {
    KIND_SMALL, /* no capital */
    KIND_SMALL_FUNCTION,
    KIND_CAPITAL,
    KIND_CAPITAL_FUNCTION,
    KIND_UPPER,
    KIND_DIGIT,
    KIND_FURNITURE,
    KIND_MONTH
};

static enum kind kind_of(struct form form)
{
    const uint32_t FUNCTION = WORD_FUNCTION | WORD_CONNECTIVE | WORD_PRONOUN;

    if (form.classes & FURNITURE)
        return KIND_FURNITURE;
    if (form.classes & (WORD_MONTH | WORD_WEEKDAY))
        return KIND_MONTH;
    if (form.written & WRITTEN_DIGIT)
        return KIND_DIGIT;
    if (form.written & WRITTEN_UPPER)
        return KIND_UPPER;
    if (form.written & WRITTEN_CAPITAL)
        return form.classes & FUNCTION ? KIND_CAPITAL_FUNCTION : KIND_CAPITAL;
    return form.classes & FUNCTION ? KIND_SMALL_FUNCTION : KIND_SMALL;
}

/* What a small word is. */
enum word { IS_FUNCTION, IS_PRONOUN, IS_CONNECTIVE, IS_PERSON, IS_STOP, IS_UPPER, IS_NONE };

/* IS_NONE: no small word, or one that often has a capital for another reason. */
static enum word word_of(const struct document *document, struct form form)
{
    if (!seam_is_small_word(form))
        return IS_NONE;
    if (form.classes & (WORD_FIRST_SINGULAR | WORD_MONTH | WORD_WEEKDAY))
        return IS_NONE; /* "I" is always a capital */
    if ((document->language->traits & LANGUAGE_NOUN_CAPITALS) &&
        (!(form.classes & WORD_FUNCTION) || (form.classes & (WORD_SECOND | WORD_PRONOUN))))
        return IS_NONE; /* nouns have capitals, and so has the polite you */
    if (form.written & WRITTEN_UPPER)
        return IS_UPPER;
    if (form.classes & WORD_PRONOUN)
        return IS_PRONOUN;
    if (form.classes & WORD_CONNECTIVE)
        return IS_CONNECTIVE;
    if (form.classes & (WORD_FIRST_PLURAL | WORD_SECOND))
        return IS_PERSON;
    return form.classes & WORD_FUNCTION ? IS_FUNCTION : IS_STOP;
}

enum next {
    NEXT_SMALL,
    NEXT_SMALL_FUNCTION,
    NEXT_CAPITAL,
    NEXT_NOUN, /* with a capital, where nouns have them */
    NEXT_UPPER,
    NEXT_DIGIT,
    NEXT_MARK,
    NEXT_COUNT
};

static enum next next_of(const struct document *document, uint32_t token)
{
    if (gap_kind(seam_gap(document, token)) != GAP_SPACE)
        return NEXT_MARK;
    switch (kind_of(seam_form(document, token))) {
    case KIND_SMALL_FUNCTION:
        return NEXT_SMALL_FUNCTION;
    case KIND_DIGIT:
        return NEXT_DIGIT;
    case KIND_UPPER:
        return NEXT_UPPER;
    default:
        if (seam_form(document, token).written == 0)
            return NEXT_SMALL;
        return document->language->traits & LANGUAGE_NOUN_CAPITALS ? NEXT_NOUN : NEXT_CAPITAL;
    }
}

/* More words than this tell no more. */
static const uint32_t LONG = 21;

static uint8_t few(uint32_t count)
{
    return count < 4      ? (uint8_t)count
           : count < 6    ? 4
           : count < 9    ? 5
           : count < 13   ? 6
           : count < LONG ? 7
                          : 8;
}

enum {
    MOST_RUN = 3,
    SHORT = 6 /* words of a heading, where every article stands before a capital */
};

/* How many words with a capital, or numbers, stand right before `token`: none, 1,
 * 2, more; MOST_RUN is added when the sentence has small words before them. */
static uint8_t run_of(const struct document *document, uint32_t first, uint32_t token)
{
    uint32_t at = token;
    uint8_t words;

    while (at > first && token - at < MOST_RUN && seam_form(document, at - 1).written != 0)
        at--;
    words = (uint8_t)(token - at);
    while (at > first && token - at < LONG && seam_form(document, at - 1).written != 0)
        at--;
    return words > 0 && at > first ? words + MOST_RUN : words;
}

/* The number or letter of an item of a list, or of a note. */
static bool is_number(const struct document *document, uint32_t token)
{
    return document->tokens[token].length == 1 ||
           (seam_form(document, token).written & WRITTEN_DIGIT) != 0;
}

static bool is_name(enum kind kind)
{
    return kind == KIND_CAPITAL || kind == KIND_CAPITAL_FUNCTION;
}

/* Is the word part of what stands beside it? */
static bool belongs(const struct document *document, uint32_t token, enum gap gap, enum kind before,
                    enum next next)
{
    if (before == KIND_SMALL_FUNCTION)
        return true;
    if ((is_name(before) || before == KIND_SMALL) && next == NEXT_CAPITAL)
        return true; /* "Ludo Van Campen", "reads The Harbour Times" */
    if (gap == GAP_BRACKET && document->tokens[token - 1].length <= 3)
        return true; /* "(3) The ship" */
    /* "Serie A", "classes A and B" */
    return document->tokens[token].length == 1 &&
           (next != NEXT_SMALL || is_name(before) ||
            (seam_form(document, token + 1).classes & WORD_STOP));
}

bool seam_signs(const struct document *document, uint32_t first, uint32_t token, uint32_t end,
                uint8_t signs[SEAM_SIGNS])
{
    enum word word = word_of(document, seam_form(document, token));
    enum gap gap;
    enum kind before;
    enum next next;
    uint8_t run;

    if (word == IS_NONE || (token - first == 1 && is_number(document, first)))
        return false;
    gap = gap_kind(seam_gap(document, token));
    run = run_of(document, first, token);
    before = kind_of(seam_form(document, token - 1));
    next = next_of(document, token + 1);
    if (gap == GAP_NONE || belongs(document, token, gap, before, next) ||
        (next == NEXT_NOUN && (before == KIND_SMALL || (token - first > SHORT && run % MOST_RUN))))
        return false;
    signs[SEAM_GAP] = (uint8_t)gap;
    signs[SEAM_WORD] = (uint8_t)(word * NEXT_COUNT + next);
    signs[SEAM_AROUND] = (uint8_t)(before * NEXT_COUNT + next);
    signs[SEAM_LENGTH] = few(token - first);
    signs[SEAM_RUN] = run;
    signs[SEAM_BEHIND] = few(end - token);
    return true;
}

double seam_odds(const uint8_t signs[SEAM_SIGNS])
{
    double odds = 0;

    for (int i = 0; i < SEAM_SIGNS; i++)
        odds += WEIGHTS[i][signs[i]];
    return odds;
}
