#include "evaluate/evaluate.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "language/detect.h"

static const size_t MOST_NGRAMS = 9;
static const size_t MOST_SAMPLES = 100000;

nutgraf_evaluation_options nutgraf_evaluation_defaults(void)
{
    return (nutgraf_evaluation_options){
        .ngrams = 2, .skip_gap = 4, .alpha = 0.5, .samples = 1000, .confidence = 95, .seed = 1};
}

/* What is wrong with the options, or NULL. */
static const char *fault_in(const nutgraf_evaluation_options *options)
{
    if (options->ngrams > MOST_NGRAMS)
        return "n-grams of more than 9 words";
    if (!(options->weight >= 0 && options->weight <= 10))
        return "the weight of ROUGE-W must be above 0 and at most 10";
    if (options->bytes > 0 && options->words > 0)
        return "a limit in bytes or in words, not both";
    if (!(options->alpha >= 0 && options->alpha <= 1))
        return "alpha must be from 0 to 1";
    if (options->samples < 2 || options->samples > MOST_SAMPLES)
        return "the bootstrap takes 2 to 100000 samples";
    if (!(options->confidence > 0 && options->confidence < 100))
        return "the confidence must be above 0 and below 100 per cent";
    if (options->ngrams == 0 && options->no_lcs && options->weight <= 0 && !options->skip &&
        !options->skip_single)
        return "nothing to measure";
    return NULL;
}

/* "ROUGE-W-1.2": at most three decimals, no point of the locale's. */
static void name_weight(char *name, size_t room, double weight)
{
    unsigned thousandths = (unsigned)(weight * 1000 + 0.5);
    int length = snprintf(name, room, "ROUGE-W-%u.%03u", thousandths / 1000, thousandths % 1000);

    while (name[length - 1] == '0')
        name[--length] = '\0';
    if (name[length - 1] == '.')
        name[--length] = '\0';
}

static void add_metric(nutgraf_evaluation *evaluation, enum rouge_kind kind, uint32_t size,
                       double weight)
{
    static const char *const LETTERS[] = {
        [ROUGE_N] = "", [ROUGE_L] = "L", [ROUGE_S] = "S", [ROUGE_SU] = "SU"};
    char *name = evaluation->names[evaluation->metric_count];
    size_t room = sizeof evaluation->names[0];

    evaluation->metrics[evaluation->metric_count++] = (struct rouge_metric){kind, size, weight};
    if (kind == ROUGE_W)
        name_weight(name, room, weight);
    else if (kind == ROUGE_L || size == ROUGE_ANY_GAP)
        snprintf(name, room, "ROUGE-%s%s", LETTERS[kind], kind == ROUGE_L ? "" : "*");
    else
        snprintf(name, room, "ROUGE-%s%u", LETTERS[kind], (unsigned)size);
}

static void choose_metrics(nutgraf_evaluation *evaluation)
{
    const nutgraf_evaluation_options *options = &evaluation->options;
    uint32_t gap = options->skip_gap < 0 ? ROUGE_ANY_GAP : (uint32_t)options->skip_gap;

    for (uint32_t n = 1; n <= options->ngrams; n++)
        add_metric(evaluation, ROUGE_N, n, 0);
    if (!options->no_lcs)
        add_metric(evaluation, ROUGE_L, 0, 0);
    if (options->weight > 0)
        add_metric(evaluation, ROUGE_W, 0, options->weight);
    if (options->skip)
        add_metric(evaluation, ROUGE_S, gap, 0);
    if (options->skip_single)
        add_metric(evaluation, ROUGE_SU, gap, 0);
}

/* Room for a lexicon of each language. */
static nutgraf_status choose_language(nutgraf_evaluation *evaluation, nutgraf_error *error)
{
    const char *code = evaluation->options.language;

    if (!code)
        return NUTGRAF_OK;
    evaluation->language = *code ? language_find(code) : NULL;
    if (*code && !evaluation->language)
        return error_set(error, NUTGRAF_BAD_ARGUMENT, 0, "no such language: %.16s", code);
    evaluation->lexicons = calloc((size_t)language_count() + 1, sizeof *evaluation->lexicons);
    return evaluation->lexicons ? NUTGRAF_OK : error_no_memory(error);
}

static nutgraf_status start(nutgraf_evaluation *evaluation, nutgraf_error *error)
{
    const nutgraf_evaluation_options *options = &evaluation->options;
    const char *fault = fault_in(options);

    if (!rouge_vocabulary_init(&evaluation->vocabulary, options->stem, options->stop))
        return error_no_memory(error);
    if (fault)
        return error_set(error, NUTGRAF_BAD_ARGUMENT, 0, "%s", fault);
    choose_metrics(evaluation);
    return choose_language(evaluation, error);
}

nutgraf_evaluation *nutgraf_evaluation_new(const nutgraf_evaluation_options *options,
                                           nutgraf_error *error)
{
    nutgraf_evaluation *evaluation = calloc(1, sizeof *evaluation);

    if (!evaluation) {
        (void)error_no_memory(error);
        return NULL;
    }
    evaluation->options = options ? *options : nutgraf_evaluation_defaults();
    arena_init(&evaluation->scratch);
    arena_init(&evaluation->arena);
    if (start(evaluation, error) == NUTGRAF_OK)
        return evaluation;
    nutgraf_evaluation_free(evaluation);
    return NULL;
}

void nutgraf_evaluation_free(nutgraf_evaluation *evaluation)
{
    if (!evaluation)
        return;
    for (uint32_t i = 0; evaluation->lexicons && i <= language_count(); i++)
        if (evaluation->lexicons[i].language)
            lexicon_release(&evaluation->lexicons[i]);
    free(evaluation->lexicons);
    rouge_vocabulary_release(&evaluation->vocabulary);
    arena_release(&evaluation->scratch);
    arena_release(&evaluation->arena);
    free(evaluation->documents);
    free(evaluation);
}

nutgraf_status nutgraf_evaluation_irregular(nutgraf_evaluation *evaluation, const char *bytes,
                                            size_t length, nutgraf_error *error)
{
    if (!rouge_vocabulary_irregular(&evaluation->vocabulary, span_of(bytes, length)))
        return error_no_memory(error);
    return NUTGRAF_OK;
}

nutgraf_status nutgraf_evaluation_stopwords(nutgraf_evaluation *evaluation, const char *bytes,
                                            size_t length, nutgraf_error *error)
{
    if (!rouge_vocabulary_stopwords(&evaluation->vocabulary, span_of(bytes, length)))
        return error_no_memory(error);
    return NUTGRAF_OK;
}

static nutgraf_status read_text(nutgraf_evaluation *evaluation, struct rouge_text *text,
                                nutgraf_bytes bytes)
{
    struct rouge_limits limits = {evaluation->options.bytes, evaluation->options.words};

    if (bytes.length > NUTGRAF_MAX_BYTES)
        return NUTGRAF_TOO_LARGE;
    return rouge_text_read(text, &evaluation->vocabulary, &evaluation->scratch,
                           span_of(bytes.bytes, bytes.length), limits)
               ? NUTGRAF_OK
               : NUTGRAF_NO_MEMORY;
}

static nutgraf_status read_references(nutgraf_evaluation *evaluation, struct rouge_text *texts,
                                      const nutgraf_evaluated *document)
{
    nutgraf_status status = NUTGRAF_OK;

    for (size_t i = 0; i < document->reference_count && status == NUTGRAF_OK; i++)
        status = read_text(evaluation, &texts[i], document->references[i]);
    return status;
}

/* The scores of one summary of a document, one a metric, in the arena of the
 * evaluation. */
static nutgraf_status measure(nutgraf_evaluation *evaluation, struct rouge_score *scores,
                              nutgraf_bytes summary, const struct rouge_text *references,
                              uint32_t count)
{
    uint32_t metrics = evaluation->metric_count;
    struct rouge_tally *tallies =
        arena_array(&evaluation->scratch, (size_t)count * metrics, sizeof *tallies);
    struct rouge_text system;
    nutgraf_status status = read_text(evaluation, &system, summary);

    if (!tallies)
        return NUTGRAF_NO_MEMORY;
    for (uint32_t i = 0; i < count && status == NUTGRAF_OK; i++)
        status = rouge_tally(tallies + (size_t)i * metrics, evaluation->metrics, metrics, &system,
                             &references[i], evaluation->vocabulary.numbers, &evaluation->scratch);
    for (uint32_t m = 0; m < metrics && status == NUTGRAF_OK; m++)
        scores[m] =
            rouge_join(tallies + m, count, metrics, evaluation->metrics[m],
                       (enum rouge_join)evaluation->options.references, evaluation->options.alpha);
    return status;
}

/* The place of the next document, its id copied. NULL: memory ran out. */
static struct evaluated *make_place(nutgraf_evaluation *evaluation,
                                    const nutgraf_evaluated *document)
{
    size_t wanted = evaluation->capacity > 0 ? evaluation->capacity * 2 : 64;
    struct evaluated *grown = evaluation->documents, *place;
    struct rouge_score *scores;

    if (evaluation->count == evaluation->capacity) {
        grown = realloc(grown, wanted * sizeof *grown);
        if (!grown)
            return NULL;
        evaluation->documents = grown;
        evaluation->capacity = wanted;
    }
    place = &grown[evaluation->count];
    scores = arena_array(&evaluation->arena, (size_t)evaluation->metric_count * 2, sizeof *scores);
    place->id = arena_string(&evaluation->arena, document->id, strlen(document->id));
    place->system = scores;
    place->other = scores && document->paired ? scores + evaluation->metric_count : NULL;
    return place->id && scores ? place : NULL;
}

/* The words of the document are those of one language: the one asked for, or
 * the one its first reference is in. False: memory ran out. */
static bool choose_lexicon(nutgraf_evaluation *evaluation, nutgraf_bytes reference)
{
    const struct language *language = evaluation->language;
    struct lexicon *lexicon;

    if (!evaluation->lexicons)
        return true;
    if (!language)
        language = detect(span_of(reference.bytes, reference.length));
    lexicon = &evaluation->lexicons[language_index(language)];
    if (lexicon->language) {
        lexicon_trim(lexicon);
    } else if (!lexicon_init(lexicon, language, NULL)) {
        lexicon_release(lexicon);
        return false;
    }
    evaluation->vocabulary.lexicon = lexicon;
    return true;
}

static nutgraf_status add(nutgraf_evaluation *evaluation, const nutgraf_evaluated *document)
{
    uint32_t count = (uint32_t)document->reference_count;
    struct rouge_text *references =
        arena_array(&evaluation->scratch, document->reference_count, sizeof *references);
    struct evaluated *place = make_place(evaluation, document);
    nutgraf_status status = NUTGRAF_NO_MEMORY;

    if (references && place && choose_lexicon(evaluation, document->references[0]))
        status = read_references(evaluation, references, document);
    if (status == NUTGRAF_OK)
        status = measure(evaluation, place->system, document->system, references, count);
    if (status == NUTGRAF_OK && document->paired)
        status = measure(evaluation, place->other, document->other, references, count);
    return status;
}

nutgraf_status nutgraf_evaluation_add(nutgraf_evaluation *evaluation,
                                      const nutgraf_evaluated *document, nutgraf_error *error)
{
    nutgraf_status status;

    if (document->reference_count == 0 || document->reference_count > UINT16_MAX)
        return error_set(error, NUTGRAF_BAD_ARGUMENT, 0, "%s: %s", document->id,
                         document->reference_count == 0 ? "no reference" : "too many references");
    if (evaluation->count > 0 && evaluation->paired != document->paired)
        return error_set(error, NUTGRAF_BAD_ARGUMENT, 0, "%s: some documents are paired, some not",
                         document->id);
    arena_reset(&evaluation->scratch);
    rouge_vocabulary_begin(&evaluation->vocabulary);
    status = add(evaluation, document);
    if (status == NUTGRAF_NO_MEMORY)
        return error_no_memory(error);
    if (status != NUTGRAF_OK)
        return error_set(error, status, 0, "%s: too many words in one line or text", document->id);
    evaluation->paired = document->paired;
    evaluation->count++;
    return NUTGRAF_OK;
}

size_t nutgraf_evaluation_count(const nutgraf_evaluation *evaluation)
{
    return evaluation->count;
}

const char *nutgraf_evaluation_metric(const nutgraf_evaluation *evaluation, size_t i)
{
    return i < evaluation->metric_count ? evaluation->names[i] : NULL;
}

nutgraf_score nutgraf_evaluation_score(const nutgraf_evaluation *evaluation, size_t i,
                                       size_t metric, bool other)
{
    const struct evaluated *document = &evaluation->documents[i];
    struct rouge_score score = (other ? document->other : document->system)[metric];

    return (nutgraf_score){score.recall, score.precision, score.f};
}
