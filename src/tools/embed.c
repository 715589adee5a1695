/* embed.c -- the host tool that turns the readable tables of the tree into
 * constants of the program.
 *
 *     embed tables.s STOPWORDS WORDS ABBREVIATIONS CORPORA PROFILES TAGS FORMS
 *
 * The last seven are directories with a file <code>.txt (.tsv in CORPORA and TAGS)
 * per language; a file that is not there is an empty one. Writes tables.bin, the
 * tables one behind the other as their structs lie in memory, and tables.s,
 * which includes it and names them nutgraf_words_<code>,
 * nutgraf_background_<code> and nutgraf_profiles. */
#include "tools/embed.h"

#include <libstemmer.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/hash.h"
#include "language/fold.h"
#include "language/language.h"
#include "language/rows.h"
#include "model/background.h"
#include "tools/embed_profiles.h"

void die(const char *format, ...)
{
    va_list arguments;

    fputs("embed: ", stderr);
    va_start(arguments, format);
    vfprintf(stderr, format, arguments);
    va_end(arguments);
    fputc('\n', stderr);
    exit(EXIT_FAILURE);
}

/* ---- files ---- */

struct nutgraf_buffer read_file(const char *directory, const char *code, const char *suffix)
{
    struct nutgraf_buffer path, file;
    FILE *in;
    size_t got = 1;

    buffer_init(&path);
    buffer_init(&file);
    buffer_print(&path, "%s/%s%s", directory, code, suffix);
    in = fopen(path.bytes, "rb");
    while (in && got > 0) {
        char *room = buffer_reserve(&file, 65536);

        got = room ? fread(room, 1, 65536, in) : 0;
        file.length += got;
    }
    if (file.failed || (in && ferror(in)))
        die("cannot read %s", path.bytes);
    if (in)
        fclose(in);
    buffer_release(&path);
    return file;
}

static void write_file(const char *path, const struct nutgraf_buffer *content)
{
    FILE *out = fopen(path, "wb");

    if (!out || fwrite(content->bytes, 1, content->length, out) != content->length ||
        fclose(out) != 0)
        die("cannot write %s", path);
}

/* ---- words ---- */

#define ROW(code, name, stemmer, traits) {#code, name, stemmer, traits, NULL},
static const struct language LANGUAGES[] = {LANGUAGE_ROWS(ROW) ROW(und, "undetermined", NULL, 0)};
#undef ROW

struct section {
    const char *name;
    uint32_t class;
};

static const struct section SECTIONS[] = {{"[pronoun]", WORD_PRONOUN},
                                          {"[connective]", WORD_CONNECTIVE},
                                          {"[first-singular]", WORD_FIRST_SINGULAR},
                                          {"[first-plural]", WORD_FIRST_PLURAL},
                                          {"[second]", WORD_SECOND},
                                          {"[reporting]", WORD_REPORTING},
                                          {"[call]", WORD_CALL},
                                          {"[month]", WORD_MONTH},
                                          {"[weekday]", WORD_WEEKDAY},
                                          {"[caption]", WORD_CAPTION},
                                          {"[byline]", WORD_BYLINE},
                                          {"[legal]", WORD_LEGAL},
                                          {"[subject]", WORD_SUBJECT},
                                          {"[credit]", WORD_CREDIT},
                                          {"[time]", WORD_TIME},
                                          {"[function]", WORD_FUNCTION},
                                          {"[never-final]", WORD_ABBREVIATION},
                                          {"[may-be-final]", WORD_ABBREVIATION_FINAL}};

/* Words by their hash, before the size of their table is known. */
enum { MOST_WORDS = 1 << 17 };

struct words {
    const char *code;
    uint32_t traits;
    struct sb_stemmer *stemmer; /* or NULL */
    uint32_t count;
    uint64_t hash[MOST_WORDS];
    struct word_slot slots[MOST_WORDS];
};

static uint32_t section_class(const struct words *words, struct span line)
{
    for (size_t i = 0; i < sizeof SECTIONS / sizeof *SECTIONS; i++)
        if (span_equal(line, span_from(SECTIONS[i].name)))
            return SECTIONS[i].class;
    die("%s: there is no section %.*s", words->code, (int)line.length, line.bytes);
}

/* Where the stem is the middle of the word and at most 5 bytes more, which is
 * nearly always, says so in the slot. */
static void words_stem(const struct words *words, struct word_slot *slot, struct span word)
{
    const char *stem = word.bytes;
    size_t length = word.length, same = 0, start = 0;

    if (words->stemmer && word.length <= UINT8_MAX) {
        stem = (const char *)sb_stemmer_stem(words->stemmer, (const sb_symbol *)word.bytes,
                                             (int)word.length);
        length = (size_t)sb_stemmer_length(words->stemmer);
    }
    if (length == 0 || word.length > UINT8_MAX)
        return;
    while (start + length > word.length || memcmp(stem, word.bytes + start, 1) != 0)
        if (++start >= word.length)
            return;
    while (same < length && start + same < word.length && stem[same] == word.bytes[start + same])
        same++;
    if (length - same > sizeof slot->stem_tail)
        return;
    slot->stem_start = (uint8_t)start;
    slot->stem_end = (uint8_t)(start + same);
    slot->tail_length = (uint8_t)(length - same);
    memcpy(slot->stem_tail, stem + same, length - same);
}

static void words_add(struct words *words, struct span word, uint32_t classes)
{
    struct word_slot *slot = &words->slots[words->count];
    struct folded_word folded;

    if (words->count == MOST_WORDS)
        die("%s: too many words", words->code);
    fold_word(&folded, words->traits, word);
    *slot = (struct word_slot){.classes = classes};
    words_stem(words, slot, fold_span(&folded));
    words->hash[words->count++] = hash_bytes(folded.bytes, folded.length);
}

static void words_add_listed(struct words *words, struct span word, uint32_t classes)
{
    if (memchr(word.bytes, ' ', word.length) || memchr(word.bytes, '\t', word.length))
        die("%s: more than one word in a line: %.*s", words->code, (int)word.length, word.bytes);
    if (classes == 0)
        die("%s: a word before any section: %.*s", words->code, (int)word.length, word.bytes);
    words_add(words, word, classes);
}

/* What stands before a comment, and before white space at the end. */
static struct span bare(struct span line)
{
    const char *comment = line.length > 0 ? memchr(line.bytes, '#', line.length) : NULL;

    if (comment)
        line.length = (size_t)(comment - line.bytes);
    while (line.length > 0 && strchr(" \t", line.bytes[line.length - 1]))
        line.length--;
    return line;
}

/* One word a line, `[section]` lines, '#' starts a comment. */
static void words_read(struct words *words, struct nutgraf_buffer file, uint32_t classes)
{
    for (size_t at = 0; at < file.length;) {
        struct span line = bare(span_line(span_of(file.bytes, file.length), &at));

        if (line.length > 0 && line.bytes[0] == '[')
            classes = section_class(words, line);
        else if (line.length > 0)
            words_add_listed(words, line, classes);
    }
    buffer_release(&file);
}

/* Words that are there for their stems alone: the commonest, "word share" lines,
 * those of the taggers, "W word tags" with tabs between, and one a line. */
static void words_read_common(struct words *words, struct nutgraf_buffer file, const char *before,
                              char behind)
{
    size_t skipped = strlen(before);

    for (size_t at = 0; at < file.length;) {
        struct span line = span_line(span_of(file.bytes, file.length), &at), word;
        const char *end;

        if (!span_starts(line, span_from(before)) || span_starts(line, span_from("#")))
            continue;
        word = span_of(line.bytes + skipped, line.length - skipped);
        end = word.length > 0 ? memchr(word.bytes, behind, word.length) : NULL;
        if (end)
            word.length = (size_t)(end - word.bytes);
        if (word.length > 0)
            words_add(words, word, 0);
    }
    buffer_release(&file);
}

static void words_put(struct word_slot *slots, uint32_t size, uint64_t hash,
                      const struct word_slot *word)
{
    uint32_t at = language_slot(hash, size), classes;

    while (slots[at].fingerprint != 0 && slots[at].fingerprint != language_fingerprint(hash))
        at = at + 1 == size ? 0 : at + 1;
    classes = slots[at].classes | word->classes;
    slots[at] = *word;
    slots[at].fingerprint = language_fingerprint(hash);
    slots[at].classes = classes;
}

/* A word that is there costs two probes, one that is not five. */
static void append_words(struct nutgraf_buffer *out, const struct words *words)
{
    struct word_table head = {.size = words->count / 2 * 3 + 2};
    struct word_slot *slots = calloc(head.size, sizeof *slots);

    if (!slots)
        die("out of memory");
    for (uint32_t i = 0; i < words->count; i++)
        words_put(slots, head.size, words->hash[i], &words->slots[i]);
    for (uint32_t i = 0; i < head.size; i++)
        head.count += slots[i].fingerprint != 0;
    buffer_append(out, (const char *)&head, sizeof head);
    buffer_append(out, (const char *)slots, head.size * sizeof *slots);
    free(slots);
}

/* ---- background tables ---- */

static void append_background(struct nutgraf_buffer *out, const char *code,
                              struct nutgraf_buffer file)
{
    static const char NONE[] = "# nutgraf-corpus 1\n";
    nutgraf_error error;
    struct span bytes =
        file.length > 0 ? span_of(file.bytes, file.length) : span_of(NONE, sizeof NONE - 1);
    struct background *background = background_load(bytes, &error);

    if (!background)
        die("%s: %s", code, error.message);
    if (file.length == 0)
        memcpy(background->name, "none", sizeof "none");
    else if (strcmp(background->name, code) != 0)
        die("%s: its table says that it is of the language %s", code, background->name);
    buffer_append(out, (const char *)background, background_size(background));
    background_free(background);
    buffer_release(&file);
}

/* ---- both ---- */

/* Names what comes next in the tables nutgraf_<kind>_<code>, or nutgraf_<kind>,
 * and begins it on a cache line. */
static void append_symbol(struct nutgraf_buffer *source, struct nutgraf_buffer *tables,
                          const char *kind, const char *code)
{
    struct nutgraf_buffer name;

    buffer_init(&name);
    buffer_print(&name, "nutgraf_%s%s%s", kind, code ? "_" : "", code ? code : "");
    while (tables->length % 64 != 0)
        buffer_byte(tables, 0);
    buffer_print(source, "\t.globl %s\n\t.hidden %s\n\t.set %s, tables + %zu\n", name.bytes,
                 name.bytes, name.bytes, tables->length);
    buffer_release(&name);
}

static void append_language(struct nutgraf_buffer *source, struct nutgraf_buffer *tables,
                            char **directories, const struct language *language)
{
    static struct words words;
    const char *code = language->code;

    words.code = code;
    words.traits = language->traits;
    words.stemmer = language->stemmer ? sb_stemmer_new(language->stemmer, "UTF_8") : NULL;
    words.count = 0;
    words_read(&words, read_file(directories[0], code, ".txt"), WORD_STOP);
    words_read(&words, read_file(directories[1], code, ".txt"), 0);
    words_read(&words, read_file(directories[2], code, ".txt"), 0);
    words_read_common(&words, read_file(directories[4], code, ".txt"), "", ' ');
    words_read_common(&words, read_file(directories[5], code, ".tsv"), "W\t", '\t');
    words_read_common(&words, read_file(directories[6], code, ".txt"), "", '\n');
    sb_stemmer_delete(words.stemmer);
    append_symbol(source, tables, "words", code);
    append_words(tables, &words);
    append_symbol(source, tables, "background", code);
    append_background(tables, code, read_file(directories[3], code, ".tsv"));
}

static void append_profiles(struct nutgraf_buffer *source, struct nutgraf_buffer *tables,
                            const char *directory)
{
    static struct profile_table table;

    profiles_make(&table, directory);
    append_symbol(source, tables, "profiles", NULL);
    buffer_append(tables, (const char *)&table, sizeof table);
}

int main(int count, char **arguments)
{
    struct nutgraf_buffer source, tables, path;
    size_t stem = count == 9 ? strlen(arguments[1]) : 0;

    if (stem < 2 || strcmp(arguments[1] + stem - 2, ".s") != 0)
        die("usage: embed tables.s STOPWORDS WORDS ABBREVIATIONS CORPORA PROFILES TAGS FORMS");
    buffer_init(&source);
    buffer_init(&tables);
    buffer_init(&path);
    buffer_print(&path, "%.*s.bin", (int)stem - 2, arguments[1]);
    buffer_print(&source, "\t.section .rodata\n\t.balign 64\ntables:\n\t.incbin \"%s\"\n",
                 path.bytes);
    for (size_t i = 0; i < sizeof LANGUAGES / sizeof *LANGUAGES; i++)
        append_language(&source, &tables, arguments + 2, &LANGUAGES[i]);
    append_profiles(&source, &tables, arguments[6]);
    buffer_text(&source, "\t.section .note.GNU-stack,\"\",%progbits\n");
    if (source.failed || tables.failed)
        die("out of memory");
    write_file(path.bytes, &tables);
    write_file(arguments[1], &source);
    buffer_release(&path);
    buffer_release(&tables);
    buffer_release(&source);
    return EXIT_SUCCESS;
}
