/* html_page.c -- a forgiving tree builder that keeps only what holds text.
 *
 * Which end tags are implied follows the HTML Living Standard (13.2.6) as far
 * as it decides where a block of text ends: paragraphs, list items, table
 * cells. What it says of formatting elements moves no text and is left out, and
 * with it the work that makes a standard parser quadratic on broken pages. */
#include "input/html_builder.h"

/* ---- the stack ---- */

static void pop(struct html_builder *builder)
{
    struct html_open *open = html_builder_top(builder);

    if (html_traits(open->tag) & HTML_BLOCK)
        html_builder_end_block(builder);
    if (open->byline && builder->text.out.length > open->text)
        metadata_see_byline(&builder->metadata, open->text, builder->text.out.length);
    if (open->tag != TAG_OTHER)
        builder->opened[open->tag]--;
    builder->depth--;
}

/* Closes everything down to the innermost of `tag`, unless an element with one
 * of the `barrier` traits lies above it. */
static bool close_to(struct html_builder *builder, enum html_tag tag, uint32_t barrier)
{
    uint32_t i = builder->depth;

    if (builder->opened[tag] == 0)
        return false;
    while (i-- > 1 && builder->stack[i].tag != tag)
        if (html_traits(builder->stack[i].tag) & barrier)
            return false;
    if (i == 0)
        return false;
    while (builder->depth > i)
        pop(builder);
    return true;
}

/* Ends whatever the start of `tag` ends by itself. */
static void close_implied(struct html_builder *builder, enum html_tag tag)
{
    uint32_t traits = html_traits(tag);

    if (traits & HTML_CLOSES_P && builder->opened[TAG_BUTTON] == 0)
        close_to(builder, TAG_P, HTML_SCOPE);
    if (traits & HTML_HEADING && html_traits(html_builder_top(builder)->tag) & HTML_HEADING)
        pop(builder);
    switch (tag) {
    case TAG_LI:
        close_to(builder, TAG_LI, HTML_SPECIAL);
        break;
    case TAG_DD:
    case TAG_DT:
        if (!close_to(builder, TAG_DD, HTML_SPECIAL))
            close_to(builder, TAG_DT, HTML_SPECIAL);
        break;
    case TAG_OPTION:
    case TAG_BUTTON:
        close_to(builder, tag, HTML_SPECIAL);
        break;
    default:
        break;
    }
}

/* Is the innermost table part `tag`, with no table in between? Ends it. */
static void close_part(struct html_builder *builder, enum html_tag tag)
{
    for (uint32_t i = builder->depth; i-- > 1;) {
        if (builder->stack[i].tag == TAG_TABLE)
            return;
        if (builder->stack[i].tag == tag) {
            while (builder->depth > i)
                pop(builder);
            return;
        }
    }
}

static void close_parts(struct html_builder *builder, enum html_tag tag)
{
    if (builder->opened[TAG_TABLE] == 0)
        return;
    close_part(builder, TAG_TD);
    close_part(builder, TAG_TH);
    close_part(builder, TAG_CAPTION);
    if (tag == TAG_TD || tag == TAG_TH)
        return;
    close_part(builder, TAG_TR);
    if (tag == TAG_TR)
        return;
    close_part(builder, TAG_TBODY);
    close_part(builder, TAG_THEAD);
    close_part(builder, TAG_TFOOT);
}

static uint32_t within_of(enum html_tag tag)
{
    static const uint32_t WITHIN[TAG_COUNT] = {
        [TAG_ARTICLE] = WITHIN_ARTICLE,
        [TAG_MAIN] = WITHIN_MAIN,
        [TAG_SECTION] = WITHIN_SECTION,
        [TAG_P] = WITHIN_P,
        [TAG_LI] = WITHIN_LI,
        [TAG_UL] = WITHIN_UL,
        [TAG_OL] = WITHIN_UL,
        [TAG_TH] = WITHIN_TD,
        [TAG_TABLE] = WITHIN_TABLE,
        [TAG_TD] = WITHIN_TD,
        [TAG_BLOCKQUOTE] = WITHIN_BLOCKQUOTE,
        [TAG_FIGURE] = WITHIN_FIGURE,
        [TAG_FIGCAPTION] = WITHIN_FIGCAPTION,
        [TAG_ASIDE] = WITHIN_ASIDE,
        [TAG_NAV] = WITHIN_NAV,
        [TAG_HEADER] = WITHIN_HEADER,
        [TAG_FOOTER] = WITHIN_FOOTER,
        [TAG_FORM] = WITHIN_FORM,
        [TAG_H1] = WITHIN_HEADING,
        [TAG_H2] = WITHIN_HEADING,
        [TAG_H3] = WITHIN_HEADING,
        [TAG_H4] = WITHIN_HEADING,
        [TAG_H5] = WITHIN_HEADING,
        [TAG_H6] = WITHIN_HEADING,
        [TAG_DL] = WITHIN_DL,
        [TAG_PRE] = WITHIN_PRE,
    };

    return WITHIN[tag];
}

/* "display: none" in a style, however spaced. */
static bool says(struct span style, const char *property, const char *value)
{
    size_t length = strlen(property);

    for (size_t at = 0; at + length < style.length; at++) {
        size_t i = at + length;

        if (!html_is(span_of(style.bytes + at, length), property))
            continue;
        while (i < style.length && (html_is_space(style.bytes[i]) || style.bytes[i] == ':'))
            i++;
        if (style.length - i >= strlen(value) &&
            html_is(span_of(style.bytes + i, strlen(value)), value))
            return true;
    }
    return false;
}

/* What an element's attributes say of it, in one pass; most say nothing. */
static void read_attributes(struct html_open *open)
{
    struct span rest = open->attributes, name, value;
    bool byline = false;

    while (html_attribute(&rest, &name, &value)) {
        switch (*name.bytes | 0x20) {
        case 'h': /* aria-hidden, by contrast, is shown */
            open->hidden = open->hidden || html_is(name, "hidden");
            break;
        case 's':
            open->hidden =
                open->hidden || (html_is(name, "style") && (says(value, "display", "none") ||
                                                            says(value, "visibility", "hidden")));
            break;
        case 'c':
        case 'i':
        case 'r':
            byline = byline || metadata_is_byline(name, value);
            break;
        default:
            break;
        }
    }
    open->byline = byline && !open->byline;
}

/* ---- lists and tables ---- */

static uint32_t decimal(struct span text, uint32_t otherwise)
{
    uint32_t number = 0;

    if (text.length == 0 || text.length > 6)
        return otherwise;
    for (size_t i = 0; i < text.length; i++) {
        if (text.bytes[i] < '0' || text.bytes[i] > '9')
            return otherwise;
        number = number * 10 + (uint32_t)(text.bytes[i] - '0');
    }
    return number;
}

static void count_item(struct html_builder *builder, struct html_open *item)
{
    struct span value = html_attribute_value(item->attributes, "value");

    item->number = 0;
    for (uint32_t i = builder->depth; i-- > 0;) {
        struct html_open *list = &builder->stack[i];

        if (list->tag == TAG_OL) {
            list->number = decimal(value, list->number + 1);
            item->number = list->number;
        }
        if (list->tag == TAG_OL || list->tag == TAG_UL)
            return;
    }
}

static void count_part(struct html_builder *builder, struct html_open *part)
{
    for (uint32_t i = builder->depth; i-- > 0;) {
        struct html_open *table = &builder->stack[i];

        if (table->tag != TAG_TABLE)
            continue;
        table->row += part->tag == TAG_TR;
        table->column = part->tag == TAG_TR ? 0 : table->column + 1;
        part->row = table->row;
        part->column = table->column;
        return;
    }
}

static void place(struct html_builder *builder, struct html_open *open)
{
    switch (open->tag) {
    case TAG_OL:
        open->number = decimal(html_attribute_value(open->attributes, "start"), 1) - 1;
        open->lists++;
        break;
    case TAG_UL:
        open->lists++;
        break;
    case TAG_LI:
        count_item(builder, open);
        break;
    case TAG_TABLE:
        open->table = ++builder->tables;
        open->row = open->column = 0;
        break;
    case TAG_TR:
    case TAG_TD:
    case TAG_TH:
        count_part(builder, open);
        break;
    default:
        break;
    }
}

/* ---- tags ---- */

static void push(struct html_builder *builder, const struct html_token *token)
{
    struct html_open *open = &builder->stack[builder->depth];
    uint32_t traits = html_traits(token->tag);
    bool hidden;

    if (builder->depth == HTML_DEPTH) {
        builder->too_deep++;
        return;
    }
    *open = *html_builder_top(builder);
    open->tag = token->tag;
    open->attributes = token->attributes;
    open->node = HTML_NONE;
    open->text = builder->text.out.length;
    open->begun = false;
    open->within |= within_of(token->tag);
    hidden = open->hidden;
    read_attributes(open);
    if (open->hidden && !hidden && !(traits & HTML_BLOCK))
        open->unseen = true;
    open->unseen = open->unseen || (traits & HTML_UNSEEN);
    place(builder, open);
    builder->opened[token->tag]++;
    builder->depth++;
}

/* A link ends where the next begins, and an end tag that stands outside of the
 * block in which it began still ends it. */
static void end_link(struct html_builder *builder)
{
    for (uint32_t i = builder->depth; i-- > 1;) {
        if (builder->stack[i].tag != TAG_A)
            continue;
        if (i + 1 == builder->depth) {
            pop(builder);
            return;
        }
        builder->opened[TAG_A]--;
        builder->stack[i].tag = TAG_OTHER;
        return;
    }
}

static bool is_self_closed(const struct html_token *token)
{
    return token->attributes.length > 0 &&
           token->attributes.bytes[token->attributes.length - 1] == '/';
}

static void start_tag(struct html_builder *builder, const struct html_token *token)
{
    uint32_t traits = html_traits(token->tag);

    metadata_see(&builder->metadata, token);
    if (token->tag == TAG_BR) {
        html_builder_break(builder);
        return;
    }
    if (token->raw || token->tag == TAG_OTHER || token->tag == TAG_HTML || token->tag == TAG_HEAD ||
        (token->tag == TAG_SVG && is_self_closed(token))) {
        return;
    }
    if (token->tag == TAG_BODY) {
        builder->stack[0].attributes = token->attributes;
        return;
    }
    if (builder->opened[TAG_SVG] > 0 && traits & HTML_BLOCK)
        close_to(builder, TAG_SVG, 0);
    if (traits & HTML_PART)
        close_parts(builder, token->tag);
    close_implied(builder, token->tag);
    if (token->tag == TAG_A && builder->opened[TAG_A] > 0)
        end_link(builder);
    if (traits & HTML_BLOCK)
        html_builder_end_block(builder);
    if (!(traits & HTML_VOID))
        push(builder, token);
}

/* An end tag of a formatting element closes no block. */
static void end_inline(struct html_builder *builder, enum html_tag tag)
{
    if (builder->opened[tag] == 0)
        return;
    for (uint32_t i = builder->depth; i-- > 1;) {
        if (builder->stack[i].tag == tag) {
            while (builder->depth > i)
                pop(builder);
            return;
        }
        if (html_traits(builder->stack[i].tag) & HTML_BLOCK)
            break;
    }
    if (tag == TAG_A)
        end_link(builder);
}

static void end_tag(struct html_builder *builder, enum html_tag tag)
{
    uint32_t traits = html_traits(tag);

    if (tag == TAG_OTHER || tag == TAG_BODY || tag == TAG_HTML || tag == TAG_HEAD)
        return;
    if (tag == TAG_BR)
        html_builder_break(builder);
    if (builder->too_deep > 0) {
        builder->too_deep--;
        if (traits & HTML_BLOCK)
            html_builder_end_block(builder);
        return;
    }
    if (traits & HTML_PART)
        close_part(builder, tag);
    else if (traits & HTML_HEADING && html_traits(html_builder_top(builder)->tag) & HTML_HEADING)
        pop(builder);
    else if (traits & (HTML_BLOCK | HTML_UNSEEN))
        close_to(builder, tag, tag == TAG_TABLE ? 0 : HTML_SCOPE);
    else
        end_inline(builder, tag);
}

/* ---- the page ---- */

static void builder_init(struct html_builder *builder, struct arena *arena, struct span html)
{
    html_lexer_init(&builder->lexer, html);
    html_text_init(&builder->text);
    html_words_init(&builder->words);
    metadata_reader_init(&builder->metadata);
    builder->arena = arena;
    builder->page = arena_zeroed(arena, 1, sizeof *builder->page);
    builder->failed = !builder->page;
    builder->stack[0] = (struct html_open){.tag = TAG_BODY, .node = HTML_NONE};
    builder->depth = 1;
}

static void read_tokens(struct html_builder *builder)
{
    struct html_token token;

    while (!builder->failed && html_next(&builder->lexer, &token)) {
        if (token.kind == HTML_TEXT)
            html_builder_text(builder, token.text);
        else if (token.kind == HTML_START)
            start_tag(builder, &token);
        else
            end_tag(builder, token.tag);
    }
    while (!builder->failed && builder->depth > 1)
        pop(builder);
    if (!builder->failed)
        html_builder_end_block(builder);
}

static bool finish(struct html_builder *builder)
{
    struct html_page *page = builder->page;
    struct nutgraf_buffer *out = &builder->text.out;
    char *text;

    if (builder->failed || out->failed)
        return false;
    text = arena_string(builder->arena, out->bytes, out->length);
    if (!text)
        return false;
    page->text = span_of(text, out->length);
    return metadata_reader_finish(&builder->metadata, builder->arena, page);
}

struct html_page *html_page_read(struct arena *arena, struct span html)
{
    struct html_builder *builder = arena_zeroed(arena, 1, sizeof *builder);
    bool done;

    if (!builder)
        return NULL;
    builder_init(builder, arena, html);
    read_tokens(builder);
    done = finish(builder);
    html_text_release(&builder->text);
    return done ? builder->page : NULL;
}
