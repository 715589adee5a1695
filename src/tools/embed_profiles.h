/* embed_profiles.h -- making the table by which languages are told apart. */
#ifndef TOOLS_EMBED_PROFILES_H
#define TOOLS_EMBED_PROFILES_H

#include "language/profile.h"

/* From directory/<name>.txt for every name in PROFILES. Ends the program when
 * one is missing or wrong. */
void profiles_make(struct profile_table *table, const char *directory);

#endif
