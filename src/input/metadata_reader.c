#include "input/metadata_reader.h"

#include "input/html_text.h"
#include "input/html_title.h"
#include "input/json_ld.h"

void metadata_reader_init(struct metadata_reader *reader)
{
    *reader = (struct metadata_reader){.script_count = 0};
}

static void keep_first(struct span *kept, struct span value)
{
    if (kept->length == 0)
        *kept = value;
}

/* ---- the head ---- */

/* Which field a <meta> fills; names without case, the better ones of a field
 * are not marked: the first on the page wins. */
static void see_meta(struct metadata_reader *reader, struct span key, struct span value)
{
    const struct {
        const char *name;
        struct span *field;
    } rows[] = {
        {"dc:title", &reader->library_title},
        {"dc.title", &reader->library_title},
        {"dcterm:title", &reader->library_title},
        {"dcterms.title", &reader->library_title},
        {"og:title", &reader->social_title},
        {"parsely-title", &reader->social_title},
        {"title", &reader->social_title},
        {"twitter:title", &reader->social_title},
        {"author", &reader->author},
        {"dc.creator", &reader->author},
        {"parsely-author", &reader->author},
        {"sailthru.author", &reader->author},
        {"article:author", &reader->social_author},
        {"article:published_time", &reader->published},
        {"og:article:published_time", &reader->published},
        {"datepublished", &reader->published},
        {"dc.date.issued", &reader->published},
        {"dc.date", &reader->published},
        {"date", &reader->published},
        {"parsely-pub-date", &reader->published},
        {"sailthru.date", &reader->published},
        {"pubdate", &reader->published},
        {"og:site_name", &reader->site},
        {"application-name", &reader->application},
        {"og:url", &reader->social_link},
        {"og:locale", &reader->social_locale},
    };

    while (key.length > 0) { /* one or several */
        const char *space = memchr(key.bytes, ' ', key.length);
        size_t length = space ? (size_t)(space - key.bytes) : key.length;

        for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
            if (html_is(span_of(key.bytes, length), rows[i].name))
                keep_first(rows[i].field, value);
        length += space != NULL;
        key = span_of(key.bytes + length, key.length - length);
    }
}

static void see_attributes(struct metadata_reader *reader, const struct html_token *token)
{
    struct span attributes = token->attributes, name, value, key = {NULL, 0};
    struct span content = {NULL, 0};

    while (html_attribute(&attributes, &name, &value)) {
        if (html_is(name, "content"))
            content = value;
        else if (html_is(name, "name") || html_is(name, "property") || html_is(name, "itemprop"))
            key = value;
    }
    if (key.length > 0 && content.length > 0)
        see_meta(reader, key, content);
}

static void see_script(struct metadata_reader *reader, const struct html_token *token)
{
    struct span type = html_attribute_value(token->attributes, "type");

    if (html_is(type, "application/ld+json") && reader->script_count < METADATA_SCRIPTS)
        reader->scripts[reader->script_count++] = token->content;
}

void metadata_see(struct metadata_reader *reader, const struct html_token *token)
{
    switch (token->tag) {
    case TAG_TITLE:
        keep_first(&reader->title, token->content);
        break;
    case TAG_META:
        see_attributes(reader, token);
        break;
    case TAG_HTML:
        keep_first(&reader->language, html_attribute_value(token->attributes, "lang"));
        break;
    case TAG_LINK:
        if (html_is(html_attribute_value(token->attributes, "rel"), "canonical"))
            keep_first(&reader->canonical, html_attribute_value(token->attributes, "href"));
        break;
    case TAG_TIME:
        keep_first(&reader->time, html_attribute_value(token->attributes, "datetime"));
        break;
    case TAG_SCRIPT:
        see_script(reader, token);
        break;
    default:
        break;
    }
}

/* ---- bylines ---- */

static bool contains(struct span text, const char *word)
{
    size_t length = strlen(word);

    for (size_t at = 0; at + length <= text.length; at++)
        if ((text.bytes[at] | 0x20) == *word && html_is(span_of(text.bytes + at, length), word))
            return true;
    return false;
}

bool metadata_is_byline(struct span name, struct span value)
{
    if (html_is(name, "rel") || html_is(name, "itemprop"))
        return html_is(value, "author");
    return (html_is(name, "class") || html_is(name, "id")) &&
           (contains(value, "byline") || contains(value, "author"));
}

void metadata_see_byline(struct metadata_reader *reader, size_t start, size_t end)
{
    if (reader->byline_count < METADATA_BYLINES)
        reader->bylines[reader->byline_count++] =
            (struct html_stretch){(uint32_t)start, (uint32_t)(end - start)};
}

/* ---- the end ---- */

/* The first of `count` candidates that is not empty, read as HTML text. */
static bool choose(struct span *field, struct arena *arena, const struct span *candidates,
                   size_t count)
{
    for (size_t i = 0; i < count && field->length == 0; i++) {
        if (candidates[i].length == 0)
            continue;
        *field = html_text_copy(arena, candidates[i]);
        if (!field->bytes)
            return false;
    }
    return true;
}

static struct span first_byline(const struct metadata_reader *reader, const struct html_page *page)
{
    enum { LONGEST = 100 }; /* bytes: more is no name */

    for (uint32_t i = 0; i < reader->byline_count; i++) {
        struct html_stretch stretch = reader->bylines[i];

        while (stretch.length > 0 && page->text.bytes[stretch.start] <= ' ') {
            stretch.start++;
            stretch.length--;
        }
        if (stretch.length > 0 && stretch.length <= LONGEST)
            return span_of(page->text.bytes + stretch.start, stretch.length);
    }
    return span_of(NULL, 0);
}

/* The title for machines: a librarian's if there is one, else the candidate that
 * has the largest share of its words in <title> and is no name of the site; empty,
 * with `*sure` false, when there is only <title>. False: memory ran out. */
static bool choose_title(const struct metadata_reader *reader, struct arena *arena,
                         const struct json_ld *ld, struct span site, struct span *told, bool *sure)
{
    const struct span *candidates[] = {&ld->headline, &ld->name, &reader->social_title};
    struct span title = {NULL, 0};
    double best = -1;

    if (!choose(told, arena, &reader->library_title, 1) ||
        !choose(&title, arena, &reader->title, 1))
        return false;
    *sure = told->length > 0;
    if (*sure)
        return true;
    *told = title;
    for (size_t i = 0; i < sizeof candidates / sizeof *candidates; i++) {
        struct span candidate = {NULL, 0};

        if (!choose(&candidate, arena, candidates[i], 1))
            return false;
        if (!html_title_is_site(candidate, site) && html_title_share(candidate, title) > best) {
            best = html_title_share(candidate, title);
            *told = candidate;
            *sure = true;
        }
    }
    return true;
}

bool metadata_reader_finish(const struct metadata_reader *reader, struct arena *arena,
                            struct html_page *page)
{
    struct metadata *metadata = &page->metadata;
    struct json_ld ld = {.headline = {NULL, 0}};
    struct span told = {NULL, 0};
    bool sure;

    for (uint32_t i = 0; i < reader->script_count; i++)
        if (!json_ld_read(&ld, arena, reader->scripts[i]))
            return false;
    if (!choose(&metadata->site, arena,
                (struct span[]){reader->site, ld.publisher, reader->application}, 3) ||
        !choose_title(reader, arena, &ld, metadata->site, &told, &sure))
        return false;
    told = html_title(page, told, sure, metadata->site);
    return choose(&metadata->title, arena, &told, 1) &&
           choose(&metadata->byline, arena,
                  (struct span[]){ld.author, reader->author, first_byline(reader, page)}, 3) &&
           choose(&metadata->date, arena,
                  (struct span[]){ld.published, reader->published, reader->time}, 3) &&
           choose(&metadata->language, arena,
                  (struct span[]){reader->language, ld.language, reader->social_locale}, 3) &&
           choose(&metadata->link, arena, (struct span[]){reader->canonical, reader->social_link},
                  2) &&
           choose(&metadata->body, arena, &ld.body, 1);
}
