/* record_object.h -- the rest of a record, beside its text and id. */
#ifndef INPUT_RECORD_OBJECT_H
#define INPUT_RECORD_OBJECT_H

#include "nutgraf.h"

struct json_object;

/* The record as json-c has it, owned by the record; NULL: memory ran out. */
struct json_object *record_object(const nutgraf_record *record);

#endif
