/* listing.h -- every sentence of a document, and what was set aside. */
#ifndef RESULT_LISTING_H
#define RESULT_LISTING_H

#include "base/buffer.h"
#include "nutgraf.h"
#include "result/article.h"

/* Behind nutgraf_sentences_write and nutgraf_noise_write. */
nutgraf_status listing_write(const struct article *article, nutgraf_format format,
                             const nutgraf_record *record, struct nutgraf_buffer *out);
nutgraf_status listing_write_noise(const struct article *article, struct nutgraf_buffer *out);

#endif
