/* intake.h -- the inputs of a digest: files, directories, lines of JSON, lists. */
#ifndef CLI_INTAKE_H
#define CLI_INTAKE_H

#include "cli/options.h"

struct intake {
    const struct settings *settings;
    nutgraf_digest *digest;
    bool progress; /* tell a terminal how many there are so far */
    bool failed;   /* some input failed; a message was printed */
    bool stopped;  /* memory ran out */
};

/* Adds what the operands name; standard input where there is none. */
void intake_run(struct intake *intake);

#endif
