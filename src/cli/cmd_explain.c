/* cmd_explain.c -- why these sentences. */
#include "cli/articles.h"
#include "cli/command.h"
#include "cli/desk.h"
#include "cli/message.h"

static nutgraf_status explain(struct article_job *job)
{
    const struct settings *settings = job->settings;
    nutgraf_format format = job->record ? NUTGRAF_JSON : settings->format;
    const nutgraf_summary *summary = nutgraf_summarise(job->document, &settings->summary, NULL);

    if (!summary || nutgraf_explain_write(summary, format, desk_wants_color(settings), job->record,
                                          job->out) != NUTGRAF_OK)
        return NUTGRAF_NO_MEMORY;
    articles_warn(job, summary);
    return nutgraf_summary_outcome(summary) == NUTGRAF_DONE ? NUTGRAF_OK : NUTGRAF_BAD_INPUT;
}

/* A page unless another format is asked for; on a terminal, where nobody reads
 * one, text. */
int cmd_explain(const struct settings *settings)
{
    struct settings own = *settings;

    if (!own.format_given)
        own.format = desk_is_terminal(settings) ? NUTGRAF_TEXT : NUTGRAF_HTML;
    if (own.format == NUTGRAF_HTML && own.operand_count > 1 && !own.jsonl) {
        message_usage("explain makes one page of one file; -f text and -f json take more");
        return EXIT_USAGE;
    }
    return articles_run(&own, explain);
}
