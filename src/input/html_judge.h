/* html_judge.h -- which blocks of a page to keep, all of it considered. */
#ifndef INPUT_HTML_JUDGE_H
#define INPUT_HTML_JUDGE_H

#include <stdbool.h>

#include "input/html_page.h"
#include "text/document.h"

/* A flag for each block: is it the article's? At least one is set where there
 * is a block. `document` as for html_features(); it counts what is set aside and says
 * whether any block looked like the article's.
 * In its arena. NULL: memory ran out. */
bool *html_judge(const struct html_page *page, struct document *document);

#endif
