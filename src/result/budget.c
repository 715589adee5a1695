#include "result/budget.h"

#include "language/utf8.h"

/* Bytes of a code point in UTF-8. */
static size_t encoded_length(uint32_t c)
{
    return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
}

/* The length of what utf8_fold_space would make of `text`, without making it. */
static size_t folded_bytes(struct span text)
{
    bool gap = false;
    size_t bytes = 0;

    while (text.length > 0) {
        uint32_t c = (unsigned char)*text.bytes, step = 1;

        if (c >= 0x80)
            step = utf8_decode(text, &c);
        text = span_of(text.bytes + step, text.length - step);
        if (c == ' ' || ((c < ' ' || c >= 0x7F) && utf8_is_space(c))) {
            gap = bytes > 0;
            continue;
        }
        bytes += encoded_length(c) + gap;
        gap = false;
    }
    return bytes;
}

size_t budget_cost(const struct document *document, uint32_t sentence, nutgraf_unit unit)
{
    const struct sentence *of = &document->sentences[sentence];
    struct span text = document_span(document, of->start, of->length);

    switch (unit) {
    case NUTGRAF_BYTES:
        return folded_bytes(text);
    case NUTGRAF_CHARACTERS:
        return utf8_characters(text);
    case NUTGRAF_WORDS:
    case NUTGRAF_PERCENT:
        return of->words;
    case NUTGRAF_SENTENCES:
    default:
        return 1;
    }
}

size_t budget_joint(nutgraf_unit unit)
{
    return unit == NUTGRAF_BYTES || unit == NUTGRAF_CHARACTERS;
}
