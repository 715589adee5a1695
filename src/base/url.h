/* url.h -- addresses: joined to what they are relative to, and told apart. */
#ifndef BASE_URL_H
#define BASE_URL_H

#include "base/arena.h"
#include "base/span.h"

/* `reference` as seen from `base` (RFC 3986, 5.2); as it is when it is absolute
 * or the base is not. White space around it goes. In `arena`, ended by a NUL
 * that is not counted, or one of the two spans; bytes NULL: memory ran out. */
struct span url_resolve(struct arena *arena, struct span base, struct span reference);
/* One spelling for all addresses of a page, to compare by: no scheme, the host
 * in lower case without "www.", no fragment, no final slash, no parameters that
 * only say where the reader came from (utm_source, fbclid, ...). In `arena`. */
struct span url_canonical(struct arena *arena, struct span address);
/* "host.example" out of "https://user@www.host.example:80/path"; empty when there is
 * none. */
struct span url_host(struct span address);

#endif
