#include "output/markdown.h"

#include "output/clean.h"

struct printer {
    struct nutgraf_buffer *out;
    uint32_t depth; /* of lists */
    bool begun;
};

static const char *escape(char byte)
{
    switch (byte) {
    case '\\':
        return "\\\\";
    case '`':
        return "\\`";
    case '*':
        return "\\*";
    case '_':
        return "\\_";
    case '[':
        return "\\[";
    case ']':
        return "\\]";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '&':
        return "&amp;";
    case '|':
        return "\\|";
    case '~':
        return "\\~";
    case '!':
        return "\\!";
    case '#':
        return "\\#";
    case '$':
        return "\\$";
    default:
        return NULL;
    }
}

/* How a mark is shown around words. */
static const char *const AROUND[REPORT_MARKS] = {
    [REPORT_PLAIN] = "",  [REPORT_CHOSEN] = "**",  [REPORT_ADDED] = "**", [REPORT_DROPPED] = "~~",
    [REPORT_MOVED] = "_", [REPORT_REWORDED] = "_", [REPORT_NOISE] = "",
};

static const char *const ITEM_WORDS[REPORT_MARKS] = {
    [REPORT_ADDED] = "added: ",       [REPORT_DROPPED] = "dropped: ", [REPORT_MOVED] = "moved: ",
    [REPORT_REWORDED] = "reworded: ", [REPORT_NOISE] = "noise: ",
};

/* ---- inline nodes ---- */

static void print_inline(struct printer *printer, const struct report_node *node);

static void print_content(struct printer *printer, const struct report_node *node)
{
    clean_text(printer->out, node->text, escape);
    for (const struct report_node *child = node->first; child; child = child->next) {
        if (report_is_inline(child))
            print_inline(printer, child);
    }
}

static void print_link(struct printer *printer, const struct report_node *node)
{
    if (!report_target_is_safe(node->target)) {
        print_content(printer, node);
        return;
    }
    buffer_byte(printer->out, '[');
    print_content(printer, node);
    buffer_text(printer->out, "](");
    clean_address(printer->out, node->target, NULL);
    buffer_byte(printer->out, ')');
}

/* Markers hug the words: CommonMark takes none beside a space. */
static void print_inline(struct printer *printer, const struct report_node *node)
{
    const char *around = node->kind == REPORT_STRONG ? "**" : AROUND[node->mark];
    struct nutgraf_buffer *out = printer->out;
    size_t start;
    bool gap;

    if (node->kind == REPORT_LINK) {
        print_link(printer, node);
        return;
    }
    if (*around && node->text.length > 0 && node->text.bytes[0] == ' ')
        buffer_byte(out, ' ');
    buffer_text(out, around);
    start = out->length;
    print_content(printer, node);
    gap = *around && out->length > start && out->bytes[out->length - 1] == ' ';
    if (gap)
        out->length--;
    if (out->length > start)
        buffer_text(out, around);
    else
        out->length = start - strlen(around);
    if (gap || report_needs_space(node))
        buffer_byte(out, ' ');
}

/* ---- blocks ---- */

static void insert_backslash(struct nutgraf_buffer *out, size_t at)
{
    buffer_byte(out, '\\');
    if (out->failed)
        return;
    memmove(out->bytes + at + 1, out->bytes + at, out->length - 1 - at);
    out->bytes[at] = '\\';
}

/* What a line begins with must not make it a list or an underline. */
static void guard_start(struct nutgraf_buffer *out, size_t start)
{
    size_t i = start;

    if (out->failed || i == out->length)
        return;
    while (i < out->length && out->bytes[i] >= '0' && out->bytes[i] <= '9')
        i++;
    if (i == start && strchr("-+=", out->bytes[i]))
        insert_backslash(out, i);
    else if (i > start && i < out->length && (out->bytes[i] == '.' || out->bytes[i] == ')'))
        insert_backslash(out, i);
}

/* The content as one line, its white space at the start left out. */
static void print_line(struct printer *printer, const struct report_node *node)
{
    struct nutgraf_buffer *out = printer->out;
    size_t start = out->length;

    print_content(printer, node);
    if (!out->failed && out->length > start && out->bytes[start] == ' ') {
        memmove(out->bytes + start, out->bytes + start + 1, out->length - start - 1);
        out->length--;
    }
    guard_start(out, start);
    buffer_byte(out, '\n');
}

static void separate(struct printer *printer)
{
    if (printer->begun)
        buffer_byte(printer->out, '\n');
    printer->begun = true;
}

static void print_anchor(struct printer *printer, const struct report_node *node)
{
    if (node->anchor.length == 0)
        return;
    buffer_text(printer->out, "<a id=\"");
    clean_address(printer->out, node->anchor, NULL);
    buffer_text(printer->out, "\"></a>");
}

static void print_heading(struct printer *printer, const struct report_node *node)
{
    separate(printer);
    for (uint32_t i = 0; i < node->level; i++)
        buffer_byte(printer->out, '#');
    buffer_byte(printer->out, ' ');
    print_anchor(printer, node);
    print_line(printer, node);
}

static void print_items(struct printer *printer, const struct report_node *list)
{
    for (const struct report_node *item = list->first; item; item = item->next) {
        for (uint32_t i = 0; i < printer->depth; i++)
            buffer_text(printer->out, "  ");
        if (item->level > 0)
            buffer_print(printer->out, "%u. ", item->level);
        else
            buffer_text(printer->out, "- ");
        if (ITEM_WORDS[item->mark])
            buffer_text(printer->out, ITEM_WORDS[item->mark]);
        print_line(printer, item);
        printer->depth++;
        for (const struct report_node *child = item->first; child; child = child->next) {
            if (child->kind == REPORT_LIST)
                print_items(printer, child);
        }
        printer->depth--;
    }
}

static void print_row(struct printer *printer, const struct report_node *row)
{
    for (const struct report_node *cell = row->first; cell; cell = cell->next) {
        buffer_text(printer->out, "| ");
        print_content(printer, cell);
        buffer_byte(printer->out, ' ');
    }
    buffer_text(printer->out, "|\n");
}

/* GitHub's tables need a head: an empty one where there is none. */
static void print_table(struct printer *printer, const struct report_node *table)
{
    const struct report_node *row = table->first;

    separate(printer);
    if (!row)
        return;
    if (row->level == 1)
        print_row(printer, row);
    else
        for (const struct report_node *cell = row->first; cell; cell = cell->next)
            buffer_text(printer->out, cell->next ? "|   " : "|   |\n");
    for (const struct report_node *cell = row->first; cell; cell = cell->next) {
        buffer_text(printer->out, cell->level == 1 ? "| --: " : "| --- ");
        if (!cell->next)
            buffer_text(printer->out, "|\n");
    }
    for (row = row->level == 1 ? row->next : row; row; row = row->next)
        print_row(printer, row);
}

/* Indented: no fence that the text could close. */
static void print_code(struct printer *printer, struct span text)
{
    struct nutgraf_buffer *out = printer->out;
    bool fresh = true;

    separate(printer);
    for (size_t i = 0; i < text.length; i++) {
        char c = text.bytes[i];

        if (fresh && c != '\n')
            buffer_text(out, "    ");
        fresh = c == '\n';
        if ((unsigned char)c >= ' ' || c == '\t' || c == '\n')
            buffer_byte(out, c);
    }
    buffer_byte(out, '\n');
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
    case REPORT_QUOTE:
        separate(printer);
        buffer_text(printer->out, "> ");
        print_line(printer, node);
        break;
    case REPORT_CODE:
        print_code(printer, node->text);
        break;
    case REPORT_TABLE:
        print_table(printer, node);
        break;
    case REPORT_FIGURE: /* a picture: nothing but what it would show */
        separate(printer);
        buffer_byte(printer->out, '_');
        clean_text(printer->out, node->text, escape);
        buffer_text(printer->out, "_\n");
        break;
    default:
        separate(printer);
        print_line(printer, node);
    }
}

nutgraf_status markdown_write(struct nutgraf_buffer *out, const struct report *report)
{
    struct printer printer = {.out = out};

    print_block(&printer, report->root);
    out->failed = out->failed || report->failed;
    return buffer_status(out);
}
