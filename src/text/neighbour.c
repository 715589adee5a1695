#include "text/neighbour.h"

#include <utf8proc.h>

#include "language/fold.h"
#include "language/utf8.h"
#include "text/marks.h"

static const uint32_t ABBREVIATIONS = WORD_ABBREVIATION | WORD_ABBREVIATION_FINAL;

enum {
    LONGEST_WORD = 48, /* bytes: what is longer is no abbreviation */
    MOST_OPENERS = 8   /* quotes, brackets, dashes before a sentence's first word */
};

enum letter_case case_beyond_ascii(uint32_t code_point)
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

static void neighbour_count(struct neighbour *word, uint32_t code_point, enum letter_case kind,
                            uint32_t *run)
{
    if (code_point == '.')
        *run = 0;
    else if (kind == CASE_DIGIT)
        word->digits++;
    else if (kind != CASE_NONE) {
        word->letters++;
        if (++*run > word->longest)
            word->longest = *run;
    }
    word->lower |= kind == CASE_LOWER;
    word->dots += code_point == '.';
}

static size_t remove_spaces(char *bytes, size_t length)
{
    size_t kept = 0;

    for (size_t i = 0; i < length; i++)
        if (bytes[i] != ' ')
            bytes[kept++] = bytes[i];
    return kept;
}

/* What is known of the part of an abbreviation. */
static uint32_t look_up_part(const struct language *language, const char *start, const char *end)
{
    return language_classes(language, span_of(start, (size_t)(end - start)));
}

/* A hyphen, and a capital behind it. */
static bool title_follows(struct span text, const struct neighbour *word)
{
    const char *bytes = text.bytes + word->start, *end = text.bytes + word->end;
    const char *hyphen = memchr(bytes, '-', word->end - word->start);

    return hyphen && hyphen + 1 < end && hyphen[1] >= 'A' && hyphen[1] <= 'Z';
}

/* "z. B" is known as "z.b", "dr.phil" like "dr", "l'art" like "art", "ex-Sen" like
 * "sen". */
static uint32_t look_up(const struct neighbour *word, struct span text,
                        const struct language *language)
{
    struct folded_word folded;
    struct span span;
    const char *dot, *apostrophe, *hyphen, *end;
    uint32_t classes, code_point;

    if (word->end - word->start > LONGEST_WORD || word->letters == 0)
        return 0;
    fold_word(&folded, language->traits,
              span_of(text.bytes + word->start, word->end - word->start));
    span = fold_span(&folded);
    if (word->spaced)
        span.length = remove_spaces(folded.bytes, span.length);
    classes = language_classes(language, span);
    if (word->letters == word->end - word->start)
        return classes; /* letters of ASCII, no marks */
    end = span.bytes + span.length;
    dot = word->dots > 0 ? memchr(span.bytes, '.', span.length) : NULL;
    /* One letter of a script with case tells nothing: a.m. is not "a". */
    if (dot && (dot - span.bytes > utf8_decode(span, &code_point) || word->first == CASE_LETTER))
        classes |= WORD_ABBREVIATION & look_up_part(language, span.bytes, dot);
    apostrophe = memchr(span.bytes, '\'', span.length);
    if (apostrophe && (look_up_part(language, apostrophe + 1, end) & ABBREVIATIONS))
        classes |= WORD_ABBREVIATION_FINAL; /* or a word: l'art */
    hyphen = memchr(span.bytes, '-', span.length);
    if (hyphen && title_follows(text, word))
        classes |= WORD_ABBREVIATION & look_up_part(language, hyphen + 1, end);
    return classes;
}

uint32_t neighbour_classes(struct neighbour *word, struct span text,
                           const struct language *language)
{
    if (!word->classified)
        word->classes = look_up(word, text, language);
    word->classified = true;
    return word->classes;
}

/* Letters, digits, and what stands inside abbreviations: z.B, n:o, d/a, N°, H&M. */
static bool inside_word(uint32_t code_point, enum letter_case kind)
{
    static const char INSIDE[] = ".-'&:/\"";

    return kind != CASE_NONE ||
           (code_point < 128 && code_point > 0 &&
            memchr(INSIDE, (int)code_point, sizeof INSIDE - 1) != NULL) ||
           code_point == 0x2019 || code_point == 0xB0 || code_point == 0xB7 ||
           (marks_of(code_point) & MARK_HIDDEN);
}

static inline bool is_ascii_letter(char byte)
{
    return (unsigned char)((byte | 0x20) - 'a') < 26;
}

/* Letters of ASCII, which most words are of, from `first` to before `end`. */
static void count_ascii(struct neighbour *word, struct span text, uint32_t first, uint32_t end)
{
    for (uint32_t at = first; at < end && !word->lower; at++)
        word->lower = (text.bytes[at] & 0x20) != 0;
    word->letters = word->longest = end - first;
}

/* The word without regard to what stands before it. */
static struct neighbour read_before(struct span text, uint32_t start, uint32_t end)
{
    struct neighbour word = {.start = end, .end = end};
    uint32_t code_point, run, at = end;

    while (at > start && end - at <= LONGEST_WORD && is_ascii_letter(text.bytes[at - 1]))
        at--;
    count_ascii(&word, text, at, end);
    run = end - at;
    if (run > 0) {
        word.start = at;
        word.symbol = (unsigned char)text.bytes[at];
        word.first = case_of(word.symbol);
    }
    while (at > start && text.bytes[at - 1] != ' ' && end - at <= LONGEST_WORD) {
        enum letter_case kind;

        at = marks_before(text, start, at, &code_point);
        kind = case_of(code_point);
        if (!inside_word(code_point, kind))
            break;
        neighbour_count(&word, code_point, kind, &run);
        if (kind == CASE_NONE)
            continue; /* an opening quote is inside only with a letter before it */
        word.first = kind;
        word.symbol = code_point;
        word.start = at;
    }
    return word;
}

/* "z. B", "s. r. o": takes the single letters before it in, at most three. */
static void take_parts(struct neighbour *word, struct span text, uint32_t start)
{
    for (int i = 0; i < 3 && word->letters == word->dots + 1 && word->digits == 0; i++) {
        struct neighbour part;

        if (word->start < start + 3 || text.bytes[word->start - 1] != ' ' ||
            text.bytes[word->start - 2] != '.')
            return;
        part = read_before(text, start, word->start - 2);
        if (part.letters != 1 || part.digits > 0 || part.dots > 0)
            return;
        word->start = part.start;
        word->first = part.first;
        word->letters++;
        word->dots++;
        word->spaced = true;
    }
}

struct neighbour neighbour_before(struct span text, uint32_t start, uint32_t end)
{
    struct neighbour word = read_before(text, start, end);

    take_parts(&word, text, start);
    return word;
}

static bool stands_before_word(uint32_t code_point)
{
    return (marks_of(code_point) & (MARK_OPEN | MARK_CLOSE | MARK_DASH | MARK_HIDDEN | MARK_BULLET |
                                    MARK_ELLIPSIS | MARK_STOP)) ||
           utf8_is_space(code_point);
}

struct neighbour neighbour_after(struct span text, uint32_t start, uint32_t end)
{
    struct neighbour word = {.start = start, .end = start};
    uint32_t code_point = 0, length = 0, run = 0;

    for (int i = 0; i < MOST_OPENERS && word.start < end; i++, word.start += length) {
        length = utf8_decode(span_of(text.bytes + word.start, end - word.start), &code_point);
        word.first = case_of(code_point);
        word.symbol = code_point;
        if (word.first != CASE_NONE || !stands_before_word(code_point))
            break;
    }
    word.end = word.start;
    while (word.end < end && word.end - word.start <= LONGEST_WORD &&
           is_ascii_letter(text.bytes[word.end]))
        word.end++;
    count_ascii(&word, text, word.start, word.end);
    run = word.end - word.start;
    for (; word.end < end && text.bytes[word.end] != ' ' && word.end - word.start <= LONGEST_WORD;
         word.end += length) {
        enum letter_case kind;

        length = utf8_decode(span_of(text.bytes + word.end, end - word.end), &code_point);
        kind = case_of(code_point);
        if (kind == CASE_NONE && !(marks_of(code_point) & MARK_HIDDEN))
            break;
        neighbour_count(&word, code_point, kind, &run);
    }
    word.stopped = word.end < end && text.bytes[word.end] == '.';
    return word;
}
