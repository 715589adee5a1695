/* desk.h -- the library set up as the command line asks. */
#ifndef CLI_DESK_H
#define CLI_DESK_H

#include "cli/file.h"
#include "cli/options.h"

/* What every command over articles works with. */
struct desk {
    nutgraf_engine *engine;
    nutgraf_worker *worker;
    nutgraf_buffer *buffer; /* what goes out next */
    struct output output;
};

/* Loads the tables that were named and opens the output. False: a message was
 * printed (release it all the same). */
bool desk_open(struct desk *desk, const struct settings *settings);
/* Sends the buffer out and clears it. False: a message was printed, now or
 * before. */
bool desk_flush(struct desk *desk);
/* Closes the output. False: something was not written. */
bool desk_close(struct desk *desk);
/* Does what goes out reach a terminal? */
bool desk_is_terminal(const struct settings *settings);
/* Does it want colours there? */
bool desk_wants_color(const struct settings *settings);
void desk_release(struct desk *desk);

#endif
