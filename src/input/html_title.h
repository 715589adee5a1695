/* html_title.h -- the title of a page, out of the many that it has. */
#ifndef INPUT_HTML_TITLE_H
#define INPUT_HTML_TITLE_H

#include "input/html_page.h"

/* The title for machines, `told`, without the name of the site; when that is no
 * more than the page's <title> (not `sure`), the heading that says nearly the
 * same, of the first level if there is one, or the only one. Both are clean text;
 * the result is a part of one of them, or empty. */
struct span html_title(const struct html_page *page, struct span told, bool sure, struct span site);

/* Do all words of a title stand in the name of the site? */
bool html_title_is_site(struct span title, struct span site);

/* The share of a title's words that the page's <title> has too; below 0 when it
 * has no words or was cut short, 0.5 where there is no <title>. */
double html_title_share(struct span title, struct span page_title);

#endif
