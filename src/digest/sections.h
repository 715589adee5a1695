/* sections.h -- which stories stand under which heading. */
#ifndef DIGEST_SECTIONS_H
#define DIGEST_SECTIONS_H

#include "digest/digest.h"

/* Gives the stories that are told their sections and orders them: sections by
 * their first story, the stories of one together. A section is the caller's,
 * or the category that feeds give to at least two of the stories. False: memory
 * ran out. */
bool sections_assign(struct nutgraf_digest *digest);
/* Does `text` match a pattern of `*` and `?`? Linear but for stars that fail. */
bool sections_match(const char *glob, struct span text);

#endif
