#include "cli/evaluate.h"

#include <stdlib.h>

#include "cli/file.h"
#include "cli/message.h"

/* ---- what the sources fill ---- */

void evaluator_no_memory(struct evaluator *evaluator)
{
    if (!evaluator->stopped)
        message(NULL, "out of memory");
    evaluator->failed = evaluator->stopped = true;
}

nutgraf_buffer *evaluator_reference(struct evaluator *evaluator, size_t i)
{
    if (i == evaluator->reference_room) {
        nutgraf_buffer **grown =
            realloc(evaluator->references, (i + 1) * sizeof *evaluator->references);

        if (grown)
            evaluator->references = grown;
        if (!grown || !(grown[i] = nutgraf_buffer_new())) {
            evaluator_no_memory(evaluator);
            return NULL;
        }
        evaluator->reference_room++;
    }
    nutgraf_buffer_clear(evaluator->references[i]);
    return evaluator->references[i];
}

static nutgraf_bytes bytes_of(const nutgraf_buffer *buffer)
{
    return (nutgraf_bytes){nutgraf_buffer_bytes(buffer), nutgraf_buffer_length(buffer)};
}

void evaluator_add(struct evaluator *evaluator, const char *id, size_t count)
{
    nutgraf_bytes *references = calloc(count + 1, sizeof *references);
    nutgraf_evaluated document = {.id = id, .references = references, .reference_count = count};
    nutgraf_error error;

    if (!references) {
        evaluator_no_memory(evaluator);
        return;
    }
    for (size_t i = 0; i < count; i++)
        references[i] = bytes_of(evaluator->references[i]);
    document.system = bytes_of(evaluator->system);
    document.paired = evaluator->other != NULL;
    if (evaluator->other)
        document.other = bytes_of(evaluator->other);
    if (nutgraf_evaluation_add(evaluator->evaluation, &document, &error) != NUTGRAF_OK) {
        message(NULL, "%s", error.message);
        evaluator->failed = true;
        evaluator->stopped = evaluator->stopped || error.status == NUTGRAF_NO_MEMORY;
    }
    free(references);
}

/* ---- one evaluation ---- */

void evaluator_finish(struct evaluator *evaluator)
{
    for (size_t i = 0; i < evaluator->reference_room; i++)
        nutgraf_buffer_free(evaluator->references[i]);
    free(evaluator->references);
    nutgraf_buffer_free(evaluator->system);
    nutgraf_buffer_free(evaluator->other);
    nutgraf_evaluation_free(evaluator->evaluation);
}

typedef nutgraf_status add_words(nutgraf_evaluation *evaluation, const char *bytes, size_t length,
                                 nutgraf_error *error);

/* Gives a file of words to the evaluation; NULL: there is none. */
static bool add_file(struct evaluator *evaluator, const char *file, add_words *add)
{
    struct input input;
    nutgraf_error error;
    bool done;

    if (!file)
        return true;
    if (!input_read(&input, file))
        return false;
    done = add(evaluator->evaluation, input.bytes, input.length, &error) == NUTGRAF_OK;
    if (!done)
        message(file_name(file), "%s", error.message);
    input_release(&input);
    return done;
}

static nutgraf_evaluation_options options_of(const struct settings *settings)
{
    nutgraf_evaluation_options options = settings->evaluation;

    options.skip = settings->skip && (settings->both || !settings->unigrams);
    options.skip_single = settings->skip && (settings->both || settings->unigrams);
    if (settings->seed > 0)
        options.seed = settings->seed;
    if (settings->unicode)
        options.language = settings->input.language ? settings->input.language : "";
    return options;
}

bool evaluator_start(struct evaluator *evaluator, const struct settings *settings)
{
    nutgraf_evaluation_options options = options_of(settings);
    nutgraf_error error;

    *evaluator = (struct evaluator){.settings = settings};
    evaluator->evaluation = nutgraf_evaluation_new(&options, &error);
    if (!evaluator->evaluation) {
        message(NULL, "%s", error.message);
        return false;
    }
    evaluator->system = nutgraf_buffer_new();
    evaluator->other = settings->against ? nutgraf_buffer_new() : NULL;
    if (!evaluator->system || (settings->against && !evaluator->other)) {
        evaluator_no_memory(evaluator);
        return false;
    }
    return add_file(evaluator, settings->irregular, nutgraf_evaluation_irregular) &&
           add_file(evaluator, settings->stopwords, nutgraf_evaluation_stopwords);
}
