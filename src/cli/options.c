#include "cli/options.h"

#include <stdint.h>
#include <string.h>

#include "cli/message.h"

#define PLACE(member) offsetof(struct settings, member)

const struct option OPTIONS[] = {
    {"sentences", 'n', OPTION_BUDGET, NUTGRAF_SENTENCES, 0, FOR_SUMMARIES, "N",
     "at most N sentences (3)"},
    {"words", 'w', OPTION_BUDGET, NUTGRAF_WORDS, 0, FOR_SUMMARIES, "N", "at most N words"},
    {"bytes", 'b', OPTION_BUDGET, NUTGRAF_BYTES, 0, FOR_SUMMARIES, "N", "at most N bytes"},
    {"characters", 'c', OPTION_BUDGET, NUTGRAF_CHARACTERS, 0, FOR_SUMMARIES, "N",
     "at most N characters, as a reader counts them"},
    {"percent", 'p', OPTION_BUDGET, NUTGRAF_PERCENT, 0, FOR_SUMMARIES, "N",
     "at most N per cent of the article's words"},
    {"cut", 0, OPTION_FLAG, 0, PLACE(summary.cut), FOR_SUMMARISE | FOR_EXPLAIN, NULL,
     "when no sentence fits, cut the best one at a word"},
    {"method", 0, OPTION_NAME, 0, PLACE(summary.method), FOR_SUMMARIES,
     "recipe|textrank|lexrank|lead|luhn|lsa|centroid|sumbasic|kl",
     "how sentences are chosen; all but the first are classics to compare with"},
    {"prior", 0, OPTION_NAME, 0, PLACE(summary.prior), FOR_SUMMARIES, "auto|lead|flat",
     "do first sentences matter most? auto tells news from other texts"},
    {"query", 0, OPTION_TEXT, 0, PLACE(summary.query), FOR_SUMMARIES, "WORDS",
     "lean towards what these words name"},
    {"must", 0, OPTION_TEXT, 0, PLACE(summary.must), FOR_SUMMARIES, "WORD",
     "keep a sentence that holds the word"},
    {"keywords", 'k', OPTION_NUMBER, 0, PLACE(summary.keywords), FOR_SUMMARISE | FOR_HEADLINE, "N",
     "also the N terms that the article is about"},
    {"headline-length", 0, OPTION_NUMBER, 0, PLACE(summary.headline_length),
     FOR_SUMMARIES | FOR_HEADLINE, "N",
     "at most N bytes, characters or words of headline (75, 75, 12)"},
    {"headline-unit", 0, OPTION_NAME, 0, PLACE(summary.headline_unit), FOR_SUMMARIES | FOR_HEADLINE,
     "bytes|characters|words", "what --headline-length counts"},
    {"headline-style", 0, OPTION_NAME, 0, PLACE(summary.headline_style),
     FOR_SUMMARIES | FOR_HEADLINE, "headline|sentence",
     "as papers print it, or with its articles and auxiliaries"},
    {"no-headline", 0, OPTION_FLAG, 0, PLACE(summary.no_headline), FOR_SUMMARISE, NULL,
     "the sentences alone"},
    {"ngrams", 'n', OPTION_NUMBER, 0, PLACE(evaluation.ngrams), FOR_EVALUATE, "N",
     "ROUGE-1 to ROUGE-N (2)"},
    {"no-lcs", 'x', OPTION_FLAG, 0, PLACE(evaluation.no_lcs), FOR_EVALUATE, NULL,
     "without ROUGE-L"},
    {"weight", 'w', OPTION_DECIMAL, 0, PLACE(evaluation.weight), FOR_EVALUATE, "W",
     "also ROUGE-W, where a run of k words counts k^W; 1.2 is usual"},
    {"skip", '2', OPTION_GAP, 0, PLACE(evaluation.skip_gap), FOR_EVALUATE, "N",
     "also ROUGE-S: pairs with at most N words between them, -1 for any number"},
    {"unigrams", 'u', OPTION_FLAG, 0, PLACE(unigrams), FOR_EVALUATE, NULL,
     "with --skip, count single words too: ROUGE-SU instead of ROUGE-S"},
    {"both", 'U', OPTION_FLAG, 0, PLACE(both), FOR_EVALUATE, NULL,
     "with --skip, ROUGE-S and ROUGE-SU"},
    {"stem", 'm', OPTION_FLAG, 0, PLACE(evaluation.stem), FOR_EVALUATE, NULL,
     "compare Porter's stems"},
    {"irregular", 0, OPTION_TEXT, 0, PLACE(irregular), FOR_EVALUATE, "FILE",
     "with --stem, irregular forms as in WordNet's *.exc files"},
    {"drop-stopwords", 's', OPTION_FLAG, 0, PLACE(evaluation.stop), FOR_EVALUATE, NULL,
     "leave stop words out"},
    {"stopwords", 0, OPTION_TEXT, 0, PLACE(stopwords), FOR_EVALUATE, "FILE",
     "with --drop-stopwords, these, one a line, instead of the built-in ones"},
    {"limit-bytes", 'b', OPTION_NUMBER, 0, PLACE(evaluation.bytes), FOR_EVALUATE, "N",
     "only the first N bytes of each text"},
    {"limit-words", 'l', OPTION_NUMBER, 0, PLACE(evaluation.words), FOR_EVALUATE, "N",
     "only the first N words of each text"},
    {"references", 'f', OPTION_JOIN, 0, PLACE(evaluation.references), FOR_EVALUATE, "A|B|J",
     "of several references take the sum (A, the default), the best (B) or the best with each "
     "left out in turn (J); -f takes a format too"},
    {"alpha", 'p', OPTION_DECIMAL, 0, PLACE(evaluation.alpha), FOR_EVALUATE, "P",
     "F from 0, recall, to 1, precision (0.5)"},
    {"unicode", 0, OPTION_FLAG, 0, PLACE(unicode), FOR_EVALUATE, NULL,
     "words and stems of the text's language instead of ASCII words"},
    {"against", 0, OPTION_TEXT, 0, PLACE(against), FOR_EVALUATE, "OTHER",
     "differences from other summaries, document by document"},
    {"each", 'd', OPTION_FLAG, 0, PLACE(each), FOR_EVALUATE, NULL,
     "the scores of every document too"},
    {"samples", 'r', OPTION_NUMBER, 0, PLACE(evaluation.samples), FOR_EVALUATE, "N",
     "samples of the bootstrap (1000)"},
    {"confidence", 'c', OPTION_DECIMAL, 0, PLACE(evaluation.confidence), FOR_EVALUATE, "P",
     "intervals of P per cent (95)"},
    {"seed", 0, OPTION_NUMBER, 0, PLACE(seed), FOR_EVALUATE, "N", "of the samples (1)"},
    {"references-key", 0, OPTION_TEXT, 0, PLACE(references_key), FOR_EVALUATE, "KEY",
     "where the references are on a line of JSON (refs)"},
    {"language", 'l', OPTION_TEXT, 0, PLACE(input.language), FOR_ALL, "CODE",
     "the language, as en or de, instead of detecting it"},
    {"background", 0, OPTION_TEXT, 0, PLACE(background), FOR_ARTICLES | FOR_COMPARE | FOR_DIGEST,
     "FILE", "weigh words with this table instead of the built-in one"},
    {"stopwords", 0, OPTION_TEXT, 0, PLACE(stopwords),
     FOR_ARTICLES | FOR_COMPARE | FOR_DIGEST | FOR_CORPUS, "FILE",
     "use these stop words, one a line, instead of the built-in ones"},
    {"input", 'i', OPTION_INPUT, 0, PLACE(input.format), FOR_ARTICLES | FOR_COMPARE | FOR_DIGEST,
     "auto|text|html|markdown", "what the files are; auto looks at the content, then at the name"},
    {"format", 'f', OPTION_FORMAT, 0, PLACE(format),
     FOR_SUMMARISE | FOR_HEADLINE | FOR_SENTENCES | FOR_EVALUATE, "text|json", "how to print"},
    {"format", 'f', OPTION_FORMAT, 0, PLACE(format), FOR_EXTRACT, "text|markdown|json",
     "how to print"},
    {"format", 'f', OPTION_FORMAT, 0, PLACE(format), FOR_COMPARE | FOR_EXPLAIN,
     "text|markdown|html|json", "how to print"},
    {"format", 'f', OPTION_FORMAT, 0, PLACE(format), FOR_DIGEST, "text|markdown|html|json|eml|atom",
     "how to print; eml is a mail, atom a feed"},
    {"stories", 0, OPTION_NUMBER, 0, PLACE(digest.stories), FOR_DIGEST, "N",
     "at most N stories (20)"},
    {"total-words", 0, OPTION_NUMBER, 0, PLACE(digest.total_words), FOR_DIGEST, "N",
     "at most N words in all summaries together"},
    {"since", 0, OPTION_TEXT, 0, PLACE(since), FOR_DIGEST, "DATE",
     "only articles of this date or later; or of the last 24h, 7d, 2w"},
    {"until", 0, OPTION_TEXT, 0, PLACE(until), FOR_DIGEST, "DATE",
     "only articles from before this date"},
    {"now", 0, OPTION_TEXT, 0, PLACE(now), FOR_DIGEST, "DATE",
     "the moment of the digest instead of this one"},
    {"window", 0, OPTION_NUMBER, 0, PLACE(digest.window), FOR_DIGEST, "DAYS",
     "articles of a story are at most DAYS apart (7)"},
    {"one-story", 0, OPTION_FLAG, 0, PLACE(digest.one_story), FOR_DIGEST, NULL,
     "all articles are about one event: one summary of them all"},
    {"title", 0, OPTION_TEXT, 0, PLACE(digest.title), FOR_DIGEST, "TEXT", "the digest's title"},
    {"intro", 0, OPTION_TEXT, 0, PLACE(intro), FOR_DIGEST, "FILE", "paragraphs above the stories"},
    {"section", 0, OPTION_SECTION, 0, 0, FOR_DIGEST, "NAME=GLOB",
     "articles whose file or link matches GLOB are of section NAME; may be given again"},
    {"template", 0, OPTION_TEXT, 0, PLACE(page), FOR_DIGEST, "FILE",
     "the frame of the HTML page, with {{title}}, {{content}} and others"},
    {"from", 0, OPTION_TEXT, 0, PLACE(digest.from), FOR_DIGEST, "MAILBOX",
     "with -f eml, who sends it"},
    {"to", 0, OPTION_TEXT, 0, PLACE(digest.to), FOR_DIGEST, "MAILBOX", "with -f eml, who gets it"},
    {"unsubscribe", 0, OPTION_TEXT, 0, PLACE(digest.unsubscribe), FOR_DIGEST, "ADDRESS",
     "where to unsubscribe, https: or mailto:"},
    {"archive", 0, OPTION_TEXT, 0, PLACE(archive), FOR_DIGEST, "FILE",
     "remember there what was sent; leave it out, or tell it again when it is news again"},
    {"dry-run", 0, OPTION_FLAG, 0, PLACE(dry_run), FOR_DIGEST, NULL,
     "say what would be told, and write nothing"},
    {"strict", 0, OPTION_FLAG, 0, PLACE(strict), FOR_COMPARE, NULL,
     "quotes, dashes, case and boilerplate count as changes too"},
    {"threshold", 0, OPTION_DECIMAL, 0, PLACE(threshold), FOR_COMPARE, "PERCENT",
     "no difference when less than so much of the source changed"},
    {"brief", 0, OPTION_FLAG, 0, PLACE(brief), FOR_COMPARE, NULL, "say only whether they differ"},
    {"archive", 0, OPTION_TEXT, 0, PLACE(archive), FOR_COMPARE, "FILE",
     "compare versions that this archive has of an article: KEY [VERSION...] instead of files"},
    {"no-color", 0, OPTION_FLAG, 0, PLACE(no_color), FOR_COMPARE | FOR_EXPLAIN, NULL,
     "no colours on a terminal; the variable NO_COLOR does the same"},
    {"jsonl", 0, OPTION_FLAG, 0, PLACE(jsonl), FOR_ARTICLES | FOR_CORPUS | FOR_DIGEST, NULL,
     "read one JSON object a line; write one a line, in the same order"},
    {"jsonl", 0, OPTION_FLAG, 0, PLACE(jsonl), FOR_COMPARE, NULL,
     "two files of articles or results, a JSON object a line, matched by id; so are files named "
     "*.jsonl"},
    {"text-key", 0, OPTION_TEXT, 0, PLACE(keys.text),
     FOR_ARTICLES | FOR_CORPUS | FOR_DIGEST | FOR_EVALUATE | FOR_COMPARE, "KEY",
     "where the text is on a line of JSON (text; of a summary also summary or sentences)"},
    {"id-key", 0, OPTION_TEXT, 0, PLACE(keys.id),
     FOR_ARTICLES | FOR_DIGEST | FOR_EVALUATE | FOR_COMPARE, "KEY",
     "where the id is on a line of JSON (id)"},
    {"before", 0, OPTION_TEXT, 0, PLACE(before), FOR_ARCHIVE, "DATE",
     "of prune: what was last read before this date, or longer than 24h, 7d, 2w ago (90d)"},
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

bool options_number(const char *text, size_t *number)
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
    static const char *const NAMES[] = {
        [NUTGRAF_TEXT] = "text", [NUTGRAF_JSON] = "json", [NUTGRAF_MARKDOWN] = "markdown",
        [NUTGRAF_HTML] = "html", [NUTGRAF_EML] = "eml",   [NUTGRAF_ATOM] = "atom"};

    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++)
        if (strcmp(name, NAMES[i]) == 0) {
            *format = (nutgraf_format)i;
            return true;
        }
    return message_usage("no such format: %s", name);
}

/* Which of the names between the bars of the row's argument it is, from 0. False,
 * with a message: none. */
static bool find_name(const struct option *option, const char *name, int *number)
{
    size_t length = strlen(name);

    *number = 0;
    for (const char *at = option->argument; at; at = strchr(at, '|')) {
        at += *at == '|';
        if (strncmp(at, name, length) == 0 && (at[length] == '|' || at[length] == '\0'))
            return true;
        ++*number;
    }
    return message_usage("no such %s: %s (%s)", option->name, name, option->argument);
}

static bool is_offered(const struct option *option, const char *name)
{
    int number;

    return find_name(option, name, &number);
}

static void set_input(nutgraf_input_format *format, const char *name)
{
    static const char *const NAMES[] = {[NUTGRAF_INPUT_AUTO] = "auto",
                                        [NUTGRAF_INPUT_TEXT] = "text",
                                        [NUTGRAF_INPUT_HTML] = "html",
                                        [NUTGRAF_INPUT_MARKDOWN] = "markdown"};

    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++)
        if (strcmp(name, NAMES[i]) == 0)
            *format = (nutgraf_input_format)i;
}

/* Digits, then perhaps a point and digits: not strtod(3), whose point is the
 * locale's. At most nine digits on either side. */
static bool read_decimal(const char *text, double *number)
{
    const char *point = strchr(text, '.');
    size_t whole = strspn(text, "0123456789");
    size_t part = point ? strspn(point + 1, "0123456789") : 0;
    uint64_t digits = 0, scale = 1;

    if (whole + part == 0 || whole > 9 || part > 9 ||
        whole + (point != NULL) + part != strlen(text))
        return false;
    for (; *text; text++)
        if (*text != '.')
            digits = digits * 10 + (uint64_t)(*text - '0');
    for (size_t i = 0; i < part; i++)
        scale *= 10;
    *number = (double)digits / (double)scale;
    return true;
}

static bool set_decimal(double *place, const struct option *option, const char *value)
{
    return read_decimal(value, place) ||
           message_usage("--%s takes a number, not \"%s\"", option->name, value);
}

static bool set_gap(struct settings *settings, const char *value)
{
    size_t number = 0;

    settings->skip = true;
    settings->evaluation.skip_gap = -1;
    if (strcmp(value, "-1") == 0)
        return true;
    if (strcmp(value, "0") != 0 && (!options_number(value, &number) || number > INT32_MAX))
        return message_usage("--skip takes a whole number or -1, not \"%s\"", value);
    settings->evaluation.skip_gap = (int)number;
    return true;
}

/* ROUGE-1.5.5 has -f for the references, nutgraf for the format: a letter
 * tells which. */
static bool set_join(struct settings *settings, const char *name)
{
    static const char NAMES[] = {[NUTGRAF_REFERENCES_SUM] = 'A',
                                 [NUTGRAF_REFERENCES_BEST] = 'B',
                                 [NUTGRAF_REFERENCES_JACKKNIFE] = 'J'};

    for (size_t i = 0; i < sizeof NAMES; i++)
        if (name[0] == NAMES[i] && !name[1]) {
            settings->evaluation.references = (nutgraf_references)i;
            return true;
        }
    if (strcmp(name, "text") != 0 && strcmp(name, "json") != 0)
        return message_usage("-f takes A, B or J for the references, text or json for the format, "
                             "not \"%s\"",
                             name);
    return set_format(&settings->format, name);
}

static bool add_section(struct settings *settings, const char *value)
{
    const char *equals = strchr(value, '=');

    if (!equals || equals == value || !equals[1])
        return message_usage("--section takes NAME=GLOB, not \"%s\"", value);
    if (settings->section_count == MOST_SECTIONS)
        return message_usage("at most %d sections", MOST_SECTIONS);
    settings->sections[settings->section_count++] = value;
    return true;
}

static bool set(struct settings *settings, const struct option *option, const char *value)
{
    char *place = (char *)settings + option->offset;
    size_t number = 0;

    if ((option->kind == OPTION_NUMBER || option->kind == OPTION_BUDGET) &&
        !options_number(value, &number))
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
    case OPTION_DECIMAL:
        return set_decimal((double *)(void *)place, option, value);
    case OPTION_GAP:
        return set_gap(settings, value);
    case OPTION_JOIN:
        return set_join(settings, value);
    case OPTION_FORMAT:
        settings->format_given = true;
        return is_offered(option, value) && set_format((nutgraf_format *)place, value);
    case OPTION_INPUT:
        if (!is_offered(option, value))
            return false;
        set_input((nutgraf_input_format *)place, value);
        return true;
    case OPTION_NAME:
        return find_name(option, value, (int *)(void *)place);
    case OPTION_SECTION:
        return add_section(settings, value);
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

/* Does an earlier option of the command have the letter? */
static bool letter_taken(const struct option *option, unsigned command)
{
    for (const struct option *earlier = OPTIONS; earlier < option; earlier++)
        if ((earlier->commands & command) && earlier->letter == option->letter)
            return true;
    return false;
}

/* What is longer than its column has its help on the next line. */
void options_print(FILE *stream, unsigned command)
{
    static const int COLUMN = 31;

    for (const struct option *option = OPTIONS; option->name; option++) {
        bool letter = option->letter && !letter_taken(option, command);
        int width;

        if (!(option->commands & command))
            continue;
        width = letter ? fprintf(stream, "  -%c, ", option->letter) : fprintf(stream, "      ");
        width += fprintf(stream, "--%s%s%s", option->name, option->argument ? " " : "",
                         option->argument ? option->argument : "");
        if (width >= COLUMN)
            fprintf(stream, "\n%*s%s\n", COLUMN, "", option->help);
        else
            fprintf(stream, "%*s%s\n", COLUMN - width, "", option->help);
    }
}
