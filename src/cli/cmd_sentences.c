/* cmd_sentences.c -- every sentence of the document, as it was split. */
#include "cli/articles.h"
#include "cli/command.h"

static nutgraf_status sentences(struct article_job *job)
{
    nutgraf_format format = job->record ? NUTGRAF_JSON : job->settings->format;

    return nutgraf_sentences_write(job->document, format, job->record, job->out);
}

int cmd_sentences(const struct settings *settings)
{
    return articles_run(settings, sentences);
}
