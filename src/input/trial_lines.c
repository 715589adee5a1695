/* The formats in which ROUGE reads a summary; what it takes as a sentence is
 * exactly what ROUGE-1.5.5's patterns match. */
#include <string.h>

#include "base/buffer.h"

/* Skips `text` at the start of the line. False: something else is there. */
static bool skip(struct span *line, const char *text)
{
    if (!span_starts(*line, span_from(text)))
        return false;
    *line = span_of(line->bytes + strlen(text), line->length - strlen(text));
    return true;
}

/* Skips characters of `set`, at least one. */
static bool skip_run(struct span *line, const char *set)
{
    size_t length = 0;

    while (length < line->length && line->bytes[length] && strchr(set, line->bytes[length]))
        length++;
    *line = span_of(line->bytes + length, line->length - length);
    return length > 0;
}

static const char DIGITS[] = "0123456789";

/* <a size="9" name="1">[1]</a> <a href="#1" id=1>A sentence</a> */
static bool see_sentence(struct span *line)
{
    if (!skip(line, "<a "))
        return false;
    if (skip(line, "size=\"") && !(skip_run(line, DIGITS) && skip(line, "\" ")))
        return false;
    return skip(line, "name=\"") && skip_run(line, DIGITS) && skip(line, "\">[") &&
           skip_run(line, DIGITS) && skip(line, "]</a>") && skip_run(line, " \t\r\n\f\v") &&
           skip(line, "<a href=\"#") && skip_run(line, DIGITS) && skip(line, "\" id=") &&
           skip_run(line, DIGITS) && skip(line, ">");
}

/* <S SNTNO="1">A sentence</S> */
static bool isi_sentence(struct span *line)
{
    const char *end;

    if (!skip(line, "<S SNTNO=\"") || !skip_run(line, "0123456789abcdefghijklmnopqrstuvwxyz,") ||
        !skip(line, "\">"))
        return false;
    end = memchr(line->bytes, '<', line->length);
    return end &&
           span_starts(span_of(end, line->length - (size_t)(end - line->bytes)), span_from("</S>"));
}

static void append_sentence(struct nutgraf_buffer *out, struct span line,
                            nutgraf_lines_format format)
{
    const char *end;

    if (!(format == NUTGRAF_LINES_SEE ? see_sentence(&line) : isi_sentence(&line)))
        return;
    end = memchr(line.bytes, '<', line.length);
    if (end)
        line.length = (size_t)(end - line.bytes);
    buffer_span(out, line);
    buffer_byte(out, '\n');
}

nutgraf_status nutgraf_lines_read(nutgraf_lines_format format, const char *bytes, size_t length,
                                  nutgraf_buffer *buffer)
{
    const char *end = bytes + length;

    if (format == NUTGRAF_LINES_SPL)
        buffer_append(buffer, bytes, length);
    while (format != NUTGRAF_LINES_SPL && bytes < end) {
        const char *newline = memchr(bytes, '\n', (size_t)(end - bytes));
        const char *stop = newline ? newline : end;

        append_sentence(buffer, span_of(bytes, (size_t)(stop - bytes)), format);
        bytes = newline ? newline + 1 : end;
    }
    return buffer_status(buffer);
}
