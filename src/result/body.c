/* body.c -- the blocks of an article as text, Markdown and JSON.
 *
 * Of a page, all blocks are the article: what is not was left behind when it was
 * read. Of a plain text, those with a sentence that is no noise, and of these
 * the sentences that are none; where all of it is noise, all of it. */
#include "result/body.h"

#include "base/json.h"
#include "input/record.h"
#include "language/utf8.h"
#include "output/markdown.h"
#include "result/report.h"

static const uint64_t SCHEMA = 1;

static const char *const KINDS[] = {
    [BLOCK_PARAGRAPH] = "paragraph", [BLOCK_TITLE] = "title",
    [BLOCK_HEADING] = "heading",     [BLOCK_ITEM] = "item",
    [BLOCK_QUOTE] = "quote",         [BLOCK_CAPTION] = "caption",
    [BLOCK_TABLE] = "cell",          [BLOCK_PREFORMATTED] = "preformatted",
};

static struct span field_of(const struct article *article, nutgraf_field field)
{
    const struct metadata *metadata = article->document.metadata;

    if (!metadata)
        return span_of("", 0);
    switch (field) {
    case NUTGRAF_TITLE:
        return metadata->title;
    case NUTGRAF_BYLINE:
        return metadata->byline;
    case NUTGRAF_DATE:
        return metadata->date;
    case NUTGRAF_SITE:
        return metadata->site;
    case NUTGRAF_LINK:
        return metadata->link;
    }
    return span_of("", 0);
}

const char *body_field(const struct article *article, nutgraf_field field)
{
    struct span text = field_of(article, field);

    return text.length > 0 ? text.bytes : "";
}

const char *body_warning(const struct article *article)
{
    const struct document *document = &article->document;
    nutgraf_outcome outcome = article_outcome(article);

    if (outcome == NUTGRAF_NO_TEXT)
        return "no text";
    /* Of a page the markup told the article: a list of headings is one, too. */
    if (outcome == NUTGRAF_ONLY_NOISE && (document->outside || !document->judged))
        return "nothing but boilerplate";
    return NULL;
}

/* ---- which blocks ---- */

/* What is printed of an article. */
struct body {
    const struct document *document;
    bool whole;                 /* every sentence of every block */
    struct nutgraf_buffer text; /* of the block at hand */
};

static bool is_kept(const struct body *body, const struct sentence *sentence)
{
    return body->whole || sentence->noise == NOISE_NONE;
}

static void body_init(struct body *body, const struct document *document)
{
    bool any = false;

    *body = (struct body){.document = document};
    buffer_init(&body->text);
    for (uint32_t i = 0; i < document->sentence_count; i++)
        any = any || document->sentences[i].noise == NOISE_NONE;
    body->whole = !any || document->judged;
}

/* The text of a block, folded; empty when nothing of it is kept. */
static struct span text_of(struct body *body, const struct block *block)
{
    const struct document *document = body->document;

    nutgraf_buffer_clear(&body->text);
    for (uint32_t i = 0; i < block->sentence_count; i++) {
        const struct sentence *s = &document->sentences[block->first_sentence + i];

        if (!is_kept(body, s))
            continue;
        if (body->text.length > 0)
            buffer_byte(&body->text, ' ');
        utf8_fold_space(&body->text, document_span(document, s->start, s->length));
    }
    return span_of(nutgraf_buffer_bytes(&body->text), body->text.length);
}

/* ---- text ---- */

static void write_text(struct nutgraf_buffer *out, struct body *body)
{
    const struct document *document = body->document;
    size_t start = out->length;

    if (document->metadata) { /* not the bytes given: offsets are of what is printed */
        buffer_span(out, document->text);
        if (document->text.length > 0)
            buffer_byte(out, '\n');
        return;
    }
    for (uint32_t i = 0; i < document->block_count; i++) {
        struct span text = text_of(body, &document->blocks[i]);

        if (text.length == 0)
            continue;
        if (out->length > start)
            buffer_byte(out, '\n');
        buffer_span(out, text);
        buffer_byte(out, '\n');
    }
}

/* ---- JSON ---- */

static void write_field(struct nutgraf_buffer *out, const char *key, struct span text)
{
    json_key(out, key);
    if (text.length > 0)
        json_string(out, text);
    else
        json_null(out);
}

static void write_block(struct nutgraf_buffer *out, const struct block *block, struct span text)
{
    json_open(out, '{');
    json_key(out, "kind");
    json_string(out, span_from(KINDS[block->kind]));
    if (block->level > 0) {
        json_key(out, "level");
        json_number(out, block->level);
    }
    if (block->number > 0) {
        json_key(out, block->kind == BLOCK_TABLE ? "column" : "number");
        json_number(out, block->number);
    }
    json_key(out, "start");
    json_number(out, block->start);
    json_key(out, "end");
    json_number(out, block->start + block->length);
    json_key(out, "text");
    json_string(out, text);
    json_close(out, '}');
}

static void write_json(struct nutgraf_buffer *out, const struct article *article, struct body *body,
                       const nutgraf_record *record)
{
    const struct document *document = body->document;

    json_open(out, '{');
    record_write_id(record, out);
    json_key(out, "schema");
    json_number(out, SCHEMA);
    json_key(out, "language");
    json_string(out, span_from(document->language->code));
    write_field(out, "title", field_of(article, NUTGRAF_TITLE));
    write_field(out, "byline", field_of(article, NUTGRAF_BYLINE));
    write_field(out, "date", field_of(article, NUTGRAF_DATE));
    write_field(out, "site", field_of(article, NUTGRAF_SITE));
    write_field(out, "link", field_of(article, NUTGRAF_LINK));
    json_key(out, "blocks");
    json_open(out, '[');
    for (uint32_t i = 0; i < document->block_count; i++) {
        struct span text = text_of(body, &document->blocks[i]);

        if (text.length > 0)
            write_block(out, &document->blocks[i], text);
    }
    json_close(out, ']');
    json_key(out, "warnings");
    json_open(out, '[');
    if (body_warning(article))
        json_string(out, span_from(body_warning(article)));
    json_close(out, ']');
    json_close(out, '}');
    buffer_byte(out, '\n');
}

/* ---- Markdown ---- */

enum { MOST_LISTS = 8 }; /* that stand inside each other */

/* Where the next block goes. */
struct place {
    struct report *report;
    struct report_node *lists[MOST_LISTS + 1]; /* open ones, the outermost at 1 */
    uint32_t depth;
    struct report_node *table, *row;
};

static struct span kept_text(struct report *report, struct span text)
{
    char *copy = arena_string(report->arena, text.bytes, text.length);

    report->failed = report->failed || !copy;
    return copy ? span_of(copy, text.length) : NO_TEXT;
}

static void add_item(struct place *place, const struct block *block, struct span text)
{
    uint32_t level = block->level < 1 ? 1 : block->level > MOST_LISTS ? MOST_LISTS : block->level;
    struct report_node *item;

    if (level > place->depth + 1)
        level = place->depth + 1;
    if (level > place->depth) {
        struct report_node *parent =
            level > 1 ? place->lists[level - 1]->last : place->report->root;

        place->lists[level] = report_add(place->report, parent, REPORT_LIST, NO_TEXT);
    }
    place->depth = level;
    item = report_add(place->report, place->lists[level], REPORT_ITEM, text);
    item->level = block->number;
}

static void add_cell(struct place *place, const struct block *block, struct span text)
{
    if (!place->table)
        place->table = report_add(place->report, place->report->root, REPORT_TABLE, NO_TEXT);
    if (!place->row || block->number <= 1) {
        place->row = report_add(place->report, place->table, REPORT_ROW, NO_TEXT);
        place->row->level = place->table->first == place->row; /* the first is the head */
    }
    report_add(place->report, place->row, REPORT_CELL, text);
}

static void add_block(struct place *place, const struct block *block, struct span text)
{
    struct report *report = place->report;

    if (block->kind != BLOCK_TABLE)
        place->table = place->row = NULL;
    if (block->kind != BLOCK_ITEM)
        place->depth = 0;
    switch (block->kind) {
    case BLOCK_TITLE:
    case BLOCK_HEADING:
        report_heading(report, report->root, block->level > 0 ? block->level : 2, text);
        break;
    case BLOCK_ITEM:
        add_item(place, block, text);
        break;
    case BLOCK_TABLE:
        add_cell(place, block, text);
        break;
    case BLOCK_QUOTE:
        report_add(report, report->root, REPORT_QUOTE, text);
        break;
    case BLOCK_PREFORMATTED:
        report_add(report, report->root, REPORT_CODE, text);
        break;
    default:
        report_add(report, report->root, REPORT_PARAGRAPH, text);
    }
}

static bool has_title(const struct document *document)
{
    for (uint32_t i = 0; i < document->block_count; i++)
        if (document->blocks[i].kind == BLOCK_TITLE)
            return true;
    return false;
}

static nutgraf_status write_markdown(struct nutgraf_buffer *out, const struct article *article,
                                     struct body *body)
{
    const struct document *document = body->document;
    struct span title = field_of(article, NUTGRAF_TITLE);
    struct place place = {0};
    struct report report;
    struct arena arena;
    nutgraf_status status;

    arena_init(&arena);
    report_init(&report, &arena, title);
    place.report = &report;
    if (title.length > 0 && !has_title(document))
        report_heading(&report, report.root, 1, title);
    for (uint32_t i = 0; i < document->block_count; i++) {
        const struct block *block = &document->blocks[i];
        struct span text = block->kind == BLOCK_PREFORMATTED
                               ? document_span(document, block->start, block->length)
                               : text_of(body, block);

        if (text.length > 0)
            add_block(&place, block, kept_text(&report, text));
    }
    status = markdown_write(out, &report);
    arena_release(&arena);
    return status;
}

nutgraf_status body_write(const struct article *article, nutgraf_format format,
                          const nutgraf_record *record, struct nutgraf_buffer *out)
{
    nutgraf_status status = NUTGRAF_OK;
    struct body body;

    body_init(&body, &article->document);
    if (format == NUTGRAF_JSON)
        write_json(out, article, &body, record);
    else if (format == NUTGRAF_MARKDOWN)
        status = write_markdown(out, article, &body);
    else
        write_text(out, &body);
    if (body.text.failed)
        status = NUTGRAF_NO_MEMORY;
    buffer_release(&body.text);
    return status == NUTGRAF_OK ? buffer_status(out) : status;
}
