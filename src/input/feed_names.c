#include "input/feed_names.h"

#include "input/html_lexer.h"

static const struct {
    const char *prefix, *address; /* the usual prefix; how the namespace begins */
    enum feed_space space;
} SPACES[] = {
    {"rss", "http://purl.org/rss/1.0/modules/content", SPACE_CONTENT},
    {"rss", "http://purl.org/rss/1.0/modules", SPACE_OTHER},
    {"rss", "http://purl.org/rss/", SPACE_FEED},
    {"rss", "http://my.netscape.com/", SPACE_FEED},
    {"rss", "http://channel.netscape.com/", SPACE_FEED},
    {"rss", "http://backend.userland.com/", SPACE_FEED},
    {"rss", "http://blogs.law.harvard.edu/tech/rss", SPACE_FEED},
    {"rss", "http://cyber.law.harvard.edu/rss", SPACE_FEED},
    {"atom", "http://www.w3.org/2005/Atom", SPACE_FEED},
    {"atom", "https://www.w3.org/2005/Atom", SPACE_FEED},
    {"a10", "http://purl.org/atom/", SPACE_FEED},
    {"rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns", SPACE_OTHER},
    {"dc", "http://purl.org/dc/", SPACE_DUBLIN},
    {"dcterms", "http://purl.org/dc/", SPACE_DUBLIN},
    {"content", "http://purl.org/rss/1.0/modules/content", SPACE_CONTENT},
    {"itunes", "http://www.itunes.com/", SPACE_ITUNES},
    {"media", "http://search.yahoo.com/mrss", SPACE_MEDIA},
};

static const struct {
    enum feed_space space;
    const char *local;
    enum feed_field field;
} FIELDS[] = {
    {SPACE_FEED, "title", FIELD_TITLE},
    {SPACE_FEED, "link", FIELD_LINK},
    {SPACE_FEED, "guid", FIELD_ID},
    {SPACE_FEED, "id", FIELD_ID},
    {SPACE_FEED, "description", FIELD_SUMMARY},
    {SPACE_FEED, "summary", FIELD_SUMMARY},
    {SPACE_FEED, "content", FIELD_CONTENT},
    {SPACE_FEED, "pubdate", FIELD_PUBLISHED},
    {SPACE_FEED, "published", FIELD_PUBLISHED},
    {SPACE_FEED, "issued", FIELD_PUBLISHED},
    {SPACE_FEED, "created", FIELD_PUBLISHED},
    {SPACE_FEED, "updated", FIELD_UPDATED},
    {SPACE_FEED, "modified", FIELD_UPDATED},
    {SPACE_FEED, "category", FIELD_CATEGORY},
    {SPACE_FEED, "language", FIELD_LANGUAGE},
    {SPACE_DUBLIN, "title", FIELD_TITLE},
    {SPACE_DUBLIN, "date", FIELD_PUBLISHED},
    {SPACE_DUBLIN, "created", FIELD_PUBLISHED},
    {SPACE_DUBLIN, "issued", FIELD_PUBLISHED},
    {SPACE_DUBLIN, "modified", FIELD_UPDATED},
    {SPACE_DUBLIN, "subject", FIELD_CATEGORY},
    {SPACE_DUBLIN, "language", FIELD_LANGUAGE},
    {SPACE_DUBLIN, "description", FIELD_SUMMARY},
    {SPACE_CONTENT, "encoded", FIELD_CONTENT},
    {SPACE_ITUNES, "summary", FIELD_SUMMARY},
    {SPACE_MEDIA, "description", FIELD_SUMMARY},
};

static enum feed_space space_of_address(struct span address)
{
    for (size_t i = 0; i < sizeof SPACES / sizeof *SPACES; i++)
        if (span_starts(address, span_from(SPACES[i].address)))
            return SPACES[i].space;
    return address.length == 0 ? SPACE_FEED : SPACE_OTHER;
}

static enum feed_space space_of_prefix(struct span prefix)
{
    for (size_t i = 0; i < sizeof SPACES / sizeof *SPACES; i++)
        if (span_equal(prefix, span_from(SPACES[i].prefix)))
            return strcmp(SPACES[i].prefix, "rss") == 0 ? SPACE_FEED : SPACES[i].space;
    return prefix.length == 0 ? SPACE_FEED : SPACE_OTHER;
}

void feed_names_bind(struct feed_names *names, struct arena *arena, const char **attributes)
{
    for (size_t i = 0; attributes[i] && names->count < MOST_BINDINGS; i += 2) {
        struct span name = span_from(attributes[i]);
        char *prefix;

        if (!span_starts(name, span_from("xmlns")) || (name.length > 5 && name.bytes[5] != ':'))
            continue;
        name = span_of(name.bytes + 5, name.length - 5);
        if (name.length > 0)
            name = span_of(name.bytes + 1, name.length - 1);
        prefix = arena_string(arena, name.bytes, name.length);
        if (!prefix)
            return; /* the usual meaning is left */
        names->bindings[names->count].prefix = span_of(prefix, name.length);
        names->bindings[names->count++].space = space_of_address(span_from(attributes[i + 1]));
    }
}

struct feed_name feed_names_resolve(const struct feed_names *names, const char *name)
{
    const char *colon = strchr(name, ':');
    struct span prefix = span_of(name, colon ? (size_t)(colon - name) : 0);
    struct span local = span_from(colon ? colon + 1 : name);

    for (uint32_t i = names->count; i > 0; i--)
        if (span_equal(names->bindings[i - 1].prefix, prefix))
            return (struct feed_name){names->bindings[i - 1].space, local};
    return (struct feed_name){space_of_prefix(prefix), local};
}

bool feed_name_is(struct feed_name name, const char *local)
{
    return name.space == SPACE_FEED && html_is(name.local, local);
}

enum feed_field feed_name_field(struct feed_name name)
{
    for (size_t i = 0; i < sizeof FIELDS / sizeof *FIELDS; i++)
        if (FIELDS[i].space == name.space && html_is(name.local, FIELDS[i].local))
            return FIELDS[i].field;
    return FIELD_NONE;
}
