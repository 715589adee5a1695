#include "output/eml.h"

#include "base/date.h"
#include "base/sequence.h"
#include "output/clean.h"

enum {
    LONGEST_LINE = 76,    /* of quoted-printable; RFC 2045, 6.7 */
    LONGEST_HEADER = 900, /* that is not folded: 998 bytes are the most of a line */
    MAILBOX_COLUMN = 6,   /* behind "From: "; the others begin lines */
    LONGEST_ENCODED = 45  /* bytes in an encoded word: 60 in base64, 75 in all; RFC 2047, 2 */
};

/* ---- headers ---- */

static void append_base64(struct nutgraf_buffer *out, struct span bytes)
{
    static const char DIGITS[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const unsigned char *p = (const unsigned char *)bytes.bytes;

    for (size_t i = 0; i < bytes.length; i += 3) {
        size_t left = bytes.length - i;
        uint32_t group = (uint32_t)p[i] << 16 | (left > 1 ? (uint32_t)p[i + 1] << 8 : 0) |
                         (left > 2 ? p[i + 2] : 0u);

        buffer_byte(out, DIGITS[group >> 18]);
        buffer_byte(out, DIGITS[group >> 12 & 63]);
        buffer_byte(out, left > 1 ? DIGITS[group >> 6 & 63] : '=');
        buffer_byte(out, left > 2 ? DIGITS[group & 63] : '=');
    }
}

static bool is_plain(struct span text)
{
    for (size_t i = 0; i < text.length; i++)
        if ((unsigned char)text.bytes[i] >= 0x7f || (unsigned char)text.bytes[i] < ' ')
            return false;
    return !(text.length >= 2 && memchr(text.bytes, '=', text.length)); /* "=?" would be read */
}

/* Words of base64, each of whole characters, on lines of their own; the first
 * begins at `column`. */
static void append_encoded(struct nutgraf_buffer *out, struct span text, size_t column)
{
    static const size_t AROUND = 12; /* =?utf-8?B? and ?= */
    size_t room = (LONGEST_LINE - AROUND - column) / 4 * 3;

    while (text.length > 0) {
        size_t taken = 0;

        while (taken < text.length) {
            size_t length =
                sequence_length((const unsigned char *)text.bytes + taken, text.length - taken);

            if (taken + length > room)
                break;
            taken += length > 0 ? length : 1;
        }
        buffer_text(out, "=?utf-8?B?");
        append_base64(out, span_of(text.bytes, taken));
        buffer_text(out, "?=");
        text = span_of(text.bytes + taken, text.length - taken);
        if (text.length > 0)
            buffer_text(out, "\r\n ");
        room = LONGEST_ENCODED;
    }
}

/* Plain words, folded between them so that lines stay short. */
static void append_folded(struct nutgraf_buffer *out, struct span text, size_t column)
{
    while (text.length > 0) {
        const char *space = memchr(text.bytes + 1, ' ', text.length - 1);
        size_t length = space ? (size_t)(space - text.bytes) : text.length;

        if (column + length > LONGEST_LINE && text.bytes[0] == ' ') {
            buffer_text(out, "\r\n");
            column = 0;
        }
        buffer_append(out, text.bytes, length);
        column += length;
        text = span_of(text.bytes + length, text.length - length);
    }
}

/* Whatever is in it, it is one header. */
static void append_text_header(struct nutgraf_buffer *out, const char *name, struct span value)
{
    struct nutgraf_buffer clean;
    struct span text;

    buffer_init(&clean);
    clean_text(&clean, value, NULL);
    text = span_of(nutgraf_buffer_bytes(&clean), clean.length);
    buffer_text(out, name);
    buffer_text(out, ": ");
    /* A word that no fold can shorten is encoded too. */
    if (is_plain(text) && text.length < LONGEST_HEADER)
        append_folded(out, text, strlen(name) + 2);
    else
        append_encoded(out, text, strlen(name) + 2);
    buffer_text(out, "\r\n");
    out->failed = out->failed || clean.failed;
    buffer_release(&clean);
}

static struct span trim(struct span text)
{
    while (text.length > 0 && text.bytes[0] == ' ')
        text = span_of(text.bytes + 1, text.length - 1);
    while (text.length > 0 && text.bytes[text.length - 1] == ' ')
        text.length--;
    return text;
}

/* A name as a quoted string, or encoded when it has to be. */
static void append_name(struct nutgraf_buffer *out, struct span name)
{
    struct nutgraf_buffer bare;

    buffer_init(&bare);
    for (size_t i = 0; i < name.length; i++)
        if (name.bytes[i] != '"' && name.bytes[i] != '\\')
            buffer_byte(&bare, name.bytes[i]);
    name = trim(span_of(nutgraf_buffer_bytes(&bare), bare.length));
    if (name.length > 0 && is_plain(name) && name.length < LONGEST_LINE) {
        buffer_byte(out, '"');
        buffer_span(out, name);
        buffer_text(out, "\" ");
    } else if (name.length > 0) {
        append_encoded(out, name, MAILBOX_COLUMN);
        buffer_text(out, "\r\n ");
    }
    out->failed = out->failed || bare.failed;
    buffer_release(&bare);
}

/* May a byte stand in an address without quotes? RFC 5322, 3.2.3 */
static bool is_address_byte(char byte)
{
    return (unsigned char)byte > ' ' && (unsigned char)byte < 0x7f &&
           !strchr("()<>[]:;\\,\"", byte);
}

/* "Name <address>" or an address, of which only what may be in one is left. */
static void append_mailbox(struct nutgraf_buffer *out, struct span mailbox)
{
    const char *angle = mailbox.length > 0 ? memchr(mailbox.bytes, '<', mailbox.length) : NULL;
    size_t name = angle ? (size_t)(angle - mailbox.bytes) : 0;
    bool domain = false;

    append_name(out, span_of(mailbox.bytes, name));
    buffer_byte(out, '<');
    for (size_t i = name; i < mailbox.length; i++)
        if (is_address_byte(mailbox.bytes[i]) && (mailbox.bytes[i] != '@' || !domain)) {
            domain = domain || mailbox.bytes[i] == '@';
            buffer_byte(out, mailbox.bytes[i]);
        }
    buffer_text(out, domain ? ">" : "@localhost>");
}

/* The bytes before the next comma that is in no quotation marks. */
static size_t mailbox_length(struct span list)
{
    bool quoted = false;
    size_t length = 0;

    for (; length < list.length && (quoted || list.bytes[length] != ','); length++)
        quoted = quoted != (list.bytes[length] == '"');
    return length;
}

static void append_mailboxes(struct nutgraf_buffer *out, const char *name, const char *list)
{
    struct nutgraf_buffer clean;
    struct span rest;
    bool any = false;

    buffer_init(&clean);
    clean_text(&clean, span_from(list), NULL);
    rest = span_of(nutgraf_buffer_bytes(&clean), clean.length);
    buffer_text(out, name);
    buffer_text(out, ": ");
    while (rest.length > 0) {
        size_t length = mailbox_length(rest);
        struct span mailbox = trim(span_of(rest.bytes, length));

        length += length < rest.length; /* the comma */
        rest = span_of(rest.bytes + length, rest.length - length);
        if (mailbox.length == 0)
            continue;
        buffer_text(out, any ? ",\r\n " : "");
        append_mailbox(out, mailbox);
        any = true;
    }
    buffer_text(out, any ? "\r\n" : "<nutgraf@localhost>\r\n");
    out->failed = out->failed || clean.failed;
    buffer_release(&clean);
}

/* The domain of the sender, for a Message-ID that is nobody else's. */
static struct span domain_of(const char *from)
{
    const char *at = strrchr(from, '@');
    size_t length = 0;

    if (!at)
        return span_from("localhost");
    at++;
    while (at[length] == '.' || at[length] == '-' || (at[length] >= '0' && at[length] <= '9') ||
           ((at[length] | 0x20) >= 'a' && (at[length] | 0x20) <= 'z'))
        length++;
    return length > 0 ? span_of(at, length) : span_from("localhost");
}

static void append_unsubscribe(struct nutgraf_buffer *out, const char *address)
{
    buffer_text(out, "List-Unsubscribe: <");
    clean_address(out, span_from(address), NULL);
    buffer_text(out, ">\r\n");
    if (span_starts(span_from(address), span_from("https://")))
        buffer_text(out, "List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"); /* RFC 8058 */
}

static void append_headers(struct nutgraf_buffer *out, const struct eml *mail)
{
    const char *from = mail->from ? mail->from : "nutgraf <nutgraf@localhost>";

    append_mailboxes(out, "From", from);
    if (mail->to)
        append_mailboxes(out, "To", mail->to);
    else
        buffer_text(out, "To: undisclosed-recipients:;\r\n");
    append_text_header(out, "Subject", mail->subject);
    buffer_text(out, "Date: ");
    date_write_mail(out, mail->moment);
    buffer_text(out, "\r\nMessage-ID: <");
    buffer_span(out, mail->identity);
    buffer_text(out, ".nutgraf@");
    buffer_span(out, domain_of(from));
    buffer_text(out, ">\r\nMIME-Version: 1.0\r\n");
    if (mail->unsubscribe && strlen(mail->unsubscribe) < LONGEST_HEADER)
        append_unsubscribe(out, mail->unsubscribe);
}

/* ---- parts ---- */

static bool stays(unsigned char byte)
{
    return byte > ' ' && byte < 0x7f && byte != '=';
}

/* Quoted-printable; lines end in CR LF, a blank at the end of one is encoded. */
static void append_quoted(struct nutgraf_buffer *out, struct span text)
{
    static const char HEX[] = "0123456789ABCDEF";
    size_t column = 0;

    for (size_t i = 0; i < text.length; i++) {
        unsigned char byte = (unsigned char)text.bytes[i];
        bool last = i + 1 == text.length || text.bytes[i + 1] == '\n';
        bool plain = stays(byte) || (byte == ' ' && !last);
        /* "From " and "." at a line's start mean something to mailers. */
        bool risky = column == 0 && (byte == '.' || byte == 'F');

        if (byte == '\n') {
            buffer_text(out, "\r\n");
            column = 0;
            continue;
        }
        if (column + (plain && !risky ? 1 : 3) > LONGEST_LINE - 1) {
            buffer_text(out, "=\r\n");
            column = 0;
            risky = byte == '.' || byte == 'F';
        }
        if (plain && !risky)
            buffer_byte(out, (char)byte);
        else
            buffer_append(out, (char[]){'=', HEX[byte >> 4], HEX[byte & 15]}, 3);
        column += plain && !risky ? 1 : 3;
    }
    if (column > 0)
        buffer_text(out, "\r\n");
}

static void append_boundary(struct nutgraf_buffer *out, struct span identity, const char *end)
{
    buffer_text(out, "--=_nutgraf_"); /* "=_" is in no quoted-printable text; RFC 2045, 6.7 */
    buffer_span(out, identity);
    buffer_text(out, end);
}

static void append_part(struct nutgraf_buffer *out, const struct eml *mail, const char *type,
                        struct span text)
{
    append_boundary(out, mail->identity, "\r\n");
    buffer_print(out,
                 "Content-Type: text/%s; charset=utf-8\r\n"
                 "Content-Transfer-Encoding: quoted-printable\r\n\r\n",
                 type);
    append_quoted(out, text);
}

nutgraf_status eml_write(struct nutgraf_buffer *out, const struct eml *mail)
{
    append_headers(out, mail);
    buffer_text(out, "Content-Type: multipart/alternative;\r\n boundary=\"=_nutgraf_");
    buffer_span(out, mail->identity);
    buffer_text(out, "\"\r\n\r\n");
    append_part(out, mail, "plain", mail->text);
    append_part(out, mail, "html", mail->html);
    append_boundary(out, mail->identity, "--\r\n");
    return buffer_status(out);
}
