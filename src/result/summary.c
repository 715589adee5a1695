/* summary.c -- from a ranked article to chosen sentences, a headline and what
 * a person should be told about them. */
#include "result/summary.h"

#include <stdio.h>

#include "language/utf8.h"

static const size_t DEFAULT_SENTENCES = 3;

/* A warning that does not fit any more is the least important one. */
static void warn(struct nutgraf_summary *summary, const char *text)
{
    if (summary->warning_count < SUMMARY_WARNINGS)
        summary->warnings[summary->warning_count++] = text;
}

static struct budget budget_of(const struct article *article,
                               const nutgraf_summary_options *options)
{
    size_t size = options->budget ? options->budget : DEFAULT_SENTENCES;

    if (options->budget == 0)
        return (struct budget){NUTGRAF_SENTENCES, size};
    if (options->unit == NUTGRAF_PERCENT)
        return (struct budget){NUTGRAF_PERCENT, article_words(article) * size / 100};
    return (struct budget){options->unit, size};
}

static struct demand demand_of(const struct article *article,
                               const nutgraf_summary_options *options)
{
    return (struct demand){.budget = budget_of(article, options),
                           .method = options->method,
                           .prior = options->prior,
                           .query = span_from(options->query ? options->query : ""),
                           .must = span_from(options->must ? options->must : "")};
}

/* The first `count` words of a sentence, with what stands between them. */
static struct span first_words(const struct document *document, uint32_t sentence, uint32_t count)
{
    const struct sentence *of = &document->sentences[sentence];
    const struct token *last = &document->tokens[of->first_token + count - 1];

    return document_span(document, of->start, last->start + last->length - of->start);
}

/* The longest prefix of whole words that fits with an ellipsis behind it. More
 * words never cost less: halving finds it. */
static uint32_t cut_length(const struct document *document, uint32_t sentence, struct budget budget)
{
    size_t ellipsis =
        budget.unit == NUTGRAF_BYTES ? strlen("…") : budget.unit == NUTGRAF_CHARACTERS;
    uint32_t fit = 0, most = document->sentences[sentence].token_count;

    while (fit < most) {
        uint32_t count = fit + (most - fit + 1) / 2;
        struct span prefix = first_words(document, sentence, count);

        if (budget_text(prefix, count, budget.unit) + ellipsis <= budget.size)
            fit = count;
        else
            most = count - 1;
    }
    return fit > 0 ? (uint32_t)first_words(document, sentence, fit).length : 0;
}

/* The best sentence, cut: only when no whole sentence fits. */
static bool choose_cut(struct nutgraf_summary *summary, struct article *article,
                       struct budget budget)
{
    static const struct demand ONE = {.budget = {NUTGRAF_SENTENCES, 1}};
    struct selection *best = selector_choose(&article->ranking, &ONE);

    if (!best)
        return false;
    if (best->count > 0)
        summary->cut_length = cut_length(&article->document, best->sentences[0], budget);
    if (summary->cut_length > 0)
        summary->selection = best;
    return true;
}

static bool choose(struct nutgraf_summary *summary, struct article *article,
                   const nutgraf_summary_options *options)
{
    struct demand demand = demand_of(article, options);

    if (summary->outcome == NUTGRAF_NO_TEXT)
        return true;
    summary->selection = selector_choose(&article->ranking, &demand);
    if (!summary->selection)
        return false;
    if (summary->selection->count > 0)
        return true;
    summary->outcome = NUTGRAF_BUDGET_TOO_SMALL;
    warn(summary, "no sentence fits the budget; ask for more, or for --cut");
    if (!options->cut)
        return true;
    if (!choose_cut(summary, article, demand.budget))
        return false;
    if (summary->cut_length > 0) {
        summary->outcome = NUTGRAF_DONE;
        summary->warnings[0] = "no sentence fits the budget: the best one is cut";
    }
    return true;
}

static bool warn_of_input(struct nutgraf_summary *summary, struct article *article)
{
    const struct document *document = &article->document;
    char text[128];
    char *copy;

    if (summary->outcome == NUTGRAF_NO_TEXT)
        warn(summary, "no text to summarise");
    if (summary->outcome == NUTGRAF_ONLY_NOISE)
        warn(summary, "nothing but boilerplate; the least noisy sentence is used");
    if (document->repaired == 0)
        return true;
    snprintf(text, sizeof text, "%u byte%s not UTF-8, read as U+FFFD", (unsigned)document->repaired,
             document->repaired == 1 ? " is" : "s are");
    copy = arena_string(&article->arena, text, strlen(text));
    if (copy)
        warn(summary, copy);
    return copy != NULL;
}

/* 75 bytes is the length of DUC-2004; 12 words are about as long. */
static struct headline_form form_of(const nutgraf_summary_options *options)
{
    static const struct headline_form FORMS[] = {
        [NUTGRAF_HEADLINE_BYTES] = {NUTGRAF_BYTES, 75, false},
        [NUTGRAF_HEADLINE_CHARACTERS] = {NUTGRAF_CHARACTERS, 75, false},
        [NUTGRAF_HEADLINE_WORDS] = {NUTGRAF_WORDS, 12, false}};
    struct headline_form form = FORMS[options->headline_unit];

    if (options->headline_length)
        form.length = options->headline_length;
    form.sentence = options->headline_style == NUTGRAF_SENTENCE_STYLE;
    return form;
}

struct nutgraf_summary *summary_make(struct article *article,
                                     const nutgraf_summary_options *options)
{
    static const nutgraf_summary_options DEFAULTS = {0};
    struct nutgraf_summary *summary = arena_zeroed(&article->arena, 1, sizeof *summary);

    if (!options)
        options = &DEFAULTS;
    if (!summary)
        return NULL;
    summary->article = article;
    summary->no_sentences = options->no_sentences;
    summary->outcome = article_outcome(article);
    summary->selection = arena_zeroed(&article->arena, 1, sizeof *summary->selection);
    if (!summary->selection)
        return NULL;
    if (!options->no_sentences && !choose(summary, article, options))
        return NULL;
    if (!warn_of_input(summary, article))
        return NULL;
    if (options->keywords > 0) {
        summary->keywords = keywords_of(&article->ranking, options->keywords);
        if (!summary->keywords)
            return NULL;
    }
    if (options->no_headline)
        return summary;
    summary->headline =
        headline_make(&article->document, article->ranking.tfidf->idf, form_of(options));
    return summary->headline ? summary : NULL;
}

struct span summary_span(const struct nutgraf_summary *summary, uint32_t i)
{
    const struct document *document = &summary->article->document;
    const struct sentence *sentence = &document->sentences[summary->selection->sentences[i]];

    return document_span(document, sentence->start,
                         summary->cut_length ? summary->cut_length : sentence->length);
}

nutgraf_outcome nutgraf_summary_outcome(const nutgraf_summary *summary)
{
    return summary->outcome;
}

const char *nutgraf_summary_warning(const nutgraf_summary *summary, size_t i)
{
    return i < summary->warning_count ? summary->warnings[i] : NULL;
}

size_t nutgraf_summary_count(const nutgraf_summary *summary)
{
    return summary->selection->count;
}

nutgraf_chosen nutgraf_summary_sentence(const nutgraf_summary *summary, size_t i)
{
    struct span span = summary_span(summary, (uint32_t)i);
    uint32_t index = summary->selection->sentences[i];
    size_t start = (size_t)(span.bytes - summary->article->document.text.bytes);

    return (nutgraf_chosen){start, start + span.length, index,
                            summary->article->ranking.score[index]};
}

const char *nutgraf_summary_headline(const nutgraf_summary *summary)
{
    return summary->headline ? summary->headline->text : "";
}

nutgraf_keyword nutgraf_summary_keyword(const nutgraf_summary *summary, size_t i)
{
    const struct keyword *keyword;

    if (!summary->keywords || i >= summary->keywords->count)
        return (nutgraf_keyword){0, 0, 0};
    keyword = &summary->keywords->items[i];
    return (nutgraf_keyword){keyword->start, (size_t)keyword->start + keyword->length,
                             keyword->weight};
}
