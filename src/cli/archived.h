/* archived.h -- an archive's versions of one article, to be compared. */
#ifndef CLI_ARCHIVED_H
#define CLI_ARCHIVED_H

#include "cli/file.h"
#include "cli/options.h"

struct archived {
    const struct settings *settings;
    nutgraf_archive *archive;
    nutgraf_buffer *text;
    size_t count; /* versions that were asked for */
};

/* Opens the archive of the settings, whose operands are KEY [VERSION...]: all
 * versions where none is named. False: a message was printed (close it all the
 * same). */
bool archived_open(struct archived *archived, const struct settings *settings);
/* The number of the i-th version asked for, from 1. */
size_t archived_number(const struct archived *archived, size_t i);
/* Reads its text, which the caller releases, and its language ("" when it has none).
 * False: a message was printed. */
bool archived_read(struct archived *archived, size_t i, struct input *input,
                   nutgraf_archived *version);
void archived_close(struct archived *archived);

#endif
