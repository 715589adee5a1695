/* feed_names.h -- the elements of feeds, whatever prefix they are written with. */
#ifndef INPUT_FEED_NAMES_H
#define INPUT_FEED_NAMES_H

#include "input/feed_build.h"

/* Of what is told apart, the rest is OTHER. */
enum feed_space {
    SPACE_FEED = 0, /* RSS, Atom, or none */
    SPACE_DUBLIN,   /* Dublin Core */
    SPACE_CONTENT,  /* RSS 1.0 content module */
    SPACE_ITUNES,
    SPACE_MEDIA, /* Media RSS: its parts may stand in a group of their own */
    SPACE_OTHER
};

struct feed_name {
    enum feed_space space;
    struct span local;
};

enum { MOST_BINDINGS = 64 };

/* Prefixes in force; the element that ends restores the count. */
struct feed_names {
    struct {
        struct span prefix;
        enum feed_space space;
    } bindings[MOST_BINDINGS];
    uint32_t count;
};

/* Adds the xmlns attributes of an element (name, value, ..., NULL). */
void feed_names_bind(struct feed_names *names, struct arena *arena, const char **attributes);
/* A prefix that nothing binds means what it usually means. */
struct feed_name feed_names_resolve(const struct feed_names *names, const char *name);
/* Is it an element of the feed itself, of that name in any case? */
bool feed_name_is(struct feed_name name, const char *local);
/* The part that an element is; FIELD_NONE for what is not asked for. */
enum feed_field feed_name_field(struct feed_name name);

#endif
