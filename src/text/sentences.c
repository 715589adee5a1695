/* sentences.c -- each block cut where a sentence ends.
 *
 * One pass looks for the marks; ending.c decides at each, guard.c knows where a
 * remark or a quotation forbids it. Items of a list within a line begin
 * sentences of their own. */
#include "text/sentences.h"

#include "language/utf8.h"
#include "text/ending.h"
#include "text/enumerator.h"
#include "text/guard.h"
#include "text/mark_scan.h"
#include "text/marks.h"
#include "text/neighbour.h"
#include "text/plain_end.h"

/* Text without marks must not make one sentence of everything: behind this
 * many bytes (some 2,000 words) the next gap cuts. */
static const uint32_t LONGEST_SENTENCE = 12000;
/* Thai and Lao have no full stop but put a space where a sentence may end: one
 * of about this many bytes (80 characters) is long enough. */
static const uint32_t LONG_CLAUSE = 240;

/* In running text: a first guess that seldom needs a second. */
enum { BYTES_A_SENTENCE = 80 };

struct splitter {
    struct document *document;
    uint32_t block;
    uint32_t capacity;
    struct stop_context context;
    struct guard guard;
    struct enumerator item; /* that the sentence opens with */
};

/* ---- room ---- */

static bool splitter_grow(struct splitter *splitter)
{
    struct document *document = splitter->document;
    uint32_t first = 16 + (uint32_t)document->text.length / BYTES_A_SENTENCE;
    uint32_t capacity = splitter->capacity ? splitter->capacity * 2 : first;
    struct sentence *more = arena_array(document->arena, capacity, sizeof *more);

    if (!more)
        return false;
    if (document->sentence_count > 0)
        memcpy(more, document->sentences, document->sentence_count * sizeof *more);
    document->sentences = more;
    splitter->capacity = capacity;
    return true;
}

/* Adds what is visible of a stretch. */
static bool splitter_add(struct splitter *splitter, uint32_t start, uint32_t end)
{
    struct document *document = splitter->document;

    document_trim(document, &start, &end);
    if (start == end)
        return true;
    if (document->sentence_count == splitter->capacity && !splitter_grow(splitter))
        return false;
    document->sentences[document->sentence_count++] = (struct sentence){
        .start = start,
        .length = end - start,
        .block = splitter->block,
    };
    return true;
}

/* ---- what no mark ends ---- */

/* Where to cut a stretch that has grown too long: the last gap before `end`, or
 * else before the code point that is cut there. */
static uint32_t forced_cut(struct span text, uint32_t start, uint32_t end)
{
    uint32_t at = end;

    while (at > start + LONGEST_SENTENCE / 2 && text.bytes[at] != ' ')
        at--;
    if (text.bytes[at] == ' ')
        return at;
    while (at > end - 4 && ((unsigned char)text.bytes[at] & 0xC0) == 0x80)
        at--;
    return at;
}

static bool is_thai_or_lao(struct span text, uint32_t start, uint32_t end)
{
    uint32_t code_point;

    utf8_decode(span_of(text.bytes + start, end - start), &code_point);
    return code_point >= 0xE00 && code_point < 0xF00;
}

/* The next gap behind `at` in Thai, or `end`. */
static uint32_t clause_end(struct span text, uint32_t at, uint32_t end)
{
    const char *gap = memchr(text.bytes + at, ' ', end - at);

    return gap ? (uint32_t)(gap - text.bytes) : end;
}

static bool add_long(struct splitter *splitter, uint32_t start, uint32_t end)
{
    struct span text = splitter->document->text;

    if (is_thai_or_lao(text, start, end))
        for (uint32_t cut; end - start > 2 * LONG_CLAUSE; start = cut) {
            cut = clause_end(text, start + LONG_CLAUSE, end);
            if (!splitter_add(splitter, start, cut))
                return false;
        }
    for (uint32_t cut; end - start > LONGEST_SENTENCE; start = cut) {
        cut = forced_cut(text, start, start + LONGEST_SENTENCE);
        if (!splitter_add(splitter, start, cut))
            return false;
    }
    return splitter_add(splitter, start, end);
}

static bool add_stretch(struct splitter *splitter, uint32_t start, uint32_t end)
{
    return end - start > LONG_CLAUSE ? add_long(splitter, start, end)
                                     : splitter_add(splitter, start, end);
}

/* ---- the pass ---- */

/* Starts a sentence at `at`, which is visible or the limit. */
static void begin(struct splitter *splitter, uint32_t at)
{
    struct stop_context *context = &splitter->context;
    struct enumerator *item = &splitter->item, inner;

    context->start = context->first = at;
    item->kind = ENUMERATOR_NONE;
    if (!enumerator_may_start(context->text, at, context->limit))
        return;
    *item = enumerator_read(context->text, at, context->limit);
    if (item->kind == ENUMERATOR_NONE)
        return;
    context->first += item->length;
    /* "• 9. The first": the number is no sentence either. */
    inner = enumerator_read(context->text, context->first, context->limit);
    if (inner.kind == ENUMERATOR_NUMBER)
        context->first += inner.length;
}

/* Ends the sentence at `end` and begins the next at `next`. */
static bool cut(struct splitter *splitter, uint32_t end, uint32_t next)
{
    if (!add_stretch(splitter, splitter->context.start, end))
        return false;
    begin(splitter, next);
    return true;
}

/* The start of the word or bullet that ends before `at`. */
static uint32_t token_start(const struct stop_context *context, uint32_t at)
{
    uint32_t start = at;

    while (start > context->start && at - start < 5 &&
           (unsigned char)context->text.bytes[start - 1] > ' ')
        start--;
    return start;
}

/* Does the mark at `at` belong to the next item of the list that the sentence
 * is in? Then `*start` is where that item begins. */
static bool item_begins(const struct splitter *splitter, uint32_t at, uint32_t marks,
                        uint32_t *start)
{
    const struct stop_context *context = &splitter->context;
    struct enumerator next;

    if (splitter->item.kind == ENUMERATOR_NONE || at <= context->first)
        return false;
    *start = marks & MARK_BULLET ? at : token_start(context, at);
    if (*start <= context->first || (unsigned char)context->text.bytes[*start - 1] > ' ')
        return false;
    next = enumerator_read(context->text, *start, context->limit);
    return enumerator_follows(&splitter->item, &next);
}

/* Emoticons, and the marks of one language only, behind which a gap must be. */
static bool is_local_mark(const struct stop_context *context, uint32_t code_point, uint32_t at)
{
    const char *code = context->language->code;

    if (code_point != ':' && code_point != ';' && code_point != '=')
        return false;
    if (marks_emoticon(context->text, at, context->limit) > 0)
        return true;
    if (at + 1 < context->limit && (unsigned char)context->text.bytes[at + 1] > ' ')
        return false;
    return (code_point == ':' && strcmp(code, "hy") == 0) ||
           (code_point == ';' && strcmp(code, "el") == 0);
}

/* Looks at the mark at `*at` and moves past it. False: memory ran out. */
static bool look(struct splitter *splitter, uint32_t *at)
{
    struct stop_context *context = &splitter->context;
    uint32_t code_point, next = *at + stop_peek(context, *at, &code_point), start;
    uint32_t marks = marks_of(code_point);
    bool mark = marks & (MARK_STOP | MARK_END | MARK_ELLIPSIS);

    if ((marks & MARK_BULLET || code_point == ')' || code_point == '.') &&
        item_begins(splitter, *at, marks, &start)) {
        if (!cut(splitter, start, start))
            return false;
        next = context->first > next ? context->first : next;
    } else if (mark || is_local_mark(context, code_point, *at)) {
        struct stop stop = stop_read(context, *at);

        next = stop.end;
        if (stop.end > splitter->guard.until && ending_at(context, &stop)) {
            if (!cut(splitter, stop.end, stop.next))
                return false;
            next = stop.next;
        }
    } else if (marks & MARK_OPEN) {
        guard_open(&splitter->guard, context->start, *at, next, code_point);
    }
    *at = next;
    return true;
}

static bool split_stretch(struct splitter *splitter, uint32_t at, uint32_t end)
{
    struct stop_context *context = &splitter->context;
    struct plain_end plain;

    context->limit = end;
    splitter->guard = (struct guard){.text = context->text, .limit = end};
    begin(splitter, at);
    while ((at = mark_scan(context->text, at, end)) < end) {
        if (context->text.bytes[at] == '.' && plain_end_at(context, at, &plain) &&
            plain.end > splitter->guard.until) {
            if (!cut(splitter, plain.end, plain.next))
                return false;
            at = plain.next;
        } else if (!look(splitter, &at)) {
            return false;
        }
    }
    return add_stretch(splitter, context->start, end);
}

/* ---- lines that an author broke ---- */

/* Behind the line that starts at `at`, or `end`. */
static uint32_t line_end(struct span text, uint32_t at, uint32_t end)
{
    const char *found = memchr(text.bytes + at, '\n', end - at);

    return found ? (uint32_t)(found + 1 - text.bytes) : end;
}

/* "- salt", "2. pepper" */
static bool is_item(struct span text, uint32_t at, uint32_t end)
{
    if (end - at > 2 && text.bytes[at] == '-' && text.bytes[at + 1] == ' ')
        return true;
    return enumerator_read(text, at, end).kind != ENUMERATOR_NONE;
}

/* Do none of three lines or more open with a small letter? Then each is one item,
 * or one line of an address, and no line goes on in the next. */
static bool is_list(struct span text, uint32_t at, uint32_t end)
{
    uint32_t lines = 0;

    for (; at < end; at = line_end(text, at, end), lines++) {
        struct neighbour word = neighbour_after(text, at, end);

        if (word.first != CASE_UPPER && word.first != CASE_DIGIT)
            return false;
    }
    return lines > 2;
}

/* A paragraph of a page may hold lines, each broken on purpose. */
static bool split_lines(struct splitter *splitter, uint32_t start, uint32_t end)
{
    struct span text = splitter->document->text;
    uint32_t at = line_end(text, start, end);
    bool list = at < end && is_list(text, start, end);

    for (; at < end; at = line_end(text, at, end)) {
        if (!list && !is_item(text, at, end))
            continue;
        if (!split_stretch(splitter, start, at))
            return false;
        start = at;
    }
    return split_stretch(splitter, start, end);
}

static bool split_block(struct splitter *splitter)
{
    struct document *document = splitter->document;
    struct block *block = &document->blocks[splitter->block];
    uint32_t end = block->start + block->length;
    bool lines = document->judged && block->kind == BLOCK_PARAGRAPH;

    block->first_sentence = document->sentence_count;
    if (!(lines ? split_lines(splitter, block->start, end)
                : split_stretch(splitter, block->start, end)))
        return false;
    block->sentence_count = document->sentence_count - block->first_sentence;
    return true;
}

bool sentences_split(struct document *document)
{
    struct splitter splitter = {.document = document};

    splitter.context.text = document->text;
    splitter.context.language = document->language;
    document->sentence_count = 0;
    for (uint32_t i = 0; i < document->block_count; i++) {
        splitter.block = i;
        if (!split_block(&splitter))
            return false;
    }
    return true;
}
