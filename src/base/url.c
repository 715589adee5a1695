#include "base/url.h"

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

static bool is_scheme(char c)
{
    return (lower(c) >= 'a' && lower(c) <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '-' ||
           c == '.';
}

/* Bytes of "scheme:", or 0. */
static size_t scheme_length(struct span address)
{
    size_t i = 0;

    while (i < address.length && is_scheme(address.bytes[i]))
        i++;
    return i > 0 && i < address.length && address.bytes[i] == ':' ? i + 1 : 0;
}

static size_t find(struct span text, const char *set)
{
    size_t i = 0;

    while (i < text.length && !strchr(set, text.bytes[i]))
        i++;
    return i;
}

static struct span after(struct span text, size_t count)
{
    return span_of(text.bytes + count, text.length - count);
}

/* Bytes of "scheme://host:port". */
static size_t authority_length(struct span address)
{
    size_t scheme = scheme_length(address);
    struct span rest = after(address, scheme);

    if (rest.length < 2 || rest.bytes[0] != '/' || rest.bytes[1] != '/')
        return scheme;
    return scheme + 2 + find(after(rest, 2), "/?#");
}

static struct span trim(struct span text)
{
    while (text.length > 0 && (unsigned char)text.bytes[0] <= ' ')
        text = after(text, 1);
    while (text.length > 0 && (unsigned char)text.bytes[text.length - 1] <= ' ')
        text.length--;
    return text;
}

/* ---- joining ---- */

/* Takes "." and ".." out of the path in place (RFC 3986, 5.2.4); `path` begins
 * with a slash. Returns its length. */
static size_t remove_dots(char *path, size_t length)
{
    size_t query = find(span_of(path, length), "?#");
    size_t out = 0;

    for (size_t at = 0; at < query;) {
        size_t segment = 1 + find(span_of(path + at + 1, query - at - 1), "/");
        bool one = segment == 2 && path[at + 1] == '.';
        bool two = segment == 3 && path[at + 1] == '.' && path[at + 2] == '.';

        if (two)
            while (out > 0 && path[--out] != '/')
                ;
        if (!one && !two) {
            memmove(path + out, path + at, segment);
            out += segment;
        } else if (at + segment == query)
            path[out++] = '/';
        at += segment;
    }
    memmove(path + out, path + query, length - query);
    return out + length - query;
}

/* How much of `base` stays before a reference. */
static size_t kept_of(struct span base, struct span reference)
{
    size_t authority = authority_length(base);
    size_t path = authority + find(after(base, authority), "?#");

    if (span_starts(reference, span_from("//")))
        return scheme_length(base);
    if (reference.bytes[0] == '/')
        return authority;
    if (reference.bytes[0] == '?')
        return path;
    if (reference.bytes[0] == '#')
        return authority + find(after(base, authority), "#");
    while (path > authority && base.bytes[path - 1] != '/')
        path--;
    return path;
}

struct span url_resolve(struct arena *arena, struct span base, struct span reference)
{
    size_t kept, authority, slash;
    char *joined;

    reference = trim(reference);
    base = trim(base);
    if (scheme_length(reference) > 0 || scheme_length(base) == 0)
        return reference;
    if (reference.length == 0)
        return base;
    kept = kept_of(base, reference);
    authority = authority_length(base);
    slash = kept == authority && !strchr("/?#", reference.bytes[0]) ? 1 : 0;
    joined = arena_alloc(arena, kept + slash + reference.length + 1);
    if (!joined)
        return span_of(NULL, 0);
    memcpy(joined, base.bytes, kept);
    if (slash)
        joined[kept] = '/';
    memcpy(joined + kept + slash, reference.bytes, reference.length);
    kept += slash + reference.length;
    authority = authority_length(span_of(joined, kept));
    if (authority < kept && joined[authority] == '/')
        kept = authority + remove_dots(joined + authority, kept - authority);
    joined[kept] = '\0';
    return span_of(joined, kept);
}

/* ---- telling apart ---- */

struct span url_host(struct span address)
{
    size_t scheme = scheme_length(address);
    struct span host = after(address, scheme), rest;
    size_t at;

    if (!span_starts(host, span_from("//")))
        return span_of("", 0);
    host = after(host, 2);
    host.length = find(host, "/?#");
    at = find(host, "@");
    if (at < host.length)
        host = after(host, at + 1);
    host.length = find(host, ":");
    rest = after(host, host.length < 4 ? 0 : 4);
    if (host.length > 4 && lower(host.bytes[0]) == 'w' && lower(host.bytes[1]) == 'w' &&
        lower(host.bytes[2]) == 'w' && host.bytes[3] == '.')
        return rest;
    return host;
}

/* Parameters by which publishers count readers. */
static bool is_tracking(struct span parameter)
{
    static const char *const NAMES[] = {
        "utm_",       "fbclid=",      "gclid=",      "mc_cid=",    "mc_eid=",         "wt_mc=",
        "cmpid=",     "icid=",        "igshid=",     "ocid=",      "ftcamp=",         "xtor=",
        "at_medium=", "at_campaign=", "ref=rss",     "source=rss", "traffic_source=", "cmp=",
        "CMP=",       "ns_campaign=", "ns_mchannel="};

    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++)
        if (span_starts(parameter, span_from(NAMES[i])))
            return true;
    return false;
}

/* Copies the parameters that name the page; returns how many bytes. */
static size_t copy_query(char *out, struct span query)
{
    size_t length = 0;

    while (query.length > 0) {
        struct span parameter = span_of(query.bytes, find(query, "&"));

        if (parameter.length > 0 && !is_tracking(parameter)) {
            out[length] = length > 0 ? '&' : '?';
            memcpy(out + length + 1, parameter.bytes, parameter.length);
            length += 1 + parameter.length;
        }
        query = after(query, parameter.length + (parameter.length < query.length));
    }
    return length;
}

struct span url_canonical(struct arena *arena, struct span address)
{
    struct span host = url_host(address = trim(address));
    size_t authority = host.length > 0 ? authority_length(address) : 0;
    struct span path = after(address, authority);
    char *out = arena_alloc(arena, address.length + 2);
    size_t length = 0, end;

    if (!out)
        return span_of(NULL, 0);
    for (; length < host.length; length++)
        out[length] = lower(host.bytes[length]);
    path.length = find(path, "#");
    end = find(path, "?");
    memcpy(out + length, path.bytes, end);
    length += end;
    while (length > host.length && out[length - 1] == '/')
        length--;
    if (end < path.length)
        length += copy_query(out + length, after(path, end + 1));
    return span_of(out, length);
}
