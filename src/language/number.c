#include "language/number.h"

#include <string.h>
#include <utf8proc.h>

#include "base/hash.h"
#include "language/fold.h"
#include "language/utf8.h"

/* More digits than this are told apart by the first ones only. */
enum { MOST_DIGITS = 40, MOST_GROUPS = 12 };

/* ---- code points ---- */

/* The zeros of the scripts whose digits stand in a row of ten (Unicode, Nd). */
static const uint16_t ZEROS[] = {0x660, 0x6F0,  0x7C0,  0x966,  0x9E6, 0xA66, 0xAE6,
                                 0xB66, 0xBE6,  0xC66,  0xCE6,  0xD66, 0xE50, 0xED0,
                                 0xF20, 0x1040, 0x17E0, 0x1810, 0xFF10};

/* The value of a decimal digit of any script, or -1. */
static int digit_of(uint32_t c)
{
    if (c < 0x80)
        return c >= '0' && c <= '9' ? (int)(c - '0') : -1;
    for (size_t i = 0; i < sizeof ZEROS / sizeof *ZEROS; i++)
        if (c >= ZEROS[i] && c < ZEROS[i] + 10u)
            return (int)(c - ZEROS[i]);
    return -1;
}

static bool is_ideograph(uint32_t c)
{
    return (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF);
}

/* A letter, or a mark on one, that makes one word with a digit behind it. */
static bool is_letter(uint32_t c)
{
    utf8proc_category_t category;

    if (c < 0x80)
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (is_ideograph(c) || (c >= 0xE00 && c <= 0xE7F))
        return false;
    category = utf8proc_category((utf8proc_int32_t)c);
    return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_ME;
}

static bool is_currency(uint32_t c)
{
    return c == '$' ||
           (c >= 0x80 && utf8proc_category((utf8proc_int32_t)c) == UTF8PROC_CATEGORY_SC);
}

static bool is_percent(uint32_t c)
{
    return c == '%' || c == 0x2030 || c == 0x66A || c == 0xFF05;
}

static uint32_t code_at(struct span text, size_t at, uint32_t *length)
{
    uint32_t c = 0;

    *length = at < text.length ? utf8_decode(span_of(text.bytes + at, text.length - at), &c) : 0;
    return c;
}

/* The code point that ends at `at`; 0 at the start. */
static uint32_t code_before(struct span text, size_t at, uint32_t *length)
{
    size_t from = at;
    uint32_t c = 0;

    while (from > 0 && at - from < 4) {
        from--;
        if (((unsigned char)text.bytes[from] & 0xC0) != 0x80)
            break;
    }
    *length = (uint32_t)(at - from);
    if (at > from)
        utf8_decode(span_of(text.bytes + from, at - from), &c);
    return c;
}

/* ---- groups of digits ---- */

/* What may stand between two digits of one figure, as one of . , space ' : / - ;
 * 0: nothing may. */
static char separator_of(uint32_t c)
{
    switch (c) {
    case '.':
    case 0x66B: /* Arabic decimal separator */
    case 0xFF0E:
        return '.';
    case ',':
    case 0x66C: /* Arabic thousands separator */
    case 0xFF0C:
        return ',';
    case ' ':
    case 0xA0:
    case 0x2009:
    case 0x202F:
        return ' ';
    case '\'':
    case 0x2019:
        return '\'';
    case ':':
    case '/':
    case '-':
        return (char)c;
    default:
        return '\0';
    }
}

/* The digits of a figure as they stand. */
struct figure {
    char digits[MOST_DIGITS];
    uint32_t count;              /* digits, those that were kept */
    uint32_t groups;             /* of digits */
    uint32_t size[MOST_GROUPS];  /* of each */
    char separator[MOST_GROUPS]; /* before each; of the first 0 */
    size_t end;                  /* bytes */
};

static size_t read_group(struct figure *figure, struct span text, size_t at)
{
    uint32_t length;

    figure->size[figure->groups] = 0;
    for (int digit; (digit = digit_of(code_at(text, at, &length))) >= 0 && length; at += length) {
        figure->size[figure->groups]++;
        if (figure->count < MOST_DIGITS)
            figure->digits[figure->count++] = (char)('0' + digit);
    }
    figure->groups++;
    return at;
}

/* How many digits follow `at`, up to 4. */
static uint32_t digits_ahead(struct span text, size_t at)
{
    uint32_t count = 0, length;

    for (; count < 4 && digit_of(code_at(text, at, &length)) >= 0 && length; at += length)
        count++;
    return count;
}

/* May a group behind this separator belong to the figure so far? */
static bool goes_on(const struct figure *figure, char separator, uint32_t ahead)
{
    uint32_t last = figure->size[figure->groups - 1];

    if (ahead == 0 || figure->groups == MOST_GROUPS)
        return false;
    if (separator == ' ' || separator == '\'')
        return ahead == 3 && (figure->groups == 1 ? last <= 3 : last == 3);
    if (separator == '-') /* 2024-05-17, but 10-12 is two figures */
        return (figure->groups == 1 && last == 4 && ahead == 2) ||
               (figure->groups == 2 && figure->separator[1] == '-' && ahead == 2);
    return separator != '\0';
}

static void read_figure(struct figure *figure, struct span text, size_t at)
{
    *figure = (struct figure){0};
    at = read_group(figure, text, at);
    for (;;) {
        uint32_t length, c = code_at(text, at, &length);
        char separator = length ? separator_of(c) : '\0';

        if (!separator || !goes_on(figure, separator, digits_ahead(text, at + length)))
            break;
        figure->separator[figure->groups] = separator;
        at = read_group(figure, text, at + length);
    }
    figure->end = at;
}

/* ---- what the groups mean ---- */

static bool writes_decimal_comma(const struct language *language)
{
    static const char POINTS[][3] = {"en", "zh", "ja", "th", "hi", "ne", "ta", "ga", "yi", "ar"};

    for (size_t i = 0; i < sizeof POINTS / sizeof *POINTS; i++)
        if (strcmp(language->code, POINTS[i]) == 0)
            return false;
    return true;
}

static bool has_separator(const struct figure *figure, char separator)
{
    for (uint32_t g = 1; g < figure->groups; g++)
        if (figure->separator[g] == separator)
            return true;
    return false;
}

/* 17.5.2024, 5/17/24, 2024-05-17; and versions and addresses of three parts or
 * more, which are no sums either. */
static bool is_date(const struct figure *figure)
{
    if (has_separator(figure, '/') || has_separator(figure, '-'))
        return true;
    if (figure->groups < 3 || figure->separator[1] != '.')
        return false;
    for (uint32_t g = 1; g < figure->groups; g++)
        if (figure->separator[g] != '.' || figure->size[g] != 3)
            return true;
    return false;
}

/* Does the last separator divide whole from part? */
static bool has_fraction(const struct figure *figure, const struct language *language)
{
    uint32_t last = figure->groups - 1;
    char separator = figure->separator[last];

    if (figure->groups < 2 || separator == ' ' || separator == '\'')
        return false;
    for (uint32_t g = 1; g < last; g++)
        if (figure->separator[g] == separator)
            return false; /* the same mark twice: thousands */
    if (figure->groups > 2 || figure->size[last] != 3 || figure->size[0] > 3 ||
        figure->digits[0] == '0')
        return true;
    return separator == (writes_decimal_comma(language) ? ',' : '.');
}

/* A hash of digits times a power of ten, as far as both tell values apart. */
static uint64_t value_of(const char *digits, uint32_t count, int power)
{
    while (count > 0 && *digits == '0') {
        digits++;
        count--;
    }
    for (; count > 0 && digits[count - 1] == '0'; count--)
        power++;
    return hash_mix(hash_bytes(digits, count) + (count ? (uint64_t)(int64_t)power : 0));
}

uint64_t number_small(uint32_t value)
{
    char digits[2] = {(char)('0' + value / 10 % 10), (char)('0' + value % 10)};

    return value_of(digits, 2, 0);
}

static uint64_t literal_of(const struct figure *figure)
{
    return hash_mix(hash_bytes(figure->digits, figure->count) ^
                    hash_bytes((const char *)figure->size, figure->groups * sizeof *figure->size));
}

/* ---- what stands around ---- */

/* A sign or a currency right before, with a space at most. */
static void look_back(struct span text, struct number *number)
{
    uint32_t length, c = code_before(text, number->start, &length);
    size_t at = number->start;

    if (c == ' ' || c == 0xA0) {
        at -= length;
        c = code_before(text, at, &length);
        if (!is_currency(c) || c == '$')
            return;
    }
    if (!is_currency(c))
        return;
    number->kind = NUMBER_MONEY;
    number->start = at - length;
}

/* The word that begins at `at`, of letters alone; empty: there is none. */
static struct span word_at(struct span text, size_t at)
{
    size_t end = at;
    uint32_t length;

    for (uint32_t c; (c = code_at(text, end, &length)) != 0; end += length)
        if (!is_letter(c) && !is_ideograph(c))
            break;
    return span_of(text.bytes + at, end - at);
}

/* 5 万: one character is the word. */
static struct span first_character(struct span text, size_t at)
{
    uint32_t length, c = code_at(text, at, &length);

    return span_of(text.bytes + at, is_ideograph(c) ? length : 0);
}

static struct number_word unit_of(struct span word, const struct language *language)
{
    struct folded_word folded;

    if (word.length == 0)
        return (struct number_word){UNIT_NONE, 0};
    fold_word(&folded, language->traits, word);
    return number_word(language, fold_span(&folded));
}

/* The end of "per cent" and its kin, which begin at `at`; or `at`. */
static size_t skip_per_cent(struct span text, size_t at)
{
    static const char *const PAIRS[] = {"per cent",  "per cento", "por ciento",
                                        "por cento", "pour cent", "la sută"};

    for (size_t i = 0; i < sizeof PAIRS / sizeof *PAIRS; i++) {
        size_t length = strlen(PAIRS[i]);
        struct span rest = span_of(text.bytes + at, text.length - at);

        if (span_starts(rest, span_from(PAIRS[i])) && word_at(text, at + length).length == 0)
            return at + length;
    }
    return at;
}

static size_t skip_space(struct span text, size_t at)
{
    uint32_t length, c = code_at(text, at, &length);

    return c == ' ' || c == 0xA0 || c == 0x202F || c == '-' || c == '\n' ? at + length : at;
}

/* "million", "per cent", "%", "euros" behind; two words at most. The power of
 * ten of a scale. */
static int look_ahead(struct span text, const struct language *language, struct number *number)
{
    int power = 0;

    for (int i = 0; i < 2; i++) {
        size_t end = number->start + number->length, at = skip_space(text, end);
        uint32_t length, c = code_at(text, at, &length);
        struct span word = word_at(text, at);
        struct number_word unit;

        if (is_percent(c) || is_currency(c)) {
            number->kind = is_percent(c) ? NUMBER_PERCENT : NUMBER_MONEY;
            number->length = at + length - number->start;
            return power;
        }
        if (skip_per_cent(text, at) > at) {
            number->kind = NUMBER_PERCENT;
            number->length = skip_per_cent(text, at) - number->start;
            return power;
        }
        unit = unit_of(word, language);
        if (unit.unit == UNIT_NONE)
            unit = unit_of(word = first_character(text, at), language);
        if (unit.unit == UNIT_NONE)
            return power;
        power += unit.power;
        if (unit.unit != UNIT_SCALE)
            number->kind = unit.unit == UNIT_PERCENT ? NUMBER_PERCENT : NUMBER_MONEY;
        number->length = at + word.length - number->start;
    }
    return power;
}

/* ---- figures ---- */

static void number_measure(struct number *number, const struct figure *figure, struct span text,
                           const struct language *language)
{
    int power;

    number->kind = NUMBER_PLAIN;
    number->digits_start = number->start;
    number->digits_end = figure->end;
    number->length = figure->end - number->start;
    if (has_separator(figure, ':') || is_date(figure)) {
        number->kind = has_separator(figure, ':') ? NUMBER_TIME : NUMBER_DATE;
        number->value = literal_of(figure);
        return;
    }
    look_back(text, number);
    number->length = figure->end - number->start;
    power = look_ahead(text, language, number);
    if (has_fraction(figure, language))
        power -= (int)figure->size[figure->groups - 1];
    number->value = value_of(figure->digits, figure->count, power);
}

/* Is the digit at `at` part of a word: A320, F-16? */
static bool is_in_word(struct span text, size_t at)
{
    uint32_t length, c = code_before(text, at, &length);

    if (c == '-' || c == '/')
        c = code_before(text, at - length, &length);
    return is_letter(c);
}

bool number_next(struct span text, const struct language *language, size_t *at,
                 struct number *number)
{
    while (*at < text.length) {
        uint32_t length, c = code_at(text, *at, &length);
        struct figure figure;
        bool in_word;

        if (digit_of(c) < 0) {
            *at += length;
            continue;
        }
        in_word = is_in_word(text, *at);
        number->start = *at;
        read_figure(&figure, text, *at);
        *at = figure.end;
        if (in_word)
            continue;
        number_measure(number, &figure, text, language);
        if (number->start + number->length > *at)
            *at = number->start + number->length;
        return true;
    }
    return false;
}
