#include "input/reader.h"

#include "base/status.h"
#include "input/html_article.h"
#include "input/markdown.h"
#include "input/sniff.h"

static bool read_markdown(struct reader *reader, struct document *document)
{
    struct metadata *metadata = arena_zeroed(document->arena, 1, sizeof *metadata);
    struct draft draft;
    bool done;

    draft_init(&draft);
    done = metadata && markdown_read(document->arena, reader->decoded.text, &draft, metadata) &&
           draft_finish(&draft, document);
    draft_release(&draft);
    document->metadata = metadata;
    reader->sample = document->text;
    return done;
}

static bool read_html(struct reader *reader, struct document *document)
{
    reader->page = html_page_read(document->arena, reader->decoded.text);
    if (!reader->page)
        return false;
    document->metadata = &reader->page->metadata;
    return html_article_sample(reader->page, document->arena, &reader->sample);
}

nutgraf_status reader_open(struct reader *reader, struct document *document, struct span bytes,
                           const nutgraf_input *input, nutgraf_error *error)
{
    struct span declared = {NULL, 0};
    nutgraf_status status;

    *reader = (struct reader){.format = input ? input->format : NUTGRAF_INPUT_AUTO};
    if (reader->format == NUTGRAF_INPUT_AUTO)
        reader->format = sniff(bytes, input ? input->name : NULL);
    if (reader->format == NUTGRAF_INPUT_HTML)
        declared = encoding_declared(bytes);
    status = encoding_decode(document->arena, bytes, declared, &reader->decoded, error);
    if (status != NUTGRAF_OK)
        return status;
    document->repaired = reader->decoded.repaired;
    document->text = reader->sample = reader->decoded.text;
    if (reader->format == NUTGRAF_INPUT_MARKDOWN && bytes.length > MARKDOWN_MOST_BYTES)
        return error_set(error, NUTGRAF_TOO_LARGE, MARKDOWN_MOST_BYTES,
                         "more than %d bytes of Markdown", MARKDOWN_MOST_BYTES);
    if ((reader->format == NUTGRAF_INPUT_MARKDOWN && !read_markdown(reader, document)) ||
        (reader->format == NUTGRAF_INPUT_HTML && !read_html(reader, document)))
        return error_no_memory(error);
    return NUTGRAF_OK;
}

bool reader_finish(struct reader *reader, struct document *document)
{
    switch (reader->format) {
    case NUTGRAF_INPUT_HTML:
        return html_article_choose(reader->page, document);
    case NUTGRAF_INPUT_MARKDOWN:
        return true;
    default:
        return document_find_blocks(document);
    }
}
