#include "text/enumerator.h"

#include "language/utf8.h"
#include "text/marks.h"
#include "text/neighbour.h"

/* Bytes of the space, tab or no-break space at `at`; 0 when there is none. */
static uint32_t gap_length(struct span text, uint32_t at, uint32_t limit)
{
    if (at >= limit)
        return 0;
    if (text.bytes[at] == ' ' || text.bytes[at] == '\t')
        return 1;
    return span_starts(span_of(text.bytes + at, limit - at), span_from("\xC2\xA0")) ? 2 : 0;
}

/* "•" may touch its item; "*" and the middle dot, which have other uses, need a
 * gap. */
static struct enumerator read_bullet(struct span text, uint32_t at, uint32_t limit)
{
    struct enumerator bullet = {.kind = ENUMERATOR_NONE};
    uint32_t code_point, length = utf8_decode(span_of(text.bytes + at, limit - at), &code_point);
    uint32_t gap = gap_length(text, at + length, limit);

    if (!(marks_of(code_point) & MARK_BULLET) || (gap == 0 && code_point < 0x2000))
        return bullet;
    bullet.kind = ENUMERATOR_BULLET;
    bullet.value = code_point;
    bullet.length = length + gap;
    return bullet;
}

/* The value of i, v and x at `at`, at most five; `*end` is past them. */
static uint32_t read_roman(struct span text, uint32_t at, uint32_t limit, uint32_t *end)
{
    uint32_t value = 0, before = 0;

    for (*end = at; *end < limit && *end - at < 5; ++*end) {
        char c = text.bytes[*end];
        uint32_t digit = c == 'i' ? 1 : c == 'v' ? 5 : c == 'x' ? 10 : 0;

        if (digit == 0)
            break;
        value += before < digit ? digit - 2 * before : digit; /* iv: 1 - 2 + 5 */
        before = digit;
    }
    return value;
}

/* Past the number or letter of `item` at `at`. */
static uint32_t read_value(struct enumerator *item, struct span text, uint32_t at, uint32_t limit)
{
    uint32_t start = at, end;

    while (at < limit && at - start < 3 && text.bytes[at] >= '0' && text.bytes[at] <= '9')
        item->value = item->value * 10 + (uint32_t)(text.bytes[at++] - '0');
    if (at > start) {
        item->kind = ENUMERATOR_NUMBER;
        return at;
    }
    item->roman = read_roman(text, at, limit, &end);
    if (at < limit && (text.bytes[at] | 32) >= 'a' && (text.bytes[at] | 32) <= 'z') {
        item->kind = ENUMERATOR_LETTER;
        item->value = (uint32_t)((text.bytes[at++] | 32) - 'a' + 1);
    }
    return item->roman > 0 ? end : at;
}

/* "vi. " may be a word; "vi) " is a number. */
static bool roman_word(const struct enumerator *item, uint32_t marks, uint32_t length)
{
    return item->roman > 0 && item->close[marks - 1] != ')' && length > 2;
}

static bool small_follows(struct span text, uint32_t at, uint32_t limit)
{
    uint32_t code_point;

    if (at >= limit)
        return false;
    utf8_decode(span_of(text.bytes + at, limit - at), &code_point);
    return case_of(code_point) == CASE_LOWER;
}

struct enumerator enumerator_read(struct span text, uint32_t at, uint32_t limit)
{
    struct enumerator item = {.kind = ENUMERATOR_NONE};
    uint32_t start = at, marks = 0, gap;

    if (!enumerator_may_start(text, at, limit))
        return item;
    if ((unsigned char)text.bytes[at] >= 0x80 || text.bytes[at] == '*')
        return read_bullet(text, at, limit);
    if (text.bytes[at] == '(')
        item.open = text.bytes[at++];
    at = read_value(&item, text, at, limit);
    while (at < limit && marks < 2 && (text.bytes[at] == '.' || text.bytes[at] == ')'))
        item.close[marks++] = text.bytes[at++];
    gap = gap_length(text, at, limit);
    if (marks == 0 || gap == 0 || roman_word(&item, marks, at - start))
        item.kind = ENUMERATOR_NONE;
    at += gap > 0 ? gap : 1;
    item.length = at - start;
    item.small = small_follows(text, at, limit);
    item.initial = item.close[0] == '.' && marks == 1 &&
                   (item.kind == ENUMERATOR_LETTER ? text.bytes[start] < 'a' : item.small);
    return item;
}

bool enumerator_follows(const struct enumerator *item, const struct enumerator *next)
{
    if (item->kind == ENUMERATOR_NONE || item->kind != next->kind)
        return false;
    if (item->kind == ENUMERATOR_BULLET)
        return item->value == next->value;
    if (next->initial || item->small != next->small)
        return false;
    return (item->value + 1 == next->value ||
            (item->roman > 0 && item->roman + 1 == next->roman)) &&
           item->open == next->open && item->close[0] == next->close[0] &&
           item->close[1] == next->close[1];
}
