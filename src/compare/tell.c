#include "compare/tell.h"

#include "output/html.h"
#include "output/markdown.h"
#include "output/text.h"

static const uint32_t TEXT_WIDTH = 78;

struct span tell_keep(struct teller *teller, struct nutgraf_buffer *buffer)
{
    return report_keep(teller->report, buffer);
}

struct report_node *tell_section(struct teller *teller, const char *title)
{
    return report_section(teller->report, teller->parent, teller->level, title);
}

void tell_cell(struct teller *teller, struct report_node *row, struct span text, bool number)
{
    report_add(teller->report, row, REPORT_CELL, text)->level = number;
}

void tell_decimal(struct teller *teller, struct report_node *row, double value, int decimals,
                  const char *unit)
{
    struct nutgraf_buffer text;

    buffer_init(&text);
    buffer_decimal(&text, value, decimals);
    buffer_text(&text, unit);
    tell_cell(teller, row, tell_keep(teller, &text), true);
}

/* ---- words ---- */

/* Where the marks and the space behind the last word begin. */
static size_t word_end(struct span text)
{
    size_t length = text.length;

    while (length > 0 && text.bytes[length - 1] && strchr(" \t\r\n.,;:!?", text.bytes[length - 1]))
        length--;
    return length;
}

/* Words with a mark; the space behind them is not theirs. */
static void add_run(struct teller *teller, struct report_node *parent, struct span text,
                    enum report_mark mark)
{
    size_t length = text.length;

    while (length > 0 && strchr(" \t\r\n", text.bytes[length - 1]) && text.bytes[length - 1])
        length--;
    report_add(teller->report, parent, REPORT_TEXT, span_of(text.bytes, length))->mark = mark;
    if (length < text.length)
        report_add(teller->report, parent, REPORT_TEXT, span_from(" "));
}

/* What went and what came for it; the marks that end both are not in it. */
static void add_exchange(struct teller *teller, struct report_node *parent, struct span old,
                         struct span new)
{
    size_t old_end = word_end(old), new_end = word_end(new);
    struct span tail = span_of(new.bytes + new_end, new.length - new_end);

    if (span_equal(tail, span_of(old.bytes + old_end, old.length - old_end)) && tail.length > 0 &&
        old_end > 0 && new_end > 0) {
        old.length = old_end;
        new.length = new_end;
    } else {
        tail = NO_TEXT;
    }
    add_run(teller, parent, old, REPORT_DROPPED);
    if (tail.length > 0)
        report_add(teller->report, parent, REPORT_TEXT, span_from(" "));
    add_run(teller, parent, new, REPORT_ADDED);
    if (tail.length > 0)
        report_add(teller->report, parent, REPORT_TEXT, tail);
}

void tell_runs(struct teller *teller, struct report_node *parent, const struct word_diff *diff,
               struct span old, struct span new)
{
    for (uint32_t r = 0; r < diff->count; r++) {
        const struct word_run *run = &diff->runs[r], *next = run + 1;
        bool dropped = run->kind == RUN_DROPPED;
        struct span text = span_of((dropped ? old : new).bytes + run->start, run->length);

        if (dropped && r + 1 < diff->count && next->kind == RUN_ADDED) {
            add_exchange(teller, parent, text, span_of(new.bytes + next->start, next->length));
            r++;
            continue;
        }
        add_run(teller, parent, text,
                dropped                  ? REPORT_DROPPED
                : run->kind == RUN_ADDED ? REPORT_ADDED
                                         : REPORT_PLAIN);
    }
}

/* ---- writing ---- */

nutgraf_status tell_write(const struct report *report, nutgraf_format format, bool color,
                          struct nutgraf_buffer *buffer)
{
    if (format == NUTGRAF_HTML)
        return html_write(buffer, report);
    if (format == NUTGRAF_MARKDOWN)
        return markdown_write(buffer, report);
    return text_write(buffer, report, (struct text_style){TEXT_WIDTH, color});
}
