/* xml_repair.h -- XML as strangers write it, made what a strict parser takes.
 *
 * A strict parser stops at the first bare ampersand. What goes in is any text in
 * about UTF-8; what comes out has only tags and text: no declaration, comment,
 * processing instruction or DOCTYPE, CDATA as escaped text, bare `&` and `<`
 * escaped, <br>, <hr>, <img> and <wbr> closed, control characters gone, U+FFFD for
 * what is not UTF-8. Whether the tags match is left to the parser.
 * Without a DOCTYPE no entity is ever declared: none can grow or fetch. */
#ifndef INPUT_XML_REPAIR_H
#define INPUT_XML_REPAIR_H

#include "base/buffer.h"
#include "base/span.h"

struct xml_repair {
    struct span text;
    size_t at;         /* of the text: what was taken */
    bool cdata;        /* inside of <![CDATA[ */
    size_t end;        /* behind the tag that is being copied; 0: none is */
    char quote;        /* in the tag: the open quotation mark, or 0 */
    uint32_t unclosed; /* tags that never end */
};

void xml_repair_init(struct xml_repair *repair, struct span text);
/* Appends until `out` holds `limit` bytes or little more; false when nothing was
 * left to append. Linear over all calls. */
bool xml_repair_run(struct xml_repair *repair, struct nutgraf_buffer *out, size_t limit);
/* The length of the DOCTYPE that `text` starts with, declarations in brackets
 * and all; that of the text when it never ends. */
size_t xml_doctype_length(struct span text);
/* Where the DOCTYPE of `text` declares an entity made of other entities or of
 * a file; SIZE_MAX: nowhere. The rest of the declarations is harmless. */
size_t xml_hostile_entity(struct span text);

#endif
