/* articles.h -- the loop that every command over articles shares: files or
 * lines of JSON in, what the command prints of each out. */
#ifndef CLI_ARTICLES_H
#define CLI_ARTICLES_H

#include "cli/options.h"

/* What a command does with one article. */
struct article_job {
    const struct settings *settings;
    const char *name; /* for messages */
    nutgraf_document *document;
    const nutgraf_record *record; /* NULL: a file */
    nutgraf_buffer *out;
};

/* Appends the article's result to `out`. NO_MEMORY ends the run; BAD_INPUT
 * means that this article failed and a message was printed. */
typedef nutgraf_status article_step(struct article_job *job);

/* Tells what a person should know of a summary, unless the result carries it. */
void articles_warn(const struct article_job *job, const nutgraf_summary *summary);
/* Runs `step` over the operands, prints, and returns the exit code. */
int articles_run(const struct settings *settings, article_step *step);

#endif
