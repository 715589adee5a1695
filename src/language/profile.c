#include "language/profile.h"

#include <utf8proc.h>

#include "language/utf8.h"

/* A letter beyond ASCII or a mark on one, lower case; 0: neither. */
static uint32_t profile_letter(uint32_t c)
{
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)c);

    if (category < UTF8PROC_CATEGORY_LU || category > UTF8PROC_CATEGORY_ME)
        return 0;
    return category == UTF8PROC_CATEGORY_LU ? (uint32_t)utf8proc_tolower((utf8proc_int32_t)c) : c;
}

/* The letter at `at` in lower case, and `at` behind it; 0: there is none. */
static uint32_t profile_beyond_ascii(struct span text, size_t *at)
{
    uint32_t c;

    *at += utf8_decode(span_of(text.bytes + *at, text.length - *at), &c);
    return profile_letter(c);
}

uint32_t profile_word(struct span text, size_t *at, uint32_t *letters)
{
    const unsigned char *p = (const unsigned char *)text.bytes;
    uint32_t count = 0;
    size_t next = *at;

    while (next < text.length) {
        uint32_t c = p[next] | 0x20U;

        if (c - 'a' <= 'z' - 'a') {
            next++;
        } else {
            c = p[next] < 0x80 ? (next++, 0) : profile_beyond_ascii(text, &next);
            if (c == 0 && count > 0)
                break;
            if (c == 0)
                continue;
        }
        if (count < PROFILE_LETTERS)
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
