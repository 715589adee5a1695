/* file.h -- reading inputs and writing the output. */
#ifndef CLI_FILE_H
#define CLI_FILE_H

#include <stdbool.h>
#include <stddef.h>

/* What messages call an operand: "-" is standard input. */
const char *file_name(const char *operand);

struct input {
    char *bytes; /* owned */
    size_t length;
};

/* Reads a whole file, or standard input for "-". False: a message was printed
 * (not there, a directory, too large, no memory). */
bool input_read(struct input *input, const char *operand);
/* The same of a file that may have no more than `most` bytes: a larger one takes
 * no more memory than that. */
bool input_read_most(struct input *input, const char *operand, size_t most);
void input_release(struct input *input);

/* Lines of a file of any size, in memory for one line. */
struct lines {
    int descriptor;
    const char *name;
    char *bytes; /* owned */
    size_t capacity, start, end;
    const char *newline; /* of the next line; NULL: not looked for yet, or not read */
    size_t number;       /* of the line given last, from 1 */
    bool finished;
};

bool lines_open(struct lines *lines, const char *operand);
/* Must the next lines_next wait for a read? Then what was written should go out. */
bool lines_would_read(struct lines *lines);
/* The next line without its end, valid until the next call; NULL at the end or
 * after a read error, of which a message was printed (`failed`). */
const char *lines_next(struct lines *lines, size_t *length, bool *failed);
void lines_close(struct lines *lines);

/* Where the results go. A named file is written beside itself and renamed at
 * the end, so that it is whole or not there. */
struct output {
    int descriptor;
    const char *name; /* NULL: standard output */
    char *temporary;  /* owned; NULL: written in place */
    bool failed;      /* a message was printed */
    bool kept;        /* if it fails, the temporary file stays: somebody counts on it */
};

bool output_open(struct output *output, const char *name);
/* Writes all of it. False: a message was printed, once. */
bool output_write(struct output *output, const char *bytes, size_t length);
/* False: something was not written. */
bool output_close(struct output *output);

#endif
