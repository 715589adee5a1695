/* What holds for every text: each sentence printed is a stretch of the text,
 * white space folded, and its offsets cut exactly it; the text is the input
 * itself, byte for byte, where that is plain UTF-8; no budget is exceeded; a
 * second run gives the same bytes.
 *
 * The texts are the articles beside this file and made-up ones. With
 * NUTGRAF_DATA set, every file below that folder is read too, each string of a
 * line of JSON as a text of its own: `make bench-properties`. */
#define _XOPEN_SOURCE 700 /* nftw */
#include <check.h>
#include <ftw.h>
#include <json-c/json.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "language/utf8.h"
#include "nutgraf.h"
#include "support.h"

Suite *properties_suite(void);

static nutgraf_engine *engine;
static nutgraf_worker *worker;
static nutgraf_buffer *json_bytes, *text_bytes;
static size_t texts, summaries, broken;

static const size_t MOST_TOLD = 20; /* of what is broken */

static void setup(void)
{
    engine = nutgraf_engine_new(NULL);
    worker = nutgraf_worker_new(engine, NULL);
    json_bytes = nutgraf_buffer_new();
    text_bytes = nutgraf_buffer_new();
    texts = summaries = broken = 0;
}

static void teardown(void)
{
    nutgraf_buffer_free(json_bytes);
    nutgraf_buffer_free(text_bytes);
    nutgraf_worker_free(worker);
    nutgraf_engine_free(engine);
}

/* ---- one text ---- */

struct text {
    const char *name;
    struct span input;
    nutgraf_input_format format;
    struct span bytes;               /* what offsets are counted in */
    nutgraf_summary_options options; /* of the summary at hand */
};

static bool require(const struct text *text, bool holds, const char *format, ...)
{
    va_list arguments;

    if (holds)
        return true;
    if (broken++ < MOST_TOLD) {
        fprintf(stderr, "%s, %zu bytes%s, unit %d, budget %zu: ", text->name, text->input.length,
                text->format == NUTGRAF_INPUT_TEXT ? " of text" : "", (int)text->options.unit,
                text->options.budget);
        va_start(arguments, format);
        vfprintf(stderr, format, arguments);
        va_end(arguments);
        fputc('\n', stderr);
    }
    return false;
}

/* What white space, controls and repairs leave of a stretch. */
static void append_solid(nutgraf_buffer *out, struct span bytes)
{
    while (bytes.length > 0) {
        uint32_t c, length = utf8_decode(bytes, &c);

        if (!utf8_is_space(c) && c != 0xFFFD)
            nutgraf_buffer_append(out, bytes.bytes, length);
        bytes = span_of(bytes.bytes + length, bytes.length - length);
    }
}

static bool same_solid(struct span a, struct span b)
{
    nutgraf_buffer *x = nutgraf_buffer_new(), *y = nutgraf_buffer_new();
    bool same;

    append_solid(x, a);
    append_solid(y, b);
    same = span_equal(span_of(nutgraf_buffer_bytes(x), nutgraf_buffer_length(x)),
                      span_of(nutgraf_buffer_bytes(y), nutgraf_buffer_length(y)));
    nutgraf_buffer_free(x);
    nutgraf_buffer_free(y);
    return same;
}

/* Neither at the ends nor twice in a row, and nothing but U+0020. */
static bool is_folded(struct span printed)
{
    bool space = true;

    while (printed.length > 0) {
        uint32_t c, length = utf8_decode(printed, &c);

        if ((c != ' ' && utf8_is_space(c)) || (c == ' ' && space))
            return false;
        space = c == ' ';
        printed = span_of(printed.bytes + length, printed.length - length);
    }
    return !space;
}

static size_t clusters(const char *bytes, size_t length)
{
    const utf8proc_uint8_t *p = (const utf8proc_uint8_t *)bytes;
    utf8proc_int32_t before = 0, c, state = 0;
    size_t count = 0;

    while (length > 0) {
        utf8proc_ssize_t step = utf8proc_iterate(p, (utf8proc_ssize_t)length, &c);

        if (step <= 0)
            return SIZE_MAX; /* what is printed is UTF-8 */
        count += before == 0 || utf8proc_grapheme_break_stateful(before, c, &state);
        before = c;
        p += step;
        length -= (size_t)step;
    }
    return count;
}

/* Stretches between spaces; `ascii`: only those with a letter or digit of ASCII,
 * which every definition of a word counts. */
static size_t plain_words(const char *bytes, size_t length, bool ascii)
{
    size_t count = 0;
    bool solid = false, word = false;

    for (size_t i = 0; i <= length; i++) {
        unsigned char c = i < length ? (unsigned char)bytes[i] : ' ';

        if (c == ' ' || c == '\n') {
            count += solid && (word || !ascii);
            solid = word = false;
        } else {
            solid = true;
            word = word || (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');
        }
    }
    return count;
}

static size_t number(struct json_object *object, const char *key)
{
    return (size_t)json_object_get_int64(json_object_object_get(object, key));
}

/* The sentence's text in JSON against the bytes its offsets cut. */
static void check_sentence(const struct text *text, struct json_object *sentence, size_t *after)
{
    struct json_object *value = json_object_object_get(sentence, "text");
    struct span printed =
        span_of(json_object_get_string(value), (size_t)json_object_get_string_len(value));
    size_t start = number(sentence, "start"), end = number(sentence, "end");
    struct span ellipsis = span_from("\xe2\x80\xa6");

    if (!require(text, *after <= start && start < end && end <= text->bytes.length,
                 "offsets %zu to %zu after %zu", start, end, *after))
        return;
    *after = end;
    require(text, is_folded(printed), "not folded: %.*s", (int)printed.length, printed.bytes);
    if (same_solid(printed, span_of(text->bytes.bytes + start, end - start)))
        return;
    if (text->options.cut && printed.length > ellipsis.length)
        printed.length -= ellipsis.length;
    require(text, same_solid(printed, span_of(text->bytes.bytes + start, end - start)),
            "%zu to %zu do not cut: %.*s", start, end, (int)printed.length, printed.bytes);
}

static void check_headline(const struct text *text, struct json_object *headline)
{
    struct json_object *spans = json_object_object_get(headline, "spans");
    struct json_object *value = json_object_object_get(headline, "text");
    size_t length = (size_t)json_object_get_string_len(value), after = 0;

    require(text, length <= 75, "a headline of %zu bytes", length);
    require(text, length == 0 || is_folded(span_of(json_object_get_string(value), length)),
            "headline not folded: %s", json_object_get_string(value));
    require(text, clusters(json_object_get_string(value), length) != SIZE_MAX,
            "headline is not UTF-8");
    for (size_t i = 0; i < json_object_array_length(spans); i++) {
        struct json_object *span = json_object_array_get_idx(spans, i);
        size_t start = (size_t)json_object_get_int64(json_object_array_get_idx(span, 0));
        size_t end = (size_t)json_object_get_int64(json_object_array_get_idx(span, 1));

        require(text, after <= start && start < end && end <= text->bytes.length,
                "headline span %zu to %zu after %zu", start, end, after);
        after = end;
    }
}

/* What is printed below the headline: a sentence a line, no end of line behind
 * the last. */
static size_t printed_length(const char *printed)
{
    size_t length = strlen(printed);

    return length > 0 ? length - 1 : 0;
}

static void check_budget(const struct text *text, size_t count, size_t document_words)
{
    const char *printed =
        nutgraf_buffer_length(text_bytes) > 0 ? nutgraf_buffer_bytes(text_bytes) : "";
    size_t budget = text->options.budget, length = printed_length(printed), used;

    switch (text->options.unit) {
    case NUTGRAF_BYTES:
        used = length;
        break;
    case NUTGRAF_CHARACTERS:
        used = clusters(printed, length);
        break;
    case NUTGRAF_PERCENT:
        budget = document_words * budget / 100;
        used = plain_words(printed, length, true);
        break;
    case NUTGRAF_WORDS:
        used = plain_words(printed, length, false);
        break;
    case NUTGRAF_SENTENCES:
    default:
        used = count;
        break;
    }
    require(text, used <= budget, "%zu used of %zu: %.*s", used, budget, (int)length, printed);
}

/* The lines of the text are the sentences of the JSON. */
static void check_lines(const struct text *text, struct json_object *sentences)
{
    const char *line =
        nutgraf_buffer_length(text_bytes) > 0 ? nutgraf_buffer_bytes(text_bytes) : "";

    for (size_t i = 0; i < json_object_array_length(sentences); i++) {
        struct json_object *sentence = json_object_array_get_idx(sentences, i);
        struct json_object *value = json_object_object_get(sentence, "text");
        size_t length = (size_t)json_object_get_string_len(value);

        if (!require(text,
                     strncmp(line, json_object_get_string(value), length) == 0 &&
                         line[length] == '\n',
                     "text and JSON differ in sentence %zu", i))
            return;
        line += length + 1;
    }
    require(text, *line == '\0', "the text goes on: %s", line);
}

static void check_json(const struct text *text, const char *json)
{
    struct json_object *object = json_tokener_parse(json), *sentences;
    size_t after = 0;

    if (!require(text, object != NULL, "no JSON: %s", json))
        return;
    sentences = json_object_object_get(object, "sentences");
    for (size_t i = 0; i < json_object_array_length(sentences); i++)
        check_sentence(text, json_object_array_get_idx(sentences, i), &after);
    check_headline(text, json_object_object_get(object, "headline"));
    check_lines(text, sentences);
    check_budget(text, json_object_array_length(sentences),
                 number(json_object_object_get(object, "counts"), "words"));
    json_object_put(object);
}

/* The summary as JSON, and its sentences as text. */
static void write_summary(nutgraf_document *document, const nutgraf_summary_options *options,
                          nutgraf_buffer *json, nutgraf_buffer *text)
{
    nutgraf_summary_options bare = *options;

    nutgraf_buffer_clear(json);
    nutgraf_buffer_clear(text);
    bare.no_headline = true;
    nutgraf_summary_write(nutgraf_summarise(document, options, NULL), NUTGRAF_JSON, NULL, json);
    nutgraf_summary_write(nutgraf_summarise(document, &bare, NULL), NUTGRAF_TEXT, NULL, text);
}

/* A length in each unit, another for each text. */
static nutgraf_summary_options options_of(nutgraf_unit unit, size_t seed)
{
    static const size_t SIZES[][4] = {[NUTGRAF_SENTENCES] = {1, 2, 3, 10},
                                      [NUTGRAF_WORDS] = {8, 30, 60, 200},
                                      [NUTGRAF_BYTES] = {60, 140, 300, 1000},
                                      [NUTGRAF_CHARACTERS] = {60, 140, 300, 1000},
                                      [NUTGRAF_PERCENT] = {5, 15, 50, 100}};

    return (nutgraf_summary_options){
        .unit = unit, .budget = SIZES[unit][(seed + unit) % 4], .cut = (seed / 4 + unit) % 2 == 0};
}

static nutgraf_document *read_text(const struct text *text, nutgraf_worker *with)
{
    nutgraf_input input = {.format = text->format};

    return nutgraf_document_new(with, text->input.bytes, text->input.length, &input, NULL);
}

/* Where two strings part. */
static size_t parting(const char *a, const char *b)
{
    size_t i = 0;

    while (a[i] && a[i] == b[i])
        i++;
    return i;
}

/* The same text again, with storage that others have used and with fresh. */
static void check_again(const struct text *text, nutgraf_worker *other)
{
    size_t at;

    nutgraf_document *document = read_text(text, other);
    nutgraf_buffer *json = nutgraf_buffer_new(), *lines = nutgraf_buffer_new();

    write_summary(document, &text->options, json, lines);
    at = parting(nutgraf_buffer_bytes(json), nutgraf_buffer_bytes(json_bytes));
    require(text, strcmp(nutgraf_buffer_bytes(json), nutgraf_buffer_bytes(json_bytes)) == 0,
            "a second run %s storage differs: %.60s", other == worker ? "in used" : "in fresh",
            nutgraf_buffer_bytes(json) + at);
    nutgraf_buffer_free(json);
    nutgraf_buffer_free(lines);
    nutgraf_document_free(document);
}

static void check_unit(struct text *text, nutgraf_document *document, nutgraf_unit unit,
                       size_t seed)
{
    text->options = options_of(unit, seed);
    write_summary(document, &text->options, json_bytes, text_bytes);
    check_json(text, nutgraf_buffer_bytes(json_bytes));
    summaries++;
}

/* As plain text: in every unit, and again. */
static void check_plain(struct text *text, size_t seed)
{
    nutgraf_document *document = read_text(text, worker);
    nutgraf_worker *fresh = nutgraf_worker_new(engine, NULL);

    text->bytes.bytes = nutgraf_document_text(document, &text->bytes.length);
    if (utf8_invalid(text->input) == 0)
        require(text,
                text->bytes.bytes == text->input.bytes && text->bytes.length == text->input.length,
                "plain UTF-8 is not read where it is");
    for (int unit = NUTGRAF_SENTENCES; unit <= NUTGRAF_PERCENT; unit++)
        check_unit(text, document, (nutgraf_unit)unit, seed);
    check_again(text, worker);
    check_again(text, fresh);
    nutgraf_document_free(document);
    nutgraf_worker_free(fresh);
}

/* As whatever it looks like: in one unit. */
static void check_auto(struct text *text, size_t seed)
{
    nutgraf_document *document = read_text(text, worker);

    text->bytes.bytes = nutgraf_document_text(document, &text->bytes.length);
    check_unit(text, document, (nutgraf_unit)(seed % (NUTGRAF_PERCENT + 1)), seed);
    nutgraf_document_free(document);
}

static void check_text(const char *name, const char *bytes, size_t length)
{
    struct text text = {.name = name, .input = span_of(bytes, length)};
    size_t seed = texts++;

    text.format = NUTGRAF_INPUT_TEXT;
    check_plain(&text, seed);
    text.format = NUTGRAF_INPUT_AUTO;
    check_auto(&text, seed);
}

/* ---- files ---- */

static void check_strings(const char *name, struct json_object *value)
{
    if (json_object_is_type(value, json_type_string))
        check_text(name, json_object_get_string(value), (size_t)json_object_get_string_len(value));
    if (json_object_is_type(value, json_type_array))
        for (size_t i = 0; i < json_object_array_length(value); i++)
            check_strings(name, json_object_array_get_idx(value, i));
    if (json_object_is_type(value, json_type_object)) {
        json_object_object_foreach(value, key, member)
        {
            (void)key;
            check_strings(name, member);
        }
    }
}

static void check_line(const char *path, const char *line)
{
    struct json_object *value = json_tokener_parse(line);

    check_strings(path, value);
    json_object_put(value);
}

static int check_file(const char *path, const struct stat *status, int kind, struct FTW *place)
{
    size_t length = strlen(path), room = 0;
    bool lines = length > 6 && strcmp(path + length - 6, ".jsonl") == 0;
    FILE *file = kind == FTW_F ? fopen(path, "r") : NULL;
    char *bytes = NULL;
    ssize_t got;

    (void)status;
    (void)place;
    if (!file)
        return 0;
    while ((got = getdelim(&bytes, &room, lines ? '\n' : EOF, file)) > 0) {
        if (lines)
            check_line(path, bytes);
        else
            check_text(path, bytes, (size_t)got);
    }
    free(bytes);
    fclose(file);
    return 0;
}

static void check_folder(const char *folder)
{
    ck_assert_int_eq(nftw(folder, check_file, 16, FTW_PHYS), 0);
    ck_assert_uint_gt(texts, 0);
    printf("%zu texts, %zu summaries, %zu broken\n", texts, summaries, broken);
    ck_assert_uint_eq(broken, 0);
}

START_TEST(every_property_holds_for_our_articles)
{
    check_folder("tests/articles");
}
END_TEST

/* Any bytes at all, of few kinds so that marks, spaces and halves of characters
 * often meet. */
START_TEST(every_property_holds_for_any_bytes)
{
    static const char *const PIECES[] = {"The ferry",
                                         " was late",
                                         ". ",
                                         "\n",
                                         "\n\n",
                                         "\"",
                                         "“",
                                         "”",
                                         "(",
                                         ")",
                                         "...",
                                         "! ",
                                         "?",
                                         "\xc3",
                                         "\xe2\x80",
                                         "\xff",
                                         "\0",
                                         " ",
                                         "\t",
                                         "\r\n",
                                         "Mr. ",
                                         "3.5",
                                         "船が",
                                         "。",
                                         "é",
                                         "e\xcc\x81",
                                         "🚢",
                                         "-",
                                         "–",
                                         "A",
                                         "on Monday",
                                         "http://a.b/c?d",
                                         "\xef\xbb\xbf",
                                         "* ",
                                         "1. ",
                                         ":",
                                         ";"};
    static char bytes[4096];
    uint32_t state = 11, rounds = getenv("NUTGRAF_DATA") ? 3000 : 100;

    for (uint32_t round = 0; round < rounds; round++) {
        size_t length = 0, most = random_next(&state) % (sizeof bytes - 32);

        while (length < most) {
            const char *piece = PIECES[random_next(&state) % (sizeof PIECES / sizeof *PIECES)];
            size_t size = *piece ? strlen(piece) : 1;

            memcpy(bytes + length, piece, size);
            length += size;
        }
        check_text("pieces", bytes, length);
    }
    ck_assert_uint_eq(broken, 0);
}
END_TEST

START_TEST(every_property_holds_for_the_data)
{
    const char *folder = getenv("NUTGRAF_DATA");

    if (folder)
        check_folder(folder);
}
END_TEST

Suite *properties_suite(void)
{
    Suite *suite = suite_create("properties");
    TCase *tcase = tcase_create("properties");

    tcase_add_checked_fixture(tcase, setup, teardown);
    tcase_set_timeout(tcase, 3600);
    tcase_add_test(tcase, every_property_holds_for_our_articles);
    tcase_add_test(tcase, every_property_holds_for_any_bytes);
    tcase_add_test(tcase, every_property_holds_for_the_data);
    suite_add_tcase(suite, tcase);
    return suite;
}
