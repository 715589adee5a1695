#include "output/text.h"

#include "output/clean.h"

/* The state of one printing. */
struct printer {
    struct nutgraf_buffer *out;
    struct nutgraf_buffer line; /* inline nodes of one block, before they are broken into lines */
    struct text_style style;
    uint32_t depth; /* of lists */
    bool begun;     /* something was printed: the next block goes behind an empty line */
};

static const struct {
    char sign;
    const char *color; /* ECMA-48 select graphic rendition */
} MARKS[REPORT_MARKS] = {
    [REPORT_PLAIN] = {'-', ""},         [REPORT_CHOSEN] = {'*', "\033[1m"},
    [REPORT_ADDED] = {'+', "\033[32m"}, [REPORT_DROPPED] = {'-', "\033[31m"},
    [REPORT_MOVED] = {'>', "\033[36m"}, [REPORT_REWORDED] = {'~', "\033[33m"},
    [REPORT_NOISE] = {'.', "\033[2m"},
};

/* ---- inline nodes ---- */

static void print_inline(struct printer *printer, const struct report_node *node);

static void print_children(struct printer *printer, const struct report_node *node)
{
    for (const struct report_node *child = node->first; child; child = child->next) {
        if (report_is_inline(child))
            print_inline(printer, child);
    }
}

/* Words that came or went need brackets where there is no colour. */
static void print_content(struct printer *printer, const struct report_node *node)
{
    struct nutgraf_buffer *line = &printer->line;
    bool bracket = node->kind == REPORT_TEXT && node->mark != REPORT_PLAIN && !printer->style.color;
    const char sign = MARKS[node->mark].sign;

    if (bracket)
        buffer_append(line, (char[]){'[', sign}, 2);
    clean_text(line, node->text, NULL);
    print_children(printer, node);
    if (bracket)
        buffer_append(line, (char[]){sign, ']'}, 2);
}

static void print_address(struct nutgraf_buffer *line, const struct report_node *node)
{
    if (!report_target_is_safe(node->target) || node->target.bytes[0] == '#')
        return;
    if (line->length > 0 && line->bytes[line->length - 1] != ' ')
        buffer_byte(line, ' ');
    buffer_byte(line, '<');
    clean_address(line, node->target, NULL);
    buffer_byte(line, '>');
}

static void print_inline(struct printer *printer, const struct report_node *node)
{
    bool color = printer->style.color && node->mark != REPORT_PLAIN;

    if (color)
        buffer_text(&printer->line, MARKS[node->mark].color);
    print_content(printer, node);
    if (color)
        buffer_text(&printer->line, "\033[0m");
    if (node->kind == REPORT_LINK)
        print_address(&printer->line, node);
    if (report_needs_space(node))
        buffer_byte(&printer->line, ' ');
}

/* ---- lines ---- */

/* Columns of a stretch: its code points, without the escapes. */
static uint32_t columns(const char *bytes, size_t length)
{
    uint32_t count = 0;

    for (size_t i = 0; i < length; i++) {
        if (bytes[i] == '\033') {
            while (i < length && bytes[i] != 'm')
                i++;
            continue;
        }
        count += ((unsigned char)bytes[i] & 0xc0) != 0x80;
    }
    return count;
}

static void indent(struct printer *printer, uint32_t by)
{
    while (by-- > 0)
        buffer_byte(printer->out, ' ');
}

/* Prints the line that was made, broken between words; `margin` before every
 * line but the first, which begins at column `at`. */
static void print_broken(struct printer *printer, uint32_t at, uint32_t margin)
{
    const char *p = nutgraf_buffer_bytes(&printer->line);
    const char *end = p + printer->line.length;
    bool first = true;

    while (p < end) {
        const char *word = p, *stop;
        uint32_t width;

        while (word < end && *word == ' ')
            word++;
        stop = word == end ? NULL : memchr(word, ' ', (size_t)(end - word));
        p = stop ? stop : end;
        width = columns(word, (size_t)(p - word));
        if (width == 0 && word == p)
            break;
        if (!first && printer->style.width > 0 && at + 1 + width > printer->style.width) {
            buffer_byte(printer->out, '\n');
            indent(printer, margin);
            at = margin;
        } else if (!first) {
            buffer_byte(printer->out, ' ');
            at++;
        }
        buffer_append(printer->out, word, (size_t)(p - word));
        at += width;
        first = false;
    }
    buffer_byte(printer->out, '\n');
    nutgraf_buffer_clear(&printer->line);
}

/* ---- blocks ---- */

static void print_block(struct printer *printer, const struct report_node *node);

static void separate(struct printer *printer)
{
    if (printer->begun)
        buffer_byte(printer->out, '\n');
    printer->begun = true;
}

static void underline(struct printer *printer, uint32_t level, uint32_t width)
{
    static const char UNDER[] = "==-~";

    if (level > 3 || width == 0)
        return;
    if (printer->style.width > 0 && width > printer->style.width)
        width = printer->style.width;
    for (uint32_t i = 0; i < width; i++)
        buffer_byte(printer->out, UNDER[level]);
    buffer_byte(printer->out, '\n');
}

static void print_heading(struct printer *printer, const struct report_node *node)
{
    uint32_t width;

    separate(printer);
    print_content(printer, node);
    width = columns(nutgraf_buffer_bytes(&printer->line), printer->line.length);
    print_broken(printer, 0, 0);
    underline(printer, node->level, width);
}

static void print_paragraph(struct printer *printer, const struct report_node *node)
{
    separate(printer);
    print_content(printer, node);
    print_broken(printer, 0, 0);
}

static void print_items(struct printer *printer, const struct report_node *list)
{
    for (const struct report_node *item = list->first; item; item = item->next) {
        uint32_t margin = 2 * printer->depth;

        indent(printer, margin);
        buffer_append(printer->out, (char[]){MARKS[item->mark].sign, ' '}, 2);
        print_content(printer, item);
        print_broken(printer, margin + 2, margin + 2);
        printer->depth++;
        for (const struct report_node *child = item->first; child; child = child->next) {
            if (child->kind == REPORT_LIST)
                print_items(printer, child);
        }
        printer->depth--;
    }
}

enum { MOST_COLUMNS = 16 };

/* The cell's text in the line; the line is cleared by the caller. */
static uint32_t cell_width(struct printer *printer, const struct report_node *cell)
{
    print_content(printer, cell);
    return columns(nutgraf_buffer_bytes(&printer->line), printer->line.length);
}

static void measure_table(struct printer *printer, const struct report_node *table,
                          uint32_t *widths)
{
    for (const struct report_node *row = table->first; row; row = row->next) {
        uint32_t i = 0;

        for (const struct report_node *cell = row->first; cell; cell = cell->next, i++) {
            uint32_t width = cell_width(printer, cell);

            nutgraf_buffer_clear(&printer->line);
            if (i < MOST_COLUMNS && width > widths[i])
                widths[i] = width;
        }
    }
}

static void print_row(struct printer *printer, const struct report_node *row,
                      const uint32_t *widths)
{
    uint32_t i = 0;

    for (const struct report_node *cell = row->first; cell; cell = cell->next, i++) {
        uint32_t width = cell_width(printer, cell);
        uint32_t gap = i < MOST_COLUMNS && widths[i] > width ? widths[i] - width : 0;

        if (cell->level == 1)
            indent(printer, gap);
        buffer_append(printer->out, nutgraf_buffer_bytes(&printer->line), printer->line.length);
        nutgraf_buffer_clear(&printer->line);
        if (cell->next)
            indent(printer, (cell->level == 1 ? 0 : gap) + 2);
    }
    buffer_byte(printer->out, '\n');
}

static void print_table(struct printer *printer, const struct report_node *table)
{
    uint32_t widths[MOST_COLUMNS] = {0};

    separate(printer);
    measure_table(printer, table, widths);
    for (const struct report_node *row = table->first; row; row = row->next)
        print_row(printer, row, widths);
}

static void print_block(struct printer *printer, const struct report_node *node)
{
    switch (node->kind) {
    case REPORT_SECTION:
        for (const struct report_node *child = node->first; child; child = child->next)
            print_block(printer, child);
        break;
    case REPORT_HEADING:
        print_heading(printer, node);
        break;
    case REPORT_LIST:
        separate(printer);
        print_items(printer, node);
        break;
    case REPORT_TABLE:
        print_table(printer, node);
        break;
    case REPORT_FIGURE: /* a picture: nothing but what it would show */
        separate(printer);
        buffer_append(&printer->line, "[", 1);
        clean_text(&printer->line, node->text, NULL);
        buffer_append(&printer->line, "]", 1);
        print_broken(printer, 0, 0);
        break;
    default:
        print_paragraph(printer, node);
    }
}

nutgraf_status text_write(struct nutgraf_buffer *out, const struct report *report,
                          struct text_style style)
{
    struct printer printer = {.out = out, .style = style};

    print_block(&printer, report->root);
    out->failed = out->failed || printer.line.failed || report->failed;
    buffer_release(&printer.line);
    return buffer_status(out);
}
