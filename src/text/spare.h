/* spare.h -- marks taken back: what looks odd, but is the article's own. */
#ifndef TEXT_SPARE_H
#define TEXT_SPARE_H

#include "text/page.h"

/* A text with hardly any furniture in it and few odd sentences is an article with
 * a list of results or a quotation in another script, and keeps them; not its
 * headings, where it was marked up. */
void spare_clean(struct document *document, const struct page *page);
/* Items have no stop and many names: they look like a menu. Those that the article
 * introduces, or goes on behind, are its own. */
void spare_lists(struct document *document);

#endif
