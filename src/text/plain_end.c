#include "text/plain_end.h"

#include <string.h>

#include "base/hash.h"

enum { LONGEST = 32 }; /* bytes of a word; of longer ones nothing is said */

/* A full stop, a space, a capital; a straight quote may close before the space, or
 * one that touches the capital open behind it. All of ASCII. */
static bool is_plain_stop(const struct stop_context *context, uint32_t at, struct plain_end *found)
{
    enum { BYTES = 5 }; /* of it all */
    const char *mark = context->text.bytes + at;
    uint32_t quoted, opens;

    if (context->limit - at < BYTES)
        return false;
    quoted = mark[1] == '"';
    opens = mark[2 + quoted] == '"';
    found->end = at + 1 + quoted;
    found->next = found->end + 1;
    return mark[1 + quoted] == ' ' && (unsigned char)(mark[2 + quoted + opens] - 'A') < 26;
}

/* How many of eight bytes, a little-endian load, are small letters without a break
 * at their end. */
static inline uint32_t small_at_end(uint64_t word)
{
    const uint64_t ONES = 0x0101010101010101ULL, HIGH = 0x80 * ONES;
    uint64_t low = word & ~HIGH; /* adding to it carries into no next byte */
    uint64_t small = (low + (0x80 - 'a') * ONES) & ~(low + (0x7F - 'z') * ONES);
    uint64_t others = (~small | word) & HIGH;

    return others == 0 ? 8 : (uint32_t)__builtin_clzll(others) / 8;
}

/* Where the word of small letters, but for the first, begins that ends before `end`
 * and has a space before it; `end` when there is none. */
static uint32_t plain_word(const struct stop_context *context, uint32_t end)
{
    const char *bytes = context->text.bytes;
    uint32_t least = context->first, at = end, small = 8;

    if (end - least > LONGEST)
        least = end - LONGEST;
    for (; small == 8 && at - least >= 8; at -= small)
        small = small_at_end(hash_load((const unsigned char *)bytes + at - 8, 8));
    while (small == 8 && at > least && bytes[at - 1] >= 'a' && bytes[at - 1] <= 'z')
        at--;
    if (at < end && at > least && bytes[at - 1] >= 'A' && bytes[at - 1] <= 'Z')
        at--;
    return at == context->first || bytes[at - 1] == ' ' ? at : end;
}

/* May such a word be an abbreviation? Folding changes nothing but its capital. */
static bool may_abbreviate(const struct language *language, struct span word)
{
    const uint32_t ABBREVIATIONS = WORD_ABBREVIATION | WORD_ABBREVIATION_FINAL;
    char small[LONGEST];

    if (*word.bytes < 'a') {
        if (*word.bytes == 'I' && (language->traits & LANGUAGE_DOTLESS_I))
            return true;
        memcpy(small, word.bytes, word.length);
        small[0] |= 0x20;
        word.bytes = small;
    }
    return (language_classes(language, word) & ABBREVIATIONS) != 0;
}

bool plain_end_at(const struct stop_context *context, uint32_t at, struct plain_end *found)
{
    uint32_t word;

    if (!is_plain_stop(context, at, found) || at <= context->first ||
        strcmp(context->language->code, "hy") == 0) /* whose full stop is a colon */
        return false;
    word = plain_word(context, at);
    if (at - word < 2)
        return false; /* one letter is an initial */
    /* What closes a quotation ends the sentence behind any word. */
    return found->end > at + 1 ||
           !may_abbreviate(context->language, span_of(context->text.bytes + word, at - word));
}
