#include "output/html_figure.h"

#include "output/html.h"

static const double WIDTH = 640; /* units of the drawing; it is scaled to the column */
static const double MARGIN = 16;

static void print_length(struct nutgraf_buffer *out, const char *name, double length)
{
    buffer_print(out, " %s=\"", name);
    buffer_decimal(out, length, 1);
    buffer_byte(out, '"');
}

static double across(double x)
{
    return MARGIN + x * (WIDTH - 2 * MARGIN);
}

static double down(double y, double height)
{
    return height - MARGIN - y * (height - 2 * MARGIN);
}

static void print_line(struct nutgraf_buffer *out, const struct report_node *line, double height)
{
    buffer_text(out, "<line");
    print_length(out, "x1", across(line->x));
    print_length(out, "y1", down(line->y, height));
    print_length(out, "x2", across(line->x2));
    print_length(out, "y2", down(line->y2, height));
    print_length(out, "stroke-width", 0.5 + 3 * line->score);
    buffer_text(out, " stroke=\"currentColor\" stroke-opacity=\".3\"/>\n");
}

static void print_point(struct nutgraf_buffer *out, const struct report_node *point, double height)
{
    bool linked = report_target_is_safe(point->target);

    if (linked) {
        buffer_text(out, "<a href=\"");
        html_address(out, point->target);
        buffer_text(out, "\">");
    }
    buffer_text(out, "<circle");
    print_length(out, "cx", across(point->x));
    print_length(out, "cy", down(point->y, height));
    print_length(out, "r", 3 + 9 * point->score);
    buffer_text(out, point->mark == REPORT_CHOSEN ? " fill=\"#e0a000\"" : " fill=\"#5b8def\"");
    buffer_text(out, " stroke=\"currentColor\"><title>");
    html_text(out, point->note.length > 0 ? point->note : point->text);
    buffer_text(out, "</title></circle>");
    if (point->text.length > 0) {
        buffer_text(out, "<text font-size=\"11\" fill=\"currentColor\"");
        print_length(out, "x", across(point->x) + 5 + 9 * point->score);
        print_length(out, "y", down(point->y, height) + 4);
        buffer_byte(out, '>');
        html_text(out, point->text);
        buffer_text(out, "</text>");
    }
    buffer_text(out, linked ? "</a>\n" : "\n");
}

void html_figure(struct nutgraf_buffer *out, const struct report_node *figure)
{
    double height = WIDTH * (figure->score > 0 ? figure->score : 0.5);

    bool linked = false;

    for (const struct report_node *part = figure->first; part; part = part->next)
        linked = linked || part->target.length > 0;
    /* What is announced as one picture may hold nothing to tap on. */
    buffer_print(out, "<svg role=\"%s\"", linked ? "group" : "img");
    buffer_text(out, " style=\"width:100%;height:auto\" aria-label=\"");
    html_text(out, figure->text);
    buffer_print(out, "\" viewBox=\"0 0 %d %d\">\n", (int)WIDTH, (int)height);
    for (const struct report_node *part = figure->first; part; part = part->next) {
        if (part->kind == REPORT_LINE)
            print_line(out, part, height);
    }
    for (const struct report_node *part = figure->first; part; part = part->next) {
        if (part->kind == REPORT_POINT)
            print_point(out, part, height);
    }
    buffer_text(out, "</svg>\n");
}
