#include "cli/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/message.h"
#include "nutgraf.h"

static const size_t CHUNK = (size_t)64 << 10;

const char *file_name(const char *operand)
{
    return strcmp(operand, "-") == 0 ? "standard input" : operand;
}

static int open_input(const char *operand)
{
    int descriptor;

    if (strcmp(operand, "-") == 0)
        return STDIN_FILENO;
    descriptor = open(operand, O_RDONLY);
    if (descriptor < 0)
        message(operand, "%s", strerror(errno));
    return descriptor;
}

static void close_input(int descriptor)
{
    if (descriptor != STDIN_FILENO)
        close(descriptor);
}

/* read(2) that a signal does not end; 0 at the end, -1 with a message. */
static ssize_t read_some(int descriptor, char *room, size_t size, const char *name)
{
    ssize_t got;

    do
        got = read(descriptor, room, size);
    while (got < 0 && errno == EINTR);
    if (got < 0)
        message(name, "%s", strerror(errno));
    return got;
}

/* Room for `more` bytes behind `length`. */
static bool make_room(char **bytes, size_t *capacity, size_t length, size_t more)
{
    size_t wanted = *capacity ? *capacity : CHUNK;
    char *grown;

    while (wanted - length < more)
        wanted *= 2;
    if (wanted == *capacity)
        return true;
    grown = realloc(*bytes, wanted);
    if (!grown)
        return false;
    *bytes = grown;
    *capacity = wanted;
    return true;
}

static bool read_all(struct input *input, int descriptor, const char *name, size_t most)
{
    struct stat status;
    size_t capacity = 0;
    ssize_t got;

    /* One byte more than the file, so that its end is seen without growing. */
    if (fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode) && status.st_size > 0 &&
        (size_t)status.st_size <= most) {
        capacity = (size_t)status.st_size + 1;
        input->bytes = malloc(capacity);
    }
    do {
        if (input->length > most) {
            message(name, "more than %zu bytes", most);
            return false;
        }
        if ((capacity == 0 || !input->bytes || capacity == input->length) &&
            !make_room(&input->bytes, &capacity, input->length, CHUNK)) {
            message(name, "out of memory");
            return false;
        }
        got = read_some(descriptor, input->bytes + input->length, capacity - input->length, name);
        if (got > 0)
            input->length += (size_t)got;
    } while (got > 0);
    return got == 0;
}

bool input_read(struct input *input, const char *operand)
{
    return input_read_most(input, operand, NUTGRAF_MAX_BYTES);
}

bool input_read_most(struct input *input, const char *operand, size_t most)
{
    int descriptor = open_input(operand);
    bool done;

    *input = (struct input){0};
    if (descriptor < 0)
        return false;
    done = read_all(input, descriptor, file_name(operand), most);
    close_input(descriptor);
    if (!done)
        input_release(input);
    return done;
}

void input_release(struct input *input)
{
    free(input->bytes);
    *input = (struct input){0};
}

/* ---- lines ---- */

bool lines_open(struct lines *lines, const char *operand)
{
    *lines = (struct lines){.descriptor = open_input(operand), .name = file_name(operand)};
    return lines->descriptor >= 0;
}

/* The next newline, `searched` bytes of the line being without one. */
static const char *find_newline(const struct lines *lines, size_t searched)
{
    size_t from = lines->start + searched;

    return lines->end > from ? memchr(lines->bytes + from, '\n', lines->end - from) : NULL;
}

bool lines_would_read(struct lines *lines)
{
    if (!lines->newline)
        lines->newline = find_newline(lines, 0);
    return !lines->finished && !lines->newline;
}

/* One more chunk behind what is left of the last ones. */
static bool lines_fill(struct lines *lines)
{
    ssize_t got;

    if (lines->start > 0)
        memmove(lines->bytes, lines->bytes + lines->start, lines->end - lines->start);
    lines->end -= lines->start;
    lines->start = 0;
    if (lines->end > NUTGRAF_MAX_BYTES) {
        message(lines->name, "line %zu: more than %zu bytes", lines->number + 1, NUTGRAF_MAX_BYTES);
        return false;
    }
    if (!make_room(&lines->bytes, &lines->capacity, lines->end, CHUNK)) {
        message(lines->name, "out of memory");
        return false;
    }
    got = read_some(lines->descriptor, lines->bytes + lines->end, lines->capacity - lines->end,
                    lines->name);
    if (got < 0)
        return false;
    lines->end += (size_t)got;
    lines->finished = got == 0;
    return true;
}

const char *lines_next(struct lines *lines, size_t *length, bool *failed)
{
    const char *newline = lines->newline ? lines->newline : find_newline(lines, 0);
    char *line;

    while (!newline && !lines->finished) {
        size_t searched = lines->end - lines->start;

        if (!lines_fill(lines)) {
            *failed = true;
            return NULL;
        }
        newline = find_newline(lines, searched);
    }
    lines->newline = NULL;
    if (!newline && lines->start == lines->end)
        return NULL;
    line = lines->bytes + lines->start;
    *length = newline ? (size_t)(newline - line) : lines->end - lines->start;
    lines->start += *length + (newline != NULL);
    lines->number++;
    if (*length > 0 && line[*length - 1] == '\r')
        (*length)--;
    return line;
}

void lines_close(struct lines *lines)
{
    close_input(lines->descriptor);
    free(lines->bytes);
    *lines = (struct lines){0};
}

/* ---- output ---- */

static const char TEMPORARY[] = ".XXXXXX";

/* Beside the file itself, with the mode it has or would get. */
static bool open_temporary(struct output *output, const struct stat *existing)
{
    size_t length = strlen(output->name);
    mode_t mask = umask(0);

    umask(mask);
    output->temporary = malloc(length + sizeof TEMPORARY);
    if (!output->temporary) {
        message(output->name, "out of memory");
        return false;
    }
    memcpy(output->temporary, output->name, length);
    memcpy(output->temporary + length, TEMPORARY, sizeof TEMPORARY);
    output->descriptor = mkstemp(output->temporary);
    if (output->descriptor < 0)
        return false;
    return fchmod(output->descriptor, existing ? existing->st_mode & 07777 : 0666 & ~mask) == 0;
}

bool output_open(struct output *output, const char *name)
{
    struct stat status;
    bool exists, opened;

    *output = (struct output){.descriptor = STDOUT_FILENO, .name = name};
    if (!name || strcmp(name, "-") == 0) {
        output->name = NULL;
        return true;
    }
    exists = lstat(name, &status) == 0;
    if (!exists || S_ISREG(status.st_mode)) {
        opened = open_temporary(output, exists ? &status : NULL);
    } else { /* a device, a pipe, a link: as it is */
        output->descriptor = open(name, O_WRONLY | O_TRUNC);
        opened = output->descriptor >= 0;
    }
    if (!opened)
        message(name, "%s", strerror(errno));
    return opened;
}

bool output_write(struct output *output, const char *bytes, size_t length)
{
    while (length > 0 && !output->failed) {
        ssize_t put = write(output->descriptor, bytes, length);

        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0) {
            output->failed = true;
            if (errno != EPIPE) /* who reads has gone: nothing to say */
                message(output->name ? output->name : "standard output", "%s", strerror(errno));
            break;
        }
        bytes += put;
        length -= (size_t)put;
    }
    return !output->failed;
}

bool output_close(struct output *output)
{
    if (!output->name)
        return !output->failed;
    if (close(output->descriptor) != 0 && !output->failed) {
        message(output->name, "%s", strerror(errno));
        output->failed = true;
    }
    if (output->temporary && !output->failed && rename(output->temporary, output->name) != 0) {
        message(output->name, "%s", strerror(errno));
        output->failed = true;
    }
    if (output->temporary && output->failed && !output->kept)
        unlink(output->temporary);
    free(output->temporary);
    return !output->failed;
}
