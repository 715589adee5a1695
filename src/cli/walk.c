#include "cli/walk.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/message.h"

static int not_hidden(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

static char *join(const char *directory, const char *name)
{
    size_t size = strlen(directory) + strlen(name) + 2;
    char *path = malloc(size);

    if (path)
        snprintf(path, size, "%s/%s", directory, name);
    return path;
}

static bool walk_entry(const char *directory, const char *name, walk_visit *visit, void *context)
{
    char *path = join(directory, name);
    struct stat status;
    bool done = true;

    if (!path) {
        message(directory, "out of memory");
        return false;
    }
    if (lstat(path, &status) == 0 && S_ISDIR(status.st_mode))
        done = walk(path, visit, context);
    else if (stat(path, &status) == 0 && S_ISREG(status.st_mode))
        done = visit(context, path);
    free(path);
    return done;
}

bool walk(const char *path, walk_visit *visit, void *context)
{
    struct dirent **entries;
    struct stat status;
    bool going = true;
    int count;

    if (stat(path, &status) != 0 || !S_ISDIR(status.st_mode))
        return visit(context, path);
    count = scandir(path, &entries, not_hidden, alphasort);
    if (count < 0) {
        message(path, "%s", strerror(errno));
        return false;
    }
    for (int i = 0; i < count; i++) {
        going = going && walk_entry(path, entries[i]->d_name, visit, context);
        free(entries[i]);
    }
    free(entries);
    return going;
}
