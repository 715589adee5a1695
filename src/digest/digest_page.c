/* digest_page.c -- an issue as a page, in the caller's frame, and as a mail.
 *
 * A frame is HTML with fields like {{title}}; what is in no braces stays as it
 * is. A field that is not known is an error: better no newsletter than one
 * with a hole. */
#include "base/date.h"
#include "base/status.h"
#include "digest/digest.h"
#include "output/eml.h"
#include "output/html.h"
#include "output/text.h"

static const uint32_t COLUMNS = 76;

/* ---- fields ---- */

struct frame {
    const struct nutgraf_digest *digest;
    const struct report *report;
    struct nutgraf_buffer *out;
};

static void put_title(const struct frame *frame)
{
    html_text(frame->out, digest_title(frame->digest));
}

static void put_date(const struct frame *frame)
{
    if (frame->digest->now != DATE_NONE)
        date_write_day(frame->out, frame->digest->now);
}

static void put_stories(const struct frame *frame)
{
    buffer_number(frame->out, frame->digest->story_count);
}

static void put_minutes(const struct frame *frame)
{
    buffer_number(frame->out, digest_minutes(frame->digest));
}

static void put_content(const struct frame *frame)
{
    html_write_body(frame->out, frame->report);
}

static void put_style(const struct frame *frame)
{
    html_write_style(frame->out);
}

static void put_unsubscribe(const struct frame *frame)
{
    const char *address = frame->digest->options.unsubscribe;

    if (address && report_target_is_safe(span_from(address)))
        html_address(frame->out, span_from(address));
}

static const struct {
    const char *name;
    void (*put)(const struct frame *frame);
} FIELDS[] = {
    {"title", put_title},
    {"date", put_date},
    {"stories", put_stories},
    {"minutes", put_minutes},
    {"content", put_content},
    {"style", put_style},
    {"unsubscribe", put_unsubscribe},
};

static struct span trim(struct span name)
{
    while (name.length > 0 && name.bytes[0] == ' ')
        name = span_of(name.bytes + 1, name.length - 1);
    while (name.length > 0 && name.bytes[name.length - 1] == ' ')
        name.length--;
    return name;
}

static bool put_field(const struct frame *frame, struct span name)
{
    for (size_t i = 0; i < sizeof FIELDS / sizeof *FIELDS; i++)
        if (span_equal(name, span_from(FIELDS[i].name))) {
            FIELDS[i].put(frame);
            return true;
        }
    return false;
}

/* Of a field that is not known, or braces that are not closed (name NULL). */
static nutgraf_status complain(const char *page, const char *at, struct span name,
                               nutgraf_error *error)
{
    size_t line = 1, column = 1;

    for (const char *p = page; p < at; p++) {
        column = *p == '\n' ? 1 : column + 1;
        line += *p == '\n';
    }
    return error_set(error, NUTGRAF_BAD_INPUT, (size_t)(at - page), "line %zu, column %zu: %s%.*s",
                     line, column, name.bytes ? "no such field: " : "{{ without }}",
                     (int)(name.length < 64 ? name.length : 64), name.bytes ? name.bytes : "");
}

static nutgraf_status write_framed(const struct frame *frame, const char *page,
                                   nutgraf_error *error)
{
    const char *rest = page, *open;

    while ((open = strstr(rest, "{{"))) {
        const char *close = strstr(open, "}}");
        struct span name = trim(span_of(open + 2, close ? (size_t)(close - open - 2) : 0));

        buffer_append(frame->out, rest, (size_t)(open - rest));
        if (!close || !put_field(frame, name))
            return complain(page, open, close ? name : span_of(NULL, 0), error);
        rest = close + 2;
    }
    buffer_text(frame->out, rest);
    return buffer_status(frame->out);
}

/* ---- page and mail ---- */

nutgraf_status digest_write_page(const struct nutgraf_digest *digest, const struct report *report,
                                 struct nutgraf_buffer *out, nutgraf_error *error)
{
    if (digest->options.page)
        return write_framed(&(struct frame){digest, report, out}, digest->options.page, error);
    return html_write(out, report);
}

nutgraf_status digest_write_mail(const struct nutgraf_digest *digest, const struct report *report,
                                 struct nutgraf_buffer *out, nutgraf_error *error)
{
    const nutgraf_digest_options *options = &digest->options;
    struct nutgraf_buffer text, html;
    struct eml mail = {
        .from = options->from,
        .to = options->to,
        .unsubscribe = options->unsubscribe,
        .subject = digest_title(digest),
        .identity = digest->identity,
        .moment = digest->now == DATE_NONE ? 0 : digest->now,
    };
    nutgraf_status status;

    buffer_init(&text);
    buffer_init(&html);
    status = digest_write_page(digest, report, &html, error);
    if (status == NUTGRAF_OK)
        status = text_write(&text, report, (struct text_style){.width = COLUMNS});
    mail.text = span_of(nutgraf_buffer_bytes(&text), text.length);
    mail.html = span_of(nutgraf_buffer_bytes(&html), html.length);
    if (status == NUTGRAF_OK)
        status = eml_write(out, &mail);
    buffer_release(&text);
    buffer_release(&html);
    return status;
}
