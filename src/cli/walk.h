/* walk.h -- every file of a directory. */
#ifndef CLI_WALK_H
#define CLI_WALK_H

#include <stdbool.h>

/* Called for a file; false ends the walk. */
typedef bool walk_visit(void *context, const char *file);

/* Visits `path` itself when it is no directory, else every regular file below
 * it in the order of names; hidden files and links to directories are passed
 * over. False: a visit said so, or a directory could not be read, of which a
 * message was printed. */
bool walk(const char *path, walk_visit *visit, void *context);

#endif
