/* markdown.c -- cmark's tree into blocks.
 *
 * cmark ends the program when its allocator returns NULL, and hands that
 * allocator nothing to know the caller by: so the arena and the way back are in
 * a variable of the thread while cmark runs. */
#include "input/markdown.h"

#include <cmark.h>
#include <setjmp.h>

#include "input/html_lexer.h"
#include "input/html_text.h"

/* ---- memory ---- */

struct refuge {
    struct arena *arena;
    jmp_buf back;
};

static _Thread_local struct refuge *refuge;

/* Sizes are kept in front of each piece: realloc needs them. */
static const size_t HEAD = 16;

static void *refuge_calloc(size_t count, size_t size)
{
    char *piece = size > 0 && count > SIZE_MAX / 2 / size
                      ? NULL
                      : arena_zeroed(refuge->arena, 1, HEAD + count * size);

    if (!piece)
        longjmp(refuge->back, 1);
    *(size_t *)(void *)piece = count * size;
    return piece + HEAD;
}

static void *refuge_realloc(void *old, size_t size)
{
    char *piece = refuge_calloc(1, size);

    if (old) {
        size_t had = *(size_t *)(void *)((char *)old - HEAD);

        memcpy(piece, old, had < size ? had : size);
    }
    return piece;
}

static void refuge_free(void *piece)
{
    (void)piece; /* dies with the arena */
}

/* ---- the walk ---- */

struct walk {
    struct arena *arena;
    cmark_mem memory;
    struct draft *draft;
    struct metadata *metadata;
    struct html_text html;
    uint32_t quotes, lists, images; /* how many we are inside of */
    uint32_t number;                /* of the item */
    bool item;                      /* its first block is still to come */
};

/* A line break that the author did not ask for, until the block is done. */
static const char SOFT = '\v';

static struct span take_line(struct span *text, char end)
{
    const char *found = text->length > 0 ? memchr(text->bytes, end, text->length) : NULL;
    size_t length = found ? (size_t)(found - text->bytes) : text->length;
    struct span line = span_of(text->bytes, length);

    length += found != NULL;
    *text = span_of(text->bytes + length, text->length - length);
    return line;
}

static struct span trimmed(struct span text)
{
    while (text.length > 0 && strchr(" \t\r", *text.bytes))
        text = span_of(text.bytes + 1, text.length - 1);
    while (text.length > 0 && strchr(" \t\r", text.bytes[text.length - 1]))
        text.length--;
    return text;
}

/* "| --- | :-: |": the second line of a table. */
static bool is_rule(struct span line)
{
    bool dash = false, bar = false;

    line = trimmed(line);
    for (size_t i = 0; i < line.length; i++) {
        if (!strchr("|-: \t", line.bytes[i]))
            return false;
        dash = dash || line.bytes[i] == '-';
        bar = bar || line.bytes[i] == '|';
    }
    return dash && bar;
}

static struct span cells_of(struct span line)
{
    line = trimmed(line);
    if (line.length > 0 && *line.bytes == '|')
        line = span_of(line.bytes + 1, line.length - 1);
    if (line.length > 0 && line.bytes[line.length - 1] == '|')
        line.length--;
    return line;
}

static void add_row(struct walk *walk, struct span line)
{
    struct span cells = cells_of(line);

    for (uint32_t column = 1; cells.length > 0; column++) {
        draft_begin(walk->draft, column > 1);
        buffer_span(&walk->draft->text, trimmed(take_line(&cells, '|')));
        draft_end(walk->draft, (struct block){.kind = BLOCK_TABLE, .number = column, .blank = 1});
    }
}

/* The paragraph just written, if it is a table: its rows instead. */
static bool split_table(struct walk *walk)
{
    struct nutgraf_buffer *text = &walk->draft->text;
    struct span rest = span_of(text->bytes + walk->draft->start, text->length - walk->draft->start);
    struct span copy;
    char *bytes;

    take_line(&rest, SOFT);
    if (rest.length == 0 || !is_rule(take_line(&rest, SOFT)))
        return false;
    rest = span_of(text->bytes + walk->draft->start, text->length - walk->draft->start);
    bytes = arena_string(walk->arena, rest.bytes, rest.length);
    if (!bytes)
        return false;
    copy = span_of(bytes, rest.length);
    text->length = walk->draft->start;
    draft_end(walk->draft, (struct block){.kind = BLOCK_TABLE});
    for (uint32_t row = 0; copy.length > 0; row++) {
        struct span line = take_line(&copy, SOFT);

        if (row != 1)
            add_row(walk, line);
    }
    return true;
}

static void take_title(struct walk *walk, struct block *block)
{
    struct draft *draft = walk->draft;
    struct metadata *metadata = walk->metadata;
    char *copy;

    if (block->level != 1 || metadata->title.length > 0 || draft->text.failed)
        return;
    copy = arena_string(walk->arena, draft->text.bytes + draft->start,
                        draft->text.length - draft->start);
    if (copy)
        metadata->title = span_of(copy, draft->text.length - draft->start);
    block->kind = BLOCK_TITLE;
}

static void end_block(struct walk *walk, struct block block)
{
    struct nutgraf_buffer *text = &walk->draft->text;

    block.blank = 1;
    if (text->failed)
        return;
    for (size_t i = walk->draft->start; i < text->length; i++)
        if (text->bytes[i] == SOFT)
            text->bytes[i] = ' ';
    if (block.kind == BLOCK_HEADING)
        take_title(walk, &block);
    if (block.kind == BLOCK_PARAGRAPH && walk->item) {
        block = (struct block){
            .kind = BLOCK_ITEM, .blank = 1, .level = walk->lists, .number = walk->number};
        walk->item = false;
    } else if (block.kind == BLOCK_PARAGRAPH && walk->quotes > 0) {
        block.kind = BLOCK_QUOTE;
    }
    draft_end(walk->draft, block);
}

/* Raw HTML between blocks: its text, a block at each block tag. */
static void add_html(struct walk *walk, const char *html)
{
    struct html_lexer lexer;
    struct html_token token;

    html_lexer_init(&lexer, span_from(html));
    draft_begin(walk->draft, false);
    while (html_next(&lexer, &token)) {
        if (token.kind == HTML_TEXT) {
            walk->html.out.length = walk->html.start = 0;
            html_text_append(&walk->html, token.text);
            buffer_append(&walk->draft->text, walk->html.out.bytes, walk->html.out.length);
        } else if (html_traits(token.tag) & HTML_BLOCK) {
            end_block(walk, (struct block){.kind = BLOCK_PARAGRAPH});
            draft_begin(walk->draft, false);
        }
    }
    end_block(walk, (struct block){.kind = BLOCK_PARAGRAPH});
}

/* The n-th item of its list; the list counts in its user data. */
static uint32_t count_item(cmark_node *item)
{
    cmark_node *list = cmark_node_parent(item);
    uintptr_t number = (uintptr_t)cmark_node_get_user_data(list);

    if (cmark_node_get_list_type(list) != CMARK_ORDERED_LIST)
        return 0;
    if (number == 0)
        number = (uintptr_t)cmark_node_get_list_start(list);
    cmark_node_set_user_data(list, (void *)(number + 1));
    return (uint32_t)number;
}

static void enter(struct walk *walk, cmark_node *node)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_BLOCK_QUOTE:
        walk->quotes++;
        break;
    case CMARK_NODE_LIST:
        walk->lists++;
        break;
    case CMARK_NODE_ITEM:
        walk->number = count_item(node);
        walk->item = true;
        break;
    case CMARK_NODE_PARAGRAPH:
    case CMARK_NODE_HEADING:
        draft_begin(walk->draft, false);
        break;
    case CMARK_NODE_CODE_BLOCK:
        draft_begin(walk->draft, false);
        buffer_text(&walk->draft->text, cmark_node_get_literal(node));
        end_block(walk, (struct block){.kind = BLOCK_PREFORMATTED});
        break;
    case CMARK_NODE_HTML_BLOCK:
        add_html(walk, cmark_node_get_literal(node));
        break;
    case CMARK_NODE_IMAGE:
        walk->images++;
        break;
    case CMARK_NODE_TEXT:
    case CMARK_NODE_CODE:
        if (walk->images == 0)
            buffer_text(&walk->draft->text, cmark_node_get_literal(node));
        break;
    case CMARK_NODE_SOFTBREAK:
        buffer_byte(&walk->draft->text, SOFT);
        break;
    case CMARK_NODE_LINEBREAK:
        buffer_byte(&walk->draft->text, '\n');
        break;
    default:
        break;
    }
}

static void leave(struct walk *walk, cmark_node *node)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_BLOCK_QUOTE:
        walk->quotes--;
        break;
    case CMARK_NODE_LIST:
        walk->lists--;
        break;
    case CMARK_NODE_ITEM:
        walk->item = false;
        break;
    case CMARK_NODE_IMAGE:
        walk->images--;
        break;
    case CMARK_NODE_HEADING:
        end_block(walk, (struct block){.kind = BLOCK_HEADING,
                                       .level = (uint32_t)cmark_node_get_heading_level(node)});
        break;
    case CMARK_NODE_PARAGRAPH:
        if (walk->draft->text.failed || !split_table(walk))
            end_block(walk, (struct block){.kind = BLOCK_PARAGRAPH});
        break;
    default:
        break;
    }
}

static void walk_tree(struct walk *walk, struct span text)
{
    cmark_parser *parser = cmark_parser_new_with_mem(CMARK_OPT_VALIDATE_UTF8, &walk->memory);
    cmark_iter *iter;
    cmark_event_type event;

    cmark_parser_feed(parser, text.bytes, text.length);
    iter = cmark_iter_new(cmark_parser_finish(parser));
    while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
        if (event == CMARK_EVENT_ENTER)
            enter(walk, cmark_iter_get_node(iter));
        else
            leave(walk, cmark_iter_get_node(iter));
    }
}

/* ---- front matter ---- */

static void take_field(struct walk *walk, struct span line)
{
    const struct {
        char key[10];
        struct span *field;
    } rows[] = {
        {"title", &walk->metadata->title},       {"author", &walk->metadata->byline},
        {"date", &walk->metadata->date},         {"lang", &walk->metadata->language},
        {"language", &walk->metadata->language}, {"url", &walk->metadata->link},
    };
    struct span key = trimmed(take_line(&line, ':')), value = trimmed(line);
    char *copy;

    if (value.length >= 2 && strchr("\"'", *value.bytes) &&
        value.bytes[value.length - 1] == *value.bytes)
        value = span_of(value.bytes + 1, value.length - 2);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (!html_is(key, rows[i].key) || rows[i].field->length > 0)
            continue;
        copy = arena_string(walk->arena, value.bytes, value.length);
        if (copy)
            *rows[i].field = span_of(copy, value.length);
    }
}

/* Lines of "key: value" between two lines "---" at the very start: read and
 * passed over. */
static struct span skip_front_matter(struct walk *walk, struct span text)
{
    struct span rest = text, fields;

    if (span_starts(rest, span_of("\xEF\xBB\xBF", 3)))
        rest = span_of(rest.bytes + 3, rest.length - 3);
    if (!span_equal(trimmed(take_line(&rest, '\n')), span_from("---")))
        return text;
    fields = rest;
    while (rest.length > 0) {
        struct span line = trimmed(take_line(&rest, '\n'));

        if (span_equal(line, span_from("---")) || span_equal(line, span_from("..."))) {
            while (fields.bytes < line.bytes)
                take_field(walk, take_line(&fields, '\n'));
            return rest;
        }
        if (line.length > 0 && !memchr(line.bytes, ':', line.length) &&
            !strchr("-#[]", *line.bytes))
            return text;
    }
    return text;
}

bool markdown_read(struct arena *arena, struct span text, struct draft *draft,
                   struct metadata *metadata)
{
    struct refuge here = {.arena = arena};
    struct walk *const walk = arena_zeroed(arena, 1, sizeof *walk);
    volatile bool done = false;

    if (!walk)
        return false;
    *walk = (struct walk){.arena = arena, .draft = draft, .metadata = metadata};
    walk->memory = (cmark_mem){refuge_calloc, refuge_realloc, refuge_free};
    html_text_init(&walk->html);
    refuge = &here;
    if (setjmp(here.back) == 0) {
        walk_tree(walk, skip_front_matter(walk, text));
        done = true;
    }
    refuge = NULL;
    html_text_release(&walk->html);
    return done;
}
