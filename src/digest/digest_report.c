/* digest_report.c -- an issue as a report: overview, sections, stories. */
#include "base/date.h"
#include "base/url.h"
#include "digest/digest.h"
#include "text/marks.h"

struct builder {
    const struct nutgraf_digest *digest;
    struct report *report;
    struct nutgraf_buffer scratch;
};

/* What was gathered in the scratch, in the report's arena. */
static struct span take(struct builder *builder)
{
    struct nutgraf_buffer *scratch = &builder->scratch;
    char *copy = scratch->failed ? NULL
                                 : arena_string(builder->report->arena,
                                                nutgraf_buffer_bytes(scratch), scratch->length);
    struct span taken = span_of(copy ? copy : "", copy ? scratch->length : 0);

    builder->report->failed = builder->report->failed || !copy;
    nutgraf_buffer_clear(scratch);
    return taken;
}

static void count_of(struct nutgraf_buffer *out, uint32_t count, const char *one, const char *many)
{
    buffer_number(out, count);
    buffer_byte(out, ' ');
    buffer_text(out, count == 1 ? one : many);
}

/* "21 January 2016" */
static void write_date(struct nutgraf_buffer *out, int64_t moment)
{
    static const char *const MONTHS[] = {"January",   "February", "March",    "April",
                                         "May",       "June",     "July",     "August",
                                         "September", "October",  "November", "December"};
    struct date date = date_of(moment);

    buffer_print(out, "%d %s %d", date.day, MONTHS[date.month - 1], date.year);
}

/* ---- the head ---- */

static uint32_t articles_told(const struct nutgraf_digest *digest)
{
    uint32_t count = 0;

    for (uint32_t i = 0; i < digest->story_count; i++)
        count += digest->stories[i].count;
    return count;
}

static struct span line_below_title(struct builder *builder)
{
    const struct nutgraf_digest *digest = builder->digest;
    struct nutgraf_buffer *out = &builder->scratch;

    if (digest->now != DATE_NONE) {
        write_date(out, digest->now);
        buffer_text(out, " · ");
    }
    count_of(out, digest->story_count, "story", "stories");
    buffer_text(out, " from ");
    count_of(out, articles_told(digest), "article", "articles");
    if (digest_minutes(digest) > 0) {
        buffer_text(out, " · ");
        count_of(out, digest_minutes(digest), "minute", "minutes");
        buffer_text(out, " to read");
    }
    return take(builder);
}

/* The caller's text, a paragraph for each stretch between empty lines. */
static void add_intro(struct builder *builder, struct report_node *parent)
{
    const char *intro = builder->digest->options.intro;

    while (intro && *intro) {
        const char *end = strstr(intro, "\n\n");
        size_t length = end ? (size_t)(end - intro) : strlen(intro), kept = length;

        while (kept > 0 && strchr(" \t\r\n", intro[kept - 1]))
            kept--;
        if (kept > 0)
            report_add(builder->report, parent, REPORT_PARAGRAPH, span_of(intro, kept));
        intro += length + strspn(intro + length, "\n");
    }
}

static struct span link_to(struct builder *builder, struct span anchor)
{
    buffer_byte(&builder->scratch, '#');
    buffer_span(&builder->scratch, anchor);
    return take(builder);
}

static void add_overview(struct builder *builder, struct report_node *parent)
{
    const struct nutgraf_digest *digest = builder->digest;
    struct report_node *list;

    if (digest->story_count < 2)
        return;
    report_heading(builder->report, parent, 2, span_from("In this issue"));
    list = report_add(builder->report, parent, REPORT_LIST, NO_TEXT);
    for (uint32_t i = 0; i < digest->story_count; i++) {
        const struct story *story = &digest->stories[i];
        struct report_node *item = report_add(builder->report, list, REPORT_ITEM, NO_TEXT);

        report_link(builder->report, item, story->headline, link_to(builder, story->anchor))
            ->language = story_article(digest, story, 0)->text.language->code;
    }
}

/* ---- a story ---- */

static struct span name_of(const struct clipping *clipping)
{
    struct span host = url_host(clipping->link);

    return host.length > 0 ? host : clipping->source;
}

static void add_line(struct builder *builder, struct report_node *parent, const struct story *story)
{
    struct nutgraf_buffer *out = &builder->scratch;

    if (story->status == CLIPPING_UPDATED)
        buffer_text(out, "Updated");
    if (story->moment != DATE_NONE) {
        buffer_text(out, out->length > 0 ? " · " : "");
        write_date(out, story->moment);
    }
    if (story->sources > 1) {
        buffer_text(out, out->length > 0 ? " · " : "");
        count_of(out, story->sources, "source", "sources");
    }
    if (out->length > 0)
        report_add(builder->report, parent, REPORT_NOTE, take(builder));
}

static void add_summary(struct builder *builder, struct report_node *parent,
                        const struct story *story)
{
    const struct clipping *first = story_article(builder->digest, story, 0);
    struct report_node *paragraph;

    if (story->summary_count == 0) {
        report_add(builder->report, parent, REPORT_NOTE,
                   span_from(first->words == 0 ? "The source gives no text."
                                               : "Too long for this issue."));
        return;
    }
    paragraph = report_add(builder->report, parent, REPORT_PARAGRAPH, NO_TEXT);
    paragraph->language = first->text.language->code;
    for (uint32_t i = 0; i < story->summary_count; i++) {
        struct span text = story->summary[i].text;

        report_sentence(builder->report, paragraph, text, REPORT_PLAIN, -1);
        if (i + 1 < story->summary_count && !marks_closed(text, 0, (uint32_t)text.length))
            report_add(builder->report, paragraph, REPORT_TEXT, span_from(" · "));
    }
}

static void add_source(struct builder *builder, struct report_node *parent,
                       const struct clipping *clipping)
{
    if (clipping->link.length > 0)
        report_link(builder->report, parent, name_of(clipping), clipping->link);
    else
        report_add(builder->report, parent, REPORT_TEXT, name_of(clipping));
}

static void add_sources(struct builder *builder, struct report_node *parent,
                        const struct story *story)
{
    static const uint32_t MOST = 12; /* a longer list tells a reader nothing */
    struct report *report = builder->report;
    struct report_node *note = report_add(report, parent, REPORT_NOTE, span_from("Read: "));

    add_source(builder, note, story_article(builder->digest, story, 0));
    for (uint32_t i = 1; i < story->count && i < MOST; i++) {
        report_add(report, note, REPORT_TEXT, span_from(i == 1 ? " · Also in: " : ", "));
        add_source(builder, note, story_article(builder->digest, story, i));
    }
    if (story->count > MOST) {
        buffer_print(&builder->scratch, " and %u more", (unsigned)(story->count - MOST));
        report_add(report, note, REPORT_TEXT, take(builder));
    }
}

static void add_story(struct builder *builder, struct report_node *parent,
                      const struct story *story, uint32_t level)
{
    const struct clipping *first = story_article(builder->digest, story, 0);
    struct report_node *section = report_add(builder->report, parent, REPORT_SECTION, NO_TEXT);
    struct report_node *heading = report_heading(builder->report, section, level, story->headline);

    heading->anchor = story->anchor;
    heading->language = first->text.language->code;
    add_line(builder, section, story);
    add_summary(builder, section, story);
    add_sources(builder, section, story);
}

static void add_stories(struct builder *builder, struct report_node *parent)
{
    const struct nutgraf_digest *digest = builder->digest;
    struct span section = span_of("", 0);
    bool sections = digest->story_count > 0 && digest->stories[0].section.length > 0;

    for (uint32_t i = 0; i < digest->story_count; i++) {
        const struct story *story = &digest->stories[i];

        if (sections && !span_equal(section, story->section)) {
            section = story->section;
            report_heading(builder->report, parent, 2,
                           section.length > 0 ? section : span_from("More"));
        }
        add_story(builder, parent, story, sections ? 3 : 2);
    }
}

/* ---- the foot ---- */

static void add_foot(struct builder *builder, struct report_node *parent)
{
    const char *address = builder->digest->options.unsubscribe;
    struct report_node *note;

    if (builder->digest->story_count == 0)
        report_add(builder->report, parent, REPORT_PARAGRAPH, span_from("Nothing new."));
    if (!address)
        return;
    note = report_add(builder->report, parent, REPORT_NOTE, NO_TEXT);
    report_link(builder->report, note, span_from("Unsubscribe"), span_from(address));
}

void digest_report(const struct nutgraf_digest *digest, struct arena *arena, struct report *report)
{
    struct builder builder = {.digest = digest, .report = report};

    report_init(report, arena, digest_title(digest));
    buffer_init(&builder.scratch);
    report_heading(report, report->root, 1, digest_title(digest));
    report_add(report, report->root, REPORT_NOTE, line_below_title(&builder));
    add_intro(&builder, report->root);
    add_overview(&builder, report->root);
    add_stories(&builder, report->root);
    add_foot(&builder, report->root);
    buffer_release(&builder.scratch);
}

struct span digest_title(const struct nutgraf_digest *digest)
{
    return span_from(digest->options.title ? digest->options.title : "Digest");
}
