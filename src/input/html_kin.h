/* html_kin.h -- which blocks of a page the same template made. */
#ifndef INPUT_HTML_KIN_H
#define INPUT_HTML_KIN_H

#include "input/html_page.h"

/* For each block the first whose element and the one around it have the same
 * tags and classes as its own. Linear in the page. In `arena`; NULL: memory ran
 * out. */
uint32_t *html_kin(const struct html_page *page, struct arena *arena);

#endif
