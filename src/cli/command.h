/* command.h -- the commands: one row and one cmd_*.c each. */
#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H

#include "cli/options.h"

/* Exit codes of the program. */
enum { EXIT_DONE = 0, EXIT_FAILED = 1, EXIT_USAGE = 2 };

struct command {
    const char *name;
    unsigned set; /* one of enum command_set */
    int (*run)(const struct settings *settings);
    const char *operands;
    const char *help;
};

/* All rows; the first is the default, the last has no name. */
extern const struct command COMMANDS[];

int cmd_summarise(const struct settings *settings);
int cmd_headline(const struct settings *settings);
int cmd_extract(const struct settings *settings);
int cmd_sentences(const struct settings *settings);
int cmd_corpus(const struct settings *settings);
int cmd_explain(const struct settings *settings);
int cmd_compare(const struct settings *settings);
int cmd_digest(const struct settings *settings);
int cmd_archive(const struct settings *settings);
int cmd_evaluate(const struct settings *settings);

#endif
