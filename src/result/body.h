/* body.h -- the article itself, block by block. */
#ifndef RESULT_BODY_H
#define RESULT_BODY_H

#include "base/buffer.h"
#include "nutgraf.h"
#include "result/article.h"

/* Behind nutgraf_extract_write, nutgraf_document_field and nutgraf_extract_warning. */
nutgraf_status body_write(const struct article *article, nutgraf_format format,
                          const nutgraf_record *record, struct nutgraf_buffer *out);
const char *body_field(const struct article *article, nutgraf_field field);
const char *body_warning(const struct article *article);

#endif
