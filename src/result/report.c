#include "result/report.h"

static struct report_node *report_node(struct report *report, enum report_kind kind,
                                       struct span text)
{
    struct report_node *node = arena_alloc(report->arena, sizeof *node);

    if (!node) {
        report->failed = true;
        node = &report->spare;
    }
    *node = (struct report_node){.kind = kind, .score = -1, .text = text};
    return node;
}

void report_init(struct report *report, struct arena *arena, struct span title)
{
    *report = (struct report){.arena = arena, .title = title};
    report->root = report_node(report, REPORT_SECTION, NO_TEXT);
}

struct report_node *report_add(struct report *report, struct report_node *parent,
                               enum report_kind kind, struct span text)
{
    struct report_node *node = report_node(report, kind, text);

    if (report->failed) /* the spare node must not become its own child */
        return node;
    if (parent->last)
        parent->last->next = node;
    else
        parent->first = node;
    parent->last = node;
    return node;
}

struct report_node *report_heading(struct report *report, struct report_node *parent,
                                   uint32_t level, struct span text)
{
    struct report_node *node = report_add(report, parent, REPORT_HEADING, text);

    node->level = level;
    return node;
}

struct report_node *report_sentence(struct report *report, struct report_node *parent,
                                    struct span text, enum report_mark mark, double score)
{
    struct report_node *node = report_add(report, parent, REPORT_SENTENCE, text);

    node->mark = mark;
    node->score = score;
    return node;
}

struct report_node *report_link(struct report *report, struct report_node *parent, struct span text,
                                struct span target)
{
    struct report_node *node = report_add(report, parent, REPORT_LINK, text);

    node->target = target;
    return node;
}

struct report_node *report_section(struct report *report, struct report_node *parent,
                                   uint32_t level, const char *title)
{
    struct report_node *section = report_add(report, parent, REPORT_SECTION, NO_TEXT);

    report_heading(report, section, level, span_from(title));
    return section;
}

struct span report_keep(struct report *report, struct nutgraf_buffer *buffer)
{
    char *copy = arena_string(report->arena, nutgraf_buffer_bytes(buffer), buffer->length);
    struct span span = span_of(copy ? copy : "", copy ? buffer->length : 0);

    report->failed = report->failed || buffer->failed || !copy;
    buffer_release(buffer);
    return span;
}

bool report_target_is_safe(struct span target)
{
    static const char *const SCHEMES[] = {"http://", "https://", "mailto:", "#"};

    for (size_t i = 0; i < sizeof SCHEMES / sizeof *SCHEMES; i++) {
        struct span scheme = span_from(SCHEMES[i]);
        size_t same = 0;

        while (same < scheme.length && same < target.length &&
               (target.bytes[same] |
                (target.bytes[same] >= 'A' && target.bytes[same] <= 'Z' ? 32 : 0)) ==
                   scheme.bytes[same])
            same++;
        if (same == scheme.length && target.length > same)
            return true;
    }
    return false;
}
