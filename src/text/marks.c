#include "text/marks.h"

#include "language/utf8.h"

struct mark_row {
    uint32_t code_point;
    uint32_t marks;
};

enum {
    BOTH = MARK_OPEN | MARK_CLOSE,
    WIDE_OPEN = MARK_OPEN | MARK_WIDE,
    WIDE_CLOSE = MARK_CLOSE | MARK_WIDE,
    WIDE_END = MARK_END | MARK_WIDE
};

const uint16_t MARKS_ASCII[128] = {
    ['.'] = MARK_STOP,
    ['!'] = MARK_END,
    ['?'] = MARK_END,
    ['"'] = BOTH,
    ['\''] = BOTH,
    ['`'] = MARK_OPEN,
    ['('] = MARK_OPEN,
    [')'] = MARK_CLOSE,
    ['['] = MARK_OPEN,
    [']'] = MARK_CLOSE,
    ['{'] = MARK_OPEN,
    ['}'] = MARK_CLOSE,
    ['*'] = BOTH | MARK_BULLET,
    ['_'] = BOTH,
    ['-'] = MARK_DASH,
};

/* Unicode's Sentence_Terminal, Quotation_Mark, Ps/Pe and the bullets of the
 * General Punctuation block, sorted. */
static const struct mark_row ROWS[] = {
    {0xA1, MARK_OPEN},   /* inverted exclamation mark */
    {0xAB, BOTH},        /* guillemet */
    {0xAD, MARK_HIDDEN}, /* soft hyphen */
    {0xB2, MARK_HIDDEN}, /* superscript digits: numbers of notes, looked through */
    {0xB3, MARK_HIDDEN},   {0xB7, MARK_BULLET}, /* middle dot */
    {0xB9, MARK_HIDDEN},                        /* superscript one */
    {0xBB, BOTH},                               /* guillemet */
    {0xBF, MARK_OPEN},                          /* inverted question mark */
    {0x37E, MARK_END},                          /* Greek question mark */
    {0x589, MARK_END},                          /* Armenian full stop */
    {0x61C, MARK_HIDDEN},                       /* Arabic letter mark */
    {0x61F, MARK_END},                          /* Arabic question mark */
    {0x6D4, MARK_END},                          /* Arabic (Urdu) full stop */
    {0x964, MARK_END},                          /* danda */
    {0x965, MARK_END},                          /* double danda */
    {0x104B, WIDE_END},                         /* Myanmar section */
    {0x1362, WIDE_END},                         /* Ethiopic full stop */
    {0x1367, WIDE_END},                         /* Ethiopic question mark */
    {0x1368, WIDE_END},                         /* Ethiopic paragraph separator */
    {0x17D4, WIDE_END},                         /* Khmer khan */
    {0x17D5, WIDE_END},                         /* Khmer bariyoosan */
    {0x1803, MARK_END},                         /* Mongolian full stop */
    {0x200B, MARK_HIDDEN},                      /* zero width space */
    {0x200C, MARK_HIDDEN},                      /* zero width non-joiner */
    {0x200D, MARK_HIDDEN},                      /* zero width joiner */
    {0x200E, MARK_HIDDEN},                      /* left-to-right mark */
    {0x200F, MARK_HIDDEN},                      /* right-to-left mark */
    {0x2010, MARK_DASH},                        /* hyphen */
    {0x2012, MARK_DASH},                        /* figure dash */
    {0x2013, MARK_DASH},                        /* en dash */
    {0x2014, MARK_DASH},                        /* em dash */
    {0x2015, MARK_DASH},                        /* horizontal bar */
    {0x2018, BOTH}, /* single quotes: open in English, close in German */
    {0x2019, BOTH},        {0x201A, MARK_OPEN},   {0x201B, MARK_OPEN},
    {0x201C, BOTH}, /* double quotes */
    {0x201D, BOTH},        {0x201E, MARK_OPEN},   {0x201F, BOTH},
    {0x2022, MARK_BULLET}, {0x2023, MARK_BULLET}, {0x2026, MARK_ELLIPSIS},
    {0x202A, MARK_HIDDEN}, /* embeddings and overrides of direction */
    {0x202B, MARK_HIDDEN}, {0x202C, MARK_HIDDEN}, {0x202D, MARK_HIDDEN},
    {0x202E, MARK_HIDDEN}, {0x2039, BOTH},        {0x203A, BOTH},
    {0x203C, MARK_END},    /* double exclamation mark */
    {0x203D, MARK_END},    /* interrobang */
    {0x2043, MARK_BULLET}, /* hyphen bullet */
    {0x2047, MARK_END},    {0x2048, MARK_END},    {0x2049, MARK_END},
    {0x2060, MARK_HIDDEN}, /* word joiner */
    {0x2066, MARK_HIDDEN}, /* isolates of direction */
    {0x2067, MARK_HIDDEN}, {0x2068, MARK_HIDDEN}, {0x2069, MARK_HIDDEN},
    {0x2070, MARK_HIDDEN}, /* superscript digits */
    {0x2074, MARK_HIDDEN}, {0x2075, MARK_HIDDEN}, {0x2076, MARK_HIDDEN},
    {0x2077, MARK_HIDDEN}, {0x2078, MARK_HIDDEN}, {0x2079, MARK_HIDDEN},
    {0x25A0, MARK_BULLET}, /* squares, triangles, circles */
    {0x25AA, MARK_BULLET}, {0x25B6, MARK_BULLET}, {0x25BA, MARK_BULLET},
    {0x25CB, MARK_BULLET}, {0x25CF, MARK_BULLET}, {0x25E6, MARK_BULLET},
    {0x3002, WIDE_END},  /* ideographic full stop */
    {0x3008, WIDE_OPEN}, /* CJK brackets */
    {0x3009, WIDE_CLOSE},  {0x300A, WIDE_OPEN},   {0x300B, WIDE_CLOSE},
    {0x300C, WIDE_OPEN},   {0x300D, WIDE_CLOSE},  {0x300E, WIDE_OPEN},
    {0x300F, WIDE_CLOSE},  {0x3010, WIDE_OPEN},   {0x3011, WIDE_CLOSE},
    {0x3014, WIDE_OPEN},   {0x3015, WIDE_CLOSE},  {0xFE52, MARK_STOP}, /* small full stop */
    {0xFE56, WIDE_END},    {0xFE57, WIDE_END},    {0xFEFF, MARK_HIDDEN},
    {0xFF01, WIDE_END}, /* fullwidth exclamation mark */
    {0xFF08, WIDE_OPEN},   {0xFF09, WIDE_CLOSE},  {0xFF0E, MARK_STOP | MARK_WIDE},
    {0xFF1F, WIDE_END},    {0xFF61, WIDE_END},    {0xFF62, WIDE_OPEN},
    {0xFF63, WIDE_CLOSE},
};

uint32_t marks_beyond_ascii(uint32_t code_point)
{
    size_t low = 0, high = sizeof ROWS / sizeof *ROWS;

    if (code_point >= 0x300 && code_point < 0x370)
        return MARK_HIDDEN; /* accents, which belong to what they sit on */
    while (low < high) {
        size_t middle = (low + high) / 2;

        if (ROWS[middle].code_point == code_point)
            return ROWS[middle].marks;
        if (ROWS[middle].code_point < code_point)
            low = middle + 1;
        else
            high = middle;
    }
    return 0;
}

uint32_t marks_before(struct span text, uint32_t start, uint32_t end, uint32_t *code_point)
{
    uint32_t at = end - 1;

    if ((unsigned char)text.bytes[at] < 0x80) {
        *code_point = (unsigned char)text.bytes[at];
        return at;
    }
    while (at > start && end - at < 4 && ((unsigned char)text.bytes[at] & 0xC0) == 0x80)
        at--;
    /* Broken bytes: the last one alone, whatever stands before it. */
    if (at + utf8_decode(span_of(text.bytes + at, end - at), code_point) != end) {
        *code_point = 0xFFFD;
        at = end - 1;
    }
    return at;
}

/* Where the notes that close the line start: "built.[4][11]". */
static uint32_t before_notes(struct span text, uint32_t start, uint32_t end)
{
    while (end > start && text.bytes[end - 1] == ']') {
        uint32_t at = end - 1;

        while (at > start && memchr("0123456789,- ", text.bytes[at - 1], 13))
            at--;
        if (at == start || text.bytes[at - 1] != '[' || at + 1 == end)
            return end;
        end = at - 1;
    }
    return end;
}

bool marks_closed(struct span text, uint32_t start, uint32_t end)
{
    uint32_t code_point, marks = 0;

    end = before_notes(text, start, end);
    while (start < end) {
        end = marks_before(text, start, end, &code_point);
        marks = marks_of(code_point);
        if (!(marks & (MARK_CLOSE | MARK_HIDDEN)))
            return code_point == ':' || (marks & (MARK_STOP | MARK_END | MARK_ELLIPSIS));
    }
    return false;
}

uint32_t marks_emoticon(struct span text, uint32_t at, uint32_t limit)
{
    uint32_t end = at;

    if (end < limit && memchr(":;=", text.bytes[end], 3))
        end++;
    if (end > at && end < limit && text.bytes[end] == '-')
        end++;
    if (end == at || end == limit || !memchr(")(DPp", text.bytes[end], 5))
        return 0;
    end++;
    return end == limit || (unsigned char)text.bytes[end] <= ' ' ? end - at : 0;
}

bool marks_is_particle(struct span text, uint32_t start, uint32_t end)
{
    uint32_t code_point;

    if (start == end)
        return false;
    marks_before(text, start, end, &code_point);
    /* no, ha, ga; headlines do end in ni, he, wo and to. */
    return code_point == 0x306E || code_point == 0x306F || code_point == 0x304C;
}
