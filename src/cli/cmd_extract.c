/* cmd_extract.c -- the article of a page. */
#include "cli/articles.h"
#include "cli/command.h"
#include "cli/message.h"

static nutgraf_status extract(struct article_job *job)
{
    nutgraf_format format = job->record ? NUTGRAF_JSON : job->settings->format;

    const char *warning = nutgraf_extract_warning(job->document);

    if (nutgraf_extract_write(job->document, format, job->record, job->out) != NUTGRAF_OK)
        return NUTGRAF_NO_MEMORY;
    if (warning && !job->record && !job->settings->quiet)
        message(job->name, "%s", warning);
    return warning ? NUTGRAF_BAD_INPUT : NUTGRAF_OK;
}

int cmd_extract(const struct settings *settings)
{
    return articles_run(settings, extract);
}
