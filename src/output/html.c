#include "output/html.h"

#include "output/clean.h"
#include "output/html_figure.h"

/* One row for each kind: its element, the class by which dark mode finds it,
 * and its style. Colours on #ffffff have a contrast of 4.5 and more (WCAG 2 AA). */
struct look {
    const char *element, *name, *style;
};

static const struct look LOOKS[REPORT_KINDS] = {
    [REPORT_SECTION] = {"div", NULL, NULL},
    [REPORT_PARAGRAPH] = {"p", NULL, "margin:0 0 12px"},
    [REPORT_NOTE] = {"p", "s", "margin:0 0 12px;font-size:14px;color:#595959"},
    [REPORT_QUOTE] = {"blockquote", NULL, "margin:0 0 12px 20px"},
    [REPORT_CODE] = {"pre", NULL, "margin:0 0 12px;overflow:auto"},
    [REPORT_LIST] = {"ul", NULL, "margin:0 0 12px;padding:0 0 0 20px"},
    [REPORT_ITEM] = {"li", NULL, "margin:0 0 4px"},
    [REPORT_TABLE] = {"table", NULL, "border-collapse:collapse;margin:0 0 12px;width:100%"},
    [REPORT_ROW] = {"tr", NULL, NULL},
    [REPORT_CELL] = {"td", "c",
                     "border:1px solid #d0d0d0;padding:4px 8px;text-align:left;vertical-align:top"},
    [REPORT_TEXT] = {"span", NULL, NULL},
    [REPORT_STRONG] = {"strong", NULL, NULL},
    [REPORT_SENTENCE] = {"span", NULL, NULL},
    [REPORT_LINK] = {"a", "a", "color:#0b57d0"},
};

static const struct look HEADINGS[] = {
    {"h1", NULL, "margin:0 0 12px;font-size:26px;line-height:1.25"},
    {"h2", NULL, "margin:28px 0 8px;font-size:20px;line-height:1.3"},
    {"h3", NULL, "margin:20px 0 6px;font-size:18px;line-height:1.3"},
    {"h4", NULL, "margin:16px 0 4px;font-size:16px;line-height:1.4"},
    {"h5", NULL, "margin:16px 0 4px;font-size:16px;line-height:1.4"},
    {"h6", NULL, "margin:16px 0 4px;font-size:16px;line-height:1.4"},
};

static const struct look MARKS[REPORT_MARKS] = {
    [REPORT_CHOSEN] = {"mark", "mc", "background:#fff0b3;color:#1f1f1f"},
    [REPORT_ADDED] = {"ins", "ma", "background:#d9f2df;color:#0b4f1d;text-decoration:none"},
    [REPORT_DROPPED] = {"del", "md", "background:#fbdedc;color:#7a1510"},
    [REPORT_MOVED] = {"span", "mm", "background:#d8ebfa;color:#0b4473"},
    [REPORT_REWORDED] = {"span", "mr", "background:#f1e4fb;color:#54217d"},
    [REPORT_NOISE] = {"span", "s", "color:#595959"},
};

/* What inline styles cannot say. "!important" because they come first. */
static const char STYLE[] = "table,td,th{word-break:break-word}"
                            "@media (max-width:480px){.c{padding:3px 4px!important}}"
                            "a:focus{outline:2px solid #0b57d0}"
                            "@media (prefers-color-scheme:dark){"
                            ".b{background:#121212!important;color:#e6e6e6!important}"
                            ".a{color:#8ab4f8!important}"
                            ".s{color:#b0b0b0!important}"
                            ".c{border-color:#4a4a4a!important}"
                            ".mc{background:#4d3f00!important;color:#fff3c4!important}"
                            ".ma{background:#0f3d1c!important;color:#b8f0c6!important}"
                            ".md{background:#4d1512!important;color:#ffc9c5!important}"
                            ".mm{background:#0d3350!important;color:#c4e3fb!important}"
                            ".mt{border-color:#f0c060!important}"
                            ".mr{background:#38204d!important;color:#e9d2fb!important}"
                            "}"
                            "@media print{.b{background:#fff!important;color:#000!important}}";

static const char *escape(char byte)
{
    switch (byte) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    default:
        return NULL;
    }
}

void html_text(struct nutgraf_buffer *out, struct span text)
{
    clean_text(out, text, escape);
}

void html_address(struct nutgraf_buffer *out, struct span address)
{
    clean_address(out, address, escape);
}

void html_write_style(struct nutgraf_buffer *out)
{
    buffer_append(out, STYLE, sizeof STYLE - 1);
}

/* ---- tags ---- */

/* A chosen sentence that is tinted by its score: the tint stays, a rule below
 * says that it was chosen. */
static const struct look TINTED[] = {
    {"span", NULL, NULL},
    {"mark", "mt", "color:inherit;border-bottom:3px solid #8a5a00"},
};
static const struct look HEAD_CELL = {
    "th", "c", "border:1px solid #d0d0d0;padding:4px 8px;text-align:left;vertical-align:bottom"};

static bool is_tinted(const struct report_node *node)
{
    return node->kind == REPORT_SENTENCE && node->score >= 0 && node->mark <= REPORT_CHOSEN;
}

static const struct look *look_of(const struct report_node *node, bool head)
{
    if (node->kind == REPORT_HEADING)
        return &HEADINGS[node->level >= 1 && node->level <= 6 ? node->level - 1 : 5];
    if (node->kind == REPORT_CELL && head)
        return &HEAD_CELL;
    if (is_tinted(node))
        return &TINTED[node->mark];
    if (report_is_inline(node) && node->kind != REPORT_LINK && MARKS[node->mark].element)
        return &MARKS[node->mark];
    return &LOOKS[node->kind];
}

static void print_attribute(struct nutgraf_buffer *out, const char *name, struct span value)
{
    if (value.length == 0)
        return;
    buffer_byte(out, ' ');
    buffer_text(out, name);
    buffer_text(out, "=\"");
    html_text(out, value);
    buffer_byte(out, '"');
}

static void print_style(struct nutgraf_buffer *out, const struct report_node *node,
                        const struct look *look)
{
    bool tinted = is_tinted(node);

    if (!look->style && !tinted)
        return;
    buffer_text(out, " style=\"");
    if (tinted) /* amber, up to full strength at three times the mean */
        buffer_print(out, "background:rgba(230,160,0,.%02d);",
                     (int)((node->score > 3 ? 1 : node->score / 3) * 45));
    if (look->style)
        buffer_text(out, look->style);
    if (node->kind == REPORT_CELL && node->level == 1)
        buffer_text(out, ";text-align:right");
    buffer_byte(out, '"');
}

static void print_attributes(struct nutgraf_buffer *out, const struct report_node *node,
                             const struct look *look)
{
    bool block = !report_is_inline(node) && node->kind != REPORT_SECTION &&
                 node->kind != REPORT_TABLE && node->kind != REPORT_ROW;

    print_attribute(out, "id", node->anchor);
    if (node->kind == REPORT_LINK && report_target_is_safe(node->target)) {
        buffer_text(out, " href=\"");
        html_address(out, node->target);
        buffer_byte(out, '"');
    }
    if (node->language && strcmp(node->language, "und") != 0)
        print_attribute(out, "lang", span_from(node->language));
    if (block && node->kind != REPORT_LIST)
        buffer_text(out, " dir=\"auto\"");
    print_attribute(out, "title", node->note);
    if (look->name)
        print_attribute(out, "class", span_from(look->name));
    print_style(out, node, look);
}

/* ---- nodes ---- */

/* A plain text needs no element of its own. */
static bool is_bare(const struct report_node *node, const struct look *look)
{
    return (node->kind == REPORT_TEXT || node->kind == REPORT_SENTENCE) && !look->style &&
           !is_tinted(node) && node->anchor.length == 0 && node->note.length == 0 &&
           !node->language;
}

/* The tree is made by results, which bound its depth. */
static void print_node(struct nutgraf_buffer *out, const struct report_node *node, bool head)
{
    const struct look *look = look_of(node, head);
    bool bare = is_bare(node, look);

    if (node->kind == REPORT_FIGURE) {
        html_figure(out, node);
        return;
    }
    if (!bare) {
        buffer_byte(out, '<');
        buffer_text(out, look->element);
        print_attributes(out, node, look);
        buffer_byte(out, '>');
    }
    html_text(out, node->text);
    for (const struct report_node *child = node->first; child; child = child->next)
        print_node(out, child, node->kind == REPORT_ROW ? node->level == 1 : head);
    if (!bare) {
        buffer_text(out, "</");
        buffer_text(out, look->element);
        buffer_byte(out, '>');
    }
    if (!report_is_inline(node))
        buffer_byte(out, '\n');
    else if (report_needs_space(node))
        buffer_byte(out, ' ');
}

/* ---- the page ---- */

nutgraf_status html_write_body(struct nutgraf_buffer *out, const struct report *report)
{
    for (const struct report_node *child = report->root->first; child; child = child->next)
        print_node(out, child, false);
    out->failed = out->failed || report->failed;
    return buffer_status(out);
}

static void print_head(struct nutgraf_buffer *out, const struct report *report)
{
    buffer_text(out, "<!DOCTYPE html>\n<html lang=\"");
    html_text(out, span_from(report->language ? report->language : "en"));
    buffer_text(out, "\">\n<head>\n<meta charset=\"utf-8\">\n"
                     "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                     "<meta name=\"color-scheme\" content=\"light dark\">\n"
                     "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                     "style-src 'unsafe-inline'\">\n<title>");
    html_text(out, report->title);
    buffer_text(out, "</title>\n<style>");
    html_write_style(out);
    buffer_text(out, "</style>\n</head>\n");
}

/* Outlook knows no max-width but knows tables. */
nutgraf_status html_write(struct nutgraf_buffer *out, const struct report *report)
{
    print_head(out, report);
    buffer_text(out, "<body class=\"b\" style=\"margin:0;padding:0;background:#ffffff;"
                     "color:#1f1f1f\">\n<table role=\"presentation\" width=\"100%\" "
                     "cellspacing=\"0\" cellpadding=\"0\" style=\"table-layout:fixed\">"
                     "<tr><td align=\"center\" style=\"padding:16px\">\n"
                     "<main class=\"b\" style=\"display:block;");
    buffer_text(out, report->wide ? "max-width:1400px" : "max-width:640px");
    buffer_text(out, ";margin:0 auto;text-align:left;background:#ffffff;color:#1f1f1f;"
                     "font:16px/1.5 -apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;"
                     "overflow-wrap:break-word\">\n");
    html_write_body(out, report);
    buffer_text(out, "</main>\n</td></tr></table>\n</body>\n</html>\n");
    return buffer_status(out);
}
