/* json_ld.h -- what a page says of its article in schema.org's terms. */
#ifndef INPUT_JSON_LD_H
#define INPUT_JSON_LD_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/span.h"

/* Empty where not told. In the arena. */
struct json_ld {
    struct span headline, name, author, published, publisher, language, body;
};

/* Adds what one script of type application/ld+json says; what is known already
 * stays. What is no JSON is passed over. False: memory ran out. */
bool json_ld_read(struct json_ld *ld, struct arena *arena, struct span script);

#endif
