/* main.c -- nutgraf [COMMAND] [OPTION...] [FILE...] */
#include <stdio.h>
#include <string.h>

#include "cli/command.h"
#include "cli/message.h"

const struct command COMMANDS[] = {
    {"summarise", FOR_SUMMARISE, cmd_summarise, "[FILE...]",
     "a headline and a summary of each article (the default)"},
    {"summarize", FOR_SUMMARISE, cmd_summarise, NULL, NULL},
    {"headline", FOR_HEADLINE, cmd_headline, "[FILE...]", "the headline alone"},
    {"sentences", FOR_SENTENCES, cmd_sentences, "[FILE...]", "every sentence, as it was split"},
    {"extract", FOR_EXTRACT, cmd_extract, "[FILE...]",
     "the article of a page, without what stands around it"},
    {"compare", FOR_COMPARE, cmd_compare, "OLD NEW [NEWER...] | --archive FILE KEY [VERSION...]",
     "what changed between versions, and why the summary did"},
    {"explain", FOR_EXPLAIN, cmd_explain, "[FILE]",
     "why these sentences: a page with every sentence's score and reasons"},
    {"digest", FOR_DIGEST, cmd_digest, "INPUT...",
     "a newsletter from articles, feeds, directories and lists of feeds"},
    {"archive", FOR_ARCHIVE, cmd_archive, "list|show|export|prune FILE [KEY...]",
     "what digests remember of what they read and sent"},
    {"corpus", FOR_CORPUS, cmd_corpus, "build|merge|info FILE...",
     "make, add and describe background tables"},
    {"evaluate", FOR_EVALUATE, cmd_evaluate, "SYSTEM REFERENCES | CONFIG.xml [SYSTEM]",
     "measure summaries against references with ROUGE"},
    {0},
};

static const struct command *find_command(const char *name)
{
    const struct command *command = COMMANDS;

    while (command->name && strcmp(command->name, name) != 0)
        command++;
    return command->name ? command : NULL;
}

static void print_help(const struct command *command, bool named)
{
    if (named) {
        printf("usage: nutgraf %s [OPTION...] %s\n\n%s\n\noptions:\n", command->name,
               command->operands ? command->operands : COMMANDS->operands,
               command->help ? command->help : COMMANDS->help);
    } else {
        printf("usage: nutgraf [COMMAND] [OPTION...] [FILE...]\n\n"
               "Prints an honest headline and a summary of an exact length for each article.\n"
               "No FILE, or -, is standard input.\n\ncommands:\n");
        for (const struct command *row = COMMANDS; row->name; row++)
            if (row->help)
                printf("  %-14s %s\n", row->name, row->help);
        printf("\noptions of %s:\n", command->name);
    }
    options_print(stdout, command->set);
    printf("\nExit status: 0 done, 1 some input failed, 2 wrong usage. The whole story: man "
           "nutgraf\n");
}

static bool check_language(const struct settings *settings)
{
    const char *code = settings->input.language;
    const char *known;

    if (!code || nutgraf_language_name(code))
        return true;
    fprintf(stderr, "nutgraf: no such language: %s; there are", code);
    for (size_t i = 0; (known = nutgraf_language_code(i)); i++)
        fprintf(stderr, " %s", known);
    fputc('\n', stderr);
    return false;
}

int main(int count, char **arguments)
{
    const struct command *command = count > 1 ? find_command(arguments[1]) : NULL;
    bool named = command != NULL;
    struct settings settings = {.evaluation = nutgraf_evaluation_defaults()};
    int first = named ? 2 : 1;

    if (!command)
        command = COMMANDS;
    if (first > count)
        first = count;
    if (!options_parse(&settings, command->set, arguments + first, (size_t)(count - first)))
        return EXIT_USAGE;
    if (settings.version) {
        printf("nutgraf %s\n", nutgraf_version());
        return EXIT_DONE;
    }
    if (settings.help) {
        print_help(command, named);
        return EXIT_DONE;
    }
    if (!check_language(&settings))
        return EXIT_USAGE;
    return command->run(&settings);
}
