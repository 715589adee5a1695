#include "cli/options.h"

#include <stdint.h>
#include <string.h>

#include "cli/message.h"

#define PLACE(member) offsetof(struct settings, member)

const struct option OPTIONS[] = {
    {"sentences", 'n', OPTION_BUDGET, NUTGRAF_SENTENCES, 0, FOR_SUMMARISE, "N",
     "at most N sentences (3)"},
    {"words", 'w', OPTION_BUDGET, NUTGRAF_WORDS, 0, FOR_SUMMARISE, "N", "at most N words"},
    {"bytes", 'b', OPTION_BUDGET, NUTGRAF_BYTES, 0, FOR_SUMMARISE, "N", "at most N bytes"},
    {"characters", 'c', OPTION_BUDGET, NUTGRAF_CHARACTERS, 0, FOR_SUMMARISE, "N",
     "at most N characters, as a reader counts them"},
    {"percent", 'p', OPTION_BUDGET, NUTGRAF_PERCENT, 0, FOR_SUMMARISE, "N",
     "at most N per cent of the article's words"},
    {"cut", 0, OPTION_FLAG, 0, PLACE(summary.cut), FOR_SUMMARISE, NULL,
     "when no sentence fits, cut the best one at a word"},
    {"headline-length", 0, OPTION_NUMBER, 0, PLACE(summary.headline_length),
     FOR_SUMMARISE | FOR_HEADLINE, "N", "at most N bytes of headline (75)"},
    {"no-headline", 0, OPTION_FLAG, 0, PLACE(summary.no_headline), FOR_SUMMARISE, NULL,
     "the sentences alone"},
    {"language", 'l', OPTION_TEXT, 0, PLACE(input.language), FOR_ALL, "CODE",
     "the language, as en or de, instead of detecting it"},
    {"background", 0, OPTION_TEXT, 0, PLACE(background), FOR_ARTICLES, "FILE",
     "weigh words with this table instead of the built-in one"},
    {"stopwords", 0, OPTION_TEXT, 0, PLACE(stopwords), FOR_ARTICLES | FOR_CORPUS, "FILE",
     "use these stop words, one a line, instead of the built-in ones"},
    {"format", 'f', OPTION_FORMAT, 0, PLACE(format), FOR_ARTICLES, "text|json", "how to print"},
    {"jsonl", 0, OPTION_FLAG, 0, PLACE(jsonl), FOR_ARTICLES | FOR_CORPUS, NULL,
     "read one JSON object a line; write one a line, in the same order"},
    {"text-key", 0, OPTION_TEXT, 0, PLACE(keys.text), FOR_ARTICLES | FOR_CORPUS, "KEY",
     "with --jsonl, where the text is (text)"},
    {"id-key", 0, OPTION_TEXT, 0, PLACE(keys.id), FOR_ARTICLES, "KEY",
     "with --jsonl, where the id is (id)"},
    {"lines", 0, OPTION_FLAG, 0, PLACE(lines), FOR_CORPUS, NULL,
     "every line of a file is a document"},
    {"counts", 0, OPTION_TEXT, 0, PLACE(counts), FOR_CORPUS, "FILE",
     "add word counts, WORD COUNT a line, as 5000 pseudo documents"},
    {"source", 0, OPTION_TEXT, 0, PLACE(source), FOR_CORPUS, "TEXT",
     "name the sources and their licence in the table's header"},
    {"least", 0, OPTION_NUMBER, 0, PLACE(least), FOR_CORPUS, "N",
     "leave out stems of fewer than N documents (1)"},
    {"output", 'o', OPTION_TEXT, 0, PLACE(output), FOR_ALL, "FILE",
     "write there, whole or not at all"},
    {"quiet", 'q', OPTION_FLAG, 0, PLACE(quiet), FOR_ALL, NULL, "no warnings"},
    {"verbose", 'v', OPTION_FLAG, 0, PLACE(verbose), FOR_ALL, NULL,
     "say what was set aside as noise, and why"},
    {"help", 'h', OPTION_FLAG, 0, PLACE(help), FOR_ALL, NULL, "print this help"},
    {"version", 'V', OPTION_FLAG, 0, PLACE(version), FOR_ALL, NULL, "print the version"},
    {0},
};

/* ---- the nearest name ---- */

enum { LONGEST_NAME = 32 };

/* Edits (insert, delete, replace) from `a` to `b`, by rows; both at most
 * LONGEST_NAME long. Levenshtein 1966. */
static size_t edits(const char *a, const char *b)
{
    size_t row[LONGEST_NAME + 1], length = strlen(b);

    for (size_t j = 0; j <= length; j++)
        row[j] = j;
    for (size_t i = 1; a[i - 1]; i++) {
        size_t diagonal = row[0];

        row[0] = i;
        for (size_t j = 1; j <= length; j++) {
            size_t replaced = diagonal + (a[i - 1] != b[j - 1]);

            diagonal = row[j];
            row[j] = 1 + (row[j] < row[j - 1] ? row[j] : row[j - 1]);
            if (replaced < row[j])
                row[j] = replaced;
        }
    }
    return row[length];
}

const char *options_nearest(const char *word, const char *const *names, size_t count)
{
    const char *best = NULL;
    size_t fewest = strlen(word) / 3 + 1;

    if (strlen(word) > LONGEST_NAME)
        return NULL;
    for (size_t i = 0; i < count; i++) {
        size_t distance = edits(word, names[i]);

        if (distance <= fewest && (!best || distance < fewest)) {
            best = names[i];
            fewest = distance;
        }
    }
    return best;
}

/* ---- one option ---- */

static bool read_number(const char *text, size_t *number)
{
    size_t value = 0;

    if (!*text)
        return false;
    for (; *text; text++) {
        if (*text < '0' || *text > '9' || value > SIZE_MAX / 100)
            return false;
        value = value * 10 + (size_t)(*text - '0');
    }
    *number = value;
    return value > 0;
}

static bool set_budget(struct settings *settings, const struct option *option, size_t number)
{
    if (settings->budget_given)
        return message_usage("give one length only: -n, -w, -b, -c or -p");
    if (option->unit == NUTGRAF_PERCENT && number > 100)
        return message_usage("--percent takes 1 to 100, not %zu", number);
    settings->budget_given = true;
    settings->summary.unit = option->unit;
    settings->summary.budget = number;
    return true;
}

static bool set_format(nutgraf_format *format, const char *name)
{
    static const char *const NAMES[] = {[NUTGRAF_TEXT] = "text", [NUTGRAF_JSON] = "json"};

    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++)
        if (strcmp(name, NAMES[i]) == 0) {
            *format = (nutgraf_format)i;
            return true;
        }
    return message_usage("no such format: %s (text or json)", name);
}

static bool set(struct settings *settings, const struct option *option, const char *value)
{
    char *place = (char *)settings + option->offset;
    size_t number = 0;

    if ((option->kind == OPTION_NUMBER || option->kind == OPTION_BUDGET) &&
        !read_number(value, &number))
        return message_usage("--%s takes a whole number from 1, not \"%s\"", option->name, value);
    switch (option->kind) {
    case OPTION_FLAG:
        *(bool *)place = true;
        return true;
    case OPTION_TEXT:
        *(const char **)place = value;
        return true;
    case OPTION_NUMBER:
        *(size_t *)place = number;
        return true;
    case OPTION_FORMAT:
        return set_format((nutgraf_format *)place, value);
    case OPTION_BUDGET:
        return set_budget(settings, option, number);
    }
    return false;
}

/* ---- the command line ---- */

static bool unknown(const char *name, size_t length, unsigned command)
{
    const char *names[sizeof OPTIONS / sizeof *OPTIONS];
    char word[LONGEST_NAME + 1] = "";
    const char *nearest;
    size_t count = 0;

    for (const struct option *option = OPTIONS; option->name; option++)
        if (option->commands & command)
            names[count++] = option->name;
    if (length < sizeof word)
        memcpy(word, name, length);
    nearest = options_nearest(word, names, count);
    if (nearest)
        return message_usage("no such option: --%.*s; did you mean --%s?", (int)length, name,
                             nearest);
    return message_usage("no such option: --%.*s", (int)length, name);
}

struct cursor {
    char **arguments;
    size_t count, at; /* `at`: the next to be read */
};

static bool parse_long(struct settings *settings, unsigned command, struct cursor *cursor,
                       const char *name)
{
    size_t length = strcspn(name, "=");
    const struct option *option = OPTIONS;
    const char *value = name[length] == '=' ? name + length + 1 : NULL;

    while (option->name && !((option->commands & command) && strlen(option->name) == length &&
                             memcmp(option->name, name, length) == 0))
        option++;
    if (!option->name)
        return unknown(name, length, command);
    if (option->kind == OPTION_FLAG && value)
        return message_usage("--%s takes no value", option->name);
    if (option->kind != OPTION_FLAG && !value && cursor->at < cursor->count)
        value = cursor->arguments[cursor->at++];
    if (option->kind != OPTION_FLAG && !value)
        return message_usage("--%s needs %s", option->name, option->argument);
    return set(settings, option, value);
}

/* A cluster of letters: flags, then at most one that takes the rest. */
static bool parse_short(struct settings *settings, unsigned command, struct cursor *cursor,
                        const char *letters)
{
    for (; *letters; letters++) {
        const struct option *option = OPTIONS;
        const char *value = letters[1] ? letters + 1 : NULL;

        while (option->name && !((option->commands & command) && option->letter == *letters))
            option++;
        if (!option->name)
            return message_usage("no such option: -%c", *letters);
        if (option->kind == OPTION_FLAG) {
            set(settings, option, NULL);
            continue;
        }
        if (!value && cursor->at < cursor->count)
            value = cursor->arguments[cursor->at++];
        if (!value)
            return message_usage("-%c needs %s", *letters, option->argument);
        return set(settings, option, value);
    }
    return true;
}

bool options_parse(struct settings *settings, unsigned command, char **arguments, size_t count)
{
    struct cursor cursor = {arguments, count, 0};
    bool only_operands = false;

    settings->operands = (const char **)arguments;
    while (cursor.at < count) {
        char *argument = arguments[cursor.at++];

        if (only_operands || argument[0] != '-' || argument[1] == '\0')
            settings->operands[settings->operand_count++] = argument;
        else if (strcmp(argument, "--") == 0)
            only_operands = true;
        else if (argument[1] == '-') {
            if (!parse_long(settings, command, &cursor, argument + 2))
                return false;
        } else if (!parse_short(settings, command, &cursor, argument + 1))
            return false;
    }
    return true;
}

void options_print(FILE *stream, unsigned command)
{
    for (const struct option *option = OPTIONS; option->name; option++) {
        char left[48];

        if (!(option->commands & command))
            continue;
        snprintf(left, sizeof left, "%s--%s%s%s", option->letter ? "" : "    ", option->name,
                 option->argument ? " " : "", option->argument ? option->argument : "");
        if (option->letter)
            fprintf(stream, "  -%c, %-24s %s\n", option->letter, left, option->help);
        else
            fprintf(stream, "  %-28s %s\n", left, option->help);
    }
}
