/* cmd_extract.c -- the article of a page. */
#include "cli/articles.h"
#include "cli/command.h"

static nutgraf_status extract(struct article_job *job)
{
    nutgraf_format format = job->record ? NUTGRAF_JSON : job->settings->format;

    return nutgraf_extract_write(job->document, format, job->record, job->out);
}

int cmd_extract(const struct settings *settings)
{
    return articles_run(settings, extract);
}
