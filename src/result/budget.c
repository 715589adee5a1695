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

/* Stretches between white space: what wc(1) counts, where a dash alone is one. */
static size_t stretches(struct span text)
{
    bool gap = true;
    size_t count = 0;

    while (text.length > 0) {
        uint32_t c = (unsigned char)*text.bytes, step = 1;
        bool space;

        if (c >= 0x80)
            step = utf8_decode(text, &c);
        text = span_of(text.bytes + step, text.length - step);
        space = c == ' ' || ((c < ' ' || c >= 0x7F) && utf8_is_space(c));
        count += gap && !space;
        gap = space;
    }
    return count;
}

size_t budget_text(struct span text, size_t words, nutgraf_unit unit)
{
    size_t parted;

    switch (unit) {
    case NUTGRAF_BYTES:
        return folded_bytes(text);
    case NUTGRAF_CHARACTERS:
        return utf8_characters(text);
    case NUTGRAF_WORDS:
        parted = stretches(text);
        return parted > words ? parted : words;
    case NUTGRAF_PERCENT:
        return words;
    case NUTGRAF_SENTENCES:
    default:
        return 1;
    }
}

size_t budget_cost(const struct document *document, uint32_t sentence, nutgraf_unit unit)
{
    const struct sentence *of = &document->sentences[sentence];

    return budget_text(document_span(document, of->start, of->length), of->words, unit);
}

size_t budget_joint(nutgraf_unit unit)
{
    return unit == NUTGRAF_BYTES || unit == NUTGRAF_CHARACTERS;
}
