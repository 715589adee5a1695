/* encoding.h -- bytes of any encoding into UTF-8. */
#ifndef INPUT_ENCODING_H
#define INPUT_ENCODING_H

#include <stdint.h>

#include "base/arena.h"
#include "base/span.h"
#include "nutgraf.h"

struct decoded {
    struct span text;  /* the bytes given, or a copy in the arena; may still hold what is not
                          UTF-8, which readers see as U+FFFD */
    uint32_t repaired; /* how many bytes could not be read */
    bool copied;       /* not the bytes given: another encoding */
    bool guessed;      /* that is windows-1252, which nobody said */
};

/* Decodes `bytes`. In this order: a byte order mark; UTF-16 by its zeros; UTF-8
 * when that is what it is, whatever it is said to be; the encoding `declared`
 * (may be empty) by iconv(3); UTF-8 with few errors; windows-1252. A byte order
 * mark of UTF-8 stays: it is white space.
 * BAD_INPUT when the bytes are no text at all (compressed, PDF, a picture). */
nutgraf_status encoding_decode(struct arena *arena, struct span bytes, struct span declared,
                               struct decoded *decoded, nutgraf_error *error);
/* The encoding that the head of an HTML page or an XML declaration names; empty
 * when none does. */
struct span encoding_declared(struct span bytes);
/* The code point of a byte of windows-1252. */
uint32_t encoding_windows_1252(unsigned char byte);

#endif
