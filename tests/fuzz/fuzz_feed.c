/* fuzz_feed.c -- feeds of every kind, and addresses and dates on the way. */
#include "fuzz.h"
#include "input/feed.h"

static volatile char sink;

/* Every byte can be read. */
static void touch(struct span span)
{
    for (size_t i = 0; i < span.length; i++)
        sink = span.bytes[i];
}

static void touch_entry(const struct feed_entry *entry)
{
    touch(entry->title);
    touch(entry->link);
    touch(entry->id);
    touch(entry->text);
    touch(entry->category);
    touch(entry->language);
    touch(entry->date_text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct span bytes = span_of((const char *)data, size);
    nutgraf_error error = {0};
    struct arena arena;
    struct feed *feed;
    size_t count = 0;

    arena_init(&arena);
    feed = feed_read(&arena, bytes, &error);
    MUST(feed || (error.status == NUTGRAF_BAD_INPUT && error.message[0]));
    for (struct feed_entry *entry = feed ? feed->entries : NULL; entry; entry = entry->next) {
        touch_entry(entry);
        count++;
    }
    MUST(!feed || count == feed->count);
    for (struct feed_warning *warning = feed ? feed->warnings : NULL; warning;
         warning = warning->next)
        MUST(warning->text[0] && warning->line > 0);
    arena_release(&arena);
    return 0;
}
