#include "language/profile.h"

#include <stdbool.h>
#include <utf8proc.h>

#include "language/utf8.h"

static bool is_ascii_letter(uint32_t c)
{
    return (c | 0x20) - 'a' <= 'z' - 'a';
}

/* A letter or a mark on one, lower case; 0: neither. */
static uint32_t profile_letter(uint32_t c)
{
    utf8proc_category_t category;

    if (c < 0x80)
        return is_ascii_letter(c) ? c | 0x20 : 0;
    category = utf8proc_category((utf8proc_int32_t)c);
    if (category < UTF8PROC_CATEGORY_LU || category > UTF8PROC_CATEGORY_ME)
        return 0;
    return category == UTF8PROC_CATEGORY_LU ? (uint32_t)utf8proc_tolower((utf8proc_int32_t)c) : c;
}

uint32_t profile_word(struct span text, size_t *at, uint32_t *letters)
{
    const unsigned char *p = (const unsigned char *)text.bytes;
    uint32_t count = 0, c;
    size_t next = *at;

    while (next < text.length) {
        size_t room = PROFILE_LETTERS - count, left = text.length - next;
        size_t stop = next + (left < room ? left : room);

        while (next < stop && is_ascii_letter(p[next]))
            letters[count++] = p[next++] | 0x20U;
        if (next == text.length)
            break;
        next += utf8_decode(span_of(text.bytes + next, text.length - next), &c);
        c = profile_letter(c);
        if (c == 0 && count > 0)
            break;
        if (c != 0 && count < PROFILE_LETTERS)
            letters[count++] = c;
    }
    *at = next;
    return count;
}

uint32_t profile_features(const uint32_t *letters, uint32_t count, uint32_t *rows)
{
    uint32_t before = '^', middle = letters[0], word = count;

    for (uint32_t i = 0; i < count; i++) {
        uint32_t after = i + 1 < count ? letters[i + 1] : '$';

        rows[i] = ((before * 0x9E3779B1U + middle) * 0x85EBCA6BU + after) * 0xC2B2AE35U >>
                  (32 - PROFILE_ROW_BITS);
        word = (word ^ middle) * 0x9E3779B1U;
        word ^= word >> 15;
        before = middle;
        middle = after;
    }
    rows[count] = word * 0x85EBCA6BU >> (32 - PROFILE_ROW_BITS);
    return count + 1;
}
