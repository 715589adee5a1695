#include "cli/desk.h"

#include <stdlib.h>
#include <unistd.h>

#include "cli/message.h"

static bool load_table(nutgraf_engine *engine, const char *file,
                       nutgraf_status (*set)(nutgraf_engine *, const char *, size_t,
                                             nutgraf_error *))
{
    struct input input;
    nutgraf_error error;
    bool done;

    if (!file)
        return true;
    if (!input_read(&input, file))
        return false;
    done = set(engine, input.bytes, input.length, &error) == NUTGRAF_OK;
    if (!done)
        message(file_name(file), "%s", error.message);
    input_release(&input);
    return done;
}

bool desk_open(struct desk *desk, const struct settings *settings)
{
    *desk = (struct desk){.engine = nutgraf_engine_new(NULL), .buffer = nutgraf_buffer_new()};
    if (desk->engine)
        desk->worker = nutgraf_worker_new(desk->engine, NULL);
    if (!desk->worker || !desk->buffer) {
        message(NULL, "out of memory");
        return false;
    }
    return load_table(desk->engine, settings->background, nutgraf_engine_set_background) &&
           load_table(desk->engine, settings->stopwords, nutgraf_engine_set_stopwords) &&
           output_open(&desk->output, settings->output);
}

bool desk_flush(struct desk *desk)
{
    bool done = output_write(&desk->output, nutgraf_buffer_bytes(desk->buffer),
                             nutgraf_buffer_length(desk->buffer));

    nutgraf_buffer_clear(desk->buffer);
    return done;
}

bool desk_close(struct desk *desk)
{
    return output_close(&desk->output);
}

bool desk_is_terminal(const struct settings *settings)
{
    return !settings->output && isatty(STDOUT_FILENO);
}

bool desk_wants_color(const struct settings *settings)
{
    const char *none = getenv("NO_COLOR");

    return !settings->no_color && !(none && *none) && desk_is_terminal(settings);
}

void desk_release(struct desk *desk)
{
    nutgraf_worker_free(desk->worker);
    nutgraf_engine_free(desk->engine);
    nutgraf_buffer_free(desk->buffer);
}
