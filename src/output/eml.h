/* eml.h -- a mail in two forms, text and HTML (RFC 5322, 2045, 2046, 2047).
 *
 * Headers are printable ASCII whatever they are made from: what is not is
 * encoded, and nothing in them can end a line. */
#ifndef OUTPUT_EML_H
#define OUTPUT_EML_H

#include <stdint.h>

#include "base/buffer.h"
#include "base/span.h"

struct eml {
    const char *from;        /* "Name <a@b.example>" or an address; NULL: nutgraf@localhost */
    const char *to;          /* the same, with commas between; NULL: nobody is named */
    const char *unsubscribe; /* an address on the web, or mailto:; NULL: none */
    struct span subject;
    struct span identity; /* letters and digits: of Message-ID and the boundary */
    int64_t moment;       /* seconds since 1970 */
    struct span text, html;
};

nutgraf_status eml_write(struct nutgraf_buffer *out, const struct eml *mail);

#endif
