/* document.c -- lines of plain text into blocks.
 *
 * A block is a line. Only where the text was wrapped by a machine (mail, PDF,
 * fmt) do lines that were one paragraph become one again: the evidence is the
 * common width of the lines and that they go on in lower case. */
#include "text/document.h"

#include <utf8proc.h>

#include "language/utf8.h"
#include "text/enumerator.h"
#include "text/marks.h"

enum {
    WRAP_LINES = 8, /* fewer prove it only when each says so */
    WRAP_LEAST = 20,
    WRAP_NARROW = 40, /* below this lists look like it: every line must be as full as it can */
    WRAP_MOST = 130   /* characters: between them machines break lines */
};

enum item_sign {
    ITEM_NONE,
    ITEM_PERHAPS, /* "3. Ropes", or the 3rd of May */
    ITEM_SURE
};

struct line {
    uint32_t start, end; /* without the white space around; never empty */
    uint32_t blank;      /* empty lines before it */
    uint32_t width;      /* characters, WRAP_MOST + 1 for more; known once find_wrap has run */
    enum item_sign item;
    bool closed; /* ends in a sentence's mark */
    bool ends;   /* so does what goes on behind it */
    bool small;  /* opens with a small letter */
    bool joined; /* belongs to the block of the line before */
};

struct lines {
    struct line *line;
    uint32_t count;
    bool plain;    /* LF alone ends lines in this text */
    uint32_t wrap; /* the width in characters at which a machine broke them, or 0 */
};

const char *noise_name(enum noise noise)
{
    static const char *const NAMES[] = {
        [NOISE_NONE] = "none",
        [NOISE_CALL] = "call to action",
        [NOISE_LEGAL] = "legal notice",
        [NOISE_CAPTION] = "caption",
        [NOISE_BYLINE] = "byline",
        [NOISE_DATELINE] = "dateline",
        [NOISE_NAVIGATION] = "navigation",
        [NOISE_DUPLICATE] = "duplicate",
        [NOISE_FRAGMENT] = "fragment",
        [NOISE_OUTSIDE] = "outside the article",
    };

    return NAMES[noise];
}

void document_trim_space(const struct document *document, uint32_t *start, uint32_t *end)
{
    const char *bytes = document->text.bytes;
    uint32_t code_point;

    while (*start < *end) {
        uint32_t length = utf8_decode(span_of(bytes + *start, *end - *start), &code_point);

        if (!utf8_is_space(code_point))
            break;
        *start += length;
    }
    while (*start < *end) {
        uint32_t last = marks_before(document->text, *start, *end, &code_point);

        if (!utf8_is_space(code_point))
            break;
        *end = last;
    }
}

/* ---- lines ---- */

/* The length of the line end at `at`, 0 when there is none: LF, CR, CR LF,
 * vertical tab, form feed, next line, line and paragraph separator. */
static uint32_t line_break(const unsigned char *p, uint32_t left)
{
    if (*p == '\r')
        return left > 1 && p[1] == '\n' ? 2 : 1;
    if (*p >= '\n' && *p <= '\f')
        return 1;
    if (*p == 0xC2 && left > 1 && p[1] == 0x85)
        return 2;
    if (*p == 0xE2 && left > 2 && p[1] == 0x80 && (p[2] == 0xA8 || p[2] == 0xA9))
        return 3;
    return 0;
}

/* May one of eight bytes begin a line end? Controls below SO, and the lead bytes
 * C2 and E2, which differ in one bit. */
static inline bool may_break(const char *bytes)
{
    const uint64_t ONES = 0x0101010101010101ULL, HIGH = 0x80 * ONES;
    uint64_t word, leads, controls;

    memcpy(&word, bytes, sizeof word);
    leads = (word & ~(0x20 * ONES)) ^ 0xC2 * ONES;
    leads = (leads - ONES) & ~leads;
    controls = (word - 0x0E * ONES) & ~word;
    return ((leads | controls) & HIGH) != 0;
}

/* Does a line end begin with the byte `lead` anywhere? */
static bool has_break(struct span text, unsigned char lead)
{
    const char *end = text.bytes + text.length;

    for (const char *at = text.bytes; at < end; at++) {
        at = memchr(at, lead, (size_t)(end - at));
        if (!at)
            return false;
        if (line_break((const unsigned char *)at, (uint32_t)(end - at)) > 0)
            return true;
    }
    return false;
}

/* Does LF alone end the lines of a text, whatever else could? */
static bool has_plain_lines(struct span text)
{
    static const unsigned char OTHERS[] = {'\r', '\v', '\f', 0xC2, 0xE2};

    for (size_t i = 0; i < sizeof OTHERS; i++)
        if (has_break(text, OTHERS[i]))
            return false;
    return true;
}

static uint32_t plain_line_end(struct span text, uint32_t at, uint32_t *next)
{
    const char *end = memchr(text.bytes + at, '\n', text.length - at);

    *next = end ? (uint32_t)(end + 1 - text.bytes) : (uint32_t)text.length;
    return end ? *next - 1 : *next;
}

/* Where the line that starts at `at` ends, and in `*next` where the next begins. */
static uint32_t line_end(struct span text, bool plain, uint32_t at, uint32_t *next)
{
    const unsigned char *p = (const unsigned char *)text.bytes;
    uint32_t length = (uint32_t)text.length, width;

    if (plain)
        return plain_line_end(text, at, next);
    while (at < length) {
        if (length - at >= 8 && !may_break(text.bytes + at)) {
            at += 8;
            continue;
        }
        for (uint32_t stop = length - at > 8 ? at + 8 : length; at < stop; at++) {
            if (p[at] > '\r' && p[at] != 0xC2 && p[at] != 0xE2)
                continue;
            width = line_break(p + at, length - at);
            if (width > 0) {
                *next = at + width;
                return at;
            }
        }
    }
    *next = length;
    return length;
}

/* How many lines there are, empty ones too. */
static uint32_t count_lines(struct span text, bool plain)
{
    uint32_t count = 0;

    for (uint32_t at = 0; at < text.length; count++)
        line_end(text, plain, at, &at);
    return count;
}

/* Fills `lines`, which has room for all, with those that are not empty. */
static void find_lines(const struct document *document, struct lines *lines)
{
    uint32_t length = (uint32_t)document->text.length, blank = 0;

    for (uint32_t at = 0, next; at < length; at = next) {
        uint32_t start = at, end = line_end(document->text, lines->plain, at, &next);

        document_trim(document, &start, &end);
        if (start == end) {
            blank++;
            continue;
        }
        lines->line[lines->count++] = (struct line){.start = start, .end = end, .blank = blank};
        blank = 0;
    }
}

/* ---- was it wrapped by a machine? ---- */

static uint32_t line_width(const struct document *document, struct line line)
{
    uint32_t width = 0;

    for (uint32_t i = line.start; i < line.end && width <= WRAP_MOST; i++)
        width += ((unsigned char)document->text.bytes[i] & 0xC0) != 0x80;
    return width;
}

static bool opens_lower(const struct document *document, struct line line)
{
    uint32_t code_point;

    utf8_decode(document_span(document, line.start, line.end - line.start), &code_point);
    return utf8proc_category((utf8proc_int32_t)code_point) == UTF8PROC_CATEGORY_LL;
}

/* Measures the lines and returns the width that 98 % keep to. */
static uint32_t common_width(const struct document *document, struct lines *lines)
{
    uint32_t histogram[WRAP_MOST + 2] = {0};
    uint32_t over = lines->count / 50, longer = 0, width = WRAP_MOST + 1;

    for (uint32_t i = 0; i < lines->count; i++) {
        lines->line[i].width = line_width(document, lines->line[i]);
        histogram[lines->line[i].width]++;
    }
    for (; width > 0; width--) {
        longer += histogram[width];
        if (longer > over)
            break;
    }
    return width;
}

/* The width of the line's first word. */
static uint32_t first_word(const struct document *document, const struct line *line)
{
    uint32_t width = 0;

    for (uint32_t i = line->start; i < line->end && document->text.bytes[i] != ' '; i++)
        width += ((unsigned char)document->text.bytes[i] & 0xC0) != 0x80;
    return width;
}

/* What lines that are followed by another say, in how many of them it is said; no
 * line is followed when they keep to no width that machines break at. */
struct wrapping {
    uint32_t width;    /* that they keep to */
    uint32_t followed; /* all */
    uint32_t full;     /* nearly as wide */
    uint32_t loose;    /* the follower's first word would have fitted in */
    uint32_t ragged;   /* not of that very width, as the lines of a table are */
    uint32_t open;     /* no mark at the end */
    uint32_t lower;    /* the follower goes on in lower case */
};

static struct wrapping measure(const struct document *document, struct lines *lines)
{
    struct wrapping wrapping = {.width = common_width(document, lines)};

    if (wrapping.width < WRAP_LEAST || wrapping.width > WRAP_MOST)
        return wrapping;
    for (uint32_t i = 1; i < lines->count; i++) {
        const struct line *line = &lines->line[i], *before = line - 1;

        if (line->blank > 0)
            continue;
        wrapping.followed++;
        wrapping.full += before->width * 4 >= wrapping.width * 3;
        wrapping.loose += before->width + 1 + first_word(document, line) <= wrapping.width;
        wrapping.ragged += before->width != wrapping.width;
        wrapping.open += !before->closed;
        wrapping.lower += line->small;
    }
    return wrapping;
}

/* Letters of ASCII, and none of them small. */
static bool is_all_capitals(struct span text)
{
    bool capital = false;

    for (size_t i = 0; i < text.length; i++) {
        if (text.bytes[i] >= 'a' && text.bytes[i] <= 'z')
            return false;
        capital = capital || (text.bytes[i] >= 'A' && text.bytes[i] <= 'Z');
    }
    return capital;
}

/* A paragraph or two: each line is as full as it can be, and half of them go on in
 * lower case; in capitals each line breaks off. */
static bool is_wrapped_note(const struct document *document, const struct wrapping *w)
{
    if (w->followed < 2 || w->full < w->followed || w->loose > 0 || w->width < WRAP_NARROW)
        return false;
    return w->lower * 2 >= w->followed ||
           (w->followed > 2 && w->open == w->followed && is_all_capitals(document->text));
}

/* The width a machine wrapped at, or 0: most lines are nearly full, and three in ten
 * followers go on in lower case. Where hardly any could have begun on the line
 * before, one in ten will do (where nouns have capitals they are few), or that most
 * lines break off (capitals, scripts without case). */
static uint32_t find_wrap(const struct document *document, struct lines *lines)
{
    struct wrapping w;
    bool tight;

    if (lines->count < 2)
        return 0;
    w = measure(document, lines);
    tight = w.loose * 20 <= w.followed;
    if (w.followed < WRAP_LINES)
        return is_wrapped_note(document, &w) ? w.width : 0;
    if (w.full * 2 < w.followed || (w.width < WRAP_NARROW && !tight))
        return 0;
    if (w.lower * 10 >= w.followed * (tight ? 1 : 3))
        return w.width;
    return tight && w.open * 2 >= w.followed && w.ragged * 3 >= w.followed ? w.width : 0;
}

/* ---- blocks ---- */

/* Which lines have an end: those that close, and those that go on in lines
 * without a capital until one closes. */
static void find_ends(const struct document *document, struct lines *lines)
{
    for (uint32_t i = lines->count; i-- > 0;) {
        struct line *line = &lines->line[i], *next = line + 1;

        line->closed = marks_closed(document->text, line->start, line->end);
        line->small = opens_lower(document, *line);
        line->ends = line->closed || (i + 1 < lines->count && next->blank == 0 && next->small &&
                                      next->item == ITEM_NONE && next->ends);
    }
}

/* Does the sentence of `before` go on in `line`, in a text that no machine
 * wrapped? A line that breaks off, followed by one that starts low and comes to
 * an end. A list of small words does not start with a capital. */
static bool breaks_off(const struct document *document, const struct line *before,
                       const struct line *line)
{
    if (before->closed || !line->ends)
        return false;
    if (marks_is_particle(document->text, before->start, before->end))
        return true;
    if (!line->small || (before->small && !before->joined))
        return false;
    return memchr(document->text.bytes + before->start, ' ', before->end - before->start) != NULL;
}

/* A letter needs a bracket, or initials would be items. */
static enum item_sign find_item(struct span text, struct line line)
{
    struct enumerator item;

    if (text.bytes[line.start] == '-')
        return line.end - line.start > 2 && text.bytes[line.start + 1] == ' ' ? ITEM_SURE
                                                                              : ITEM_NONE;
    item = enumerator_read(text, line.start, line.end);
    if (item.kind == ENUMERATOR_NONE)
        return ITEM_NONE;
    if (item.kind == ENUMERATOR_BULLET)
        return text.bytes[line.start + item.length - 1] == ' ' ? ITEM_SURE : ITEM_NONE;
    if (item.close[item.close[1] != 0] == ')')
        return ITEM_SURE;
    return item.kind == ENUMERATOR_NUMBER ? ITEM_PERHAPS : ITEM_NONE;
}

/* Had the line before this one no room for its first word? */
static bool is_filled(const struct document *document, const struct lines *lines,
                      const struct line *line)
{
    return line[-1].width + 1 + first_word(document, line) > lines->wrap;
}

/* Does a wrapped paragraph go on in a line that opens as an item would, with a dash
 * or "(2)"? It breaks off because it was full, and is no item itself. */
static bool dash_goes_on(const struct document *document, const struct lines *lines,
                         const struct line *line)
{
    return document->blocks[document->block_count - 1].kind == BLOCK_PARAGRAPH &&
           !line[-1].closed && is_filled(document, lines, line);
}

/* Does a line belong to the block of the one before it? */
static bool joins(const struct document *document, const struct lines *lines, uint32_t i)
{
    const struct line *line = &lines->line[i], *before;

    if (i == 0 || line->blank > 0 || (line->item == ITEM_SURE && lines->wrap == 0))
        return false;
    before = line - 1;
    if (lines->wrap == 0)
        return line->item == ITEM_NONE && breaks_off(document, before, line);
    if (line->item == ITEM_SURE)
        return dash_goes_on(document, lines, line);
    if (line->item == ITEM_PERHAPS && (before->item != ITEM_NONE || before->closed))
        return false;
    return before->width * 10 >= lines->wrap * 6 || is_filled(document, lines, line);
}

static void add_to_blocks(struct document *document, struct lines *lines, uint32_t i)
{
    struct line *line = &lines->line[i];

    line->joined = joins(document, lines, i);
    if (line->joined) {
        struct block *block = &document->blocks[document->block_count - 1];

        block->length = line->end - block->start;
        return;
    }
    document->blocks[document->block_count++] = (struct block){
        .start = line->start,
        .length = line->end - line->start,
        .kind = line->item != ITEM_NONE ? BLOCK_ITEM : BLOCK_PARAGRAPH,
        .blank = line->blank < 3 ? line->blank : 3,
    };
}

bool document_find_blocks(struct document *document)
{
    struct lines lines = {.plain = has_plain_lines(document->text)};
    uint32_t most = count_lines(document->text, lines.plain);
    struct arena_mark mark;

    document->block_count = 0;
    document->blocks = arena_array(document->arena, most, sizeof *document->blocks);
    mark = arena_mark(document->arena);
    lines.line = arena_array(document->arena, most, sizeof *lines.line);
    if (!document->blocks || !lines.line)
        return false;
    find_lines(document, &lines);
    for (uint32_t i = 0; i < lines.count; i++)
        lines.line[i].item = find_item(document->text, lines.line[i]);
    find_ends(document, &lines);
    lines.wrap = find_wrap(document, &lines);
    for (uint32_t i = 0; i < lines.count; i++)
        add_to_blocks(document, &lines, i);
    arena_rewind(document->arena, mark);
    return true;
}
