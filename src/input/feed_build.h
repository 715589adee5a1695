/* feed_build.h -- a feed while it is read; what the readers of the kinds share. */
#ifndef INPUT_FEED_BUILD_H
#define INPUT_FEED_BUILD_H

#include "base/buffer.h"
#include "input/feed.h"

/* A part of an entry or of the feed that readers know. */
enum feed_field {
    FIELD_NONE = 0,
    FIELD_TITLE,
    FIELD_LINK,
    FIELD_ID,
    FIELD_CONTENT,
    FIELD_SUMMARY,
    FIELD_PUBLISHED,
    FIELD_UPDATED,
    FIELD_CATEGORY,
    FIELD_LANGUAGE,
    FIELD_COUNT
};

/* How a text is written. */
enum feed_markup { MARKUP_PLAIN, MARKUP_HTML };

struct feed_builder {
    struct arena *arena;
    struct feed *feed;
    struct span text;             /* the feed, decoded */
    struct feed_entry *entry;     /* open; NULL: none */
    struct span content, summary; /* of the open entry */
    bool content_html, summary_html;
    struct feed_entry **tail;
    struct feed_warning **warning_tail;
    uint32_t warnings;
    struct nutgraf_buffer scratch;
    bool failed; /* memory ran out */
};

bool feed_builder_init(struct feed_builder *builder, struct arena *arena, struct span text);
void feed_builder_release(struct feed_builder *builder);
/* Lines and columns count from 1; `message` is a literal. The first few are kept. */
void feed_warn(struct feed_builder *builder, size_t line, size_t column, const char *message);
void feed_open_entry(struct feed_builder *builder, size_t line);
/* Ends the open entry, if one is. An id that is an address is its link when it has
 * no other. */
void feed_close_entry(struct feed_builder *builder);
/* Sets a part of the open entry, or of the feed when none is; the first of a
 * kind stays. `value` is copied. `base` (may be empty) is what a link is
 * relative to. */
void feed_set(struct feed_builder *builder, enum feed_field field, struct span value,
              enum feed_markup markup, struct span base);
/* The line and column of a byte of the text. */
void feed_place(struct span text, size_t offset, size_t *line, size_t *column);

/* The readers: false when memory ran out. `text` is the builder's. */
bool feed_read_xml(struct feed_builder *builder);
bool feed_read_json(struct feed_builder *builder);

#endif
