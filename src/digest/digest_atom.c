/* digest_atom.c -- an issue as an Atom feed (RFC 4287), an entry for each story. */
#include "base/date.h"
#include "base/hash.h"
#include "digest/digest.h"
#include "output/clean.h"
#include "output/html.h"

static void write_element(struct nutgraf_buffer *out, const char *name, struct span text)
{
    buffer_print(out, "<%s>", name);
    html_text(out, text); /* the five characters of XML are those of HTML */
    buffer_print(out, "</%s>\n", name);
}

/* Atom wants a moment where nobody knows one. */
static void write_moment(struct nutgraf_buffer *out, const struct nutgraf_digest *digest,
                         int64_t moment)
{
    buffer_text(out, "<updated>");
    if (moment == DATE_NONE)
        moment = digest->now == DATE_NONE ? 0 : digest->now;
    date_write(out, moment);
    buffer_text(out, "</updated>\n");
}

/* The same story in a later issue is the same entry: it is named by its first
 * article. */
static void write_story_id(struct nutgraf_buffer *out, const struct clipping *clipping)
{
    buffer_print(out, "<id>urn:nutgraf:story:%016llx</id>\n",
                 (unsigned long long)hash_bytes(clipping->key.bytes, clipping->key.length));
}

static void write_content(struct nutgraf_buffer *out, const struct nutgraf_digest *digest,
                          const struct story *story)
{
    struct nutgraf_buffer html;

    buffer_init(&html);
    buffer_text(&html, "<p>");
    for (uint32_t i = 0; i < story->summary_count; i++) {
        buffer_text(&html, i > 0 ? " " : "");
        html_text(&html, story->summary[i].text);
    }
    buffer_text(&html, "</p><ul>");
    for (uint32_t i = 0; i < story->count; i++) {
        const struct clipping *clipping = story_article(digest, story, i);

        buffer_text(&html, "<li>");
        if (report_target_is_safe(clipping->link)) {
            buffer_text(&html, "<a href=\"");
            html_address(&html, clipping->link);
            buffer_text(&html, "\">");
        }
        html_text(&html, clipping->title.length > 0 ? clipping->title : clipping->source);
        buffer_text(&html, report_target_is_safe(clipping->link) ? "</a></li>" : "</li>");
    }
    buffer_text(&html, "</ul>");
    buffer_text(out, "<content type=\"html\">");
    html_text(out, span_of(nutgraf_buffer_bytes(&html), html.length));
    buffer_text(out, "</content>\n");
    out->failed = out->failed || html.failed;
    buffer_release(&html);
}

static void write_entry(struct nutgraf_buffer *out, const struct nutgraf_digest *digest,
                        const struct story *story)
{
    const struct clipping *first = story_article(digest, story, 0);

    buffer_text(out, "<entry xml:lang=\"");
    buffer_text(out, first->text.language->code);
    buffer_text(out, "\">\n");
    write_element(out, "title", story->headline);
    write_story_id(out, first);
    write_moment(out, digest, story->moment);
    if (report_target_is_safe(first->link)) {
        buffer_text(out, "<link href=\"");
        html_address(out, first->link);
        buffer_text(out, "\"/>\n");
    }
    if (story->section.length > 0) {
        buffer_text(out, "<category term=\"");
        html_text(out, story->section);
        buffer_text(out, "\"/>\n");
    }
    write_content(out, digest, story);
    buffer_text(out, "</entry>\n");
}

void digest_write_atom(const struct nutgraf_digest *digest, struct nutgraf_buffer *out)
{
    buffer_text(out, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
                     "<feed xmlns=\"http://www.w3.org/2005/Atom\">\n");
    write_element(out, "title", digest_title(digest));
    buffer_text(out, "<id>urn:nutgraf:digest:");
    buffer_span(out, digest->identity);
    buffer_text(out, "</id>\n");
    write_moment(out, digest, digest->now);
    buffer_text(out, "<author><name>nutgraf</name></author>\n");
    for (uint32_t i = 0; i < digest->story_count; i++)
        write_entry(out, digest, &digest->stories[i]);
    buffer_text(out, "</feed>\n");
}
