/* outlines.c -- the feeds that an OPML file lists. */
#include <stdlib.h>

#include "base/status.h"
#include "input/feed.h"

struct nutgraf_outlines {
    struct arena arena;
    const struct feed_entry **entries;
    size_t count;
};

static nutgraf_status list(nutgraf_outlines *outlines, struct span bytes, nutgraf_error *error)
{
    struct feed *feed;

    if (feed_sniff(bytes) != FEED_OPML)
        return error_set(error, NUTGRAF_BAD_INPUT, 0, "not OPML");
    feed = feed_read(&outlines->arena, bytes, error);
    if (!feed)
        return error ? error->status : NUTGRAF_BAD_INPUT;
    outlines->entries = arena_array(&outlines->arena, feed->count, sizeof *outlines->entries);
    if (!outlines->entries)
        return error_no_memory(error);
    for (const struct feed_entry *entry = feed->entries; entry; entry = entry->next)
        outlines->entries[outlines->count++] = entry;
    return NUTGRAF_OK;
}

nutgraf_outlines *nutgraf_outlines_new(const char *bytes, size_t length, nutgraf_error *error)
{
    nutgraf_outlines *outlines = calloc(1, sizeof *outlines);

    if (!outlines) {
        error_no_memory(error);
        return NULL;
    }
    arena_init(&outlines->arena);
    if (list(outlines, span_of(bytes, length), error) == NUTGRAF_OK)
        return outlines;
    nutgraf_outlines_free(outlines);
    return NULL;
}

/* The spans of feeds end with a NUL: they are arena strings or literals. */
const char *nutgraf_outlines_feed(const nutgraf_outlines *outlines, size_t i, const char **section)
{
    const struct feed_entry *entry = i < outlines->count ? outlines->entries[i] : NULL;

    if (!entry)
        return NULL;
    *section = entry->category.length > 0 ? entry->category.bytes : "";
    return entry->link.length > 0 ? entry->link.bytes : "";
}

void nutgraf_outlines_free(nutgraf_outlines *outlines)
{
    if (outlines)
        arena_release(&outlines->arena);
    free(outlines);
}
