/* stop.c -- marks that stand together, and what closes with them. */
#include "text/stop.h"

#include "language/utf8.h"
#include "text/marks.h"
#include "text/neighbour.h"

uint32_t stop_skip_space(const struct stop_context *context, uint32_t at)
{
    uint32_t code_point, length;

    while ((length = stop_peek(context, at, &code_point)) > 0 &&
           (utf8_is_space(code_point) || (marks_of(code_point) & MARK_HIDDEN)))
        at += length;
    return at;
}

static bool space_or_end(const struct stop_context *context, uint32_t at)
{
    uint32_t code_point;

    return stop_peek(context, at, &code_point) == 0 || utf8_is_space(code_point);
}

/* Is there ASCII but `wanted` at `at` or behind one space there? Says at once what
 * is true behind nearly every stop. */
static bool lacks(const struct stop_context *context, uint32_t at, char wanted)
{
    const char *bytes = context->text.bytes;

    at += at < context->limit && bytes[at] == ' ';
    return at < context->limit && bytes[at] > ' ' && bytes[at] != wanted;
}

uint32_t stop_spaced_dot(const struct stop_context *context, uint32_t at)
{
    uint32_t code_point, dot;

    if (lacks(context, at, '.'))
        return 0;
    dot = stop_skip_space(context, at);
    if (dot == at || stop_peek(context, dot, &code_point) != 1 || code_point != '.')
        return 0;
    stop_peek(context, dot + 1, &code_point);
    return space_or_end(context, dot + 1) || (marks_of(code_point) & MARK_CLOSE) ? dot : 0;
}

static uint32_t read_marks(const struct stop_context *context, struct stop *stop, uint32_t at)
{
    for (;;) {
        uint32_t code_point, length = stop_peek(context, at, &code_point), dot;
        uint32_t marks = length > 0 ? marks_of(code_point) : 0;

        if (marks & (MARK_STOP | MARK_END | MARK_ELLIPSIS | MARK_HIDDEN)) {
            stop->kinds |= marks;
            stop->dots += marks & MARK_ELLIPSIS ? 3 : (marks & MARK_STOP) != 0;
            at += length;
        } else if (stop->dots > 0 && (dot = stop_spaced_dot(context, at)) > 0) {
            at = dot;
        } else {
            return at;
        }
    }
}

/* "compounds. . . . The practice": a full stop, and the sentence behind it opens
 * with what was left out of it. */
static bool omission_follows(const struct stop_context *context, const struct stop *stop,
                             uint32_t end)
{
    uint32_t code_point;

    if (stop->dots != 4 || end - stop->mark < 7 || stop->mark == context->start ||
        context->text.bytes[stop->mark + 1] == '.' || context->text.bytes[stop->mark - 1] == ' ')
        return false;
    return stop_peek(context, stop_skip_space(context, end), &code_point) > 0 &&
           case_of(code_point) == CASE_UPPER;
}

/* "[12]" or "[3, 4]" behind a stop is a note to what stands before it. */
static uint32_t read_note(const struct stop_context *context, uint32_t at)
{
    const char *bytes = context->text.bytes;
    uint32_t end, digits = 0, code_point;

    if (lacks(context, at, '['))
        return at;
    end = stop_skip_space(context, at);
    if (end >= context->limit || bytes[end] != '[')
        return at;
    for (end++; end < context->limit && end - at < 16 && bytes[end] != ']'; end++) {
        if (bytes[end] >= '0' && bytes[end] <= '9')
            digits++;
        else if (bytes[end] != ',' && bytes[end] != ' ' && bytes[end] != '-')
            return at;
    }
    if (digits == 0 || end >= context->limit || bytes[end] != ']')
        return at;
    stop_peek(context, stop_skip_space(context, end + 1), &code_point);
    return case_of(code_point) == CASE_LOWER ? at : end + 1;
}

/* Is a straight quote open at `at`? Looks back no further than a sentence is
 * long. */
static bool straight_is_open(const struct stop_context *context, uint32_t at, uint32_t code_point)
{
    bool open = false;

    for (uint32_t end = at; end > context->start && at - end < 1000; end--)
        open ^= (uint32_t)context->text.bytes[end - 1] == code_point;
    return open;
}

/* Is it a quotation mark that stands free and so closes what stands before it?
 * French sets a space inside, and tokenized text does. */
static bool closes_spaced(const struct stop_context *context, uint32_t at, uint32_t length,
                          uint32_t code_point)
{
    uint32_t next;

    stop_peek(context, at + length, &next);
    if (!space_or_end(context, at + length))
        return (marks_of(next) & (MARK_STOP | MARK_END)) || next == ',';
    if (code_point == '"' || code_point == '\'')
        return straight_is_open(context, at, code_point);
    return code_point == 0xBB || code_point == 0x201D;
}

/* Quotes and brackets that close: all that touch the mark, and one that stands
 * free. */
static uint32_t read_closers(const struct stop_context *context, struct stop *stop, uint32_t at)
{
    for (;;) {
        uint32_t code_point, length = stop_peek(context, at, &code_point);
        uint32_t marks = length > 0 ? marks_of(code_point) : 0;

        if (length > 0 && utf8_is_space(code_point)) {
            uint32_t free = at + length;

            length = stop_peek(context, free, &code_point);
            if (length == 0 || stop->quoted || !(marks_of(code_point) & MARK_CLOSE) ||
                !closes_spaced(context, free, length, code_point))
                return at;
            at = free;
        } else if (!(marks & (MARK_CLOSE | MARK_HIDDEN))) {
            return at;
        }
        if (code_point == ')' || code_point == ']' || code_point == '}')
            stop->bracketed = true;
        else if (marks_of(code_point) & MARK_CLOSE)
            stop->quoted = true;
        at += length;
    }
}

/* A full stop, a space and a letter: nothing else is of the stop. */
static bool is_plain(const struct stop_context *context, uint32_t at)
{
    const char *bytes = context->text.bytes;

    return context->limit - at > 2 && bytes[at] == '.' && bytes[at + 1] == ' ' &&
           (unsigned char)((bytes[at + 2] | 0x20) - 'a') < 26;
}

struct stop stop_read(const struct stop_context *context, uint32_t at)
{
    struct stop stop = {.mark = at};
    uint32_t code_point, length;

    if (is_plain(context, at)) {
        stop.end = at + 1;
        stop.next = at + 2;
        stop.kinds = MARK_STOP;
        stop.dots = 1;
        return stop;
    }
    length = stop_peek(context, at, &code_point);
    /* Emoticons, and Armenian ":" and Greek ";", which are no marks elsewhere. */
    if (!(marks_of(code_point) & (MARK_STOP | MARK_END | MARK_ELLIPSIS))) {
        uint32_t emoticon = marks_emoticon(context->text, at, context->limit);

        stop.kinds = MARK_END;
        at += emoticon > 0 ? emoticon : length;
    }
    stop.end = read_marks(context, &stop, at);
    if (omission_follows(context, &stop, stop.end)) {
        stop.dots = 1;
        stop.end = at + 1;
    } else {
        stop.end = read_closers(context, &stop, stop.end);
        stop.end = read_note(context, stop.end);
    }
    stop.next = stop_skip_space(context, stop.end);
    return stop;
}
