/* record.h -- an article on a line of JSON; the struct behind nutgraf_record. */
#ifndef INPUT_RECORD_H
#define INPUT_RECORD_H

#include "base/buffer.h"
#include "nutgraf.h"

/* Writes the key and value of the record's id into an open object, as they
 * were read; nothing when the record is NULL or has none. */
void record_write_id(const nutgraf_record *record, struct nutgraf_buffer *out);

#endif
