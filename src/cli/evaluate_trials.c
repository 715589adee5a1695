/* Summaries and references that ROUGE's config.xml names. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/evaluate.h"
#include "cli/file.h"
#include "cli/message.h"

/* folder/root/file, of which an absolute part drops what stands before it. */
static char *join(const char *folder, const char *root, const char *file)
{
    size_t size = strlen(folder) + strlen(root) + strlen(file) + 3;
    char *path = malloc(size);

    if (*file == '/')
        root = "";
    if (*file == '/' || *root == '/')
        folder = "";
    if (path)
        snprintf(path, size, "%s%s%s%s%s", folder, *folder ? "/" : "", root, *root ? "/" : "",
                 file);
    return path;
}

static bool read_lines(struct evaluator *evaluator, const char *path, nutgraf_lines_format format,
                       nutgraf_buffer *buffer)
{
    struct input input;
    bool done;

    if (!buffer || !path) {
        evaluator_no_memory(evaluator);
        return false;
    }
    if (!input_read(&input, path)) {
        evaluator->failed = true;
        return false;
    }
    nutgraf_buffer_clear(buffer);
    done = nutgraf_lines_read(format, input.bytes, input.length, buffer) == NUTGRAF_OK;
    if (!done)
        evaluator_no_memory(evaluator);
    input_release(&input);
    return done;
}

static bool read_file(struct evaluator *evaluator, const char *folder, const char *root,
                      const char *file, nutgraf_lines_format format, nutgraf_buffer *buffer)
{
    char *path = join(folder, root, file);
    bool done = read_lines(evaluator, path, format, buffer);

    free(path);
    return done;
}

static const nutgraf_trial_file *find_peer(const nutgraf_trial *trial, const char *id)
{
    for (size_t i = 0; i < trial->peer_count; i++)
        if (strcmp(trial->peers[i].id, id) == 0)
            return &trial->peers[i];
    return NULL;
}

static bool read_peer(struct evaluator *evaluator, const nutgraf_trial *trial, const char *folder,
                      const char *id, nutgraf_buffer *buffer)
{
    const nutgraf_trial_file *peer = find_peer(trial, id);

    if (!peer) {
        message(NULL, "%s: no summary of %s", trial->id, id);
        evaluator->failed = true;
        return false;
    }
    return read_file(evaluator, folder, trial->peer_root, peer->file, trial->format, buffer);
}

static void add_trial(struct evaluator *evaluator, const nutgraf_trial *trial, const char *folder,
                      const char *peer, const char *other)
{
    if (!read_peer(evaluator, trial, folder, peer, evaluator->system) ||
        (other && !read_peer(evaluator, trial, folder, other, evaluator->other)))
        return;
    for (size_t i = 0; i < trial->model_count; i++)
        if (!read_file(evaluator, folder, trial->model_root, trial->models[i].file, trial->format,
                       evaluator_reference(evaluator, i)))
            return;
    evaluator_add(evaluator, trial->id, trial->model_count);
}

void evaluate_trials(struct evaluator *evaluator, const nutgraf_trials *trials, const char *folder,
                     const char *peer, const char *other)
{
    const nutgraf_trial *trial;

    for (size_t i = 0; !evaluator->stopped && (trial = nutgraf_trials_at(trials, i)); i++)
        add_trial(evaluator, trial, folder, peer, other);
}
