/* options.h -- the one table of options: it parses, prints help, and feeds the
 * man page and the completions. */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "nutgraf.h"

/* The commands an option belongs to; a set. */
enum command_set {
    FOR_SUMMARISE = 1 << 0,
    FOR_HEADLINE = 1 << 1,
    FOR_SENTENCES = 1 << 2,
    FOR_CORPUS = 1 << 3,
    FOR_EVALUATE = 1 << 4,
    FOR_EXTRACT = 1 << 5,
    FOR_COMPARE = 1 << 6,
    FOR_DIGEST = 1 << 7,
    FOR_ARCHIVE = 1 << 8,
    FOR_EXPLAIN = 1 << 9,
    /* They choose sentences. */
    FOR_SUMMARIES = FOR_SUMMARISE | FOR_COMPARE | FOR_EXPLAIN | FOR_DIGEST,
    FOR_ARTICLES = FOR_SUMMARISE | FOR_HEADLINE | FOR_SENTENCES | FOR_EXTRACT | FOR_EXPLAIN,
    FOR_ALL = 0x7fffffff
};

enum { MOST_SECTIONS = 64 };

/* What the command line asked for. */
struct settings {
    nutgraf_summary_options summary;
    bool budget_given;
    nutgraf_input input;
    nutgraf_format format;
    bool format_given;
    bool jsonl;
    nutgraf_record_keys keys;
    const char *output; /* NULL: standard output */
    const char *background, *stopwords;
    bool lines; /* corpus: a document a line */
    const char *counts;
    const char *source;
    size_t least;
    nutgraf_evaluation_options evaluation;
    const char *against, *irregular, *references_key;
    bool skip, unigrams, both, each, unicode;
    size_t seed;
    bool strict, brief, no_color; /* compare */
    double threshold;
    nutgraf_digest_options digest; /* what needs no reading; the rest is below */
    const char *since, *until, *now, *intro, *page;
    const char *sections[MOST_SECTIONS]; /* NAME=GLOB */
    size_t section_count;
    bool dry_run;
    const char *archive; /* compare, digest */
    const char *before;  /* archive prune */
    bool quiet, verbose, help, version;
    const char **operands; /* what is left: files; in the caller's argument vector */
    size_t operand_count;
};

enum option_kind {
    OPTION_FLAG,    /* bool */
    OPTION_TEXT,    /* const char * */
    OPTION_NUMBER,  /* size_t, at least 1 */
    OPTION_DECIMAL, /* double, not negative */
    OPTION_GAP,     /* int: a number, or -1 for any */
    OPTION_JOIN,    /* nutgraf_references by name, or a format */
    OPTION_FORMAT,  /* nutgraf_format by name, one of those in `argument` */
    OPTION_INPUT,   /* nutgraf_input_format by name */
    OPTION_NAME,    /* an enumeration whose values are the names in `argument`, from 0 */
    OPTION_SECTION, /* NAME=GLOB, any number of times */
    OPTION_BUDGET   /* a number; the row's `unit` is its unit */
};

struct option {
    const char *name; /* long, without the dashes */
    char letter;      /* or 0 */
    enum option_kind kind;
    nutgraf_unit unit;
    size_t offset; /* in struct settings */
    unsigned commands;
    const char *argument; /* shown in the help; NULL: a flag */
    const char *help;
};

/* All rows, in the order of the help; the last has no name. */
extern const struct option OPTIONS[];

/* Fills `settings` from the arguments, in which the operands are moved to the
 * front. False: a message was printed, the usage is wrong. */
bool options_parse(struct settings *settings, unsigned command, char **arguments, size_t count);
/* Reads a whole number from 1. False: it is none, or too large. */
bool options_number(const char *text, size_t *number);
/* Prints the options of a command, a line each. */
void options_print(FILE *stream, unsigned command);
/* The nearest of `count` names to `word`, or NULL when none is near: at most a
 * third of the letters differ. */
const char *options_nearest(const char *word, const char *const *names, size_t count);

#endif
