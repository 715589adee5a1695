#include "explain/cutting.h"

/* Moves `from` to the start of what follows in the sentence: kept when the next
 * of the headline's spans starts there. */
static struct cut_run run_at(const struct headline *headline, uint32_t from, uint32_t end)
{
    for (uint32_t i = 0; i < headline->span_count; i++) {
        uint32_t start = headline->spans[i].start, stop = start + headline->spans[i].length;

        if (from >= stop)
            continue;
        if (from < start)
            return (struct cut_run){from, start, false};
        return (struct cut_run){from, stop, true};
    }
    return (struct cut_run){from, end, false};
}

bool cutting_next(const struct nutgraf_summary *summary, struct cut_run *run)
{
    const struct document *document = &summary->article->document;
    const struct headline *headline = summary->headline;
    const struct sentence *sentence;
    uint32_t end;

    if (!headline || headline->span_count == 0)
        return false;
    sentence = &document->sentences[headline->sentence];
    end = sentence->start + sentence->length;
    for (uint32_t at = run->end > 0 ? run->end : sentence->start; at < end; at = run->end) {
        uint32_t next;

        *run = run_at(headline, at, end);
        next = run->end;
        document_trim(document, &run->start, &run->end);
        if (run->start < run->end)
            return true;
        run->end = next; /* white space alone */
    }
    return false;
}
