/* dateline.c -- a small grammar over words and the marks between them.
 *
 *     dateline := place? agency? dash      "Moscow, 3 May (Reuters) -", "(AFP) --"
 *     place    := up to 8 words with a capital or digit, months, "de", "am", ...;
 *                 up to 3 of any kind in a script that has no capitals
 *     agency   := "(" up to 5 words ")" or "/" ... "/"
 *     byline   := "By" 2 to 5 names, closed by a stop or bar that stands apart
 *     stamp    := "Updated:" and words that only dates hold */
#include "text/dateline.h"

#include <string.h>
#include <utf8proc.h>

#include "language/utf8.h"
#include "text/marks.h"

enum {
    MOST_PLACE = 8,      /* words */
    MOST_LEAD_PLACE = 5, /* words, when nothing but a dash says that it is one */
    MOST_CASELESS = 3,   /* words of a script without capitals */
    MOST_AGENCY = 5,
    MOST_NAMES = 6,
    MOST_TAG = 6,
    LONGEST_AGENCY = 8, /* letters: Interfax */
    LEAST_LEFT = 3      /* words that must follow */
};

/* ---- agencies ---- */

bool dateline_is_agency(struct span word)
{
    /* By their first letter. */
    static const char *const NAMES[128] = {
        ['A'] = "AFP ANSA ANTARA AP APA ATS",
        ['B'] = "Belga",
        ['C'] = "CNN",
        ['D'] = "DPA",
        ['E'] = "EFE",
        ['I'] = "Interfax",
        ['K'] = "KNA",
        ['L'] = "Lusa",
        ['N'] = "NTB",
        ['P'] = "PA PTI",
        ['R'] = "RIA Reuters REUTERS Ritzau",
        ['S'] = "SID STT Sputnik",
        ['T'] = "TASS TT",
        ['U'] = "UPI",
        ['X'] = "Xinhua XINHUA",
        ['d'] = "dpa",
        ['e'] = "epd",
        ['o'] = "ots",
    };
    const char *name, *end;

    if (word.length < 2 || word.length > LONGEST_AGENCY || (unsigned char)*word.bytes >= 128)
        return false;
    for (name = NAMES[(unsigned char)*word.bytes]; name; name = *end ? end + 1 : NULL) {
        end = name + strcspn(name, " ");
        if (span_equal(word, span_of(name, (size_t)(end - name))))
            return true;
    }
    return false;
}

/* ---- reading ---- */

struct cursor {
    const struct document *document;
    uint32_t start;      /* byte at which the stretch starts */
    uint32_t token, end; /* the next word, and the one past the last */
    uint32_t first;
};

static const struct token *word_at(const struct cursor *cursor, uint32_t token)
{
    return &cursor->document->tokens[token];
}

static struct span word_bytes(const struct cursor *cursor, uint32_t token)
{
    const struct token *word = word_at(cursor, token);

    return document_span(cursor->document, word->start, word->length);
}

static uint32_t classes_at(const struct cursor *cursor, uint32_t token)
{
    return lexicon_at(cursor->document->lexicon, word_at(cursor, token)->form).classes;
}

static uint32_t written_at(const struct cursor *cursor, uint32_t token)
{
    return lexicon_at(cursor->document->lexicon, word_at(cursor, token)->form).written;
}

/* The bytes in front of a word, back to the word before it. */
static struct span gap_before(const struct cursor *cursor, uint32_t token)
{
    uint32_t from = cursor->start, to = word_at(cursor, token)->start;

    if (token > cursor->first)
        from = word_at(cursor, token - 1)->start + word_at(cursor, token - 1)->length;
    return document_span(cursor->document, from, to > from ? to - from : 0);
}

/* What stands in a gap; a set. */
enum between {
    BETWEEN_OPEN = 1 << 0,
    BETWEEN_CLOSE = 1 << 1,
    BETWEEN_DASH = 1 << 2, /* a long one, two short ones, or a short one with space */
    BETWEEN_SLASH = 1 << 3,
    BETWEEN_STOP = 1 << 4,
    BETWEEN_APART = 1 << 5, /* a stop with space before it, or a bar */
    BETWEEN_COLON = 1 << 6,
    BETWEEN_HYPHEN = 1 << 7, /* that dash is a short one */
    BETWEEN_OTHER = 1 << 8   /* but for commas and space */
};

static uint32_t between_of(uint32_t code_point, bool spaced)
{
    switch (code_point) {
    case '(':
        return BETWEEN_OPEN;
    case ')':
        return BETWEEN_CLOSE;
    case '/':
        return BETWEEN_SLASH;
    case ':':
        return BETWEEN_COLON;
    case '|':
        return BETWEEN_APART;
    case '.':
        return spaced ? BETWEEN_STOP | BETWEEN_APART : BETWEEN_STOP;
    case '-':
    case 0x2010:
    case 0x2011:
        return BETWEEN_DASH | BETWEEN_HYPHEN;
    case ',':
        return 0;
    default:
        return marks_of(code_point) & MARK_DASH ? BETWEEN_DASH : BETWEEN_OTHER;
    }
}

/* What is in the gap before a word; in `*after` the byte behind its last mark
 * that is no quotation mark or opening bracket, space skipped. */
static uint32_t between_before(const struct cursor *cursor, uint32_t token, uint32_t *after)
{
    struct span gap = gap_before(cursor, token);
    uint32_t offset = (uint32_t)(gap.bytes - cursor->document->text.bytes);
    uint32_t between = 0, dashes = 0;
    bool spaced = false, any_space = false, skipping = true;

    *after = offset + 1;
    if (gap.length == 1 && *gap.bytes == ' ')
        return 0; /* as nearly always */
    *after = offset;
    for (uint32_t at = 0, length; at < gap.length; at += length) {
        uint32_t code_point, mark;

        length = utf8_decode(span_of(gap.bytes + at, gap.length - at), &code_point);
        if (utf8_is_space(code_point)) {
            spaced = any_space = true;
            if (skipping)
                *after = offset + at + length;
            continue;
        }
        mark = between_of(code_point, spaced);
        dashes += mark & BETWEEN_HYPHEN ? 1 : mark & BETWEEN_DASH ? 2 : 0;
        skipping = !(mark & (BETWEEN_OTHER | BETWEEN_OPEN));
        if (skipping)
            *after = offset + at + length;
        between |= mark;
        spaced = false;
    }
    if (dashes > 1)
        between &= ~(uint32_t)BETWEEN_HYPHEN;
    if (dashes == 1 && !any_space && !(between & BETWEEN_CLOSE))
        between &= ~(uint32_t)(BETWEEN_DASH | BETWEEN_HYPHEN); /* a hyphen in a name */
    return between;
}

/* ---- datelines ---- */

static bool is_small_joint(const struct cursor *cursor, uint32_t token)
{
    return word_at(cursor, token)->length <= 3 &&
           (classes_at(cursor, token) & (WORD_STOP | WORD_FUNCTION)) != 0;
}

/* "Berlin/Paris": the two are one place. */
static bool is_joined(const struct cursor *cursor, uint32_t token)
{
    struct span gap = gap_before(cursor, token);

    return gap.length == 1 && *gap.bytes == '/';
}

/* Arabic, Devanagari, Tamil ...: nothing tells a name from other words. */
static inline bool is_caseless(struct span word)
{
    uint32_t code_point;

    if ((unsigned char)*word.bytes < 0x80)
        return false;
    utf8_decode(word, &code_point);
    return utf8proc_category((utf8proc_int32_t)code_point) == UTF8PROC_CATEGORY_LO;
}

/* The words of a place and a date from the cursor on; their count, 0 when what
 * follows is none. */
static uint32_t place_words(const struct cursor *cursor)
{
    uint32_t token = cursor->token, after;

    for (; token < cursor->end && token - cursor->token < MOST_PLACE; token++) {
        uint32_t written = written_at(cursor, token);

        if (token > cursor->token && !is_joined(cursor, token) &&
            (between_before(cursor, token, &after) & ~(uint32_t)BETWEEN_STOP))
            break;
        if (!(written & (WRITTEN_CAPITAL | WRITTEN_DIGIT)) &&
            !(classes_at(cursor, token) & WORD_MONTH) &&
            (token == cursor->token || !is_small_joint(cursor, token)) &&
            (token - cursor->token >= MOST_CASELESS || !is_caseless(word_bytes(cursor, token))))
            return 0;
    }
    return token - cursor->token;
}

struct agency {
    uint32_t words; /* 0: there is none */
    bool known;
};

/* "(Reuters)", " /TASS/": the words between the two marks. */
static struct agency agency_words(const struct cursor *cursor)
{
    struct agency agency = {0};
    uint32_t after, token = cursor->token;
    uint32_t opens = between_before(cursor, token, &after);
    uint32_t close = opens & BETWEEN_OPEN ? BETWEEN_CLOSE : BETWEEN_SLASH;
    bool known = false;

    if (!(opens & (BETWEEN_OPEN | BETWEEN_SLASH)) || is_joined(cursor, token))
        return agency;
    for (; token + 1 < cursor->end && token - cursor->token < MOST_AGENCY; token++) {
        known |= dateline_is_agency(word_bytes(cursor, token));
        if (between_before(cursor, token + 1, &after) & close)
            return (struct agency){token + 1 - cursor->token, known};
    }
    return agency;
}

/* Does a sentence of its own start at the cursor? */
static bool starts_afresh(const struct cursor *cursor, uint32_t between)
{
    return cursor->end - cursor->token >= LEAST_LEFT &&
           ((between & BETWEEN_OTHER) || is_caseless(word_bytes(cursor, cursor->token)) ||
            (written_at(cursor, cursor->token) & (WRITTEN_CAPITAL | WRITTEN_DIGIT)));
}

/* "Vera - a film - opens today": the first of a pair of dashes; without capitals
 * to tell, long ones too. */
static bool is_paired(const struct cursor *cursor, uint32_t between)
{
    uint32_t dash = is_caseless(word_bytes(cursor, cursor->first)) ? BETWEEN_DASH : BETWEEN_HYPHEN;
    uint32_t after;

    if (!(between & dash))
        return false;
    for (uint32_t token = cursor->token + 1; token < cursor->end; token++)
        if (between_before(cursor, token, &after) & dash)
            return true;
    return false;
}

/* "24 - 27 June" */
static bool is_range(const struct cursor *cursor)
{
    return (written_at(cursor, cursor->token) & WRITTEN_DIGIT) &&
           (written_at(cursor, cursor->token - 1) & WRITTEN_DIGIT);
}

/* Is what was read up to the cursor a dateline, `between` what stands behind it?
 * `place` words of a place (0: it opens with the agency's bracket) were read. */
static bool is_dateline(const struct cursor *cursor, uint32_t place, struct agency agency,
                        uint32_t between, bool lead)
{
    uint32_t written = written_at(cursor, cursor->first);
    bool upper = (written & WRITTEN_UPPER) != 0;

    if (!(between & (BETWEEN_DASH | BETWEEN_CLOSE | BETWEEN_SLASH)) ||
        !starts_afresh(cursor, between))
        return false;
    if (agency.known && place <= MOST_LEAD_PLACE)
        return true;
    if (place == 0 && (upper || (lead && (written & WRITTEN_CAPITAL))))
        return true;
    if (!(between & BETWEEN_DASH) || is_paired(cursor, between) || is_range(cursor))
        return false;
    return upper || agency.words > 0 || (lead && place <= MOST_LEAD_PLACE);
}

static struct opening read_dateline(struct cursor cursor, bool lead)
{
    struct opening opening = {0, 0, NOISE_DATELINE};
    uint32_t after, between, place = place_words(&cursor);
    struct agency agency;

    if (place == 0)
        return opening;
    between = between_before(&cursor, cursor.first, &after);
    if (between == BETWEEN_OPEN)
        place = 0;
    else if (between)
        return opening;
    cursor.token += place;
    if (cursor.token >= cursor.end)
        return opening;
    agency = agency_words(&cursor);
    cursor.token += agency.words;
    if (cursor.token >= cursor.end || place + agency.words == 0)
        return opening;
    between = between_before(&cursor, cursor.token, &after);
    if (is_dateline(&cursor, place, agency, between, lead)) {
        opening.tokens = cursor.token - cursor.first;
        opening.end = after;
    }
    return opening;
}

/* ---- bylines and stamps ---- */

static struct opening read_byline(struct cursor cursor)
{
    struct opening opening = {0, 0, NOISE_BYLINE};
    uint32_t after, between;

    if (!(classes_at(&cursor, cursor.token) & WORD_BYLINE) ||
        !(written_at(&cursor, cursor.token) & WRITTEN_CAPITAL))
        return opening;
    while (++cursor.token < cursor.end && cursor.token - cursor.first <= MOST_NAMES) {
        between = between_before(&cursor, cursor.token, &after);
        if (cursor.token - cursor.first > 1 && (between & (BETWEEN_APART | BETWEEN_DASH)) &&
            starts_afresh(&cursor, between)) {
            opening.tokens = cursor.token - cursor.first;
            opening.end = after;
            return opening;
        }
        if (!(written_at(&cursor, cursor.token) & WRITTEN_CAPITAL) &&
            !is_small_joint(&cursor, cursor.token))
            return opening;
    }
    return opening;
}

/* Of words of a date. */
static const uint32_t STAMP = WORD_CALL | WORD_MONTH | WORD_WEEKDAY | WORD_TIME;

static bool is_stamp_word(const struct cursor *cursor, uint32_t token)
{
    return (written_at(cursor, token) & (WRITTEN_DIGIT | WRITTEN_UPPER)) ||
           (classes_at(cursor, token) & STAMP) || is_small_joint(cursor, token);
}

/* "UPDATED: 10:31 EST, 3 May 2014 ." and the like. */
static struct opening read_stamp(struct cursor cursor)
{
    struct opening opening = {0, 0, NOISE_DATELINE};
    bool called = (classes_at(&cursor, cursor.token) & WORD_CALL) != 0;
    uint32_t digits = 0, dates = 0, after, between;

    for (; cursor.token < cursor.end && is_stamp_word(&cursor, cursor.token); cursor.token++) {
        digits += (written_at(&cursor, cursor.token) & WRITTEN_DIGIT) != 0;
        dates += (classes_at(&cursor, cursor.token) & WORD_MONTH) != 0 ||
                 (between_before(&cursor, cursor.token, &after) & BETWEEN_COLON);
    }
    while (cursor.token > cursor.first && is_small_joint(&cursor, cursor.token - 1))
        cursor.token--; /* of the sentence, not of the date */
    if (digits < 2 || dates == 0 || cursor.token >= cursor.end || cursor.token == cursor.first)
        return opening;
    between = between_before(&cursor, cursor.token, &after);
    if (!starts_afresh(&cursor, between) ||
        (!called && !(between & (BETWEEN_APART | BETWEEN_STOP | BETWEEN_DASH))))
        return opening;
    opening.tokens = cursor.token - cursor.first;
    opening.end = after;
    return opening;
}

/* Any of the three, whatever it costs. */
static struct opening read_opening(struct cursor cursor, bool lead)
{
    struct opening opening = read_dateline(cursor, lead);

    if (opening.tokens == 0)
        opening = read_byline(cursor);
    if (opening.tokens == 0)
        opening = read_stamp(cursor);
    return opening;
}

/* A word that no place, name or date has in it? */
static inline bool is_plain_word(const struct document *document, const struct token *word,
                                 struct form form)
{
    return form.written == 0 && !(form.classes & STAMP) &&
           (word->length > 3 || !(form.classes & (WORD_STOP | WORD_FUNCTION))) &&
           !is_caseless(document_span(document, word->start, word->length));
}

/* Has the gap before a word neither bracket nor slash nor dash, as those of a place
 * or an agency have? */
static inline bool is_plain_gap(const struct document *document, uint32_t from, uint32_t to)
{
    const uint64_t PLAIN = 1ULL << ' ' | 1ULL << '"' | 1ULL << '\'' | 1ULL << ',' | 1ULL << '.' |
                           1ULL << ':' | 1ULL << ';';
    const unsigned char *bytes = (const unsigned char *)document->text.bytes;

    if (to - from == 1 && bytes[from] == ' ')
        return true; /* as nearly always */
    for (; from < to; from++)
        if (bytes[from] >= 64 || !(PLAIN >> bytes[from] & 1))
            return false;
    return true;
}

/* Does the stretch from `start` on come to a plain word over plain gaps, and to one
 * number at most before it? Then it has no opening, as nearly no sentence has. */
static bool opens_plainly(const struct document *document, uint32_t start, uint32_t first,
                          uint32_t count)
{
    const struct token *word = &document->tokens[first];
    struct form form = lexicon_at(document->lexicon, word->form);
    uint32_t words = 1, digits = 0;

    if ((form.classes & WORD_BYLINE) || !is_plain_gap(document, start, word->start))
        return false;
    while (!is_plain_word(document, word, form)) {
        digits += (form.written & WRITTEN_DIGIT) != 0;
        if (digits > 1 || words++ == (count < MOST_PLACE ? count : MOST_PLACE))
            return false;
        word++;
        if (!is_plain_gap(document, word[-1].start + word[-1].length, word->start))
            return false;
        form = lexicon_at(document->lexicon, word->form);
    }
    return true;
}

struct opening dateline_opening(const struct document *document, uint32_t start,
                                uint32_t first_token, uint32_t token_count, bool lead)
{
    if (token_count <= LEAST_LEFT || opens_plainly(document, start, first_token, token_count))
        return (struct opening){0};
    return read_opening(
        (struct cursor){document, start, first_token, first_token + token_count, first_token},
        lead);
}

bool dateline_is_tag(const struct document *document, uint32_t first_token, uint32_t token_count)
{
    bool agency = false;

    if (token_count == 0 || token_count > MOST_TAG)
        return false;
    for (uint32_t i = first_token; i < first_token + token_count; i++) {
        const struct token *token = &document->tokens[i];
        struct span word = document_span(document, token->start, token->length);
        struct form form = lexicon_at(document->lexicon, token->form);
        bool known = dateline_is_agency(word);

        agency |= known;
        if (!known && form.written != WRITTEN_DIGIT && !(form.classes & WORD_MONTH) &&
            token->length > 3)
            return false;
    }
    return agency;
}
