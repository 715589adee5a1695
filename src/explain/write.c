#include "explain/write.h"

#include "explain/page.h"
#include "output/markdown.h"
#include "output/text.h"

static const uint32_t TEXT_WIDTH = 78;

static void write_report(const struct explanation *explanation, nutgraf_format format, bool color,
                         struct nutgraf_buffer *out)
{
    struct arena arena;
    struct report report;

    arena_init(&arena);
    report_init(&report, &arena, span_from("Why these sentences"));
    explanation_report(explanation, &report);
    if (format == NUTGRAF_MARKDOWN)
        markdown_write(out, &report);
    else
        text_write(out, &report, (struct text_style){TEXT_WIDTH, color});
    arena_release(&arena);
}

nutgraf_status explain_write(const struct nutgraf_summary *summary, nutgraf_format format,
                             bool color, const nutgraf_record *record, struct nutgraf_buffer *out)
{
    struct explanation explanation;
    bool made = explanation_init(&explanation, summary);

    if (made && format == NUTGRAF_HTML)
        page_write(out, &explanation);
    else if (made && format == NUTGRAF_JSON)
        explanation_json(&explanation, record, out);
    else if (made)
        write_report(&explanation, format, color, out);
    explanation_release(&explanation);
    return made ? buffer_status(out) : NUTGRAF_NO_MEMORY;
}
