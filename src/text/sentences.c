/* sentences.c -- each block cut where a sentence ends (stop.c decides). */
#include "text/sentences.h"

#include "language/utf8.h"
#include "text/marks.h"
#include "text/stop.h"

/* Text without marks must not make one sentence of everything: behind this
 * many bytes (some 2,000 words) the next gap cuts. */
static const uint32_t LONGEST_SENTENCE = 12000;

struct splitter {
    struct document *document;
    uint32_t block;
    uint32_t capacity;
};

static bool splitter_grow(struct splitter *splitter)
{
    struct document *document = splitter->document;
    uint32_t capacity = splitter->capacity ? splitter->capacity * 2 : 64;
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
    document->blocks[splitter->block].sentence_count++;
    return true;
}

/* The next byte that may begin a mark. */
static uint32_t next_mark(struct span text, uint32_t at, uint32_t end, uint32_t *marks)
{
    while (at < end) {
        unsigned char byte = (unsigned char)text.bytes[at];
        uint32_t code_point = byte, length = 1;

        if (byte >= 0x80)
            length = utf8_decode(span_of(text.bytes + at, end - at), &code_point);
        *marks = marks_of(code_point);
        if (*marks & (MARK_STOP | MARK_END | MARK_ELLIPSIS))
            return at;
        at += length;
    }
    return end;
}

/* Where to cut a sentence that has grown too long: the last gap before the
 * limit, or a whole code point. */
static uint32_t forced_cut(struct span text, uint32_t start, uint32_t end)
{
    uint32_t code_point, at;

    for (at = end; at > start + LONGEST_SENTENCE / 2; at--)
        if (text.bytes[at] == ' ')
            return at;
    marks_before(text, start, end, &code_point);
    return code_point == 0xFFFD ? end : marks_before(text, start, end, &code_point);
}

static bool split_stretch(struct splitter *splitter, uint32_t start, uint32_t end)
{
    while (end - start > LONGEST_SENTENCE) {
        uint32_t cut = forced_cut(splitter->document->text, start, start + LONGEST_SENTENCE);

        if (!splitter_add(splitter, start, cut))
            return false;
        start = cut;
    }
    return splitter_add(splitter, start, end);
}

static bool split_block(struct splitter *splitter)
{
    struct document *document = splitter->document;
    struct block *block = &document->blocks[splitter->block];
    struct stop_context context = {document->text, document->language, block->start,
                                   block->start + block->length};
    uint32_t marks;

    block->first_sentence = document->sentence_count;
    block->sentence_count = 0;
    for (uint32_t at = block->start; at < context.limit;) {
        struct stop stop;

        at = next_mark(document->text, at, context.limit, &marks);
        if (at == context.limit)
            break;
        stop = stop_read(&context, at);
        at = stop.end;
        if (!stop_ends(&context, &stop))
            continue;
        if (!split_stretch(splitter, context.start, stop.end))
            return false;
        context.start = at = stop.next;
    }
    return split_stretch(splitter, context.start, context.limit);
}

bool sentences_split(struct document *document)
{
    struct splitter splitter = {.document = document};

    document->sentence_count = 0;
    for (uint32_t i = 0; i < document->block_count; i++) {
        splitter.block = i;
        if (!split_block(&splitter))
            return false;
    }
    return true;
}
