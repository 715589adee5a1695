/* detection.c -- how often the language of a piece of text is found.
 *
 *     detection DATA WORDS [PROFILES]
 *
 * Cuts every corpus of DATA/background_corpora/df_corpora/<code> into pieces of
 * WORDS words and asks for the language of each. With PROFILES, the directory
 * that tests/tune/profiles.pl wrote with "half", tells them by these instead of
 * the built-in ones and measures only the documents that they have not seen.
 * Both kinds of Norwegian count as one; Serbian is measured in both scripts;
 * Czech, Estonian and Polish are right when they are not taken for one of ours. */
#include <dirent.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "language/detect.h"
#include "tools/embed.h"
#include "tools/embed_profiles.h"

enum { MOST_PIECES = 5000, MOST_LANGUAGES = 40 };

struct measure {
    const struct profile_table *table; /* NULL: built in */
    size_t words;
    size_t right[MOST_LANGUAGES], pieces[MOST_LANGUAGES];
    size_t taken[MOST_LANGUAGES][MOST_LANGUAGES]; /* [is][was taken for] by row */
};

struct row {
    const char *name, *corpus, *code;
};

static const struct row ROWS[] = {
    {"ar", "ar", "ar"},      {"ca", "ca", "ca"},  {"da", "da", "da"},  {"de", "de", "de"},
    {"el", "el", "el"},      {"en", "en", "en"},  {"es", "es", "es"},  {"eu", "eu", "eu"},
    {"fi", "fi", "fi"},      {"fr", "fr", "fr"},  {"ga", "ga", "ga"},  {"hi", "hi", "hi"},
    {"hu", "hu", "hu"},      {"hy", "hy", "hy"},  {"id", "id", "id"},  {"it", "it", "it"},
    {"lt", "lt", "lt"},      {"nl", "nl", "nl"},  {"no", "no", "no"},  {"nn", "nn", "no"},
    {"pt", "pt", "pt"},      {"ro", "ro", "ro"},  {"ru", "ru", "ru"},  {"sr", "sr", "sr"},
    {"sr-cyrl", "sr", "sr"}, {"sv", "sv", "sv"},  {"ta", "ta", "ta"},  {"tr", "tr", "tr"},
    {"yi", "yi", "yi"},      {"cs", "cs", "und"}, {"et", "et", "und"}, {"pl", "pl", "und"}};
enum { ROW_COUNT = sizeof ROWS / sizeof *ROWS };

void die(const char *format, ...)
{
    va_list arguments;

    fputs("detection: ", stderr);
    va_start(arguments, format);
    vfprintf(stderr, format, arguments);
    va_end(arguments);
    fputc('\n', stderr);
    exit(EXIT_FAILURE);
}

struct nutgraf_buffer read_file(const char *directory, const char *code, const char *suffix)
{
    struct nutgraf_buffer path, file;
    FILE *in;

    buffer_init(&path);
    buffer_init(&file);
    buffer_print(&path, "%s/%s%s", directory, code, suffix);
    in = fopen(path.bytes, "rb");
    for (size_t got = 1; in && got > 0; file.length += got) {
        char *room = buffer_reserve(&file, 65536);

        got = room ? fread(room, 1, 65536, in) : 0;
    }
    if (in)
        fclose(in);
    buffer_release(&path);
    return file;
}

/* ---- Serbian in Cyrillic ---- */

struct letter {
    const char *latin, *cyrillic;
};

static const struct letter LETTERS[] = {
    {"lj", "љ"}, {"Lj", "Љ"}, {"nj", "њ"}, {"Nj", "Њ"}, {"dž", "џ"}, {"Dž", "Џ"}, {"a", "а"},
    {"A", "А"},  {"b", "б"},  {"B", "Б"},  {"v", "в"},  {"V", "В"},  {"g", "г"},  {"G", "Г"},
    {"d", "д"},  {"D", "Д"},  {"đ", "ђ"},  {"Đ", "Ђ"},  {"e", "е"},  {"E", "Е"},  {"ž", "ж"},
    {"Ž", "Ж"},  {"z", "з"},  {"Z", "З"},  {"i", "и"},  {"I", "И"},  {"j", "ј"},  {"J", "Ј"},
    {"k", "к"},  {"K", "К"},  {"l", "л"},  {"L", "Л"},  {"m", "м"},  {"M", "М"},  {"n", "н"},
    {"N", "Н"},  {"o", "о"},  {"O", "О"},  {"p", "п"},  {"P", "П"},  {"r", "р"},  {"R", "Р"},
    {"s", "с"},  {"S", "С"},  {"t", "т"},  {"T", "Т"},  {"ć", "ћ"},  {"Ć", "Ћ"},  {"u", "у"},
    {"U", "У"},  {"f", "ф"},  {"F", "Ф"},  {"h", "х"},  {"H", "Х"},  {"c", "ц"},  {"C", "Ц"},
    {"č", "ч"},  {"Č", "Ч"},  {"š", "ш"},  {"Š", "Ш"}};

static void to_cyrillic(struct nutgraf_buffer *out, struct span text)
{
    for (size_t at = 0; at < text.length;) {
        struct span rest = span_of(text.bytes + at, text.length - at);
        size_t i = 0, count = sizeof LETTERS / sizeof *LETTERS;

        while (i < count && !span_starts(rest, span_from(LETTERS[i].latin)))
            i++;
        if (i < count)
            buffer_text(out, LETTERS[i].cyrillic);
        else
            buffer_byte(out, text.bytes[at]);
        at += i < count ? strlen(LETTERS[i].latin) : 1;
    }
}

/* ---- pieces ---- */

static size_t row_of(const struct language *language)
{
    for (size_t i = 0; i < ROW_COUNT; i++)
        if (strcmp(ROWS[i].code, language->code) == 0)
            return i;
    return ROW_COUNT;
}

static void measure_piece(struct measure *measure, size_t row, struct span piece)
{
    const struct language *found =
        measure->table ? detect_by(measure->table, piece) : detect(piece);

    measure->pieces[row]++;
    measure->right[row] += strcmp(found->code, ROWS[row].code) == 0;
    measure->taken[row][row_of(found)]++;
}

/* Cuts a document into whole pieces; what is left over is not measured. */
static void measure_document(struct measure *measure, size_t row, struct span text)
{
    size_t start = 0, words = 0;

    for (size_t at = 0; at < text.length && measure->pieces[row] < MOST_PIECES; at++) {
        if (text.bytes[at] != ' ' || ++words < measure->words)
            continue;
        measure_piece(measure, row, span_of(text.bytes + start, at - start));
        start = at + 1;
        words = 0;
    }
}

/* Single sentences are joined, 12 at a time, for longer pieces to be had. */
static void measure_file(struct measure *measure, size_t row, struct nutgraf_buffer file)
{
    struct nutgraf_buffer document, cyrillic;
    size_t number = 0;

    buffer_init(&document);
    buffer_init(&cyrillic);
    for (size_t at = 0; at < file.length; number++) {
        size_t length = strcspn(file.bytes + at, "\n");

        if (!measure->table || number % 2 == 1) {
            buffer_append(&document, file.bytes + at, length);
            buffer_byte(&document, ' ');
        }
        at += length + 1;
        if (number % 24 != 23 && at < file.length)
            continue;
        if (strcmp(ROWS[row].name, "sr-cyrl") == 0) {
            to_cyrillic(&cyrillic, span_of(document.bytes, document.length));
            measure_document(measure, row, span_of(cyrillic.bytes, cyrillic.length));
        } else {
            measure_document(measure, row, span_of(document.bytes, document.length));
        }
        nutgraf_buffer_clear(&document);
        nutgraf_buffer_clear(&cyrillic);
    }
    buffer_release(&document);
    buffer_release(&cyrillic);
    buffer_release(&file);
}

/* Every corpus of a language has its share of the pieces. */
static void measure_row(struct measure *measure, size_t row, const char *data)
{
    struct nutgraf_buffer path;
    struct dirent *entry;
    DIR *directory;

    buffer_init(&path);
    buffer_print(&path, "%s/background_corpora/df_corpora/%s", data, ROWS[row].corpus);
    directory = opendir(path.bytes);
    while (directory && (entry = readdir(directory)))
        if (strstr(entry->d_name, ".txt"))
            measure_file(measure, row, read_file(path.bytes, entry->d_name, ""));
    if (directory)
        closedir(directory);
    buffer_release(&path);
}

static void report(const struct measure *measure)
{
    size_t right = 0, pieces = 0, languages = 0;
    double mean = 0;

    for (size_t i = 0; i < ROW_COUNT; i++) {
        if (measure->pieces[i] == 0)
            continue;
        right += measure->right[i];
        pieces += measure->pieces[i];
        languages++;
        mean += (double)measure->right[i] / (double)measure->pieces[i];
        printf("%-8s %5zu pieces %7.2f %%", ROWS[i].name, measure->pieces[i],
               100 * (double)measure->right[i] / (double)measure->pieces[i]);
        for (size_t j = 0; j < ROW_COUNT; j++)
            if (measure->taken[i][j] > 0 && strcmp(ROWS[i].code, ROWS[j].code) != 0)
                printf("  %s %zu", ROWS[j].code, measure->taken[i][j]);
        putchar('\n');
    }
    printf("%zu words%s: %.2f %% of %zu pieces, mean of the languages %.2f %%\n", measure->words,
           measure->table ? ", documents not seen" : "", 100 * (double)right / (double)pieces,
           pieces, 100 * mean / (double)languages);
}

int main(int count, char **arguments)
{
    static struct profile_table table;
    static struct measure measure;

    if (count < 3)
        die("usage: detection DATA WORDS [PROFILES]");
    measure.words = strtoul(arguments[2], NULL, 10);
    if (count > 3) {
        profiles_make(&table, arguments[3]);
        measure.table = &table;
    }
    for (size_t row = 0; row < ROW_COUNT; row++)
        measure_row(&measure, row, arguments[1]);
    report(&measure);
    return EXIT_SUCCESS;
}
