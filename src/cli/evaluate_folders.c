/* Summaries and references in two folders. A summary "x.txt" has the id "x";
 * its references are "x.txt", "x.A.txt", "x.ref.1.txt" and so on, in the folder
 * or below it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/evaluate.h"
#include "cli/file.h"
#include "cli/message.h"
#include "cli/walk.h"

struct entry {
    char *id, *path; /* owned */
};

struct listing {
    struct entry *entries;
    size_t count, capacity;
};

static void listing_release(struct listing *listing)
{
    for (size_t i = 0; i < listing->count; i++) {
        free(listing->entries[i].id);
        free(listing->entries[i].path);
    }
    free(listing->entries);
}

static char *copy(const char *text, size_t length)
{
    char *copied = malloc(length + 1);

    if (copied) {
        memcpy(copied, text, length);
        copied[length] = '\0';
    }
    return copied;
}

/* The length of a name without what follows its last full stop; all of it when
 * there is none. */
static size_t stem_length(const char *name, size_t length)
{
    size_t dot = length;

    while (dot > 1 && name[dot - 1] != '.')
        dot--;
    return dot > 1 ? dot - 1 : length;
}

static bool list_file(void *context, const char *file)
{
    struct listing *listing = context;
    const char *slash = strrchr(file, '/'), *name = slash ? slash + 1 : file;
    size_t capacity = listing->capacity > 0 ? listing->capacity * 2 : 64;
    struct entry *grown = listing->entries, *entry;

    if (listing->count == listing->capacity) {
        grown = realloc(grown, capacity * sizeof *grown);
        if (!grown)
            return false;
        listing->entries = grown;
        listing->capacity = capacity;
    }
    entry = &grown[listing->count++];
    entry->id = copy(name, stem_length(name, strlen(name)));
    entry->path = copy(file, strlen(file));
    return entry->id && entry->path;
}

static int by_id(const void *a, const void *b)
{
    const struct entry *x = a, *y = b;
    int order = strcmp(x->id, y->id);

    return order != 0 ? order : strcmp(x->path, y->path);
}

static bool list(struct evaluator *evaluator, struct listing *listing, const char *folder)
{
    *listing = (struct listing){0};
    if (!walk(folder, list_file, listing)) {
        evaluator->failed = true;
        return false;
    }
    if (listing->count > 0)
        qsort(listing->entries, listing->count, sizeof *listing->entries, by_id);
    return true;
}

/* The first entry whose id is the first `length` bytes of `id`, or NULL. */
static const struct entry *find(const struct listing *listing, const char *id, size_t length)
{
    size_t low = 0, high = listing->count;

    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = strncmp(listing->entries[middle].id, id, length);

        if (order == 0 && listing->entries[middle].id[length])
            order = 1;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == listing->count || strlen(listing->entries[low].id) != length ||
        memcmp(listing->entries[low].id, id, length) != 0)
        return NULL;
    return &listing->entries[low];
}

/* Gives every reference the id of its summary: the longest that its name begins
 * with. */
static void match(struct evaluator *evaluator, struct listing *references,
                  const struct listing *systems)
{
    for (size_t i = 0; i < references->count; i++) {
        char *id = references->entries[i].id;
        size_t length = strlen(id), shorter = stem_length(id, length);

        while (!find(systems, id, length) && shorter < length) {
            length = shorter;
            shorter = stem_length(id, length);
        }
        if (find(systems, id, length))
            id[length] = '\0';
        else
            evaluator->unmatched++;
    }
    if (references->count > 0)
        qsort(references->entries, references->count, sizeof *references->entries, by_id);
}

/* The file behind what `buffer` holds. */
static bool read_file(struct evaluator *evaluator, const char *path, nutgraf_buffer *buffer)
{
    struct input input;
    bool done;

    if (!buffer || !input_read(&input, path)) {
        evaluator->failed = true;
        return false;
    }
    nutgraf_buffer_clear(buffer);
    done = nutgraf_buffer_append(buffer, input.bytes, input.length) == NUTGRAF_OK;
    if (!done)
        evaluator_no_memory(evaluator);
    input_release(&input);
    return done;
}

static void add_document(struct evaluator *evaluator, const struct entry *system,
                         const struct listing *references, const struct listing *others)
{
    size_t length = strlen(system->id), count = 0;
    const struct entry *entry = find(references, system->id, length);
    const struct entry *other = others ? find(others, system->id, length) : NULL;

    for (; entry && entry < references->entries + references->count &&
           strcmp(entry->id, system->id) == 0;
         entry++)
        if (!read_file(evaluator, entry->path, evaluator_reference(evaluator, count++)))
            return;
    if (count == 0 || (others && !other)) {
        message(system->path, count == 0 ? "no reference" : "nothing to compare with");
        evaluator->failed = true;
        return;
    }
    if (read_file(evaluator, system->path, evaluator->system) &&
        (!other || read_file(evaluator, other->path, evaluator->other)))
        evaluator_add(evaluator, system->id, count);
}

void evaluate_folders(struct evaluator *evaluator, const char *system, const char *references,
                      const char *other)
{
    struct listing systems = {0}, models = {0}, others = {0};

    if (list(evaluator, &systems, system) && list(evaluator, &models, references) &&
        (!other || list(evaluator, &others, other))) {
        match(evaluator, &models, &systems);
        for (size_t i = 0; i < systems.count && !evaluator->stopped; i++)
            add_document(evaluator, &systems.entries[i], &models, other ? &others : NULL);
    }
    listing_release(&systems);
    listing_release(&models);
    listing_release(&others);
}
