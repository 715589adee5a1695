#include "model/table.h"

#include "base/status.h"

uint32_t table_checksum(struct span file)
{
    /* Four bits at a time. */
    static const uint32_t STEP[16] = {0x00000000, 0x1db71064, 0x3b6e20c8, 0x26d930ac,
                                      0x76dc4190, 0x6b6b51f4, 0x4db26158, 0x5005713c,
                                      0xedb88320, 0xf00f9344, 0xd6d6a3e8, 0xcb61b38c,
                                      0x9b64c2b0, 0x86d3d2d4, 0xa00ae278, 0xbdbdf21c};
    uint32_t crc = 0xFFFFFFFF;

    for (size_t i = 0; i < file.length; i++) {
        crc ^= (unsigned char)file.bytes[i];
        crc = crc >> 4 ^ STEP[crc & 15];
        crc = crc >> 4 ^ STEP[crc & 15];
    }
    return ~crc;
}

static bool table_fail(const struct table *table, nutgraf_error *error, const char *what)
{
    error_set(error, NUTGRAF_BAD_INPUT, table->at, "line %llu of the table: %s",
              (unsigned long long)table->line, what);
    return false;
}

bool table_number(struct span text, uint64_t *number)
{
    uint64_t value = 0;

    for (size_t i = 0; i < text.length; i++) {
        unsigned digit = (unsigned)(unsigned char)text.bytes[i] - '0';

        if (digit > 9 || value > ((uint64_t)INT64_MAX - digit) / 10)
            return false;
        value = value * 10 + digit;
    }
    *number = value;
    return text.length > 0;
}

/* Takes `key` off the front of `line`, if it is there. */
static bool table_key(struct span *line, const char *key)
{
    struct span name = span_from(key);

    if (!span_starts(*line, name))
        return false;
    *line = span_of(line->bytes + name.length, line->length - name.length);
    return true;
}

static bool table_header(struct table *table, struct span line, nutgraf_error *error)
{
    uint64_t version;

    if (table->line == 1) {
        if (!table_key(&line, "# nutgraf-corpus "))
            return table_fail(table, error, "not a nutgraf-corpus file");
        if (!table_number(line, &version) || version != TABLE_VERSION)
            return table_fail(table, error, "a format version that this program does not read");
    } else if (table_key(&line, "# documents ")) {
        if (!table_number(line, &table->documents))
            return table_fail(table, error, "the number of documents is not a number");
    } else if (table_key(&line, "# language ")) {
        table->language = line;
    } else if (table_key(&line, "# stemmer ")) {
        table->stemmer = line;
    }
    return true;
}

bool table_open(struct table *table, struct span file, nutgraf_error *error)
{
    *table = (struct table){.file = file};
    if (file.length == 0)
        return table_fail(table, error, "an empty file");
    while (table->at < file.length && (table->line == 0 || file.bytes[table->at] == '#')) {
        struct span line = span_line(file, &table->at);

        table->line++;
        if (!table_header(table, line, error))
            return false;
    }
    return true;
}

int table_order(struct span a, struct span b)
{
    size_t common = a.length < b.length ? a.length : b.length;
    int order = common > 0 ? memcmp(a.bytes, b.bytes, common) : 0;

    return order != 0 ? order : (a.length > b.length) - (a.length < b.length);
}

static bool table_entry(struct table *table, struct span line, nutgraf_error *error)
{
    const char *tab = memchr(line.bytes, '\t', line.length);
    struct span before = table->stem;

    if (!tab || tab == line.bytes)
        return table_fail(table, error, "no stem, tab and number");
    table->stem = span_of(line.bytes, (size_t)(tab - line.bytes));
    if (!table_number(span_of(tab + 1, line.length - table->stem.length - 1), &table->frequency))
        return table_fail(table, error, "no number behind the tab");
    if (table->frequency == 0 || table->frequency > table->documents)
        return table_fail(table, error, "a frequency outside 1 to the number of documents");
    if (table_order(before, table->stem) >= 0)
        return table_fail(table, error, "stems out of order");
    return true;
}

enum table_step table_next(struct table *table, nutgraf_error *error)
{
    struct span line;

    if (table->at >= table->file.length)
        return TABLE_END;
    line = span_line(table->file, &table->at);
    table->line++;
    return table_entry(table, line, error) ? TABLE_ENTRY : TABLE_BAD;
}

bool table_count(struct table table, uint64_t *count, nutgraf_error *error)
{
    enum table_step step;

    for (*count = 0; (step = table_next(&table, error)) == TABLE_ENTRY;)
        ++*count;
    return step == TABLE_END;
}

bool table_source(const struct table *table, size_t *at, struct span *source)
{
    while (*at < table->file.length && table->file.bytes[*at] == '#') {
        *source = span_line(table->file, at);
        if (table_key(source, "# source "))
            return true;
    }
    return false;
}
