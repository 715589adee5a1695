/* manual.c -- the option table as a manual page or as completions.
 *
 *     manual man < nutgraf.1.in > nutgraf.1     a line "@OPTIONS@" becomes the table,
 *                                               "@EVALUATE@" what is of evaluate alone
 *     manual bash > nutgraf.bash
 */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/options.h"

static void print_man_option(const struct option *option)
{
    printf(".It ");
    if (option->letter)
        printf("Fl %c , ", option->letter);
    printf("Fl -%s", option->name);
    if (option->argument)
        printf(" Ar %s", option->argument);
    printf("\n%c%s.\n", toupper((unsigned char)option->help[0]), option->help + 1);
}

/* The rows of evaluate alone, whose letters are ROUGE's, or all the others. */
static void print_man_options(bool evaluate)
{
    for (const struct option *option = OPTIONS; option->name; option++)
        if ((option->commands == FOR_EVALUATE) == evaluate)
            print_man_option(option);
}

static void print_man(void)
{
    char line[1024];

    while (fgets(line, sizeof line, stdin)) {
        if (strcmp(line, "@OPTIONS@\n") == 0)
            print_man_options(false);
        else if (strcmp(line, "@EVALUATE@\n") == 0)
            print_man_options(true);
        else
            fputs(line, stdout);
    }
}

static void print_bash(void)
{
    printf("_nutgraf()\n{\n    local word=${COMP_WORDS[COMP_CWORD]}\n"
           "    if [[ $word == -* ]]; then\n        COMPREPLY=($(compgen -W '");
    for (const struct option *option = OPTIONS; option->name; option++)
        printf("--%s ", option->name);
    printf("' -- \"$word\"))\n    else\n        COMPREPLY=($(compgen -f -- \"$word\"))\n    fi\n}\n"
           "complete -o filenames -F _nutgraf nutgraf\n");
}

int main(int count, char **arguments)
{
    if (count == 2 && strcmp(arguments[1], "man") == 0)
        print_man();
    else if (count == 2 && strcmp(arguments[1], "bash") == 0)
        print_bash();
    else
        return EXIT_FAILURE;
    return fflush(stdout) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
