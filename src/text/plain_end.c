#include "text/plain_end.h"

#include <string.h>

#include "text/neighbour.h"

/* A full stop, a space, a capital; a straight quote may close before the space, or
 * one that touches the capital open behind it. All of ASCII. */
static bool is_plain_stop(const struct stop_context *context, uint32_t at, struct plain_end *found)
{
    enum { LONGEST = 5 }; /* bytes, all of them */
    const char *mark = context->text.bytes + at;
    uint32_t quoted, opens;

    if (context->limit - at < LONGEST || *mark != '.')
        return false;
    quoted = mark[1] == '"';
    opens = mark[2 + quoted] == '"';
    found->end = at + 1 + quoted;
    found->next = found->end + 1;
    return mark[1 + quoted] == ' ' && (unsigned char)(mark[2 + quoted + opens] - 'A') < 26;
}

/* Is a word of ASCII letters, all but the first of them small, an abbreviation? It
 * is folded as it stands unless that is a capital. */
static bool is_abbreviation(const struct stop_context *context, uint32_t start, uint32_t end)
{
    const uint32_t ABBREVIATIONS = WORD_ABBREVIATION | WORD_ABBREVIATION_FINAL;
    struct neighbour word = {.start = start, .end = end, .letters = end - start};
    struct span bytes = span_of(context->text.bytes + start, end - start);
    uint32_t classes = *bytes.bytes < 'a'
                           ? neighbour_classes(&word, context->text, context->language)
                           : language_classes(context->language, bytes);

    return (classes & ABBREVIATIONS) != 0;
}

/* Where the word of small letters, but for the first, begins that ends before `end`
 * and has a space before it; `end` when there is none. */
static uint32_t plain_word(const struct stop_context *context, uint32_t end)
{
    static const uint32_t LONGEST = 32; /* bytes */
    const char *bytes = context->text.bytes;
    uint32_t least = context->first, at = end;

    if (end - least > LONGEST)
        least = end - LONGEST;
    while (at > least && bytes[at - 1] >= 'a' && bytes[at - 1] <= 'z')
        at--;
    if (at < end && at > least && bytes[at - 1] >= 'A' && bytes[at - 1] <= 'Z')
        at--;
    return at == context->first || bytes[at - 1] == ' ' ? at : end;
}

bool plain_end_at(const struct stop_context *context, uint32_t at, struct plain_end *found)
{
    uint32_t word;

    if (!is_plain_stop(context, at, found) || at <= context->first ||
        strcmp(context->language->code, "hy") == 0) /* whose full stop is a colon */
        return false;
    word = plain_word(context, at);
    /* One letter is an initial; a quotation that closes behind it ends any word. */
    return at - word > 1 && (found->end > at + 1 || !is_abbreviation(context, word, at));
}
