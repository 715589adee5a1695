#include "headline/scan.h"

#include <utf8proc.h>

#include "language/fold.h"
#include "language/shape.h"
#include "language/utf8.h"

/* What a code point is to a line. */
enum kind { KIND_GAP, KIND_LETTER, KIND_DIGIT, KIND_WIDE, KIND_JOINER, KIND_MARK };

static bool is_wide(uint32_t c)
{
    return (c >= 0x2E80 && c < 0xA4D0 && c != 0x3000 && !(c >= 0x3001 && c <= 0x3003) &&
            !(c >= 0x3008 && c <= 0x3020)) ||
           (c >= 0xE00 && c < 0xE80) || (c >= 0xF900 && c < 0xFB00) || c >= 0x20000;
}

static enum kind kind_of_wide(uint32_t c)
{
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)c);

    if (category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_MC)
        return KIND_JOINER;
    if (category == UTF8PROC_CATEGORY_ND)
        return KIND_DIGIT;
    if (is_wide(c))
        return KIND_WIDE;
    return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO ? KIND_LETTER
                                                                                : KIND_MARK;
}

static enum kind kind_of(uint32_t c)
{
    if (c < 0x80)
        return (c | 32) >= 'a' && (c | 32) <= 'z' ? KIND_LETTER
               : c >= '0' && c <= '9'             ? KIND_DIGIT
               : c <= ' ' || c == 0x7F            ? KIND_GAP
                                                  : KIND_MARK;
    if (c == 0xFFFD || utf8_is_space(c))
        return KIND_GAP;
    return kind_of_wide(c);
}

/* The kind at `at` and, in `*length`, how long it is; a gap past the end. */
static enum kind scan_kind(const struct scan *scan, uint32_t at, uint32_t *length)
{
    uint32_t c;

    *length = 1;
    if (at >= scan->end)
        return KIND_GAP;
    c = (unsigned char)scan->text.bytes[at];
    if (c >= 0x80)
        *length = utf8_decode(span_of(scan->text.bytes + at, scan->end - at), &c);
    return kind_of(c);
}

static bool is_wordy(enum kind kind)
{
    return kind == KIND_LETTER || kind == KIND_DIGIT || kind == KIND_JOINER;
}

static char scan_byte(const struct scan *scan, uint32_t at)
{
    return at < scan->end ? scan->text.bytes[at] : ' ';
}

/* The length of the apostrophe at `at`, 0 when there is none. */
static uint32_t scan_apostrophe(const struct scan *scan, uint32_t at)
{
    if (scan_byte(scan, at) == '\'')
        return 1;
    return at + 3 <= scan->end && memcmp(scan->text.bytes + at, "\xe2\x80\x99", 3) == 0 ? 3 : 0;
}

/* The length of a mark that joins two letters: - ' & . / : and the dashes that
 * look like a hyphen. */
static uint32_t scan_connector(const struct scan *scan, uint32_t at)
{
    char c = scan_byte(scan, at);

    if (c == '-' || c == '&' || c == '.' || c == '/' || c == ':')
        return 1;
    if (at + 3 <= scan->end && (memcmp(scan->text.bytes + at, "\xe2\x80\x90", 3) == 0 ||
                                memcmp(scan->text.bytes + at, "\xe2\x80\x91", 3) == 0))
        return 3;
    return scan_apostrophe(scan, at);
}

static uint32_t scan_letters(const struct scan *scan, uint32_t at)
{
    uint32_t length;

    while (is_wordy(scan_kind(scan, at, &length)))
        at += length;
    return at;
}

/* "U.S.", "a.m.", "J. K.": single letters, each with its stop; the start when
 * there is no such thing. A lone letter needs more of the sentence behind it. */
static uint32_t scan_initials(const struct scan *scan, uint32_t at)
{
    uint32_t start = at, letters = 0, length;

    while (scan_kind(scan, at, &length) == KIND_LETTER && scan_byte(scan, at + length) == '.') {
        at += length + 1;
        letters++;
    }
    if (letters > 1)
        return scan_kind(scan, at, &length) == KIND_LETTER ? start : at;
    return letters == 1 && at + 1 < scan->end && scan_byte(scan, at) == ' ' &&
                   scan_byte(scan, start) <= 'Z'
               ? at
               : start;
}

static bool scan_abbreviates(const struct scan *scan, uint32_t start, uint32_t end)
{
    struct folded_word folded;

    if (scan_byte(scan, end) != '.' || end - start > 8 || end + 1 >= scan->end ||
        (scan_byte(scan, end + 1) != ' ' && scan_byte(scan, end + 1) != ','))
        return false;
    fold_word(&folded, scan->language->traits, span_of(scan->text.bytes + start, end - start));
    return (language_classes(scan->language, fold_span(&folded)) & WORD_ABBREVIATION) != 0;
}

/* Digits with the marks between them, units and hyphenated parts behind. */
static uint32_t scan_number(const struct scan *scan, uint32_t at)
{
    for (;;) {
        char c;
        uint32_t length;

        at = scan_letters(scan, at);
        c = scan_byte(scan, at);
        if (c == '%')
            return at + 1;
        if (c != '.' && c != ',' && c != '/' && c != '-' && c != ':')
            return at;
        if (scan_kind(scan, at + 1, &length) != KIND_DIGIT &&
            !(c == '-' && scan_kind(scan, at + 1, &length) == KIND_LETTER))
            return at;
        at++;
    }
}

/* The length of a currency sign at `at` with a digit behind it, else 0. */
static uint32_t scan_currency(const struct scan *scan, uint32_t at)
{
    uint32_t length = scan_byte(scan, at) == '$' ? 1 : 0, digit;

    if (at + 2 <= scan->end && memcmp(scan->text.bytes + at, "\xc2\xa3", 2) == 0)
        length = 2;
    if (at + 3 <= scan->end && memcmp(scan->text.bytes + at, "\xe2\x82\xac", 3) == 0)
        length = 3;
    return length && scan_kind(scan, at + length, &digit) == KIND_DIGIT ? length : 0;
}

/* Where an English clitic begins in the word: n't, 's, 're, ...; `end` if none. */
static uint32_t scan_clitic(const struct scan *scan, uint32_t start, uint32_t end)
{
    static const char *const CLITICS[] = {"s", "S", "re", "ve", "ll", "d", "m"};

    for (uint32_t at = start + 1; at < end; at++) {
        uint32_t length = scan_apostrophe(scan, at);
        size_t rest = length ? end - at - length : 0;
        const char *bytes = scan->text.bytes + at + length;

        if (!length)
            continue;
        if (rest == 1 && *bytes == 't' && bytes[-(ptrdiff_t)length - 1] == 'n')
            return at - 1 > start ? at - 1 : end;
        for (size_t i = 0; i < sizeof CLITICS / sizeof *CLITICS; i++)
            if (span_equal(span_of(bytes, rest), span_from(CLITICS[i])))
                return at;
    }
    return end;
}

/* Past the apostrophe of l'homme, dell'arte; `end` when nothing is elided. */
static uint32_t scan_elision(const struct scan *scan, uint32_t start, uint32_t end)
{
    struct folded_word folded;
    uint32_t at = start, length = 0;

    while (at < end && !(length = scan_apostrophe(scan, at)))
        at++;
    if (at == start || at + length >= end || at - start > 8)
        return end;
    fold_word(&folded, scan->language->traits, span_of(scan->text.bytes + start, at - start));
    if (at - start > 2 && !(language_classes(scan->language, fold_span(&folded)) & WORD_STOP))
        return end;
    return at + length;
}

static uint32_t scan_word(const struct scan *scan, uint32_t start)
{
    uint32_t at = scan_initials(scan, start), length;

    if (at > start)
        return at;
    at = scan_letters(scan, start);
    if (at - start <= 3 && (length = scan_currency(scan, at)))
        return scan_number(scan, at + length);
    if (scan_abbreviates(scan, start, at))
        return at + 1;
    for (uint32_t joint; (joint = scan_connector(scan, at));) {
        if (!is_wordy(scan_kind(scan, at + joint, &length)))
            break;
        at = scan_letters(scan, at + joint);
    }
    if (scan->language->traits & LANGUAGE_POSSESSIVES)
        return scan_clitic(scan, start, at);
    if (scan->language->traits & LANGUAGE_ELISIONS)
        return scan_elision(scan, start, at);
    return at;
}

/* A mark; some are written with two or three characters. */
static uint32_t scan_mark(const struct scan *scan, uint32_t at, uint32_t length)
{
    static const char *const LONG[] = {"--", "``", "''", "..."};
    struct span rest = span_of(scan->text.bytes + at, scan->end - at);

    for (size_t i = 0; i < sizeof LONG / sizeof *LONG; i++)
        if (span_starts(rest, span_from(LONG[i])))
            return (uint32_t)strlen(LONG[i]);
    return length;
}

/* The clitic that an apostrophe in the middle of a word opens. */
static uint32_t scan_inner_clitic(const struct scan *scan, uint32_t at)
{
    uint32_t length = scan_apostrophe(scan, at), before;

    if (!length || !(scan->language->traits & LANGUAGE_POSSESSIVES) || at == 0 ||
        (unsigned char)scan->text.bytes[at - 1] <= ' ' ||
        !is_wordy(scan_kind(scan, at + length, &before)))
        return 0;
    return scan_letters(scan, at + length) - at;
}

/* Does a byte end the word before it and begin none? */
static bool ends_word(char c)
{
    return c == ' ' || c == ',' || c == '"' || c == ')' || c == ';' || c == '?' || c == '!' ||
           c == '\n';
}

/* Past the word at `start` when it is of small letters, the first perhaps a capital,
 * with a blank or mark behind it, as most are; `start` when it may be more than that. */
static uint32_t scan_simple(const struct scan *scan, uint32_t start)
{
    const char *bytes = scan->text.bytes;
    uint32_t at = start + (bytes[start] >= 'A' && bytes[start] <= 'Z');

    while (at < scan->end && bytes[at] >= 'a' && bytes[at] <= 'z')
        at++;
    if (at < scan->end && ends_word(bytes[at]))
        return at;
    return at + 1 == scan->end && bytes[at] == '.' && at > start + 1 ? at : start;
}

/* Is the byte at `at` a mark by itself, whatever stands around it? */
static bool is_plain_mark(const struct scan *scan, uint32_t at)
{
    char c = scan->text.bytes[at];

    return c == ',' || c == '"' || c == '(' || c == ')' || c == ';' || c == '?' || c == '!' ||
           c == ':' || (c == '.' && scan_byte(scan, at + 1) != '.');
}

/* Is it ASCII and no gap? */
static bool is_printed(char c)
{
    return c > ' ' && c < 0x7F;
}

uint32_t scan_next(struct scan *scan, uint32_t *start)
{
    uint32_t length, end;
    enum kind kind;

    scan->at += scan->at < scan->end && scan->text.bytes[scan->at] == ' ';
    while (scan->at < scan->end && !is_printed(scan->text.bytes[scan->at]) &&
           scan_kind(scan, scan->at, &length) == KIND_GAP)
        scan->at += length;
    *start = scan->at;
    if (scan->at >= scan->end)
        return 0;
    scan->mark = false;
    scan->at = scan_simple(scan, *start);
    scan->simple = scan->at > *start;
    if (scan->simple)
        return scan->at - *start;
    if (is_plain_mark(scan, *start)) {
        scan->mark = true;
        scan->at = *start + 1;
        return 1;
    }
    kind = scan_kind(scan, *start, &length);
    if (kind == KIND_DIGIT) {
        end = scan_number(scan, *start);
    } else if (kind == KIND_LETTER || kind == KIND_JOINER) {
        end = scan_word(scan, *start);
    } else if (kind == KIND_WIDE) {
        end = *start + length;
        while (scan_kind(scan, end, &length) == KIND_JOINER)
            end += length;
    } else if ((length = scan_currency(scan, *start))) {
        end = scan_number(scan, *start + length);
    } else if ((length = scan_inner_clitic(scan, *start))) {
        end = *start + length;
    } else {
        scan_kind(scan, *start, &length);
        end = *start + scan_mark(scan, *start, length);
        scan->mark = true;
    }
    scan->at = end;
    return end - *start;
}
