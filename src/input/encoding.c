#include "input/encoding.h"

#include <errno.h>
#include <iconv.h>

#include "base/buffer.h"
#include "base/status.h"
#include "input/html_lexer.h"
#include "language/utf8.h"

/* ---- what is no text ---- */

static nutgraf_status refuse_binary(struct span bytes, nutgraf_error *error)
{
    static const struct {
        char magic[16];
        char what[40];
    } ROWS[] = {
        {"\x1f\x8b", "compressed with gzip: unpack it first"},
        {"PK\3\4", "a zip archive: unpack it first"},
        {"\x28\xb5\x2f\xfd", "compressed with zstd: unpack it first"},
        {"\xfd"
         "7zXZ",
         "compressed with xz: unpack it first"},
        {"BZh", "compressed with bzip2: unpack it first"},
        {"%PDF-", "a PDF file, not text"},
        {"\x89PNG", "a PNG picture, not text"},
        {"\xff\xd8\xff", "a JPEG picture, not text"},
        {"GIF8", "a GIF picture, not text"},
        {"\x7f"
         "ELF",
         "a program, not text"},
        {"SQLite format 3", "a database, not text"},
    };

    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++)
        if (span_starts(bytes, span_from(ROWS[i].magic)) &&
            (ROWS[i].magic[0] != 'B' ||
             (bytes.length > 4 && memcmp(bytes.bytes + 4, "1AY", 3) == 0)))
            return error_set(error, NUTGRAF_BAD_INPUT, 0, "this is %s", ROWS[i].what);
    return NUTGRAF_OK;
}

/* Bytes that are no UTF-8, and many that no text has: control characters are one
 * byte in ten of compressed or compiled data, and none of a page's. */
static bool is_binary(struct span bytes, size_t invalid)
{
    static const size_t LOOKED_AT = 4 << 10, LEAST = 64, ONE_IN = 20;
    static const char HARMLESS[] = "\b\t\n\v\f\r\x1b";
    size_t controls = 0;

    if (invalid == 0 || bytes.length < LEAST)
        return false;
    if (bytes.length > LOOKED_AT)
        bytes.length = LOOKED_AT;
    for (size_t i = 0; i < bytes.length; i++)
        controls += (unsigned char)bytes.bytes[i] < ' ' &&
                    !memchr(HARMLESS, bytes.bytes[i], sizeof HARMLESS - 1);
    return controls * ONE_IN > bytes.length;
}

/* ---- what it is said to be ---- */

/* <?xml version="1.0" encoding="..."?> */
static struct span declared_xml(struct span bytes)
{
    struct span none = {NULL, 0}, name, value;
    const char *end;

    while (bytes.length > 0 && utf8_is_space((unsigned char)*bytes.bytes))
        bytes = span_of(bytes.bytes + 1, bytes.length - 1);
    if (!span_starts(bytes, span_from("<?xml")))
        return none;
    end = memchr(bytes.bytes, '>', bytes.length);
    if (!end)
        return none;
    bytes = span_of(bytes.bytes + 5, (size_t)(end - bytes.bytes) - 5);
    while (html_attribute(&bytes, &name, &value))
        if (html_is(name, "encoding"))
            return value;
    return none;
}

/* "text/html; charset=..." */
static struct span charset_of(struct span content)
{
    static const char KEY[] = "charset=";

    for (size_t at = 0; at + sizeof KEY - 1 <= content.length; at++) {
        size_t start = at + sizeof KEY - 1, end = start;

        if (!html_is(span_of(content.bytes + at, sizeof KEY - 1), KEY))
            continue;
        while (end < content.length && content.bytes[end] > ' ' && content.bytes[end] != ';')
            end++;
        return span_of(content.bytes + start, end - start);
    }
    return span_of(NULL, 0);
}

struct span encoding_declared(struct span bytes)
{
    enum { HEAD = 16 << 10 }; /* bytes; browsers look at the first 1,024 */
    struct span declared = declared_xml(bytes);
    struct html_lexer lexer;
    struct html_token token;

    html_lexer_init(&lexer, span_of(bytes.bytes, bytes.length < HEAD ? bytes.length : HEAD));
    while (declared.length == 0 && html_next(&lexer, &token)) {
        if (token.kind != HTML_START || token.tag != TAG_META)
            continue;
        declared = html_attribute_value(token.attributes, "charset");
        if (declared.length == 0)
            declared = charset_of(html_attribute_value(token.attributes, "content"));
    }
    return declared;
}

/* What iconv(3) is asked for: the names of the web that mean something else to
 * it (WHATWG, Encoding Standard, 4.2), or the name itself. */
static void iconv_name(struct span declared, char name[static 32])
{
    static const struct {
        char web[16], iconv[16];
    } ROWS[] = {
        {"iso-8859-1", "WINDOWS-1252"},
        {"latin1", "WINDOWS-1252"},
        {"ascii", "WINDOWS-1252"},
        {"us-ascii", "WINDOWS-1252"},
        {"iso-8859-9", "WINDOWS-1254"},
        {"gb2312", "GB18030"},
        {"gbk", "GB18030"},
        {"x-gbk", "GB18030"},
        {"shift_jis", "CP932"},
        {"shift-jis", "CP932"},
        {"sjis", "CP932"},
        {"x-sjis", "CP932"},
        {"euc-kr", "CP949"},
        {"ks_c_5601-1987", "CP949"},
        {"tis-620", "WINDOWS-874"},
        {"big5", "BIG5-HKSCS"},
        {"x-mac-roman", "MACINTOSH"},
    };

    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++)
        if (html_is(declared, ROWS[i].web)) {
            memcpy(name, ROWS[i].iconv, sizeof ROWS[i].iconv);
            return;
        }
    for (size_t i = 0; i < declared.length; i++)
        name[i] = declared.bytes[i];
    name[declared.length] = '\0';
}

/* ---- decoders ---- */

/* What authors meant by the C1 controls (WHATWG, windows-1252). */
uint32_t encoding_windows_1252(unsigned char byte)
{
    static const uint16_t C1[32] = {
        0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
        0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
        0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
    };

    return byte >= 0x80 && byte < 0xA0 ? C1[byte - 0x80] : byte;
}

static void decode_windows_1252(struct nutgraf_buffer *out, struct span bytes)
{
    for (size_t i = 0; i < bytes.length; i++)
        utf8_append(out, encoding_windows_1252((unsigned char)bytes.bytes[i]));
}

static uint32_t unit_at(struct span bytes, size_t at, bool big)
{
    uint32_t first = (unsigned char)bytes.bytes[at], second = (unsigned char)bytes.bytes[at + 1];

    return big ? first << 8 | second : second << 8 | first;
}

/* Returns how many units could not be read. */
static uint32_t decode_utf16(struct nutgraf_buffer *out, struct span bytes, bool big)
{
    uint32_t bad = bytes.length % 2;

    for (size_t at = 0; at + 1 < bytes.length; at += 2) {
        uint32_t unit = unit_at(bytes, at, big), low;

        if (unit >= 0xD800 && unit < 0xDC00 && at + 3 < bytes.length &&
            (low = unit_at(bytes, at + 2, big)) >= 0xDC00 && low < 0xE000) {
            unit = 0x10000 + ((unit & 0x3FF) << 10 | (low & 0x3FF));
            at += 2;
        } else if (unit >= 0xD800 && unit < 0xE000) {
            unit = 0xFFFD;
            bad++;
        }
        utf8_append(out, unit);
    }
    return bad;
}

/* Returns how many bytes could not be read. */
static uint32_t decode_iconv(struct nutgraf_buffer *out, struct span bytes, iconv_t converter)
{
    enum { ROOM = 32 << 10 };
    char *from = (char *)bytes.bytes; /* iconv(3) does not write there */
    size_t left = bytes.length;
    uint32_t bad = 0;

    while (left > 0 && !out->failed) {
        char *to = buffer_reserve(out, ROOM), *start = to;
        size_t room = ROOM;
        size_t result;

        if (!to)
            break;
        result = iconv(converter, &from, &left, &to, &room);
        out->length += (size_t)(to - start);
        if (result == (size_t)-1 && errno != E2BIG && left > 0) {
            utf8_append(out, 0xFFFD);
            bad++;
            from++;
            left--;
        }
    }
    return bad;
}

/* ---- which one ---- */

enum scheme { UTF8, UTF16_LITTLE, UTF16_BIG, DECLARED, WINDOWS_1252 };

/* UTF-16 without a mark: text in it has zeros at every second byte, as spaces
 * and full stops are ASCII in all scripts. */
static enum scheme guess_utf16(struct span bytes)
{
    size_t zeros[2] = {0, 0}, looked = bytes.length < 512 ? bytes.length : 512;

    if (looked < 4 || bytes.length % 2 > 0 || !memchr(bytes.bytes, '\0', looked))
        return UTF8;
    for (size_t i = 0; i < looked; i++)
        zeros[i % 2] += bytes.bytes[i] == '\0';
    if (zeros[1] * 3 >= looked / 2 && zeros[0] * 10 < zeros[1])
        return UTF16_LITTLE;
    if (zeros[0] * 3 >= looked / 2 && zeros[1] * 10 < zeros[0])
        return UTF16_BIG;
    return UTF8;
}

/* Is it UTF-8 with some damage, rather than a single-byte encoding? More
 * characters of several bytes are whole than broken, or the bytes are none
 * that words of windows-1252 are made of. */
static bool is_damaged_utf8(struct span bytes, size_t invalid)
{
    size_t whole = 0, letters = 0;

    for (size_t at = 0; at < bytes.length; at++) {
        unsigned char byte = (unsigned char)bytes.bytes[at];
        uint32_t code_point;
        uint32_t length;
        char before = at > 0 ? bytes.bytes[at - 1] : ' ';

        if (byte < 0x80)
            continue;
        length = utf8_decode(span_of(bytes.bytes + at, bytes.length - at), &code_point);
        whole += length > 1 && code_point != 0xFFFD;
        if (code_point == 0xFFFD && at + 1 < bytes.length) /* the last may have been cut in two */
            letters +=
                (byte >= 0xC0 && byte < 0xFE && (before | 0x20) >= 'a' && (before | 0x20) <= 'z') ||
                (byte >= 0x91 && byte <= 0x97) || byte == 0xA0;
        at += length - 1;
    }
    return whole > invalid || letters * 2 < invalid;
}

static enum scheme scheme_of(struct span bytes, struct span declared, size_t *invalid)
{
    enum scheme scheme;

    *invalid = 0;
    if (span_starts(bytes, span_of("\xFF\xFE", 2)))
        return UTF16_LITTLE;
    if (span_starts(bytes, span_of("\xFE\xFF", 2)))
        return UTF16_BIG;
    scheme = guess_utf16(bytes);
    if (scheme != UTF8)
        return scheme;
    *invalid = utf8_invalid(bytes);
    if (*invalid == 0 || span_starts(bytes, span_of("\xEF\xBB\xBF", 3)))
        return UTF8;
    if (declared.length > 0 && declared.length < 32 && !html_is(declared, "utf-8") &&
        !html_is(declared, "utf8"))
        return DECLARED;
    return is_damaged_utf8(bytes, *invalid) ? UTF8 : WINDOWS_1252;
}

static void decode_declared(struct nutgraf_buffer *out, struct span bytes, struct span declared,
                            struct decoded *decoded)
{
    char name[32];
    iconv_t converter = (iconv_t)-1;

    iconv_name(declared, name);
    if (strcmp(name, "WINDOWS-1252") != 0)
        converter = iconv_open("UTF-8", name);
    if (converter == (iconv_t)-1) { /* the commonest, or one unknown here */
        decode_windows_1252(out, bytes);
        return;
    }
    decoded->repaired = decode_iconv(out, bytes, converter);
    iconv_close(converter);
}

nutgraf_status encoding_decode(struct arena *arena, struct span bytes, struct span declared,
                               struct decoded *decoded, nutgraf_error *error)
{
    size_t invalid;
    enum scheme scheme = scheme_of(bytes, declared, &invalid);
    struct nutgraf_buffer out;
    char *copy = NULL;

    *decoded = (struct decoded){bytes, (uint32_t)invalid, false, scheme == WINDOWS_1252};
    if (refuse_binary(bytes, error) != NUTGRAF_OK)
        return NUTGRAF_BAD_INPUT;
    if ((scheme == UTF8 || scheme == WINDOWS_1252) && is_binary(bytes, invalid))
        return error_set(error, NUTGRAF_BAD_INPUT, 0, "this is binary data, not text");
    if (scheme == UTF8)
        return NUTGRAF_OK;
    buffer_init(&out);
    decoded->repaired = 0;
    decoded->copied = true;
    if (scheme == DECLARED)
        decode_declared(&out, bytes, declared, decoded);
    else if (scheme == WINDOWS_1252)
        decode_windows_1252(&out, bytes);
    else
        decoded->repaired = decode_utf16(&out, bytes, scheme == UTF16_BIG);
    if (!out.failed)
        copy = arena_string(arena, out.bytes, out.length);
    decoded->text = span_of(copy, out.length);
    buffer_release(&out);
    return copy ? NUTGRAF_OK : error_no_memory(error);
}
