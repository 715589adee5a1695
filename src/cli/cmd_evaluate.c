/* cmd_evaluate.c -- how good summaries are: ROUGE against references. */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/command.h"
#include "cli/evaluate.h"
#include "cli/file.h"
#include "cli/message.h"

/* ---- the run ---- */

struct evaluate_run {
    const struct settings *settings;
    nutgraf_buffer *buffer;
    struct output output;
    bool failed;
};

/* Prints what was measured; `name` heads it unless NULL. */
static void print(struct evaluate_run *run, struct evaluator *evaluator, const char *name)
{
    const struct settings *settings = run->settings;

    run->failed = run->failed || evaluator->failed;
    if (evaluator->unmatched > 0) {
        message(NULL, "%zu reference%s without a summary", evaluator->unmatched,
                evaluator->unmatched == 1 ? "" : "s");
        run->failed = true;
    }
    if (nutgraf_evaluation_count(evaluator->evaluation) == 0) {
        message(name, "nothing to measure: no summary has a reference");
        run->failed = true;
        return;
    }
    if (nutgraf_evaluation_write(evaluator->evaluation, settings->format, name, settings->each,
                                 run->buffer) != NUTGRAF_OK) {
        message(NULL, "out of memory");
        run->failed = true;
    }
}

static bool is_folder(const char *path)
{
    struct stat status;

    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

static void run_pair(struct evaluate_run *run)
{
    const struct settings *settings = run->settings;
    const char *system = settings->operands[0], *references = settings->operands[1];
    struct evaluator evaluator;

    if (evaluator_start(&evaluator, settings)) {
        (is_folder(system) ? evaluate_folders : evaluate_lines)(&evaluator, system, references,
                                                                settings->against);
        print(run, &evaluator, NULL);
    } else {
        run->failed = true;
    }
    evaluator_finish(&evaluator);
}

/* ---- ROUGE's config.xml ---- */

static int by_name(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The ids of all peers, sorted, each once; the caller frees the list. NULL:
 * memory ran out. */
static const char **peers_of(const nutgraf_trials *trials, size_t *count)
{
    const nutgraf_trial *trial;
    const char **peers;
    size_t room = 0, kept = 0;

    for (size_t i = 0; (trial = nutgraf_trials_at(trials, i)); i++)
        room += trial->peer_count;
    peers = calloc(room + 1, sizeof *peers);
    *count = 0;
    if (!peers)
        return NULL;
    for (size_t i = 0; (trial = nutgraf_trials_at(trials, i)); i++)
        for (size_t k = 0; k < trial->peer_count; k++)
            peers[(*count)++] = trial->peers[k].id;
    qsort(peers, *count, sizeof *peers, by_name);
    for (size_t i = 0; i < *count; i++)
        if (i == 0 || strcmp(peers[i], peers[i - 1]) != 0)
            peers[kept++] = peers[i];
    *count = kept;
    return peers;
}

static void run_peer(struct evaluate_run *run, const nutgraf_trials *trials, const char *folder,
                     const char *peer)
{
    struct evaluator evaluator;

    if (nutgraf_buffer_length(run->buffer) > 0 && run->settings->format == NUTGRAF_TEXT)
        nutgraf_buffer_append(run->buffer, "\n", 1);
    if (evaluator_start(&evaluator, run->settings)) {
        evaluate_trials(&evaluator, trials, folder, peer, run->settings->against);
        print(run, &evaluator, peer);
    } else {
        run->failed = true;
    }
    evaluator_finish(&evaluator);
}

static void run_peers(struct evaluate_run *run, const nutgraf_trials *trials, const char *folder)
{
    size_t count;
    const char **peers = peers_of(trials, &count);

    if (!peers) {
        message(NULL, "out of memory");
        run->failed = true;
        return;
    }
    for (size_t i = 0; i < count; i++)
        run_peer(run, trials, folder, peers[i]);
    free(peers);
}

/* The folder that a file is in; the caller frees it. NULL: memory ran out. */
static char *folder_of(const char *file)
{
    const char *slash = strrchr(file, '/');
    size_t length = slash ? (size_t)(slash - file) : 1;
    char *folder = malloc(length + 2);

    if (folder) {
        memcpy(folder, slash ? file : ".", length);
        folder[length] = '\0';
        if (length == 0) /* of the root */
            memcpy(folder, "/", 2);
    }
    return folder;
}

static void run_config(struct evaluate_run *run)
{
    const char *file = run->settings->operands[0];
    char *folder = folder_of(file);
    nutgraf_trials *trials = NULL;
    struct input input;
    nutgraf_error error = {.message = "out of memory"};

    run->failed = true;
    if (folder && input_read(&input, file)) {
        trials = nutgraf_trials_new(input.bytes, input.length, &error);
        if (!trials)
            message(file_name(file), "%s", error.message);
        input_release(&input);
    }
    if (trials) {
        run->failed = false;
        if (run->settings->operand_count > 1)
            run_peer(run, trials, folder, run->settings->operands[1]);
        else
            run_peers(run, trials, folder);
    }
    nutgraf_trials_free(trials);
    free(folder);
}

static bool is_config(const char *operand)
{
    size_t length = strlen(operand);

    return length > 4 && strcmp(operand + length - 4, ".xml") == 0;
}

/* Options that only make sense together, or a message. */
static bool check(const struct settings *settings)
{
    size_t count = settings->operand_count;

    if (count == 0 || count > 2 || (count == 1 && !is_config(settings->operands[0])))
        return message_usage("evaluate takes SYSTEM REFERENCES, or CONFIG.xml [SYSTEM]");
    if ((settings->unigrams || settings->both) && !settings->skip)
        return message_usage("-u and -U go with --skip");
    return true;
}

static void run_all(struct evaluate_run *run)
{
    if (is_config(run->settings->operands[0]))
        run_config(run);
    else
        run_pair(run);
    if (!output_write(&run->output, nutgraf_buffer_bytes(run->buffer),
                      nutgraf_buffer_length(run->buffer)))
        run->failed = true;
}

int cmd_evaluate(const struct settings *settings)
{
    struct evaluate_run run = {.settings = settings};

    if (!check(settings))
        return EXIT_USAGE;
    run.buffer = nutgraf_buffer_new();
    if (!run.buffer) {
        message(NULL, "out of memory");
        run.failed = true;
    } else if (output_open(&run.output, settings->output)) {
        run_all(&run);
        run.failed = !output_close(&run.output) || run.failed;
    } else {
        run.failed = true;
    }
    nutgraf_buffer_free(run.buffer);
    return run.failed ? EXIT_FAILED : EXIT_DONE;
}
