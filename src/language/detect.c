#include "language/detect.h"

#include "language/fold.h"
#include "language/utf8.h"

enum { MOST_BYTES = 2048, MOST_LANGUAGES = 64 };

static bool detect_is_letter(uint32_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '\'' || c >= 0xC0;
}

/* The next run of letters; empty at the end. */
static struct span detect_next_word(struct span *rest)
{
    size_t start = 0, end, length;
    uint32_t c;

    while (start < rest->length) {
        length = utf8_decode(span_of(rest->bytes + start, rest->length - start), &c);
        if (detect_is_letter(c))
            break;
        start += length;
    }
    for (end = start; end < rest->length; end += length) {
        length = utf8_decode(span_of(rest->bytes + end, rest->length - end), &c);
        if (!detect_is_letter(c))
            break;
    }
    struct span word = span_of(rest->bytes + start, end - start);
    *rest = span_of(rest->bytes + end, rest->length - end);
    return word;
}

const struct language *detect(struct span text)
{
    uint32_t votes[MOST_LANGUAGES] = {0}, best = language_count();

    if (text.length > MOST_BYTES)
        text.length = MOST_BYTES;
    for (struct span word; (word = detect_next_word(&text)).length > 0;)
        for (uint32_t i = 0; i < language_count(); i++) {
            struct folded_word folded;

            fold_word(&folded, language_at(i)->traits, word);
            votes[i] += language_classes(language_at(i), fold_span(&folded)) & WORD_STOP;
        }
    for (uint32_t i = 0; i < language_count(); i++)
        if (votes[i] > (best < language_count() ? votes[best] : 0))
            best = i;
    return best < language_count() ? language_at(best) : language_find("und");
}
