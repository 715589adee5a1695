/* entity.h -- character references: &amp; &eacute; &#8217; &#x2019; */
#ifndef INPUT_ENTITY_H
#define INPUT_ENTITY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "base/span.h"

/* Appends what the reference at the start of `text` (an ampersand) stands for,
 * in UTF-8, and returns its length; when there is none, an ampersand and 1.
 * `attribute`: in a URL, "&copy=" is a parameter. */
size_t entity_append(struct nutgraf_buffer *out, struct span text, bool attribute);
/* Appends `text` with every reference decoded. */
void entity_append_all(struct nutgraf_buffer *out, struct span text, bool attribute);

extern const char ENTITY_NAMES[];
extern const size_t ENTITY_NAMES_LENGTH;

#endif
