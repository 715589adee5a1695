/* delivery.h -- a digest on its way out, and the archive that remembers it.
 *
 * A digest that goes to a file is written beside it, and locked; the archive
 * records it as pending; the file gets its name; the archive notes that. What
 * goes to standard output is recorded, printed, and noted; a locked file beside
 * the archive stands for it meanwhile. Killed before the file has got its name
 * (before the last is printed), a run leaves behind a file that nobody holds: the
 * next run takes the digest back. Killed after it, that file is gone: the digest
 * was delivered. */
#ifndef CLI_DELIVERY_H
#define CLI_DELIVERY_H

#include "cli/options.h"

/* Settles what killed runs have left pending. False: the archive failed, and a
 * message was printed. */
bool delivery_settle(nutgraf_archive *archive, const struct settings *settings);
/* Writes a finished digest to where the settings say and records it (`archive`
 * NULL: does not). STALE: nothing was written, it has to be finished again.
 * Otherwise OK, or a message was printed. */
nutgraf_status delivery_run(nutgraf_digest *digest, nutgraf_archive *archive,
                            const struct settings *settings);

#endif
