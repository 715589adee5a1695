/* cmd_summarise.c -- a headline and a summary of each article; and, of the
 * same making, the headline alone. */
#include "cli/articles.h"
#include "cli/command.h"

static nutgraf_status write_summary(struct article_job *job, const nutgraf_summary_options *options)
{
    nutgraf_format format = job->record ? NUTGRAF_JSON : job->settings->format;
    const nutgraf_summary *summary = nutgraf_summarise(job->document, options, NULL);

    if (!summary || nutgraf_summary_write(summary, format, job->record, job->out) != NUTGRAF_OK)
        return NUTGRAF_NO_MEMORY;
    articles_warn(job, summary);
    return nutgraf_summary_outcome(summary) == NUTGRAF_DONE ? NUTGRAF_OK : NUTGRAF_BAD_INPUT;
}

static nutgraf_status summarise(struct article_job *job)
{
    return write_summary(job, &job->settings->summary);
}

static nutgraf_status headline(struct article_job *job)
{
    nutgraf_summary_options options = job->settings->summary;

    options.no_sentences = true;
    return write_summary(job, &options);
}

int cmd_summarise(const struct settings *settings)
{
    return articles_run(settings, summarise);
}

int cmd_headline(const struct settings *settings)
{
    return articles_run(settings, headline);
}
